"""Scenes become images."""

from __future__ import annotations

import datetime

from hypothesis import given
from hypothesis import strategies as st

from furrow.engine.imagery.sources.source import Scene, images_of

START = datetime.datetime(2019, 6, 1, 9, 0, tzinfo=datetime.UTC)


def scene(minutes: float, name: str = "") -> Scene:
    moment = START + datetime.timedelta(minutes=minutes)
    return Scene(name or f"S{minutes:09.2f}", moment)


def test_scenes_within_the_pause_make_one_image() -> None:
    images = images_of([scene(0), scene(0.25), scene(100), scene(1440 * 5), scene(1440 * 5 + 119)], 120)
    assert [image.date.day for image in images] == [1, 6]
    assert [len(image.scenes) for image in images] == [3, 2]
    assert [each.moment for each in images[0].scenes] == sorted(
        (each.moment for each in images[0].scenes), reverse=True
    )


def test_a_day_has_one_image_however_long_the_pause() -> None:
    images = images_of([scene(0), scene(400)], 120)
    assert len(images) == 1


def test_an_image_across_midnight_has_the_date_of_its_first_scene() -> None:
    (image,) = images_of([scene(895), scene(905)], 120)  # 23:55 and 00:05
    assert image.date == datetime.date(2019, 6, 1)


@given(st.lists(st.integers(0, 60 * 24 * 40), unique=True, max_size=60), st.integers(0, 600))
def test_every_scene_is_in_one_image_and_every_day_has_one(minutes: list[int], pause: int) -> None:
    scenes = [scene(value) for value in minutes]
    images = images_of(scenes, pause)
    assert sorted(name for image in images for name in image.identifiers) == sorted(s.identifier for s in scenes)
    days = [image.date for image in images]
    assert days == sorted(set(days))
    assert images == images_of(list(reversed(scenes)), pause)
