"""Searches of the Catalog API, after its reference: STAC with CQL2 filters and pages by number.

Runs with the Python of build/servers.
"""

from __future__ import annotations

import datetime
import operator
import re
from collections.abc import Callable, Sequence
from typing import Any

from hub_errors import BadRequest
from hub_rendering import Scene

__all__ = ["search_catalogue"]

_KNOWN = {
    "collections", "bbox", "intersects", "datetime", "limit", "next", "filter", "filter-lang", "filter-crs", "fields",
    "distinct", "ids",
}  # fmt: skip
_COMPARE = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "=": operator.eq, "<>": operator.ne,
}  # fmt: skip
_TERM = re.compile(r"\s*(?P<name>[\w:]+)\s*(?P<sign><=|>=|<>|<|>|=)\s*(?P<value>-?\d+(?:\.\d+)?|'[^']*')\s*")


def search_catalogue(body: Any, scenes: Sequence[Scene], base: str, path: str) -> dict[str, Any]:
    """Return the answer to a search.

    Raises:
        BadRequest: It breaks the reference.
    """
    if not isinstance(body, dict) or set(body) - _KNOWN:
        raise BadRequest("", f"Unknown parameters: {', '.join(sorted(set(body) - _KNOWN))}.")
    if body.get("collections") != ["sentinel-2-l2a"]:
        status = 404 if isinstance(body.get("collections"), list) else 400
        raise BadRequest("", f"Collection {body.get('collections')} not found.", status)
    limit, start = body.get("limit", 10), body.get("next", 0)
    if not isinstance(limit, int) or not 1 <= limit <= 100 or not isinstance(start, int) or start < 0:
        raise BadRequest("", "limit must be from 1 to 100, next a whole number.")
    if "distinct" in body:
        raise BadRequest("", "This loopback service knows no distinct.", 501)
    keeps, meets, within = _filter(body), _place(body), _span(body.get("datetime"))
    found = [scene for scene in scenes if meets(scene) and within(scene) and keeps(scene)]
    found.sort(key=lambda scene: scene.moment, reverse=True)
    page = found[start : start + limit]
    context: dict[str, Any] = {"limit": limit, "returned": len(page)}
    links = [{"href": f"{base}{path}", "rel": "self", "type": "application/geo+json"}]
    if start + limit < len(found):
        context["next"] = start + limit
        links.append({
            "href": f"{base}{path}", "rel": "next", "type": "application/geo+json", "title": "Next set of results",
            "method": "POST", "body": {"next": start + limit}, "merge": True,
        })  # fmt: skip
    features = [_fields(_feature(scene), body.get("fields")) for scene in page]
    return {"type": "FeatureCollection", "features": features, "links": links, "context": context}


def _place(body: dict[str, Any]) -> Callable[[Scene], bool]:
    if ("bbox" in body) == ("intersects" in body):
        raise BadRequest("", "Give either bbox or intersects.")
    if "intersects" in body:
        points = _points(body["intersects"].get("coordinates", []))
        if not points:
            raise BadRequest("", "intersects must be a GeoJSON geometry.")
        east, north = max(x for x, _ in points), max(y for _, y in points)
        box = [min(x for x, _ in points), min(y for _, y in points), east, north]
    else:
        box = body["bbox"]
    if len(box) != 4 or not (-180 <= box[0] < box[2] <= 180 and -90 <= box[1] < box[3] <= 90):
        raise BadRequest("", "bbox must be west, south, east and north in degrees.")

    def meets(scene: Scene) -> bool:
        west, south, east, north = scene.degrees
        return west < box[2] and box[0] < east and south < box[3] and box[1] < north

    return meets


def _points(coordinates: Any) -> list[tuple[float, float]]:
    if coordinates and isinstance(coordinates[0], int | float):
        return [(coordinates[0], coordinates[1])]
    return [point for part in coordinates for point in _points(part)]


def _span(text: Any) -> Callable[[Scene], bool]:
    if not isinstance(text, str):
        raise BadRequest("", "datetime is required.")
    first, _, last = text.partition("/")
    try:
        start = datetime.datetime.min.replace(tzinfo=datetime.UTC) if first == ".." else _moment(first)
        end = datetime.datetime.max.replace(tzinfo=datetime.UTC) if last == ".." else _moment(last or first)
    except ValueError as error:
        raise BadRequest("", f"datetime {text} is no interval of RFC 3339.") from error
    return lambda scene: start <= scene.moment <= end


def _moment(text: str) -> datetime.datetime:
    moment = datetime.datetime.fromisoformat(text)
    if moment.tzinfo is None or "T" not in text:
        raise ValueError(text)
    return moment


def _filter(body: dict[str, Any]) -> Callable[[Scene], bool]:
    condition, language = body.get("filter"), body.get("filter-lang", "cql2-text")
    if condition is None:
        return lambda scene: True
    if language == "cql2-text" and isinstance(condition, str):
        terms = [_TERM.fullmatch(term) for term in re.split(r"\bAND\b", condition, flags=re.IGNORECASE)]
        if not all(terms):
            raise BadRequest("", f"filter {condition} cannot be parsed.")
        tests = [_test(each["name"], each["sign"], each["value"].strip("'")) for each in terms if each]
    elif language == "cql2-json" and isinstance(condition, dict):
        parts = condition["args"] if condition.get("op") == "and" else [condition]
        try:
            tests = [_test(part["args"][0]["property"], part["op"], part["args"][1]) for part in parts]
        except (KeyError, IndexError, TypeError) as error:
            raise BadRequest("", "filter cannot be parsed.") from error
    else:
        raise BadRequest("", f"filter does not fit filter-lang {language}.")
    return lambda scene: all(test(scene) for test in tests)


def _test(name: str, sign: str, value: Any) -> Callable[[Scene], bool]:
    if name != "eo:cloud_cover" or sign not in _COMPARE:
        raise BadRequest("", f"filter by {name} {sign} is not supported.")
    return lambda scene: bool(_COMPARE[sign](scene.cloud_cover, float(value)))


def _feature(scene: Scene) -> dict[str, Any]:
    west, south, east, north = scene.degrees
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {
        "stac_version": "1.0.0",
        "stac_extensions": [],
        "type": "Feature",
        "id": scene.id,
        "collection": "sentinel-2-l2a",
        "bbox": [west, south, east, north],
        "geometry": {"type": "MultiPolygon", "coordinates": [[ring]]},
        "properties": {
            "datetime": f"{scene.moment:%Y-%m-%dT%H:%M:%SZ}",
            "platform": scene.platform,
            "instruments": ["msi"],
            "constellation": "sentinel-2",
            "gsd": 10,
            "eo:cloud_cover": scene.cloud_cover,
            "proj:epsg": scene.crs,
            "proj:bbox": list(scene.bounds),
        },
        "assets": {"data": {"href": f"s3://loopback/{scene.id}/", "title": "s3", "type": "inode/directory"}},
        "links": [],
    }


def _fields(feature: dict[str, Any], fields: Any) -> dict[str, Any]:
    """Return a feature with the fields asked for; `type` and `id` are always there."""
    if not fields:
        return feature
    include, exclude = fields.get("include") or [], fields.get("exclude") or []
    kept: dict[str, Any] = {} if include else dict(feature)
    for path in include:
        head, _, tail = path.partition(".")
        if head not in feature:
            continue
        if not tail:
            kept[head] = feature[head]
        elif tail in feature[head]:
            kept.setdefault(head, {})[tail] = feature[head][tail]
    for path in exclude:
        head, _, tail = path.partition(".")
        if not tail:
            kept.pop(head, None)
        elif isinstance(kept.get(head), dict):
            kept[head] = {name: value for name, value in kept[head].items() if name != tail}
    return kept
