"""The few pickles of old EOPatches, read without running anything they name.

Old versions of eo-learn stored the bounding box and the dates as pickles. A pickle is a program: it may call any
function it names. Here it gets plain stand-ins for the handful of names those files need, and nothing else.
"""

from __future__ import annotations

import datetime
import io

# Only the restricted subclass below reads anything; pickletools lists opcodes without running them.
import pickle  # nosec B403
import pickletools  # nosec B403
import struct
from typing import Any

from furrow.engine.contract.errors import DamagedFileError, UnsafeFileError

__all__ = ["PickledBox", "unpickle"]

_LARGEST = 2_000_000  # bytes; thousands of dates take a tenth of it

# Opcodes no eo-learn file holds: buffers of any claimed size, names by number, persistent ids.
_REFUSED_OPCODES = {
    "BYTEARRAY8", "NEXT_BUFFER", "READONLY_BUFFER", "PERSID", "BINPERSID", "EXT1", "EXT2", "EXT4", "INST", "OBJ",
}  # fmt: skip
_MEMO_OPCODES = {"PUT", "BINPUT", "LONG_BINPUT"}  # a huge number makes the unpickler allocate a table of that length

_WAY_OUT = "open the EOPatch with a newer eo-learn and save it again, which writes bbox.geojson and timestamps.json"


class PickledBox:
    """Stands in for a bounding box of sentinelhub or eo-learn: its state as a mapping."""

    def __init__(self) -> None:
        self.state: dict[str, Any] = {}

    def __new__(cls, *arguments: object) -> PickledBox:
        """Make an empty box, whatever the pickle passes."""
        return super().__new__(cls)

    def __setstate__(self, state: object) -> None:
        self.state = dict(state) if isinstance(state, dict) else {}


def _crs(value: object, *_: object) -> str:
    return str(value)


def _utc(*_: object) -> datetime.timezone:
    return datetime.UTC


class _Dtype:
    """Stands in for the dtype of a numpy scalar."""

    def __init__(self, name: object, *_: object) -> None:
        self.name = str(name)

    def __setstate__(self, state: object) -> None:
        return


def _scalar(dtype: object, raw: object) -> float | int:
    formats = {"f8": "<d", "f4": "<f", "i8": "<q", "i4": "<i"}
    if not isinstance(dtype, _Dtype) or dtype.name not in formats or not isinstance(raw, bytes):
        raise pickle.UnpicklingError("a numpy scalar of an unknown type")
    number: float | int = struct.unpack(formats[dtype.name], raw)[0]
    return number


_ALLOWED: dict[tuple[str, str], Any] = {
    ("datetime", "datetime"): datetime.datetime,
    ("datetime", "date"): datetime.date,
    ("datetime", "timedelta"): datetime.timedelta,
    ("datetime", "timezone"): datetime.timezone,
    ("dateutil.tz.tz", "tzutc"): _utc,
    ("pytz", "_UTC"): _utc,
    ("sentinelhub.geometry", "BBox"): PickledBox,
    ("sentinelhub.common", "BBox"): PickledBox,
    ("eolearn.core.utilities", "BBox"): PickledBox,
    ("sentinelhub.constants", "CRS"): _crs,
    ("numpy", "dtype"): _Dtype,
    ("numpy.core.multiarray", "scalar"): _scalar,
    ("numpy._core.multiarray", "scalar"): _scalar,
}


class _Restricted(pickle.Unpickler):
    """An unpickler that knows the stand-ins alone."""

    def __init__(self, data: bytes, name: str) -> None:
        super().__init__(io.BytesIO(data))
        self._name = name

    def find_class(self, module_name: str, global_name: str) -> Any:  # noqa: ANN401 - as the base class
        """Return the stand-in of a global.

        Raises:
            UnsafeFileError: There is none.
        """
        try:
            return _ALLOWED[(module_name, global_name)]
        except KeyError:
            raise UnsafeFileError(
                f"The pickle '{self._name}' asks for {module_name}.{global_name}, which could run code, and was not "
                f"opened: {_WAY_OUT}."
            ) from None


def unpickle(data: bytes, name: str) -> Any:  # noqa: ANN401 - whatever the file holds, of harmless types
    """Return what a pickle holds: numbers, texts, containers, dates, `PickledBox`, CRS codes as texts.

    Args:
        data: Content of the file.
        name: Its path, for messages.

    Raises:
        UnsafeFileError: It names anything else than dates, boxes and CRS codes, or is larger than such a file can be.
        DamagedFileError: It is no pickle, or is cut short.
    """
    if len(data) > _LARGEST:
        raise UnsafeFileError(
            f"The pickle '{name}' is {len(data):,} bytes long, too long for dates or a box: {_WAY_OUT}."
        )
    try:
        for opcode, argument, _ in pickletools.genops(data):
            jumps = opcode.name in _MEMO_OPCODES and isinstance(argument, int) and argument > len(data)
            if opcode.name in _REFUSED_OPCODES or jumps:
                raise UnsafeFileError(f"The pickle '{name}' uses {opcode.name}, which eo-learn never does: {_WAY_OUT}.")
        return _Restricted(data, name).load()
    except UnsafeFileError:
        raise
    except Exception as error:  # a malformed pickle can raise anything
        raise DamagedFileError(
            f"The file '{name}' is damaged, it is no pickle of dates or a box: {_WAY_OUT}."
        ) from error
