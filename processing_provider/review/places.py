"""Where decisions were made: a parcel that lies elsewhere now is another one, whatever its identifier."""

from __future__ import annotations

__all__ = ["Bounds", "bounds_of_text", "bounds_text", "same_place"]

Bounds = tuple[float, float, float, float]
"""Left, bottom, right, top."""

_LEAST_SHARED = 0.5


def same_place(one: Bounds | None, other: Bounds | None) -> bool:
    """Return whether two bounds share at least half of what both cover; so it is taken where one is not known."""
    if one is None or other is None:
        return True
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    if width < 0 or height < 0:
        return False
    shared = width * height
    return shared >= _LEAST_SHARED * (_area(one) + _area(other) - shared)


def bounds_text(bounds: Bounds | None) -> str | None:
    """Return bounds as the review file keeps them."""
    return None if bounds is None else " ".join(repr(side) for side in bounds)


def bounds_of_text(text: str | None) -> Bounds | None:
    """Return the bounds that a review file keeps.

    Raises:
        ValueError: The text is none of `bounds_text`.
    """
    if text is None:
        return None
    left, bottom, right, top = (float(side) for side in text.split())
    return left, bottom, right, top


def _area(bounds: Bounds) -> float:
    return (bounds[2] - bounds[0]) * (bounds[3] - bounds[1])
