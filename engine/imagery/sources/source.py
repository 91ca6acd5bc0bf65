"""What every source of seasons can do: list the images of a place, tell what they cost, fetch one."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from furrow.engine.geogrid import GeoGrid
from furrow.engine.imagery.importing import Frame

__all__ = ["Estimate", "Image", "Scene", "Source", "images_of"]


@dataclass(frozen=True)
class Scene:
    """One product of a satellite's pass over a place.

    Attributes:
        identifier: Name in the catalogue.
        moment: Time of the pass, UTC.
        cloud_cover: Per cent of the whole scene, or None when unknown.
        details: What the source needs to read it.
    """

    identifier: str
    moment: datetime.datetime
    cloud_cover: float | None = None
    details: Mapping[str, Any] = field(default_factory=dict, repr=False)


@dataclass(frozen=True)
class Image:
    """The scenes that make the image of one day, the latest first."""

    date: datetime.date
    scenes: tuple[Scene, ...]

    @property
    def identifiers(self) -> tuple[str, ...]:
        """Names of the scenes."""
        return tuple(scene.identifier for scene in self.scenes)


@dataclass(frozen=True)
class Estimate:
    """What fetching costs: requests, processing units (0 where a service counts none) and bytes."""

    requests: int = 0
    processing_units: float = 0.0
    bytes: int = 0

    def __add__(self, other: Estimate) -> Estimate:
        return Estimate(
            self.requests + other.requests,
            self.processing_units + other.processing_units,
            self.bytes + other.bytes,
        )


class Source(Protocol):
    """A source of seasons. `fetch` is called from several threads."""

    description: str
    """Where the images come from, in words."""
    mask_layers: tuple[str, ...]
    """Mask layers of every image."""
    parallel: int
    """Images fetched at a time."""

    def request(self) -> dict[str, Any]:
        """Return what decides the content of a season, as JSON, without secrets."""
        ...

    def search(self, grid: GeoGrid) -> Sequence[Image]:
        """Return the images of a place in time order.

        Raises:
            TransferError, AccessError, InputError: The catalogue does not answer.
        """
        ...

    def estimate(self, grid: GeoGrid, image: Image) -> Estimate:
        """Return what fetching an image costs."""
        ...

    def fetch(self, grid: GeoGrid, image: Image) -> Frame:
        """Return an image on a grid; all zeros where the scenes hold no data.

        Raises:
            TransferError, AccessError, InputError, DamagedFileError: It cannot be had.
        """
        ...

    def received(self) -> tuple[int, float, int]:
        """Return requests sent, processing units spent and bytes received so far."""
        ...


def images_of(scenes: Iterable[Scene], merge_minutes: int) -> tuple[Image, ...]:
    """Return the images that scenes make.

    Scenes that follow each other within `merge_minutes` make one image, and so do those of one day, because a season
    holds one image a day. An image has the date of its first scene.
    """
    groups: list[list[Scene]] = []
    pause = datetime.timedelta(minutes=merge_minutes)
    for scene in sorted(scenes, key=lambda each: (each.moment, each.identifier)):
        near = groups and scene.moment - groups[-1][-1].moment <= pause
        if groups and (near or scene.moment.date() == groups[-1][0].moment.date()):
            groups[-1].append(scene)
        else:
            groups.append([scene])
    return tuple(Image(group[0].moment.date(), tuple(reversed(group))) for group in groups)
