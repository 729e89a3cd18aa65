"""The language of a dossier, and its texts in that language: entered beside the original, checked.

Nothing of a text changes here: a translation is kept apart from it.
"""

from functools import partial
from typing import Any, Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QFrame, QWidget
from typing_extensions import override

from casefiles.domain.records.text_versions import VersionMaker
from casefiles.office.draft.languages.chosen_language import save_language
from casefiles.office.draft.languages.text_versions import VersionInput, save_version
from casefiles.office.draft.languages.translation_list import (
    STATES,
    TextsInLanguage,
    VersionRow,
)
from casefiles.office.records.countdown import local_now
from casefiles.ui.base.context import Context
from casefiles.ui.places.dossier.steps.wide_list_box import WideListBox
from casefiles.ui.records.cards_and_form import CardsAndForm
from casefiles.ui.widgets.buttons import Button, button
from casefiles.ui.widgets.field import ChoiceField, LineField
from casefiles.ui.widgets.forms import RecordForm
from casefiles.ui.widgets.labels import muted
from casefiles.ui.widgets.layout import TOP, clear, column, label_for, row, say, words
from casefiles.ui.widgets.mention_field import MentionField
from casefiles.words.language import msg, msg_mark, msg_n, msg_of
from casefiles.words.review import choice_words, language_words

_PURPOSE: Final = msg_mark(
    "Texts of this dossier in the language chosen above. Without a checked translation a text"
    " blocks the dossier, except with a removal in less than 72 hours. Names are found and"
    " protected in translations as in the texts themselves."
)
_TEXT: Final = msg_mark("Type @ to name a person, as in the original.")
_CHECKED: Final = msg_mark(
    "Who compared it with the original. Leave empty until compared; a machine "
    "translation does not count until then."
)
_MADE: Final = msg_mark("Choose the original itself if the text above is already in this language.")
_MOST: Final = 80
"""Cards that are shown at once; those that are done give way."""


class TranslationsPage(CardsAndForm):
    """Chooses the language of a dossier, and takes its texts in that language.

    Attributes:
        texts: what is shown; None before it is known.
        languages: the choice of the language of the dossier.
        shows_all: whether texts that are done are listed too.
        buttons: of each text, by record and field.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(context, msg("Translations"), msg("Back to the dossier"), "text", gap=8)
        self.texts: TextsInLanguage | None = None
        self.buttons: dict[tuple[str, str], Button] = {}
        self._wish = ""
        self._row: VersionRow | None = None
        self.languages = WideListBox()
        self.languages.setAccessibleName(msg("Language of this dossier"))
        self._badge = words()
        self._state = muted("")
        self.shows_all = QCheckBox(msg("Show texts that are done too"))
        self.languages.activated.connect(self._on_language)
        self.shows_all.toggled.connect(self._show_rows)
        choice = row(
            label_for(self.languages, msg("Language of this dossier")), (self.languages, 1)
        )
        self._lay_out_list(
            muted(msg_of(_PURPOSE)), choice, self._badge, self._state, self.shows_all, self._cards
        )

    @property
    def record_id(self) -> str:
        """The record of the text that is worked on; empty for none."""
        return self._row.key[0] if self.form is not None and self._row is not None else ""

    @property
    def badge(self) -> str:
        """What is said of who read the words of the language; empty for nothing."""
        return "" if self._badge.isHidden() else self._badge.text()

    def open(self, record_id: str) -> None:
        """Begin with the first text of a record that is not ready; with the list for none."""
        self._wish = record_id
        self._grant()

    def show_texts(self, texts: TextsInLanguage) -> None:
        """Show the texts of a dossier; what is being typed stays."""
        if self.texts is not None and self.texts.request != texts.request:
            self._leave_form()
        self.texts = texts
        self.languages.clear()
        for one in texts.offered:
            self.languages.addItem(language_words(one.code), one.code)
        self.languages.setCurrentIndex(max(self.languages.findData(texts.language), 0))
        unread = any(one.code == texts.language and not one.is_read for one in texts.offered)
        name = language_words(texts.language)
        read_by_nobody = msg(
            "{language} wording: not checked by a lawyer who pleads in {language}", language=name
        )
        say(self._badge, read_by_nobody if unread else "")
        self._state.setText(
            msg_n("{n} text is not ready", "{n} texts are not ready", texts.waiting)
            if texts.waiting
            else msg("All texts are ready in this language")
        )
        self._show_rows()
        self._grant()

    @Slot()
    def _show_rows(self) -> None:
        clear(self._cards)
        self.buttons = {}
        rows = self.texts.rows if self.texts is not None else ()
        shown = [one for one in rows if self.shows_all.isChecked() or not one.state.is_ready]
        for one in shown[:_MOST]:
            self._cards.addWidget(self._card(one))
        if len(shown) > _MOST:
            more = msg_n("{n} more text", "{n} more texts", len(shown) - _MOST)
            self._cards.addWidget(muted(more))

    def _card(self, one: VersionRow) -> QFrame:
        card = QFrame()
        card.setProperty("card", "true")
        state = msg("{place} · {state}", place=one.place, state=msg_of(STATES[one.state]))
        begin = button(msg("Check") if one.version is not None else msg("Translate here"))
        begin.setAccessibleName(f"{begin.text()}: {one.shown[:_MOST]}")
        begin.clicked.connect(lambda: self._begin(one))
        self.buttons[one.key] = begin
        row(
            (column(words(one.shown, "label"), muted(state), gap=4), 1),
            (begin, TOP),
            margins=(14, 10, 14, 10),
            of=card,
        )
        return card

    def _grant(self) -> None:
        if not self._wish or self.texts is None:
            return
        own = [one for one in self.texts.rows if one.key[0] == self._wish]
        self._wish = ""
        if own:
            self._begin(next((one for one in own if not one.state.is_ready), own[0]))

    def _begin(self, one: VersionRow) -> None:
        if self.texts is None:
            return
        language = self.texts.language
        form = self._show(partial(self._made_form, one, language))
        self._row = one
        form.fields["text"].take_focus()

    def _made_form(self, one: VersionRow, language: str) -> RecordForm:
        name = f"version:{one.key[0]}:{one.key[1]}:{language}"
        form = RecordForm(self._context, name, one.place)
        form.add_words(muted(msg("Original")))
        form.add_words(words(one.shown))
        text = msg("In {language}", language=language_words(language))
        form.add(MentionField(self._context, "text", text, msg_of(_TEXT), rows=5))
        makers = [(str(each), choice_words(each) or "") for each in VersionMaker]
        form.add(ChoiceField("made_by", msg("Made by"), makers, msg_of(_MADE)))
        form.add(LineField("checked_by", msg("Checked by"), msg_of(_CHECKED)))
        checked = one.version.checked_by if one.version is not None else ""
        form.load({"text": one.text, "made_by": str(one.made_by), "checked_by": checked})
        return form

    @override
    def _submit(self, values: dict[str, Any]) -> None:
        if self.texts is None or self._row is None:
            return
        workplace = self._context.session.vault.workplace
        entered = VersionInput(
            self._row.key,
            self.texts.language,
            str(values["text"]),
            VersionMaker(str(values["made_by"])),
            self._row.original,
            str(values["checked_by"]),
        )
        self._change(
            save_version(
                self.texts.request.case_id,
                entered,
                local_now(workplace.clock),
                workplace.randomness,
            )
        )

    @Slot(int)
    def _on_language(self, _index: int) -> None:
        if self.texts is None:
            return
        code = str(self.languages.currentData())
        own = self.texts.offered[0].code
        workplace = self._context.session.vault.workplace
        edit = save_language(self.texts.request, "" if code == own else code, workplace.randomness)
        self._context.session.run(self, edit, otherwise=self._context.notices.warn)

    @override
    def _first(self) -> QWidget | None:
        return next(iter(self.buttons.values()), self.languages)
