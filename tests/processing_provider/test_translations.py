"""Every visible text is translatable, the translation files know all of them, and QGIS shows the translations."""

from __future__ import annotations

import ast
import re
import shutil
import string
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("qgis.core")

from qgis.core import QgsApplication, QgsSettings
from qgis.PyQt.QtCore import QCoreApplication

import furrow

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted([*(ROOT / "plugin").rglob("*.py"), *(ROOT / "processing_provider").rglob("*.py")])
LANGUAGES = ("de", "sl")
CALLS = {"tr", "translate", "QT_TRANSLATE_NOOP"}
# Two words in a row: prose. The rest are identifiers, formats and names.
PROSE = re.compile(r"[^\W\d_]{2,}[,:;]? [^\W\d_]{2,}")
# Tags, attributes and rules of styles, whole or as a formatted string cuts them: what stands between them is seen.
MARKUP = re.compile(r"<[^<>]*>?|\b[\w-]+=\"[^\"]*\"?|[\w, .-]+\{[^{}]*\}")
ENGLISH_BY_INTENT = {
    "True colour", "False colour",  # names of styles: scripts and models hold on to them
    "changed without class and outline",  # a value of a field, likewise
    "dash dot",  # a pen, as QGIS calls it
}  # fmt: skip
STATEMENT = re.compile(r"(SELECT|INSERT|UPDATE|CREATE|PRAGMA|BEGIN|WHERE|ORDER BY)\b")  # of SQL
WORDS_OF_A_STANDARD = {"schema.py"}  # what GeoPackage wants its tables to say


def _name(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _of_a_text(call: ast.Call) -> bool:
    """Whether it is the method by which Python's own texts and bytes replace their signs."""
    return isinstance(call.func, ast.Attribute) and call.func.attr == "translate" and len(call.args) == 1


class Texts(ast.NodeVisitor):
    """Collects the translatable texts of a module with their contexts, and the prose that is not translatable."""

    def __init__(self, source: str):
        self.found: set[tuple[str, str]] = set()
        self.bare: list[str] = []
        self.faulty: list[str] = []
        self._classes: list[str] = []
        self.visit(ast.parse(source))

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._classes.append(node.name)
        self.generic_visit(node)
        self._classes.pop()

    def visit_Expr(self, node: ast.Expr) -> None:
        if not isinstance(node.value, ast.Constant):  # a docstring
            self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        if _name(node) not in CALLS or _of_a_text(node):
            self.generic_visit(node)
            return
        literals = [each.value for each in node.args if isinstance(each, ast.Constant) and isinstance(each.value, str)]
        if len(literals) != len(node.args) or len(literals) != (1 if _name(node) == "tr" else 2):
            self.faulty.append(f"line {node.lineno}: {ast.unparse(node)}")
        elif _name(node) == "tr":
            self.found.add((self._classes[-1] if self._classes else "", literals[0]))
        else:
            self.found.add((literals[0], literals[1]))

    def visit_Constant(self, node: ast.Constant) -> None:
        seen = MARKUP.sub("", node.value) if isinstance(node.value, str) else ""
        if PROSE.search(seen) and node.value not in ENGLISH_BY_INTENT and not STATEMENT.match(seen.lstrip()):
            self.bare.append(f"line {node.lineno}: {node.value}")


# The functions that hand on what they were given: the only places where no literal can stand.
HAND_ON = {
    "QCoreApplication.translate(context, text)",
    "translate(context.__name__, text)",
    "QCoreApplication.translate('Desktop', text)",
    "QCoreApplication.translate('Group', _TITLES[self])",
    "translate('Command', listed)",
    "translate('Command', label)",
    "translate('Command', explained)",
    "translate('contents', title)",
}


def _texts(path: Path) -> Texts:
    return Texts(path.read_text(encoding="utf-8"))


def _in_sources() -> set[tuple[str, str]]:
    return set().union(*(_texts(path).found for path in SOURCES))


def _messages(file: Path) -> Iterator[tuple[str, str, ET.Element]]:
    for context in ET.parse(file).getroot().iter("context"):  # noqa: S314 - a file of this repository
        for message in context.iter("message"):
            yield context.findtext("name", ""), message.findtext("source", ""), message.find("translation")


def _file(language: str) -> Path:
    return ROOT / "i18n" / f"furrow_{language}.ts"


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_visible_prose_is_translatable(path):
    assert _texts(path).bare == [] or path.name in WORDS_OF_A_STANDARD


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_texts_to_translate_are_literals(path):
    faulty = [each for each in _texts(path).faulty if each.partition(": ")[2] not in HAND_ON]
    assert faulty == []


@pytest.mark.parametrize(
    ("source", "bare", "faulty"),
    [
        ("raise InputError(f'The band {x} is named twice.')", 2, 0),
        ("feedback.pushInfo('Reading the parcels')", 1, 0),
        ("class A:\n    def f(self):\n        self.tr(f'There is no {x}')", 0, 1),
        ("x = '<p class=\"wide one\">There is none</p>'", 1, 0),
        ('x = f\'<text font-size="9" fill="{colour}" text-anchor="end">\'', 0, 0),
        ("x = 'body{margin:2em auto}td,th{padding:.3em}'", 0, 0),
        ("translate(name, 'There is none')", 0, 1),
        ("translate('parameters', 'There is none' + x)", 0, 1),
        ("x = 'SELECT parcel, geom FROM corrections'", 0, 0),
        ("x = ones.translate(table)", 0, 0),
        ("def f():\n    'Says nothing visible.'\n    return translate('parameters', 'There is none')", 0, 0),
    ],
)
def test_the_search_finds(source, bare, faulty):
    texts = Texts(source)
    assert (len(texts.bare), len(texts.faulty)) == (bare, faulty)


def test_contexts_of_functions_are_the_names_of_their_modules():
    for path in SOURCES:
        classes = {
            node.name
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.ClassDef)
        }
        assert {context for context, _ in _texts(path).found} <= {*classes, path.stem}, path


def test_titles_and_help_of_parameters_and_outputs_are_translated(qgis_app, qgis_processing, monkeypatch):
    """With a mark around each translation, nothing that an algorithm shows is left without one."""
    from furrow.processing_provider import texts
    from furrow.processing_provider.algorithms import ALGORITHMS

    monkeypatch.setattr(texts, "translate", lambda context, text: f"«{text}»")
    monkeypatch.setattr(texts, "translate_inherited", lambda contexts, text: f"«{text}»")
    for name, module in list(sys.modules.items()):
        if name.startswith("furrow.processing_provider.") and hasattr(module, "translate"):
            monkeypatch.setattr(module, "translate", lambda context, text: f"«{text}»")
    monkeypatch.setattr("furrow.processing_provider.base.translate_inherited", lambda contexts, text: f"«{text}»")
    for kind in ALGORITHMS:
        algorithm = kind()
        algorithm.initAlgorithm()
        shown = [algorithm.title(), algorithm.purpose(), algorithm.keywords(), algorithm.shortDescription()]
        for parameter in algorithm.parameterDefinitions():
            shown += [parameter.description(), parameter.help()]
        shown += [output.description() for output in algorithm.outputDefinitions()]
        shown += algorithm._output_help.values()
        assert [text for text in shown if not text.startswith("«")] == [], algorithm.name()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_file_holds_the_texts_of_the_sources(language):
    """Compared with Python's own reading of the sources, contexts included: what is used when QGIS runs."""
    listed = {(context, source) for context, source, _ in _messages(_file(language))}
    assert listed == _in_sources(), "run: scripts/translations.sh update"


@pytest.mark.skipif(not (shutil.which("pylupdate5") and shutil.which("lconvert")), reason="needs pylupdate5, lconvert")
def test_an_update_changes_nothing(tmp_path):
    clone = tmp_path / "klon č"
    for part in ("plugin", "processing_provider", "i18n"):
        shutil.copytree(ROOT / part, clone / part, ignore=shutil.ignore_patterns("__pycache__"))
    (clone / "scripts").mkdir()
    shutil.copy(ROOT / "scripts" / "translations.sh", clone / "scripts")
    subprocess.run(["git", "init", "--quiet", clone], check=True)
    subprocess.run(["git", "-C", clone, "add", "plugin", "processing_provider"], check=True)
    done = subprocess.run(
        [clone / "scripts" / "translations.sh", "update"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    for language in LANGUAGES:
        updated = (clone / "i18n" / _file(language).name).read_text(encoding="utf-8")
        assert updated == _file(language).read_text(encoding="utf-8"), "run: scripts/translations.sh update"


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_fill_in_the_same_values(language):
    for context, source, translation in _messages(_file(language)):
        text = translation.text or ""
        if text and context not in ("ImportGeoTIFFsAlgorithm",):  # its help shows a pattern with braces
            assert _fields(text) == _fields(source), source
        assert not text or (text[-1] in ".:…") == (source[-1] in ".:…"), source


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_seen_first_is_translated(language, qgis_app, qgis_processing):
    """Titles of algorithms, groups, parameters and outputs, the menu, and the first sentence of each help."""
    from furrow.processing_provider.algorithms import ALGORITHMS
    from furrow.processing_provider.groups import Group

    translated = {}
    for context, source, translation in _messages(_file(language)):
        done = translation.get("type") is None and bool(translation.text)
        translated[context, source] = done
    first = {("Group", group.title) for group in Group}
    first |= {(context, source) for context, source in translated if context == "FurrowPlugin"}
    for kind in ALGORITHMS:
        algorithm = kind()
        algorithm.initAlgorithm()
        parts = [*algorithm.parameterDefinitions(), *algorithm.outputDefinitions()]
        for text in (algorithm.title(), *(part.description() for part in parts)):
            # a text stands under the class it is written in, which may be one that the algorithm inherits from,
            # or under the module of a function
            written = [base.__name__ for base in kind.__mro__ if (base.__name__, text) in translated]
            written += sorted(context for context, source in translated if source == text and context.islower())
            first.add((written[0] if written else kind.__name__, text))
    assert sorted(entry for entry in first if not translated.get(entry)) == []


@pytest.fixture
def translated(provider, tmp_path, monkeypatch, request):
    """The plugin loaded in a QGIS of another language, with translations compiled from the sources."""
    if shutil.which("lrelease") is None:
        pytest.skip("needs lrelease")
    folder = tmp_path / "vtičnik č" / "i18n"
    subprocess.run([ROOT / "scripts" / "translations.sh", "compile", folder], check=True)
    monkeypatch.setattr("furrow.plugin.main.ROOT", folder.parent)
    settings = QgsSettings()
    before = settings.value("locale/userLocale")
    settings.setValue("locale/userLocale", request.param)
    plugin = furrow.classFactory(None)
    provider.refreshAlgorithms()
    yield QgsApplication.processingRegistry()
    plugin.unload()
    if before is None:
        settings.remove("locale/userLocale")
    else:
        settings.setValue("locale/userLocale", before)
    provider.refreshAlgorithms()
    assert QCoreApplication.translate("FurrowPlugin", "User guide") == "User guide"


@pytest.mark.parametrize("translated", ["sl", "sl_SI"], indirect=True)
def test_qgis_shows_slovenian(translated):
    from furrow.processing_provider.class_values import class_values
    from furrow.processing_provider.parameters import season_problem

    algorithm = translated.algorithmById("furrow:predictcultivatedland")
    assert algorithm.displayName() == "Napovej obdelana zemljišča"
    assert algorithm.group() == "5 Napoved"
    titles = {part.name(): part.description() for part in algorithm.parameterDefinitions()}
    assert titles["SEASON"] == "Sezona"
    assert titles["MASK"] == "Maska"
    assert "<h3>Vhodi</h3>" in algorithm.shortHelpString()  # a text of the base class
    assert season_problem("/nič/'ž'") == "Sezone »/nič/'ž'« ni: izberite mapo, ki jo je zapisal uvoz."
    with pytest.raises(Exception, match="Razpon »9-2« razredov"):
        class_values("9-2")


@pytest.mark.parametrize("translated", ["de_AT"], indirect=True)
def test_qgis_shows_german(translated):
    algorithm = translated.algorithmById("furrow:predictcultivatedland")
    assert algorithm.displayName() == "Bewirtschaftete Flächen vorhersagen"
    assert algorithm.group() == "5 Vorhersage"


@pytest.mark.parametrize("translated", ["fr"], indirect=True)
def test_a_language_without_translation_shows_english(translated):
    assert translated.algorithmById("furrow:predictcultivatedland").displayName() == "Predict cultivated land"
