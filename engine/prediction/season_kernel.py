"""What a hybrid network sums over the dates of a season, as one loop over pixels for processors.

The network's own `add` and `summarise` say the same in tensors, an operation after the other over all pixels, so that
memory is what it waits for. Here a few pixels pass all operations of some dates before the next pixels come, and
everything stays in the processor's first caches. A test holds both against each other.

Pixels are taken in runs of a row, dates four at a time: the loops over a run become vector instructions, a sum is
loaded and stored once for four products, and the products of matrices are large enough for the library that makes them
but too small for it to start threads of its own.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from furrow.engine.imagery.compiled import compiled_fast

__all__ = ["SumWeights", "sum_rows"]

_RUN = 64  # pixels of a row taken together
_DATES = 4  # dates taken together
_STEPS = 4  # neighbours: right, below, below and right, below and left

# What the models' modules say is said again here: the compiled code is kept by the age of this file alone, so a number
# from elsewhere could change unnoticed. The test that compares both would not let it.
_ONE, _ZERO = np.float32(1), np.float32(0)
_LOG2_E, _LN_2 = np.float32(1.4426950408889634), np.float32(0.6931471805599453)
_LARGEST_REFLECTANCE, _DARKEST = np.float32(1.5), np.float32(1e-3)  # as models.features has them
_LARGEST_DIFFERENCE = np.float32(0.7)  # as models.neighbours has it
_FEWEST, _SMALLEST, _CENTRE = np.float32(0.5), np.float32(0.01), np.float32(2.0)  # likewise
_SCORE_BOUND, _EPSILON = np.float32(8.0), np.float32(1e-6)  # as models.hybrid has them
_HALF_SUPPORT = np.float32(0.5)  # as models.composites has it

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]


class SumWeights(NamedTuple):
    """What the loop knows of a network and of the dates; all arrays are float32 unless said otherwise.

    Attributes:
        mean: (B,) of each band.
        inverse: (B,) 1 / standard deviation of each band.
        red: Position of the red band.
        near_infrared: Position of the near infrared band.
        composites: (T, K) weight of each date in each composite.
        days: (T, A) what the day adds to the encoded bands, their own bias included.
        encoder: (A, B + 1), of the bands and the index.
        value: (A, A).
        value_bias: (A,).
        score: (heads, A).
        score_bias: (heads,).
        group_of: (B,) int64, group of each band in the contrasts.
        group_weight: (B,) 1 / size of its group.
        groups: Number of groups; 0 to leave the contrasts out.
    """

    mean: Floats
    inverse: Floats
    red: int
    near_infrared: int
    composites: Floats
    days: Floats
    encoder: Floats
    value: Floats
    value_bias: Floats
    score: Floats
    score_bias: Floats
    group_of: Integers
    group_weight: Floats
    groups: int


@compiled_fast
def sum_rows(
    numbers: NDArray[np.uint16],
    valid: NDArray[np.bool_],
    scale: Floats,
    offset: Floats,
    top: int,
    first: int,
    last: int,
    weights: SumWeights,
    result: Floats,
) -> None:
    """Write what rows `first` to `last` of `result` are to hold.

    Args:
        numbers: (T, B, H, W) digital numbers, without gaps in memory.
        valid: (T, H, W), likewise.
        scale: (T,), as that of a stack.
        offset: (T,), likewise.
        top: Row of the stack that is the first of the result.
        first: First row to write.
        last: The row after the last to write; it is looked at where the stack has it.
        weights: Of the network and the dates.
        result: (rows, W, C) what the decoder's first layer takes: K x (B + 1) composites, K weights of theirs, A
            attended channels, 4 of the vegetation index, 4 x groups contrasts.
    """
    dates, bands, height, width = numbers.shape
    features, composites = bands + 1, weights.composites.shape[1]
    heads, channels = weights.score.shape
    wide = _DATES * _RUN
    here = np.zeros((_DATES, features, _RUN + 2), np.float32)
    clear = np.zeros((_DATES, _RUN + 2), np.float32)
    below = np.zeros((bands, _RUN + 2), np.float32)
    clear_below = np.zeros(_RUN + 2, np.float32)
    chosen = np.zeros(_DATES, np.int64)
    together = np.zeros((features, wide), np.float32)
    encoded, valued = np.zeros((channels, wide), np.float32), np.zeros((channels, wide), np.float32)
    scored = np.zeros((heads, wide), np.float32)
    line, bits = np.zeros(_RUN, np.float32), np.zeros(_RUN, np.int32)
    composite = np.zeros((composites * features, _RUN), np.float32)
    support = np.zeros((composites, _RUN), np.float32)
    attended, attention = np.zeros((channels, _RUN), np.float32), np.zeros((heads, _RUN), np.float32)
    vegetation, count = np.zeros((4, _RUN), np.float32), np.zeros(_RUN, np.float32)
    contrast = np.zeros((_STEPS * max(weights.groups, 1), _RUN), np.float32)
    pairs = np.zeros((_STEPS, _RUN), np.float32)
    for row in range(top + first, top + last):
        for start in range(0, width, _RUN):
            for sums in (composite, support, attended, attention, vegetation, contrast, pairs):
                sums[:] = _ZERO
            vegetation[2:] = -_ONE
            count[:] = _ZERO
            date = 0
            while date < dates:
                date, held = _next_dates(valid, date, row, start, chosen)
                for d in range(held):
                    t = chosen[d]
                    _read_run(numbers, valid, t, row, start, scale[t], offset[t], weights, here[d], clear[d])
                    _add_vegetation(here[d], clear[d], weights, line, vegetation, count)
                    if weights.groups:
                        _add_contrast(0, here[d], clear[d], here[d], clear[d], weights, line, contrast, pairs)
                        if row + 1 < height:
                            _read_run(
                                numbers, valid, t, row + 1, start, scale[t], offset[t], weights, below, clear_below
                            )
                            for step in range(1, _STEPS):
                                _add_contrast(
                                    step, here[d], clear[d], below, clear_below, weights, line, contrast, pairs
                                )
                for d in range(held, _DATES):  # what is left of earlier dates must not count
                    here[d] = _ZERO
                    clear[d] = _ZERO
                if held:
                    _add_composites(here, clear, chosen, held, weights.composites, composite, support)
                    _encode(here, chosen, held, weights, together, encoded)
                    np.dot(weights.value, encoded, valued)
                    np.dot(weights.score, encoded, scored)
                    _attend(valued, scored, clear, held, weights, line, bits, attended, attention)
            _finish(composite, support, attended, attention, vegetation, count, contrast, pairs, line, bits)
            at = 0
            for part in (composite, support, attended, vegetation, contrast[: _STEPS * weights.groups]):
                for x in range(min(_RUN, width - start)):
                    for c in range(part.shape[0]):
                        result[row - top, start + x, at + c] = part[c, x]
                at += part.shape[0]


@compiled_fast
def _next_dates(valid: NDArray[np.bool_], date: int, row: int, start: int, chosen: Integers) -> tuple[int, int]:
    """Find the next few dates, from `date` on, that show a pixel of a run; return where to go on and their number."""
    dates, _, width = valid.shape
    held = 0
    while date < dates and held < _DATES:
        for x in range(start, min(start + _RUN, width)):
            if valid[date, row, x]:
                chosen[held] = date
                held += 1
                break
        date += 1
    return date, held


@compiled_fast
def _read_run(
    numbers: NDArray[np.uint16],
    valid: NDArray[np.bool_],
    date: int,
    row: int,
    start: int,
    scale: np.float32,
    offset: np.float32,
    weights: SumWeights,
    into: Floats,
    clear: Floats,
) -> None:
    """Read a run and the pixel on either side, normalised; 0 where not valid and beyond the edges."""
    bands, width = numbers.shape[1], numbers.shape[3]
    low, high = max(start - 1, 0), min(start + _RUN + 1, width)
    shift = low - start + 1
    clear[:] = _ZERO
    for x in range(high - low):
        clear[shift + x] = _ONE if valid[date, row, low + x] else _ZERO
    for band in range(bands):
        middle, factor = weights.mean[band], weights.inverse[band]
        into[band, 0] = _ZERO
        into[band, shift + high - low :] = _ZERO
        for x in range(high - low):
            reflectance = (np.float32(numbers[date, band, row, low + x]) + offset) * scale
            reflectance = min(max(reflectance, _ZERO), _LARGEST_REFLECTANCE)
            into[band, shift + x] = (reflectance - middle) * factor * clear[shift + x]


@compiled_fast
def _add_vegetation(
    here: Floats, clear: Floats, weights: SumWeights, line: Floats, vegetation: Floats, count: Floats
) -> None:
    """Put the vegetation index behind the bands, and add sum, sum of squares, -minimum and maximum."""
    red, far_red, behind = weights.red, weights.near_infrared, here.shape[0] - 1
    deviation, far_deviation = _ONE / weights.inverse[red], _ONE / weights.inverse[far_red]
    mean, far_mean = weights.mean[red], weights.mean[far_red]
    for x in range(_RUN):  # reflectance again, from the normalised bands
        low, high = here[red, x + 1] * deviation + mean, here[far_red, x + 1] * far_deviation + far_mean
        line[x] = (high - low) / (high + low + _DARKEST) * clear[x + 1]
    for x in range(_RUN):
        index, there = line[x], clear[x + 1]
        here[behind, x + 1] = (index + index - _ONE) * there
        vegetation[0, x] += index
        vegetation[1, x] += index * index
        vegetation[2, x] = max(vegetation[2, x], there - _ONE - index)
        vegetation[3, x] = max(vegetation[3, x], there - _ONE + index)
        count[x] += there


@compiled_fast
def _add_contrast(
    step: int,
    here: Floats,
    clear: Floats,
    there: Floats,
    clear_there: Floats,
    weights: SumWeights,
    line: Floats,
    contrast: Floats,
    pairs: Floats,
) -> None:
    """Add the squared differences between a run and the pixels one step away."""
    across = 1 if step in (0, 2) else (0 if step == 1 else -1)
    for x in range(_RUN):
        line[x] = clear[x + 1] * clear_there[x + 1 + across]
        pairs[step, x] += line[x]
    for band in range(weights.mean.shape[0]):
        at, share = step * weights.groups + weights.group_of[band], weights.group_weight[band]
        for x in range(_RUN):
            apart = here[band, x + 1] - there[band, x + 1 + across]
            apart = min(max(apart, -_LARGEST_DIFFERENCE), _LARGEST_DIFFERENCE)
            contrast[at, x] += apart * apart * line[x] * share


@compiled_fast
def _add_composites(
    here: Floats, clear: Floats, chosen: Integers, held: int, weights: Floats, composite: Floats, support: Floats
) -> None:
    """Add four dates to all composites; those that are not held are 0."""
    features = here.shape[1]
    t0, t1, t2, t3 = chosen[0], chosen[min(1, held - 1)], chosen[min(2, held - 1)], chosen[held - 1]
    for k in range(weights.shape[1]):
        k0, k1, k2, k3 = weights[t0, k], weights[t1, k], weights[t2, k], weights[t3, k]
        for f in range(features):
            at = k * features + f
            for x in range(_RUN):
                composite[at, x] += (
                    k0 * here[0, f, x + 1] + k1 * here[1, f, x + 1] + k2 * here[2, f, x + 1] + k3 * here[3, f, x + 1]
                )
        for x in range(_RUN):
            support[k, x] += k0 * clear[0, x + 1] + k1 * clear[1, x + 1] + k2 * clear[2, x + 1] + k3 * clear[3, x + 1]


@compiled_fast
def _encode(
    here: Floats, chosen: Integers, held: int, weights: SumWeights, together: Floats, encoded: Floats
) -> None:
    """Encode the bands of some dates, (A, dates x run)."""
    for f in range(here.shape[1]):
        for d in range(_DATES):
            for x in range(_RUN):
                together[f, d * _RUN + x] = here[d, f, x + 1]
    np.dot(weights.encoder, together, encoded)
    for channel in range(encoded.shape[0]):
        for d in range(held):
            shift = weights.days[chosen[d], channel]
            for x in range(d * _RUN, (d + 1) * _RUN):
                encoded[channel, x] = max(encoded[channel, x] + shift, _ZERO)


@compiled_fast
def _attend(
    valued: Floats,
    scored: Floats,
    clear: Floats,
    held: int,
    weights: SumWeights,
    line: Floats,
    bits: NDArray[np.int32],
    attended: Floats,
    attention: Floats,
) -> None:
    """Add the values of some dates by the exponentials of their scores."""
    heads = scored.shape[0]
    share = valued.shape[0] // heads
    for head in range(heads):
        bias = weights.score_bias[head]
        for d in range(held):
            # exp(8 tanh(s / 8)), with tanh(y) = 1 - 2 / (exp(2 y) + 1)
            for x in range(_RUN):
                line[x] = (scored[head, d * _RUN + x] + bias) * (np.float32(2) / _SCORE_BOUND)
            _exponential(line, bits)
            for x in range(_RUN):
                line[x] = _SCORE_BOUND * (_ONE - np.float32(2) / (line[x] + _ONE))
            _exponential(line, bits)
            for x in range(_RUN):
                line[x] *= clear[d, x + 1]
                attention[head, x] += line[x]
            for channel in range(head * share, (head + 1) * share):
                shift = weights.value_bias[channel]
                for x in range(_RUN):
                    attended[channel, x] += max(valued[channel, d * _RUN + x] + shift, _ZERO) * line[x]


@compiled_fast
def _finish(
    composite: Floats,
    support: Floats,
    attended: Floats,
    attention: Floats,
    vegetation: Floats,
    count: Floats,
    contrast: Floats,
    pairs: Floats,
    line: Floats,
    bits: NDArray[np.int32],
) -> None:
    """Turn sums into what the decoder reads, in place."""
    features = composite.shape[0] // support.shape[0]
    for k in range(support.shape[0]):
        for x in range(_RUN):
            line[x] = _ONE / (support[k, x] + _EPSILON)
        for at in range(k * features, (k + 1) * features):
            for x in range(_RUN):
                composite[at, x] *= line[x]
        for x in range(_RUN):
            support[k, x] /= support[k, x] + _HALF_SUPPORT
    share = attended.shape[0] // attention.shape[0]
    for head in range(attention.shape[0]):
        for x in range(_RUN):
            line[x] = _ONE / (attention[head, x] + _EPSILON)
        for channel in range(head * share, (head + 1) * share):
            for x in range(_RUN):
                attended[channel, x] *= line[x]
    for x in range(_RUN):
        often, seen = max(count[x], _ONE), min(count[x], _ONE)
        mean, square = vegetation[0, x] / often, vegetation[1, x] / often
        spread = np.sqrt(max(square - mean * mean, _ZERO) + _EPSILON)
        vegetation[0, x], vegetation[1, x] = mean * seen, np.float32(4) * spread * seen
        vegetation[2, x] *= seen
        vegetation[3, x] *= seen
    groups = contrast.shape[0] // _STEPS
    for at in range(contrast.shape[0]):
        for x in range(_RUN):
            contrast[at, x] = contrast[at, x] / (pairs[at // groups, x] + _FEWEST) + _SMALLEST
        _logarithm(contrast[at], bits)
        for x in range(_RUN):
            contrast[at, x] += _CENTRE


@compiled_fast
def _exponential(values: Floats, bits: NDArray[np.int32]) -> None:
    """Replace values by their exponential, to seven digits; they are kept between -80 and 80."""
    power = bits.view(np.float32)
    for x in range(_RUN):
        y = min(max(values[x], np.float32(-80)), np.float32(80)) * _LOG2_E
        whole = np.floor(y + np.float32(0.5))
        z = (y - whole) * _LN_2
        bits[x] = (np.int32(whole) + np.int32(127)) << np.int32(23)
        series = np.float32(1 / 24) + z * (np.float32(1 / 120) + z * np.float32(1 / 720))
        series = np.float32(1 / 2) + z * (np.float32(1 / 6) + z * series)
        values[x] = _ONE + z * (_ONE + z * series)
    for x in range(_RUN):
        values[x] *= power[x]


@compiled_fast
def _logarithm(values: Floats, bits: NDArray[np.int32]) -> None:
    """Replace positive values by their natural logarithm, to seven digits."""
    rest = bits.view(np.float32)
    for x in range(_RUN):
        rest[x] = values[x]
    for x in range(_RUN):  # part off the power of two that leaves a rest around 1, from 0.71 to 1.41
        exponent = (bits[x] - np.int32(0x3F3504F3)) >> np.int32(23)
        bits[x] -= exponent << np.int32(23)
        values[x] = np.float32(exponent)
    for x in range(_RUN):
        s = (rest[x] - _ONE) / (rest[x] + _ONE)
        q = s * s
        series = np.float32(1 / 5) + q * (np.float32(1 / 7) + q * np.float32(1 / 9))
        values[x] = values[x] * _LN_2 + np.float32(2) * s * (_ONE + q * (np.float32(1 / 3) + q * series))
