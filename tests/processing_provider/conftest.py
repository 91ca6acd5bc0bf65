"""A QGIS with Processing and the provider in it, and seasons made by the engine's Python."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("qgis.core")

from qgis.core import QgsApplication, QgsProcessingContext, QgsProject

from furrow.tests.builders.layer_trees import real_layer_tree
from furrow.tests.builders.leaving import nothing_in_cycles, pytest_sessionfinish, pytest_unconfigure  # noqa: F401
from furrow.tests.builders.qgis_feedback import Feedback

ROOT = Path(__file__).resolve().parents[2]
AWKWARD = "Njive 'Škofja Loka' žito č#1 100%"

_MAKE_SEASON = """
import json, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from furrow.tests.builders.seasons import write_built_season
settings = json.loads(sys.argv[3])
if "bands" in settings:
    settings["bands"] = tuple(settings["bands"])
write_built_season(Path(sys.argv[2]), **settings)
"""

_MAKE_PATCH = """
import json, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from furrow.tests.builders.eopatches import write_patch
write_patch(Path(sys.argv[2]), **json.loads(sys.argv[3]))
"""


@pytest.fixture(autouse=True)
def layer_tree(qgis_app, monkeypatch):
    yield from real_layer_tree(monkeypatch)


@pytest.fixture(scope="session")
def provider(qgis_app, qgis_processing):
    """The provider, registered as the plugin does it."""
    from furrow.processing_provider.provider import FurrowProvider

    registered = QgsApplication.processingRegistry().providerById("furrow")
    if registered is None:
        registered = FurrowProvider()
        QgsApplication.processingRegistry().addProvider(registered)
    return registered


@pytest.fixture
def feedback():
    return Feedback()


@pytest.fixture
def context(qgis_new_project):
    made = QgsProcessingContext()
    made.setProject(QgsProject.instance())
    made.setTransformContext(QgsProject.instance().transformContext())
    return made


@pytest.fixture(scope="session")
def engine_python(qgis_app) -> Path:
    from furrow.processing_provider.engine_settings import engine_environment

    return engine_environment().require()


def _make(engine_python: Path, script: str, path: Path, settings: dict) -> Path:
    command = [str(engine_python), "-I", "-c", script, str(ROOT / "build"), str(path), json.dumps(settings)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return path


@pytest.fixture(scope="session")
def make_season(engine_python):
    """Returns a function (path, **settings of write_built_season) -> path."""
    return lambda path, **settings: _make(engine_python, _MAKE_SEASON, path, settings)


@pytest.fixture(scope="session")
def make_patch(engine_python):
    """Returns a function (path, **settings of write_patch) -> path."""
    return lambda path, **settings: _make(engine_python, _MAKE_PATCH, path, settings)


@pytest.fixture(scope="session")
def season(make_season, tmp_path_factory) -> Path:
    """A season of 40 x 30 pixels and five dates under an awkward name. Not to be changed."""
    return make_season(tmp_path_factory.mktemp("seasons") / AWKWARD)


@pytest.fixture(scope="session")
def qgis_process(tmp_path_factory):
    """Returns a function (*arguments, **environment) -> completed process, in a profile of its own."""
    program = shutil.which("qgis_process")
    assert program is not None
    profile = tmp_path_factory.mktemp("profile")
    base = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONHOME")}
    base |= {
        "QGIS_CUSTOM_CONFIG_PATH": str(profile),
        "QGIS_PLUGINPATH": str(ROOT / "build"),
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_RUNTIME_DIR": str(profile),
    }

    def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess:
        return subprocess.run(
            [program, *arguments],
            env=base | environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )

    enabled = run("plugins", "enable", "furrow")
    assert enabled.returncode == 0, enabled.stderr + sys.version
    return run
