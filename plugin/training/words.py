"""A training in words: how far it is, how well it does, what it is doing."""

from __future__ import annotations

from furrow.plugin.training.run import Run
from furrow.processing_provider.texts import duration, translate

__all__ = ["facts_of", "state_sentence"]

_QUIET_S = 180.0  # a validation may take as long


def state_sentence(run: Run, *, is_here: bool, is_paused: bool) -> str:
    """Return what a training is doing.

    Args:
        run: The training.
        is_here: Whether this QGIS does it.
        is_paused: Whether the jobs of this QGIS are paused.
    """
    if run.is_finished:
        return translate("words", "Finished: the model is written.")
    if is_here and is_paused:
        return translate("words", "Paused in the menu; untick it there to go on.")
    if run.is_stopping:
        return translate("words", "Stopping: it is scored a last time, then the best weights are written.")
    if is_here:
        return translate("words", "Training in this QGIS.")
    if run.quiet_s < _QUIET_S:
        return translate("words", "Training.")
    return translate(
        "words",
        "Nothing was written for {time}: it is paused or was ended. Started again with the same values, it goes on.",
    ).format(time=duration(run.quiet_s))


def facts_of(run: Run) -> list[tuple[str, str]]:
    """Return title and value of what is known, in the order of the window."""
    best = run.log.best
    found = [(translate("words", "Network"), run.network), (translate("words", "Epoch"), _epoch(run))]
    if best is not None:
        words = translate("words", "{score} at step {step}")
        shown = words.format(score=f"{best[1]:.4f}", step=f"{best[0]:,.0f}")
        found.append((translate("words", "Best weighted MCC"), shown))
        last = run.log.scores[-1]
        found.append(
            (translate("words", "Last weighted MCC"), words.format(score=f"{last[1]:.4f}", step=f"{last[0]:,.0f}"))
        )
    if run.log.losses:
        found.append((translate("words", "Loss"), f"{run.log.losses[-1][1]:.4f}"))
    if run.seconds:
        found.append((translate("words", "Time spent"), duration(run.seconds)))
    if run.remaining_s is not None and not run.is_stopping:
        found.append((translate("words", "Time left"), _left(run.remaining_s)))
    return [(title, value) for title, value in found if value]


def _epoch(run: Run) -> str:
    if not run.epoch or not run.steps:
        return translate("words", "step {step}").format(step=f"{run.step:,}") if run.step else ""
    return translate("words", "{epoch} of {epochs} (step {step} of {steps})").format(
        epoch=f"{min(run.step // run.epoch + 1, run.epochs):,}",
        epochs=f"{run.epochs:,}",
        step=f"{run.step:,}",
        steps=f"{run.steps:,}",
    )


def _left(seconds: float) -> str:
    return translate("words", "about {time}").format(time=duration(seconds))
