"""The engine's environment: a real build from local wheels, and what is noticed about it later."""

from __future__ import annotations

import dataclasses
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from furrow.engine.contract.client import run_job
from furrow.engine.contract.environment import EngineEnvironment
from furrow.engine.contract.errors import EngineMissingError, InputError
from furrow.engine.contract.jobs import CheckEngine
from furrow.engine.contract.requirements import Requirements

BASE = Path(sys.executable)


def test_a_build_ends_ready_and_runs_a_job(built_once) -> None:
    environment = built_once.environment
    python = environment.require()
    assert environment.home in python.parents
    result = run_job(CheckEngine(), python)
    assert result.values["versions"]["torch"] == "2.13.0+cpu"
    tiny = subprocess.run(
        [python, "-I", "-c", "import furrow_tiny; print(furrow_tiny.X)"], capture_output=True, text=True
    )
    assert tiny.stdout == "1\n"


def test_progress_rises_and_names_packages(built_once) -> None:
    fractions = [fraction for fraction, _ in built_once.told]
    assert fractions == sorted(fractions)
    assert fractions[0] >= 0
    assert fractions[-1] == 1
    words = " / ".join(message for _, message in built_once.told)
    assert "furrow-tiny 0.3" in words
    assert "torch 2.13.0" in words
    assert "checking the engine" in words


def test_a_build_leaves_one_folder_and_no_temporary_files(built_once) -> None:
    home = built_once.environment.home
    folders = [entry for entry in home.iterdir() if entry.is_dir()]
    assert [folder.name for folder in folders] == [f"env-{built_once.requirements.identity[:8]}-cpu"]
    assert not (folders[0] / "tmp").exists()


def test_the_status_starts_no_process_and_tells_facts(built, monkeypatch) -> None:
    monkeypatch.setattr(subprocess, "Popen", None)
    status = built.status()
    assert status.state == "ready"
    assert status.details["torch"] == "2.13.0+cpu"
    assert status.details["computing"] == "cpu"
    assert status.details["folder"].startswith(str(built.home))


def test_a_second_build_does_nothing(built, monkeypatch) -> None:
    before = built.status().details["built"]
    started = time.monotonic()
    built.build(computing="cpu")
    assert time.monotonic() - started < 1
    assert built.status().details["built"] == before


def test_a_missing_environment_says_how_to_build_it(tmp_path: Path) -> None:
    environment = EngineEnvironment(tmp_path / "nič")
    assert environment.status().state == "missing"
    assert environment.status().interpreter is None
    with pytest.raises(EngineMissingError, match="run 'Build the engine' in the Processing toolbox, group Setup"):
        environment.require()
    assert not (tmp_path / "nič").exists()


@pytest.mark.parametrize("which", ["lock", "torch"])
def test_other_requirements_make_it_stale(built, tmp_path: Path, which: str) -> None:
    changed = tmp_path / "changed"
    text = getattr(built.requirements, which).read_text().replace("2.13.0", "2.14.0").replace("0.3", "0.4")
    changed.write_text(text)
    stale = EngineEnvironment(built.home, requirements=dataclasses.replace(built.requirements, **{which: changed}))
    assert stale.status().state == "stale"
    with pytest.raises(EngineMissingError, match="out of date"):
        stale.require()


def test_line_ends_do_not_make_it_stale(built, tmp_path: Path) -> None:
    windows = tmp_path / "windows.lock"
    windows.write_bytes(built.requirements.lock.read_bytes().replace(b"\n", b"\r\n"))
    same = EngineEnvironment(built.home, requirements=dataclasses.replace(built.requirements, lock=windows))
    assert same.status().state == "ready"


def _damage_marker(home: Path, **changes: object) -> None:
    marker = home / "engine.json"
    marker.write_text(json.dumps(json.loads(marker.read_text()) | changes))


def _remove_base(home: Path) -> None:
    _damage_marker(home, base="/usr/bin/python3.10-that-is-gone")


def _upgrade_base(home: Path) -> None:
    """The link stays, its target is another program: what an upgrade of the system leaves."""
    python = next(home.glob("env-*/bin/python"))
    python.unlink()
    python.symlink_to("/bin/sh")


def _remove_interpreter(home: Path) -> None:
    next(home.glob("env-*/bin/python")).unlink()


def _remove_packages(home: Path) -> None:
    next(home.glob("env-*/lib/python3*/site-packages")).rename(home / "elsewhere")


def _remove_folder(home: Path) -> None:
    next(home.glob("env-*")).rename(home / "elsewhere")


def _garble_marker(home: Path) -> None:
    (home / "engine.json").write_text('{"folder": ')


def _redirect_marker(home: Path) -> None:
    _damage_marker(home, folder="../../elsewhere")


@pytest.mark.parametrize(
    "damage",
    [
        _remove_base, _upgrade_base, _remove_interpreter, _remove_packages, _remove_folder, _garble_marker,
        _redirect_marker,
    ],
)  # fmt: skip
@pytest.mark.skipif(sys.platform == "win32", reason="the layout of POSIX environments")
def test_damage_is_noticed(built, damage) -> None:
    damage(built.home)
    status = built.status()
    assert status.state == "broken"
    assert status.interpreter is None
    with pytest.raises(EngineMissingError, match="run 'Build the engine'"):
        built.require()


def test_a_chosen_interpreter_is_used_and_never_built(tmp_path: Path) -> None:
    environment = EngineEnvironment(tmp_path / "home", BASE)
    assert environment.require() == BASE
    with pytest.raises(InputError, match="clear that setting"):
        environment.build()
    assert not (tmp_path / "home").exists()


def test_a_chosen_interpreter_that_is_gone_is_named(tmp_path: Path) -> None:
    gone = tmp_path / "python že"
    with pytest.raises(EngineMissingError, match="python že"):
        EngineEnvironment(tmp_path / "home", gone).require()


def test_an_unknown_kind_of_computing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="'gpu'"):
        EngineEnvironment(tmp_path / "home").build(computing="gpu")


def test_removing_leaves_nothing(built) -> None:
    built.remove()
    assert not built.home.exists()
    assert built.status().state == "missing"
    built.remove()


def test_removing_spares_what_is_not_ours(built) -> None:
    stranger = built.home / "notes.txt"
    stranger.write_text("mine")
    built.remove()
    assert [entry.name for entry in built.home.iterdir()] == ["notes.txt"]


def test_two_builds_do_not_meet(built) -> None:
    fcntl = pytest.importorskip("fcntl")
    with (built.home / "build.lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(EngineMissingError, match="Another QGIS"):
            built.build(rebuild=True)
        with pytest.raises(EngineMissingError, match="Another QGIS"):
            built.remove()
    assert built.status().state == "ready"


def test_an_upgrade_replaces_the_older_environment(built, offline) -> None:
    older = built.home / f"env-{built.requirements.identity[:8]}-cpu"
    text = offline.requirements.lock.read_text() + "# another line\n"
    offline.requirements.lock.write_text(text)
    upgraded = EngineEnvironment(
        built.home, requirements=Requirements(offline.requirements.lock, offline.requirements.torch)
    )
    assert upgraded.status().state == "stale"
    python = upgraded.build(computing="cpu", base_interpreter=BASE)
    assert not older.exists()
    assert list(built.home.glob("env-*")) == [python.parents[1]]
    assert os.access(python, os.X_OK)
