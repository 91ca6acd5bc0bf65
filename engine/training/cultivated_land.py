"""The task of Furrow: cultivated land at 2.5 m, by the score of the challenge."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, ClassVar, cast

import numpy as np
from numpy.typing import NDArray
from torch import Tensor, nn

from furrow.engine.contract.errors import InputError
from furrow.engine.prediction.device import Device
from furrow.engine.training.batch import Batch
from furrow.engine.training.cultivated_examples import CultivatedExamples
from furrow.engine.training.examples import ExampleScorer
from furrow.engine.training.losses import missing_correlation, weighted_cross_entropy, weighted_distance_error
from furrow.engine.training.patches import Patches
from furrow.engine.training.places import Place
from furrow.engine.training.task import Task
from furrow.engine.training.validation import histogram_of
from furrow.models.season_network import SeasonNetwork

__all__ = ["BOUNDARY", "CULTIVATED", "DISTANCE", "CultivatedLand"]

CULTIVATED = "cultivated"
BOUNDARY = "boundary"
DISTANCE = "distance"


@dataclass(frozen=True)
class CultivatedLand(Task[Place, Batch]):
    """Weighted cross-entropy with the weights of the score, and what may be added to it.

    Attributes:
        patches: How patches are cut and varied.
        correlation: Weight of the loss `missing_correlation`.
        boundary: Weight of the cross-entropy of the output "boundary", 0 where the network has none.
        distance: Weight of the error of the output "distance", 0 where the network has none.
    """

    name: ClassVar[str] = "cultivated land"
    scores: ClassVar[tuple[str, ...]] = ("weighted_mcc", "threshold", "weighted_mcc_at_half")
    decides: ClassVar[str] = "weighted_mcc"

    patches: Patches = field(default_factory=Patches)
    correlation: float = 0.0
    boundary: float = 0.0
    distance: float = 0.0

    def settings(self) -> dict[str, Any]:
        """Return all settings, those of the patches too."""
        return asdict(self)

    def check(self, network: nn.Module) -> None:
        """Refuse a network without the outputs that are to be taught.

        Raises:
            InputError: One is missing, or cultivated land is not the first.
        """
        outputs = _season_network(network).outputs
        if outputs[0] != CULTIVATED:
            raise InputError(f"The network's first output is '{outputs[0]}', but must be '{CULTIVATED}'.")
        for name, weight in ((BOUNDARY, self.boundary), (DISTANCE, self.distance)):
            if weight > 0 and name not in outputs:
                raise InputError(
                    f"The loss of the output '{name}' weighs {weight:g}, but the network gives {', '.join(outputs)} "
                    "alone: set the weight to 0, or take a network with that output."
                )

    def draw(self, rng: np.random.Generator, places: Sequence[Place]) -> Batch:
        """Return random patches, with the targets of auxiliary outputs where they are taught."""
        return self.patches.draw(rng, places, borders=self.boundary > 0 or self.distance > 0)

    def loss(self, network: nn.Module, batch: Batch) -> Tensor:
        """Return the weighted sum of the losses."""
        values = network(batch.reflectance, batch.valid, batch.day_of_year).float()
        weights, total = batch.weights, batch.total_weight
        loss = weighted_cross_entropy(values[:, :1], batch.cultivated, weights, total)
        if self.correlation > 0:
            loss = loss + self.correlation * missing_correlation(values[:, :1], batch.cultivated, weights)
        if batch.borders is not None:
            outputs = _season_network(network).outputs
            if self.boundary > 0:
                channel = values[:, outputs.index(BOUNDARY)][:, None]
                loss = loss + self.boundary * weighted_cross_entropy(channel, batch.borders[:, :1], weights, total)
            if self.distance > 0:
                channel = values[:, outputs.index(DISTANCE)][:, None]
                loss = loss + self.distance * weighted_distance_error(channel, batch.borders[:, 1:], weights, total)
        return loss

    def score(
        self,
        network: nn.Module,
        places: Iterable[Place],
        device: Device,
        check: Callable[[], None] = lambda: None,
        seen: Callable[[Place, NDArray[np.float32]], None] = lambda place, probability: None,
    ) -> dict[str, float]:
        """Return the weighted MCC at the best threshold, this threshold, and the weighted MCC at 0.5.

        Args:
            network: On the device; put into evaluation mode here.
            places: Where to score; may be read one by one.
            device: Where the network is.
            check: Called again and again; may raise to stop.
            seen: Called with each place and its probability, (4H, 4W) float32.
        """
        histogram = histogram_of(_season_network(network), places, device, check, seen)
        threshold, counts = histogram.best()
        return {"weighted_mcc": counts.mcc, "threshold": threshold, "weighted_mcc_at_half": histogram.at(0.5).mcc}

    def examples(self) -> ExampleScorer[Place]:
        """Return what draws maps of a few windows while it scores."""
        return CultivatedExamples(self.score)


def _season_network(network: nn.Module) -> SeasonNetwork[Any]:
    return cast("SeasonNetwork[Any]", network)
