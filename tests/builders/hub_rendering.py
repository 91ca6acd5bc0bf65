"""Images of the loopback Sentinel Hub, rendered from the scenes it was given.

Runs with the Python of build/servers.
"""

from __future__ import annotations

import datetime
import io
import json
import tarfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from hub_errors import BadRequest
from hub_evalscripts import Evalscript, Output
from hub_requests import ProcessRequest
from rasterio.crs import CRS
from rasterio.enums import Resampling
from rasterio.io import MemoryFile
from rasterio.transform import Affine, from_bounds
from rasterio.warp import reproject, transform_bounds

__all__ = ["Scene", "load_scenes", "processing_units", "render", "units_of"]

_REFLECTANCE = ("B01", "B02", "B03", "B04", "B05", "B06", "B07", "B08", "B8A", "B09", "B11", "B12")
_METHODS = {"NEAREST": Resampling.nearest, "BILINEAR": Resampling.bilinear, "BICUBIC": Resampling.cubic}
_OFFSET = 1000


@dataclass(frozen=True)
class Scene:
    """A scene: its description and its layers, each with its EPSG code and transform."""

    id: str
    moment: datetime.datetime
    cloud_cover: float
    has_offset: bool
    crs: int
    bounds: tuple[float, float, float, float]
    platform: str
    layers: dict[str, tuple[Any, int, Affine]]

    @property
    def degrees(self) -> tuple[float, float, float, float]:
        """(west, south, east, north)."""
        return transform_bounds(CRS.from_epsg(self.crs), "EPSG:4326", *self.bounds)


def load_scenes(folder: Path) -> list[Scene]:
    """Read what the builder wrote."""
    arrays = np.load(folder / "layers.npz")
    scenes = []
    for index, told in enumerate(json.loads((folder / "scenes.json").read_text())):
        layers = {
            name: (arrays[f"{index} {name}"], each["crs"], Affine(*each["transform"]))
            for name, each in told["layers"].items()
        }
        moment = datetime.datetime.fromisoformat(told["moment"])
        scenes.append(Scene(told["id"], moment, told["cloud_cover"], told["has_offset"], told["crs"],
                            tuple(told["bounds"]), told["platform"], layers))  # fmt: skip
    return scenes


def units_of(clouds: bool) -> dict[str, tuple[str, ...]]:
    """Return the units of each band of Sentinel-2 L2A, the default first; s2cloudless only where it is offered."""
    units: dict[str, tuple[str, ...]] = dict.fromkeys(_REFLECTANCE, ("REFLECTANCE", "DN"))
    names = ("SCL", "SNW", "CLD", *(("CLP", "CLM") if clouds else ()), "dataMask")
    return units | dict.fromkeys(names, ("DN",))


def render(request: ProcessRequest, script: Evalscript, scenes: Sequence[Scene]) -> dict[str, bytes]:
    """Return the file of each response."""
    declared = {each.id: each for each in script.outputs}
    for name, kind in request.responses.items():
        if name != "userdata" and name not in declared:
            raise BadRequest("output->responses", f"Output `{name}` is not defined in the evalscript.")
        if kind != "image/tiff":
            raise BadRequest("output->responses", f"This loopback service renders image/tiff, not {kind}.", 501)
    chosen = _chosen(request, scenes)
    samples = _samples(request, script, chosen)
    images = script.run(samples, _told(script, chosen)) if samples else _nothing(request, script.outputs)
    return {name: _tiff(request, images[name]) for name in request.responses}


def processing_units(request: ProcessRequest, script: Evalscript, scenes: Sequence[Scene]) -> float:
    """Return the cost of a request ("Processing Unit definition"): area, bands, samples and bits."""
    area = max(request.width * request.height / (512 * 512), 0.01)
    bands = len([name for name in script.bands if name != "dataMask"]) / 3
    bits = 2 if any(each.sample_type == "FLOAT32" for each in script.outputs) else 1
    samples = 1 if script.mosaicking == "SIMPLE" else max(1, len(_chosen(request, scenes)))
    return max(area * bands * bits * samples, 0.005)


def pack(files: dict[str, bytes]) -> bytes:
    """Return a tar archive of the files."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for name, content in files.items():
            member = tarfile.TarInfo(f"{name}.tif")
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return buffer.getvalue()


def _chosen(request: ProcessRequest, scenes: Sequence[Scene]) -> list[Scene]:
    """Return the scenes that take part, the uppermost first."""
    west, south, east, north = transform_bounds(CRS.from_epsg(request.crs), "EPSG:4326", *request.bbox)
    chosen = []
    for scene in scenes:
        left, bottom, right, top = scene.degrees
        meets = left < east and west < right and bottom < north and south < top
        if meets and request.first <= scene.moment <= request.last and scene.cloud_cover <= request.cloud_cover:
            chosen.append(scene)
    if request.order == "leastCC":
        return sorted(chosen, key=lambda scene: scene.cloud_cover)
    return sorted(chosen, key=lambda scene: scene.moment, reverse=request.order == "mostRecent")


def _samples(request: ProcessRequest, script: Evalscript, chosen: Sequence[Scene]) -> list[dict[str, Any]]:
    if script.mosaicking == "TILE":
        groups = [[scene] for scene in chosen]
    elif script.mosaicking == "ORBIT":
        days = list(dict.fromkeys(scene.moment.date() for scene in chosen))
        groups = [[scene for scene in chosen if scene.moment.date() == day] for day in days]
    else:
        groups = [list(chosen)] if chosen else []
    return [_mosaic(request, script.bands, group) for group in groups]


def _mosaic(request: ProcessRequest, bands: dict[str, str], scenes: Sequence[Scene]) -> dict[str, Any]:
    """Return the bands of the uppermost scene that has data at each pixel."""
    shape = request.height, request.width
    merged: dict[str, Any] = {}
    covered = np.zeros(shape, bool)
    for scene in scenes:
        observed = _sampled(request, scene, "SCL") > 0
        here = observed & ~covered
        for name, unit in bands.items():
            values = _band(request, scene, name, unit, observed)
            merged.setdefault(name, np.full(shape, 255.0 if name in ("CLM", "CLP") else 0.0))[here] = values[here]
        covered |= observed
    return merged


def _band(request: ProcessRequest, scene: Scene, name: str, unit: str, observed: Any) -> Any:
    if name == "dataMask":
        return observed.astype(float)
    if name in ("SNW", "CLD"):
        return np.zeros(observed.shape)
    values = _sampled(request, scene, name).astype(float)
    if name not in _REFLECTANCE:
        return values
    if scene.has_offset and not request.harmonise:
        values = np.where(observed, values + _OFFSET, values)
    return values / 10_000 if unit == "REFLECTANCE" else values


def _sampled(request: ProcessRequest, scene: Scene, name: str) -> Any:
    array, code, transform = scene.layers[name]
    target = np.zeros((request.height, request.width), np.float32)
    step = (request.bbox[2] - request.bbox[0]) / request.width
    # Degrees count as finer than any band here: a box in degrees has pixels of about its CRS's own size.
    finer = request.crs == 4326 or step <= transform.a
    method = (request.upsampling if finer else request.downsampling) if name in _REFLECTANCE else "NEAREST"
    reproject(
        array.astype(np.float32), target, src_transform=transform, src_crs=CRS.from_epsg(code), src_nodata=0,
        dst_transform=from_bounds(*request.bbox, request.width, request.height),
        dst_crs=CRS.from_epsg(request.crs), dst_nodata=0,
        resampling=_METHODS[method],
    )  # fmt: skip
    return target


def _told(script: Evalscript, chosen: Sequence[Scene]) -> dict[str, Any]:
    tiles = [{"date": f"{scene.moment:%Y-%m-%dT%H:%M:%SZ}", "cloudCoverage": scene.cloud_cover} for scene in chosen]
    if script.mosaicking == "ORBIT":
        days = list(dict.fromkeys(scene.moment.date().isoformat() for scene in chosen))
        return {"orbits": [{"dateFrom": f"{day}T00:00:00Z", "dateTo": f"{day}T23:59:59Z"} for day in days]}
    return {"tiles": tiles}


def _nothing(request: ProcessRequest, outputs: Sequence[Output]) -> dict[str, Any]:
    """No scene: an image of zeros, as the service answers."""
    return {each.id: np.zeros((each.bands, request.height, request.width), each.dtype) for each in outputs}


def _tiff(request: ProcessRequest, image: Any) -> bytes:
    with MemoryFile() as memory:
        with memory.open(
            driver="GTiff", count=image.shape[0], height=image.shape[1], width=image.shape[2], dtype=image.dtype,
            crs=CRS.from_epsg(request.crs), transform=from_bounds(*request.bbox, request.width, request.height),
            compress="DEFLATE",
        ) as dataset:  # fmt: skip
            dataset.write(image)
        return bytes(memory.read())
