"""pyproject.toml and the locks say the same."""

from __future__ import annotations

import importlib.metadata
import operator
import re
import runpy
import tomllib
from pathlib import Path

import pytest

from furrow.engine.contract.interpreters import MAXIMUM_PYTHON, MINIMUM_PYTHON
from furrow.engine.contract.requirements import Requirements

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
TORCH_NEEDS = runpy.run_path(str(ROOT / "scripts" / "list_requirements.py"))["TORCH_NEEDS"]
LOCKS = {
    "engine": [line for line in PROJECT["dependencies"] if not line.startswith("torch")],
    "dev": PROJECT["optional-dependencies"]["dev"],
    "servers": PROJECT["optional-dependencies"]["servers"],
    "qgis": PROJECT["optional-dependencies"]["qgis"],
}


def _text(name: str) -> str:
    return (ROOT / f"requirements-{name}.lock").read_text(encoding="utf-8")


def _pins(name: str) -> dict[str, set[str]]:
    """Return the versions of each package; a version may differ by Python's."""
    pins: dict[str, set[str]] = {}
    for package, version in re.findall(r"^([a-z0-9][a-z0-9._-]*)==(\S+)", _text(name), flags=re.MULTILINE):
        pins.setdefault(package, set()).add(version)
    return pins


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", version))


@pytest.mark.parametrize("name", LOCKS)
def test_every_dependency_is_locked_in_a_version_that_suffices(name: str) -> None:
    pins = _pins(name)
    for line in LOCKS[name]:
        parts = re.fullmatch(r"([a-z0-9.-]+)(?:\[[a-z]+\])?(>=|==|<)([0-9a-z.]+)", line)
        assert parts is not None, f"'{line}' states no version"
        package = parts[1].replace(".", "-")  # as locks write it
        assert package in pins, f"{package} is not in requirements-{name}.lock: run make lock"
        holds = {">=": operator.ge, "==": operator.eq, "<": operator.lt}[parts[2]]
        assert all(holds(_numbers(version), _numbers(parts[3])) for version in pins[package])


@pytest.mark.parametrize("name", LOCKS)
def test_every_version_has_hashes_and_no_index_is_named(name: str) -> None:
    text = _text(name)
    assert text.count("==") > 3
    for entry in re.split(r"\n(?=[a-z])", text)[1:]:
        assert "--hash=sha256:" in entry, entry
    assert "://" not in text
    assert not re.search(r"^--", text, flags=re.MULTILINE)


@pytest.mark.parametrize(("name", "other"), [("dev", "engine"), ("qgis", "dev")])
def test_what_two_locks_hold_has_one_version(name: str, other: str) -> None:
    mine, theirs = _pins(name), _pins(other)
    shared = mine.keys() & theirs.keys()
    assert shared
    assert {package: mine[package] for package in shared} == {package: theirs[package] for package in shared}


def test_torch_has_one_version_and_is_in_no_lock() -> None:
    assert f"torch=={Requirements().torch_version}" in PROJECT["dependencies"]
    for name in LOCKS:
        assert not re.search(r"^(torch|nvidia|triton|cuda)", _text(name), flags=re.MULTILINE)


def test_what_torch_needs_is_locked() -> None:
    needed = {
        re.split(r"[^A-Za-z0-9._-]", line)[0].lower().replace("_", "-")
        for line in importlib.metadata.requires("torch") or ()
        if "extra ==" not in line and not line.startswith(("nvidia", "cuda", "triton"))
    }
    assert needed == set(TORCH_NEEDS)
    assert needed <= _pins("engine").keys()


def test_the_range_of_pythons_is_one() -> None:
    assert PROJECT["requires-python"] == f">={'.'.join(map(str, MINIMUM_PYTHON))}"
    assert MAXIMUM_PYTHON == (3, 14)
    assert "Python 3.11 to 3.14" in (ROOT / "scripts" / "lock.sh").read_text(encoding="utf-8")


def test_the_lock_serves_every_python() -> None:
    """A package with versions for some Pythons only would leave the others without it."""
    for package in _pins("engine"):
        markers = re.findall(rf"^{re.escape(package)}==\S+ (?:; (.*) )?\\$", _text("engine"), flags=re.MULTILINE)
        unconditional = [marker for marker in markers if not marker]
        pairs = {"python_full_version < '3.12'", "python_full_version >= '3.12'"}
        windows_only = set(markers) == {"sys_platform == 'win32'"}  # colours of a terminal
        older_only = package in ("click-plugins", "cligj", "importlib-metadata", "lazy-importer", "zipp")
        assert unconditional or set(markers) == pairs or windows_only or older_only, package
