"""What every service of parcels gives: features, page by page."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol
from urllib.parse import urljoin, urlsplit, urlunsplit

import numpy as np
import shapely
from numpy.typing import NDArray
from rasterio.crs import CRS
from rasterio.errors import CRSError
from rasterio.warp import transform_bounds

from furrow.engine.contract.errors import InputError, TransferError
from furrow.engine.transfer.answers import UnexpectedAnswerError, shown_address
from furrow.engine.transfer.client import Answer, Request, TransferClient

__all__ = [
    "CRS84",
    "PAGE_SIZE",
    "Bounds",
    "Page",
    "Service",
    "bounds_in",
    "crs_named",
    "feature_page",
    "fetch_document",
    "fetch_features",
    "same_host",
]

Bounds = tuple[float, float, float, float]
"""Left, bottom, right, top."""

CRS84 = CRS.from_epsg(4326)  # rasterio keeps longitude before latitude, which is what CRS84 means
PAGE_SIZE = 1000
"""Features asked for at a time: about a megabyte, which a weak line brings before it breaks."""

_EPSG = re.compile(r"EPSG(?:/|::|:|\.xml#)(?:[\d.]*[/:])?(\d{4,6})$", re.IGNORECASE)
_CRS84 = re.compile(r"(?:CRS:?84|OGC(?:/|::|:)(?:[\d.]*[/:])?CRS84)$", re.IGNORECASE)


@dataclass(frozen=True)
class Page:
    """Some features.

    Attributes:
        geometries: (N,) array of shapely geometries, None where a feature has none that can be read.
        properties: Their attributes.
        ids: What the service knows them by; empty texts where it gives none.
        crs: CRS of the geometries, east before north.
        total: How many features the service says the request has in all; None where it does not say.
    """

    geometries: NDArray[Any]
    properties: Sequence[Mapping[str, Any]]
    ids: Sequence[str]
    crs: CRS
    total: int | None = None


class Service(Protocol):
    """Gives the features that touch a rectangle."""

    def pages(self, bounds: Bounds, crs: CRS) -> Iterator[Page]:
        """Yield the features whose outline may touch a rectangle.

        Args:
            bounds: The rectangle.
            crs: Its CRS.
        """


def fetch_document(
    client: TransferClient,
    request: Request,
    check: Callable[[Any], str],
    accept: str = "application/json",
    refusal: Callable[[Answer], None] | None = None,
) -> tuple[Any, Answer]:
    """Return a JSON document that passed a check, and the answer it came in.

    Args:
        client: Does the transfer.
        request: What to ask.
        check: Returns what is wrong with a document, or an empty text; what is wrong is asked for again.
        accept: Media types wanted.
        refusal: Raises an error for an answer of a success status that is none.

    Raises:
        TransferError, AccessError, InputError, JobCancelledError: As `TransferClient.fetch`.
    """
    kept: list[Any] = []

    def expect(answer: Answer) -> None:
        if refusal is not None:
            refusal(answer)
        document = answer.document()
        if problem := check(document):
            raise UnexpectedAnswerError(problem)
        kept.append(document)

    request = Request(
        request.url, request.method, request.params, {"Accept": accept, **request.headers}, request.json, request.data
    )
    answer = client.fetch(request, expect)
    return kept[-1], answer


def fetch_features(
    client: TransferClient, request: Request, refusal: Callable[[Answer], None] | None = None
) -> tuple[dict[str, Any], Answer]:
    """Return a GeoJSON feature collection, see `fetch_document`."""
    accept = "application/geo+json, application/json;q=0.9"
    document, answer = fetch_document(client, request, _collection_problem, accept, refusal)
    return document, answer


def _collection_problem(document: Any) -> str:  # noqa: ANN401 - any JSON
    if not isinstance(document, dict) or document.get("type") != "FeatureCollection":
        return "it sent JSON that is no feature collection"
    features = document.get("features")
    if not isinstance(features, list) or not all(isinstance(feature, dict) for feature in features):
        return "it sent a feature collection without features"
    stated = document.get("numberReturned")
    if isinstance(stated, int) and stated != len(features):
        return f"it sent {len(features)} features and says that they are {stated}"
    return ""


def feature_page(document: Mapping[str, Any], crs: CRS, total: int | None = None) -> Page:
    """Return the page of a GeoJSON feature collection, whose coordinates are in `crs`."""
    features = document["features"]
    texts = [json.dumps(feature.get("geometry")) if feature.get("geometry") else "null" for feature in features]
    return Page(
        shapely.from_geojson(np.array(texts, dtype=object), on_invalid="ignore"),
        [feature["properties"] if isinstance(feature.get("properties"), dict) else {} for feature in features],
        ["" if feature.get("id") is None else str(feature["id"]) for feature in features],
        crs,
        total,
    )


def crs_named(name: str) -> CRS | None:
    """Return the CRS of a URI, URN or code, None for what is not of EPSG nor CRS84.

    The number alone is looked up: GDAL would follow an address to wherever it leads.
    """
    if _CRS84.search(name.strip()):
        return CRS84
    found = _EPSG.search(name.strip())
    if found is None:
        return None
    try:
        return CRS.from_epsg(int(found[1]))
    except CRSError:
        return None


def bounds_in(bounds: Bounds, crs: CRS, target: CRS) -> Bounds:
    """Return a rectangle that holds another in a further CRS.

    Raises:
        InputError: The rectangle lies outside of what the target CRS is made for.
    """
    if crs == target:
        return bounds
    try:
        left, bottom, right, top = transform_bounds(crs, target, *bounds, densify_pts=101)
    except Exception as error:  # rasterio raises errors of GDAL that have no common public class
        raise InputError(
            f"The boxes cannot be told in {target.to_string()}, the coordinate reference system of the service: "
            "check where they lie."
        ) from error
    margin = 1e-4 * max(right - left, top - bottom)  # an arc between two of the points looked at bends less
    return left - margin, bottom - margin, right + margin, top + margin


def same_host(base: str, link: str, service: str) -> str:
    """Return a link as an absolute address on the host it stands on.

    Args:
        base: Address of the document that holds the link.
        link: The link, absolute or relative.
        service: What the service is called in errors.

    Raises:
        TransferError: It leads to another host: a token must not follow it.
    """
    here, there = urlsplit(base), urlsplit(urljoin(base, link))
    if there.scheme == "http" and here.scheme == "https" and there.hostname == here.hostname:
        # Services behind a proxy often know themselves by http alone.
        there = there._replace(scheme="https", netloc=here.netloc)
    if (there.scheme, there.netloc) != (here.scheme, here.netloc):
        raise TransferError(
            f"{service} at {shown_address(base)} leads on to another server, {there.hostname or 'none'}: "
            "give the address of that server."
        )
    return urlunsplit(there._replace(fragment=""))
