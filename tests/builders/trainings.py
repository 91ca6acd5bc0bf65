"""Small trainings of the cultivated-land task on simulated places."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from torch import nn

from furrow.engine.training.batch import Batch
from furrow.engine.training.cultivated_land import CultivatedLand
from furrow.engine.training.loop import Trainer, seeded
from furrow.engine.training.normalisation import normalisation_of
from furrow.engine.training.patches import Patches
from furrow.engine.training.places import Place, Pool
from furrow.engine.training.plan import TrainingPlan
from furrow.engine.training.processes import ALONE, Processes
from furrow.engine.training.simulated import simulated_place
from furrow.models.registry import build
from furrow.models.season_network import SeasonNetwork
from furrow.tests.builders.networks import TINY

PATCHES = Patches(side=16, number=2, most_dates=6)
_KEPT: dict[tuple[int, int], Place] = {}


def place(index: int, size: int = 24) -> Place:
    """One of two simulated places, simulated once."""
    key = (40 + index % 2, size)
    if key not in _KEPT:
        _KEPT[key] = simulated_place(key[0], size, 8)
    return _KEPT[key]


def network_for(seed: int = 1, outputs: tuple[str, ...] = ("cultivated",), **settings: int) -> SeasonNetwork[Any]:
    """A tiny network with the normalisation of the first place and as many outputs as are named."""
    seeded(seed)
    network = build("hybrid-small", {**TINY, **settings})
    network.outputs = outputs
    network.decoder.logits = nn.Conv2d(TINY["width_2m5"], len(outputs), 3, padding=1)
    network.set_normalisation(*normalisation_of([place(0)]))
    return network


def trainer(
    folder: Path,
    steps: int = 6,
    seed: int = 1,
    refresh: int = 0,
    task: CultivatedLand | None = None,
    network: SeasonNetwork[Any] | None = None,
    processes: Processes = ALONE,
    **plan: Any,
) -> Trainer[SeasonNetwork[Any], Place, Batch]:
    """A training of a tiny network on two small places."""
    network = network or network_for(seed)
    wish = TrainingPlan(**{"steps": steps, "seed": seed, "save_every_s": 1e9, "log_every": 2, **plan})
    return Trainer(network, task or CultivatedLand(PATCHES), wish, Pool(place, 2, refresh), folder, processes=processes)


class WithoutStatistics(CultivatedLand):
    """The task with normalisation as in use, so that a patch's loss does not depend on the others of its batch."""

    def loss(self, network: nn.Module, batch: Batch) -> torch.Tensor:
        """Return the loss."""
        return super().loss(network.eval(), batch)


def weights_of(network: nn.Module) -> torch.Tensor:
    """All weights and running figures of a network as one vector."""
    return torch.cat([tensor.detach().flatten().float() for tensor in network.state_dict().values()])
