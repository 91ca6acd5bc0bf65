"""Files and folders that appear whole or not at all."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap

import pytest

from furrow.engine.atomic import atomic_file, atomic_folder, require_space, sweep, write_json
from furrow.engine.contract.errors import InputError, ResourceError


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "šolski 'primer' [1]"
    place.mkdir()
    return place


def test_a_file_appears_at_the_end_and_nothing_else(folder):
    path = folder / "a *.txt"
    with atomic_file(path) as temporary:
        temporary.write_text("whole")
        temporary.with_name(temporary.name + ".aux.xml").write_text("left by GDAL")
        assert not path.exists()
    assert [(left.name, left.read_text()) for left in folder.iterdir()] == [("a *.txt", "whole")]


def test_an_error_leaves_the_older_file(folder):
    path = folder / "a.txt"
    path.write_text("older")

    def fail():
        with atomic_file(path) as temporary:
            temporary.write_text("half")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert [(left.name, left.read_text()) for left in folder.iterdir()] == [("a.txt", "older")]


def test_a_folder_is_replaced_as_a_whole(folder):
    season = folder / "season"
    for text in ("older", "newer"):
        with atomic_folder(season, overwrite=True) as temporary:
            (temporary / "inner.txt").write_text(text)
    assert (season / "inner.txt").read_text() == "newer"
    assert [left.name for left in folder.iterdir()] == ["season"]


def test_a_folder_is_not_replaced_unasked(folder):
    season = folder / "season"
    season.mkdir()
    (season / "mine.txt").touch()
    with pytest.raises(InputError, match="exists already"), atomic_folder(season):
        pass
    assert (season / "mine.txt").exists()


def test_a_folder_as_output_file_is_one_sentence(folder):
    with pytest.raises(InputError, match="is a folder"), atomic_file(folder):
        pass


def test_a_file_in_the_way_of_the_folder_is_one_sentence(folder):
    (folder / "taken").touch()
    with pytest.raises(InputError, match="a file has that name"), atomic_file(folder / "taken" / "a.txt"):
        pass


@pytest.mark.skipif(sys.platform == "win32", reason="kills by signal")
@pytest.mark.parametrize("kind", ["file", "folder"])
def test_what_a_killed_process_left_is_swept_and_what_a_living_one_writes_is_kept(folder, kind):
    """A real process writes; while it lives its work is respected, once killed it is removed."""
    script = textwrap.dedent(
        f"""
        import sys, time
        from pathlib import Path
        from furrow.engine.atomic import atomic_{kind}
        with atomic_{kind}(Path(sys.argv[1])) as temporary:
            (temporary / "a").touch() if temporary.is_dir() else temporary.write_text("half")
            print("writing", flush=True)
            time.sleep(60)
        """
    )
    process = subprocess.Popen([sys.executable, "-c", script, str(folder / "out")], stdout=subprocess.PIPE)
    assert process.stdout.readline() == b"writing\n"
    sweep(folder)
    assert len(list(folder.iterdir())) == 1
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    process.stdout.close()
    assert len(list(folder.iterdir())) == 1
    sweep(folder)
    assert list(folder.iterdir()) == []


def test_the_next_write_sweeps(folder):
    with atomic_file(folder / "a.txt") as temporary:
        temporary.write_text("whole")
        abandoned = temporary.with_name(temporary.name.replace(str(os.getpid()), "4194304"))
        abandoned.write_text("of a process that is gone")
    with atomic_file(folder / "b.txt") as temporary:
        temporary.write_text("whole")
    assert sorted(left.name for left in folder.iterdir()) == ["a.txt", "b.txt"]


def test_what_another_machine_writes_on_a_shared_drive_is_kept(folder, monkeypatch):
    with atomic_file(folder / "a.txt") as temporary:
        temporary.write_text("half")
        abandoned = temporary.with_name(temporary.name.replace(str(os.getpid()), "4194304"))
        abandoned.write_text("of a process that is gone")
        monkeypatch.setattr("platform.node", lambda: "drugi-računalnik")
        sweep(folder)
        assert temporary.exists()
        assert abandoned.exists()
        monkeypatch.undo()
        sweep(folder)
        assert temporary.exists()
        assert not abandoned.exists()


def test_a_name_of_almost_the_longest_length(folder):
    path = folder / f"{'ž' * 120}.tif"
    with atomic_file(path) as temporary:
        temporary.write_text("whole")
    assert path.read_text() == "whole"


def test_json_is_readable_and_exact(folder):
    write_json(folder / "a.json", {"title": "Šentjur", "score": 0.1})
    assert "Šentjur" in (folder / "a.json").read_text(encoding="utf-8")
    with pytest.raises(ValueError, match="JSON"):
        write_json(folder / "b.json", {"score": float("nan")})
    assert [left.name for left in folder.iterdir()] == ["a.json"]


def test_want_of_space_is_told_before_the_work(folder):
    with pytest.raises(ResourceError, match="MB are needed"):
        require_space(folder / "not" / "yet", 10**18)
    require_space(folder, 1)
