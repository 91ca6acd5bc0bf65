"""The script that tells Sentinel Hub what to compute for each pixel."""

from __future__ import annotations

__all__ = ["evalscript"]


def evalscript(bands: tuple[str, ...], mask_layers: tuple[str, ...]) -> str:
    """Return the evalscript (version 3) of an image: digital numbers and mask layers as stored, in two outputs.

    A pixel without data is 0 in every band. One with data is at least 1, because 0 means "no data" in a season and
    reflectances below 0 are clipped to it.

    Args:
        bands: Names of the bands, the order of the output `bands` (UINT16).
        mask_layers: Of SCL, CLM, CLP and dataMask, the order of the output `masks` (UINT8).
    """
    asked = [*bands, *mask_layers, *(() if "dataMask" in mask_layers else ("dataMask",))]
    names = ", ".join(f'"{name}"' for name in asked)
    numbers = ", ".join(f"Math.max(1, s.{name})" for name in bands)
    nothing = ", ".join("0" for _ in bands)
    # Without data the cloud layers say "unknown" by themselves.
    layers = ", ".join(f"s.{name}" for name in mask_layers)
    return f"""//VERSION=3
function setup() {{
  return {{
    input: [{{bands: [{names}], units: "DN"}}],
    output: [
      {{id: "bands", bands: {len(bands)}, sampleType: "UINT16"}},
      {{id: "masks", bands: {len(mask_layers)}, sampleType: "UINT8"}}
    ]
  }};
}}
function evaluatePixel(s) {{
  return {{
    bands: s.dataMask == 1 ? [{numbers}] : [{nothing}],
    masks: [{layers}]
  }};
}}
"""
