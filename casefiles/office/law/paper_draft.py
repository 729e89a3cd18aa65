"""The first draft of an argument as prose, from the argument map: a function of what it is given.

It says only what the recipient gets who gets least; what is missing becomes a gap, which never
leaves. How well something is supported, and what is still wanted, is not even handed over.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from casefiles.domain.dates.edtf import sort_key
from casefiles.domain.foundation.ids import DocumentId
from casefiles.domain.records.arguments import AnsweredBy, Argument, AuthorityRole, Bearing
from casefiles.domain.records.case_records import Case, Event
from casefiles.domain.records.citation import Citation
from casefiles.domain.records.papers import PaperBlockKind
from casefiles.domain.records.proceedings import Assurance, Decision, Detention
from casefiles.domain.records.relief import Issue, Relief, ReliefKind
from casefiles.domain.records.requests import Request, RequestKind
from casefiles.dossier.forum.dates import ENGLISH_DATES, DateWording, date_in_words
from casefiles.dossier.parts.languages import language_of
from casefiles.library.legal_tests import LegalTest
from casefiles.library.paper_words import PaperWords, TestWords

_MOST_EVENTS: Final = 12
_LAST: Final = 1 << 30
_KINDS: Final = tuple(ReliefKind)


@dataclass(frozen=True, slots=True)
class DraftedBlock:
    """A block as a draft offers it; `key` says what it was made from."""

    key: str
    kind: PaperBlockKind
    level: int
    text: str

    @property
    def digest(self) -> str:
        """A digest of what it says."""
        return digest_of_block(self.kind, self.level, self.text)


def digest_of_block(kind: PaperBlockKind, level: int, text: str) -> str:
    """Return a digest by which a block is known that nobody has changed since it was drafted."""
    return hashlib.sha256(f"{kind.value} {level}\n{text}".encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class PaperSources:
    """What a paper is drafted from: what every recipient of the profile gets.

    Attributes:
        profile: id of the forum's profile.
        tests: legal tests that hold there, in order, each with its governing texts.
        marks: of the exhibits that every recipient gets, by document.
        fact_ids: facts that every recipient gets.
        adverse: ids of authorities that speak against the client; `law` all that are known.
        dates: how its language words them.
        untranslated: texts of the records that have no checked version in its language.
    """

    profile: str
    case: Case
    tests: tuple[tuple[LegalTest, str], ...]
    arguments: tuple[Argument, ...]
    events: tuple[Event, ...]
    requests: tuple[Request, ...]
    decisions: tuple[Decision, ...]
    detentions: tuple[Detention, ...]
    assurances: tuple[Assurance, ...]
    issues: tuple[Issue, ...]
    reliefs: tuple[Relief, ...]
    marks: Mapping[DocumentId, str]
    fact_ids: frozenset[str]
    law: Mapping[str, str]
    adverse: frozenset[str]
    dates: DateWording = ENGLISH_DATES
    untranslated: frozenset[str] = frozenset()


def draft_paper(sources: PaperSources, words: PaperWords) -> tuple[DraftedBlock, ...]:
    """Return the first draft of the argument, the same for the same sources and words."""
    draft = _Draft(sources, words)
    issues = tuple(draft.issues())
    blocks = (
        *draft.reading(),
        *draft.introduction(issues),
        *draft.questions(issues),
        *draft.facts(issues),
        *(block for number, one in enumerate(issues, 1) for block in draft.issue(number, one)),
        *draft.unworded(),
        *draft.relief(),
    )
    return tuple(draft.translated(one) for one in blocks)


@dataclass(frozen=True, slots=True)
class _DraftIssue:
    """An issue: its test, the words for it, the governing texts, and what is argued by limb."""

    test: LegalTest
    words: TestWords
    texts: str
    question: str
    argued: Mapping[str, tuple[Argument, ...]]


class _Draft:
    """Drafts the parts of one paper."""

    def __init__(self, sources: PaperSources, words: PaperWords) -> None:
        self._from, self._words = sources, words

    # What there is

    def issues(self) -> Iterator[_DraftIssue]:
        """Yield the issues in their order: those with words on which something of ours is said."""
        own = {
            one.test: one for one in self._from.issues if one.profile in {"", self._from.profile}
        }
        order = {test.id: at for at, (test, _) in enumerate(self._from.tests)}
        ordered = sorted(
            self._from.tests,
            key=lambda one: (_position(own.get(one[0].id)), order[one[0].id]),
        )
        for test, texts in ordered:
            issue, words = own.get(test.id), self._words.tests.get(test.id)
            argued = self._argued(test)
            if words is None or not argued or (issue is not None and issue.is_left_out):
                continue
            typed = issue.question.strip() if issue is not None else ""
            yield _DraftIssue(test, words, texts, typed or self._named(words.question), argued)

    def _argued(self, test: LegalTest) -> dict[str, tuple[Argument, ...]]:
        """Return what is argued on each limb of a test, in the lawyer's order."""
        found = {}
        for limb in test.limbs:
            place = f"{test.id}/{limb.id}"
            on_limb = (
                one
                for one in self._from.arguments
                if f"{one.test}/{one.limb}" == place or place in one.serves
            )
            ordered = sorted(on_limb, key=lambda one: (one.position, one.text, one.id))
            if any(one.bearing is Bearing.OURS for one in ordered):
                found[limb.id] = tuple(ordered)
        return found

    def _date(self, date: str) -> str:
        return date_in_words(date, self._from.dates)

    def _named(self, text: str) -> str:
        return text.replace("{client}", self._from.case.client)

    # Parts of the paper

    def reading(self) -> Iterator[DraftedBlock]:
        """Yield what is to be read first: decision, assurances and request, where all get them."""
        items = []
        for key, records in (
            ("reading_decision", self._from.decisions),
            ("reading_assurance", self._from.assurances),
            ("reading_request", self._requests()),
        ):
            cites = self._cites(records[-1].cites) if records else ""
            items += [self._words.say(key, cites=cites)] if cites else []
        if items:
            text = self._words.say("essential_reading", items="; ".join(items))
            yield _block("reading", PaperBlockKind.PLAIN, text)

    def _requests(self) -> tuple[Request, ...]:
        return tuple(one for one in self._from.requests if one.kind is RequestKind.EXTRADITION)

    def introduction(self, issues: tuple[_DraftIssue, ...]) -> Iterator[DraftedBlock]:
        """Yield who asks whom, what was decided, custody, and one sentence for each issue."""
        say, case = self._words.say, self._from.case
        yield _heading("intro", say("introduction"))
        last = self._requests()[-1:]
        dated = last[0].dated if last else ""
        request = say("intro_request", date=self._date(dated)) if dated else ""
        cites = self._cites(last[0].cites) if last else ""
        yield _numbered(
            "intro/for",
            say(
                "intro_for",
                client=case.client,
                state=case.requesting_state,
                request=request,
                cites=cites,
            ),
        )
        for one in self._from.decisions[-1:]:
            date, cites = self._date(one.date), self._cites(one.cites)
            if one.order.strip():
                text = say("intro_decision", date=date, cites=cites, order=one.order.strip())
                yield _numbered("intro/decision", text)
        for custody in self._detained():
            date, cites = self._date(custody.begin), self._cites(custody.cites)
            text = say("intro_custody", client=case.client, date=date, cites=cites)
            yield _numbered("intro/custody", text)
        if issues:
            key = "intro_reasons" if issues[1:] else "intro_reason"
            yield _numbered("intro/reasons", say(key))
        yield from _points("intro/reason", (self._named(one.words.answer) for one in issues))

    def _detained(self) -> tuple[Detention, ...]:
        client = self._from.case.client
        lasting = (one for one in self._from.detentions if not one.end and one.begin)
        return tuple(one for one in lasting if f"[[{one.person_id}]]" == client)[-1:]

    def questions(self, issues: tuple[_DraftIssue, ...]) -> Iterator[DraftedBlock]:
        """Yield the questions that the paper answers."""
        if not issues:
            return
        say = self._words.say
        yield _heading("issues", say("issues"))
        key = "issues_raised" if issues[1:] else "issue_raised"
        yield _numbered("issues/raised", say(key))
        for number, one in enumerate(issues, start=1):
            text = say("issue_n", number=str(number), question=one.question)
            yield _block(f"issues/{one.test.id}", PaperBlockKind.QUOTE, text)

    def facts(self, issues: tuple[_DraftIssue, ...]) -> Iterator[DraftedBlock]:
        """Yield the events that stand on a page which an argument cites, in order."""
        cited = {
            (cite.document_id, cite.page)
            for one in issues
            for arguments in one.argued.values()
            for argument in arguments
            for cite in argument.cites
        }
        found = [
            event
            for event in self._from.events
            if any((one.document_id, one.page) in cited for one in event.cites)
            and self._cites(event.cites)
            and (
                event.text in self._from.untranslated
                or language_of(event.text, self._words.language) == self._words.language
            )
        ]
        found.sort(key=lambda one: (sort_key(one.date), one.text, one.id))
        if not found:
            return
        yield _heading("facts", self._words.say("facts"))
        yield _numbered("facts/outline", self._words.say("facts_outline"))
        for event in found[:_MOST_EVENTS]:
            text = self._words.say(
                "facts_event",
                date=_begun(self._date(event.date)),
                text=_open_end(event.text),
                cites=self._cites(event.cites),
            )
            yield _numbered(f"event/{event.id}", f"{text}.")

    def issue(self, number: int, one: _DraftIssue) -> Iterator[DraftedBlock]:
        """Yield the argument on one issue: law, burden, limb by limb, conclusion."""
        say, own = self._words.say, one.test.id
        heading = say("issue_heading", number=str(number), heading=one.words.heading)
        yield _heading(f"issue/{own}", heading)
        yield _sub(f"law/{own}", say("law"))
        if one.texts:
            yield _numbered(f"law/{own}/texts", say("law_texts", texts=one.texts))
        for line in one.words.law:
            if line.authority in self._from.law:
                authority = _law(line.authority, line.pinpoint)
                text = say("law_says", says=line.says, authority=authority)
                yield _numbered(f"law/{own}/{line.authority}/{line.pinpoint}", text)
        yield _numbered(f"burden/{own}", say("burden", sentence=one.words.burden))
        for limb, arguments in one.argued.items():
            yield _sub(f"limb/{own}/{limb}", f"{self._named(one.words.limbs[limb])}.")
            met = self._met(arguments)
            for argument in arguments:
                yield from self._argument(argument, f"{own}/{limb}/{argument.id}", met)
        answer = self._named(one.words.answer)
        yield _numbered(f"concluded/{own}", say("issue_concluded", answer=answer))

    def _met(self, arguments: Iterable[Argument]) -> dict[str, str]:
        """Return what answers adverse authorities on a limb; empty where their argument is drafted.

        Such an authority is met even if nobody relied on it: the court is told of it.
        """
        met: dict[str, str] = {}
        for one in arguments:
            if one.bearing is Bearing.THEIRS:
                is_drafted = one.answered_by in _MADE or one.is_met_early
                answer = one.answer.strip()
                if is_drafted or answer:
                    keys = (law.split(" ")[0] for law in self._law_of(one))
                    met |= dict.fromkeys(keys, "" if is_drafted else answer)
        return met

    def _argument(
        self, one: Argument, place: str, met: Mapping[str, str]
    ) -> Iterator[DraftedBlock]:
        if one.bearing is Bearing.THEIRS:
            yield from self._theirs(one, place)
            return
        law = [key for key in self._law_of(one) if key.split(" ")[0] not in self._adverse_of(one)]
        cites = self._cites(one.cites, one.fact_ids, law)
        if (one.cites or one.fact_ids) and not self._cites(one.cites, one.fact_ids):
            yield _gap(f"evidence/{place}", self._words.say("gap_evidence"))
            return
        yield _numbered(f"argument/{place}", f"{_open_end(one.text)}{cites}.")
        yield from self._counter(one, place, met)

    def _counter(self, one: Argument, place: str, met: Mapping[str, str]) -> Iterator[DraftedBlock]:
        """Yield what stands against an argument, with the reply: of what was raised, or ticked."""
        say, reply = self._words.say, one.reply.strip()
        adverse = [key for key in self._law_of(one) if key.split(" ")[0] in self._adverse_of(one)]
        key = _RAISED.get(one.answered_by, "may_be_said" if one.is_met_early else "")
        if one.answer.strip() and key:
            if not reply:
                yield _gap(f"answer/{place}", say("gap_answer"))
                return
            unmet = [law for law in adverse if law.split(" ")[0] not in met]
            answer = f"{_open_end(one.answer)}{self._cites((), (), unmet)}."
            text = f"{say(key, answer=answer)} {say('no_answer', reply=reply)}"
            yield _numbered(f"counter/{place}", text)
            adverse = [law for law in adverse if law not in unmet]
        for law in adverse:
            authority = _law(*_parted(law))
            answered = met.get(law.split(" ")[0], reply)
            if answered:
                text = say("adverse_relied_on", authority=authority, reply=answered)
                yield _numbered(f"adverse/{place}/{law}", text)
            elif law.split(" ")[0] not in met:
                yield _gap(f"adverse/{place}/{law}", say("gap_adverse", authority=authority))

    def _theirs(self, one: Argument, place: str) -> Iterator[DraftedBlock]:
        """Yield an argument of the other side that was made, or that is met in advance."""
        key = _MADE.get(one.answered_by, "their_point_early" if one.is_met_early else "")
        if not key:
            return
        if not one.answer.strip():
            yield _gap(f"answer/{place}", self._words.say("gap_answer"))
            return
        cites = self._cites(one.cites, one.fact_ids, list(self._law_of(one)))
        text = self._words.say(key, answer=f"{_open_end(one.text)}{cites}.")
        reply = self._words.say("no_answer", reply=one.answer.strip())
        yield _numbered(f"theirs/{place}", f"{text} {reply}")

    def unworded(self) -> Iterator[DraftedBlock]:
        """Yield a gap for each test that is argued and has no words in this language."""
        for test, _ in self._from.tests:
            if test.id not in self._words.tests and self._argued(test):
                yield _gap(f"test/{test.id}", self._words.say("gap_test", heading=test.title))

    def relief(self) -> Iterator[DraftedBlock]:
        """Yield what the court is asked, principal relief first."""
        say = self._words.say
        sought = [one for one in self._from.reliefs if one.profile in {"", self._from.profile}]
        sought.sort(key=lambda one: (_KINDS.index(one.kind), one.position, one.text, one.id))
        yield _heading("relief", say("relief"))
        if not sought:
            yield _gap("relief/none", say("gap_relief"))
            return
        yield _numbered("relief/asked", say("relief_asked"))
        for at, one in enumerate(sought, start=1):
            text = _open_end(one.text)
            if one.kind is ReliefKind.ALTERNATIVE:
                text = say("relief_alternative", text=text)
            end = ";" if at < len(sought) else "."
            yield _block(f"relief/{one.id}", PaperBlockKind.POINT, f"{text}{end}")

    def translated(self, block: DraftedBlock) -> DraftedBlock:
        """Return a block; a gap in place of one that would print a text in another language."""
        found = (one for one in sorted(self._from.untranslated) if _open_end(one) in block.text)
        text = next(found, "")
        if not text:
            return block
        return _gap(f"version/{block.key}", self._words.say("gap_version", text=text))

    # Cites

    def _cites(
        self, cites: Iterable[Citation], facts: Iterable[str] = (), law: Iterable[str] = ()
    ) -> str:
        """Return a group of links to what every recipient gets; empty for none."""
        links = [f"[[law:{one}]]" for one in law]
        links += [f"[[fact:{one}]]" for one in facts if one in self._from.fact_ids]
        pages: dict[str, set[int]] = {}
        for cite in cites:
            mark = self._from.marks.get(cite.document_id)
            if mark is not None:
                pages.setdefault(mark, set()).add(max(cite.page, 1))
        for mark, numbers in pages.items():
            links += (f"[{mark}, {run}]" for run in _runs(sorted(numbers)))
        return f" ({'; '.join(links)})" if links else ""

    def _law_of(self, one: Argument) -> Iterator[str]:
        """Yield the authorities of an argument, each with its pinpoints, as links name them."""
        pinpoints: dict[str, list[str]] = {}
        for cite in one.pinpoints:
            pinpoints.setdefault(cite.authority, []).append(cite.pinpoint)
        for key in dict.fromkeys((*one.authorities, *pinpoints)):
            if key in self._from.law:
                yield from (f"{key} {pin}".strip() for pin in pinpoints.get(key, [""]))

    def _adverse_of(self, one: Argument) -> frozenset[str]:
        against = {cite.authority for cite in one.pinpoints if cite.role is AuthorityRole.AGAINST}
        return self._from.adverse | against


_RAISED: Final = {AnsweredBy.COURT: "held_that", AnsweredBy.STATE: "state_says"}
_MADE: Final = {AnsweredBy.COURT: "their_point_court", AnsweredBy.STATE: "their_point_state"}


def _position(issue: Issue | None) -> int:
    return issue.position if issue is not None and issue.position else _LAST


def _runs(numbers: list[int]) -> Iterator[str]:
    """Yield page numbers, those that follow one another as a range."""
    start = previous = 0
    for number in [*numbers, 0]:
        if start and number != previous + 1:
            yield str(start) if start == previous else f"{start}-{previous}"
            start = 0
        start, previous = start or number, number


def _begun(text: str) -> str:
    """Return a text as a sentence begins."""
    return f"{text[:1].upper()}{text[1:]}"


def _open_end(text: str) -> str:
    """Return a text without its last full stop, so that cites can come before it."""
    return text.strip().removesuffix(".").rstrip()


def _parted(law: str) -> tuple[str, str]:
    key, _, pinpoint = law.partition(" ")
    return key, pinpoint


def _law(key: str, pinpoint: str) -> str:
    return f"[[law:{key} {pinpoint}]]" if pinpoint else f"[[law:{key}]]"


def _block(key: str, kind: PaperBlockKind, text: str, level: int = 0) -> DraftedBlock:
    return DraftedBlock(key, kind, level, text)


def _heading(key: str, text: str) -> DraftedBlock:
    return _block(f"heading/{key}", PaperBlockKind.HEADING, text, 1)


def _sub(key: str, text: str) -> DraftedBlock:
    return _block(key, PaperBlockKind.SUB, text, 2)


def _numbered(key: str, text: str) -> DraftedBlock:
    return _block(key, PaperBlockKind.NUMBERED, text)


def _gap(key: str, text: str) -> DraftedBlock:
    return _block(f"gap/{key}", PaperBlockKind.GAP, text)


def _points(key: str, texts: Iterable[str]) -> Iterator[DraftedBlock]:
    """Yield points, the last with a full stop."""
    listed = [_open_end(one) for one in texts]
    for at, one in enumerate(listed, start=1):
        end = ";" if at < len(listed) else "."
        yield _block(f"{key}/{at}", PaperBlockKind.POINT, f"{one}{end}")
