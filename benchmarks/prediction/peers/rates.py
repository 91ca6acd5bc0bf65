"""What this machine multiplies: products of large matrices and a large convolution, in float32 and bfloat16.

    PYTHONPATH=build build/dev/bin/python -m furrow.benchmarks.prediction.peers.rates [--threads 1 2] [--size 4096]

Prints a table and, as its last line, the rates as JSON: operations a second by name, type and threads.
"""

from __future__ import annotations

import argparse
import json

import torch

from furrow.benchmarks.machine import describe_machine, median_seconds

_CHANNELS, _SIDE = 64, 512  # of the convolution, 3 x 3

TYPES = {"float32": torch.float32, "bfloat16": torch.bfloat16}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--threads", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--size", type=int, default=4096)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    print(describe_machine())
    rates: dict[str, float] = {}
    for threads in options.threads:
        torch.set_num_threads(threads)
        for name, kind in TYPES.items():
            rates[f"matrix {name} {threads}"] = matrix_rate(kind, options.size, options.runs)
            rates[f"convolution {name} {threads}"] = convolution_rate(kind, options.runs)
            print(
                f"{threads} threads, {name:8s}: matrices {rates[f'matrix {name} {threads}'] / 1e9:7.0f} GFLOP/s, "
                f"convolution {rates[f'convolution {name} {threads}'] / 1e9:7.0f} GFLOP/s"
            )
    print(json.dumps(rates))


@torch.inference_mode()
def matrix_rate(kind: torch.dtype, size: int, runs: int) -> float:
    """Return the operations a second of a product of two square matrices."""
    left, right = torch.rand(size, size).to(kind), torch.rand(size, size).to(kind)
    result = torch.empty(size, size, dtype=kind)
    return 2 * size**3 / median_seconds(lambda: torch.matmul(left, right, out=result), runs)


@torch.inference_mode()
def convolution_rate(kind: torch.dtype, runs: int) -> float:
    """Return the operations a second of a 3 x 3 convolution of 64 channels."""
    image, kernel = torch.rand(1, _CHANNELS, _SIDE, _SIDE), torch.rand(_CHANNELS, _CHANNELS, 3, 3)
    image, kernel = (tensor.to(kind).to(memory_format=torch.channels_last) for tensor in (image, kernel))
    seconds = median_seconds(lambda: torch.nn.functional.conv2d(image, kernel, padding=1), runs)
    return 2 * 9 * _CHANNELS**2 * _SIDE**2 / seconds


if __name__ == "__main__":
    main()
