"""A map beside parcels, against every pixel looked at by itself, and against what can be counted by hand."""

from __future__ import annotations

import sqlite3
import sys
import threading
from pathlib import Path

import numpy as np
import pyogrio
import pytest
import rasterio
import shapely
from affine import Affine
from rasterio.crs import CRS

from furrow.engine.assessment.agreement import canvas
from furrow.engine.assessment.agreement.job import parcel_agreement
from furrow.engine.contract.client import run_job
from furrow.engine.contract.errors import DamagedFileError, InputError, JobCancelledError, ResourceError
from furrow.engine.contract.events import LayerReady, Warn
from furrow.engine.contract.jobs import CountObservations, ParcelAgreement
from furrow.engine.geogrid import GeoGrid
from furrow.engine.imagery.series.job import count_observations
from furrow.engine.prediction.mosaics import write_virtual_mosaic
from furrow.engine.reporting import Reporter
from furrow.tests.builders.agreement_rows import Land, naive_fields, naive_rows
from furrow.tests.builders.disks import small_disk
from furrow.tests.builders.masks import GRID, ragged_fields, write_mask
from furrow.tests.builders.parcels import strips, write_parcels
from furrow.tests.builders.seasons import AWKWARD, write_built_season

PAD = 12
WIDE = GeoGrid(GRID.crs, GRID.transform @ Affine.translation(-PAD, -PAD), GRID.height + 24, GRID.width + 26)
FIELDS = (
    "parcel", "declared", "cultivated", "area_ha", "pixels", "pixels_10m", "cultivated_share", "probability_mean",
    "probability_spread", "iou", "omitted_ha", "committed_ha", "border_m", "observations", "weight", "suspicion",
    "rank",
)  # fmt: skip
CLASSES = ("oljna buča 'x'", 'trava "2"', "ni prijavljeno", "")
KINDS = {CLASSES[0]: 1, CLASSES[1]: 0, CLASSES[2]: None, "": None}


def box(column, row, width, height):
    """A rectangle in pixels of GRID."""
    left, top = GRID.transform @ (column, row)
    return shapely.box(left, top - 2.5 * height, left + 2.5 * width, top)


def inner(values):
    """The part of an array on WIDE that lies on GRID."""
    return values[PAD : PAD + GRID.height, PAD : PAD + GRID.width]


def table(path, layer="agreement"):
    """Rows as dictionaries by parcel, NULL as None."""
    with sqlite3.connect(path) as database:
        database.row_factory = sqlite3.Row
        rows = [dict(row) for row in database.execute(f'SELECT * FROM "{layer}"')]  # noqa: S608
    database.close()
    return {row["parcel"]: row for row in rows}


def outlines(path, layer):
    meta, _, wkb, columns = pyogrio.raw.read(path, layer=layer)
    names = dict(zip(meta["fields"], columns, strict=True))["parcel"]
    return dict(zip(names, shapely.from_wkb(wkb), strict=True))


def run(spec):
    """Do the job here; return values and the texts of its warnings."""
    events = []
    values = parcel_agreement(spec, Reporter(events.append))
    return values, [event.text for event in events if isinstance(event, Warn)]


def assert_row(found, expected):
    for name, value in expected.items():
        if value is None or found[name] is None or isinstance(value, str):
            assert found[name] == value, name
        else:
            assert found[name] == pytest.approx(value, rel=1e-6, abs=2e-9), name


def random_land(seed, **changes):
    """Ragged fields, parcels that overlap and hang over the edges, nodata, everything by chance."""
    rng = np.random.default_rng(seed)
    shapes = [*strips(GRID, seed), *(box(*rng.uniform(-5, 80, 2), *rng.uniform(0.3, 12, 2)) for _ in range(12))]
    kept = rng.permutation(np.array(shapes, dtype=object))[: int(0.7 * len(shapes))]
    mapped = np.full(WIDE.shape, 255, np.uint8)
    inner(mapped)[:] = ragged_fields(*GRID.shape, seed=seed)
    noise = rng.integers(0, 90, WIDE.shape)
    chance = np.where(mapped == 255, 255, np.where(mapped == 1, 90 + noise, 89 - noise)).astype(np.uint8)
    codes = [CLASSES[each] for each in rng.choice(4, len(kept), p=[0.6, 0.2, 0.1, 0.1])]
    values = {"chance": chance, "weights": None, "observations": None, "threshold": 0.45}
    land = Land(WIDE, list(kept), [KINDS[code] for code in codes], mapped, **(values | changes))
    return land, codes


def write_land(folder, land, codes, field="raba 'č' \"x\""):
    """Write the land; return the job's parameters."""
    parcels = write_parcels(folder / "Parcele 'žito' č.gpkg", land.outlines, np.array(codes, dtype=object), field=field)
    job = {"parcels": str(parcels), "output": str(folder / "Ujemanje 'ž' č.gpkg"), "class_field": field,
           "cultivated": (CLASSES[0], "9"), "not_declared": (CLASSES[2],), "smallest_map_only": 0.02}  # fmt: skip
    if land.chance is None:
        job["masks"] = (str(write_mask(folder / "maska 'č'.tif", inner(land.mapped))),)
    else:
        job["probabilities"] = (str(write_mask(folder / "verjetnost 'č'.tif", inner(land.chance))),)
    for name in ("weights", "observations"):
        if (values := getattr(land, name)) is not None:
            job[name] = (str(write_mask(folder / f"{name} 'ž'.tif", inner(values), nodata=None)),)
    return job


def assert_land(path, land):
    """Compare both layers with the slow way."""
    rows = table(path)
    inside = shapely.box(*GRID.bounds).buffer(-1e-6)
    expected = {str(n): row for n, row in enumerate(naive_rows(land), 1) if inside.intersects(land.outlines[n - 1])}
    assert set(rows) == set(expected)
    for name, row in expected.items():
        assert_row(rows[name], row)
    order = sorted(rows, key=lambda name: (-rows[name]["suspicion"], name))
    assert [rows[name]["rank"] for name in order] == list(range(1, len(rows) + 1))
    fields = naive_fields(land, 32)
    found = outlines(path, "map_only")
    assert set(table(path, "map_only")) == {f"map-{n}" for n in range(1, len(fields) + 1)}
    wanted = {
        shapely.normalize(shapely.union_all([box(c - PAD, r - PAD, 1, 1) for r, c in np.argwhere(field)])).area: field
        for field in fields
    }
    assert sorted(each.area for each in found.values()) == pytest.approx(sorted(wanted))
    x, y = WIDE.transform @ tuple(np.mgrid[: WIDE.height, : WIDE.width][::-1] + 0.5)
    covered = shapely.contains_xy(shapely.union_all(list(found.values())), x, y)
    np.testing.assert_array_equal(covered, np.logical_or.reduce(fields or [np.zeros(WIDE.shape, bool)]))


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("pixels", [1 << 20, 1])
def test_every_number_is_that_of_the_slow_way(tmp_path, monkeypatch, seed, pixels):
    monkeypatch.setattr(canvas, "PIXELS_AT_ONCE", pixels)  # one strip, and strips of 32 rows
    rng = np.random.default_rng(seed)
    weights = rng.choice(np.array([0, 1, 1.44, 2, 3.9], np.float32), WIDE.shape)
    observations = rng.integers(0, 30, WIDE.shape).astype(np.uint16)
    land, codes = random_land(seed, weights=weights, observations=observations)
    values, warnings = run(ParcelAgreement(**write_land(tmp_path / AWKWARD, land, codes)))
    assert_land(tmp_path / AWKWARD / "Ujemanje 'ž' č.gpkg", land)
    rows = table(tmp_path / AWKWARD / "Ujemanje 'ž' č.gpkg")
    assert values["parcels"] == len(rows)
    assert values["left_out"] == len(land.outlines) - len(rows)
    assert values["cultivated_parcels"] == sum(row["cultivated"] == 1 for row in rows.values())
    assert values["committed_hectares"] == pytest.approx(sum(row["committed_ha"] or 0 for row in rows.values()))
    assert values["overlapping"] > 0
    assert any("overlap" in text for text in warnings)


def test_a_mask_alone_and_weights_by_size(tmp_path):
    land, codes = random_land(4, chance=None)
    run(ParcelAgreement(**write_land(tmp_path, land, codes)))
    assert_land(tmp_path / "Ujemanje 'ž' č.gpkg", land)


def test_the_mask_goes_before_the_threshold(tmp_path):
    land, codes = random_land(5)
    job = write_land(tmp_path, land, codes)
    cleaned = land.mapped.copy()
    cleaned[20:40] = np.where(cleaned[20:40] == 255, 255, 0)
    mask = write_mask(tmp_path / "m.tif", inner(cleaned))
    run(ParcelAgreement(**job, masks=(str(mask),)))
    whole = Land(WIDE, land.outlines, land.cultivated, cleaned, land.chance, threshold=0.45)
    assert_land(tmp_path / "Ujemanje 'ž' č.gpkg", whole)


def test_counted_by_hand(tmp_path):
    mapped = np.zeros(GRID.shape, np.uint8)
    mapped[20:30, 22:34] = 1  # the parcel, two columns to the right, two wider
    mapped[60:64, 60:70] = 1  # grass that the map calls cultivated, and what lies around
    mapped[100:104, 40:52] = 1  # no parcel anywhere near
    mapped[110:112, 10:12] = 1  # too small
    shapes = [box(20, 20, 10, 10), box(60, 60, 4, 4), box(80.1, 80.1, 0.3, 0.3), box(1, 1, 8, 8)]
    parcels = write_parcels(tmp_path / "p.gpkg", shapes, ["njiva", "trava", "njiva", "njiva"])
    mapped[:12, :12] = 255
    job = ParcelAgreement(
        str(parcels), str(tmp_path / "a.gpkg"), masks=(str(write_mask(tmp_path / "m.tif", mapped)),),
        class_field="class", cultivated=("njiva",), smallest_map_only=48 * 6.25 / 10_000,
    )  # fmt: skip
    values, _ = run(job)
    rows = table(tmp_path / "a.gpkg")
    ring = 4 * 10 * 2 + 4 * 1  # two pixels along each side and one at each corner, the disk of radius 2
    assert_row(
        rows["1"],
        {"pixels": 100, "pixels_10m": 4, "cultivated_share": 0.8, "iou": 80 / 140, "omitted_ha": 0.0125,
         "committed_ha": 0.025, "area_ha": 0.0625, "declared": "njiva", "cultivated": 1, "probability_mean": None,
         "observations": None},
    )  # fmt: skip
    assert rows["1"]["weight"] == pytest.approx(1.632 * (100 + 2 * ring), rel=1e-3)
    # Of the 36 border pixels of the parcel, the 10 on the left lie 2 columns beside the map's border, those above and
    # below on it but for the second column, and the 8 on the right between the corners 1 to 4 rows off.
    off = [2.0] * 10 + [1.0, 1.0] + [0.0] * 16 + [1, 2, 3, 4, 4, 3, 2, 1]
    assert rows["1"]["border_m"] == pytest.approx(2.5 * sum(off) / len(off))
    assert_row(
        rows["2"],
        {"pixels": 16, "pixels_10m": 1, "cultivated_share": 1.0, "iou": None, "omitted_ha": 0.0, "committed_ha": 0.01,
         "cultivated": 0, "border_m": None},
    )  # fmt: skip
    assert rows["2"]["suspicion"] == pytest.approx(1 - np.exp(-1), abs=1e-9)
    assert_row(rows["3"], {"pixels": 0, "cultivated_share": None, "iou": None, "weight": 0.0, "suspicion": 0.0})
    assert_row(rows["4"], {"pixels": 0, "cultivated_share": None, "omitted_ha": None, "suspicion": 0.0})
    assert (rows["3"]["rank"], rows["4"]["rank"]) == (3, 4)
    alone = table(tmp_path / "a.gpkg", "map_only")
    assert set(alone) == {"map-1"}
    assert_row(alone["map-1"], {"pixels": 48, "area_ha": 0.03, "rank": 1, "suspicion": 1 - np.exp(-3)})
    assert outlines(tmp_path / "a.gpkg", "map_only")["map-1"].equals(box(40, 100, 12, 4))
    assert values["map_only"] == 1
    assert values["map_only_hectares"] == pytest.approx(0.03)


def test_slivers_along_parcels_are_no_fields_and_fields_beside_them_are_whole(tmp_path):
    mapped = np.zeros(GRID.shape, np.uint8)
    mapped[10:30, 10:34] = 1  # a parcel of 20 columns and a sliver of 4
    mapped[50:70, 10:50] = 1  # a parcel of 20 columns and a field of 20
    parcels = write_parcels(tmp_path / "p.gpkg", [box(10, 10, 20, 20), box(10, 50, 20, 20)], ["a", "a"])
    mask = write_mask(tmp_path / "m.tif", mapped)
    run(ParcelAgreement(str(parcels), str(tmp_path / "a.gpkg"), masks=(str(mask),), smallest_map_only=0.0))
    found = outlines(tmp_path / "a.gpkg", "map_only")
    assert list(found) == ["map-1"]
    assert found["map-1"].equals(box(30, 50, 20, 20))
    rows = table(tmp_path / "a.gpkg")
    assert rows["1"]["committed_ha"] == rows["2"]["committed_ha"] == pytest.approx(80 * 6.25 / 10_000)
    assert rows["1"]["declared"] is None
    assert rows["1"]["cultivated"] == 1


def test_boxes_side_by_side_are_one_map(tmp_path):
    land, codes = random_land(6)
    job = write_land(tmp_path, land, codes)
    run(ParcelAgreement(**job))
    whole = table(job["output"]), table(job["output"], "map_only")
    chance = inner(land.chance)
    parts = [write_mask(tmp_path / f"box {n} 'č'.tif", chance[:, part], column=part.start)
             for n, part in enumerate((slice(0, 41), slice(41, 90)))]  # fmt: skip
    write_virtual_mosaic(tmp_path / "država ž.vrt", parts)
    for places in (tuple(map(str, reversed(parts))), (str(tmp_path / "država ž.vrt"),)):
        run(ParcelAgreement(**(job | {"probabilities": places})))
        found = table(job["output"]), table(job["output"], "map_only")
        for mine, other in zip(found, whole, strict=True):
            assert set(mine) == set(other)
            for name, row in other.items():
                # Pixels of 10 m begin with those of the first box; here the second begins at column 41.
                ignored = {"fid", "geom"} | ({"pixels_10m"} if len(places) == 2 else set())
                assert_row(mine[name], {field: value for field, value in row.items() if field not in ignored})


def test_boxes_apart_and_the_later_one_is_seen_where_they_overlap(tmp_path):
    one = np.ones((40, 40), np.uint8)
    zero = np.zeros((40, 40), np.uint8)
    paths = [write_mask(tmp_path / "a.tif", one), write_mask(tmp_path / "b.tif", zero, column=20, row=0),
             write_mask(tmp_path / "c.tif", one, column=400, row=200)]  # fmt: skip
    shapes = [box(0, 0, 20, 40), box(20, 0, 20, 40), box(400, 200, 10, 10), box(200, 100, 10, 10)]
    parcels = write_parcels(tmp_path / "p.gpkg", shapes, ["a"] * 4)
    values, warnings = run(ParcelAgreement(str(parcels), str(tmp_path / "o.gpkg"), masks=tuple(map(str, paths))))
    rows = table(tmp_path / "o.gpkg")
    assert [rows[name]["cultivated_share"] for name in ("1", "2", "3")] == [1.0, 0.0, 1.0]
    assert values["left_out"] == 1
    assert "4" not in rows
    assert any("1 parcels lie outside" in text for text in warnings)


def test_weight_maps_and_observations_of_more_than_the_prediction(tmp_path):
    rng = np.random.default_rng(9)
    weights = rng.choice(np.array([0, 1, 2, 3.9], np.float32), WIDE.shape)
    observations = rng.integers(0, 30, [side // 2 for side in WIDE.shape]).repeat(2, 0).repeat(2, 1).astype(np.uint16)
    land, codes = random_land(9, weights=weights, observations=observations)
    job = write_land(tmp_path, land, codes)
    for name in ("weights", "observations"):
        path = write_mask(tmp_path / f"{name}.tif", getattr(land, name), row=-PAD, column=-PAD, nodata=None)
        job[name] = (str(path),)
    run(ParcelAgreement(**job))
    assert_land(Path(job["output"]), land)


def test_of_parcels_that_lie_on_each_other_the_smaller_owns_the_pixels(tmp_path):
    shapes = [box(10, 10, 20, 20), box(14, 14, 4, 4), box(50, 50, 8, 8), box(50, 50, 8, 8)]
    parcels = write_parcels(tmp_path / "p.gpkg", shapes, ["a"] * 4)
    mask = write_mask(tmp_path / "m.tif", np.ones(GRID.shape, np.uint8))
    values, warnings = run(ParcelAgreement(str(parcels), str(tmp_path / "a.gpkg"), masks=(str(mask),)))
    rows = table(tmp_path / "a.gpkg")
    assert [rows[name]["pixels"] for name in "1234"] == [384, 16, 64, 0]
    assert values["overlapping"] == 2
    assert any(text.startswith("2 parcels overlap larger ones") for text in warnings)
    assert rows["4"]["cultivated_share"] is None


def test_the_threshold_of_the_rasters_is_told(tmp_path):
    job = base(tmp_path)
    path = write_mask(tmp_path / "c.tif", np.full(GRID.shape, 95, np.uint8))
    for tag, share, given in (("0.45", 1.0, None), ("", 0.0, None), ("0.45", 0.0, 0.6), ("0.45", 1.0, 0.475)):
        with rasterio.open(path, "r+") as dataset:
            dataset.update_tags(FURROW_THRESHOLD=tag)
        heard = []
        spec = ParcelAgreement(**(job | {"masks": (), "probabilities": (str(path),), "threshold": given}))
        parcel_agreement(spec, Reporter(heard.append))
        assert table(job["output"])["1"]["cultivated_share"] == share
        assert any("name no threshold" in getattr(event, "text", "") for event in heard) == (not tag)


def test_parcels_in_the_gaps_of_a_mosaic_are_left_out(tmp_path):
    ones = np.ones((32, 32), np.uint8)
    ones[:16, :16] = 255
    tiles = [write_mask(tmp_path / f"{n} 'ž'.tif", ones, row=row, column=column, nodata=255)
             for n, (row, column) in enumerate(((0, 0), (64, 56)))]  # fmt: skip
    write_virtual_mosaic(tmp_path / "država č.vrt", tiles)
    shapes = [box(2, 2, 8, 8), box(20, 20, 8, 8), box(40, 40, 8, 8), box(28, 28, 8, 8), box(60, 84, 8, 8)]
    parcels = write_parcels(tmp_path / "p.gpkg", shapes, ["a"] * 5)
    values, _ = run(ParcelAgreement(str(parcels), str(tmp_path / "a.gpkg"), masks=(str(tmp_path / "država č.vrt"),)))
    rows = table(tmp_path / "a.gpkg")
    assert {name: row["pixels"] for name, row in rows.items()} == {"1": 0, "2": 64, "4": 16, "5": 64}
    assert rows["1"]["omitted_ha"] is None  # clouds, not a gap
    assert values["left_out"] == 1


def test_seasons_are_counted_as_the_raster_of_observations(tmp_path):
    season = write_built_season(tmp_path / AWKWARD, height=40, width=30)
    raster = tmp_path / "observations 'ž'.tif"
    count_observations(CountObservations(str(season.path), str(raster)), Reporter())
    fine = season.grid.refine()
    mask = np.ones(fine.shape, np.uint8)
    mask[:7] = 255
    with rasterio.open(
        tmp_path / "m.tif", "w", driver="GTiff", dtype="uint8", count=1, height=fine.height, width=fine.width,
        crs=fine.crs, transform=fine.transform, nodata=255,
    ) as dataset:  # fmt: skip
        dataset.write(mask, 1)
    shapes = strips(fine, width=60)
    parcels = write_parcels(tmp_path / "p.gpkg", shapes, ["a"] * len(shapes))
    job = ParcelAgreement(str(parcels), str(tmp_path / "a.gpkg"), masks=(str(tmp_path / "m.tif"),))
    found = []
    for given in ({"seasons": (str(season.path),)}, {"observations": (str(raster),)}):
        run(ParcelAgreement(**(job.__dict__ | given)))
        found.append({name: (row["observations"], row["suspicion"]) for name, row in table(job.output).items()})
    assert found[0] == found[1]
    counts = season.clear.sum(axis=0).repeat(4, axis=0).repeat(4, axis=1)
    rows, columns = np.mgrid[: fine.height, : fine.width]
    x, y = fine.transform @ (columns + 0.5, rows + 0.5)
    for name, (median, _) in found[0].items():
        inside = shapely.contains_xy(shapes[int(name) - 1], x, y) & (mask == 1)
        assert median == (np.median(counts[inside]) if inside.any() else None)


def test_the_engine_does_it_and_tells(tmp_path):
    land, codes = random_land(7)
    job = write_land(tmp_path / AWKWARD, land, codes)
    names = [f"GERK 'č' {n:03}" for n in range(len(codes))]
    meta, _, wkb, _ = pyogrio.raw.read(job["parcels"])
    Path(job["parcels"]).unlink()
    pyogrio.raw.write(
        job["parcels"], wkb, [np.array(names, object), np.array(codes, object)], ["id \"1\" 'a'", "raba č"],
        crs=meta["crs"], geometry_type="Unknown",
    )  # fmt: skip
    events = []
    spec = ParcelAgreement(**(job | {"id_field": "id \"1\" 'a'", "class_field": "raba č"}))
    run_job(spec, Path(sys.executable), on_event=events.append)
    rows = table(spec.output)
    assert set(rows) <= set(names)
    assert len(rows) > 10
    ready = [(event.path, event.role) for event in events if isinstance(event, LayerReady)]
    assert ready == [(spec.output, "agreement")]
    assert [str(name) for name, _ in pyogrio.list_layers(spec.output)] == ["agreement", "map_only"]
    for layer in ("agreement", "map_only"):
        info = pyogrio.read_info(spec.output, layer=layer)
        assert info["geometry_type"] == "MultiPolygon"
        assert CRS.from_user_input(info["crs"]) == GRID.crs
        told = info["layer_metadata"]
        assert (told["FURROW_ROLE"], told["FURROW_THRESHOLD"], told["FURROW_MODEL"]) == (layer, "0.45", "majhna 'č'")
        assert not any(str(tmp_path) in text for text in told.values())
    assert tuple(pyogrio.read_info(spec.output, layer="agreement")["fields"]) == FIELDS
    with sqlite3.connect(spec.output) as database:
        assert database.execute("PRAGMA user_version").fetchone() == (10200,)
        kinds = {row[1]: row[2] for row in database.execute("PRAGMA table_info(agreement)")}
    database.close()
    assert {kinds[name] for name in ("parcel", "declared")} == {"TEXT"}
    assert {kinds[name] for name in ("cultivated", "pixels", "pixels_10m", "rank")} == {"INTEGER"}
    assert {kinds[name] for name in FIELDS[6:16]} | {kinds["area_ha"]} == {"REAL"}
    expected = sorted(Path(each).name for each in (job["parcels"], spec.output, *job["probabilities"]))
    assert sorted(each.name for each in (tmp_path / AWKWARD).iterdir()) == expected


def test_a_flatgeobuf_gives_what_a_geopackage_gives(tmp_path):
    land, codes = random_land(8)
    job = write_land(tmp_path, land, codes)
    run(ParcelAgreement(**job))
    whole = table(job["output"])
    flat = write_parcels(tmp_path / "p.fgb", land.outlines, np.array(codes, dtype=object), field=job["class_field"])
    run(ParcelAgreement(**(job | {"parcels": str(flat)})))
    figures = [name for name in FIELDS if name not in ("parcel", "rank")]
    # FlatGeobuf orders the parcels anew, so their numbers differ.
    for one, other in zip(*(sorted([row[name] or -1 for name in figures if name != "declared"]
                                   for row in rows.values()) for rows in (whole, table(job["output"]))),
                          strict=True):  # fmt: skip
        assert one == pytest.approx(other, rel=1e-6)


def test_bow_ties_are_repaired_and_features_without_polygons_left_out(tmp_path):
    left, top = GRID.transform @ (20, 20)
    tie = shapely.Polygon([(left, top), (left + 50, top - 50), (left + 50, top), (left, top - 50)])
    shapes = [tie, None, shapely.Point(left, top), box(60, 60, 10, 10)]
    parcels = write_parcels(tmp_path / "p.gpkg", shapes, ["a"] * 4)
    mask = write_mask(tmp_path / "m.tif", np.ones(GRID.shape, np.uint8))
    values, warnings = run(ParcelAgreement(str(parcels), str(tmp_path / "a.gpkg"), masks=(str(mask),)))
    rows = table(tmp_path / "a.gpkg")
    assert set(rows) == {"1", "4"}
    assert rows["1"]["area_ha"] == pytest.approx(0.125)
    assert any("1 outlines crossed" in text for text in warnings)
    assert values["parcels"] == 2


def base(tmp_path):
    """A job that works: one parcel, one mask."""
    parcels = write_parcels(tmp_path / "p.gpkg", [box(10, 10, 10, 10)], ["a"])
    mask = write_mask(tmp_path / "m.tif", np.ones(GRID.shape, np.uint8))
    return {"parcels": str(parcels), "output": str(tmp_path / "a.gpkg"), "masks": (str(mask),)}


def elsewhere(tmp_path, **changes):
    return str(write_mask(tmp_path / "e.tif", np.ones((40, 40), np.uint8), **changes))


def two_alike(tmp_path):
    return str(write_parcels(tmp_path / "q.gpkg", [box(1, 1, 9, 9), box(20, 20, 9, 9)], ["A 'č' 1", "A 'č' 1"]))


def thresholds(tmp_path):
    paths = []
    for number, threshold in enumerate(("0.4", "0.5")):
        path = write_mask(tmp_path / f"t{number}.tif", np.full((40, 40), 120, np.uint8), column=40 * number)
        with rasterio.open(path, "r+") as dataset:
            dataset.update_tags(FURROW_THRESHOLD=threshold)
        paths.append(str(path))
    return tuple(paths)


def absurd(tmp_path):
    path = thresholds(tmp_path)[0]
    with rasterio.open(path, "r+") as dataset:
        dataset.update_tags(FURROW_THRESHOLD="45")
    return (path,)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (lambda t: {"masks": ()}, "no prediction to compare"),
        (lambda t: {"output": str(t / "a.fgb")}, "is no GeoPackage"),
        (lambda t: {"output": str(t / "p.gpkg")}, "is the file of the parcels"),
        (lambda t: {"class_field": "class"}, "No class is named"),
        (lambda t: {"class_field": "raba", "cultivated": ("a",)}, "no field 'raba', but 'class'"),
        (lambda t: {"id_field": "GERK"}, "no field 'GERK', but 'class'"),
        (lambda t: {"layer": "ž"}, "no layer 'ž', but 'p'"),
        (lambda t: {"parcels": two_alike(t), "id_field": "class"}, "names 2 parcels 'A 'č' 1'"),
        (
            lambda t: {"parcels": str(write_parcels(t / "n.gpkg", [box(1, 1, 9, 9)], [""])), "id_field": "class"},
            "1 parcels have nothing in the field 'class'",
        ),
        (
            lambda t: {"parcels": str(write_parcels(t / "o.gpkg", [box(500, 10, 9, 9)], ["a"]))},
            "None of the 1 parcels lies on the prediction (EPSG:32633",
        ),
        (
            lambda t: {"parcels": str(write_parcels(t / "z.gpkg", [box(1, 1, 9, 9)], ["a"], crs="EPSG:3794"))},
            "in EPSG:3794, the prediction in EPSG:32633",
        ),
        (lambda t: {"threshold": 1.5}, "threshold is 1.5"),
        (lambda t: {"smallest_map_only": float("nan")}, "smallest area of a field is nan"),
        (lambda t: {"masks": (), "probabilities": thresholds(t)}, "names the threshold 0.4,"),
        (lambda t: {"masks": (), "probabilities": absurd(t)}, "names the threshold 45: give"),
        (lambda t: {"probabilities": (elsewhere(t, transform=GRID.transform @ Affine.translation(0.5, 0)),)},
         "do not lie on those of"),
        (lambda t: {"masks": (elsewhere(t, transform=GRID.transform @ Affine.scale(4)),)}, "has pixels of 10 m"),
        (lambda t: {"masks": (elsewhere(t, crs="EPSG:4326", transform=Affine(1e-4, 0, 14, 0, -1e-4, 46)),)},
         "does not count in metres"),
        (lambda t: {"weights": (elsewhere(t, column=4000),)}, "No weight map lies on the mask"),
        (lambda t: {"observations": (elsewhere(t, transform=GRID.transform @ Affine.translation(0.5, 0)),)},
         "do not lie on those of the prediction"),
        (lambda t: {"seasons": (str(t / "ni sezone"),)}, "season"),
        (lambda t: {"masks": (str(write_mask(t / "v.tif", np.full(GRID.shape, 7, np.uint8))),)}, "holds the value 7"),
        (lambda t: {"weights": (str(write_mask(t / "w.tif", np.full(GRID.shape, -1, np.float32), nodata=None)),)},
         "holds the value -1"),
        (lambda t: {"masks": (str(write_mask(t / "f.tif", np.ones(GRID.shape, np.float32))),)}, "of whole numbers"),
    ],
)  # fmt: skip
def test_bad_input_gets_a_sentence_and_leaves_nothing(tmp_path, changes, sentence):
    job = base(tmp_path)
    given = job | changes(tmp_path)
    before = {each.name for each in tmp_path.iterdir()}
    with pytest.raises(InputError) as caught:
        parcel_agreement(ParcelAgreement(**given), Reporter())
    assert sentence in str(caught.value)
    assert {each.name for each in tmp_path.iterdir()} == before


def test_an_empty_layer_gets_a_sentence(tmp_path):
    job = base(tmp_path)
    pyogrio.raw.write(
        tmp_path / "e.gpkg", np.empty(0, object), [np.empty(0, object)], ["class"], crs="EPSG:32633",
        geometry_type="Polygon",
    )  # fmt: skip
    with pytest.raises(InputError, match="has no parcels: choose another"):
        parcel_agreement(ParcelAgreement(**(job | {"parcels": str(tmp_path / "e.gpkg")})), Reporter())


def test_a_map_without_ones_gives_an_empty_layer_of_fields(tmp_path):
    job = base(tmp_path)
    write_mask(tmp_path / "m.tif", np.zeros(GRID.shape, np.uint8))
    values, _ = run(ParcelAgreement(**job))
    assert table(job["output"], "map_only") == {}
    assert table(job["output"])["1"]["omitted_ha"] == pytest.approx(100 * 6.25 / 10_000)
    assert values["map_only_hectares"] == 0


def test_damaged_files_are_told(tmp_path):
    job = base(tmp_path)
    path = Path(job["masks"][0])
    path.write_bytes(path.read_bytes()[:-3000])
    with pytest.raises(DamagedFileError):
        parcel_agreement(ParcelAgreement(**job), Reporter())
    assert not Path(job["output"]).exists()
    path.unlink()
    parcels = Path(base(tmp_path)["parcels"])
    parcels.write_bytes(parcels.read_bytes()[:5000])
    with pytest.raises(DamagedFileError):
        parcel_agreement(ParcelAgreement(**job), Reporter())


def test_a_cancelled_job_leaves_the_older_file(tmp_path):
    job = base(tmp_path)
    run(ParcelAgreement(**job))
    before = Path(job["output"]).read_bytes()
    reporter = Reporter(cancelled=threading.Event())
    heard = []

    def cancel(event):
        heard.append(event)
        if len(heard) > 3:
            reporter.cancelled.set()

    reporter._send = cancel
    with pytest.raises(JobCancelledError):
        parcel_agreement(ParcelAgreement(**job), reporter)
    assert Path(job["output"]).read_bytes() == before
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.gpkg", "m.tif", "p.gpkg"]


def test_an_output_that_is_open_is_not_replaced(tmp_path):
    job = base(tmp_path)
    Path(job["output"] + "-wal").touch()
    with pytest.raises(InputError, match="is open in another program"):
        parcel_agreement(ParcelAgreement(**job), Reporter())


def test_a_full_disk_is_told(tmp_path):
    job = base(tmp_path)
    with small_disk(tmp_path / "disk", 60) as disk:
        with pytest.raises(ResourceError, match="MB free"):
            parcel_agreement(ParcelAgreement(**(job | {"output": str(disk / "a.gpkg")})), Reporter())
        assert list(disk.iterdir()) == []
