"""In and out of the site: WordPress import, archives out and back."""
