"""Jobs on the workers of a scheduler that runs already: real processes, as an administrator starts them."""

import contextlib
import socket
import time
from dataclasses import replace

import psutil
import pytest
from distributed import Client

from furrow.__about__ import __version__
from furrow.engine.cluster import connections, side_by_side
from furrow.engine.cluster.side_by_side import run_on_cluster
from furrow.engine.contract.boxes import Box
from furrow.engine.contract.download_jobs import DownloadSTAC, TransferLimits
from furrow.engine.contract.errors import EngineMissingError, InputError, TransferError
from furrow.engine.contract.events import Warn
from furrow.engine.contract.prediction_jobs import PredictSeasons
from furrow.engine.prediction.many import predict_seasons
from furrow.engine.reporting import Reporter
from furrow.tests.builders.boxes import write_boxes
from furrow.tests.builders.cluster_jobs import Until, Where
from furrow.tests.builders.dask_processes import scheduler, worker
from furrow.tests.builders.engine_jobs import Count, Echo
from furrow.tests.builders.networks import write_tiny_model

pytestmark = pytest.mark.engine


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    with scheduler(tmp_path_factory.mktemp("razporejevalnik") / "mapa č") as (found, _):
        yield found


@contextlib.contextmanager
def workers(address, folder, *many, **options):
    """Workers of a scheduler that are there: options of each, or None for plain ones."""
    with contextlib.ExitStack() as stack:
        before = len(numbers(address))
        for number, extra in enumerate(many):
            options |= {"options": extra} if extra else {}
            stack.enter_context(worker(address, folder / f"delavec {number}", **options))
        wait_until(lambda: len(numbers(address)) == before + len(many))
        yield
    wait_until(lambda: len(numbers(address)) == before)


def numbers(address):
    with Client(address, set_as_default=False) as client:
        return client.nthreads()


def wait_until(condition):
    until = time.monotonic() + 120
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.1)


def of_workers(address, function):
    with Client(address, set_as_default=False) as client:
        return list(client.run(function).values())


def other_version(folder):
    """A preload that makes a worker one of another version."""
    path = folder / "other_version.py"
    path.write_text("import furrow.__about__\nfurrow.__about__.__version__ = '0.0.1'\n")
    return path


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def test_boxes_are_predicted_and_each_worker_reads_the_model_once(address, tmp_path):
    boxes = write_boxes(tmp_path / "škatle 'Pomurje'")
    model = write_tiny_model(tmp_path / "model ž")

    def reads():  # a function of a function travels as code
        from furrow.engine.prediction import model_access

        counts = model_access._opened.cache_info()
        return counts.misses, counts.hits

    folder = tmp_path / "karte ž"
    spec = PredictSeasons((str(boxes.folder),), str(folder), str(model), scheduler=address)
    with workers(address, tmp_path, None, ("--nanny", "--nthreads", "3")):
        values = predict_seasons(spec, Reporter())
        counts = of_workers(address, reads)
        assert (values["predicted"], values["failed"]) == (4, 0)
        assert len(list(folder.glob("*/mask.tif"))) == 4
        assert {path.name for path in folder.glob("*") if path.is_file()} == {"probability.vrt", "mask.vrt"}
        assert sum(misses + hits for misses, hits in counts) == 4
        assert all(misses == (1 if misses + hits else 0) for misses, hits in counts)
        again = predict_seasons(spec, Reporter())
        assert again["kept"] == 4


def test_what_a_killed_worker_did_is_done_by_another(address, tmp_path):
    file, killed = tmp_path / "dovolj č", []
    with contextlib.ExitStack() as stack:
        processes = [stack.enter_context(worker(address, tmp_path / name)) for name in ("ena", "dva")]
        wait_until(lambda: len(numbers(address)) == 2)
        for outcome in run_on_cluster([Where()] + [Until((str(file),))] * 2 + [Where()], Reporter(), address):
            assert outcome.error is None
            if not killed:  # each of both is at work, or soon will be
                processes[0].kill()
                wait_until(lambda: len(numbers(address)) == 1)
                file.touch()
            killed.append(outcome.index)
    assert sorted(killed) == [0, 1, 2, 3]
    wait_until(lambda: not numbers(address))


def test_a_worker_does_one_job_at_a_time_with_all_its_threads(address, tmp_path):
    with workers(address, tmp_path, ("--no-nanny", "--nthreads", "4")):
        started = time.monotonic()
        outcomes = list(run_on_cluster([Where(), Count(50), Count(50)], Reporter(), address))
        assert time.monotonic() - started > 2  # side by side they would take one second
        assert outcomes[0].values["threads"] == "4"


def test_jobs_that_compute_on_a_gpu_go_to_workers_that_declare_one(address, tmp_path):
    plain, with_gpu = ("--no-nanny",), ("--no-nanny", "--resources", "GPU=1")
    specs = [Where(device) for device in ("auto", "cuda:0", "cpu", "auto", "cpu", "cuda")]
    with workers(address, tmp_path, plain, with_gpu):
        outcomes = list(run_on_cluster(specs, Reporter(), address))
        pids = {outcome.index: outcome.values["pid"] for outcome in outcomes}
        assert len({pids[index] for index in (0, 1, 3, 5)}) == 1
        assert "GPU=1" in psutil.Process(pids[0]).cmdline()
    with workers(address, tmp_path, plain):
        assert all(outcome.error is None for outcome in run_on_cluster(specs, Reporter(), address))


def test_a_worker_that_does_not_see_the_files_is_named(address, tmp_path):
    with workers(address, tmp_path, None):
        (name,) = numbers(address)
        gone = str(tmp_path / "ni je č")
        with pytest.raises(InputError, match=f"The worker '{name}' does not see '{gone}'"):
            list(run_on_cluster([Echo("a")], Reporter(), address, str(tmp_path), [str(tmp_path), gone]))
        fine = list(run_on_cluster([Echo("a")], Reporter(), address, str(tmp_path), [str(tmp_path)]))
        assert fine[0].error is None
    assert [path.name for path in tmp_path.glob(".furrow*")] == []


def test_another_version_is_told_before_anything_is_done(address, tmp_path):
    with (
        workers(address, tmp_path, None, preloads=[other_version(tmp_path)]),
        pytest.raises(EngineMissingError, match=rf"has version 0\.0\.1 of Furrow, but this is version {__version__}"),
    ):
        list(run_on_cluster([Echo("a")], Reporter(), address))


def test_a_worker_without_furrow_is_told(address, tmp_path):
    without = tmp_path / "without_furrow.py"
    without.write_text(
        "def dask_setup(worker):\n"
        "    import sys\n"
        "    for name in [name for name in sys.modules if name.split('.')[0] == 'furrow']:\n"
        "        sys.modules[name] = None\n"
    )
    with (
        workers(address, tmp_path, None, preloads=[without]),
        pytest.raises(EngineMissingError, match=r"cannot import Furrow .* docs/server\.md"),
    ):
        list(run_on_cluster([Echo("a")], Reporter(), address))


def test_a_worker_that_comes_later_helps_and_one_that_does_not_fit_is_left_out(address, tmp_path):
    warned, helped = tmp_path / "opozorjen", tmp_path / "pomagal"
    events, outcomes = [], []

    def hear(event):
        if isinstance(event, Warn) and "version" in event.text:
            events.append(event)
            warned.touch()

    specs = [Where(), Until((str(warned), str(helped))), Where()]
    with contextlib.ExitStack() as stack:
        stack.enter_context(workers(address, tmp_path / "prvi", None))
        for outcome in run_on_cluster(specs, Reporter(hear), address):
            if not outcomes:  # the first worker is busy from now on
                stack.enter_context(workers(address, tmp_path / "drugi", None, preloads=[other_version(tmp_path)]))
                stack.enter_context(workers(address, tmp_path / "tretji", None))
            outcomes.append(outcome)
            if outcome.index == 2:
                helped.touch()
    assert [outcome.index for outcome in outcomes] == [0, 2, 1]
    assert outcomes[0].values["pid"] != outcomes[1].values["pid"]
    assert len(events) == 1
    assert "A worker that came later is not used" in events[0].text
    assert "has version 0.0.1" in events[0].text


def test_no_scheduler_no_workers_no_address(address, tmp_path, monkeypatch):
    monkeypatch.setattr(side_by_side, "_FIRST_WORKER_S", 1.0)
    monkeypatch.setattr(connections, "_ANSWER_S", 1)
    with pytest.raises(TransferError, match=r"No worker of the scheduler 'tcp://127\.0\.0\.1:\d+' answered within 1"):
        list(run_on_cluster([Echo("a")], Reporter(), address))
    port = free_port()
    with pytest.raises(TransferError, match=f"No Dask scheduler answers at 'tcp://127.0.0.1:{port}'"):
        list(run_on_cluster([Echo("a")], Reporter(), f"tcp://127.0.0.1:{port}"))
    with pytest.raises(InputError, match="Dask cannot connect to the scheduler 'pigeon://roof'"):
        list(run_on_cluster([Echo("a")], Reporter(), "pigeon://roof"))
    with pytest.raises(InputError, match="for tls:// name the certificates"):
        list(run_on_cluster([Echo("a")], Reporter(), f"tls://127.0.0.1:{port}"))


def test_credentials_do_not_travel_in_the_clear():
    with pytest.raises(InputError, match=r"unencrypted to 'tcp://10\.0\.0\.1:8786'"):
        list(run_on_cluster([Echo("a"), Echo("b", token="x")], Reporter(), "tcp://10.0.0.1:8786"))


def test_a_download_travels_in_the_clear_unless_its_proxy_has_a_password(monkeypatch):
    def connect(scheduler, reporter):
        raise TransferError(f"asked '{scheduler}'")

    monkeypatch.setattr(side_by_side, "connected", connect)  # whether it is asked at all is what counts
    box = Box("ena", "EPSG:32633", 0, 0, 100, 100)
    plain = DownloadSTAC(boxes=(box,), folder="x")
    with pytest.raises(TransferError, match="asked 'tcp://nowhere"):
        list(run_on_cluster([plain], Reporter(), "tcp://nowhere.invalid:8786"))
    hidden = replace(plain, limits=TransferLimits(proxy="http://me:s3cret@proxy"))
    with pytest.raises(InputError, match="unencrypted"):
        list(run_on_cluster([plain, hidden], Reporter(), "tcp://nowhere.invalid:8786"))


def test_a_lost_scheduler_is_told(tmp_path):
    with scheduler(tmp_path / "scheduler") as (address, process), worker(address, tmp_path / "worker"):
        wait_until(lambda: numbers(address))
        with pytest.raises(TransferError, match="The connection to the scheduler is lost"):  # noqa: PT012
            for outcome in run_on_cluster([Echo("a"), Count(100_000)], Reporter(), address):
                assert outcome.index == 0
                process.kill()
