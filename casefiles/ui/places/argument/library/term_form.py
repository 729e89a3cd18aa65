"""The form of one word of a vocabulary."""

from typing import Any, Final

from typing_extensions import override

from casefiles.domain.foundation.ids import OwnTermId, new_id
from casefiles.office.records.vocabularies import ShownTerm, ShownVocabulary, add_term, save_term
from casefiles.ui.base.context import Context
from casefiles.ui.widgets.field import LineField, TextField
from casefiles.ui.widgets.form_page import FormPage
from casefiles.words.language import msg, msg_mark, msg_of

_HINT: Final = msg_mark("All records using this term show the new name.")


class TermForm(FormPage):
    """Adds a word, or words one otherwise; an empty one is refused at the field."""

    usual_field = "words"

    def __init__(self, context: Context, within: ShownVocabulary, term: ShownTerm | None) -> None:
        """Make a form.

        Args:
            context: the surroundings.
            within: the vocabulary.
            term: the word as it is; None for a new one.
        """
        title = (
            msg("New word: {title}", title=within.title)
            if term is None
            else msg("Word it otherwise: {words}", words=term.words)
        )
        super().__init__(context, f"term:{within.id}:{term.code if term else ''}", title)
        self._within = within
        self._term = term
        hint = (
            msg("It came as “{given}”. {hint}", given=term.given, hint=msg_of(_HINT))
            if term and term.given
            else msg_of(_HINT)
        )
        self.form.add(LineField("words", msg("Term"), hint, required=True))
        self.form.add(TextField("note", msg("Definition"), rows=3))
        values = {"words": term.words, "note": term.note} if term else {"words": "", "note": ""}
        self.form.load(values)

    @override
    def _keep(self, values: dict[str, Any]) -> None:
        """Put the word into the vault."""
        own_id = OwnTermId(new_id(self._context.session.vault.workplace.randomness))
        words, note = values["words"], values["note"]
        if self._term is None:
            self._run(add_term(own_id, self._within.id, words, note))
        else:
            self._run(save_term(own_id, self._within.id, (self._term.code, words, note)))
