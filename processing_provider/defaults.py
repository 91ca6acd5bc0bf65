"""What the analyst set in QGIS's options: the defaults of the algorithms' parameters."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields

from qgis.core import QgsSettings

__all__ = ["MOST_TRANSFERS", "Defaults", "defaults", "remember_defaults"]

MOST_TRANSFERS = 64
"""Most images that are fetched at a time."""

_PREFIX = "furrow/defaults/"


@dataclass(frozen=True)
class Defaults:
    """Values that parameters have before the analyst changes them.

    Attributes:
        device: Where networks are computed, a text of `parameters.DEVICES`.
        transfers: Images fetched at a time; 0 for what suits the service.
        models: Folder of the analyst's own models; empty when none was chosen.
        seasons: Folder that holds the seasons; empty when none was chosen.
        maps: Folder that maps of many seasons are written to; empty when none was chosen.
    """

    device: str = "auto"
    transfers: int = 0
    models: str = ""
    seasons: str = ""
    maps: str = ""


def defaults() -> Defaults:
    """Return what is set; a value that somebody else spoiled counts as not set."""
    settings = QgsSettings()
    found = {field.name: settings.value(_PREFIX + field.name, field.default) for field in fields(Defaults)}
    try:
        transfers = int(found.pop("transfers"))
    except (TypeError, ValueError):
        transfers = 0
    texts = {name: str(value or "") for name, value in found.items()}
    texts["device"] = texts["device"] or Defaults.device
    return Defaults(transfers=min(max(transfers, 0), MOST_TRANSFERS), **texts)


def remember_defaults(chosen: Defaults) -> None:
    """Store the values in the profile; what is as it ships is not stored."""
    settings = QgsSettings()
    shipped = asdict(Defaults())
    for name, value in asdict(chosen).items():
        if value == shipped[name]:
            settings.remove(_PREFIX + name)
        else:
            settings.setValue(_PREFIX + name, value)
