"""How an engine process is started: its command, its clean environment, and how its death reads."""

from __future__ import annotations

import os
import signal
import subprocess  # always a list of arguments, never a shell # nosec B404
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

__all__ = ["LAUNCHER", "clean_environment", "death_sentence", "engine_command", "popen_options"]

LAUNCHER = Path(__file__).resolve().parents[1] / "launch.py"
"""The script that starts the engine from the plugin's folder."""

# Variables by which a QGIS installation steers its own Python, GDAL, PROJ and Qt. In the engine,
# which brings its own, they would load the wrong libraries or the wrong data.
_LEAKING_PREFIXES = (
    "PYTHON", "VIRTUAL_ENV", "CONDA", "PYQTGRAPH",
    "PROJ_", "GDAL_", "OGR_", "CPL_", "GEOTIFF_", "OSGEO", "O4W_", "QT_", "QGIS_",
)  # fmt: skip
_LEAKING_FOLDERS = ("osgeo4w", "qgis")


def clean_environment(variables: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the environment of an engine process: ours without what belongs to QGIS.

    Args:
        variables: Environment to start from, by default that of this process.
    """
    source = os.environ if variables is None else variables
    kept = {name: value for name, value in source.items() if not name.upper().startswith(_LEAKING_PREFIXES)}
    if sys.platform == "win32":  # the DLLs of QGIS lie on PATH and would be found before the engine's
        folders = kept.get("PATH", "").split(os.pathsep)
        kept["PATH"] = os.pathsep.join(f for f in folders if not any(part in f.lower() for part in _LEAKING_FOLDERS))
    return kept


def engine_command(interpreter: Path) -> list[str]:
    """Return the command that starts an engine process with an interpreter."""
    return [str(interpreter), "-I", "-X", "utf8", str(LAUNCHER)]


def popen_options() -> dict[str, Any]:
    """Return options for `subprocess.Popen` that keep a child quiet and apart.

    No console window on Windows; a process group of its own elsewhere, so that Ctrl+C in a terminal
    reaches QGIS alone, which then ends the child in order.
    """
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NO_WINDOW}
    return {"start_new_session": True}


def death_sentence(return_code: int) -> str:
    """Return one sentence that explains a process that ended without an answer.

    Args:
        return_code: As `subprocess.Popen.returncode`: negative for a signal.
    """
    advice = "lower the tile size or close other programs, then run the job again; what was finished stays"
    if return_code in (-9, 137):
        return f"The engine was killed by the system (signal 9), most often because memory ran out: {advice}."
    if return_code < 0:
        try:
            name = signal.Signals(-return_code).name
        except ValueError:
            name = f"signal {-return_code}"
        return f"The engine was ended by {name}: run the job again, and report it with the log if it happens twice."
    if return_code & 0xFFFFFFFF in (0xC0000017, 0xC000012D):  # Windows: no memory, commitment limit
        return f"The engine ran out of memory: {advice}."
    return (
        f"The engine ended without an answer (code {return_code}): run 'Check the engine', "
        "and report it with the log if that finds nothing."
    )
