"""Other procedures that may bar one before a forum: as the form tells them, and as filed before."""

from collections.abc import Iterator
from typing import Final

from casefiles.domain.records.proceedings import Submission
from casefiles.dossier.forum.forum_conflicts import (
    ForumConflict,
    ForumConflicts,
    ProcedureBar,
    load_conflicts,
)
from casefiles.office.forum.forum_bodies import bodies_in, is_over
from casefiles.office.forum.forum_filing import Filing
from casefiles.office.records.findings import FindingLocation
from casefiles.words.catalogue import label
from casefiles.words.language import msg_mark, msg_of

CELL: Final = "|"
_ROOM: Final = "register"
_UNVERIFIED: Final = msg_mark("unverified, from general knowledge")
"""The whole table is: see its `conf`."""
_SEIZED: Final = {
    **{code: code for code in ("echr", "cat", "hrc", "cedaw", "wgad", "wgeid", "ccf")},
    "echr_r39": "echr",
    "ced": "ced31",
    "ced_urgent": "ced30",
    "special_procedures": "sp_letter",
}
"""Bodies of the table by the codes of the vocabulary of forums."""


def parallel_procedures(filing: Filing) -> tuple[FindingLocation, ...]:
    """Return what may bar this procedure, each with its rule; a written reason settles it."""
    if filing.value("conflict_why") or not filing.form.seizes:
        return ()
    table = load_conflicts(filing.workplace.resources)
    return tuple(dict.fromkeys((*_conflict_locations(filing, table), *_filed(filing, table))))


def _conflict_locations(filing: Filing, table: ForumConflicts) -> Iterator[FindingLocation]:
    for field in filing.asks("other_proc", "prior_submissions", "un_body"):
        for line in filing.lines(field.id):
            for body in bodies_in(line):
                rule = _rule(table, filing.form.seizes, body)
                if rule is not None and not (rule.bar is ProcedureBar.PENDING and is_over(line)):
                    name = line.split(CELL)[0].strip()
                    yield filing.spot(field.id, f": {name}{_shown(rule)}")


def _filed(filing: Filing, table: ForumConflicts) -> Iterator[FindingLocation]:
    """Yield what the register of the case says was filed with another body."""
    case_id = filing.view.snapshot.case.id
    filed = filing.workplace.vault.read(lambda reader: reader.find(Submission, case_id=case_id))
    for one in filed:
        rule = _rule(table, filing.form.seizes, _SEIZED.get(one.forum, ""))
        if rule is not None and (one.filed or one.is_filed):
            name = filing.view.excerpt(one.title) or label(one.forum)
            yield FindingLocation(f"{name}{_shown(rule)}", _ROOM, one.id)


def _rule(table: ForumConflicts, to_seize: str, seized: str) -> ForumConflict | None:
    rule = table.of(to_seize, seized)
    return None if rule is None or rule.bar is ProcedureBar.NONE else rule


def _shown(rule: ForumConflict) -> str:
    texts = [one for one in (rule.note, msg_of(_UNVERIFIED)) if one]
    return f" ({'; '.join(texts)})"
