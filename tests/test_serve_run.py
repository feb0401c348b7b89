"""The site as a process: starting, stopping, many at once, and a graph that changes under it."""

from __future__ import annotations

import shutil
import signal
import socket
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import anyio
import anyio.from_thread
import httpx
import pytest
from conftest import Run
from graph_samples import ACTORS, EXTRACTIONS, ONTOLOGY, make_extraction
from site_pages import Running, running

from graphkit.errors import SiteError
from graphkit.model import Document
from graphkit.query.pool import Limits
from graphkit.serve.gate import BusyError, Gate
from graphkit.serve.run import serve
from graphkit.serve.site import Settings, Site
from graphkit.store.disk import rewrite
from graphkit.store.update import replace_documents

pytest_plugins = ["site_pages"]

COUNT = "SELECT (COUNT(*) AS ?n) { ?d a gk:Document }"
SLOW = "SELECT (COUNT(*) AS ?n) { ?a gk:quote ?b . ?c gk:quote ?d . ?e gk:status ?f FILTER(?b < ?d) }"


@pytest.fixture
def build(tmp_path: Path) -> Path:
    """A small store on disk that may be changed."""
    rewrite(
        tmp_path / "store", lambda store: replace_documents(store, EXTRACTIONS, ONTOLOGY, extractor="test")
    )
    return tmp_path


def test_a_port_that_is_taken_is_one_line(sample: Path, run: Run) -> None:
    """With what to do about it; nothing is served."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = run("serve", str(sample), "--port", str(port))
    assert done.returncode == 1
    assert done.stderr == (
        f"graphkit: error: port {port}: Address already in use; "
        "choose another with --port, or --port 0 for any that is free\n"
    )


def test_no_graph_is_one_line(run: Run) -> None:
    """The same message as of every other command."""
    done = run("serve", "nothing-here", "--port", "0")
    assert done.returncode == 1
    assert done.stderr.startswith("graphkit: error: nothing-here: no such graph")


def test_the_function_raises_for_a_port_that_is_taken(sample: Path) -> None:
    """For who starts the site from Python."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(SiteError, match="Address already in use"):
            serve(Settings(str(sample)), taken.getsockname()[1], lambda address: None)


def test_it_listens_on_this_machine_alone(site: Running) -> None:
    """The address that it prints is of the loopback, and it is on no other."""
    assert site.address.startswith("http://127.0.0.1:")
    port = int(site.address.rstrip("/").rpartition(":")[2])
    lines = Path("/proc/net/tcp").read_text(encoding="ascii").splitlines()[1:]
    listening = {line.split()[1] for line in lines if line.split()[3] == "0A"}
    assert {place for place in listening if place.endswith(f":{port:04X}")} == {f"0100007F:{port:04X}"}


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_an_answer_under_way_is_finished_at_a_signal(sample: Path, number: signal.Signals) -> None:
    """The client gets all of it; then the process ends well, and says nothing more."""
    with running(sample, "--workers", "1", "--queue", "0") as site, ThreadPoolExecutor(1) as thread:
        assert site.ask(COUNT).status_code == 200
        answer = thread.submit(_let_in, site, SLOW)
        while site.ask(COUNT).status_code == 200:
            assert not answer.done()
        site.process.send_signal(number)
        assert answer.result().status_code == 200
        assert answer.result().text.startswith("n")
        _, rest = site.process.communicate(timeout=60)
        assert (site.process.returncode, rest) == (0, "")
        with pytest.raises(httpx.ConnectError):
            httpx.get(site.address, trust_env=False)


def _let_in(site: Running, query: str) -> httpx.Response:
    while (answer := site.ask(query)).status_code == 503:
        pass
    return answer


def test_two_hundred_at_once_are_all_answered(sample: Path) -> None:
    """Each with 200, or with 503 and a time after which it is served; none is lost or cut."""
    with running(sample, "--queue", "40") as site:
        limits = httpx.Limits(max_connections=200)
        with httpx.Client(base_url=site.address, timeout=120, limits=limits, trust_env=False) as client:
            start = threading.Barrier(200)

            def ask(number: int) -> tuple[int, int]:
                start.wait(60)
                return _served(client, f"SELECT ({number} AS ?n) (COUNT(*) AS ?all) {{ ?s a gk:Claim }}")

            with ThreadPoolExecutor(200) as threads:
                found = list(threads.map(ask, range(200)))
        assert [number for number, _ in found] == list(range(200))
        assert len({total for _, total in found}) == 1


def _served(client: httpx.Client, query: str) -> tuple[int, int]:
    while True:
        answer = client.get("/sparql", params={"query": query}, headers={"accept": "text/csv"})
        if answer.status_code == 200:
            number, total = answer.text.split()[1].split(",")
            return int(number), int(total)
        assert answer.status_code == 503, answer.text
        threading.Event().wait(int(answer.headers["retry-after"]) / 4)


def test_a_graph_that_was_built_again_is_shown(build: Path) -> None:
    """Pages and queries see the new state without a restart."""
    with running(build) as site:
        assert site.ask(COUNT).text.split() == ["n", "3"]
        assert "4 documents" not in site.get("/documents", headers={"accept": "text/html"}).text
        extra = make_extraction(Document("extra", "Nothing.", title="One more", language="en"))
        rewrite(build / "store", lambda store: replace_documents(store, [extra], ONTOLOGY, extractor="test"))
        assert site.ask(COUNT).text.split() == ["n", "4"]
        assert "One more" in site.get("/documents", headers={"accept": "text/html"}).text


def test_a_graph_that_has_gone_is_an_error_and_may_come_back(build: Path) -> None:
    """500 with the reason, not a stale answer and not the end of the site."""
    with running(build) as site:
        assert site.ask(COUNT).status_code == 200
        shutil.move(build / "store", build / "away")
        gone = site.ask(COUNT)
        assert (gone.status_code, "no graph" in gone.text) == (500, True)
        shutil.move(build / "away", build / "store")
        assert site.ask(COUNT).text.split() == ["n", "3"]


def test_an_rdf_file_is_served_like_a_build(tmp_path: Path, sample: Path) -> None:
    """Its triples are read into memory."""
    path = tmp_path / "graph.ttl"
    shutil.copy(sample / "graph.ttl", path)
    with running(path) as site:
        assert site.ask(COUNT).text.split() == ["n", "19"]
        assert site.get("/actor/PRK.ttl").status_code == 200


def test_names_of_an_actor_are_found_in_every_language(build: Path) -> None:
    """Ids, labels and the names of the gazetteer, in lower case."""
    site = Site(Settings(str(build), Limits(seconds=5)))
    names = site.now().names
    assert {("korea utara", "PRK"), ("north korea", "PRK"), ("prk", "PRK")} <= set(names)
    assert {actor for _, actor in names} <= ACTORS.keys()
    site.close()


@pytest.mark.anyio
async def test_a_gate_keeps_the_rest_waiting_and_sends_the_last_away() -> None:
    """Two may be inside, one at work: the third hears that it is too many."""
    gate = Gate(at_once=1, waiting=1, patience=30)
    go, seen = threading.Event(), []

    def work() -> None:
        anyio.from_thread.run_sync(started.set)
        go.wait(30)

    started = anyio.Event()
    async with anyio.create_task_group() as group:
        group.start_soon(gate.run, work)
        await started.wait()
        group.start_soon(gate.run, lambda: seen.append("second"))
        while gate.inside < 2:
            await anyio.sleep(0)
        with pytest.raises(BusyError, match="ask again in 1 s"):
            await gate.run(lambda: None)
        go.set()
    assert seen == ["second"]
    assert await gate.run(lambda: "free again") == "free again"


@pytest.mark.anyio
async def test_a_gate_does_not_let_one_wait_for_ever() -> None:
    """Whoever is not served in time hears so."""
    gate = Gate(at_once=1, waiting=5, patience=0.01)
    go = threading.Event()
    async with anyio.create_task_group() as group:
        group.start_soon(gate.run, lambda: go.wait(30))
        while gate.inside < 1:
            await anyio.sleep(0)
        with pytest.raises(BusyError):
            await gate.run(lambda: None)
        go.set()


@pytest.fixture
def anyio_backend() -> str:
    """The event loop that the site runs in."""
    return "asyncio"
