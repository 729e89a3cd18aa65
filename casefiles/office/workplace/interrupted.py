"""Long work that a lock or the closing of the vault stopped, told when the vault is open again."""

import json
from typing import Final

from casefiles.office.workplace.operations import Edit, Query
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.access.work import WriteTransaction
from casefiles.words.language import msg

_STOPPED: Final = "stopped_work"


def note_stopped(names: tuple[str, ...]) -> Edit[None]:
    """Keep what was stopped, in the words of the task shelf."""
    return lambda work: work.put_setting(_STOPPED, json.dumps(names, ensure_ascii=False))


def stopped_work() -> Query[tuple[str, ...]]:
    """Return what was stopped when the vault was last closed; nothing once it was told."""

    def ask(reader: ReadTransaction) -> tuple[str, ...]:
        try:
            names = json.loads(reader.setting(_STOPPED) or "[]")
        except ValueError:
            return ()
        return tuple(name for name in names if isinstance(name, str))

    return ask


def forget_stopped() -> Edit[None]:
    """Say that it was told."""

    def change(work: WriteTransaction) -> None:
        work.remove_setting(_STOPPED)

    return change


def words_of_stopped(names: tuple[str, ...]) -> str:
    """Return what is told of it; empty for nothing."""
    if not names:
        return ""
    if len(names) == 1:
        return msg(
            "Stopped when the vault was last closed: {names}. Nothing was left"
            " half done in the vault: begin it again.",
            names=names[0],
        )
    return msg(
        "Stopped when the vault was last closed: {names}. Nothing was left"
        " half done in the vault: begin them again.",
        names="; ".join(names),
    )
