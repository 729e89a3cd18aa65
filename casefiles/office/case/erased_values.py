"""What else a case keeps of something that is erased: editions, answers, digests and histories.

How each type of record keeps values of others is told in `WAYS`; a type that is not there fails
the test that walks over all tables.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from casefiles.domain.foundation.cancellation import QUIET, CancellationToken
from casefiles.domain.foundation.ids import Randomness
from casefiles.domain.foundation.opaque import is_opaque
from casefiles.domain.records.case_records import NOBODY, Document, Event, Fact, Record
from casefiles.domain.records.pairings import Pairing
from casefiles.domain.records.proceedings_records import REGISTERED
from casefiles.domain.records.redaction_settings import Approval
from casefiles.domain.records.replacement_texts import TwinVerdict
from casefiles.domain.records.text_versions import TextVersion
from casefiles.office.case.erased_editions import rewrite_editions
from casefiles.office.case.erased_things import Going
from casefiles.office.draft.departures import veil_departures
from casefiles.office.exchange.erased_proofs import rewrite_proofs
from casefiles.office.redaction.suggestions import same_key
from casefiles.office.workplace.interrupted import forget_stopped
from casefiles.redaction.erasure.opaque_editions import Ids
from casefiles.redaction.finding.excuses import EXCUSED_NAME
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.access.work import WriteTransaction
from casefiles.store.database.tables import cells_of, record_types, table_of
from casefiles.store.ledger.erasure import ErasureAuthority


class ErasureMethod(StrEnum):
    """How a type of record loses what is erased of another.

    HISTORY: it may have said it in words, which its present text says no more. DIGEST: it holds a
    digest that somebody could try names on, which becomes an id. ASKED: it answers a question
    about what was found, by a digest, and goes. EDITION: see `erased_editions`. DECISION: those
    that speak of it go. OWN: it is of no case, and the lawyer's words on the law alone.
    """

    HISTORY = "history"
    DIGEST = "digest"
    REQUEST = "asked"
    EDITION = "edition"
    DECISION = "decision"
    OWN = "own"


WAYS: Final[Mapping[str, ErasureMethod]] = {
    **dict.fromkeys(
        (
            *("case", "person", "document", "exhibit", "event", "fact", "deadline", "mark"),
            *("outline", "consent", "document_link", "translation", "transcription"),
            *("substitute", "reach", "treatment", "argument", "narrative_block"),
            *("paper", "paper_block"),
            *("field_answer", "authority_form", "text_version"),
            *map(table_of, REGISTERED),
        ),
        ErasureMethod.HISTORY,
    ),
    **dict.fromkeys(("approval", "twin_verdict", "pairing"), ErasureMethod.DIGEST),
    "acceptance": ErasureMethod.REQUEST,
    "edition": ErasureMethod.EDITION,
    "review_decision": ErasureMethod.DECISION,
    **dict.fromkeys(
        (
            *("own_term", "trusted_key", "installed_pack", "library_note", "own_limit"),
            *("closed_days", "office"),
        ),
        ErasureMethod.OWN,
    ),
}
_KINDS: Final = {table_of(kind): kind for kind in record_types()}
_VERSION: Final = table_of(TextVersion)
_WITH_IDS: Final = frozenset({_VERSION, "treatment"})
"""Types that are asked for ids of what is erased, see `_Forgetting.forget`."""
_SHARED: Final = "shared_name"
_OF_NAMES: Final = frozenset({EXCUSED_NAME, _SHARED})
"""Kinds of decisions whose keys are digests of names of several people."""
_IN_RECORDS: Final = frozenset({"in_record", _SHARED, "kinship", "kinship_unknown"})
"""Kinds of decisions whose keys are digests of words of a record, where no document is named."""
_DRAFTS: Final = "draft:"
_DERIVED: Final = (
    *("queue_case:", "queue_document:", "mentions:", "mention_pages:", "form_counts:"),
    *("read_back_near:", "unread_area:"),
)
"""Beginnings of settings that hold what was found, or a digest of all names; each is made again."""


def forget_elsewhere(
    work: WriteTransaction,
    going: Going,
    grounds: ErasureAuthority,
    randomness: Randomness,
    ticket: CancellationToken = QUIET,
) -> None:
    """Let nothing of what was erased stay in other records of its case, in the same transaction.

    Args:
        work: of an erasure; the records themselves are erased already.
        going: what they were.
        grounds: for the tombstones.
        randomness: for the ids that stand in place of values.
        ticket: is told the types of records looked at, label erasing.

    Raises:
        Cancelled: somebody asked to stop.
    """
    rewrite_editions(work, going.case_id, going.erased, (grounds, randomness))
    rewrite_proofs(work, going.case_id, going.erased, randomness)
    forgetting = _Forgetting(work, going, grounds, Ids(randomness))
    tables = [table for table, way in WAYS.items() if _may_keep(table, way, going)]
    for number, table in enumerate(tables):
        ticket.step(number, len(tables), "erasing")
        for own, patches in work.patches_of(going.case_id, table):
            ticket.check()
            if own not in going.ids:
                forgetting.forget(table, own, patches)
    _forget_settings(work, going)


def _may_keep(table: str, way: ErasureMethod, going: Going) -> bool:
    """Tell whether records of a type may keep anything of what is erased.

    Where nobody is erased, no words name somebody who is; ids stand in few types.
    """
    if way in {ErasureMethod.EDITION, ErasureMethod.OWN}:
        return False
    return way is not ErasureMethod.HISTORY or bool(going.people) or table in _WITH_IDS


def _forget_settings(work: WriteTransaction, going: Going) -> None:
    """Let go of forms that were not saved and name somebody, and of what was found in a case."""
    for name, value in work.settings(_DRAFTS).items():
        if going.is_named_in(_decoded(value)):
            work.remove_setting(name)
    # It may name a file.
    forget_stopped()(work)
    veil_departures(work, going.case_id)
    own = {going.case_id, *(one.id for one in work.find(Document, case_id=going.case_id))}
    for prefix in _DERIVED:
        for name in work.settings(prefix):
            if not own.isdisjoint(name.split(":")):
                work.remove_setting(name)


@dataclass(frozen=True, slots=True)
class _Forgetting:
    """Goes through the other records of a case, each by its way."""

    work: WriteTransaction
    going: Going
    grounds: ErasureAuthority
    ids: Ids

    def forget(self, table: str, own: str, patches: Sequence[str]) -> None:
        """Let go of what one record keeps of what is erased."""
        match WAYS[table]:
            case ErasureMethod.HISTORY if table == _VERSION and self._is_of_erased(patches):
                self.work.erase(TextVersion, own, self.grounds)
            case ErasureMethod.REQUEST:
                self.work.erase(_KINDS[table], own, self.grounds)
            case ErasureMethod.DIGEST if any(map(self._has_digest, patches)):
                self._keep(_KINDS[table], own)
            case ErasureMethod.DECISION if _speaks_of(self.going, patches):
                self.work.erase(_KINDS[table], own, self.grounds)
            case ErasureMethod.HISTORY if any(self._mentions(table, one) for one in patches):
                self._keep(_KINDS[table], own)
            case _:
                pass

    def _keep(self, kind: type[Record], own: str) -> None:
        """Keep a record as it is now, with an id for a digest, and forget its history."""
        there = self.work.get(kind, own)
        if there is None:
            self.work.erase(kind, own, self.grounds)
        elif isinstance(there, Approval):
            note = "" if self.going.is_named_in(there.note) else there.note
            self.work.keep_rest(replace(there, of=self.ids.of(there.of), note=note), self.grounds)
        elif isinstance(there, Pairing):
            reason = "" if self.going.is_named_in(there.reason) else there.reason
            without = replace(there, of=self.ids.of(there.of), reason=reason)
            self.work.keep_rest(without, self.grounds)
        elif isinstance(there, TextVersion) and self.going.is_named_in(there.original):
            # The text it was made from may say a name that the record says no more.
            self.work.keep_rest(replace(there, original=""), self.grounds)
        elif isinstance(there, TwinVerdict):
            self.work.keep_rest(replace(there, of=self.ids.of(there.of)), self.grounds)
        elif not self.going.is_named_in(_words_of(there)):
            # What its own words say now is the lawyer's, and is told of before.
            self.work.keep_rest(there, self.grounds)

    def _is_of_erased(self, patches: Sequence[str]) -> bool:
        """Tell whether a version is of a text of what is erased, whatever else it says."""
        return any(one in patch for one in self.going.ids for patch in patches)

    def _has_digest(self, patch: str) -> bool:
        return self.going.is_named_in(patch) or any(
            name == "of"
            and any(stored and not is_opaque(str(stored)) for stored in (before, after))
            for name, before, after, *_ in json.loads(patch)
        )

    def _mentions(self, table: str, patch: str) -> bool:
        """Tell whether a patch names somebody, or holds ciphers and reasons of redaction."""
        is_treated = table == "treatment" and any(one in patch for one in self.going.ids)
        return is_treated or self.going.is_named_in(patch)


def still_named(reader: ReadTransaction, going: Going, ticket: CancellationToken = QUIET) -> int:
    """Return how many records of the case say a name in their present words.

    Raises:
        Cancelled: somebody asked to stop.
    """
    if not going.people:
        return 0
    count = 0
    for table, kind in _KINDS.items():
        if WAYS[table] is ErasureMethod.HISTORY:
            for own, text in reader.words_of_records(kind, going.case_id):
                ticket.check()
                count += own not in going.ids and going.is_named_in(text)
    return count


def _words_of(record: Record) -> str:
    return "\n".join(str(value) for value in cells_of(record).values())


def _decoded(text: str) -> str:
    """Return a text of JSON with what it escapes as it is read."""
    try:
        return json.dumps(json.loads(text), ensure_ascii=False)
    except ValueError:
        return text


def _speaks_of(going: Going, patches: Sequence[str]) -> bool:
    """Tell whether a decision is about what is erased, or could be tried with its words."""
    description = "\n".join(patches)
    if any(one in description for one in going.ids) or going.is_named_in(description):
        return True
    fields = {name: value for one in patches for name, _, value, *_ in json.loads(one) if value}
    kind = str(fields.get("kind", ""))
    if going.people:
        words = [*(name for one in going.people for name in one.names)]
        words += [part for name in words for part in name.split()]
        words += [value for one in going.people for _, value in one.identifiers]
        keys = {same_key(kind, NOBODY, word) for word in words}
        return kind in _OF_NAMES or str(fields.get("key", "")) in keys
    return going.kind in {Event, Fact} and kind in _IN_RECORDS and not fields.get("document_id")
