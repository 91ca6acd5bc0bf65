"""The job "fetch-parcels": parcels of a service, cut to the boxes and classified, in one GeoPackage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from rasterio.crs import CRS
from rasterio.errors import CRSError

from furrow.__about__ import __version__
from furrow.engine.atomic import atomic_file, require_space
from furrow.engine.contract.boxes import Box
from furrow.engine.contract.class_mapping import CULTIVATED, NOT_CULTIVATED, NOT_DECLARED, load_mapping
from furrow.engine.contract.errors import InputError
from furrow.engine.contract.parcel_jobs import FetchParcels
from furrow.engine.reference.fetching.collecting import Gathering, gather
from furrow.engine.reference.fetching.ogc_features import open_ogc_features
from furrow.engine.reference.fetching.pages import Service
from furrow.engine.reference.fetching.postgrest import open_postgrest
from furrow.engine.reference.fetching.table import (
    BOX,
    FEATURE_ID,
    STATUS,
    Classified,
    class_column,
    classify,
    field_names,
    write_tables,
)
from furrow.engine.reference.fetching.wfs import open_wfs
from furrow.engine.reporting import Reporter
from furrow.engine.transfer.answers import shown_address
from furrow.engine.transfer.client import TransferClient

__all__ = ["fetch_parcels"]

_SERVICES: dict[str, Callable[[TransferClient, FetchParcels, Reporter], Service]] = {
    "ogcapi": lambda client, spec, _: open_ogc_features(client, spec.url, spec.collection),
    "wfs": lambda client, spec, _: open_wfs(client, spec.url, spec.collection),
    "postgrest": lambda client, spec, reporter: open_postgrest(
        client, spec.url, spec.collection, spec.geometry_field, reporter
    ),
}
_BYTES_BESIDE_OUTLINE = 200  # a parcel's attributes and its place in the index, roughly


def fetch_parcels(spec: FetchParcels, reporter: Reporter) -> dict[str, Any]:
    """Fetch, cut, classify and write the parcels; return the values of the result.

    A second run reads everything anew and replaces the file as a whole.

    Raises:
        InputError: A parameter is wrong, or no parcel lies in the boxes.
        TransferError: The service fails, or does not give all it says it has.
        AccessError: The service refuses the token.
        ResourceError: The GeoPackage cannot be written.
        JobCancelledError: The job was cancelled; nothing was written.
    """
    crs = _checked(spec)
    mapping = load_mapping(spec.preset, spec.mapping)  # before hours of downloading
    _warn_of_open_token(spec, reporter)
    authorise = (lambda _renew: {"Authorization": f"Bearer {spec.token}"}) if spec.token else None
    client = TransferClient(
        spec.limits, reporter, service="The parcel service", authorise=authorise, secrets=(spec.token,)
    )
    reporter.progress(0.0, "Asking the service what it has")

    def look(so_far: Gathering) -> None:
        if spec.class_field and so_far.outlines:
            class_column(so_far.columns, spec.class_field)

    gathering = gather(_SERVICES[spec.service](client, spec, reporter), spec.boxes, crs, reporter, look)
    _tell(gathering, spec, reporter)
    classified = None
    if spec.class_field:
        classified = classify(gathering.columns[class_column(gathering.columns, spec.class_field)], mapping)
        _tell_classes(classified, reporter)
    else:
        reporter.message("No field of the crop code is named, so the parcels have no status.")
    _write(gathering, classified, spec, reporter)
    reporter.progress(1.0)
    return _result(gathering, classified)


def _checked(spec: FetchParcels) -> CRS:
    """Return the CRS of the boxes.

    Raises:
        InputError: A parameter is wrong.
    """
    if spec.service not in _SERVICES:
        raise InputError(f"There is no kind of service '{spec.service}': choose one of {', '.join(_SERVICES)}.")
    if urlsplit(spec.url.strip()).scheme not in ("http", "https") or not urlsplit(spec.url.strip()).hostname:
        raise InputError(f"'{shown_address(spec.url)}' is no address of a service: give one that starts with https://.")
    if not spec.collection:
        raise InputError("No collection is named: name the collection, feature type or table that holds the parcels.")
    if Path(spec.output).suffix.lower() != ".gpkg":
        raise InputError(f"The output '{spec.output}' is no GeoPackage: choose a name that ends in .gpkg.")
    return _crs(spec.boxes)


def _crs(boxes: Sequence[Box]) -> CRS:
    if not boxes:
        raise InputError("No box is given: choose boxes or an extent.")
    names = sorted({box.crs for box in boxes})
    if len(names) > 1:
        raise InputError(
            f"The boxes are in {len(names)} coordinate reference systems ({', '.join(names[:6])}), a GeoPackage layer "
            "in one: fetch the parcels of each by itself."
        )
    for box in boxes:
        if not (box.left < box.right and box.bottom < box.top):
            raise InputError(f"The box '{box.name}' has no area: choose another.")
    try:
        return CRS.from_string(names[0])
    except CRSError as error:
        raise InputError(f"The coordinate reference system '{names[0]}' of the boxes is unknown.") from error


def _warn_of_open_token(spec: FetchParcels, reporter: Reporter) -> None:
    parts = urlsplit(spec.url)
    if spec.token and parts.scheme == "http" and parts.hostname not in ("127.0.0.1", "::1", "localhost"):
        reporter.warn(
            f"The token travels to {parts.hostname} unencrypted, so others may read it: use an address with https://."
        )


def _tell(gathering: Gathering, spec: FetchParcels, reporter: Reporter) -> None:
    """Tell what was left out and what was repaired; stop when nothing is left."""
    if not gathering.outlines:
        box = spec.boxes[0]
        raise InputError(
            f"No parcel of '{spec.collection}' lies in the boxes ({len(spec.boxes)}, the first at x {box.left:.0f} to "
            f"{box.right:.0f}, y {box.bottom:.0f} to {box.top:.0f}, {box.crs}): choose a service of that place."
        )
    if gathering.repaired:
        reporter.warn(f"{gathering.repaired} outlines crossed themselves and were repaired.")
    if gathering.shapeless:
        reporter.warn(f"{gathering.shapeless} features have no outline with an area and were left out.")
    if gathering.outside:
        reporter.message(f"{gathering.outside} parcels lie beside the boxes and were left out.")
    if gathering.repeated:
        reporter.message(f"{gathering.repeated} parcels came more than once, and are kept once.")


def _tell_classes(classified: Classified, reporter: Reporter) -> None:
    if codes := classified.unmapped_codes:
        named = ", ".join(f"'{code}'" for code in codes[:20]) + (" and more" if len(codes) > 20 else "")
        reporter.warn(
            f"{classified.unmapped - classified.without_code} parcels have a code that the class mapping does not know "
            f"({named}). They count as not declared, so they are never scored: set them in the table class_mapping."
        )
    if classified.without_code:
        reporter.warn(f"{classified.without_code} parcels have no code and count as not declared.")


def _write(gathering: Gathering, classified: Classified | None, spec: FetchParcels, reporter: Reporter) -> None:
    names = field_names(list(gathering.columns))
    if renamed := [f"'{old}' is now '{new}'" for old, new in names.items() if old != new]:
        reporter.message(f"Fields whose names are taken were renamed: {', '.join(renamed)}.")
    columns: dict[str, Sequence[object]] = {names[name]: values for name, values in gathering.columns.items()}
    if any(gathering.ids):
        columns[FEATURE_ID] = [each or None for each in gathering.ids]
    if classified is not None:
        columns[STATUS] = classified.statuses
    columns[BOX] = [gathering.boxes[place].name for place in gathering.places]
    path = Path(spec.output)
    require_space(path.parent, sum(len(outline) + _BYTES_BESIDE_OUTLINE for outline in gathering.outlines))
    metadata = {
        "FURROW_VERSION": __version__,
        "FURROW_SERVICE": shown_address(spec.url),
        "FURROW_COLLECTION": spec.collection,
    }
    rules = None if classified is None else classified.rules
    with atomic_file(path) as temporary:
        write_tables(temporary, gathering.outlines, columns, gathering.crs, rules, metadata, reporter)
    reporter.layer(path, "parcels", "Parcels")


def _result(gathering: Gathering, classified: Classified | None) -> dict[str, Any]:
    counts = Counter(classified.statuses if classified else ())
    parcels = len(gathering.outlines)
    told = (
        f", {counts[CULTIVATED]:,} cultivated, {counts[NOT_CULTIVATED]:,} not cultivated, "
        f"{counts[NOT_DECLARED]:,} not declared"
        if classified
        else ""
    )
    return {
        "parcels": parcels,
        CULTIVATED: counts[CULTIVATED],
        NOT_CULTIVATED: counts[NOT_CULTIVATED],
        NOT_DECLARED: counts[NOT_DECLARED],
        "unmapped": classified.unmapped if classified else 0,
        "unmapped_codes": list(classified.unmapped_codes) if classified else [],
        "pages": gathering.pages,
        "summary": f"{parcels:,} parcels in {len(gathering.boxes)} boxes{told}.",
    }
