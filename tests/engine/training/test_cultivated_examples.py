"""The examples of cultivated land show what the score was computed of, at the same windows throughout."""

import tracemalloc
from dataclasses import replace

import numpy as np
import pytest
import torch

from furrow.engine.assessment.report.error_maps import COLOURS, KINDS
from furrow.engine.assessment.report.pictures import VIRIDIS, rgb
from furrow.engine.prediction.arithmetic import probability_of_season
from furrow.engine.training.cultivated_examples import CultivatedExamples
from furrow.engine.training.cultivated_land import CultivatedLand
from furrow.engine.training.places import Place
from furrow.engine.training.validation import EXACT
from furrow.tests.builders.networks import random_stack
from furrow.tests.builders.trainings import PATCHES, network_for, place, trainer, weights_of

pytestmark = pytest.mark.engine


def named(index):
    return replace(place(index, 64), name=f"Njiva 'ž' {index}")


def scored(network=None, places=None):
    examples = CultivatedLand(PATCHES).examples()
    scores = examples.score(network or network_for(), places or [named(0), named(1)], EXACT)
    return examples, scores


def colour_of(kind):
    return np.array(rgb(COLOURS[KINDS.index(kind)]), np.uint8)[:, None]


def test_scores_are_those_of_the_task():
    network, places = network_for(), [named(0), named(1)]
    examples, scores = scored(network, places)
    assert scores == CultivatedLand(PATCHES).score(network, places, EXACT)
    assert 1 <= len(examples.drawn()) <= 4


def test_each_picture_shows_its_window(monkeypatch):
    network, one = network_for(), named(0)
    examples, scores = scored(network, [one])
    probability = probability_of_season(network, one.stack, EXACT).numpy()
    ramp = np.array(VIRIDIS, np.uint8)
    for example, cut in zip(examples.drawn(), examples._chosen.values(), strict=True):
        window = cut.window
        rows, columns = window.coarse
        seen = one.stack.valid[:, rows, columns].any(axis=0).repeat(4, axis=0).repeat(4, axis=1)
        counts = (one.weights[window.fine] > 0) & seen
        truth, stored = one.cultivated[window.fine], np.rint(probability[window.fine] * 200).astype(int)
        mapped = stored >= scores["threshold"] * 200 - 1e-6
        panels = example.panels
        assert (panels["difference"][:, ~counts] == colour_of("unscored")).all()
        assert (panels["difference"][:, counts & truth & mapped] == colour_of("hit")).all()
        assert (panels["difference"][:, counts & truth & ~mapped] == colour_of("omitted")).all()
        assert (panels["difference"][:, counts & ~truth & mapped] == colour_of("committed")).all()
        assert (panels["difference"][:, counts & ~truth & ~mapped] == colour_of("other")).all()
        assert np.array_equal(panels["probability"][:, counts], ramp[stored[counts]].T)
        assert np.array_equal(panels["reference"][:, counts], ramp[200 * truth[counts]].T)
        assert (panels["probability"][:, ~counts].astype(int).sum(axis=0) > 300).all()  # pale
        assert {panel.shape for panel in panels.values()} == {(3, 4 * window.side, 4 * window.side)}
        assert example.notes["metres"] == 10 * window.side
        assert example.notes["name"] == "Njiva 'ž' 0"
        assert example.notes["date"] in {date.isoformat() for date in one.stack.dates}
        assert -1 <= example.notes["score"] <= 1


def test_the_image_is_of_a_date_that_shows_the_window():
    examples, _ = scored()
    for cut in examples._chosen.values():
        stack = named(cut.at).stack
        rows, columns = cut.window.coarse
        clear = stack.valid[:, rows, columns].mean(axis=(1, 2))
        assert clear[stack.dates.index(cut.date)] >= clear.max() - 0.02
        assert cut.bands == ("B04", "B03", "B02")


def test_other_weights_are_shown_at_the_same_windows():
    network, places = network_for(), [named(0), named(1)]
    examples, _ = scored(network, places)
    before = examples.drawn()
    with torch.no_grad():
        network.decoder.logits.bias += 2.0
    examples.score(network, places, EXACT)
    after = examples.drawn()
    fresh, _ = scored(network, places)
    for old, new, anew in zip(before, after, fresh.drawn(), strict=True):
        assert np.array_equal(old.panels["image"], new.panels["image"])
        assert np.array_equal(old.panels["reference"], new.panels["reference"])
        assert not np.array_equal(old.panels["probability"], new.panels["probability"])
        assert new.notes == anew.notes
        assert all(np.array_equal(new.panels[name], anew.panels[name]) for name in new.panels)


def test_every_place_has_its_turn_before_any_has_a_second():
    examples, _ = scored(places=[named(0)] * 6)
    assert len({cut.at for cut in examples._chosen.values()}) == 4


def test_windows_with_next_to_nothing_are_left_out():
    weights = np.full((512, 512), 0.01, np.float32)
    weights[:160, :160] = 5
    stack = random_stack(128, 128, dates=3, seed=1)
    stack.valid[:] = True
    one = Place(stack, np.ones((512, 512), bool), weights)

    def show(network, places, device, check, seen):
        for each in places:
            seen(each, np.zeros((512, 512), np.float32))
        return {"threshold": 0.5}

    examples = CultivatedExamples(show)
    examples.score(None, [one], EXACT)
    (cut,) = examples._chosen.values()
    assert (cut.window.row, cut.window.column) == (0, 0)


def test_memory_does_not_grow_with_the_number_of_places():
    """Only windows are kept, however many places are looked at."""
    one = named(0)
    probability = np.full((256, 256), 0.4, np.float32)

    def show_all(network, places, device, check, seen):
        for each in places:
            seen(each, probability)
        return {"threshold": 0.5}

    def held(number):
        tracemalloc.start()
        examples = CultivatedExamples(show_all)
        examples.score(None, (one for _ in range(number)), EXACT)
        size, _ = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return size, len(examples.drawn())

    held(1)
    (few, _), (many, shown) = held(8), held(80)
    assert shown == 4
    assert many < few * 1.2 + 50_000
    assert many < 4_000_000


def test_drawing_changes_no_weight_and_no_score(tmp_path):
    places, sheets = [named(0), named(1)], []
    plain, drawn = (trainer(tmp_path / name, 4, validate_every=2) for name in ("a", "b"))
    plain.run(validation=lambda: places)
    drawn.run(validation=lambda: places, on_examples=lambda sheet, is_best: sheets.append((sheet.step, is_best)))
    assert torch.equal(weights_of(plain.network), weights_of(drawn.network))
    assert torch.equal(weights_of(plain.best_network()), weights_of(drawn.best_network()))
    assert plain.progress.history == drawn.progress.history
    assert [step for step, _ in sheets] == [2, 4]
    assert [step for step, is_best in sheets if is_best][-1] == drawn.progress.best_step


def test_without_the_visible_bands_others_are_shown():
    stack = named(0).stack
    some = [stack.bands.index(name) for name in ("B08", "B11")]
    fewer = replace(stack, digital_numbers=stack.digital_numbers[:, some], bands=("B08", "B11"))

    def show(network, places, device, check, seen):
        for each in places:
            seen(each, np.zeros(each.cultivated.shape, np.float32))
        return {"threshold": 0.5}

    examples = CultivatedExamples(show)
    examples.score(None, [replace(named(0), stack=fewer)], EXACT)
    assert examples.drawn()[0].notes["bands"] == ["B08", "B11", "B11"]
