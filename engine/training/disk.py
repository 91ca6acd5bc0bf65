"""What a training tells when the disk is full."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from safetensors import SafetensorError

from furrow.engine.contract.errors import ResourceError

__all__ = ["told_when_full"]


@contextmanager
def told_when_full(folder: Path, what: str) -> Iterator[None]:
    """Tell in one sentence that the disk of a folder is full, if it is.

    Args:
        folder: Where something is written.
        what: What, to begin the sentence with.

    Raises:
        ResourceError: The disk is full.
    """
    try:
        yield
    except (OSError, SafetensorError) as error:
        # safetensors tells the system's error in its text alone
        if getattr(error, "errno", None) != errno.ENOSPC and f"os error {errno.ENOSPC}" not in str(error):
            raise
        raise ResourceError(
            f"{what} could not be written, because the disk of '{folder}' is full: free some space and start the "
            "training again; it goes on from its last checkpoint."
        ) from error
