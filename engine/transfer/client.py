"""A client for HTTP that survives what networks and services do."""

from __future__ import annotations

import datetime
import queue
import random
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

import requests
import urllib3
from requests.adapters import HTTPAdapter

from furrow.__about__ import __version__
from furrow.engine.contract.download_jobs import TransferLimits
from furrow.engine.contract.errors import AccessError, InputError, TransferError
from furrow.engine.patience import patiently
from furrow.engine.reporting import Reporter
from furrow.engine.transfer.answers import Answer, Request, UnexpectedAnswerError, own_words, shown_address
from furrow.engine.transfer.waiting import RETRIED_STATUSES, backoff, retry_after

__all__ = ["Answer", "Authorise", "Request", "TransferClient"]

Authorise = Callable[[bool], Mapping[str, str]]
"""Gives the headers that prove who asks; called with True when a service refused the last ones."""

CONNECT_TIMEOUT_S = 20.0
READ_TIMEOUT_S = 60.0  # a service may think for long before the first byte
GRACE_S = 15.0  # seconds before the rate of a transfer is judged
_PIECE = 1 << 16
_POLL_S = 0.2
_LARGEST = 2_000_000_000  # bytes of one answer; a box of 25 km is far below


class _TryAgainError(Exception):
    """This attempt failed in a way that another may not."""

    def __init__(self, reason: str, wait: float | None = None) -> None:
        super().__init__(reason)
        self.wait = wait


class TransferClient:
    """Fetches whole, checked answers. Safe to use from several threads.

    A request is tried again after a refused or broken connection, a body that is cut short, too slow or not what was
    expected, and after the statuses of `RETRIED_STATUSES`, until its attempts or its deadline are used up.

    Args:
        limits: Attempts, deadline, minimum rate and proxy.
        reporter: Asked whether to stop; told when a service makes us wait for long.
        service: What the service is called in messages, such as "Sentinel Hub".
        authorise: Gives the headers that prove who asks; None for an open service.
        secrets: Texts that are struck out of what the service says, should it repeat them.
        retry_after_unit_s: What a number in `Retry-After` counts. Where a service departs from seconds, its wait is
            never taken as shorter than ours would be.
    """

    def __init__(
        self,
        limits: TransferLimits,
        reporter: Reporter,
        *,
        service: str,
        authorise: Authorise | None = None,
        secrets: Sequence[str] = (),
        retry_after_unit_s: float = 1.0,
    ) -> None:
        self._limits, self._reporter, self._service, self._authorise = limits, reporter, service, authorise
        self._retry_after_unit_s = retry_after_unit_s
        self._secrets = tuple(secret for secret in secrets if secret)
        self._idle: queue.LifoQueue[requests.Session] = queue.LifoQueue()
        self._jitter = random.Random()  # spreads tries, hides nothing # noqa: S311 # nosec B311
        self.received = 0
        """Bytes of bodies received so far."""
        self.requests = 0
        """Requests sent so far, failed ones included."""
        self._counting = threading.Lock()

    def fetch(self, request: Request, expect: Callable[[Answer], None] | None = None) -> Answer:
        """Return the answer of a request.

        Args:
            request: What to ask.
            expect: Raises `UnexpectedAnswerError` when an answer is not what was asked for.

        Raises:
            TransferError: No attempt succeeded.
            AccessError: The service refuses the credentials (401), or what they may do (403).
            InputError: The service refuses the request itself (400, 404, 422 ...).
            JobCancelledError: The job was cancelled.
        """
        deadline = time.monotonic() + self._limits.deadline_s
        attempts = max(self._limits.attempts, 1)
        renewed = False
        attempt = 0
        while True:
            attempt += 1
            deadline += self._reporter.wait_while_paused()
            try:
                answer = self._attempt(request, deadline, renew=False)
                if answer is None and self._authorise is not None and not renewed:
                    renewed = True  # a token may have run out between two requests
                    answer = self._attempt(request, deadline, renew=True)
                if answer is None:
                    raise self._refusal(request)
                if expect is not None:
                    expect(answer)
                return answer
            except UnexpectedAnswerError as error:
                failure = _TryAgainError(str(error))
            except _TryAgainError as error:
                failure = error
            pause = backoff(attempt, failure.wait, self._jitter)
            if self._retry_after_unit_s != 1.0:
                pause = max(pause, backoff(attempt, None, self._jitter))
            if attempt >= attempts or time.monotonic() + pause > deadline:
                raise self._given_up(request, str(failure), attempt) from failure
            self._wait(pause, str(failure))

    def _refusal(self, request: Request) -> AccessError:
        return AccessError(
            f"{self._service} at {shown_address(request.url)} does not accept the credentials: "
            "check them in QGIS's authentication settings."
        )

    def _given_up(self, request: Request, reason: str, attempt: int) -> TransferError:
        tries = "1 attempt" if attempt == 1 else f"{attempt} attempts"
        return TransferError(
            f"{self._service} at {shown_address(request.url)} did not give what was asked for after {tries}: "
            f"{reason}. Run the job again to go on from here."
        )

    def _wait(self, seconds: float, reason: str) -> None:
        if seconds > 5:
            self._reporter.message(f"{self._service}: {reason}; trying again in {seconds:.0f} s.")
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self._reporter.check_cancelled()
            time.sleep(min(left, _POLL_S))

    def _attempt(self, request: Request, deadline: float, *, renew: bool) -> Answer | None:
        """Return the answer of one attempt; None when the service does not know who asks (401)."""
        headers = {**(self._authorise(renew) if self._authorise else {}), **request.headers}
        if request.byte_range is not None:
            headers["Range"] = f"bytes={request.byte_range[0]}-{request.byte_range[1]}"
            headers["Accept-Encoding"] = "identity"  # parts of a compressed form are of no use
        left = deadline - time.monotonic()
        if left <= 0:
            raise _TryAgainError("its time was up")
        with self._counting:
            self.requests += 1
        answer = self._guarded(lambda: self._exchange(request, headers, deadline), deadline)
        if answer.status == 401:
            return None
        if answer.status in RETRIED_STATUSES:
            now = datetime.datetime.now(datetime.UTC)
            asked = retry_after(answer.headers.get("Retry-After"), now, self._retry_after_unit_s)
            raise _TryAgainError(f"{RETRIED_STATUSES[answer.status]} (status {answer.status})", asked)
        if answer.status >= 300:
            raise self._final(answer)
        return answer

    def _guarded(self, work: Callable[[], Answer], deadline: float) -> Answer:
        """Do work in a thread of its own, so that a cancel need not wait until a silent socket gives up."""

        def check() -> None:
            self._reporter.check_cancelled()
            if time.monotonic() > deadline + GRACE_S:
                raise _TryAgainError("its time was up")

        return patiently(work, check)

    def _exchange(self, request: Request, headers: Mapping[str, str], deadline: float) -> Answer:
        left = max(deadline - time.monotonic(), 0.1)
        with self._failures_told(), self._session() as session:
            response = session.request(
                request.method,
                request.url,
                params=dict(request.params) or None,
                headers=headers,
                json=request.json,
                data=request.data,
                stream=True,
                timeout=(min(CONNECT_TIMEOUT_S, left), min(READ_TIMEOUT_S, left)),
            )
            with response:
                body = self._body(response, deadline)
        return Answer(response.status_code, response.headers, body, response.url)

    def _final(self, answer: Answer) -> AccessError | InputError:
        place = f"{self._service} at {shown_address(answer.url)}"
        words = own_words(answer)
        for secret in self._secrets:
            words = words.replace(secret, "***")
        if answer.status in (403, 407):
            return AccessError(f"{place} does not allow this (status {answer.status}{words}): check your account.")
        return InputError(f"{place} refuses the request (status {answer.status}{words}): check the parameters.")

    def _body(self, response: requests.Response, deadline: float) -> bytes:
        """Read a body piece by piece, so that a cancel, a deadline or a trickle ends it."""
        stated = response.headers.get("Content-Length", "")
        if stated.isdigit() and int(stated) > _LARGEST:
            raise InputError(f"{self._service} would send {int(stated) / 1e9:.1f} GB at once: choose a smaller area.")
        pieces, size, started = [], 0, time.monotonic()
        for piece in _pieces(response.raw):
            self._reporter.check_cancelled()
            pieces.append(piece)
            size += len(piece)
            with self._counting:
                self.received += len(piece)
            now = time.monotonic()
            if now > deadline:
                raise _TryAgainError("its time was up before the transfer ended")
            if size > _LARGEST:
                raise InputError(f"{self._service} sends more than {_LARGEST / 1e9:.0f} GB: choose a smaller area.")
            if now - started > GRACE_S and size < self._limits.minimum_rate * (now - started):
                raise _TryAgainError(f"the transfer was too slow ({size / (now - started):.0f} bytes a second)")
        if stated.isdigit() and not response.headers.get("Content-Encoding") and size != int(stated):
            raise _TryAgainError(f"the answer was cut short ({size} of {stated} bytes)")
        return b"".join(pieces)

    @contextmanager
    def _failures_told(self) -> Iterator[None]:
        """Turn what the libraries raise into a reason in words; their own texts hold addresses and more."""
        try:
            yield
        except requests.exceptions.SSLError as error:
            raise TransferError(
                f"The certificate of {self._service} cannot be checked ({_innermost(error)}): ask your network's "
                "administrator, and set REQUESTS_CA_BUNDLE to the certificates of your organisation where it has own."
            ) from error
        except requests.exceptions.ProxyError as error:
            raise _TryAgainError("the proxy refused or did not answer") from error
        except (requests.exceptions.Timeout, urllib3.exceptions.TimeoutError) as error:
            raise _TryAgainError("it did not answer in time") from error
        except (requests.exceptions.InvalidURL, requests.exceptions.MissingSchema, requests.exceptions.InvalidSchema):
            raise InputError(f"The address of {self._service} is none: give one that starts with https://.") from None
        except (requests.exceptions.ChunkedEncodingError, urllib3.exceptions.ProtocolError) as error:
            raise _TryAgainError("the connection broke off before the answer was whole") from error
        except (requests.exceptions.ContentDecodingError, urllib3.exceptions.DecodeError) as error:
            raise _TryAgainError("its compressed answer cannot be unpacked") from error
        except (requests.exceptions.ConnectionError, urllib3.exceptions.HTTPError, OSError) as error:
            if isinstance(error, TransferError | AccessError):
                raise
            raise _TryAgainError(f"it cannot be reached ({_innermost(error)})") from error

    @contextmanager
    def _session(self) -> Iterator[requests.Session]:
        """Lend a session: one serves one thread at a time, and keeps its connections for the next."""
        try:
            session = self._idle.get_nowait()
        except queue.Empty:
            session = self._new_session()
        yield session
        self._idle.put(session)  # not after an error: its connections may be in any state

    def _new_session(self) -> requests.Session:
        session = requests.Session()
        session.headers["User-Agent"] = f"Furrow/{__version__}"
        # Tries are counted here, where a wait can be cancelled; urllib3's own would come on top.
        adapter = HTTPAdapter(max_retries=urllib3.Retry(0, redirect=5, read=False))
        session.mount("https://", adapter)
        session.mount("http://", adapter)
        session.auth = _no_netrc
        if self._limits.proxy:
            session.proxies = {"http": self._limits.proxy, "https": self._limits.proxy}
        return session


def _no_netrc(request: requests.PreparedRequest) -> requests.PreparedRequest:
    """Keep requests from sending what stands in the user's .netrc in place of our token."""
    return request


def _pieces(raw: urllib3.BaseHTTPResponse) -> Iterator[bytes]:
    """Yield what arrives as it arrives; `read` would wait until a whole piece is there, however slowly it comes."""
    while True:
        piece = raw.read1(_PIECE, decode_content=True)
        if not piece:
            return
        yield piece


def _innermost(error: BaseException) -> str:
    """Return the kind of the first cause, without its text: that may hold addresses with secrets."""
    seen: set[int] = set()
    current: BaseException = error
    while id(current) not in seen:
        seen.add(id(current))
        inner = current.__cause__ or current.__context__ or getattr(current, "reason", None)
        if isinstance(inner, BaseException):
            current = inner
    if isinstance(current, OSError) and current.strerror:
        return current.strerror
    return type(current).__name__
