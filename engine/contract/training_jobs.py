"""The job that trains a model."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from furrow.engine.contract.spec import JobSpec, register

__all__ = [
    "BEST_EXAMPLES",
    "EXAMPLES",
    "EXAMPLE_NOTES",
    "LIMITS",
    "LOG",
    "RUN",
    "STOP",
    "TrainModel",
    "unfinished_folder",
]

LOG = "training.csv"
"""The log in a model's folder: a row every few steps, the scores where a step was validated."""

EXAMPLES = "examples.png"
"""Pictures of a few places as the network saw them at the last validation, in the folder of an unfinished training; of
the weights that were kept, in a model's folder. The file is replaced as a whole."""

BEST_EXAMPLES = "examples-best.png"
"""The same at the best validation so far, in the folder of an unfinished training."""

EXAMPLE_NOTES = "Furrow"
"""Keyword of the text chunk of these files that holds, as JSON, what they show: `step`, `scores` (by name), `legend`
(`kinds`: name and colour of what a pixel can be; `ramp`: colours of the probabilities from 0 to 1) and `examples`, each
with `name` (of its season), `date` and `bands` of the image, `metres` along a side, `score` (weighted MCC within it)
and `panels`: "image", "reference", "probability" and "difference" -> left, top, width and height."""

RUN = "run.json"
"""What an unfinished training is going to do, in its folder: name, network, steps, epochs and steps of an epoch."""

STOP = "stop"
"""A file of this name in the folder of an unfinished training ends it after the step it is at, as if its plan ended
there: the weights that scored best become the model. One that lies there before a training begins is removed."""

LIMITS: dict[str, tuple[float, float]] = {
    "epochs": (1, 100_000),
    "patience": (0, 100_000),
    "patch": (8, 256),
    "batch": (1, 1024),
    "learning_rate": (1e-7, 1.0),
    "validation_share": (0.0, 0.5),
    "folds": (0, 20),
    "fold": (0, 19),
    "by_weight": (0.0, 1.0),
    "band_gain": (0.0, 0.5),
    "shift": (0.0, 0.5),
    "clouds": (0.0, 1.0),
    "hidden_clouds": (0.0, 0.5),
    "correlation": (0.0, 10.0),
    "boundary": (0.0, 10.0),
    "distance": (0.0, 10.0),
    "seed": (0, 2**31 - 1),
}
"""Lowest and highest value of each number of a `TrainModel`."""


def unfinished_folder(model: Path) -> Path:
    """Return where an unfinished training of a model keeps its checkpoint and its log."""
    return model.with_name(f"{model.name}.unfinished")


@register
@dataclass(frozen=True)
class TrainModel(JobSpec):
    """Train a network on seasons and their references.

    A file `STOP` in `unfinished_folder(model)` ends it early and keeps the best weights.

    Seasons and references are matched by their grids, so their order does not matter. While it runs, the job sends a
    `Measurement` for each row of its log, with `epoch`, `seconds`, `learning_rate`, `loss` and, after a validation,
    `weighted_mcc`, `threshold` and `weighted_mcc_at_half`.

    Attributes:
        seasons: Seasons to train on, or folders of seasons.
        references: Cultivated masks (2.5 m), one a season.
        weights: Weight maps (2.5 m), one a season; empty to derive them from the references.
        model: Folder of the model to write (`model.safetensors`, `card.json`, `training.csv`, and after a validation
            `examples.png`).
        network: Name of a network in the registry of models.
        start_from: Model to go on from (fine-tuning); empty to start anew.
        epochs: Passes over the training patches.
        patience: Validations without a better score after which the training ends; 0 to make all epochs.
        patch: Side of a training patch in 10 m pixels.
        batch: Patches a step.
        learning_rate: Peak of the schedule; None for 0.001, or a tenth of it when going on from a model.
        validation_share: Share of the area (in blocks) kept for validation, 0 to 0.5. Not used with `folds`.
        folds: Parts of equal area, in blocks, that the area is cut into, one of them kept for validation; 0 for one
            part of `validation_share`.
        fold: Which of the folds is kept for validation, from 0.
        by_weight: Share of the patches (0 to 1) drawn where cultivated land and its borders weigh most; the others are
            drawn evenly.
        turns: Turn and mirror patches.
        drop_dates: Leave out dates at random.
        band_gain: Standard deviation of a random factor on each band of each patch.
        shift: Standard deviation of a random shift of each date, in pixels of 10 m.
        clouds: Share of dates that get the clouds of another date.
        hidden_clouds: Share of dates that get a cloud no mask tells of.
        correlation: Weight of a smooth form of the score in the loss.
        boundary: Weight of the borders of parcels in the loss, where the network has such an output.
        distance: Likewise, of the distance to the borders.
        compiled: Compile the network first; pays for long trainings only.
        seed: Seed of every random choice.
        device: "auto", "cpu" or "cuda:<n>".

    Result: `model`, `epochs` (made), `steps` (made), `best_step` (of the weights that were kept), `validation_mcc`,
    `threshold`, `training_loss`, `parameters`, `seconds`, `log` (path of `training.csv`).
    """

    job: ClassVar[str] = "train-model"
    seasons: tuple[str, ...]
    references: tuple[str, ...]
    model: str
    weights: tuple[str, ...] = ()
    network: str = "hybrid-small"
    start_from: str = ""
    epochs: int = 30
    patience: int = 0
    patch: int = 32
    batch: int = 8
    learning_rate: float | None = None
    validation_share: float = 0.2
    folds: int = 0
    fold: int = 0
    by_weight: float = 0.5
    turns: bool = True
    drop_dates: bool = True
    band_gain: float = 0.02
    shift: float = 0.1
    clouds: float = 0.1
    hidden_clouds: float = 0.01
    correlation: float = 0.0
    boundary: float = 0.3
    distance: float = 0.3
    compiled: bool = False
    seed: int = 1
    device: str = "auto"
