"""Errors in the shapes of Sentinel Hub."""

from __future__ import annotations

from typing import Any

_REASONS = {
    400: ("Bad Request", "COMMON_BAD_PAYLOAD"),
    401: ("Unauthorized", "COMMON_UNAUTHORIZED"),
    404: ("Not Found", "COMMON_NOT_FOUND"),
    415: ("Unsupported Media Type", "COMMON_BAD_PAYLOAD"),
    429: ("Too Many Requests", "RATE_LIMIT_EXCEEDED"),
    501: ("Not Implemented", "LOOPBACK_CANNOT"),
}


class BadRequest(Exception):  # noqa: N818
    """A request that breaks the reference.

    Args:
        parameter: Where, such as `output->width`.
        violation: What is wrong.
        status: Of the answer.
    """

    def __init__(self, parameter: str, violation: str, status: int = 400) -> None:
        super().__init__(violation)
        self.parameter, self.violation, self.status = parameter, violation, status

    def document(self) -> dict[str, Any]:
        """Return the body of the answer."""
        errors = [{"parameter": self.parameter, "violation": self.violation}] if self.parameter else []
        return error_document(self.status, f"{self.violation}\n", errors)


def error_document(status: int, message: str, errors: list[dict[str, str]] | None = None) -> dict[str, Any]:
    """Return the body of an answer that is an error."""
    reason, code = _REASONS[status]
    error: dict[str, Any] = {"status": status, "reason": reason, "message": message, "code": code}
    if errors:
        error["errors"] = errors
    return {"error": error}
