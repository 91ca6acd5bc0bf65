"""The roots that newer versions of QGIS are tested in: what is refused, and that removing them is safe."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SCRIPTS = ("remove_roots.sh", "test_qgis_version.sh")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout of these scripts alone, under an awkward name, with a root in it."""
    made = tmp_path / "Furrow 'žito' #1"
    (made / "scripts").mkdir(parents=True)
    for name in SCRIPTS:
        shutil.copy(ROOT / "scripts" / name, made / "scripts" / name)
    (made / "build" / "roots" / "trixie" / "usr" / "bin").mkdir(parents=True)
    (made / "build" / "roots" / "forky").mkdir()
    return made


def _run(checkout: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=checkout, capture_output=True, text=True, check=False, timeout=60)


def test_roots_are_removed_one_by_one_or_all(checkout: Path) -> None:
    roots = checkout / "build" / "roots"
    assert _run(checkout, "scripts/remove_roots.sh", "trixie").returncode == 0
    assert [path.name for path in roots.iterdir()] == ["forky"]
    assert _run(checkout, "scripts/remove_roots.sh").returncode == 0
    assert not roots.exists()
    assert _run(checkout, "scripts/remove_roots.sh").returncode == 0  # nothing there is nothing to do


@pytest.mark.parametrize("which", ["", "trixie"])
def test_a_root_in_which_something_is_mounted_is_not_removed(checkout: Path, tmp_path: Path, which: str) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "precious.txt").write_text("kept")
    script = (
        f'mount --bind "$1" build/roots/trixie/usr && scripts/remove_roots.sh {which}; code=$?; '
        "ls build/roots/trixie/usr; exit $code"
    )
    apart = ("unshare", "--mount", "--propagation", "private")
    if shutil.which("unshare") is None or _run(checkout, *apart, "true").returncode != 0:
        pytest.skip("mounting needs root")
    done = _run(checkout, *apart, "bash", "-c", script, "bash", str(outside))
    assert done.returncode == 1
    assert done.stdout.strip() == "precious.txt"
    assert f"'{checkout}/build/roots/trixie/usr' is mounted" in done.stderr
    assert (outside / "precious.txt").read_text() == "kept"


@pytest.mark.parametrize("version", ["", "3.22", "4.0", "--apart"])
def test_a_version_that_has_no_root_is_told(checkout: Path, version: str) -> None:
    done = _run(checkout, "scripts/test_qgis_version.sh", version)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "name 3.40 or 3.44" in done.stderr


def test_who_is_not_root_is_told_so_in_one_sentence(checkout: Path, tmp_path: Path) -> None:
    programs = tmp_path / "programs"
    programs.mkdir()
    (programs / "id").write_text("#!/bin/sh\necho 1000\n")
    (programs / "id").chmod(0o755)
    done = subprocess.run(
        ["scripts/test_qgis_version.sh", "3.44"],
        cwd=checkout,
        env=os.environ | {"PATH": f"{programs}{os.pathsep}{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "A root of another Debian can only be made and entered by root: run 'sudo make test-qgis VERSION=3.44'."
    ]
