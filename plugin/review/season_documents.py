"""A season as its STAC documents describe it, read without the engine: whoever reviews parcels may have none."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from furrow.engine.contract.errors import DamagedFileError, InputError
from furrow.processing_provider.texts import translate

__all__ = ["COLLECTION", "describe_season", "is_season", "place_of_season", "require_season", "season_of_image"]

COLLECTION = "collection.json"
"""The file that makes a folder a season."""

_LAYOUT = 1
_LARGEST_DOCUMENT = 50_000_000  # bytes; the documents of a season are far below


def describe_season(path: Path) -> dict[str, Any]:
    """Return what the job `describe-season` returns. Dates whose files are not there are left out.

    Args:
        path: The folder of the season, or its collection.json.

    Raises:
        InputError: There is no season, or one of a newer Furrow.
        DamagedFileError: Its documents cannot be read.
    """
    require_season(path)
    folder = _folder(path)
    title, season = _season(folder)
    try:
        described = _described(folder, title, season)
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise _damaged(folder / COLLECTION, error) from error
    if not described["dates"]:
        raise InputError(
            translate("season_documents", "The season '{path}' holds no date yet: download it first.").format(
                path=folder
            )
        )
    return described


def is_season(path: Path) -> bool:
    """Whether a path is the folder of a season, or its collection.json."""
    return (_folder(path) / COLLECTION).is_file()


def require_season(path: Path) -> None:
    """Check that a path is the folder of a season.

    Raises:
        InputError: It is none.
    """
    if not is_season(path):
        raise InputError(
            translate(
                "season_documents", "'{path}' is no season: choose a folder that holds a collection.json."
            ).format(path=path)
        )


def place_of_season(path: Path) -> tuple[str, tuple[float, float, float, float]]:
    """Return the CRS of a season, as its authority names it, and left, bottom, right and top of its images.

    Raises:
        InputError: It is of a newer Furrow.
        DamagedFileError: Its document cannot be read.
    """
    folder = _folder(path)
    _, season = _season(folder)
    try:
        left, bottom, right, top, _ = _bounds(season)
        return str(season["crs"]), (left, bottom, right, top)
    except (KeyError, ValueError, TypeError) as error:
        raise _damaged(folder / COLLECTION, error) from error


def _folder(path: Path) -> Path:
    return (path.parent if path.name == COLLECTION else path).absolute()


def _season(folder: Path) -> tuple[str, Mapping[str, Any]]:
    """Return the title of a season and what Furrow wrote of it."""
    document = _read(folder / COLLECTION)
    season = document.get("furrow:season")
    if not isinstance(season, dict) or season.get("layout") != _LAYOUT:
        raise InputError(
            translate("season_documents", "'{path}' is no season that this Furrow can read: update Furrow.").format(
                path=folder
            )
        )
    return str(document.get("title") or folder.name), season


def _bounds(season: Mapping[str, Any]) -> tuple[float, float, float, float, float]:
    """Return left, bottom, right, top and the size of a pixel."""
    height, width = (int(side) for side in season["shape"])
    across, _, left, _, down, top = (float(number) for number in season["transform"])
    if not all(map(math.isfinite, (across, left, down, top))) or across <= 0 or down >= 0:
        odd = translate("season_documents", "its transform is {transform}").format(transform=season["transform"])
        raise ValueError(odd)
    return left, top + down * height, left + across * width, top, across


def season_of_image(source: str) -> Path | None:
    """Return the season that an image of a layer belongs to, as its place tells; None for any other file."""
    folder = Path(source).parent.parent
    return folder if Path(source).name == "bands.tif" and (folder / COLLECTION).is_file() else None


def _described(folder: Path, title: str, season: Mapping[str, Any]) -> dict[str, Any]:
    left, bottom, right, top, across = _bounds(season)
    days = sorted(date.fromisoformat(text) for text in season["dates"])
    masks = [str(name) for name in season["mask_layers"]]
    dates = [found for day in days if (found := _date(folder, day, bool(masks))) is not None]
    return {
        "title": title,
        "crs": str(season["crs"]),
        "bounds": [left, bottom, right, top],
        "shape": [int(side) for side in season["shape"]],
        "ground_sampling_distance": across,
        "bands": [str(name) for name in season["bands"]],
        "mask_layers": masks,
        "scale": float(season["scale"]),
        "dates": dates,
    }


def _date(folder: Path, day: date, masked: bool) -> dict[str, Any] | None:
    """Return what the item of a date says; None where it is missing or damaged, which 'Verify season' tells."""
    place = folder / day.isoformat()
    try:
        properties = _read(place / f"{day}.json")["properties"]
        return {
            "date": day.isoformat(),
            "bands": str(place / "bands.tif"),
            "masks": str(place / "masks.tif") if masked else "",
            "offset": float(properties["furrow:offset"]),
            "valid_share": float(properties["furrow:valid_share"]),
        }
    except (DamagedFileError, KeyError, ValueError, TypeError):
        return None


def _read(path: Path) -> dict[str, Any]:
    try:
        if path.stat().st_size > _LARGEST_DOCUMENT:
            raise ValueError(translate("season_documents", "it is too large"))
        document = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise _damaged(path, error) from error
    if not isinstance(document, dict):
        raise _damaged(path, ValueError(translate("season_documents", "it holds no JSON object")))
    return document


def _damaged(path: Path, error: Exception) -> DamagedFileError:
    return DamagedFileError(
        translate("season_documents", "The file '{path}' is damaged ({reason}): run 'Verify season'.").format(
            path=path, reason=error
        )
    )
