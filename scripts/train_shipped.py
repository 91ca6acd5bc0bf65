"""Train the model that ships, on simulated seasons.

    python scripts/train_shipped.py --work build/training --minutes 60 --threads 2

May be stopped at any time (Ctrl+C, or a kill) and started again: it goes on from its last
checkpoint. `--export-only` writes the model of the checkpoint as it is. The model goes to
`models/weights/<network>/` unless `--output` says otherwise.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from typing import Any

import torch

from furrow.__about__ import ROOT, __version__
from furrow.benchmarks.accuracy.networks import prediction_of
from furrow.benchmarks.accuracy.real_place import evaluate_real_place
from furrow.engine.atomic import atomic_folder
from furrow.engine.prediction.device import choose_device
from furrow.engine.simulation.settings import OTHER_PHYSICS
from furrow.engine.training.batch import Batch
from furrow.engine.training.cultivated_land import CultivatedLand
from furrow.engine.training.loop import Trainer, seeded
from furrow.engine.training.normalisation import normalisation_of
from furrow.engine.training.patches import Patches
from furrow.engine.training.places import Place, Pool
from furrow.engine.training.plan import TrainingPlan
from furrow.engine.training.progress import Progress
from furrow.engine.training.simulated import simulated_places, varied
from furrow.engine.training.validation import validate
from furrow.models.files import card_for, save_model
from furrow.models.registry import build, default_settings
from furrow.models.season_network import SeasonNetwork

NETWORK = "hybrid-small"
PLACES_IN_MEMORY = 96
REFRESH_STEPS = 10
SIZE = 96
VALIDATION_PLACES = 24
PATCHES = Patches(number=4)
REAL_SIGNATURES = 0.35
"""Share of the places that grow after real series of Flanders."""


def main() -> int:
    """Train, resume or export."""
    options = _options()
    torch.set_num_threads(options.threads)
    torch.set_num_interop_threads(1)
    seeded(options.seed)
    device = choose_device("cpu")
    network = build(NETWORK)
    network.set_normalisation(*normalisation_of(_place(seed) for seed in range(12)))
    plan = TrainingPlan(steps=options.steps, seed=options.seed, validate_every=options.validate_every)
    pool = Pool(_place, PLACES_IN_MEMORY, REFRESH_STEPS)
    trainer = Trainer(network, CultivatedLand(PATCHES), plan, pool, options.work / NETWORK, device)
    went_on = trainer.resume()
    print(f"{'goes on from' if went_on else 'starts at'} step {trainer.progress.step} of {plan.steps}", flush=True)
    places = simulated_places(VALIDATION_PLACES, size=SIZE)
    if not options.export_only:
        deadline = time.monotonic() + 60 * options.minutes
        trainer.run(_print_progress, validation=lambda: places, until=lambda: time.monotonic() > deadline)
    _export(trainer, places, options.output)
    return 0


def _place(position: int) -> Place:
    return varied(position, SIZE, real=REAL_SIGNATURES)


def _print_progress(progress: Progress) -> None:
    if progress.step % 50 == 0:
        score = progress.scores.get("weighted_mcc")
        told = "-" if score is None else f"{score:.4f}"
        print(
            f"step {progress.step}  loss {progress.loss:.4f}  validation {told}  {progress.seconds:.0f} s", flush=True
        )


def _export(trainer: Trainer[SeasonNetwork[Any], Place, Batch], places: list[Place], output: Path) -> None:
    kept = trainer.best_network()
    threshold = trainer.progress.best_scores.get("threshold", 0.5)
    counts = validate(kept, places, threshold)
    others = validate(kept, simulated_places(VALIDATION_PLACES, size=SIZE, settings=OTHER_PHYSICS), threshold)
    real = _on_the_real_place(kept, threshold)
    card = card_for(
        NETWORK, kept, default_settings(NETWORK), name=NETWORK, version=__version__, first_day=60, last_day=258,
        threshold=threshold, seed=trainer.plan.seed, licence="GPL-2.0-or-later", furrow=__version__,
        scores={
            "weighted_mcc": round(counts.mcc, 4), "f1": round(counts.f1, 4), "iou": round(counts.iou, 4),
            "weighted_mcc_other_region": round(others.mcc, 4), "f1_other_region": round(others.f1, 4),
            **{f"{name}_flanders_10m": round(value, 4) for name, value in real.items()},
        },
        training={
            "data": "Simulated seasons of Central European farmland alone (furrow.engine.simulation): generated "
            "parcels, sensor blur, sub-pixel shifts, clouds with imperfect masks, a faulty register. No real image and "
            "no real parcel was trained on, but on about a third of the places some crops, the grass and the rough "
            "grass reflect after series measured in Flanders in 2018 and 2019 (resources/simulation/NOTES.md), on the "
            "land that the sample season shows. Elsewhere signatures are generated: growth curves and spectra set by "
            "hand from general knowledge.",
            "scored_on": f"{len(places)} simulated places of {SIZE * 10} m with other seeds; as many of another region "
            "with a blurrier sensor and more cloud (other_region); the sample season of Flanders at 10 m "
            "(flanders_10m), whose reflectance entered the training, so this one is no independent score. "
            "Real land is harder: score the model on parcels you know before you rely on it.",
            "steps": trainer.progress.step,
            "planned_steps": trainer.plan.steps,
            "patch_pixels": PATCHES.side,
            "batch": PATCHES.number,
            "seconds": round(trainer.progress.seconds),
            "device": "processor, float32",
        },
    )  # fmt: skip
    with atomic_folder(output, overwrite=True) as folder:
        save_model(folder, kept, card)
    print(f"wrote {output} of step {trainer.progress.step}: {dict(card.scores)}", flush=True)


def _on_the_real_place(network: SeasonNetwork[Any], threshold: float) -> dict[str, float]:
    """Return scores on the sample season, every pixel and declared land alone."""
    found = evaluate_real_place(prediction_of(network), threshold)["at_threshold"]
    return {"mcc": found["all"]["mcc"], "f1": found["all"]["f1"], "mcc_declared": found["declared"]["mcc"]}


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--work", type=Path, default=ROOT / "build" / "training", help="folder of the checkpoint")
    parser.add_argument(
        "--output", type=Path, default=ROOT / "models" / "weights" / NETWORK, help="folder of the model"
    )
    parser.add_argument("--steps", type=int, default=8000)
    parser.add_argument("--minutes", type=float, default=60.0, help="end after so many minutes, finished or not")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--validate-every", type=int, default=500)
    parser.add_argument("--export-only", action="store_true", help="write the model of the checkpoint as it is")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
