"""Grounds of resistance as a dossier prints them, and the authorities that arguments lean on."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PrintedLimb:
    """One thing that has to be shown."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class PrintedTest:
    """A legal test, as far as readers see it.

    It came with the program, so that a name in its words is a public one.

    Attributes:
        text: the governing texts.
    """

    id: str
    title: str
    text: str
    limbs: tuple[PrintedLimb, ...]


@dataclass(frozen=True, slots=True)
class CitedAuthority:
    """An authority as it is cited.

    Attributes:
        number: of the case, with its ECLI where it has one.
        date: as EDTF; empty if not told.
        is_built_in: it came with the program, so that a name in it is a public one.
        is_checked: somebody read the decision itself and answers for how it is cited.
    """

    id: str
    name: str
    court: str
    number: str
    date: str
    is_built_in: bool = True
    is_checked: bool = True
