"""The client against a real engine process that is cancelled, killed, orphaned, noisy, mute."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import psutil
import pytest

from furrow.engine.contract import client, errors, process
from furrow.engine.contract.client import run_job
from furrow.engine.contract.events import Message, Progress, Result
from furrow.engine.contract.jobs import DescribeSeason
from furrow.engine.contract.spec import JobSpec
from furrow.tests.builders.engine_jobs import Burst, Count, Die, Echo, Fail, Noise, Surroundings, Wait

PYTHON = Path(sys.executable)
LAUNCHER = Path(__file__).parents[2] / "builders" / "engine_launcher.py"
BUILD = Path(__file__).parents[3] / "build"


@pytest.fixture(autouse=True)
def _launcher(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "LAUNCHER", LAUNCHER)


def _gone(pid: int, seconds: float) -> bool:
    try:
        psutil.Process(pid).wait(seconds)
    except psutil.NoSuchProcess:
        return True
    except psutil.TimeoutExpired:
        return False
    return True


def test_a_job_sends_events_and_a_result() -> None:
    events = []
    spec = Echo(text="Ž 'quoted' \"twice\" \n日本", token="sesame", numbers=(1, -2), limit=None)
    result = run_job(spec, PYTHON, on_event=events.append)
    assert result.values == {"text": spec.text, "token": "sesame", "numbers": [1, -2], "limit": None}
    assert [type(event) for event in events] == [Progress, Result]
    assert events[0].message == "half-way, ž"


def test_events_come_in_the_thread_of_the_caller() -> None:
    threads = []
    run_job(Echo(text="x"), PYTHON, on_event=lambda event: threads.append(threading.get_ident()))
    assert set(threads) == {threading.get_ident()}


def test_jobs_run_beside_each_other_in_threads() -> None:
    results: dict[int, str] = {}

    def run(index: int) -> None:
        results[index] = run_job(Echo(text=f"job {index}"), PYTHON).values["text"]

    threads = [threading.Thread(target=run, args=(index,)) for index in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert results == {index: f"job {index}" for index in range(3)}


def test_secrets_are_neither_on_the_command_line_nor_in_the_log() -> None:
    arguments = []
    logs = []

    class Watching(Echo):
        job = "test-wait"

    def look(event: object) -> None:
        if isinstance(event, Message):
            arguments.extend(psutil.Process(int(event.text)).cmdline())

    cancelled_after = time.monotonic() + 3
    with pytest.raises(errors.JobCancelledError):
        run_job(
            Wait(), PYTHON, on_event=look, on_log=logs.append, is_cancelled=lambda: time.monotonic() > cancelled_after
        )
    assert arguments[1:3] == ["-I", "-X"]
    assert "test-wait" not in " ".join(arguments)
    with pytest.raises(errors.InputError) as caught:
        run_job(Watching(text="x", token="sesame"), PYTHON, on_log=logs.append)  # the engine refuses the unknown fields
    assert "sesame" not in str(caught.value) + "".join(logs)


def test_cancel_ends_a_listening_job_within_two_seconds() -> None:
    cancelled = threading.Event()
    pids: list[int] = []
    times: list[float] = []

    def start_counting(event: object) -> None:
        if isinstance(event, Message):
            pids.append(int(event.text))
            times.append(time.monotonic())
            cancelled.set()

    with pytest.raises(errors.JobCancelledError, match="what was finished stays"):
        run_job(Wait(), PYTHON, on_event=start_counting, is_cancelled=cancelled.is_set)
    assert time.monotonic() - times[0] < 2
    assert _gone(pids[0], 1)


def test_a_deaf_job_is_killed_after_the_grace(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "CANCEL_GRACE_S", 0.5)
    cancelled = threading.Event()
    pids: list[int] = []

    def stop(event: object) -> None:
        if isinstance(event, Message):
            pids.append(int(event.text))
            cancelled.set()

    with pytest.raises(errors.JobCancelledError, match="was ended"):
        run_job(Wait(deaf=True), PYTHON, on_event=stop, is_cancelled=cancelled.is_set)
    assert _gone(pids[0], 1)


def test_a_paused_job_waits_and_then_goes_on() -> None:
    seen: list[str] = []
    asked: list[float] = []

    def is_paused() -> bool:
        if "5" in seen and not asked:
            asked.append(time.monotonic())
        return bool(asked) and time.monotonic() - asked[0] < 2

    def look(event: object) -> None:
        if isinstance(event, Message):
            seen.append(event.text)

    values = run_job(Count(steps=30), PYTHON, on_event=look, is_paused=is_paused).values
    assert seen == [str(step) for step in range(30)]
    assert max(values["seconds"]) > 1  # one step held the pause
    assert sorted(values["seconds"])[-2] < 1


@pytest.mark.parametrize("padding", [0, 200_000])
def test_a_job_that_starts_paused_does_nothing_until_it_may(padding: int) -> None:
    """The word to pause comes right behind the specification, and is lost neither in its buffer nor behind its end."""
    seen: list[object] = []
    started = time.monotonic()

    def is_paused() -> bool:
        paused = time.monotonic() - started < 3
        assert not (paused and any(isinstance(event, Result) for event in seen))
        return paused

    run_job(Count(steps=3, padding="ž" * padding), PYTHON, on_event=seen.append, is_paused=is_paused)
    assert isinstance(seen[-1], Result)


def test_a_paused_job_is_cancelled_within_two_seconds() -> None:
    cancelled = threading.Event()
    pids: list[int] = []
    times: list[float] = []

    def look(event: object) -> None:
        if isinstance(event, Message):
            pids.append(int(event.text))
            threading.Timer(1, lambda: (times.append(time.monotonic()), cancelled.set())).start()

    with pytest.raises(errors.JobCancelledError, match="what was finished stays"):
        run_job(Wait(), PYTHON, on_event=look, is_paused=lambda: bool(pids), is_cancelled=cancelled.is_set)
    assert time.monotonic() - times[0] < 2
    assert _gone(pids[0], 1)


def test_orders_that_arrive_in_pieces_are_obeyed() -> None:
    with subprocess.Popen(
        [PYTHON, "-I", LAUNCHER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as engine:
        assert engine.stdin is not None
        assert engine.stdout is not None
        for piece in (b'{"job": "test-', b'count"}', b"\npau", b"se\nnonsense\n\xff\nres", b"ume\n"):
            engine.stdin.write(piece)
            engine.stdin.flush()
            time.sleep(0.2)
        lines = engine.stdout.read().splitlines()
    assert json.loads(lines[-1])["event"] == "result"


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize(
    ("number", "words"),
    [(signal.SIGKILL, "memory ran out"), (signal.SIGSEGV, "SIGSEGV"), (signal.SIGTERM, "SIGTERM")],
)
def test_a_killed_engine_is_explained(number: signal.Signals, words: str) -> None:
    seen = []
    with pytest.raises(errors.EngineDiedError, match=words):
        run_job(Die(int(number)), PYTHON, on_event=seen.append)
    assert [event.message for event in seen] == ["about to die"]


def test_a_crash_in_native_code_leaves_its_stack_in_the_log() -> None:
    logs = []
    with pytest.raises(errors.EngineDiedError):
        run_job(Die(int(signal.SIGSEGV)), PYTHON, on_log=logs.append)
    assert "engine_jobs.py" in logs[0]


@pytest.mark.parametrize("kind", ["InputError", "DamagedFileError", "UnsafeFileError", "ResourceError", "FurrowError"])
def test_a_failure_arrives_as_the_error_it_was(kind: str) -> None:
    logs = []
    with pytest.raises(errors.FurrowError) as caught:
        run_job(Fail(kind, "Polje 'Ž' je napačno: popravi ga."), PYTHON, on_log=logs.append)
    assert type(caught.value) is getattr(errors, kind)
    assert str(caught.value) == "Polje 'Ž' je napačno: popravi ga."
    assert "Traceback" in logs[0]


@pytest.mark.parametrize(
    ("kind", "error", "words"),
    [
        ("MemoryError", errors.ResourceError, "ran out of memory"),
        ("disk", errors.ResourceError, "disk is full while writing '/a folder/č.tif'"),
        ("ZeroDivisionError", errors.UnexpectedError, "please report it"),
    ],
)
def test_errors_of_python_get_a_sentence(kind: str, error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        run_job(Fail(kind), PYTHON)


def test_prints_do_not_break_the_events() -> None:
    events = []
    result = run_job(Noise(rounds=20), PYTHON, on_event=events.append)
    assert result.values == {"rounds": 20}
    assert [event.text for event in events[:-1]] == [f"round {index}" for index in range(20)]


def test_thousands_of_events_arrive_in_order_and_soon() -> None:
    texts = []
    started = time.monotonic()
    run_job(Burst(5000), PYTHON, on_event=lambda event: isinstance(event, Message) and texts.append(event.text))
    assert [int(text.split()[0]) for text in texts] == list(range(5000))
    assert time.monotonic() - started < 10


def test_the_environment_of_qgis_does_not_leak(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text("raise SystemExit('a leak')")
    leaks = {
        "PYTHONPATH": str(tmp_path), "PYTHONHOME": "/usr", "PROJ_LIB": "/p", "GDAL_DATA": "/g", "QT_PLUGIN_PATH": "/q",
        "QGIS_PREFIX_PATH": "/u", "VIRTUAL_ENV": "/v", "GDAL_DRIVER_PATH": "/d",
    }  # fmt: skip
    for name, value in leaks.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("FURROW_KEPT", "yes")
    values = run_job(Surroundings(), PYTHON).values
    assert not leaks.keys() & set(values["variables"])
    assert "FURROW_KEPT" in values["variables"]
    assert str(tmp_path) not in values["path"]
    assert str(LAUNCHER.parent) not in values["path"]


def test_an_unknown_job_is_refused() -> None:
    class Unheard(JobSpec):
        job = "unheard-of"

    with pytest.raises(errors.InputError, match="knows no job 'unheard-of'"):
        run_job(Unheard(), PYTHON)


def test_an_interpreter_that_is_gone_is_named() -> None:
    with pytest.raises(errors.EngineMissingError, match="/nowhere/python že"):
        run_job(Echo(text="x"), Path("/nowhere/python že"))


def test_an_interpreter_that_is_no_engine_is_explained() -> None:
    with pytest.raises(errors.EngineDiedError, match="run 'Check the engine'"):
        run_job(Echo(text="x"), Path("/bin/true"))


def test_an_engine_that_talks_nonsense_is_ended(tmp_path: Path) -> None:
    speaker = tmp_path / "speaker"
    speaker.write_text("#!/bin/sh\necho hello\nexec sleep 60\n")
    speaker.chmod(0o755)
    started = time.monotonic()
    with pytest.raises(errors.InputError, match="no event"):
        run_job(Echo(text="x"), speaker)
    assert time.monotonic() - started < 5


@pytest.mark.parametrize("line", [b"\n", b"nonsense\n", b"[]\n", b'{"job": 7}\n', b'{"job": "test-echo"}\n', b""])
def test_a_malformed_specification_gives_a_failure(line: bytes) -> None:
    answer = subprocess.run([PYTHON, "-I", LAUNCHER], input=line, capture_output=True, timeout=60)
    last = json.loads(answer.stdout.splitlines()[-1])
    assert answer.returncode == 1
    assert last["event"] == "failure"


_PARENT = """
import sys
from pathlib import Path
from furrow.engine.contract import process
from furrow.engine.contract.client import run_job
from furrow.tests.builders.engine_jobs import Wait
process.LAUNCHER = Path(sys.argv[1])
spec = Wait(deaf=sys.argv[2] == "deaf", orphan_grace=0.5)
run_job(spec, Path(sys.executable), on_event=lambda event: print(event.text, flush=True))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("hearing", ["listening", "deaf"])
def test_an_orphan_ends_itself(hearing: str) -> None:
    parent = subprocess.Popen(
        [sys.executable, "-c", _PARENT, LAUNCHER, hearing],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(BUILD)},
    )
    assert parent.stdout is not None
    pid = int(parent.stdout.readline())
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    parent.stdout.close()
    assert _gone(pid, 3)


def test_a_job_of_the_plugin_runs_through_the_real_launcher(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.undo()
    with pytest.raises(errors.FurrowError) as caught:
        run_job(DescribeSeason(str(tmp_path / "ni sezone")), PYTHON)
    assert "ni sezone" in str(caught.value)
