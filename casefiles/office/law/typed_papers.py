"""The typed paper of a dossier: that of its profile in the language of its profile."""

from dataclasses import replace

from casefiles.domain.records.arguments import Argument
from casefiles.domain.records.papers import Paper, PaperBlock, PaperState
from casefiles.domain.records.snapshot import CaseSnapshot
from casefiles.dossier.forum.profiles import Profile
from casefiles.office.law.papers import argument_in
from casefiles.store.access.reader import ReadTransaction


def with_typed_paper(
    reader: ReadTransaction, snapshot: CaseSnapshot, profile: Profile
) -> CaseSnapshot:
    """Return a case with the blocks of the argument as prose, and what was checked of its law."""
    paper = argument_in(reader, snapshot.case.id, profile.id, profile.language)
    if paper is None:
        return snapshot
    return replace(
        snapshot,
        paper=reader.find(PaperBlock, paper_id=paper.id),
        is_paper_ready=paper.state is PaperState.READY,
        checked_law=checked_law(paper, reader.find(Argument, case_id=snapshot.case.id)),
    )


def checked_law(paper: Paper, arguments: tuple[Argument, ...]) -> frozenset[tuple[str, str]]:
    """Return authorities with pinpoints that a person read there, for a paper or an argument."""
    cites = (*paper.checks, *(cite for one in arguments for cite in one.pinpoints))
    return frozenset((one.authority, one.pinpoint) for one in cites if one.checked_by.strip())
