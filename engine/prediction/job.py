"""The job "predict-cultivated-land": probability and mask at 2.5 m of a season."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import fmean
from typing import Any

from furrow.__about__ import __version__
from furrow.engine.atomic import require_space
from furrow.engine.contract.errors import InputError
from furrow.engine.contract.prediction_jobs import TURNS, PredictCultivatedLand
from furrow.engine.geogrid import SCALE
from furrow.engine.imagery.layout import read_season
from furrow.engine.imagery.season import Season, missing_sentence
from furrow.engine.imagery.seasons import season_folders, touching
from furrow.engine.prediction.device import choose_device
from furrow.engine.prediction.identity import IDENTITY
from furrow.engine.prediction.inference import TilePredictor, layout_for
from furrow.engine.prediction.model_access import open_models
from furrow.engine.prediction.outputs import PredictionWriter, Totals
from furrow.engine.prediction.streaming import predict_season
from furrow.engine.prediction.surroundings import NeighbourError, Surroundings
from furrow.engine.prediction.tiles import Layout
from furrow.engine.reporting import Reporter
from furrow.models.card import ModelCard
from furrow.models.files import Model

__all__ = ["TITLES", "check_predictions", "predict_cultivated_land"]

_TILES_SHARE = 0.95  # share of the time until the last tile; the rest orders the files

TITLES = {
    "probability": "Probability of cultivated land",
    "mask": "Cultivated land (predicted)",
    "uncertainty": "Uncertainty of the prediction",
}
"""What the layer of each role is called."""


def predict_cultivated_land(spec: PredictCultivatedLand, reporter: Reporter) -> dict[str, Any]:
    """Predict a season, write what was asked for and return the values of the result.

    Raises:
        InputError: A parameter is wrong, the season lacks a band, or the model is none.
        UnsafeFileError: The model is a pickle, or asks for absurd sizes.
        DamagedFileError: A file of the season or the model cannot be read.
        ResourceError: Memory or disk space does not suffice.
    """
    started = time.monotonic()
    outputs = _checked_outputs(spec)
    season = Season.open(spec.season)
    models = open_models(spec.model)
    card = models[0].card
    check_predictions(spec.turns, bool(spec.uncertainty), models)
    threshold = fmean(model.card.threshold for model in models) if spec.threshold is None else spec.threshold
    if not 0 < threshold <= 1:
        raise InputError(f"The threshold {threshold:g} is no probability: give more than 0 and at most 1.")
    _require_bands(season, card)
    _tell_about_dates(season, card, reporter)
    _tell_about_windows(season, models, spec.tile, reporter)
    device = choose_device(spec.device)
    networks = [model.network for model in models]
    layout = layout_for(networks, spec.tile, spec.overlap)
    predictor = TilePredictor(networks, device, layout, spec.turns, bool(spec.uncertainty), reporter.check)
    surroundings = Surroundings(season, card.bands, _neighbours(season, spec, layout.margin), layout.multiple)
    _tell_about_neighbours(surroundings, reporter)
    grid = season.grid.refine(SCALE)
    for path in outputs.values():
        require_space(path.parent, grid.height * grid.width)

    reporter.progress(0.0, f"Predicting with {_named(models)} on the {device.description}")
    tags = _tags(season, models, threshold, spec)
    while True:
        try:
            totals = _write(surroundings, predictor, layout, outputs, threshold, tags, reporter)
            break
        except NeighbourError as error:
            reporter.warn(
                f"The neighbour '{error.neighbour.title}' is not looked into, so an edge may show between them: {error}"
            )
            surroundings.leave_out(error.neighbour)
            tags.pop(IDENTITY, None)  # so that it is predicted again when the neighbour is whole
    for role in outputs:
        reporter.layer(outputs[role], role, TITLES[role], season.title)
    if totals.valid == 0:
        reporter.warn("No pixel of the season was ever observed clearly, so the prediction is empty: check its masks.")
    reporter.progress(1.0)
    return {
        "cultivated_hectares": totals.cultivated * grid.pixel_area / 10_000,
        "cultivated_share": totals.cultivated / totals.valid if totals.valid else 0.0,
        "valid_share": totals.valid / totals.all,
        "threshold": threshold,
        "device": device.description,
        "seconds": time.monotonic() - started,
    }


def _write(
    surroundings: Surroundings,
    predictor: TilePredictor,
    layout: Layout,
    outputs: Mapping[str, Path],
    threshold: float,
    tags: Mapping[str, str],
    reporter: Reporter,
) -> Totals:
    """Predict tile by tile, write the files, and return what they add up to."""
    grid = surroundings.grid.refine(SCALE)
    pieces = predict_season(surroundings, predictor, layout, lambda share: reporter.progress(share * _TILES_SHARE))
    with PredictionWriter(outputs, grid, threshold, tags, reporter.check) as writer:
        for tile, values in pieces:
            writer.write(tile, values)
    return writer.totals


def _neighbours(season: Season, spec: PredictCultivatedLand, margin: int) -> list[Season]:
    """Return the seasons that touch this one, of those that were named and those in the folders that were named."""
    folders = [folder for folder in season_folders(spec.neighbours) if folder != season.folder]
    near = touching([season.grid, *(read_season(folder).grid for folder in folders)], margin)[0]
    return [Season.open(folders[index - 1]) for index in near]


def _checked_outputs(spec: PredictCultivatedLand) -> dict[str, Path]:
    """Return role -> file of what was asked for."""
    asked = {"probability": spec.probability, "mask": spec.mask, "uncertainty": spec.uncertainty}
    outputs = {role: Path(text) for role, text in asked.items() if text}
    if not outputs:
        raise InputError("Neither a probability nor a mask was asked for: name at least one output file.")
    names: dict[Path, str] = {}
    for role, path in outputs.items():
        if path.is_dir():
            raise InputError(f"The output '{path}' is a folder: give the name of a file.")
        if other := names.get(path.resolve()):
            raise InputError(f"{other.capitalize()} and {role} have the same file '{path}': give two names.")
        names[path.resolve()] = role
    return outputs


def check_predictions(turns: int, uncertainty: bool, models: Sequence[Model]) -> None:
    """Stop where what is asked for does not fit the number of predictions.

    Raises:
        InputError: It does not.
    """
    if turns not in TURNS:
        raise InputError(f"Images cannot be turned in {turns} ways: give 1, 2, 4 or 8.")
    if uncertainty and turns * len(models) == 1:
        raise InputError(
            "The uncertainty is the spread of several predictions, but there is one alone: turn the images in 2, 4 or "
            "8 ways, or give a folder of several models."
        )


def _require_bands(season: Season, card: ModelCard) -> None:
    missing = [band for band in card.bands if band not in season.bands]
    if missing:
        raise InputError(
            f"The season '{season.title}' lacks the {'band' if len(missing) == 1 else 'bands'} {', '.join(missing)} "
            f"that the model '{card.name}' needs: import the season with all of {', '.join(card.bands)}, "
            "or use another model."
        )


def _tell_about_dates(season: Season, card: ModelCard, reporter: Reporter) -> None:
    if season.missing_dates:
        reporter.warn(f"{missing_sentence(season)} The prediction does without them.")
    outside = [
        each.date.isoformat()
        for each in season.dates
        if not card.first_day - 15 <= each.date.timetuple().tm_yday <= card.last_day + 15
    ]
    if outside:
        reporter.warn(
            f"{len(outside)} of {len(season.dates)} dates ({outside[0]} to {outside[-1]}) lie outside the part of the "
            f"year (days {card.first_day} to {card.last_day}) that the model '{card.name}' was trained on."
        )


def _tell_about_windows(season: Season, models: Sequence[Model], tile: int, reporter: Reporter) -> None:
    if max(season.grid.shape) <= tile:
        return
    for model in models:
        if model.network.window_decides:
            reporter.warn(
                f"The network of '{model.card.name}' chooses dates for a tile as a whole, so edges of tiles may show: "
                f"raise the tile size to {max(season.grid.shape)} where memory suffices."
            )


def _tell_about_neighbours(surroundings: Surroundings, reporter: Reporter) -> None:
    for title in surroundings.left_out:
        reporter.warn(
            f"The neighbour '{title}' lies on another grid than '{surroundings.season.title}' or lacks bands, so it is "
            "not looked into, and an edge may show between them."
        )
    for title in surroundings.shifted:
        reporter.warn(
            f"The grid of the neighbour '{title}' is shifted against that of '{surroundings.season.title}' by less "
            "than the network's coarsest pixel, so an edge may show between them."
        )


def _named(models: Sequence[Model]) -> str:
    return models[0].card.name if len(models) == 1 else f"{len(models)} models"


def _tags(season: Season, models: Sequence[Model], threshold: float, spec: PredictCultivatedLand) -> dict[str, str]:
    """Return where a prediction comes from, in words that hold on any machine: no paths."""
    return {
        "FURROW_VERSION": __version__,
        "FURROW_SEASON": season.title,
        "FURROW_DATES": f"{len(season.dates)} from {season.dates[0].date} to {season.dates[-1].date}",
        "FURROW_MODEL": ", ".join(model.card.name for model in models),
        "FURROW_MODEL_VERSION": ", ".join(model.card.version for model in models),
        "FURROW_TURNS": str(spec.turns),
        "FURROW_THRESHOLD": f"{threshold:g}",
        **({IDENTITY: spec.identity} if spec.identity else {}),
    }
