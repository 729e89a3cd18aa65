"""Where a document comes from and what protects it, as rows of name and words."""

from casefiles.domain.records.case_records import Document, DocumentStatus
from casefiles.domain.records.provenance import Originality, Privilege
from casefiles.ui.places.documents.list.states import date_words
from casefiles.words.review import choice_words, language_words

Rows = list[tuple[str, str]]


def origin_of(document: Document) -> Rows:
    """Return what is told of a document's origin; one row says so where nothing is."""
    original = document.originality
    pairs = [
        ("Obtained from", document.source),
        ("Obtained by", document.obtained_by),
        ("Obtained on", date_words(document.obtained_on)),
        ("How", (choice_words(document.obtained_how) or "") if document.obtained_how else ""),
        ("Where", document.obtained_at),
        ("Carrier", document.carrier),
        ("Copy", "" if original is Originality.UNKNOWN else choice_words(original) or ""),
        ("Before", document.custody),
        ("Languages", ", ".join(map(language_words, document.languages))),
    ]
    rows = [(name, words) for name, words in pairs if words]
    return rows or [("Origin", "Not told. F2 edits the document.")]


def protection_of(document: Document) -> Rows:
    """Return what protects a document, and what that means."""
    rows = [("Sensitivity", choice_words(document.sensitivity) or "")]
    if document.privilege is not Privilege.NONE:
        why = f": {document.privilege_reason}" if document.privilege_reason else ""
        words = choice_words(document.privilege) or ""
        rows.append(("Privilege", f"{words}{why}. It leaves in no dossier."))
    elif document.status is DocumentStatus.PRIVILEGED:
        rows.append(("Privilege", "Privileged. It leaves in no dossier."))
    if document.do_not_use:
        rows.append(("Do not use", f"{document.do_not_use}. It leaves in no dossier."))
    if document.is_traceable:
        rows.append(("Traceable", "By its copy: no page of it may leave, only new text."))
    return rows
