"""Virtual rasters (VRT), which put others side by side: opened only when all they name are GeoTIFFs of this computer.

A VRT may also name servers, databases and arbitrary bytes of any file, which GDAL would read without asking. What tools
such as gdalbuildvrt make of the boxes of a country needs none of that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError, fromstring  # see `_root` # nosec B405

import rasterio
from rasterio.errors import RasterioError
from rasterio.io import DatasetReader
from rasterio.windows import Window

from furrow.engine.contract.errors import DamagedFileError, InputError, UnsafeFileError
from furrow.engine.rasters import open_raster

__all__ = ["covered", "open_mosaic"]

_LARGEST = 64_000_000  # bytes; a hundred thousand files
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_SOURCES = {"SimpleSource", "ComplexSource"}
_OTHER_SOURCES = {"AveragedSource", "KernelFilteredSource", "NoDataFromMaskSource", "ArraySource", "SourceDataset"}


@contextmanager
def open_mosaic(path: Path) -> Iterator[DatasetReader]:
    """Open a GeoTIFF, or a VRT of GeoTIFFs, for reading.

    Raises:
        InputError: There is no such file, it is of another kind, or the VRT names a file that is not there.
        UnsafeFileError: The VRT names something else than GeoTIFFs of this computer.
        DamagedFileError: It cannot be opened.
    """
    if path.suffix.lower() != ".vrt":
        with open_raster(path) as dataset:
            yield dataset
        return
    if not path.is_file():
        raise InputError(f"There is no file '{path}': check the path.")
    _check(path)
    try:
        dataset = rasterio.open(path, driver="VRT")
    except RasterioError as error:
        raise DamagedFileError(f"The mosaic '{path}' cannot be opened ({error}): build it again.") from error
    with dataset:
        yield dataset


def covered(path: Path) -> tuple[Window, ...]:
    """Return the parts of a mosaic that its files cover; nothing for a GeoTIFF, or where the mosaic does not say.

    Raises:
        InputError: It is no VRT.
        DamagedFileError: It is not whole.
    """
    if path.suffix.lower() != ".vrt":
        return ()
    parts = []
    for source in _root(path).iter():
        if source.tag in _SOURCES:
            part = source.find("DstRect")
            if part is None:
                return ()
            try:
                sides = [float(part.attrib[name]) for name in ("xOff", "yOff", "xSize", "ySize")]
            except (KeyError, ValueError) as error:
                raise DamagedFileError(f"The mosaic '{path}' is not whole: build it again.") from error
            parts.append(Window(*sides))
    return tuple(parts)


def _check(path: Path) -> None:
    root = _root(path)
    kinds = {element.get("subClass") for element in root.iter() if element.get("subClass")}
    if kinds - {"VRTSourcedRasterBand"} or any(element.tag in _OTHER_SOURCES for element in root.iter()):
        raise UnsafeFileError(
            f"The mosaic '{path}' computes or warps its pixels: build one that only puts GeoTIFFs side by side (gdal: "
            "Build virtual raster)."
        )
    for source in root.iter():
        if source.tag in _SOURCES:
            _check_source(source.find("SourceFilename"), path)


def _check_source(name: Element | None, mosaic: Path) -> None:
    text = "" if name is None else (name.text or "")
    source = mosaic.parent / text if name is not None and name.get("relativeToVRT") == "1" else Path(text)
    if "://" in text or text.startswith(("/vsi", "<")):
        raise UnsafeFileError(f"The mosaic '{mosaic}' names '{text[:200]}', which is no file of this computer.")
    if not text or not source.is_file():
        raise InputError(f"The mosaic '{mosaic}' names '{text[:200]}', which is not there: build it again.")
    with source.open("rb") as file:
        if file.read(2) not in (b"II", b"MM"):
            raise UnsafeFileError(f"The mosaic '{mosaic}' names '{text[:200]}', which is no GeoTIFF: build it again.")


def _root(path: Path) -> Element:
    """Return the root of the document; entities, the danger of XML, need a document type, which is refused unread."""
    with path.open("rb") as file:
        body = file.read(_LARGEST + 1)
    plain = body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") and b"\x00" not in body[:1000]
    if len(body) > _LARGEST or not plain or _DECLARATION.search(body):
        raise InputError(f"The file '{path}' is no plain VRT: build it again (gdal: Build virtual raster).")
    try:
        root = fromstring(body)  # no document type, so no entities # noqa: S314 # nosec B314
    except (ParseError, LookupError, ValueError) as error:
        raise DamagedFileError(f"The mosaic '{path}' is not whole: build it again.") from error
    if root.tag != "VRTDataset":
        raise InputError(f"The file '{path}' is no VRT: choose a GeoTIFF or a VRT of GeoTIFFs.")
    return root
