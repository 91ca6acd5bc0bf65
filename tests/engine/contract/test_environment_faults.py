"""Builds of the engine's environment that go wrong: cancelled, killed, refused, without network or space."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import psutil
import pytest

from furrow.engine.contract import building
from furrow.engine.contract.environment import EngineEnvironment
from furrow.engine.contract.errors import EngineMissingError, JobCancelledError, ResourceError
from furrow.tests.builders.indexes import hanging_index
from furrow.tests.builders.wheels import torch_wheel

BASE = Path(sys.executable)
CLOSED = "http://127.0.0.1:9/simple"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and links of POSIX")


def _processes_of(home: Path) -> list[psutil.Process]:
    found = []
    for process in psutil.process_iter(["cmdline"]):
        if any(str(home) in part for part in process.info["cmdline"] or ()):
            found.append(process)
    return found


def _wait_until_none(home: Path, seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while _processes_of(home) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert _processes_of(home) == []


def _ask_index(offline, monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.delenv("PIP_NO_INDEX")
    monkeypatch.setenv("PIP_INDEX_URL", address)


def test_cancel_in_the_middle_stops_pip_and_leaves_nothing(offline, tmp_path: Path, monkeypatch) -> None:
    home = tmp_path / "profil ž" / "engine"
    with hanging_index() as index:
        _ask_index(offline, monkeypatch, index.address)
        asked_at: list[float] = []

        def is_cancelled() -> bool:
            if index.asked.is_set() and not asked_at:
                asked_at.append(time.monotonic())
            return bool(asked_at)

        with pytest.raises(JobCancelledError, match="nothing of it stays"):
            offline.environment(home).build(computing="cpu", base_interpreter=BASE, is_cancelled=is_cancelled)
        assert time.monotonic() - asked_at[0] < 2
    assert _processes_of(home) == []
    assert list(home.glob("env-*")) == []
    assert offline.environment(home).status().state == "missing"


def test_a_failed_rebuild_keeps_the_environment_that_works(built, monkeypatch) -> None:
    with pytest.raises(JobCancelledError):
        built.build(computing="cpu", base_interpreter=BASE, rebuild=True, is_cancelled=lambda: True)
    assert built.status().state == "ready"
    assert len(list(built.home.glob("env-*"))) == 1


_BUILDER = """
import sys
from pathlib import Path
from furrow.engine.contract.environment import EngineEnvironment
from furrow.engine.contract.requirements import Requirements
home, lock, torch = map(Path, sys.argv[1:])
environment = EngineEnvironment(home, requirements=Requirements(lock, torch))
environment.build(computing="cpu", base_interpreter=Path(sys.executable))
"""


def test_a_killed_build_takes_pip_along_and_the_next_one_succeeds(offline, tmp_path: Path, monkeypatch) -> None:
    home = tmp_path / "profil ž" / "engine"
    environment = offline.environment(home)
    files = [str(offline.requirements.lock), str(offline.requirements.torch)]
    path = str(Path(__file__).parents[3] / "build")
    with hanging_index() as index:
        variables = {**os.environ, "PIP_INDEX_URL": index.address, "PYTHONPATH": path}
        variables.pop("PIP_NO_INDEX")
        builder = subprocess.Popen([sys.executable, "-c", _BUILDER, str(home), *files], env=variables)
        assert index.asked.wait(60)
        assert len(_processes_of(home)) >= 2
        builder.send_signal(signal.SIGKILL)
        builder.wait()
        _wait_until_none(home, 3)
    left = list(home.glob("env-*"))
    assert len(left) == 1
    (left[0] / "half.txt").write_text("of a killed build")
    assert environment.status().state == "missing"
    with pytest.raises(EngineMissingError, match="not built yet"):
        environment.require()

    python = environment.build(computing="cpu", base_interpreter=BASE)
    assert list(home.glob("env-*")) == [python.parents[1]]
    assert not (python.parents[1] / "half.txt").exists()
    assert environment.require() == python


def test_a_wrong_hash_is_refused_with_a_sentence(offline, tmp_path: Path) -> None:
    torch_wheel(offline.wheels, "2.13.0+cpu", None)
    tampered = next(offline.wheels.glob("furrow_tiny-*"))
    tampered.write_bytes(tampered.read_bytes() + b"\0")
    environment = offline.environment(tmp_path / "engine")
    with pytest.raises(EngineMissingError, match="hash differs"):
        environment.build(computing="cpu", base_interpreter=BASE)
    assert environment.status().state == "missing"
    assert list(environment.home.glob("env-*")) == []
    assert "DO NOT MATCH THE HASHES" in environment.log.read_text()


def test_no_network_is_told(offline, tmp_path: Path, monkeypatch) -> None:
    next(offline.wheels.glob("furrow_tiny-*")).unlink()
    _ask_index(offline, monkeypatch, CLOSED)
    with pytest.raises(EngineMissingError, match="cannot be reached"):
        offline.environment(tmp_path / "engine").build(computing="cpu", base_interpreter=BASE)


def test_a_dead_proxy_is_told_and_never_written_down(offline, tmp_path: Path, monkeypatch) -> None:
    next(offline.wheels.glob("furrow_tiny-*")).unlink()
    _ask_index(offline, monkeypatch, "https://packages.invalid/simple")
    environment = offline.environment(tmp_path / "engine")
    proxy = "http://ana:sesame@127.0.0.1:9"
    with pytest.raises(EngineMissingError, match="the proxy refused") as caught:
        environment.build(computing="cpu", base_interpreter=BASE, proxy=proxy)
    written = [file.read_text(errors="replace") for file in environment.home.rglob("*") if file.is_file()]
    for text in [str(caught.value), *written]:
        assert "sesame" not in text
        assert "ana:" not in text


def test_a_small_disk_is_told_before_anything_is_made(offline, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setitem(building.SPACE_NEEDED, "cpu", 10**18)
    environment = offline.environment(tmp_path / "engine")
    with pytest.raises(ResourceError, match="needs about 1000000000"):
        environment.build(computing="cpu", base_interpreter=BASE)
    assert list(environment.home.glob("env-*")) == []


def test_an_engine_that_does_not_start_is_not_taken(offline, tmp_path: Path) -> None:
    bridge = next(offline.wheels.glob("furrow_bridge-*"))
    lock = offline.requirements.lock.read_text().splitlines(keepends=True)
    offline.requirements.lock.write_text("".join(lock[2:]))  # without the bridge there is no numpy
    bridge.unlink()
    environment = offline.environment(tmp_path / "engine")
    with pytest.raises(EngineMissingError, match="its check failed"):
        environment.build(computing="cpu", base_interpreter=BASE)
    assert environment.status().state == "missing"
    assert "ModuleNotFoundError" in environment.log.read_text()


def test_cuda_asked_for_but_not_offered_fails_with_the_way_out(offline, tmp_path: Path) -> None:
    next(offline.wheels.glob("torch-*")).unlink()
    torch_wheel(offline.wheels, "2.13.0", None)
    environment = offline.environment(tmp_path / "engine")
    with pytest.raises(EngineMissingError, match="PIP_EXTRA_INDEX_URL"):
        environment.build(computing="cuda", base_interpreter=BASE)
    assert environment.status().state == "missing"


def test_auto_takes_cuda_where_a_driver_answers(offline, tmp_path: Path, monkeypatch) -> None:
    _put_driver_on_path(tmp_path, monkeypatch)
    torch_wheel(offline.wheels, "2.13.0+cu130", "13.0")
    environment = offline.environment(tmp_path / "engine")
    environment.build(base_interpreter=BASE)
    status = environment.status()
    assert status.details["computing"] == "cuda"
    assert status.details["torch"] == "2.13.0+cu130"


def test_auto_without_a_cuda_build_says_so_and_is_not_built_again(offline, tmp_path: Path, monkeypatch) -> None:
    _put_driver_on_path(tmp_path, monkeypatch)
    next(offline.wheels.glob("torch-*")).unlink()
    torch_wheel(offline.wheels, "2.13.0", None)
    environment = offline.environment(tmp_path / "engine")
    told: list[str] = []
    environment.build(base_interpreter=BASE, on_progress=lambda fraction, message: told.append(message))
    assert any("will compute on the processor" in message for message in told)
    status = environment.status()
    assert status.details["computing"] == "cpu"
    assert "PIP_EXTRA_INDEX_URL" in status.details["notes"]
    environment.build(base_interpreter=BASE, on_progress=lambda fraction, message: told.append(message))
    assert environment.status().details["built"] == status.details["built"]


def test_an_index_without_cpu_builds_gives_the_usual_one(offline, tmp_path: Path) -> None:
    next(offline.wheels.glob("torch-*")).unlink()
    torch_wheel(offline.wheels, "2.13.0", None)
    environment = offline.environment(tmp_path / "engine")
    told: list[str] = []
    environment.build(
        computing="cpu", base_interpreter=BASE, on_progress=lambda fraction, message: told.append(message)
    )
    assert any("no CPU-only build" in message for message in told)
    assert environment.status().details["torch"] == "2.13.0"


def test_builds_of_two_processes_wait_for_none(offline, tmp_path: Path, monkeypatch) -> None:
    """The second one says at once who is in the way."""
    environment = offline.environment(tmp_path / "engine")
    stop = threading.Event()
    with hanging_index() as index:
        _ask_index(offline, monkeypatch, index.address)
        outcome: list[BaseException] = []

        def build() -> None:
            try:
                environment.build(computing="cpu", base_interpreter=BASE, is_cancelled=stop.is_set)
            except JobCancelledError as error:
                outcome.append(error)

        thread = threading.Thread(target=build)
        thread.start()
        assert index.asked.wait(60)
        second = EngineEnvironment(environment.home, requirements=environment.requirements)
        with pytest.raises(EngineMissingError, match="Another QGIS is building"):
            second.build(computing="cpu", base_interpreter=BASE)
        stop.set()
        thread.join(5)
    assert len(outcome) == 1


def _put_driver_on_path(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that answers as NVIDIA's does on a machine with one card."""
    program = folder / "driver" / "nvidia-smi"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\necho 580.95.05\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
