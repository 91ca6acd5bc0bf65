"""The weight map of one 2000 x 2000 box: Furrow beside the direct way, one dilation a component.

The direct way is what the specification says word for word: it dilates the whole box once for each
component. It is timed on a fiftieth of the components and scaled up, since its time is their number
times a constant. Run: python -m furrow.benchmarks.reference.weight_map
"""

from __future__ import annotations

import time

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from furrow.benchmarks.farmland import strips
from furrow.benchmarks.machine import describe_machine, median_seconds
from furrow.engine.reference.weights import component_weights, weight_map

SIDE = 2000


def direct_rings(mask: NDArray[np.bool_], share: float) -> tuple[float, int]:
    """Return the seconds the direct way needs for all components, timed on a share, and their number."""
    labels, count = ndimage.label(mask, np.ones((3, 3)))
    sizes = np.bincount(labels.ravel())
    rows, columns = np.ogrid[-2:3, -2:3]
    disk = rows**2 + columns**2 <= 4
    total, seen = np.zeros(mask.shape), np.zeros(mask.shape)
    timed = max(1, int(count * share))
    start = time.perf_counter()
    for component in range(1, timed + 1):
        here = labels == component
        ring = ndimage.binary_dilation(here, disk) & ~here
        total[ring] += 2 * component_weights(sizes[component : component + 1])[0]
        seen[ring] += 1
    return (time.perf_counter() - start) * count / timed, count


def main() -> None:
    """Print the table."""
    mask = strips(np.random.default_rng(1), SIDE, 0.5)
    nothing = np.zeros_like(mask)
    ours = median_seconds(lambda: weight_map(mask, nothing))
    noise = np.random.default_rng(1).random(mask.shape) < 0.1
    worst = median_seconds(lambda: weight_map(noise, nothing), runs=3)
    copy = median_seconds(lambda: np.ones(mask.shape, np.float32))
    direct, count = direct_rings(mask, 0.02)
    print(describe_machine())
    print(f"{count} components on {SIDE} x {SIDE} pixels, {mask.mean():.0%} cultivated")
    print(f"Furrow                       {ours:8.3f} s")
    print(f"Furrow, 10% noise (worst)    {worst:8.3f} s")
    print(f"one dilation a component     {direct:8.1f} s   ({direct / ours:.0f} times as long)")
    print(f"writing the result (floor)   {copy:8.4f} s")


if __name__ == "__main__":
    main()
