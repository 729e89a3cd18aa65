"""The warnings about this computer and the vault, each while its cause lasts."""

from typing import Final

from casefiles.office.records.countdown import Countdown
from casefiles.ui.base.lasting_warnings import LastingNotice, WarningList
from casefiles.words.language import msg

_VAULT: Final = "app.go_vault"
_UNSAFE: Final = frozenset({"none", "partial"})


def warn_of_removal(warnings: WarningList, removal: Countdown | None) -> None:
    """Warn of a removal within 72 hours."""
    is_near = removal is not None and removal.is_near
    words = removal.words if removal is not None else ""
    title = msg("Removal within 72 hours")
    made = LastingNotice("removal", title, words, "danger", "hourglass", "overview.emergency")
    warnings.hold_while(made, holds=is_near)


def warn_of_sandbox(warnings: WarningList, level: str) -> None:
    """Warn that files are read with less protection than they could be."""
    made = LastingNotice(
        "sandbox",
        msg("Files are read with less protection"),
        msg("The sandbox of this system is missing or incomplete. See Vault, This computer."),
        icon="shield-warning",
        action=_VAULT,
    )
    warnings.hold_while(made, holds=level in _UNSAFE)


def warn_of_backup(warnings: WarningList, words: str) -> None:
    """Warn that backups fail or are overdue; empty words for neither."""
    made = LastingNotice("backup", words, icon="hard-drives", action=_VAULT)
    warnings.hold_while(made, holds=bool(words))


def warn_of_memory(warnings: WarningList, words: str, *, is_written: bool) -> None:
    """Warn that memory may come to lie on a disk as it is."""
    title = msg("Memory may be written to disk")
    warnings.hold_while(LastingNotice("memory", title, words, action=_VAULT), holds=is_written)
