"""The jobs about models themselves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from furrow.engine.contract.spec import JobSpec, register

__all__ = ["ExportONNX", "ModelInformation"]


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


@register
@dataclass(frozen=True)
class ExportONNX(JobSpec):
    """Write a model as ONNX, of fixed shapes, with its normalisation in the graph.

    It takes `reflectance` (1, T, B, W, W) float32, 1.0 = 100%; `valid` (1, T, W, W) bool; `day_of_year` (1, T) int64.
    It gives `probability` (1, 1, 4W, 4W) float32, 0 to 1.

    Attributes:
        onnx: File to write.
        model: Model folder or its `.safetensors` file; empty for the model that ships.
        window: W, the side of the input in pixels of 10 m, 16 to 512.
        dates: T, the dates of the input, 1 to 100; fewer are filled up with dates that are valid nowhere.

    Result: `onnx`, `bytes`, `opset`, `margin` (pixels of 10 m the network sees around a pixel), `window`, `dates`.
    """

    job: ClassVar[str] = "export-onnx"
    onnx: str
    model: str = ""
    window: int = 128
    dates: int = 24
