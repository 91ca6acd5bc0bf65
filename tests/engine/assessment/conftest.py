"""Boxes of the challenge that tests of submissions share; nobody changes them."""

from __future__ import annotations

from pathlib import Path

import pytest

from furrow.tests.builders.challenge_boxes import ChallengeBox, write_challenge


@pytest.fixture(scope="session")
def challenge(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, ChallengeBox]]:
    """A folder of four boxes, and what they hold."""
    folder = tmp_path_factory.mktemp("Izziv 'Škofja Loka' ž")
    return folder, write_challenge(folder, (3, 7, 12, 25))
