"""Real processes, started by torchrun, that share a training."""

import json
import os
import socket
import subprocess
import sys
import textwrap

import pytest
import torch

from furrow.engine.contract.training_jobs import EXAMPLES
from furrow.engine.simulation.season import simulate
from furrow.engine.simulation.writing import write_simulated
from furrow.engine.training.checkpoint import read_notes
from furrow.engine.training.examples import read_example_notes
from furrow.engine.training.log import read_rows
from furrow.models.files import load_model
from furrow.tests.builders.networks import write_tiny_model
from furrow.tests.builders.trainings import PATCHES, WithoutStatistics, trainer, weights_of

pytestmark = pytest.mark.engine


def torchrun(*arguments, processes=2):
    command = [sys.executable, "-m", "torch.distributed.run", "--standalone", f"--nproc-per-node={processes}"]
    return subprocess.run([*command, *map(str, arguments)], capture_output=True, text=True, timeout=300, check=False)


_SHARED = """
    import sys
    from pathlib import Path
    import torch
    from furrow.engine.training.processes import joined
    from furrow.tests.builders.trainings import PATCHES, WithoutStatistics, place, trainer, weights_of

    torch.set_num_threads(1)
    with joined() as processes:
        folder = Path(sys.argv[1])
        task = WithoutStatistics(PATCHES) if sys.argv[2] == "frozen" else None
        one = trainer(folder / "training", task=task, processes=processes, validate_every=3)
        def stop(progress):
            if sys.argv[3:] == ["dies"] and processes.rank == 1 and progress.step == 3:
                import os
                os._exit(9)
        one.run(stop, lambda: [place(1)])
        torch.save(weights_of(one.network), folder / f"rank {processes.rank}.pt")
        torch.save(weights_of(one.best_network()), folder / f"best {processes.rank}.pt")
"""


@pytest.fixture
def script(tmp_path):
    path = tmp_path / "deljena vadba.py"
    path.write_text(textwrap.dedent(_SHARED), encoding="utf-8")
    return path


def test_two_processes_with_half_a_batch_each_learn_what_one_does(script, tmp_path):
    """With the statistics of normalisation frozen nothing but the order of sums differs."""
    done = torchrun(script, tmp_path, "frozen")
    assert done.returncode == 0, done.stderr
    ranks = [torch.load(tmp_path / f"rank {rank}.pt") for rank in range(2)]
    assert torch.equal(*ranks)
    assert torch.equal(*(torch.load(tmp_path / f"best {rank}.pt") for rank in range(2)))
    alone = trainer(tmp_path / "alone", task=WithoutStatistics(PATCHES), validate_every=3)
    before = weights_of(alone.network).clone()
    alone.run()
    moved = (weights_of(alone.network) - before).abs().max()
    assert (ranks[0] - weights_of(alone.network)).abs().max() < 1e-3 * moved
    assert [row["step"] for row in read_rows(tmp_path / "training" / "training.csv")] == ["2", "3", "4", "6"]
    assert sorted(path.name for path in (tmp_path / "training").iterdir()) == [
        "checkpoint.safetensors",
        "training.csv",
    ]


def test_the_end_of_one_process_is_told_by_the_other(script, tmp_path):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        meeting = {"MASTER_ADDR": "127.0.0.1", "MASTER_PORT": str(free.getsockname()[1]), "WORLD_SIZE": "2"}
    ranks = [
        subprocess.Popen(
            [sys.executable, str(script), str(tmp_path), "normal", "dies"], stderr=subprocess.PIPE, text=True,
            env={**os.environ, **meeting, "RANK": str(rank)},
        )
        for rank in range(2)
    ]  # fmt: skip
    told, _ = (rank.communicate(timeout=300)[1] for rank in ranks)
    assert ranks[1].returncode == 9
    assert ranks[0].returncode == 1
    assert "ResourceError: Another process of the training ended" in told
    assert read_notes(tmp_path / "training")["progress"]["step"] in range(1, 4)


def test_a_job_is_shared_and_written_once(tmp_path):
    files = write_simulated(simulate(31, 32, 6), tmp_path / "njive 'ž'", "Ptujsko polje")
    tiny = write_tiny_model(tmp_path / "tiny")
    document = {
        "job": "train-model", "seasons": [str(files.season)], "references": [str(files.cultivated)],
        "model": str(tmp_path / "naš model"), "start_from": str(tiny), "epochs": 1, "patch": 8, "batch": 2,
    }  # fmt: skip
    order = tmp_path / "naročilo.json"
    order.write_text(json.dumps(document), encoding="utf-8")
    done = torchrun("-m", "furrow.engine.training", order)
    assert done.returncode == 0, done.stderr
    values = json.loads(done.stdout.strip().splitlines()[-1])
    card = load_model(tmp_path / "naš model").card
    assert card.scores["weighted_mcc"] == pytest.approx(values["validation_mcc"], abs=1e-4)
    assert done.stdout.count("Matching seasons") == 1  # one process of the two tells
    assert read_example_notes(tmp_path / "naš model" / EXAMPLES)["step"] == values["best_step"]
    order.write_text(json.dumps({**document, "batch": 3}), encoding="utf-8")
    refused = torchrun("-m", "furrow.engine.training", order)
    assert "3 patches a step cannot be shared by 2 processes" in refused.stderr
    assert os.environ.get("WORLD_SIZE") is None
