"""Pages for somebody who is signed in."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from authors.middleware import DeskRequest
from members.models import Member

View = Callable[..., HttpResponse]


def members_only(view: View) -> View:
    """The view gets the account; anybody else is led to sign in, and then back.

    After a form that means the account's own page: signing in never sends a form on.
    """

    @wraps(view)
    def guarded(request: DeskRequest, **more: Any) -> HttpResponse:
        member = request.user
        if not isinstance(member, Member):
            back = reverse("members:desk") if request.method == "POST" else request.path
            return redirect(f"{reverse('account_login')}?{urlencode({'next': back})}")
        return view(request, member, **more)

    return guarded
