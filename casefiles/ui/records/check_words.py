"""Say when the vault was last verified, and what was found."""

from datetime import UTC, datetime
from typing import Final

from casefiles.office.vault.integrity_check import LastCheck
from casefiles.office.workplace.clock import day_of
from casefiles.words.language import msg

_SECOND: Final = 1_000_000_000


def check_words(checked: LastCheck | None, now: int) -> str:
    """Say when the vault was last verified, and what was found."""
    if checked is None:
        return msg("Integrity not yet verified")
    then = datetime.fromtimestamp(checked.wall / _SECOND, UTC).astimezone()
    today = datetime.fromtimestamp(now / _SECOND, UTC).astimezone().date()
    moment = f"{then:%H:%M}" if then.date() == today else day_of(checked.wall)
    if checked.sound:
        return msg("Verified {moment}: no damage found", moment=moment)
    return msg("Verified {moment}: damaged", moment=moment)
