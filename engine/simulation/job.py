"""The job `simulate-season`: a simulated place as files."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from furrow.engine.contract.errors import InputError
from furrow.engine.contract.simulation_jobs import SimulateSeason
from furrow.engine.reporting import Reporter
from furrow.engine.simulation.measures import share_without_whole_pixel
from furrow.engine.simulation.outline_files import read_outlines
from furrow.engine.simulation.season import simulate_place, simulated_grid
from furrow.engine.simulation.settings import PRESETS, Settings
from furrow.engine.simulation.writing import write_kinds, write_parcels, write_season, write_truth

__all__ = ["simulate_season"]

_TAKEN = 0.55  # share of the work that taking the images is


def simulate_season(spec: SimulateSeason, reporter: Reporter) -> dict[str, Any]:
    """Do the job `simulate-season`.

    Raises:
        InputError: A number is out of range, the outlines cannot be used, or the season is there already.
        DamagedFileError: The outlines cannot be read.
    """
    settings = _settings(spec)
    folder = Path(spec.season)
    if folder.exists() and not spec.overwrite and (folder.is_file() or any(folder.iterdir())):
        raise InputError(f"'{folder}' exists already: choose another name, or allow overwriting.")
    outlines, grid = read_outlines(Path(spec.outlines), spec.layer, spec.size) if spec.outlines else (None, None)
    grid = grid or simulated_grid(spec.size, spec.size, spec.seed)
    reporter.progress(0.0, "Dividing the land")
    place = simulate_place(
        settings, spec.seed, outlines=outlines, grid=grid,
        on_date=lambda done, number: reporter.progress(_TAKEN * done / number, f"Taking image {done} of {number}"),
    )  # fmt: skip
    number = len(place.dates)
    valid = write_season(
        place, folder, folder.name, overwrite=spec.overwrite,
        on_date=lambda done: reporter.progress(_TAKEN + 0.4 * done / number, f"Writing date {done} of {number}"),
    )  # fmt: skip
    if spec.truth:
        reporter.progress(0.96, "Writing the truth")
        write_truth(place, Path(spec.truth))
        reporter.layer(Path(spec.truth), "cultivated", "True cultivated land", folder.name)
    if spec.kinds:
        reporter.check()
        write_kinds(place, Path(spec.kinds))
    if spec.parcels:
        reporter.check()
        write_parcels(place, Path(spec.parcels))
        reporter.layer(Path(spec.parcels), "parcels", "Parcels", folder.name)
    return {
        "season": spec.season,
        "dates": number,
        "valid_share": valid,
        "parcels": len(place.register.outlines),
        "cultivated_share": float(place.cultivated.mean()),
        "small_share": share_without_whole_pixel(place.land, place.grid),
    }


def _settings(spec: SimulateSeason) -> Settings:
    if spec.preset not in PRESETS:
        raise InputError(f"There is no preset '{spec.preset}': choose one of {', '.join(PRESETS)}.")
    if spec.seed < 0:
        raise InputError(f"The seed {spec.seed} is negative: give 0 or more.")
    if spec.dates < 0:
        raise InputError(f"{spec.dates} dates cannot be taken: give 0 for a random number, or more.")
    settings = PRESETS[spec.preset]
    sky = settings.sky if spec.cloudiness is None else replace(settings.sky, cloudiness=spec.cloudiness)
    return replace(settings, size=spec.size, dates=spec.dates or None, signatures=spec.signatures, sky=sky)
