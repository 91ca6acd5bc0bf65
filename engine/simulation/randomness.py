"""Random streams by name: each part of a simulation draws from its own, so that none depends on another's order."""

from __future__ import annotations

from zlib import crc32

import numpy as np

__all__ = ["stream"]


def stream(seed: int, *path: str | int) -> np.random.Generator:
    """Return the random numbers of one part of a simulation.

    The same seed and path give the same numbers, whatever was drawn before, in whichever thread.

    Args:
        seed: Seed of the whole simulation, 0 or more.
        path: Names and numbers that lead to the part, such as `"sky", 3`.
    """
    key = tuple(crc32(part.encode()) if isinstance(part, str) else part for part in path)
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence(seed, spawn_key=key)))
