"""The networks of the accuracy benchmark: Furrow's own, those of others, and what is left out to see what it gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from furrow.engine.training.cultivated_land import CultivatedLand
from furrow.engine.training.patches import Patches
from furrow.engine.training.variations import Variations

__all__ = ["ABLATIONS", "LARGER", "OURS", "PEERS", "TASK", "Row"]

TASK = CultivatedLand(Patches(number=4))
"""What all networks are trained for."""


@dataclass(frozen=True)
class Row:
    """A network that is trained.

    Attributes:
        name: As the tables show it.
        network: Name in the registry.
        settings: What differs from the network's defaults.
        task: What it is trained for; the same for all but where the row says so.
        plan: What differs in the plan of the training, by the names of `TrainingPlan`.
        seeds: Most seeds to run; fewer than the benchmark's where a run is too long for the machine.
    """

    name: str
    network: str
    settings: Mapping[str, Any] = field(default_factory=dict)
    task: CultivatedLand = TASK
    plan: Mapping[str, Any] = field(default_factory=dict)
    seeds: int = 99


PEERS = (
    Row("U-Net on composites", "unet-composites"),
    Row("SRResNet, narrow", "srresnet-small"),
    Row("U-TAE, narrow", "utae-small"),
    Row("PIUnet, narrow", "piunet-small", seeds=1),
)
"""Networks of others, of about equal arithmetic; as published they would need a GPU."""

OURS = (Row("Furrow, small", "hybrid-small"),)
"""The network of Furrow."""

LARGER = (Row("Furrow, base", "hybrid-base", seeds=1),)
"""Its next size; the largest would need a GPU."""

_PLAIN = replace(TASK.patches, by_weight=0.0)

ABLATIONS: tuple[Row, ...] = (
    Row("without contrasts between neighbours", "hybrid-small", {"contrasts": 0}),
    Row("one channel of attention", "hybrid-small", {"attention": 1, "heads": 1}),
    Row("with outputs for borders", "hybrid-small", {"borders": 1}, replace(TASK, boundary=0.3, distance=0.3)),
    Row("with soft MCC", "hybrid-small", task=replace(TASK, correlation=0.5)),
    Row("patches drawn evenly", "hybrid-small", task=replace(TASK, patches=_PLAIN)),
    Row(
        "no shifts and no clouds added", "hybrid-small",
        task=replace(TASK, patches=replace(TASK.patches, variations=Variations(shift=0, clouds=0, hidden_clouds=0))),
    ),
    Row("without averaged weights", "hybrid-small", plan={"averaging": 0.0}),
)  # fmt: skip
"""Furrow's small network with one idea less, or more."""
