"""The examples of a training: what the network saw at a few places, read from the picture that the engine writes."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from qgis.PyQt.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize
from qgis.PyQt.QtGui import QColor, QImage, QImageReader, QPainter

from furrow.engine.contract.errors import DamagedFileError
from furrow.engine.contract.training_jobs import EXAMPLE_NOTES
from furrow.processing_provider.texts import translate

__all__ = [
    "PANELS",
    "ExamplePlace",
    "Examples",
    "address_of",
    "caption",
    "headline",
    "kind_words",
    "pale_words",
    "panel_text",
    "panel_title",
    "ramp_picture",
    "read_examples",
    "swatch",
]

PANELS = ("image", "reference", "probability", "difference")
"""The pictures of a place, in the order they are shown."""

_LARGEST_FILE = 20_000_000  # bytes
_LARGEST_SIDE = 4096  # pixels of the whole picture
_MOST_PLACES = 16
_LONGEST_TEXT = 200  # letters
_COLOUR = re.compile(r"#[0-9a-f]{6}")
_FRAME = QColor("#555555")


@dataclass(frozen=True)
class ExamplePlace:
    """One place.

    Attributes:
        name: Of its season.
        day: Of the image; None where that is not known.
        bands: Shown as red, green and blue.
        metres: Along a side.
        score: Weighted MCC within it; None where that is not known.
        panels: Name (of `PANELS`) -> picture.
    """

    name: str
    day: date | None
    bands: tuple[str, ...]
    metres: float
    score: float | None
    panels: Mapping[str, QImage]


@dataclass(frozen=True)
class Examples:
    """What a file of examples shows.

    Attributes:
        step: Steps that were done.
        score: Weighted MCC of that validation; None where that is not known.
        threshold: Probability from which a pixel counts as cultivated; None where that is not known.
        kinds: Name and colour of what a pixel of the picture "difference" can be.
        ramp: Colours of the probabilities from 0 to 1.
        places: The places.
    """

    step: int
    score: float | None
    threshold: float | None
    kinds: tuple[tuple[str, str], ...]
    ramp: tuple[str, ...]
    places: tuple[ExamplePlace, ...]


def read_examples(path: Path) -> Examples:
    """Return what a file shows. It may be a stranger's: sizes are bounded before anything is decoded.

    Raises:
        DamagedFileError: It cannot be read, or holds something else.
    """
    try:
        if path.stat().st_size > _LARGEST_FILE:
            raise ValueError
        # At once: on Windows a file that is held open cannot be replaced by the training.
        image = _decoded(path.read_bytes())
        notes = json.loads(image.text(EXAMPLE_NOTES))
        legend = notes["legend"]
        scores = notes["scores"]
        return Examples(
            step=int(_number(notes["step"]) or 0),
            score=_number(scores.get("weighted_mcc")),
            threshold=_number(scores.get("threshold")),
            kinds=tuple((str(name), _colour(colour)) for name, colour in legend["kinds"][:_MOST_PLACES]),
            ramp=tuple(_colour(colour) for colour in legend["ramp"][:_LARGEST_SIDE]),
            places=tuple(_place(each, image) for each in notes["examples"][:_MOST_PLACES]),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError, OverflowError) as error:
        sentence = translate(
            "training_examples", "The example pictures '{path}' cannot be read; the next validation writes them anew."
        )
        raise DamagedFileError(sentence.format(path=path)) from error


def headline(examples: Examples, *, is_kept: bool) -> str:
    """Return what the pictures were drawn with.

    Args:
        examples: They.
        is_kept: Whether these are the weights that became the model.
    """
    step = f"{examples.step:,}"
    if examples.score is None or examples.threshold is None:
        return translate("training_examples", "Weights of step {step}.").format(step=step)
    words = translate(
        "training_examples",
        "Weights of step {step}: weighted MCC {score} on the whole validation area, threshold {threshold}.",
    )
    if is_kept:
        words = translate(
            "training_examples",
            "Weights of step {step}, which were kept: weighted MCC {score} on the whole validation area, threshold "
            "{threshold}.",
        )
    return words.format(step=step, score=f"{examples.score:.3f}", threshold=f"{examples.threshold:.3g}")


def caption(place: ExamplePlace) -> str:
    """Return where a place lies and how well it is mapped."""
    side = translate("training_examples", "{metres} m by {metres} m").format(metres=f"{place.metres:.0f}")
    parts = [place.name, side]
    if place.day is not None:
        parts.append(translate("training_examples", "image of {date}").format(date=place.day.isoformat()))
    if place.score is not None:
        words = translate("training_examples", "weighted MCC {score}")
        parts.append(words.format(score=f"{place.score:.2f}"))
    return ", ".join(part for part in parts if part)


def panel_title(name: str) -> str:
    """Return what stands above a picture."""
    return {
        "image": translate("training_examples", "Image"),
        "reference": translate("training_examples", "Reference"),
        "probability": translate("training_examples", "Probability"),
        "difference": translate("training_examples", "Map and reference"),
    }[name]


def panel_text(name: str, place: ExamplePlace) -> str:
    """Return what a picture shows, in a sentence."""
    if name == "image":
        words = translate("training_examples", "One of the clearest dates of the season ({bands}).")
        return words.format(bands=", ".join(place.bands))
    return {
        "reference": translate("training_examples", "What is taught: cultivated land bright, other land dark."),
        "probability": translate(
            "training_examples", "Probability of cultivated land as the network sees it; paler where it is not scored."
        ),
        "difference": translate("training_examples", "Where the map that the threshold makes of the probability errs."),
    }[name]


def kind_words(kind: str) -> str:
    """Return what a colour of the picture "difference" means; the name itself where that is not known."""
    return {
        "other": translate("training_examples", "cultivated in neither"),
        "hit": translate("training_examples", "in both"),
        "omitted": translate("training_examples", "in the reference alone: missed"),
        "committed": translate("training_examples", "in the map alone: too much"),
        "unscored": translate("training_examples", "not scored"),
    }.get(kind, kind)


def pale_words() -> str:
    """Return what pale colours mean."""
    return translate("training_examples", "paler where it is not scored")


def swatch(colour: str, side: int = 12) -> QImage:
    """Return a small square of a colour, framed so that white is seen on white."""
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.fill(_FRAME)
    painter = QPainter(image)
    painter.fillRect(image.rect().adjusted(1, 1, -1, -1), QColor(colour))
    painter.end()
    return image


def ramp_picture(colours: tuple[str, ...], width: int = 90, height: int = 12) -> QImage:
    """Return colours from left to right, framed."""
    image = swatch("#ffffff", 1).scaled(QSize(width, height))
    painter = QPainter(image)
    for left in range(1, width - 1):
        at = (left - 1) * len(colours) // (width - 2)
        painter.fillRect(QRect(left, 1, 1, height - 2), QColor(colours[at] if colours else "#ffffff"))
    painter.end()
    return image


def address_of(image: QImage) -> str:
    """Return a picture as a `data:` address."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    buffer.close()
    return "data:image/png;base64," + content.toBase64().data().decode("ascii")


def _decoded(content: bytes) -> QImage:
    held = QByteArray(content)
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, b"png")
    size = reader.size()
    if not 0 < size.width() <= _LARGEST_SIDE or not 0 < size.height() <= _LARGEST_SIDE:
        raise ValueError
    image = reader.read()
    if image.isNull():
        raise ValueError(reader.errorString())
    return image


def _place(notes: Mapping[str, Any], image: QImage) -> ExamplePlace:
    whole = image.rect()
    panels = {}
    for name in PANELS:
        left, top, width, height = (int(value) for value in notes["panels"][name])
        part = QRect(left, top, width, height)
        if width < 1 or height < 1 or not whole.contains(part):
            raise ValueError
        panels[name] = image.copy(part)
    return ExamplePlace(
        name=str(notes["name"])[:_LONGEST_TEXT],
        day=date.fromisoformat(notes["date"]) if notes.get("date") else None,
        bands=tuple(str(band)[:_LONGEST_TEXT] for band in notes["bands"][:3]),
        metres=_number(notes["metres"]) or 0.0,
        score=_number(notes.get("score")),
        panels=panels,
    )


def _number(value: object) -> float | None:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if is_number and math.isfinite(value) else None  # type: ignore[arg-type]


def _colour(text: object) -> str:
    if not isinstance(text, str) or not _COLOUR.fullmatch(text):
        raise ValueError
    return text
