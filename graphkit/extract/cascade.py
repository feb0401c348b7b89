"""The cascade: a document in, its claims out. Floor 4; docs/extraction.md draws it.

tokens -> mentions -> word classes -> chunks -> groups -> clauses -> frames -> stance -> choice -> claims
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from graphkit.actors import Gazetteer, load_gazetteer
from graphkit.dates import DateMention, find_dates
from graphkit.extract.choose import choose
from graphkit.extract.chunks import chunk
from graphkit.extract.clauses import Parse, parse
from graphkit.extract.frames import Candidate, Framer
from graphkit.extract.groups import coordinate
from graphkit.extract.mentions import DocumentNames, NameIndex
from graphkit.extract.scope import Scope, Stance
from graphkit.extract.score import Model, load_model
from graphkit.extract.settle import Cls, settle
from graphkit.extract.tokens import Token, join_phrases, tokenize
from graphkit.extract.when import Dater
from graphkit.lexicon import Lexicon, load_lexicons
from graphkit.model import Actor, Claim, Document, Extraction, Mention, Span, Unread
from graphkit.ontology import Ontology, load_ontology
from graphkit.segment import sentences


@dataclass(frozen=True)
class Sentence:
    """One sentence on its way: its passage, tokens, their classes and the parse."""

    passage: Span
    tokens: Sequence[Token]
    classes: Sequence[Cls]
    parse: Parse


@dataclass(frozen=True)
class Extractor:
    """Everything the extraction of any document needs, loaded once."""

    lexicons: Mapping[str, Lexicon]
    gazetteer: Gazetteer
    ontology: Ontology
    model: Model
    min_confidence: float = 0.0

    @classmethod
    def load(cls, min_confidence: float = 0.0) -> Extractor:
        """From the shipped data. Raises DataError when a table or pack is wrong."""
        return cls(load_lexicons(), load_gazetteer(), load_ontology(), load_model(), min_confidence)

    @cached_property
    def _indexes(self) -> dict[str, NameIndex]:
        return {code: NameIndex.build(self.gazetteer, code) for code in self.lexicons}

    def extract(self, document: Document) -> Extraction:
        """The claims, mentions and unread sentences of a document, in text order.

        Raises:
            KeyError: there is no language pack for the document's language.
        """
        lexicon, index = self.lexicons[document.language], self._indexes[document.language]
        return _Reader(self, document, lexicon, index).read()


class _Reader:
    """Reads one document; keeps what later sentences need of earlier ones."""

    def __init__(self, extractor: Extractor, document: Document, lexicon: Lexicon, index: NameIndex) -> None:
        self.extractor, self.document, self.lexicon, self.index = extractor, document, lexicon, index
        self.names = DocumentNames(index, lexicon, document.published)
        self.last_subject: tuple[Mention, ...] = ()
        self.recent: dict[str, Mention] = {}
        self.claims: list[Claim] = []
        self.mentions: list[Mention] = []
        self.unread: list[Unread] = []

    def read(self) -> Extraction:
        for passage in sentences(self.document.text, self.lexicon.code):
            self._sentence(passage)
        return Extraction(
            self.document, tuple(self.claims), tuple(self.mentions), self._actors(), tuple(self.unread)
        )

    def _sentence(self, passage: Span) -> None:
        tokens = tokenize(self.document.text, passage, self.lexicon, self.index.is_name)
        tokens = self.names.introduce(list(join_phrases(self.document.text, self.names.find(tokens), self.lexicon)))
        mentions = [token.mention for token in tokens if token.mention is not None]
        if not mentions:
            return
        self.mentions.extend(mentions)
        classes = settle(tokens, self.lexicon)
        parsed = parse(coordinate(chunk(tokens, classes, self.lexicon)), self.lexicon)
        claims = list(self._claims(Sentence(passage, tokens, classes, parsed)))
        self.claims.extend(claims)
        polities = dict.fromkeys(mention.polity for mention in mentions)
        if not claims and len(polities) > 1:
            self.unread.append(
                Unread(self.document.id, passage, self.document.quote(passage), tuple(sorted(polities)))
            )
        self._remember(parsed, mentions)

    def _remember(self, parsed: Parse, mentions: Sequence[Mention]) -> None:
        for mention in mentions:
            self.recent.pop(mention.polity, None)
            self.recent[mention.polity] = mention
        subjects = [pred.subj for pred in parsed.preds if pred.subj is not None and pred.subj.members]
        if subjects:
            self.last_subject = tuple(subjects[0].members)

    def _claims(self, sentence: Sentence) -> Iterable[Claim]:
        framer = Framer(
            sentence.tokens,
            sentence.parse,
            self.lexicon,
            self.extractor.ontology,
            self.last_subject,
            tuple(self.recent.values())[-2:],
        )
        scope = Scope(sentence.tokens, sentence.classes, sentence.parse, framer)
        candidates = list(framer.candidates())
        self.extractor.model.score(candidates)
        chosen = choose(candidates, self.extractor.ontology, self.extractor.model.threshold)
        if not chosen:
            return
        quote = self.document.quote(sentence.passage)
        dates = find_dates(quote, self.lexicon.code, self.document.published)
        dater = Dater(
            dates, sentence.passage.start, sentence.tokens, sentence.classes, sentence.parse, self.lexicon
        )
        for candidate in chosen:
            claim = self._claim(candidate, scope.stance(candidate), sentence, quote, dater.date_of(candidate))
            if claim.confidence >= self.extractor.min_confidence:
                yield claim

    def _claim(
        self,
        candidate: Candidate,
        stance: Stance,
        sentence: Sentence,
        quote: str,
        when: DateMention | None,
    ) -> Claim:
        cue = sentence.tokens[candidate.at]
        source, target = candidate.source.mention, candidate.target.mention if candidate.target else None
        return Claim(
            document=self.document.id,
            passage=sentence.passage,
            quote=quote,
            subject=source.actor,
            subject_polity=source.polity,
            relation=candidate.relation,
            object=target.actor if target else "",
            object_polity=target.polity if target else "",
            polarity=stance.polarity,
            modality=stance.modality,
            attributed_to=stance.attributed_to,
            event_date=when.edtf if when else "",
            reported_on=self.document.published,
            cue=cue.span,
            subject_span=source.span,
            object_span=target.span if target else None,
            attribution_span=stance.attribution_span,
            date_span=_shifted(when, sentence.passage.start),
            confidence=round(candidate.score, 2),
            rule=f"{self.lexicon.code}/{'verb' if candidate.frame.verb else 'noun'}/{candidate.relation}/{candidate.lemma}",
            layer=candidate.layer,
            language=self.lexicon.code,
        )

    def _actors(self) -> dict[str, Actor]:
        known = self.extractor.gazetteer.actors
        learnt = {actor.id: actor for actor in self.names.learnt.values()}
        used = {mention.actor for mention in self.mentions} | {mention.polity for mention in self.mentions}
        return {actor: learnt.get(actor) or known[actor] for actor in sorted(used)}


def _shifted(when: DateMention | None, offset: int) -> Span | None:
    return Span(when.span.start + offset, when.span.end + offset) if when else None
