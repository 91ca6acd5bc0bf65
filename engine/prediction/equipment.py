"""What a prediction computes with: a device, what copies to it and from it, and its memory."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from furrow.engine.prediction.card_memory import CardMemory, memory_of
from furrow.engine.prediction.device import Device
from furrow.engine.prediction.transfers import Transfers

__all__ = ["Equipment"]


@dataclass(frozen=True)
class Equipment:
    """A device and what belongs to it.

    Attributes:
        device: Where networks run.
        transfers: What copies to it and from it.
        memory: Its memory; None for the processor, which is not asked.
    """

    device: Device
    transfers: Transfers
    memory: CardMemory | None

    @classmethod
    def of(cls, device: Device) -> Self:
        """Return what belongs to a device."""
        return cls(device, Transfers.of(device), memory_of(device))
