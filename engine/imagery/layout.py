"""How a season lies on disk: its files, and its STAC documents.

    <season>/collection.json                  STAC collection: grid, bands, expected dates
    <season>/<YYYY-MM-DD>/<YYYY-MM-DD>.json   STAC item
    <season>/<YYYY-MM-DD>/bands.tif           COG, uint16 digital numbers, 0 = nodata
    <season>/<YYYY-MM-DD>/masks.tif           COG, uint8 mask layers, where there are any

Nothing outside `furrow.engine.imagery` knows this. Links are relative, so that a season can be moved.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pystac
from affine import Affine
from rasterio.crs import CRS
from rasterio.errors import CRSError

from furrow.engine.atomic import write_json
from furrow.engine.contract.errors import DamagedFileError, InputError
from furrow.engine.geogrid import GeoGrid
from furrow.engine.imagery.bands import MASK_LAYERS, SENTINEL2_BANDS
from furrow.engine.imagery.stac import collection_of, item_of

__all__ = [
    "COLLECTION",
    "DateRecord",
    "SeasonRecord",
    "bands_path",
    "changed_files",
    "date_folder",
    "documents_mark",
    "item_path",
    "masks_path",
    "read_date",
    "read_season",
    "season_folder",
    "write_date",
    "write_season",
]

COLLECTION = "collection.json"
_LAYOUT = 1
_SHA256 = "1220"  # how the file extension of STAC marks a SHA-256 of 32 bytes (multihash)
_LARGEST_DOCUMENT = 50_000_000  # bytes; the documents of a season are far below


@dataclass(frozen=True)
class SeasonRecord:
    """What a season's collection says.

    Attributes:
        title: Name for people.
        source: Where the images come from, in words.
        grid: The 10 m grid.
        bands: Names of the bands, in the order of every `bands.tif`.
        mask_layers: Names of the mask layers, in the order of every `masks.tif`; empty when there are none.
        dates: Every date the season should hold, in time order.
        scale: Reflectance = (digital number + offset) x scale.
        download: What a download was asked for and what it found, as JSON; None where the season was none. It stands in
            the same document as the dates, so that a process that is killed leaves both or neither.
    """

    title: str
    source: str
    grid: GeoGrid
    bands: tuple[str, ...]
    mask_layers: tuple[str, ...]
    dates: tuple[datetime.date, ...]
    scale: float
    download: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class DateRecord:
    """What the item of one date says.

    Attributes:
        date: The day of the overpass.
        offset: Added to digital numbers before scaling.
        valid_share: Share of pixels observed and clear, 0 to 1.
        cloud_share: Share of the observed pixels that are not clear, 0 to 1, or None when no mask layer tells.
        scenes: Identifiers of the scenes it was made from, where they are known.
        checksums: SHA-256 of the files as they were written, in hexadecimal digits, by the name of their asset
            ("bands", "masks"); empty in seasons of Furrow 0.1.
    """

    date: datetime.date
    offset: float
    valid_share: float
    cloud_share: float | None
    scenes: tuple[str, ...] = ()
    checksums: Mapping[str, str] = field(default_factory=dict)


def season_folder(path: Path | str) -> Path:
    """Return the absolute folder of a season, given the folder or its `collection.json`.

    Raises:
        InputError: There is no season.
    """
    given = Path(path).absolute()
    folder = given.parent if given.name == COLLECTION else given
    if not (folder / COLLECTION).is_file():
        raise InputError(f"'{path}' is no season: choose a folder that holds a {COLLECTION}, or import one first.")
    return folder


def documents_mark(folder: Path) -> str:
    """Return a SHA-256 of all documents of a season, in hexadecimal digits; they hold the checksums of its images."""
    mark = hashlib.sha256()
    for path in sorted([folder / COLLECTION, *folder.glob("*/*.json")]):
        mark.update(path.relative_to(folder).as_posix().encode())
        mark.update(path.read_bytes())
    return mark.hexdigest()


def date_folder(folder: Path, date: datetime.date) -> Path:
    """Return the folder of a date."""
    return folder / date.isoformat()


def item_path(folder: Path, date: datetime.date) -> Path:
    """Return the path of a date's STAC item."""
    return date_folder(folder, date) / f"{date.isoformat()}.json"


def bands_path(folder: Path, date: datetime.date) -> Path:
    """Return the path of a date's bands."""
    return date_folder(folder, date) / "bands.tif"


def masks_path(folder: Path, date: datetime.date) -> Path:
    """Return the path of a date's mask layers."""
    return date_folder(folder, date) / "masks.tif"


def write_season(folder: Path, record: SeasonRecord) -> None:
    """Write the collection of a season."""
    collection = collection_of(record.title, record.source, record.grid, record.bands, record.dates)
    collection.extra_fields["furrow:season"] = {
        "layout": _LAYOUT,
        "source": record.source,
        "crs": _crs_text(record.grid.crs),
        "transform": list(record.grid.transform)[:6],
        "shape": list(record.grid.shape),
        "bands": list(record.bands),
        "mask_layers": list(record.mask_layers),
        "dates": [date.isoformat() for date in record.dates],
        "scale": record.scale,
    }
    if record.download is not None:
        collection.extra_fields["furrow:download"] = dict(record.download)
    _write(folder / COLLECTION, collection)


def write_date(folder: Path, season: SeasonRecord, record: DateRecord) -> None:
    """Write the item of one date, whose images lie there already. It need not stand in the season's record yet."""
    item = item_of(
        season.title, record.date, season.grid, season.bands, season.mask_layers, season.scale, record.offset
    )
    for name, path in _images(folder, season, record.date).items():
        item.assets[name].extra_fields["file:size"] = path.stat().st_size
        item.assets[name].extra_fields["file:checksum"] = _SHA256 + _checksum(path)
    item.properties["furrow:offset"] = record.offset
    item.properties["furrow:valid_share"] = record.valid_share
    if record.scenes:
        item.properties["furrow:scenes"] = list(record.scenes)
    if record.cloud_share is not None:
        item.properties["eo:cloud_cover"] = round(100 * record.cloud_share, 2)
    _write(item_path(folder, record.date), item)


def read_season(folder: Path) -> SeasonRecord:
    """Return what the collection of a season says.

    Raises:
        InputError: The collection is none of Furrow's, or of a newer Furrow.
        DamagedFileError: The collection cannot be read.
    """
    path = folder / COLLECTION
    document = _read_document(path)
    season = document.get("furrow:season")
    if not isinstance(season, dict):
        raise InputError(f"'{path}' is no season of Furrow: import the images with 'Import season from GeoTIFFs'.")
    if season.get("layout") != _LAYOUT:
        raise InputError(f"The season '{folder}' has layout {season.get('layout')!r}: update Furrow to read it.")
    with _sound(path):
        height, width = (int(side) for side in season["shape"])
        grid = GeoGrid(CRS.from_user_input(season["crs"]), Affine(*map(float, season["transform"])), height, width)
        return SeasonRecord(
            title=str(document.get("title") or folder.name),
            source=str(season.get("source", "")),
            grid=grid,
            bands=_known(season["bands"], SENTINEL2_BANDS),
            mask_layers=_known(season["mask_layers"], MASK_LAYERS),
            dates=tuple(sorted(datetime.date.fromisoformat(text) for text in season["dates"])),
            scale=float(season["scale"]),
            download=None if document.get("furrow:download") is None else dict(document["furrow:download"]),
        )


def read_date(folder: Path, date: datetime.date) -> DateRecord:
    """Return what the item of a date says.

    Raises:
        DamagedFileError: The item is missing or cannot be read.
    """
    path = item_path(folder, date)
    document = _read_document(path)
    with _sound(path):
        properties = document["properties"]
        if document["id"] != date.isoformat():
            raise ValueError(f"it is the item of {document['id']}")
        cover = properties.get("eo:cloud_cover")
        return DateRecord(
            date=date,
            offset=float(properties["furrow:offset"]),
            valid_share=float(properties["furrow:valid_share"]),
            cloud_share=None if cover is None else float(cover) / 100,
            scenes=tuple(str(scene) for scene in properties.get("furrow:scenes", ())),
            checksums={
                name: str(asset["file:checksum"]).removeprefix(_SHA256)
                for name, asset in document["assets"].items()
                if str(asset.get("file:checksum", "")).startswith(_SHA256)
            },
        )


def changed_files(folder: Path, season: SeasonRecord, record: DateRecord) -> list[Path]:
    """Return the files of a date that are not what was written, as far as its item says what that was.

    A decoder does not find every flipped bit: blocks carry no checksums of their own.
    """
    images = _images(folder, season, record.date)
    known = {name: path for name, path in images.items() if name in record.checksums}
    return [path for name, path in known.items() if _checksum(path) != record.checksums[name]]


def _images(folder: Path, season: SeasonRecord, date: datetime.date) -> dict[str, Path]:
    images = {"bands": bands_path(folder, date)}
    return images | ({"masks": masks_path(folder, date)} if season.mask_layers else {})


def _checksum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def _sound(path: Path) -> Iterator[None]:
    """Turn what a wrong document raises into a `DamagedFileError` that names the file."""
    try:
        yield
    except (KeyError, ValueError, TypeError, CRSError) as error:
        raise DamagedFileError(f"The file '{path}' is damaged ({error}): write the season again.") from error


def _known(names: Any, known: tuple[str, ...]) -> tuple[str, ...]:  # noqa: ANN401 - read from JSON
    unknown = [name for name in names if name not in known]
    if unknown:
        raise ValueError(f"{unknown[0]!r} is unknown")
    return tuple(names)


def _crs_text(crs: CRS) -> str:
    authority = crs.to_authority()
    return ":".join(authority) if authority else str(crs.to_wkt())


def _write(path: Path, document: pystac.Collection | pystac.Item) -> None:
    write_json(path, document.to_dict(include_self_link=False, transform_hrefs=False))


def _read_document(path: Path) -> dict[str, Any]:
    """Return the JSON object of a file of a season.

    Raises:
        DamagedFileError: The file is missing or holds none.
    """
    try:
        if path.stat().st_size > _LARGEST_DOCUMENT:
            raise DamagedFileError(f"The file '{path}' is too large for a document: write the season again.")
        document = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise DamagedFileError(f"The file '{path}' is missing: write the season again.") from error
    except (ValueError, RecursionError) as error:
        raise DamagedFileError(f"The file '{path}' is damaged, it holds no JSON: write the season again.") from error
    if not isinstance(document, dict):
        raise DamagedFileError(f"The file '{path}' is damaged, it holds no JSON object: write the season again.")
    return document
