"""What follows from the choice of the form, and whether its procedure is open against the State."""

from typing import Final

from casefiles.dossier.forum.forums import FormField
from casefiles.office.forum.record_answers.known_records import (
    KnownRecords,
    SuggestedAnswer,
    answer,
)
from casefiles.words.review import language_words

_CLAUSES: Final = {
    "un_cat_art22": "22",
    "un_ced_art31": "31",
}
"""Article under which a State accepts complaints by a declaration; a protocol needs none."""
_TREATIES: Final = {
    "un_cat_art22": ("torture",),
    "un_ced_art31": ("disappearance",),
    "un_hrc_op1": ("civil", "political", "protocol"),
    "un_cedaw_op": ("discrimination", "women", "protocol"),
}
"""Words that the name of the instrument has in the record, without regard to capitals."""
_WORDED_IN: Final = "en"
"""The language in which forms are worded."""


def option_of_title(at: KnownRecords, field: FormField) -> SuggestedAnswer | None:
    """Return the option that the title of the form names: its committee, or its request."""
    title = at.form.title.lower()
    return answer(next((one for one in field.options if one.lower() in title), ""))


def option_of_language(_: KnownRecords, field: FormField) -> SuggestedAnswer | None:
    """Return the option for the language in which forms are worded."""
    return answer(next((one for one in field.options if one == language_words(_WORDED_IN)), ""))


def is_accepted(at: KnownRecords) -> SuggestedAnswer | None:
    """Return yes where the record of a treaty says that the requested State accepts the procedure.

    Nothing is suggested otherwise: that no record says so does not mean that it has not.
    """
    words, clause = _TREATIES.get(at.form.id, ()), _CLAUSES.get(at.form.id, "")
    here = at.case.requested_state.strip()
    for one in at.treaties:
        is_treaty = bool(words) and all(word in one.treaty.lower() for word in words)
        if not is_treaty or one.party.strip() != here or one.left:
            continue
        if clause and not any(clause in declared for declared in one.declarations):
            continue
        if one.ratified or one.in_force:
            return answer("yes", one)
    return None
