"""The state of the engine, the ways to compute and the room they need, in words."""

from __future__ import annotations

from dataclasses import dataclass

from furrow.engine.contract.building import SPACE_NEEDED
from furrow.engine.contract.environment import EngineStatus
from furrow.plugin.setup.computer import Computer
from furrow.processing_provider.texts import translate

__all__ = ["StateWords", "choices", "facts_of", "space_sentence", "state_words"]


@dataclass(frozen=True)
class StateWords:
    """What the dialog says of a state.

    Attributes:
        headline: The state in a few words.
        explanation: What to do, or what is wrong.
        icon: Name of an icon, one of QGIS's or "setup" of Furrow's; each state has one of its own shape.
        build: What the button that builds is called.
    """

    headline: str
    explanation: str
    icon: str
    build: str


def state_words(status: EngineStatus) -> StateWords:
    """Return what to say of a state."""
    if status.state == "missing":
        return StateWords(
            translate("words", "The engine is not built yet"),
            translate(
                "words",
                "Furrow's heavy work runs in a Python environment of its own, beside QGIS. Build it once: choose below "
                "and press Build.",
            ),
            "setup",
            translate("words", "Build"),
        )
    if status.state == "stale":
        return StateWords(
            translate("words", "The engine is of another version"),
            translate(
                "words", "Furrow was updated since it was built. Press Update; what is there stays until that is done."
            ),
            "mIconWarning",
            translate("words", "Update"),
        )
    if status.state == "broken":
        return StateWords(
            translate("words", "The engine is damaged"), status.message, "mIconCritical",
            translate("words", "Repair"),
        )  # fmt: skip
    if "chosen" in status.details:
        return StateWords(
            translate("words", "A Python that you chose is used"),
            translate("words", "{python}. Press Build to use an engine of Furrow's own instead.").format(
                python=status.interpreter
            ),
            "mIconSuccess",
            translate("words", "Build"),
        )
    return StateWords(
        translate("words", "The engine is ready"),
        translate("words", "Nothing needs to be done. Building anew is of use when jobs fail for no reason."),
        "mIconSuccess",
        translate("words", "Build anew"),
    )


def facts_of(status: EngineStatus) -> list[tuple[str, str]]:
    """Return title and value of what is known of the environment."""
    details = status.details
    titles = (
        ("folder", translate("words", "Folder")),
        ("torch", translate("words", "PyTorch")),
        ("computing", translate("words", "Computes on")),
        ("python", translate("words", "Python")),
        ("built", translate("words", "Built")),
        ("notes", translate("words", "Note")),
    )
    named = {
        "cpu": translate("words", "the processor"),
        "cuda": translate("words", "an NVIDIA GPU (CUDA), or the processor"),
    }
    shown = {**details, "computing": named.get(details.get("computing", ""), details.get("computing", ""))}
    shown["built"] = shown.get("built", "").replace("T", " ").replace("+00:00", " UTC")
    return [(title, shown[key]) for key, title in titles if shown.get(key)]


def choices(computer: Computer | None) -> list[tuple[str, str, str]]:
    """Return value, title and explanation of each way to compute.

    Args:
        computer: What was found; None while it is looked for.
    """
    if computer is None:
        found = translate("words", "Looking for an NVIDIA driver…")
    elif computer.driver:
        found = translate("words", "An NVIDIA driver was found (version {version}), so this is the GPU.").format(
            version=computer.driver
        )
    else:
        found = translate("words", "No NVIDIA driver was found on this computer, so this is the processor.")
    return [
        ("auto", translate("words", "What suits this computer"), found),
        (
            "cpu",
            translate("words", "Processor"),
            translate(
                "words",
                "Works on every computer. Predicting a box takes seconds to minutes, training hours. About {size} of "
                "disk.",
            ).format(size=_gigabytes(SPACE_NEEDED["cpu"])),
        ),
        (
            "cuda",
            translate("words", "NVIDIA GPU (CUDA)"),
            translate(
                "words",
                "Many times faster where the computer has a card of NVIDIA with its driver. About {size} of disk.",
            ).format(size=_gigabytes(SPACE_NEEDED["cuda"])),
        ),
    ]


def space_sentence(computer: Computer, computing: str) -> str:
    """Return how much room a build needs and how much there is."""
    needed = _gigabytes(SPACE_NEEDED[computer.resolved(computing)])
    if computer.free is None:
        return translate("words", "Needs about {needed} of disk; how much is free cannot be told.").format(
            needed=needed
        )
    if computer.lacks_space(computing):
        return translate(
            "words",
            "Not enough room: it needs about {needed} of disk, but {free} are free. Free some, or choose another "
            "folder in the options.",
        ).format(needed=needed, free=_gigabytes(computer.free))
    return translate("words", "Needs about {needed} of disk; {free} are free.").format(
        needed=needed, free=_gigabytes(computer.free)
    )


def _gigabytes(size: float) -> str:
    return translate("words", "{number} GB").format(number=f"{size / 1e9:.3g}")
