"""The engine's environment: finds, builds, checks, repairs and removes it.

It is a virtual environment of its own, by default under the QGIS profile. `engine.json` in its home,
written last, names the folder that may be used; a folder it does not name is the rest of a build
that did not end and is removed by the next one.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from furrow.engine.contract.building import Build, Wishes
from furrow.engine.contract.errors import EngineMissingError, FurrowError, InputError
from furrow.engine.contract.exclusive import HeldElsewhereError, exclusive
from furrow.engine.contract.graphics import nvidia_driver
from furrow.engine.contract.interpreters import python_in
from furrow.engine.contract.marker import Marker
from furrow.engine.contract.pip_steps import without_secrets
from furrow.engine.contract.requirements import Requirements

__all__ = ["BUILD_HINT", "EngineEnvironment", "EngineStatus"]

BUILD_HINT = "run 'Build the engine' in the Processing toolbox, group Setup"

_PREFIX = "env-"
"""What the names of environments begin with: nothing else in the home is ever removed."""


@dataclass(frozen=True)
class EngineStatus:
    """What is known about an environment without starting it.

    Attributes:
        state: "ready", "missing", "stale" (built from other requirements) or "broken".
        interpreter: Its Python, or None when there is none that could be started.
        message: One sentence, with what to do.
        details: Facts by name: folder, python, torch, computing, built, notes.
    """

    state: str
    interpreter: Path | None
    message: str
    details: dict[str, str] = field(default_factory=dict)


class EngineEnvironment:
    """The environment the engine's processes run in.

    Args:
        home: Folder that holds the environment; need not exist.
        interpreter: Python to use instead, with the packages installed by whoever chose it.
        requirements: What the environment consists of, by default what the plugin ships.
    """

    def __init__(self, home: Path, interpreter: Path | None = None, requirements: Requirements | None = None) -> None:
        self.home = Path(os.path.abspath(home))  # noqa: PTH100 - symbolic links stay as the profile has them
        self.interpreter = interpreter
        self.requirements = requirements or Requirements()

    @property
    def log(self) -> Path:
        """Log of the last build."""
        return self.home / "build.log"

    @property
    def _marker(self) -> Path:
        return self.home / "engine.json"

    def status(self) -> EngineStatus:
        """Tell the state of the environment. Reads a few small files and starts nothing."""
        if self.interpreter is not None:
            return _status_of_chosen(self.interpreter)
        try:
            marker = Marker.read(self._marker)
        except InputError as error:
            return EngineStatus("broken", None, f"{error}: {BUILD_HINT} again.")
        if marker is None:
            return EngineStatus("missing", None, f"The engine is not built yet: {BUILD_HINT}.")
        folder = self.home / marker.folder
        python = python_in(folder)
        details = marker.details() | {"folder": str(folder)}
        if flaw := marker.flaw(folder):
            return EngineStatus("broken", None, f"The engine is broken ({flaw}): {BUILD_HINT} again.", details)
        if marker.requirements != self.requirements.identity:
            sentence = f"The engine is out of date, Furrow was updated since it was built: {BUILD_HINT} again."
            return EngineStatus("stale", python, sentence, details)
        sentence = f"The engine is ready (PyTorch {marker.torch}, {marker.computing})."
        return EngineStatus("ready", python, sentence, details)

    def require(self) -> Path:
        """Return the interpreter of a usable environment.

        Raises:
            EngineMissingError: It is missing, out of date or broken; the sentence says what to do.
        """
        status = self.status()
        if status.state != "ready" or status.interpreter is None:
            raise EngineMissingError(status.message)
        return status.interpreter

    def build(
        self,
        *,
        computing: str = "auto",
        proxy: str | None = None,
        base_interpreter: Path | None = None,
        on_progress: Callable[[float, str], None] = lambda fraction, message: None,
        is_cancelled: Callable[[], bool] = lambda: False,
        rebuild: bool = False,
    ) -> Path:
        """Build the environment unless a usable one of that kind is there, and remove older ones.

        An environment that works stays in use until the new one has passed its check.

        Args:
            computing: "cpu", "cuda", or "auto" for CUDA where a driver of NVIDIA answers.
            proxy: URL of a proxy; it travels in the environment of pip only and is never written down.
            base_interpreter: Python to make the environment with; None to find one.
            on_progress: Called with the share of the work done (0 to 1) and words.
            is_cancelled: Asked about ten times a second; True stops the build at once.
            rebuild: Build anew even if a usable environment is there.

        Returns:
            The interpreter of the environment.

        Raises:
            InputError: `computing` is none of the three.
            EngineMissingError: No suitable Python, no network, a wrong hash, or a failed check.
            ResourceError: The disk is too small.
            JobCancelledError: `is_cancelled` said so.
        """
        if computing not in ("auto", "cpu", "cuda"):
            raise InputError(f"The engine can be built for 'cpu', 'cuda' or 'auto', not for '{computing}': choose one.")
        if self.interpreter is not None:
            raise InputError(
                f"The engine uses the Python '{self.interpreter}' that was chosen, so none is built: "
                "clear that setting first."
            )
        with self._alone():
            resolved = computing if computing != "auto" else ("cuda" if nvidia_driver() else "cpu")
            if not rebuild and self._serves(computing, resolved, base_interpreter):
                on_progress(1.0, "the engine is built already")
                return self.require()
            self._remove_folders(keep=self._folder_in_use())
            wishes = Wishes(computing, resolved, proxy, base_interpreter)
            folder = self._free_folder(resolved)
            build = Build(folder, self.requirements, wishes, on_progress, is_cancelled)
            try:
                with self.log.open("w", encoding="utf-8") as log:
                    marker = build.run(log)
                marker.write(self._marker)
            except FurrowError as error:
                self._note_failure(error)
                raise
            finally:
                if self._folder_in_use() != folder:
                    shutil.rmtree(folder, ignore_errors=True)
            self._remove_folders(keep=folder)
            on_progress(1.0, "the engine is ready")
            return self.require()

    def remove(self) -> None:
        """Remove the environment and everything a build left. Does nothing when there is none.

        Raises:
            EngineMissingError: A build is going on, or a file cannot be removed.
        """
        if not self.home.is_dir():
            return
        with self._alone():
            self._marker.unlink(missing_ok=True)
            self._remove_folders(keep=None)
            self.log.unlink(missing_ok=True)
            left = next(self._folders(), None)
        (self.home / "build.lock").unlink(missing_ok=True)
        if left is not None:
            raise EngineMissingError(f"The folder '{left}' is in use and stays: end running jobs and try again.")
        if not any(self.home.iterdir()):
            self.home.rmdir()

    def _serves(self, computing: str, resolved: str, base: Path | None) -> bool:
        """Tell whether the environment that is there is the one asked for."""
        if self.status().state != "ready":
            return False
        marker = Marker.read(self._marker)
        if marker is None or (base is not None and Path(marker.base) != base.resolve()):
            return False
        return marker.computing == resolved or marker.wished == computing == "auto"

    def _folder_in_use(self) -> Path | None:
        try:
            marker = Marker.read(self._marker)
        except InputError:
            return None
        return None if marker is None else self.home / marker.folder

    def _free_folder(self, computing: str) -> Path:
        stem = f"{_PREFIX}{self.requirements.identity[:8]}-{computing}"
        names = [stem, *(f"{stem}-{number}" for number in range(2, 100))]
        free = next((name for name in names if not (self.home / name).exists()), None)
        if free is None:
            raise EngineMissingError(f"The folder '{self.home}' is full of engines that cannot be removed: delete it.")
        return self.home / free

    def _folders(self) -> Iterator[Path]:
        return (folder for folder in self.home.glob(f"{_PREFIX}*") if folder.is_dir())

    def _remove_folders(self, keep: Path | None) -> None:
        """Remove all environments but one. What a running engine holds on Windows stays until next time."""
        for folder in self._folders():
            if folder != keep:
                shutil.rmtree(folder, ignore_errors=True)

    def _note_failure(self, error: FurrowError) -> None:
        with self.log.open("a", encoding="utf-8") as log:
            log.write(f"\n{type(error).__name__}: {without_secrets(str(error))}\n")

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Keep every other build and removal of this home away.

        Raises:
            EngineMissingError: One is going on, or the home cannot be written.
        """
        held = False
        try:
            with exclusive(self.home / "build.lock"):
                held = True
                yield
        except HeldElsewhereError as error:
            raise EngineMissingError(
                f"Another QGIS is building or removing the engine in '{self.home}': wait until it has finished."
            ) from error
        except OSError as error:
            if held or isinstance(error, FurrowError):
                raise
            raise EngineMissingError(
                f"The folder '{self.home}' of the engine cannot be written ({error.strerror}): check its rights."
            ) from error


def _status_of_chosen(interpreter: Path) -> EngineStatus:
    details = {"chosen": "by the analyst"}
    if interpreter.is_file() and os.access(interpreter, os.X_OK):
        sentence = f"The engine uses the Python '{interpreter}' that was chosen."
        return EngineStatus("ready", interpreter, sentence, details)
    sentence = f"The Python '{interpreter}' chosen for the engine is no program: choose another, or none."
    return EngineStatus("broken", None, sentence, details)
