"""The job "export-onnx": a model as one ONNX file, for programs without torch.

The shapes are fixed. A graph whose number of dates was left open gave other probabilities than the network when it was
run with another number than it was traced with; dates that are valid nowhere fill the shape instead, since they count
for nothing.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import onnx
import torch
from google.protobuf.message import DecodeError
from torch import Tensor, nn

from furrow.engine.atomic import atomic_file
from furrow.engine.contract.errors import DamagedFileError, InputError
from furrow.engine.contract.model_jobs import ExportONNX
from furrow.engine.geogrid import SCALE
from furrow.engine.patience import patiently
from furrow.engine.prediction.model_access import open_model
from furrow.engine.prediction.onnx_metadata import description, input_descriptions, metadata
from furrow.engine.reporting import Reporter
from furrow.models.cost import parameters
from furrow.models.files import Model
from furrow.models.season_network import SeasonNetwork

__all__ = ["OPSET", "export_onnx"]

OPSET = 20
"""Version of ONNX's operators. The file's own layout (IR 10) asks for ONNX Runtime 1.18 or newer."""

_WINDOWS = (16, 512)
_DATES = (1, 100)
_INPUTS = ("reflectance", "valid", "day_of_year")
_OUTPUT = "probability"
_MOST_WEIGHTS = 480_000_000  # of 4 bytes each: one file of protobuf holds 2 GB at most


def export_onnx(spec: ExportONNX, reporter: Reporter) -> dict[str, Any]:
    """Write a model as ONNX and return the values of the result.

    Raises:
        InputError: A size is out of range, there is no such model, or its network has no counterpart in ONNX.
        UnsafeFileError: The model is a pickle, or asks for absurd sizes.
        DamagedFileError: The model's files do not fit each other, or what was written cannot be read back.
    """
    _check_sizes(spec)
    reporter.progress(0.0, "Reading the model")
    model = open_model(spec.model)
    if parameters(model.network) > _MOST_WEIGHTS:
        raise InputError(
            f"The model '{model.card.name}' has {parameters(model.network):,} weights, but one ONNX file holds "
            f"{_MOST_WEIGHTS:,} at most: export a smaller model."
        )
    _warn_of_windows(model, spec.window, reporter)
    reporter.progress(0.1, "Turning the network into a graph; large networks take minutes")
    graph = _graph_apart(model, spec, reporter)
    reporter.progress(0.9, "Writing and checking the file")
    _describe(graph, model, spec)
    path = Path(spec.onnx)
    with atomic_file(path) as temporary:
        temporary.write_bytes(graph.SerializeToString(deterministic=True))
        _check_written(temporary, path, spec, len(model.card.bands))
        size = temporary.stat().st_size
    reporter.progress(1.0)
    return {
        "onnx": str(path),
        "bytes": size,
        "opset": OPSET,
        "margin": model.network.margin,
        "window": spec.window,
        "dates": spec.dates,
    }


def _check_sizes(spec: ExportONNX) -> None:
    for value, (lowest, highest), words in (
        (spec.window, _WINDOWS, "A window with a side of {} pixels"),
        (spec.dates, _DATES, "A season of {} dates"),
    ):
        if not lowest <= value <= highest:
            raise InputError(f"{words.format(value)} cannot be exported: give {lowest} to {highest}.")
    if not spec.onnx:
        raise InputError("No file to write was named: give the name of an .onnx file.")
    if Path(spec.onnx).is_dir():
        raise InputError(f"The output '{spec.onnx}' is a folder: give the name of a file.")


def _warn_of_windows(model: Model, window: int, reporter: Reporter) -> None:
    name, network = model.card.name, model.network
    if window <= 2 * network.margin:
        reporter.warn(
            f"The network of '{name}' looks {network.margin} pixels around a pixel, so no pixel of a window of "
            f"{window} has all its surroundings: raise the window above {2 * network.margin} where memory suffices."
        )
    if network.window_decides:
        reporter.warn(
            f"The network of '{name}' chooses dates for a window as a whole, so windows of one place may differ at "
            "their edges: let a window hold the whole place where memory suffices."
        )


class _Probability(nn.Module):
    """A network with the logistic function behind it. Outputs after the first only help a training."""

    def __init__(self, network: SeasonNetwork[Any]) -> None:
        super().__init__()
        self.network = network

    def forward(self, reflectance: Tensor, valid: Tensor, day_of_year: Tensor) -> Tensor:
        return torch.sigmoid(self.network(reflectance, valid, day_of_year)[:, :1])


def _graph_apart(model: Model, spec: ExportONNX, reporter: Reporter) -> onnx.ModelProto:
    """Return the graph. It is made in a thread that can be left behind, since torch asks nobody whether to stop."""
    try:
        return patiently(lambda: _graph(model, spec), reporter.check)
    except torch.onnx.errors.OnnxExporterError as error:
        raise InputError(
            f"The network '{model.card.network}' of the model '{model.card.name}' computes something that ONNX "
            "cannot express: use the model in Furrow, or export another network."
        ) from error


def _graph(model: Model, spec: ExportONNX) -> onnx.ModelProto:
    side, dates, bands = spec.window, spec.dates, len(model.card.bands)
    inputs = (
        torch.zeros(1, dates, bands, side, side),
        torch.ones(1, dates, side, side, dtype=torch.bool),
        torch.linspace(model.card.first_day, model.card.last_day, dates)[None].long(),
    )
    program = torch.onnx.export(
        _Probability(model.network).eval(),
        inputs,
        input_names=_INPUTS,
        output_names=[_OUTPUT],
        dynamo=True,
        opset_version=OPSET,
        verbose=False,
    )
    return cast("torch.onnx.ONNXProgram", program).model_proto


def _describe(graph: onnx.ModelProto, model: Model, spec: ExportONNX) -> None:
    """Replace what torch noted, source lines and paths of this machine, by what a user of the file needs."""
    for nodes in (graph.graph.node, *(function.node for function in graph.functions)):
        for node in nodes:
            del node.metadata_props[:]
            node.doc_string = ""
    told = input_descriptions(model)
    for value in (*graph.graph.input, *graph.graph.output, *graph.graph.value_info):
        del value.metadata_props[:]
        value.doc_string = told.get(value.name, "")
    for tensor in graph.graph.initializer:
        del tensor.metadata_props[:]
    del graph.graph.metadata_props[:]
    graph.doc_string = graph.graph.doc_string = description(model)
    graph.graph.name = "furrow"
    onnx.helper.set_model_props(graph, metadata(model, spec.window, spec.dates))


def _check_written(temporary: Path, path: Path, spec: ExportONNX, bands: int) -> None:
    """Read the file back and compare what it takes and gives with what was asked for.

    Raises:
        DamagedFileError: It is not what it should be.
    """
    side, dates, types = spec.window, spec.dates, onnx.TensorProto
    expected = {
        "reflectance": (types.FLOAT, (1, dates, bands, side, side)),
        "valid": (types.BOOL, (1, dates, side, side)),
        "day_of_year": (types.INT64, (1, dates)),
        _OUTPUT: (types.FLOAT, (1, 1, SCALE * side, SCALE * side)),
    }
    try:
        onnx.checker.check_model(str(temporary), full_check=True)
        written = onnx.load(str(temporary)).graph
    except (onnx.checker.ValidationError, onnx.shape_inference.InferenceError, DecodeError) as error:
        raise DamagedFileError(f"The file '{path}' was not written as valid ONNX: export it again.") from error
    found = {
        value.name: (
            value.type.tensor_type.elem_type,
            tuple(length.dim_value for length in value.type.tensor_type.shape.dim),
        )
        for value in (*written.input, *written.output)
    }
    if found != expected:
        odd = next(name for name in (*expected, *found) if expected.get(name) != found.get(name))
        raise DamagedFileError(f"The file '{path}' was written with a wrong shape of '{odd}': please report it.")
