"""Sentinel Hub on the loopback: a process that checks what it is asked as the real service does."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from furrow.tests.builders.scenes import Scene, Truth, cut_scenes
from furrow.tests.builders.server_processes import server_process

__all__ = ["SentinelHub", "sentinel_hub"]


@dataclass(frozen=True)
class SentinelHub:
    """A service that is up.

    Attributes:
        base_url: Address of its APIs.
        token_url: Where tokens are had.
        client_id, client_secret: The one OAuth client it knows.
        scenes: What it holds.
    """

    base_url: str
    token_url: str
    client_id: str
    client_secret: str
    scenes: tuple[Scene, ...]

    def counts(self) -> dict[str, int]:
        """Return the number of requests for `token`, `catalogue` and `process` so far, refused ones included."""
        counts: dict[str, int] = self._control({})["counts"]
        return {name: counts.get(name, 0) for name in ("token", "catalogue", "process")}

    def units(self) -> float:
        """Return the processing units spent so far."""
        return float(self._control({})["units"])

    def revoke(self) -> None:
        """Let all tokens given so far be good no longer."""
        self._control({"revoke": True})

    def _control(self, told: dict[str, Any]) -> Any:
        with urllib.request.urlopen(f"{self.base_url}/control", json.dumps(told).encode(), timeout=30) as answer:  # noqa: S310
            return json.load(answer)


@contextmanager
def sentinel_hub(
    folder: Path,
    truth: Truth,
    flavour: str = "commercial",
    *,
    client_id: str = "sh-client-1",
    client_secret: str = "p@ss word+/=š",  # noqa: S107
    token_seconds: float = 3600,
    requests_per_minute: int = 0,
    layout: str = "whole",
    baseline: str | Sequence[str] = "05.00",
) -> Iterator[SentinelHub]:
    """Serve a truth.

    Args:
        folder: A folder of the test's.
        flavour: "commercial", or "copernicus", which has no CLM and CLP.
        token_seconds: How long a token is good.
        requests_per_minute: Limit above which it answers 429; 0 for none.
        layout, baseline: See `cut_scenes`.
    """
    home = folder / f"sentinel hub {flavour}"
    home.mkdir(parents=True)
    scenes = tuple(cut_scenes(truth, layout=layout, baseline=baseline))
    settings = {
        "flavour": flavour, "client_id": client_id, "client_secret": client_secret, "token_seconds": token_seconds,
        "requests_per_minute": requests_per_minute,
    }  # fmt: skip
    (home / "service.json").write_text(json.dumps(settings), encoding="utf-8")
    _write(home, truth, scenes, flavour)
    with server_process(Path(__file__).with_name("serve_sentinel_hub.py"), [str(home)], home / "server.log") as told:
        yield SentinelHub(told["url"], told["token_url"], client_id, client_secret, scenes)


def _write(home: Path, truth: Truth, scenes: Sequence[Scene], flavour: str) -> None:
    arrays, told = {}, []
    for index, scene in enumerate(scenes):
        layers = {name: (array, scene.native_grid(name)) for name, array in scene.arrays.items()}
        at = truth.dates.index(scene.moment.date())
        layers |= {"CLM": (truth.clm[at], truth.grid), "CLP": (truth.clp[at], truth.grid)}
        arrays |= {f"{index} {name}": array for name, (array, _) in layers.items()}
        described = {
            name: {"crs": int(grid.crs.to_authority()[1]), "transform": list(grid.transform)[:6]}
            for name, (_, grid) in layers.items()
        }
        told.append({
            "id": scene.product + (".SAFE" if flavour == "copernicus" else ""), "moment": scene.moment.isoformat(),
            "cloud_cover": scene.cloud_cover, "has_offset": scene.has_offset, "bounds": list(scene.grid.bounds),
            "crs": int(scene.grid.crs.to_authority()[1]), "platform": f"sentinel-{scene.platform[1:].lower()}",
            "layers": described,
        })  # fmt: skip
    np.savez(home / "layers.npz", **arrays)
    (home / "scenes.json").write_text(json.dumps(told), encoding="utf-8")
