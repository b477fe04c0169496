"""Making an account of one's own: a name and a password, nothing else."""

from allauth.account.adapter import get_adapter
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from authors.refusals import TooFast
from members import newcomers
from members.forms import NAME_IS_TAKEN, AccountForm
from members.models import Member
from members.signing import sign_in
from writing import pace


@sensitive_post_parameters("password1", "password2")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_up(request: HttpRequest) -> HttpResponse:
    """An account, where the operator lets people make one; then its page, signed in."""
    if request.user.is_authenticated:
        return redirect("members:desk")
    if not get_adapter(request).is_open_for_signup(request):
        return render(request, "account/signup_closed.html")
    if request.method != "POST":
        return _page(request, AccountForm())
    form = AccountForm(request.POST)
    try:
        member = _made(request, form)
    except TooFast as wait:
        return _wait(request, form, wait.wait)
    return sign_in(request, member) if member else _page(request, form, status=422)


def _made(request: HttpRequest, form: AccountForm) -> Member | None:
    """The account, or None with what is wrong said in the form.

    That a name is taken has to be said here, so each form counts, made or not: nobody learns
    many names. Raises TooFast.
    """
    pace.try_once(request, "signup")
    if not form.is_valid():
        return None
    name = form.cleaned_data["username"]
    if not newcomers.is_taken(name):
        pace.keep(request, "signup")
        try:
            return newcomers.save(newcomers.with_password(name, form.cleaned_data["password1"]))
        except newcomers.NameTaken:
            pass
    form.add_error("username", NAME_IS_TAKEN)
    return None


def _wait(request: HttpRequest, form: AccountForm, seconds: int) -> HttpResponse:
    """429 on the page itself: the common one would repeat the passwords as hidden fields."""
    minutes = -(-seconds // 60)
    said = ngettext(
        "Many accounts were asked for from your part of the network. Nothing was made. "
        "You can try again in about %(count)s minute.",
        "Many accounts were asked for from your part of the network. Nothing was made. "
        "You can try again in about %(count)s minutes.",
        minutes,
    )
    form.add_error("username", said % {"count": minutes})
    answer = _page(request, form, status=429)
    answer["Retry-After"] = str(seconds)
    return answer


def _page(request: HttpRequest, form: AccountForm, status: int = 200) -> HttpResponse:
    return render(request, "account/signup.html", {"form": form}, status=status)
