"""The form of one translation: into which language, by whom, until when, and its certificate."""

from collections.abc import Mapping
from typing import Any, ClassVar, Final

from PySide6.QtWidgets import QSpinBox
from typing_extensions import override

from casefiles.domain.foundation.ids import DocumentId, TranslationId
from casefiles.domain.records.translation import TranslationStatus, TranslatorCertificate
from casefiles.office.documents.translations import (
    TranslationInput,
    add_translation,
    edit_translation,
)
from casefiles.ui.base.context import Context
from casefiles.ui.widgets.date_field import DateField
from casefiles.ui.widgets.document_field import DocumentField
from casefiles.ui.widgets.field import ChoiceField, EnterMovesOn, Field, LineField, TextField
from casefiles.ui.widgets.form_page import FormPage
from casefiles.ui.widgets.labels import muted, subheading
from casefiles.words.language import msg, msg_of
from casefiles.words.review import CHOICES, LANGUAGES

_MOST_PAGES: Final = 99_999
_INSET: Final = 6


class PageCountField(Field):
    """A number of pages; 0 for not told."""

    def __init__(self, name: str, label: str) -> None:
        super().__init__(name, label)
        self.box = QSpinBox()
        self.box.setRange(0, _MOST_PAGES)
        self.box.setSpecialValueText(msg("Not recorded"))
        self.box.lineEdit().setTextMargins(_INSET, 0, 0, 0)
        self.box.installEventFilter(EnterMovesOn(self))
        self.box.valueChanged.connect(self._touched)
        self._hold(self.box)

    @override
    def value(self) -> int:
        """Return the number."""
        return self.box.value()

    @override
    def set_value(self, value: Any) -> None:
        """Show a number."""
        self.box.blockSignals(True)
        self.box.setValue(int(value or 0))
        self.box.blockSignals(False)


class TranslationForm(FormPage):
    """Edits one translation, or puts a new one on the board."""

    field_of_fault: ClassVar[Mapping[str, str]] = {
        "translation_without_language": "into",
        "translation_exists": "into",
        "certificate_incomplete": "name",
        "link_to_itself": "translated",
        "link_without_document": "translated",
    }

    def __init__(
        self,
        context: Context,
        document: tuple[DocumentId, str],
        edited: TranslationId | None,
        terms: TranslationInput,
    ) -> None:
        """Make the form.

        Args:
            context: of the room.
            document: id and name of what is translated.
            edited: the translation; None for a new one.
            terms: what is said of it.
        """
        document_id, name = document
        draft_name = f"translation:{edited or 'new:' + document_id}"
        super().__init__(context, draft_name, msg("Translation of {name}", name=name))
        self._edited, self.document_id = edited, document_id
        self._add_fields()
        self.form.load(_values(terms))

    def _add_fields(self) -> None:
        form = self.form
        hint = msg("Choose, or write another language.")
        form.add(
            ChoiceField("into", msg("Into"), msg_of(LANGUAGES), hint, required=True, free=True)
        )
        form.add(ChoiceField("state", msg("Status"), msg_of(CHOICES[TranslationStatus])))
        form.add(LineField("translator", msg("Translator")))
        form.add(DateField("ordered", msg("Ordered")))
        form.add(DateField("due", msg("Due"), msg("Shown under Dates until certified.")))
        form.add(PageCountField("pages", msg("Pages to translate")))
        arrived = DocumentField(
            self._context,
            "translated",
            msg("The translation"),
            msg("The translated document, when received."),
        )
        arrived.leave_out(self.document_id)
        form.add(arrived)
        form.add(TextField("note", msg("Note")))
        form.add_words(subheading(msg("Certificate")))
        form.add_words(muted(msg("As stated in the translator's certificate.")))
        form.add(LineField("name", msg("Who certified it")))
        form.add(LineField("pair", msg("Languages"), msg("Such as Uyghur to English.")))
        form.add(DateField("date", msg("Date of the certificate")))
        form.add(LineField("number", msg("Translator's registration number")))

    @override
    def _keep(self, values: dict[str, Any]) -> None:
        context, terms = self._context, _terms(values)
        randomness = context.session.vault.workplace.randomness
        if self._edited is not None:
            self._run(edit_translation(self._edited, terms, randomness))
        else:
            self._run(add_translation(context.case_id, self.document_id, terms, randomness))


def _values(terms: TranslationInput) -> dict[str, Any]:
    certificate = terms.certificate
    return {
        "into": terms.into,
        "state": str(terms.state),
        "translator": terms.translator,
        "ordered": terms.ordered,
        "due": terms.due,
        "pages": terms.pages,
        "translated": terms.translated_id,
        "note": terms.note,
        "name": certificate.name,
        "pair": certificate.pair,
        "date": certificate.date,
        "number": certificate.number,
    }


def _terms(values: dict[str, Any]) -> TranslationInput:
    return TranslationInput(
        into=values["into"],
        state=TranslationStatus(values["state"]),
        translator=values["translator"],
        certificate=TranslatorCertificate(
            values["name"], values["pair"], values["date"], values["number"]
        ),
        ordered=values["ordered"],
        due=values["due"],
        pages=values["pages"],
        translated_id=DocumentId(values["translated"]),
        note=values["note"],
    )
