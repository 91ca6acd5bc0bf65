"""The version of Furrow, read from the one place it stands in: `metadata.txt`."""

from __future__ import annotations

import configparser
from pathlib import Path

__all__ = ["ROOT", "__version__"]

ROOT = Path(__file__).resolve().parent
"""The folder of the plugin, which is the package `furrow`."""


def _version() -> str:
    parser = configparser.ConfigParser(interpolation=None)
    parser.read(ROOT / "metadata.txt", encoding="utf-8")
    return parser["general"]["version"]


__version__ = _version()
