"""Footnotes: every line of a dossier points to the sentences it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from graphkit.explain.claim import stretches
from graphkit.model import Claim, Document, Span

_AS_IT_IS: Final = ":/?#[]@!$&'()*+,;=%~"

Place = tuple[str, Span]
"""Document id and passage."""


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence with where it is from.

    Attributes:
        number: counted from 1 in the order of the page.
        stretches: the sentence cut by role (see `explain.claim.stretches`), as the line that cites it first
            reads it.
        url: where the document can be read, "" unless it is an http or https address.
        published: ISO date, or "".
        claims: ids of the claims of this sentence that the dossier rests on.
    """

    number: int
    stretches: tuple[tuple[str, str], ...]
    title: str
    publisher: str
    published: str
    url: str
    language: str
    claims: tuple[str, ...]

    @property
    def quote(self) -> str:
        """The sentence."""
        return "".join(text for text, _ in self.stretches)


class Notes:
    """Footnotes while a dossier is written: gives a sentence its number when it is first cited."""

    def __init__(self) -> None:
        self._numbers: dict[Place, int] = {}
        self._claims: list[list[Claim]] = []

    def cite(self, claims: Iterable[Claim]) -> tuple[int, ...]:
        """The numbers of the notes of these claims, ascending."""
        return tuple(sorted({self._cite(claim) for claim in claims}))

    def _cite(self, claim: Claim) -> int:
        place = claim.document, claim.passage
        if place not in self._numbers:
            self._claims.append([])
            self._numbers[place] = len(self._claims)
        self._claims[self._numbers[place] - 1].append(claim)
        return self._numbers[place]

    def listed(self, documents: Mapping[str, Document]) -> tuple[Note, ...]:
        """All notes in order."""
        return tuple(_note(n, c, documents[c[0].document]) for n, c in enumerate(self._claims, 1))


def _note(number: int, claims: list[Claim], document: Document) -> Note:
    first = claims[0]
    return Note(
        number=number,
        stretches=stretches(first),
        title=document.title or document.source or document.id,
        publisher=document.publisher,
        published=document.published,
        url=web_address(document.url),
        language=first.language,
        claims=tuple(sorted({claim.id for claim in claims})),
    )


def web_address(url: str) -> str:
    """An address that may become a link: http or https alone, without blanks or control characters.

    >>> web_address('https://news.example/a?"b"'), web_address("javascript:alert(1)")
    ('https://news.example/a?%22b%22', '')
    """
    web = url.lower().startswith(("http://", "https://"))
    return quote(url, safe=_AS_IT_IS) if web and all(c > " " and c.isprintable() for c in url) else ""
