"""What a prediction was made of, so that one that is there already is known again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from furrow.engine.contract.errors import FurrowError
from furrow.engine.rasters import open_raster
from furrow.models.files import Model

__all__ = ["IDENTITY", "identity_of", "is_there"]

IDENTITY = "FURROW_IDENTITY"
"""The metadata item that holds it."""


def identity_of(season: str, neighbours: Sequence[str], models: Sequence[Model], settings: Mapping[str, Any]) -> str:
    """Return a SHA-256, in hexadecimal digits, of all that decides a prediction but the machine and the version.

    Args:
        season: Mark of the documents of what is predicted (see `imagery.layout.documents_mark`).
        neighbours: Likewise, of the seasons that are looked into.
        models: Whose predictions are averaged.
        settings: Everything else, as JSON can hold it.
    """
    document = {
        "season": season,
        "neighbours": sorted(neighbours),
        "models": [[model.weights_sha256, model.card.to_document()] for model in models],
        **settings,
    }
    return hashlib.sha256(json.dumps(document, sort_keys=True).encode()).hexdigest()


def is_there(outputs: Sequence[Path], identity: str) -> bool:
    """Whether all files of a prediction are there, whole, and of the same identity."""
    for path in outputs:
        try:
            with open_raster(path) as dataset:
                if dataset.tags().get(IDENTITY) != identity:
                    return False
        except FurrowError:
            return False
    return True
