"""The site's few line drawings, on a 24 x 24 grid. Names in TURNED are mirrored right to left."""

from django.utils.safestring import SafeString, mark_safe

SHAPES = {
    "pen": '<path d="M4 20l1-4L16.5 4.5a2.1 2.1 0 0 1 3 3L8 19z"/>',
    "leave": '<path d="M10 4H5a1 1 0 0 0-1 1v14a1 1 0 0 0 1 1h5M15 8l4 4-4 4M19 12H9.5"/>',
    "felt": '<circle cx="12" cy="12" r="2.5"/><circle cx="12" cy="12" r="8.5"/>',
    "felt-done": '<circle cx="12" cy="12" r="3" fill="currentColor"/>'
    '<circle cx="12" cy="12" r="8.5"/>',
    "reply": '<path d="M9 6l-5 5 5 5M4 11h9a7 7 0 0 1 7 7"/>',
    "flag": '<path d="M6 21V4M6 4c4-2 7 2 12 0v9c-5 2-8-2-12 0"/>',
    "fold": '<path d="M4 5h16v14H4zM4 12h16M9 9l3 3 3-3"/>',
    "warn": '<path d="M12 4L2.5 20h19zM12 10v4.5M12 17.4v.1"/>',
    "next": '<path d="M5 12h14M13 6l6 6-6 6"/>',
    "back": '<path d="M19 12H5M11 6l-6 6 6 6"/>',
    "lamp": '<path d="M8 3h8l3 8H5zM12 11v8M8 20.5h8"/>',
    "key": '<circle cx="8" cy="8" r="4"/><path d="M11 11l9 9M16 16l2.5-2.5"/>',
    "feed": '<path d="M5 11a8 8 0 0 1 8 8M5 5a14 14 0 0 1 14 14"/>'
    '<circle cx="6" cy="18" r="1" fill="currentColor"/>',
    "search": '<circle cx="10.5" cy="10.5" r="6"/><path d="M15 15l5 5"/>',
    "dice": '<rect x="4" y="4" width="16" height="16" rx="3"/>'
    '<path d="M8.5 8.5v.1M15.5 15.5v.1M12 12v.1"/>',
    "eye": '<path d="M2.5 12C5 7.5 8.2 5.5 12 5.5s7 2 9.5 6.5c-2.5 4.5-5.7 6.5-9.5 6.5'
    'S5 16.5 2.5 12z"/><circle cx="12" cy="12" r="2.7"/>',
}
TURNED = frozenset({"leave", "reply", "next", "back"})


def svg(name: str) -> SafeString:
    """The drawing as decoration: hidden from screen readers, because the words beside it speak."""
    turn = " turn" if name in TURNED else ""
    return mark_safe(  # noqa: S308 - SHAPES is ours
        f'<svg class="icon{turn}" viewBox="0 0 24 24" aria-hidden="true">{SHAPES[name]}</svg>'
    )
