"""What is missing in a case, as lines that lead to where it is mended."""

from typing import Final

from casefiles.office.case.overview import GapKind, MissingItem
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.records.link_button import LinkButton

_PLACES: Final[dict[GapKind, NavigationTarget]] = {
    "not_looked_at": NavigationTarget("documents", "", "not_looked_at"),
    "not_opened": NavigationTarget("documents", "", "not_opened"),
    "not_read": NavigationTarget("documents", "", "unread"),
    "unreadable": NavigationTarget("documents", "", "unreadable"),
    "import_unfinished": NavigationTarget("documents"),
    "unmarked": NavigationTarget("documents", "", "unmarked"),
    "unproven_facts": NavigationTarget("dossier", "", "facts"),
    "unproven_events": NavigationTarget("timeline", "", "unproven"),
    "no_recovery_sheet": NavigationTarget("vault"),
    "anchor_disagrees": NavigationTarget("vault", "proof"),
}
_ACTIONS: Final[dict[GapKind, str]] = {
    "no_client": "overview.edit_case",
    "no_states": "overview.edit_case",
    "no_hearing": "overview.add_date",
    "never_checked": "app.check",
}
_ICONS: Final[dict[GapKind, str]] = {
    "not_looked_at": "eye",
    "not_opened": "eye-slash",
    "not_read": "hourglass-medium",
    "unreadable": "file-x",
    "import_unfinished": "arrow-clockwise",
    "unmarked": "tag",
    "unproven_facts": "quotes",
    "unproven_events": "clock-counter-clockwise",
    "no_client": "user",
    "no_states": "globe",
    "no_hearing": "gavel",
    "no_recovery_sheet": "key",
    "never_checked": "shield-warning",
    "anchor_disagrees": "seal-warning",
}


def gap_row(gap: MissingItem) -> tuple[LinkButton, NavigationTarget, str]:
    """Return a line, where it leads, and the action that mends it where there is one."""
    role = "danger" if gap.is_serious else "warn"
    place = _PLACES.get(gap.kind, NavigationTarget("overview"))
    return LinkButton(gap.words, "", (_ICONS[gap.kind], role)), place, _ACTIONS.get(gap.kind, "")
