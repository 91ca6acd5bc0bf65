"""The box: a named rectangle whose season is one folder."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Box"]


@dataclass(frozen=True)
class Box:
    """A rectangle on the 10 m grid of Sentinel-2.

    Attributes:
        name: Name of the season's folder, such as `box-0001`.
        crs: Authority code of a projected CRS in metres, such as `EPSG:32633`.
        left, bottom, right, top: Edges in metres, on multiples of 10 m.
    """

    name: str
    crs: str
    left: float
    bottom: float
    right: float
    top: float
