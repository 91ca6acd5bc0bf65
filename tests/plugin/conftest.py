"""A window, and settings as of a new profile."""

import pytest

pytest.importorskip("qgis.core")

from qgis.core import QgsApplication, QgsSettings

from furrow.processing_provider.provider import FurrowProvider
from furrow.tests.builders.layer_trees import real_layer_tree
from furrow.tests.builders.leaving import nothing_in_cycles, pytest_sessionfinish, pytest_unconfigure  # noqa: F401
from furrow.tests.builders.qgis_window import Window


@pytest.fixture(autouse=True)
def layer_tree(qgis_app, monkeypatch):
    yield from real_layer_tree(monkeypatch)


@pytest.fixture
def window(qgis_app):
    made = Window()
    yield made
    made.end()


@pytest.fixture
def empty_settings(qgis_app):
    """Nothing of Furrow's is set, before and after."""
    QgsSettings().remove("furrow")
    yield
    QgsSettings().remove("furrow")


@pytest.fixture
def no_variables(monkeypatch):
    """No variable of the environment says where the engine is."""
    for name in ("FURROW_ENGINE_HOME", "FURROW_ENGINE_PYTHON"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def provider(qgis_app, qgis_processing):
    """The provider, registered for one test."""
    registry = QgsApplication.processingRegistry()
    existing = registry.providerById("furrow")
    if existing is not None:
        registry.removeProvider(existing)
    registered = FurrowProvider()
    registry.addProvider(registered)
    yield registered
    registry.removeProvider(registered)
