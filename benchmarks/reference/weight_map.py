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

from furrow.benchmarks.machine import describe_machine, median_seconds
from furrow.engine.reference.weights import component_weights, weight_map

SIDE = 2000


def farmland(seed: int = 1) -> NDArray[np.bool_]:
    """Return strips of 4 to 24 x 20 to 120 pixels with gaps of 2: about the parcels of a Slovenian box."""
    rng = np.random.default_rng(seed)
    mask = np.zeros((SIDE, SIDE), dtype=bool)
    row = 0
    while row < SIDE:
        length, column = int(rng.integers(20, 120)), 0
        while column < SIDE:
            width = int(rng.integers(4, 24))
            if rng.random() < 0.5:
                mask[row : row + length, column : column + width] = True
            column += width + 2
        row += length + 2
    return mask


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
    mask = farmland()
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
