"""How long the steps of a review without its widgets take with 10,000 parcels.

    PYTHONPATH=build build/qgis/bin/python -m furrow.benchmarks.review.steps [--parcels 10000]

Runs in QGIS's Python. A decision counts with the wait until the disk has it.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from furrow.benchmarks.machine import describe_machine, median_seconds
from furrow.processing_provider.review.order import Order
from furrow.processing_provider.review.outcomes import Decision, Outcome
from furrow.processing_provider.review.parcels import load_parcels, read_outline
from furrow.processing_provider.review.review_file import ReviewFile
from furrow.processing_provider.review.tour import Tour
from furrow.tests.builders.agreements import write_agreement


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--parcels", type=int, default=10_000)
    count = parser.parse_args().parcels
    print(describe_machine())
    with tempfile.TemporaryDirectory() as folder:
        agreement = write_agreement(Path(folder) / "agreement.gpkg", count, map_only=count // 20)
        print(f"{count} parcels; ms:")
        report("opening the agreement", median_seconds(lambda: load_parcels(agreement)))
        parcels = load_parcels(agreement)
        review = ReviewFile.open_beside(agreement)
        tour = Tour(parcels, review.decisions())
        for order in (Order.AREA, Order.POSITION):
            report(f"putting in order by {order}", median_seconds(lambda order=order: tour.arrange(order)))

        def decide() -> None:
            decision = Decision(*tour.current.key, Outcome.CONFIRMED, "Reviewer")
            review.decide(decision)
            tour.refresh([decision.key])

        report("a decision", median_seconds(decide, 101))
        report("an outline", median_seconds(lambda: read_outline(agreement, tour.current), 101))
        report("what others decided", median_seconds(review.reload_if_changed, 101))
        start = time.perf_counter()
        for _ in range(count):
            tour.next_unreviewed()
        report("a step", (time.perf_counter() - start) / count)
        for parcel in parcels[:count]:
            review.decide(Decision(*parcel.key, Outcome.CONFIRMED, "Reviewer"))
        report(f"opening a review of {count}", median_seconds(lambda: ReviewFile.open(review.path)))
        tour.arrange(Order.AREA)
        report("a decision then", median_seconds(decide, 101))
        start = time.perf_counter()
        for _ in range(1000):
            tour.next_unreviewed()
        report("a step, most of them decided", (time.perf_counter() - start) / 1000)


def report(name: str, seconds: float) -> None:
    print(f"{name:32s} {1e3 * seconds:9.3f}")


if __name__ == "__main__":
    main()
