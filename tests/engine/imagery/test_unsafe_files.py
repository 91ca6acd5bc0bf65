"""Files made to do harm: pickles that run code, archives that leave their folder, files that fill memory."""

import gzip
import io
import os
import pickle
import pickletools
import stat
import tarfile
import zipfile
from pathlib import Path

import numpy as np
import pytest
import rasterio
from hypothesis import given, settings
from hypothesis import strategies as st

from furrow.engine.contract.errors import DamagedFileError, FurrowError, InputError, ResourceError, UnsafeFileError
from furrow.engine.contract.jobs import ImportEOPatch, ImportGeoTIFFs
from furrow.engine.imagery.archives import open_archive
from furrow.engine.imagery.eopatch import import_eopatch
from furrow.engine.imagery.geotiffs import import_geotiffs
from furrow.engine.imagery.unpickling import unpickle
from furrow.engine.reporting import Reporter
from furrow.tests.builders.eopatches import pack, sentinelhub_classes, write_array, write_patch


class Harm:
    def __init__(self, marker: Path) -> None:
        self.marker = marker

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, (str(self.marker),)


def run(source: Path, season: Path) -> None:
    import_eopatch(ImportEOPatch(str(source), str(season)), Reporter())


@pytest.mark.parametrize("name", ["bbox.pkl", "timestamp.pkl.gz"])
def test_a_pickle_that_would_run_code_is_refused(tmp_path: Path, name: str) -> None:
    patch = write_patch(tmp_path / "patch", layout="old")
    content = pickle.dumps(Harm(tmp_path / "harmed"))
    (patch.path / name).write_bytes(gzip.compress(content) if name.endswith("gz") else content)
    with pytest.raises(
        UnsafeFileError, match=rf"{name}' asks for (posix|nt)\.mkdir, which could run code.*newer eo-learn"
    ):
        run(patch.path, tmp_path / "season")
    assert not (tmp_path / "harmed").exists()


@pytest.mark.parametrize(
    "source",
    [
        b"cbuiltins\neval\n(S'1'\ntR.",
        b"cos\nsystem\n(S'true'\ntR.",
        b"cfurrow.engine.imagery.unpickling\nunpickle\n.",
        b"csentinelhub.geometry\nBBox.__init__\n.",
        b"cdatetime\ndatetime.__class__\n.",
        b"\x80\x04\x8c\x08builtins\x8c\x07getattr\x93.",
    ],
)
def test_no_name_but_the_few_known_ones_is_found(source: bytes) -> None:
    with pytest.raises(UnsafeFileError, match="could run code"):
        unpickle(source, "bbox.pkl")


@pytest.mark.parametrize(
    "source",
    [
        b"\x80\x05\x96" + (2**40).to_bytes(8, "little") + b".",  # BYTEARRAY8 of a terabyte
        b"\x80\x04Nr" + (2**31).to_bytes(4, "little") + b".",  # a memo of two thousand million places
        b"\x80\x02\x82\x01.",  # an extension by number
        b"Pid\n.",
    ],
)
def test_opcodes_that_fill_memory_or_reach_out_are_refused(source: bytes) -> None:
    with pytest.raises((UnsafeFileError, DamagedFileError)):
        unpickle(source, "bbox.pkl")


def test_a_huge_pickle_is_not_read() -> None:
    with pytest.raises(UnsafeFileError, match="too long"):
        unpickle(pickle.dumps(b"0" * 3_000_000), "timestamp.pkl")


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=200))
def test_noise_is_never_more_than_a_damaged_file(noise: bytes) -> None:
    try:
        unpickle(noise, "x.pkl")
    except (DamagedFileError, UnsafeFileError):
        return
    assert all(opcode.name not in ("GLOBAL", "STACK_GLOBAL", "INST") for opcode, _, _ in pickletools.genops(noise))


def test_numpy_numbers_and_time_zones_of_old_patches_are_read() -> None:
    with sentinelhub_classes() as classes:
        content = pickle.dumps(classes.BBox(tuple(np.float64(value) for value in (1.5, 2, 3, 4)), classes.CRS("4326")))
    assert unpickle(content, "x").state["min_x"] == 1.5


@pytest.mark.parametrize("name", ["../escape.npy", "/etc/escape.npy", "a/../../b.npy", "C:/x.npy", "..\\b.npy"])
@pytest.mark.parametrize("kind", [".zip", ".tar", ".tar.gz"])
def test_archives_that_leave_their_folder_are_refused(tmp_path: Path, name: str, kind: str) -> None:
    patch = write_patch(tmp_path / "patch")
    archive = pack(patch.path, tmp_path / f"patch{kind}")
    if kind == ".zip":
        with zipfile.ZipFile(archive, "a") as target:
            target.writestr(name, b"x")
    else:
        add_to_tar(patch.path, archive, tarfile.TarInfo(name))
    with pytest.raises(UnsafeFileError, match="would land outside its folder, and nothing was unpacked"):
        run(archive, tmp_path / "season")
    assert {path.name for path in tmp_path.iterdir()} - {".furrow-lock-season"} == {"patch", archive.name}


def add_to_tar(folder: Path, archive: Path, entry: tarfile.TarInfo) -> None:
    with tarfile.open(archive, "w:gz" if archive.suffix == ".gz" else "w") as target:
        target.addfile(entry)
        target.add(folder, ".")


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE])
def test_links_and_devices_in_archives_are_refused(tmp_path: Path, kind: bytes) -> None:
    patch = write_patch(tmp_path / "patch")
    entry = tarfile.TarInfo("data/LINK.npy")
    entry.type, entry.linkname = kind, "/etc/passwd"
    add_to_tar(patch.path, tmp_path / "patch.tar.gz", entry)
    with pytest.raises(UnsafeFileError, match=r"'data/LINK.npy' .* is a link or a device"):
        run(tmp_path / "patch.tar.gz", tmp_path / "season")


@pytest.mark.parametrize("kind", [tarfile.XHDTYPE, tarfile.GNUTYPE_LONGNAME])
def test_headers_that_would_fill_the_memory_are_refused(tmp_path: Path, kind: bytes) -> None:
    entry = tarfile.TarInfo("data/LONG.npy")
    entry.type, entry.size = kind, 40_000_000  # a file of 40 kB
    with tarfile.open(tmp_path / "patch.tar.gz", "w:gz") as target:
        target.addfile(entry, io.BytesIO(bytes(entry.size)))
    with pytest.raises(UnsafeFileError, match="claims a header of 40,000"):
        run(tmp_path / "patch.tar.gz", tmp_path / "season")


@pytest.mark.parametrize("kind", [".zip", ".tar.gz"])
def test_archives_may_be_bound_to_a_size(tmp_path: Path, kind: str) -> None:
    (tmp_path / "files").mkdir()
    for name in "abc":
        (tmp_path / "files" / name).write_bytes(bytes(1000))
    archive = pack(tmp_path / "files", tmp_path / f"ž{kind}")
    with open_archive(archive, Reporter(), 3000) as opened:
        assert len(opened.members) == 3
    with pytest.raises(UnsafeFileError, match=r"claims 3,000 bytes or more, but at most 2,999"):  # noqa: SIM117
        with open_archive(archive, Reporter(), 2999):
            pass


def test_links_in_zips_are_refused(tmp_path: Path) -> None:
    patch = write_patch(tmp_path / "patch")
    archive = pack(patch.path, tmp_path / "patch.zip")
    with zipfile.ZipFile(archive, "a") as target:
        entry = zipfile.ZipInfo("data/LINK.npy")
        entry.external_attr = (stat.S_IFLNK | 0o777) << 16
        target.writestr(entry, "/etc/passwd")
    with pytest.raises(UnsafeFileError, match="is a link or a device"):
        run(archive, tmp_path / "season")


@pytest.mark.parametrize("kind", [".zip", ".tar", ".tar.gz"])
def test_cut_archives_are_damaged(tmp_path: Path, kind: str) -> None:
    patch = write_patch(tmp_path / "patch")
    archive = pack(patch.path, tmp_path / f"patch{kind}")
    whole = archive.read_bytes()
    for share in (0.2, 0.6, 0.9):
        archive.write_bytes(whole[: int(len(whole) * share)])
        with pytest.raises((DamagedFileError, InputError)):
            run(archive, tmp_path / "season")
    assert not (tmp_path / "season").exists()


def npy_head(shape: tuple[int, ...], dtype: str) -> bytes:
    buffer = io.BytesIO()
    np.lib.format.write_array_header_1_0(buffer, {"descr": dtype, "fortran_order": False, "shape": shape})
    return buffer.getvalue()


@pytest.mark.parametrize("packed", [True, False])
def test_arrays_that_claim_more_than_their_file_holds_are_not_allocated(tmp_path: Path, packed: bool) -> None:
    patch = write_patch(tmp_path / "patch")
    (patch.path / "data" / "BANDS.npy.gz").unlink()
    content = npy_head((5, 400_000, 400_000, 12), "<u2") + bytes(1000)
    path = patch.path / "data" / ("BANDS.npy.gz" if packed else "BANDS.npy")
    path.write_bytes(gzip.compress(content) if packed else content)
    with pytest.raises(DamagedFileError, match="claims an array of 5 x 400000 x 400000 x 12"):
        run(patch.path, tmp_path / "season")


def test_a_gzip_that_holds_more_than_its_head_says_is_damaged(tmp_path: Path) -> None:
    patch = write_patch(tmp_path / "patch")
    path = patch.path / "data" / "BANDS.npy.gz"
    path.write_bytes(path.read_bytes() + gzip.compress(bytes(50_000_000)))
    with pytest.raises(DamagedFileError, match="is damaged or cut short"):
        run(patch.path, tmp_path / "season")


def test_arrays_of_objects_are_refused(tmp_path: Path) -> None:
    patch = write_patch(tmp_path / "patch")
    (patch.path / "mask" / "SCL.npy.gz").unlink()
    np.save(patch.path / "mask" / "SCL.npy", np.array([Harm(tmp_path / "harmed")] * 5, object), allow_pickle=True)
    with pytest.raises(UnsafeFileError, match="holds Python objects"):
        run(patch.path, tmp_path / "season")
    assert not (tmp_path / "harmed").exists()


def test_a_box_of_absurd_json_is_damaged(tmp_path: Path) -> None:
    patch = write_patch(tmp_path / "patch")
    for text in ("[" * 100_000, '{"type": "Polygon", "coordinates": []}', "{}", "null", '{"type": 3}'):
        (patch.path / "bbox.geojson").write_text(text)
        with pytest.raises(FurrowError, match="bounding box"):
            run(patch.path, tmp_path / "season")


def test_a_sparse_file_that_claims_much_is_refused_before_it_is_read(tmp_path: Path) -> None:
    folder = tmp_path / "tiffs"
    folder.mkdir()
    profile = {
        "driver": "GTiff", "width": 400_000, "height": 400_000, "count": 1, "dtype": "uint16", "crs": "EPSG:32633",
        "transform": rasterio.Affine(10, 0, 4e5, 0, -10, 5e6), "SPARSE_OK": True, "tiled": True, "bigtiff": True,
        "blockxsize": 4096, "blockysize": 4096,
    }  # fmt: skip
    with rasterio.open(folder / "2019-07-01_B04.tif", "w", **profile):
        pass
    assert (folder / "2019-07-01_B04.tif").stat().st_size < 10_000_000
    with pytest.raises(ResourceError, match="GB of memory"):
        import_geotiffs(ImportGeoTIFFs(str(folder), str(tmp_path / "season")), Reporter())


def test_extra_arrays_are_never_opened(tmp_path: Path) -> None:
    patch = write_patch(tmp_path / "patch")
    np.save(patch.path / "data" / "EXTRA.npy", np.array([Harm(tmp_path / "harmed")], object), allow_pickle=True)
    write_array(patch.path / "label" / "X", np.zeros(3), packed=True)
    run(patch.path, tmp_path / "season")
    assert (tmp_path / "season" / "collection.json").is_file()
