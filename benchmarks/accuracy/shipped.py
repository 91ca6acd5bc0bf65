"""The row of the model that ships, which learned by a recipe of its own (`scripts/train_shipped.py`).

PYTHONPATH=build build/dev/bin/python -m furrow.benchmarks.accuracy.shipped
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

from furrow.__about__ import ROOT
from furrow.benchmarks.accuracy.everywhere import evaluate_everywhere
from furrow.benchmarks.accuracy.networks import prediction_of
from furrow.benchmarks.accuracy.results import BUDGETS, RESULTS, Run, describe_run, write_run
from furrow.models.cost import operations_per_pixel, parameters
from furrow.models.files import SHIPPED, load_model

__all__ = ["ROW", "run_shipped"]

ROW = "Furrow, small, as shipped"


def run_shipped(boxes: Path, model: Path = SHIPPED) -> Run:
    """Evaluate a model as it is, with a threshold from the validation set as all rows have it."""
    loaded = load_model(model)
    card = loaded.card
    return Run(
        row=ROW, network=card.network, settings={**card.settings, "version": card.version}, budget=BUDGETS[-1],
        budget_seconds=None, budget_samples=None, seed=0,
        samples=card.training["steps"] * card.training["batch"], training_seconds=card.training["seconds"],
        parameters=parameters(loaded.network), megaflop=operations_per_pixel(loaded.network) / 1e6,
        **evaluate_everywhere(prediction_of(loaded.network), boxes), **describe_run(),
    )  # fmt: skip


def main() -> None:
    """Evaluate the shipped model and write its run."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--boxes", type=Path, default=ROOT / "build" / "benchmark" / "boxes")
    parser.add_argument("--results", type=Path, default=RESULTS)
    parser.add_argument("--model", type=Path, default=SHIPPED)
    options = parser.parse_args()
    torch.set_num_threads(1)
    run = run_shipped(options.boxes, options.model)
    print(write_run(run, options.results))


if __name__ == "__main__":
    main()
