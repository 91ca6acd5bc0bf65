"""The workflows of the toolbox come and go with the plugin's provider."""

import pytest

pytest.importorskip("qgis.core")

from qgis.core import QgsApplication

import furrow
from furrow.processing_provider.workflows import WORKFLOWS, identifier

NAMES = sorted(identifier(file) for file in WORKFLOWS)


def test_they_are_there_once_with_known_steps_also_after_loading_anew(provider):
    for _ in range(3):
        assert sorted(each.name() for each in provider.algorithms() if each.name() in NAMES) == NAMES
        for name in NAMES:  # the steps were found, so the outputs are known
            assert provider.algorithm(name).destinationParameterDefinitions()
        provider.refreshAlgorithms()


def test_they_go_with_the_provider(qgis_app, qgis_processing):
    registry = QgsApplication.processingRegistry()
    existing = registry.providerById("furrow")
    if existing is not None:
        registry.removeProvider(existing)
    plugin = furrow.classFactory(None)
    plugin.initProcessing()
    assert all(registry.algorithmById(f"furrow:{name}") is not None for name in NAMES)
    plugin.unload()
    assert [name for name in NAMES if registry.algorithmById(f"furrow:{name}") is not None] == []
