"""From the specification of a training to everything the loop needs."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from furrow.engine.contract.errors import InputError
from furrow.engine.contract.jobs import TrainModel
from furrow.engine.contract.training_jobs import LIMITS
from furrow.engine.imagery.seasons import season_folders
from furrow.engine.prediction.model_access import open_model
from furrow.engine.training.blocks import Keeping
from furrow.engine.training.cultivated_land import BOUNDARY, DISTANCE, CultivatedLand
from furrow.engine.training.loop import seeded
from furrow.engine.training.patches import Patches
from furrow.engine.training.places import Place, Pool
from furrow.engine.training.plan import TrainingPlan
from furrow.engine.training.sources import Chunk, Source
from furrow.engine.training.variations import Variations
from furrow.models.errors import ModelError
from furrow.models.files import CARD
from furrow.models.registry import build, default_settings
from furrow.models.season_network import SeasonNetwork

__all__ = [
    "Start",
    "check_spec",
    "inputs_mark",
    "keeping_of",
    "plan_of",
    "pool_of",
    "starting_network",
    "task_of",
    "with_seasons_of_folders",
]

_MEMORY = 1_000_000_000  # bytes of seasons held at a time; part of what decides a result, so no machine's own
_FEWEST_STEPS = 20  # an epoch, however small the season
_STEPS_BETWEEN_VALIDATIONS = 200
_RATE = 1e-3
_RATE_FROM_MODEL = 1e-4  # what a model knows is not to be forgotten in the first steps
_SECONDS_BETWEEN_CHECKPOINTS = 30.0


_NUMBERS = {
    "epochs": "number of epochs",
    "patience": "patience",
    "patch": "side of a patch",
    "batch": "batch",
    "learning_rate": "learning rate",
    "validation_share": "validation share",
    "folds": "number of folds",
    "fold": "fold",
    "by_weight": "share of patches drawn by weight",
    "band_gain": "spread of the factors on bands",
    "shift": "spread of the shifts",
    "clouds": "share of dates with added clouds",
    "hidden_clouds": "share of dates with hidden clouds",
    "correlation": "weight of the correlation in the loss",
    "boundary": "weight of the borders in the loss",
    "distance": "weight of the distance in the loss",
    "seed": "seed",
}
"""What the numbers of a job are called in sentences."""


@dataclass(frozen=True)
class Start:
    """The network a training begins with.

    Attributes:
        network: It.
        name: Its name in the registry.
        settings: Its settings.
        model: Name, version and checksum of the model that its weights are from; empty for fresh ones.
    """

    network: SeasonNetwork[Any]
    name: str
    settings: dict[str, Any]
    model: str = ""


def with_seasons_of_folders(spec: TrainModel) -> TrainModel:
    """Return a specification in which the seasons of a folder of seasons stand one by one.

    Raises:
        InputError: There is no season where one was named.
    """
    return replace(spec, seasons=tuple(str(folder) for folder in season_folders(spec.seasons)))


def check_spec(spec: TrainModel) -> None:
    """Stop before a training whose parameters are wrong.

    Raises:
        InputError: One is.
    """
    if not spec.seasons:
        raise InputError("No season was given: name at least one season and its reference.")
    if len(spec.references) != len(spec.seasons) or len(spec.weights) not in (0, len(spec.seasons)):
        raise InputError(
            f"{len(spec.seasons)} seasons, {len(spec.references)} references and {len(spec.weights)} weight maps were "
            "given: give one reference a season, and one weight map a season or none at all."
        )
    for name, words in _NUMBERS.items():
        value, (lowest, highest) = getattr(spec, name), LIMITS[name]
        highest = max(spec.folds - 1, 0) if name == "fold" else highest
        if value is not None and not lowest <= value <= highest:
            raise InputError(f"The {words} is {value:g}, but must lie between {lowest:g} and {highest:g}.")
    if spec.folds == 1:
        raise InputError("The number of folds is 1, which leaves nothing to train on: give 0, or at least 2.")
    model = Path(spec.model)
    if not spec.model or model.is_file() or (model.is_dir() and any(model.iterdir()) and not (model / CARD).is_file()):
        raise InputError(f"The output '{spec.model}' is something else than a model: give the name of a new folder.")


def starting_network(spec: TrainModel) -> Start:
    """Return the network a training begins with; that of a model keeps the model's normalisation.

    Raises:
        InputError: There is no such network or model.
        DamagedFileError: The model's files are damaged.
    """
    seeded(spec.seed)
    if spec.start_from:
        given = open_model(spec.start_from)
        name = f"{given.card.name} {given.card.version} (SHA-256 of its weights: {given.weights_sha256})"
        return Start(given.network, given.card.network, dict(given.card.settings), name)
    try:
        return Start(build(spec.network), spec.network, default_settings(spec.network))
    except ModelError as error:
        raise InputError(str(error)) from error


def keeping_of(spec: TrainModel) -> Keeping:
    """Return how much is kept for validation."""
    return Keeping(spec.validation_share, spec.folds, spec.fold, spec.seed)


def inputs_mark(spec: TrainModel, network: SeasonNetwork[Any], sources: Sequence[Source]) -> str:
    """Return a mark of what a training learns from and begins with.

    Boxes are all of one size, so only their files tell one training from another: an unfinished one is
    gone on with only when seasons, references, weights and the first weights are the same, unchanged.
    """
    mark = hashlib.sha256(repr(keeping_of(spec)).encode())
    for weight in network.state_dict().values():
        mark.update(weight.cpu().numpy().tobytes())
    for source in sources:
        facts = [str(source.season.folder), *(date.date.isoformat() for date in source.season.dates)]
        facts += [_file_mark(path) for path in (source.reference, source.weights) if path is not None]
        mark.update("\0".join(facts).encode())
    return mark.hexdigest()


def _file_mark(path: Path) -> str:
    facts = path.stat()
    return f"{path.resolve()} {facts.st_size} {facts.st_mtime_ns}"


def plan_of(spec: TrainModel, chunks: Sequence[Chunk]) -> TrainingPlan:
    """Return the plan: an epoch has as many steps as batches cover the area once."""
    area = sum(chunk.area for chunk in chunks)
    epoch = max(_FEWEST_STEPS, math.ceil(area / (spec.batch * spec.patch**2)))
    every = epoch * max(1, round(_STEPS_BETWEEN_VALIDATIONS / epoch))
    usual = _RATE_FROM_MODEL if spec.start_from else _RATE
    return TrainingPlan(
        steps=spec.epochs * epoch, learning_rate=usual if spec.learning_rate is None else spec.learning_rate,
        seed=spec.seed, epoch=epoch, validate_every=every, patience=spec.patience, compiled=spec.compiled,
        save_every_s=_SECONDS_BETWEEN_CHECKPOINTS,
    )  # fmt: skip


def task_of(spec: TrainModel, outputs: Sequence[str]) -> CultivatedLand:
    """Return the task; outputs that the network lacks are not asked of it."""
    variations = Variations(
        turns=spec.turns, drop_dates=spec.drop_dates, band_gain=spec.band_gain, shift=spec.shift, clouds=spec.clouds,
        hidden_clouds=spec.hidden_clouds,
    )  # fmt: skip
    patches = Patches(side=spec.patch, number=spec.batch, by_weight=spec.by_weight, variations=variations)
    boundary, distance = (
        weight if name in outputs else 0.0 for name, weight in ((BOUNDARY, spec.boundary), (DISTANCE, spec.distance))
    )
    return CultivatedLand(patches, correlation=spec.correlation, boundary=boundary, distance=distance)


def pool_of(seed: int, chunks: Sequence[Chunk], epoch: int, load: Callable[[Chunk], Place]) -> Pool[Place]:
    """Return the pool of chunks: all of them where they fit into memory, else a sliding part in random order."""
    largest = max(chunk.area * len(chunk.source.season.dates) * 21 + chunk.area * 16 * 5 for chunk in chunks)
    capacity = min(len(chunks), max(1, _MEMORY // largest))
    refresh = 0 if capacity == len(chunks) else max(1, epoch // len(chunks))

    def at(position: int) -> Place:
        turn, place = divmod(position, len(chunks))
        return load(chunks[int(np.random.default_rng([seed, 3, turn]).permutation(len(chunks))[place])])

    return Pool(at, capacity, refresh)
