"""What a simulation is told: land, growth, sensor, sky and register, with documented defaults and named presets."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from furrow.engine.contract.errors import InputError
from furrow.engine.imagery.bands import SENTINEL2_BANDS, checked_bands

__all__ = [
    "BENCHMARK",
    "OTHER_PHYSICS",
    "PRESETS",
    "GrowthSettings",
    "LandSettings",
    "RegisterSettings",
    "SensorSettings",
    "Settings",
    "SkySettings",
]

_SMALLEST, _LARGEST = 8, 2048  # pixels of 10 m
_FIRST_DAY, _LAST_DAY = 60, 258


@dataclass(frozen=True)
class LandSettings:
    """The generated farmland.

    Attributes:
        strip_width: Median width of a parcel before it is cut by what bounds it, metres.
        strip_length: Median length likewise.
        spread: Standard deviation of the logarithm of width and length.
        scale_spread: Standard deviation of the logarithm of a factor on both, from place to place.
        block: Typical distance between the centres of blocks of parcels, metres.
        shares: Mean shares of the blocks: arable, mixed, meadow, forest, settlement, orchards and vineyards, water.
        steadiness: How alike the shares of places are (sum of the concentrations of a Dirichlet distribution).
        consolidated: Share of blocks whose strips were put together, and how many times as wide they are.
        margins: Share of the boundaries with a strip of grass, and its typical largest width in metres.
        two_crops: Share of parcels that are sown with two kinds.
    """

    strip_width: float = 16.7
    strip_length: float = 345.0
    spread: float = 0.5
    scale_spread: float = 0.12
    block: float = 430.0
    shares: tuple[float, ...] = (0.58, 0.14, 0.09, 0.11, 0.05, 0.02, 0.01)
    steadiness: float = 25.0
    consolidated: tuple[float, float] = (0.6, 4.6)
    margins: tuple[float, float] = (0.6, 7.0)
    two_crops: float = 0.05


@dataclass(frozen=True)
class GrowthSettings:
    """When and how things grow.

    Attributes:
        lateness: Days that the year is later here than in the Pannonian plain.
        lateness_spread: Standard deviation of that from place to place, days.
        drought: Mean share of green that a dry summer takes from grass, 0 to 1.
        green_winter: Mean green cover of grass in winter.
        jitter: Factor on the spread of sowing and ripening from parcel to parcel.
        unevenness: Factor on the variation inside parcels.
        soil: Factors on the reflectance of soil in the visible, the near and the short-wave infrared.
    """

    lateness: float = 0.0
    lateness_spread: float = 5.0
    drought: float = 0.2
    green_winter: float = 0.5
    jitter: float = 1.0
    unevenness: float = 1.0
    soil: tuple[float, float, float] = (1.0, 1.0, 1.0)


@dataclass(frozen=True)
class SensorSettings:
    """How the land becomes pixels.

    Attributes:
        mtf: Lowest and highest modulation transfer at the Nyquist frequency of a band's own pixels; one value a band.
        jitter: Lowest and highest standard deviation of a date's unknown shift, pixels of 10 m; one value a place.
        noise: Standard deviation of the noise: share of the reflectance, and digital numbers.
        gain: Standard deviation of a date's common factor (sun, view, atmospheric correction).
    """

    mtf: tuple[float, float] = (0.25, 0.35)
    jitter: tuple[float, float] = (0.15, 0.30)
    noise: tuple[float, float] = (0.008, 8.0)
    gain: float = 0.03


@dataclass(frozen=True)
class SkySettings:
    """Clouds and the masks of them.

    Attributes:
        cloudiness: Mean share of the pixels of all dates under cloud, 0 to 0.9.
        haze: Typical reflectance that haze adds in the blue.
        mask_errors: Factor on what the masks miss and imagine; 0 gives masks that are right.
        cut_off: Share of dates on which the edge of a swath leaves a part unseen.
    """

    cloudiness: float = 0.29
    haze: float = 0.012
    mask_errors: float = 1.0
    cut_off: float = 0.06


@dataclass(frozen=True)
class RegisterSettings:
    """Faults of the register of parcels.

    Attributes:
        missing: Share of crop parcels that the register lacks.
        false: Share of other parcels that are declared as crops.
        mistaken: Share of crop parcels declared as another crop.
        marked: Share of agricultural parcels known as not declared (never scored).
        shift: Standard deviation of the common shift of all outlines against the images, metres.
        parcel_shift: Standard deviation of each outline's further shift, metres.
    """

    missing: float = 0.025
    false: float = 0.02
    mistaken: float = 0.04
    marked: float = 0.02
    shift: float = 1.5
    parcel_shift: float = 0.8


@dataclass(frozen=True)
class Settings:
    """All that decides a simulated place, beside its seed.

    Attributes:
        size: Side in pixels of 10 m.
        dates: Number of dates; None for `fewest_dates` to `most_dates` at random.
        fewest_dates, most_dates: Range of the number of dates.
        period: First and last day of the year.
        year: Year of the dates.
        bands: Bands in the order wanted.
        signatures: "generated" (growth curves and typical spectra; nothing measured at any one place enters) or "real"
            (series of pixels of one place in Flanders, 2018 to 2019, for crops, grass and what lies between).
        land, growth, sensor, sky, register: The parts.
    """

    size: int = 500
    dates: int | None = None
    fewest_dates: int = 20
    most_dates: int = 48
    period: tuple[int, int] = (_FIRST_DAY, _LAST_DAY)
    year: int = 2019
    bands: tuple[str, ...] = SENTINEL2_BANDS
    signatures: str = "generated"
    land: LandSettings = field(default_factory=LandSettings)
    growth: GrowthSettings = field(default_factory=GrowthSettings)
    sensor: SensorSettings = field(default_factory=SensorSettings)
    sky: SkySettings = field(default_factory=SkySettings)
    register: RegisterSettings = field(default_factory=RegisterSettings)

    def __post_init__(self) -> None:
        if not _SMALLEST <= self.size <= _LARGEST:
            raise InputError(f"A simulated season has a side of {_SMALLEST} to {_LARGEST} pixels, not {self.size}.")
        first, last = self.period
        if not 1 <= first <= last <= 365:
            raise InputError(f"The days {first} to {last} are no part of a year: give 1 to 365, the first day first.")
        days = last - first + 1
        for number in (self.fewest_dates, self.most_dates, *(() if self.dates is None else (self.dates,))):
            if not 1 <= number <= days:
                raise InputError(f"A simulated season of {days} days has 1 to {days} dates, not {number}.")
        if self.fewest_dates > self.most_dates:
            raise InputError(f"{self.fewest_dates} to {self.most_dates} dates is no range: give the smaller first.")
        if not 0 <= self.sky.cloudiness <= 0.9:
            raise InputError(f"The cloudiness {self.sky.cloudiness:g} is out of range: give 0 to 0.9.")
        if self.signatures not in {"generated", "real"}:
            raise InputError(f"There are no signatures '{self.signatures}': choose 'generated' or 'real'.")
        checked_bands(self.bands)


BENCHMARK = Settings()
"""Small-scale farmland as in the east of Slovenia: the main set of seasons."""

OTHER_PHYSICS = replace(
    BENCHMARK,
    land=replace(
        BENCHMARK.land, strip_width=24.0, strip_length=420.0, block=560.0,
        shares=(0.46, 0.12, 0.18, 0.12, 0.07, 0.02, 0.03),
    ),
    growth=replace(
        BENCHMARK.growth, lateness=16.0, drought=0.08, green_winter=0.62, soil=(0.72, 0.82, 0.86), unevenness=1.3
    ),
    sensor=replace(BENCHMARK.sensor, mtf=(0.15, 0.25), jitter=(0.25, 0.4), noise=(0.012, 14.0)),
    sky=replace(BENCHMARK.sky, cloudiness=0.42, haze=0.02, mask_errors=1.4),
)  # fmt: skip
"""Another region for a second test: later and wetter, larger fields, darker soil, a blurrier sensor, more cloud."""

PRESETS: dict[str, Settings] = {"benchmark": BENCHMARK, "other physics": OTHER_PHYSICS}
"""Settings by name."""
