"""Templates, and their words in each language: those of the view and `assets/text`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from graphkit.view.page import texts as view_texts

if TYPE_CHECKING:
    from jinja2 import Environment

ASSETS: Final = Path(__file__).parent / "assets"
DEFAULT: Final = "en"


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language."""

    language: str
    texts: Mapping[str, str]

    def __call__(self, key: str, /, **values: object) -> str:
        """The text of a key with its values. Raises KeyError for a key that is not there.

        >>> Words("en", {"hello": "Hello {name}"})("hello", name="Korea {x}")
        'Hello Korea {x}'
        """
        return self.texts[key].format(**values)

    def count(self, key: str, number: int) -> str:
        """A number with its noun.

        >>> Words("en", {"claims.one": "{n} claim", "claims.other": "{n} claims"}).count("claims", 1)
        '1 claim'
        """
        form = "one" if number == 1 else "other"
        return self.texts[f"{key}.{form}"].format(n=self.number(number))

    def number(self, value: int) -> str:
        """A whole number with its thousands parted as the language does it.

        >>> Words("id", {}).number(1181), Words("en", {}).number(1181)
        ('1.181', '1,181')
        """
        return f"{value:,}".replace(",", "." if self.language == "id" else ",")


@cache
def languages() -> dict[str, Words]:
    """The words by language, the default one first."""
    own = {path.stem: json.loads(path.read_text("utf-8")) for path in (ASSETS / "text").glob("*.json")}
    shared = view_texts()
    order = sorted(own, key=lambda code: (code != DEFAULT, code))
    return {code: Words(code, {**shared[code], **own[code]}) for code in order}


@cache
def translated_queries(language: str) -> dict[str, dict[str, Any]]:
    """Name of a saved query -> title, description and params in a language, as far as there is a file.

    The queries themselves are in English.
    """
    path = ASSETS / "queries" / f"{language}.json"
    return dict(json.loads(path.read_text("utf-8"))) if path.exists() else {}


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # heavy

    return Environment(
        loader=FileSystemLoader(ASSETS / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def filled(template: str, **values: Any) -> str:
    """A template of `assets/templates` with its values, all of which are text and never markup."""
    text = _environment().get_template(template).render(**values)
    # Half of a surrogate pair, which JSON input may smuggle into a text, has no UTF-8.
    return text.encode("utf-8", "replace").decode("utf-8")
