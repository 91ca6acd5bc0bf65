"""The import arrows: who may import whom. Read from the source of every module, so nothing needs to be installed."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
QGIS = {"qgis", "PyQt5", "PyQt6", "processing", "osgeo", "console", "sip"}
STANDARD = set(sys.stdlib_module_names)
TORCH_PLACES = ("furrow.models", "furrow.engine.training", "furrow.engine.prediction", "furrow.engine.checkup")


def module_name(path: Path) -> str:
    """Return the dotted name of a file of the package."""
    parts = ["furrow", *path.relative_to(ROOT).with_suffix("").parts]
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def modules() -> list[Path]:
    places = ("engine", "models", "plugin", "processing_provider", "resources")
    return sorted([*ROOT.glob("*.py"), *(path for place in places for path in (ROOT / place).rglob("*.py"))])


def imports(source: str, module: str, *, package: bool = False) -> Iterator[str]:
    """Yield the dotted names a module imports, at any depth; imports for type checkers only are left out."""
    tree = ast.parse(source)
    skipped = {id(node) for branch in _type_checking_branches(tree) for node in ast.walk(branch)}
    for node in ast.walk(tree):
        if id(node) in skipped:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                above = module.split(".")[
                    : None if package and node.level == 1 else -(node.level - (1 if package else 0))
                ]
                base = ".".join([*above, *([node.module] if node.module else [])])
            yield base
            yield from (f"{base}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and _names_a_module(node):
            yield node.args[0].value  # type: ignore[attr-defined]


def _type_checking_branches(tree: ast.Module) -> Iterator[ast.stmt]:
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test) in ("TYPE_CHECKING", "typing.TYPE_CHECKING"):
            yield from node.body


def _names_a_module(call: ast.Call) -> bool:
    named = ast.unparse(call.func) in ("__import__", "importlib.import_module", "import_module")
    return named and bool(call.args) and isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str)


def within(name: str, place: str) -> bool:
    return name == place or name.startswith(f"{place}.")


def violations(source: str, module: str, *, package: bool = False) -> list[str]:
    """Return what a module imports against the arrows."""
    found = []
    for name in imports(source, module, package=package):
        top = name.split(".")[0]
        ours = top == "furrow"
        if within(module, "furrow.engine.contract"):
            allowed = within(name, "furrow.engine.contract") if ours else top in STANDARD
            allowed = allowed or name in ("furrow", "furrow.engine")
        elif within(module, "furrow.models"):
            allowed = within(name, "furrow.models") or not ours
        elif within(module, "furrow.engine"):
            allowed = not ours or any(
                within(name, place) for place in ("furrow.engine", "furrow.models", "furrow.__about__")
            )
        elif within(module, "furrow.processing_provider"):
            places = ("furrow.processing_provider", "furrow.engine.contract", "furrow.__about__")
            allowed = any(within(name, p) for p in places) if ours else top in STANDARD | QGIS
        else:
            places = ("furrow.plugin", "furrow.processing_provider", "furrow.engine.contract", "furrow.__about__")
            allowed = any(within(name, p) for p in places) if ours else top in STANDARD | QGIS
        if within(module, "furrow.engine") or within(module, "furrow.models"):
            allowed = allowed and top not in QGIS
            allowed = allowed and (top != "torch" or any(within(module, place) for place in TORCH_PLACES))
        if not allowed:
            found.append(name)
    return found


@pytest.mark.parametrize("path", modules(), ids=module_name)
def test_a_module_imports_only_what_it_may(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert violations(source, module_name(path), package=path.name == "__init__.py") == []


def test_modules_of_every_part_are_read() -> None:
    names = {module_name(path) for path in modules()}
    assert {"furrow", "furrow.engine.contract.client", "furrow.engine.__main__", "furrow.models"} <= names
    assert any(name.startswith("furrow.processing_provider.algorithms.") for name in names)


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("furrow.processing_provider.base", "import torch"),
        ("furrow.processing_provider.base", "def f():\n    import rasterio.windows"),
        ("furrow.processing_provider.base", "from furrow.engine import rasters"),
        ("furrow.processing_provider.base", "from furrow.engine.geogrid import GeoGrid"),
        ("furrow.processing_provider.base", "from furrow.plugin import main"),
        ("furrow.processing_provider.base", "from ..plugin import main"),
        ("furrow.processing_provider.base", "from ..engine.rasters import write_cog"),
        ("furrow.processing_provider.base", "import numpy as np"),
        ("furrow.plugin.main", "import sentinelhub"),
        ("furrow.plugin.main", "import importlib\nimportlib.import_module('torch')"),
        ("furrow.plugin.main", "__import__('rasterio')"),
        ("furrow", "from furrow.models import registry"),
        ("furrow.engine.contract.client", "import psutil"),
        ("furrow.engine.contract.client", "from furrow.engine.reporting import Reporter"),
        ("furrow.engine.contract.client", "from qgis.core import QgsTask"),
        ("furrow.engine.contract.client", "from .. import reporting"),
        ("furrow.engine.imagery.season", "import torch"),
        ("furrow.engine.imagery.season", "from qgis.PyQt.QtCore import QUrl"),
        ("furrow.engine.training.job", "from PyQt5 import QtCore"),
        ("furrow.engine.training.job", "from furrow.processing_provider import base"),
        ("furrow.models.hybrid", "from furrow.engine.reporting import Reporter"),
        ("furrow.models.hybrid", "import qgis"),
        (
            "furrow.models.hybrid",
            "if True:\n    try:\n        from furrow import plugin\n    except ImportError:\n        x = 1",
        ),
    ],
)
def test_the_checker_catches_violations(module: str, source: str) -> None:
    assert violations(source, module)


@pytest.mark.parametrize(
    ("module", "source"),
    [
        (
            "furrow.processing_provider.base",
            "from furrow.engine.contract import jobs\nfrom qgis.core import QgsProcessing",
        ),
        ("furrow.processing_provider.base", "from .provider import FurrowProvider"),
        ("furrow.plugin.main", "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import torch"),
        ("furrow.engine.contract.client", "import json\nfrom furrow.engine.contract.errors import FurrowError"),
        ("furrow.engine.training.job", "import torch\nfrom furrow.models import registry"),
        ("furrow.engine.checkup.devices", "import torch"),
        ("furrow.models.hybrid", "from torch import nn\nfrom furrow.models.layers import Block"),
    ],
)
def test_the_checker_lets_the_rest_pass(module: str, source: str) -> None:
    assert violations(source, module) == []
