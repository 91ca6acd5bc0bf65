"""Finds the Python that the engine's environment is made with."""

from __future__ import annotations

import json
import re
import shutil
import subprocess  # always a list of arguments, never a shell # nosec B404
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from furrow.engine.contract.errors import EngineMissingError
from furrow.engine.contract.process import clean_environment, popen_options

__all__ = [
    "MAXIMUM_PYTHON",
    "MINIMUM_PYTHON",
    "BaseInterpreter",
    "examine",
    "find_base_interpreter",
    "python_in",
    "site_packages",
]

MINIMUM_PYTHON = (3, 11)
"""Oldest Python the engine runs with."""

MAXIMUM_PYTHON = (3, 14)
"""Newest Python the locked packages are published for."""

_ASK_S = 30.0
_QUESTION = """
import importlib.util, json, sys
missing = [name for name in ("venv", "ensurepip", "ssl") if importlib.util.find_spec(name) is None]
bits = 64 if sys.maxsize > 2**32 else 32
print(json.dumps({"version": list(sys.version_info[:3]), "missing": missing, "bits": bits}))
"""
_POINT_ELSEWHERE = "or choose another Python for the engine"


@dataclass(frozen=True)
class BaseInterpreter:
    """A Python that exists and can be started.

    Attributes:
        path: Its executable.
        version: Major, minor and micro number.
        problem: One sentence why no environment can be made with it, or empty.
    """

    path: Path
    version: tuple[int, ...]
    problem: str = ""


def python_in(environment: Path) -> Path:
    """Return where a virtual environment keeps its interpreter."""
    if sys.platform == "win32":
        return environment / "Scripts" / "python.exe"
    return environment / "bin" / "python"


def site_packages(environment: Path) -> Path:
    """Return where a virtual environment keeps its packages.

    Raises:
        EngineMissingError: It has no such folder.
    """
    pattern = "Lib/site-packages" if sys.platform == "win32" else "lib/python3*/site-packages"
    found = next(environment.glob(pattern), None)
    if found is None:
        raise EngineMissingError(f"The environment '{environment}' holds no packages: build the engine again.")
    return found


def find_base_interpreter(chosen: Path | None = None) -> BaseInterpreter:
    """Return a Python that an environment can be made with.

    Args:
        chosen: The only one to consider; None to search beside QGIS and on the system.

    Raises:
        EngineMissingError: There is none; the sentence says what to install.
    """
    problems: list[str] = []
    for candidate in [chosen] if chosen is not None else _candidates():
        try:
            found = examine(candidate)
        except EngineMissingError as error:
            if chosen is not None:
                raise
            problems.append(str(error))
            continue
        if not found.problem:
            return found
        problems.append(found.problem)
    if problems:
        raise EngineMissingError(problems[0])
    raise EngineMissingError(
        f"No Python {_dotted(MINIMUM_PYTHON)} or newer was found on this computer: install one from python.org, "
        "then run 'Build the engine' again and choose it there."
    )


def examine(path: Path) -> BaseInterpreter:
    """Start a Python once and tell whether an environment can be made with it.

    Raises:
        EngineMissingError: It cannot be started, or is no Python.
    """
    try:
        answer = subprocess.run(  # a list of arguments, no shell # nosec B603
            [str(path), "-I", "-c", _QUESTION],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_ASK_S,
            check=True,
            env=clean_environment(),
            **popen_options(),
        )
        facts = json.loads(answer.stdout)
        version, missing, bits = tuple(facts["version"]), facts["missing"], facts["bits"]
    except (OSError, subprocess.SubprocessError, ValueError, KeyError, TypeError) as error:
        raise EngineMissingError(
            f"'{path}' is no Python that can be started: choose another Python for the engine."
        ) from error
    return BaseInterpreter(path, version, _problem(path, version, missing, bits))


def _problem(path: Path, version: tuple[int, ...], missing: list[str], bits: int) -> str:
    named = f"The Python '{path}' ({_dotted(version)})"
    if version < MINIMUM_PYTHON:
        return f"{named} is too old: install Python {_dotted(MINIMUM_PYTHON)} or newer, {_POINT_ELSEWHERE}."
    if version[:2] > MAXIMUM_PYTHON:
        newest = _dotted(MAXIMUM_PYTHON)
        return f"{named} is newer than the engine's packages: install Python {newest}, {_POINT_ELSEWHERE}."
    if bits != 64:
        return f"{named} is a 32-bit build, but PyTorch needs 64 bits: install a 64-bit Python, {_POINT_ELSEWHERE}."
    if missing and sys.platform.startswith("linux"):
        return (
            f"{named} lacks the module '{missing[0]}': install the package python3-venv "
            f"(sudo apt install python3-venv), {_POINT_ELSEWHERE}."
        )
    if missing:
        return f"{named} lacks the module '{missing[0]}': install Python from python.org, {_POINT_ELSEWHERE}."
    return ""


def _candidates() -> Iterator[Path]:
    """Yield Pythons worth trying, the likeliest first, each once."""
    seen: set[Path] = set()
    for path in (*_beside_qgis(), *_on_path(), *_usual_places()):
        if path not in seen and path.is_file():
            seen.add(path)
            yield path


def _beside_qgis() -> Iterator[Path]:
    """Yield the Python of this process. On Windows and macOS `sys.executable` may be QGIS itself."""
    executable = Path(sys.executable or "")
    if re.fullmatch(r"python[0-9.]*(\.exe)?", executable.name.lower()):
        yield executable
    names = ("python.exe", "python3.exe") if sys.platform == "win32" else (f"bin/python{_running()}", "bin/python3")
    for prefix in dict.fromkeys((sys.base_exec_prefix, sys.base_prefix, sys.exec_prefix)):
        for name in names:
            yield Path(prefix) / name
    if sys.platform == "darwin":
        for folder in (executable.parent, executable.parent / "bin"):
            yield folder / f"python{_running()}"
            yield folder / "python3"


def _on_path() -> Iterator[Path]:
    for name in (f"python{_running()}", "python3", "python3.14", "python3.13", "python3.12", "python3.11", "python"):
        found = shutil.which(name)
        # The Windows Store puts an empty python.exe there that only opens the store.
        if found and "WindowsApps" not in found:
            yield Path(found)


def _usual_places() -> list[Path]:
    minors = [f"3.{minor}" for minor in range(MAXIMUM_PYTHON[1], MINIMUM_PYTHON[1] - 1, -1)]
    if sys.platform == "darwin":
        framework = "/Library/Frameworks/Python.framework/Versions/{0}/bin/python{0}"
        forms = (framework, "/opt/homebrew/bin/python{0}", "/usr/local/bin/python{0}")
        return [Path(form.format(minor)) for minor in minors for form in forms]
    if sys.platform == "win32":
        folders = (Path.home() / "AppData" / "Local" / "Programs" / "Python", Path("C:/Program Files"))
        return [place / f"Python{minor.replace('.', '')}" / "python.exe" for minor in minors for place in folders]
    return []


def _running() -> str:
    return _dotted(sys.version_info[:2])


def _dotted(version: tuple[int, ...]) -> str:
    return ".".join(str(number) for number in version)
