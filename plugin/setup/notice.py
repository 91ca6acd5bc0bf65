"""What the message bar says at the first start without a usable engine."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from qgis.core import Qgis, QgsSettings
from qgis.PyQt.QtWidgets import QPushButton

from furrow.__about__ import __version__
from furrow.plugin.setup.words import state_words
from furrow.processing_provider.engine_settings import engine_environment
from furrow.processing_provider.texts import translate

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

__all__ = ["tell_once"]

_SETTING = "furrow/setup/told"


def tell_once(iface: QgisInterface, open_setup: Callable[[], object]) -> bool:
    """Say in the message bar that the engine is missing, of another version or damaged.

    It is said once for each state and version of Furrow: whoever closed it does not want it at every start, and every
    algorithm says it again when it is needed.

    Args:
        iface: The QGIS window.
        open_setup: Opens the dialog.

    Returns:
        Whether it was said.
    """
    status = engine_environment().status()
    mark = f"{status.state} {__version__}"
    settings = QgsSettings()
    if status.state == "ready" or settings.value(_SETTING, "") == mark:
        return False
    settings.setValue(_SETTING, mark)
    bar = iface.messageBar()
    message = bar.createMessage("Furrow", state_words(status).headline)
    button = QPushButton(translate("notice", "Set up"), message)

    def act() -> None:
        bar.popWidget(message)
        open_setup()

    button.clicked.connect(lambda _checked=False: act())
    message.layout().addWidget(button)
    level = Qgis.MessageLevel.Info if status.state == "missing" else Qgis.MessageLevel.Warning
    bar.pushWidget(message, level)
    return True
