"""A page as text: pyvis's Network rendered through our own template, script and style.

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
from graphkit.view.data import ViewData
from graphkit.view.layout import LONGEST, Layout, lay_out
from graphkit.view.pack import packed

ASSETS = Path(__file__).parent / "assets"

MODULES = (
    "dom", "text", "model", "state", "filters", "theme", "look", "scene", "overlay", "graph", "keyboard",
    "clipboard", "claim", "proposition", "evidence", "overview", "legend", "toolbar", "search", "time",
    "matrix", "timeline", "table", "download", "unpack", "main",
)  # fmt: skip
"""The scripts of a page, in the order they are joined: each uses only names of those before it."""

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


def render(view: ViewData) -> str:
    """The page, one self-contained HTML document; the same `view` gives the same text.

    It needs a browser with DecompressionStream (Chrome 80, Firefox 113, Safari 16.4 or newer).
    """
    from jinja2 import Environment, FileSystemLoader  # heavy

    environment = Environment(loader=FileSystemLoader(ASSETS), autoescape=True)
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    environment.globals.update(
        payload=packed(view),
        settings={"network": OPTIONS, "longestName": LONGEST},
        texts=texts(),
        style=style(),
        script=script(),
        library=base64.b64encode(gzip.compress(library().encode(), 9, mtime=0)).decode(),
        policy=policy(),
    )
    network = _network(view, lay_out(view.nodes, view.edges))
    network.templateEnv = environment
    network.path = "page.html"
    # Half of a surrogate pair, which JSON input may smuggle into a text, has no UTF-8.
    return str(network.generate_html()).encode("utf-8", "replace").decode("utf-8")


def _network(view: ViewData, layout: Layout) -> Any:
    from pyvis.network import Network  # heavy: loads IPython

    network = Network(directed=True, cdn_resources="in_line", heading=view.title)
    for node in view.nodes:
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
    for edge in view.edges:
        bend = layout.bends.get(edge.id, 0.0)
        network.add_edge(
            edge.source, edge.target, id=edge.id, bend=bend, propositions=list(edge.propositions)
        )
    network.set_options(json.dumps(OPTIONS))
    return network


@cache
def script() -> str:
    """Our script: the modules of `MODULES` in one function scope."""
    parts = [(ASSETS / "script" / f"{name}.js").read_text("utf-8") for name in MODULES]
    return '(() => {\n"use strict";\n' + "\n".join(parts) + "})();"


@cache
def style() -> str:
    """Our style sheet."""
    return (ASSETS / "style.css").read_text("utf-8")


@cache
def library() -> str:
    """vis-network as pyvis bundles it, less the reference to a source map that is not there."""
    bundled = files("pyvis").joinpath("templates/lib/vis-9.1.2/vis-network.min.js")
    return bundled.read_text("utf-8").replace("//# sourceMappingURL=vis-network.min.js.map", "")


@cache
def texts() -> dict[str, dict[str, str]]:
    """The words of the page by language: every file of `assets/text` is one."""
    packs = sorted((ASSETS / "text").glob("*.json"))
    return {path.stem: json.loads(path.read_text("utf-8")) for path in packs}


def policy() -> str:
    """The Content-Security-Policy: nothing is loaded, and only what we hashed here runs."""
    scripts = f"{_hash(script())} {_hash(library())}"
    return (
        f"default-src 'none'; script-src {scripts}; style-src {_hash(style())}; img-src data: blob:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    """A CSP source for an inline element with this text.

    >>> _hash("")
    "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
    """
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
