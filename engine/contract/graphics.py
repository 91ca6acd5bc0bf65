"""Tells whether there is a graphics card of NVIDIA, without loading PyTorch."""

from __future__ import annotations

import shutil
import subprocess  # always a list of arguments, never a shell # nosec B404
from pathlib import Path

from furrow.engine.contract.process import popen_options

__all__ = ["nvidia_driver"]

_ASK_S = 20.0
_OUTSIDE_PATH = (Path("/usr/lib/wsl/lib/nvidia-smi"), Path("C:/Windows/System32/nvidia-smi.exe"))


def nvidia_driver() -> str:
    """Return the version of NVIDIA's driver, or an empty text when none answers for at least one card."""
    program = shutil.which("nvidia-smi") or next((str(place) for place in _OUTSIDE_PATH if place.is_file()), None)
    if program is None:
        return ""
    try:
        answer = subprocess.run(  # a list of arguments, no shell # nosec B603
            [program, "--query-gpu=driver_version", "--format=csv,noheader"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_ASK_S,
            check=True,
            **popen_options(),
        )
    except (OSError, subprocess.SubprocessError):  # a driver that does not answer is as good as none
        return ""
    lines = answer.stdout.decode("ascii", errors="replace").split()
    return lines[0] if lines and lines[0][0].isdigit() else ""
