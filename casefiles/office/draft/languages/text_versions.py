"""Versions of texts in other languages: entered beside the original, checked, let go."""

from dataclasses import dataclass, replace
from datetime import datetime

from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import CaseId, Randomness, TextVersionId, new_id
from casefiles.domain.records.case_records import Case
from casefiles.domain.records.text_versions import TextVersion, VersionMaker
from casefiles.domain.rules.versioned_texts import TextKey
from casefiles.office.workplace.operations import Edit
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.access.work import WriteTransaction


@dataclass(frozen=True, slots=True)
class VersionInput:
    """What is entered of one text in one language.

    Attributes:
        original: the text that it was made from, as it stands now.
        checked_by: who compared both; empty for nobody yet.
    """

    key: TextKey
    language: str
    text: str
    made_by: VersionMaker
    original: str
    checked_by: str = ""


def save_version(
    case_id: CaseId, entered: VersionInput, now: datetime, randomness: Randomness
) -> Edit[None]:
    """Keep a version; the one of before in this language gives way.

    Raises (when carried out):
        Refused: the case is not there, the language is missing, or nothing was translated.
    """
    own_id = TextVersionId(new_id(randomness))
    record_id, field = entered.key

    def change(work: WriteTransaction) -> None:
        if work.get(Case, case_id) is None:
            raise Refused("case_unknown")
        if not entered.language.strip():
            raise Refused("version_without_language")
        is_declaration = entered.made_by is VersionMaker.AUTHOR
        text = "" if is_declaration else entered.text.strip()
        if not text and not is_declaration:
            raise Refused("version_empty")
        checked = entered.checked_by.strip()
        version = TextVersion(
            *(own_id, case_id, record_id, field, entered.language.strip(), text, entered.made_by),
            checked_by=checked,
            checked_on=now.date().isoformat() if checked else "",
            original=entered.original,
        )
        if is_declaration:
            _drop_declarations(work, case_id, entered.key)
        there = _stored(work, case_id, entered.key, version.language)
        if there is None:
            work.insert(version, "add_text_version")
        elif replace(version, id=there.id) != there:
            work.update(replace(version, id=there.id), "edit_text_version")

    return change


def remove_version(case_id: CaseId, key: TextKey, language: str) -> Edit[None]:
    """Let a version go."""

    def change(work: WriteTransaction) -> None:
        there = _stored(work, case_id, key, language)
        if there is not None:
            work.delete(TextVersion, there.id, "remove_text_version")

    return change


def _stored(
    reader: ReadTransaction, case_id: CaseId, key: TextKey, language: str
) -> TextVersion | None:
    found = reader.find(
        TextVersion, case_id=case_id, record_id=key[0], field=key[1], language=language
    )
    return next(iter(found), None)


def _drop_declarations(work: WriteTransaction, case_id: CaseId, key: TextKey) -> None:
    for one in work.find(TextVersion, case_id=case_id, record_id=key[0], field=key[1]):
        if one.is_declaration:
            work.delete(TextVersion, one.id, "remove_text_version")
