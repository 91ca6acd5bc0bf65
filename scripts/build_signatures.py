"""Builds `resources/simulation/flanders_2019.npz`: series of real parcels that simulated seasons can take after.

    python scripts/build_signatures.py --images-10m S2_L2A_10m_....nc --images-20m S2_L2A_20m_....nc \
        --labels OUTPUT_POLY-110_....nc --output resources/simulation/flanders_2019.npz

The files are those of `build_sample.py`. `NOTES.md` beside the result says where they come from and what is done here.
"""

from __future__ import annotations

import argparse
import datetime
from pathlib import Path

import h5py
import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from furrow.engine.imagery.bands import MODEL_BANDS, NATIVE_DISTANCE

YEAR = 2019
DAYS = np.arange(40, 291, 10)
CLEAR = (4, 5, 6, 7)
BANDWIDTH = 9.0  # days, of the Gaussian that smooths along time
LEAST_PIXELS = 6
REST = 99


def main() -> None:
    """Build the table from the files named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("--images-10m", "--images-20m", "--labels", "--output"):
        parser.add_argument(name, type=Path, required=True)
    options = parser.parse_args()
    with h5py.File(options.images_10m) as fine, h5py.File(options.images_20m) as coarse:
        days, clear, numbers = read_images(fine, coarse)
    with h5py.File(options.labels) as labels:
        cover, crop = labels["LC"][:].astype(int), labels["CT"][:].astype(int)
    classes = np.where(cover == REST, REST, crop)
    smooth = smoothed(days, clear, numbers)
    codes, means, slopes, pixels = [], [], [], []
    for code in np.unique(classes):
        parts, count = ndimage.label(classes == code)
        for number in range(1, count + 1):
            inside = parts == number
            core = ndimage.binary_erosion(inside) if code != REST else inside
            if core.sum() < LEAST_PIXELS and code not in codes and inside.sum() >= LEAST_PIXELS:
                core = inside  # better its mixed pixels than no series of the crop at all
            if core.sum() < LEAST_PIXELS:
                continue
            for series in split(smooth[:, :, core], code):
                mean, slope = summary(series)
                codes.append(code)
                means.append(mean)
                slopes.append(slope)
                pixels.append(series.shape[2])
    options.output.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        options.output, days=DAYS.astype(np.int16), codes=np.array(codes, np.int32), pixels=np.array(pixels, np.int32),
        mean=np.rint(np.array(means)).astype(np.uint16), slope=np.rint(np.array(slopes)).astype(np.int16),
        bands=np.array(MODEL_BANDS),
    )  # fmt: skip
    for code in np.unique(codes):
        print(code, codes.count(code), "series of", sum(n for c, n in zip(codes, pixels, strict=True) if c == code))


def read_images(
    fine: h5py.File, coarse: h5py.File
) -> tuple[NDArray[np.float64], NDArray[np.bool_], NDArray[np.float32]]:
    """Return days since 1 January 2019 (T,), clear (T, H, W) and digital numbers (T, B, H, W)."""
    start = datetime.datetime.fromisoformat(fine["timestamp"].attrs["units"].removeprefix("seconds since "))
    new_year = datetime.datetime(YEAR, 1, 1)
    moments = [start + datetime.timedelta(seconds=int(seconds)) for seconds in fine["timestamp"][:]]
    days = np.array([(moment - new_year).total_seconds() / 86400 + 1 for moment in moments])
    bands = [fine[name][:] if NATIVE_DISTANCE[name] == 10 else doubled(coarse[name][:]) for name in MODEL_BANDS]
    return days, np.isin(doubled(coarse["SCL"][:]), CLEAR), np.stack(bands, axis=1).astype(np.float32)


def doubled(array: NDArray[np.generic]) -> NDArray[np.generic]:
    """Return (T, H, W) pixels of 20 m as pixels of 10 m."""
    return array.repeat(2, axis=1).repeat(2, axis=2)


def smoothed(days: NDArray[np.float64], clear: NDArray[np.bool_], numbers: NDArray[np.float32]) -> NDArray[np.float64]:
    """Return (D, B, H, W) on `DAYS`: Gaussian means of the clear samples, without single ones far off (thin cloud)."""
    blue = numbers[:, 0]
    usual = np.nanmedian(np.where(clear, blue, np.nan), axis=0)
    good = clear & (blue < usual + 600)
    result = np.empty((DAYS.size, *numbers.shape[1:]))
    for index, day in enumerate(DAYS):
        weight = np.exp(-0.5 * ((days - day) / BANDWIDTH) ** 2)[:, None, None] * good + 1e-9 * good
        result[index] = np.einsum("tyx,tbyx->byx", weight, numbers, optimize=True) / weight.sum(axis=0)
    return result


def split(series: NDArray[np.float64], code: int) -> list[NDArray[np.float64]]:
    """Return the series (D, B, n) of one polygon; the rest, which is many things, in groups of like pixels."""
    if code != REST:
        return [series]
    infrared, red = series[:, MODEL_BANDS.index("B08")], series[:, MODEL_BANDS.index("B04")]
    order = np.argsort(((infrared - red) / (infrared + red)).mean(axis=0))
    groups = max(1, series.shape[2] // 25)
    return [series[:, :, part] for part in np.array_split(order, groups)]


def summary(series: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the mean (D, B), and its change where a pixel is a standard deviation greener over the season."""
    infrared, red = series[:, MODEL_BANDS.index("B08")], series[:, MODEL_BANDS.index("B04")]
    vigour = ((infrared - red) / (infrared + red)).mean(axis=0)
    vigour = (vigour - vigour.mean()) / max(vigour.std(), 1e-6)
    mean = series.mean(axis=2)
    return mean, ((series - mean[:, :, None]) * vigour).mean(axis=2)


if __name__ == "__main__":
    main()
