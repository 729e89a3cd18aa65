"""What becomes of the phrases of an outsider, in a case that is loaded and searched as any is.

The list is by somebody who saw no code: lists/README.md tells of it.
"""

import json
import secrets
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from casefiles import paths
from casefiles.domain.files.text_blocks import TextBlock
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.clock import Clock
from casefiles.domain.foundation.ids import CaseId, PersonId
from casefiles.domain.records.case_records import Case, Document, Person
from casefiles.domain.records.snapshot import CaseSnapshot
from casefiles.evidence.host.template import Template
from casefiles.office.draft.snapshots import snapshot_of
from casefiles.office.importing.case_loading import load_case
from casefiles.office.redaction.redaction_queue import build_queue
from casefiles.office.redaction.suggestions import NOWHERE, RedactionSuggestion
from casefiles.office.redaction.word_places import places_of_item, places_of_place
from casefiles.office.workplace.operations import JobContext
from casefiles.redaction.kinship.word_lists import words_of
from casefiles.redaction.names.patterns import compact
from casefiles.redaction.release.placeholders import PlaceholderText
from casefiles.redaction.release.released_text import AppearancePolicy, policy_of, release
from casefiles.redaction.release.released_words import released_words
from casefiles.store.vault.opening import create, open_vault
from tests.attacks.pairs.dossier_pairs import opened_template
from tests.redaction.finding.finding_forms import BESIDE_NAMES, MAY_STAY
from tests.redaction.finding.outside_list import (
    BREAK,
    NAMES,
    OWN,
    Paper,
    Phrase,
    bytes_of,
    form,
    is_own,
    papers,
    paragraph,
    people,
)
from tests.store.world import CHEAP

_CLOCK: Final = Clock(time.time_ns, time.monotonic_ns, "0" * 32)
REMOVED, ASKED, SILENT = "removed", "asked", "silent"
OUTCOMES: Final = (REMOVED, ASKED, SILENT)
_LABELS: Final = frozenset(map(compact, words_of("ЖСН ІПН RC No")))
"""What a number is called says nothing of it."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a phrase, with the questions that touch it."""

    phrase: Phrase
    what: str
    questions: tuple[str, ...] = ()


def outcomes(rows: Sequence[Phrase], folder: Path) -> list[Outcome]:
    """Load a case with the phrases, search it as its queue does, and tell what became of each."""
    told = papers(rows)
    for one in told:
        (folder / one.file).write_bytes(bytes_of(one))
    path = folder / "case.json"
    path.write_text(json.dumps(form(told)))
    with opened_template() as template:
        loaded(folder, template)
        return looked(folder, template, told)


def loaded(folder: Path, template: Template) -> None:
    """Load the case of a folder into a vault beside it."""
    with create(folder / "vault", "p", CHEAP, _CLOCK, secrets.token_bytes) as vault:
        load_case(vault, template, folder / "case.json", secrets.token_bytes, CancellationToken())


def looked(folder: Path, template: Template, told: Sequence[Paper]) -> list[Outcome]:
    """Search a case that was loaded and tell what became of each phrase."""
    with open_vault(folder / "vault", "p", _CLOCK, secrets.token_bytes) as vault:
        place = JobContext(vault, lambda: template, _CLOCK, secrets.token_bytes, paths.resources())
        return sorted(_looked(place, told), key=lambda one: one.phrase.number)


def _looked(place: JobContext, told: Sequence[Paper]) -> Iterator[Outcome]:
    (case,) = place.vault.read(lambda reader: reader.find(Case))
    queue = build_queue(case.id)(place, CancellationToken())
    snapshot, _ = place.vault.read(snapshot_of(case.id, "national_court", "court_open"))
    policy = policy_of(snapshot.persons)
    ids = _ids(place, case.id)
    items: defaultdict[str, list[RedactionSuggestion]] = defaultdict(list)
    for one in (queued.item for queued in queue.items):
        items[one.record[1] if one.document_id == NOWHERE else one.document_id].append(one)
    exhibits = {one.mark: one.document_id for one in snapshot.exhibits}
    documents = {one.id: one for one in snapshot.documents}
    for row in (row for paper in told for row in paper.phrases if is_own(row)):
        said = [one.id for one in snapshot.facts if one.text == paragraph(row)]
        assert said, row
        asked = [one for own in said for one in items[own] if one.kind == "kinship"]
        yield Outcome(replace(row, carrier=OWN), ASKED if asked else SILENT)
    for paper in told:
        own = documents[exhibits[paper.reference]]
        if paper.ending == "unset":
            yield from (Outcome(row, REMOVED) for row in paper.phrases)
            continue
        shown = _shown(snapshot, own, policy, is_title=paper.ending == "name")
        yield from _outcomes(paper, shown, items[own.id], ids)


@dataclass(frozen=True, slots=True)
class Shown:
    """A document as it leaves: its blocks, and what of each goes."""

    blocks: tuple[TextBlock, ...]
    gone: tuple[tuple[tuple[int, int], ...], ...]


def _shown(
    snapshot: CaseSnapshot, own: Document, policy: AppearancePolicy, *, is_title: bool
) -> Shown:
    if is_title:
        return Shown(
            (TextBlock("", own.title),), ((*_gone(own.title, release(own.title, policy).text),),)
        )
    released = released_words(snapshot, own, "court_open", policy)
    assert released is not None, own.file_name
    blocks = tuple(snapshot.blocks[own.id])
    gone = []
    for block, (head, text) in zip(blocks, released.releases, strict=True):
        start = len(block.whole) - len(block.text)
        body = ((start + a, start + b) for a, b in _gone(block.text, text.text))
        gone.append((*_gone(block.head, head.text), *body))
    return Shown(blocks, tuple(gone))


def _ids(place: JobContext, case_id: CaseId) -> dict[PersonId, str]:
    persons = place.vault.read(lambda reader: reader.find(Person, case_id=case_id))
    by_name = {one["names"][0]["text"]: one["id"] for one in people()}
    return {one.id: by_name[one.names[0].text] for one in persons}


Span = tuple[int, int]


def _gone(text: str, shown: PlaceholderText) -> list[Span]:
    """Return what of a text is not in what leaves."""
    found: list[Span] = []
    at = 0
    open_gap = False
    for piece in shown.pieces:
        if not isinstance(piece, str):
            open_gap = True
            continue
        # A possessive behind a token is made even, so the end may differ.
        cuts = (cut for cut in range(len(piece)) if text.find(piece[cut:], at) >= 0)
        cut = next(cuts, None)
        if cut is None:
            continue
        start = text.find(piece[cut:], at)
        if open_gap or start > at:
            found.append((at, start))
        at, open_gap = start + len(piece) - cut, False
    if at < len(text):
        found.append((at, len(text)))
    return found


Letter = tuple[int, int]
"""Number of a block, and of a character in it."""


def _outcomes(
    paper: Paper, shown: Shown, items: Sequence[RedactionSuggestion], ids: dict[PersonId, str]
) -> Iterator[Outcome]:
    letters = [
        (number, at)
        for number, block in enumerate(shown.blocks)
        for at in range(len(block.whole) - len(block.text), len(block.whole))
    ]
    told = [compact(shown.blocks[number].whole[at]) for number, at in letters]
    places = [letters[number] for number, one in enumerate(told) for _ in one]
    whole = "".join(told)
    taken = {
        (number, at)
        for number, spans in enumerate(shown.gone)
        for start, end in spans
        for at in range(start, end)
    }
    covered = [(one, _covered(shown.blocks, one)) for one in items]
    begin = 0
    for row in paper.phrases:
        text = _letters(row.text.replace(BREAK, ""))
        start = whole.find(text, begin)
        assert start >= 0, row
        own = _letters(row.mention.replace(BREAK, ""))
        first = len(_letters(row.text.partition(row.mention)[0].replace(BREAK, "")))
        spot = places[start + first : start + first + len(own)]
        begin = start + len(text)
        yield _outcome(
            row, shown.blocks, spot, taken, [one for one in covered if one[1] & {*spot}], ids
        )


def _letters(text: str) -> str:
    return "".join(map(compact, text))


def _outcome(
    row: Phrase,
    blocks: Sequence[TextBlock],
    spot: Sequence[Letter],
    taken: set[Letter],
    items: Sequence[tuple[RedactionSuggestion, set[Letter]]],
    ids: dict[PersonId, str],
) -> Outcome:
    asked: set[Letter] = set()
    questions = []
    for item, covered in items:
        owners = {ids.get(one, "") for one in (item.person_id, *item.may_be, *item.owners)} - {""}
        questions.append(f"{item.kind} [{item.text}] {' '.join(sorted(owners))}")
        if row.is_decoy or row.person in owners or not owners:
            asked |= covered
    if row.is_decoy:
        what = REMOVED if {*spot} & taken else ASKED if {*spot} & asked else SILENT
    elif _is_covered(blocks, spot, taken):
        what = REMOVED
    elif _is_covered(blocks, spot, taken | asked) or (row.kind not in NAMES and {*spot} & asked):
        # Whoever answers sees all of what stands there.
        what = ASKED
    else:
        what = SILENT
    return Outcome(row, what, tuple(dict.fromkeys(questions)))


def _covered(blocks: Sequence[TextBlock], item: RedactionSuggestion) -> set[tuple[int, int]]:
    places = (
        [one for place in item.places for one in places_of_place(blocks, place)]
        if item.places
        else places_of_item(blocks, item)
    )
    return {(number - 1, at) for number, start, end in places for at in range(start, end)}


def _is_covered(
    blocks: Sequence[TextBlock], spot: Sequence[tuple[int, int]], places: set[tuple[int, int]]
) -> bool:
    """Tell whether all that says something of a mention goes or is asked about."""
    rest: list[str] = []
    last = None
    for number, at in spot:
        if last is not None and (number, at - 1) != last:
            rest.append(" ")
        last = number, at
        rest.append(" " if (number, at) in places else blocks[number].whole[at])
    words = "".join(rest).replace("-", " ").replace("_", " ").replace("་", " ").split()
    may_stay = MAY_STAY | _LABELS
    return all(
        not compact(word) or compact(word) in may_stay or word.strip("().,") in BESIDE_NAMES
        for word in words
    )
