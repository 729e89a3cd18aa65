"""Where a document comes from and what protects it, as rows of name and words."""

from casefiles.domain.records.case_records import Document, DocumentStatus
from casefiles.domain.records.provenance import Originality, Privilege
from casefiles.ui.places.documents.list.states import date_words
from casefiles.words.language import msg
from casefiles.words.review import choice_words, language_words

Rows = list[tuple[str, str]]


def origin_of(document: Document) -> Rows:
    """Return what is told of a document's origin; one row says so where nothing is."""
    original = document.originality
    pairs = [
        (msg("Obtained from"), document.source),
        (msg("Obtained by"), document.obtained_by),
        (msg("Obtained on"), date_words(document.obtained_on)),
        (
            msg("Method of obtaining"),
            (choice_words(document.obtained_how) or "") if document.obtained_how else "",
        ),
        (msg("Place obtained"), document.obtained_at),
        (msg("Medium"), document.carrier),
        (msg("Copy"), "" if original is Originality.UNKNOWN else choice_words(original) or ""),
        (msg("Custody before receipt"), document.custody),
        (msg("Languages"), ", ".join(map(language_words, document.languages))),
    ]
    rows = [(name, words) for name, words in pairs if words]
    return rows or [(msg("Origin"), msg("Not recorded. Press F2 to edit."))]


def protection_of(document: Document) -> Rows:
    """Return what protects a document, and what that means."""
    rows = [(msg("Sensitivity"), choice_words(document.sensitivity) or "")]
    if document.privilege is not Privilege.NONE:
        why = f": {document.privilege_reason}" if document.privilege_reason else ""
        words = choice_words(document.privilege) or ""
        rows.append((msg("Privilege"), msg("{words}{why}. Never exported.", words=words, why=why)))
    elif document.status is DocumentStatus.PRIVILEGED:
        rows.append((msg("Privilege"), msg("Privileged: never exported.")))
    if document.do_not_use:
        rows.append(
            (
                msg("Excluded"),
                msg("{do_not_use}. Never exported.", do_not_use=document.do_not_use),
            )
        )
    if document.is_traceable:
        rows.append(
            (msg("Traceable by copy"), msg("Only replacement text is exported, never its pages."))
        )
    return rows
