"""What the engine's environment consists of: the locked packages and the version of PyTorch."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from furrow.engine.contract.errors import EngineMissingError

__all__ = ["Requirements"]

_ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Requirements:
    """The two files an environment is built from.

    Attributes:
        lock: Requirements file with every version and hash fixed, for all platforms.
        torch: Requirements file with the one line `torch==<version>`.
    """

    lock: Path = _ROOT / "requirements-engine.lock"
    torch: Path = _ROOT / "requirements-torch.txt"

    @cached_property
    def torch_version(self) -> str:
        """The exact version of PyTorch, without the part that names a build.

        Raises:
            EngineMissingError: The file is missing or names no exact version.
        """
        found = re.search(r"^torch==([0-9][^\s+;#]*)\s*$", _text(self.torch), flags=re.MULTILINE)
        if found is None:
            raise EngineMissingError(
                f"The file '{self.torch}' names no exact version of torch: install the plugin again."
            )
        return found[1]

    @cached_property
    def identity(self) -> str:
        """SHA-256 over both files' contents; another value means another environment.

        Raises:
            EngineMissingError: A file is missing.
        """
        content = f"{_text(self.lock)}\ntorch=={self.torch_version}\n"
        return hashlib.sha256(content.encode("utf-8")).hexdigest()

    @cached_property
    def package_names(self) -> frozenset[str]:
        """Names of the locked packages, for all platforms together."""
        return frozenset(re.findall(r"^([a-z0-9][a-z0-9._-]*)==", _text(self.lock), flags=re.MULTILINE | re.IGNORECASE))


def _text(path: Path) -> str:
    """Return a file's text with one kind of line ends: Git may change them on Windows."""
    try:
        return "\n".join(path.read_text(encoding="utf-8").splitlines())
    except OSError as error:
        raise EngineMissingError(
            f"The file '{path}', which lists the engine's packages, is missing: install the plugin again."
        ) from error
