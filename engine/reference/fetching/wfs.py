"""Parcels from a Web Feature Service, 2.0.0 (OGC 09-025r2) or 1.1.0 (OGC 04-094)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, urlsplit, urlunsplit

from rasterio.crs import CRS, epsg_treats_as_latlong, epsg_treats_as_northingeasting

from furrow.engine.contract.errors import InputError, TransferError
from furrow.engine.reference.fetching.capabilities import (
    FeatureType,
    WFSCapabilities,
    parsed_xml,
    read_capabilities,
)
from furrow.engine.reference.fetching.gml import read_gml
from furrow.engine.reference.fetching.pages import (
    PAGE_SIZE,
    Bounds,
    Page,
    bounds_in,
    crs_named,
    feature_page,
    fetch_features,
)
from furrow.engine.transfer.client import Answer, Request, TransferClient

__all__ = ["WFS", "open_wfs"]

NAME = "The WFS"
_OWN = {
    "service", "version", "request", "typename", "typenames", "outputformat", "bbox", "srsname", "count",
    "maxfeatures", "startindex", "resulttype", "acceptversions", "sortby",
}  # fmt: skip
_JSON = ("application/geo+json", "geojson", "application/json; subtype=geojson", "application/json", "json")


@dataclass(frozen=True)
class WFS:
    """One feature type of a WFS.

    Attributes:
        client: Does the transfers.
        address: Address of GetFeature, without its query.
        params: Parameters that the address itself holds.
        capabilities: What the service says of itself.
        feature_type: The feature type.
        format: Output format that holds GeoJSON; empty for GML, the default.
    """

    client: TransferClient
    address: str
    params: Mapping[str, str]
    capabilities: WFSCapabilities
    feature_type: FeatureType
    format: str

    def pages(self, bounds: Bounds, crs: CRS) -> Iterator[Page]:
        """Yield the features whose outline may touch a rectangle; see `Service`.

        Some services give pages in a stated order only. When one refuses, an attribute is named to it.

        Raises:
            InputError: The service knows its features in no CRS that can be told, or refuses.
        """
        name, answered = self._crs(crs)
        params = self._get_feature() | {
            "srsName": name,
            "bbox": _bbox(bounds_in(bounds, crs, answered), answered, name),
        }
        total = self._hits(params)
        try:
            yield from self._paged(params, answered, total)
        except InputError as error:
            if not self.capabilities.paging or "sortBy" in params or not _asks_for_order(str(error)):
                raise
            yield from self._paged({**params, "sortBy": self._attribute(params, answered)}, answered, total)

    def _paged(self, params: Mapping[str, str], crs: CRS, total: int | None) -> Iterator[Page]:
        if not self.capabilities.paging or not self._version_two:
            page = self._page(params, crs, total)
            if len(page.properties) == self.capabilities.limit:
                raise TransferError(
                    f"{NAME} gives at most {self.capabilities.limit:,} features and no further pages: ask for "
                    "smaller boxes."
                )
            yield page
            return
        start = 0
        # The number of hits is no end: MapServer counts no further than its own limit. The empty page is one.
        while True:
            page = self._page({**params, "count": str(PAGE_SIZE), "startIndex": str(start)}, crs, total)
            if not page.properties:
                return
            yield page
            start += len(page.properties)

    def _page(self, params: Mapping[str, str], crs: CRS, total: int | None) -> Page:
        if self.format:
            request = Request(self.address, params={**params, "outputFormat": self.format})
            return replace(self._json_page(request, crs), total=total)
        pages: list[Page] = []

        def expect(answer: Answer) -> None:
            parsed_xml(answer)  # whole, without entities, and no exception
            pages.append(read_gml(answer.body, crs))

        self.client.fetch(Request(self.address, params=dict(params)), expect)
        return replace(pages[-1], total=total)

    def _json_page(self, request: Request, crs: CRS) -> Page:
        document, _ = fetch_features(self.client, request, _refusal)
        stated = document.get("crs")
        named = stated.get("properties") if isinstance(stated, dict) else None
        own = crs_named(str(named.get("name"))) if isinstance(named, dict) else None
        return feature_page(document, own or crs)

    def _hits(self, params: Mapping[str, str]) -> int | None:
        """Return how many features a request has, None where the service does not know."""
        found: list[str | None] = []

        def expect(answer: Answer) -> None:
            root = parsed_xml(answer)
            found.append(root.get("numberMatched") or root.get("numberOfFeatures"))

        self.client.fetch(Request(self.address, params={**params, "resultType": "hits"}), expect)
        return int(found[-1]) if found[-1] and found[-1].isdigit() else None

    def _attribute(self, params: Mapping[str, str], crs: CRS) -> str:
        """Return an attribute that pages can be ordered by: one that looks like a number of the feature, or any."""
        page = self._page({**params, "count": "1"}, crs, None)
        names = list(page.properties[0]) if page.properties else []
        likely = [name for name in names if name.casefold().endswith(("id", "fid", "pid"))]
        if not names:
            raise InputError(f"{NAME} wants its features ordered but shows no attribute: choose another service.")
        return (likely or names)[0]

    def _get_feature(self) -> dict[str, str]:
        types = "typeNames" if self._version_two else "typeName"
        version = self.capabilities.version
        basis = {"service": "WFS", "version": version, "request": "GetFeature", types: self.feature_type.name}
        return {**self.params, **basis}

    @property
    def _version_two(self) -> bool:
        return self.capabilities.version.startswith("2")

    def _crs(self, wanted: CRS) -> tuple[str, CRS]:
        """Return the CRS to ask for, as the service writes it: the boxes' own where it has it, else its default."""
        known = [(name, crs) for name in self.feature_type.crs_names if (crs := crs_named(name)) is not None]
        for name, crs in known:
            if crs.to_epsg() == wanted.to_epsg():
                return name, crs
        if not known:
            raise InputError(
                f"The feature type '{self.feature_type.name}' names no coordinate reference system of EPSG: "
                "choose another service."
            )
        return known[0]


def open_wfs(client: TransferClient, url: str, name: str) -> WFS:
    """Return a feature type of a WFS.

    Args:
        client: Does the transfers.
        url: Address of the service; parameters of its own such as `map` stay.
        name: Name of the feature type, with or without its prefix, or its title.

    Raises:
        InputError: There is no such feature type, or the service is none of version 1.1 or 2.0.
        TransferError: The service fails.
    """
    address, params = _parted(url)
    found: list[WFSCapabilities] = []

    def expect(answer: Answer) -> None:
        found.append(read_capabilities(parsed_xml(answer)))

    asked = {**params, "service": "WFS", "request": "GetCapabilities", "acceptVersions": "2.0.0,1.1.0"}
    client.fetch(Request(address, params=asked), expect)
    capabilities = found[-1]
    feature_type = _chosen(capabilities, name)
    stated, own = _parted(capabilities.address)
    if urlsplit(stated)[:2] == urlsplit(address)[:2]:  # another host's would get the token
        address, params = stated, {**params, **own}
    formats = {each.casefold(): each for each in reversed((*feature_type.formats, *capabilities.formats))}
    chosen = next((formats[kind] for kind in _JSON if kind in formats), "")
    return WFS(client, address, params, capabilities, feature_type, chosen)


def _chosen(capabilities: WFSCapabilities, name: str) -> FeatureType:
    known = [each.name for each in capabilities.types]
    for labels in (
        known,
        [each.rpartition(":")[2] for each in known],
        [each.title for each in capabilities.types],
    ):
        if labels.count(name) == 1:
            return capabilities.types[labels.index(name)]
    named = ", ".join(f"'{each}'" for each in known[:12]) + (" and more" if len(known) > 12 else "")
    raise InputError(f"{NAME} has no feature type '{name}', but {named or 'none'}: choose one of them.")


def _bbox(bounds: Bounds, crs: CRS, name: str) -> str:
    """Return the value of `bbox`: URNs and URIs put the axes as the authority does, plain codes east before north."""
    left, bottom, right, top = bounds
    by_authority = name.lower().startswith(("urn:", "http://www.opengis.net/def/")) and "CRS84" not in name.upper()
    north_first = epsg_treats_as_latlong(crs) or epsg_treats_as_northingeasting(crs)
    edges = (bottom, left, top, right) if by_authority and north_first else (left, bottom, right, top)
    return ",".join([*(repr(edge) for edge in edges), name])


def _refusal(answer: Answer) -> None:
    """Raise the `InputError` of an exception that came with a success status in place of GeoJSON."""
    if answer.body.lstrip()[:1] == b"<":
        parsed_xml(answer)


def _asks_for_order(words: str) -> bool:
    return any(word in words.casefold() for word in ("sort", "natural order", "primary key"))


def _parted(url: str) -> tuple[str, dict[str, str]]:
    """Return an address without its query, and the parameters that are not of WFS."""
    parts = urlsplit(url.strip())
    kept = {key: value for key, value in parse_qsl(parts.query, keep_blank_values=True) if key.lower() not in _OWN}
    return urlunsplit(parts._replace(query="", fragment="")), kept
