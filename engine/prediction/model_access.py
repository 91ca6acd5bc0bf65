"""Opening models for jobs: what is wrong with one is told as the jobs' own errors."""

from __future__ import annotations

from pathlib import Path

from furrow.engine.contract.errors import DamagedFileError, InputError, UnsafeFileError
from furrow.models.errors import DamagedModelError, ModelError, UnsafeModelError
from furrow.models.files import SHIPPED, Model, load_model

__all__ = ["open_model"]


def open_model(path: str) -> Model:
    """Return a model on the CPU, in evaluation mode.

    Args:
        path: Folder of the model or its `.safetensors` file; empty for the model that ships.

    Raises:
        InputError: There is no such model, or it is not one of Furrow's.
        UnsafeFileError: It is a pickle, or asks for absurd sizes.
        DamagedFileError: Its files are missing, truncated or do not fit each other.
    """
    try:
        return load_model(Path(path) if path else SHIPPED)
    except UnsafeModelError as error:
        raise UnsafeFileError(str(error)) from error
    except DamagedModelError as error:
        raise DamagedFileError(str(error)) from error
    except ModelError as error:
        raise InputError(str(error)) from error
