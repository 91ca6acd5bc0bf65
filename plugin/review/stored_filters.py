"""Order and filters as the project remembers them."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum
from typing import TypeVar

from furrow.plugin.review.memory import Memory
from furrow.processing_provider.review.order import AreaClass, Filters, Order, Status
from furrow.processing_provider.review.outcomes import Source

__all__ = ["filters_of", "order_of", "stored"]

Kind = TypeVar("Kind", bound=Enum)


def order_of(memory: Memory) -> Order:
    """Return the order that is remembered; the usual for one that this Furrow does not know."""
    return _known(Order, memory.order) or Order.SUSPICION


def filters_of(memory: Memory) -> Filters:
    """Return the filters that are remembered; those that this Furrow does not know let everything pass."""
    area = next((each for each in AreaClass if each.name == memory.area), None)
    return Filters(_known(Status, memory.status) or Status.ALL, memory.declared, area, _known(Source, memory.layer))


def stored(memory: Memory, order: Order, filters: Filters) -> Memory:
    """Return what is to be remembered, with an order and filters; not the extent, which is of the moment."""
    return replace(
        memory, order=order.value, status=filters.status.value, declared=filters.declared,
        area=filters.area.name if filters.area else "", layer=filters.source.value if filters.source else "",
    )  # fmt: skip


def _known(kind: type[Kind], value: str) -> Kind | None:
    return next((each for each in kind if each.value == value), None)
