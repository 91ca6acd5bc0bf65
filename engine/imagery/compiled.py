"""Loops over pixels as machine code: numba, compiled at the first call and kept for the next process."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar, cast

import numba

from furrow.engine.processors import processors

__all__ = ["compiled", "compiled_fast", "over_rows"]

Loop = TypeVar("Loop", bound=Callable[..., object])

_LOOSE = {"contract", "nsz", "arcp", "nnan", "ninf"}
_LEAST_ROWS = 8  # fewer rows a thread do not repay its start


def compiled(loop: Loop) -> Loop:
    """Decorator: compile a loop over arrays that lets other threads run meanwhile.

    The machine code is kept beside the source or, where that cannot be written, in the folder that numba keeps for the
    user. Where neither can be, every process compiles anew (a second or two).
    """
    try:
        return cast("Loop", numba.njit(nogil=True, cache=True)(loop))
    except RuntimeError:  # numba found no folder that it can write to
        return cast("Loop", numba.njit(nogil=True)(loop))


def compiled_fast(loop: Loop) -> Loop:
    """Decorator: as `compiled`, for sums of finite numbers whose order need not be that of the source.

    Products and sums may be joined, and divisions by the same number made products, so results differ in the last
    digits between processors. Infinite values and NaN must not occur.
    """
    try:
        return cast("Loop", numba.njit(nogil=True, cache=True, fastmath=_LOOSE, error_model="numpy")(loop))
    except RuntimeError:  # as in `compiled`
        return cast("Loop", numba.njit(nogil=True, fastmath=_LOOSE, error_model="numpy")(loop))


def over_rows(work: Callable[[int, int], object], height: int) -> None:
    """Call `work(first, last)` for parts of `height` rows, in as many threads as there are processors.

    numba's own threads are left out: which kind there is differs by system, and some must not be started from two
    threads at a time.
    """
    threads = max(1, min(processors(), height // _LEAST_ROWS))
    if threads == 1:
        work(0, height)
        return
    edges = [height * index // (4 * threads) for index in range(4 * threads + 1)]
    with ThreadPoolExecutor(threads) as pool:
        for _ in pool.map(work, edges[:-1], edges[1:]):
            pass  # the first error stops here
