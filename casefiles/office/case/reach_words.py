"""What an erasure cannot reach, in words: for the sheet in the window and for a terminal."""

from typing import Final

from casefiles.office.case.erased_editions import left_words
from casefiles.office.case.erasure import UnreachableCopies
from casefiles.office.vault.backups import moment_in
from casefiles.words.language import msg, msg_mark, msg_n, msg_of

EXPORT_SCOPE_TEXT: Final = msg_mark(
    "This removes the record with its history, drafts, extracted text and files, and all backups"
    " in the vault's folder. It cannot be undone. The ledger records that it was erased, when, by"
    " whom and why."
)
_UNTIL: Final = msg_mark(
    "Backups keep what they hold of it until they are destroyed: a newer backup on the same USB"
    " drive does not change the earlier ones."
)
_LEFT: Final = msg_mark(
    "Copies outside cannot be recalled. This vault keeps the record that the dossiers were"
    " exported; in place of what is erased it keeps meaningless symbols, and no hash value by"
    " which a file could be recognised. A person with a copy can still work out what each symbol"
    " represents."
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
        else msg("No other copy is known.")
    ]
    if reach.left:
        words.append(msg_of(_LEFT))
    if reach.backups:
        words.append(msg_of(_UNTIL))
    if reach.still_named:
        words.append(
            msg_n(
                "{n} text of the case contains a name or number of that person in plain words and"
                " will remain unchanged: reword it first.",
                "{n} texts of the case contain a name or number of that person in plain words and"
                " will remain unchanged: reword them first.",
                reach.still_named,
            )
        )
    return " ".join(words)
