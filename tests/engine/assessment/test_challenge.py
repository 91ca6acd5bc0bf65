"""Scoring submissions by halves, and the leaderboard: its rows, its page, and many who enter at once."""

from __future__ import annotations

import csv
import dataclasses
import html.parser
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import numpy as np
import pytest
from filelock import FileLock
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import matthews_corrcoef

from furrow.engine.assessment import leaderboard as leaderboards
from furrow.engine.assessment.challenge import public_boxes, score_submission
from furrow.engine.assessment.leaderboard import Row, add_row, page_path, ranked, read_rows
from furrow.engine.assessment.leaderboard_page import page_of
from furrow.engine.assessment.submission import export_submission
from furrow.engine.contract.client import run_job
from furrow.engine.contract.errors import DamagedFileError, InputError, JobCancelledError, UnsafeFileError
from furrow.engine.contract.jobs import ExportSubmission, ScoreSubmission
from furrow.engine.rasters import write_cog
from furrow.engine.reporting import Reporter
from furrow.tests.builders.networks import write_tiny_model

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="session")
def archive(challenge, tmp_path_factory):
    folder, _ = challenge
    path = tmp_path_factory.mktemp("oddaje") / "oddaja ž.zip"
    export_submission(
        ExportSubmission((str(folder / "predictions"),), (str(folder / "patches"),), str(path)), Reporter()
    )
    return path


def job(challenge, submission, board, **changes):
    references = (str(challenge[0] / "references"),)
    values = {"archive": str(submission), "references": references, "weights": references, "leaderboard": str(board)}
    return ScoreSubmission(**(values | {"entry": "Prva 'č'", "team": 'Ekipa "Ž"', "show_private": True} | changes))


def expected(boxes, names):
    stacked = [
        np.concatenate([each.ravel() for each in arrays])
        for arrays in zip(*[(boxes[n].reference, boxes[n].mask, boxes[n].weights) for n in names], strict=True)
    ]
    return matthews_corrcoef(stacked[0], stacked[1], sample_weight=stacked[2])


def test_both_halves_equal_scikit_learn(challenge, archive, tmp_path):
    _, boxes = challenge
    board = tmp_path / "Lestvica ž" / "izziv 2019.csv"
    done = run_job(job(challenge, archive, board, seed=11), Path(sys.executable)).values
    public = public_boxes(list(boxes), 11)
    assert len(public) == 2
    assert done["public_weighted_mcc"] == pytest.approx(expected(boxes, public), abs=1e-12)
    private = [name for name in boxes if name not in public]
    assert done["private_weighted_mcc"] == pytest.approx(expected(boxes, private), abs=1e-12)
    assert (done["boxes"], done["rank"], done["entries"]) == (4, 1, 1)
    with board.open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["entry"], row["team"]) == ("Prva 'č'", 'Ekipa "Ž"')
    assert float(row["public_weighted_mcc"]) == done["public_weighted_mcc"]
    assert float(row["private_weighted_mcc"]) == done["private_weighted_mcc"]
    assert row["archive_sha256"] == done["sha256"]
    assert done["page"] == str(page_path(board))
    page = page_path(board).read_text(encoding="utf-8")
    assert f"{done['public_weighted_mcc']:.4f}" in page
    assert f"{done['private_weighted_mcc']:.4f}" in page


def test_private_scores_are_hidden_unless_asked_for(challenge, archive, tmp_path):
    board = tmp_path / "l.csv"
    events = []
    done = score_submission(job(challenge, archive, board, show_private=False), Reporter(events.append))
    (row,) = read_rows(board)
    shown = page_path(board).read_text(encoding="utf-8") + str(events) + str(done)
    assert f"{row.private_weighted_mcc:.4f}" not in shown
    assert "private_weighted_mcc" not in done
    assert str(row.private_weighted_mcc)[:8] not in shown


def test_the_model_is_noted_by_its_card(challenge, archive, tmp_path):
    model = write_tiny_model(tmp_path / "tiny ž")
    score_submission(job(challenge, archive, tmp_path / "l.csv", model=str(model)), Reporter())
    (row,) = read_rows(tmp_path / "l.csv")
    assert row.model
    assert row.model_version
    with pytest.raises((InputError, DamagedFileError)):
        score_submission(job(challenge, archive, tmp_path / "l.csv", model=str(tmp_path)), Reporter())
    assert len(read_rows(tmp_path / "l.csv")) == 1


def test_an_archive_that_breaks_a_rule_changes_nothing(challenge, archive, tmp_path):
    board = tmp_path / "l.csv"
    score_submission(job(challenge, archive, board), Reporter())
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    broken = tmp_path.parent / "broken ž.zip"
    with zipfile.ZipFile(archive) as source, zipfile.ZipFile(broken, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name)[:1000] if name == "eopatch-12.tif" else source.read(name))
    with pytest.raises(InputError, match=r"'eopatch-12.tif' of the submission 'broken ž.zip' is no GeoTIFF"):
        score_submission(job(challenge, broken, board), Reporter())
    with zipfile.ZipFile(broken, "w") as target:
        target.writestr("../eopatch-03.tif", b"x")
    with pytest.raises(UnsafeFileError, match="outside its folder"):
        score_submission(job(challenge, broken, board), Reporter())
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_rows_of_one_leaderboard_can_be_compared(challenge, archive, tmp_path):
    board = tmp_path / "l.csv"
    score_submission(job(challenge, archive, board, seed=1), Reporter())
    with pytest.raises(InputError, match="with the seed 1, not 2"):
        score_submission(job(challenge, archive, board, seed=2), Reporter())
    _, boxes = challenge
    for box in boxes.values():
        write_cog(tmp_path / "w" / f"{box.name}.tif", box.weights * np.float32(2), box.grid)
    with pytest.raises(InputError, match="other references or weights"):
        score_submission(job(challenge, archive, board, seed=1, weights=(str(tmp_path / "w"),)), Reporter())
    assert len(read_rows(board)) == 1


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"entry": "  "}, "no name"),
        ({"entry": "a\nb"}, "line breaks"),
        ({"team": "=1+1"}, "formula"),
        ({"entry": "x" * 101}, "101 letters"),
        ({"leaderboard": "/nowhere/x.xlsx"}, "no CSV"),
        ({"seed": -1}, "seed is -1"),
        ({"archive": "/nowhere/a.zip"}, "no archive"),
    ],
)
def test_wrong_parameters_get_one_sentence(challenge, archive, tmp_path, changes, words):
    with pytest.raises(InputError, match=words):
        score_submission(job(challenge, archive, tmp_path / "l.csv", **changes), Reporter())
    assert list(tmp_path.iterdir()) == []


def test_references_have_to_tell_their_box(challenge, archive, tmp_path):
    _, boxes = challenge
    box = boxes["eopatch-03"]
    for name in ("polje.tif", "eopatch-03.tif"):
        write_cog(tmp_path / name, box.reference.astype(np.uint8), box.grid, nodata=255)
    references = {"polje.tif": "tells which box", "eopatch-03.tif": "one box alone"}
    for name, words in references.items():
        with pytest.raises(InputError, match=words):
            score_submission(
                job(challenge, archive, tmp_path / "l.csv", references=(str(tmp_path / name),)), Reporter()
            )


# The halves ------------------------------------------------------------------------------------------------------


@given(
    st.sets(st.integers(1, 99), min_size=2).map(lambda n: [f"eopatch-{i:02d}" for i in n]), st.integers(0, 2**31 - 1)
)
def test_halves_depend_on_names_and_seed_alone(names, seed):
    public = public_boxes(names, seed)
    assert len(public) == len(names) // 2
    assert set(public) < set(names)
    assert public == public_boxes(names[::-1], seed)


def test_halves_stay_for_ever():
    """Written down once: a leaderboard lives longer than a version."""
    names = [f"eopatch-{number:02d}" for number in range(1, 7)]
    assert public_boxes(names, 0) == ["eopatch-01", "eopatch-05", "eopatch-06"]  # by sha256sum
    assert len({tuple(public_boxes(names, seed)) for seed in range(50)}) > 10


# The file and the page -------------------------------------------------------------------------------------------

ROW = Row("Prva", "Ekipa", "2026-01-02T03:04:05+00:00", 0.75, 0.7, 4, "model", "1.0", "ab" * 32, 0, "cd" * 32)


def test_rows_come_back_as_they_were(tmp_path):
    rows = [
        ROW,
        dataclasses.replace(ROW, entry='Druga, "ž"; 漢字', public_weighted_mcc=1 / 3, private_weighted_mcc=-1e-17),
    ]
    for row in rows:
        add_row(tmp_path / "l.csv", row, Reporter(), show_private=False)
    assert read_rows(tmp_path / "l.csv") == rows
    assert ranked(rows) == rows
    better = dataclasses.replace(ROW, entry="Tretja", public_weighted_mcc=0.9)
    equal = dataclasses.replace(ROW, entry="Četrta")
    assert [row.entry for row in ranked([*rows, better, equal])] == ["Tretja", "Prva", "Četrta", 'Druga, "ž"; 漢字']


@pytest.mark.parametrize(
    "content",
    [b"a,b\n1,2\n", b"\xff\xfe", b"\n", "entry,team\nž".encode(), b"\x89PNG"],
)
def test_what_is_no_leaderboard_is_left_alone(tmp_path, content):
    path = tmp_path / "nekaj ž.csv"
    path.write_bytes(content)
    with pytest.raises(DamagedFileError, match="no leaderboard of Furrow"):
        add_row(path, ROW, Reporter(), show_private=False)
    assert path.read_bytes() == content


@pytest.mark.parametrize(
    "change", [("0.75", "nan"), ("0.75", "high"), ("ab" * 32, "ab"), (",4,", ",four,"), (",1.0", "")]
)
def test_a_damaged_row_is_told(tmp_path, change):
    add_row(tmp_path / "l.csv", ROW, Reporter(), show_private=False)
    text = (tmp_path / "l.csv").read_text(encoding="utf-8")
    assert change[0] in text
    (tmp_path / "l.csv").write_text(text.replace(*change), encoding="utf-8")
    with pytest.raises(DamagedFileError, match="not whole"):
        read_rows(tmp_path / "l.csv")


_ADD = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from furrow.engine.assessment.leaderboard import Row, add_row
from furrow.engine.reporting import Reporter
for number in range(6):
    row = Row(f"{sys.argv[3]}-{number}", "", "2026-01-01T00:00:00+00:00", 0.5, 0.5, 4, "", "", "a" * 64, 0, "b" * 64)
    add_row(Path(sys.argv[2]), row, Reporter(), show_private=False)
"""


def test_no_row_is_lost_when_many_enter_at_once(tmp_path):
    board = tmp_path / "skupna ž.csv"
    command = [sys.executable, "-c", _ADD, str(ROOT / "build"), str(board)]
    workers = [subprocess.Popen([*command, name]) for name in "abc"]
    assert [worker.wait(60) for worker in workers] == [0, 0, 0]
    rows = read_rows(board)
    assert {row.entry for row in rows} == {f"{name}-{number}" for name in "abc" for number in range(6)}
    assert len(rows) == 18
    assert page_path(board).read_text(encoding="utf-8").count("<tr") == 19


def test_a_killed_writer_leaves_a_whole_leaderboard(tmp_path):
    board = tmp_path / "l.csv"
    for _ in range(3):
        endless = _ADD.replace("range(6)", "range(10**9)")
        worker = subprocess.Popen([sys.executable, "-c", endless, str(ROOT / "build"), str(board), "k"])
        held = len(read_rows(board))
        deadline = time.monotonic() + 60
        while len(read_rows(board)) < held + 3 and time.monotonic() < deadline:
            time.sleep(0.01)
        worker.kill()
        worker.wait(10)
        assert len(read_rows(board)) >= held + 3
    add_row(board, dataclasses.replace(ROW, reference_sha256="b" * 64), Reporter(), show_private=False)
    left = {path.name for path in tmp_path.iterdir()} - {".furrow-lock-l.csv"}
    assert left == {"l.csv", "l.html"}


def test_who_waits_for_the_file_can_be_cancelled(tmp_path):
    reporter = Reporter()
    with FileLock(tmp_path / ".furrow-lock-l.csv"):
        reporter.cancelled.set()
        with pytest.raises(JobCancelledError):
            add_row(tmp_path / "l.csv", ROW, reporter, show_private=False)
    assert not (tmp_path / "l.csv").exists()


def test_who_waits_too_long_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(leaderboards, "_LONGEST_WAIT_S", 0.3)
    with FileLock(tmp_path / ".furrow-lock-l.csv"), pytest.raises(InputError, match="for a minute"):
        add_row(tmp_path / "l.csv", ROW, Reporter(), show_private=False)


class Page(html.parser.HTMLParser):
    """Collects tags, and the texts of cells by row."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.rows = [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")

    def handle_data(self, data):
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += data


def test_the_page_shows_entries_by_rank_and_escapes_them():
    names = ["<script>alert(1)</script>", "\"onmouseover='x'", "A & Ž"]
    rows = [dataclasses.asdict(dataclasses.replace(ROW, entry=name, team=name, model=name)) for name in names]
    page = Page(page_of("Izziv <b>ž</b>", rows, show_private=True))
    assert [row[1] for row in page.rows[1:]] == names
    assert [row[0] for row in page.rows[1:]] == ["1", "2", "3"]
    assert page.rows[1][3:5] == ["0.7500", "0.7000"]
    assert {tag for tag, _ in page.tags} <= {
        "html", "head", "meta", "title", "style", "body", "h1", "p", "div", "table", "thead", "tbody", "tr", "th",
        "td", "code",
    }  # fmt: skip
    assert not any({"src", "href", "onmouseover"} & set(attributes) for _, attributes in page.tags)
    hidden = Page(page_of("x", rows, show_private=False))
    assert "Private score" not in hidden.rows[0]
    assert len(hidden.rows[1]) == len(page.rows[1]) - 1
