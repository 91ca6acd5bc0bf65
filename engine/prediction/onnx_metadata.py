"""What an ONNX file of Furrow says about itself: facts for people, for scripts, and for other plugins of QGIS."""

from __future__ import annotations

import json
from typing import Any

from furrow.__about__ import __version__
from furrow.engine.geogrid import SCALE
from furrow.models.files import Model

__all__ = ["CLASSES", "description", "input_descriptions", "metadata"]

CLASSES = ("not cultivated", "cultivated")

_PIXEL = 10.0  # metres


def metadata(model: Model, window: int, dates: int) -> dict[str, str]:
    """Return the metadata of an ONNX file, name -> value as JSON; no paths.

    The names in capitals are Furrow's own. The others are those that the plugin Deepness reads (its
    `model_base.py`): type, classes, centimetres a pixel of the input, side of a tile, overlap of tiles in per cent,
    threshold. Nothing is said there of normalisation, which is part of the graph.

    Args:
        model: What is exported.
        window: Side of the input in pixels of 10 m.
        dates: Dates of the input.
    """
    card, network = model.card, model.network
    values: dict[str, Any] = {
        "FURROW_VERSION": __version__,
        "FURROW_MODEL": card.name,
        "FURROW_MODEL_VERSION": card.version,
        "FURROW_NETWORK": card.network,
        "FURROW_BANDS": card.bands,
        "FURROW_REFLECTANCE_SCALE": 1.0,
        "FURROW_RESOLUTION_IN": _PIXEL,
        "FURROW_RESOLUTION_OUT": _PIXEL / SCALE,
        "FURROW_WINDOW": window,
        "FURROW_DATES": dates,
        "FURROW_MARGIN": network.margin,
        "FURROW_MULTIPLE": network.multiple,
        "FURROW_WINDOW_DECIDES": network.window_decides,
        "FURROW_FIRST_DAY": card.first_day,
        "FURROW_LAST_DAY": card.last_day,
        "FURROW_THRESHOLD": card.threshold,
        "FURROW_LICENCE": card.licence,
        "model_type": "Segmentor",
        "class_names": {str(number): name for number, name in enumerate(CLASSES)},
        "resolution": 100 * _PIXEL,
        "tile_size": window,
        "seg_thresh": card.threshold,
    }
    overlap = -(-200 * network.margin // window)
    if overlap < 100:
        values["tiles_overlap"] = overlap
    return {name: json.dumps(value, ensure_ascii=False) for name, value in values.items()}


def description(model: Model) -> str:
    """Return one paragraph on what the graph computes."""
    card = model.card
    return (
        f"Cultivated land at 2.5 m from a season of Sentinel-2: the model {card.name}, version {card.version}. "
        f"From {card.threshold:g} on a probability counts as cultivated. Where no date is valid the probability means "
        f"nothing. Pixels nearer than {model.network.margin} pixels of 10 m to the edge of a window lack surroundings: "
        "let windows overlap and keep their cores."
    )


def input_descriptions(model: Model) -> dict[str, str]:
    """Return name of each input and output -> what it holds."""
    return {
        "reflectance": "Surface reflectance, 1.0 = 100%: (1, dates, bands, rows, columns) at 10 m, the bands in the "
        f"order {', '.join(model.card.bands)}. Ignored where not valid.",
        "valid": "Observed and clear: (1, dates, rows, columns). A date that only fills the shape is valid nowhere.",
        "day_of_year": "Day of the year of each date, 1 to 366: (1, dates). The order of the dates does not matter.",
        "probability": "Probability of cultivated land at 2.5 m, 0 to 1: (1, 1, 4 x rows, 4 x columns).",
    }
