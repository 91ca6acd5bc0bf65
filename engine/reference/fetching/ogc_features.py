"""Parcels from OGC API Features (OGC 17-069r4, and 18-058r1 for coordinate reference systems)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from rasterio.crs import CRS, epsg_treats_as_latlong, epsg_treats_as_northingeasting

from furrow.engine.contract.errors import InputError, TransferError
from furrow.engine.reference.fetching.pages import (
    CRS84,
    PAGE_SIZE,
    Bounds,
    Page,
    bounds_in,
    crs_named,
    feature_page,
    fetch_document,
    fetch_features,
    same_host,
)
from furrow.engine.transfer.answers import shown_address
from furrow.engine.transfer.client import Answer, Request, TransferClient

__all__ = ["OGCFeatures", "open_ogc_features"]

NAME = "The OGC API"
_DATA = ("data", "http://www.opengis.net/def/rel/ogc/1.0/data")
_COLLECTION_PAGES = 100


@dataclass(frozen=True)
class OGCFeatures:
    """One collection of an OGC API.

    Attributes:
        client: Does the transfers.
        items: Address of its features.
        crs_names: EPSG number -> the URI the collection knows a CRS by, of those that put east before north.
    """

    client: TransferClient
    items: str
    crs_names: Mapping[int, str]

    def pages(self, bounds: Bounds, crs: CRS) -> Iterator[Page]:
        """Yield the features whose outline may touch a rectangle; see `Service`.

        The boxes' own CRS is asked for where the collection has it, otherwise CRS84, which every service has.

        Raises:
            TransferError: The service fails, its pages go in a circle, or it answers in another CRS than asked for.
        """
        wanted = self.crs_names.get(crs.to_epsg() or 0)
        answered = crs if wanted else CRS84
        params = {"limit": str(PAGE_SIZE), "bbox": ",".join(repr(edge) for edge in bounds_in(bounds, crs, answered))}
        if wanted:
            params |= {"bbox-crs": wanted, "crs": wanted}
        url: str | None = _with_query(self.items, params)
        seen: set[str] = set()
        empty = 0
        while url is not None:
            if url in seen:
                raise TransferError(
                    f"{NAME} at {shown_address(url)} gives pages that go in a circle: tell those who run it."
                )
            seen.add(url)
            document, answer = fetch_features(self.client, Request(url))
            _require_crs(answer, wanted)
            matched = document.get("numberMatched")
            yield feature_page(document, answered, matched if isinstance(matched, int) else None)
            empty = 0 if document["features"] else empty + 1
            link = _link(document, ("next",))
            # A page may be empty and the next not; services that offer further pages for ever do exist.
            url = same_host(answer.url, link, NAME) if link and empty < 2 else None


def open_ogc_features(client: TransferClient, url: str, collection: str) -> OGCFeatures:
    """Return a collection of an OGC API.

    Args:
        client: Does the transfers.
        url: Landing page; the address of the collections, of the collection or of its items does as well.
        collection: Identifier of the collection, or its title.

    Raises:
        InputError: There is no such collection.
        TransferError: The address is that of something else.
    """
    base = _plain(url)
    document, answer = _object(client, base)
    if "collections" not in document and not _is_collection(document):
        link = _link(document, _DATA)
        trimmed = base.rstrip("/")
        if document.get("type") == "FeatureCollection" and trimmed.endswith("/items"):
            document, answer = _object(client, trimmed.removesuffix("/items"))
        else:
            address = same_host(answer.url, link, NAME) if link else f"{trimmed}/collections"
            document, answer = _object(client, address)
    described, everywhere = (document, []) if _is_collection(document) else _found(client, document, answer, collection)
    link = _link(described, ("items",))
    if not link:
        raise InputError(f"The collection '{collection}' of {shown_address(url)} has no features: choose another.")
    return OGCFeatures(client, same_host(answer.url, link, NAME), _crs_names(described, everywhere))


def _found(
    client: TransferClient, document: Mapping[str, Any], answer: Answer, collection: str
) -> tuple[Mapping[str, Any], list[Any]]:
    """Return a collection of the list, and the CRSs that all have; the list itself may have pages."""
    known: list[str] = []
    for _ in range(_COLLECTION_PAGES):
        offered = document.get("collections")
        if not isinstance(offered, list):
            raise TransferError(
                f"{shown_address(answer.url)} lists no collections, so it is no OGC API Features: check the address."
            )
        listed = [each for each in offered if isinstance(each, dict)]
        for key in ("id", "title"):
            for each in listed:
                if each.get(key) == collection:
                    everywhere = document.get("crs")
                    return each, everywhere if isinstance(everywhere, list) else []
        known += [str(each.get("id")) for each in listed]
        link = _link(document, ("next",))
        if not link or not listed:
            break
        document, answer = _object(client, same_host(answer.url, link, NAME))
    named = ", ".join(f"'{name}'" for name in known[:12]) + (" and more" if len(known) > 12 else "")
    raise InputError(
        f"{NAME} at {shown_address(answer.url)} has no collection '{collection}', but {named or 'none'}: "
        "choose one of them."
    )


def _crs_names(described: Mapping[str, Any], everywhere: list[Any]) -> dict[int, str]:
    offered = described.get("crs")
    names = [name for name in offered if isinstance(name, str)] if isinstance(offered, list) else []
    if "#/crs" in names:
        names += [name for name in everywhere if isinstance(name, str)]
    found: dict[int, str] = {}
    for name in names:
        crs = crs_named(name)
        code = crs.to_epsg() if crs is not None and crs != CRS84 else None
        # Where the authority puts north first, services differ in the order they write; CRS84 leaves no doubt.
        if crs is None or code is None or epsg_treats_as_latlong(crs) or epsg_treats_as_northingeasting(crs):
            continue
        found.setdefault(code, name)
    return found


def _require_crs(answer: Answer, wanted: str | None) -> None:
    stated = answer.headers.get("Content-Crs", "").strip("<> ")
    expected = crs_named(wanted) if wanted else CRS84
    if stated and crs_named(stated) != expected:
        raise TransferError(
            f"{NAME} at {shown_address(answer.url)} answers in {stated} although {wanted or 'CRS84'} was asked for: "
            "tell those who run it."
        )


def _object(client: TransferClient, url: str) -> tuple[Mapping[str, Any], Answer]:
    def check(document: Any) -> str:  # noqa: ANN401 - any JSON
        return "" if isinstance(document, dict) else "it sent JSON that is no object"

    document, answer = fetch_document(client, Request(url), check, "application/json, application/geo+json;q=0.9")
    return document, answer


def _is_collection(document: Mapping[str, Any]) -> bool:
    return "id" in document and bool(_link(document, ("items",)))


def _link(document: Mapping[str, Any], relations: tuple[str, ...]) -> str:
    """Return the address of a relation, of GeoJSON or JSON where there is a choice; an empty text for none."""
    links = document.get("links")
    found = [
        link
        for link in (links if isinstance(links, list) else [])
        if isinstance(link, dict) and link.get("rel") in relations and isinstance(link.get("href"), str)
    ]
    for kind in ("application/geo+json", "application/json", None):
        for link in found:
            if link.get("type") == kind or kind is None:
                return str(link["href"])
    return ""


def _plain(url: str) -> str:
    """Return an address without a format that was asked for in a browser, such as `f=html`."""
    parts = urlsplit(url.strip())
    query = [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if name != "f"]
    return urlunsplit(parts._replace(query=urlencode(query), fragment=""))


def _with_query(url: str, params: Mapping[str, str]) -> str:
    """Return an address with further parameters; its own `f`, which chooses a format, stays."""
    parts = urlsplit(url)
    query = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if pair[0] not in params]
    return urlunsplit(parts._replace(query=urlencode([*query, *params.items()], safe=",:/")))
