"""The job that tells a colleague how good a map is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from furrow.engine.contract.spec import JobSpec, register

__all__ = ["LANGUAGES", "AssessmentReport"]

LANGUAGES = ("en", "sl", "de")
"""Languages that reports are written in."""


@register
@dataclass(frozen=True)
class AssessmentReport(JobSpec):
    """Score predictions and write what came out as one HTML file that needs nothing else.

    Attributes:
        predictions: As those of `ScorePrediction`; probabilities tell more than masks.
        references: Likewise.
        weights: Likewise.
        report: HTML file to write.
        threshold: As that of `ScorePrediction`.
        agreement: GeoPackage that `ParcelAgreement` wrote, whose most suspicious parcels are shown; empty for none.
        seasons: Seasons, or folders of such, to show these parcels in true colour.
        title: Of the report; empty for the usual one.
        language: One of `LANGUAGES`.
        seed: As that of `ScorePrediction`.
        scheduler: Likewise.
        workers: Likewise.

    Result: as `ScorePrediction`, and `report` (path), `bytes` (its size), `pictured_boxes`, `pictured_parcels`
    (numbers).
    """

    job: ClassVar[str] = "assessment-report"
    predictions: tuple[str, ...]
    references: tuple[str, ...]
    weights: tuple[str, ...]
    report: str
    threshold: float | None = None
    agreement: str = ""
    seasons: tuple[str, ...] = ()
    title: str = ""
    language: str = "en"
    seed: int = 0
    scheduler: str = ""
    workers: int = 0
