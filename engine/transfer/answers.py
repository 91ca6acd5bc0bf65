"""What is asked of a service and what it answers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

__all__ = ["Answer", "Request", "UnexpectedAnswerError", "described", "own_words", "shown_address"]


_OWN_WORDS = 200  # characters of a service's own explanation that are shown


class UnexpectedAnswerError(Exception):
    """An answer is not what was asked for; the text says what it is. Another try may mend it."""


@dataclass(frozen=True)
class Request:
    """One HTTP request.

    Attributes:
        url: Absolute address.
        method: "GET" or "POST".
        params: Query.
        headers: Headers beside those of the client.
        json: Body as JSON.
        data: Body as bytes or as a form.
        byte_range: First and last byte wanted, or None for all.
    """

    url: str
    method: str = "GET"
    params: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    json: Any = None
    data: bytes | Mapping[str, str] | None = None
    byte_range: tuple[int, int] | None = None


@dataclass(frozen=True)
class Answer:
    """One whole HTTP answer of a success status.

    Attributes:
        status: HTTP status.
        headers: Headers; names compare without regard to case.
        body: The body, decoded from its transfer and content encodings.
        url: Address it came from, redirects followed.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes
    url: str

    def document(self) -> Any:  # noqa: ANN401 - whatever the service sends
        """Return the body read as JSON.

        Raises:
            UnexpectedAnswerError: It is none.
        """
        try:
            return json.loads(self.body)
        except (ValueError, RecursionError) as error:
            raise UnexpectedAnswerError(f"it sent no JSON but {described(self)}") from error


def described(answer: Answer) -> str:
    """Return what a body is, in words for messages."""
    kind = answer.headers.get("Content-Type", "").split(";")[0].strip()
    start = answer.body[:200].lstrip().lower()
    if not answer.body:
        return "an empty body"
    if start.startswith((b"<!doctype html", b"<html")) or kind == "text/html":
        return "a web page"
    return f"{len(answer.body)} bytes of {kind or 'an unstated type'}"


def shown_address(url: str) -> str:
    """Return an address for messages: without query and credentials, which may hold secrets."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    port = f":{parts.port}" if parts.port else ""
    return f"{parts.scheme}://{host}{port}{parts.path}"


def own_words(answer: Answer) -> str:
    """Return a service's own explanation of a refusal, with a colon before it; empty when there is none."""
    try:
        document = answer.document()
    except UnexpectedAnswerError:
        text = (
            "" if b"<" in answer.body[:50] or not answer.body else answer.body[:_OWN_WORDS].decode("utf-8", "replace")
        )
        return f": {' '.join(text.split())}" if text.strip() else f", {described(answer)}"
    found = ""
    if isinstance(document, dict):
        inner = document.get("error")
        place = inner if isinstance(inner, dict) else document
        for key in ("message", "error_description", "detail", "description", "error", "title"):
            if isinstance(place.get(key), str) and place[key].strip():
                found = place[key]
                break
    return f": {' '.join(found.split())[:_OWN_WORDS]}" if found else ""
