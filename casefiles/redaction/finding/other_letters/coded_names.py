"""What finds names that codes stand for: tables of letters, telephones, telegraphs."""

from casefiles.redaction.finding.han.telegraph_codes import TelegraphCodes
from casefiles.redaction.finding.index import Index
from casefiles.redaction.finding.letters.spelled_letters import SpelledLetters
from casefiles.redaction.finding.other_letters.wrong_tables import WrongTables

__all__ = ["coded_names"]


def coded_names(index: Index) -> tuple[WrongTables | SpelledLetters | TelegraphCodes, ...]:
    """Return the finders; all they find is asked about."""
    return WrongTables(index), SpelledLetters(index), TelegraphCodes(index)
