"""Becoming a volunteer: six words from the operator, a name, a password, then a second factor."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from authors.refusals import TooFast
from members import invitations, newcomers
from members.forms import NAME_IS_TAKEN, InvitationForm
from members.models import Member
from members.signing import sign_in

NOT_GOOD = gettext_lazy(
    "These six words are no invitation, or it was used or is older than a week. "
    "Check the spelling and the order, or ask for a new one."
)


@sensitive_post_parameters("six_words", "password1", "password2")
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest) -> HttpResponse:
    """Accept an invitation, and go on to the second factor."""
    if request.method != "POST":
        return _page(request, InvitationForm())
    form = InvitationForm(request.POST)
    if form.is_valid():
        try:
            member = _accept(request, form)
        except TooFast as wait:
            return _wait(request, form, wait.wait)
        if member:
            return sign_in(request, member)  # the door of the room asks for the rest
    return _page(request, form, status=422)


def _accept(request: HttpRequest, form: InvitationForm) -> Member | None:
    """The account, or None with what is wrong said in the form."""
    given = form.cleaned_data
    found = invitations.opened_with(request, given["six_words"])
    if found is None:
        form.add_error("six_words", NOT_GOOD)
    elif newcomers.is_taken(given["username"]):
        form.add_error("username", NAME_IS_TAKEN)
    else:
        try:
            return invitations.accept(found, given["username"], given["password1"])
        except invitations.Spent:
            form.add_error("six_words", NOT_GOOD)
        except newcomers.NameTaken:
            form.add_error("username", NAME_IS_TAKEN)
    return None


def _wait(request: HttpRequest, form: InvitationForm, seconds: int) -> HttpResponse:
    """429 on the page itself: the common one would repeat the passwords as hidden fields."""
    said = ngettext(
        "Too many wrong tries. Wait %(count)s second, then try again.",
        "Too many wrong tries. Wait %(count)s seconds, then try again.",
        seconds,
    )
    form.add_error("six_words", said % {"count": seconds})
    answer = _page(request, form, status=429)
    answer["Retry-After"] = str(seconds)
    return answer


def _page(request: HttpRequest, form: InvitationForm, status: int = 200) -> HttpResponse:
    return render(request, "members/invitation.html", {"form": form}, status=status)
