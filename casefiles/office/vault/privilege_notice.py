"""A notice at the door, in the lawyer's own words: that what is locked here is privileged.

It is read before anything is unlocked, so it lies beside the vault in clear.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import CasefilesError, Refused
from casefiles.store.files.folder import NOTICE
from casefiles.store.files.in_folder import read_file, remove_file, replace_file

if TYPE_CHECKING:
    from casefiles.office.workplace.operations import Job, JobContext

NOTICE_FILE: Final = NOTICE
LONGEST: Final = 1_000
"""Characters of a notice."""
_LARGEST: Final = 8 * LONGEST
USUAL: Final = (
    "This vault holds communications between a lawyer and clients. They are confidential and"
    " protected by legal professional privilege, which is the client's and which I may not waive."
    " I object to any search of them. Please call my bar association before you go on."
)


def privilege_notice_at(folder: Path) -> str:
    """Return the notice of a vault; empty if there is none, or none that can be read."""
    try:
        data = read_file(folder / NOTICE_FILE, _LARGEST) or b""
    except CasefilesError:
        return ""
    return _printable(data.decode("utf-8", "replace"))[:LONGEST].strip()


def save_privilege_notice(text: str) -> "Job[str]":
    """Show a text at the door from now on; an empty one takes the notice away.

    Returns:
        What is shown there.

    Raises:
        Refused: it is too long.
        CasefilesError: the disk refused.
    """
    # The unlock window shows a notice before the rest of the vault is loaded.
    from casefiles.store.vault.healing import NOTICE_SETTING  # noqa: PLC0415

    def work(place: "JobContext", _ticket: CancellationToken) -> str:
        stored = _printable(text).strip()
        if len(stored) > LONGEST:
            raise Refused("notice_too_long", limit=LONGEST)
        path = place.vault.folder / NOTICE_FILE
        # Kept inside too, so that a change of the file from outside is noticed.
        place.vault.write(lambda work: work.put_setting(NOTICE_SETTING, stored))
        if stored:
            replace_file(path, stored.encode())
        else:
            remove_file(path)
        return stored

    return work


def _printable(text: str) -> str:
    return "".join(sign for sign in text if sign.isprintable() or sign == "\n")
