"""Signatures of files in archives that hand them out for a while."""

from __future__ import annotations

import datetime
import threading

from furrow.engine.contract.errors import TransferError
from furrow.engine.transfer.answers import UnexpectedAnswerError
from furrow.engine.transfer.client import Answer, Request, TransferClient
from furrow.engine.transfer.expecting import expect_json

__all__ = ["Signer"]

_BEFORE_EXPIRY = datetime.timedelta(minutes=2)
_LONG_AGO = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)


class Signer:
    """Adds the archive's signature to addresses of its files. Safe to share among threads.

    Args:
        address: Where a signature is asked for; empty where files need none.
        client: How it is fetched.
    """

    def __init__(self, address: str, client: TransferClient) -> None:
        self._address, self._client = address, client
        self._lock = threading.Lock()
        self._signature = ""
        self._ends = _LONG_AGO

    @property
    def needed(self) -> bool:
        """Whether files need a signature."""
        return bool(self._address)

    def sign(self, href: str) -> str:
        """Return the address of a file with a signature that is still good."""
        if not self._address:
            return href
        with self._lock:
            if datetime.datetime.now(datetime.UTC) >= self._ends - _BEFORE_EXPIRY:
                self._renew()
            joint = "&" if "?" in href else "?"
            return f"{href}{joint}{self._signature}"

    def refuse(self, signed: str) -> None:
        """Note that the server did not accept an address that `sign` returned."""
        with self._lock:
            if signed.endswith(self._signature):  # another thread may have renewed it already
                self._ends = _LONG_AGO

    def _renew(self) -> None:
        answer = self._client.fetch(Request(self._address), _expect_signature)
        document = answer.document()
        self._signature = document["token"].lstrip("?")
        try:
            self._ends = datetime.datetime.fromisoformat(document["msft:expiry"]).astimezone(datetime.UTC)
        except (KeyError, ValueError, TypeError) as error:
            raise TransferError("The archive does not say how long its signature is good: choose another.") from error
        soon = datetime.datetime.now(datetime.UTC) + 2 * _BEFORE_EXPIRY
        if self._ends < soon:  # a clock that is wrong, ours or theirs, must not make us ask without end
            self._ends = soon


def _expect_signature(answer: Answer) -> None:
    expect_json(answer)
    if not isinstance(answer.document().get("token"), str):
        raise UnexpectedAnswerError("it sent no signature")
