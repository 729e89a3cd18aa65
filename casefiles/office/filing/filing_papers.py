"""Papers of a filing in a pack: what the typesetter is asked for, and what is checked after."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from casefiles.domain.foundation.errors import ExportStopped, Refused
from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.foundation.written_text import WrittenText
from casefiles.dossier.layouts.closed_lists import LimitAction
from casefiles.dossier.layouts.layout import Layout
from casefiles.dossier.requests import TypesetFiling
from casefiles.office.draft.drafting import Draft
from casefiles.office.draft.final_check import FinishedFile
from casefiles.office.preflight.paper_of_draft import kinds_by_mark
from casefiles.office.workplace.operations import JobContext
from casefiles.redaction.finding.matching import matcher_of
from casefiles.redaction.release.named_to_judge import placeholders_of

_MEGABYTE = 1_000_000
_BUNDLE = "_part"
_PART = "{part}"


def filing_request(
    workplace: JobContext,
    draft: Draft,
    layout: Layout,
    limit: int,
    words: tuple[str, str],
    *,
    has_word: bool = False,
) -> TypesetFiling:
    """Return what the typesetter is asked for.

    Args:
        workplace: its resources.
        draft: of the filing.
        layout: its papers.
        limit: bytes of a file.
        words: what parts of a bundle are called where the layout has no words for them, and the
            beginning of each file name.
        has_word: whether papers to be edited are made as Word files besides.
    """
    limits = [limit]
    word, prefix = words
    if layout.exhibits.limit is not None:
        limits.append(layout.exhibits.limit.megabytes * _MEGABYTE)
        word = layout.exhibits.limit.split.replace("{n}", _PART)
    by_mark = kinds_by_mark(draft)
    resources = str(workplace.resources)
    return TypesetFiling(
        resources,
        layout.id,
        min(limits),
        word,
        prefix,
        by_mark,
        closed=draft.closed,
        has_word=has_word,
    )


def require_sizes(files: Sequence[FinishedFile], limit: int) -> None:
    """Refuse a paper that is larger than the forum takes: only bundles are split.

    Raises:
        Refused: paper_over_limit.
    """
    for one in files:
        if len(one.data) > limit and _BUNDLE not in one.name:
            sizes = {"limit": f"{limit / _MEGABYTE:g}", "size": f"{len(one.data) / _MEGABYTE:.1f}"}
            raise Refused("paper_over_limit", paper=one.name.split("_")[1], **sizes)


@dataclass(frozen=True, slots=True)
class LongPaper:
    """A paper with more pages than the forum expects.

    Attributes:
        paper: its title.
        blocks: the forum returns it.
    """

    paper: str
    pages: int
    limit: int
    blocks: bool


def long_papers(files: Sequence[FinishedFile], layout: Layout) -> tuple[LongPaper, ...]:
    """Return the papers over their page limit, by the papers' own names."""
    found = []
    for paper in layout.papers:
        part = f"_{paper.id.replace('_', '-')}_"
        pages = sum(one.pages for one in files if part in one.name)
        if paper.limit is not None and 0 < paper.limit.pages < pages:
            blocks = paper.limit.action is LimitAction.BLOCK
            found.append(LongPaper(paper.title, pages, paper.limit.pages, blocks))
    return tuple(found)


def require_pages(found: Sequence[LongPaper]) -> None:
    """Refuse a paper that the forum would return for its length.

    Raises:
        Refused: paper_over_pages.
    """
    for one in found:
        if one.blocks:
            raise Refused("paper_over_pages", paper=one.paper, pages=one.pages, limit=one.limit)


def require_one_appearance(draft: Draft, papers: Sequence[WrittenText]) -> None:
    """Refuse papers of which one names somebody who has a placeholder in another.

    Whoever holds both papers reads who the placeholder is.

    Raises:
        ExportStopped: filing_names_differ.
    """
    both = people_named_and_hidden(draft, papers)
    if both:
        raise ExportStopped("filing_names_differ", count=len(both))


def people_named_and_hidden(draft: Draft, papers: Sequence[WrittenText]) -> Mapping[PersonId, str]:
    """Return people, with their placeholder, whom papers both name and do not name."""
    labels = placeholders_of(draft.projection, draft.ciphers)
    texts = ["\n".join((*one.pages, *one.strings)) for one in papers]
    matcher = matcher_of(draft.sought)
    named = {mention.person_id for text in texts for mention in matcher.find(text)}
    return {
        person_id: label
        for person_id, label in labels.items()
        if person_id in named and any(label in text for text in texts)
    }
