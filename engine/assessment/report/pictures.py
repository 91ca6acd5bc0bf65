"""Pictures as the addresses of their own content, so that a page holds them."""

from __future__ import annotations

import base64
import warnings
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rasterio.errors import NotGeoreferencedWarning
from rasterio.io import MemoryFile

__all__ = ["VIRIDIS", "png", "png_address"]

Colour = tuple[int, int, int]

_ANCHORS = ("#440154", "#472d7b", "#3b528b", "#2c728e", "#21918c", "#28ae80", "#5ec962", "#addc30", "#fde725")


def rgb(text: str) -> Colour:
    """Return red, green and blue of "#rrggbb"."""
    red, green, blue = bytes.fromhex(text.removeprefix("#"))
    return red, green, blue


def _ramp(steps: int) -> tuple[Colour, ...]:
    anchors = np.array([rgb(each) for each in _ANCHORS], np.float64)
    places = np.linspace(0, len(anchors) - 1, steps)
    parts = [np.rint(np.interp(places, np.arange(len(anchors)), anchors[:, channel])) for channel in range(3)]
    return tuple((int(red), int(green), int(blue)) for red, green, blue in zip(*parts, strict=True))


VIRIDIS = _ramp(201)
"""The colours of the stored probabilities 0 to 200, as the style of probability layers has them."""


def png(pixels: NDArray[np.uint8], palette: tuple[Colour, ...] = ()) -> bytes:
    """Return a picture as PNG.

    Args:
        pixels: (H, W) places in the palette, or (3, H, W) red, green and blue.
        palette: Colours of the places, at most 256.
    """
    bands = pixels[np.newaxis] if pixels.ndim == 2 else pixels
    profile: dict[str, Any] = {"driver": "PNG", "dtype": "uint8", "count": len(bands), "zlevel": 9}
    with warnings.catch_warnings(), MemoryFile() as memory:
        warnings.simplefilter("ignore", NotGeoreferencedWarning)  # a picture lies nowhere
        with memory.open(height=bands.shape[1], width=bands.shape[2], **profile) as dataset:
            if palette:
                dataset.write_colormap(1, {place: (*colour, 255) for place, colour in enumerate(palette)})
            dataset.write(bands)
        return bytes(memory.read())


def png_address(pixels: NDArray[np.uint8], palette: tuple[Colour, ...] = ()) -> str:
    """Return a picture as a `data:` address; see `png`."""
    return "data:image/png;base64," + base64.b64encode(png(pixels, palette)).decode("ascii")
