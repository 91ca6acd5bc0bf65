"""Which of many seasons are to be predicted, what each job is, and what it will take."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from furrow.engine.contract.errors import FurrowError, InputError
from furrow.engine.contract.prediction_jobs import PredictCultivatedLand, PredictSeasons
from furrow.engine.geogrid import SCALE
from furrow.engine.imagery.layout import documents_mark
from furrow.engine.imagery.season import Season
from furrow.engine.imagery.seasons import season_folders, touching
from furrow.engine.imagery.stack import Stack
from furrow.engine.prediction.device import choose_device
from furrow.engine.prediction.identity import identity_of, is_there
from furrow.engine.prediction.inference import TilePredictor, layout_for
from furrow.engine.prediction.tiles import Span, tiles
from furrow.models.files import Model

__all__ = ["Planned", "Refused", "bytes_expected", "plan", "seconds_expected"]

_ROLES = ("probability", "mask", "uncertainty")
_BYTES_PER_PIXEL = {"probability": 0.5, "mask": 0.06, "uncertainty": 0.4}  # compressed, with overviews: much structure
_TRIED = 128  # pixels of 10 m


@dataclass(frozen=True)
class Planned:
    """A season that is to be predicted, or has been.

    Attributes:
        season: The season.
        spec: The job that predicts it.
        outputs: Role -> file.
        is_there: Whether its prediction is there already.
    """

    season: Season
    spec: PredictCultivatedLand
    outputs: dict[str, Path]
    is_there: bool


@dataclass(frozen=True)
class Refused:
    """A season that cannot be opened.

    Attributes:
        folder: Its folder.
        error: Why.
    """

    folder: Path
    error: FurrowError


def plan(spec: PredictSeasons, models: Sequence[Model]) -> tuple[list[Planned], list[Refused]]:
    """Return the jobs of all seasons that can be opened, and those that cannot.

    Raises:
        InputError: There is no season, or two have folders of the same name.
    """
    folders = season_folders(spec.seasons)
    by_name: dict[str, Path] = {}
    for folder in folders:
        if (other := by_name.setdefault(folder.name, folder)) != folder:
            raise InputError(
                f"The seasons '{other}' and '{folder}' have the same name, so their predictions would replace each "
                "other: rename one of the folders, or predict them into different folders."
            )
    seasons, refused = [], []
    for folder in folders:
        try:
            seasons.append(Season.open(folder))
        except FurrowError as error:
            refused.append(Refused(folder, error))
    margin = layout_for([model.network for model in models], spec.tile, spec.overlap).margin
    around = touching([season.grid for season in seasons], margin)
    marks = {season.folder: documents_mark(season.folder) for season in seasons}  # each is looked into by others too
    planned = [
        _planned(spec, models, season, [seasons[index] for index in near], marks)
        for season, near in zip(seasons, around, strict=True)
    ]
    return planned, refused


def _planned(
    spec: PredictSeasons, models: Sequence[Model], season: Season, neighbours: list[Season], marks: dict[Path, str]
) -> Planned:
    folder = Path(spec.folder).absolute() / season.folder.name
    roles = _ROLES if spec.uncertainty else _ROLES[:2]
    outputs = {role: folder / f"{role}.tif" for role in roles}
    identity = identity_of(
        marks[season.folder], [marks[each.folder] for each in neighbours], models,
        {"threshold": spec.threshold, "turns": spec.turns},
    )  # fmt: skip
    job = PredictCultivatedLand(
        season=str(season.folder),
        neighbours=tuple(str(each.folder) for each in neighbours),
        probability=str(outputs["probability"]),
        mask=str(outputs["mask"]),
        uncertainty=str(outputs.get("uncertainty", "")),
        model=str(Path(spec.model).absolute()) if spec.model else "",
        threshold=spec.threshold,
        turns=spec.turns,
        tile=spec.tile,
        overlap=spec.overlap,
        device=spec.device,
        identity=identity,
    )
    return Planned(season, job, outputs, is_there(list(outputs.values()), identity))


def bytes_expected(planned: Sequence[Planned]) -> int:
    """Return about how much disk space predictions take."""
    needed = 0.0
    for each in planned:
        height, width = each.season.grid.shape
        needed += height * width * SCALE**2 * sum(_BYTES_PER_PIXEL[role] for role in each.outputs)
    return round(needed)


def seconds_expected(planned: Sequence[Planned], models: Sequence[Model], spec: PredictSeasons) -> float:
    """Return about how long one process of this computer takes, from a small random season that is computed now.

    Files are not read and not written, which is little beside it, so it rather takes a little longer.
    """
    networks = [model.network for model in models]
    layout = layout_for(networks, _TRIED, spec.overlap)
    predictor = TilePredictor(networks, choose_device(spec.device), layout, spec.turns)
    dates = max(len(each.season.dates) for each in planned)
    stack = _random_stack(models[0].card.bands, dates, planned[0].season)
    side = Span(0, _TRIED)
    seconds = []
    for _ in range(2):  # the first also compiles and loads
        start = time.perf_counter()
        panel = predictor.panel()
        panel.push(stack, 0)
        for _ in predictor.predict(panel, (0, 0), list(tiles(side, side, side, side, layout))):
            pass
        seconds.append(time.perf_counter() - start)
    pixels = sum(each.season.grid.height * each.season.grid.width for each in planned)
    return seconds[-1] / _TRIED**2 * pixels


def _random_stack(bands: Sequence[str], dates: int, season: Season) -> Stack:
    rng = np.random.default_rng(1)
    return Stack(
        digital_numbers=rng.integers(100, 5000, (dates, len(bands), _TRIED, _TRIED)).astype(np.uint16),
        valid=np.ones((dates, _TRIED, _TRIED), np.bool_),
        day_of_year=np.linspace(60, 250, dates).astype(np.int16),
        dates=tuple(season.dates[0].date for _ in range(dates)),
        bands=tuple(bands),
        scale=np.full(dates, 1e-4, np.float32),
        offset=np.zeros(dates, np.float32),
    )
