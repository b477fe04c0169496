"""One post with its comments into the database, whole or not at all, and never twice."""

from contextlib import nullcontext
from dataclasses import dataclass, field

from django.conf import settings
from django.db import transaction

from authors.clock import today
from authors.models import Key
from exchange.models import Origin
from exchange.report import Report
from exchange.wordpress import letters, old_addresses, plan, shelving
from exchange.wordpress.claims import Claims, Line
from exchange.wordpress.conversation import Conversation
from exchange.wordpress.foreseen import Foreseen
from exchange.wordpress.letters import Place
from exchange.wordpress.numbers import Seen
from exchange.wordpress.parts import Post, Site, Term
from exchange.wordpress.plan import Fate, Wishes
from exchange.wordpress.replies import Thread
from exchange.wordpress.standing_in import stand_in
from exchange.wordpress.unwritten import Unwritten
from letters import shelves
from letters.models import Category, Letter
from moderation import cases
from writing.models import Status


@dataclass
class Tally:
    """What an import did, by the status the letter has now; `known` were here before, and
    nobody has a key to the `keyless`."""

    letters: dict[str, int] = field(default_factory=dict)
    replies: int = 0
    left_out: int = 0
    known: int = 0
    keyless: int = 0

    def letter(self, status: str) -> None:
        """One more letter."""
        self.letters[status] = self.letters.get(status, 0) + 1


@dataclass
class Mover:
    """Brings in one post after the other. `dry`: everything is done, and undone again."""

    wishes: Wishes
    report: Report
    claims: Claims | None = None
    dry: bool = False
    site: Site = field(default_factory=Site)
    tally: Tally = field(default_factory=Tally)
    came: Seen = field(default_factory=Seen, init=False)  # numbers of this run
    foreseen: Foreseen | None = field(default=None, init=False)  # in a dry run

    def __post_init__(self) -> None:
        self.foreseen = Foreseen() if self.dry else None

    def move(self, post: Post) -> None:
        """Take one post, or say why not. All in one transaction, so a stop leaves no half post."""
        place = Place(post.where or f"post {post.number}", self.report)
        if self.foreseen and self.foreseen.has(post.number):
            self._take_again(post, place, self.foreseen)
        else:
            self._take(post, place)

    def _take_again(self, post: Post, place: Place, foreseen: Foreseen) -> None:
        """Its number came before in this dry run, so its letter would be here."""
        with transaction.atomic():
            Mover(Wishes(), Report(), Unwritten(), site=self.site).move(stand_in(post, foreseen))
            self._take(post, place)
            transaction.set_rollback(True)

    def _take(self, post: Post, place: Place) -> None:
        name = old_addresses.name(self.site)
        here = Origin.objects.filter(site=name, number=post.number, reply=None).first()
        fate = plan.fate(post, self.wishes, today())
        if here is None and fate.status is None:
            place.line("left out", fate.why)
            self.tally.left_out += 1
            return
        if here is None and fate.why:
            place.line("waits" if fate.status == Status.HELD else "later", fate.why)
        letter = here.letter if here else None
        if not self.came.again(post.number) and letter and _is_shown(letter, fate):
            place.line("still stands here", fate.why)
        if letter is None and fate.status is not None:
            letter = letters.make(self.site, post, fate.status, self.wishes, place)
        if letter is None:
            self.tally.left_out += 1
            return
        self._save(post, letter, place, new=here is None)

    def _save(self, post: Post, letter: Letter, place: Place, *, new: bool) -> None:
        with self.claims.for_post() if self.claims else nullcontext():
            self._save_with_keys(post, letter, place, new=new)
        self.tally.keyless += letter.key_id is None
        if new:
            self.tally.letter(letter.status)
        else:
            self.tally.known += 1

    def _save_with_keys(self, post: Post, letter: Letter, place: Place, *, new: bool) -> None:
        name = old_addresses.name(self.site)
        conversation = Conversation(letter, post, name, place, self.foreseen)
        # Slow, so before the transaction.
        owner = self._key_of_author(post, letter) if new else b""
        digests = conversation.deal(self.claims) if self.claims else {}
        with transaction.atomic():
            if new:
                self._letter(post, letter, owner, place)
            thread = Thread(letter, conversation, digests, wait=self.wishes.wait)
            brought = thread.bring()
            if new:
                shelves.moved(letter, was_public=False)
                cases.refresh(letter)
            elif brought:
                shelves.changed(letter)
            self.report.flush()
            if self.claims:
                self.claims.write()
            if self.dry:
                transaction.set_rollback(True)
        if self.foreseen:
            self.foreseen.keep(post.number, thread.here, keyed=letter.key_id is not None)
        self.tally.replies += brought

    def _letter(self, post: Post, letter: Letter, owner: bytes, place: Place) -> None:
        if owner:
            letter.key = Key.objects.create(digest=owner)
        letter.save()
        letter.categories.set(shelving.holes(post.terms))
        Origin.objects.create(site=old_addresses.name(self.site), number=post.number, letter=letter)
        if not self._addresses.post(post, letter):
            place.line("address", "another post has the same one, which leads to that one")
        for term in post.terms:
            if shelving.is_cut(term):
                place.line(
                    "long category name", f"its pigeonhole has {shelving.LONGEST} characters"
                )
            self._keep_category(term)

    @property
    def _addresses(self) -> old_addresses.Keeper:
        return old_addresses.Keeper(self.site, self.foreseen)

    def _keep_category(self, term: Term) -> None:
        holes: list[Category | None] = [*shelving.holes((term,))]
        for hole in holes or [None]:
            known = {one.nicename: one for one in self.site.terms}
            whole = known.get(term.nicename, term)
            parents, above = "", whole.parent
            while above in known and f"{above}/" not in parents:
                parents, above = f"{above}/{parents}", known[above].parent
            self._addresses.category(whole, hole, parents)

    def _key_of_author(self, post: Post, letter: Letter) -> bytes:
        """Of a form's writer, or of the account that signs the letter: a site may have put up
        everybody's letters from one account, which is to open none of them."""
        address = post.byline_address
        if not address and not post.byline and letter.byline:
            address = self.site.addresses.get(post.login, "")
        if self.claims is None or not address:
            return b""
        link = settings.SITE_URL + letter.get_absolute_url()
        return self.claims.deal(Line(address, "letter", letter.byline, link))


def _is_shown(letter: Letter, fate: Fate) -> bool:
    """Whether everybody can read here what the old site does not show any more."""
    return letter.is_public and bool(fate.why) and fate.status in (None, Status.HELD)
