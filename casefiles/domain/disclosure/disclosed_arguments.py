"""Cites, arguments and authorities as they may leave the house; see `disclosure`."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DisclosedCitation:
    """A cite by exhibit mark.

    Attributes:
        page: from 1, or 0 where the exhibit is produced separately.
        time: of a sound or film, such as 00:01:12-00:01:20; empty for anything else.
    """

    exhibit: str
    page: int
    time: str = ""


@dataclass(frozen=True, slots=True)
class DisclosedArgument:
    """What is said on a limb.

    Attributes:
        is_ours: else the other side says it.
        answer: of the other side; `reply` is what is said to that. Both may be empty.
        facts: numbers of the paragraphs of the narrative on which it rests, from 1.
        authorities: numbers of those in the list of authorities, from 1.
    """

    is_ours: bool
    text: str
    answer: str
    reply: str
    facts: tuple[int, ...]
    cites: tuple[DisclosedCitation, ...]
    authorities: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class DisclosedLimb:
    """One thing that has to be shown, and what is said on it."""

    text: str
    arguments: tuple[DisclosedArgument, ...]


@dataclass(frozen=True, slots=True)
class DisclosedTest:
    """A legal test: its title, the texts that govern it, and those of its limbs that are argued."""

    title: str
    text: str
    limbs: tuple[DisclosedLimb, ...]


@dataclass(frozen=True, slots=True)
class DisclosedAuthority:
    """A decision that is cited; its date is EDTF and may be empty.

    Attributes:
        is_checked: somebody read the decision itself; the list says so where nobody did.
    """

    name: str
    court: str
    number: str
    date: str
    is_checked: bool = True
