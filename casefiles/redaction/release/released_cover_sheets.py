"""Front sheets of exhibits, released, and which exhibit is a translation or a part of which.

A link to a document that does not leave is gone without a trace.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from casefiles.domain.disclosure.disclosed_cover_sheets import DisclosedCoverSheet
from casefiles.domain.foundation.ids import DocumentId
from casefiles.domain.records.case_records import Exhibit
from casefiles.domain.records.snapshot import CaseSnapshot
from casefiles.domain.records.translation import (
    DocumentLinkKind,
    Translation,
    TranslationStatus,
    TranslatorCertificate,
)
from casefiles.redaction.release.placeholders import WITHHELD, Placeholder, PlaceholderText, blanked

Read = Callable[[str], PlaceholderText]
Show = Callable[[PlaceholderText], str]
_RELATIONS: Final = (
    DocumentLinkKind.TRANSLATION,
    DocumentLinkKind.TRANSCRIPT,
    DocumentLinkKind.STILL,
)
"""Links of exhibits that are told, the first first where there are several."""
_NOTHING: Final = PlaceholderText(())
_SOMEBODY: Final = PlaceholderText((Placeholder(WITHHELD),))


@dataclass(frozen=True, slots=True)
class ExhibitRelation:
    """What an exhibit is of another one that leaves too; `of` is the document behind that."""

    kind: str
    of: DocumentId


@dataclass(frozen=True, slots=True)
class ReleasedCoverSheet:
    """A front sheet; see `DisclosedSheet`."""

    dated: str = ""
    language: PlaceholderText = _NOTHING
    original: PlaceholderText = _NOTHING
    relation: str = ""
    of: PlaceholderText = _NOTHING
    translator: PlaceholderText = _NOTHING
    pair: PlaceholderText = _NOTHING
    certified: str = ""
    number: PlaceholderText = _NOTHING

    @property
    def texts(self) -> tuple[PlaceholderText, ...]:
        """Its texts in the order in which they are printed."""
        values = self.language, self.original, self.translator, self.pair, self.number
        return *values, self.of

    def shown(self, show: Show) -> DisclosedCoverSheet:
        """Return it as readers get it."""
        return DisclosedCoverSheet(
            self.dated,
            show(self.language),
            show(self.original),
            self.relation,
            show(self.of),
            show(self.translator),
            show(self.pair),
            self.certified,
            show(self.number),
        )


PLAIN: Final = ReleasedCoverSheet()


def relations_in(
    snapshot: CaseSnapshot, order: Mapping[DocumentId, object]
) -> dict[DocumentId, ExhibitRelation]:
    """Return what exhibits are of one another; one that is something of another has none itself.

    Args:
        snapshot: the whole case.
        order: what each document that leaves is sorted by; nothing hidden may be in it.
    """
    pairs = [(one.document_id, one.kind, one.other_id) for one in snapshot.links]
    pairs += [
        (one.translated_id, DocumentLinkKind.TRANSLATION, one.document_id)
        for one in snapshot.translations
        if one.translated_id
    ]
    collected = [
        (kind, order[other], here, other)
        for here, kind, other in pairs
        if kind in _RELATIONS and here in order and other in order and here != other
    ]
    collected.sort(key=lambda one: (_RELATIONS.index(one[0]), one[1]))
    parts = {here for _, _, here, _ in collected}
    found: dict[DocumentId, ExhibitRelation] = {}
    for kind, _, here, other in collected:
        if other not in parts:
            found.setdefault(here, ExhibitRelation(str(kind), other))
    return found


def released_sheet(
    exhibit: Exhibit,
    relation: ExhibitRelation | None,
    of: PlaceholderText,
    translations: tuple[Translation, ...],
    read: Read,
) -> ReleasedCoverSheet:
    """Return the front sheet of an exhibit.

    Args:
        exhibit: with what the lawyer says of it.
        relation: what it is of another; None for nothing.
        of: mark of that one.
        translations: of the case.
        read: releases a text.
    """
    translator_certificates: list[TranslatorCertificate] = []
    if relation is not None and relation.kind == DocumentLinkKind.TRANSLATION:
        translator_certificates = _certificates(exhibit.document_id, relation.of, translations)
    certified, (translator, pair, number) = _first(translator_certificates, read)
    return ReleasedCoverSheet(
        exhibit.dated,
        read(exhibit.language),
        read(exhibit.original),
        relation.kind if relation is not None else "",
        of if relation is not None else _NOTHING,
        *(translator, pair, certified, number),
    )


def _certificates(
    document_id: DocumentId, of: DocumentId, translations: tuple[Translation, ...]
) -> list[TranslatorCertificate]:
    """Return what is certified of a translation; nothing of one that is a draft."""
    return [
        one.certificate
        for one in translations
        if one.state is TranslationStatus.CERTIFIED
        and (one.translated_id, one.document_id) == (document_id, of)
    ]


def _first(
    translator_certificates: list[TranslatorCertificate], read: Read
) -> tuple[str, tuple[PlaceholderText, ...]]:
    """Return date, and name, pair and number, of the first certificate by what readers see of it.

    Of several that look the same but for who is meant, nobody is told: to choose one would tell
    the order in which the vault holds them.
    """
    found = [
        (one.date, tuple(map(read, (one.name, one.pair, one.number))))
        for one in translator_certificates
    ]
    if not found:
        return "", (_NOTHING, _NOTHING, _NOTHING)
    date, blank_texts = min((date, tuple(map(blanked, texts))) for date, texts in found)
    similar = [
        texts for on, texts in found if (on, tuple(map(blanked, texts))) == (date, blank_texts)
    ]
    columns = zip(*similar, strict=True)
    return date, tuple(one[0] if len(set(one)) == 1 else _SOMEBODY for one in columns)
