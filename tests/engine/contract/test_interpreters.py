"""Which Python an environment is made with, and what is said when none will do."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from furrow.engine.contract import interpreters
from furrow.engine.contract.errors import EngineMissingError
from furrow.engine.contract.interpreters import examine, find_base_interpreter

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="programs in shell")


def _pretender(folder: Path, version: str, missing: str = "", bits: int = 64) -> Path:
    """A program that answers like a Python of that version."""
    folder.mkdir(parents=True, exist_ok=True)
    program = folder / "python3"
    modules = f'"{missing}"' if missing else ""
    program.write_text(
        f'#!/bin/sh\necho \'{{"version": [{version}], "missing": [{modules}], "bits": {bits}}}\'\n', encoding="utf-8"
    )
    program.chmod(0o755)
    return program


def test_the_running_python_will_do() -> None:
    found = find_base_interpreter()
    assert found.version >= (3, 11)
    subprocess.run([found.path, "-I", "-c", "import venv, ensurepip"], check=True)


def test_a_python_is_told_as_it_is() -> None:
    assert examine(Path(sys.executable)).version == sys.version_info[:3]


@pytest.mark.parametrize(
    ("version", "missing", "bits", "words"),
    [
        ("3, 9, 2", "", 64, r"\(3.9.2\) is too old: install Python 3.11 or newer"),
        ("3, 15, 0", "", 64, r"newer than the engine's packages: install Python 3.14"),
        ("3, 12, 1", "", 32, "32-bit"),
        ("3, 12, 1", "ensurepip", 64, "lacks the module 'ensurepip'"),
    ],
)
def test_an_unsuitable_python_is_explained(tmp_path: Path, version: str, missing: str, bits: int, words: str) -> None:
    program = _pretender(tmp_path / "mapa ž", version, missing, bits)
    with pytest.raises(EngineMissingError, match=words) as caught:
        find_base_interpreter(program)
    assert "mapa ž" in str(caught.value)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="packages of Linux")
def test_the_package_to_install_is_named(tmp_path: Path) -> None:
    with pytest.raises(EngineMissingError, match="python3-venv"):
        find_base_interpreter(_pretender(tmp_path, "3, 12, 1", "venv"))


@pytest.mark.parametrize("program", ["/bin/true", "/bin/false", "/nowhere/python3"])
def test_what_is_no_python_is_refused(program: str) -> None:
    with pytest.raises(EngineMissingError, match="is no Python that can be started"):
        find_base_interpreter(Path(program))


def test_the_first_suitable_one_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old, good = _pretender(tmp_path / "old", "3, 9, 0"), _pretender(tmp_path / "good", "3, 13, 0")
    monkeypatch.setattr(interpreters, "_candidates", lambda: iter([tmp_path / "gone", old, good]))
    assert find_base_interpreter().path == good


def test_without_any_python_the_way_out_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(interpreters, "_candidates", lambda: iter([]))
    with pytest.raises(EngineMissingError, match=r"No Python 3\.11 or newer was found"):
        find_base_interpreter()


def test_the_variables_of_qgis_do_not_reach_a_candidate(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PYTHONHOME", str(tmp_path))
    assert examine(Path(sys.executable)).problem == ""
