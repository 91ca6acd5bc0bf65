"""Requests of the Process API, checked as its reference says.

Runs with the Python of build/servers.
"""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from hub_errors import BadRequest

__all__ = ["ProcessRequest", "read_request"]

_LARGEST = 2500
_CRS = re.compile(r"https?://www\.opengis\.net/def/crs/(?:EPSG/0/(\d+)|OGC/1\.3/CRS84)")
_KNOWN_CRS = {
    4326, 3857, 2154, 2180, 2193, 3003, 3004, 3031, 3035, 3059, 3067, 3301, 3346, 3395, 3416, 3765, 3794, 3844, 3912,
    3995, 4026, 5514, 28992, *range(32601, 32661), *range(32701, 32761),
}  # fmt: skip
_FORMATS = {"image/tiff", "image/png", "image/jpeg", "application/json"}
_RESAMPLING = ("NEAREST", "BILINEAR", "BICUBIC")
_ORDERS = ("mostRecent", "leastRecent", "leastCC")


@dataclass(frozen=True)
class ProcessRequest:
    """A request that keeps the rules.

    Attributes:
        crs: EPSG code.
        bbox: (left, bottom, right, top).
        width, height: Of the image.
        first, last: Time range, both ends within.
        cloud_cover: Largest, per cent.
        order: Which scene lies on top.
        upsampling: Of bands coarser than the image.
        downsampling: Of bands finer than the image.
        harmonise: Whether the offset of newer baselines is taken away.
        responses: Identifier -> format.
        evalscript: The script.
    """

    crs: int
    bbox: tuple[float, float, float, float]
    width: int
    height: int
    first: datetime.datetime
    last: datetime.datetime
    cloud_cover: float
    order: str
    upsampling: str
    downsampling: str
    harmonise: bool
    responses: dict[str, str]
    evalscript: str


def read_request(body: Any) -> ProcessRequest:
    """Return a request after its checks.

    Raises:
        BadRequest: It breaks a rule.
    """
    _object(body, "", {"input", "output", "evalscript"}, {"input", "evalscript"})
    inputs, output = body["input"], body.get("output", {})
    _object(inputs, "input", {"bounds", "data"}, {"bounds", "data"})
    if not isinstance(body["evalscript"], str) or not body["evalscript"].strip():
        raise BadRequest("evalscript", "Evalscript must not be empty.")
    crs, bbox = _bounds(inputs["bounds"])
    width, height = _size(output, bbox)
    first, last, cover, order, processing = _data(inputs["data"])
    return ProcessRequest(
        crs, bbox, width, height, first, last, cover, order, processing.get("upsampling", "NEAREST"),
        processing.get("downsampling", "NEAREST"), processing.get("harmonizeValues", True),
        _responses(output), body["evalscript"],
    )  # fmt: skip


def _object(value: Any, where: str, known: Collection[str], needed: Collection[str] = ()) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise BadRequest(where or "body", "Must be an object.")
    path = f"{where}->" if where else ""
    for name in needed:
        if name not in value:
            raise BadRequest(f"{path}{name}", "Must not be null.")
    for name in value:
        if name not in known:
            raise BadRequest(f"{path}{name}", f"Unrecognized field `{name}`.")
    return value


def _bounds(bounds: Any) -> tuple[int, tuple[float, float, float, float]]:
    _object(bounds, "input->bounds", {"bbox", "geometry", "properties"})
    if "geometry" in bounds:
        raise BadRequest("input->bounds->geometry", "This loopback service renders boxes only.", 501)
    box = bounds.get("bbox")
    numbers = isinstance(box, list) and len(box) == 4 and all(
        isinstance(side, int | float) and math.isfinite(side) for side in box
    )  # fmt: skip
    if not numbers or box[0] >= box[2] or box[1] >= box[3]:
        raise BadRequest("input->bounds->bbox", "Must hold four numbers: lower left and upper right corner.")
    properties = _object(bounds.get("properties", {}), "input->bounds->properties", {"crs"})
    uri = properties.get("crs", "http://www.opengis.net/def/crs/OGC/1.3/CRS84")
    match = _CRS.fullmatch(str(uri))
    if not match or (match[1] and int(match[1]) not in _KNOWN_CRS):
        raise BadRequest("input->bounds->properties->crs", f"Unsupported CRS `{uri}`.")
    return int(match[1] or 4326), tuple(box)


def _size(output: Any, box: tuple[float, float, float, float]) -> tuple[int, int]:
    _object(output, "output", {"width", "height", "resx", "resy", "responses"})
    by_size, by_step = {"width", "height"} & set(output), {"resx", "resy"} & set(output)
    if by_size and by_step:
        raise BadRequest("output", "Only width and height or resx and resy can be set at the same time.")
    if by_step:
        steps = output.get("resx", 10), output.get("resy", 10)
        if not all(isinstance(step, int | float) and step > 0 for step in steps):
            raise BadRequest("output->resx", "Must be greater than 0.")
        size = round((box[2] - box[0]) / steps[0]), round((box[3] - box[1]) / steps[1])
        for name, step, side in (("width", "resx", size[0]), ("height", "resy", size[1])):
            if side > _LARGEST:
                violation = f"`{name} = {side}`, calculated from {step}, is larger than allowed {_LARGEST}."
                raise BadRequest(f"output->{step}", violation)
        return max(size[0], 1), max(size[1], 1)
    size = output.get("width", 256), output.get("height", 256)
    for name, side in zip(("width", "height"), size, strict=True):
        if not isinstance(side, int) or isinstance(side, bool) or not 1 <= side <= _LARGEST:
            raise BadRequest(f"output->{name}", f"Must be a whole number from 1 to {_LARGEST}.")
    return size


def _data(data: Any) -> tuple[datetime.datetime, datetime.datetime, float, str, Mapping[str, Any]]:
    if not isinstance(data, list) or not data:
        raise BadRequest("input->data", "Must not be empty.")
    if len(data) > 1:
        raise BadRequest("input->data", "This loopback service knows one data source a request.", 501)
    where, each = "input->data[0]", data[0]
    _object(each, where, {"type", "id", "dataFilter", "processing"}, {"type"})
    if each["type"] != "sentinel-2-l2a":
        raise BadRequest(f"{where}->type", f"Collection `{each['type']}` is not known.")
    filters = _object(
        each.get("dataFilter", {}), f"{where}->dataFilter",
        {"timeRange", "maxCloudCoverage", "mosaickingOrder", "previewMode"},
    )  # fmt: skip
    cover = filters.get("maxCloudCoverage", 100)
    if isinstance(cover, bool) or not isinstance(cover, int | float) or not 0 <= cover <= 100:
        raise BadRequest(f"{where}->dataFilter->maxCloudCoverage", "Must be a number from 0 to 100.")
    order = filters.get("mosaickingOrder", "mostRecent")
    if order not in _ORDERS:
        raise BadRequest(f"{where}->dataFilter->mosaickingOrder", f"Must be one of {', '.join(_ORDERS)}.")
    span = _object(filters.get("timeRange"), f"{where}->dataFilter->timeRange", {"from", "to"}, {"from", "to"})
    first, last = (_moment(span[end], f"{where}->dataFilter->timeRange->{end}") for end in ("from", "to"))
    if first > last:
        raise BadRequest(f"{where}->dataFilter->timeRange", "`from` must not be after `to`.")
    return first, last, cover, order, _processing(each.get("processing", {}), f"{where}->processing")


def _moment(text: Any, where: str) -> datetime.datetime:
    form = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)"
    if not isinstance(text, str) or not re.fullmatch(form, text):
        raise BadRequest(where, f"Must be a time as ISO 8601 with its zone, and `{text}` is not.")
    try:
        return datetime.datetime.fromisoformat(re.sub(r"(\.\d{6})\d+", r"\1", text))
    except ValueError as error:
        raise BadRequest(where, f"There is no time `{text}`.") from error


def _processing(processing: Any, where: str) -> Mapping[str, Any]:
    _object(processing, where, {"upsampling", "downsampling", "harmonizeValues"})
    for name in ("upsampling", "downsampling"):
        if processing.get(name, "NEAREST") not in _RESAMPLING:
            raise BadRequest(f"{where}->{name}", f"Must be one of {', '.join(_RESAMPLING)}.")
    if not isinstance(processing.get("harmonizeValues", True), bool):
        raise BadRequest(f"{where}->harmonizeValues", "Must be true or false.")
    return processing


def _responses(output: Mapping[str, Any]) -> dict[str, str]:
    found: dict[str, str] = {}
    responses = output.get("responses", [{"identifier": "default", "format": {"type": "image/png"}}])
    if not isinstance(responses, list) or not responses:
        raise BadRequest("output->responses", "Must not be empty.")
    for index, response in enumerate(responses):
        where = f"output->responses[{index}]"
        _object(response, where, {"identifier", "format"})
        kind = _object(response.get("format", {"type": "image/png"}), f"{where}->format", {"type", "quality"}, {"type"})
        if kind["type"] not in _FORMATS:
            raise BadRequest(f"{where}->format->type", f"`{kind['type']}` is not supported.")
        name = response.get("identifier", "default")
        if name in found:
            raise BadRequest(f"{where}->identifier", f"`{name}` is there twice.")
        found[name] = kind["type"]
    return found
