"""Parcels, the GeoPackage that services serve, and the job that fetches them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from furrow.engine.contract.download_jobs import TransferLimits
from furrow.engine.contract.events import Event, Message, Warn
from furrow.engine.contract.parcel_jobs import FetchParcels
from furrow.engine.reference.fetching.job import fetch_parcels
from furrow.engine.reporting import Reporter
from furrow.tests.builders.parcel_services import BOX, BuiltParcels, build_parcels, write_source

AWKWARD = "parcele 'č' \"1\" 100%"


@pytest.fixture(scope="session")
def parcels() -> BuiltParcels:
    return build_parcels()


@pytest.fixture(scope="session")
def source(parcels: BuiltParcels, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A GeoPackage in Slovenia's national grid. Not to be changed."""
    return write_source(tmp_path_factory.mktemp("source") / "vir.gpkg", parcels)


class Fetch:
    """Runs the job and keeps what it said."""

    def __init__(self, folder: Path) -> None:
        self.output = folder / AWKWARD / "izhod.gpkg"
        self.events: list[Event] = []
        self.reporter = Reporter(self.events.append)

    def __call__(self, service: str, url: str, collection: str = "parcele", **changes: Any) -> dict[str, Any]:
        settings = {
            "boxes": (BOX,),
            "output": str(self.output),
            "class_field": "label",
            "preset": "slovenia",
            "limits": TransferLimits(attempts=4, deadline_s=60),
        }
        spec = FetchParcels(service=service, url=url, collection=collection, **(settings | changes))
        return fetch_parcels(spec, self.reporter)

    def said(self) -> list[str]:
        return [event.text for event in self.events if isinstance(event, Message | Warn)]

    def warned(self) -> list[str]:
        return [event.text for event in self.events if isinstance(event, Warn)]


@pytest.fixture
def fetch(tmp_path: Path) -> Callable[..., dict[str, Any]]:
    return Fetch(tmp_path)
