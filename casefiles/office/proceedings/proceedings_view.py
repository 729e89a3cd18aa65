"""A record of the register as the window shows it, in full."""

from dataclasses import dataclass
from typing import Any, Final

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.ids import CaseId
from casefiles.domain.language.text_references import referenced
from casefiles.domain.records.citation import Citation
from casefiles.domain.records.proceedings_records import REGISTERED, Registered
from casefiles.domain.rules.citation_text import place_detail
from casefiles.library.time_limit_rules import load_time_limit_rules
from casefiles.office.chronology.events import ZONES
from casefiles.office.proceedings.assurance_limbs import assurance_limbs
from casefiles.office.proceedings.follow_up_records import FollowUpRecord, begins_from
from casefiles.office.proceedings.proceedings_blocks import BlockContext, DetailBlock, blocks_of
from casefiles.office.proceedings.proceedings_list import (
    ProceedingsRow,
    found_registered,
    row_of,
    texts_of,
)
from casefiles.office.records.citation_locations import location_of_citation
from casefiles.office.records.countdown import local_now
from casefiles.office.records.form_fields import FIELDS_OF, FieldKind, FieldSpec
from casefiles.office.records.proceedings_lines import ShownLine, titled
from casefiles.office.records.proceedings_names import DisplayContext, name_of_registered
from casefiles.office.records.profile_titles import profile_title
from casefiles.office.records.record_names import RecordNames, date_in_words
from casefiles.office.records.value_formatting import format_value
from casefiles.office.records.vocabularies import term_in
from casefiles.office.workplace.operations import Job, JobContext
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.database.tables import table_of
from casefiles.words.acts import field_words
from casefiles.words.catalogue import label
from casefiles.words.language import msg, msg_of
from casefiles.words.register import TYPES
from casefiles.words.review import LANGUAGES

_PEOPLE: Final = frozenset({FieldKind.PERSON, FieldKind.PEOPLE})
_DOCUMENTS: Final = frozenset({FieldKind.DOCUMENT, FieldKind.DOCUMENTS})
_KNOWN: Final[dict[str, str]] = dict((*LANGUAGES, *ZONES))


@dataclass(frozen=True, slots=True)
class ShownField:
    """A filled field: what it is called, and its lines."""

    name: str
    words: str
    lines: tuple[ShownLine, ...]


@dataclass(frozen=True, slots=True)
class ShownRecord:
    """A record in full.

    Attributes:
        record: as it is kept.
        row: how the list shows it.
        fields: those that are filled, in the order of its form.
        people: who is named in its texts.
        pointing: other records of the register that refer to it.
        blocks: what stands above the fields.
        begins: what can be begun from it.
    """

    record: Registered
    row: ProceedingsRow
    fields: tuple[ShownField, ...]
    people: tuple[ShownLine, ...]
    pointing: tuple[ShownLine, ...]
    blocks: tuple[DetailBlock, ...]
    begins: tuple[FollowUpRecord, ...]


def shown_record(case_id: CaseId, record_id: str) -> Job[ShownRecord | None]:
    """Return a record in full; None if it is gone.

    Raises:
        InvalidForm: the rules of time were edited into nonsense.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> ShownRecord | None:
        ticket.check()
        rules = load_time_limit_rules(workplace.resources)
        limbs = assurance_limbs(workplace)
        today = local_now(workplace.clock).date().isoformat()

        def ask(reader: ReadTransaction) -> ShownRecord | None:
            context = BlockContext(reader, RecordNames(reader), today, rules, limbs)
            return _shown(context, case_id, record_id)

        return workplace.vault.read(ask)

    return work


def _shown(context: BlockContext, case_id: CaseId, record_id: str) -> ShownRecord | None:
    reader, at = context.reader, context.at
    record = found_registered(reader, record_id)
    if record is None or record.case_id != case_id:
        return None
    showing = DisplayContext(at.text, at.person, term_in(reader))
    rules = {one.id: one.title for one in context.rules.rules}
    blocks = blocks_of(record, context)
    instead = frozenset(name for block in blocks for name in block.instead_of)
    found = (
        _field(reader, at, record, field, rules)
        for field in FIELDS_OF[type(record)]
        if field.name not in instead
    )
    return ShownRecord(
        record,
        row_of(record, showing, context.today),
        tuple(field for field in found if field is not None),
        _people(at, record),
        _pointing(reader, case_id, record, showing),
        blocks,
        begins_from(record),
    )


def _field(
    reader: ReadTransaction,
    at: RecordNames,
    record: Registered,
    field: FieldSpec,
    rules: dict[str, str],
) -> ShownField | None:
    value = getattr(record, field.name)
    lines = tuple(one for one in _lines(reader, at, field, value, rules) if one.text)
    if not lines:
        return None
    return ShownField(field.name, field_words(field.name, table_of(type(record))), lines)


def _lines(
    reader: ReadTransaction, at: RecordNames, field: FieldSpec, value: Any, rules: dict[str, str]
) -> list[ShownLine]:
    if value in ("", (), False):
        return []
    each = value if isinstance(value, tuple) else (value,)
    if field.holds in _PEOPLE:
        return [ShownLine(at.person(one), ("person", one, "")) for one in each]
    if field.holds in _DOCUMENTS:
        return [ShownLine(titled(at, one), ("document", one, "")) for one in each]
    if field.holds is FieldKind.CITES:
        return [_cited(reader, at, one) for one in each]
    if field.holds in {FieldKind.RECORD, FieldKind.ANY_RECORD}:
        return [_referred(reader, at, str(value))]
    return [ShownLine(_plain(reader, at, field, one, rules)) for one in each]


def _plain(
    reader: ReadTransaction, at: RecordNames, field: FieldSpec, value: Any, rules: dict[str, str]
) -> str:
    match field.holds:
        case FieldKind.TERM:
            return at.text(term_in(reader)(field.vocabulary, str(value)))
        case FieldKind.RULE:
            return rules.get(str(value), str(value))
        case FieldKind.EDITION:
            return at.name("edition", value)
    return _shown_value(at, field, value)


def _shown_value(at: RecordNames, field: FieldSpec, value: Any) -> str:
    words = format_value(at, value)
    match field.holds:
        case FieldKind.DATE | FieldKind.DATES:
            words = date_in_words(value)
        case FieldKind.PROFILE:
            words = profile_title(str(value))
        case FieldKind.LANGUAGE | FieldKind.ZONE:
            words = msg_of(_KNOWN.get(str(value))) or label(str(value))
        case FieldKind.CHOICE | FieldKind.TRUTH:
            words = words[:1].upper() + words[1:]
        case FieldKind.NUMBER:
            words = str(value) if value > 1 else ""
    return words


def _cited(reader: ReadTransaction, at: RecordNames, cite: Citation) -> ShownLine:
    words = f"{titled(at, cite.document_id)}, {location_of_citation(reader, cite)}"
    return ShownLine(words, ("document", cite.document_id, place_detail(cite)))


def _referred(reader: ReadTransaction, at: RecordNames, record_id: str) -> ShownLine:
    other = found_registered(reader, record_id)
    if other is None:
        return ShownLine(msg("(removed)"), None, "warn")
    kind = table_of(type(other))
    words = name_of_registered(other, DisplayContext(at.text, at.person, term_in(reader)))
    return ShownLine(f"{msg_of(TYPES[kind][0])}: {words}", (kind, record_id, ""))


def _people(at: RecordNames, record: Registered) -> tuple[ShownLine, ...]:
    """Return who is named in texts of a record, in the order in which they come."""
    found: dict[str, None] = {}
    for text in texts_of(record):
        found.update(dict.fromkeys(referenced(text)))
    return tuple(ShownLine(at.person(one), ("person", one, "")) for one in found)


def _pointing(
    reader: ReadTransaction, case_id: CaseId, record: Registered, showing: DisplayContext
) -> tuple[ShownLine, ...]:
    found = {}
    for kind in REGISTERED:
        code = table_of(kind)
        for name in (one.name for one in FIELDS_OF[kind] if one.holds in _REFERRING):
            # Asked by field, so that thousands of incidents are not read for each record.
            for one in reader.find(kind, **{"case_id": case_id, name: record.id}):
                words = f"{msg_of(TYPES[code][0])}: {name_of_registered(one, showing)}"
                found[one.id] = ShownLine(words, (code, one.id, ""))
    return tuple(found.values())


_REFERRING: Final = frozenset({FieldKind.RECORD, FieldKind.ANY_RECORD})
