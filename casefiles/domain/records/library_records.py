"""What the lawyer adds to the library; of no case, so that it serves every case of the vault."""

from dataclasses import dataclass

from casefiles.domain.foundation.ids import InstalledPackId, LibraryNoteId, TrustedKeyId


@dataclass(frozen=True, slots=True)
class TrustedKey:
    """A key of a maker of packs that the lawyer accepted by its fingerprint.

    Attributes:
        name: that the key signs under.
        public: the key as C2SP writes it.
        fingerprint: what was compared.
        day: on which it was accepted, as EDTF.
    """

    id: TrustedKeyId
    name: str
    public: str
    fingerprint: str
    day: str


@dataclass(frozen=True, slots=True)
class InstalledPack:
    """A pack that was taken in, as its maker signed it.

    Attributes:
        pack: id of the pack; there is one of each.
        edition: from 1; only a later one takes its place.
        public: the key that signed it.
        day: on which it was taken in, as EDTF.
        text: all of the signed text.
    """

    id: InstalledPackId
    pack: str
    edition: int
    title: str
    public: str
    day: str
    text: str


@dataclass(frozen=True, slots=True)
class LibraryNote:
    """What the lawyer notes on an entry; no newer pack overwrites it.

    Attributes:
        entry: what names the entry among those of all packs.
        title: of the entry when the note was written, for when it is gone.
        text: the note.
        checked_by: who read the decision itself and answers for how it is cited; empty for nobody.
    """

    id: LibraryNoteId
    entry: str
    title: str
    text: str
    checked_by: str = ""
