"""Values of fields in words, also those that are made of parts."""

from collections.abc import Callable
from dataclasses import is_dataclass
from enum import StrEnum
from typing import Any, Final

from casefiles.domain.foundation.alphabetic_numbering import letters_from_number
from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.opaque import legible
from casefiles.domain.foundation.schema import ANY, CodeOf, Edtf, RecordField, Ref, Term
from casefiles.domain.language.names import PersonName
from casefiles.domain.records.case_records import Identifier
from casefiles.domain.records.checked_text import CheckedLine
from casefiles.domain.records.citation import Citation
from casefiles.domain.records.editions import ExportedFile, FileSignature, PseudonymNumber, SignOff
from casefiles.domain.records.final_check import FinalCheckCertificate
from casefiles.domain.records.image_quality import ExhibitImageQuality, PageExportSettings
from casefiles.domain.records.redaction_settings import (
    REASON_CODES,
    AssignedPseudonym,
    RedactionReason,
)
from casefiles.domain.records.showings import FIELD, Appearance, Showing
from casefiles.domain.records.translation import TranslatorCertificate
from casefiles.office.records.proceedings_values import NESTED_IN_REGISTER
from casefiles.office.records.profile_titles import profile_title
from casefiles.office.records.record_names import RecordNames, date_in_words
from casefiles.words.acts import SCRIPTS
from casefiles.words.catalogue import label
from casefiles.words.certificate import certificate_text
from casefiles.words.gate import FINENESS
from casefiles.words.language import msg, msg_number, msg_of
from casefiles.words.names import system_words
from casefiles.words.review import choice_words, language_words
from casefiles.words.showings import APPEARANCES, BASES, EXTENTS, ROLES
from casefiles.words.signing import signed_in_words


def format_value(subjects: RecordNames, value: Any) -> str:
    """Return a value as people read it."""
    if isinstance(value, tuple):
        return "\n".join(format_value(subjects, item) for item in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, StrEnum):
        return choice_words(value) or label(value)
    if is_dataclass(value):
        return _NESTED[type(value)](subjects, value)
    return subjects.text(value) if isinstance(value, str) else str(value)


def field_in_words(subjects: RecordNames, field: RecordField, value: Any) -> str:
    """Return the value of a field as people read it, by what the field means."""
    each = [one for one in (value if isinstance(value, tuple) else (value,)) if one]
    match field.meaning:
        case Ref(kind=kind):
            return ", ".join(_referred(subjects, kind, one) for one in each)
        case Edtf():
            return ", ".join(date_in_words(one) for one in each)
        case Term(vocabularies=names):
            return ", ".join(subjects.term(names, one) for one in each)
        case CodeOf(of=of) if of in _CODES:
            return ", ".join(_CODES[of](one) for one in each)
    return format_value(subjects, value)


def _referred(subjects: RecordNames, kind: str, own: str) -> str:
    return (subjects.name_of_any(own) if kind == ANY else subjects.name(kind, own)) or "?"


_CODES: Final[dict[str, Callable[[str], str]]] = {
    "audience": label,
    "finding": label,
    "language": language_words,
    "profile": profile_title,
    "placeholder_role": lambda code: msg_of(ROLES[code]),
    "redaction_reason": label,
}
"""What says a code of a kind; others are shown as they are."""


def _name(_: RecordNames, name: PersonName) -> str:
    script = msg_of(SCRIPTS.get(name.script, name.script))
    system = system_words(name) if name.system else ""
    about = ", ".join(part for part in (system or script, label(name.kind)) if part)
    description = f"{name.text} ({about})" if about else name.text
    # Written from the left as a list of names is, even where a name runs to the left.
    return description if description.isascii() else f"\u200e{description}"


def _identifier(_: RecordNames, identifier: Identifier) -> str:
    return f"{label(identifier.kind)} {identifier.value}"


def _cite(subjects: RecordNames, cite: Citation) -> str:
    return subjects.cite(cite)


def _box(_: RecordNames, box: Box) -> str:
    return msg(
        "{x0} to {x1} from the left, {y0} to {y1} from the top",
        x0=f"{box.x0:.0%}",
        x1=f"{box.x1:.0%}",
        y0=f"{box.y0:.0%}",
        y1=f"{box.y1:.0%}",
    )


def _number(subjects: RecordNames, number: PseudonymNumber) -> str:
    return f"{letters_from_number(number.number)}: {subjects.person(number.person_id)}"


def _certificate(_: RecordNames, certificate: FinalCheckCertificate) -> str:
    return certificate_text(certificate)


def _line(_: RecordNames, line: CheckedLine) -> str:
    return line.text


def _signature(_: RecordNames, signature: SignOff) -> str:
    return f"{label(signature.code) or msg('whatever may be signed for')}: {signature.reason}"


def _cipher(subjects: RecordNames, cipher: AssignedPseudonym) -> str:
    return f"{subjects.person(cipher.person_id)}: {cipher.text}"


def _ground(subjects: RecordNames, ground: RedactionReason) -> str:
    description = ", ".join(part for part in (label(ground.code), ground.reason) if part)
    lines = [f"{subjects.person(ground.person_id)}: {description or label(REASON_CODES[0])}"]
    facts = ", ".join(subjects.name("fact", one) or "?" for one in ground.facts)
    lines += [msg("Facts: {facts}", facts=facts)] if facts else []
    lines += [msg("Why nothing less will do: {words}", words=ground.less)] if ground.less else []
    lines += [msg("Order: {words}", words=ground.order)] if ground.order else []
    return "\n".join(lines)


def _exhibit(subjects: RecordNames, exhibit: ExhibitImageQuality) -> str:
    title = subjects.name("document", exhibit.document_id) or "?"
    return f"{title}: {msg_of(FINENESS[exhibit.fineness][0])}"


def _pages(subjects: RecordNames, pages: PageExportSettings) -> str:
    texts = [msg_of(FINENESS[pages.fineness][0]), *(_exhibit(subjects, one) for one in pages.own)]
    texts += [msg("With text behind the pages")] if pages.has_text_layer else []
    texts += [msg("Published pages rebuilt as text")] if pages.redraws_public else []
    texts += [msg("With the page numbers of an earlier edition")] if pages.numbered_as else []
    return "\n".join(texts)


def _file_signature(_: RecordNames, one: FileSignature) -> str:
    return signed_in_words(one.subject, one.moment, one.stamped, one.stamped_by)


def _left_file(_: RecordNames, one: ExportedFile) -> str:
    return legible(
        msg(
            "{name}, {size} bytes, SHA-256 {sha256}",
            name=one.name,
            size=msg_number(one.size),
            sha256=one.sha256,
        )
    )


def _translator(_: RecordNames, certificate: TranslatorCertificate) -> str:
    date = date_in_words(certificate.date)
    parts = (certificate.name, certificate.pair, date, certificate.number)
    return ", ".join(part for part in parts if part)


def _showing(_: RecordNames, one: Showing) -> str:
    who = label(one.audience)
    profile, __, field = one.place.removeprefix(FIELD).partition(".")
    if field:
        title = profile_title(profile)
        who = msg("{recipient}, field {field} of {form}", recipient=who, field=field, form=title)
    parts = [msg_of(APPEARANCES[one.appearance])]
    if one.appearance is Appearance.NAMED:
        parts += [msg_of(EXTENTS[one.extent]), msg_of(BASES[one.basis])]
    if one.word:
        parts.append(msg_of(ROLES[one.word]))
    day = date_in_words(one.consent_date)
    parts += [one.reason, one.consent_taken_by, day, one.consent_means, one.risk]
    return f"{who}: {', '.join(part for part in parts if part)}"


_NESTED: Final[dict[type[Any], Callable[[RecordNames, Any], str]]] = {
    PersonName: _name,
    Identifier: _identifier,
    Citation: _cite,
    Box: _box,
    PseudonymNumber: _number,
    FinalCheckCertificate: _certificate,
    TranslatorCertificate: _translator,
    CheckedLine: _line,
    SignOff: _signature,
    AssignedPseudonym: _cipher,
    RedactionReason: _ground,
    Showing: _showing,
    ExhibitImageQuality: _exhibit,
    PageExportSettings: _pages,
    **NESTED_IN_REGISTER,
    FileSignature: _file_signature,
    ExportedFile: _left_file,
}
