"""Pieces of inline SVG that the charts of a report are made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape

__all__ = ["INK", "QUIET", "Drawing", "Frame"]

INK, QUIET = "#1d1d1b", "#63635e"
"""Colours of what is said, and of what stands behind it."""


@dataclass
class Drawing:
    """A drawing that grows.

    Attributes:
        width: Units.
        height: Units.
        parts: Elements.
    """

    width: int
    height: int
    parts: list[str] = field(default_factory=list)

    def line(self, ends: Sequence[float], colour: str = QUIET, width: float = 1, dashes: str = "") -> None:
        """Draw a line between x1, y1 and x2, y2."""
        names = ("x1", "y1", "x2", "y2")
        places = " ".join(f'{name}="{value:.1f}"' for name, value in zip(names, ends, strict=True))
        dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
        self.parts.append(f'<line {places} stroke="{colour}" stroke-width="{width:g}"{dashed}/>')

    def path(self, points: Sequence[tuple[float, float]], colour: str, width: float = 2) -> None:
        """Draw a line through points."""
        places = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        self.parts.append(
            f'<polyline points="{places}" fill="none" stroke="{colour}" stroke-width="{width:g}" '
            'stroke-linejoin="round"/>'
        )

    def dot(self, x: float, y: float, radius: float, colour: str, *, filled: bool = True) -> None:
        """Draw a disk, or a ring."""
        fill = colour if filled else "#ffffff"
        self.parts.append(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="{fill}" stroke="{colour}" stroke-width="2"/>'
        )

    def bar(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """Draw a rectangle."""
        self.parts.append(
            f'<rect x="{x:.1f}" y="{y:.1f}" width="{max(width, 0):.1f}" height="{max(height, 0):.1f}" fill="{colour}"/>'
        )

    def words(
        self, x: float, y: float, text: str, anchor: str = "start", *, colour: str = INK, turned: bool = False
    ) -> None:
        """Write a text, from the bottom to the top where it is turned."""
        turn = f' transform="rotate(-90 {x:.1f} {y:.1f})"' if turned else ""
        self.parts.append(
            f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{colour}"{turn}>{escape(text)}</text>'
        )

    def finished(self, name: str, title: str, description: str) -> str:
        """Return the element, with what screen readers say; the name is that of no other element of the page."""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.width} {self.height}" role="img" '
            f'aria-labelledby="{name}-title {name}-text" font-family="sans-serif" font-size="13">'
            f'<title id="{name}-title">{escape(title)}</title>'
            f'<desc id="{name}-text">{escape(description)}</desc>{"".join(self.parts)}</svg>'
        )


@dataclass(frozen=True)
class Frame:
    """Axes in a drawing.

    Attributes:
        left: Units, of the smallest x.
        top: Units, of the largest y.
        width: Units.
        height: Units.
        low: Smallest y.
        high: Largest y.
    """

    left: float
    top: float
    width: float
    height: float
    low: float = 0.0
    high: float = 1.0

    def x(self, value: float) -> float:
        """Return where a value from 0 to 1 lies."""
        return self.left + value * self.width

    def y(self, value: float) -> float:
        """Return where a value from `low` to `high` lies."""
        return self.top + (self.high - value) / (self.high - self.low) * self.height
