"""/.well-known/security.txt (RFC 9116): how to tell the volunteers about a weakness."""

from datetime import date

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from authors.clock import today

LASTS = 6  # months; the norm asks for less than a year


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """Where to write, and until when this holds: it moves on by itself while the site runs."""
    help_page = f"{settings.SITE_URL}{reverse('help')}#security"
    lines = (
        f"Contact: {settings.SECURITY_CONTACT or help_page}",
        f"Expires: {_months_after(today(), LASTS)}T00:00:00Z",
        "Preferred-Languages: en",
        f"Canonical: {settings.SITE_URL}{reverse('security_txt')}",
        f"Policy: {help_page}",
    )
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def _months_after(day: date, months: int) -> date:
    """The first day of a month, so that the answer stays the same for a month."""
    years, month = divmod(day.month - 1 + months, 12)
    return date(day.year + years, month + 1, 1)
