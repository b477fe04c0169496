"""Who may open which page of the volunteers' room: a table of roles and addresses."""

import re

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from letters.glossary_models import Term
from letters.models import Category, ContentNote
from members.models import Invitation
from moderation.models import Case, Decision, Phrase, Report
from tests.make import a_letter, a_member, a_reply, an_update, signed_in, with_totp
from tests.moderation.rooms import inside

pytestmark = pytest.mark.django_db

# name of the address -> who opens it: v(olunteers) and o(perators), o alone, or nobody (-)
OPENS = {
    "index": "vo",
    "app_list": "vo",
    "password_change": "vo",
    "password_change_done": "vo",
    "jsi18n": "vo",
    "letter_decide": "vo",
    "letter_correct": "vo",
    "reply_decide": "vo",
    "reply_correct": "vo",
    "update_decide": "vo",
    "update_correct": "vo",
    "letter_judge": "vo",
    "reply_judge": "vo",
    "update_judge": "vo",
    "case_decide": "vo",
    "case_shield": "vo",
    "case_feed": "vo",
} | {
    f"{model}_{page}": who
    for model, row in {
        #                          changelist add change delete history
        "letters_letter": ("vo", "-", "vo", "-", "vo"),
        "comments_reply": ("vo", "-", "vo", "-", "vo"),
        "letters_update": ("vo", "-", "vo", "-", "vo"),
        "moderation_case": ("vo", "-", "vo", "-", "vo"),
        "moderation_phrase": ("vo", "vo", "vo", "vo", "vo"),
        "moderation_report": ("vo", "-", "vo", "-", "vo"),
        "moderation_decision": ("vo", "-", "vo", "-", "vo"),
        "letters_category": ("vo", "vo", "vo", "-", "vo"),
        "letters_contentnote": ("vo", "vo", "vo", "-", "vo"),
        "letters_term": ("vo", "vo", "vo", "vo", "vo"),
        "auth_group": ("o", "o", "o", "o", "o"),
        "members_member": ("o", "-", "o", "-", "o"),
        "members_invitation": ("o", "o", "o", "o", "o"),
        "mfa_authenticator": ("o", "-", "o", "o", "o"),
    }.items()
    for page, who in zip(("changelist", "add", "change", "delete", "history"), row, strict=True)
}
# Answered by Django with a redirect or 404, or by allauth's door; in no room of ours.
ELSEWHERE = {"login", "logout", "autocomplete", "view_on_site"}
ROLES = {
    "nobody": "login",
    "a member": "login",
    "staff without a second factor": "/accounts/2fa/",
    "staff whose second factor slept": "/accounts/2fa/reauthenticate/",
    "staff without the group": "-",
    "a volunteer": "v",
    "an operator": "o",
}


def a_client(role: str) -> Client:
    """A browser of somebody with this role."""
    if role == "nobody":
        return Client()
    if role == "a member":
        return inside(a_member("ann", moderator=False))
    if role == "staff without a second factor":
        return signed_in(a_member(), mfa=False)
    if role == "staff whose second factor slept":
        member = a_member()
        with_totp(member)
        return signed_in(member, mfa=False)
    if role == "staff without the group":
        member = a_member()
        member.groups.clear()
        return inside(member)
    return inside(a_member(is_superuser=role == "an operator"))


def addresses() -> dict[str, str]:
    """A real address for each name in the table; categories and notes are in use."""
    letter = a_letter(categories=["you"], notes=["death"])
    reply, update, member = a_reply(letter), an_update(letter), a_member("somebody")
    with_totp(member)
    rows = {
        "letters/letter": letter,
        "comments/reply": reply,
        "letters/update": update,
        "moderation/case": Case.objects.create(letter=letter, held=True),
        "moderation/phrase": Phrase.objects.first(),
        "moderation/report": Report.objects.create(letter=letter, ground="spam"),
        "moderation/decision": Decision.objects.create(letter=letter, actor=member, deed="hide"),
        "letters/category": Category.objects.get(slug="you"),
        "letters/contentnote": ContentNote.objects.get(slug="death"),
        "letters/term": Term.objects.get_or_create(term="LC")[0],
        "auth/group": member.groups.get(),
        "members/member": member,
        "members/invitation": Invitation.objects.create(digest=b"d" * 32),
        "mfa/authenticator": member.authenticator_set.get(),
    }
    found = {name: f"/admin/{name}/" for name in ("password_change", "jsi18n")}
    found |= {"index": "/admin/", "app_list": "/admin/letters/"}
    found["password_change_done"] = "/admin/password_change/done/"
    for path, row in rows.items():
        name, base = path.replace("/", "_"), f"/admin/{path}/"
        found |= {f"{name}_changelist": base, f"{name}_add": f"{base}add/"}
        found |= {f"{name}_{do}": f"{base}{row.pk}/{do}/" for do in ("change", "delete", "history")}
    for kind, room, row in (
        ("letter", "letters/letter", letter),
        ("reply", "comments/reply", reply),
        ("update", "letters/update", update),
    ):
        found[f"{kind}_decide"] = f"/admin/{room}/decide/?deed=hide&chosen={row.pk}"
        found[f"{kind}_correct"] = f"/admin/{room}/{row.pk}/correct/"
        found[f"{kind}_judge"] = f"/admin/{room}/{row.pk}/judge/"
    found["case_decide"] = f"/admin/moderation/case/decide/?deed=hide&chosen=l{letter.pk}"
    found["case_shield"] = "/admin/moderation/case/shield/"
    found["case_feed"] = "/admin/moderation/case/feed/"
    return found


def expected(role: str, name: str) -> str:
    """ "open", "403", "/where it leads" or "login" for a role at an address."""
    stands = ROLES[role]
    if stands not in ("-", "v", "o"):
        return stands
    if name in ("index", "password_change", "password_change_done", "jsi18n"):
        return "open"
    if name == "app_list" and stands == "-":
        return "404"
    if name == "moderation_case_change" and stands != "-":
        return "/admin/letters/letter/1/change/"  # an item's page is the page of its text
    return "open" if stands in OPENS[name] and OPENS[name] != "-" else "403"


@pytest.mark.parametrize("role", ROLES)
def test_every_page_of_the_room_opens_to_its_roles_only(role: str) -> None:
    pages, client, wrong = addresses(), a_client(role), []
    for name in OPENS:
        answer = client.get(pages[name])
        if answer.status_code == 302:
            leads = re.sub(r"/\d+/", "/1/", answer["Location"].partition("?")[0])
            got = "login" if leads in ("/accounts/login/", "/admin/login/") else leads
        else:
            got = "open" if answer.status_code == 200 else str(answer.status_code)
        if got != expected(role, name):
            wrong.append((name, got, expected(role, name)))
    assert not wrong


@pytest.mark.parametrize(
    "role", [role for role in ROLES if role not in ("a volunteer", "an operator")]
)
def test_nobody_else_decides_or_corrects_by_sending_the_form(role: str) -> None:
    letter = a_letter()
    client, rooms = a_client(role), {"letters/letter": letter}
    rooms |= {"comments/reply": a_reply(letter), "letters/update": an_update(letter)}
    for room, subject in rooms.items():
        form = {"deed": "remove", "chosen": subject.pk, "ground": "spam"}
        assert client.post(f"/admin/{room}/decide/", form).status_code in (302, 403)
        client.post(f"/admin/{room}/{subject.pk}/correct/", {"ground": "spam", "folded": "on"})
        client.post(f"/admin/{room}/{subject.pk}/change/", {"ground": "spam", "deed": "remove"})
        client.post(f"/admin/{room}/{subject.pk}/judge/", {"outcome": "confirm"})
        chosen = f"{room.split('/')[1][0]}{subject.pk}"
        queue = {"deed": "remove", "chosen": chosen, "ground": "spam"}
        assert client.post("/admin/moderation/case/decide/", queue).status_code in (302, 403)
        ticked = {"action": "remove", "_selected_action": ["1"], "index": "0"}
        assert client.post("/admin/moderation/case/", ticked).status_code in (302, 403)
        subject.refresh_from_db()
        assert subject.status == "published"
    assert not Decision.objects.exists()


def test_every_address_of_the_admin_has_a_row_in_the_table() -> None:
    resolver = next(part for part in get_resolver().url_patterns if str(part.pattern) == "admin/")
    assert isinstance(resolver, URLResolver)
    names = {name for name in names_in(resolver) if name}
    assert names - ELSEWHERE == set(OPENS)


def names_in(resolver: URLResolver) -> list[str | None]:
    """The names of all addresses under one."""
    found: list[str | None] = []
    for part in resolver.url_patterns:
        found += [part.name] if isinstance(part, URLPattern) else names_in(part)
    return found


def test_a_member_who_is_no_volunteer_is_told_so_in_the_end() -> None:
    answer = a_client("a member").get("/admin/", follow=True)
    assert answer.status_code == 403


def test_signing_in_at_the_admin_leads_to_the_one_door() -> None:
    answer = Client().get("/admin/", follow=True)
    assert answer.redirect_chain[-1][0].startswith("/accounts/login/")


def test_somebody_whose_account_is_closed_is_shut_out_at_once() -> None:
    member = a_member()
    client = inside(member)
    assert client.get("/admin/").status_code == 200
    member.is_active = False
    member.save()
    assert client.get("/admin/").status_code == 302
