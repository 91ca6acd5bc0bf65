"""What every peer can do, whatever it is made of: learn from places, and predict the season of a place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional

from furrow.engine.geogrid import SCALE
from furrow.engine.imagery.stack import Stack
from furrow.engine.training.places import Place

__all__ = ["Peer", "finer"]


class Peer(Protocol):
    """A way to map cultivated land."""

    def fit(self, places: Sequence[Place], seed: int = 1) -> None:
        """Learn from places; a peer that does not learn does nothing."""

    def predict(self, stack: Stack) -> NDArray[np.float32]:
        """Return the probability (4H, 4W) of cultivated land of a whole season."""


def finer(images: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return images (C, 4H, 4W) by bicubic interpolation of images (C, H, W), pixel centres kept in place."""
    coarse = torch.from_numpy(np.ascontiguousarray(images))[None]
    # `antialias` picks the kernel of Keys (a = -0.5), which keeps slopes; without it torch takes a = -0.75.
    return functional.interpolate(coarse, scale_factor=SCALE, mode="bicubic", antialias=True)[0].numpy()
