"""The argument of a case: legal tests, their limbs, and what is said for and against each."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from casefiles.domain.dates.date_words import words_from_edtf
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import ArgumentId, CaseId
from casefiles.domain.records.arguments import Argument, Bearing, Support
from casefiles.domain.records.case_records import Case, Document, Exhibit, Fact
from casefiles.domain.records.library_records import LibraryNote
from casefiles.library.legal_tests import LegalTest, LegalTests, load_legal_tests
from casefiles.library.packs import Authority
from casefiles.office.law.argument_sources import cautions, governing
from casefiles.office.law.packs_in_use import authorities_in_use
from casefiles.office.law.states import known_states
from casefiles.office.narrative.facts import ShownCitation
from casefiles.office.people.persons import shown_names
from casefiles.office.records.citation_locations import location_of_citation
from casefiles.office.records.countdown import local_now
from casefiles.office.workplace.operations import Edit, Job, JobContext
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.access.work import WriteTransaction
from casefiles.words.language import msg, msg_mark

FORUMS: Final = {
    "national": msg_mark("Courts of the requested State"),
    "echr": msg_mark("European Court of Human Rights"),
    "cat": msg_mark("Committee against Torture"),
    "hrc": msg_mark("Human Rights Committee"),
    "wgad": msg_mark("Working Group on Arbitrary Detention"),
    "ccf": msg_mark("Commission for the Control of INTERPOL’s Files"),
}
"""Before whom a test holds, in words."""
SUPPORTS: Final = {
    Support.UNSUPPORTED: msg_mark("Unsupported"),
    Support.ASSERTED: msg_mark("Asserted"),
    Support.SOURCED: msg_mark("Sourced"),
    Support.CORROBORATED: msg_mark("Corroborated"),
    Support.CONTESTED: msg_mark("Contested"),
}
"""How well an argument is borne out, in words, from worst to best but for the last."""


class LimbState(StrEnum):
    """How far a limb is argued, for the lawyer alone."""

    NOT_BEGUN = "not_begun"
    BEGUN = "begun"
    SOURCED = "sourced"
    CORROBORATED = "corroborated"
    CONTESTED = "contested"
    UNANSWERED = "unanswered"


STATES: Final = {
    LimbState.NOT_BEGUN: msg_mark("Not begun"),
    LimbState.BEGUN: msg_mark("Begun"),
    LimbState.SOURCED: msg_mark("Sourced"),
    LimbState.CORROBORATED: msg_mark("Corroborated"),
    LimbState.CONTESTED: msg_mark("Contested"),
    LimbState.UNANSWERED: msg_mark("Unanswered"),
}
"""How far a limb is argued, in words."""
_STATES: Final = {
    Support.SOURCED: LimbState.SOURCED,
    Support.CORROBORATED: LimbState.CORROBORATED,
    Support.CONTESTED: LimbState.CONTESTED,
}


@dataclass(frozen=True, slots=True)
class ShownFact:
    """A fact that an argument rests on; text with names."""

    id: str
    words: str


@dataclass(frozen=True, slots=True)
class ShownAuthority:
    """An authority that an argument leans on or meets.

    Attributes:
        is_checked: somebody read the decision itself; it is printed as not checked otherwise.
    """

    id: str
    name: str
    is_adverse: bool
    is_checked: bool = False


@dataclass(frozen=True, slots=True)
class ShownArgument:
    """An argument with names in its texts, and what it rests on."""

    argument: Argument
    text: str
    answer: str
    reply: str
    facts: tuple[ShownFact, ...]
    cites: tuple[ShownCitation, ...]
    authorities: tuple[ShownAuthority, ...]

    @property
    def id(self) -> ArgumentId:
        """The id of the argument."""
        return self.argument.id

    @property
    def is_bare(self) -> bool:
        """Whether nothing proves it: neither a fact nor a page."""
        return not self.facts and not self.cites


@dataclass(frozen=True, slots=True)
class LimbRow:
    """A limb of a test, and what is said on it.

    Attributes:
        id: test and limb, which name it together.
        heading: title of the test.
        texts: what it rests on between the two States of the case, as it would be printed.
        adverse: adverse authorities on the ground that no argument meets yet.
        cautions: what is not cited and why, and how sure the lists of parties are.
    """

    id: str
    test: LegalTest
    limb: str
    text: str
    ours: tuple[ShownArgument, ...]
    theirs: tuple[ShownArgument, ...]
    adverse: tuple[ShownAuthority, ...]
    texts: str
    cautions: tuple[str, ...] = ()

    @property
    def heading(self) -> str:
        """The title of the test."""
        return self.test.title

    @property
    def state(self) -> LimbState:
        """How far the limb is argued; unanswered only where they argued and we did not."""
        if not self.ours:
            return LimbState.UNANSWERED if self.theirs else LimbState.NOT_BEGUN
        if self.theirs:
            return LimbState.CONTESTED
        return _STATES.get(self.support, LimbState.BEGUN)

    @property
    def support(self) -> Support:
        """How well the limb is borne out: by its best argument, unless one is contested."""
        supports = [one.argument.support for one in self.ours]
        if not supports:
            return Support.UNSUPPORTED
        if Support.CONTESTED in supports:
            return Support.CONTESTED
        order = list(SUPPORTS)
        return max(supports, key=order.index)


@dataclass(frozen=True, slots=True)
class ArgumentMap:
    """Every limb of every test, in the order of the tests.

    Attributes:
        warning: why the tests are to be looked at again; empty for no reason.
    """

    limbs: tuple[LimbRow, ...]
    warning: str

    @property
    def argued(self) -> frozenset[str]:
        """Ids of the tests on which anything is said."""
        return frozenset(row.test.id for row in self.limbs if row.ours or row.theirs)


def argument_map(case_id: CaseId) -> Job[ArgumentMap]:
    """Return the argument of a case, limb by limb.

    Raises:
        InvalidForm: the tests or the pack were edited into nonsense.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> ArgumentMap:
        ticket.check()
        tests = load_legal_tests(workplace.resources)

        def ask(reader: ReadTransaction) -> tuple[LimbRow, ...]:
            authorities = authorities_in_use(reader, workplace.resources)
            checked = frozenset(one.entry for one in reader.find(LibraryNote) if one.checked_by)
            known = _Known(authorities, checked)
            shown = _shown(reader, case_id, known)
            texts = _texts(reader, case_id, (tests, checked), workplace)
            rows = (_limbs(one, shown, known, texts[one.id]) for one in tests.tests)
            return tuple(row for limb_rows in rows for row in limb_rows)

        limbs = workplace.vault.read(ask)
        return ArgumentMap(limbs, _overdue(tests, workplace))

    return work


def limbs_to_serve() -> Job[tuple[tuple[str, str], ...]]:
    """Return every limb as test/limb, with the words of both.

    Raises:
        InvalidForm: the tests were edited into nonsense.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> tuple[tuple[str, str], ...]:
        ticket.check()
        return tuple(
            (f"{test.id}/{limb.id}", f"{test.title}: {limb.text}")
            for test in load_legal_tests(workplace.resources).tests
            for limb in test.limbs
        )

    return work


def save_argument(argument: Argument) -> Edit[None]:
    """Add an argument after the others of its limb, or change one.

    Raises:
        Refused: it says nothing (`argument_says_nothing`).
    """

    def change(work: WriteTransaction) -> None:
        if not argument.text.strip():
            raise Refused("argument_says_nothing")
        there = work.get(Argument, argument.id)
        if there is not None:
            work.update(replace(argument, position=there.position), "edit_argument")
            return
        arguments = work.find(
            Argument, case_id=argument.case_id, test=argument.test, limb=argument.limb
        )
        last = max((one.position for one in arguments), default=0)
        work.insert(replace(argument, position=last + 1), "add_argument")

    return change


@dataclass(frozen=True, slots=True)
class _Known:
    """The authorities of the packs in use, and which of them somebody read."""

    all: Mapping[str, Authority]
    checked: frozenset[str]

    def shown(self, name: str) -> ShownAuthority:
        """Return an authority as it is shown; one that is gone by its id."""
        one = self.all.get(name)
        if one is None:
            return ShownAuthority(name, name.replace("_", " "), is_adverse=False)
        return ShownAuthority(name, one.name, one.side == "adverse", name in self.checked)


def _texts(
    reader: ReadTransaction,
    case_id: CaseId,
    values: tuple[LegalTests, frozenset[str]],
    workplace: JobContext,
) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return what each test rests on between the States of a case, with cautions, by its id."""
    tests, checked = values
    case = reader.get(Case, case_id)
    between = ("", "") if case is None else (case.requesting_state, case.requested_state)
    states = known_states(workplace.resources)
    return {
        one.id: (governing(one, states, between, checked), cautions(one, states, between))
        for one in tests.tests
    }


def _limbs(
    test: LegalTest,
    shown: Mapping[tuple[str, str], tuple[ShownArgument, ...]],
    known: _Known,
    values: tuple[str, tuple[str, ...]],
) -> Iterable[LimbRow]:
    met = {
        one.id
        for (stored, _), arguments in shown.items()
        if stored == test.id
        for argument in arguments
        for one in argument.authorities
    }
    adverse = tuple(
        known.shown(own)
        for own, one in known.all.items()
        if one.side == "adverse" and test.ground in one.grounds and own not in met
    )
    for limb in test.limbs:
        shown_arguments = shown.get((test.id, limb.id), ())
        ours = tuple(one for one in shown_arguments if one.argument.bearing is Bearing.OURS)
        theirs = tuple(one for one in shown_arguments if one.argument.bearing is Bearing.THEIRS)
        named = (f"{test.id}/{limb.id}", test, limb.id, limb.text)
        yield LimbRow(*named, ours, theirs, adverse, *values)


def _shown(
    reader: ReadTransaction, case_id: CaseId, known: _Known
) -> dict[tuple[str, str], tuple[ShownArgument, ...]]:
    """Return the arguments of a case by test and limb, each in its order."""
    show = shown_names(reader, case_id)
    found: defaultdict[tuple[str, str], list[ShownArgument]] = defaultdict(list)
    stored = reader.find(Argument, case_id=case_id)
    titles = _titles(reader, stored)
    for argument in sorted(stored, key=lambda one: one.position):
        facts = (reader.get(Fact, one) for one in argument.fact_ids)
        found[argument.test, argument.limb].append(
            ShownArgument(
                argument=argument,
                text=show(argument.text),
                answer=show(argument.answer),
                reply=show(argument.reply),
                facts=tuple(
                    ShownFact(fact.id, f"{fact.position}. {show(fact.text)}")
                    for fact in facts
                    if fact is not None
                ),
                cites=tuple(
                    ShownCitation(
                        cite.document_id,
                        cite.page,
                        show(titles.get(cite.document_id, "?")),
                        cite,
                        location_of_citation(reader, cite),
                    )
                    for cite in argument.cites
                ),
                authorities=tuple(map(known.shown, argument.authorities)),
            )
        )
    return {key: tuple(arguments) for key, arguments in found.items()}


def _titles(reader: ReadTransaction, arguments: Iterable[Argument]) -> dict[str, str]:
    """Return what the cited documents are called, by mark where they have one."""
    titles = {}
    for document_id in {cite.document_id for one in arguments for cite in one.cites}:
        document = reader.get(Document, document_id)
        marks = [one.mark for one in reader.find(Exhibit, document_id=document_id)]
        if document is not None:
            titles[str(document_id)] = next(iter(marks), document.title or document.file_name)
    return titles


def _overdue(tests: LegalTests, workplace: JobContext) -> str:
    if local_now(workplace.clock).date() <= tests.review_by:
        return ""
    by = words_from_edtf(tests.review_by.isoformat())
    return msg("These tests were to be checked again by {by}. The law may have moved.", by=by)
