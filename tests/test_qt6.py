"""Qt 6, where the tests run on Qt 5: what the plugin asks of Qt exists in PyQt6, and is called as PyQt6 has it.

QGIS 4 is built with Qt 6 and gives PyQt6 under the name `qgis.PyQt`, with few names of its own beside (`_SHIMS`).
So the types that PyQt6 carries say what will be there: mypy reads the plugin against them.
"""

from __future__ import annotations

import ast
import enum
import importlib
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
MODULES = ("QtCore", "QtGui", "QtNetwork", "QtPrintSupport", "QtSvg", "QtTest", "QtWidgets", "QtXml", "sip")
_SHIMS = {("QtWidgets", name): "QtGui" for name in ("QAction", "QActionGroup", "QShortcut")}
"""Names that `qgis.PyQt` has in a module although Qt 6 moved them to the other: python/PyQt of QGIS's sources."""

_SETTINGS = """
[mypy]
python_version = 3.11
mypy_path = {stubs}
strict_optional = False
ignore_missing_imports = True
disable_error_code = index
[mypy-furrow.engine.*]
follow_imports = skip
"""


def _sources(*places: str) -> list[Path]:
    return sorted(path for place in places for path in (ROOT / place).rglob("*.py"))


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Settings of mypy under which `qgis.PyQt` is PyQt6, and all else of QGIS may be anything."""
    folder = tmp_path_factory.mktemp("types")
    package = folder / "stubs" / "qgis"
    (package / "PyQt").mkdir(parents=True)
    (package / "__init__.pyi").write_text("")
    (package / "PyQt" / "__init__.pyi").write_text("")
    for name in ("core", "gui", "analysis", "utils"):
        (package / f"{name}.pyi").write_text("from typing import Any\ndef __getattr__(name: str) -> Any: ...\n")
    for module in MODULES:
        moved = [(name, home) for (place, name), home in _SHIMS.items() if place == module]
        lines = [
            f"from PyQt6.{module} import *",
            *(f"from PyQt6.{home} import {name} as {name}" for name, home in moved),
        ]
        (package / "PyQt" / f"{module}.pyi").write_text("\n".join(lines) + "\n")
    path = folder / "mypy.ini"
    path.write_text(_SETTINGS.format(stubs=folder / "stubs"))
    return path


def _mypy(settings: Path, *what: str) -> subprocess.CompletedProcess[str]:
    cache = settings.parent / "cache"
    command = [sys.executable, "-m", "mypy", "--config-file", str(settings), "--cache-dir", str(cache), *what]
    return subprocess.run(command, cwd=ROOT / "build", capture_output=True, text=True, check=False)


def _type_names() -> set[str]:
    """Return the names of the classes of PyQt6 and of the enumerations in them."""
    modules = [importlib.import_module(f"PyQt6.{module}") for module in MODULES]
    classes = [found for module in modules for found in vars(module).values() if isinstance(found, type)]
    inside = [found for place in classes for found in vars(place).values() if isinstance(found, enum.EnumType)]
    return {found.__name__ for found in (*classes, *inside)} - {"str", "int", "object"}


def _about_qt(report: str) -> list[str]:
    """Return mypy's errors that name a type of Qt, or something that does not exist.

    The plugin's own values are not what is checked here.
    """
    names = _type_names()
    errors = [line for line in report.splitlines() if ": error: " in line]
    return [
        line for line in errors if "[attr-defined]" in line or names & set(re.findall(r"\w+", line.split("error:")[1]))
    ]


def test_the_plugin_fits_the_types_of_pyqt6(settings: Path) -> None:
    done = _mypy(settings, "-p", "furrow.plugin", "-p", "furrow.processing_provider")
    assert done.stderr == ""
    assert "source files" in done.stdout.splitlines()[-1]
    assert _about_qt(done.stdout) == []


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("dialog.exec_()", "exec_"),
        ("Qt.AlignLeft", "AlignLeft"),
        ("Qt.CTRL + Qt.Key.Key_A", "CTRL"),
        ("event.x()", '"x"'),
        ("metrics.width('a')", "width"),
        ("QVariant.Int", "Int"),
        ("painter.drawLine(1.5, 2, 3, 4)", "drawLine"),
        ("box.setValue(2.5)", "setValue"),
        ("from qgis.PyQt.QtCore import QRegExp", "QRegExp"),
        ("from qgis.PyQt.QtWidgets import QDesktopWidget", "QDesktopWidget"),
    ],
)
def test_what_qt_6_no_longer_has_is_found(settings: Path, tmp_path: Path, line: str, complaint: str) -> None:
    """The check itself, with the usual stumbling blocks of the migration."""
    source = tmp_path / "widget.py"
    source.write_text(
        "from qgis.PyQt.QtCore import Qt, QVariant\n"
        "from qgis.PyQt.QtGui import QFontMetrics, QMouseEvent, QPainter\n"
        "from qgis.PyQt.QtWidgets import QAction, QDialog, QSpinBox\n"
        "def shown(dialog: QDialog, event: QMouseEvent, metrics: QFontMetrics, painter: QPainter, box: QSpinBox,\n"
        "          action: QAction) -> None:\n"
        "    action.trigger()\n"
        f"    {line}\n"
    )
    done = _mypy(settings, str(source))
    (error,) = _about_qt(done.stdout)
    assert f"{source.name}:7: error" in error
    assert complaint in error


def _qt_names(tree: ast.Module) -> Iterator[tuple[str, str, str, int]]:
    """Yield (name in the file, module, name in the module, line) of what is imported from `qgis.PyQt`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("qgis.PyQt"):
            module = (node.module or "").removeprefix("qgis.PyQt").removeprefix(".")
            for alias in node.names:
                yield alias.asname or alias.name, module or alias.name, alias.name if module else "", node.lineno


def _chain(node: ast.Attribute) -> list[str]:
    """Return ["Qt", "Key", "Key_A"] for `Qt.Key.Key_A`, [] where it does not start at a name."""
    names: list[str] = []
    part: ast.expr = node
    while isinstance(part, ast.Attribute):
        names.append(part.attr)
        part = part.value
    return [part.id, *reversed(names)] if isinstance(part, ast.Name) else []


def _missing(source: str) -> list[str]:
    """Return what a file takes from Qt that PyQt6 does not have, each with its line."""
    tree = ast.parse(source)
    known: dict[str, object] = {}
    problems = []
    for name, module, imported, line in _qt_names(tree):
        found = importlib.import_module(f"PyQt6.{_SHIMS.get((module, imported), module)}")
        if imported and not hasattr(found, imported):
            problems.append(f"line {line}: {module}.{imported}")
            continue
        known[name] = getattr(found, imported) if imported else found
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            problems += [
                f"line {node.lineno}: {a.name}" for a in node.names if a.name.split(".")[0] in ("PyQt5", "PyQt6")
            ]
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in ("PyQt5", "PyQt6", "sip"):
            problems.append(f"line {node.lineno}: {node.module} instead of qgis.PyQt")
        if isinstance(node, ast.Attribute) and node.attr in ("connect", "disconnect", "emit") and _overload(node.value):
            problems.append(f"line {node.lineno}: {ast.unparse(node)}")
        names = _chain(node) if isinstance(node, ast.Attribute) else []
        if names and names[0] in known and not _resolves(known[names[0]], names[1:]):
            problems.append(f"line {node.lineno}: {'.'.join(names)}")  # type: ignore[attr-defined]
    return problems


def _direct(module: str) -> bool:
    """Whether a module is one Qt's alone."""
    return module.split(".")[0] in ("PyQt5", "PyQt6", "sip")


def _overload(signal: ast.expr) -> bool:
    """Whether a signal is chosen by the type of what it carries, as `activated[str]`: Qt 6 has one of each name."""
    return isinstance(signal, ast.Subscript) and ast.unparse(signal.slice) in ("str", "int", "bool", "float")


def _resolves(found: object, names: list[str]) -> bool:
    """Whether the names lead from a class or module to something; what lies beyond a method is not known."""
    for name in names:
        if not isinstance(found, type) and not hasattr(found, "__file__"):
            return True
        if not hasattr(found, name):
            return False
        found = getattr(found, name)
    return True


@pytest.mark.parametrize("place", ["plugin", "processing_provider", "scripts", "tests", "benchmarks"])
def test_every_name_and_enumeration_of_qt_is_in_pyqt6(place: str) -> None:
    """Tests and scripts too, which have no types."""
    sources = [path for path in _sources(place) if path != Path(__file__)]
    problems = {str(path.relative_to(ROOT)): _missing(path.read_text(encoding="utf-8")) for path in sources}
    assert sources
    assert {path: found for path, found in problems.items() if found} == {}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("from qgis.PyQt.QtCore import Qt\nQt.AlignLeft", ["line 2: Qt.AlignLeft"]),
        ("from qgis.PyQt.QtCore import Qt\nQt.AlignmentFlag.AlignLeft", []),
        ("from qgis.PyQt.QtWidgets import QAction\nQAction.triggered.connect", []),
        ("from qgis.PyQt import QtCore\nQtCore.Qt.Key_A", ["line 2: QtCore.Qt.Key_A"]),
        ("from qgis.PyQt.QtCore import QRegExp", ["line 1: QtCore.QRegExp"]),
        ("from PyQt5.QtCore import Qt", ["line 1: PyQt5.QtCore instead of qgis.PyQt"]),
        ("import PyQt5.QtCore", ["line 1: PyQt5.QtCore"]),
        ("box.activated[str].connect(print)", ["line 1: box.activated[str].connect"]),
    ],
)
def test_names_that_pyqt6_lacks_are_found(source: str, expected: list[str]) -> None:
    assert _missing(source) == expected
