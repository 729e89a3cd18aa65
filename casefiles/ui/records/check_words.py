"""Say when the vault was last checked, and what was found."""

from datetime import UTC, datetime
from typing import Final

from casefiles.office.vault.integrity_check import LastCheck
from casefiles.words.language import msg

_SECOND: Final = 1_000_000_000


def check_words(checked: LastCheck | None, now: int) -> str:
    """Say when the vault was last checked, and what was found."""
    if checked is None:
        return msg("Integrity not yet verified")
    verdict = "whole" if checked.sound else "damaged"
    then = datetime.fromtimestamp(checked.wall / _SECOND, UTC).astimezone()
    today = datetime.fromtimestamp(now / _SECOND, UTC).astimezone().date()
    if then.date() == today:
        return msg("Checked at {then}: {verdict}", then=f"{then:%H:%M}", verdict=verdict)
    return msg(
        "Checked on {day} {then}: {verdict}", day=then.day, then=f"{then:%B %Y}", verdict=verdict
    )
