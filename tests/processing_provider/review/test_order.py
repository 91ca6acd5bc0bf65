"""Orders, filters and the way through parcels."""

import math
import random
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from furrow.processing_provider.review.order import AreaClass, Filters, Order, Status, arranged, declared_classes
from furrow.processing_provider.review.outcomes import Decision, Outcome, Source
from furrow.processing_provider.review.parcels import ReviewParcel
from furrow.processing_provider.review.tour import Progress, Tour

FIGURES = {
    "area_ha": 1.0, "pixels": 1600, "probability_mean": 0.5, "observations": 10.0, "weight": 1.0, "suspicion": 0.5,
    "rank": 1,
}  # fmt: skip


def parcel(identifier, source=Source.AGREEMENT, bounds=(0.0, 0.0, 1.0, 1.0), **figures):
    return ReviewParcel(source, identifier, 1, bounds, **(FIGURES | figures))


def decided(*parcels, outcome=Outcome.CONFIRMED):
    return {each.key: Decision(*each.key, outcome, "Ana") for each in parcels}


def names(parcels):
    return "".join(each.parcel for each in parcels)


FIELDS = [
    parcel("a", suspicion=0.1, rank=3, weight=5.0, area_ha=0.05, declared="žito", omitted_ha=0.0, committed_ha=0.2),
    parcel("b", suspicion=0.9, rank=1, weight=None, area_ha=2.0, declared="ajda", omitted_ha=0.5, committed_ha=None),
    parcel("c", suspicion=0.5, rank=2, weight=9.0, area_ha=0.25, declared=None, omitted_ha=None, committed_ha=0.1),
    parcel("d", Source.MAP_ONLY, suspicion=0.7, rank=1, weight=1.0, area_ha=0.1),
    parcel("e", suspicion=None, rank=4, weight=2.0, area_ha=None, declared="žito", omitted_ha=0.1, committed_ha=0.0),
]


@pytest.mark.parametrize(
    ("order", "wanted"),
    [
        (Order.SUSPICION, "bdcae"), (Order.WEIGHT, "caedb"), (Order.AREA, "adcbe"), (Order.DECLARED, "baedc"),
        (Order.OMITTED, "beadc"), (Order.COMMITTED, "acebd"),
    ],
)  # fmt: skip
def test_each_order_puts_unknown_figures_last_and_ties_by_suspicion(order, wanted):
    shuffled = random.Random(3).sample(FIELDS, len(FIELDS))
    assert names(arranged(shuffled, {}, order, Filters())) == wanted


@given(st.permutations(FIELDS), st.sampled_from(Order))
def test_the_order_does_not_depend_on_that_of_the_file(shuffled, order):
    assert arranged(shuffled, {}, order, Filters()) == arranged(FIELDS, {}, order, Filters())


def test_the_walk_goes_west_to_east_in_strips_and_is_short():
    rng = random.Random(2)
    places = [(rng.random() * 1000, rng.random() * 1000) for _ in range(600)]
    parcels = [parcel(str(index), bounds=(x, y, x + 1, y + 1)) for index, (x, y) in enumerate(places)]
    walked = [places[int(each.parcel)] for each in arranged(parcels, {}, Order.POSITION, Filters())]

    def length(route):
        return sum(math.dist(one, other) for one, other in pairwise(route))

    assert length(walked) < length(sorted(places)) / 5
    assert length(walked) < 1.2 * math.sqrt(600 * 1000**2)  # of the shortest tours, 0.71 times the root are known
    strips = [sum(x for x, _ in walked[start : start + 100]) for start in range(0, 600, 100)]
    assert strips == sorted(strips)


@pytest.mark.parametrize("count", [0, 1, 2])
def test_the_walk_of_few_parcels(count):
    parcels = [parcel(str(index), bounds=(5.0, float(index), 6.0, index + 1.0)) for index in range(count)]
    without = parcel("x", bounds=None)
    found = arranged([without, *parcels], {}, Order.POSITION, Filters())
    assert names(found) == "".join(str(index) for index in reversed(range(count))) + "x"


@pytest.mark.parametrize(
    ("filters", "wanted"),
    [
        (Filters(), "abcde"), (Filters(source=Source.MAP_ONLY), "d"), (Filters(source=Source.AGREEMENT), "abce"),
        (Filters(declared="žito"), "ae"), (Filters(declared=""), "cd"), (Filters(area=AreaClass.UNDER_TENTH), "a"),
        (Filters(area=AreaClass.TO_QUARTER), "d"), (Filters(area=AreaClass.TO_ONE), "c"),
        (Filters(area=AreaClass.OVER_ONE), "b"), (Filters(status=Status.UNREVIEWED), "cde"),
        (Filters(status=Status.CONFIRMED), "a"), (Filters(status=Status.CHANGED), "b"),
        (Filters(status=Status.INCONCLUSIVE), ""), (Filters(status=Status.UNREVIEWED, declared="žito"), "e"),
    ],
)  # fmt: skip
def test_filters(filters, wanted):
    decisions = decided(FIELDS[0]) | decided(FIELDS[1], outcome=Outcome.CHANGED)
    assert "".join(sorted(names(arranged(FIELDS, decisions, Order.WEIGHT, filters)))) == wanted


def test_every_area_lies_in_one_class():
    for area in (0.0, 0.0999, 0.1, 0.2499, 0.25, 0.9999, 1.0, 5000.0):
        held = [each for each in AreaClass if arranged([parcel("a", area_ha=area)], {}, Order.AREA, Filters(area=each))]
        assert len(held) == 1, area


def test_the_view_shows_what_its_rectangle_meets():
    parcels = [parcel(name, bounds=bounds) for name, bounds in zip(
        "abcde", [(0, 0, 1, 1), (1, 1, 2, 2), (5, 0, 6, 1), (0, 5, 9, 6), None], strict=True
    )]  # fmt: skip
    found = arranged(parcels, {}, Order.SUSPICION, Filters(extent=(0.5, 0.5, 3.0, 5.0)))
    assert names(found) == "abd"  # what only touches it is seen at its edge


def test_classes_are_listed_once_and_sorted():
    assert declared_classes(FIELDS) == ["", "ajda", "žito"]


def test_the_values_that_projects_keep_never_change():
    assert [each.value for each in Order] == [
        "suspicion", "weight", "area", "declared", "position", "omitted", "committed",
    ]  # fmt: skip
    assert [Status(each) for each in Outcome] == list(Status)[2:]


def test_a_tour_steps_wraps_and_stays_at_its_ends():
    tour = Tour(FIELDS, decided(FIELDS[3]))
    assert names([tour.current]) == "b"
    assert tour.previous() is None
    assert names([tour.next()]) == "d"
    assert names([tour.next_unreviewed()]) == "c"
    assert names([tour.go_to(("agreement", "e"))]) == "e"
    assert tour.position == 4
    assert tour.next() is None
    assert names([tour.peek()]) == "b"
    assert names([tour.next_unreviewed()]) == "b"
    assert tour.go_to(("agreement", "d")) is None
    assert names([tour.current]) == "b"


def test_a_parcel_that_was_decided_can_be_gone_back_to():
    decisions = {}
    tour = Tour(FIELDS, decisions, Order.SUSPICION, Filters(status=Status.UNREVIEWED))
    first = tour.current
    decisions |= decided(first)
    tour.refresh([first.key])
    second = tour.next_unreviewed()
    assert second != first
    assert tour.previous() == first
    tour.arrange(Order.SUSPICION, Filters(status=Status.UNREVIEWED))
    assert len(tour) == 4
    assert tour.go_to(first.key) is None


def test_the_place_is_kept_when_the_order_changes():
    tour = Tour(FIELDS, {})
    tour.go_to(("map_only", "d"))
    tour.arrange(Order.AREA)
    assert names([tour.current]) == "d"
    tour.arrange(Order.AREA, Filters(source=Source.AGREEMENT))
    assert names([tour.current]) == "a"


def test_an_empty_tour_has_nowhere_to_go():
    tour = Tour(FIELDS, {}, Order.AREA, Filters(declared="ni take"))
    assert (len(tour), tour.current, tour.next(), tour.previous(), tour.next_unreviewed(), tour.peek()) == (
        0,
        *[None] * 5,
    )
    assert tour.progress == Progress(0, 0, 1.0)
    tour.arrange(Order.AREA)
    assert tour.current is not None


def test_finding_by_what_was_typed():
    parcels = [parcel("KMG-1"), parcel("kmg-1"), parcel("map-1", Source.MAP_ONLY)]
    tour = Tour(parcels, {})
    assert tour.find(" kmg-1 ") == ("agreement", "kmg-1")
    assert tour.find("KMG-1") == ("agreement", "KMG-1")
    assert tour.find("MAP-1") == ("map_only", "map-1")
    assert tour.find("kmg") is None


def test_progress_counts_parcels_and_weight():
    tour = Tour(FIELDS, decided(FIELDS[0], FIELDS[1]))
    assert tour.progress == Progress(2, 5, pytest.approx(5 / 17))
    assert Tour([parcel("a", weight=0.0), parcel("b", weight=None)], decided(parcel("a"))).progress == Progress(
        2 - 1, 2, 0.5
    )


MOVES = st.sampled_from(["next", "previous", "next_unreviewed", "decide", "undo", "go"])


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.floats(0, 1e6) | st.none(), min_size=1, max_size=12),
    st.lists(st.tuples(MOVES, st.integers(0, 11)), max_size=40),
)
def test_a_tour_does_what_a_simple_list_does(weights, moves):
    parcels = [parcel(f"{index:02}", weight=weight, rank=index) for index, weight in enumerate(weights)]
    decisions = {}
    tour = Tour(parcels, decisions)
    place = 0
    for move, number in moves:
        chosen = parcels[number % len(parcels)]
        wanted = None
        if move == "next":
            wanted = place + 1 if place + 1 < len(parcels) else None
            found = tour.next()
        elif move == "previous":
            wanted = place - 1 if place else None
            found = tour.previous()
        elif move == "next_unreviewed":
            ahead = [*range(place + 1, len(parcels)), *range(place + 1)]
            wanted = next((index for index in ahead if parcels[index].key not in decisions), None)
            assert tour.peek() == (None if wanted is None else parcels[wanted])
            found = tour.next_unreviewed()
        elif move == "go":
            wanted = number % len(parcels)
            found = tour.go_to(chosen.key)
        else:
            decisions.update(decided(chosen)) if move == "decide" else decisions.pop(chosen.key, None)
            tour.refresh([chosen.key, ("agreement", "not there")])
            found = None
        assert found == (None if wanted is None else parcels[wanted])
        place = place if wanted is None else wanted
        assert (tour.position, tour.current) == (place, parcels[place])
        progress = tour.progress
        total = sum(each.weight or 0 for each in parcels)
        done = sum(each.weight or 0 for each in parcels if each.key in decisions)
        assert (progress.reviewed, progress.total) == (len(decisions), len(parcels))
        wanted_share = done / total if total else len(decisions) / len(parcels)
        assert progress.weight_share == pytest.approx(wanted_share, abs=1e-9)
        assert 0 <= progress.weight_share <= 1


def test_a_step_takes_less_than_a_millisecond_in_ten_thousand():
    rng = random.Random(1)
    parcels = [parcel(str(index), weight=rng.random(), suspicion=rng.random(), rank=index) for index in range(10_000)]
    decisions = decided(*parcels[:9990])
    tour = Tour(parcels, decisions)
    start = time.perf_counter()
    for _ in range(500):
        tour.next_unreviewed()
        tour.previous()
        tour.refresh([tour.current.key])
        _ = tour.progress
    assert (time.perf_counter() - start) / 500 < 1e-3
