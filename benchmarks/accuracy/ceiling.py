"""What a map that knows the land but not the register's faults would score on the simulated test sets.

    PYTHONPATH=build build/dev/bin/python -m furrow.benchmarks.accuracy.ceiling

The reference is made of a register that errs, so no map reaches 1. This one has the true outlines and crops.
"""

from __future__ import annotations

from dataclasses import replace

from furrow.benchmarks.accuracy.boxes import SETS, BoxSet, box_grid
from furrow.engine.assessment.area_classes import AreaCounts, count_by_area
from furrow.engine.reference.weights import weight_map
from furrow.engine.simulation.landscape import simulate_landscape
from furrow.engine.simulation.register import declare, reference_of

__all__ = ["ceiling"]

_NO_FAULTS = {"missing": 0.0, "false": 0.0, "mistaken": 0.0, "marked": 0.0, "shift": 0.0, "parcel_shift": 0.0}


def ceiling(boxes: BoxSet) -> AreaCounts:
    """Return the weighted confusion tables of a register without faults against the one with them, all boxes pooled."""
    total = AreaCounts()
    for index in range(boxes.number):
        grid, seed = box_grid(boxes, index), boxes.first_seed + index
        land = simulate_landscape(seed, grid, boxes.settings.land)
        cultivated, not_declared = reference_of(declare(seed, land, boxes.settings.register), grid)
        truth, _ = reference_of(declare(seed, land, replace(boxes.settings.register, **_NO_FAULTS)), grid)
        total += count_by_area(cultivated, truth, weight_map(cultivated, not_declared))
    return total


def main() -> None:
    """Print the weighted MCC of both test sets, of all parcels and of those under a quarter of a hectare."""
    for boxes in SETS:
        if boxes.name in ("test", "other"):
            found = ceiling(boxes)
            print(f"{boxes.name}: {found.total.mcc:.4f}, < 0.25 ha {found.below_quarter.mcc:.3f}")


if __name__ == "__main__":
    main()
