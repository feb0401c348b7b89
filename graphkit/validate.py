"""Checks a graph against its shapes (SHACL). Floor 7."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pyoxigraph import RdfFormat, Triple, parse, serialize

from graphkit.errors import DataError
from graphkit.resources import shapes_file
from graphkit.store.graph import KnowledgeGraph
from graphkit.store.parts import sorted_triples
from graphkit.store.terms import prefixed
from graphkit.vocab import BASE, GK, local_name

if TYPE_CHECKING:
    import rdflib

_CLASSES: Final = (prefixed(GK.Claim), prefixed(GK.Proposition))
_IRI: Final = re.compile(re.escape(BASE) + r"[^\s<>\"]*\w")


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One result of a check.

    Attributes:
        severity: `Violation`, `Warning` or `Info`.
        focus: the node that is wrong, as a prefixed name.
        path: the property concerned, or "".
        value: what it has there, or "".
        message: what the shape says about it.
    """

    severity: str
    focus: str
    path: str
    value: str
    message: str

    def __str__(self) -> str:
        place = f"{self.focus} {self.path}".strip()
        found = f" (found {self.value})" if self.value else ""
        return f"{self.severity.lower()}: {place}: {' '.join(self.message.split())}{found}"


@dataclass(frozen=True, slots=True)
class Report:
    """What the shapes say of a graph.

    Attributes:
        conforms: True when nothing is violated; warnings do not count.
        results: sorted.
    """

    conforms: bool
    results: tuple[Violation, ...]

    def lines(self) -> Iterator[str]:
        """The report for people: one line a result, and the sum."""
        yield from map(str, self.results)
        count = len(self.results)
        yield "the graph conforms to its shapes" if not count else f"{count} result{'s' * (count > 1)}"


def validate(kg: KnowledgeGraph, shapes: Path | None = None) -> Report:
    """Checks all but what is inferred, with the ontology at hand, against `shapes` (Turtle).

    Raises:
        DataError: the shapes are no Turtle or no SHACL.
    """
    import pyshacl  # heavy, brings rdflib
    from pyshacl.errors import ReportableRuntimeError

    path = shapes or shapes_file()
    data, rules = _data(kg), _shapes(path)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # pyshacl's own, about its use of rdflib
        try:
            _, results, _ = pyshacl.validate(data, shacl_graph=rules)
        except ReportableRuntimeError as error:
            raise DataError(f"no SHACL: {error}", path=path) from error
    found = tuple(sorted(_violations(results)))
    return Report(all(result.severity != "Violation" for result in found), found)


def _data(kg: KnowledgeGraph) -> rdflib.Graph:
    import rdflib  # heavy

    data = rdflib.Graph()
    for part in ("graph", "ontology"):
        data.parse(data=serialize(sorted_triples(kg, part), format=RdfFormat.N_TRIPLES), format="nt")
    return data


def _shapes(path: Path) -> rdflib.Graph:
    import rdflib  # heavy

    try:
        quads = parse(path=str(path), format=RdfFormat.TURTLE)
        triples = [Triple(quad.subject, quad.predicate, quad.object) for quad in quads]
    except SyntaxError as error:
        raise DataError(error.msg, path=path, line=error.lineno, remedy="correct the shapes there") from error
    except OSError as error:
        raise DataError(f"cannot be read: {error}", path=path) from error
    return rdflib.Graph().parse(data=serialize(triples, format=RdfFormat.N_TRIPLES), format="nt")


def _sh(name: str) -> rdflib.URIRef:
    import rdflib  # heavy

    return rdflib.SH[name]


def _shown(term: rdflib.term.Node | None) -> str:
    import rdflib  # heavy

    if isinstance(term, rdflib.URIRef):
        return prefixed(str(term))
    return "" if term is None or isinstance(term, rdflib.BNode) else str(term)


def _violations(results: rdflib.Graph) -> Iterator[Violation]:
    for result, severity in results.subject_objects(_sh("resultSeverity")):
        focus, path, value, message = (
            _shown(results.value(result, _sh(name)))
            for name in ("focusNode", "resultPath", "value", "resultMessage")
        )
        if focus in _CLASSES:  # one check of all nodes of a class: the value is the one at fault
            focus, value = value, ""
        if value == focus:
            value = ""
        message = _IRI.sub(lambda found: prefixed(found[0]), message)
        yield Violation(local_name(str(severity)), focus, path, value, message)
