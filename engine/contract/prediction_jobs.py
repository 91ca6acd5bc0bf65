"""The jobs that map cultivated land."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from furrow.engine.contract.spec import JobSpec, register

__all__ = ["LARGEST_TILE", "MOSAICS", "SMALLEST_TILE", "TURNS", "PredictCultivatedLand", "PredictSeasons"]

SMALLEST_TILE, LARGEST_TILE = 16, 1024
"""Sides of tiles, in pixels of 10 m."""

TURNS = (1, 2, 4, 8)
"""Numbers of ways to turn and mirror images that can be averaged over."""

MOSAICS = ("none", "virtual", "file")
"""What is made of many predictions: nothing, one virtual raster, or one cloud-optimised GeoTIFF."""


@register
@dataclass(frozen=True)
class PredictCultivatedLand(JobSpec):
    """Predict the 2.5 m probability and mask of a season.

    Attributes:
        season: Season to predict.
        neighbours: Seasons around it, or folders of seasons, which are looked into so that no seam shows at the edge.
            Those that do not touch it do no harm.
        model: Model folder or its `.safetensors` file, or a folder of such folders, whose predictions are averaged;
            empty for the model that ships.
        probability: Output raster, uint8 0..200 (probability x 200), nodata 255; empty to leave out.
        mask: Output raster, uint8 0/1, nodata 255; empty to leave out.
        uncertainty: Output raster, uint8: standard deviation of the predictions x 200, nodata 255; empty to leave out.
            Needs several predictions: more models than one, or turns.
        threshold: Probability from which a pixel is cultivated, or None for the model's own (the mean of several).
        turns: Ways to turn and mirror the images, the predictions of which are averaged: 1 (as they are), 2, 4 or 8.
        tile: Side of a tile in 10 m pixels.
        overlap: Pixels of 10 m that a tile sees beyond each edge; raised to what the network needs.
        device: "auto", "cpu" or "cuda:<n>".
        identity: What the files are to be known by again, written into their metadata; empty for none.

    Result: `cultivated_hectares`, `cultivated_share` (of the valid area), `valid_share`, `threshold`,
    `device`, `seconds`.
    """

    job: ClassVar[str] = "predict-cultivated-land"
    season: str
    probability: str = ""
    mask: str = ""
    uncertainty: str = ""
    neighbours: tuple[str, ...] = ()
    model: str = ""
    threshold: float | None = None
    turns: int = 1
    tile: int = 256
    overlap: int = 16
    device: str = "auto"
    identity: str = ""


@register
@dataclass(frozen=True)
class PredictSeasons(JobSpec):
    """Predict many seasons, each into a folder of its own, and make one map of them.

    Predictions that are there already, of the same season, model and settings, stay as they are. A season that fails
    does not stop the others.

    Attributes:
        seasons: Seasons, or folders of seasons.
        folder: Folder of the predictions: `<name of the season's folder>/probability.tif`, `mask.tif` and, if asked
            for, `uncertainty.tif`; and the mosaics `probability`, `mask` and `uncertainty`, `.vrt` or `.tif`, with the
            projection in their names where there are several.
        model: As that of `PredictCultivatedLand`, as are the following.
        threshold: Likewise.
        turns: Likewise.
        uncertainty: Whether the uncertainty is written too.
        tile: As that of `PredictCultivatedLand`.
        overlap: Likewise.
        device: Likewise.
        mosaic: One of `MOSAICS`.
        scheduler: Address of a Dask scheduler whose workers do the work; empty to do it here.
        workers: Processes that do the work on this computer, each with its share of the processors; 0 for the engine's
            own process. Not used with a scheduler.

    Result: `predicted`, `kept` (were there already), `failed` (numbers), `failures` (sentences), `cultivated_hectares`,
    `mosaics` (role -> paths), `seconds`.
    """

    job: ClassVar[str] = "predict-seasons"
    seasons: tuple[str, ...]
    folder: str
    model: str = ""
    threshold: float | None = None
    turns: int = 1
    uncertainty: bool = False
    tile: int = 256
    overlap: int = 16
    device: str = "auto"
    mosaic: str = "virtual"
    scheduler: str = ""
    workers: int = 0
