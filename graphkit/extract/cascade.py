"""The cascade: a document in, its claims out. Floor 4; docs/extraction.md draws it.

tokens -> mentions -> word classes -> chunks -> groups -> clauses -> frames -> stance -> choice -> claims
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from graphkit.actors import Gazetteer, load_gazetteer
from graphkit.dates import DateMention, find_dates
from graphkit.extract.candidates import Candidate
from graphkit.extract.choose import choose
from graphkit.extract.chunks import chunk
from graphkit.extract.clauses import parse
from graphkit.extract.frames import Framer
from graphkit.extract.groups import coordinate
from graphkit.extract.implied import implied
from graphkit.extract.insurgents import name_insurgents
from graphkit.extract.mentions import DocumentNames, shorts_of
from graphkit.extract.names import NameIndex
from graphkit.extract.parties import couple_after
from graphkit.extract.scope import Scope, Stance
from graphkit.extract.score import Model, load_model
from graphkit.extract.settle import Cls, settle
from graphkit.extract.syntax import Parse
from graphkit.extract.tokens import Token, join_phrases, tokenize
from graphkit.extract.when import Dater
from graphkit.lexicon import Lexicon, Tag, load_lexicons
from graphkit.model import Actor, Claim, Document, Extraction, Mention, Modality, Span, Unread
from graphkit.model import Kind as ActorKind
from graphkit.ontology import Ontology, load_ontology
from graphkit.segment import sentences

POINTING = Tag.PRONOUN | Tag.SIDES


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

    @cached_property
    def kinds(self) -> dict[str, ActorKind]:
        """What kind of actor each id is."""
        return {actor.id: actor.kind for actor in self.gazetteer.actors.values()}

    def extract(self, document: Document) -> Extraction:
        """The claims, mentions and unread sentences of a document, in text order.

        Raises:
            KeyError: there is no language pack for the document's language.
        """
        return self.reader(document).read()

    def reader(self, document: Document) -> Reader:
        """What reads `document` sentence by sentence, for those who look into the stages."""
        lexicon, index = self.lexicons[document.language], self._indexes[document.language]
        return Reader(self, document, lexicon, index)


@dataclass(frozen=True)
class Reading:
    """A parsed sentence with all its candidates, and what reads their stance."""

    sentence: Sentence
    candidates: list[Candidate]
    scope: Scope


class Reader:
    """Reads one document; keeps what later sentences need of earlier ones."""

    def __init__(self, extractor: Extractor, document: Document, lexicon: Lexicon, index: NameIndex) -> None:
        self.extractor, self.document, self.lexicon, self.index = extractor, document, lexicon, index
        shorts = shorts_of(document, extractor.gazetteer, lexicon.code)
        self.names = DocumentNames(index, lexicon, document.published, shorts)
        self.last_subject: tuple[Mention, ...] = ()
        self.recent: dict[str, Mention] = {}
        self.couple: tuple[Mention, ...] = ()
        self.mentions: list[Mention] = []
        self.unread: list[Unread] = []

    def read(self) -> Extraction:
        """Everything the document says."""
        claims = _once([claim for reading in self.readings() for claim in self._claims(reading)])
        return Extraction(
            self.document, tuple(claims), tuple(self.mentions), self._actors(), tuple(self.unread)
        )

    def readings(self) -> Iterator[Reading]:
        """The sentences that name an actor, in order, each with its candidates scored."""
        for passage in sentences(self.document.text, self.lexicon.code):
            tokens = self._tokens(passage)
            mentions = [token.mention for token in tokens if token.mention is not None]
            self.mentions.extend(mentions)
            if self._could_tell(tokens, mentions):
                yield self._reading(passage, tokens)
            self._remember(tokens, mentions)

    def _could_tell(self, tokens: Sequence[Token], mentions: Sequence[Mention]) -> bool:
        """Whether two polities are named, or words that may point back to another or to both."""
        if len({mention.polity for mention in mentions}) > 1:
            return True
        if mentions and self.recent and any(token.has(POINTING) for token in tokens):
            return True
        return len(self.couple) == 2 and any(token.has(Tag.BOTH) for token in tokens)

    def _tokens(self, passage: Span) -> list[Token]:
        text = self.document.text
        named = self.names.find(tokenize(text, passage, self.lexicon, self.index.is_name))
        introduced = self.names.introduce(list(join_phrases(text, named, self.lexicon)))
        earlier = reversed(self.recent.values())
        return name_insurgents(
            introduced, earlier, self.extractor.gazetteer, self.lexicon, self.document.published
        )

    def _reading(self, passage: Span, tokens: list[Token]) -> Reading:
        classes = settle(tokens, self.lexicon)
        parsed = parse(
            coordinate(chunk(tokens, classes, self.lexicon), self.lexicon.say_lemmas), self.lexicon
        )
        framer = Framer(
            tokens,
            parsed,
            self.lexicon,
            self.extractor.ontology,
            self.last_subject,
            self.couple,
            self.extractor.kinds,
        )
        candidates = list(framer.candidates())
        candidates += list(implied(framer, candidates))
        self.extractor.model.score(candidates)
        subjects = [pred.subj for pred in parsed.preds if pred.subj is not None and pred.subj.members]
        if subjects:
            self.last_subject = tuple(subjects[0].members)
        sentence = Sentence(passage, tokens, classes, parsed)
        return Reading(sentence, candidates, Scope(tokens, classes, parsed, framer))

    def _remember(self, tokens: Sequence[Token], mentions: Sequence[Mention]) -> None:
        self.couple = couple_after(self.couple, tokens)
        for mention in mentions:
            self.recent.pop(mention.polity, None)
            self.recent[mention.polity] = mention

    def _claims(self, reading: Reading) -> list[Claim]:
        sentence, quote = reading.sentence, self.document.quote(reading.sentence.passage)
        chosen = choose(reading.candidates, self.extractor.ontology, self.extractor.model.threshold)
        if not chosen:
            self._leave_unread(sentence, quote)
            return []
        dates = find_dates(quote, self.lexicon.code, self.document.published)
        dater = Dater(
            dates,
            sentence.passage.start,
            sentence.tokens,
            sentence.classes,
            sentence.parse,
            self.lexicon,
            reading.scope.carries,
            self.document.published,
        )
        claims = [
            self._claim(candidate, stance, sentence, quote, dater.date_of(candidate, stance.modality))
            for candidate in chosen
            for stance in (reading.scope.stance(candidate),)
        ]
        return [claim for claim in claims if claim.confidence >= self.extractor.min_confidence]

    def _leave_unread(self, sentence: Sentence, quote: str) -> None:
        polities = {token.mention.polity for token in sentence.tokens if token.mention is not None}
        if len(polities) > 1:
            self.unread.append(Unread(self.document.id, sentence.passage, quote, tuple(sorted(polities))))

    def _claim(
        self,
        candidate: Candidate,
        stance: Stance,
        sentence: Sentence,
        quote: str,
        when: DateMention | None,
    ) -> Claim:
        cue = sentence.tokens[candidate.at]
        part = "verb" if candidate.frame.verb else "noun"
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
            modality=_timed(stance.modality, when, self.document.published),
            attributed_to=stance.attributed_to,
            event_date=when.edtf if when else "",
            reported_on=self.document.published,
            cue=cue.span,
            subject_span=source.span,
            object_span=target.span if target else None,
            attribution_span=stance.attribution_span,
            date_span=_shifted(when, sentence.passage.start),
            confidence=round(candidate.score, 2),
            rule=f"{self.lexicon.code}/{part}/{candidate.relation}/{candidate.lemma}",
            layer=candidate.layer,
            language=self.lexicon.code,
        )

    def _actors(self) -> dict[str, Actor]:
        known = self.extractor.gazetteer.actors
        learnt = {actor.id: actor for actor in self.names.learnt.values()}
        used = {mention.actor for mention in self.mentions} | {mention.polity for mention in self.mentions}
        return {actor: learnt.get(actor) or known[actor] for actor in sorted(used)}


def _timed(modality: Modality, when: DateMention | None, published: str) -> Modality:
    """What lies after the day of publication is planned at best."""
    coming = when is not None and bool(published) and when.edtf[:10] > published
    return Modality.PLANNED if coming and modality is Modality.CERTAIN else modality


def _once(claims: list[Claim]) -> list[Claim]:
    """The claims without those of the first sentence that a later one tells again with its source."""
    told = {_said(claim) for claim in claims if claim.attributed_to}
    first = claims[0].passage if claims else None
    return [c for c in claims if c.passage != first or c.attributed_to or _said(c) not in told]


def _said(claim: Claim) -> tuple[str, str, str, str]:
    return claim.subject_polity, claim.relation, claim.object_polity, claim.polarity.value


def _shifted(when: DateMention | None, offset: int) -> Span | None:
    return Span(when.span.start + offset, when.span.end + offset) if when else None
