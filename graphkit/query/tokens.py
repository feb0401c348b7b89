"""The words of a SPARQL text, so that strings, addresses and comments are never taken for commands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

_TOKEN: Final = re.compile(
    r"""
    (?P<comment>\#[^\n\r]*)
  | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
  | (?P<string>\"\"\"(?:\"{0,2}(?:[^"\\]|\\.))*\"\"\"|'''(?:'{0,2}(?:[^'\\]|\\.))*'''
              |"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*')
  | (?P<variable>[?$]\w+)
  | (?P<name>(?:[^\W\d_](?:[\w.-]*[\w-])?)?:(?:[\w:.-]|%[0-9A-Fa-f]{2}|\\.)*)
  | (?P<word>@?\w+)
  | (?P<space>\s+)
  | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)


class Token(NamedTuple):
    """A piece of the text; `kind` is iri, string, variable, name, word or other."""

    kind: str
    text: str
    start: int

    @property
    def end(self) -> int:
        """Where the next piece may begin."""
        return self.start + len(self.text)


def tokens(sparql: str) -> Iterator[Token]:
    """The pieces of a text in order, without comments and white space.

    The grammar is that of SPARQL 1.1, section 19.8; a string is recognised before a comment.

    >>> [token.text for token in tokens("ASK { ?s a <http://a#b> } # SERVICE")]
    ['ASK', '{', '?s', 'a', '<http://a#b>', '}']
    """
    for found in _TOKEN.finditer(sparql):
        kind = str(found.lastgroup)
        if kind not in ("comment", "space"):
            yield Token(kind, found[0], found.start())
