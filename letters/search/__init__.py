"""Search: one question, one results page, two databases that find the same."""
