"""What the names, tags and band descriptions of GeoTIFFs tell: the date, and which band is which."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from pathlib import Path

from furrow.engine.contract.errors import InputError
from furrow.engine.imagery.bands import COMMON_NAME, L1C_BANDS

__all__ = ["band_of_description", "band_of_name", "date_of_file", "date_pattern"]

_USUAL_DATE = re.compile(
    r"(?<!\d)(?P<date>(?:19|20)\d\d(?P<mark>[-_.]?)(?:0[1-9]|1[0-2])(?P=mark)(?:0[1-9]|[12]\d|3[01]))(?=\D|$|\d{6}(?!\d))"
)
_BAND = re.compile(
    r"(?<![A-Za-z0-9])(B(?:0?[1-9]|1[0-2]|8A)|SCL|CLM|CLP|dataMask|IS_DATA)(?![A-Za-z0-9])", re.IGNORECASE
)
_MASKS = {"SCL": "SCL", "CLM": "CLM", "CLP": "CLP", "DATAMASK": "dataMask", "IS_DATA": "dataMask"}
_COMMON = {common: name for name, common in COMMON_NAME.items()}

# The TIFF tag comes last, because it is often the day the file was written.
_TAGS = (
    "ACQUISITIONDATE",
    "ACQUISITION_DATE",
    "DATATAKE_1_DATATAKE_SENSING_START",
    "SENSING_TIME",
    "PRODUCT_START_TIME",
    "DATE",
    "DATETIME",
    "TIFFTAG_DATETIME",
)


def date_pattern(text: str) -> re.Pattern[str]:
    """Return the pattern that finds a date in a file name; empty text gives the usual forms.

    Raises:
        InputError: It is no regular expression, or has no group `date`.
    """
    if not text:
        return _USUAL_DATE
    try:
        pattern = re.compile(text)
    except re.error as error:
        raise InputError(f"The date pattern '{text}' is no regular expression ({error}): correct it.") from error
    if "date" not in pattern.groupindex:
        raise InputError(f"The date pattern '{text}' has no group named date: write it as (?P<date>...).")
    return pattern


def date_of_file(path: Path, tags: Mapping[str, str], pattern: re.Pattern[str]) -> datetime.date:
    """Return the date of a file: from its name, else from its tags.

    Raises:
        InputError: Neither holds a date, or the one found does not exist.
    """
    found = pattern.search(path.name)
    texts = [found["date"]] if found and found["date"] else []
    upper = {name.upper(): value for name, value in tags.items()}
    texts += [upper[name][:10] for name in _TAGS if name in upper]
    for text in texts:
        digits = re.sub(r"\D", "", text)[:8]
        try:
            return datetime.datetime.strptime(digits, "%Y%m%d").date()
        except ValueError as error:
            raise InputError(
                f"'{path.name}' tells the date '{text}', which does not exist: rename the file."
            ) from error
    raise InputError(
        f"Neither the name nor the tags of '{path.name}' hold a date: put it into the name, as 2019-07-01, "
        "or give a date pattern."
    )


def band_of_description(description: str | None) -> str | None:
    """Return the band or mask layer a description names ("B04", "B4, central wavelength 665 nm", "red"), or None."""
    text = (description or "").strip()
    found = _BAND.match(text)
    if found:
        return _canonical(found[1])
    return _COMMON.get(text.lower())


def band_of_name(path: Path) -> str | None:
    """Return the band or mask layer a file name holds ("T33TWM_20190701T100031_B04_10m.tif"), or None."""
    found = _BAND.findall(path.stem)
    return _canonical(found[-1]) if found else None


def _canonical(text: str) -> str | None:
    upper = text.upper()
    if upper in _MASKS:
        return _MASKS[upper]
    name = upper if upper == "B8A" else f"B{int(upper[1:]):02d}"
    return name if name in L1C_BANDS else None
