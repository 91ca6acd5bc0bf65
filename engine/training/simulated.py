"""Simulated seasons as places to train on and to validate with."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from furrow.engine.imagery.bands import MODEL_BANDS
from furrow.engine.reference.weights import weight_map
from furrow.engine.simulation.randomness import stream
from furrow.engine.simulation.season import Difficulty, simulate, simulate_place
from furrow.engine.simulation.settings import BENCHMARK, Settings
from furrow.engine.training.places import Place

__all__ = ["VALIDATION_SEED", "simulated_place", "simulated_places", "varied"]

VALIDATION_SEED = 1_000_000_000
"""Seeds from here on are never trained on."""

_LAYERS = (("SCL",), ("SCL", "CLM", "CLP"))


def simulated_place(
    seed: int,
    size: int = 96,
    dates: int | None = None,
    difficulty: Difficulty | None = None,
    settings: Settings = BENCHMARK,
) -> Place:
    """Return one simulated season with its reference and the challenge's weights.

    Args:
        seed: Seed of everything random.
        size: Side in pixels of 10 m.
        dates: Number of dates; None for as many as the settings say.
        difficulty: Faults of register, geometry and sky; None for those of the settings.
        settings: All else.
    """
    season = simulate(seed, size, dates, difficulty, settings)
    weights = weight_map(season.cultivated, season.not_declared, border=False)
    return Place(season.stack, season.cultivated, weights)


def simulated_places(
    number: int, first_seed: int = VALIDATION_SEED, size: int = 96, settings: Settings = BENCHMARK
) -> list[Place]:
    """Return simulated places of consecutive seeds."""
    return [simulated_place(first_seed + index, size, settings=settings) for index in range(number)]


def varied(seed: int, size: int = 96, settings: Settings = BENCHMARK, real: float = 0.0) -> Place:
    """Return a place to train on that differs from others in more than `simulated_place` makes it.

    Fields, timing, soil, winter green, sensor, clouds, number of dates and the masks that are asked vary about the
    settings, so that a model learns no single region by heart.

    Args:
        seed: Seed of everything random.
        size: Side in pixels of 10 m.
        settings: What varies.
        real: Share of the places whose signatures are real ones, of Flanders, where there are any.
    """
    rng = stream(seed, "variety")
    wider = replace(
        settings,
        signatures="real" if stream(seed, "signatures of variety").random() < real else settings.signatures,
        size=size,
        bands=MODEL_BANDS,
        fewest_dates=10,
        land=replace(settings.land, scale_spread=0.3, steadiness=8.0),
        growth=replace(
            settings.growth,
            lateness=settings.growth.lateness + float(rng.uniform(-12, 22)),
            green_winter=float(rng.uniform(0.35, 0.72)),
            drought=float(rng.uniform(0.02, 0.3)),
            jitter=float(rng.uniform(0.8, 1.5)),
            unevenness=float(rng.uniform(0.7, 1.6)),
            soil=_soil(rng),
        ),
        sensor=replace(settings.sensor, mtf=(0.18, 0.38), gain=0.04),
        sky=replace(settings.sky, cloudiness=float(rng.uniform(0.1, 0.5)), mask_errors=float(rng.uniform(0.5, 1.5))),
    )
    place = simulate_place(wider, seed, threads=1)
    cultivated, not_declared = place.reference
    stack = place.stack(_LAYERS[int(rng.integers(len(_LAYERS)))])
    return Place(stack, cultivated, weight_map(cultivated, not_declared, border=False))


def _soil(rng: np.random.Generator) -> tuple[float, float, float]:
    """Return factors on the reflectance of soil, of one brightness and nearly of one colour."""
    brightness = rng.uniform(0.7, 1.1)
    visible, near, short = (float(brightness * rng.normal(1, 0.06)) for _ in range(3))
    return visible, near, short
