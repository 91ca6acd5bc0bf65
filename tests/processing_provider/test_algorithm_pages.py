"""Every algorithm has a page that says what it says itself, with a picture, and its help leads there."""

import importlib.util
import re
from pathlib import Path

import pytest
from qgis.core import Qgis, QgsApplication
from qgis.PyQt.QtGui import QImageReader

ROOT = Path(__file__).resolve().parents[2]
PICTURES = ROOT / "docs" / "images" / "dialogs"


@pytest.fixture(scope="module")
def script():
    spec = importlib.util.spec_from_file_location("algorithm_pages", ROOT / "scripts" / "algorithm_pages.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def names(provider):
    return sorted(each.name() for each in provider.algorithms())


def test_pages_are_up_to_date(provider, script):
    written = {path.name: path.read_text(encoding="utf-8") for path in script.FOLDER.glob("*.md")}
    made = script.pages()
    assert sorted(written) == sorted(made)
    stale = [name for name, text in made.items() if written[name] != text]
    assert stale == [], "run scripts/algorithm_pages.py (and scripts/screenshots.sh dialogs, where a dialog changed)"


def test_every_algorithm_has_a_page_to_which_its_help_leads(names, script):
    assert {path.stem for path in script.FOLDER.glob("*.md")} == {*names, "README"}
    listed = (script.FOLDER / "README.md").read_text(encoding="utf-8")
    for name in names:
        algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"furrow:{name}")
        assert algorithm.helpUrl().endswith(f"/docs/algorithms/{name}.md")
        assert f"]({name}.md)" in listed


def test_every_page_has_a_picture_and_together_they_are_small(names):
    assert sorted(path.stem for path in PICTURES.iterdir()) == names
    assert sum(path.stat().st_size for path in PICTURES.iterdir()) < 3_000_000
    for path in PICTURES.iterdir():
        size = QImageReader(str(path)).size()
        assert 950 <= size.width() <= 1100, path.name
        assert size.height() > 400, path.name


def test_links_lead_somewhere(script):
    for path in [*script.FOLDER.glob("*.md"), ROOT / "docs" / "user-guide.md"]:
        for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8")):
            assert (path.parent / link).resolve().exists(), (path.name, link)


def test_examples_give_what_must_be_given_and_nothing_unknown(names, script):
    for name in names:
        algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"furrow:{name}")
        values = script.example(algorithm)
        known = {each.name(): each for each in algorithm.parameterDefinitions()}
        assert set(values) <= set(known), name
        for each in known.values():
            needed = not each.flags() & Qgis.ProcessingParameterFlag.Optional and each.defaultValue() in (None, "")
            assert not needed or each.name() in values, (name, each.name())


def test_tables_have_as_many_cells_in_every_row(script):
    for path in script.FOLDER.glob("*.md"):
        for table in re.findall(r"(?:^\|.*\n)+", path.read_text(encoding="utf-8"), re.MULTILINE):
            cells = {len(re.findall(r"(?<!\\)\|", row)) for row in table.splitlines()}
            assert len(cells) == 1, path.name


@pytest.mark.parametrize(
    ("text", "cell"),
    [("a | b", "a \\| b"), ("two\nlines  here", "two lines here"), ("3*4 <b>", "3\\*4 &lt;b>"), ("č š ž", "č š ž")],
)
def test_texts_are_escaped_for_a_table(script, text, cell):
    assert script._cell(text) == cell
