"""Where a document comes from and what protects it, as a form holds it."""

from dataclasses import replace
from typing import Any, Final

from casefiles.domain.records.case_records import Document
from casefiles.domain.records.provenance import (
    AcquisitionMethod,
    Originality,
    Privilege,
    Sensitivity,
)
from casefiles.office.records.attachments import removed_with
from casefiles.store.access.work import WriteTransaction

_LINES: Final = ("obtained_by", "obtained_at", "carrier", "privilege_reason", "do_not_use")
_CHOICES: Final = {
    "obtained_how": AcquisitionMethod,
    "originality": Originality,
    "sensitivity": Sensitivity,
    "privilege": Privilege,
}


def provenance_values(document: Document) -> dict[str, Any]:
    """Return what is told of a document's origin and protection, by the names of fields."""
    return {
        **{name: getattr(document, name) for name in _LINES},
        **{name: str(getattr(document, name)) for name in _CHOICES},
        "obtained_on": document.obtained_on,
        "custody": document.custody,
        "is_traceable": document.is_traceable,
        "languages": ", ".join(document.languages),
    }


def with_provenance(document: Document, values: dict[str, Any]) -> Document:
    """Return a document with what a form tells of its origin; what it does not hold stays."""
    entries: dict[str, Any] = {}
    entries |= {name: " ".join(str(values[name]).split()) for name in _LINES if name in values}
    entries |= {name: kind(values[name]) for name, kind in _CHOICES.items() if name in values}
    if "obtained_on" in values:
        entries["obtained_on"] = str(values["obtained_on"])
    if "custody" in values:
        entries["custody"] = str(values["custody"]).strip()
    if "is_traceable" in values:
        entries["is_traceable"] = bool(values["is_traceable"])
    if "languages" in values:
        entries["languages"] = languages_in(str(values["languages"]))
    return replace(document, **entries)


def save_with_attachments(work: WriteTransaction, document: Document, action: str) -> None:
    """Let what lies in a document alone be kept in as the document itself is.

    An attachment of a privileged mail would leave otherwise. What a person frees later stays free
    for itself; freeing the document frees nothing else.
    """
    if document.privilege is Privilege.NONE and not document.do_not_use:
        return
    for inside in removed_with(work, document.id):
        there = work.get(Document, inside)
        if there is not None:
            is_free = there.privilege is Privilege.NONE
            kept = replace(
                there,
                privilege=document.privilege if is_free else there.privilege,
                do_not_use=there.do_not_use or document.do_not_use,
            )
            work.update(kept, action)


def languages_in(text: str) -> tuple[str, ...]:
    """Return the languages that somebody wrote with commas between them, each once."""
    parts = (" ".join(part.split()) for part in text.replace(";", ",").split(","))
    return tuple(dict.fromkeys(part for part in parts if part))
