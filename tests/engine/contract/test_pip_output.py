"""What pip prints, in words and in reasons."""

from __future__ import annotations

import pytest

from furrow.engine.contract.errors import EngineMissingError, ResourceError
from furrow.engine.contract.pip_output import PipProgress, explain_failure, not_offered
from furrow.engine.contract.pip_steps import pip_environment, without_secrets

NOT_FOUND = "ERROR: No matching distribution found for torch==2.13.0+cpu\n"
REFUSED = (
    "WARNING: Retrying (Retry(total=0)) after connection broken by 'NewConnectionError(\"HTTPSConnection(host='x', "
    "port=443): Failed to establish a new connection: [Errno 111] Connection refused\")': /simple/numpy/\n"
)


@pytest.mark.parametrize(
    ("output", "kind", "words"),
    [
        (REFUSED + NOT_FOUND, EngineMissingError, "cannot be reached"),
        (
            "ReadTimeoutError(\"HTTPSConnectionPool(host='x', port=443): Read timed out.\")",
            EngineMissingError,
            "cannot be reached",
        ),
        ("ERROR: HTTP error 503 Server Error: Busy for url", EngineMissingError, "cannot be reached"),
        (
            "ProxyError('Cannot connect to proxy.', OSError('Tunnel connection failed: 407'))",
            EngineMissingError,
            "the proxy",
        ),
        ("SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED]'))", EngineMissingError, "PIP_CERT"),
        ("ERROR: 403 Client Error: Forbidden for url", EngineMissingError, "refused access"),
        (
            "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.",
            EngineMissingError,
            "hash differs",
        ),
        (
            "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device",
            ResourceError,
            "disk is full",
        ),
        ("OSError: [WinError 112] There is not enough space on the disk", ResourceError, "disk is full"),
        (
            "HINT: This error might have occurred since this system does not have Windows Long Path support",
            EngineMissingError,
            "too long",
        ),
        ("PermissionError: [WinError 5] Access is denied: 'x.pyd'", EngineMissingError, "may not be written"),
        ("ERROR: Missing dependencies for SOCKS support.", EngineMissingError, "SOCKS"),
        (NOT_FOUND, EngineMissingError, r"no package 'torch==2.13.0\+cpu'"),
        ("something new\n\n", EngineMissingError, r"\(something new\)"),
        ("", EngineMissingError, r"\(no output\)"),
    ],
)
def test_a_failure_is_told_by_its_output(output: str, kind: type[Exception], words: str) -> None:
    error = explain_failure(output, "installing the packages")
    assert type(error) is kind
    with pytest.raises(kind, match=words):
        raise error


def test_only_a_reachable_index_can_say_that_it_lacks_a_package() -> None:
    assert not_offered(NOT_FOUND, "torch")
    assert not not_offered(NOT_FOUND, "numpy")
    assert not not_offered(REFUSED + NOT_FOUND, "torch")
    assert not not_offered("", "torch")


def test_progress_is_told_in_words() -> None:
    told: list[tuple[float, str]] = []
    progress = PipProgress(lambda share, words: told.append((round(share, 3), words)), expected=4)
    for line in (
        "Looking in links: file:///wheels",
        "Collecting rasterio==1.4.4 (from -r lock (line 3))",
        "  Downloading rasterio-1.4.4-cp311-cp311-manylinux_2_28_x86_64.whl.metadata (9.1 kB)",
        "  Downloading rasterio-1.4.4-cp311-cp311-manylinux_2_28_x86_64.whl (35.9 MB)",
        "Progress 50 of 100",
        "Processing /a folder/č/typing_extensions-4.16.0-py3-none-any.whl",
        "Requirement already satisfied: numpy in ./lib",
        "Installing collected packages: rasterio",
        "Successfully installed rasterio-1.4.4",
    ):
        progress(line)
    assert told == [
        (0.0, "asking the package index"),
        (0.0, "downloading rasterio 1.4.4 (35.9 MB)"),
        (0.094, "downloading rasterio 1.4.4 (35.9 MB)"),
        (0.281, "taking typing-extensions 4.16.0"),
        (0.375, "taking typing-extensions 4.16.0"),
        (0.8, "unpacking what was downloaded"),
    ]


def test_variables_that_would_misdirect_pip_are_left_out(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    for name, value in {"PIP_TARGET": "/x", "PIP_CONSTRAINT": "/y", "PIP_CERT": "/c.pem", "PYTHONPATH": "/p"}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("PIP_USER", "1")
    variables = pip_environment(None, tmp_path)
    assert not {"PIP_TARGET", "PIP_CONSTRAINT", "PYTHONPATH"} & variables.keys()
    assert variables["PIP_CERT"] == "/c.pem"
    assert variables["PIP_USER"] == "0"
    assert variables["TMPDIR"] == str(tmp_path)


def test_the_proxy_of_the_machine_stays_without_one_of_qgis(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://machine:1")
    assert pip_environment(None, tmp_path)["HTTPS_PROXY"] == "http://machine:1"
    assert pip_environment("http://qgis:2", tmp_path)["HTTPS_PROXY"] == "http://qgis:2"


def test_credentials_are_masked() -> None:
    assert without_secrets("https://ana:sesame@host/simple x") == "https://***@host/simple x"
    assert without_secrets("via ana:sesame@host:3", {"HTTP_PROXY": "ana:sesame@host:3"}) == "via ***"
    assert without_secrets("none.local", {"NO_PROXY": "none.local"}) == "none.local"
