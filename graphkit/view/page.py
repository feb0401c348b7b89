"""A page as text: pyvis's Network rendered through our own template, script and style.

A file carries its data compressed (`render`); a page of a site has none and fetches what `page_data`
gives (`shell`). All else is the same page.

pyvis's stock template loads Bootstrap from a CDN and puts text into the page as HTML; ours loads
nothing and lets no text of a document become markup. The Content-Security-Policy allows exactly our
scripts and our style, by their hashes.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from graphkit.model import Kind
from graphkit.reportcard import ReportCard
from graphkit.view.data import Node, ViewData
from graphkit.view.layout import CORE, LONGEST, Layout, lay_out
from graphkit.view.pack import packed

ASSETS = Path(__file__).parent / "assets"

MODULES = (
    "dom", "text", "model", "state", "filters", "theme", "look", "scene", "overlay", "graph", "keyboard",
    "tip", "clipboard", "claim", "proposition", "evidence", "trust", "overview", "legend", "toolbar",
    "search", "time", "matrix", "timeline", "contested", "table", "download", "unpack",
)  # fmt: skip
"""The scripts of a page, in the order they are joined: each uses only names of those before it."""

EMBEDDED, FETCHED = "embedded", "fetched"
"""Where a page has its data from: the script that defines `loadData`, between `MODULES` and "main"."""

SHAPES = {
    Kind.STATE: "dot",
    Kind.TERRITORY: "dot",
    Kind.ORGANIZATION: "square",
    Kind.ARMED_GROUP: "triangle",
    Kind.GOVERNMENT_BODY: "square",
    Kind.PERSON: "diamond",
}

OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "hover": True,
        "keyboard": False,
        "selectConnectedEdges": False,
        "hoverConnectedEdges": False,
    },
    "nodes": {"borderWidth": 1.5, "borderWidthSelected": 4},
    "edges": {"selectionWidth": 0, "hoverWidth": 0},
}


def render(view: ViewData, most: int = CORE, card: ReportCard | None = None) -> str:
    """The page, one self-contained HTML document; the same `view` gives the same text.

    It opens on at most `most` actors, the strongest; the others are a click away. With a `card` it tells
    how often claims were right when that was measured.
    It needs a browser with DecompressionStream (Chrome 80, Firefox 113, Safari 16.4 or newer).
    """
    network = _network(view, most)
    network.templateEnv = _environment(script(EMBEDDED), policy(script(EMBEDDED)))
    network.templateEnv.globals["model"] = packed(view, card)
    network.path = "page.html"
    # Half of a surrogate pair, which JSON input may smuggle into a text, has no UTF-8.
    return str(network.generate_html()).encode("utf-8", "replace").decode("utf-8")


def page_data(view: ViewData, card: ReportCard | None = None) -> dict[str, Any]:
    """What a page shows, JSON-ready: the picture's "nodes" and "edges" and the "model" behind them."""
    network = _network(view)
    return {"nodes": network.nodes, "edges": network.edges, "model": packed(view, card)}


def shell(title: str, source: str) -> str:
    """The page without data: it asks its own site for `source`, the address of a `page_data` as JSON."""
    environment = _environment(script(FETCHED), shell_policy())
    return str(environment.get_template("page.html").render(heading=title, source=source))


def shell_policy() -> str:
    """The Content-Security-Policy of a `shell`; its site may say it once more in a header."""
    return policy(script(FETCHED), "connect-src 'self'; ")


def _environment(code: str, allowed: str) -> Any:
    from jinja2 import Environment, FileSystemLoader  # heavy

    environment = Environment(loader=FileSystemLoader(ASSETS), autoescape=True)
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    environment.filters["compressed"] = lambda data: compressed(_json(data))
    environment.globals.update(
        settings={"network": OPTIONS, "longestName": LONGEST},
        texts=texts(),
        style=style(),
        script=code,
        library=_packed_library(),
        policy=allowed,
    )
    return environment


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def compressed(text: str) -> str:
    """A text as the page's scripts unpack it: gzip in Base64, without a time, always the same.

    >>> gzip.decompress(base64.b64decode(compressed("graph"))).decode()
    'graph'
    """
    packed_text = gzip.compress(text.encode("utf-8", "replace"), 9, mtime=0)
    return base64.b64encode(packed_text).decode()


def _network(view: ViewData, most: int = CORE) -> Any:
    from pyvis.network import Network  # heavy: loads IPython

    layout = lay_out(view.nodes, view.edges, most)
    network = Network(directed=True, cdn_resources="in_line", heading=view.title)
    for node in view.nodes:
        _add_actor(network, node, layout)
    for edge in view.edges:
        bend = layout.bends.get(edge.id, 0.0)
        network.add_edge(
            edge.source, edge.target, id=edge.id, bend=bend, propositions=list(edge.propositions)
        )
    network.set_options(json.dumps(OPTIONS))
    return network


def _add_actor(network: Any, node: Node, layout: Layout) -> None:
    name, place = node.actor.id, layout.places[node.actor.id]
    network.add_node(
        name,
        label=name,
        shape=SHAPES[node.actor.kind],
        size=round(layout.radii[name], 1),
        x=place.x,
        y=place.y,
        core=name in layout.core,
    )


@cache
def script(loader: str = EMBEDDED) -> str:
    """Our script: the modules of `MODULES`, the loader and "main" in one function scope."""
    names = (*MODULES, loader, "main")
    parts = [(ASSETS / "script" / f"{name}.js").read_text("utf-8") for name in names]
    return '(() => {\n"use strict";\n' + "\n".join(parts) + "})();"


@cache
def style() -> str:
    """Our style sheet: the colours, which other pages share, and the rest."""
    return colours() + (ASSETS / "style.css").read_text("utf-8")


@cache
def colours() -> str:
    """The colours of our pages, light and dark."""
    return (ASSETS / "colours.css").read_text("utf-8")


@cache
def library() -> str:
    """vis-network as pyvis bundles it, less the reference to a source map that is not there."""
    bundled = files("pyvis").joinpath("templates/lib/vis-9.1.2/vis-network.min.js")
    return bundled.read_text("utf-8").replace("//# sourceMappingURL=vis-network.min.js.map", "")


@cache
def _packed_library() -> str:
    return compressed(library())


@cache
def texts() -> dict[str, dict[str, str]]:
    """The words of the page by language: every file of `assets/text` is one."""
    packs = sorted((ASSETS / "text").glob("*.json"))
    return {path.stem: json.loads(path.read_text("utf-8")) for path in packs}


def policy(code: str, more: str = "") -> str:
    """The Content-Security-Policy: only what we hashed here runs, nothing loads but what `more` allows."""
    scripts = f"{_hash(code)} {_hash(library())}"
    return (
        f"default-src 'none'; {more}script-src {scripts}; style-src {_hash(style())}; img-src data: blob:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    """A CSP source for an inline element with this text.

    >>> _hash("")
    "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
    """
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
