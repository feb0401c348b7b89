"""The graph in other libraries: rdflib, networkx, pandas and polars get what the store holds."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pandas as pd
import polars as pl
import pytest
import rdflib
from graph_samples import CLAIMS, make_graph
from pyoxigraph import Store

import graphkit
from graphkit.errors import NotFoundError, OutputError
from graphkit.export import CLAIM_COLUMNS
from graphkit.store.graph import KnowledgeGraph
from graphkit.store.parts import sorted_quads
from graphkit.store.selection import Selection
from graphkit.vocab import PREFIXES

KG = make_graph()


def test_rdflib_has_every_quad() -> None:
    """None is lost and none is new, and each is in the graph of its name."""
    made = graphkit.to_rdflib(KG)
    own = sorted_quads(KG, "graph")
    assert {(str(s), str(p), str(g)) for s, p, _, g in made.quads()} == {
        (str(q.subject.value), str(q.predicate.value), str(q.graph_name.value)) for q in own
    }
    assert len(list(made.quads())) == len(list(sorted_quads(KG, "graph")))


@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")
def test_rdflib_answers_with_the_prefixes_of_graphkit() -> None:
    """Its own SPARQL finds the edges of the undisputed graph."""
    found = graphkit.to_rdflib(KG).query(
        "SELECT ?o { GRAPH ?g { actor:PRK rel:supplies-arms-to ?o } }", initNs=PREFIXES
    )
    assert {str(row[0]) for row in found} == {PREFIXES["actor"] + "RUS"}


def test_rdflib_gets_a_part() -> None:
    """Only the actors when only they are asked for."""
    made = graphkit.to_rdflib(KG, "actors")
    assert {str(graph) for *_, graph in made.quads()} == {PREFIXES["graph"] + "actors"}


def test_rdflib_of_an_empty_graph_is_empty() -> None:
    """No triples, and still the prefixes."""
    made = graphkit.to_rdflib(KnowledgeGraph(Store()))
    assert len(made) == 0
    assert dict(made.namespaces())["rel"] == rdflib.URIRef(PREFIXES["rel"])


def test_networkx_has_an_edge_for_each_proposition_of_two() -> None:
    """The public name needs no ontology."""
    made = graphkit.to_networkx(KG)
    own = [prop for prop in KG.propositions() if prop.object]
    assert {(s, o, key) for s, o, key in made.edges(keys=True)} == {
        (prop.subject, prop.object, prop.relation) for prop in own
    }


def test_networkx_of_a_selection() -> None:
    """Only what concerns the actor."""
    made = graphkit.to_networkx(KG, Selection(actor="PRK"))
    assert made.number_of_edges() > 0
    assert all("PRK" in edge for edge in made.edges())


@pytest.mark.parametrize("backend", ["pandas", "polars"])
def test_a_table_has_a_row_for_each_claim(backend: str) -> None:
    """Columns as in csv-claims, in either library."""
    made = graphkit.to_dataframe(KG, backend=backend)
    assert list(made.columns) == list(CLAIM_COLUMNS)
    assert sorted(made["id"]) == sorted(claim.id for claim in CLAIMS)
    assert set(made["confidence"]) == {claim.confidence for claim in CLAIMS}


def test_pandas_is_preferred() -> None:
    """Without a backend the table is of pandas, for most notebooks use it."""
    assert isinstance(graphkit.to_dataframe(KG), pd.DataFrame)
    assert isinstance(graphkit.to_dataframe(KG, backend="polars"), pl.DataFrame)


def test_both_tables_say_the_same() -> None:
    """Value for value, types aside."""
    one, other = graphkit.to_dataframe(KG), graphkit.to_dataframe(KG, backend="polars")
    assert one.to_dict("records") == other.to_dicts()


def test_an_empty_table_keeps_its_columns_and_types() -> None:
    """So that a program that filters by confidence does not fail on a graph without claims."""
    made = graphkit.to_dataframe(KnowledgeGraph(Store()), backend="polars")
    assert made.shape == (0, len(CLAIM_COLUMNS))
    assert made.schema["confidence"] == pl.Float64


def test_a_table_of_a_selection() -> None:
    """Only the claims about the relation, and an unknown relation is named."""
    made = graphkit.to_dataframe(KG, Selection(relation="supplies-arms-to"))
    assert set(made["relation"]) == {"supplies-arms-to"}
    with pytest.raises(NotFoundError, match="adores"):
        graphkit.to_dataframe(KG, Selection(relation="adores"))


def test_a_missing_library_is_named_with_its_remedy() -> None:
    """One error that says what to install."""
    with pytest.raises(OutputError, match="graphpandas is not installed") as caught:
        graphkit.to_dataframe(KG, backend="graphpandas")  # type: ignore[arg-type]
    assert "graphkit[tables]" in str(caught.value.remedy)


def test_the_names_cost_nothing_until_they_are_used(tmp_path: Path) -> None:
    """Importing graphkit and looking a name up brings none of the three libraries."""
    names = "{'rdflib', 'pandas', 'polars'}"
    code = f"import sys, graphkit; graphkit.to_dataframe; print({names} & set(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout == "set()\n"
