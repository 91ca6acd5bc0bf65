"""Class mappings in the toolbox: the presets, CSV files, and tables of a project."""

from __future__ import annotations

from qgis.core import NULL, QgsProcessingFeatureSource, QgsProcessingParameterEnum

from furrow.engine.contract.class_mapping import NOT_DECLARED, PRESETS, STATUSES, ClassMapping, ClassRule, code_text
from furrow.engine.contract.errors import InputError
from furrow.processing_provider.texts import translate

__all__ = ["NO_PRESET", "mapping_of_table", "preset_name", "preset_parameter"]

NO_PRESET = "none"
_CHOICES = (NO_PRESET, *PRESETS)


def preset_parameter(name: str, title: str, default: str) -> QgsProcessingParameterEnum:
    """Return the parameter that chooses a preset; its value is the name of the preset or "none"."""
    return QgsProcessingParameterEnum(name, title, options=list(_CHOICES), defaultValue=default, usesStaticStrings=True)


def preset_name(value: str) -> str:
    """Return what the engine calls the chosen preset: an empty text for none."""
    return "" if value == NO_PRESET else value


def mapping_of_table(table: QgsProcessingFeatureSource) -> ClassMapping:
    """Return the mapping of a table with the fields `code`, `name` and `status`.

    Rows without a code are left out, and a row without a status counts as not declared: an analyst
    who fills a table in QGIS leaves such behind.

    Raises:
        InputError: A field is missing, a status is unknown, or a code stands there twice.
    """
    fields = {field.name().casefold(): field.name() for field in table.fields()}
    for needed in ("code", "status"):
        if needed not in fields:
            raise InputError(
                translate(
                    "class_mappings",
                    "The mapping table '{table}' has no field '{field}': it needs code, name and status.",
                ).format(table=table.sourceName(), field=needed)
            )
    rules = []
    for row in table.getFeatures():
        code, name, status = (
            code_text(_plain(row[fields[column]])) if column in fields else "" for column in ("code", "name", "status")
        )
        status = "_".join(status.casefold().replace("_", " ").split()) or NOT_DECLARED
        if code and status not in STATUSES:
            raise InputError(
                translate(
                    "class_mappings",
                    "The mapping table '{table}' gives the code '{code}' the status '{status}': write {statuses}.",
                ).format(table=table.sourceName(), code=code, status=status, statuses=", ".join(STATUSES))
            )
        if code:
            rules.append(ClassRule(code, name, status))
    return ClassMapping(rules)


def _plain(value: object) -> object:
    return None if value == NULL else value
