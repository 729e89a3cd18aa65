"""What the lawyer adds to the library; of no case, so that it serves every case of the vault."""

from dataclasses import dataclass
from typing import Annotated

from casefiles.domain.foundation.ids import InstalledPackId, LibraryNoteId, TrustedKeyId
from casefiles.domain.foundation.schema import (
    LATER,
    UNSEARCHED,
    UNTOLD,
    EdtfDate,
    Line,
    Machine,
    Searched,
    Title,
    Unique,
)


@dataclass(frozen=True, slots=True)
class TrustedKey:
    """A key of a maker of packs that the lawyer accepted by its fingerprint.

    Attributes:
        name: that the key signs under.
        public: the key as C2SP writes it.
        fingerprint: what was compared.
        day: on which it was accepted, as EDTF.
    """

    id: Annotated[TrustedKeyId, Unique("public")]
    name: Annotated[Line, Title(1)]
    public: Annotated[Machine, UNTOLD]
    fingerprint: Machine
    day: Annotated[EdtfDate, UNSEARCHED]


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

    id: Annotated[InstalledPackId, Unique("pack")]
    pack: Machine
    edition: int
    title: Line
    public: Annotated[Machine, UNTOLD]
    day: Annotated[EdtfDate, UNSEARCHED]
    text: Annotated[Machine, UNTOLD]


@dataclass(frozen=True, slots=True)
class LibraryNote:
    """What the lawyer notes on an entry; no newer pack overwrites it.

    Attributes:
        entry: what names the entry among those of all packs.
        title: of the entry when the note was written, for when it is gone.
        text: the note.
        checked_by: who read the decision itself and answers for how it is cited; empty for nobody.
    """

    id: Annotated[LibraryNoteId, Searched(31), Unique("entry")]
    entry: Machine
    title: Annotated[Line, Title(1)]
    text: Line
    checked_by: Annotated[Line, LATER] = ""
