"""Training as an analyst does it, on small simulated seasons: the dialog's values, what is told, what comes out."""

import csv
import dataclasses
import json
import subprocess
from pathlib import Path

import processing
import pytest
from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingException

from furrow.engine.contract.training_jobs import TrainModel
from furrow.processing_provider.training_parameters import NETWORKS

AWKWARD = "Učenje 'Škofja Loka' žito č#1 100%"
QUICK = {"EPOCHS": 2, "PATCH": 16, "BATCH": 4, "DEVICE": "cpu"}
# A value other than the default for each parameter that fills a field of the job, and what arrives there.
OTHERS = {
    "START_FROM": ("/nowhere/model", str(Path("/nowhere/model").absolute())),
    "EPOCHS": (7, 7),
    "NETWORK": ("utae-small", "utae-small"),
    "PATIENCE": (3, 3),
    "LEARNING_RATE": (0.005, 0.005),
    "VALIDATION_SHARE": (0.4, 0.4),
    "FOLDS": (5, 5),
    "FOLD": (4, 3),
    "PATCH": (24, 24),
    "BATCH": (3, 3),
    "BY_WEIGHT": (0.25, 0.25),
    "TURNS": (False, False),
    "DROP_DATES": (False, False),
    "BAND_GAIN": (0.125, 0.125),
    "SHIFT": (0.25, 0.25),
    "CLOUDS": (0.75, 0.75),
    "HIDDEN_CLOUDS": (0.5, 0.5),
    "CORRELATION": (0.625, 0.625),
    "BOUNDARY": (0.875, 0.875),
    "DISTANCE": (1.5, 1.5),
    "COMPILED": (True, True),
    "SEED": (99, 99),
    "DEVICE": ("cuda:2", "cuda:2"),
}


def run(feedback, **parameters):
    return processing.run("furrow:trainmodel", {**QUICK, **parameters}, feedback=feedback)


@pytest.fixture(scope="session")
def places(provider, qgis_app, tmp_path_factory):
    """Two simulated seasons and their true cultivated land. All lie in one corner; sizes tell their grids apart."""
    folder = tmp_path_factory.mktemp("places") / AWKWARD
    seasons, truths = [], []
    for seed, size in ((1, 48), (2, 56)):
        made = processing.run(
            "furrow:simulateseason",
            {
                "SIZE": size, "DATE_COUNT": 5, "SEED": seed, "SEASON": str(folder / f"polje {seed}"),
                "TRUTH": str(folder / f"resnica {seed}.tif"),
            },
        )  # fmt: skip
        seasons.append(made["SEASON"])
        truths.append(made["TRUTH"])
    return {"SEASONS": seasons, "REFERENCES": truths}


@pytest.fixture(scope="module")
def trained(provider, places, tmp_path_factory):
    """A model trained with a report, and what was said meanwhile."""
    from furrow.tests.builders.qgis_feedback import Feedback

    folder = tmp_path_factory.mktemp("models") / AWKWARD
    feedback = Feedback()
    found = run(feedback, **places, MODEL=str(folder / "moj model"), REPORT=str(folder / "poročilo ž.html"))
    return found, feedback


@pytest.fixture
def specification(provider, places, qgis_new_project, feedback):
    """Returns a function (**parameters) -> the job the dialog would send."""

    def made(**parameters):
        algorithm = QgsApplication.processingRegistry().createAlgorithmById("furrow:trainmodel")
        return algorithm.specification(
            {**places, "MODEL": "/nowhere/x", **parameters}, QgsProcessingContext(), feedback
        )

    return made


def test_the_dialog_and_the_engine_have_the_same_defaults(specification, places):
    expected = TrainModel(
        seasons=tuple(places["SEASONS"]),
        references=tuple(places["REFERENCES"]),
        model=str(Path("/nowhere/x").absolute()),
    )
    assert specification() == expected


def test_every_field_of_the_job_has_a_parameter(specification):
    plain, changed = (specification(**values) for values in ({}, {key: given for key, (given, _) in OTHERS.items()}))
    for key, (_, arrives) in OTHERS.items():
        assert getattr(changed, key.lower()) == arrives, key
        assert getattr(plain, key.lower()) != arrives, key
    assert {field.name for field in dataclasses.fields(TrainModel)} == {key.lower() for key in OTHERS} | {
        "seasons", "references", "weights", "model",
    }  # fmt: skip


def test_the_engine_has_every_network_that_is_offered(engine_python):
    root = Path(__file__).resolve().parents[2] / "build"
    code = "import sys, json; sys.path.insert(0, sys.argv[1]); from furrow.models.registry import NETWORKS; "
    told = subprocess.run(
        [str(engine_python), "-I", "-c", f"{code}print(json.dumps(list(NETWORKS)))", str(root)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert set(NETWORKS) == set(json.loads(told.stdout))


def test_a_training_tells_loss_and_score_and_leaves_its_log(trained):
    found, feedback = trained
    model = Path(found["MODEL"])
    assert sorted(file.name for file in model.iterdir()) == [
        "card.json",
        "examples.png",
        "model.safetensors",
        "training.csv",
    ]
    with (model / "training.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    scored = {int(row["step"]): float(row["weighted_mcc"]) for row in rows if row["weighted_mcc"]}
    assert found["BEST_STEP"] == min(step for step, score in scored.items() if score == max(scored.values()))
    assert found["VALIDATION_MCC"] == pytest.approx(max(scored.values()), abs=1e-4)
    assert found["STEPS_DONE"] == int(rows[-1]["step"])
    assert found["EPOCHS_DONE"] == 2
    card = json.loads((model / "card.json").read_text(encoding="utf-8"))
    assert found["THRESHOLD"] == pytest.approx(card["threshold"])
    told = [text for text in feedback.heard("info") if text.startswith("Step ")]
    assert len(told) == len(scored)
    for text, (step, score) in zip(told, scored.items(), strict=True):
        assert text.startswith(f"Step {step} of ")
        assert f"weighted MCC on validation {score:.4f}" in text
    assert any("loss" in text for text in feedback.texts)


def test_the_report_shows_the_curves_and_what_came_out(trained):
    found, _ = trained
    page = Path(found["REPORT"]).read_text(encoding="utf-8")
    assert page.count("<polyline") == 2
    assert f"best: {found['VALIDATION_MCC']:.3f} at step {found['BEST_STEP']}" in page
    assert "moj model" in page
    assert "hybrid-small" in page
    assert f"{found['WEIGHT_COUNT']:,}" in page
    assert "Nothing was kept for validation" not in page


def test_going_on_from_a_model_with_folds_and_without_a_report(trained, places, tmp_path, feedback):
    found = run(
        feedback, **places, MODEL=str(tmp_path / "m"), START_FROM=trained[0]["MODEL"], FOLDS=3, FOLD=3, EPOCHS=1,
    )  # fmt: skip
    assert "REPORT" not in found
    card = json.loads((tmp_path / "m" / "card.json").read_text(encoding="utf-8"))
    assert card["training"]["learning_rate"] == pytest.approx(1e-4)
    assert "fold" in card["training"]["scored_on"]


def test_a_report_that_cannot_be_written_does_not_lose_the_model(places, tmp_path, feedback):
    report = tmp_path / "report.html"
    report.mkdir()
    found = run(
        feedback, **places, MODEL=str(tmp_path / "m"), REPORT=str(report), EPOCHS=1, VALIDATION_SHARE=0.0,
    )  # fmt: skip
    assert "REPORT" not in found
    assert (tmp_path / "m" / "model.safetensors").is_file()
    (warning,) = [text for text in feedback.heard("warning") if "report" in text]
    assert warning.startswith("The model is written, but its report is not: ")
    assert list(report.iterdir()) == []


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"FOLDS": 1}, "give at least 2 folds, or 0 for none"),
        ({"FOLDS": 4, "FOLD": 5}, "There is no fold 5 of 4: give a fold from 1 to 4"),
        ({"START_FROM": "/nowhere/model"}, "There is no model"),
        ({"NETWORK": "hybrid-huge"}, "There is no network 'hybrid-huge': choose one of hybrid-small"),
    ],
)
def test_values_that_cannot_work_are_refused_in_one_sentence(values, sentence, places, tmp_path, feedback):
    with pytest.raises(QgsProcessingException, match=sentence):
        run(feedback, **places, MODEL=str(tmp_path / "m"), **values)
    assert not (tmp_path / "m").exists()


def test_a_folder_of_seasons_is_as_good_as_a_list(provider, qgis_new_project, places, trained, tmp_path, feedback):
    """The same seasons give the same model, however they are named."""
    folder = Path(places["SEASONS"][0]).parent
    results = run(
        feedback, SEASONS_FOLDER=str(folder), REFERENCES=places["REFERENCES"], MODEL=str(tmp_path / "from a folder")
    )
    listed = run(feedback, **places, MODEL=str(tmp_path / "from a list"))
    assert results["VALIDATION_MCC"] == listed["VALIDATION_MCC"]
    weights = [(tmp_path / name / "model.safetensors").read_bytes() for name in ("from a folder", "from a list")]
    assert weights[0] == weights[1]


@pytest.mark.parametrize(
    ("parameters", "sentence"),
    [
        ({}, "No season was given"),
        ({"SEASONS_FOLDER": "/nowhere/at all"}, "There is no folder '/nowhere/at all'"),
    ],
)
def test_missing_seasons_are_told(provider, qgis_new_project, places, tmp_path, feedback, parameters, sentence):
    with pytest.raises(QgsProcessingException, match=sentence):
        run(feedback, REFERENCES=places["REFERENCES"], MODEL=str(tmp_path / "model"), **parameters)


def test_a_folder_without_seasons_is_told(provider, qgis_new_project, places, tmp_path, feedback):
    (tmp_path / "prazna").mkdir()
    with pytest.raises(QgsProcessingException, match="There is no season in"):
        run(
            feedback, SEASONS_FOLDER=str(tmp_path / "prazna"), REFERENCES=places["REFERENCES"],
            MODEL=str(tmp_path / "model"),
        )  # fmt: skip
