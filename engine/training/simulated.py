"""Simulated seasons as places to train on and to validate with."""

from __future__ import annotations

from furrow.engine.reference.weights import weight_map
from furrow.engine.simulation.season import Difficulty, simulate
from furrow.engine.training.places import Place

__all__ = ["VALIDATION_SEED", "simulated_place", "simulated_places"]

VALIDATION_SEED = 1_000_000_000
"""Seeds from here on are never trained on."""


def simulated_place(seed: int, size: int = 96, dates: int | None = None, difficulty: Difficulty | None = None) -> Place:
    """Return one simulated season with its reference and the challenge's weights.

    Args:
        seed: Seed of everything random.
        size: Side in pixels of 10 m.
        dates: Number of dates; None for 12 to 40 at random.
        difficulty: Faults of register, geometry and sky.
    """
    season = simulate(seed, size, dates, difficulty)
    weights = weight_map(season.cultivated, season.not_declared, border=False)
    return Place(season.stack, season.cultivated, weights)


def simulated_places(number: int, first_seed: int = VALIDATION_SEED, size: int = 96) -> list[Place]:
    """Return simulated places of consecutive seeds."""
    return [simulated_place(first_seed + index, size) for index in range(number)]
