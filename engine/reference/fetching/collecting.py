"""Parcels gathered from a service, box by box and page by page."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from rasterio.crs import CRS

from furrow.engine.contract.boxes import Box
from furrow.engine.contract.errors import TransferError
from furrow.engine.reference.fetching.pages import Page, Service
from furrow.engine.reference.fetching.shapes import clipped, polygons_of, reprojected
from furrow.engine.reporting import Reporter

__all__ = ["Gathering", "gather"]


@dataclass
class Gathering:
    """Parcels as they come in.

    Attributes:
        boxes: The boxes.
        crs: CRS of the boxes and the outlines.
        outlines: Well-known binary of each parcel, a valid multipolygon within the boxes.
        columns: Attribute -> its values, None where a parcel has none; as long as `outlines`.
        ids: What the service calls each parcel, or empty texts.
        places: Index of the box each parcel lies in.
        pages: Pages read.
        repaired: Outlines that crossed themselves and were repaired.
        shapeless: Features without an outline that has an area.
        outside: Features whose rectangle touches a box, but whose outline does not.
        repeated: Features that came again, from another page or box.
    """

    boxes: Sequence[Box]
    crs: CRS
    outlines: list[bytes] = field(default_factory=list)
    columns: dict[str, list[Any]] = field(default_factory=dict)
    ids: list[str] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    pages: int = 0
    repaired: int = 0
    shapeless: int = 0
    outside: int = 0
    repeated: int = 0

    def __post_init__(self) -> None:
        self._rectangles = np.array(
            [shapely.box(box.left, box.bottom, box.right, box.top) for box in self.boxes], dtype=object
        )
        self._region = shapely.union_all(self._rectangles)
        self._tree = shapely.STRtree(self._rectangles)
        self._seen: set[bytes] = set()
        self._pool: dict[Any, Any] = {}

    def add(self, page: Page) -> set[bytes]:
        """Take in a page; return the marks of all its features, old and new."""
        self.pages += 1
        marks = [_mark(page, index) for index in range(len(page.properties))]
        fresh = [index for index, mark in enumerate(marks) if self._is_new(mark)]
        self.repeated += len(marks) - len(fresh)
        geometries, repaired = polygons_of(reprojected(page.geometries[fresh], page.crs, self.crs))
        self.repaired += int(repaired.sum())
        shapeless = shapely.is_missing(geometries)
        inside = clipped(geometries, self._region)
        kept = ~shapely.is_missing(inside)
        self.shapeless += int(shapeless.sum())
        self.outside += int((~shapeless & ~kept).sum())
        chosen = [fresh[index] for index in np.flatnonzero(kept)]
        self._keep_attributes([page.properties[index] for index in chosen])
        self.outlines += shapely.to_wkb(inside[kept]).tolist()
        self.ids += [page.ids[index] for index in chosen]
        self.places += self._boxes_of(inside[kept])
        return set(marks)

    def _is_new(self, mark: bytes) -> bool:
        before = len(self._seen)
        self._seen.add(mark)
        return len(self._seen) > before

    def _keep_attributes(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Append rows to the columns; a column that a page lacks, or that is new, is filled with None."""
        start = len(self.outlines)
        for index, row in enumerate(rows):
            for name, value in row.items():
                column = self.columns.setdefault(name, [])
                column += [None] * (start + index - len(column))
                column.append(self._shared(value))
        for column in self.columns.values():
            column += [None] * (start + len(rows) - len(column))

    def _shared(self, value: Any) -> Any:  # noqa: ANN401 - whatever a service sends
        """Return one and the same object for equal texts: crop names repeat by the ten thousand."""
        return self._pool.setdefault(value, value) if isinstance(value, str) and len(value) < 100 else value

    def _boxes_of(self, outlines: NDArray[Any]) -> list[int]:
        """Return for each outline the first box that holds a point of its inside."""
        found = np.full(len(outlines), len(self.boxes), dtype=np.int64)
        points = shapely.point_on_surface(outlines)
        owners, boxes = self._tree.query(points, predicate="intersects")
        np.minimum.at(found, owners, boxes)
        lost = found == len(self.boxes)  # a rounding away from the edge
        if lost.any():
            found[lost] = self._tree.nearest(points[lost])
        return [int(index) for index in found]


def gather(
    service: Service,
    boxes: Sequence[Box],
    crs: CRS,
    reporter: Reporter,
    look: Callable[[Gathering], None] | None = None,
) -> Gathering:
    """Return the parcels of a service that lie in boxes, each once.

    Args:
        service: Gives the features.
        boxes: Where.
        crs: CRS of the boxes.
        reporter: Told of the progress, asked whether to stop.
        look: Called after each box, to stop early what cannot end well.

    Raises:
        TransferError: The service did not give as many features as it says there are.
        JobCancelledError: The job was cancelled.
    """
    gathering = Gathering(boxes, crs)
    for index, box in enumerate(boxes):
        reporter.progress(0.9 * index / len(boxes), f"Fetching the parcels of {box.name}")
        bounds = (box.left, box.bottom, box.right, box.top)
        _gather_box(gathering, service.pages(bounds, crs), index, reporter)
        if look is not None:
            look(gathering)
    return gathering


def _gather_box(gathering: Gathering, pages: Iterable[Page], index: int, reporter: Reporter) -> None:
    box = gathering.boxes[index]
    marks: set[bytes] = set()
    received, named, total = 0, True, None
    for page in pages:
        marks |= gathering.add(page)
        received += len(page.properties)
        named = named and all(page.ids)
        total = page.total if page.total is not None else total
        share = received / max(total, received, 1) if total is not None else 0.0
        told = f"{received:,} of {total:,}" if total is not None else f"{received:,}"
        reporter.progress(0.9 * (index + share) / len(gathering.boxes), f"{box.name}: {told} parcels")
    # Without names two equal features may be two parcels, so only names can show that pages overlap.
    got = len(marks) if named else received
    if total is not None and got < total:
        overlap = f", {received - got} of them twice" if received > got else ""
        raise TransferError(
            f"The service has {total:,} features for the box '{box.name}', but gave {received:,}{overlap}: "
            "it limits or shuffles its answers, so ask for smaller boxes, or for another service."
        )


def _mark(page: Page, index: int) -> bytes:
    """Return what a feature is known by: its name, or all it holds."""
    if page.ids[index]:
        text = b"i" + page.ids[index].encode("utf-8", "surrogatepass")
    else:
        geometry = page.geometries[index]
        attributes = json.dumps(dict(page.properties[index]), sort_keys=True, default=str)
        text = b"a" + (b"" if geometry is None else shapely.to_wkb(geometry)) + attributes.encode()
    return hashlib.blake2b(text, digest_size=16).digest()
