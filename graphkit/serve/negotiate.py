"""Which of the formats on offer a client wants (RFC 9110, section 12.5.1)."""

from __future__ import annotations

from collections.abc import Sequence


def chosen(accept: str, offered: Sequence[str]) -> str | None:
    """The media type that an Accept header likes best, None when it takes none of them.

    Of several that it likes alike the first on offer is chosen; an empty header takes anything.

    >>> chosen("text/csv;q=0.5, application/json", ["text/csv", "application/json"])
    'application/json'
    >>> chosen("text/*, */*;q=0.1", ["application/json", "text/csv"])
    'text/csv'
    >>> chosen("image/png", ["text/csv"]) is None
    True
    """
    wishes = [_wish(part) for part in accept.split(",") if part.strip()] or [("*/*", 1.0)]
    best = max(offered, key=lambda media: _liking(media, wishes))
    return best if _liking(best, wishes) > 0 else None


def preferred_language(accept: str, known: Sequence[str]) -> str:
    """The language that an Accept-Language header likes best, the first known one when it names none.

    >>> preferred_language("fr, id-ID;q=0.9, en;q=0.8", ["en", "id"])
    'id'
    """
    wishes = sorted((_wish(part) for part in accept.split(",")), key=lambda wish: -wish[1])
    tags = (tag.partition("-")[0] for tag, liking in wishes if liking > 0)
    return next((tag for tag in tags if tag in known), known[0])


def _wish(part: str) -> tuple[str, float]:
    name, *parameters = (piece.strip().lower() for piece in part.split(";"))
    given = next((p[2:] for p in parameters if p.startswith("q=")), "1")
    try:
        return name, min(max(float(given), 0.0), 1.0)
    except ValueError:
        return name, 0.0


def _liking(media: str, wishes: Sequence[tuple[str, float]]) -> float:
    # The most exact range that fits decides.
    group = media.partition("/")[0] + "/*"
    for name in (media, group, "*/*"):
        fitting = [liking for wish, liking in wishes if wish == name]
        if fitting:
            return max(fitting)
    return 0.0
