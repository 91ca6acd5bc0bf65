"""Who may ask Sentinel Hub, and how: deployments, tokens, and the transport under its library."""

from __future__ import annotations

import datetime
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from sentinelhub.config import SHConfig
from sentinelhub.download.models import DownloadRequest, DownloadResponse
from sentinelhub.download.sentinelhub_client import SentinelHubDownloadClient

from furrow.engine.contract.download_jobs import DownloadSentinelHub
from furrow.engine.contract.errors import AccessError, InputError
from furrow.engine.reporting import Reporter
from furrow.engine.transfer.answers import UnexpectedAnswerError
from furrow.engine.transfer.client import Answer, Request, TransferClient
from furrow.engine.transfer.expecting import expect_json

__all__ = ["Endpoint", "HubAccess", "HubTransport", "endpoint_of"]

_BEFORE_EXPIRY_S = 60.0


@dataclass(frozen=True)
class Endpoint:
    """A deployment of Sentinel Hub.

    Attributes:
        title: Name for people.
        base_url: Address of its APIs, without a slash at the end.
        token_url: Where tokens are asked for.
        cloud_masks: Whether its Sentinel-2 L2A has CLM and CLP.
    """

    title: str
    base_url: str
    token_url: str
    cloud_masks: bool


_ENDPOINTS = {
    "copernicus": Endpoint(
        "Copernicus Data Space",
        "https://sh.dataspace.copernicus.eu",
        "https://identity.dataspace.copernicus.eu/auth/realms/CDSE/protocol/openid-connect/token",
        cloud_masks=False,
    ),
    "commercial": Endpoint(
        "Sentinel Hub",
        "https://services.sentinel-hub.com",
        "https://services.sentinel-hub.com/auth/realms/main/protocol/openid-connect/token",
        cloud_masks=True,
    ),
}


def endpoint_of(spec: DownloadSentinelHub) -> Endpoint:
    """Return the deployment a job names.

    Raises:
        InputError: It is unknown, or a custom one lacks an address, or there are no credentials.
    """
    if not spec.client_id or not spec.client_secret:
        raise InputError(
            "There are no credentials: choose an authentication configuration that holds the OAuth client "
            "(its id as user name, its secret as password)."
        )
    if spec.endpoint in _ENDPOINTS:
        return _ENDPOINTS[spec.endpoint]
    if spec.endpoint != "custom":
        raise InputError(f"'{spec.endpoint}' is no endpoint: choose copernicus, commercial or custom.")
    for address in (spec.base_url, spec.token_url):
        parts = urlsplit(address)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise InputError(
                f"'{address}' is no address of a custom endpoint: give those of its APIs and of its tokens, each "
                "starting with https://."
            )
    return Endpoint("Sentinel Hub", spec.base_url.rstrip("/"), spec.token_url, spec.cloud_masks)


class HubAccess:
    """Tokens of one OAuth client. Safe to share among threads.

    The library's own session knows no time-out, no proxy and no cancel, so the token is fetched as everything else.

    Args:
        endpoint: The deployment.
        spec: Holds the credentials.
        reporter: Asked whether to stop.
    """

    def __init__(self, endpoint: Endpoint, spec: DownloadSentinelHub, reporter: Reporter) -> None:
        self._endpoint = endpoint
        self._form = {
            "grant_type": "client_credentials",
            "client_id": spec.client_id,
            "client_secret": spec.client_secret,
        }
        self._client = TransferClient(
            spec.limits, reporter, service=endpoint.title, secrets=(spec.client_id, spec.client_secret)
        )
        self._lock = threading.Lock()
        self._token, self._ends = "", 0.0
        self._given = threading.local()

    def headers(self, renew: bool) -> Mapping[str, str]:
        """Return the header of a token that is good; of a new one where the last given to this thread was refused.

        Raises:
            AccessError: The credentials are wrong.
            TransferError: There is no token to be had.
        """
        with self._lock:
            refused = renew and getattr(self._given, "token", None) == self._token
            if refused or time.monotonic() > self._ends - _BEFORE_EXPIRY_S:
                self._renew()
            self._given.token = self._token
            return {"Authorization": f"Bearer {self._token}"}

    def _renew(self) -> None:
        asked = time.monotonic()
        try:
            answer = self._client.fetch(Request(self._endpoint.token_url, "POST", data=self._form), _expect_token)
        except (AccessError, InputError) as error:
            raise AccessError(
                f"{self._endpoint.title} does not know the OAuth client: check its id and secret in QGIS's "
                "authentication settings, and that it was made for this endpoint."
            ) from error
        document = answer.document()
        self._token = document["access_token"]
        # A token that lives shorter than our margin is used for half of its life.
        life = float(document.get("expires_in", 300))
        self._ends = asked + max(life, 0.0) + (_BEFORE_EXPIRY_S - life / 2 if life < 2 * _BEFORE_EXPIRY_S else 0.0)


def _expect_token(answer: Answer) -> None:
    expect_json(answer)
    document = answer.document()
    token, life = document.get("access_token"), document.get("expires_in", 300)
    if not isinstance(token, str) or not token or not isinstance(life, int | float):
        raise UnexpectedAnswerError("it sent no token")


class HubTransport(SentinelHubDownloadClient):
    """Requests of the library, sent through our own client.

    Args:
        client: Ours.
        config: The library's.
    """

    def __init__(self, client: TransferClient, config: SHConfig) -> None:
        super().__init__(config=config)
        self._transfer = client

    def _execute_download(self, request: DownloadRequest) -> DownloadResponse:
        asked = Request(
            str(request.url),
            request.request_type.value,
            json=request.post_values,
            headers={str(name): str(value) for name, value in request.headers.items()},
        )
        answer = self._transfer.fetch(asked, expect_json)
        return DownloadResponse(
            request=request,
            content=answer.body,
            headers=dict(answer.headers),
            status_code=answer.status,
            elapsed=datetime.timedelta().total_seconds(),
        )
