"""The devices this engine can compute on, each proved by a small computation."""

from __future__ import annotations

import platform
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from scipy.signal import correlate2d
from torch.nn.functional import conv2d

from furrow.engine.contract.graphics import nvidia_driver

__all__ = ["Device", "convolution_error", "processor_features", "usable_devices"]

_FLAGS = (
    ("avx2", "AVX2"),
    ("avx512f", "AVX-512"),
    ("avx512_bf16", "AVX-512 BF16"),
    ("amx_bf16", "AMX BF16"),
    ("asimd", "NEON"),
    ("sve", "SVE"),
    ("bf16", "BF16"),
)
_LARGEST_ERROR = 1e-2  # TF32 keeps ten bits; a device that computes nonsense is off by 1 or more
_ADVICE = "update its driver, or choose another device"
_LITTLE_GPU_MEMORY = 2_000_000_000


@dataclass(frozen=True)
class Device:
    """One device.

    Attributes:
        name: As PyTorch names it: "cpu", "cuda:0", "mps".
        description: What it is, in words.
        problem: One sentence with what to do, or empty.
    """

    name: str
    description: str
    problem: str = ""


def usable_devices() -> list[Device]:
    """Return the devices PyTorch finds, the processor first."""
    processor = _processor().get("model name") or platform.processor() or platform.machine()
    devices = [_proved("cpu", f"{processor}, bfloat16 {_has_bfloat16('cpu')}")]
    devices += [_cuda_device(index) for index in range(torch.cuda.device_count()) if torch.cuda.is_available()]
    if torch.backends.mps.is_available():
        devices.append(_proved("mps", f"Apple GPU, bfloat16 {_has_bfloat16('mps')}"))
    return devices


def convolution_error(name: str) -> float:
    """Return the largest difference between a convolution on a device and the same one in float64.

    Args:
        name: Device as PyTorch names it.

    Returns:
        Largest absolute difference over 32 x 32 sums of 8 x 9 products of standard normal numbers.

    Raises:
        RuntimeError: The device cannot do it.
    """
    generator = np.random.default_rng(20190701)
    image, kernel = generator.standard_normal((8, 34, 34)), generator.standard_normal((8, 3, 3))
    expected = sum(correlate2d(image[channel], kernel[channel], mode="valid") for channel in range(8))
    stacks = [torch.from_numpy(array[np.newaxis]).float().to(name) for array in (image, kernel)]
    with torch.inference_mode():
        found = conv2d(stacks[0], stacks[1])[0, 0].double().cpu().numpy()
    return float(np.abs(found - expected).max())


def processor_features() -> str:
    """Return the instruction sets of the processor that matter here, as far as the system tells them."""
    words = _flags()
    names = [name for flag, name in _FLAGS if flag in words]
    return ", ".join([*names, f"PyTorch uses {torch.backends.cpu.get_cpu_capability()}"])


def _processor() -> dict[str, str]:
    """Return what the system tells about the processor, by name; empty where it tells nothing."""
    try:
        text = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace")
    except OSError:  # only Linux has it
        return {}
    pairs = (line.partition(":") for line in text.splitlines())
    return {name.strip().lower(): value.strip() for name, _, value in pairs if value}


def _flags() -> set[str]:
    facts = _processor()
    return set((facts.get("flags") or facts.get("features") or "").lower().split())


def _proved(name: str, description: str, problem: str = "") -> Device:
    """Return a device after it has computed something."""
    try:
        error = convolution_error(name)
    except RuntimeError as failure:
        reason = next(iter(str(failure).strip().splitlines()), type(failure).__name__)[:200]
        return Device(name, description, f"The device {name} cannot compute ({reason}): {_ADVICE}.")
    if not error < _LARGEST_ERROR:  # catches NaN too
        reason = f"a convolution is off by {error:.3g}"
        return Device(name, description, f"The device {name} computes wrongly ({reason}): {_ADVICE}.")
    return Device(name, f"{description}, a convolution is off by {error:.1e}", problem)


def _cuda_device(index: int) -> Device:
    facts = torch.cuda.get_device_properties(index)
    free, total = torch.cuda.mem_get_info(index)
    name = f"cuda:{index}"
    description = (
        f"{facts.name}, compute capability {facts.major}.{facts.minor}, {total / 1e9:.1f} GB, "
        f"{free / 1e9:.1f} GB free, driver {nvidia_driver() or 'unknown'}, bfloat16 {_has_bfloat16(name)}"
    )
    problem = ""
    if free < _LITTLE_GPU_MEMORY:
        problem = (
            f"The card {facts.name} has {free / 1e9:.1f} GB of memory free: close other programs that use it, "
            "or compute on the processor."
        )
    return _proved(name, description, problem)


def _has_bfloat16(name: str) -> str:
    """Tell whether bfloat16 is computed by the hardware itself."""
    if name.startswith("cuda"):
        return "yes" if torch.cuda.get_device_capability(name) >= (8, 0) else "no"
    if name == "mps":
        return "yes"
    words = _flags()
    if not words:
        return "unknown"
    return "yes" if words & {"avx512_bf16", "amx_bf16", "bf16"} else "no"
