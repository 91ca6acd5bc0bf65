"""The eight ways to turn and mirror an image, so that a network can be asked more than once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from furrow.engine.imagery.stack import Stack

__all__ = ["TURNS", "Turn", "turned_stack"]

Number = TypeVar("Number", bound=np.generic)


@dataclass(frozen=True)
class Turn:
    """Quarter turns, mirrored first or not.

    Attributes:
        quarters: Quarter turns from rows to columns, 0 to 3.
        mirrored: Whether columns run the other way before that.
    """

    quarters: int = 0
    mirrored: bool = False

    @property
    def is_none(self) -> bool:
        """Whether everything stays as it is."""
        return self.quarters == 0 and not self.mirrored

    def of(self, image: Tensor) -> Tensor:
        """Return an image (..., H, W) turned."""
        mirrored = torch.flip(image, (-1,)) if self.mirrored else image
        return torch.rot90(mirrored, self.quarters, (-2, -1))

    def back(self, image: Tensor) -> Tensor:
        """Return a turned image as it was before."""
        straight = torch.rot90(image, -self.quarters, (-2, -1))
        return torch.flip(straight, (-1,)) if self.mirrored else straight

    def of_array(self, image: NDArray[Number]) -> NDArray[Number]:
        """Return an array (..., H, W) turned, without gaps in memory."""
        mirrored = image[..., ::-1] if self.mirrored else image
        return np.ascontiguousarray(np.rot90(mirrored, self.quarters, (-2, -1)))


TURNS: dict[int, Sequence[Turn]] = {
    1: (Turn(),),
    2: (Turn(), Turn(2)),
    4: tuple(Turn(quarters) for quarters in range(4)),
    8: tuple(Turn(quarters, mirrored) for mirrored in (False, True) for quarters in range(4)),
}
"""The turns to average over, by their number."""


def turned_stack(stack: Stack, turn: Turn) -> Stack:
    """Return a stack with all images turned."""
    if turn.is_none:
        return stack
    numbers, valid = turn.of_array(stack.digital_numbers), turn.of_array(stack.valid)
    return replace(stack, digital_numbers=numbers, valid=valid)
