"""Which body may still be seized where another was: a table of data, checked when it is read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Final

from casefiles.domain.foundation.errors import InvalidInput
from casefiles.dossier.forum.forum_items import as_choice, as_day, as_id, as_text, each, refused
from casefiles.library.seen import How
from casefiles.resource_files.plain_fields import fields
from casefiles.resource_files.plain_yaml import Plain, bytes_of_form, read_plain_yaml

_KEYS: Final = frozenset({"id", "as_of", "review_by", "conf", "rows"})
_ROW: Final = frozenset({"to_seize", "seized", "bar", "note"})
_NAME: Final = "matrix"
_NO_RULE: Final = "no rule was established for these two: look it up before you file"


class ProcedureBar(StrEnum):
    """What an earlier procedure does to a later one."""

    PENDING = "pending"
    EVER = "ever"
    CHECK = "check"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class ForumConflict:
    """What it means for one body that another was seized."""

    to_seize: str
    seized: str
    bar: ProcedureBar
    note: str


@dataclass(frozen=True, slots=True)
class ForumConflicts:
    """The whole table, with the day on which it was checked."""

    as_of: date
    review_by: date
    how: How
    rows: tuple[ForumConflict, ...]

    def of(self, to_seize: str, seized: str) -> ForumConflict | None:
        """Return what is known of two bodies; None for the same one twice, or for no body.

        Where nothing is known it has to be looked up: what is not in the table is never silence.
        """
        if not to_seize or not seized or to_seize == seized:
            return None
        forum_conflicts = (r for r in self.rows if (r.to_seize, r.seized) == (to_seize, seized))
        return next(forum_conflicts, ForumConflict(to_seize, seized, ProcedureBar.CHECK, _NO_RULE))


def load_conflicts(resources: Path) -> ForumConflicts:
    """Read the table, all or nothing.

    Raises:
        InvalidForm: forum_invalid; the details tell place and reason.
    """
    missing = InvalidInput("forum_invalid", reason="missing", file=_NAME)
    path = resources / "forum_conflicts" / f"{_NAME}.yaml"
    entry = fields(read_plain_yaml(bytes_of_form(path, missing)), _KEYS)
    rows = each(entry["rows"], "rows", _row)
    pairs = [(row.to_seize, row.seized) for row in rows]
    if len(set(pairs)) < len(pairs):
        raise refused(_NAME, "rows", "doubled_item")
    return ForumConflicts(
        as_day(entry["as_of"], "as_of"),
        as_day(entry["review_by"], "review_by"),
        as_choice(entry["conf"], "conf", How),
        rows,
    )


def _row(values: Mapping[str, Plain], place: str) -> ForumConflict:
    if values.keys() != _ROW:
        raise InvalidInput("forum_invalid", reason="unknown_key", place=place)
    return ForumConflict(
        as_id(values["to_seize"], place),
        as_id(values["seized"], place),
        as_choice(values["bar"], place, ProcedureBar),
        as_text(values["note"], place, may_be_empty=True),
    )
