"""Papers for a judge alone that would reach others: inside another paper, or by a wider reach."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final

from casefiles.domain.disclosure.closed_paper import CLOSED_MARK, CLOSED_READER
from casefiles.domain.foundation.ids import DocumentId
from casefiles.domain.records.case_records import Document, Edition
from casefiles.domain.records.foreseeable_readers import readers_reached_by
from casefiles.office.draft.draft_view import view_of
from casefiles.office.draft.drafting import Draft
from casefiles.office.reading.ocr_text import all_pictured
from casefiles.office.records.findings import Finding, FindingLocation, digest_of, new_finding
from casefiles.office.workplace.operations import JobContext
from casefiles.store.access.reader import ReadTransaction
from casefiles.words.combined_editions import readers_words
from casefiles.words.language import msg

_KEYS: Final = frozenset({"seal_key", "key_paper"})
_DISCLOSED: Final = "disclose_field"
"""Action of the entry of a name that a judge was given later, of whichever dossier."""
_MISREAD: Final = str.maketrans({"0": "o", "1": "l", "i": "l", "5": "s", "|": " "})
_NANOSECONDS: Final = 10**9


def closed_paper_findings(workplace: JobContext, draft: Draft) -> Iterator[Finding]:
    """Find papers for a judge alone in another paper, and those that others can read now.

    closed_paper_enclosed: an exhibit is such a file, by its digest or by the head of its pages.
    closed_reach_widened: since one left, its readers reach others. closed_without_letter: the open
    paper withholds somebody without a letter, so that the closed one cannot say who it is.
    """
    yield from _without_letter(draft)
    yield from _enclosed(workplace, draft)
    yield from _widened(workplace, draft)


def _without_letter(draft: Draft) -> Iterator[Finding]:
    spots = tuple(FindingLocation(name, "people") for name in draft.unlettered)
    if spots:
        of = digest_of(draft.unlettered)
        yield new_finding("sign", "closed_without_letter", spots, len(spots), of)


def _enclosed(workplace: JobContext, draft: Draft) -> Iterator[Finding]:
    if draft.disclosure.audience == CLOSED_READER:
        return
    shown = set(draft.projection.documents)
    documents = [one for one in draft.snapshot.documents if one.id in shown]

    def ask(reader: ReadTransaction) -> list[DocumentId]:
        # A judge's papers of any case, and keys of any edition of this one.
        digests = {
            digest
            for one in reader.find(Edition, audience=CLOSED_READER)
            for digest in _digests_of(one)
        }
        own = reader.find(Edition, case_id=draft.snapshot.case.id)
        digests |= {key.sha256 for one in own for key in one.keys}
        return [one.id for one in documents if _is_closed(reader, one, digests)]

    found = workplace.vault.read(ask)
    if found:
        spots = tuple(view_of(draft).document(one) for one in found)
        yield new_finding("stop", "closed_paper_enclosed", spots, len(found), digest_of(found))


def _digests_of(edition: Edition) -> Iterator[str]:
    """Yield the digests of all files of an edition: also before a signature or time, and keys."""
    yield edition.sha256
    signature = edition.file_signature
    if signature is not None:
        yield from (one for one in (signature.unsigned, signature.first) if one)
    yield from (one.sha256 for one in (*edition.files, *edition.keys))


def _is_closed(reader: ReadTransaction, document: Document, digests: set[str]) -> bool:
    if reader.content_digest(document.content_id) in digests:
        return True
    reading = reader.reading(document.id)
    pages = reading.pages if reading is not None else ()
    shown, others = all_pictured(reader, document.id, pages)
    texts = (line.text for each in (shown, *others) for page in each for line in page.lines)
    return any(_plain(text).startswith(_plain(CLOSED_MARK)) for text in texts)


def _plain(text: str) -> str:
    """Return the letters of a text as far as a machine that reads a print tells them apart."""
    return "".join(filter(str.isalpha, text.casefold().translate(_MISREAD)))


def _widened(workplace: JobContext, draft: Draft) -> Iterator[Finding]:
    reached = readers_reached_by(CLOSED_READER, draft.snapshot.reaches) - {CLOSED_READER}
    if not reached:
        return

    def ask(reader: ReadTransaction) -> list[str]:
        editions = reader.find(Edition, case_id=draft.snapshot.case.id)
        return [text for one in editions for text in _left(reader, one)]

    found = workplace.vault.read(ask)
    if found:
        readers = ", ".join(readers_words(one) for one in sorted(reached))
        spots = tuple(
            FindingLocation(words, "history", kept=words)
            for words in (
                msg("{what} can now be read by {readers}", what=one, readers=readers)
                for one in found
            )
        )
        of = digest_of([*found, *sorted(reached)])
        yield new_finding("sign", "closed_reach_widened", spots, len(found), of)


def _left(reader: ReadTransaction, edition: Edition) -> Iterator[str]:
    """Yield what left for a judge alone, in words, with its day."""
    is_closed = edition.audience == CLOSED_READER
    if is_closed:
        yield msg("the closed paper of {day}", day=edition.day)
    for entry in reader.entries_of(Edition, edition.id):
        if entry.action == _DISCLOSED or (is_closed and entry.action in _KEYS):
            day = datetime.fromtimestamp(entry.wall / _NANOSECONDS, UTC).date().isoformat()
            yield msg("the key of {day}", day=day)
