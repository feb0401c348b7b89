"""Acts that come to nothing, and acts that an accord brings about. Floor 4, part of the eighth stage."""

from __future__ import annotations

from collections.abc import Sequence

from graphkit.extract.syntax import NP, Parse, Pred
from graphkit.extract.tokens import Token
from graphkit.lexicon import Lexicon, Tag
from graphkit.ontology import Ontology


def is_averse(np: NP, tokens: Sequence[Token]) -> bool:
    """Whether a phrase says that nothing will come of it: "(is) unlikely to", "unable to"."""
    return any(tokens[at].has(Tag.AVERSE) for at in (np.head, np.j - 1))


def is_dropped(plan: NP, parse: Parse, lexicon: Lexicon) -> bool:
    """Whether nothing comes of a plan: "scrapped a plan to send troops"."""
    governor, place = parse.place.get(id(plan), (None, ""))
    return governor is not None and place == "object" and "negative" in lexicon.kinds(governor.vg.lemma)


def is_hindered(pred: Pred, governor: Pred, tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether it was stopped or is called unlikely.

    Somebody else stopped it in "stopped Greece from joining", unlike "stopped shelling".
    """
    another = bool(pred.prep) and pred.subj is not governor.subj
    stopped = another and "negative" in lexicon.kinds(governor.vg.lemma)
    judged = pred.link == "comp" and not governor.vg.lemma
    return stopped or (judged and any(is_averse(np, tokens) for np in governor.objs))


def is_the_act(relation: str, pred: Pred, lexicon: Lexicon, ontology: Ontology) -> bool:
    """Whether a verb does what its noun names: who "agreed a truce" has one, who "agreed talks" not yet."""
    frames = lexicon.verb_frames.get(pred.vg.lemma, ())
    mutual = (frame.relation for frame in frames if ontology.relations[frame.relation].symmetric)
    return any(ontology.contests(accord, relation) for accord in mutual)
