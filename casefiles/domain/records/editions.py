"""What stays in the vault of a dossier that left, and what the lawyer lets stand in one."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.ids import (
    AcceptanceId,
    CaseId,
    DocumentId,
    EventId,
    FactId,
    NarrativeBlockId,
    PaperBlockId,
    PersonId,
)
from casefiles.domain.foundation.schema import INTERNAL, UNTOLD, FindingCode, Line, Machine
from casefiles.domain.records.folios import InheritedFolio
from casefiles.domain.records.redaction_settings import AssignedPseudonym


class LateEntry(StrEnum):
    """How the ledger enters an edition of which only the next opening learned whether it left."""

    FOUND = "export_found"
    IN_PART = "export_found_in_part"
    PERHAPS = "export_perhaps"


@dataclass(frozen=True, slots=True)
class PseudonymNumber:
    """The pseudonym number that a person has in one line of editions."""

    person_id: PersonId
    number: int


@dataclass(frozen=True, slots=True)
class SignOff:
    """Why something that stops a dossier may leave all the same; never leaves the vault.

    Attributes:
        code: of the stop, or of something that was accepted beside it.
        of: digest of what was found; another finding is not signed for. Empty for any.
        reason: free text of the lawyer.
    """

    code: FindingCode
    of: Machine
    reason: Annotated[Line, INTERNAL]


@dataclass(frozen=True, slots=True)
class ExportedPage:
    """A page of an exhibit as it left.

    Attributes:
        exhibit: mark that the dossier printed.
        number: page of the exhibit, from 1.
        boxes: areas that were removed.
        picture: digest of the burned pixels.
    """

    exhibit: Line
    number: int
    boxes: tuple[Box, ...]
    picture: Machine


@dataclass(frozen=True, slots=True)
class ErasedName:
    """A person whom an edition named: one who was erased since, or one whom its texts do not name.

    Attributes:
        text: an opaque id, of a person who was erased; the same for the same name. Empty for one
            who is named in the margin, in the picture of a page or in the words of an exhibit.
    """

    person_id: PersonId
    text: Machine


@dataclass(frozen=True, slots=True)
class ExportedWords:
    """Words of a paragraph as a Word file printed them, and what they were in the vault.

    Attributes:
        printed: empty for what its readers did not get.
        source: a reference, a cite, or a text that something stood for; empty where the words
            printed are those of the vault.
        look: `Emphasis` of the words.
    """

    printed: Machine
    source: Machine = ""
    look: int = 0


@dataclass(frozen=True, slots=True)
class ExportedNote:
    """A footnote of such a paragraph."""

    words: tuple[ExportedWords, ...]


@dataclass(frozen=True, slots=True)
class ExportedParagraph:
    """A paragraph of the argument in a Word file, so that it can come back edited.

    Attributes:
        number: by which its bookmark in the file knows it.
        text: as it was in the vault, with its `source_notes`.
        words: what was printed, the sign of a footnote as [^1]; `notes` by their signs.
    """

    number: int
    block_id: PaperBlockId
    text: Machine
    source_notes: tuple[Machine, ...]
    words: tuple[ExportedWords, ...]
    notes: tuple[ExportedNote, ...] = ()


@dataclass(frozen=True, slots=True)
class ExportedContent:
    """What an edition said and showed when it left, to lay later ones over it; stays in the vault.

    Attributes:
        disclosure: its canonical bytes, as text.
        documents: behind its exhibits, in their order; likewise `events`,
            `facts`, `steps` and the `blocks` of its narrative.
        pages: of its exhibits.
        ciphers: what it called persons who had no number.
        folios: where its parts began; empty for one of before, whose numbers cannot be kept.
        named: people whom it named and who were erased since, or whom its texts do not name.
        argued: the argument of its Word file; empty where it had none, or something of it was
            erased since. `other_text`: what else that file says, by paragraphs.
    """

    disclosure: Machine
    documents: tuple[DocumentId, ...]
    events: tuple[EventId, ...]
    facts: tuple[FactId, ...]
    pages: tuple[ExportedPage, ...]
    ciphers: tuple[AssignedPseudonym, ...] = ()
    steps: tuple[Machine, ...] = ()
    folios: tuple[InheritedFolio, ...] = ()
    blocks: tuple[NarrativeBlockId, ...] = ()
    named: tuple[ErasedName, ...] = ()
    argued: tuple[ExportedParagraph, ...] = ()
    other_text: tuple[Machine, ...] = ()


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """A file of a filing pack as it left, so that what was filed can be told from its bytes."""

    name: Machine
    size: int
    sha256: Machine


@dataclass(frozen=True, slots=True)
class FileSignature:
    """The signature in the file of an edition; no key of it is kept.

    Attributes:
        subject: whom the certificate names, each part of the name.
        issuer: who issued it.
        chain: certificates in the file, hexadecimal, the signer's first.
        moment: when it was signed, by the clock of the computer, in UTC as 2026-11-24T10:00:00Z.
        unsigned: SHA-256 of the file before, whose bytes depend on the edition alone.
        first: SHA-256 of the signed file before it was given a time; empty for none.
        stamped: when it was there at the latest, by an authority for times; empty for none.
        stamped_by: the authority.
        behind: text behind pictures, so that the file can be cleared again with a time in it.
    """

    subject: tuple[Line, ...]
    issuer: Line
    chain: tuple[Machine, ...]
    moment: Machine
    unsigned: Machine
    first: Machine = ""
    stamped: Machine = ""
    stamped_by: Line = ""
    behind: Machine = ""


@dataclass(frozen=True, slots=True)
class Acceptance:
    """Something found in a dossier that the lawyer looked at and lets stand.

    Attributes:
        code: of what was found.
        of: digest of exactly what was found: when that changes, this says nothing any more.
        reason: why, in the lawyer's words; empty where a look was enough.
    """

    id: AcceptanceId
    case_id: CaseId
    code: FindingCode
    of: Annotated[Machine, UNTOLD]
    reason: Line
