"""The images of a season as raster layers: true and false colour, dated for the temporal controller."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from qgis.core import (
    Qgis,
    QgsContrastEnhancement,
    QgsMultiBandColorRenderer,
    QgsRasterLayer,
    QgsRasterRenderer,
    QgsSingleBandGrayRenderer,
)

from furrow.engine.contract.errors import DamagedFileError
from furrow.processing_provider.temporal import day_range
from furrow.processing_provider.texts import translate

__all__ = ["COMPOSITES", "Composite", "SeasonImage", "season_images", "season_layer"]


@dataclass(frozen=True)
class Composite:
    """Three bands shown as red, green and blue.

    Attributes:
        title: Name of the style, which scripts and models hold on to, so it is not translated.
        bands: The bands.
        brightest: Reflectance of each band that is shown at full brightness.
    """

    title: str
    bands: tuple[str, str, str]
    brightest: tuple[float, float, float]


# One stretch of reflectance for all dates: what grows brighter in the animation grew brighter on the
# ground. A stretch of each image's own would make clouds dark and bare soil shine.
COMPOSITES = (
    Composite("True colour", ("B04", "B03", "B02"), (0.2, 0.2, 0.2)),
    Composite("False colour", ("B08", "B04", "B03"), (0.55, 0.2, 0.2)),
)
"""The styles that every layer of a season gets, where it has the bands."""

_GAMMA = 1.4  # crops reflect a few per cent of the visible light, clouds most of it: lift the dark end


@dataclass(frozen=True)
class SeasonImage:
    """One date of a season.

    Attributes:
        date: The day.
        until: The next date of the season, or the day after the last one.
        bands_file: GeoTIFF of the bands.
        bands: Names of its bands.
        scale: Factor from (digital number + offset) to reflectance.
        offset: See `scale`.
        valid_share: Share of clear pixels, 0 to 1.
    """

    date: date
    until: date
    bands_file: Path
    bands: tuple[str, ...]
    scale: float
    offset: float
    valid_share: float

    @property
    def title(self) -> str:
        """Name for the layer tree."""
        return translate("season_layers", "{date} ({share:.0%} clear)").format(
            date=self.date.isoformat(), share=self.valid_share
        )


def season_images(description: dict[str, Any], least_valid: float = 0.0) -> list[SeasonImage]:
    """Return the dates of a season in time order.

    Args:
        description: Result of the job `describe-season`.
        least_valid: Share of clear pixels (0 to 1) below which a date is left out.
    """
    kept = sorted(
        (entry for entry in description["dates"] if entry["valid_share"] >= least_valid),
        key=lambda entry: str(entry["date"]),
    )
    days = [date.fromisoformat(entry["date"]) for entry in kept]
    ends = [*days[1:], *(day.fromordinal(day.toordinal() + 1) for day in days[-1:])]
    return [
        SeasonImage(
            date=day,
            until=end,
            bands_file=Path(entry["bands"]),
            bands=tuple(description["bands"]),
            scale=float(entry.get("scale", description["scale"])),
            offset=float(entry["offset"]),
            valid_share=float(entry["valid_share"]),
        )
        for entry, day, end in zip(kept, days, ends, strict=True)
    ]


def season_layer(image: SeasonImage, composites: Sequence[Composite] = COMPOSITES) -> QgsRasterLayer:
    """Return a layer that shows one date, its styles named after the composites, the first one current.

    The layer is visible in the temporal controller from its date until the next one, so that a
    playing season never shows an empty map.

    Raises:
        DamagedFileError: QGIS cannot open the file.
    """
    # A style file that lies beside the image must not win. (QGIS writes the histogram it computes for any raster it
    # opens into an .aux.xml beside it; 'Verify season' knows these.)
    options = QgsRasterLayer.LayerOptions(loadDefaultStyle=False)
    layer = QgsRasterLayer(str(image.bands_file), image.title, "gdal", options)
    if not layer.isValid():
        raise DamagedFileError(
            translate(
                "season_layers", "The image '{path}' cannot be opened: run 'Verify season' to see what is damaged."
            ).format(path=image.bands_file)
        )
    properties = layer.temporalProperties()
    properties.setMode(Qgis.RasterTemporalMode.FixedTemporalRange)
    properties.setFixedTemporalRange(day_range(image.date, image.until))
    properties.setIsActive(True)
    fitting = [composite for composite in composites if set(composite.bands) <= set(image.bands)]
    styles = [(composite.title, _coloured(layer, image, composite)) for composite in fitting]
    _name_styles(layer, styles or [(image.bands[0], _grey(layer, image))])
    return layer


def _name_styles(layer: QgsRasterLayer, styles: Sequence[tuple[str, QgsRasterRenderer]]) -> None:
    manager = layer.styleManager()
    for index, (title, renderer) in enumerate(styles):
        if index == 0:
            manager.renameStyle(manager.currentStyle(), title)
        else:
            manager.addStyleFromLayer(title)
            manager.setCurrentStyle(title)
        layer.setRenderer(renderer)
        layer.brightnessFilter().setGamma(_GAMMA)
    manager.setCurrentStyle(styles[0][0])


def _coloured(layer: QgsRasterLayer, image: SeasonImage, composite: Composite) -> QgsMultiBandColorRenderer:
    provider = layer.dataProvider()
    numbers = [image.bands.index(band) + 1 for band in composite.bands]
    renderer = QgsMultiBandColorRenderer(provider, *numbers)
    setters = (
        renderer.setRedContrastEnhancement,
        renderer.setGreenContrastEnhancement,
        renderer.setBlueContrastEnhancement,
    )
    for number, brightest, setter in zip(numbers, composite.brightest, setters, strict=True):
        setter(_stretch(layer, image, number, brightest))
    return renderer


def _grey(layer: QgsRasterLayer, image: SeasonImage) -> QgsSingleBandGrayRenderer:
    renderer = QgsSingleBandGrayRenderer(layer.dataProvider(), 1)
    renderer.setContrastEnhancement(_stretch(layer, image, 1, COMPOSITES[0].brightest[0]))
    return renderer


def _stretch(layer: QgsRasterLayer, image: SeasonImage, band: int, brightest: float) -> QgsContrastEnhancement:
    """Return the stretch from reflectance 0 to `brightest`, in the values QGIS reads from the file."""
    provider = layer.dataProvider()
    # GDAL declares value = stored x scale + offset and QGIS applies it, so that layers show reflectance;
    # files without the declaration show the stored digital numbers.
    declared = provider.bandScale(band) != 1.0
    low, high = (0.0, brightest) if declared else (-image.offset, brightest / image.scale - image.offset)
    stretch = QgsContrastEnhancement(provider.dataType(band))
    stretch.setMinimumValue(low)
    stretch.setMaximumValue(high)
    stretch.setContrastEnhancementAlgorithm(QgsContrastEnhancement.ContrastEnhancementAlgorithm.StretchToMinimumMaximum)
    return stretch
