"""What a check of a dossier tells: how grave it is, in words, and where to go."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

Kind = Literal["stop", "sign", "warn", "info", "ok"]

GRAVITY: Final[tuple[Kind, ...]] = ("stop", "sign", "warn", "info", "ok")
"""From what lets no dossier leave to what is as it should be."""
_MOST_SPOTS: Final = 60
"""Places that one check names; the others come up when these are mended."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place to go.

    Attributes:
        words: what is there.
        room: key of the room.
        record: id of the record there; empty for none.
        detail: what of it, in the room's own words.
    """

    words: str
    room: str
    record: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """One finding.

    Attributes:
        kind: stop: nothing leaves; sign: only with a reason; warn: readers would notice; info: to
            be known; ok.
        code: which check it is.
        count: of what was found.
        spots: where; fewer than counted if there are many.
    """

    kind: Kind
    code: str
    words: str
    count: int
    spots: tuple[Spot, ...] = ()


@dataclass(frozen=True, slots=True)
class Checks:
    """Everything that was found about one dossier, the gravest first."""

    found: tuple[Check, ...]

    @property
    def stops(self) -> int:
        """How many findings let nothing leave."""
        return sum(one.kind == "stop" for one in self.found)

    @property
    def needs_signature(self) -> bool:
        """Whether somebody must say why it may leave all the same."""
        return any(one.kind == "sign" for one in self.found)


_WORDS: Final = {
    "marks_equal": (
        "{n} exhibits would carry the same mark once protected names are gone from it",
        "{n} exhibits would carry the same mark once protected names are gone from it",
    ),
    "stale_marks": (
        "1 page looks different now than when its marks were drawn: mark it again",
        "{n} pages look different now than when their marks were drawn: mark them again",
    ),
    "unsettable": (
        "1 text is in a script, or has a sign, that cannot be typeset yet",
        "{n} texts are in a script, or have a sign, that cannot be typeset yet",
    ),
    "unread": (
        "1 page of an exhibit was neither read by the machine nor looked at",
        "{n} pages of exhibits were neither read by the machine nor looked at",
    ),
    "empty": (
        "This dossier would show no event, fact or exhibit",
        "This dossier would show no event, fact or exhibit",
    ),
    "left_out_proof": (
        "1 assertion rests only on exhibits left out here: it will say “evidence to follow”",
        "{n} assertions rest only on exhibits left out here: they will say “evidence to follow”",
    ),
    "unproven": (
        "1 assertion cites no exhibit: it will say “evidence to follow”",
        "{n} assertions cite no exhibit: they will say “evidence to follow”",
    ),
    "unmarked": (
        "1 document is cited as proof and has no exhibit mark: that cite will not be seen",
        "{n} documents are cited as proof and have no exhibit mark: those cites will not be seen",
    ),
    "separate": (
        "1 exhibit cannot be shown as pages: it will be listed as produced separately",
        "{n} exhibits cannot be shown as pages: they will be listed as produced separately",
    ),
    "undated": ("The cover carries no date", "The cover carries no date"),
    "profile_old": (
        "The rules of this profile were due for review on {day}",
        "The rules of this profile were due for review on {day}",
    ),
    "named": (
        "1 person is named openly: is that meant?",
        "{n} persons are named openly: is that meant?",
    ),
    "left_out": (
        "1 exhibit is left out of this dossier",
        "{n} exhibits are left out of this dossier",
    ),
    "kept_back": (
        "1 exhibit is privileged or a working paper: it never leaves",
        "{n} exhibits are privileged or working papers: they never leave",
    ),
    "earlier": (
        "1 edition for these readers was exported before; its pseudonym numbers are kept",
        "{n} editions for these readers were exported before; their pseudonym numbers are kept",
    ),
    "removed": (
        "1 area goes from the pages of exhibits",
        "{n} areas go from the pages of exhibits",
    ),
    "tokens": (
        "1 mention of a protected person becomes a token",
        "{n} mentions of protected persons become tokens",
    ),
    "all_read": ("Every page of the exhibits was read or looked at",) * 2,
}
"""One and several of each finding."""


def check(
    kind: Kind, code: str, spots: Iterable[Spot] = (), count: int | None = None, **more: str
) -> Check:
    """Return a finding in words; it counts its places unless a count is given."""
    places = tuple(spots)
    number = len(places) if count is None else count
    one, several = _WORDS[code]
    words = (one if number == 1 else several).replace("{n}", f"{number:,}")
    for name, value in more.items():
        words = words.replace(f"{{{name}}}", value)
    return Check(kind, code, words, number, places[:_MOST_SPOTS])


def in_order(found: Iterable[Check]) -> Checks:
    """Return findings with the gravest first."""
    return Checks(tuple(sorted(found, key=lambda one: GRAVITY.index(one.kind))))
