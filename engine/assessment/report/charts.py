"""The charts of a report as inline SVG."""

from __future__ import annotations

import math
from collections.abc import Sequence

from furrow.engine.assessment.calibration import Reliability
from furrow.engine.assessment.report.language import Language
from furrow.engine.assessment.report.svg import INK, QUIET, Drawing, Frame

__all__ = ["area_chart", "reliability_chart", "threshold_chart"]

_BLUE, _ORANGE, _GRID, _BACK = "#0072b2", "#b35900", "#dededa", "#b9d3e6"
_FIFTHS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)

Point = tuple[float, float]


def threshold_chart(curve: Sequence[Point], chosen: Point | None, best: Point, language: Language) -> str:
    """Return the weighted Matthews correlation over the threshold.

    Args:
        curve: Threshold and score.
        chosen: Those of the map; None where boxes have thresholds of their own.
        best: Those of the highest score.
        language: Of the texts.
    """
    low = min(0.0, math.floor(5 * min(score for _, score in curve)) / 5)
    drawing, frame = Drawing(640, 330), Frame(62, 16, 556, 250, low)
    ticks = [*(place for place in (-1.0, -0.8, -0.6, -0.4, -0.2) if place >= low - 1e-9), *_FIFTHS]
    _axes(drawing, frame, ticks, language.text("threshold"), language.text("weighted_mcc"), language)
    drawing.path([(frame.x(threshold), frame.y(score)) for threshold, score in curve], _BLUE)
    drawing.dot(frame.x(best[0]), frame.y(best[1]), 5, _BLUE, filled=False)
    described = language.text("curve_best", **_told(best, language))
    if chosen is not None:
        x, y = frame.x(chosen[0]), frame.y(chosen[1])
        drawing.line((x, frame.top, x, frame.top + frame.height), _ORANGE, 1.5, "5 4")
        drawing.dot(x, y, 5, _ORANGE)
        words = language.text("curve_chosen", **_told(chosen, language))
        left = chosen[0] > 0.5
        drawing.words(
            x + (-9 if left else 9), frame.y(frame.low) - 12, words, "end" if left else "start", colour=_ORANGE
        )
        described = f"{words} {described}"
    return drawing.finished("curve", language.text("curve_title"), described)


def reliability_chart(calibration: Reliability, language: Language) -> str:
    """Return how much of what is called so likely is cultivated, and below how much is called so."""
    drawing, frame = Drawing(470, 520), Frame(62, 16, 380, 380)
    _axes(drawing, frame, _FIFTHS, "", language.text("cultivated_share"), language)
    drawing.line((frame.x(0), frame.y(0), frame.x(1), frame.y(1)), QUIET, 1.5, "5 4")
    kept = [place for place, weight in enumerate(calibration.weight) if weight > 0]
    points = [(float(calibration.mean_probability[place]), float(calibration.observed_share[place])) for place in kept]
    drawing.path([(frame.x(x), frame.y(y)) for x, y in points], _BLUE)
    for x, y in points:
        drawing.dot(frame.x(x), frame.y(y), 3.5, _BLUE)
    total = float(calibration.weight.sum())
    tallest = max((float(weight) / total for weight in calibration.weight), default=1.0)
    width = frame.width / len(calibration.weight)
    base = 474.0
    for place in kept:
        height = 42 * float(calibration.weight[place]) / total / tallest
        drawing.bar(frame.left + place * width + 1, base - height, width - 2, height, _BACK)
    drawing.line((frame.left, base, frame.left + frame.width, base), INK)
    drawing.words(frame.left - 8, base - 4, language.text("amount"), "end", colour=QUIET)
    drawing.words(frame.x(0.5), 502, language.text("probability"), "middle")
    described = language.text(
        "calibration_said",
        error=language.number(calibration.expected_calibration_error, 3),
        brier=language.number(calibration.brier_score, 3),
    )
    return drawing.finished("calibration", language.text("calibration_title"), described)


def area_chart(rows: Sequence[tuple[str, float | None]], language: Language) -> str:
    """Return bars of the weighted Matthews correlation by area of parcels.

    Args:
        rows: Name of each class, and its score; None where nothing was scored.
        language: Of the texts.
    """
    step = 40
    drawing = Drawing(640, step * len(rows) + 30)
    low = min(0.0, *(score for _, score in rows if score is not None), 0.0)
    left, width = 190.0, 380.0

    def x(value: float) -> float:
        return left + (value - low) / (1 - low) * width

    for place in _FIFTHS:
        drawing.line((x(place), 4, x(place), step * len(rows)), _GRID)
        drawing.words(x(place), step * len(rows) + 20, language.number(place, 1), "middle", colour=QUIET)
    said = []
    for place, (name, score) in enumerate(rows):
        middle = step * place + step / 2
        drawing.words(left - 12, middle + 5, name, "end")
        shown = language.number(score, 3)
        said.append(f"{name}: {shown}")
        if score is not None:
            drawing.bar(min(x(0), x(score)), middle - 11, abs(x(score) - x(0)), 22, _BLUE)
        drawing.words(x(max(score or 0.0, 0.0)) + 8, middle + 5, shown)
    drawing.line((x(0), 4, x(0), step * len(rows)), INK)
    return drawing.finished("area", language.text("area_title"), "; ".join(said))


def _axes(drawing: Drawing, frame: Frame, ticks: Sequence[float], below: str, beside: str, language: Language) -> None:
    for place in ticks:
        drawing.line((frame.left, frame.y(place), frame.left + frame.width, frame.y(place)), _GRID)
        drawing.words(frame.left - 8, frame.y(place) + 4, language.number(place, 1), "end", colour=QUIET)
    bottom = frame.top + frame.height
    for place in _FIFTHS:
        drawing.line((frame.x(place), bottom, frame.x(place), bottom + 5), INK)
        drawing.words(frame.x(place), bottom + 20, language.number(place, 1), "middle", colour=QUIET)
    drawing.line((frame.left, bottom, frame.left + frame.width, bottom), INK)
    drawing.line((frame.left, frame.top, frame.left, bottom), INK)
    if below:
        drawing.words(frame.x(0.5), bottom + 44, below, "middle")
    drawing.words(16, frame.top + frame.height / 2, beside, "middle", turned=True)


def _told(point: Point, language: Language) -> dict[str, str]:
    return {"threshold": language.number(point[0], 3), "score": language.number(point[1], 3)}
