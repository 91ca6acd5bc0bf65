"""Whether another back end draws tiles faster than torch: ONNX Runtime, and OpenVINO where it is installed.

    PYTHONPATH=build build/dev/bin/python -m furrow.benchmarks.prediction.back_ends [--network hybrid-base]

The same decoder, its normalisations folded, on one tile of 304 x 304 pixels of 10 m (a tile of 256 with its margin).
The largest difference of the logits is printed too. OpenVINO is no dependency: `pip install openvino` into an
environment of your own.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import onnxruntime
import torch

from furrow.benchmarks.machine import describe_machine, median_seconds
from furrow.engine.prediction.folding import folded
from furrow.models.hybrid import HybridNetwork
from furrow.models.registry import build

_SIDE = 304


def main() -> None:
    """Print a line a back end."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--network", default="hybrid-small")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(1)
    network = build(options.network)
    if not isinstance(network, HybridNetwork):
        raise SystemExit(f"The network '{options.network}' is no hybrid.")
    decoder = folded(network).decoder.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    summary = torch.rand(1, network.summary_channels, _SIDE, _SIDE)
    image = summary.to(memory_format=torch.channels_last)
    print(describe_machine(), f"{options.threads} threads, {options.network}")
    with torch.inference_mode(), tempfile.TemporaryDirectory() as folder:
        expected = decoder(image).numpy()
        base = median_seconds(lambda: decoder(image))
        print(f"{'torch':20s} {base * 1e3:7.0f} ms")
        path = Path(folder) / "decoder.onnx"
        torch.onnx.export(decoder, (summary,), path, dynamo=True, verbose=False)
        for name, run in _others(path, summary.numpy(), options.threads).items():
            difference = float(np.abs(run() - expected).max())
            seconds = median_seconds(run)
            faster = f"{base / seconds:.2f} times as fast"
            print(f"{name:20s} {seconds * 1e3:7.0f} ms, {faster}, difference {difference:.1e}")


def _others(path: Path, summary: np.ndarray, threads: int) -> dict[str, Callable[[], np.ndarray]]:
    wishes = onnxruntime.SessionOptions()
    wishes.intra_op_num_threads = threads
    session = onnxruntime.InferenceSession(path, wishes, providers=["CPUExecutionProvider"])
    name = session.get_inputs()[0].name
    found = {"ONNX Runtime": lambda: session.run(None, {name: summary})[0]}
    try:
        import openvino
    except ImportError:
        return found
    for precision in ("f32", "bf16"):
        settings = {"INFERENCE_NUM_THREADS": threads, "INFERENCE_PRECISION_HINT": precision}
        request = openvino.Core().compile_model(path, "CPU", settings).create_infer_request()
        found[f"OpenVINO {precision}"] = lambda request=request: request.infer([summary])[0]
    return found


if __name__ == "__main__":
    main()
