"""The curves of a training, drawn as SVG from its log."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from furrow.engine.contract.errors import DamagedFileError
from furrow.processing_provider.texts import translate

__all__ = ["Panel", "Point", "TrainingLog", "chart", "read_log", "ticks"]

Point = tuple[float, float]

_WIDTH, _HEIGHT = 760.0, 240.0  # of a panel
_LEFT, _RIGHT, _TOP, _BOTTOM = 64.0, 16.0, 34.0, 40.0
_MOST_MARKS = 60  # more validations than that are drawn as a line alone
_NEAR = 1e-9  # of a step, or of a value: rounding decides no tick


@dataclass(frozen=True)
class TrainingLog:
    """What a log tells.

    Attributes:
        losses: Step and the running mean of the loss.
        scores: Step and the score, of the steps that were validated.
        seconds: Step and the time spent until then.
    """

    losses: tuple[Point, ...]
    scores: tuple[Point, ...]
    seconds: tuple[Point, ...] = ()

    @property
    def best(self) -> Point | None:
        """The first of the highest scores; None where nothing was validated."""
        return max(self.scores, key=lambda point: point[1], default=None)


@dataclass(frozen=True)
class Panel:
    """One curve on axes of its own.

    Attributes:
        title: What it shows.
        x_title: What runs along the horizontal axis.
        points: In the order of the steps.
        colour: Of the curve.
        marked: A point to mark, with words beside it.
    """

    title: str
    x_title: str
    points: Sequence[Point]
    colour: str
    marked: tuple[Point, str] | None = None


def read_log(path: Path, score: str) -> TrainingLog:
    """Return the curves of a training's log.

    Args:
        path: CSV with the columns "step", "loss", "seconds" and the score's; other columns are not looked at. A last
            row that has no end yet is being written, or was cut by a kill, and is left out.
        score: Column of the score; its cells are empty where a step was not validated.

    Raises:
        DamagedFileError: The file cannot be read, or is no such log.
    """
    try:
        text = path.read_text(encoding="utf-8")
        rows = list(csv.DictReader(io.StringIO(text[: text.rfind("\n") + 1]), strict=True))
        losses = tuple(_finite((row["step"], row["loss"]) for row in rows))
        scores = tuple(_finite((row["step"], row[score]) for row in rows if row.get(score)))
        seconds = tuple(_finite((row["step"], row["seconds"]) for row in rows if row.get("seconds")))
    except (OSError, ValueError, KeyError, TypeError, csv.Error) as error:
        sentence = translate("training_chart", "The log '{path}' of the training cannot be read: {reason}.")
        raise DamagedFileError(sentence.format(path=path, reason=error)) from error
    return TrainingLog(losses, scores, seconds)


def _finite(cells: Iterable[tuple[str, str]]) -> Iterable[Point]:
    for x, y in cells:
        point = float(x), float(y)
        if all(map(math.isfinite, point)):
            yield point


def chart(panels: Sequence[Panel], title: str) -> str:
    """Return panels one below the other as an SVG element; those without points are left out.

    Args:
        panels: From top to bottom; they share the range of the horizontal axis.
        title: Said by screen readers.
    """
    shown = [panel for panel in panels if panel.points]
    if not shown:
        return ""
    last = max(point[0] for panel in shown for point in panel.points)
    span = (0.0, max(last, 1.0))
    drawn = "".join(
        f'<g transform="translate(0 {index * _HEIGHT:g})">{_panel(panel, span)}</g>'
        for index, panel in enumerate(shown)
    )
    height = _HEIGHT * len(shown)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH:g} {height:g}" role="img" '
        f'font-family="sans-serif" font-size="12"><title>{escape(title)}</title>'
        f'<rect width="{_WIDTH:g}" height="{height:g}" fill="#ffffff"/>{drawn}</svg>'
    )


def ticks(lowest: float, highest: float, about: int = 5) -> list[float]:
    """Return round numbers, 1, 2 or 5 times a power of ten apart, from at most `lowest` to at least `highest`."""
    width = highest - lowest
    if width <= _NEAR * abs(highest):
        width = abs(highest) or 1.0
    raw = width / about
    power = 10.0 ** math.floor(math.log10(raw))
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= raw * (1 - _NEAR))
    first = math.floor(lowest / step + _NEAR)
    last = max(math.ceil(highest / step - _NEAR), first + 1)
    digits = max(0, -math.floor(math.log10(step)))
    return [round(number * step, digits) for number in range(first, last + 1)]


def _panel(panel: Panel, span: Point) -> str:
    values = [point[1] for point in panel.points]
    levels = ticks(min(values), max(values), 4)
    bottom, top = _HEIGHT - _BOTTOM, _TOP

    def place(point: Point) -> Point:
        across = (point[0] - span[0]) / (span[1] - span[0])
        up = (point[1] - levels[0]) / (levels[-1] - levels[0])
        return _LEFT + across * (_WIDTH - _LEFT - _RIGHT), bottom - up * (bottom - top)

    parts = [_text(_LEFT, 20, panel.title, weight="bold")]
    for level in levels:
        y = place((0, level))[1]
        parts.append(_line((_LEFT, y), (_WIDTH - _RIGHT, y), "#dddddd"))
        parts.append(_text(_LEFT - 8, y + 4, f"{level:g}", anchor="end"))
    for step in (number for number in ticks(*span, 8) if number <= span[1]):
        x = place((step, levels[0]))[0]
        parts.append(_line((x, bottom), (x, bottom + 4), "#666666"))
        parts.append(_text(x, bottom + 17, f"{step:.0f}" if step == round(step) else f"{step:g}", anchor="middle"))
    parts.append(_text((_LEFT + _WIDTH - _RIGHT) / 2, _HEIGHT - 6, panel.x_title, anchor="middle"))
    parts.append(_curve(panel, [place(point) for point in panel.points]))
    if panel.marked is not None:
        parts.append(_mark(place(panel.marked[0]), panel.marked[1], panel.colour))
    return "".join(parts)


def _curve(panel: Panel, places: Sequence[Point]) -> str:
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    line = f'<polyline points="{path}" fill="none" stroke="{panel.colour}" stroke-width="1.8"/>'
    if len(places) > _MOST_MARKS:
        return line
    dots = "".join(
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.6" fill="{panel.colour}"><title>{step:.0f}: {value:.4g}</title>'
        "</circle>"
        for (x, y), (step, value) in zip(places, panel.points, strict=True)
    )
    return line + dots


def _mark(place: Point, words: str, colour: str) -> str:
    x, y = place
    beyond = x > _WIDTH / 2  # words stay within the panel
    below = y < _TOP + 20
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" fill="none" stroke="{colour}" stroke-width="2"/>' + _text(
        x - 9 if beyond else x + 9, y + 16 if below else y - 9, words, anchor="end" if beyond else "start"
    )


def _line(start: Point, end: Point, colour: str) -> str:
    return (
        f'<line x1="{start[0]:.1f}" y1="{start[1]:.1f}" x2="{end[0]:.1f}" y2="{end[1]:.1f}" stroke="{colour}" '
        'stroke-width="1"/>'
    )


def _text(x: float, y: float, words: str, anchor: str = "start", weight: str = "normal") -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-weight="{weight}" fill="#333333">'
        f"{escape(words)}</text>"
    )
