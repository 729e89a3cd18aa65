"""Cites, arguments and authorities as they may leave the house; see `disclosure`."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class DisclosedCite:
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
    cites: tuple[DisclosedCite, ...]
    authorities: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class DisclosedLimb:
    """One thing that has to be shown, and what is said on it."""

    text: str
    arguments: tuple[DisclosedArgument, ...]


@dataclass(frozen=True, slots=True)
class DisclosedGround:
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


def ground_from(fields: Mapping[str, Any]) -> DisclosedGround:
    """Read a ground back.

    Raises:
        ValueError, KeyError, TypeError: the fields are not of this form.
    """
    limbs = tuple(
        DisclosedLimb(limb["text"], tuple(_argument(one) for one in limb["arguments"]))
        for limb in fields["limbs"]
    )
    return DisclosedGround(fields["title"], fields["text"], limbs)


def _argument(fields: Mapping[str, Any]) -> DisclosedArgument:
    told = dict(fields)
    told["cites"] = tuple(DisclosedCite(**one) for one in told["cites"])
    for key in ("facts", "authorities"):
        told[key] = tuple(int(number) for number in told[key])
    return DisclosedArgument(**told)
