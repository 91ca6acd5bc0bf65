"""Names that both processes use for what Sentinel-2 delivers."""

from __future__ import annotations

__all__ = ["INDICES", "MASK_LAYERS", "SENTINEL2_BANDS"]

SENTINEL2_BANDS = ("B01", "B02", "B03", "B04", "B05", "B06", "B07", "B08", "B8A", "B09", "B11", "B12")
"""The twelve bands of level 2A in the order of their numbers."""

MASK_LAYERS = ("SCL", "CLM", "CLP", "dataMask")
"""Scene classification, s2cloudless mask, s2cloudless probability (0..255), and whether there are data."""

INDICES = ("NDVI", "NDWI", "NDBI")
"""The spectral indices that are made."""
