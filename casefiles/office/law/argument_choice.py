"""Before which forum and on which grounds a case is argued: what the place of the argument shows.

Kept in the vault outside the ledger: it says what is shown, and nothing of a dossier follows it.
"""

import json
from dataclasses import dataclass
from typing import Any, Final

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.ids import CaseId
from casefiles.library.legal_tests import LegalTest, load_legal_tests
from casefiles.office.law.arguments import FORUMS
from casefiles.office.records.vocabularies import term_in
from casefiles.office.workplace.operations import Edit, Job, JobContext, Query
from casefiles.store.access.reader import ReadTransaction
from casefiles.words.language import msg_of

CHOICE: Final = "argument_choice:"
"""What the name of the setting begins with, before the id of its case."""


@dataclass(frozen=True, slots=True)
class ArgumentChoice:
    """The chosen forums and grounds.

    Attributes:
        forums: codes; a test is shown if it holds before one of them.
        grounds: codes; and if its ground is one of them.
        is_all: every test is shown.
    """

    forums: frozenset[str] = frozenset()
    grounds: frozenset[str] = frozenset()
    is_all: bool = False

    @property
    def is_made(self) -> bool:
        """Whether anything was chosen yet."""
        return self.is_all or bool(self.forums and self.grounds)

    def shows(self, test: LegalTest) -> bool:
        """Return whether a test is shown."""
        is_chosen = test.ground in self.grounds and not self.forums.isdisjoint(test.forums)
        return self.is_all or is_chosen


@dataclass(frozen=True, slots=True)
class OfferedGround:
    """A ground that can be chosen.

    Attributes:
        forums: codes of those before whom a test of it holds.
        tests: titles of its tests.
    """

    code: str
    words: str
    forums: frozenset[str]
    tests: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OfferedChoice:
    """What can be chosen, and what is.

    Attributes:
        forums: codes and words, in their order.
    """

    forums: tuple[tuple[str, str], ...]
    grounds: tuple[OfferedGround, ...]
    choice: ArgumentChoice


def argument_choice(case_id: CaseId) -> Query[ArgumentChoice]:
    """Return what was chosen; nonsense counts as nothing chosen."""
    return lambda reader: _read(reader.setting(f"{CHOICE}{case_id}"))


def save_argument_choice(case_id: CaseId, choice: ArgumentChoice) -> Edit[None]:
    """Keep a choice."""
    text = json.dumps(
        {
            "forums": sorted(choice.forums),
            "grounds": sorted(choice.grounds),
            "is_all": choice.is_all,
        }
    )
    return lambda work: work.renew_setting(f"{CHOICE}{case_id}", text)


def offered_choice(case_id: CaseId) -> Job[OfferedChoice]:
    """Return the forums and grounds that there are tests of.

    Raises:
        InvalidForm: the tests were edited into nonsense.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> OfferedChoice:
        ticket.check()
        tests = load_legal_tests(workplace.resources).tests

        def ask(reader: ReadTransaction) -> OfferedChoice:
            term = term_in(reader)
            grounds = tuple(
                _ground(code, term("ground", code), tests)
                for code in dict.fromkeys(test.ground for test in tests)
            )
            choice = argument_choice(case_id)(reader)
            return OfferedChoice(tuple(msg_of(FORUMS).items()), grounds, choice)

        return workplace.vault.read(ask)

    return work


def _ground(code: str, words: str, tests: tuple[LegalTest, ...]) -> OfferedGround:
    own = [test for test in tests if test.ground == code]
    forums = frozenset(forum for test in own for forum in test.forums)
    return OfferedGround(code, words, forums, tuple(test.title for test in own))


def _read(text: str | None) -> ArgumentChoice:
    try:
        stored: Any = json.loads(text or "{}")
        return ArgumentChoice(
            frozenset(str(one) for one in stored.get("forums", ())),
            frozenset(str(one) for one in stored.get("grounds", ())),
            stored.get("is_all") is True,
        )
    except (ValueError, AttributeError, TypeError):
        return ArgumentChoice()
