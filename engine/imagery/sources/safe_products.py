"""Sentinel-2 products as ESA delivers them: `.SAFE` folders, and zips of them. Nothing is unpacked."""

from __future__ import annotations

import datetime
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from furrow.engine.contract.errors import DamagedFileError, InputError
from furrow.engine.imagery.bands import NATIVE_DISTANCE

__all__ = ["SafeProduct", "find_products"]

_PRODUCT = re.compile(
    r"(?P<platform>S2[A-Z])_MSI(?P<level>L1C|L2A)_(?P<moment>\d{8}T\d{6})_N(?P<baseline>\d{4})_R\d{3}_"
    r"T(?P<tile>[0-9A-Z]{5})_(?P<made>\d{8}T\d{6})"
)
_IMAGE = re.compile(
    r"GRANULE/[^/]+/IMG_DATA/R(?P<distance>10|20|60)m/[^/]*_(?P<name>B\d{2}|B8A|SCL)_(?P=distance)m\.jp2$"
)
_METADATA = re.compile(r"(^|/)MTD_MSIL2A\.xml$")
_LARGEST_METADATA = 20_000_000


@dataclass(frozen=True)
class SafeProduct:
    """One L2A product of one tile.

    Attributes:
        identifier: Name without ending.
        moment: Start of the acquisition, UTC.
        tile: MGRS tile.
        baseline: Processing baseline, such as "0509".
        made: When it was processed, as in its name.
        images: Name of a band or "SCL" -> distance in metres -> path that GDAL opens.
        offset: Added to digital numbers before scaling.
        cloud_cover: Per cent, or None when the metadata do not say.
    """

    identifier: str
    moment: datetime.datetime
    tile: str
    baseline: str
    made: str
    images: dict[str, dict[int, str]]
    offset: float
    cloud_cover: float | None

    @property
    def crs(self) -> str:
        """Authority code of the UTM zone of the tile: bands from N on lie north of the equator."""
        return f"EPSG:{326 if self.tile[2] >= 'N' else 327}{self.tile[:2]}"

    def image(self, name: str) -> str:
        """Return the path of a band at its native distance, else at the finest there is.

        Raises:
            DamagedFileError: The product lacks it.
        """
        distances = self.images.get(name, {})
        if not distances:
            raise DamagedFileError(f"The product '{self.identifier}' lacks {name}: download it again.")
        native = NATIVE_DISTANCE.get(name, 20)
        return distances[native if native in distances else min(distances)]


def find_products(paths: Iterable[Path]) -> list[SafeProduct]:
    """Return the L2A products that paths name or hold, in time order; of a pass processed twice the later.

    Args:
        paths: `.SAFE` folders, zips of them, or folders that hold such, searched two levels deep.

    Raises:
        InputError: A path does not exist, or there is no product, or all are of level 1C.
        DamagedFileError: A zip or a product's metadata cannot be read.
    """
    found: dict[tuple[str, str, str], SafeProduct] = {}
    level_1c = 0
    given = [path.absolute() for path in paths]
    for path in _candidates(given):
        match = _PRODUCT.search(path.name)
        if match is None:
            continue
        if match["level"] == "L1C":
            level_1c += 1
            continue
        product = _product(path, match)
        key = (match["platform"], product.tile, match["moment"])
        known = found.get(key)
        if known is None or (known.baseline, known.made) < (product.baseline, product.made):
            found[key] = product
    if not found:
        names = ", ".join(f"'{path.name}'" for path in given)
        if level_1c:
            raise InputError(f"{names} hold {level_1c} products of level 1C only: Furrow needs level 2A.")
        raise InputError(f"{names} hold no Sentinel-2 L2A product: choose .SAFE folders, zips, or a folder of such.")
    return sorted(found.values(), key=lambda each: (each.moment, each.identifier))


def _candidates(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if not path.exists():
            raise InputError(f"There is no '{path}': check the path of the products.")
        if _PRODUCT.search(path.name):
            yield path
            continue
        for depth in ("*", "*/*"):
            for inside in sorted(path.glob(depth)) if path.is_dir() else ():
                if _PRODUCT.search(inside.name) and (inside.suffix.lower() == ".zip" or inside.is_dir()):
                    yield inside


def _product(path: Path, match: re.Match[str]) -> SafeProduct:
    names, opened = _zip_names(path) if path.is_file() else _folder_names(path)
    images: dict[str, dict[int, str]] = {}
    metadata = ""
    for name in names:
        if image := _IMAGE.search(name):
            images.setdefault(image["name"], {})[int(image["distance"])] = opened(name)
        elif _METADATA.search(name):
            metadata = _text(path, name)
    if not metadata:
        raise DamagedFileError(f"The product '{path}' has no MTD_MSIL2A.xml: download it again.")
    offsets = {float(text) for text in _values(metadata, "BOA_ADD_OFFSET")}
    quantification = [float(text) for text in _values(metadata, "BOA_QUANTIFICATION_VALUE")]
    if len(offsets) > 1 or any(value != 10000 for value in quantification):
        raise InputError(
            f"The product '{path.name}' scales its bands in an unusual way (offsets {sorted(offsets)}, quantification "
            f"{quantification}): import its bands with 'Import season from GeoTIFFs'."
        )
    covers = [float(text) for text in _values(metadata, "Cloud_Coverage_Assessment")]
    return SafeProduct(
        identifier=match[0],
        moment=datetime.datetime.strptime(match["moment"], "%Y%m%dT%H%M%S").replace(tzinfo=datetime.UTC),
        tile=match["tile"],
        baseline=match["baseline"],
        made=match["made"],
        images=images,
        offset=offsets.pop() if offsets else 0.0,
        cloud_cover=covers[0] if covers else None,
    )


def _folder_names(path: Path) -> tuple[list[str], Callable[[str], str]]:
    files = sorted(file for file in path.rglob("*") if file.suffix.lower() in (".jp2", ".xml"))
    return [file.relative_to(path).as_posix() for file in files], lambda name: str(path / name)


def _zip_names(path: Path) -> tuple[list[str], Callable[[str], str]]:
    try:
        with zipfile.ZipFile(path) as archive:
            names = [info.filename for info in archive.infolist() if not info.is_dir()]
    except (zipfile.BadZipFile, OSError) as error:
        raise DamagedFileError(f"The zip '{path}' is damaged or cut short: download it again.") from error
    # Braces tell GDAL where the name of the archive ends, whatever it holds.
    return sorted(names), lambda name: f"/vsizip/{{{path}}}/{name}"


def _text(path: Path, name: str) -> str:
    """Return a text file of a product."""
    try:
        if path.is_dir():
            file = path / name
            if file.stat().st_size > _LARGEST_METADATA:
                raise DamagedFileError(f"The file '{file}' is too large for metadata: download the product again.")
            return file.read_text(encoding="utf-8", errors="replace")
        with zipfile.ZipFile(path) as archive, archive.open(name) as stream:
            return stream.read(_LARGEST_METADATA).decode("utf-8", "replace")
    except (zipfile.BadZipFile, EOFError, NotImplementedError) as error:
        raise DamagedFileError(f"The zip '{path}' is damaged: download it again.") from error


def _values(metadata: str, tag: str) -> list[str]:
    """Return the numbers of all elements of a name. No XML parser: a few numbers are not worth its dangers."""
    return re.findall(rf"<{tag}(?:\s[^>]*)?>\s*(-?[\d.]+)\s*</{tag}>", metadata)
