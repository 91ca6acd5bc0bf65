"""The weighted Matthews correlation of 16.8 Mpx: Furrow beside scikit-learn.

Run: python -m furrow.benchmarks.assessment.score
"""

from __future__ import annotations

import numpy as np
from sklearn.metrics import matthews_corrcoef

from furrow.benchmarks.machine import describe_machine, median_seconds
from furrow.engine.assessment.scores import weighted_mcc

SIDE = 4096


def main() -> None:
    """Print the table."""
    rng = np.random.default_rng(1)
    reference = rng.random((SIDE, SIDE)) < 0.3
    prediction = reference ^ (rng.random((SIDE, SIDE)) < 0.1)
    weights = rng.uniform(0, 4, (SIDE, SIDE)).astype(np.float32)
    flat = (reference.ravel(), prediction.ravel(), weights.ravel())
    ours = median_seconds(lambda: weighted_mcc(reference, prediction, weights))
    theirs = median_seconds(lambda: matthews_corrcoef(flat[0], flat[1], sample_weight=flat[2]), runs=3)
    floor = median_seconds(lambda: (reference.sum(), prediction.sum(), weights.sum()))
    difference = abs(
        weighted_mcc(reference, prediction, weights) - matthews_corrcoef(flat[0], flat[1], sample_weight=flat[2])
    )
    print(describe_machine())
    print(f"Furrow                 {ours:7.3f} s")
    print(f"scikit-learn           {theirs:7.3f} s   ({theirs / ours:.1f} times as long)")
    print(f"one sum of each array  {floor:7.3f} s   (floor)")
    print(f"difference             {difference:.1e}")


if __name__ == "__main__":
    main()
