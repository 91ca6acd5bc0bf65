"""Enumerations of QGIS are named in full, `Qgis.MessageLevel.Info`: Qt 6 builds have no `Qgis.Info`."""

import ast
import enum
import importlib
from pathlib import Path

import pytest

pytest.importorskip("qgis.core")

ROOT = Path(__file__).resolve().parents[2]


def _chain(node):
    names = []
    while isinstance(node, ast.Attribute):
        names.append(node.attr)
        node = node.value
    return [node.id, *reversed(names)] if isinstance(node, ast.Name) else []


def _problems(source):
    """Return what of QGIS's classes does not exist, or is a member of an enumeration named without it."""
    tree = ast.parse(source)
    known = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module in ("qgis.core", "qgis.gui", "qgis.analysis"):
            module = importlib.import_module(node.module)
            known |= {alias.asname or alias.name: getattr(module, alias.name) for alias in node.names}
    found = []
    for node in ast.walk(tree):
        names = _chain(node) if isinstance(node, ast.Attribute) else []
        if names and names[0] in known and not _named_in_full(known[names[0]], names[1:]):
            found.append(f"line {node.lineno}: {'.'.join(names)}")
    return found


def _named_in_full(place, names):
    for name in names:
        if not isinstance(place, type):
            return True
        if not hasattr(place, name):
            return False
        value = getattr(place, name)
        is_member = isinstance(value, enum.Enum) or (isinstance(value, int) and type(value) not in (int, bool))
        if is_member and type(value) is not place:
            return False
        place = value
    return True


@pytest.mark.parametrize("place", ["plugin", "processing_provider", "scripts", "tests"])
def test_enumerations_are_named_in_full(qgis_app, place):
    sources = sorted((ROOT / place).rglob("*.py"))
    problems = {str(path.relative_to(ROOT)): _problems(path.read_text(encoding="utf-8")) for path in sources}
    assert sources
    assert {path: found for path, found in problems.items() if found} == {}


@pytest.mark.parametrize(
    ("line", "ends"),
    [
        ("Qgis.Info", ["line 2: Qgis.Info"]),
        ("Qgis.MessageLevel.Info", []),
        ("Qgis.MessageLevel.Informatoin", ["line 2: Qgis.MessageLevel.Informatoin"]),
        ("QgsProcessing.TypeVectorPolygon", ["line 2: QgsProcessing.TypeVectorPolygon"]),
        ("QgsProcessing.SourceType.TypeVectorPolygon", []),
        ("QgsTask.CanCancel", ["line 2: QgsTask.CanCancel"]),
        ("QgsTask.Flag.CanCancel", []),
        ("QgsProject.instance().mapLayers", []),
    ],
)
def test_short_names_are_found(qgis_app, line, ends):
    source = f"from qgis.core import Qgis, QgsProcessing, QgsProject, QgsTask\n{line}"
    assert _problems(source) == ends
