"""The measured figures as `docs/performance.md` and a chart."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape


@dataclass(frozen=True)
class Figure:
    """One row of the table.

    Attributes:
        what: what was compared.
        value: the measured ratio or amount.
        unit: "x" for a ratio, else what follows the number.
        bar: what it should reach; None for none.
        at_least: whether `bar` is a floor or a ceiling.
        seen: the two measurements behind it, as text.
    """

    what: str
    value: float
    unit: str
    seen: str
    bar: float | None = None
    at_least: bool = True

    @property
    def holds(self) -> bool:
        """Whether the bar is reached."""
        return self.bar is None or (self.value >= self.bar if self.at_least else self.value <= self.bar)

    @property
    def target(self) -> str:
        """The bar as text."""
        if self.bar is None:
            return ""
        return f"{'>=' if self.at_least else '<='} {number(self.bar)}{'' if self.holds else ', **missed**'}"


def number(value: float) -> str:
    """A number to three significant digits, thousands set apart.

    >>> number(0.71234), number(1234567.0)
    ('0.712', '1,234,567')
    """
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def page(sections: dict[str, list[Figure]], head: str) -> str:
    """The document: one table a section."""
    parts = [f"# Performance\n\n{head}\n\n![Each figure against its bar](performance.svg)\n"]
    for title, figures in sections.items():
        rows = "\n".join(
            f"| {figure.what} | {number(figure.value)} {figure.unit} | {figure.target} | {figure.seen} |"
            for figure in figures
        )
        parts.append(f"## {title}\n\n| what | measured | bar | from |\n|---|---|---|---|\n{rows}\n")
    return "\n".join(parts)


WIDTH, ROW, LEFT = 860, 24, 430
SCALE = 130.0
"""Pixels for a factor of ten."""


def chart(figures: list[Figure]) -> str:
    """How far each figure with a bar lies on the right or wrong side of it, on a logarithmic scale."""
    from math import log10

    shown = [figure for figure in figures if figure.bar]
    lines = []
    for row, figure in enumerate(shown):
        quotient = figure.value / (figure.bar or 1)
        better = log10(max(quotient if figure.at_least else 1 / max(quotient, 1e-9), 1e-3))
        length = max(-2.0, min(2.4, better)) * SCALE
        x, y = LEFT + 100 + min(0.0, length), ROW * row + 34
        colour = "#2a7f5f" if figure.holds else "#b3382c"
        lines.append(
            f'<text x="{LEFT}" y="{y + 12}" text-anchor="end">{escape(figure.what)}</text>'
            f'<rect x="{x:.0f}" y="{y}" width="{max(1.0, abs(length)):.0f}" height="15" fill="{colour}"/>'
        )
    height = ROW * len(shown) + 44
    middle = LEFT + 100
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" font-family="sans-serif" '
        f'font-size="12"><rect width="{WIDTH}" height="{height}" fill="white"/>'
        f'<text x="{middle}" y="18" text-anchor="middle">bar</text>'
        f'<text x="{middle + SCALE}" y="18" text-anchor="middle">10x better</text>'
        f'<line x1="{middle}" y1="24" x2="{middle}" y2="{height}" stroke="#555"/>{"".join(lines)}</svg>\n'
    )


def write(sections: dict[str, list[Figure]], head: str, folder: Path) -> None:
    """Writes `performance.md` and `performance.svg`."""
    (folder / "performance.md").write_text(page(sections, head), encoding="utf-8")
    every = [figure for figures in sections.values() for figure in figures]
    (folder / "performance.svg").write_text(chart(every), encoding="utf-8")
