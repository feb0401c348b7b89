"""The language packs for plain text: the shipped ones are whole, a wrong one is named with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphkit.dates.grammar import load_grammar
from graphkit.errors import DataError, NotFoundError
from graphkit.resources import lexicon_dir
from graphkit.textpack import KEYS, languages, pack_file, section


def copy_pack(folder: Path, old: str = "", new: str = "") -> Path:
    """The English pack as language `xx` in a folder, with one text replaced."""
    text = (lexicon_dir() / "text-en.toml").read_text(encoding="utf-8")
    assert old in text
    path = folder / "text-xx.toml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


def test_english_and_indonesian_are_supported() -> None:
    """Both are first class; others may follow."""
    assert {"en", "id"} <= set(languages())
    assert list(languages()) == sorted(languages())


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("name", KEYS)
def test_every_shipped_pack_is_whole(language: str, name: str) -> None:
    """Each has all sections with all keys, and the same ones."""
    assert section(language, name).keys() == KEYS[name]


@pytest.mark.parametrize("language", languages())
def test_every_shipped_pack_gives_a_grammar_of_dates(language: str) -> None:
    """Twelve months, seven weekdays, and forms that compile."""
    dates = section(language, "dates")
    assert [len(dates[key]) for key in ("months", "short_months", "weekdays", "short_weekdays")] == [
        12,
        12,
        7,
        7,
    ]
    assert load_grammar(language).forms.pattern


def test_a_file_is_all_that_a_language_needs(tmp_path: Path) -> None:
    """A pack dropped into the folder is found and read."""
    copy_pack(tmp_path)
    assert languages(tmp_path) == ("xx",)
    assert section("xx", "header", tmp_path)["title"] == ["Title", "Headline"]
    assert pack_file("xx", tmp_path) == tmp_path / "text-xx.toml"


def test_other_files_of_the_folder_are_no_packs(tmp_path: Path) -> None:
    """Only `text-*.toml` is."""
    (tmp_path / "en.toml").write_text("", encoding="utf-8")
    (tmp_path / "text-en.toml.orig").write_text("", encoding="utf-8")
    assert languages(tmp_path) == ()


def test_a_missing_pack_lists_those_there_are(tmp_path: Path) -> None:
    """So that a typo is seen at once."""
    copy_pack(tmp_path)
    with pytest.raises(NotFoundError, match="no language 'fr'; known: xx"):
        section("fr", "dates", tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("enders =", "endings =", r"text-xx.toml:\d+: unknown \[segment\] key 'endings'; known: acronyms, "),
        ("ordinals =", "# ordinals =", r"text-xx.toml: \[dates\] key 'ordinals' is missing"),
        (
            "[header]",
            "[heading]",
            r"text-xx.toml:\d+: unknown section 'heading'; known: dates, header, segment",
        ),
        ("[segment]", "[segment", r"text-xx.toml: not TOML: .*line \d+"),
    ],
)
def test_a_wrong_pack_is_an_error_that_says_where(tmp_path: Path, old: str, new: str, message: str) -> None:
    """An unknown or missing key, or a file that is no TOML."""
    copy_pack(tmp_path, old, new)
    with pytest.raises(DataError, match=message):
        section("xx", "segment", tmp_path)


def test_the_line_of_an_unknown_key_is_right(tmp_path: Path) -> None:
    """Counted from 1."""
    path = copy_pack(tmp_path, "speech =", "spoken =")
    with pytest.raises(DataError) as raised:
        section("xx", "segment", tmp_path)
    assert raised.value.line is not None
    assert path.read_text(encoding="utf-8").splitlines()[raised.value.line - 1].startswith("spoken =")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            '"fullweekday",',
            '"fullweekday", "dai month",',
            "date form 'dai month' has no class 'dai'; known: .*day",
        ),
        ('ago = ["ago"]', 'ago = ["ago", "last"]', "date word 'last' is both last and ago"),
    ],
)
def test_a_wrong_grammar_of_dates_is_an_error(tmp_path: Path, old: str, new: str, message: str) -> None:
    """A form that names an unknown class, or a word with two meanings."""
    copy_pack(tmp_path, old, new)
    with pytest.raises(DataError, match=message):
        load_grammar("xx", tmp_path)
