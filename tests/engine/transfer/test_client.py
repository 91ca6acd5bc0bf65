"""Transfers against a real server on loopback that does what servers and networks do."""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import numpy as np
import pytest

from furrow.engine.contract.download_jobs import TransferLimits
from furrow.engine.contract.errors import AccessError, InputError, JobCancelledError, TransferError
from furrow.engine.contract.events import Event, Message
from furrow.engine.reporting import Reporter
from furrow.engine.transfer import client as client_module
from furrow.engine.transfer import waiting
from furrow.engine.transfer.answers import Answer, UnexpectedAnswerError
from furrow.engine.transfer.client import Request, TransferClient
from furrow.engine.transfer.expecting import expect_json
from furrow.tests.builders.faults import (
    Cut,
    CutChunked,
    Delay,
    Empty,
    Fault,
    Hang,
    Html,
    Reset,
    Slow,
    Status,
    TooMany,
    Truncate,
)
from furrow.tests.builders.switchboard import Switchboard

BODY = np.random.default_rng(1).bytes(200_000)
DIGEST = hashlib.sha256(BODY).hexdigest()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Switchboard]:
    folder = tmp_path / "š č 'files'"
    folder.mkdir()
    (folder / "body.bin").write_bytes(BODY)
    (folder / "list.json").write_text('{"items": [1, 2]}', encoding="utf-8")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with Switchboard(f"http://127.0.0.1:{server.server_port}") as found:
        yield found
    server.shutdown()
    server.server_close()


def _client(reporter: Reporter | None = None, **limits: float) -> TransferClient:
    chosen = TransferLimits(**{"attempts": 4, "deadline_s": 30.0, **limits})  # type: ignore[arg-type]
    return TransferClient(chosen, reporter or Reporter(), service="the archive of tests")


def _whole(answer: Answer) -> None:
    if hashlib.sha256(answer.body).hexdigest() != DIGEST:
        raise UnexpectedAnswerError("it sent something else")


@pytest.fixture(autouse=True)
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client_module, "READ_TIMEOUT_S", 1.0)
    monkeypatch.setattr(client_module, "GRACE_S", 1.0)
    monkeypatch.setattr(waiting, "_FIRST_WAIT_S", 0.1)


@pytest.mark.parametrize(
    "fault",
    [
        Status(429),
        TooMany(1),
        TooMany(1, as_date=True),
        Status(500),
        Status(502),
        Status(503, headers={"Retry-After": "0"}),
        Status(504),
        Status(408),
        Cut(1000),
        CutChunked(1000),
        Reset(),
        Reset(after_bytes=500),
        Html(),
        Empty(),
        Truncate(0.5),
        Slow(1.0),
        Hang(),
    ],
    ids=repr,
)
def test_a_fault_is_survived_and_the_body_is_whole(board: Switchboard, fault: Fault) -> None:
    board.fail("body.bin", times=2, fault=fault)
    client = _client()
    answer = client.fetch(Request(f"{board.url}/body.bin"), _whole)
    assert hashlib.sha256(answer.body).hexdigest() == DIGEST
    assert len(board.asked("body.bin")) == 3
    assert client.requests == 3


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_status_that_stays_is_told_in_one_sentence(board: Switchboard, status: int) -> None:
    board.fail("body.bin", times=None, fault=Status(status))
    with pytest.raises(TransferError, match=rf"the archive of tests .*after 2 attempts: .*\(status {status}\)"):
        _client(attempts=2).fetch(Request(f"{board.url}/body.bin"))
    assert len(board.asked("body.bin")) == 2


@pytest.mark.parametrize("status", [400, 404, 410, 422])
def test_a_refused_request_is_not_tried_again_and_told_in_the_services_words(board: Switchboard, status: int) -> None:
    words = b'{"error": {"message": "Band CLX not found", "status": 400}}'
    board.fail("body.bin", times=None, fault=Status(status, body=words))
    with pytest.raises(InputError, match="Band CLX not found"):
        _client().fetch(Request(f"{board.url}/body.bin"))
    assert len(board.asked("body.bin")) == 1


@pytest.mark.parametrize("status", [401, 403])
def test_refused_credentials_are_told_and_not_tried_again(board: Switchboard, status: int) -> None:
    board.fail("body.bin", times=None, fault=Status(status))
    with pytest.raises(AccessError, match="the archive of tests"):
        _client().fetch(Request(f"{board.url}/body.bin"))
    assert len(board.asked("body.bin")) == 1


def test_a_token_that_ran_out_is_renewed_once(board: Switchboard) -> None:
    board.fail(lambda asked: asked.headers.get("authorization") != "Bearer new", times=None, fault=Status(401))
    asked: list[bool] = []

    def authorise(renew: bool) -> dict[str, str]:
        asked.append(renew)
        return {"Authorization": "Bearer new" if any(asked) else "Bearer old"}

    client = TransferClient(TransferLimits(), Reporter(), service="a service", authorise=authorise)
    assert client.fetch(Request(f"{board.url}/body.bin"), _whole).status == 200
    assert asked == [False, True]


def test_the_wait_asked_for_is_kept_and_told(board: Switchboard) -> None:
    board.fail("body.bin", times=1, fault=TooMany(6))
    events: list[Event] = []
    started = time.monotonic()
    _client(Reporter(events.append)).fetch(Request(f"{board.url}/body.bin"), _whole)
    assert time.monotonic() - started >= 6
    assert any(isinstance(event, Message) and "asked to slow down" in event.text for event in events)


def test_a_wait_beyond_the_deadline_is_not_begun(board: Switchboard) -> None:
    board.fail("body.bin", times=None, fault=TooMany(3600))
    started = time.monotonic()
    with pytest.raises(TransferError, match="status 429"):
        _client(deadline_s=20.0).fetch(Request(f"{board.url}/body.bin"))
    assert time.monotonic() - started < 10


def test_a_server_that_sends_a_byte_a_second_ends_with_the_rate_in_the_sentence(board: Switchboard) -> None:
    board.fail("body.bin", times=None, fault=Slow(2.0))
    with pytest.raises(TransferError, match=r"too slow \(\d+ bytes a second\)"):
        _client(attempts=1).fetch(Request(f"{board.url}/body.bin"))


@pytest.mark.parametrize("fault", [Slow(2.0), Hang(), TooMany(60), Delay(30)], ids=repr)
def test_a_cancel_ends_a_wait_at_once(board: Switchboard, fault: Fault, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client_module, "READ_TIMEOUT_S", 60.0)
    board.fail("body.bin", times=None, fault=fault)
    cancelled = threading.Event()
    threading.Timer(0.5, cancelled.set).start()
    started = time.monotonic()
    with pytest.raises(JobCancelledError):
        _client(Reporter(cancelled=cancelled), attempts=50, deadline_s=600.0).fetch(Request(f"{board.url}/body.bin"))
    assert time.monotonic() - started < 3


def test_html_with_status_200_is_no_json(board: Switchboard) -> None:
    board.fail("list.json", times=None, fault=Html())
    with pytest.raises(TransferError, match="no JSON but a web page"):
        _client(attempts=2).fetch(Request(f"{board.url}/list.json"), expect_json)


def test_a_dead_server_is_told_without_the_query(board: Switchboard) -> None:
    dead = "http://user:hunter2@127.0.0.1:9/x?token=s3cret"
    with pytest.raises(TransferError) as caught:
        _client(attempts=1).fetch(Request(dead, params={"key": "s3cret"}))
    assert "s3cret" not in str(caught.value)
    assert "hunter2" not in str(caught.value)
    assert "127.0.0.1:9/x" in str(caught.value)


def test_secrets_are_struck_out_of_what_the_service_says(board: Switchboard) -> None:
    board.fail("body.bin", fault=Status(400, body=b'{"message": "client pa55word is odd"}'))
    client = TransferClient(TransferLimits(), Reporter(), service="a service", secrets=("pa55word",))
    with pytest.raises(InputError) as caught:
        client.fetch(Request(f"{board.url}/body.bin"))
    assert "pa55word" not in str(caught.value)
    assert "client *** is odd" in str(caught.value)


@pytest.mark.parametrize("url", ["", "no address", "ftp://127.0.0.1/x", "http://"])
def test_an_address_that_is_none_is_told(url: str) -> None:
    with pytest.raises(InputError, match="https://"):
        _client().fetch(Request(url))


def test_a_proxy_is_used(board: Switchboard) -> None:
    client = TransferClient(TransferLimits(proxy=board.url), Reporter(), service="a service")
    target = board.url.replace("127.0.0.1", "localhost")
    board.fail(lambda asked: True, times=None, fault=Status(404, body=b"by the proxy"))
    with pytest.raises(InputError, match="by the proxy"):
        client.fetch(Request(f"{target.rsplit(':', 1)[0]}:9/body.bin"))


def test_an_announced_size_beyond_reason_is_refused(board: Switchboard, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client_module, "_LARGEST", 1000)
    with pytest.raises(InputError, match="choose a smaller area"):
        _client().fetch(Request(f"{board.url}/body.bin"))


def test_many_threads_share_a_client(board: Switchboard) -> None:
    board.random(seed=5, share=0.3, faults=[Status(500), Cut(100), Reset()], in_a_row=2)
    client = _client(attempts=8)
    bodies: list[bytes] = []

    def work() -> None:
        for _ in range(4):
            bodies.append(client.fetch(Request(f"{board.url}/body.bin"), _whole).body)

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(bodies) == 24
    assert set(bodies) == {BODY}
    assert client.received >= 24 * len(BODY)


def test_a_pause_holds_the_next_attempt_and_does_not_use_up_its_time(board: Switchboard) -> None:
    reporter = Reporter()
    reporter.pause()
    threading.Timer(1.5, reporter.resume).start()
    started = time.monotonic()
    answer = _client(reporter, deadline_s=1.2).fetch(Request(f"{board.url}/body.bin"), _whole)
    assert answer.body == BODY
    assert time.monotonic() - started >= 1.4
    assert board.requests[0].time - started >= 1.4
