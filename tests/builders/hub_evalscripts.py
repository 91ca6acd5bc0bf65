"""Evalscripts of Sentinel Hub, run by the engine that the real service runs them by (V8).

Runs with the Python of build/servers. After "Evalscript V3" of Sentinel Hub's documentation.
"""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from hub_errors import BadRequest
from py_mini_racer import JSEvalException, MiniRacer

_STARTING = threading.Lock()  # V8 sets itself up at its first use, which must not happen twice at once
_SAMPLE_TYPES = {
    "INT8": np.int8, "UINT8": np.uint8, "INT16": np.int16, "UINT16": np.uint16, "FLOAT32": np.float32,
    "AUTO": np.uint8,
}  # fmt: skip
_DRIVER = """
var __columns = null;
function __load(columns) { __columns = columns; return true; }
function __place(out, at, values, id, count) {
  if (typeof values === "number" && count === 1) values = [values];
  if (!Array.isArray(values) || values.length !== count)
    throw new Error("evaluatePixel: output '" + id + "' must be an array of " + count + " values");
  for (let k = 0; k < count; k++) {
    const value = values[k] === true ? 1 : values[k] === false ? 0 : values[k];
    if (typeof value !== "number")
      throw new Error("evaluatePixel: output '" + id + "' holds " + String(value) + ", which is no number");
    out[at + k] = value;
  }
}
function __run(names, outputs, size, orbits, scenes) {
  const width = outputs.reduce((sum, each) => sum + each.bands, 0);
  const out = new Float64Array(size * width);
  for (let i = 0; i < size; i++) {
    const samples = [];
    for (let t = 0; t < __columns.length; t++) {
      const sample = {};
      for (let k = 0; k < names.length; k++) sample[names[k]] = __columns[t][k][i];
      samples.push(sample);
    }
    const result = evaluatePixel(orbits ? samples : samples[0], scenes);
    let at = i * width;
    for (const each of outputs) {
      const values = Array.isArray(result) || typeof result === "number" ? result : result && result[each.id];
      if ((Array.isArray(result) || typeof result === "number") && outputs.length > 1)
        throw new Error("evaluatePixel: several outputs need an object with their ids");
      __place(out, at, values, each.id, each.bands);
      at += each.bands;
    }
  }
  return out;
}
"""


@dataclass(frozen=True)
class Output:
    """An output that `setup` declares."""

    id: str
    bands: int
    sample_type: str

    @property
    def dtype(self) -> Any:
        """The dtype of its pixels."""
        return _SAMPLE_TYPES[self.sample_type]


class Evalscript:
    """A script after its `setup`.

    Args:
        text: The script.
        units: Units of each band of the collection, the default first.

    Attributes:
        bands: Bands asked for, each with its unit.
        outputs: What it yields.
        mosaicking: SIMPLE, ORBIT or TILE.

    Raises:
        BadRequest: It is no script of version 3, does not run, or asks for what there is not.
    """

    def __init__(self, text: str, units: Mapping[str, Sequence[str]]) -> None:
        if not re.match(r"\s*//\s*VERSION\s*=\s*3\b", text):
            raise BadRequest("evalscript", "The evalscript must start with //VERSION=3.")
        with _STARTING:
            self._engine = MiniRacer()
        self._eval(text)
        for function in ("setup", "evaluatePixel"):
            if self._eval(f"typeof {function}") != "function":
                raise BadRequest("evalscript", f"Function `{function}` is not defined.")
        setup = json.loads(self._eval("JSON.stringify(setup())") or "null")
        if not isinstance(setup, dict) or set(setup) - {"input", "output", "mosaicking"}:
            raise BadRequest("evalscript", "Function `setup` must return an object with input, output and mosaicking.")
        self.mosaicking = setup.get("mosaicking", "SIMPLE")
        if self.mosaicking not in ("SIMPLE", "ORBIT", "TILE"):
            raise BadRequest("evalscript", f"mosaicking `{self.mosaicking}` is unknown.")
        self.bands = _bands(setup.get("input"), units)
        self.outputs = _outputs(setup.get("output"))

    def run(self, layers: Sequence[Mapping[str, Any]], scenes: Mapping[str, Any]) -> dict[str, Any]:
        """Return (bands, H, W) of each output.

        Args:
            layers: The bands (H, W) of each sample of a pixel: one for SIMPLE, one an orbit or tile else.
            scenes: What the second argument of `evaluatePixel` is told.
        """
        names = list(self.bands)
        shape = next(iter(layers[0].values())).shape if layers else (0, 0)
        columns = [[layer[name].ravel().tolist() for name in names] for layer in layers]
        declared = [{"id": each.id, "bands": each.bands} for each in self.outputs]
        self._eval(_DRIVER)
        self._engine.call("__load", columns)
        arguments = [names, declared, shape[0] * shape[1], self.mosaicking != "SIMPLE", scenes]
        buffer = self._eval(f"__run({', '.join(json.dumps(each) for each in arguments)})")
        values = np.frombuffer(buffer, np.float64).reshape(*shape, -1)
        images, start = {}, 0
        for each in self.outputs:
            part = np.moveaxis(values[..., start : start + each.bands], -1, 0)
            images[each.id] = _typed(part, each)
            start += each.bands
        return images

    def _eval(self, code: str) -> Any:
        try:
            return self._engine.eval(code, timeout_sec=60)
        except JSEvalException as error:
            raise BadRequest("evalscript", f"Failed to evaluate script!\n{str(error).splitlines()[0]}") from error


def _typed(values: Any, output: Output) -> Any:
    if output.sample_type == "FLOAT32":
        return values.astype(np.float32)
    if output.sample_type == "AUTO":
        values = values * 255  # AUTO stretches 0..1 to 0..255
    limits = np.iinfo(output.dtype)
    return np.clip(np.floor(np.nan_to_num(values) + 0.5), limits.min, limits.max).astype(output.dtype)


def _bands(inputs: Any, units: Mapping[str, Sequence[str]]) -> dict[str, str]:
    given = inputs if isinstance(inputs, list) else [inputs]
    if all(isinstance(each, str) for each in given):
        given = [{"bands": given}]
    if len(given) != 1 or not isinstance(given[0], dict) or not isinstance(given[0].get("bands"), list):
        raise BadRequest("evalscript", "Function `setup`: input must list bands of one collection.")
    names, wanted = given[0]["bands"], given[0].get("units")
    for name in names:
        if name not in units:
            known = ", ".join(units)
            raise BadRequest("evalscript", f"Dataset has no band named `{name}`. Available bands: {known}.")
    if isinstance(wanted, list) and len(wanted) != len(names):
        raise BadRequest("evalscript", "Function `setup`: units must be one, or one for each band.")
    each_unit = wanted if isinstance(wanted, list) else [wanted] * len(names)
    chosen = {}
    for name, unit in zip(names, each_unit, strict=True):
        if unit is not None and unit not in units[name]:
            raise BadRequest("evalscript", f"Band `{name}` does not support unit `{unit}`: {', '.join(units[name])}.")
        chosen[name] = unit or units[name][0]
    return chosen


def _outputs(outputs: Any) -> list[Output]:
    found = []
    for each in outputs if isinstance(outputs, list) else [outputs]:
        if not isinstance(each, dict) or not isinstance(each.get("bands"), int) or each["bands"] < 1:
            raise BadRequest("evalscript", "Function `setup`: each output states its number of bands.")
        unknown = set(each) - {"id", "bands", "sampleType", "nodataValue"}
        kind = each.get("sampleType", "AUTO")
        if unknown or kind not in _SAMPLE_TYPES:
            raise BadRequest("evalscript", f"Function `setup`: output with {', '.join(unknown) or kind} is unknown.")
        found.append(Output(each.get("id", "default"), each["bands"], kind))
    if len({each.id for each in found}) != len(found):
        raise BadRequest("evalscript", "Function `setup`: ids of outputs must be unique.")
    return found
