"""Opening models for jobs: what is wrong with one is told as the jobs' own errors."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from furrow.engine.contract.errors import DamagedFileError, InputError, UnsafeFileError
from furrow.models.card import ModelCard
from furrow.models.errors import DamagedModelError, ModelError, UnsafeModelError
from furrow.models.files import CARD, SHIPPED, WEIGHTS, Model, load_card, load_model

__all__ = ["open_card", "open_model", "open_models"]


def open_model(path: str) -> Model:
    """Return a model on the CPU, in evaluation mode.

    Args:
        path: Folder of the model or its `.safetensors` file; empty for the model that ships.

    Raises:
        InputError: There is no such model, or it is not one of Furrow's.
        UnsafeFileError: It is a pickle, or asks for absurd sizes.
        DamagedFileError: Its files are missing, truncated or do not fit each other.
    """
    with _as_errors_of_jobs():
        return load_model(Path(path) if path else SHIPPED)


def open_card(path: str) -> ModelCard:
    """Return the card of a model; its weights are not read.

    Args:
        path: As that of `open_model`.

    Raises:
        InputError: There is no such model, or it is not one of Furrow's.
        UnsafeFileError: It is a pickle, or absurdly large.
        DamagedFileError: The card is missing or no JSON.
    """
    with _as_errors_of_jobs():
        return load_card(Path(path) if path else SHIPPED)


def open_models(path: str) -> list[Model]:
    """Return the model of a path, or all models in a folder of models, by name.

    Those that were opened last are remembered while their files stay as they are: a process that predicts one box after
    the other reads them once. Do not change them.

    Args:
        path: As that of `open_model`, or a folder that holds folders of models.

    Raises:
        InputError: As `open_model`; or the models take different bands, or the bands in another order.
        UnsafeFileError: As `open_model`.
        DamagedFileError: As `open_model`.
    """
    folder = Path(path)
    parts = sorted(card.parent for card in folder.glob(f"*/{CARD}")) if path and folder.is_dir() else []
    if not parts or (folder / CARD).is_file():
        return [_opened(path, _stamp(folder if path else SHIPPED))]
    models = [_opened(str(part), _stamp(part)) for part in parts]
    for part, model in zip(parts, models, strict=True):
        if model.card.bands != models[0].card.bands:
            raise InputError(
                f"The models '{parts[0].name}' and '{part.name}' in '{path}' take different bands "
                f"({', '.join(models[0].card.bands)}; {', '.join(model.card.bands)}): average models of the same bands."
            )
    return models


@contextmanager
def _as_errors_of_jobs() -> Iterator[None]:
    try:
        yield
    except UnsafeModelError as error:
        raise UnsafeFileError(str(error)) from error
    except DamagedModelError as error:
        raise DamagedFileError(str(error)) from error
    except ModelError as error:
        raise InputError(str(error)) from error


@lru_cache(maxsize=8)  # as many as are likely to be averaged
def _opened(path: str, stamp: tuple[tuple[str, int, int], ...]) -> Model:
    return open_model(path)


def _stamp(path: Path) -> tuple[tuple[str, int, int], ...]:
    """Return names, times of change and sizes of a model's files: others mean another model."""
    folder = path if path.is_dir() else path.parent
    found = [(each, each.stat()) for each in (folder / CARD, folder / WEIGHTS) if each.is_file()]
    return tuple((str(each), state.st_mtime_ns, state.st_size) for each, state in found)
