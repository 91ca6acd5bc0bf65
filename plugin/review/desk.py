"""What happens when the analyst does something: between the widgets of the dock and the session."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import Qgis, QgsGeometry, QgsProject
from qgis.PyQt.QtCore import QObject, QTimer
from qgis.PyQt.QtWidgets import QApplication

from furrow.engine.contract.errors import FurrowError
from furrow.plugin.review.commands import Command
from furrow.plugin.review.decision_panel import OUTCOMES, state_of
from furrow.plugin.review.drawing import OutlineDrawing
from furrow.plugin.review.memory import Memory, read_memory, write_memory
from furrow.plugin.review.places import shown_bounds
from furrow.plugin.review.project_watch import ProjectWatch
from furrow.plugin.review.season_documents import describe_season
from furrow.plugin.review.season_shelf import SeasonShelf
from furrow.plugin.review.session import Session
from furrow.plugin.review.stored_filters import filters_of, order_of, stored
from furrow.processing_provider.review.order import Filters
from furrow.processing_provider.review.outcomes import Outcome, ParcelKey
from furrow.processing_provider.review.parcels import ReviewParcel
from furrow.processing_provider.texts import translate

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

    from furrow.plugin.review.dock import ReviewDock

__all__ = ["Desk"]

_LOOK_EVERY = 5_000  # milliseconds between two looks at what others decided


class Desk(QObject):
    """Acts for the dock.

    Args:
        iface: The QGIS window.
        dock: The dock, all of whose parts are there.
    """

    def __init__(self, iface: QgisInterface, dock: ReviewDock) -> None:
        super().__init__(dock)
        self._iface = iface
        self._dock = dock
        self._session: Session | None = None
        self._memory = Memory()
        self._trouble = ""
        self._shelf: SeasonShelf | None = None
        self._season: Path | None = None
        self._drawing = OutlineDrawing(iface, self)
        self._watch = QTimer(self)
        self._watch.setInterval(_LOOK_EVERY)
        self._watch.timeout.connect(self._catch_up)
        self._project = ProjectWatch(self)
        self._connect()
        dock.show_review(False)
        dock.opening.offer(QgsProject.instance())

    @property
    def session(self) -> Session | None:
        """The review under way; None for none."""
        return self._session

    # Beginning and ending ----------------------------------------------------------------------

    def restore(self) -> None:
        """Go on with what the project remembers, if it remembers a review."""
        self._memory = read_memory(QgsProject.instance())
        self._dock.opening.offer(QgsProject.instance())
        if self._memory.agreement:
            self._dock.opening.choose(Path(self._memory.agreement), Path(self._memory.season or "."))
            if not self._memory.season:
                self._dock.opening.season.setFilePath("")
            self.begin()

    def begin(self) -> None:
        """Open what was chosen."""
        opening = self._dock.opening
        if opening.chosen is None:
            return
        self.end()
        try:
            session = Session(opening.chosen, opening.reviewer.text().strip())
        except FurrowError as error:
            self._dock.say(str(error), Qgis.MessageLevel.Critical)
            return
        same = Path(self._memory.agreement) == session.agreement if self._memory.agreement else False
        if not same:
            self._memory = replace(self._memory, source="", parcel="", declared=None)
        self._dock.messages.clearWidgets()
        self._dock.stage.open(session, self._memory)
        self._open_season(opening.chosen_season)
        order, filters = order_of(self._memory), filters_of(self._memory)
        self._dock.navigation.choose(order, filters, session.declared_classes)
        self._dock.decisions.advance.setChecked(self._memory.advance)
        session.arrange(order, filters)
        session.resume((self._memory.source, self._memory.parcel))
        self._session = session  # only now: what was set up until here is nothing that the analyst chose
        self._dock.show_review(True)
        self._watch.start()
        self._show()

    def end(self) -> None:
        """Leave the review; all that was decided is on the disk."""
        self._watch.stop()
        self._drawing.cancel()
        if self._session is not None:
            session, self._session = self._session, None
            self._dock.stage.close_session()
            try:
                session.close()
            except FurrowError as error:
                self._dock.say(str(error), Qgis.MessageLevel.Warning)
        self._dock.show_review(False)

    def unload(self) -> None:
        """End, and listen to the project no more."""
        self.end()
        self._project.stop()

    def _open_season(self, folder: Path | None) -> None:
        """Take images from a season, or from those of a folder; which one is seen when a parcel is shown."""
        self._shelf = self._season = None
        if folder is not None:
            try:
                self._shelf = SeasonShelf(folder)
            except FurrowError as error:
                self._dock.say(str(error), Qgis.MessageLevel.Warning)
            else:
                for sentence in self._shelf.unreadable:
                    self._dock.say(sentence, Qgis.MessageLevel.Warning)
        self._dock.stage.open_season(None, self._memory)
        self._memory = replace(self._memory, season=str(folder or ""))

    def _bring_season(self, parcel: ReviewParcel | None, session: Session) -> None:
        """Take the images from the season that shows a parcel."""
        if self._shelf is None or parcel is None or parcel.bounds is None:
            return
        season = self._shelf.season_of(parcel.bounds, session.crs)
        if season == self._season:
            return
        description = None
        if season is not None:
            try:
                description = describe_season(season)
            except FurrowError as error:
                self._dock.say(str(error), Qgis.MessageLevel.Warning)
        first, self._season = self._season is None, season
        memory = self._memory if first else self._dock.stage.remember(self._memory)
        self._dock.stage.open_season(description, memory)

    # Steps -------------------------------------------------------------------------------------

    def step(self, command: Command) -> None:
        """Go to the next parcel, the one before, or the next that nobody decided on."""
        session = self._session
        if session is None:
            return
        self._keep_draft()
        steps = {
            Command.NEXT: (session.tour.next, translate("desk", "This is the last parcel.")),
            Command.PREVIOUS: (session.tour.previous, translate("desk", "This is the first parcel.")),
            Command.NEXT_UNREVIEWED: (
                session.tour.next_unreviewed, translate("desk", "All parcels that pass the filters are reviewed."),
            ),
        }  # fmt: skip
        go, otherwise = steps[command]
        if go() is None:
            self._dock.say(otherwise)
        else:
            self._show()

    def go_to(self, text: str) -> None:
        """Go to a parcel by its identifier."""
        if self._session is None:
            return
        key = self._session.tour.find(text)
        if key is None:
            self._dock.say(
                translate(
                    "desk", "No parcel '{parcel}' passes the filters: look at the identifier, or at the filters."
                ).format(parcel=text.strip()),
                Qgis.MessageLevel.Warning,
            )
            return
        self._keep_draft()
        self._session.tour.go_to(key)
        self._dock.navigation.go_to.clear()
        self._show()
        self._focus()

    def decide(self, outcome: Outcome) -> None:
        """Keep a decision and go on."""
        session = self._session
        if session is None or session.current is None:
            return
        self._keep_draft()
        try:
            session.decide(outcome, self._dock.decisions.draft)
        except FurrowError as error:
            self._dock.say(str(error), Qgis.MessageLevel.Critical)
            self._show_state()
            return
        if not self._dock.decisions.advance.isChecked():
            self._show_state()
        elif session.tour.next_unreviewed() is None:
            self._show_state()
            self._dock.say(
                translate("desk", "All parcels that pass the filters are reviewed."), Qgis.MessageLevel.Success
            )
        else:
            self._show()

    def undo(self) -> None:
        """Take the analyst's last decision back."""
        session = self._session
        if session is None:
            return
        self._keep_draft()
        try:
            taken = session.undo()
        except FurrowError as error:
            self._dock.say(str(error), Qgis.MessageLevel.Critical)
            return
        if taken is None:
            self._dock.say(translate("desk", "There is no decision of yours to take back."))
            return
        self._show()
        self._dock.say(translate("desk", "The decision about '{parcel}' is taken back.").format(parcel=taken.parcel))

    def draw(self) -> None:
        """Have the analyst draw the right outline of the parcel."""
        session = self._session
        if session is None or session.current is None:
            return
        key, review = session.current.key, session.review
        corrected = self._dock.decisions.draft.corrected_class.strip()
        self._dock.stage.bring_map()
        self._drawing.begin(review.corrections, key, session.reviewer, corrected)
        if self._drawing.is_under_way:
            self._dock.say(
                translate("desk", "Draw the outline in QGIS's map: left clicks set corners, a right click ends it.")
            )

    # Showing -----------------------------------------------------------------------------------

    def _show(self) -> None:
        session = self._session
        if session is None:
            return
        self._drawing.cancel()
        parcel = session.current
        try:
            outline = session.outline(parcel) if parcel else QgsGeometry()
        except FurrowError as error:
            outline = QgsGeometry()
            self._complain(str(error))
        self._bring_season(parcel, session)
        self._dock.stage.show_parcel(parcel, outline, session.corrected(parcel) if parcel else QgsGeometry())
        self._show_state()
        self._remember()
        QTimer.singleShot(0, self._prefetch)

    def _show_state(self) -> None:
        session = self._session
        if session is None:
            return
        self._dock.navigation.show_tour(session.tour)
        self._dock.decisions.offer_classes(session.classes)
        self._dock.decisions.show_decision(session.decision, session.draft)
        self._dock.stage.figures.show_state(state_of(session.decision) if session.current else "")

    def _prefetch(self) -> None:
        ahead: ReviewParcel | None = None if self._session is None else self._session.tour.peek()
        if self._session is None or ahead is None:
            return
        try:
            self._dock.stage.prefetch(ahead, self._session.outline(ahead))
        except FurrowError:
            return  # told when the parcel itself is shown

    def _catch_up(self) -> None:
        if self._session is None:
            return
        try:
            changed = self._session.catch_up()
        except FurrowError as error:
            self._complain(str(error))
            return
        self._trouble = ""
        if changed:
            self._keep_draft()
            self._show_state()

    def _complain(self, sentence: str) -> None:
        """Say what is wrong, once for as long as it lasts."""
        if sentence != self._trouble:
            self._trouble = sentence
            self._dock.say(sentence, Qgis.MessageLevel.Critical)

    def _keep_draft(self) -> None:
        if self._session is not None:
            self._session.keep_draft(self._dock.decisions.draft)

    def _focus(self) -> None:
        self._dock.stage.views.views[0].canvas.setFocus()

    # What the project remembers ----------------------------------------------------------------

    def _remember(self) -> None:
        session = self._session
        if session is None:
            return
        navigation = self._dock.navigation
        memory = stored(self._memory, navigation.chosen_order, navigation.chosen_filters)
        memory = replace(
            memory, agreement=str(session.agreement), is_open=not self._dock.isHidden(),
            advance=self._dock.decisions.advance.isChecked(),
        )  # fmt: skip
        if session.current is not None:
            source, parcel = session.current.key
            memory = replace(memory, source=source, parcel=parcel)
        self._memory = self._dock.stage.remember(memory)
        write_memory(QgsProject.instance(), self._memory)

    def _arrange(self) -> None:
        session, navigation = self._session, self._dock.navigation
        if session is None:
            return
        self._keep_draft()
        filters: Filters = navigation.chosen_filters
        if navigation.filters.only_shown:
            filters = replace(filters, extent=shown_bounds(self._iface.mapCanvas(), session.crs))
        session.arrange(navigation.chosen_order, filters)
        self._show()

    def _leave(self) -> None:
        self._keep_draft()
        self.end()
        self._dock.opening.offer(QgsProject.instance())
        self._dock.opening.agreement.setFocus()

    def _drawn(self, key: ParcelKey) -> None:
        session = self._session
        if session is None:
            return
        try:
            session.reread_corrections()
        except FurrowError as error:
            self._complain(str(error))
            return
        if session.current is not None and session.current.key == key:
            self._dock.stage.show_corrected(session.corrected(session.current))
        self._dock.say(translate("desk", "The outline is saved."), Qgis.MessageLevel.Success)
        self._dock.activateWindow()
        self._focus()

    # Connections -------------------------------------------------------------------------------

    def _connect(self) -> None:
        dock, commands = self._dock, self._dock.commands
        for command, outcome in OUTCOMES.items():
            commands[command].triggered.connect(lambda _checked=False, outcome=outcome: self.decide(outcome))
        for command in (Command.NEXT, Command.PREVIOUS, Command.NEXT_UNREVIEWED):
            commands[command].triggered.connect(lambda _checked=False, command=command: self.step(command))
        commands[Command.UNDO].triggered.connect(lambda _checked=False: self.undo())
        commands[Command.DRAW].triggered.connect(lambda _checked=False: self.draw())
        for command, field in (
            (Command.GO_TO, dock.navigation.go_to), (Command.COMMENT, dock.decisions.comment),
            (Command.CLASS, dock.decisions.corrected.lineEdit()),
        ):  # fmt: skip
            commands[command].triggered.connect(
                lambda _checked=False, field=field: (field.setFocus(), field.selectAll())
            )
        dock.opening.begun.connect(self.begin)
        dock.navigation.arranged.connect(self._arrange)
        dock.navigation.asked.connect(self.go_to)
        dock.navigation.leaving.connect(self._leave)
        dock.decisions.leaving.connect(self._focus)
        dock.decisions.advance.toggled.connect(lambda _checked: self._remember())
        dock.stage.arranged.connect(self._remember)
        dock.visibilityChanged.connect(lambda _visible: self._remember())
        self._project.changed.connect(self._offer)
        self._project.losing.connect(dock.stage.release)
        self._project.closed.connect(self._project_closed)
        self._drawing.drawn.connect(self._drawn)
        self._drawing.failed.connect(lambda sentence: dock.say(sentence, Qgis.MessageLevel.Critical))

    def _offer(self) -> None:
        self._dock.opening.offer(QgsProject.instance())
        if self._session is not None:
            self._dock.stage.offer()

    def _project_closed(self) -> None:
        self._memory = Memory()
        self.end()
        self._dock.opening.offer(QgsProject.instance())
        if QApplication.focusWidget() is None and not self._dock.isHidden():
            self._dock.opening.agreement.setFocus()
