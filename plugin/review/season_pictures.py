"""The images of a season as layers of the review: opened when they are first shown, and kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from datetime import date
from typing import Any

from qgis.core import QgsBilinearRasterResampler, QgsRasterLayer

from furrow.engine.contract.errors import InputError
from furrow.processing_provider.season_layers import COMPOSITES, season_images, season_layer
from furrow.processing_provider.texts import translate

__all__ = ["SeasonPictures"]

_KEPT = 96  # layers: both styles of a usual season; each holds a file open


class SeasonPictures:
    """Layers of a season; they are not in the project.

    Args:
        description: Result of the job `describe-season`.
    """

    def __init__(self, description: Mapping[str, Any]) -> None:
        self._images = {image.date: image for image in season_images(dict(description))}
        self._layers: OrderedDict[tuple[date, str], QgsRasterLayer] = OrderedDict()

    @property
    def days(self) -> list[date]:
        """The dates, in time order."""
        return list(self._images)

    def layer(self, day: date, key: str) -> QgsRasterLayer:
        """Return the layer of a date.

        Args:
            day: One of `days`.
            key: One of `COLOURS`.

        Raises:
            InputError: The season lacks the date, or the bands.
            DamagedFileError: The image cannot be opened.
        """
        image = self._images.get(day)
        if image is None:
            raise InputError(translate("season_pictures", "The season has no image of {date}.").format(date=day))
        if (day, key) not in self._layers:
            composite = next(each for each in COMPOSITES if key == f"season:{each.title}")
            if not set(composite.bands) <= set(image.bands):
                raise InputError(
                    translate("season_pictures", "The season lacks the bands {bands} of these colours.").format(
                        bands=", ".join(composite.bands)
                    )
                )
            layer = season_layer(image, (composite,))
            # Between pixels of 10 m, as most viewers of images do: borders are seen better than among squares. And
            # the style's gamma is then computed once a pixel of the image, not of the screen: a fortieth of the time.
            layer.resampleFilter().setZoomedInResampler(QgsBilinearRasterResampler())
            self._layers[day, key] = layer
            while len(self._layers) > _KEPT:
                self._layers.popitem(last=False)
        self._layers.move_to_end((day, key))
        return self._layers[day, key]
