"""Typed job specifications and their way through JSON.

A specification is a frozen dataclass whose fields are `str`, `int`, `float`, `bool`, other frozen
dataclasses, tuples (`tuple[str, ...]`) or optional forms (`str | None`) of these. `from_document`
checks every value against its annotation: a specification that exists is well-typed.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from dataclasses import dataclass
from typing import Any, ClassVar, Self, TypeVar

from furrow.engine.contract.errors import InputError

__all__ = ["JobSpec", "register", "spec_from_document"]

T = TypeVar("T")

_REGISTRY: dict[str, type[JobSpec]] = {}


@dataclass(frozen=True)
class JobSpec:
    """Base of all job specifications.

    Attributes:
        job: Name of the job, unique and never changed.
        secret_fields: Fields that are masked in `repr`.
    """

    job: ClassVar[str] = ""
    secret_fields: ClassVar[frozenset[str]] = frozenset()

    def to_document(self) -> dict[str, Any]:
        """Return the specification as a JSON object, the job's name under "job"."""
        return {"job": self.job, **dataclasses.asdict(self)}

    @classmethod
    def from_document(cls, document: dict[str, Any]) -> Self:
        """Return the specification of a JSON object.

        Raises:
            InputError: A field is unknown, missing or of another type.
        """
        return _built(cls.job, cls, {name: value for name, value in document.items() if name != "job"})

    def __repr__(self) -> str:
        parts = (
            f"{f.name}={'***' if f.name in self.secret_fields else repr(getattr(self, f.name))}"
            for f in dataclasses.fields(self)
        )
        return f"{type(self).__name__}({', '.join(parts)})"


def register(cls: type[JobSpec]) -> type[JobSpec]:
    """Class decorator: make the specification known under its job name."""
    _REGISTRY[cls.job] = cls
    return cls


def spec_from_document(document: Any) -> JobSpec:  # noqa: ANN401 - anything can arrive on a pipe
    """Return the specification of any registered job.

    Raises:
        InputError: The document names no known job, or a field is wrong.
    """
    name = document.get("job") if isinstance(document, dict) else None
    if not isinstance(name, str) or name not in _REGISTRY:
        raise InputError(f"The engine knows no job {name!r}: update the engine and the plugin together.")
    return _REGISTRY[name].from_document(document)


def _built(job: str, kind: type[T], values: dict[str, Any]) -> T:
    """Return a dataclass of checked values, or raise `InputError`."""
    hints = typing.get_type_hints(kind)
    fields = {field.name: field for field in dataclasses.fields(kind)}  # type: ignore[arg-type]
    for name in values:
        if name not in fields:
            raise InputError(f"The job '{job}' has no parameter '{name}': update the engine and the plugin together.")
    for name, field in fields.items():
        needed = field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
        if needed and name not in values:
            raise InputError(f"The job '{job}' lacks its parameter '{name}': give it a value.")
    return kind(**{name: _checked(job, name, value, hints[name]) for name, value in values.items()})


def _checked(job: str, name: str, value: Any, hint: Any) -> Any:  # noqa: ANN401
    """Return `value` as the annotation wants it, or raise `InputError`."""
    origin = typing.get_origin(hint)
    if origin in (types.UnionType, typing.Union):
        options = [option for option in typing.get_args(hint) if option is not type(None)]
        return None if value is None else _checked(job, name, value, options[0])
    if origin is tuple and isinstance(value, list | tuple):
        item = typing.get_args(hint)[0]
        return tuple(_checked(job, name, each, item) for each in value)
    if dataclasses.is_dataclass(hint) and isinstance(value, dict):
        return _built(job, typing.cast("type[Any]", hint), value)
    if hint is float and isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    if isinstance(hint, type) and isinstance(value, hint) and not (hint is int and isinstance(value, bool)):
        return value
    wanted = getattr(hint, "__name__", str(hint))
    raise InputError(f"The parameter '{name}' of the job '{job}' is {value!r}, but must be of type {wanted}.")
