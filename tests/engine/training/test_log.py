from collections import deque
from itertools import repeat

import pytest

from furrow.engine.contract.errors import ResourceError
from furrow.engine.training.log import TrainingLog, read_rows
from furrow.tests.builders.disks import small_disk

pytestmark = pytest.mark.engine

COLUMNS = ("step", "loss", "score")


@pytest.fixture
def log(tmp_path):
    one = TrainingLog(tmp_path / "dnevnik 'ž'" / "training.csv", COLUMNS)
    one.begin(0)
    for step in (5, 10, 15):
        one.add({"step": step, "loss": step / 7, "score": 0.25 if step == 10 else None})
    return one


def test_rows_are_read_as_they_were_written(log):
    assert log.path.read_bytes().splitlines()[:2] == [b"step,loss,score", b"5,0.714286,"]
    assert [row["score"] for row in read_rows(log.path)] == ["", "0.25", ""]


def test_rows_past_a_step_are_taken_back(log):
    again = TrainingLog(log.path, COLUMNS)
    again.begin(12)
    assert again.last_step == 10
    assert [row["step"] for row in read_rows(log.path)] == ["5", "10"]
    again.begin(0)
    assert again.last_step == -1


@pytest.mark.parametrize("cut", range(1, 12))
def test_a_row_that_a_kill_cut_short_is_left_out(log, cut):
    log.path.write_bytes(log.path.read_bytes()[:-cut])
    assert [row["step"] for row in read_rows(log.path)] == ["5", "10"]
    log.begin(15)
    log.add({"step": 15, "loss": 1.0})
    assert [row["step"] for row in read_rows(log.path)] == ["5", "10", "15"]


def test_a_log_of_other_columns_is_begun_anew(log):
    TrainingLog(log.path, ("step", "loss", "another score")).begin(100)
    assert read_rows(log.path) == []


def test_a_full_disk_is_told(tmp_path):
    with small_disk(tmp_path / "majhen disk", 16) as disk:
        log = TrainingLog(disk / "training.csv", COLUMNS)
        log.begin(0)
        row = {"step": 1, "loss": 0.123456, "score": 0.5}
        with pytest.raises(ResourceError, match="is full"):
            deque(map(log.add, repeat(row, 10_000)))
