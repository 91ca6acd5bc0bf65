"""How a process of tests inside QGIS ends: with its status, whatever outlives QGIS."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

CONFTEST = "from furrow.tests.builders.leaving import nothing_in_cycles, pytest_sessionfinish, pytest_unconfigure\n"

# A layer that is open when the last test ends, left behind in each of the ways that there are.
TESTS = '''
import pytest
from qgis.core import (
    QgsProcessingAlgorithm, QgsProcessingContext, QgsProcessingException, QgsProcessingFeedback, QgsProject,
    QgsVectorFileWriter, QgsVectorLayer,
)


class Knot:
    """It holds itself."""


class Failing(QgsProcessingAlgorithm):
    def name(self):
        return "failing"

    displayName = name

    def createInstance(self):
        return type(self)()

    def initAlgorithm(self, configuration=None):
        pass

    def processAlgorithm(self, parameters, context, feedback):
        raise QgsProcessingException("no")


def open_layer(tmp_path):
    path = tmp_path / "njive 'ž'.gpkg"
    source = QgsVectorLayer("Polygon?crs=EPSG:32633", "njive", "memory")
    transforms = QgsProject.instance().transformContext()
    QgsVectorFileWriter.writeAsVectorFormatV3(source, str(path), transforms, QgsVectorFileWriter.SaveVectorOptions())
    opened = QgsVectorLayer(str(path), "njive", "ogr")
    assert opened.isValid()
    return opened


def test_cycle(qgis_new_project, tmp_path):
    layer = open_layer(tmp_path)
    knot = Knot()
    knot.itself, knot.layer = knot, layer


def test_exception(qgis_new_project, tmp_path):
    layer = open_layer(tmp_path)
    algorithm = Failing()
    algorithm.initAlgorithm()
    with pytest.raises(QgsProcessingException):
        algorithm.run({}, QgsProcessingContext(), QgsProcessingFeedback(), {}, False)
    assert layer.isValid()


def test_failing(qgis_new_project, tmp_path):
    layer = open_layer(tmp_path)
    assert layer is None
'''


@pytest.mark.parametrize(("test", "status", "told"), [
    ("test_cycle", 0, "1 passed"), ("test_exception", 0, "1 passed"), ("test_failing", 1, "1 failed"),
])  # fmt: skip
def test_the_status_is_that_of_the_tests(tmp_path, test, status, told):
    folder = tmp_path / "Preizkusi 'ž' #1"
    folder.mkdir()
    (folder / "conftest.py").write_text(CONFTEST, encoding="utf-8")
    (folder / "test_left.py").write_text(TESTS, encoding="utf-8")
    (folder / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", f"test_left.py::{test}"],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT / "build")},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == status, done.stdout + done.stderr
    assert re.search(rf"^{told} in ", done.stdout, re.MULTILINE), done.stdout
