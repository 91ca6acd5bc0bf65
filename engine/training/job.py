"""The job "train-model": a network learns from seasons and their references."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import torch
from filelock import FileLock, Timeout

from furrow.__about__ import __version__
from furrow.engine.atomic import atomic_folder, write_json
from furrow.engine.contract.errors import DamagedFileError, InputError, ResourceError
from furrow.engine.contract.jobs import TrainModel
from furrow.engine.contract.training_jobs import BEST_EXAMPLES, EXAMPLES, LOG, RUN, STOP, unfinished_folder
from furrow.engine.imagery.season import missing_sentence
from furrow.engine.prediction.device import Device, choose_device
from furrow.engine.reporting import Reporter
from furrow.engine.training.batch import Batch
from furrow.engine.training.disk import told_when_full
from furrow.engine.training.examples import ExampleSheet, read_example_notes, write_examples
from furrow.engine.training.loop import Trainer
from furrow.engine.training.normalisation import normalisation_of
from furrow.engine.training.places import Place
from furrow.engine.training.preparing import (
    Start,
    check_spec,
    inputs_mark,
    keeping_of,
    plan_of,
    pool_of,
    starting_network,
    task_of,
    with_seasons_of_folders,
)
from furrow.engine.training.processes import ALONE, Processes
from furrow.engine.training.progress import Progress
from furrow.engine.training.sources import (
    Chunk,
    chunks_of,
    load_chunk,
    match_sources,
    require_both_classes,
    validation_places,
)
from furrow.models.files import card_for, save_model
from furrow.models.season_network import SeasonNetwork

__all__ = ["train_model"]

_NORMALISED_FROM = 8  # chunks

_Trainer: TypeAlias = Trainer[SeasonNetwork[Any], Place, Batch]


def train_model(spec: TrainModel, reporter: Reporter, processes: Processes = ALONE) -> dict[str, Any]:
    """Train a network, write the model and return the values of the result.

    A training that is cancelled or killed leaves a checkpoint beside the model's name; the next run
    with the same parameters goes on from it.

    Args:
        spec: What to do.
        reporter: Where to tell how it goes.
        processes: The processes that share the training; only the first of them writes.

    Raises:
        InputError: A parameter is wrong, or seasons and references do not fit each other.
        DamagedFileError: A file cannot be read.
        ResourceError: Memory or disk does not suffice, or another of the processes ended.
    """
    spec = with_seasons_of_folders(spec)
    check_spec(spec)
    if spec.batch % processes.number:
        raise InputError(f"{spec.batch} patches a step cannot be shared by {processes.number} processes evenly.")
    device = _device(spec, processes)
    start = starting_network(spec)
    reporter.progress(0.0, "Matching seasons and references")
    sources = match_sources(spec.seasons, spec.references, spec.weights, start.network.bands, keeping_of(spec))
    for sentence in filter(None, (missing_sentence(source.season) for source in sources)):
        reporter.warn(f"{sentence} The training does without them.")
    chunks = chunks_of(sources)
    require_both_classes(chunks)
    model = Path(spec.model)
    with _locked(model, processes):
        mark = inputs_mark(spec, start.network, sources)
        trainer = _trainer(spec, start, chunks, mark, device, reporter, processes)
        _train(spec, trainer, chunks, reporter)
        if processes.is_first:
            _write(spec, trainer, start, chunks, [source.season.title for source in sources], reporter)
    if processes.is_first:
        shutil.rmtree(trainer.folder, ignore_errors=True)
    reporter.progress(1.0)
    return _result(spec, trainer)


@contextmanager
def _locked(model: Path, processes: Processes) -> Iterator[None]:
    """Keep other jobs from training the same model."""
    if not processes.is_first:
        yield
        return
    model.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(model.with_name(f".furrow-lock-{model.name}"), blocking=False)
    try:
        lock.acquire()
    except Timeout as error:
        raise InputError(f"The model '{model}' is being trained by another job: choose another name.") from error
    try:
        yield
    finally:
        lock.release()


def _device(spec: TrainModel, processes: Processes) -> Device:
    device = choose_device(processes.device if processes.device and spec.device == "auto" else spec.device)
    if device.precision is torch.float16:  # it would need scaled losses
        return replace(device, precision=None)
    return device


def _trainer(
    spec: TrainModel,
    start: Start,
    chunks: list[Chunk],
    inputs: str,
    device: Device,
    reporter: Reporter,
    processes: Processes,
) -> _Trainer:
    network, bands = start.network, start.network.bands

    def load(chunk: Chunk) -> Place:
        reporter.check()
        return load_chunk(chunk, bands, validation=False)

    if not start.model:
        reporter.progress(0.0, "Measuring the range of reflectance")
        some = np.random.default_rng([spec.seed, 5]).permutation(len(chunks))[:_NORMALISED_FROM]
        network.set_normalisation(*normalisation_of(load(chunks[index]) for index in some))
    plan = plan_of(spec, chunks)
    trainer = Trainer(
        network, task_of(spec, network.outputs), plan, pool_of(spec.seed, chunks, plan.epoch, load),
        unfinished_folder(Path(spec.model)), device, {"network": start.name, "inputs": inputs}, processes,
    )  # fmt: skip
    if trainer.resume(strict=False):
        reporter.message(f"Going on from step {trainer.progress.step} of {plan.steps} of an unfinished training.")
    elif trainer.folder.exists():
        reporter.warn("An unfinished training with other settings was found and is replaced.")
    if processes.is_first:
        _announce(spec, trainer, start)
    return trainer


def _announce(spec: TrainModel, trainer: _Trainer, start: Start) -> None:
    """Write what is going to be done, for whoever looks on, and forget a wish to stop that an older run left."""
    plan = trainer.plan
    with told_when_full(trainer.folder, "What the training does"):
        write_json(
            trainer.folder / RUN,
            {
                "name": Path(spec.model).name,
                "network": start.name,
                "steps": plan.steps,
                "epoch": plan.epoch,
                "epochs": spec.epochs,
            },
        )
    (trainer.folder / STOP).unlink(missing_ok=True)
    if not trainer.progress.step:
        for name in (EXAMPLES, BEST_EXAMPLES):  # of a training that is replaced
            (trainer.folder / name).unlink(missing_ok=True)


def _places(spec: TrainModel, trainer: _Trainer, chunks: list[Chunk]) -> Callable[[], Iterator[Place]] | None:
    """Return what yields the places to validate on; None where nothing is kept for that."""
    bands = trainer.network.bands
    return (lambda: validation_places(chunks, bands)) if spec.folds or spec.validation_share > 0 else None


def _train(spec: TrainModel, trainer: _Trainer, chunks: list[Chunk], reporter: Reporter) -> None:
    plan = trainer.plan
    reporter.message(f"Training on the {trainer.device.description}.")

    def tell(progress: Progress) -> None:
        score = progress.scores.get("weighted_mcc")
        last = "" if score is None else f", validation MCC {score:.3f}"
        epoch = min(progress.step // plan.epoch + 1, spec.epochs)
        text = f"Epoch {epoch} of {spec.epochs}: loss {progress.loss:.4f}{last}"
        at_end = progress.step % plan.epoch == 0
        reporter.progress(0.98 * progress.step / plan.steps, text if at_end or progress.step == 1 else "")

    def show(row: Mapping[str, float | int | None]) -> None:
        values = {name: value for name, value in row.items() if name != "step" and value is not None}
        reporter.measured(trainer.progress.step, plan.steps, values)

    def picture(sheet: ExampleSheet, is_best: bool) -> None:
        with told_when_full(trainer.folder, "The example pictures"):
            names = (EXAMPLES, BEST_EXAMPLES) if is_best else (EXAMPLES,)
            write_examples(sheet, *(trainer.folder / name for name in names))

    def is_stopped() -> bool:
        return trainer.progress.step > 0 and (trainer.folder / STOP).exists()

    try:
        validation = _places(spec, trainer, chunks)
        trainer.run(tell, validation, until=is_stopped, on_row=show, check=reporter.check, on_examples=picture)
    except (torch.OutOfMemoryError, MemoryError) as error:
        if isinstance(error, ResourceError):
            raise
        raise ResourceError(
            f"Memory does not suffice for {spec.batch} patches of {spec.patch} pixels: lower the batch, then the patch."
        ) from error
    if trainer.progress.step < plan.steps and is_stopped():
        reporter.message(
            f"The training was ended early, as was asked for, after step {trainer.progress.step} of {plan.steps}: "
            "the weights that scored best are kept."
        )
    elif trainer.progress.step < plan.steps:
        reporter.message(
            f"The score did not rise in {plan.patience} validations, so the training ended after step "
            f"{trainer.progress.step} of {plan.steps}."
        )


def _write(
    spec: TrainModel, trainer: _Trainer, start: Start, chunks: list[Chunk], titles: list[str], reporter: Reporter
) -> None:
    """Write the best weights with their card, the log and the examples."""
    progress, network = trainer.progress, trainer.best_network()
    days = [date.date.timetuple().tm_yday for chunk in chunks for date in chunk.source.season.dates]
    scores = {name: value for name, value in progress.best_scores.items() if name != "threshold"}
    card = card_for(
        start.name, network, start.settings, name=Path(spec.model).name, version="1",
        first_day=min(days), last_day=max(days), threshold=progress.best_scores.get("threshold", 0.5), seed=spec.seed,
        furrow=__version__, licence="not stated",
        scores={name: round(value, 4) for name, value in scores.items()},
        training={
            "seasons": titles,
            "scored_on": _scored_on(spec) if scores else "",
            "started_from": start.model,
            "epochs": _epochs(progress.step, trainer),
            "steps": progress.step,
            "best_step": progress.best_step,
            "patch_pixels": spec.patch,
            "batch": spec.batch,
            "learning_rate": trainer.plan.learning_rate,
            "seconds": round(progress.seconds),
        },
    )  # fmt: skip
    _keep_best_examples(trainer, _places(spec, trainer, chunks), reporter)
    path = Path(spec.model)
    with told_when_full(path.parent, "The model"), atomic_folder(path, overwrite=True) as folder:
        save_model(folder, network, card)
        shutil.copyfile(trainer.folder / LOG, folder / LOG)
        if (trainer.folder / BEST_EXAMPLES).is_file():
            shutil.copyfile(trainer.folder / BEST_EXAMPLES, folder / EXAMPLES)


def _keep_best_examples(
    trainer: _Trainer, validation: Callable[[], Iterator[Place]] | None, reporter: Reporter
) -> None:
    """Draw the examples of the best weights anew where the file is of others: a kill took back what came after it."""
    path = trainer.folder / BEST_EXAMPLES
    if validation is None:
        return
    try:
        if read_example_notes(path).get("step") == trainer.progress.best_step:
            return
    except DamagedFileError:
        pass
    sheet = trainer.best_examples(validation(), reporter.check)
    if sheet is not None:
        with told_when_full(trainer.folder, "The example pictures"):
            write_examples(sheet, path)


def _scored_on(spec: TrainModel) -> str:
    if spec.folds:
        return f"fold {spec.fold} of {spec.folds} (counted from 0) of the area in blocks, not trained on"
    return f"{spec.validation_share:.0%} of the area in blocks, not trained on"


def _epochs(step: int, trainer: _Trainer) -> int:
    return -(-step // trainer.plan.epoch)


def _result(spec: TrainModel, trainer: _Trainer) -> dict[str, Any]:
    progress = trainer.progress
    return {
        "model": spec.model,
        "epochs": _epochs(progress.step, trainer),
        "steps": progress.step,
        "best_step": progress.best_step,
        "validation_mcc": progress.best_scores.get("weighted_mcc"),
        "threshold": progress.best_scores.get("threshold", 0.5),
        "training_loss": progress.loss,
        "parameters": sum(weight.numel() for weight in trainer.network.parameters()),
        "seconds": progress.seconds,
        "log": str(Path(spec.model) / LOG),
    }
