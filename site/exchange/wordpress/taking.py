"""From elements to the site and its posts, each handed out once it is whole."""

from exchange.report import Report
from exchange.wordpress.numbers import Seen
from exchange.wordpress.parts import Post, Site
from exchange.wordpress.posts import PostDraft
from exchange.wordpress.sites import SiteDraft

Fields = dict[str, str]


class Taking:
    """Told of what was read, in the order of the file. `take` gives what is whole."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.draft = SiteDraft(report)
        self.item: PostDraft | None = None
        self.items = 0
        self.seen = Seen()
        self.has_site = False
        self.ready: list[Site | Post] = []

    def take(self) -> list[Site | Post]:
        """What was finished since the last call."""
        ready, self.ready = self.ready, []
        return ready

    def opened(self, name: str, fields: Fields) -> None:
        """The start of what holds others; `fields` will fill."""
        if name == "channel":
            self.draft.fields = fields
        elif name == "item":
            self.site()
            self.items += 1
            self.item = PostDraft(fields, self.items, self.report)

    def site(self) -> None:
        """Hands the site out, at its first item or its end."""
        if not self.has_site:
            self.has_site = True
            self.ready.append(self.draft.site())

    def label(self, marks: Fields, text: str) -> None:
        """What the item is filed under."""
        if self.item:
            self.item.label(marks.get("domain"), marks.get("nicename", ""), text)

    def cut(self) -> None:
        """A text was longer than anything is."""
        if self.item:
            self.item.is_cut = True

    def closed(self, name: str, fields: Fields) -> None:
        """The end of what holds others."""
        if self.item:
            self.closed_in(self.item, name, fields)
        elif name == "wp:author":
            self.draft.author(fields)
        elif name in ("wp:category", "wp:term"):
            self.draft.category(fields)
        elif name == "channel":
            self.site()

    def closed_in(self, item: PostDraft, name: str, fields: Fields) -> None:
        """The end of something in an item, or of the item."""
        if name == "wp:comment":
            item.comment(fields)
        elif name == "wp:postmeta":
            item.meta(fields)
        else:
            self.ready.append(item.post(self.seen))
            self.item = None
