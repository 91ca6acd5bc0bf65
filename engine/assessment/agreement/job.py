"""The job "parcel-agreement": a map beside a register, a row a parcel, the most suspicious first."""

from __future__ import annotations

import math
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from furrow.__about__ import __version__
from furrow.engine.assessment.agreement.strips import Pixels, sum_fields, sum_parcels
from furrow.engine.assessment.agreement.table import (
    AGREEMENT,
    MAP_ONLY,
    Columns,
    agreement_columns,
    field_columns,
    write_layer,
)
from furrow.engine.assessment.agreement.tallies import Tallies
from furrow.engine.assessment.agreement.zones import Zones
from furrow.engine.atomic import atomic_file, require_space, scratch_file
from furrow.engine.contract.agreement_jobs import ParcelAgreement
from furrow.engine.contract.errors import InputError
from furrow.engine.reporting import Reporter
from furrow.engine.vectors.layer_files import failure_told, require_replaceable
from furrow.engine.vectors.layers import LayerWriter
from furrow.engine.vectors.parcels import Parcels, parcels_of

__all__ = ["parcel_agreement"]

_CORNERS = 8  # a field may hang together by the corners of pixels
_ROUNDING = 1e-9
_BYTES_A_PARCEL = 350  # of the file, as small parcels take them


def parcel_agreement(spec: ParcelAgreement, reporter: Reporter) -> dict[str, Any]:
    """Compare a map with parcels, write both layers and return the values of the result.

    - A pixel of 2.5 m belongs to the parcel its centre lies in, of overlapping parcels to the smallest. Only pixels
      with a prediction count.
    - *Omitted* are the pixels of a parcel declared as cultivated that the map does not call cultivated.
    - *Committed* are, for a parcel declared as not cultivated, its pixels that the map calls cultivated; for one
      declared as cultivated, the cultivated pixels outside all parcels, within 10 m (4 pixels), that lie nearest to it.
    - *IoU* of a parcel declared as cultivated is its cultivated pixels by the sum of its pixels and the committed ones.
    - *border_m* is how far the border of such a parcel lies from the nearest border of the map, on average over what
      of it has one within 10 m.
    - *weight* is the sum of the weight map over a parcel's pixels and its ring: the pixels outside all parcels within
      2 pixels that lie nearest to it. Without weight maps it is what the challenge gives a parcel of that size alone.
    - *map_only* are fields that no parcel covers: cultivated pixels outside all parcels, connected by edges or
      corners, that are farther than 10 m from every parcel or within 10 m of such. So slivers along parcels are no
      fields, and fields have the outlines of the map; one beside a parcel also counts as committed around it, as far
      as it is near.
    - *suspicion* and *rank*: see `suspicion`.

    The rasters are worked through in strips. Memory holds one strip (some 20 bytes a pixel), its parcels, and of every
    parcel some 200 bytes; never all outlines.

    Raises:
        InputError: Rasters, parcels or parameters do not belong together, no parcel lies on the prediction, or the
            output is open.
        UnsafeFileError: A VRT names something else than GeoTIFFs.
        DamagedFileError: A raster, the season or the parcels cannot be read.
        ResourceError: The disk is full.
        JobCancelledError: The job was cancelled; nothing was written.
    """
    output = _checked(spec)
    with ExitStack() as stack:
        reporter.progress(0.0, "Looking through the parcels")
        pixels = Pixels.open(spec, stack, reporter)
        grid = pixels.canvas.grid
        parcels = Zones.read(
            Path(spec.parcels), pixels.canvas, reporter, spec.layer, spec.id_field, spec.class_field
        )  # fmt: skip
        _require_parcels(parcels, pixels)
        require_space(output.parent, len(parcels) * _BYTES_A_PARCEL)
        cultivated = _declared(parcels, spec)
        tallies = Tallies(len(parcels))
        reporter.progress(0.05, "Comparing the map with the parcels")
        finished = stack.enter_context(atomic_file(output))
        scratch = stack.enter_context(scratch_file(output))
        fields = LayerWriter(scratch, grid, multiple=True, probability=False, metadata={}, reporter=reporter)
        least = spec.smallest_map_only * 10_000 / grid.pixel_area * (1 - _ROUNDING)
        strips = sum_parcels(pixels, parcels, cultivated, tallies, reporter, 0.05, 0.7)
        for found in parcels_of(strips, _CORNERS, None, reporter):
            with failure_told(output):
                fields.add(_at_least(found, least))
        with failure_told(output):
            fields.flush()
        beyond = Zones.read(scratch, pixels.canvas, reporter, id_field="id")
        sums = Tallies(len(beyond))
        reporter.progress(0.7, "Looking at what no parcel covers")
        sum_fields(pixels, beyond, sums, reporter, 0.7, 0.9)

        reporter.progress(0.9, "Writing the agreement")
        weighed = bool(pixels.weights)
        rows = agreement_columns(parcels, cultivated, tallies, grid, weighed=weighed)
        told = _metadata(spec, pixels)
        write_layer(finished, AGREEMENT, parcels, rows, grid.crs, {**told, "FURROW_ROLE": AGREEMENT}, reporter)
        of_fields = field_columns(beyond, sums, weighed=weighed)
        write_layer(finished, MAP_ONLY, beyond, of_fields, grid.crs, {**told, "FURROW_ROLE": MAP_ONLY}, reporter)
        require_replaceable(output)
    reporter.layer(output, AGREEMENT, "Parcel agreement", pixels.tags.get("FURROW_SEASON", ""))
    values = _values(parcels, cultivated, tallies, rows, of_fields)
    _tell(values, parcels, cultivated, spec, reporter)
    reporter.progress(1.0)
    return values


def _checked(spec: ParcelAgreement) -> Path:
    """Return the output.

    Raises:
        InputError: A parameter is wrong.
    """
    output = Path(spec.output)
    if output.suffix.lower() != ".gpkg":
        raise InputError(f"The output '{output}' is no GeoPackage: choose a name that ends in .gpkg.")
    if output.exists() and Path(spec.parcels).exists() and output.samefile(spec.parcels):
        raise InputError(
            f"The output '{output}' is the file of the parcels, which stays as it is: choose another name."
        )
    if not (math.isfinite(spec.smallest_map_only) and spec.smallest_map_only >= 0):
        raise InputError(f"The smallest area of a field is {spec.smallest_map_only:g} ha: give 0 or more.")
    if spec.class_field and not spec.cultivated:
        raise InputError("No class is named as cultivated: name at least one, or no field of the class.")
    require_replaceable(output)
    return output


def _require_parcels(parcels: Zones, pixels: Pixels) -> None:
    if len(parcels):
        return
    if not parcels.left_out:
        raise InputError(f"The layer '{parcels.layer}' in '{parcels.path}' has no parcels: choose another.")
    left, bottom, right, top = pixels.canvas.grid.bounds
    raise InputError(
        f"None of the {parcels.left_out} parcels lies on the prediction ({pixels.canvas.grid.crs.to_string()[:100]}, x "
        f"{left:.0f} to {right:.0f}, y {bottom:.0f} to {top:.0f}): choose parcels of that place, and check the layer's "
        "CRS."
    )


def _declared(parcels: Zones, spec: ParcelAgreement) -> NDArray[np.int8]:
    """Return what each parcel is declared as, (N,): 1 cultivated, 0 not, -1 unknown."""
    if not spec.class_field:
        return np.ones(len(parcels), dtype=np.int8)
    unknown = np.isin(parcels.classes, ["", *spec.not_declared])
    cultivated = np.isin(parcels.classes, list(spec.cultivated))
    return np.where(unknown, -1, cultivated).astype(np.int8)


def _at_least(found: Parcels, pixels: float) -> Parcels:
    """Return those of some fields that have so many pixels."""
    kept = found.pixels >= pixels
    return Parcels(
        found.outlines[kept], found.firsts[kept], found.pixels[kept], found.probability[kept], found.known[kept]
    )


def _metadata(spec: ParcelAgreement, pixels: Pixels) -> dict[str, str]:
    """Return where the agreement comes from, in words that hold on any machine: no paths."""
    return {
        **pixels.tags,
        "FURROW_VERSION": __version__,
        **({"FURROW_THRESHOLD": f"{pixels.threshold:g}"} if pixels.probabilities else {}),
        "FURROW_WEIGHTS": "weight maps" if pixels.weights else "by size",
        "FURROW_SMALLEST_MAP_ONLY_HA": f"{spec.smallest_map_only:g}",
    }


def _values(
    parcels: Zones, cultivated: NDArray[np.int8], tallies: Tallies, rows: Columns, fields: Columns
) -> dict[str, Any]:
    return {
        "parcels": len(parcels),
        "cultivated_parcels": int(np.count_nonzero(cultivated == 1)),
        "left_out": parcels.left_out,
        "overlapping": int(np.count_nonzero(tallies.overlapping)),
        "map_only": len(fields["parcel"][0]),
        "omitted_hectares": float(rows["omitted_ha"][0].sum()),
        "committed_hectares": float(rows["committed_ha"][0].sum()),
        "map_only_hectares": float(fields["area_ha"][0].sum()),
    }


def _tell(
    values: dict[str, Any], parcels: Zones, cultivated: NDArray[np.int8], spec: ParcelAgreement, reporter: Reporter
) -> None:
    if parcels.repaired:
        reporter.warn(f"{parcels.repaired} outlines crossed themselves and were repaired.")
    if parcels.skipped:
        reporter.warn(f"{parcels.skipped} features have no polygon and were left out.")
    if parcels.left_out:
        reporter.warn(f"{parcels.left_out} parcels lie outside the prediction and were left out.")
    if values["overlapping"]:
        reporter.warn(f"{values['overlapping']} parcels overlap larger ones; the smaller owns what both claim.")
    if not (cultivated == 1).any():
        present = ", ".join(f"'{name}'" for name in sorted(set(parcels.classes))[:12])
        reporter.warn(
            f"No parcel is declared as cultivated; the classes here are {present}: check which count as cultivated."
        )
    if spec.class_field and (unknown := int(np.count_nonzero(cultivated < 0))):
        reporter.message(f"{unknown} parcels are of unknown declaration and not judged.")
    reporter.message(
        f"{values['parcels']:,} parcels: {values['omitted_hectares']:,.2f} ha omitted, "
        f"{values['committed_hectares']:,.2f} ha committed; {values['map_only']:,} fields that no parcel covers, "
        f"{values['map_only_hectares']:,.2f} ha."
    )
