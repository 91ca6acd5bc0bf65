"""Offline package sources for builds of the engine's environment."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from furrow.engine.contract.environment import EngineEnvironment
from furrow.engine.contract.requirements import Requirements
from furrow.tests.builders.wheels import bridge_wheel, lock_text, torch_wheel, write_wheel

HOME_NAME = "Žiga's profil č (1)"


@dataclass(frozen=True)
class Offline:
    """Wheels, and requirements that name them."""

    wheels: Path
    requirements: Requirements

    def environment(self, home: Path) -> EngineEnvironment:
        return EngineEnvironment(home, requirements=self.requirements)


def make_offline(folder: Path, *, torch: str = "2.13.0+cpu", cuda: str | None = None) -> Offline:
    wheels = folder / "kolesa 'č'"
    locked = [bridge_wheel(wheels), write_wheel(wheels, "furrow-tiny", "0.3", {"furrow_tiny.py": "X = 1\n"})]
    torch_wheel(wheels, torch, cuda)
    requirements = Requirements(folder / "engine.lock", folder / "torch.txt")
    requirements.lock.write_text(lock_text(locked), encoding="utf-8")
    requirements.torch.write_text("# a comment\ntorch==2.13.0\n", encoding="utf-8")
    return Offline(wheels, requirements)


def isolate_pip(patch: pytest.MonkeyPatch, wheels: Path, index: str | None = None) -> None:
    """Let pip see a folder of wheels and, if named, one index; nothing of this machine."""
    for name in [name for name in os.environ if name.upper().startswith("PIP_") or name.upper().endswith("_PROXY")]:
        patch.delenv(name)
    patch.setenv("PIP_CONFIG_FILE", os.devnull)
    patch.setenv("PIP_NO_CACHE_DIR", "1")
    patch.setenv("PIP_RETRIES", "1")
    patch.setenv("PIP_FIND_LINKS", wheels.as_uri())
    if index is None:
        patch.setenv("PIP_NO_INDEX", "1")
    else:
        patch.setenv("PIP_INDEX_URL", index)


@pytest.fixture
def offline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Offline:
    sources = make_offline(tmp_path)
    isolate_pip(monkeypatch, sources.wheels)
    return sources


@dataclass(frozen=True)
class Built:
    """An environment that was built once for all tests, with what the build said."""

    environment: EngineEnvironment
    requirements: Requirements
    told: tuple[tuple[float, str], ...]


@pytest.fixture(scope="session")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("built")
    sources = make_offline(folder)
    told: list[tuple[float, str]] = []
    with pytest.MonkeyPatch.context() as patch:
        isolate_pip(patch, sources.wheels)
        environment = sources.environment(folder / HOME_NAME / "engine")
        environment.build(
            computing="cpu", base_interpreter=Path(sys.executable), on_progress=lambda *event: told.append(event)
        )
    return Built(environment, sources.requirements, tuple(told))


@pytest.fixture
def built(built_once: Built, tmp_path: Path) -> Iterator[EngineEnvironment]:
    """A copy of a built environment, to be damaged."""
    home = tmp_path / HOME_NAME / "engine"
    shutil.copytree(built_once.environment.home, home, symlinks=True)
    return EngineEnvironment(home, requirements=built_once.requirements)
