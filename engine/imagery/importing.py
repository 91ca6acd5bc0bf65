"""What all importers share: frames of images become a season."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import psutil
from numpy.typing import NDArray

from furrow.engine.atomic import require_space
from furrow.engine.contract.errors import ResourceError
from furrow.engine.geogrid import GeoGrid
from furrow.engine.imagery.bands import MASK_LAYERS, SENTINEL2_BANDS
from furrow.engine.imagery.grids import PIXEL, season_grid
from furrow.engine.imagery.season import create_season
from furrow.engine.imagery.validity import clear_sky, observed
from furrow.engine.imagery.values import SCALE
from furrow.engine.reporting import Reporter

__all__ = ["Frame", "Plan", "import_season", "in_order", "require_memory", "target_grid"]

_COMPRESSED = 0.85  # share of the raw size that zstd leaves of noisy images, at worst
_COPIES = 4  # source, resampled, on the way to disk, and read back


@dataclass(frozen=True)
class Frame:
    """The image of one date on the season's grid.

    Attributes:
        date: The day of the overpass.
        digital_numbers: (B, H, W) uint16, 0 = nodata.
        masks: Mask layers (H, W) uint8 by name.
        scale: Reflectance = (digital number + offset) x scale.
        offset: In digital numbers.
        scenes: Identifiers of the scenes it was made from, where they are known.
    """

    date: datetime.date
    digital_numbers: NDArray[np.uint16]
    masks: dict[str, NDArray[np.uint8]]
    scale: float = SCALE
    offset: float = 0.0
    scenes: tuple[str, ...] = ()

    def valid_pixels(self) -> int:
        """Return how many pixels are observed and clear."""
        valid = observed(self.digital_numbers)
        return int((valid & clear_sky(self.masks) if self.masks else valid).sum())


@dataclass(frozen=True)
class Plan:
    """A season to be imported.

    Attributes:
        folder: Folder of the season.
        grid: Grid of the season.
        bands: Names of its bands.
        mask_layers: Names of its mask layers.
        count: Number of dates.
        title: Name for people.
        source: Where the images come from, in words.
        overwrite: Replace a season that is there.
    """

    folder: Path
    grid: GeoGrid
    bands: tuple[str, ...]
    mask_layers: tuple[str, ...]
    count: int
    title: str
    source: str
    overwrite: bool

    @property
    def bytes_per_date(self) -> int:
        """Size of one date in memory."""
        return self.grid.height * self.grid.width * (2 * len(self.bands) + len(self.mask_layers))


def import_season(plan: Plan, frames: Iterable[Frame], reporter: Reporter) -> dict[str, Any]:
    """Write the frames as a season and return the result of the job.

    Args:
        plan: What will be written.
        frames: One a date, made as they are asked for.
        reporter: Told of progress; dates without any data are left out with a warning.

    Raises:
        InputError: No date holds data, or the season's folder is taken or locked.
        ResourceError: Disk or memory will not do.
        JobCancelledError: The job was cancelled.
    """
    require_memory(_COPIES * plan.bytes_per_date, "One date of the season")
    require_space(plan.folder.parent, int(_COMPRESSED * plan.count * plan.bytes_per_date) + 2 * plan.bytes_per_date)
    with create_season(
        plan.folder, plan.grid, plan.bands, title=plan.title, source=plan.source, overwrite=plan.overwrite
    ) as season:
        for frame in reporter.track(frames, plan.count, message=f"Importing {plan.count} dates"):
            if not frame.digital_numbers.any():
                reporter.warn(f"The image of {frame.date} holds no data and is left out.")
                continue
            season.add(frame.date, frame.digital_numbers, frame.masks, frame.scale, frame.offset)
        shares = season.valid_shares
    if not plan.mask_layers:
        reporter.warn("The images came without mask layers, so that clouds count as clear sky: add SCL, CLM or CLP.")
    mean = float(np.mean(list(shares.values())))
    reporter.message(
        f"{len(shares)} dates from {min(shares)} to {max(shares)}, {len(plan.bands)} bands, "
        f"{plan.grid.height} x {plan.grid.width} pixels; {mean:.0%} of the pixels are clear on average."
    )
    return {"season": str(plan.folder), "dates": len(shares), "bands": list(plan.bands), "valid_share": mean}


def target_grid(source: GeoGrid, reporter: Reporter) -> GeoGrid:
    """Return the season's grid for images on `source`, with a warning when they must be warped.

    Raises:
        InputError: The pixels are not of about 10 m.
    """
    target = season_grid(source)
    if target is not source:
        reporter.warn(
            f"The images lie on {source.crs.to_string()}; they are warped to {target.crs.to_string()} with pixels of "
            f"{PIXEL:g} m by nearest neighbour, which shifts them by up to half a pixel."
        )
    return target


def in_order(names: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the bands and the mask layers among names, each in the order of seasons."""
    given = set(names)
    return tuple(n for n in SENTINEL2_BANDS if n in given), tuple(n for n in MASK_LAYERS if n in given)


def require_memory(needed: int, what: str) -> None:
    """Stop before an allocation that cannot end well.

    Raises:
        ResourceError: Less memory is available.
    """
    available = psutil.virtual_memory().available
    if needed > available:
        raise ResourceError(
            f"{what} takes about {needed / 1e9:,.1f} GB of memory, but {available / 1e9:,.1f} GB are free: "
            "cut the images to boxes first."
        )
