"""Train with several processes, one a GPU: what torchrun starts.

torchrun --nproc-per-node=2 -m furrow.engine.training job.json

The file holds the specification of a job "train-model" as JSON, as the engine takes it on standard input. All
processes must see the same files.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from furrow.engine.contract.errors import FurrowError, InputError
from furrow.engine.contract.events import Event, Message, Progress, Warn
from furrow.engine.contract.jobs import TrainModel
from furrow.engine.contract.spec import spec_from_document
from furrow.engine.reporting import Reporter
from furrow.engine.training.job import train_model
from furrow.engine.training.processes import Processes, joined

__all__ = ["main"]


def main(arguments: list[str]) -> int:
    """Train; return 0 when the model was written, else 1."""
    try:
        with joined() as processes:
            values = train_model(_specification(arguments), _reporter(processes), processes)
    except FurrowError as error:
        print(error, file=sys.stderr, flush=True)
        return 1
    if processes.is_first:
        print(json.dumps(values, ensure_ascii=False), flush=True)
    return 0


def _specification(arguments: list[str]) -> TrainModel:
    if len(arguments) != 1:
        raise InputError("Name one file: the specification of a training as JSON.")
    try:
        spec = spec_from_document(json.loads(Path(arguments[0]).read_text(encoding="utf-8")))
    except (OSError, ValueError) as error:
        raise InputError(f"The file '{arguments[0]}' is no specification of a job: {error}") from error
    if not isinstance(spec, TrainModel):
        raise InputError(f"The file '{arguments[0]}' asks for '{spec.job}': give a job 'train-model'.")
    return spec


def _reporter(processes: Processes) -> Reporter:
    def show(event: Event) -> None:
        if isinstance(event, Progress) and event.message:
            print(event.message, flush=True)
        elif isinstance(event, Message | Warn):
            print(event.text, flush=True)

    return Reporter(show) if processes.is_first else Reporter()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
