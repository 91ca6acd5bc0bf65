"""The parts of a report, as rows and sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from furrow.engine.assessment.borders import percentile, share_near
from furrow.engine.assessment.pooling import Pool
from furrow.engine.assessment.report.charts import reliability_chart, threshold_chart
from furrow.engine.assessment.report.facts import Provenance
from furrow.engine.assessment.report.language import Language
from furrow.engine.assessment.report.pictures import VIRIDIS
from furrow.engine.assessment.scores import WeightedCounts

__all__ = [
    "area_rows",
    "border_rows",
    "confusion_rows",
    "curve_and_calibration",
    "facts_of",
    "meaning_of",
    "more_scores",
    "ramp",
    "warnings_of",
]

_SHOWN = 5  # of several values of a fact


def meaning_of(values: Mapping[str, Any], language: Language) -> list[str]:
    """Return what the score means, in plain sentences."""
    sentences = [
        language.text("meaning_scale"),
        language.text(
            "meaning_shares", precision=language.share(values["precision"]), recall=language.share(values["recall"])
        ),
    ]
    if "weighted_mcc_below_quarter" in values:
        small = language.number(values["weighted_mcc_below_quarter"], 3)
        sentences.append(language.text("meaning_small", score=small))
    if "weighted_mcc" in values["intervals"]:
        low, high = (language.number(bound, 3) for bound in values["intervals"]["weighted_mcc"])
        sentences.append(language.text("meaning_interval", low=low, high=high))
    return sentences


def warnings_of(values: Mapping[str, Any], pool: Pool, language: Language) -> list[str]:
    """Return what a reader should know before trusting the numbers."""
    found = []
    if missing := values["unpredicted_pixels"]:
        share = language.share(missing / (missing + values["scored_pixels"]))
        found.append(language.text("warning_unpredicted", share=share))
    if pool.too_large:
        found.append(language.text("warning_large", boxes=language.number(len(pool.too_large))))
    if 0 < _probable(pool) < len(pool.boxes):
        shown, every = language.number(_probable(pool)), language.number(len(pool.boxes))
        found.append(language.text("warning_masks", shown=shown, all=every))
    return found


def facts_of(provenance: Provenance, pool: Pool, language: Language, *, given: bool) -> list[tuple[str, str]]:
    """Return names and values of what was scored; what nobody knows is left out."""
    pixels = sum(box.scored_pixels for box in pool.scored)
    facts = [
        (language.text("model"), _listed(provenance.models, language)),
        (language.text("threshold"), _threshold(provenance, pool, language, given=given)),
        (language.text("season"), _listed(provenance.seasons, language)),
        (language.text("made_by"), _listed([f"Furrow {each}" for each in provenance.versions], language)),
        (language.text("scored_boxes"), language.number(len(pool.boxes))),
        (language.text("pixels"), language.number(pixels)),
    ]
    return [(name, value) for name, value in facts if value]


def more_scores(values: Mapping[str, Any]) -> list[tuple[str, float, int]]:
    """Return name, value and decimals of the scores that have no interval, where they could be told."""
    names = ("weighted_mcc_below_quarter", "calibration_error", "brier_score")
    return [(name, values[name], 3) for name in names if name in values]


def confusion_rows(tables: Sequence[WeightedCounts]) -> list[tuple[str, list[dict[str, float]]]]:
    """Return the rows of the confusion table of all boxes, with sums: reference cultivated, not, both."""
    table = sum(tables, WeightedCounts())
    cultivated = (table.true_positive, table.false_negative)
    other = (table.false_positive, table.true_negative)
    both = (cultivated[0] + other[0], cultivated[1] + other[1])
    total = table.total or 1.0
    return [
        (name, [{"amount": amount, "share": amount / total} for amount in (*pair, sum(pair))])
        for name, pair in (("reference_cultivated", cultivated), ("reference_other", other), ("sum", both))
    ]


def curve_and_calibration(
    pool: Pool, values: Mapping[str, Any], language: Language
) -> tuple[dict[str, Any] | None, dict[str, Any] | None]:
    """Return charts and sentences of threshold and calibration; nothing where no box is predicted as a probability."""
    if not pool.by_probability.weight.any():
        return None, None
    curve = pool.by_probability.curve
    best = max(curve, key=lambda point: point[1])
    chosen = None
    if "threshold" in values and _probable(pool) == len(pool.boxes):
        chosen = values["threshold"], values["weighted_mcc"]
    sentences = [
        language.text("curve_best", threshold=language.number(best[0], 3), score=language.number(best[1], 3)),
        language.text("curve_gain", gain=language.number(best[1] - chosen[1], 3)) if chosen else "",
        language.text("curve_warning"),
    ]
    error, brier = pool.calibration.expected_calibration_error, pool.calibration.brier_score
    told = language.text("calibration_said", error=language.number(error, 3), brier=language.number(brier, 3))
    return (
        {"chart": threshold_chart(curve, chosen, best, language), "text": " ".join(filter(None, sentences))},
        {"chart": reliability_chart(pool.calibration, language), "text": told},
    )


def area_rows(pool: Pool, language: Language) -> list[dict[str, Any]]:
    """Return the scores by area of parcels; nothing where no box was small enough to look at them."""
    if len(pool.too_large) == len(pool.boxes):
        return []
    return [
        {
            "name": language.text(f"area_{place}"),
            "weighted_mcc": weighted.mcc if weighted.total else None,
            "f1": plain.f1 if plain.total else None,
            "precision": plain.precision if plain.total else None,
            "recall": plain.recall if plain.total else None,
            "pixels": int(plain.total),
        }
        for place, (weighted, plain) in enumerate(
            zip(pool.weighted.classes, pool.unweighted.classes, strict=True), start=1
        )
    ]


def border_rows(pool: Pool) -> list[dict[str, Any]]:
    """Return how far borders lie apart; nothing where there is none."""
    rows = (("borders_reference", pool.borders.of_reference), ("borders_map", pool.borders.of_map))
    return [
        {
            "name": name,
            "median": percentile(counts, 0.5),
            "percentile": percentile(counts, 0.95),
            "near": share_near(counts),
        }
        for name, counts in (*rows, ("borders_both", pool.borders.both))
        if counts.any()
    ]


def ramp(language: Language) -> str:
    """Return the legend of probabilities as SVG."""
    steps, width, height = 50, 4, 14
    bars = "".join(
        f'<rect x="{place * width}" y="0" width="{width + 0.5}" height="{height}" fill="rgb{VIRIDIS[place * 4 + 2]}"/>'
        for place in range(steps)
    )
    return (
        f'{escape(language.share(0.0, 0))} <svg class="swatch" width="{steps * width}" height="{height}" '
        f'aria-hidden="true">{bars}</svg> {escape(language.share(1.0, 0))}'
    )


def _threshold(provenance: Provenance, pool: Pool, language: Language, *, given: bool) -> str:
    used = sorted({box.threshold for box in pool.scored if box.threshold is not None})
    if not used:
        made = _listed(provenance.thresholds, language)
        return language.text("threshold_of_mask", threshold=made) if made else language.text("threshold_none")
    low, high = language.number(used[0], 3), language.number(used[-1], 3)
    if len(used) > 1:
        return language.text("threshold_several", low=low, high=high)
    return language.text("threshold_given" if given else "threshold_own", threshold=low)


def _probable(pool: Pool) -> int:
    """Return how many boxes are predicted as probabilities."""
    return sum(box.threshold is not None for box in pool.scored)


def _listed(values: Sequence[str], language: Language) -> str:
    shown = ", ".join(values[:_SHOWN])
    left = len(values) - _SHOWN
    return language.text("and_more", shown=shown, number=language.number(left)) if left > 0 else shown
