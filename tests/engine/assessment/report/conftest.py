"""Boxes that tests of reports share; nobody changes them."""

from __future__ import annotations

import pytest

from furrow.tests.builders.assessed_boxes import AssessedBoxes, write_assessed_boxes


@pytest.fixture(scope="session")
def assessed(tmp_path_factory: pytest.TempPathFactory) -> AssessedBoxes:
    return write_assessed_boxes(tmp_path_factory.mktemp("Občina 'Žalec' č"))
