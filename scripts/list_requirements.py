"""Prints a requirements list of pyproject.toml, for scripts/lock.sh.

Usage: list_requirements.py engine | dev | servers | qgis
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

#: What PyTorch itself needs beside its build. Locked with the rest, so that installing it adds nothing unlocked
#: but the libraries of CUDA.
TORCH_NEEDS = ("filelock", "fsspec", "jinja2", "networkx", "setuptools", "sympy", "typing-extensions")


def requirements(name: str) -> list[str]:
    """Return the lines of one list.

    Args:
        name: "engine" for the dependencies without torch, else the name of an extra.
    """
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    if name != "engine":
        return list(project["optional-dependencies"][name])
    return [line for line in project["dependencies"] if not line.startswith("torch==")] + list(TORCH_NEEDS)


if __name__ == "__main__":
    print("\n".join(requirements(sys.argv[1])))
