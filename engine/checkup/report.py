"""The job `check-engine`: what this engine consists of, what it can compute on, and what to do about each problem.

The report is made to be pasted into a bug report: the home folder reads "~" and the user's name is left out.
"""

from __future__ import annotations

import getpass
import importlib.metadata
import os
import platform
import re
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

import psutil

from furrow.__about__ import __version__
from furrow.engine.checkup.devices import Device, processor_features, usable_devices
from furrow.engine.contract.graphics import nvidia_driver
from furrow.engine.contract.jobs import CheckEngine
from furrow.engine.reporting import Reporter

__all__ = ["check_engine", "redacted", "resource_problems"]

_PACKAGES = (
    "torch", "numpy", "scipy", "rasterio", "pyogrio", "shapely", "pystac", "safetensors", "psutil", "filelock",
    "distributed",
)  # fmt: skip

LITTLE_MEMORY = 4_000_000_000
"""Bytes of memory below which training and large tiles will not fit."""

LITTLE_FREE_MEMORY = 2_000_000_000
"""Bytes of free memory that a prediction with the default tile needs."""

LITTLE_DISK = 5_000_000_000
"""Bytes of free disk below which a season and its outputs may not fit."""


def check_engine(spec: CheckEngine, reporter: Reporter) -> dict[str, Any]:
    """Report versions, devices, memory and disk of this engine.

    Args:
        spec: The job; it has no parameters.
        reporter: Takes progress and the lines of the report.

    Returns:
        `report` (list of lines), `problems` (list of sentences), `versions` (name -> version) and
        `devices` (list of names).

    Raises:
        JobCancelledError: The job was cancelled.
        ImportError: A package of the engine is missing or does not fit this computer.
    """
    reporter.progress(0.0, "reading versions")
    versions = _versions()
    reporter.progress(0.2, "loading PyTorch")
    import torch

    versions["CUDA of PyTorch"] = torch.version.cuda or "none"
    reporter.progress(0.5, "computing on each device")
    devices = usable_devices()
    memory, folder = psutil.virtual_memory(), Path(tempfile.gettempdir())
    free_disk = shutil.disk_usage(folder).free
    reporter.progress(0.9, "looking for problems")
    problems = [device.problem for device in devices if device.problem]
    problems += _missing_device_problems(devices, has_cuda_build=torch.version.cuda is not None)
    problems += resource_problems(memory.total, memory.available, free_disk)
    lines = [
        *(f"{name}: {version}" for name, version in versions.items()),
        f"System: {platform.platform()}, {platform.machine()}",
        f"Interpreter: {sys.executable}",
        f"Processor: {psutil.cpu_count(logical=False) or '?'} cores, {os.cpu_count()} threads, {processor_features()}",
        f"Threads of PyTorch: {torch.get_num_threads()}",
        f"Memory: {memory.total / 1e9:.1f} GB, {memory.available / 1e9:.1f} GB free",
        f"Temporary folder: {folder}, {free_disk / 1e9:.1f} GB free",
        *(f"Device {device.name}: {device.description}" for device in devices),
    ]
    report = [redacted(line) for line in lines]
    problems = [redacted(problem) for problem in problems]
    for line in report:
        reporter.message(line)
    for problem in problems:
        reporter.warn(problem)
    reporter.progress(1.0, "checked")
    return {
        "report": report,
        "problems": problems,
        "versions": versions,
        "devices": [device.name for device in devices],
    }


def _versions() -> dict[str, str]:
    import pyogrio
    import rasterio
    import scipy.ndimage  # noqa: F401 - a package that does not fit the computer fails here, not in a job
    import shapely

    found = {"Furrow": __version__, "Python": platform.python_version()}
    found |= {name: importlib.metadata.version(name) for name in _PACKAGES}
    gdal_of_pyogrio = ".".join(str(number) for number in pyogrio.__gdal_version__)
    geos = ".".join(str(number) for number in shapely.geos_version)
    return found | {"GDAL of rasterio": rasterio.__gdal_version__, "GDAL of pyogrio": gdal_of_pyogrio, "GEOS": geos}


def _missing_device_problems(devices: list[Device], *, has_cuda_build: bool) -> list[str]:
    """Return sentences about a card of NVIDIA that is there but cannot be used."""
    driver = nvidia_driver()
    if any(device.name.startswith("cuda") for device in devices) or not driver:
        return []
    if not has_cuda_build:
        return [
            "There is an NVIDIA card, but this PyTorch is built for processors alone: run 'Build the engine' with CUDA "
            "to predict and train many times faster."
        ]
    return [
        f"There is an NVIDIA card, but PyTorch cannot use it, most often because its driver ({driver}) is too old: "
        "update the driver, then run 'Check the engine' again."
    ]


def resource_problems(memory: int, free_memory: int, free_disk: int) -> list[str]:
    """Return a sentence for each resource that is scarce.

    Args:
        memory: Bytes of memory of the computer.
        free_memory: Bytes that are free now.
        free_disk: Bytes free on the disk of the temporary folder.
    """
    problems = []
    if memory < LITTLE_MEMORY:
        problems.append(
            f"The computer has {memory / 1e9:.1f} GB of memory: predict with a tile size of 64 and train elsewhere."
        )
    elif free_memory < LITTLE_FREE_MEMORY:
        problems.append(
            f"Only {free_memory / 1e9:.1f} GB of memory are free: close other programs, or predict with a smaller tile."
        )
    if free_disk < LITTLE_DISK:
        problems.append(
            f"The disk of the temporary folder has {free_disk / 1e9:.1f} GB free: free some space before you work on a "
            "large season."
        )
    return problems


def redacted(text: str) -> str:
    """Return a text without the home folder and the name of the user."""
    home = str(Path.home())
    if len(home) > 1:
        text = text.replace(home, "~").replace(home.replace("\\", "/"), "~")
    try:
        user = getpass.getuser()
    except (OSError, KeyError, ImportError):  # a user without an entry, as in a container
        return text
    return re.sub(rf"(?<![\w]){re.escape(user)}(?![\w])", "user", text, flags=re.IGNORECASE) if len(user) > 2 else text
