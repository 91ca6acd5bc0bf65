"""The plugin's zip, installed in an empty QGIS profile as QGIS installs it, and run from there."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from furrow.__about__ import __version__

ROOT = Path(__file__).resolve().parents[1]
QGIS_PROCESS = shutil.which("qgis_process")
ENGINE_HOME = os.environ.get("FURROW_ENGINE_HOME", "")

pytestmark = pytest.mark.qgis


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The zip of the last commit, from the script that makes it."""
    clone = tmp_path_factory.mktemp("package") / "klon č"
    subprocess.run(["git", "clone", "--quiet", "--no-hardlinks", ROOT, clone], check=True)
    subprocess.run([clone / "scripts" / "package.sh"], check=True, stdout=subprocess.DEVNULL)
    return clone / "build" / f"furrow-{__version__}.zip"


def _names(package: Path) -> list[str]:
    with zipfile.ZipFile(package) as archive:
        assert archive.testzip() is None
        return archive.namelist()


def test_the_zip_holds_one_folder_with_what_a_plugin_needs(package: Path) -> None:
    names = _names(package)
    assert {name.split("/")[0] for name in names} == {"furrow"}
    needed = ("__init__.py", "metadata.txt", "LICENSE", "README.md", "CHANGELOG.md", "requirements-engine.lock",
              "requirements-torch.txt", "engine/launch.py", "engine/contract/leash.py", "i18n/furrow_sl.qm",
              "i18n/furrow_de.qm")  # fmt: skip
    assert [name for name in needed if f"furrow/{name}" not in names] == []


def test_the_zip_holds_nothing_that_is_refused(package: Path) -> None:
    assert package.stat().st_size < 25 * 1024 * 1024
    unwanted = re.compile(
        r"^furrow/(tests|benchmarks|scripts|\.ci|build|demo-output|docs/images|docs/algorithms)/|__pycache__|\.pyc$|(^|/)\.(git|editorconfig)"
        r"|\.(so|dll|pyd|exe|dylib|pt|pth|pkl|ckpt)$"
    )
    assert [name for name in _names(package) if unwanted.search(name)] == []


@pytest.fixture(scope="module")
def installed(package: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a QGIS whose profile holds the plugin from the zip and nothing else."""
    config = tmp_path_factory.mktemp("qgis") / "nastavitve ž"
    plugins = config / "profiles" / "default" / "python" / "plugins"
    plugins.mkdir(parents=True)
    with zipfile.ZipFile(package) as archive:
        archive.extractall(plugins)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("QGIS_", "PYTHON", "FURROW_"))}
    return kept | {
        "QGIS_CUSTOM_CONFIG_PATH": str(config),
        "QT_QPA_PLATFORM": "offscreen",
        "FURROW_ENGINE_HOME": ENGINE_HOME,
    }


def _qgis_process(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(QGIS_PROCESS), *arguments], env=environment, capture_output=True, text=True, timeout=300, cwd="/"
    )


@pytest.mark.skipif(QGIS_PROCESS is None, reason="needs qgis_process")
@pytest.mark.skipif(not ENGINE_HOME, reason="needs a built engine, named by FURROW_ENGINE_HOME")
def test_an_algorithm_runs_from_the_installed_zip(installed: dict[str, str]) -> None:
    enabled = _qgis_process(installed, "plugins", "enable", "furrow")
    assert enabled.returncode == 0, enabled.stdout + enabled.stderr
    listed = _qgis_process(installed, "list")
    assert "furrow:checkengine" in listed.stdout
    answer = _qgis_process(installed, "--json", "run", "furrow:checkengine")
    assert answer.returncode == 0, answer.stdout + answer.stderr
    results = json.loads(answer.stdout)["results"]
    assert f"Furrow: {__version__}" in json.dumps(results)


@pytest.mark.skipif(QGIS_PROCESS is None, reason="needs qgis_process")
def test_without_an_engine_the_algorithm_says_how_to_build_it(installed: dict[str, str], tmp_path: Path) -> None:
    environment = installed | {"FURROW_ENGINE_HOME": str(tmp_path / "prazno ž")}
    _qgis_process(environment, "plugins", "enable", "furrow")
    season = tmp_path / "sezona č"
    season.mkdir()
    (season / "collection.json").write_text("{}")
    outputs = [f"--{name}={tmp_path / name}.tif" for name in ("PROBABILITY", "MASK")]
    refused = _qgis_process(environment, "run", "furrow:predictcultivatedland", f"--SEASON={season}", *outputs)
    checked = _qgis_process(environment, "run", "furrow:checkengine")
    assert refused.returncode == 1
    for answer in (refused, checked):
        assert "run 'Build the engine' in the Processing toolbox, group Setup" in answer.stdout + answer.stderr
    assert not (tmp_path / "MASK.tif").exists()
