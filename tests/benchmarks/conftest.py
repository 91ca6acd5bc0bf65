"""Boxes as small as can be, for the tests of all parts of the accuracy benchmark."""

from dataclasses import replace

import pytest

from furrow.benchmarks.accuracy import boxes


@pytest.fixture(scope="package")
def small_sets(tmp_path_factory):
    """Sets of one to three boxes of 320 m and eight dates, written by what writes the large ones."""
    folder = tmp_path_factory.mktemp("škatle 'a b'")
    sizes = {"train": 3, "validation": 1, "test": 2, "other": 1}
    small = tuple(replace(s, number=sizes[s.name], settings=replace(s.settings, dates=8)) for s in boxes.SETS)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(boxes, "SIDE", 32)
        patch.setattr(boxes, "SETS", small)
        for kind in small:
            for index in range(kind.number):
                boxes._write_box(folder, kind.name, index)
    return folder
