"""What is argued, as text of a form: our arguments by test, and the articles that they rest on."""

from collections.abc import Iterable
from typing import Final

from casefiles.domain.records.arguments import Argument
from casefiles.library.legal_tests import LegalTest
from casefiles.office.forum.record_answers.known_records import (
    KnownRecords,
    SuggestedAnswer,
    answer,
    joined,
    row,
    worded,
)
from casefiles.words.language import msg

_RISK: Final = frozenset({"torture", "death_penalty", "life_sentence"})
"""Grounds of what would be done to the client."""
_GENERAL: Final = frozenset({"general_violence", "pattern", "no_monitoring"})
"""Limbs that speak of the State and not of the client."""
_ASSURANCES: Final = frozenset({"assurances_insufficient"})
_ASSURANCE_TESTS: Final = frozenset({"assurances_othman"})
_CONVENTION: Final = "echr"


def risk(at: KnownRecords) -> SuggestedAnswer | None:
    """Return every argument of the case, by test, as the grounds of fear."""
    return _written(at, at.argued)


def personal_risk(at: KnownRecords) -> SuggestedAnswer | None:
    """Return the arguments on risk that speak of the client."""
    chosen = (
        one
        for one in at.argued
        if _ground(at, one) in _RISK and one.limb not in _GENERAL | _ASSURANCES
    )
    return _written(at, chosen)


def general_situation(at: KnownRecords) -> SuggestedAnswer | None:
    """Return the arguments on risk that speak of the State."""
    return _written(at, (one for one in at.argued if one.limb in _GENERAL))


def why_assurances_fail(at: KnownRecords) -> SuggestedAnswer | None:
    """Return what was promised by whom, and the arguments against it."""
    chosen = [one for one in at.argued if one.limb in _ASSURANCES or one.test in _ASSURANCE_TESTS]
    given = [
        msg("Given {date} by {giver}", date=worded(one.dated), giver=one.giver)
        for one in at.assurances
    ]
    found = _written(at, chosen)
    text = joined(*given, found.text if found is not None else "", by="\n")
    return answer(text, *at.assurances, *chosen)


def claims(at: KnownRecords) -> SuggestedAnswer | None:
    """Return a row for each test: the articles, our arguments."""
    rows, used = [], []
    for test in at.tests:
        own = [one for one in at.argued if one.test == test.id]
        if own:
            used += own
            texts = " ".join(one.text.strip() for one in own)
            articles = "; ".join(one.text for one in test.texts if one.treaty)
            marks = (at.marks.get(cite.document_id, "") for one in own for cite in one.cites)
            annexes = ", ".join(dict.fromkeys(filter(None, marks)))
            rows.append(row(articles, test.title, texts, annexes))
    return answer("\n".join(rows), *used)


def convention_articles(at: KnownRecords) -> SuggestedAnswer | None:
    """Return the articles of the European Convention on which argued tests rest."""
    own = [test for test in at.tests if any(one.test == test.id for one in at.argued)]
    texts = (text.text for test in own for text in test.texts if text.treaty == _CONVENTION)
    used = (one for one in at.argued if any(one.test == test.id for test in own))
    return answer("; ".join(dict.fromkeys(texts)), *used)


def relief_sought(at: KnownRecords) -> SuggestedAnswer | None:
    """Return what is asked, a line each, principal relief first."""
    return answer("\n".join(one.text for one in at.reliefs), *at.reliefs)


def orders_sought(at: KnownRecords) -> SuggestedAnswer | None:
    """Return the terms of the order that is proposed, a line each."""
    proposed = [one for one in at.reliefs if one.order_text.strip()]
    return answer("\n".join(one.order_text for one in proposed), *proposed)


def _written(at: KnownRecords, arguments: Iterable[Argument]) -> SuggestedAnswer | None:
    chosen = tuple(arguments)
    paragraphs = []
    for test in at.tests:
        own = [one for one in chosen if one.test == test.id]
        paragraphs += [test.title] * bool(own)
        paragraphs += [_argument(one) for one in own]
    return answer("\n".join(paragraphs), *chosen)


def _argument(one: Argument) -> str:
    """Return an argument with the reply to what is said against it."""
    return joined(" ".join(one.text.split()), " ".join(one.reply.split()), by=" ")


def _ground(at: KnownRecords, argument: Argument) -> str:
    test: LegalTest | None = next((one for one in at.tests if one.id == argument.test), None)
    return test.ground if test is not None else ""
