"""What stands before the first item: the site, its people and its categories."""

from dataclasses import dataclass, field

from exchange.report import Report
from exchange.wordpress.namespaces import version_of
from exchange.wordpress.numbers import number
from exchange.wordpress.parts import Site, Term
from exchange.wordpress.plain import address, name
from exchange.wordpress.trouble import NotWordPress

Fields = dict[str, str]
# The last version there is; a later one may mean other things by the same names.
NEWEST = (1, 2)


@dataclass
class SiteDraft:
    """Grows with the elements of the channel until the first item makes a `Site` of it."""

    report: Report
    fields: Fields = field(default_factory=dict)
    terms: list[Term] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    addresses: dict[str, str] = field(default_factory=dict)
    spaces: str = ""  # the version that the namespace names

    def space(self, address: str) -> None:
        """A namespace that the file uses."""
        self.spaces = self.spaces or version_of(address)

    def author(self, fields: Fields) -> None:
        """Somebody with an account on the old site."""
        login = fields.get("wp:author_login", "").strip()
        if login and (shown := name(fields.get("wp:author_display_name", ""))):
            self.names[login] = shown
        if login and (email := address(fields.get("wp:author_email", ""))):
            self.addresses[login] = email

    def category(self, fields: Fields) -> None:
        """A category, by itself or as one of the newer `wp:term`."""
        if fields.get("wp:term_taxonomy", "category") != "category":
            return
        nicename = fields.get("wp:category_nicename") or fields.get("wp:term_slug", "")
        shown = name(fields.get("wp:cat_name") or fields.get("wp:term_name", ""))
        parent = fields.get("wp:category_parent") or fields.get("wp:term_parent", "")
        found = number(fields.get("wp:term_id", ""))
        self.terms.append(Term(nicename.strip(), shown, found, parent.strip()))

    def site(self) -> Site:
        """What is known. Raises NotWordPress for an RSS file without a word of WordPress's."""
        base = self.fields.get("wp:base_blog_url") or self.fields.get("link", "")
        return Site(
            title=self.fields.get("title", "").strip(),
            address=base.strip(),
            language=self.fields.get("language", "").strip(),
            version=self.version(),
            terms=tuple(self.terms),
            names=self.names,
            addresses=self.addresses,
        )

    def version(self) -> str:
        """As the file says, or as its namespace does."""
        said = self.fields.get("wp:wxr_version", "").strip()
        if not said and not self.spaces:
            raise NotWordPress("it is an RSS feed, which holds only the latest posts")
        if not said:
            why = f"taken as {self.spaces}, from the namespace"
            self.report.line("the file", "no version of the export", why)
        elif is_newer(said):
            why = "versions 1.0 to 1.2 are known; what is new in this one is not read"
            self.report.line("the file", "unknown version of the export", why)
        return said or self.spaces


def is_newer(version: str) -> bool:
    """Also for what is no version at all."""
    parts = version.split(".")
    return not all(map(number, parts[:1])) or tuple(map(number, parts)) > NEWEST
