"""Every algorithm has an icon of its own, of one family, that is seen on light and on dark themes."""

import re
import xml.etree.ElementTree as ET
from itertools import combinations
from pathlib import Path

import pytest
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor, QImage

from furrow.processing_provider.algorithms.check_engine import CheckEngineAlgorithm
from furrow.processing_provider.groups import Group

ICONS = Path(__file__).resolve().parents[2] / "resources" / "icons"
OWN = sorted((ICONS / "algorithms").glob("*.svg"))
LIGHT, DARK = QColor("#ffffff"), QColor("#2e2f30")  # the backgrounds of QGIS's default theme and of Night Mapping
FAMILY = {"#788593", "#12966e", "#3a86cc", "#d0661a"}


def luminance(colour):
    """Relative luminance after WCAG 2.1."""
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one, other):
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def picture(algorithm, size=24):
    return algorithm.icon().pixmap(QSize(size, size)).toImage().convertToFormat(QImage.Format.Format_ARGB32)


def opaque_share(image):
    pixels = [image.pixelColor(x, y).alpha() for x in range(image.width()) for y in range(image.height())]
    return sum(pixels) / 255 / len(pixels)


def test_every_algorithm_has_its_own(provider):
    ours = provider.algorithms()
    lacking = [each.name() for each in ours if Path(each.svgIconPath()).parent != ICONS / "algorithms"]
    assert lacking == [], "draw resources/icons/algorithms/<name>.svg"
    assert len({each.svgIconPath() for each in ours}) == len(ours)


def test_one_that_others_derive_gets_that_of_its_group(qgis_app):
    class Derived(CheckEngineAlgorithm):
        ALGORITHM = "notofours"
        GROUP = Group.MODEL

    assert Derived().svgIconPath() == str(ICONS / "model.svg")
    assert opaque_share(picture(Derived())) > 0.1


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.stem)
def test_the_file_is_of_the_family(path):
    root = ET.fromstring(path.read_text(encoding="utf-8"))  # noqa: S314 - a file of this repository
    assert root.get("viewBox") == "0 0 24 24"
    assert 1.5 <= float(root.get("stroke-width")) <= 2
    kinds = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert kinds <= {"svg", "path", "circle"}, "no text, fonts, images or styles"
    colours = set(re.findall(r"#\w+", path.read_text(encoding="utf-8")))
    assert colours <= FAMILY
    for colour in colours:
        assert min(contrast(QColor(colour), LIGHT), contrast(QColor(colour), DARK)) > 3, colour


def test_each_is_drawn_within_its_frame_and_differs_from_the_others(provider):
    drawn = {path.stem: QImage(str(path)) for path in OWN}
    for name, image in drawn.items():
        assert image.size() == QSize(24, 24), name
        assert 0.08 < opaque_share(image) < 0.75, name
    for one, other in combinations(drawn, 2):
        pairs = [(x, y) for x in range(24) for y in range(24)]
        apart = sum(drawn[one].pixelColor(*at).rgba() != drawn[other].pixelColor(*at).rgba() for at in pairs)
        assert apart > 40, (one, other)


def test_the_toolbox_shows_it(provider):
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("furrow:predictcultivatedland")
    assert picture(algorithm) == QImage(str(ICONS / "algorithms" / "predictcultivatedland.svg")).convertToFormat(
        QImage.Format.Format_ARGB32
    )
