"""The places of the window: what the rail shows, and the views of each place."""

from dataclasses import dataclass
from typing import Final

from casefiles.ui.base.navigation import NavigationTarget
from casefiles.words.language import msg_mark


@dataclass(frozen=True, slots=True)
class View:
    """One view of a place: a screen, or a page of one.

    Attributes:
        room: key of the screen.
        text: in words.
        page: detail that names the page; empty for the first page or the whole screen.
        pages: the screen has other pages, so that the detail counts.
    """

    room: str
    text: str
    page: str = ""
    pages: bool = False

    def shows(self, target: NavigationTarget) -> bool:
        """Tell whether a target is within this view."""
        return target.room == self.room and (not self.pages or target.detail == self.page)

    @property
    def target(self) -> NavigationTarget:
        """Where the view begins."""
        return NavigationTarget(self.room, "", self.page)


@dataclass(frozen=True, slots=True)
class Place:
    """An entry of the rail.

    Attributes:
        key: that of its first screen.
        text: in words, as the rail shows it.
        icon: its name.
        views: the first one is entered; only those of several are shown as tabs.
        within: keys of screens that are part of it, and are entered from within.
    """

    key: str
    text: str
    icon: str
    views: tuple[View, ...] = ()
    within: tuple[str, ...] = ()

    @property
    def rooms(self) -> frozenset[str]:
        """Keys of all its screens."""
        return frozenset({self.key, *self.within, *(one.room for one in self.views)})

    def view_of(self, target: NavigationTarget) -> int | None:
        """Return the number of the view that a target is in; None if it is elsewhere."""
        if not self.views:
            return 0 if target.room in {self.key, *self.within} else None
        return next((at for at, one in enumerate(self.views) if one.shows(target)), None)


PLACES: Final = (
    Place("overview", msg_mark("Today"), "house", within=("emergency",)),
    Place("documents", msg_mark("Documents"), "files"),
    Place("people", msg_mark("People"), "users-three"),
    Place("timeline", msg_mark("Chronology"), "clock-counter-clockwise"),
    Place("register", msg_mark("Proceedings"), "gavel"),
    Place(
        "argument",
        msg_mark("Argument"),
        "scales",
        (
            View("argument", msg_mark("Tests"), pages=True),
            View("argument", msg_mark("Matrix"), "matrix", pages=True),
            View("library", msg_mark("Authorities"), "references", pages=True),
            View("sources", msg_mark("Country reports"), "country_source", pages=True),
            View("sources", msg_mark("Treaties"), "instrument_status", pages=True),
            View("library", msg_mark("Similar cases"), "similar", pages=True),
        ),
    ),
    # Its views are the five steps, which both of its screens show themselves.
    Place("dossier", msg_mark("Dossier"), "book-open", within=("redaction",)),
)
"""The places of a case, from top to bottom."""

VAULT: Final = Place(
    "vault",
    msg_mark("Vault"),
    "shield-check",
    (
        View("vault", msg_mark("Vault")),
        View("preferences", msg_mark("Preferences")),
        View("history", msg_mark("History")),
        View("library", msg_mark("Vocabularies"), "vocabularies", pages=True),
        View("library", msg_mark("Packs"), "packs", pages=True),
    ),
)
"""The place for what is of no case alone, at the foot of the rail."""

LAST_VIEW: Final = max(len(one.views) for one in (*PLACES, VAULT))
"""How many views a place has at most."""


def place_with(target: NavigationTarget) -> Place | None:
    """Return the place that a target is in; None for what lies over all places, as results do."""
    return next((one for one in (*PLACES, VAULT) if one.view_of(target) is not None), None)
