"""The training loop: AdamW, a rising and falling rate, averaged weights, checkpoints to go on from."""

from __future__ import annotations

import copy
import json
import math
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Generic, TypeVar

import numpy as np
import torch
from torch import nn

from furrow.engine.contract.errors import InputError, ResourceError
from furrow.engine.contract.training_jobs import LOG
from furrow.engine.prediction.device import Device
from furrow.engine.training.checkpoint import (
    Learner,
    exists,
    read_notes,
    read_tensors,
    tensors_of,
    write_checkpoint,
)
from furrow.engine.training.examples import ExampleScorer, ExampleSheet
from furrow.engine.training.loader import Loader, pinned
from furrow.engine.training.log import TrainingLog
from furrow.engine.training.places import Pool
from furrow.engine.training.plan import TrainingPlan
from furrow.engine.training.processes import ALONE, Processes
from furrow.engine.training.progress import Progress
from furrow.engine.training.task import Divisible, Task
from furrow.engine.training.validation import EXACT

__all__ = ["LOG_COLUMNS", "Trainer", "seeded"]

PlaceT = TypeVar("PlaceT")
BatchT = TypeVar("BatchT", bound=Divisible)
NetworkT = TypeVar("NetworkT", bound=nn.Module)
Row = Mapping[str, float | int | None]

_REASON = 200  # letters of PyTorch's own words

LOG_COLUMNS = ("step", "epoch", "seconds", "learning_rate", "loss")
"""Columns of every log; those of the task's scores follow, empty where a step was not validated."""


def seeded(seed: int) -> None:
    """Fix torch's own random choices (initial weights)."""
    torch.manual_seed(seed)


class Trainer(Generic[NetworkT, PlaceT, BatchT]):
    """Trains one network for one task. The seed of the plan fixes everything random after the initial weights.

    Args:
        network: The network to train; its weights change.
        task: What for.
        plan: What to do.
        pool: Where batches come from.
        folder: Where the checkpoint and the log lie.
        device: Where to train, and with which arithmetic.
        identity: What else two runs must share to be one training.
        processes: The processes that share each batch; all see the same folder, places and seed.

    Attributes:
        average: The running average of the weights, in evaluation mode.
        progress: How far it is.

    Raises:
        InputError: The network does not suit the task.
    """

    def __init__(
        self,
        network: NetworkT,
        task: Task[PlaceT, BatchT],
        plan: TrainingPlan,
        pool: Pool[PlaceT],
        folder: Path,
        device: Device = EXACT,
        identity: Mapping[str, Any] | None = None,
        processes: Processes = ALONE,
    ) -> None:
        task.check(network)
        self.network = network.to(device.name).to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        self.average: NetworkT = copy.deepcopy(self.network).eval().requires_grad_(requires_grad=False)
        self.task, self.plan, self.pool, self.folder = task, plan, pool, folder
        self.device, self.processes = device, processes
        self.progress = Progress()
        self._shown: ExampleScorer[PlaceT] | None = None
        self._model = self.network
        if plan.compiled:
            self._model = torch.compile(self.network)
        self._identity = {"task": task.name, **task.settings(), **plan.identity(), **(identity or {})}
        decayed = [weight for weight in network.parameters() if weight.ndim > 1]
        others = [weight for weight in network.parameters() if weight.ndim <= 1]
        groups: list[dict[str, Any]] = [{"params": decayed}, {"params": others, "weight_decay": 0.0}]
        self._optimizer = torch.optim.AdamW(groups, lr=plan.learning_rate, weight_decay=plan.weight_decay)
        self._learner = Learner(self.network, self.average, self._optimizer)
        self._log = TrainingLog(folder / LOG, (*LOG_COLUMNS, *task.scores))
        self._is_whole = True  # between steps; within one, weights and average are of different steps
        self._saved_step: int | None = None
        self._saved_at = -math.inf

    def resume(self, *, strict: bool = True) -> bool:
        """Go on from the checkpoint if there is one; return whether there was.

        Args:
            strict: Refuse a checkpoint of a training with other settings, rather than start anew.

        Raises:
            DamagedFileError: It cannot be read.
            InputError: It is of a training with other settings, and `strict`.
        """
        if not exists(self.folder):
            return False
        notes = read_notes(self.folder)
        if notes.get("plan") != _as_json(self._identity):
            if not strict:
                return False
            raise InputError(
                f"The unfinished training '{self.folder}' was started with other settings: "
                "use the same again, or delete the folder to start anew."
            )
        read_tensors(self.folder, self._learner)
        self.progress = Progress.from_document(notes["progress"])
        self._saved_step = self.progress.step
        return True

    def run(
        self,
        on_step: Callable[[Progress], None] = lambda progress: None,
        validation: Callable[[], Iterable[PlaceT]] | None = None,
        until: Callable[[], bool] = lambda: False,
        on_row: Callable[[Row], None] = lambda row: None,
        check: Callable[[], None] = lambda: None,
        on_examples: Callable[[ExampleSheet, bool], None] | None = None,
    ) -> None:
        """Train to the end of the plan, or until the score rises no more.

        Args:
            on_step: Called after each step; an exception it raises stops the training, which keeps a
                checkpoint of what was done.
            validation: Returns the places to score the averaged network on.
            until: True ends the training early, as if the plan ended there.
            on_row: Called with each row of the log.
            check: Called again and again during validations; may raise to stop.
            on_examples: Called after each validation with pictures of a few places, and whether it was the best so
                far, where the task draws some; None has none drawn.

        Raises:
            InputError: The loss is no number any more.
            ResourceError: The disk is full, or another of several processes ended.
        """

        def settle(*, at_end: bool = False) -> None:
            self._validate_if_due(validation, check, on_examples, at_end=at_end)
            self._log_if_due(on_row, at_end=at_end)

        if on_examples is not None and self.processes.is_first:
            self._shown = self.task.examples()
        try:
            with Loader(self._draw, self.progress.step, self.plan.steps, self.plan.ahead) as batches:
                if self.processes.is_first:
                    self._log.begin(self.progress.step)
                if self.progress.step:
                    settle()  # what a stop kept from being done
                while not self._is_over and not self.processes.told(until()):
                    self._timed_step(batches)
                    settle()
                    on_step(self.progress)
                    self._save_if_due()
                settle(at_end=True)
        except BaseException:
            if self._is_whole:
                self.save()
            raise
        self.save()

    def best_network(self) -> NetworkT:
        """Return a copy of the averaged network with the weights that scored best; the last ones without any score."""
        network = copy.deepcopy(self.average)
        for name, tensor in tensors_of(network).items():
            if name in self._learner.best:
                tensor.copy_(self._learner.best[name])
        return network

    def best_examples(self, places: Iterable[PlaceT], check: Callable[[], None] = lambda: None) -> ExampleSheet | None:
        """Return the pictures of the best weights, which takes a validation; None where the task draws none.

        Args:
            places: Those of the validations.
            check: Called again and again; may raise to stop.
        """
        shown = self._shown or self.task.examples()
        if shown is None:
            return None
        scores = shown.score(self.best_network(), places, self.device, check)
        return ExampleSheet(self.progress.best_step, scores, shown.drawn(), shown.legend)

    def save(self) -> None:
        """Write a checkpoint now; only the first of several processes does."""
        if not self.processes.is_first:
            return
        notes = {"plan": self._identity, "progress": self.progress.to_document()}
        write_checkpoint(self.folder, self._learner, notes)
        self._saved_step, self._saved_at = self.progress.step, time.monotonic()

    @property
    def _is_over(self) -> bool:
        patience = self.plan.patience
        if patience and self.progress.validations_since_best >= patience:
            return True
        return self.progress.step >= self.plan.steps

    def _draw(self, step: int) -> BatchT:
        # The random choices of a step depend on its number alone, so that a resumed training repeats them.
        rng = np.random.default_rng([self.plan.seed, step])
        batch = self.task.draw(rng, self.pool.at(step))
        mine = batch if self.processes.number == 1 else batch.part(self.processes.rank, self.processes.number)
        return pinned(mine) if self.device.is_gpu else mine

    def _timed_step(self, batches: Loader[BatchT]) -> None:
        start = time.monotonic()
        batch = batches.take()
        self._is_whole = False
        loss = self._step(batch, self.progress.step)
        self.progress.take_step(loss, time.monotonic() - start)
        self._is_whole = True

    def _step(self, batch: BatchT, step: int) -> float:
        rate = self.plan.rate(step)
        for group in self._optimizer.param_groups:
            group["lr"] = rate
        torch.manual_seed(int(np.random.SeedSequence([self.plan.seed, step, self.processes.rank]).generate_state(1)[0]))
        self.network.train()
        place, precision = self.device.name, self.device.precision
        with _told_when_not_compiled():
            with torch.autocast(torch.device(place).type, dtype=precision, enabled=precision is not None):
                loss = self.task.loss(self._model, batch.to(place))
            self._optimizer.zero_grad(set_to_none=True)
            loss.backward()  # type: ignore[no-untyped-call]
        loss = loss.detach()
        gradients = [weight.grad for weight in self.network.parameters() if weight.grad is not None]
        self.processes.average([loss, *gradients, *_running_figures(self.network)])
        norm = nn.utils.clip_grad_norm_(self.network.parameters(), self.plan.gradient_norm)
        # The one time in a step that a GPU is waited for. float64 holds both as they are.
        value, length = map(float, torch.stack([loss.double(), norm.double()]).tolist())
        if not math.isfinite(value) or not math.isfinite(length):
            raise InputError(self._no_number(value, step, rate))
        self._optimizer.step()
        self._take_average(self.plan.decay(step))
        return value

    def _no_number(self, loss: float, step: int, rate: float) -> str:
        kept = "" if self._saved_step is None else f" The checkpoint of step {self._saved_step} is kept."
        what = "The loss" if not math.isfinite(loss) else "A gradient"
        return (
            f"{what} is no number any more at step {step + 1}, with the learning rate {rate:.2g}: lower the learning "
            f"rate, and check the seasons for values that are no reflectance.{kept}"
        )

    @torch.no_grad()
    def _take_average(self, decay: float) -> None:
        mine = self.network.state_dict()
        for name, kept in self.average.state_dict().items():
            if kept.dtype.is_floating_point:
                kept.lerp_(mine[name], 1.0 - decay)
            else:
                kept.copy_(mine[name])

    def _validate_if_due(
        self,
        validation: Callable[[], Iterable[PlaceT]] | None,
        check: Callable[[], None],
        on_examples: Callable[[ExampleSheet, bool], None] | None,
        *,
        at_end: bool,
    ) -> None:
        progress = self.progress
        due = at_end or self._is_over or progress.step % self.plan.validate_every == 0
        if validation is None or progress.is_validated or not due:
            return
        scores: Mapping[str, float] = {}
        if self.processes.is_first:
            scores = (self._shown or self.task).score(self.average, validation(), self.device, check)
        better = progress.take_scores(self.processes.told(scores), self.task.decides)
        if better:
            self._learner.best = {name: tensor.clone() for name, tensor in tensors_of(self.average).items()}
        if on_examples is not None and self._shown is not None:
            on_examples(ExampleSheet(progress.step, scores, self._shown.drawn(), self._shown.legend), better)

    def _log_if_due(self, on_row: Callable[[Row], None], *, at_end: bool) -> None:
        progress, plan = self.progress, self.plan
        due = at_end or self._is_over or progress.is_validated or progress.step % plan.log_every == 0
        if not due or not self.processes.is_first or self._log.last_step >= progress.step:
            return
        scores: Mapping[str, float] = progress.scores if progress.is_validated else {}
        row: dict[str, float | int | None] = {
            "step": progress.step,
            "epoch": -(-progress.step // plan.epoch),
            "seconds": round(progress.seconds, 1),
            "learning_rate": plan.rate(max(progress.step - 1, 0)),
            "loss": progress.loss,
            **{name: scores.get(name) for name in self.task.scores},
        }
        self._log.add(row)
        on_row(row)

    def _save_if_due(self) -> None:
        step = self.progress.step
        if step % self.plan.epoch == 0 or time.monotonic() - self._saved_at > self.plan.save_every_s:
            self.save()


@contextmanager
def _told_when_not_compiled() -> Iterator[None]:
    try:
        yield
    except torch._dynamo.exc.TorchDynamoException as error:
        why = " ".join(str(error).split())[:_REASON]
        raise ResourceError(
            f"PyTorch cannot compile the network here ({why}): install a C++ compiler, and Triton for a GPU, or train "
            "without compiling."
        ) from error


def _running_figures(network: nn.Module) -> list[torch.Tensor]:
    """Return the running means and variances of all batch normalisations."""
    norms = [module for module in network.modules() if isinstance(module, nn.modules.batchnorm._BatchNorm)]
    found = [figure for norm in norms for figure in (norm.running_mean, norm.running_var)]
    return [figure for figure in found if figure is not None]


def _as_json(document: Mapping[str, Any]) -> Any:  # noqa: ANN401 - what JSON makes of it: lists for tuples
    return json.loads(json.dumps(document))
