"""What a record is called in a sentence, also when it is gone: its name now, or when last known."""

from collections.abc import Callable
from typing import Any, Final

from casefiles.domain.dates.closed_days import ClosedDays
from casefiles.domain.dates.date_words import words_from_edtf
from casefiles.domain.dates.edtf import is_edtf
from casefiles.domain.foundation.errors import CasefilesError
from casefiles.domain.language.text_references import replace_references
from casefiles.domain.records.case_records import (
    Deadline,
    Edition,
    Event,
    Exhibit,
    Fact,
    Mark,
    Outline,
    Person,
    Record,
)
from casefiles.domain.records.checked_text import Transcription
from casefiles.domain.records.citation import Citation
from casefiles.domain.records.custom_limits import OwnLimit
from casefiles.domain.records.custom_terms import OwnTerm
from casefiles.domain.records.editions import Acceptance
from casefiles.domain.records.foreseeable_readers import Reach
from casefiles.domain.records.form_answers import FieldAnswer
from casefiles.domain.records.library_records import InstalledPack
from casefiles.domain.records.pairings import Pairing
from casefiles.domain.records.proceedings_records import REGISTERED
from casefiles.domain.records.provenance import Consent
from casefiles.domain.records.redaction_settings import Approval, Treatment
from casefiles.domain.records.replacement_texts import Substitute, TwinVerdict
from casefiles.domain.records.signed_forms import AuthorityForm
from casefiles.domain.records.suggestion_decisions import ReviewDecision
from casefiles.domain.records.translation import DocumentLink, Translation
from casefiles.office.records.proceedings_names import DisplayContext, name_of_registered, title_of
from casefiles.office.records.profile_titles import profile_title
from casefiles.office.records.vocabularies import term_in
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.database.tables import Cells, record_of, record_types, table_of
from casefiles.store.ledger.chains import LedgerEntry
from casefiles.words.catalogue import label
from casefiles.words.language import msg
from casefiles.words.review import choice_words

KINDS: Final[dict[str, type[Record]]] = {table_of(kind): kind for kind in record_types()}
"""Types of records by their codes in the ledger."""

_SHORT: Final = 90


class RecordNames:
    """Names of records at one moment of the vault; each is asked for once."""

    def __init__(self, reader: ReadTransaction) -> None:
        self._reader = reader
        self._records: dict[tuple[str, str], Record | None] = {}
        self._term = term_in(reader)
        self._showing = DisplayContext(self.text, self.person)

    def name(self, kind: str, record_id: str) -> str:
        """Return what a record is called; empty if nothing tells any more."""
        if kind not in KINDS:
            return ""
        record = self.record(kind, record_id)
        return "" if record is None else short(self._called(record))

    def name_of_any(self, record_id: str) -> str:
        """Return what a record of whatever kind is called; empty if nothing tells any more."""
        return next(
            (description for kind in KINDS if (description := self.name(kind, record_id))), ""
        )

    def record(self, kind: str, record_id: str) -> Record | None:
        """Return a record as it is, or as it was when it was removed."""
        key = (kind, record_id)
        if key not in self._records:
            there = self._reader.get(KINDS[kind], record_id)
            self._records[key] = there or self._erased_record(KINDS[kind], record_id)
        return self._records[key]

    def is_there(self, kind: type[Record], record_id: str) -> bool:
        """Tell whether a record is there now."""
        return self._reader.get(kind, record_id) is not None

    def _erased_record(self, kind: type[Record], record_id: str) -> Record | None:
        newest = next(iter(self._reader.entries_of(kind, record_id)), None)
        return None if newest is None else record_before(newest)

    def _called(self, record: Record) -> str:
        if isinstance(record, REGISTERED):
            return name_of_registered(record, self._showing)
        own = _OWN_WAYS.get(type(record))
        return title_of(record, self._showing) if own is None else own(self, record)

    def term(self, vocabularies: tuple[str, ...], code: str) -> str:
        """Return what a code of some vocabularies is called in this vault; else the code."""
        return self.text(self._term(",".join(vocabularies), code))

    def person(self, person_id: str) -> str:
        """Return the name of a person."""
        return self.name("person", person_id) or "?"

    def text(self, text: str) -> str:
        """Return a text with its references as names."""
        return replace_references(text, self.person)

    def cite(self, cite: Citation) -> str:
        """Return a cite in words."""
        return msg(
            "{value}, page {page}",
            value=self.name("document", cite.document_id) or "?",
            page=cite.page,
        )


def record_before(entry: LedgerEntry) -> Record | None:
    """Return the record that an entry removed; None if it removed none, or its patch is gone."""
    cells = {change.field: change.before for change in entry.changes or ()}
    return _record(entry.kind, cells)


def record_after(entry: LedgerEntry) -> Record | None:
    """Return the record that an entry put in; None if it put in none, or its patch is gone."""
    cells = {change.field: change.after for change in entry.changes or ()}
    return _record(entry.kind, cells)


def _record(kind: str, cells: dict[str, str | int | float | None]) -> Record | None:
    """Read a whole row; only an entry that puts in or removes a record has its id."""
    values: Cells = {name: value for name, value in cells.items() if value is not None}
    if kind not in KINDS or "id" not in values:
        return None
    try:
        return record_of(KINDS[kind], values)
    except CasefilesError:
        return None


def short(text: str) -> str:
    """Return a text on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= _SHORT else f"{line[: _SHORT - 1]}…"


def date_in_words(date: str) -> str:
    """Return a date as people say it; what is no date stays as it is."""
    return words_from_edtf(date) if is_edtf(date) else date


def _person(_: RecordNames, person: Person) -> str:
    return person.names[0].text if person.names else "?"


def _exhibit(at: RecordNames, exhibit: Exhibit) -> str:
    return f"{exhibit.mark}  {at.name('document', exhibit.document_id)}".strip()


def _event(at: RecordNames, event: Event) -> str:
    date = date_in_words(event.date)
    return f"{date[:1].upper()}{date[1:]}: {at.text(event.text)}"


def _fact(at: RecordNames, fact: Fact) -> str:
    return f"{fact.position}.  {at.text(fact.text)}"


def _deadline(_: RecordNames, deadline: Deadline) -> str:
    return f"{label(deadline.kind).capitalize()}, {date_in_words(deadline.date)}"


def _mark(at: RecordNames, mark: Mark) -> str:
    if mark.kind.is_of_text:
        return msg(
            "{value}, message {page}",
            value=at.name("document", mark.document_id) or "?",
            page=mark.page,
        )
    return at.cite(Citation(mark.document_id, mark.page))


def _edition(_: RecordNames, edition: Edition | Outline | Treatment | Approval) -> str:
    title = profile_title(edition.profile)
    return f"{title[:1].upper()}{title[1:]}, {label(edition.audience)}"


def _acceptance(_: RecordNames, accepted: Acceptance) -> str:
    return label(accepted.code).capitalize()


def _consent(at: RecordNames, consent: Consent) -> str:
    answer = choice_words(consent.answer) or ""
    return f"{at.person(consent.person_id)}, {at.name('document', consent.document_id)}: {answer}"


def _link(at: RecordNames, link: DocumentLink) -> str:
    own, other = (at.name("document", one) or "?" for one in (link.document_id, link.other_id))
    return f"{own}: {choice_words(link.kind) or ''}, {other}"


def _translation(at: RecordNames, translation: Translation) -> str:
    return at.name("document", translation.document_id)


def _transcription(at: RecordNames, transcription: Transcription) -> str:
    return at.cite(Citation(transcription.document_id, transcription.page))


def _substitute(at: RecordNames, one: Substitute) -> str:
    return at.name("document", one.document_id)


def _verdict(at: RecordNames, verdict: TwinVerdict) -> str:
    own, other = (
        at.name("document", one) or "?" for one in (verdict.document_id, verdict.other_id)
    )
    return msg("{own} and {other}", own=own, other=other)


def _reach(_: RecordNames, reach: Reach) -> str:
    return label(reach.audience)


def _pairing(_: RecordNames, pairing: Pairing) -> str:
    one, other = map(label, pairing.readers)
    return msg("{one} and {other}", one=one, other=other)


def _decision(at: RecordNames, decision: ReviewDecision) -> str:
    place = at.name("document", decision.document_id) if decision.document_id else ""
    person = at.person(decision.person_id) if decision.person_id else ""
    description = choice_words(decision.verdict) or ""
    return ", ".join(part for part in (person, place, description) if part)


def _own_term(_: RecordNames, term: OwnTerm) -> str:
    return f"{label(term.vocabulary).capitalize()}: {term.words}"


def _answer(at: RecordNames, answer: FieldAnswer) -> str:
    return f"{label(answer.field).capitalize()}: {at.text(answer.text)}"


def _authority_form(at: RecordNames, form: AuthorityForm) -> str:
    who = f", {at.person(form.person_id)}" if form.person_id else ""
    return f"{label(form.field).capitalize()}, {profile_title(form.profile)}{who}"


def _own_limit(_: RecordNames, limit: OwnLimit) -> str:
    return f"{profile_title(limit.profile)}: {label(limit.kind)} {limit.value}"


def _closed_days(_: RecordNames, closed_days: ClosedDays) -> str:
    return f"{label(closed_days.calendar)} {closed_days.year}"


def _installed_pack(_: RecordNames, pack: InstalledPack) -> str:
    return msg("{pack}, edition {edition}", pack=pack.pack, edition=pack.edition)


_OWN_WAYS: Final[dict[type[Record], Callable[[RecordNames, Any], str]]] = {
    Person: _person,
    Exhibit: _exhibit,
    Event: _event,
    Fact: _fact,
    Deadline: _deadline,
    Mark: _mark,
    Edition: _edition,
    Acceptance: _acceptance,
    Outline: _edition,
    Treatment: _edition,
    Approval: _edition,
    Consent: _consent,
    DocumentLink: _link,
    Translation: _translation,
    Transcription: _transcription,
    Reach: _reach,
    Pairing: _pairing,
    ReviewDecision: _decision,
    Substitute: _substitute,
    TwinVerdict: _verdict,
    FieldAnswer: _answer,
    AuthorityForm: _authority_form,
    OwnLimit: _own_limit,
    ClosedDays: _closed_days,
    OwnTerm: _own_term,
    InstalledPack: _installed_pack,
}
"""Types whose names are more than their titles, one after the other: see `title_of`."""
