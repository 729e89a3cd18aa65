"""What an erasure cannot reach, in words: for the sheet in the window and for a terminal."""

from typing import Final

from casefiles.office.case.erased_editions import left_words
from casefiles.office.case.erasure import UnreachableCopies
from casefiles.office.vault.backups import moment_in
from casefiles.words.language import msg, msg_mark, msg_n, msg_of

EXPORT_SCOPE_TEXT: Final = msg_mark(
    "It goes from this vault with its whole history, drafts, readings"
    " and files, and every backup in the vault's folder goes too. It"
    " cannot be undone. The ledger keeps that it was erased, when, by"
    " whom and why."
)
_UNTIL: Final = msg_mark(
    "What backups hold of it stays there until they are destroyed: a"
    " newer backup on the same stick leaves the earlier ones as they"
    " are."
)
_LEFT: Final = msg_mark(
    "Copies outside cannot be called back. This vault keeps that the"
    " dossiers left; in place of what is erased it keeps meaningless"
    " signs, and no digest by which a file could be recognised. Who"
    " holds a copy can still tell what each sign stands for."
)


def unreachable_copies_text(reach: UnreachableCopies, now: int) -> str:
    """Say which copies stay where no erasure of this vault reaches them, and until when.

    Args:
        reach: what is known of them.
        now: in nanoseconds since 1970.
    """
    texts = []
    if reach.backups:
        backups = msg_n("{n} backup", "{n} backups", reach.backups)
        last = (
            msg(", the last made {moment}", moment=moment_in(reach.last_backup, now))
            if reach.last_backup
            else ""
        )
        texts.append(msg("{backups} on other media{last}", backups=backups, last=last))
    if reach.left:
        texts.append(left_words(reach.left))
    words = [
        msg("Out of reach: {names}.", names=msg("; and ").join(texts))
        if texts
        else msg("No copy elsewhere is known.")
    ]
    if reach.left:
        words.append(msg_of(_LEFT))
    if reach.backups:
        words.append(msg_of(_UNTIL))
    if reach.still_named:
        words.append(
            msg_n(
                "{n} text of the case says a name or number of that person in plain words"
                " and will stay as before: reword first.",
                "{n} texts of the case say a name or number of that person in plain words"
                " and will stay as before: reword first.",
                reach.still_named,
            )
        )
    return " ".join(words)
