"""What asks one question of the review: whom it leads to, the answers, or that none is chosen."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from casefiles.office.records.pickers import PickerItem, people_to_choose
from casefiles.ui.base.context import Context
from casefiles.ui.widgets.buttons import Button
from casefiles.ui.widgets.chooser import Chooser
from casefiles.ui.widgets.column_scroll import ColumnScroll
from casefiles.ui.widgets.empty_state import EmptyState
from casefiles.ui.widgets.labels import muted, subheading
from casefiles.ui.widgets.layout import Part, column, in_column
from casefiles.words.language import msg


class AskingPane(QWidget):
    """The right side of the places and of the words.

    Attributes:
        person_chosen: id of whom it leads to, said by the person at the desk.
        question: what is asked, and `where` it stands.
        chooser: asks whom it leads to; hidden until that is asked.
    """

    person_chosen = Signal(str)

    def __init__(self, context: Context, nothing: str) -> None:
        """Make a pane; see `_lay_out_parts`.

        Args:
            context: the surroundings.
            nothing: said while nothing is chosen.
        """
        super().__init__()
        self._context = context
        self.question = subheading("")
        self.question.setWordWrap(True)
        self.where = muted("")
        self.chooser = Chooser(msg("Which person? Type part of the name"), keeps=False)
        self.chooser.hide()
        self.chooser.picked.connect(self._on_person)
        self._nothing = EmptyState(context.theme, "eraser", msg("No selection"), nothing, None)
        self._stack = QStackedWidget()

    def ask_person(self) -> None:
        """Let the person at the desk say whom it leads to."""
        query = people_to_choose(self._context.case_id)
        self._context.session.ask(self, query, self._on_people, channel="people")

    def _on_people(self, people: tuple[PickerItem, ...]) -> None:
        self.chooser.suggestions.choices = people
        self.chooser.show()
        self.chooser.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_person(self, person: PickerItem) -> None:
        self.chooser.hide()
        self.person_chosen.emit(person.id)

    def _turn(self, *, is_chosen: bool) -> None:
        """Show a question, or that nothing is chosen."""
        self.chooser.hide()
        self._stack.setCurrentIndex(0 if is_chosen else 1)

    def _button(self, name: str, *, is_first: bool = False) -> Button:
        """Return the button of an answer."""
        action = self._context.actions[f"redaction.{name}"]
        made = Button(action.text(), "", primary=is_first)
        made.clicked.connect(action.trigger)
        action.enabledChanged.connect(made.setEnabled)
        made.setEnabled(action.isEnabled())
        return made

    def _lay_out_parts(self, *parts: Part, below: int) -> None:
        """Lay out a question; below it are so many pixels."""
        # Large letters need more height than a small screen has.
        self._stack.addWidget(ColumnScroll(in_column(*parts, gap=8, margins=(20, 16, 20, below))))
        self._stack.addWidget(self._nothing)
        self._turn(is_chosen=False)
        column(self._stack, margins=0, of=self)
