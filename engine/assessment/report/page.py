"""The page of an assessment: what was found, in a language, as one HTML file that needs nothing else."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from furrow.__about__ import __version__
from furrow.engine.assessment.bootstrap import FEWEST_BOXES, RESAMPLES
from furrow.engine.assessment.pooling import BoxScore, Pool
from furrow.engine.assessment.report.charts import area_chart
from furrow.engine.assessment.report.error_maps import COLOURS, KINDS, ErrorMap
from furrow.engine.assessment.report.facts import Provenance
from furrow.engine.assessment.report.language import CATALOGUES, Language
from furrow.engine.assessment.report.sections import (
    area_rows,
    border_rows,
    confusion_rows,
    curve_and_calibration,
    facts_of,
    meaning_of,
    more_scores,
    ramp,
    warnings_of,
)
from furrow.engine.assessment.report.views import ParcelView
from furrow.engine.assessment.report.worst_parcels import Agreement, WorstParcel
from furrow.engine.contract.assessment_jobs import SCORES

__all__ = ["MOST_ROWS", "Findings", "page_of", "worst_first"]

MOST_ROWS = 200
"""Boxes that the table names."""

_SMALLEST_SHOWN = 640  # pixels of the screen; pictures of boxes that are smaller are shown enlarged
_METHODS = (
    "methods_score", "formula_mcc", "methods_cells", "methods_weights", "methods_pooled", "methods_plain",
    "formula_scores", "methods_intervals", "methods_area", "methods_borders", "methods_calibration",
)  # fmt: skip


@dataclass(frozen=True)
class Findings:
    """All that a report tells.

    Attributes:
        title: Of the report; empty for the usual one.
        day: On which it is written.
        values: The result of `score-prediction`.
        pool: What the scores were made of.
        provenance: Where the maps come from.
        threshold_given: Whether the threshold was asked for, rather than read from the metadata.
        seed: Of the resamples.
        maps: Pictures by the names of boxes and their place among all, the worst first.
        agreement: None where there is none.
        parcels: Its worst parcels and their pictures.
        coloured: Whether seasons were given.
    """

    title: str
    day: datetime.date
    values: Mapping[str, Any]
    pool: Pool
    provenance: Provenance
    threshold_given: bool
    seed: int
    maps: Sequence[tuple[BoxScore, ErrorMap]]
    agreement: Agreement | None = None
    parcels: Sequence[tuple[WorstParcel, ParcelView | None]] = ()
    coloured: bool = False


def worst_first(boxes: Sequence[BoxScore]) -> list[BoxScore]:
    """Return boxes by their weighted Matthews correlation, the lowest first."""
    return sorted(boxes, key=lambda box: (box.weighted.mcc, box.name))


def page_of(findings: Findings, language: Language) -> str:
    """Return the page. Everything that comes from files is escaped: names and metadata may be a stranger's."""
    pages = Environment(
        loader=FileSystemLoader(CATALOGUES), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    return pages.get_template("report.html.jinja").render(_context(findings, language))


def _context(findings: Findings, language: Language) -> dict[str, Any]:
    values, pool = findings.values, findings.pool
    boxes = worst_first(pool.scored)
    areas = area_rows(pool, language)
    curve, calibration = curve_and_calibration(pool, values, language)
    methods = [*_METHODS, *(["methods_suspicion"] if findings.agreement else [])]
    context: dict[str, Any] = {
        "language": language,
        "t": language.text,
        "num": lambda value, digits: _number(value, language.number(value, digits)),
        "share": lambda value: _number(value, language.share(value)),
        "version": __version__,
        "title": findings.title or language.text("title"),
        "date": language.date(findings.day),
        "values": values,
        "intervals": values["intervals"],
        "interval": values["intervals"].get("weighted_mcc"),
        "meaning": meaning_of(values, language),
        "warnings": warnings_of(values, pool, language),
        "facts": facts_of(findings.provenance, pool, language, given=findings.threshold_given),
        "scores": SCORES,
        "more_scores": more_scores(values),
        "fewest_boxes": FEWEST_BOXES,
        "weighted_table": confusion_rows([box.weighted for box in boxes]),
        "plain_table": confusion_rows([box.unweighted for box in boxes]),
        "legend": list(zip(KINDS, COLOURS, strict=True)),
        "maps": [_shown(box, picture, language) for box, picture in findings.maps],
        "boxes": boxes,
        "shown_boxes": boxes[:MOST_ROWS],
        "curve": curve,
        "calibration": calibration,
        "areas": areas,
        "area_chart": area_chart([(row["name"], row["weighted_mcc"]) for row in areas], language),
        "borders": border_rows(pool),
        "bias": values.get("border_bias_m"),
        "agreement": findings.agreement,
        "parcels": findings.parcels,
        "coloured": findings.coloured,
        "ramp": ramp(language),
        "methods": methods,
        "seed": str(findings.seed),
        "resamples": RESAMPLES,
    }
    kept = ("scores", "confusion", "errors", "curve", "calibration", "area", "borders", "boxes", "parcels", "methods")
    absent = {name for name in ("curve", "calibration", "borders") if not context[name]}
    absent |= set() if findings.agreement else {"parcels"}
    return context | {"sections": [name for name in kept if name not in absent]}


def _shown(box: BoxScore, picture: ErrorMap, language: Language) -> dict[str, Any]:
    """Return what the template needs of a map; its errors are shares of the pixels that are scored."""
    table = box.unweighted
    total = table.total or 1.0
    return {
        "name": box.name,
        "score": box.weighted.mcc,
        "picture": picture,
        "enlarged": max(1, _SMALLEST_SHOWN // max(picture.width, picture.height)) if picture.factor == 1 else 1,
        "omitted": language.share(table.false_negative / total),
        "committed": language.share(table.false_positive / total),
    }


def _number(value: float | None, shown: str) -> Markup:
    """Return a number as it is shown, with the unrounded one for machines."""
    if value is None or value != value:  # NaN
        return Markup("{}").format(shown)
    return Markup('<data value="{}">{}</data>').format(repr(value), shown)
