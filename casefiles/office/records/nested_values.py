"""Values of fields in words, also those that are made of parts."""

from collections.abc import Callable
from dataclasses import is_dataclass
from enum import StrEnum
from typing import Any, Final

from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.opaque import legible
from casefiles.domain.language.names import PersonName
from casefiles.domain.records.case_records import Identifier
from casefiles.domain.records.certificate import Certificate
from casefiles.domain.records.cited import Cite
from casefiles.domain.records.editions import FileSignature, LeftFile, Number, Signature
from casefiles.domain.records.fineness import ExhibitFineness, PagesLeave
from casefiles.domain.records.transcription import TranscribedLine
from casefiles.domain.records.translation import TranslatorCertificate
from casefiles.domain.records.treatment import REASON_CODES, Cipher, Ground
from casefiles.office.records.register_values import NESTED_IN_REGISTER
from casefiles.office.records.subjects import Subjects, date_in_words
from casefiles.words.acts import SCRIPTS
from casefiles.words.catalogue import label
from casefiles.words.certificate import certificate_text
from casefiles.words.gate import FINENESS
from casefiles.words.names import system_words
from casefiles.words.review import choice_words
from casefiles.words.signing import signed_in_words


def in_words(subjects: Subjects, value: Any) -> str:
    """Return a value as people read it."""
    if isinstance(value, tuple):
        return "\n".join(in_words(subjects, item) for item in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, StrEnum):
        return choice_words(value) or label(value)
    if is_dataclass(value):
        return _NESTED[type(value)](subjects, value)
    return subjects.text(value) if isinstance(value, str) else str(value)


def _name(_: Subjects, name: PersonName) -> str:
    script = SCRIPTS.get(name.script, name.script)
    system = system_words(name) if name.system else ""
    about = ", ".join(part for part in (system or script, label(name.kind)) if part)
    told = f"{name.text} ({about})" if about else name.text
    # Written from the left as a list of names is, even where a name runs to the left.
    return told if told.isascii() else f"\u200e{told}"


def _identifier(_: Subjects, identifier: Identifier) -> str:
    return f"{label(identifier.kind)} {identifier.value}"


def _cite(subjects: Subjects, cite: Cite) -> str:
    return subjects.cite(cite)


def _box(_: Subjects, box: Box) -> str:
    return f"{box.x0:.0%} to {box.x1:.0%} from the left, {box.y0:.0%} to {box.y1:.0%} from the top"


def _number(subjects: Subjects, number: Number) -> str:
    return f"{number.number}: {subjects.person(number.person_id)}"


def _certificate(_: Subjects, certificate: Certificate) -> str:
    return certificate_text(certificate)


def _line(_: Subjects, line: TranscribedLine) -> str:
    return line.text


def _signature(_: Subjects, signature: Signature) -> str:
    return f"{label(signature.code) or 'whatever may be signed for'}: {signature.reason}"


def _cipher(subjects: Subjects, cipher: Cipher) -> str:
    return f"{subjects.person(cipher.person_id)}: {cipher.text}"


def _ground(subjects: Subjects, ground: Ground) -> str:
    told = ", ".join(part for part in (label(ground.code), ground.reason) if part)
    return f"{subjects.person(ground.person_id)}: {told or label(REASON_CODES[0])}"


def _exhibit(subjects: Subjects, exhibit: ExhibitFineness) -> str:
    title = subjects.name("document", exhibit.document_id) or "?"
    return f"{title}: {FINENESS[exhibit.fineness][0]}"


def _pages(subjects: Subjects, pages: PagesLeave) -> str:
    said = [FINENESS[pages.fineness][0], *(_exhibit(subjects, one) for one in pages.own)]
    said += ["With text behind the pages"] if pages.has_text_layer else []
    said += ["Published pages drawn anew as text"] if pages.redraws_public else []
    said += ["With the page numbers of an earlier edition"] if pages.numbered_as else []
    return "\n".join(said)


def _file_signature(_: Subjects, one: FileSignature) -> str:
    return signed_in_words(one.subject, one.moment, one.stamped, one.stamped_by)


def _left_file(_: Subjects, one: LeftFile) -> str:
    return legible(f"{one.name}, {one.size:,} bytes, SHA-256 {one.sha256}")


def _translator(_: Subjects, certificate: TranslatorCertificate) -> str:
    date = date_in_words(certificate.date)
    parts = (certificate.name, certificate.pair, date, certificate.number)
    return ", ".join(part for part in parts if part)


_NESTED: Final[dict[type[Any], Callable[[Subjects, Any], str]]] = {
    PersonName: _name,
    Identifier: _identifier,
    Cite: _cite,
    Box: _box,
    Number: _number,
    Certificate: _certificate,
    TranslatorCertificate: _translator,
    TranscribedLine: _line,
    Signature: _signature,
    Cipher: _cipher,
    Ground: _ground,
    ExhibitFineness: _exhibit,
    PagesLeave: _pages,
    **NESTED_IN_REGISTER,
    FileSignature: _file_signature,
    LeftFile: _left_file,
}
