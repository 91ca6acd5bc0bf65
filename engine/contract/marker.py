"""The marker of a finished environment: which folder may be used, and what it was built from."""

from __future__ import annotations

import dataclasses
import json
import os
import sys
import typing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from furrow.engine.contract.errors import EngineMissingError, InputError
from furrow.engine.contract.interpreters import python_in, site_packages

__all__ = ["Marker"]


@dataclass(frozen=True)
class Marker:
    """What `engine.json` says.

    Attributes:
        folder: Name of the environment's folder, beside the marker.
        requirements: Identity of the requirements it was built from.
        torch: Installed version of PyTorch, with the part that names its build.
        computing: What it computes on, "cpu" or "cuda".
        wished: What was asked for: "auto", "cpu" or "cuda".
        base: Path of the Python it was made with, symbolic links resolved.
        python: Version of that Python.
        built: Date and time (UTC) of the build.
        notes: Sentences for the analyst.
    """

    folder: str
    requirements: str
    torch: str
    computing: str
    wished: str
    base: str
    python: str
    built: str
    notes: tuple[str, ...] = ()

    @classmethod
    def read(cls, path: Path) -> Marker | None:
        """Return the marker of a file, None when there is no file.

        Raises:
            InputError: The file holds something else.
        """
        try:
            document: Any = json.loads(path.read_text(encoding="utf-8"))
            values = {field.name: document[field.name] for field in dataclasses.fields(cls)}
            marker = cls(**(values | {"notes": tuple(values["notes"])}))
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise InputError(f"The file '{path}', which describes the engine, cannot be read") from error
        texts = [name for name, hint in typing.get_type_hints(cls).items() if hint is str]
        if any(not isinstance(values[name], str) for name in texts) or Path(marker.folder).name != marker.folder:
            raise InputError(f"The file '{path}', which describes the engine, holds something else")
        return marker

    def write(self, path: Path) -> None:
        """Write the marker atomically: it is there whole or not at all."""
        temporary = path.with_name(f"{path.name}.part")
        with temporary.open("w", encoding="utf-8") as file:
            json.dump(dataclasses.asdict(self), file, ensure_ascii=False, indent=1)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)

    def flaw(self, folder: Path) -> str:
        """Return what is wrong with the environment it describes, in a few words, or an empty text.

        Args:
            folder: Where the environment lies.
        """
        python = python_in(folder)
        if not folder.is_dir():
            return f"its folder '{folder}' is gone"
        if not Path(self.base).is_file():
            return f"the Python '{self.base}' it was made with is gone"
        if not python.is_file():
            return f"its Python '{python}' is gone"
        # An upgrade of the system replaces the target of the link: same link, other Python.
        if sys.platform != "win32" and python.resolve() != Path(self.base):
            return f"its Python is now '{python.resolve()}' instead of '{self.base}'"
        try:
            whole = (site_packages(folder) / f"torch-{self.torch}.dist-info").is_dir()
        except EngineMissingError:
            whole = False
        return "" if whole else "its packages are gone"

    def details(self) -> dict[str, str]:
        """Return the facts an analyst may want to see, by name."""
        facts = {"python": self.python, "torch": self.torch, "computing": self.computing, "built": self.built}
        return facts | ({"notes": " ".join(self.notes)} if self.notes else {})
