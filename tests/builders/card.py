"""A graphics card that is none: bytes that are counted."""

from __future__ import annotations

import torch

from furrow.engine.prediction.card_memory import CardMemory


class Card(CardMemory):
    """A card of so many bytes, on which work takes some by pixel and some anyway.

    Args:
        size: Bytes of the card.
        by_pixel: Bytes that work takes for a pixel, as long as it lasts.
        anyway: Bytes that it takes beside.

    Attributes:
        kept: Bytes that others hold.
        given_back: How often memory was given back.
    """

    def __init__(self, size: int, by_pixel: int, anyway: int = 0) -> None:
        self.size, self.by_pixel, self.anyway = size, by_pixel, anyway
        self.kept = self.most = self.given_back = 0

    def work(self, pixels: int) -> None:
        """Take what a number of pixels needs, and give it back."""
        needed = self.kept + self.by_pixel * pixels + self.anyway
        self.most = max(self.most, needed)
        if needed > self.size:
            raise torch.OutOfMemoryError("CUDA out of memory")

    def free(self) -> int:
        return self.size - self.kept

    def held(self) -> int:
        return self.kept

    def watch(self) -> None:
        self.most = self.kept

    def most_held(self) -> int:
        return self.most

    def give_back(self) -> None:
        self.given_back += 1
