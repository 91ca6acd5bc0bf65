"""What the files of a training tell: how far it is, how well it does, how long it takes."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from furrow.engine.contract.errors import DamagedFileError, InputError
from furrow.engine.contract.training_jobs import EXAMPLES, LOG, RUN, STOP, unfinished_folder
from furrow.processing_provider.texts import translate
from furrow.processing_provider.training_chart import TrainingLog, read_log
from furrow.processing_provider.training_report import SCORE

__all__ = ["Run", "ask_to_stop", "model_of", "newest_run", "read_run"]

_UNFINISHED = unfinished_folder(Path("x")).name.removeprefix("x")
_LARGEST_LOG = 50_000_000  # bytes
_LARGEST_NOTES = 1_000_000
_MOST_MODELS = 1000  # of a folder are looked at
_RATE_OVER = 20  # rows: a mean over more lags behind, over fewer it jumps


@dataclass(frozen=True)
class Run:
    """A training as its files tell it now.

    Attributes:
        model: Folder of the model, which is there once the training has ended.
        is_finished: Whether the model is written.
        log: The curves.
        step: Last step that was logged.
        steps: Steps that are planned; 0 where that is not known.
        epoch: Steps of an epoch; 0 where that is not known.
        epochs: Epochs that are planned; 0 where that is not known.
        network: Name of the network; empty where that is not known.
        quiet_s: Seconds since anything was written.
        is_stopping: Whether it was asked to stop.
        examples: Where the pictures of its examples lie, once it was validated.
    """

    model: Path
    is_finished: bool
    log: TrainingLog
    step: int
    steps: int
    epoch: int
    epochs: int
    network: str
    quiet_s: float
    is_stopping: bool
    examples: Path

    @property
    def seconds(self) -> float:
        """Time spent until the last step that was logged."""
        return self.log.seconds[-1][1] if self.log.seconds else 0.0

    @property
    def remaining_s(self) -> float | None:
        """Time left if it goes on as fast as in the last rows; None where that cannot be told."""
        recent = self.log.seconds[-_RATE_OVER:]
        if self.is_finished or not self.steps or not recent:
            return None
        (first, began), (last, ended) = (recent[0] if len(recent) > 1 else (0.0, 0.0)), recent[-1]
        if last <= first or ended <= began:
            return None
        return max(0.0, (self.steps - last) * (ended - began) / (last - first))


def model_of(path: Path) -> Path:
    """Return the model that a folder or a file is of: its own folder, that of its unfinished training, or its log."""
    folder = path.parent if path.name in (LOG, RUN, EXAMPLES) else path
    name = folder.name
    return folder.with_name(name.removesuffix(_UNFINISHED)) if name.endswith(_UNFINISHED) else folder


def read_run(model: Path) -> Run:
    """Return what is known of the training of a model.

    Raises:
        InputError: There is no training of it.
        DamagedFileError: Its log cannot be read.
    """
    folder = unfinished_folder(model)
    is_finished = not folder.is_dir()
    if is_finished:
        folder = model
    log_file = folder / LOG
    notes = _notes(folder / RUN)
    if not log_file.is_file() and not notes:
        raise InputError(
            translate(
                "run", "There is no training in '{path}': choose the folder of a model that is being trained."
            ).format(path=model)
        )
    _require_bounded(log_file)
    log = read_log(log_file, SCORE) if log_file.is_file() else TrainingLog((), ())
    return Run(
        model=model,
        is_finished=is_finished,
        log=log,
        step=int(log.losses[-1][0]) if log.losses else 0,
        steps=_whole(notes, "steps"),
        epoch=_whole(notes, "epoch"),
        epochs=_whole(notes, "epochs"),
        network=str(notes.get("network", "")),
        quiet_s=max(0.0, time.time() - _last_written(folder)),
        is_stopping=not is_finished and (folder / STOP).exists(),
        examples=folder / EXAMPLES,
    )


def newest_run(places: Iterable[Path]) -> Path | None:
    """Return the model whose training wrote last, of those in some folders; unfinished ones go before finished ones.

    Args:
        places: Folders of models; those that are not there count for nothing.
    """
    found = [(folder.name.endswith(_UNFINISHED), _last_written(folder), folder) for folder in _trainings(places)]
    return model_of(max(found)[2]) if found else None


def ask_to_stop(model: Path) -> None:
    """Have the training of a model end after the step it is at and keep the weights that scored best.

    Raises:
        InputError: It has ended already, or its folder cannot be written.
    """
    folder = unfinished_folder(model)
    try:
        if not folder.is_dir():
            raise FileNotFoundError(folder)
        (folder / STOP).touch()
    except FileNotFoundError as error:
        sentence = translate("run", "The training of '{name}' has ended already.")
        raise InputError(sentence.format(name=model.name)) from error
    except OSError as error:
        sentence = translate("run", "The folder '{path}' cannot be written ({reason}): check its rights.")
        raise InputError(sentence.format(path=folder, reason=error.strerror)) from error


def _trainings(places: Iterable[Path]) -> Iterator[Path]:
    for place in places:
        try:
            folders = [each for _, each in zip(range(_MOST_MODELS), place.iterdir(), strict=False)]
        except OSError:
            continue
        yield from (each for each in folders if (each / LOG).is_file() or (each / RUN).is_file())


def _notes(path: Path) -> dict[str, Any]:
    """Return what the training said it is going to do; nothing where that is not there or not whole."""
    try:
        with path.open("rb") as file:
            document = json.loads(file.read(_LARGEST_NOTES))
    except (OSError, ValueError, RecursionError):
        return {}
    return document if isinstance(document, dict) else {}


def _whole(notes: dict[str, Any], name: str) -> int:
    value = notes.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else 0


def _last_written(folder: Path) -> float:
    times = []
    for name in (LOG, RUN, "checkpoint.safetensors"):
        try:
            times.append((folder / name).stat().st_mtime)
        except OSError:
            continue
    return max(times, default=0.0)


def _require_bounded(log_file: Path) -> None:
    size = log_file.stat().st_size if log_file.is_file() else 0
    if size > _LARGEST_LOG:
        sentence = translate("run", "The log '{path}' has {size} bytes, too many for a log of a training.")
        raise DamagedFileError(sentence.format(path=log_file, size=f"{size:,}"))
