"""The training loop: AdamW, a rising and falling rate, averaged weights, checkpoints to go on from."""

from __future__ import annotations

import copy
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

from furrow.engine.contract.errors import InputError
from furrow.engine.prediction.device import Device
from furrow.engine.training.checkpoint import exists, read_notes, read_tensors, write_checkpoint
from furrow.engine.training.losses import weighted_cross_entropy
from furrow.engine.training.places import Batch, Patches, Pool
from furrow.engine.training.plan import TrainingPlan
from furrow.engine.training.validation import EXACT
from furrow.models.season_network import SeasonNetwork

__all__ = ["Progress", "Trainer", "seeded"]

_LOSS_MEMORY = 0.98  # of the running mean that is shown


@dataclass
class Progress:
    """How far a training is.

    Attributes:
        step: Steps done.
        loss: Running mean of the loss.
        validation_mcc: Last weighted MCC on the validation places, None before the first.
        seconds: Time spent, all runs together.
        history: (step, loss, validation MCC) of each validation.
    """

    step: int = 0
    loss: float = float("nan")
    validation_mcc: float | None = None
    seconds: float = 0.0
    history: list[tuple[int, float, float]] = field(default_factory=list)


def seeded(seed: int) -> None:
    """Fix torch's own random choices (initial weights)."""
    torch.manual_seed(seed)


class Trainer:
    """Trains one network.

    Args:
        network: The network to train; its weights change.
        plan: What to do.
        pool: Where patches come from.
        patches: How they are cut.
        folder: Where checkpoints lie.
        device: Where to train, and with which arithmetic.
        identity: What else two runs must share to be one training.
    """

    def __init__(
        self,
        network: SeasonNetwork[Any],
        plan: TrainingPlan,
        pool: Pool,
        patches: Patches,
        folder: Path,
        device: Device = EXACT,
        identity: Mapping[str, Any] | None = None,
    ) -> None:
        self.network = network.to(device.name)
        self.average = copy.deepcopy(self.network).eval().requires_grad_(requires_grad=False)
        self.plan, self.pool, self.patches, self.folder = plan, pool, patches, folder
        self.device = device
        self.progress = Progress()
        self._identity = {**asdict(plan), **asdict(patches), **(identity or {})}
        for name in ("save_every_s", "validate_every"):
            del self._identity[name]
        decayed = [weight for weight in network.parameters() if weight.ndim > 1]
        others = [weight for weight in network.parameters() if weight.ndim <= 1]
        groups: list[dict[str, Any]] = [{"params": decayed}, {"params": others, "weight_decay": 0.0}]
        self._optimizer = torch.optim.AdamW(groups, lr=plan.learning_rate, weight_decay=plan.weight_decay)

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
        if notes.get("plan") != self._identity:
            if not strict:
                return False
            raise InputError(
                f"The unfinished training '{self.folder}' was started with other settings: "
                "use the same again, or delete the folder to start anew."
            )
        read_tensors(self.folder, self.network, self.average, self._optimizer)
        if "mean" in notes:
            for network in (self.network, self.average):
                network.set_normalisation(notes["mean"], notes["standard_deviation"])
        self.progress = Progress(
            **{**notes["progress"], "history": [tuple(row) for row in notes["progress"]["history"]]}
        )
        return True

    def run(
        self,
        on_step: Callable[[Progress], None] = lambda progress: None,
        validate: Callable[[SeasonNetwork[Any]], float] | None = None,
        until: Callable[[], bool] = lambda: False,
    ) -> None:
        """Train to the end of the plan.

        Args:
            on_step: Called after each step; an exception it raises stops the training, which keeps a
                checkpoint of what was done.
            validate: Returns the weighted MCC of the averaged network.
            until: True ends the training early, as if the plan ended there.
        """
        saved = time.monotonic()
        try:
            while self.progress.step < self.plan.steps and not until():
                self._timed_step()
                if validate and self.progress.step % self.plan.validate_every == 0:
                    self._validate(validate)
                on_step(self.progress)
                if self.progress.step == 1 or time.monotonic() - saved > self.plan.save_every_s:
                    self.save()
                    saved = time.monotonic()
        except BaseException:
            self.save()
            raise
        if validate and (not self.progress.history or self.progress.history[-1][0] != self.progress.step):
            self._validate(validate)
        self.save()

    def save(self) -> None:
        """Write a checkpoint now."""
        notes = {
            "plan": self._identity,
            "progress": asdict(self.progress),
            "mean": self.network.mean.tolist(),
            "standard_deviation": self.network.standard_deviation.tolist(),
        }
        write_checkpoint(self.folder, self.network, self.average, self._optimizer, notes)

    def _timed_step(self) -> None:
        start = time.monotonic()
        step = self.progress.step
        # The random choices of a step depend on its number alone, so that a resumed training repeats them.
        rng = np.random.default_rng([self.plan.seed, step])
        loss = self._step(self.patches.draw(rng, self.pool.at(step)), step)
        first = not np.isfinite(self.progress.loss)
        self.progress.loss = loss if first else _LOSS_MEMORY * self.progress.loss + (1 - _LOSS_MEMORY) * loss
        self.progress.step = step + 1
        self.progress.seconds += time.monotonic() - start

    def _step(self, batch: Batch, step: int) -> float:
        for group in self._optimizer.param_groups:
            group["lr"] = self.plan.rate(step)
        self.network.train()
        place, precision = self.device.name, self.device.precision
        with torch.autocast(torch.device(place).type, dtype=precision, enabled=precision is not None):
            logits = self.network(batch.reflectance.to(place), batch.valid.to(place), batch.day_of_year.to(place))
        loss = weighted_cross_entropy(logits, batch.cultivated.to(place), batch.weights.to(place))
        self._optimizer.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(self.network.parameters(), self.plan.gradient_norm)
        self._optimizer.step()
        self._take_average(self.plan.decay(step))
        return float(loss.detach())

    @torch.no_grad()
    def _take_average(self, decay: float) -> None:
        mine = self.network.state_dict()
        for name, kept in self.average.state_dict().items():
            if kept.dtype.is_floating_point:
                kept.lerp_(mine[name], 1.0 - decay)
            else:
                kept.copy_(mine[name])

    def _validate(self, validate: Callable[[SeasonNetwork[Any]], float]) -> None:
        self.progress.validation_mcc = validate(self.average)
        self.progress.history.append((self.progress.step, self.progress.loss, self.progress.validation_mcc))
