"""What this engine consists of, what it can compute on, and what to do about each problem."""

from furrow.engine.checkup.report import check_engine

__all__ = ["check_engine"]
