"""Small networks with random weights, models of them on disk, and stacks of random numbers."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import numpy as np
import torch

from furrow.engine.imagery.stack import Stack
from furrow.models.card import ModelCard
from furrow.models.files import card_for, save_model
from furrow.models.registry import DEFAULT_BANDS, build
from furrow.models.season_network import SeasonNetwork

TINY: dict[str, Any] = {
    "composites": 4,
    "attention": 8,
    "heads": 2,
    "width": 12,
    "width_20m": 12,
    "width_40m": 12,
    "width_5m": 8,
    "width_2m5": 8,
}


def tiny_network(seed: int = 3, **settings: Any) -> SeasonNetwork[Any]:
    """A network of a few thousand weights whose normalisation has seen data, in evaluation mode."""
    torch.manual_seed(seed)
    network = build("hybrid-small", {**TINY, **settings})
    bands = len(network.bands)
    network.set_normalisation([0.2] * bands, [0.1] * bands)
    network.train()
    with torch.no_grad():
        for _ in range(3):
            network(
                torch.rand(4, 5, bands, 16, 16) * 0.5, torch.rand(4, 5, 16, 16) > 0.3, torch.randint(60, 250, (4, 5))
            )
    network.eval()
    with torch.inference_mode():  # so that probabilities spread over 0 to 1
        logits = network(
            torch.rand(1, 8, bands, 32, 32) * 0.5, torch.rand(1, 8, 32, 32) > 0.3, torch.arange(70, 230, 20)[None]
        )
    with torch.no_grad():
        scale = 1.5 / logits.std()
        network.decoder.logits.weight.mul_(scale)
        network.decoder.logits.bias.sub_(logits.mean()).mul_(scale)
    return network


def tiny_card(network: SeasonNetwork[Any], **fields: Any) -> ModelCard:
    """The card of a tiny network."""
    settings = {"name": "tiny", "version": "7", "first_day": 60, "last_day": 260, "threshold": 0.5, **fields}
    return card_for("hybrid-small", network, TINY, **settings)


def write_tiny_model(folder: Path, seed: int = 3, **fields: Any) -> Path:
    """Write a tiny model and return its folder."""
    folder.mkdir(parents=True)
    network = tiny_network(seed)
    save_model(folder, network, tiny_card(network, **fields))
    return folder


def random_stack(height: int, width: int, dates: int = 5, seed: int = 0, valid_share: float = 0.7) -> Stack:
    """A stack of smooth random numbers with random gaps."""
    rng = np.random.default_rng(seed)
    numbers = rng.integers(100, 5000, (dates, len(DEFAULT_BANDS), height, width)).astype(np.uint16)
    days = np.sort(rng.choice(np.arange(60, 260), dates, replace=False)).astype(np.int16)
    start = datetime.date(2020, 12, 31)
    return Stack(
        numbers, rng.random((dates, height, width)) < valid_share, days,
        tuple(start + datetime.timedelta(days=int(day)) for day in days), DEFAULT_BANDS,
        np.full(dates, 1e-4, np.float32), np.zeros(dates, np.float32),
    )  # fmt: skip
