"""The relations of `ontologies/diplomacy.ttl` as frozen objects. Floor 2.

Read with pyoxigraph, because every command pays for this and rdflib alone takes 0.2 s to import.
Quad classes and event types are those of PLOVER (Open Event Data Alliance), event codes those of
CAMEO 1.1b3 (Schrodt 2012).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final

from pyoxigraph import Literal, RdfFormat, parse

from graphkit.errors import DataError, NotFoundError
from graphkit.resources import ontology_file
from graphkit.vocab import CLASSES, GK, OWL, PREFIXES, RDF, RDFS, SKOS

LANGUAGES: Final = ("en", "id")
"""Each relation has a label and a definition in every one of them."""

FAMILIES: Final = (
    "verbal-cooperation",
    "material-cooperation",
    "verbal-conflict",
    "material-conflict",
    "structural",
    "capability",
    "root",
)

_SIGNS: Final = ("neutral", "cooperation", "cooperation", "conflict", "conflict")
_TERMS: Final = frozenset(GK)
_SLUG: Final = re.compile(r"[a-z]+(-[a-z]+)*")
_PROPERTY: Final = re.compile(r"P\d+")


@dataclass(frozen=True, slots=True)
class Relation:
    """One relation.

    Attributes:
        slug: its name, such as `supplies-arms-to`.
        parent: the relation that it is a kind of; "" for a root.
        labels, definitions: language code -> text, for all of `LANGUAGES`.
        family: one of `FAMILIES`.
        symmetric: True when it holds in both directions.
        inverse: the relation that says the same from the other end, or "".
        quad: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict, 0 none.
        plover: PLOVER event type with `:mode` and `/context`, or "".
        cameo: CAMEO event codes, leading zeros kept.
        wikidata: the property nearest in meaning such as `P530`, or "".
        domain, range: classes (local names) that the polities at its ends belong to, all of them; an
            empty range means that its object is no actor.
        denial_contests: relations that a denial of this one puts in doubt beside those below it.
        object_required: False when a claim may do without an object.
    """

    slug: str
    parent: str
    labels: Mapping[str, str] = field(hash=False)
    definitions: Mapping[str, str] = field(hash=False)
    family: str
    symmetric: bool
    inverse: str
    quad: int
    plover: str
    cameo: tuple[str, ...]
    wikidata: str
    domain: tuple[str, ...]
    range: tuple[str, ...]
    denial_contests: tuple[str, ...]
    object_required: bool

    @property
    def sign(self) -> str:
        """`cooperation`, `conflict` or `neutral`, by quad class.

        >>> [load_ontology().relation(slug).sign for slug in ("visits", "attacks", "member-of")]
        ['cooperation', 'conflict', 'neutral']
        """
        return _SIGNS[self.quad]

    def label(self, language: str = "en") -> str:
        """The name in `language`, else in English.

        >>> load_ontology().relation("visits").label("id")
        'mengunjungi'
        """
        return self.labels.get(language, self.labels["en"])


@dataclass(frozen=True, slots=True)
class Ontology:
    """All relations by slug, in the order of their slugs; made by `load_ontology`."""

    relations: Mapping[str, Relation] = field(hash=False)

    def relation(self, slug: str) -> Relation:
        """The relation called `slug`.

        Raises:
            NotFoundError: there is none; the message names the nearest ones.

        >>> load_ontology().relation("visit")
        Traceback (most recent call last):
        graphkit.errors.NotFoundError: no relation 'visit'; did you mean visits or hosts-visit-of?
        """
        try:
            return self.relations[slug]
        except KeyError:
            raise NotFoundError.among("relation", slug, self.relations) from None

    def ancestors(self, slug: str) -> tuple[str, ...]:
        """The relations above `slug`, nearest first. Raises NotFoundError.

        >>> load_ontology().ancestors("meets-with")
        ('consults-with', 'cooperates-with', 'interacts-with')
        """
        found: list[str] = []
        above = self.relation(slug).parent
        while above:
            found.append(above)
            above = self.relations[above].parent
        return tuple(found)

    def is_a(self, slug: str, other: str) -> bool:
        """True when `slug` is `other` or lies below it. Raises NotFoundError for an unknown `slug`.

        >>> load_ontology().is_a("meets-with", "consults-with")
        True
        """
        return slug == other or other in self.ancestors(slug)

    def contests(self, denied: str, affirmed: str) -> bool:
        """True when denying `denied` of a pair contradicts affirming `affirmed` of it.

        That is so of the same relation, of any below `denied`, and of those in its `denial_contests`.
        A denial reaches down only within its quad class: whoever denies cooperating has not denied
        talking, and a denial of deeds says nothing of words. A root reaches nothing.

        Raises:
            NotFoundError: one of the two is unknown.

        >>> load_ontology().contests("has-arms-deal-with", "supplies-arms-to")
        True
        >>> load_ontology().contests("supplies-arms-to", "has-arms-deal-with")
        False
        """
        below, above = self.relation(affirmed), self.relation(denied)
        if affirmed == denied or affirmed in above.denial_contests:
            return True
        return above.family != "root" and above.quad == below.quad and denied in self.ancestors(affirmed)


def load_ontology(path: Path | None = None) -> Ontology:
    """The ontology in a Turtle file; without `path` the shipped one, read once.

    Raises:
        DataError: the file is missing, no Turtle, or a relation in it is wrong; with file and line.
    """
    return _default() if path is None else _read(path)


@cache
def _default() -> Ontology:
    return _read(ontology_file())


@dataclass(frozen=True, slots=True)
class _Block:
    """What the file says of one relation: predicate IRI -> literals, or IRIs as text."""

    path: Path
    slug: str
    values: Mapping[str, list[Literal | str]]

    def wrong(self, message: str, remedy: str) -> DataError:
        """The error at the line where the block starts, if the file writes it as `rel:slug`."""
        text = self.path.read_text("utf-8")
        start = re.search(rf"^rel:{re.escape(self.slug)}\s", text, re.MULTILINE)
        line = text.count("\n", 0, start.start()) + 1 if start else None
        return DataError(f"relation {self.slug}: {message}", path=self.path, line=line, remedy=remedy)

    def texts(self, predicate: str) -> tuple[str, ...]:
        """The literals, sorted."""
        return tuple(sorted(v.value for v in self.values.get(predicate, ()) if isinstance(v, Literal)))

    def names(self, predicate: str, base: str) -> tuple[str, ...]:
        """The IRIs without `base`, sorted; one that does not start with it stays whole."""
        iris = (v for v in self.values.get(predicate, ()) if isinstance(v, str))
        return tuple(sorted(iri.removeprefix(base) for iri in iris))

    def one(self, predicate: str, values: tuple[str, ...]) -> str:
        """The only one of `values`, or "" when there are none."""
        if len(values) > 1:
            raise self.wrong(f"{_short(predicate)} has {len(values)} values: {', '.join(values)}", "keep one")
        return values[0] if values else ""

    def choice(self, predicate: str, allowed: tuple[str, ...]) -> str:
        """The only literal, which must be one of `allowed`."""
        value = self.one(predicate, self.texts(predicate))
        if value not in allowed:
            found = repr(value) if value else "missing"
            raise self.wrong(f"{_short(predicate)} is {found}", f"give one of {', '.join(allowed)}")
        return value

    def languages(self, predicate: str) -> Mapping[str, str]:
        """Language code -> text, complete for all of `LANGUAGES`."""
        literals = [v for v in self.values.get(predicate, ()) if isinstance(v, Literal)]
        texts = {v.language or "": v.value for v in sorted(literals, key=str)}
        for language in LANGUAGES:
            if not texts.get(language, "").strip():
                raise self.wrong(f"{_short(predicate)} is missing in {language!r}", f'add "..."@{language}')
        if len(literals) > len(texts):
            raise self.wrong(f"{_short(predicate)} has two texts in one language", "keep one")
        return texts


def _read(path: Path) -> Ontology:
    blocks = {block.slug: block for block in _blocks(path)}
    if not blocks:
        raise DataError("it declares no gk:Relation", path=path, remedy="is it the right file?")
    relations = {slug: _relation(blocks[slug]) for slug in sorted(blocks)}
    for slug, relation in relations.items():
        _check_names(relation, relations, blocks[slug])
        _check_ends(relation, blocks[slug])
        _check_inverse(relation, relations, blocks[slug])
    for slug in relations:
        _check_cycle(slug, relations, blocks[slug])
    return Ontology(relations)


def _blocks(path: Path) -> Iterator[_Block]:
    """One block for each subject that is declared a gk:Relation, in file order."""
    subjects: dict[str, dict[str, list[Literal | str]]] = {}
    try:
        for quad in parse(path=str(path), format=RdfFormat.TURTLE):
            value = quad.object if isinstance(quad.object, Literal) else getattr(quad.object, "value", "")
            values = subjects.setdefault(getattr(quad.subject, "value", ""), {})
            values.setdefault(quad.predicate.value, []).append(value)
    except SyntaxError as error:
        raise DataError(error.msg, path=path, line=error.lineno, remedy="it must be Turtle") from error
    except OSError as error:
        raise DataError(f"cannot be read: {error}", path=path) from error
    for subject, values in subjects.items():
        if GK.Relation in values.get(RDF.type, ()):
            yield _Block(path, subject.removeprefix(PREFIXES["rel"]), values)


def _relation(block: _Block) -> Relation:
    _check_terms(block)
    rel, gk, wikidata = PREFIXES["rel"], PREFIXES["gk"], PREFIXES["wd"]
    near = tuple(name for name in block.names(SKOS.closeMatch, wikidata) if _PROPERTY.fullmatch(name))
    return Relation(
        slug=block.slug,
        parent=block.one(RDFS.subPropertyOf, block.names(RDFS.subPropertyOf, rel)),
        labels=block.languages(SKOS.prefLabel),
        definitions=block.languages(SKOS.definition),
        family=block.choice(GK.family, FAMILIES),
        symmetric=OWL.SymmetricProperty in block.values[RDF.type],
        inverse=block.one(OWL.inverseOf, block.names(OWL.inverseOf, rel)),
        quad=int(block.choice(GK.quadClass, ("0", "1", "2", "3", "4"))),
        plover=block.one(GK.plover, block.texts(GK.plover)),
        cameo=block.texts(GK.cameo),
        wikidata=block.one(SKOS.closeMatch, near),
        domain=block.names(RDFS.domain, gk),
        range=block.names(RDFS.range, gk),
        denial_contests=block.names(GK.denialContests, rel),
        object_required=block.choice(GK.objectRequired, ("true", "false")) == "true",
    )


def _check_terms(block: _Block) -> None:
    """The name is a slug, and each property of ours exists."""
    if not _SLUG.fullmatch(block.slug):
        raise block.wrong("its name is no slug", "name it rel:words-with-hyphens")
    for predicate in block.values:
        if predicate.startswith(PREFIXES["gk"]) and predicate not in _TERMS:
            near = NotFoundError.among("property", _short(predicate), map(_short, _TERMS))
            raise block.wrong(near.message, near.remedy)


def _check_names(relation: Relation, relations: Mapping[str, Relation], block: _Block) -> None:
    """Every relation that this one names is declared, and roots alone have no parent."""
    for name in (relation.parent, relation.inverse, *relation.denial_contests):
        if name and name not in relations:
            near = NotFoundError.among("relation", name, relations)
            raise block.wrong(near.message, near.remedy)
    if relation.family != "root" and not relation.parent:
        raise block.wrong("rdfs:subPropertyOf is missing", "name the relation that it is a kind of")
    if relation.family == "root" and relation.parent:
        raise block.wrong(
            f"a root lies below {relation.parent}", "drop rdfs:subPropertyOf or change gk:family"
        )


def _check_ends(relation: Relation, block: _Block) -> None:
    """Domain and range are there where an edge needs them, and are classes of ours."""
    for name in (*relation.domain, *relation.range):
        if name not in CLASSES.split():
            near = NotFoundError.among("class", name, CLASSES.split())
            raise block.wrong(near.message, near.remedy)
    if not relation.domain or (relation.object_required and not relation.range):
        missing = "rdfs:range" if relation.domain else "rdfs:domain"
        raise block.wrong(f"{missing} is missing", "gk:Actor or gk:Polity will do")


def _check_inverse(relation: Relation, relations: Mapping[str, Relation], block: _Block) -> None:
    """Inverses name each other and have their ends swapped; a symmetric relation is its own."""
    if relation.symmetric and relation.inverse:
        raise block.wrong("a symmetric relation is its own inverse", "drop owl:inverseOf or the symmetry")
    if not (relation.symmetric or relation.inverse):
        return
    other = relation if relation.symmetric else relations[relation.inverse]
    if not relation.symmetric and (other.inverse != relation.slug or other is relation):
        raise block.wrong(f"its inverse {other.slug} does not name it in turn", "add owl:inverseOf there")
    if (relation.domain, relation.range) != (other.range, other.domain):
        raise block.wrong(f"its domain and range are not those of {other.slug} swapped", "make them agree")


def _check_cycle(slug: str, relations: Mapping[str, Relation], block: _Block) -> None:
    """The way up from `slug` ends at a root."""
    way = [slug]
    while (parent := relations[way[-1]].parent) and parent not in way:
        way.append(parent)
    if parent:
        circle = " below ".join([*way, parent])
        raise block.wrong(f"the hierarchy runs in a circle: {circle}", "change one rdfs:subPropertyOf")


def _short(iri: str) -> str:
    """The IRI with one of our prefixes."""
    name, base = next((n, b) for n, b in PREFIXES.items() if iri.startswith(b))
    return f"{name}:{iri.removeprefix(base)}"
