"""Packs of one's own: what an editor of a language pack can say, and how it is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphkit.errors import DataError
from graphkit.lexicon import Form, Frame, Lexicon, Tag, load_lexicon, load_lexicons
from graphkit.lexicon.forms import WordTable, inflect
from graphkit.ontology import load_ontology

PACK = """
[language]
code = "xx"
name = "Testish"
head = "first"
clitics = ["nu"]
[inflection]
third = [["(s|sh)$", "\\\\1es"], ["$", "s"]]
past = [["e$", "ed"], ["$", "ed"]]
participle = [["e$", "ed"], ["$", "ed"]]
gerund = [["e$", "ing"], ["$", "ing"]]
plural = [["y$", "ies"], ["$", "s"]]
[irregular]
strike = "struck"
give = "gave given"
[shapes]
"ly$" = "adverb"
"ated$" = "past"
[words]
determiner = ["the", "that"]
complementizer = ["that"]
preposition = ["in front of", "at"]
[nouns]
role = ["envoy", "foreign minister"]
weapon = ["rocket"]
[verbs]
say = ["say", "warn"]
object-control = ["warn"]
[compounds]
backed = "supports"
owned = ""
[[frame.attacks]]
verbs = ["strike", "strike at"]
target = ["object", "at"]
thing = true
[[frame.supplies-arms-to]]
verbs = ["give"]
target = ["object"]
near = ["rocket"]
needs = "weapon"
[[frame.rejects]]
verbs = ["give"]
negated = true
[[frame.visits]]
nouns = ["visit"]
target = ["to"]
"""


@pytest.fixture
def pack(tmp_path: Path) -> Lexicon:
    """The pack above."""
    return read(tmp_path, PACK)


def read(folder: Path, text: str) -> Lexicon:
    """A pack from its text."""
    path = folder / "xx.toml"
    path.write_text(text, encoding="utf-8")
    return load_lexicon(path, load_ontology())


@pytest.mark.parametrize(
    ("form", "lemma", "kind"),
    [
        ("strike", "strike", Form.BASE),
        ("strikes", "strike", Form.THIRD),
        ("struck", "strike", Form.PAST),
        ("struck", "strike", Form.PARTICIPLE),
        ("striking", "strike", Form.GERUND),
        ("gave", "give", Form.PAST),
        ("given", "give", Form.PARTICIPLE),
        ("warned", "warn", Form.PAST),
    ],
)
def test_a_verb_is_known_in_all_its_forms(pack: Lexicon, form: str, lemma: str, kind: Form) -> None:
    """Who lists a lemma need not list what follows from the rules."""
    assert pack.word(form).verb == lemma
    assert pack.word(form).forms & kind


def test_an_irregular_form_displaces_the_regular_one(pack: Lexicon) -> None:
    """`gived` is no word; `gave` is no participle."""
    assert "gived" not in pack.words
    assert not pack.word("gave").forms & Form.PARTICIPLE


@pytest.mark.parametrize(
    ("words", "lemma"),
    [(("struck", "at"), "strike at"), (("striking", "at"), "strike at"), (("strikes", "at"), "strike at")],
)
def test_the_verb_of_a_phrase_is_inflected(pack: Lexicon, words: tuple[str, ...], lemma: str) -> None:
    """A phrasal verb is found whatever its tense."""
    assert {w: entry.verb for w, entry in pack.phrases[words[0]]}[words] == lemma


def test_phrases_are_tried_from_the_longest(tmp_path: Path) -> None:
    """Of "strike at" and "strike at night" the longer one is read where both fit."""
    longer = read(tmp_path, PACK.replace('"strike at"]', '"strike at", "strike at night"]'))
    assert [len(words) for words, _ in longer.phrases["strike"]] == [3, 2]


def test_a_noun_has_its_plural(pack: Lexicon) -> None:
    """With the class of the singular."""
    assert pack.word("rockets").noun == "rocket"
    assert pack.word("rockets").tags & Tag.WEAPON
    assert pack.word("visits").noun == "visit"


def test_a_word_may_be_of_two_classes(pack: Lexicon) -> None:
    """Which of them it is, is for the sentence to settle."""
    assert pack.word("that").tags == Tag.DETERMINER | Tag.COMPLEMENTIZER
    assert pack.kinds("warn") == {"say", "object-control"}


def test_unknown_words_are_judged_by_their_shape(pack: Lexicon) -> None:
    """The first shape that fits, and a noun when none does."""
    assert pack.word("brazenly").tags == Tag.ADVERB
    assert (pack.word("obliterated").verb, pack.word("obliterated").forms) == ("obliterated", Form.PAST)
    assert (pack.word("gazebo").tags, pack.word("gazebo").noun) == (Tag.NOUN, "gazebo")


def test_a_word_is_judged_the_same_each_time(pack: Lexicon) -> None:
    """Looking it up teaches the pack nothing that other texts would see."""
    before = dict(pack.words)
    assert pack.word("gazebo") is pack.word("gazebo")
    assert dict(pack.words) == before


def test_a_frame_says_what_its_keys_say(pack: Lexicon) -> None:
    """Slots, things, and the defaults of verbs and nouns."""
    assert pack.verb_frames["strike"] == (Frame("attacks", True, ("subject",), ("object", "at"), thing=True),)
    assert pack.noun_frames["visit"] == (Frame("visits", False, ("owner",), ("to",)),)


def test_the_more_a_frame_asks_for_the_higher_it_ranks(pack: Lexicon) -> None:
    """So that "give rockets" is read before a bare "give"."""
    arms, refusal = pack.verb_frames["give"]
    assert (arms.near, arms.needs, arms.negated) == (("rocket",), Tag.WEAPON, False)
    assert (refusal.relation, refusal.negated) == ("rejects", True)
    assert arms.rank > refusal.rank > 0


def test_compounds_name_a_relation_or_mere_ownership(pack: Lexicon) -> None:
    """`-backed` supports, `-owned` only belongs."""
    assert dict(pack.compounds) == {"backed": "supports", "owned": ""}


def test_the_reporting_verbs_are_those_of_their_class(pack: Lexicon) -> None:
    """A verb of two classes is one of them."""
    assert pack.say_lemmas == {"say", "warn"}
    assert pack.clitics == ("nu",)
    assert not pack.head_last


@pytest.mark.parametrize(
    ("wrong", "instead", "line", "says"),
    [
        ('"supports"', '"suports"', 30, "unknown relation 'suports'; add it to diplomacy.ttl"),
        ('needs = "weapon"', 'needs = "wepon"', 40, "unknown noun class in frame.supplies-arms-to 'wepon'"),
        ("[[frame.rejects]]", "[[frame.refuses]]", 41, "unknown relation 'refuses'"),
        ('nouns = ["visit"]', 'nouns = ["visit"]\nverbs = ["visit"]', 44, "needs either verbs or nouns"),
        ('code = "xx"\n', "", 2, "[language] lacks 'code'"),
        ("weapon = [", "weapons = [", 25, "unknown noun class 'weapons'"),
    ],
)  # fmt: skip
def test_a_slip_is_named_where_it_stands(
    tmp_path: Path, wrong: str, instead: str, line: int, says: str
) -> None:
    """File and line, in one line of text, before anything is read with the pack."""
    with pytest.raises(DataError) as caught:
        read(tmp_path, PACK.replace(wrong, instead, 1))
    message = str(caught.value)
    assert message.startswith(f"{tmp_path / 'xx.toml'}:{line}: ")
    assert says in message
    assert "\n" not in message


def test_an_unknown_class_lists_the_known_ones(tmp_path: Path) -> None:
    """So that the editor need not look them up."""
    with pytest.raises(DataError, match=r"known: .*object-control.*say"):
        read(tmp_path, PACK.replace("say = [", "speak = [", 1))


def test_text_rules_beside_a_pack_are_no_pack(tmp_path: Path) -> None:
    """`text-xx.toml` in the same folder is left to others."""
    read(tmp_path, PACK)
    (tmp_path / "text-xx.toml").write_text("not = 'a pack'\n", encoding="utf-8")
    assert list(load_lexicons(tmp_path)) == ["xx"]


@pytest.mark.parametrize(
    ("lemma", "rules", "forms"),
    [
        ("carry", [["y$", "ied"], ["$", "ed"]], ("carried",)),
        ("carry out", [["y$", "ied"], ["$", "ed"]], ("carried out",)),
        ("memukul", [["^mem", "dip", "terp"]], ("dipukul", "terpukul")),
        ("go", [], ()),
    ],
)
def test_rules_give_the_forms_of_the_first_word(
    lemma: str, rules: list[list[str]], forms: tuple[str, ...]
) -> None:
    """One rule may give several forms; no rule, no form."""
    assert inflect(lemma, rules) == forms


def test_a_plural_by_doubling_is_written_with_a_hyphen() -> None:
    """As Indonesian writes it."""
    data = {"inflection": {"plural": [["$", "-"]]}, "words": {}, "nouns": {"role": ["menteri"]}, "verbs": {}}
    words, phrases = WordTable(data).build()
    assert words["menteri-menteri"].noun == "menteri"
    assert phrases == {}


def test_without_a_past_a_verb_is_active() -> None:
    """A language that inflects no tense has active and passive instead."""
    words, _ = WordTable({"words": {}, "nouns": {}, "verbs": {"say": ["kata"]}}).build()
    assert words["kata"].forms == Form.ACTIVE
