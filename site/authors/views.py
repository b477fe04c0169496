"""Bringing a key back. The words travel only in a POST body, never in an address."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from authors import keys
from authors.forms import KeyForm
from authors.middleware import DeskRequest
from authors.opening import FIELD, FULL, WRONG, try_key
from authors.refusals import Forged


@require_http_methods(["GET", "HEAD", "POST"])
def key(request: DeskRequest) -> HttpResponse:
    """Return with six words: opens that desk."""
    if request.method != "POST":
        return render(request, "authors/key.html", {"form": KeyForm()})
    form = KeyForm(request.POST)
    if form.is_valid():
        found = try_key(request, form.words)
        if found and request.desk.hold(found.pk, remember=form.cleaned_data["remember"]):
            return redirect(f"{reverse('desk:index')}?opened")
        form.add_error(FIELD, FULL if found else WRONG)
    return render(request, "authors/key.html", {"form": form}, status=422)


@require_POST
def key_file(request: DeskRequest) -> HttpResponse:
    """The six words as a text file, sent by the page that shows them. Nothing else is echoed."""
    words = request.POST.get(FIELD, "").split()
    if len(words) != keys.WORDS_IN_A_KEY or not set(words) <= set(keys.word_list()):
        raise Forged
    response = HttpResponse(" ".join(words) + "\n", content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="note.txt"'
    return response
