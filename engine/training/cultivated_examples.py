"""Examples of maps of cultivated land: the image, the reference, the probability, and where the two differ."""

from __future__ import annotations

import datetime
import heapq
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray
from torch import nn

from furrow.engine.assessment.report.error_maps import COLOURS, KINDS
from furrow.engine.assessment.report.pictures import VIRIDIS, rgb
from furrow.engine.assessment.scores import count
from furrow.engine.geogrid import SCALE
from furrow.engine.imagery.stack import Stack
from furrow.engine.prediction.device import Device
from furrow.engine.prediction.inference import quantised
from furrow.engine.prediction.outputs import mask_of
from furrow.engine.rasters import MASK_NODATA, PROBABILITY_SCALE
from furrow.engine.training.examples import Example, ExampleScorer
from furrow.engine.training.places import Place
from furrow.engine.training.windows import Window, telling_windows

__all__ = ["CultivatedExamples", "ScoreAndShow"]

_MOST = 4  # examples
_TELLING = 0.2  # of the density of the best window; what has less shows little more than empty land
_METRES = 10  # along a pixel of a season
_TRUE_COLOUR = ("B04", "B03", "B02")
_BRIGHTEST, _GAMMA = 0.2, 1.4  # as the layers of a season are shown in QGIS
_NO_DATA = 200
_AS_CLEAR = 0.02  # share of a window by which a date may be less clear than the clearest
_HAZY = 90  # percentile of the shortest wavelength that tells haze
_FADED = 0.65  # of the way to white, where nothing is scored
_RAMP = np.array(VIRIDIS, np.uint8).T  # (3, 201)
_PALETTE = np.array([rgb(colour) for colour in COLOURS], np.uint8).T  # (3, kinds)


class ScoreAndShow(Protocol):
    """The method `CultivatedLand.score`."""

    def __call__(
        self,
        network: nn.Module,
        places: Iterable[Place],
        device: Device,
        check: Callable[[], None],
        seen: Callable[[Place, NDArray[np.float32]], None],
    ) -> Mapping[str, float]:
        """Return the scores; show each place with its probability, (4H, 4W) float32, to `seen`."""


@dataclass(frozen=True)
class _Cut:
    """A window with what is shown of it.

    Attributes:
        at: Number of its place.
        window: It.
        name: Of its season.
        date: Of the image.
        bands: Shown as red, green and blue.
        image: (3, h, w) uint8.
        cultivated: (4h, 4w) bool.
        weights: (4h, 4w) float32, 0 where not scored or not seen.
        stored: (4h, 4w) uint8, the probability x 200, 255 where not seen.
    """

    at: int
    window: Window
    name: str
    date: datetime.date
    bands: tuple[str, ...]
    image: NDArray[np.uint8]
    cultivated: NDArray[np.bool_]
    weights: NDArray[np.float32]
    stored: NDArray[np.uint8]


class CultivatedExamples(ExampleScorer[Place]):
    """Keeps the windows that tell most, one a place as far as there are enough places.

    The probabilities are those of the score, so nothing is computed twice. Of the places only the windows are kept, and
    while they are being chosen at most twice as many as are shown: memory is flat.

    Args:
        score: How to score.
    """

    legend: Mapping[str, Any] = {
        "kinds": [[kind, colour] for kind, colour in zip(KINDS, COLOURS, strict=True)],
        "ramp": ["#{:02x}{:02x}{:02x}".format(*VIRIDIS[step]) for step in range(0, PROBABILITY_SCALE + 1, 25)],
    }

    def __init__(self, score: ScoreAndShow) -> None:
        self._score = score
        self._chosen: dict[tuple[int, int], _Cut] | None = None
        self._threshold = 0.5

    def score(
        self, network: nn.Module, places: Iterable[Place], device: Device, check: Callable[[], None] = lambda: None
    ) -> Mapping[str, float]:
        """Return the scores; the first places decide what is shown from then on."""
        choice = _Choice()
        number = 0

        def see(place: Place, probability: NDArray[np.float32]) -> None:
            nonlocal number
            if self._chosen is None:
                choice.look(number, place, probability)
            else:
                self._look_again(number, place, probability)
            number += 1

        scores = self._score(network, places, device, check, see)
        if self._chosen is None:
            self._chosen = {(cut.at, index): cut for index, cut in enumerate(choice.made())}
        self._threshold = scores["threshold"]
        return scores

    def drawn(self) -> list[Example]:
        """Return the pictures, in the order of the places."""
        return [_drawn(cut, self._threshold) for cut in (self._chosen or {}).values()]

    def _look_again(self, number: int, place: Place, probability: NDArray[np.float32]) -> None:
        chosen = self._chosen or {}
        for key, cut in chosen.items():
            if cut.at == number:
                chosen[key] = replace(cut, stored=_stored(place, probability, cut.window))


class _Choice:
    """The densest windows of the places that were looked at: the first ones of each place apart from its others."""

    def __init__(self) -> None:
        # The number of the window breaks ties, so that the earlier one stays.
        self._firsts: list[tuple[float, int, _Cut]] = []
        self._others: list[tuple[float, int, _Cut]] = []
        self._seen = 0

    def look(self, number: int, place: Place, probability: NDArray[np.float32]) -> None:
        for index, window in enumerate(telling_windows(place, _MOST)):
            heap = self._others if index else self._firsts
            self._seen += 1
            key = (window.density, -self._seen)
            if len(heap) < _MOST:
                heapq.heappush(heap, (*key, _cut(number, place, probability, window)))
            elif key > heap[0][:2]:
                heapq.heapreplace(heap, (*key, _cut(number, place, probability, window)))

    def made(self) -> list[_Cut]:
        kept = sorted(self._firsts, reverse=True) + sorted(self._others, reverse=True)
        least = _TELLING * max((density for density, _, _ in kept), default=0.0)
        told = [cut for density, _, cut in kept if density >= least]
        return sorted(told[:_MOST], key=lambda cut: (cut.at, cut.window.row, cut.window.column))


def _cut(number: int, place: Place, probability: NDArray[np.float32], window: Window) -> _Cut:
    stored = _stored(place, probability, window)
    weights = np.where(stored == MASK_NODATA, np.float32(0), place.weights[window.fine])
    date, bands, image = _image(place.stack, window)
    return _Cut(number, window, place.name, date, bands, image, place.cultivated[window.fine].copy(), weights, stored)


def _stored(place: Place, probability: NDArray[np.float32], window: Window) -> NDArray[np.uint8]:
    rows, columns = window.coarse
    return quantised(probability[window.fine], np.asarray(place.stack.valid[:, rows, columns].any(axis=0)))


def _image(stack: Stack, window: Window) -> tuple[datetime.date, tuple[str, ...], NDArray[np.uint8]]:
    """Return the date that shows a window best, the bands shown, and the picture (3, h, w).

    Of the dates that are as clear as the clearest the half with the least haze, which masks miss, and of these the one
    with the most contrast.
    """
    rows, columns = window.coarse
    names = _TRUE_COLOUR if set(_TRUE_COLOUR) <= set(stack.bands) else (*stack.bands, *stack.bands[-1:] * 2)[:3]
    channels = [stack.bands.index(name) for name in names]
    clear = stack.valid[:, rows, columns].mean(axis=(1, 2))
    dates = np.flatnonzero(clear >= clear.max() - _AS_CLEAR)
    numbers = stack.digital_numbers[dates][:, channels, rows, columns]
    scale, offset = (values[dates][:, None, None, None] for values in (stack.scale, stack.offset))
    reflectance = (numbers.astype(np.float32) + offset) * scale
    haze = np.percentile(reflectance[:, -1], _HAZY, axis=(1, 2))
    contrast = np.where(haze <= np.median(haze), reflectance.std(axis=(2, 3)).mean(axis=1), -1.0)
    best = int(np.argmax(contrast))
    bright = np.clip(reflectance[best] / _BRIGHTEST, 0, 1) ** (1 / _GAMMA)
    picture = np.where(numbers[best] == 0, _NO_DATA, np.rint(255 * bright)).astype(np.uint8)
    return stack.dates[int(dates[best])], names, picture


def _drawn(cut: _Cut, threshold: float) -> Example:
    mapped, scored = mask_of(cut.stored, threshold) == 1, cut.weights > 0
    kinds = np.select(
        [~scored, cut.cultivated & mapped, cut.cultivated, mapped],
        [KINDS.index(kind) for kind in ("unscored", "hit", "omitted", "committed")],
        KINDS.index("other"),
    )
    unseen = cut.stored == MASK_NODATA
    reference = _RAMP[:, cut.cultivated * PROBABILITY_SCALE]
    probability = _RAMP[:, np.where(unseen, 0, cut.stored)]
    probability[:, unseen] = _NO_DATA
    panels = {
        "image": cut.image.repeat(SCALE, axis=1).repeat(SCALE, axis=2),
        "reference": _faded(reference, scored),
        "probability": _faded(probability, scored),
        "difference": _PALETTE[:, kinds],
    }
    notes = {
        "name": cut.name,
        "date": cut.date.isoformat(),
        "bands": list(cut.bands),
        "metres": cut.window.side * _METRES,
        "score": round(count(cut.cultivated, mapped, cut.weights).mcc, 4),
    }
    return Example(panels, notes)


def _faded(picture: NDArray[np.uint8], clear: NDArray[np.bool_]) -> NDArray[np.uint8]:
    """Return a picture that is paler where it does not count."""
    pale = np.rint(picture + _FADED * (255.0 - picture)).astype(np.uint8)
    return np.where(clear, picture, pale)
