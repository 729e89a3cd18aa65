"""Our own parsers, each as a function of some bytes that may raise nothing but what it says."""

from collections.abc import Callable

from casefiles.domain.dates import edtf
from casefiles.domain.search.query_language import parsed
from casefiles.evidence.mail.compressed_rtf import rich_text
from casefiles.evidence.office_formats.rtf_words import words_of_rtf
from casefiles.evidence.worker.file_types import media_type
from tests.fuzz.alone import ALONE
from tests.fuzz.answers_and_papers import PAPERS
from tests.fuzz.mail_and_chats import ENTRIES
from tests.fuzz.told import TOLD


def dates(data: bytes) -> object:
    """Read a date."""
    text = data.decode("utf-8", "replace")
    if not edtf.is_edtf(text):
        return None
    return edtf.parse(text), edtf.sort_key(text), edtf.span(text)


def queries(data: bytes) -> object:
    """Read what is asked of the search."""
    return parsed(data.decode("utf-8", "replace"))


def rich(data: bytes) -> object:
    """Read rich text, packed and plain."""
    return list(words_of_rtf(rich_text(data))), list(words_of_rtf(data))


def types(data: bytes) -> object:
    """Tell a file's type."""
    return media_type(data)


TARGETS: dict[str, Callable[[bytes], object]] = {
    entry.__name__: entry
    for entry in (*ENTRIES, *ALONE, *TOLD, *PAPERS, dates, queries, rich, types)
}
