"""The job "predict-cultivated-land": probability and mask at 2.5 m of a season."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from furrow.__about__ import __version__
from furrow.engine.atomic import require_space
from furrow.engine.contract.errors import InputError
from furrow.engine.contract.jobs import PredictCultivatedLand
from furrow.engine.geogrid import SCALE, GeoGrid
from furrow.engine.imagery.season import Season, missing_sentence
from furrow.engine.prediction.device import choose_device
from furrow.engine.prediction.inference import TilePredictor
from furrow.engine.prediction.model_access import open_model
from furrow.engine.prediction.outputs import Totals, mask_of, write_mask_of_probability, write_tiles
from furrow.engine.prediction.streaming import predict_season
from furrow.engine.prediction.tiles import Layout, Tile
from furrow.engine.rasters import PROBABILITY_SCALE
from furrow.engine.reporting import Reporter
from furrow.models.card import ModelCard

__all__ = ["predict_cultivated_land"]

_DONE_READING = 0.95  # share of the time until the last tile


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
    model = open_model(spec.model)
    threshold = model.card.threshold if spec.threshold is None else spec.threshold
    if not 0 < threshold <= 1:
        raise InputError(f"The threshold {threshold:g} is no probability: give more than 0 and at most 1.")
    _require_bands(season, model.card)
    _tell_about_dates(season, model.card, reporter)
    if model.network.window_decides and max(season.grid.shape) > spec.tile:
        reporter.warn(
            f"The network of '{model.card.name}' chooses dates for a tile as a whole, so edges of tiles may show: "
            f"raise the tile size to {max(season.grid.shape)} where memory suffices."
        )
    device = choose_device(spec.device)
    layout = Layout.of(spec.tile, spec.overlap, model.network.margin, model.network.multiple)
    predictor = TilePredictor(model.network, device, layout, reporter.check)
    grid = season.grid.refine(SCALE)
    for path in outputs:
        require_space(path.parent, grid.height * grid.width)

    reporter.progress(0.0, f"Predicting with {model.card.name} on the {device.description}")
    pieces = predict_season(
        season, model.card.bands, predictor, layout, lambda share: reporter.progress(share * _DONE_READING)
    )
    totals = Totals()
    _write(spec, _counted(pieces, threshold, totals), threshold, grid, _tags(season, model.card, threshold), reporter)
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


def _checked_outputs(spec: PredictCultivatedLand) -> list[Path]:
    outputs = [Path(text) for text in (spec.probability, spec.mask) if text]
    if not outputs:
        raise InputError("Neither a probability nor a mask was asked for: name at least one output file.")
    if len(outputs) == 2 and outputs[0].resolve() == outputs[1].resolve():
        raise InputError(f"Probability and mask have the same file '{outputs[0]}': give two names.")
    for path in outputs:
        if path.is_dir():
            raise InputError(f"The output '{path}' is a folder: give the name of a file.")
    return outputs


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


def _counted(
    pieces: Iterator[tuple[Tile, NDArray[np.uint8]]], threshold: float, totals: Totals
) -> Iterator[tuple[Tile, NDArray[np.uint8]]]:
    for tile, probability in pieces:
        totals.add(mask_of(probability, threshold))
        yield tile, probability


def _write(
    spec: PredictCultivatedLand,
    pieces: Iterator[tuple[Tile, NDArray[np.uint8]]],
    threshold: float,
    grid: GeoGrid,
    tags: dict[str, str],
    reporter: Reporter,
) -> None:
    """Write probability and mask; the mask is made from the stored probability, so that both agree."""
    mask_tags = {**tags, "FURROW_ROLE": "mask"}
    if not spec.probability:
        masks = ((tile, mask_of(probability, threshold)) for tile, probability in pieces)
        write_tiles(Path(spec.mask), masks, grid, "cultivated", mask_tags, reporter)
    else:
        probability_tags = {**tags, "FURROW_ROLE": "probability", "FURROW_PROBABILITY_SCALE": str(PROBABILITY_SCALE)}
        description = "probability of cultivated land x 200"
        write_tiles(Path(spec.probability), pieces, grid, description, probability_tags, reporter)
        reporter.layer(Path(spec.probability), "probability", "Probability of cultivated land")
        if spec.mask:
            reporter.progress(0.97, "Writing the mask")
            write_mask_of_probability(Path(spec.mask), Path(spec.probability), threshold, mask_tags, reporter)
    if spec.mask:
        reporter.layer(Path(spec.mask), "mask", "Cultivated land (predicted)")


def _tags(season: Season, card: ModelCard, threshold: float) -> dict[str, str]:
    """Return where a prediction comes from, in words that hold on any machine: no paths."""
    return {
        "FURROW_VERSION": __version__,
        "FURROW_SEASON": season.title,
        "FURROW_DATES": f"{len(season.dates)} from {season.dates[0].date} to {season.dates[-1].date}",
        "FURROW_MODEL": card.name,
        "FURROW_MODEL_VERSION": card.version,
        "FURROW_THRESHOLD": f"{threshold:g}",
    }
