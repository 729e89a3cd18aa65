"""Which packs the library looks things up in: that of the program, and those taken in."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from casefiles.library.pack_reading import load_builtin_pack
from casefiles.library.packs import Authority, Pack
from casefiles.store.vault import Reader

BUILTIN: Final = "builtin"


@dataclass(frozen=True, slots=True)
class PackInUse:
    """A pack that is looked things up in."""

    pack: Pack

    def qualified(self, entry: str) -> str:
        """Return what names an entry among those of all packs; records may hold it."""
        return entry if self.pack.id == BUILTIN else f"{self.pack.id}:{entry}"


def packs_in_use(_reader: Reader, resources: Path) -> tuple[PackInUse, ...]:
    """Return the packs in use.

    Raises:
        InvalidForm: the pack of the program was edited into nonsense.
    """
    return (PackInUse(load_builtin_pack(resources)),)


def authorities_in_use(reader: Reader, resources: Path) -> dict[str, Authority]:
    """Return every authority by what names it, in the order of packs.

    Raises:
        InvalidForm: the pack of the program was edited into nonsense.
    """
    return {
        own.qualified(one.id): one
        for own in packs_in_use(reader, resources)
        for one in own.pack.authorities
    }
