"""The networks by name: `build(name, settings)` checks the settings before anything is allocated."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from typing import Any

from furrow.models.errors import ModelError, UnsafeModelError
from furrow.models.hybrid import HybridNetwork, HybridSettings
from furrow.models.season_network import SeasonNetwork

__all__ = ["DEFAULT_BANDS", "NETWORKS", "build", "default_settings"]

DEFAULT_BANDS = ("B02", "B03", "B04", "B05", "B06", "B07", "B08", "B8A", "B11", "B12")
"""The 10 m and 20 m bands of Sentinel-2 that measure the surface."""

_BASE: dict[str, int] = {
    "composites": 10, "attention": 48, "heads": 4, "width": 80, "width_20m": 128, "width_40m": 176, "width_5m": 48,
    "width_2m5": 24,
}  # fmt: skip

NETWORKS: dict[str, dict[str, Any]] = {
    "hybrid-small": {"bands": DEFAULT_BANDS},
    "hybrid-base": {"bands": DEFAULT_BANDS, **_BASE},
}
"""Name of each network -> what differs from the defaults of its settings."""

#: Largest value of each setting: far above use, far below what would exhaust a machine.
_LIMITS = {
    "composites": (1, 64), "first_day": (1, 366), "last_day": (1, 366), "attention": (1, 256), "heads": (1, 32),
    "width": (1, 512), "width_20m": (1, 1024), "width_40m": (1, 1024), "width_5m": (1, 256), "width_2m5": (1, 256),
}  # fmt: skip
_MOST_BANDS = 64
_BAND_NAME = re.compile(r"[A-Za-z0-9_.-]{1,32}")


def default_settings(name: str) -> dict[str, Any]:
    """Return all settings of a network as they are without any wish.

    Raises:
        ModelError: There is no such network.
    """
    return dataclasses.asdict(HybridSettings(**_own(name)))


def build(name: str, settings: Mapping[str, Any] | None = None) -> SeasonNetwork[Any]:
    """Return a network with fresh weights.

    Args:
        name: A key of `NETWORKS`.
        settings: What differs from the defaults of that network.

    Raises:
        ModelError: The name or a setting is unknown, or a value is of the wrong type.
        UnsafeModelError: A size is absurd.
    """
    values = {**_own(name), **(settings or {})}
    known = {field.name for field in dataclasses.fields(HybridSettings)}
    for key, value in values.items():
        if key not in known:
            raise ModelError(f"The network '{name}' has no setting {key!r}: update Furrow, or use another model.")
        if key == "bands":
            values[key] = _checked_bands(name, value)
        else:
            _check_size(name, key, value)
    chosen = HybridSettings(**values)
    if chosen.first_day >= chosen.last_day:
        raise ModelError(f"The first day ({chosen.first_day}) of network '{name}' does not precede its last day.")
    if chosen.attention % chosen.heads:
        raise ModelError(
            f"The {chosen.attention} attention channels of '{name}' cannot be shared by {chosen.heads} heads."
        )
    return HybridNetwork(chosen)


def _own(name: str) -> dict[str, Any]:
    if name not in NETWORKS:
        raise ModelError(f"There is no network {name!r}: choose one of {', '.join(NETWORKS)}.")
    return NETWORKS[name]


def _check_size(name: str, key: str, value: object) -> None:
    lowest, highest = _LIMITS[key]
    if not isinstance(value, int) or isinstance(value, bool):
        raise ModelError(f"The setting '{key}' of network '{name}' is {value!r}, but must be a whole number.")
    if not lowest <= value <= highest:
        raise UnsafeModelError(
            f"The setting '{key}' of network '{name}' is {value}, outside {lowest} to {highest}: do not use this model."
        )


def _checked_bands(name: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list | tuple) or not all(isinstance(band, str) for band in value):
        raise ModelError(f"The bands of network '{name}' are {value!r}, but must be a list of names.")
    bands = tuple(value)
    if len(bands) > _MOST_BANDS or not all(_BAND_NAME.fullmatch(band) for band in bands):
        raise UnsafeModelError(f"The {len(bands)} bands of network '{name}' are no band names: do not use this model.")
    if len(set(bands)) != len(bands) or not {"B04", "B08"} <= set(bands):
        raise ModelError(f"The bands of network '{name}' must hold B04 and B08, each band once.")
    return bands
