"""Language packs: checked on reading, and complete for each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphkit.errors import DataError
from graphkit.lexicon import Form, Lexicon, Tag, load_lexicon, load_lexicons
from graphkit.lexicon.forms import inflect
from graphkit.ontology import load_ontology
from graphkit.resources import lexicon_dir

PACK = """
[language]
code = "xx"
name = "Testish"
head = "last"
[inflection]
past = [["e$", "ed"], ["$", "ed"]]
[words]
determiner = ["the"]
[nouns]
role = ["envoy"]
[verbs]
say = ["say"]
[[frame.condemns]]
verbs = ["condemn", "speak out"]
target = ["object"]
"""


def load(tmp_path: Path, text: str) -> Lexicon:
    """A pack from its text."""
    path = tmp_path / "xx.toml"
    path.write_text(text, encoding="utf-8")
    return load_lexicon(path, load_ontology())


def test_a_pack_is_read(tmp_path: Path) -> None:
    """Words with their classes, verbs with their forms, phrases by their first word."""
    pack = load(tmp_path, PACK)
    assert (pack.code, pack.head_last) == ("xx", True)
    assert pack.word("the").tags == Tag.DETERMINER
    assert pack.word("condemned").verb == "condemn"
    assert pack.word("condemned").forms & Form.PAST
    assert [words for words, _ in pack.phrases["speak"]] == [("speak", "out")]
    assert [frame.relation for frame in pack.verb_frames["condemn"]] == ["condemns"]


@pytest.mark.parametrize(
    ("wrong", "instead", "says"),
    [
        ("[[frame.condemns]]", "[[frame.condems]]", "xx.toml:14: unknown relation 'condems'"),
        ("role = [", "rolle = [", "xx.toml:11: unknown noun class 'rolle'"),
        ("determiner =", "determinor =", "xx.toml:9: unknown word class 'determinor'"),
        ("say = [", "sayy = [", "xx.toml:13: unknown verb class 'sayy'"),
        ("target = [", "targets = [", "xx.toml:16: unknown key in frame.condemns 'targets'"),
        ('verbs = ["condemn", "speak out"]', "", "xx.toml:14: frame.condemns needs either verbs or nouns"),
        ('head = "last"', "", "xx.toml:2: [language] lacks 'head'"),
        ("[inflection]", "[inflexion]", "unknown section 'inflexion'"),
        ("past = [[", "past = [[[", "xx.toml:"),
    ],
)
def test_a_mistake_names_file_and_line(tmp_path: Path, wrong: str, instead: str, says: str) -> None:
    """So that whoever edits a pack finds it."""
    with pytest.raises(DataError) as caught:
        load(tmp_path, PACK.replace(wrong, instead, 1))
    assert says in str(caught.value)


def test_a_folder_without_packs_is_an_error(tmp_path: Path) -> None:
    """Rather than an extractor that reads nothing."""
    with pytest.raises(DataError, match="no language pack"):
        load_lexicons(tmp_path)


@pytest.mark.parametrize(
    ("lemma", "form", "language"),
    [
        ("condemn", "condemned", "en"),
        ("supply", "supplies", "en"),
        ("ban", "banned", "en"),
        ("send", "sent", "en"),
        ("withdraw", "withdrawn", "en"),
        ("pull out", "pulled out", "en"),
        ("mengecam", "dikecam", "id"),
        ("menuduh", "dituduh", "id"),
        ("menyerang", "diserang", "id"),
        ("memasok", "dipasok", "id"),
        ("mendukung", "didukung", "id"),
        ("mengunjungi", "kunjungi", "id"),
    ],
)
def test_forms_follow_from_the_lemma(lemma: str, form: str, language: str) -> None:
    """A pack lists lemmas only."""
    pack = load_lexicons()[language]
    first, *rest = form.split()
    entry = next(word for words, word in pack.phrases[first] if words[1:] == tuple(rest)) if rest else None
    assert (entry or pack.word(form)).verb == lemma


def test_inflection_takes_the_first_rule_that_fits() -> None:
    """Rules go from the special to the general."""
    assert inflect("agree", [["ee$", "eed"], ["e$", "ed"]]) == ("agreed",)
    assert inflect("go", [["x$", "y"]]) == ()


def test_the_shipped_packs_cover_each_other() -> None:
    """Whatever can be said in one language can be said in the other."""
    packs = load_lexicons()
    relations = {
        code: {
            f.relation
            for frames in (pack.verb_frames, pack.noun_frames)
            for fs in frames.values()
            for f in fs
        }
        for code, pack in packs.items()
    }
    assert set(relations) == {"en", "id"}
    assert relations["en"] == relations["id"]


def test_the_pack_files_are_all_read() -> None:
    """One pack a language beside its text rules."""
    files = {path.stem for path in lexicon_dir().glob("*.toml") if "-" not in path.stem}
    assert files == set(load_lexicons())
