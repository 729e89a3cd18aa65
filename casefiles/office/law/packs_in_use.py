"""Which packs the library looks things up in: that of the program, and those taken in."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from casefiles.custody.signed_texts import read_signed_text
from casefiles.domain.foundation.errors import CasefilesError
from casefiles.domain.records.library_records import InstalledPack, TrustedKey
from casefiles.library.pack_reading import load_builtin_pack
from casefiles.library.pack_writing import pack_from_canonical
from casefiles.library.packs import Authority, ReferencePack
from casefiles.store.access.reader import ReadTransaction

BUILTIN: Final = "builtin"
KIND: Final = "casefiles-pack/1"
"""First line of the signed text of a pack."""
_CACHED_PACKS: Final = 8


@dataclass(frozen=True, slots=True)
class PackInUse:
    """A pack that is looked things up in."""

    pack: ReferencePack

    def qualified(self, entry: str) -> str:
        """Return what names an entry among those of all packs; records may hold it."""
        return qualified(self.pack.id, entry)


def qualified(pack_id: str, entry: str) -> str:
    """Return what names an entry of a pack; those of the program's own have its bare id."""
    return entry if pack_id == BUILTIN else f"{pack_id}:{entry}"


@lru_cache(maxsize=_CACHED_PACKS)
def pack_of_text(text: str) -> ReferencePack:
    """Read a signed pack; each is read once.

    Raises:
        Refused: it is no such text, or its signature is wrong.
        InvalidForm: its data are nonsense.
    """
    return pack_from_canonical(read_signed_text(KIND, text).body)


def packs_in_use(reader: ReadTransaction, resources: Path) -> tuple[PackInUse, ...]:
    """Return the packs in use: those whose makers are trusted, the program's own first.

    A later edition of the program's own pack that was taken in stands in its place.

    Raises:
        InvalidForm: the pack of the program was edited into nonsense.
    """
    own = load_builtin_pack(resources)
    installed = {pack.id: pack for pack in _trusted(reader)}
    newer = installed.pop(BUILTIN, own)
    first = newer if newer.edition > own.edition else own
    return (PackInUse(first), *(PackInUse(pack) for pack in installed.values()))


def _trusted(reader: ReadTransaction) -> Iterator[ReferencePack]:
    keys = {key.public for key in reader.find(TrustedKey)}
    for installed_pack in reader.find(InstalledPack):
        if installed_pack.public in keys:
            try:
                yield pack_of_text(installed_pack.text)
            except CasefilesError:
                # A later program may be stricter; the page of packs tells of it.
                continue


def authorities_in_use(reader: ReadTransaction, resources: Path) -> dict[str, Authority]:
    """Return every authority by what names it, in the order of packs.

    Raises:
        InvalidForm: the pack of the program was edited into nonsense.
    """
    return {
        own.qualified(one.id): one
        for own in packs_in_use(reader, resources)
        for one in own.pack.authorities
    }
