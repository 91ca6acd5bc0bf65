"""The job "score-submission": an archive scored by halves of the boxes, and put on a leaderboard."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rasterio.windows import Window

from furrow.engine.assessment.finding import REFERENCES, WEIGHTS, FoundRaster, find_rasters
from furrow.engine.assessment.leaderboard import Row, add_row, check_text, page_path, ranked
from furrow.engine.assessment.pairing import Part, indexed, part_for
from furrow.engine.assessment.scores import WeightedCounts, count
from furrow.engine.assessment.submission import sha256_of
from furrow.engine.assessment.submission_files import box_name, check_box, read_submission, submitted
from furrow.engine.contract.assessment_jobs import ScoreSubmission
from furrow.engine.contract.errors import InputError
from furrow.engine.geogrid import GeoGrid
from furrow.engine.rasters import MASK_NODATA, read_array
from furrow.engine.reporting import Reporter
from furrow.engine.virtual_rasters import open_mosaic

__all__ = ["public_boxes", "score_submission"]

_LARGEST_SEED = 2**31 - 1


@dataclass(frozen=True)
class _Truth:
    """What a box is scored against."""

    grid: GeoGrid
    reference: FoundRaster
    weights: Part


def score_submission(spec: ScoreSubmission, reporter: Reporter) -> dict[str, Any]:
    """Check and score an archive, add its row to the leaderboard, write the page, and return the values of the result.

    Nothing is written before the whole archive was checked and scored.

    Raises:
        InputError: The archive breaks a rule of the challenge, which the text names with the file; references do not
            belong together; or the leaderboard was scored otherwise.
        UnsafeFileError: The archive could do harm.
        DamagedFileError: A file cannot be read.
        JobCancelledError: The job was cancelled.
    """
    entry, team = _check(spec)
    model, version = _model(spec.model)
    reporter.progress(0.0, "Looking at the references")
    truths = _truths(spec, reporter)
    public = public_boxes(list(truths), spec.seed)
    archive = Path(spec.archive)
    counts, marks = _scored(archive, truths, reporter)
    scores = {
        half: sum((counts[box] for box in boxes), WeightedCounts()).mcc
        for half, boxes in (("public", public), ("private", [box for box in counts if box not in public]))
    }
    row = Row(
        entry=entry,
        team=team,
        time=datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
        public_weighted_mcc=scores["public"],
        private_weighted_mcc=scores["private"],
        boxes=len(counts),
        model=model,
        model_version=version,
        archive_sha256=sha256_of(archive),
        seed=spec.seed,
        reference_sha256=_mark(marks),
    )
    leaderboard = Path(spec.leaderboard)
    rows = add_row(leaderboard, row, reporter, show_private=spec.show_private)
    rank = next(place for place, each in enumerate(ranked(rows), start=1) if each is row)
    _tell(row, rows, rank, len(public), spec.show_private, reporter)
    reporter.progress(1.0)
    return {
        "public_weighted_mcc": row.public_weighted_mcc,
        **({"private_weighted_mcc": row.private_weighted_mcc} if spec.show_private else {}),
        "boxes": row.boxes,
        "rank": rank,
        "entries": len(rows),
        "page": str(page_path(leaderboard)),
        "sha256": row.archive_sha256,
    }


def public_boxes(boxes: Sequence[str], seed: int) -> list[str]:
    """Return the boxes of the public half, the smaller one where their number is odd.

    Names are put in the order of the SHA-256 of "<seed>:<name>", which is the same for ever and on any machine, and the
    first half is taken.
    """
    permuted = sorted(sorted(boxes), key=lambda box: hashlib.sha256(f"{seed}:{box}".encode()).digest())
    return sorted(permuted[: len(boxes) // 2])


def _check(spec: ScoreSubmission) -> tuple[str, str]:
    """Return entry and team as they will stand in the leaderboard."""
    entry, team = check_text(spec.entry, "name of the entry"), check_text(spec.team, "name of the team")
    if not entry:
        raise InputError("The entry has no name: give one, by which the leaderboard shows it.")
    if Path(spec.leaderboard).suffix.lower() != ".csv":
        raise InputError(f"The leaderboard '{spec.leaderboard}' is no CSV: end its name in .csv.")
    if not 0 <= spec.seed <= _LARGEST_SEED:
        raise InputError(f"The seed is {spec.seed}, but must lie between 0 and {_LARGEST_SEED}.")
    return entry, team


def _model(path: str) -> tuple[str, str]:
    """Return name and version of a model; empty texts where none was named."""
    if not path:
        return "", ""
    from furrow.engine.prediction.model_access import open_card  # torch takes seconds, and most have no use for it

    card = open_card(path)
    return _plain(card.name), _plain(card.version)


def _plain(text: str) -> str:
    """Return a text of a model's card, which a stranger may have written, as the leaderboard can hold it."""
    shown = "".join(letter for letter in text if letter.isprintable()).strip()[:100]
    return check_text(shown.lstrip("=+-@ "), "name of the model")


def _truths(spec: ScoreSubmission, reporter: Reporter) -> dict[str, _Truth]:
    """Return what each box is scored against, by the sorted names of the boxes."""
    references = find_rasters(spec.references, REFERENCES, reporter)
    weights = indexed(find_rasters(spec.weights, WEIGHTS, reporter))
    found: dict[str, _Truth] = {}
    for reference in references:
        path = reference.path
        box = box_name(path.stem, path.parent.name)
        if not box:
            raise InputError(f"Neither '{path}' nor its folder tells which box it is: call one of them eopatch-NN.")
        if box in found:
            raise InputError(f"'{found[box].reference.path}' and '{path}' are both of {box}: give one for each box.")
        owner = f"reference '{path.parent.name}/{path.name}'"
        check_box(reference.grid, owner)
        found[box] = _Truth(reference.grid, reference, part_for(reference.grid, owner, weights, "weight map"))
    if len(found) < 2:
        raise InputError("There is one box alone, which has no public and private half: give references of more.")
    return {box: found[box] for box in sorted(found)}


def _scored(
    archive: Path, truths: Mapping[str, _Truth], reporter: Reporter
) -> tuple[dict[str, WeightedCounts], dict[str, str]]:
    """Return the weighted table of each box, and marks of what it was scored against."""
    grids = {box: truth.grid for box, truth in truths.items()}
    counts: dict[str, WeightedCounts] = {}
    marks: dict[str, str] = {}
    with submitted(archive, archive.name, grids, reporter) as opened:
        for box, mask in read_submission(opened, archive.name, grids, reporter):
            reference, weights = _read(truths[box])
            marks[box] = hashlib.sha256(reference.tobytes() + weights.tobytes()).hexdigest()
            known = reference != MASK_NODATA
            weights[~known] = 0
            counts[box] = count(reference == 1, mask == 1, weights)
            reporter.progress(len(counts) / len(truths), f"Scoring {len(truths)} boxes")
    if missing := sorted(truths.keys() - counts.keys()):
        raise InputError(f"The submission '{archive.name}' lacks {missing[0]}: pack it again.")
    return counts, marks


def _read(truth: _Truth) -> tuple[NDArray[np.uint8], NDArray[np.float32]]:
    """Return reference (0, 1, 255 unknown) and weights of a box, (2000, 2000)."""
    with open_mosaic(truth.reference.path) as dataset:
        reference = read_array(dataset, 1)
    if reference.dtype != np.uint8 or (wrong := reference[(reference > 1) & (reference != MASK_NODATA)]).size:
        held = reference.dtype if reference.dtype != np.uint8 else f"the value {int(wrong[0])}"
        raise InputError(
            f"The reference '{truth.reference.path}' holds {held}, but a mask holds 0 and 1 as uint8: choose the "
            "cultivated mask."
        )
    part, grid = truth.weights, truth.grid
    with open_mosaic(part.path) as dataset:
        weights = read_array(dataset, 1, Window(part.column, part.row, grid.width, grid.height))
    return reference, weights.astype(np.float32)


def _mark(marks: Mapping[str, str]) -> str:
    text = "\n".join(f"{box} {marks[box]}" for box in sorted(marks))
    return hashlib.sha256(text.encode()).hexdigest()


def _tell(row: Row, rows: Sequence[Row], rank: int, public: int, show_private: bool, reporter: Reporter) -> None:
    private = f", private {row.private_weighted_mcc:.4f}" if show_private else ""
    reporter.message(
        f"'{row.entry}': weighted MCC {row.public_weighted_mcc:.4f} on {public} public boxes{private}; rank {rank} of "
        f"{len(rows)}."
    )
    same = [each.entry for each in rows if each.archive_sha256 == row.archive_sha256 and each is not row]
    if same:
        reporter.message(f"The same archive was entered before, as '{same[0]}'.")
