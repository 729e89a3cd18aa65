"""Other names that people know commands by; the field finds commands by them too."""

from pathlib import Path

from casefiles.ui.base.actions import CATALOGUE
from casefiles.words.language import msg_of
from casefiles.words.used_terms import uses_of


def synonyms_in(file: Path) -> dict[str, str]:
    """Return the other names of each command.

    Args:
        file: lines of a command, a tab, and words; those that begin with # say something else.
    """
    found: dict[str, str] = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        command, tab, names = line.partition("\t")
        if tab and not line.startswith("#"):
            found[command] = names
    return found


def words_for_terms(terms: Path) -> dict[str, str]:
    """Return what else the terms are called that each command names.

    Args:
        terms: the table of terms.
    """
    return {
        entry.name: " ".join(other for use in uses for other in use.term.others)
        for entry in msg_of(CATALOGUE)
        if (uses := uses_of(terms, entry.text))
    }
