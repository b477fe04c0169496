"""Signing in, out, and what a browser forgets with it."""

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from allauth.account.views import logout
from django.http import HttpRequest, HttpResponse

from authors.middleware import DeskRequest
from members.models import Member


def sign_in(request: HttpRequest, member: Member) -> HttpResponse:
    """Signed in with the password that was chosen a moment ago; where that leads."""
    answer: HttpResponse = perform_password_login(
        request, {"username": member.username}, Login(user=member)
    )
    return answer


def sign_out(request: DeskRequest) -> HttpResponse:
    """Ask (GET), then sign out (POST): this browser lets go of its keys and of its copies."""
    answer: HttpResponse = logout(request)
    return forgetting(request, answer) if request.method == "POST" else answer


def forgetting(request: DeskRequest, answer: HttpResponse) -> HttpResponse:
    """The answer after which this browser holds no key and no copy of a page of this site."""
    request.desk.forget()
    answer["Clear-Site-Data"] = '"cache"'
    return answer
