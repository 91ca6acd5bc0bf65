"""The package installed with pip, as a server without QGIS has it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def test_every_folder_of_the_engine_and_the_models_is_packed():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    found = {
        ".".join(("furrow", *init.parent.relative_to(ROOT).parts))
        for top in ("engine", "models")
        for init in (ROOT / top).rglob("__init__.py")
    }
    assert set(project["tool"]["setuptools"]["packages"]) == {"furrow", *found}


def test_the_installed_package_predicts_with_the_shipped_model(tmp_path):
    torch = pytest.importorskip("torch")
    source, place = tmp_path / "source", tmp_path / "nameščeno"
    left_out = shutil.ignore_patterns("build", ".git", "demo-output", "tests", "docs", "__pycache__")
    shutil.copytree(ROOT, source, ignore=left_out)
    # The engine's environment holds a setuptools that is new enough, so nothing need be fetched to build.
    packages = {**os.environ, "PYTHONPATH": str(Path(torch.__file__).parents[1])}
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*pip, "--target", place, source], check=True, env=packages)

    mask = tmp_path / "maska č.tif"
    season = ROOT / "resources" / "sample" / "flanders-2019"
    job = {"job": "predict-cultivated-land", "season": str(season), "mask": str(mask)}
    with subprocess.Popen(
        [sys.executable, "-m", "furrow.engine"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(place)},
    ) as engine:  # fmt: skip
        engine.stdin.write(json.dumps(job).encode() + b"\n")
        engine.stdin.flush()
        events = [json.loads(line) for line in engine.stdout]  # standard input stays open: its end means "stop"
    assert events[-1]["event"] == "result", events[-1]
    assert engine.returncode == 0
    assert mask.is_file()
