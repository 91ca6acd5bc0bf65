"""Pictures of a few places as a network sees them after a validation: one PNG with notes, replaced as a whole."""

from __future__ import annotations

import json
import struct
import zlib
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray
from torch import nn

from furrow.engine.atomic import atomic_file
from furrow.engine.contract.errors import DamagedFileError
from furrow.engine.contract.training_jobs import EXAMPLE_NOTES
from furrow.engine.prediction.device import Device

__all__ = ["Example", "ExampleScorer", "ExampleSheet", "read_example_notes", "write_examples"]

PlaceT = TypeVar("PlaceT")

_BACKGROUND = 255
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_COMPRESSION = 4  # a validation shall not wait for more
_HEADER_END = 33  # bytes of a PNG's signature and its header, which nothing may stand before
_LONGEST_NOTES = 1_000_000  # bytes


@dataclass(frozen=True)
class Example:
    """One place in pictures.

    Attributes:
        panels: Name -> picture, (3, H, W) uint8 red, green and blue, all of one size.
        notes: What is to be said of them, a JSON object.
    """

    panels: Mapping[str, NDArray[np.uint8]]
    notes: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class ExampleSheet:
    """The examples after one validation.

    Attributes:
        step: Steps that were done.
        scores: The scores of that validation.
        examples: The places.
        legend: What colours mean, a JSON object.
    """

    step: int
    scores: Mapping[str, float]
    examples: Sequence[Example]
    legend: Mapping[str, Any] = field(default_factory=dict)


class ExampleScorer(ABC, Generic[PlaceT]):
    """Scores as its task does, and remembers what the network saw at a few places on the way.

    The first places that are scored decide which these are, so each time the same places must come in the same order.

    Attributes:
        legend: What the colours of the pictures mean, a JSON object.
    """

    legend: Mapping[str, Any]

    @abstractmethod
    def score(
        self, network: nn.Module, places: Iterable[PlaceT], device: Device, check: Callable[[], None] = lambda: None
    ) -> Mapping[str, float]:
        """Return what `Task.score` returns."""

    @abstractmethod
    def drawn(self) -> list[Example]:
        """Return the pictures of the network that was scored last."""


def write_examples(sheet: ExampleSheet, *paths: Path) -> None:
    """Write a sheet as one PNG to one or several files: a row for each example, its panels side by side.

    The notes, ASCII JSON in a text chunk under the keyword `EXAMPLE_NOTES`, hold `step`, `scores`, `legend` and for
    each of `examples` its own notes and `panels`: name -> left, top, width and height in pixels.
    """
    picture, places = _laid_out(sheet.examples)
    notes = {
        "step": sheet.step,
        "scores": dict(sheet.scores),
        "legend": dict(sheet.legend),
        "examples": [
            {**example.notes, "panels": panels} for example, panels in zip(sheet.examples, places, strict=True)
        ],
    }
    text = f"{EXAMPLE_NOTES}\0{json.dumps(notes, allow_nan=False)}".encode("ascii")
    content = _png(picture, text)
    for path in paths:
        with atomic_file(path) as temporary:
            temporary.write_bytes(content)


def read_example_notes(path: Path) -> dict[str, Any]:
    """Return the notes of a file of `write_examples`.

    Raises:
        DamagedFileError: It is something else.
    """
    try:
        with path.open("rb") as file:
            head = file.read(_HEADER_END + 8)
            length, kind = struct.unpack(">I4s", head[_HEADER_END:])
            content = file.read(min(length, _LONGEST_NOTES))
        keyword, _, text = content.partition(b"\0")
        if kind != b"tEXt" or keyword != EXAMPLE_NOTES.encode():
            raise ValueError("there are no notes")
        notes: dict[str, Any] = dict(json.loads(text))
    except (OSError, struct.error, ValueError, TypeError, RecursionError) as error:
        raise DamagedFileError(f"The example pictures '{path}' cannot be read: delete the file.") from error
    return notes


def _laid_out(examples: Sequence[Example]) -> tuple[NDArray[np.uint8], list[dict[str, list[int]]]]:
    """Return the picture (3, H, W) of all panels, and where each of them lies in it."""
    sides = [panel.shape[1:] for example in examples for panel in example.panels.values()]
    high, wide = (max((side[axis] for side in sides), default=1) for axis in (0, 1))
    columns = max((len(example.panels) for example in examples), default=1)
    picture = np.full((3, high * max(len(examples), 1), wide * columns), _BACKGROUND, np.uint8)
    places = []
    for row, example in enumerate(examples):
        found: dict[str, list[int]] = {}
        for column, (name, panel) in enumerate(example.panels.items()):
            height, width = panel.shape[1:]
            left, top = column * wide, row * high
            picture[:, top : top + height, left : left + width] = panel
            found[name] = [left, top, width, height]
        places.append(found)
    return picture, places


def _png(picture: NDArray[np.uint8], text: bytes) -> bytes:
    """Return a picture (3, H, W) as PNG, its text before its pixels: so a reader of the text reads little."""
    height, width = picture.shape[1:]
    rows = np.zeros((height, 1 + 3 * width), np.uint8)  # each begins with its filter, 0 for none
    rows[:, 1:] = picture.transpose(1, 2, 0).reshape(height, 3 * width)
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(rows.tobytes(), _COMPRESSION)
    chunks = ((b"IHDR", header), (b"tEXt", text), (b"IDAT", pixels), (b"IEND", b""))
    return _SIGNATURE + b"".join(_chunk(kind, content) for kind, content in chunks)


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
