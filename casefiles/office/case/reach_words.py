"""What an erasure cannot reach, in words: for the sheet in the window and for a terminal."""

from typing import Final

from casefiles.office.case.erased_editions import left_words
from casefiles.office.case.erasure import UnreachableCopies
from casefiles.office.vault.backups import moment_in

EXPORT_SCOPE_TEXT: Final = (
    "It goes from this vault with its whole history, drafts, readings and files, and every backup"
    " in the vault's folder goes too. It cannot be undone. The ledger keeps that it was erased,"
    " when, by whom and why."
)
_UNTIL: Final = (
    "What backups hold of it stays there until they are destroyed: a newer backup on the same stick"
    " leaves the earlier ones as they are."
)
_LEFT: Final = (
    "Copies outside cannot be called back. This vault keeps that the dossiers left; in place of"
    " what is erased it keeps meaningless signs, and no digest by which a file could be recognised."
    " Who holds a copy can still tell what each sign stands for."
)


def unreachable_copies_text(reach: UnreachableCopies, now: int) -> str:
    """Say which copies stay where no erasure of this vault reaches them, and until when.

    Args:
        reach: what is known of them.
        now: in nanoseconds since 1970.
    """
    texts = []
    if reach.backups:
        backups = "1 backup" if reach.backups == 1 else f"{reach.backups} backups"
        last = f", the last made {moment_in(reach.last_backup, now)}" if reach.last_backup else ""
        texts.append(f"{backups} on other media{last}")
    if reach.left:
        texts.append(left_words(reach.left))
    words = [f"Out of reach: {'; and '.join(texts)}." if texts else "No copy elsewhere is known."]
    if reach.left:
        words.append(_LEFT)
    if reach.backups:
        words.append(_UNTIL)
    if reach.still_named:
        many = f"{reach.still_named} texts of the case say"
        says = "1 text of the case says" if reach.still_named == 1 else many
        what = "a name or number of that person in plain words"
        words.append(f"{says} {what} and will stay as before: reword first.")
    return " ".join(words)
