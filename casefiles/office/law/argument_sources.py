"""What arguments name, out of the library: the words of tests, limbs and authorities."""

from dataclasses import replace
from typing import Final

from casefiles.domain.dates.date_words import words_from_edtf
from casefiles.domain.records.library_records import LibraryNote
from casefiles.domain.records.printed_tests import CitedAuthority, PrintedLimb, PrintedTest
from casefiles.domain.records.snapshot import CaseSnapshot
from casefiles.library.legal_tests import LegalTest, load_legal_tests
from casefiles.library.packs import Authority
from casefiles.library.states import Binds, States
from casefiles.office.law.packs_in_use import BUILTIN, packs_in_use
from casefiles.office.law.states import known_states
from casefiles.office.workplace.operations import JobContext
from casefiles.redaction.release.released_arguments import without_words
from casefiles.words.language import msg_mark, msg_of

_BODIES: Final = {
    "un_cat_": ("cat",),
    "un_hrc_": ("hrc",),
    "un_tb_": ("cat", "hrc"),
    "echr_": ("echr",),
    "un_wgad_": ("wgad",),
    "ccf_": ("ccf",),
}
"""Beginnings of the ids of profiles, and before whom a test must hold to be argued there."""
_UNITED_NATIONS: Final = "un_"
_NOT_CHECKED: Final = "[not checked]"
_NOT_CITED: Final = {
    Binds.REQUESTED: msg_mark("Not cited, as the requested State is not known to be a party: {}."),
    Binds.BOTH: msg_mark("Not cited, as not both States are known to be parties: {}."),
}
_UNSURE: Final = msg_mark(
    "Unverified: who is a party to what is cited is from general"
    " knowledge of {}. Check it in the list of the depositary."
)


def with_library(snapshot: CaseSnapshot, profile: str, workplace: JobContext) -> CaseSnapshot:
    """Return a case with the tests and authorities of the library, if it argues anything.

    A test stays out of what is filed with a body before which it does not hold: what Strasbourg
    asks for is not what Geneva does. A body of which no test is known gets all of them.

    Raises:
        InvalidForm: the tests or the pack were edited into nonsense.
    """
    if not snapshot.arguments and not snapshot.paper:
        return snapshot
    resources = workplace.resources
    notes = workplace.vault.read(lambda reader: reader.find(LibraryNote))
    checked = frozenset(one.entry for one in notes if one.checked_by)
    states = snapshot.case.requesting_state, snapshot.case.requested_state
    grounds = tuple(
        PrintedTest(
            *(one.id, one.title, governing(one, known_states(resources), states, checked)),
            tuple(PrintedLimb(limb.id, limb.text) for limb in one.limbs),
        )
        for one in load_legal_tests(resources).tests
        if applies_before(profile, one.forums)
    )
    sources = tuple(
        replace(
            _source(used.qualified(one.id), one, is_built_in=used.pack.id == BUILTIN),
            is_checked=used.qualified(one.id) in checked,
        )
        for used in workplace.vault.read(lambda reader: packs_in_use(reader, resources))
        for one in used.pack.authorities
    )
    return replace(snapshot, grounds=grounds, sources=sources)


def governing(
    test: LegalTest, known: States, between: tuple[str, str], checked: frozenset[str]
) -> str:
    """Return the texts that a test rests on between two States, as they may be printed.

    Args:
        test: out of the library.
        known: every State with its treaties.
        between: the State that asks and the one that is asked, in any spelling.
        checked: ids of decisions that somebody read.
    """
    codes = [known.code_of(one) for one in between]
    return "; ".join(
        f"{one.text} {_NOT_CHECKED}" if one.authority and one.authority not in checked else one.text
        for one in test.texts
        if not one.treaty or known.holds(one.treaty, *codes)
    )


def without_mark(text: str) -> tuple[str, bool]:
    """Return a governing text, and whether nobody checked its authority."""
    words, mark, _ = text.partition(f" {_NOT_CHECKED}")
    return words, bool(mark)


def cautions(test: LegalTest, known: States, between: tuple[str, str]) -> tuple[str, ...]:
    """Return what a lawyer must know of the treaties that a test rests on, a sentence each.

    Args:
        test: out of the library.
        known: every State with its treaties.
        between: the State that asks and the one that is asked, in any spelling.
    """
    codes = [known.code_of(one) for one in between]
    named = [one for one in test.texts if one.treaty]
    left = [one for one in named if not known.holds(one.treaty, *codes)]
    parts = [
        words.format("; ".join(one.text for one in texts))
        for binds, words in msg_of(_NOT_CITED).items()
        if (texts := [one for one in left if known.treaties[one.treaty].binds is binds])
    ]
    if len(left) < len(named) and not known.are_parties_sure:
        parts.append(msg_of(_UNSURE).format(words_from_edtf(known.parties_as_of.isoformat())))
    return tuple(parts)


def applies_before(profile: str, forums: tuple[str, ...]) -> bool:
    """Tell whether a test that holds before some bodies is argued under a profile."""
    named = (bodies for start, bodies in _BODIES.items() if f"{profile}_".startswith(start))
    bodies = next(named, () if profile.startswith(_UNITED_NATIONS) else ("national",))
    return not bodies or any(one in forums for one in bodies)


def with_authorities_alone(snapshot: CaseSnapshot) -> CaseSnapshot:
    """Return a case that holds its arguments, whose authorities are listed, and published exhibits.

    Whatever else the case says stays out of a bundle of authorities.
    """
    published = {one.id for one in snapshot.documents if one.is_public}
    return replace(
        without_words(snapshot),
        events=(),
        facts=(),
        steps=(),
        narrative=(),
        paper=(),
        answers=(),
        exhibits=tuple(one for one in snapshot.exhibits if one.document_id in published),
    )


def _source(key: str, one: Authority, *, is_built_in: bool) -> CitedAuthority:
    number = ", ".join(part for part in (one.number, one.ecli) if part)
    return CitedAuthority(key, one.name, one.court, number, one.date, is_built_in)
