"""A text with what the screens found marked in it."""

from collections.abc import Iterable

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from screening.findings import Finding
from screening.naming import NAMES


def marked(text: str, findings: Iterable[Finding]) -> SafeString:
    """The text, escaped, each finding in a <mark> with its name; of two that overlap, the first."""
    parts: list[SafeString] = []
    done = 0
    for finding in sorted(findings, key=lambda found: (found.start, -found.end)):
        if finding.start < done or finding.end <= finding.start:
            continue
        parts.append(format_html("{}", text[done : finding.start]))
        piece, name = text[finding.start : finding.end], NAMES[finding.code]
        parts.append(format_html('<mark title="{}">{}</mark>', name, piece))
        done = finding.end
    parts.append(format_html("{}", text[done:]))
    return format_html_join("", "{}", ((part,) for part in parts))
