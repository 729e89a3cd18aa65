"""A record of the register as the window shows it, in full."""

from dataclasses import dataclass
from typing import Any, Final

from casefiles.domain.foundation.ids import CaseId
from casefiles.domain.foundation.ticket import Ticket
from casefiles.domain.language.text_references import referenced
from casefiles.domain.records.cited import Cite
from casefiles.domain.records.register import REGISTERED, Registered
from casefiles.domain.rules.cites import place_detail
from casefiles.library.deadline_rules import load_deadline_rules
from casefiles.office.chronology.events import ZONES
from casefiles.office.proceedings.register_begins import Begin, begins_from
from casefiles.office.proceedings.register_blocks import Block, Surroundings, blocks_of
from casefiles.office.proceedings.register_limbs import assurance_limbs
from casefiles.office.proceedings.register_list import (
    RegisterRow,
    found_registered,
    row_of,
    texts_of,
)
from casefiles.office.records.cited_places import place_of_cite
from casefiles.office.records.countdown import local_now
from casefiles.office.records.nested_values import in_words
from casefiles.office.records.profile_titles import profile_title
from casefiles.office.records.register_fields import FIELDS_OF, FieldOf, Holds
from casefiles.office.records.register_lines import ShownLine, titled
from casefiles.office.records.register_names import Showing, name_of_registered
from casefiles.office.records.subjects import Subjects, date_in_words
from casefiles.office.records.vocabularies import term_in
from casefiles.office.workplace.verbs import Job, Workplace
from casefiles.store.access.reader import Reader
from casefiles.store.database.tables import table_of
from casefiles.words.acts import field_words
from casefiles.words.catalogue import label
from casefiles.words.register import TYPES
from casefiles.words.review import LANGUAGES

_PEOPLE: Final = frozenset({Holds.PERSON, Holds.PEOPLE})
_DOCUMENTS: Final = frozenset({Holds.DOCUMENT, Holds.DOCUMENTS})
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
    row: RegisterRow
    fields: tuple[ShownField, ...]
    people: tuple[ShownLine, ...]
    pointing: tuple[ShownLine, ...]
    blocks: tuple[Block, ...]
    begins: tuple[Begin, ...]


def shown_record(case_id: CaseId, record_id: str) -> Job[ShownRecord | None]:
    """Return a record in full; None if it is gone.

    Raises:
        InvalidForm: the rules of time were edited into nonsense.
    """

    def work(workplace: Workplace, ticket: Ticket) -> ShownRecord | None:
        ticket.check()
        rules = load_deadline_rules(workplace.resources)
        limbs = assurance_limbs(workplace)
        today = local_now(workplace.clock).date().isoformat()

        def ask(reader: Reader) -> ShownRecord | None:
            held = Surroundings(reader, Subjects(reader), today, rules, limbs)
            return _shown(held, case_id, record_id)

        return workplace.vault.read(ask)

    return work


def _shown(held: Surroundings, case_id: CaseId, record_id: str) -> ShownRecord | None:
    reader, at = held.reader, held.at
    record = found_registered(reader, record_id)
    if record is None or record.case_id != case_id:
        return None
    showing = Showing(at.text, at.person, term_in(reader))
    rules = {one.id: one.title for one in held.rules.rules}
    blocks = blocks_of(record, held)
    instead = frozenset(name for block in blocks for name in block.instead_of)
    told = (
        _field(reader, at, record, field, rules)
        for field in FIELDS_OF[type(record)]
        if field.name not in instead
    )
    return ShownRecord(
        record,
        row_of(record, showing, held.today),
        tuple(field for field in told if field is not None),
        _people(at, record),
        _pointing(reader, case_id, record, showing),
        blocks,
        begins_from(record),
    )


def _field(
    reader: Reader, at: Subjects, record: Registered, field: FieldOf, rules: dict[str, str]
) -> ShownField | None:
    value = getattr(record, field.name)
    lines = tuple(one for one in _lines(reader, at, field, value, rules) if one.text)
    if not lines:
        return None
    return ShownField(field.name, field_words(field.name, table_of(type(record))), lines)


def _lines(
    reader: Reader, at: Subjects, field: FieldOf, value: Any, rules: dict[str, str]
) -> list[ShownLine]:
    if value in ("", (), False):
        return []
    each = value if isinstance(value, tuple) else (value,)
    if field.holds in _PEOPLE:
        return [ShownLine(at.person(one), ("person", one, "")) for one in each]
    if field.holds in _DOCUMENTS:
        return [ShownLine(titled(at, one), ("document", one, "")) for one in each]
    if field.holds is Holds.CITES:
        return [_cited(reader, at, one) for one in each]
    if field.holds in {Holds.RECORD, Holds.ANY_RECORD}:
        return [_referred(reader, at, str(value))]
    return [ShownLine(_plain(reader, at, field, one, rules)) for one in each]


def _plain(reader: Reader, at: Subjects, field: FieldOf, value: Any, rules: dict[str, str]) -> str:
    match field.holds:
        case Holds.TERM:
            return at.text(term_in(reader)(field.vocabulary, str(value)))
        case Holds.RULE:
            return rules.get(str(value), str(value))
        case Holds.EDITION:
            return at.name("edition", value)
    return _as_said(at, field, value)


def _as_said(at: Subjects, field: FieldOf, value: Any) -> str:
    words = in_words(at, value)
    match field.holds:
        case Holds.DATE | Holds.DATES:
            words = date_in_words(value)
        case Holds.PROFILE:
            words = profile_title(str(value))
        case Holds.LANGUAGE | Holds.ZONE:
            words = _KNOWN.get(str(value)) or label(str(value))
        case Holds.CHOICE | Holds.TRUTH:
            words = words[:1].upper() + words[1:]
        case Holds.NUMBER:
            words = str(value) if value > 1 else ""
    return words


def _cited(reader: Reader, at: Subjects, cite: Cite) -> ShownLine:
    words = f"{titled(at, cite.document_id)}, {place_of_cite(reader, cite)}"
    return ShownLine(words, ("document", cite.document_id, place_detail(cite)))


def _referred(reader: Reader, at: Subjects, record_id: str) -> ShownLine:
    other = found_registered(reader, record_id)
    if other is None:
        return ShownLine("(no longer there)", None, "warn")
    kind = table_of(type(other))
    words = name_of_registered(other, Showing(at.text, at.person, term_in(reader)))
    return ShownLine(f"{TYPES[kind][0]}: {words}", (kind, record_id, ""))


def _people(at: Subjects, record: Registered) -> tuple[ShownLine, ...]:
    """Return who is named in texts of a record, in the order in which they come."""
    found: dict[str, None] = {}
    for text in texts_of(record):
        found.update(dict.fromkeys(referenced(text)))
    return tuple(ShownLine(at.person(one), ("person", one, "")) for one in found)


def _pointing(
    reader: Reader, case_id: CaseId, record: Registered, showing: Showing
) -> tuple[ShownLine, ...]:
    found = {}
    for kind in REGISTERED:
        code = table_of(kind)
        for name in (one.name for one in FIELDS_OF[kind] if one.holds in _REFERRING):
            # Asked by field, so that thousands of incidents are not read for each record.
            for one in reader.find(kind, **{"case_id": case_id, name: record.id}):
                words = f"{TYPES[code][0]}: {name_of_registered(one, showing)}"
                found[one.id] = ShownLine(words, (code, one.id, ""))
    return tuple(found.values())


_REFERRING: Final = frozenset({Holds.RECORD, Holds.ANY_RECORD})
