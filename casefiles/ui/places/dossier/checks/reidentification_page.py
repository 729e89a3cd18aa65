"""Details that point to people whom the dossier does not name: seen, or said less exactly."""

from typing import Final

from typing_extensions import override

from casefiles.office.stops.reidentification import (
    MOSAIC,
    Reidentification,
    ReidentificationPoint,
)
from casefiles.ui.base.context import Context
from casefiles.ui.places.dossier.checks.findings_page import (
    FindingDetail,
    FindingsPage,
    FindingsSpec,
)
from casefiles.ui.widgets.labels import heading, muted, subheading
from casefiles.ui.widgets.layout import column, words
from casefiles.ui.widgets.row_model import ListColumn
from casefiles.words.language import msg, msg_mark, msg_n, msg_of

_ROLES: Final = {"one": "danger", "few": "warn", "some": "muted"}
_PURPOSE: Final = msg_mark("No re-identification risk found.")
_READERS: Final = msg_mark("Readers see {label} in place of the name, and these details beside it.")
_APART: Final = msg_mark(
    "Withheld persons are not distinguished, but readers see these details and may conclude that"
    " they concern one person."
)


def reidentification_page(context: Context) -> FindingsPage:
    """Return the list of details that point to people, by person; Space ticks."""
    return FindingsPage(context, msg_of(_SPEC), _Details())


class _Details(FindingDetail):
    """Says of whom the details are, and which they are."""

    def __init__(self) -> None:
        super().__init__()
        self._name = heading("")
        self._label = muted("")
        self._fits = words(role="label")
        self._why = words()
        parts = (self._name, self._label, subheading(msg("TEXT")), self._fits, self._why)
        column(*parts, gap=10, margins=0, of=self)

    @override
    def show_finding(self, found: ReidentificationPoint) -> None:
        """Say what points to whom."""
        self._name.setText(found.name)
        is_apart = found.label == "[WITHHELD]"
        self._label.setText(
            msg_of(_APART) if is_apart else msg_of(_READERS).replace("{label}", found.label)
        )
        self._fits.setText(f"{found.fits}: {found.words}")
        self._why.setText("\n".join(f"•  {line}" for line in found.why.split("\n")))


def _counts(found: Reidentification) -> str:
    people = msg_n("{n} person", "{n} people", len(found.people))
    return msg("{people} · {count} to check", people=people, count=len(found.open))


def _text(row: ReidentificationPoint, key: str) -> str:
    if key == "person":
        return row.name if row.is_first else ""
    return row.words if key == "where" else row.fits


def _icon(row: ReidentificationPoint, key: str) -> tuple[str, str] | None:
    if key != "where":
        return None
    if row.reason is not None:
        return ("check-circle", "ok")
    return ("circle", _ROLES[row.strength])


def _role(row: ReidentificationPoint, key: str) -> str:
    return _ROLES[row.strength] if key == "fits" and row.reason is None else "text"


_SPEC: Final = FindingsSpec(
    code=MOSAIC,
    place="mosaic",
    title=msg_mark("Persons identifiable from details"),
    name=msg_mark("Re-identification check"),
    columns=(
        ListColumn("person", msg_mark("Person"), 160, sorts=False),
        ListColumn("where", msg_mark("Location"), 200, stretch=True, sorts=False),
        ListColumn("fits", msg_mark("Candidates"), 140, sorts=False, drops=True),
    ),
    text=_text,
    icon=_icon,
    role=_role,
    counts=_counts,
    empty=("users", msg_mark("Nobody")),
    nothing=lambda _: msg_of(_PURPOSE),
    remark=lambda _: "",
    accept=msg_mark("Reviewed"),
    accept_all=msg_mark("Review all of this person"),
    take_back=msg_mark("Mark as not reviewed"),
    lapses=msg_mark("A tick records your review. It lapses when a detail changes."),
    correction=(msg_mark("Make less specific"), "pencil-simple"),
    is_by_subject=True,
    shares=(3, 2),
)
