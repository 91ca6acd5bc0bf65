"""Where networks run: the processor or a GPU, and with which arithmetic."""

from __future__ import annotations

import re
from dataclasses import dataclass

import torch

from furrow.engine.contract.errors import InputError

__all__ = ["Device", "choose_device"]


@dataclass(frozen=True)
class Device:
    """A device and how it is used.

    Attributes:
        name: Torch's name: "cpu" or "cuda:<n>".
        precision: Type of the arithmetic where less than float32 suffices; None for float32.
        description: For people: the name of the GPU, or the number of threads.
    """

    name: str
    precision: torch.dtype | None
    description: str

    @property
    def is_gpu(self) -> bool:
        """Whether it is a GPU."""
        return self.name != "cpu"


def choose_device(wish: str = "auto") -> Device:
    """Return the device for a wish. Nothing but "auto" ever falls back to the processor.

    Args:
        wish: "auto" (the first GPU, else the processor), "cpu" or "cuda:<n>".

    Raises:
        InputError: The wish is none of these, or there is no such GPU.
    """
    if wish == "auto":
        wish = "cuda:0" if torch.cuda.is_available() else "cpu"
    if wish == "cpu":
        precision = torch.bfloat16 if _processor_has_bfloat16() else None
        return Device("cpu", precision, f"processor, {torch.get_num_threads()} threads")
    match = re.fullmatch(r"cuda(?::(\d{1,3}))?", wish)
    if not match:
        raise InputError(f"There is no device '{wish}': give auto, cpu, or cuda:0 for the first GPU.")
    index = int(match.group(1) or 0)
    if not torch.cuda.is_available() or index >= torch.cuda.device_count():
        found = torch.cuda.device_count() if torch.cuda.is_available() else 0
        raise InputError(
            f"There is no device 'cuda:{index}': the engine sees {found} GPUs. "
            "Give auto or cpu, or run 'Check the engine'."
        )
    precision = torch.bfloat16 if torch.cuda.is_bf16_supported() else torch.float16
    return Device(f"cuda:{index}", precision, torch.cuda.get_device_name(index))


def _processor_has_bfloat16() -> bool:
    """Whether the processor has tiles for products of bfloat16 matrices (AMX).

    Without them float32 is faster, even where vectors of bfloat16 can be multiplied (AVX512-BF16): what the products
    gain is lost to the conversions around them.
    """
    test = getattr(torch.cpu, "_is_amx_tile_supported", None)
    return test is not None and test()
