"""Writes the pages of the algorithms, docs/algorithms, from the algorithms' own texts.

Usage (Debian): QT_QPA_PLATFORM=offscreen PYTHONPATH=build /usr/bin/python3 scripts/algorithm_pages.py

The pictures in them are taken by `scripts/screenshots.sh dialogs`. Run both after a change of an algorithm.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsProcessingAlgorithm,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
)

from furrow.processing_provider.algorithms import ALGORITHMS
from furrow.processing_provider.base import FurrowAlgorithm
from furrow.processing_provider.groups import Group
from furrow.processing_provider.workflows import WORKFLOWS, identifier

__all__ = ["FOLDER", "contents", "page", "pages"]

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "algorithms"
"""Where the pages lie."""

NAMES = (*(kind.ALGORITHM for kind in ALGORITHMS), *(identifier(file) for file in WORKFLOWS))
"""The algorithms in the order of the work."""

# What an example gives besides what must be given: where either of two optional values is needed, or none says little.
_BOXES = {"BOXES": "/data/boxes.gpkg"}
_STATUS = {"CLASS": "status", "CULTIVATED_CLASSES": "cultivated", "NOT_DECLARED_CLASSES": "not_declared"}
_GIVEN: Mapping[str, Mapping[str, object]] = {
    "assessmentreport": {"PREDICTION_FOLDER": "/data/maps", "REFERENCE_FOLDER": "/data/references"},
    "boxesofregion": {"AREA": "/data/region.gpkg"},
    "createboxgrid": {"AREA": "/data/region.gpkg"},
    "downloadsentinelhub": _BOXES | {"AUTHENTICATION": "a1b2c3d"},
    "downloadstac": _BOXES,
    "exportsubmission": {"PREDICTION_FOLDER": "/data/maps"},
    "fetchparcels": _BOXES | {"URL": "https://service.example.org/ogcapi", "COLLECTION": "parcels"},
    "importeopatch": {"EOPATCH": "/data/eopatch-00"},
    "importsafe": _BOXES | {"FOLDER": "/data/products"},
    "mapcropclasses": {"FIELD": "crop_code"},
    "parcelagreement": _STATUS | {"PROBABILITIES": ["/data/probability.tif"]},
    "referencefromparcels": _STATUS,
    "scoreprediction": {"PREDICTION_FOLDER": "/data/maps", "REFERENCE_FOLDER": "/data/references"},
    "scoresubmission": {
        "ARCHIVE": "/data/submission.zip", "REFERENCE_FOLDER": "/data/references", "ENTRY": "U-Net, second try",
    },
    "seasontoagreement": _STATUS,
    "trainmodel": {"SEASONS_FOLDER": "/data/seasons"},
    "verifychallengearchive": {"ARCHIVE": "/data/challenge.tar.gz", "CHECKSUMS": "/data/checksums.csv"},
}  # fmt: skip
_VALUES: Mapping[str, object] = {  # by the type of a parameter, {name} being its name in lower case
    "expression": "landuse", "field": "name", "file": "/data/{name}", "fileDestination": "/data/{name}",
    "folderDestination": "/data/{name}", "multilayer": ["/data/{name}.tif"], "raster": "/data/{name}.tif",
    "rasterDestination": "/data/{name}.tif", "sink": "/data/{name}.gpkg", "source": "/data/{name}.gpkg",
    "string": "{name}", "vector": "/data/{name}.gpkg", "vectorDestination": "/data/{name}.gpkg",
}  # fmt: skip
_KINDS = {
    "outputBoolean": "yes or no", "outputFile": "file", "outputFolder": "folder", "outputHtml": "HTML page",
    "outputMultilayer": "layers", "outputNumber": "number", "outputRaster": "raster", "outputString": "text",
    "outputVariant": "value", "outputVector": "vector layer",
}  # fmt: skip


def page(algorithm: QgsProcessingAlgorithm) -> str:
    """Return the page of an algorithm as Markdown."""
    name, title = algorithm.name(), algorithm.displayName()
    parts = [
        f"# {title}",
        f"`furrow:{name}`, group *{algorithm.group()}* of the toolbox ([all algorithms](README.md), "
        f"[user guide](../user-guide.md#{algorithm.groupId()}))",
        *(" ".join(paragraph.split()) for paragraph in algorithm.purpose().split("\n\n")),
        f"![The dialog of {title}](../images/dialogs/{name}.png)",
    ]
    inputs = [each for each in algorithm.parameterDefinitions() if not each.isDestination()]
    if inputs:
        parts += ["## Inputs", _table(("parameter", "name", "default", ""), (_input(each) for each in inputs))]
    parts += ["## Outputs", _table(("output", "name", "kind", ""), _outputs(algorithm)), "## Example"]
    values = example(algorithm)
    parts += [f"```sh\n{_command(name, values)}\n```", f"```python\n{_call(name, values)}\n```"]
    return "\n\n".join(parts) + "\n"


def contents(algorithms: Iterable[QgsProcessingAlgorithm]) -> str:
    """Return the page that lists all, by their groups."""
    parts = [
        "# Algorithms",
        "One page each, written by `scripts/algorithm_pages.py` from what the dialogs say. How they work together is "
        "told in the [user guide](../user-guide.md).",
    ]
    listed = list(algorithms)
    for group in Group:
        rows = [
            (f"[{each.displayName()}]({each.name()}.md)", _cell(each.shortDescription()))
            for each in listed
            if each.groupId() == group.value
        ]
        parts += [f"## {group.title}", _table(("algorithm", ""), rows)]
    return "\n\n".join(parts) + "\n"


def example(algorithm: QgsProcessingAlgorithm) -> dict[str, object]:
    """Return values to call an algorithm with: all that must be given, and its outputs."""
    given = dict(_GIVEN.get(algorithm.name(), {}))
    values = {}
    for parameter in algorithm.parameterDefinitions():
        name, optional = parameter.name(), bool(parameter.flags() & Qgis.ProcessingParameterFlag.Optional)
        if name in given:
            values[name] = given[name]
        elif parameter.isDestination():
            if not optional or parameter.createByDefault():
                values[name] = _value(parameter)
        elif not optional and parameter.defaultValue() in (None, ""):
            values[name] = _value(parameter)
    return values


def pages() -> dict[str, str]:
    """Return the text of every page by the name of its file."""
    kept = [_created(name) for name in NAMES]
    return {f"{each.name()}.md": page(each) for each in kept} | {"README.md": contents(kept)}


def _created(name: str) -> QgsProcessingAlgorithm:
    return QgsApplication.processingRegistry().createAlgorithmById(f"furrow:{name}")


def _value(parameter: QgsProcessingParameterDefinition) -> object:
    value = _VALUES[parameter.type()]
    name = parameter.name().lower()
    if parameter.type() == "fileDestination":
        name = f"{name}.{parameter.defaultFileExtension()}"
    if isinstance(value, list):
        return [each.format(name=name) for each in value]
    return value.format(name=name) if isinstance(value, str) else value


def _input(parameter: QgsProcessingParameterDefinition) -> tuple[str, ...]:
    flags, shown = parameter.flags(), [f"**{_cell(parameter.description())}**"]
    if flags & Qgis.ProcessingParameterFlag.Advanced:
        shown.append("advanced")
    if flags & Qgis.ProcessingParameterFlag.Optional:
        shown.append("optional")
    told = _cell(parameter.help())
    if isinstance(parameter, QgsProcessingParameterEnum):
        told = f"{told} {_choices(parameter)}"
    return ", ".join(shown), f"`{parameter.name()}`", _default(parameter), told


def _choices(parameter: QgsProcessingParameterEnum) -> str:
    if parameter.usesStaticStrings():
        return "One of " + ", ".join(f"`{option}`" for option in parameter.options()) + "."
    return "; ".join(f"`{number}` {_cell(option)}" for number, option in enumerate(parameter.options())) + "."


def _default(parameter: QgsProcessingParameterDefinition) -> str:
    value = parameter.defaultValue()
    if value is None or value == "":
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool):
        value = "yes" if value else "no"
    return f"`{value}`"


def _outputs(algorithm: QgsProcessingAlgorithm) -> Iterable[tuple[str, ...]]:
    told = algorithm.output_help() if isinstance(algorithm, FurrowAlgorithm) else {}
    for output in algorithm.outputDefinitions():
        parameter = algorithm.parameterDefinition(output.name())
        title = f"**{_cell(output.description())}**"
        if parameter is not None and parameter.flags() & Qgis.ProcessingParameterFlag.Optional:
            title += ", optional"
        text = parameter.help() if parameter is not None else told.get(output.name(), "")
        yield title, f"`{output.name()}`", _KINDS[output.type()], _cell(text)


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [heads, ("---",) * len(heads), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _cell(text: str) -> str:
    escaped = " ".join(text.split()).replace("|", "\\|").replace("*", "\\*")
    return escaped.replace("<", "&lt;")


def _command(name: str, values: Mapping[str, object]) -> str:
    words = [f"qgis_process run furrow:{name}"]
    for key, value in values.items():
        for each in value if isinstance(value, list) else [value]:
            text = f"{key}={str(each).lower() if isinstance(each, bool) else each}"
            words.append(f"'{text}'" if set(text) & set(" '&|;()[]$") else text)
    return words[0] if len(words) == 1 else " \\\n    ".join([f"{words[0]} --", *words[1:]])


def _call(name: str, values: Mapping[str, object]) -> str:
    if not values:
        return f'processing.run("furrow:{name}", {{}})'
    lines = [f'    "{key}": {_literal(value)},' for key, value in values.items()]
    return "\n".join([f'processing.run("furrow:{name}", {{', *lines, "})"])


def _literal(value: object) -> str:
    if isinstance(value, list):
        return f"[{', '.join(_literal(each) for each in value)}]"
    return f'"{value}"' if isinstance(value, str) else repr(value)


def main() -> None:
    """Write all pages, and remove those of algorithms that are gone."""
    application = QgsApplication([sys.argv[0].encode()], True)
    application.initQgis()
    from furrow.processing_provider.provider import FurrowProvider

    provider = FurrowProvider()  # QGIS keeps its part only
    QgsApplication.processingRegistry().addProvider(provider)
    FOLDER.mkdir(parents=True, exist_ok=True)
    written = pages()
    for name, text in written.items():
        (FOLDER / name).write_text(text, encoding="utf-8")
    for old in set(FOLDER.glob("*.md")) - {FOLDER / name for name in written}:
        old.unlink()
    print(f"{len(written)} pages in {FOLDER}")
    application.exitQgis()


if __name__ == "__main__":
    main()
