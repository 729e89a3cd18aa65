"""A new passphrase: six words are offered, and any that is hard enough to guess is taken."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QWidget

from casefiles.domain.foundation.ids import Randomness
from casefiles.office.vault.generated_passphrase import Strength, WordList
from casefiles.ui.unlock.caps_lock import CAPS_WORDS, CapsLockWatch
from casefiles.ui.unlock.page import labelled
from casefiles.ui.widgets.buttons import quiet_button
from casefiles.ui.widgets.layout import TOP, column, row, words
from casefiles.ui.widgets.secret_field import SecretField
from casefiles.words.language import msg, msg_of

_GAP = 10


class PassphrasePart(QWidget):
    """Part of a page.

    Attributes:
        changed: something was typed, or other words were offered.
        is_good: what is typed may become the passphrase.
    """

    changed = Signal()

    def __init__(self, randomness: Randomness) -> None:
        super().__init__()
        self.is_good = False
        self._randomness = randomness
        self._list: WordList | None = None
        self._names: frozenset[str] = frozenset()
        self.offered = words("")
        self.offered.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.others = quiet_button(msg("New suggestion"), "arrow-clockwise")
        self.passphrase = SecretField(msg("Passphrase"), msg("These six words, or your own"))
        self.again = SecretField(msg("Repeat passphrase"))
        self._caps = words(msg_of(CAPS_WORDS), "problem")
        self._caps.hide()
        self.strength = words("", "muted")
        self._again_row = QWidget()
        again = labelled(msg("Repeat passphrase"), self.again)
        again.setContentsMargins(0, 0, 0, 0)
        self._again_row.setLayout(again)
        self._lay_out()
        self.others.clicked.connect(self._offer)
        for field in (self.passphrase, self.again):
            field.changed.connect(self._judge)
            CapsLockWatch(field.line).changed.connect(self._caps.setVisible)
        self._judge()

    def offer_from(self, word_list: WordList) -> None:
        """Take the list of words, and offer the first six."""
        self._list = word_list
        self._offer()

    def refuse_names(self, names: frozenset[str]) -> None:
        """Take words of names that whoever knows the case would try."""
        self._names = names

    def text(self) -> str:
        """Return what was typed."""
        return self.passphrase.text()

    def wipe(self) -> None:
        """Forget what was typed, and what was offered."""
        for field in (self.passphrase, self.again):
            field.clear()
        if self._list is not None:
            self._offer()

    def _lay_out(self) -> None:
        head = words(msg("Suggested passphrase"), "label", wrap=False)
        card = QFrame()
        card.setProperty("band", "true")
        row((self.offered, 1), (self.others, TOP), margins=(10, 6, 4, 6), of=card)
        column(
            head,
            card,
            words(
                msg("Write them down, and keep the paper in a safe place until you know them."),
                "muted",
            ),
            labelled(msg("Passphrase"), self.passphrase),
            self._caps,
            self.strength,
            self._again_row,
            gap=_GAP,
            margins=0,
            of=self,
        )
        self.setFocusProxy(self.passphrase)

    @Slot()
    def _offer(self) -> None:
        if self._list is not None:
            self.offered.setText(self._list.offered(self._randomness))
            self._judge()

    @Slot()
    def _judge(self) -> None:
        """Say how good the passphrase is, and let it pass once it was typed twice."""
        typed = self.passphrase.text()
        is_offered = bool(typed) and typed == self.offered.text()
        self._again_row.setVisible(not is_offered)
        known = self._list is not None and bool(typed)
        verdict = self._list.strength(typed, self._names) if known and self._list else None
        self.strength.setText(_words_for(typed, verdict, self.again.text(), is_offered=is_offered))
        is_same = is_offered or typed == self.again.text()
        self.is_good = verdict is not None and verdict.level != "easy" and is_same
        self.changed.emit()


def _words_for(typed: str, verdict: Strength | None, again: str, *, is_offered: bool) -> str:
    """Say what is still to be done about a passphrase."""
    if verdict is None:
        return msg("Length matters: use five or six unrelated words.") if not typed else ""
    if is_offered:
        return msg("Strong: suggested words.")
    if again and not typed.startswith(again):
        return msg("{words} The two passphrases differ.", words=verdict.words)
    return verdict.words
