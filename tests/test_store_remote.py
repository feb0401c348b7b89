"""A store at an endpoint: a real server on loopback holds the same graph, and answers the same."""

from __future__ import annotations

import socket
import subprocess
import sysconfig
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from conftest import Run
from graph_samples import EXTRACTIONS, ONTOLOGY, make_graph
from pyoxigraph import BlankNode, DefaultGraph, NamedNode

from graphkit.errors import QueryError, StoreError
from graphkit.export import export
from graphkit.query.run import Answer, Table, Triples, run_query
from graphkit.query.saved import ask, saved_queries
from graphkit.store.base import Change
from graphkit.store.endpoint import TRIES, Endpoint, is_address
from graphkit.store.graph import KnowledgeGraph
from graphkit.store.load import open_kg
from graphkit.store.remote import RemoteReader, RemoteWriter
from graphkit.store.update import remove_documents, update

LOCAL = make_graph()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The address of an Oxigraph server that holds nothing yet."""
    port = free_port()
    program = Path(sysconfig.get_path("scripts")) / "oxigraph"
    with subprocess.Popen(
        [program, "serve", "--bind", f"127.0.0.1:{port}"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as process:
        assert process.stdout is not None
        assert b"Listening" in process.stdout.readline()
        yield f"http://127.0.0.1:{port}/query"
        process.terminate()


@pytest.fixture
def writer(server: str) -> RemoteWriter:
    """A writer to the emptied server."""
    made = RemoteWriter(RemoteReader(Endpoint.at(server, {})))
    made.reader.endpoint.send(made.reader.endpoint.updates, "CLEAR ALL", "application/sparql-update")
    return made


@pytest.fixture
def filled(writer: RemoteWriter) -> KnowledgeGraph:
    """The sample graph at the endpoint."""
    update(writer, EXTRACTIONS, ONTOLOGY, extractor="test")
    return KnowledgeGraph(writer.reader, writer.reader.endpoint.address)


@pytest.mark.parametrize("form", ["nq", "ttl", "csv", "csv-claims", "graphml"])
def test_an_endpoint_exports_the_same_bytes(form: str, filled: KnowledgeGraph, tmp_path: Path) -> None:
    """Where a graph is kept makes no difference to what comes out."""
    export(filled, form, tmp_path / "there", ONTOLOGY)
    export(LOCAL, form, tmp_path / "here", ONTOLOGY)
    assert (tmp_path / "there").read_bytes() == (tmp_path / "here").read_bytes()


def test_building_again_costs_a_look_up(filled: KnowledgeGraph, writer: RemoteWriter) -> None:
    """Documents that are there are not written again."""
    changes = update(writer, EXTRACTIONS, ONTOLOGY, extractor="test")
    assert (changes.added, changes.replaced, changes.unchanged) == (0, 0, len(EXTRACTIONS))
    assert [d.id for d in filled.documents()] == [d.id for d in LOCAL.documents()]


def test_a_document_goes_with_all_that_only_it_says(filled: KnowledgeGraph, writer: RemoteWriter) -> None:
    """As from a store on disk."""
    gone = EXTRACTIONS[0].document.id
    remove_documents(writer, [gone], ONTOLOGY)
    rest = make_graph(EXTRACTIONS[1:])
    assert {c.id for c in filled.claims()} == {c.id for c in rest.claims()}
    assert list(filled.propositions()) == list(rest.propositions())


def test_every_kind_of_query_is_answered(filled: KnowledgeGraph) -> None:
    """Rows, a yes, triples; over all graphs, with the prefixes bound."""
    rows = run_query(filled, "SELECT ?o { actor:PRK rel:supplies-arms-to ?o }")
    assert isinstance(rows, Table)
    assert [str(row[0]) for row in rows] == ["<https://w3id.org/graphkit/actor/RUS>"]
    assert run_query(filled, "ASK { actor:PRK ?p ?o }") == Answer(True)
    built = run_query(filled, "CONSTRUCT { ?s gk:x ?o } { ?s rel:supplies-arms-to ?o }")
    assert isinstance(built, Triples)
    assert len(list(built)) > 0


def test_a_query_may_take_so_long(filled: KnowledgeGraph) -> None:
    """The limit is the patience with the server, which stands where a worker would."""
    assert run_query(filled, "ASK { ?s ?p ?o }", timeout=20) == Answer(True)


def test_a_malformed_query_is_no_fault_of_the_endpoint(filled: KnowledgeGraph) -> None:
    """What the server says of it reaches the user."""
    with pytest.raises(QueryError):
        run_query(filled, "SELECT * { ?s ?p")


def test_an_update_is_refused_before_it_is_sent(filled: KnowledgeGraph) -> None:
    """Reading stays reading."""
    with pytest.raises(QueryError, match="refused"):
        run_query(filled, "DROP ALL")
    assert list(filled.documents())


@pytest.mark.parametrize("name", [name for name, q in saved_queries().items() if not q.params])
def test_saved_queries_give_the_same_rows(name: str, filled: KnowledgeGraph) -> None:
    """Those without a parameter, row by row."""
    there, here = ask(filled, saved_queries()[name], {}), ask(LOCAL, saved_queries()[name], {})
    assert isinstance(there, Table)
    assert isinstance(here, Table)
    assert [[str(cell) for cell in row] for row in there] == [[str(cell) for cell in row] for row in here]


def test_patterns_find_what_a_local_store_finds(filled: KnowledgeGraph) -> None:
    """With any part given, in one graph or all; a blank node is none of an endpoint's."""
    quads = list(LOCAL.store.quads_for_pattern(None, None, None, None))
    sample = next(quad for quad in quads if isinstance(quad.object, NamedNode))
    for pattern in (
        (sample.subject, None, None, None),
        (None, sample.predicate, sample.object, None),
        (sample.subject, sample.predicate, sample.object, sample.graph_name),
        (None, None, None, sample.graph_name),
    ):
        assert set(filled.store.quads_for_pattern(*pattern)) == set(LOCAL.store.quads_for_pattern(*pattern))
    assert list(filled.store.quads_for_pattern(BlankNode("a"), None, None)) == []
    assert list(filled.store.quads_for_pattern(None, None, None, DefaultGraph())) == []


def test_graphs_are_known_by_name(filled: KnowledgeGraph) -> None:
    """The same as in a local store."""
    assert set(filled.store.named_graphs()) == set(LOCAL.store.named_graphs())
    assert filled.store.contains_named_graph(NamedNode("https://w3id.org/graphkit/graph/actors"))
    assert not filled.store.contains_named_graph(NamedNode("https://w3id.org/graphkit/graph/none"))


def test_nothing_to_change_asks_nothing() -> None:
    """An empty change goes to no server: there is none at this address."""
    RemoteWriter(RemoteReader(Endpoint.at(f"http://127.0.0.1:{free_port()}/query", {}))).apply(Change())


def test_the_commands_take_an_address(writer: RemoteWriter, call: Run, tmp_path: Path) -> None:
    """A graph built at an endpoint is queried, shown and drawn by its address."""
    url = writer.reader.endpoint.address
    note = tmp_path / "note.txt"
    note.write_text("Kenya condemned Uganda. Chad attacked Niger.", encoding="utf-8")
    built = call("build", str(note), "--store", url, "--language", "en", "--min-confidence", "0")
    assert "1 added" in built.stdout
    assert "actor:UGA" in call("query", url, "SELECT ?o { actor:KEN rel:condemns ?o }").stdout
    assert "Uganda" in call("show", url, "KEN").stdout
    assert "1 document:" in call("stats", url).stdout
    assert call("view", url, "-o", str(tmp_path / "page.html")).returncode == 0
    assert call("export", url, "-t", "cypher").returncode == 0


class _Door(BaseHTTPRequestHandler):
    """Answers ASK with yes, in whatever mood the server is in."""

    server: _House

    def do_POST(self) -> None:
        """One request."""
        self.rfile.read(int(self.headers["Content-Length"]))
        self.server.seen.append(self.headers.get("Authorization", ""))
        status, extra = self.server.answer(self.headers.get("Authorization", ""))
        body = b'{"head": {}, "boolean": true}' if status == 200 else b"no"
        self.send_response(status)
        for name, value in {"Content-Type": "application/sparql-results+json", **extra}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing on stderr."""


class _House(ThreadingHTTPServer):
    """A server that asks for credentials, or is busy for a while.

    Attributes:
        scheme: what it asks for, "" for nothing.
        busy: answers with 503 so many times.
        seen: the credentials of all requests.
    """

    def __init__(self, scheme: str = "", busy: int = 0) -> None:
        super().__init__(("127.0.0.1", 0), _Door)
        self.scheme, self.busy = scheme, busy
        self.seen: list[str] = []

    def answer(self, given: str) -> tuple[int, dict[str, str]]:
        """Status and headers."""
        if self.busy:
            self.busy -= 1
            return 503, {"Retry-After": "7"}
        if self.scheme and not given.startswith(self.scheme.partition(" ")[0]):
            return 401, {"WWW-Authenticate": self.scheme}
        return 200, {}

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.server_address[1]}/sparql"


@pytest.fixture
def house(request: pytest.FixtureRequest) -> Iterator[_House]:
    """A server in the mood that the test asks for."""
    with _House(**request.param) as made:
        threading.Thread(target=made.serve_forever, daemon=True).start()
        yield made
        made.shutdown()


def asked(endpoint: Endpoint) -> bool:
    """Whether the endpoint says yes."""
    return bool(RemoteReader(endpoint).query("ASK {}"))


CREDENTIALS = {"GRAPHKIT_STORE_USER": "ana", "GRAPHKIT_STORE_PASSWORD": "secret"}
DIGEST = 'Digest realm="r", nonce="abc", qop="auth", algorithm=MD5'


@pytest.mark.parametrize("house", [{"scheme": 'Basic realm="r"'}, {"scheme": DIGEST}], indirect=True)
def test_credentials_are_given_when_they_are_asked_for(house: _House) -> None:
    """By Basic or Digest, as the server wants, and from then on at once."""
    endpoint = Endpoint.at(house.url, CREDENTIALS)
    assert asked(endpoint)
    assert house.seen[0] == ""
    assert house.seen[-1].startswith(house.scheme.partition(" ")[0])
    assert "secret" not in "".join(house.seen)


@pytest.mark.parametrize("house", [{"scheme": 'Basic realm="r"'}], indirect=True)
def test_missing_credentials_are_named(house: _House) -> None:
    """The variables to set, and no try after the first: it would be the same."""
    with pytest.raises(StoreError, match="401") as caught:
        asked(Endpoint.at(house.url, {}))
    assert "GRAPHKIT_STORE_USER" in str(caught.value)
    assert len(house.seen) == 1


@pytest.mark.parametrize("house", [{"busy": 2}], indirect=True)
def test_a_busy_server_is_asked_again_after_its_own_time(house: _House) -> None:
    """Retry-After is kept to."""
    waited: list[float] = []
    endpoint = Endpoint(house.url, house.url, pause=waited.append)
    assert asked(endpoint)
    assert waited == [7, 7]


@pytest.mark.parametrize("house", [{"busy": 99}], indirect=True)
def test_a_server_that_stays_busy_is_given_up(house: _House) -> None:
    """After some tries, with one line that says so."""
    endpoint = Endpoint(house.url, house.url, pause=lambda seconds: None)
    with pytest.raises(StoreError, match="is busy: 503"):
        asked(endpoint)
    assert len(house.seen) == TRIES


def test_nobody_at_the_address() -> None:
    """Each try waits longer, then the address is named."""
    waited: list[float] = []
    url = f"http://127.0.0.1:{free_port()}/query"
    with pytest.raises(StoreError, match="cannot be reached") as caught:
        asked(Endpoint(url, url, pause=waited.append))
    assert waited == sorted(waited)
    assert url in str(caught.value)


@pytest.mark.parametrize(
    ("url", "updates"),
    [
        ("http://h:1/query", "http://h:1/update"),
        ("http://h:1/ds/sparql", "http://h:1/ds/sparql"),
        ("http://h:1/repositories/a", "http://h:1/repositories/a"),
    ],
)
def test_the_address_for_updates_is_guessed(url: str, updates: str) -> None:
    """And may be given where the guess is wrong."""
    assert Endpoint.at(url, {}).updates == updates
    assert Endpoint.at(url, {"GRAPHKIT_STORE_UPDATE": "http://h:2/u"}).updates == "http://h:2/u"


def test_a_password_is_never_shown() -> None:
    """Not in the address, nor in what is printed of an endpoint."""
    made = Endpoint.at("http://ana:secret@h:1/query", {})
    assert "secret" not in repr(made)
    assert "secret" not in made.address + made.updates
    assert "secret" not in open_kg("http://ana:secret@h:1/query").source


def test_a_web_page_is_no_endpoint() -> None:
    """A folder and a file are none either."""
    assert not is_address("output")
    assert not is_address("graph.ttl")
