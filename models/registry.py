"""The networks by name: `build(name, settings)` checks the settings before anything is allocated."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from furrow.models.errors import ModelError, UnsafeModelError
from furrow.models.hybrid import HybridNetwork, HybridSettings
from furrow.models.piunet import PIUnet, PIUnetSettings
from furrow.models.season_network import SeasonNetwork
from furrow.models.srresnet import SRResNet, SRResNetSettings
from furrow.models.unet_composites import UNetComposites, UNetCompositesSettings
from furrow.models.utae import UTAE, UTAESettings

__all__ = ["DEFAULT_BANDS", "NETWORKS", "build", "default_settings"]

DEFAULT_BANDS = ("B02", "B03", "B04", "B05", "B06", "B07", "B08", "B8A", "B11", "B12")
"""The 10 m and 20 m bands of Sentinel-2 that measure the surface."""


@dataclass(frozen=True)
class _Family:
    """Networks that differ in their sizes alone.

    Attributes:
        settings: A dataclass of `bands` and whole numbers. Its `LIMITS` hold the lowest and the highest value of each
            number: far above use, far below what would exhaust a machine. Its `BANDS_NEEDED` cannot be left out, and
            its `problem()` tells what does not fit together.
        network: Makes a network of such settings.
    """

    settings: type[Any]
    network: Callable[[Any], SeasonNetwork[Any]]


_HYBRID = _Family(HybridSettings, HybridNetwork)
_UNET = _Family(UNetCompositesSettings, UNetComposites)
_SRRESNET = _Family(SRResNetSettings, SRResNet)
_PIUNET = _Family(PIUnetSettings, PIUnet)
_UTAE = _Family(UTAESettings, UTAE)

_BASE: dict[str, int] = {
    "composites": 10, "attention": 32, "width": 72, "width_20m": 112, "width_40m": 160, "width_5m": 24, "width_2m5": 12,
}  # fmt: skip
_LARGE: dict[str, int] = {
    "composites": 12, "attention": 64, "heads": 8, "blocks": 2, "width": 144, "width_20m": 208, "width_40m": 288,
    "width_5m": 48, "width_2m5": 24,
}  # fmt: skip
# The narrow peers spend about as many operations on a pixel as the U-Net on composites does, at 24 dates.
_UTAE_SMALL: dict[str, int] = {
    "width": 16, "width_20m": 32, "width_40m": 48, "width_80m": 96, "decoder": 32, "decoder_20m": 48, "decoder_40m": 64,
    "width_5m": 24, "width_2m5": 12,
}  # fmt: skip
_SRRESNET_SMALL = {"channels": 24, "blocks": 12}
_PIUNET_SMALL = {"blocks": 3, "features": 12, "finer": 8}

_ENTRIES: dict[str, tuple[_Family, dict[str, Any]]] = {
    "hybrid-small": (_HYBRID, {}),
    "hybrid-base": (_HYBRID, _BASE),
    "hybrid-large": (_HYBRID, _LARGE),
    "unet-composites": (_UNET, {}),
    "srresnet": (_SRRESNET, {}),
    "srresnet-small": (_SRRESNET, _SRRESNET_SMALL),
    "piunet": (_PIUNET, {}),
    "piunet-small": (_PIUNET, _PIUNET_SMALL),
    "utae": (_UTAE, {}),
    "utae-small": (_UTAE, _UTAE_SMALL),
}

NETWORKS: dict[str, dict[str, Any]] = {name: {"bands": DEFAULT_BANDS, **sizes} for name, (_, sizes) in _ENTRIES.items()}
"""Name of each network -> what differs from the defaults of its settings. The hybrids are Furrow's own; the others are
peers from the literature that they are measured against."""

_MOST_BANDS = 64
_BAND_NAME = re.compile(r"[A-Za-z0-9_.-]{1,32}")


def default_settings(name: str) -> dict[str, Any]:
    """Return all settings of a network as they are without any wish.

    Raises:
        ModelError: There is no such network.
    """
    return dataclasses.asdict(_family(name).settings(**NETWORKS[name]))


def build(name: str, settings: Mapping[str, Any] | None = None) -> SeasonNetwork[Any]:
    """Return a network with fresh weights.

    Args:
        name: A key of `NETWORKS`.
        settings: What differs from the defaults of that network.

    Raises:
        ModelError: The name or a setting is unknown, or a value is of the wrong type.
        UnsafeModelError: A size is absurd.
    """
    family = _family(name)
    values = {**NETWORKS[name], **(settings or {})}
    known = {field.name for field in dataclasses.fields(family.settings)}
    for key, value in values.items():
        if key not in known:
            raise ModelError(f"The network '{name}' has no setting {key!r}: update Furrow, or use another model.")
        if key == "bands":
            values[key] = _checked_bands(name, value, family.settings.BANDS_NEEDED)
        else:
            _check_size(name, key, value, family.settings.LIMITS[key])
    chosen = family.settings(**values)
    if problem := chosen.problem():
        raise ModelError(f"The settings of the network '{name}' do not fit together: {problem}.")
    return family.network(chosen)


def _family(name: str) -> _Family:
    if name not in _ENTRIES:
        raise ModelError(f"There is no network {name!r}: choose one of {', '.join(NETWORKS)}.")
    return _ENTRIES[name][0]


def _check_size(name: str, key: str, value: object, limits: tuple[int, int]) -> None:
    lowest, highest = limits
    if not isinstance(value, int) or isinstance(value, bool):
        raise ModelError(f"The setting '{key}' of network '{name}' is {value!r}, but must be a whole number.")
    if not lowest <= value <= highest:
        raise UnsafeModelError(
            f"The setting '{key}' of network '{name}' is {value}, outside {lowest} to {highest}: do not use this model."
        )


def _checked_bands(name: str, value: object, needed: frozenset[str]) -> tuple[str, ...]:
    if not isinstance(value, list | tuple) or not all(isinstance(band, str) for band in value):
        raise ModelError(f"The bands of network '{name}' are {value!r}, but must be a list of names.")
    bands = tuple(value)
    if not 1 <= len(bands) <= _MOST_BANDS or not all(_BAND_NAME.fullmatch(band) for band in bands):
        raise UnsafeModelError(f"The {len(bands)} bands of network '{name}' are no band names: do not use this model.")
    if len(set(bands)) != len(bands) or not needed <= set(bands):
        wanted = f" hold {' and '.join(sorted(needed))}," if needed else ""
        raise ModelError(f"The bands of network '{name}' must{wanted} name each band once.")
    return bands
