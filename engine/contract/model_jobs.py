"""The jobs about models themselves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from furrow.engine.contract.spec import JobSpec, register

__all__ = ["ModelInformation"]


@register
@dataclass(frozen=True)
class ModelInformation(JobSpec):
    """Read a model's card, check its weights against it, and tell what the model is.

    Attributes:
        model: Model folder or its `.safetensors` file; empty for the model that ships.
        report: HTML file to write; empty to leave it out.
        dates: Dates of the season that the arithmetic is counted for.

    Result: `name`, `version`, `network`, `parameters`, `mflop_per_pixel` (millions of floating-point operations a pixel
    of 10 m), `margin` (pixels of 10 m the network sees around a pixel), `bands` (list of names), `threshold`,
    `training` and `scores` (name -> value), `training_text` and `scores_text` (each in one line), `licence`.
    """

    job: ClassVar[str] = "model-information"
    model: str = ""
    report: str = ""
    dates: int = 24
