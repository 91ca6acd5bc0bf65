"""The job "train-model": a network learns from seasons and their references."""

from __future__ import annotations

import hashlib
import math
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import torch
from filelock import FileLock, Timeout

from furrow.__about__ import __version__
from furrow.engine.atomic import atomic_folder
from furrow.engine.contract.errors import InputError, ResourceError
from furrow.engine.contract.jobs import TrainModel
from furrow.engine.imagery.season import missing_sentence
from furrow.engine.prediction.device import Device, choose_device
from furrow.engine.prediction.model_access import open_model
from furrow.engine.reporting import Reporter
from furrow.engine.training.batch import Batch
from furrow.engine.training.cultivated_land import CultivatedLand
from furrow.engine.training.loop import Trainer, seeded
from furrow.engine.training.normalisation import normalisation_of
from furrow.engine.training.patches import Patches
from furrow.engine.training.places import Place, Pool
from furrow.engine.training.plan import TrainingPlan
from furrow.engine.training.progress import Progress
from furrow.engine.training.sources import Chunk, Source, chunks_of, load_chunk, match_sources, validation_places
from furrow.models.errors import ModelError
from furrow.models.files import CARD, card_for, save_model
from furrow.models.registry import build, default_settings
from furrow.models.season_network import SeasonNetwork

__all__ = ["checkpoint_folder", "train_model"]

_MEMORY = 1_000_000_000  # bytes of seasons held at a time; part of what decides a result, so no machine's own
_FEWEST_STEPS = 20  # an epoch, however small the season
_STEPS_BETWEEN_VALIDATIONS = 200
_NORMALISED_FROM = 8  # chunks


@dataclass(frozen=True)
class _Start:
    """The network a training begins with."""

    network: SeasonNetwork[Any]
    name: str
    settings: dict[str, Any]
    is_new: bool


_Trainer: TypeAlias = Trainer[SeasonNetwork[Any], Place, Batch]


def checkpoint_folder(model: Path) -> Path:
    """Return where an unfinished training of a model keeps what it has learnt."""
    return model.with_name(f"{model.name}.unfinished")


def train_model(spec: TrainModel, reporter: Reporter) -> dict[str, Any]:
    """Train a network, write the model and return the values of the result.

    A training that is cancelled or killed leaves a checkpoint beside the model's name; the next run
    with the same parameters goes on from it.

    Raises:
        InputError: A parameter is wrong, or seasons and references do not fit each other.
        DamagedFileError: A file cannot be read.
        ResourceError: Memory does not suffice.
    """
    _check(spec)
    device = choose_device(spec.device)
    start = _starting_network(spec)
    reporter.progress(0.0, "Matching seasons and references")
    sources = match_sources(
        spec.seasons, spec.references, spec.weights, start.network.bands, spec.validation_share, spec.seed
    )
    for sentence in filter(None, (missing_sentence(source.season) for source in sources)):
        reporter.warn(f"{sentence} The training does without them.")
    chunks = chunks_of(sources)
    model = Path(spec.model)
    model.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(model.with_name(f".furrow-lock-{model.name}"), blocking=False)
    try:
        with lock:
            trainer = _trainer(spec, start, chunks, _inputs_mark(spec, start.network, sources), device, reporter)
            _train(spec, trainer, chunks, reporter)
            counts = _write(spec, trainer, start, chunks, [source.season.title for source in sources])
    except Timeout as error:
        raise InputError(f"The model '{model}' is being trained by another job: choose another name.") from error
    shutil.rmtree(trainer.folder, ignore_errors=True)
    reporter.progress(1.0)
    return {
        "model": spec.model,
        "epochs": spec.epochs,
        "validation_mcc": counts,
        "training_loss": trainer.progress.loss,
        "parameters": sum(weight.numel() for weight in trainer.network.parameters()),
        "seconds": trainer.progress.seconds,
    }


def _check(spec: TrainModel) -> None:
    if not spec.seasons:
        raise InputError("No season was given: name at least one season and its reference.")
    if len(spec.references) != len(spec.seasons) or len(spec.weights) not in (0, len(spec.seasons)):
        raise InputError(
            f"{len(spec.seasons)} seasons, {len(spec.references)} references and {len(spec.weights)} weight maps were "
            "given: give one reference a season, and one weight map a season or none at all."
        )
    limits: tuple[tuple[str, float, float, float], ...] = (
        ("number of epochs", spec.epochs, 1, 100_000),
        ("side of a patch", spec.patch, 8, 256),
        ("batch", spec.batch, 1, 1024),
        ("learning rate", spec.learning_rate, 1e-7, 1.0),
        ("validation share", spec.validation_share, 0.0, 0.5),
        ("seed", spec.seed, 0, 2**31),
    )
    for name, value, lowest, highest in limits:
        if not lowest <= value <= highest:
            raise InputError(f"The {name} is {value:g}, but must lie between {lowest:g} and {highest:g}.")
    model = Path(spec.model)
    if not spec.model or model.is_file() or (model.is_dir() and any(model.iterdir()) and not (model / CARD).is_file()):
        raise InputError(f"The output '{spec.model}' is something else than a model: give the name of a new folder.")


def _starting_network(spec: TrainModel) -> _Start:
    seeded(spec.seed)
    if spec.start_from:
        given = open_model(spec.start_from)
        return _Start(given.network, given.card.network, dict(given.card.settings), is_new=False)
    try:
        return _Start(build(spec.network), spec.network, default_settings(spec.network), is_new=True)
    except ModelError as error:
        raise InputError(str(error)) from error


def _inputs_mark(spec: TrainModel, network: SeasonNetwork[Any], sources: list[Source]) -> str:
    """Return a mark of what a training learns from and begins with.

    Boxes are all of one size, so only their files tell one training from another: an unfinished one is
    gone on with only when seasons, references, weights and the first weights are the same, unchanged.
    """
    mark = hashlib.sha256(f"{spec.validation_share:g}".encode())
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


def _trainer(
    spec: TrainModel, start: _Start, chunks: list[Chunk], inputs: str, device: Device, reporter: Reporter
) -> _Trainer:
    network, bands = start.network, start.network.bands

    def load(chunk: Chunk) -> Place:
        reporter.check()
        return load_chunk(chunk, bands, validation=False)

    if start.is_new:
        reporter.progress(0.0, "Measuring the range of reflectance")
        some = np.random.default_rng([spec.seed, 5]).permutation(len(chunks))[:_NORMALISED_FROM]
        network.set_normalisation(*normalisation_of(load(chunks[index]) for index in some))
    area = sum(chunk.area for chunk in chunks)
    epoch = max(_FEWEST_STEPS, math.ceil(area / (spec.batch * spec.patch**2)))
    every = epoch * max(1, round(_STEPS_BETWEEN_VALIDATIONS / epoch))
    plan = TrainingPlan(
        steps=spec.epochs * epoch, learning_rate=spec.learning_rate, seed=spec.seed, epoch=epoch, validate_every=every,
        save_every_s=30.0,
    )  # fmt: skip
    task = CultivatedLand(Patches(side=spec.patch, number=spec.batch))
    if device.precision is torch.float16:  # it would need scaled losses
        device = replace(device, precision=None)
    trainer = Trainer(
        network, task, plan, _pool(spec.seed, chunks, epoch, load), checkpoint_folder(Path(spec.model)), device,
        identity={"network": start.name, "inputs": inputs},
    )  # fmt: skip
    if trainer.resume(strict=False):
        reporter.message(f"Going on from step {trainer.progress.step} of {plan.steps} of an unfinished training.")
    elif trainer.folder.exists():
        reporter.warn("An unfinished training with other settings was found and is replaced.")
    return trainer


def _pool(seed: int, chunks: list[Chunk], epoch: int, load: Callable[[Chunk], Place]) -> Pool[Place]:
    """Return the pool of chunks: all of them where they fit into memory, else a sliding part in random order."""
    largest = max(chunk.area * len(chunk.source.season.dates) * 21 + chunk.area * 16 * 5 for chunk in chunks)
    capacity = min(len(chunks), max(1, _MEMORY // largest))
    refresh = 0 if capacity == len(chunks) else max(1, epoch // len(chunks))

    def at(position: int) -> Place:
        turn, place = divmod(position, len(chunks))
        return load(chunks[int(np.random.default_rng([seed, 3, turn]).permutation(len(chunks))[place])])

    return Pool(at, capacity, refresh)


def _train(spec: TrainModel, trainer: _Trainer, chunks: list[Chunk], reporter: Reporter) -> None:
    plan, bands = trainer.plan, trainer.network.bands
    epoch = plan.steps // spec.epochs

    def tell(progress: Progress) -> None:
        score = progress.scores.get("weighted_mcc")
        last = "" if score is None else f", validation MCC {score:.3f}"
        text = f"Epoch {min(progress.step // epoch + 1, spec.epochs)} of {spec.epochs}: loss {progress.loss:.4f}{last}"
        at_end = progress.step % epoch == 0
        reporter.progress(0.98 * progress.step / plan.steps, text if at_end or progress.step == 1 else "")

    def places() -> Iterator[Place]:
        return validation_places(chunks, bands)

    try:
        trainer.run(tell, places if spec.validation_share > 0 else None, check=reporter.check)
    except (torch.OutOfMemoryError, MemoryError) as error:
        raise ResourceError(
            f"Memory does not suffice for {spec.batch} patches of {spec.patch} pixels: lower the batch, then the patch."
        ) from error


def _write(spec: TrainModel, trainer: _Trainer, start: _Start, chunks: list[Chunk], titles: list[str]) -> float | None:
    """Write the model with its card; return the last validation score."""
    scores, network = trainer.progress.best_scores, trainer.best_network()
    mcc = scores.get("weighted_mcc")
    days = [date.date.timetuple().tm_yday for chunk in chunks for date in chunk.source.season.dates]
    card = card_for(
        start.name, network, start.settings, name=Path(spec.model).name, version="1",
        first_day=min(days), last_day=max(days), threshold=scores.get("threshold", 0.5),
        seed=spec.seed, furrow=__version__,
        licence="not stated",
        scores={} if mcc is None else {"weighted_mcc": round(mcc, 4)},
        training={
            "seasons": titles,
            "scored_on": "" if mcc is None else f"{spec.validation_share:.0%} of the area in blocks, not trained on",
            "started_from": "a given model" if spec.start_from else "",
            "epochs": spec.epochs,
            "steps": trainer.progress.step,
            "patch_pixels": spec.patch,
            "batch": spec.batch,
            "learning_rate": spec.learning_rate,
            "seconds": round(trainer.progress.seconds),
        },
    )  # fmt: skip
    with atomic_folder(Path(spec.model), overwrite=True) as folder:
        save_model(folder, network, card)
    return mcc
