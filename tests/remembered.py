"""What decides the pages of an exhibit is worked out once in a run where nothing of it differs.

Each test of the office and of the window has a vault of its own, most of them copies of one. What
goes from the pages of its exhibits, and where they speak of kin, depends on the texts and names
alone and costs more than all else of a small draft. Here both are remembered by everything that
they depend on, over the vaults of one process. Tests of these decisions themselves are in
`redaction` and `office/redaction`, which work them out each time.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import wraps
from threading import Lock
from typing import Any

import pytest

from casefiles.domain.files.extraction import PageText
from casefiles.domain.foundation.boxes import Box
from casefiles.office.draft import drafting
from casefiles.office.redaction import kinship_streams, rests_of_names
from casefiles.redaction.kinship.finding import NOBODY_KNOWN, phrases
from casefiles.redaction.kinship.phrase import Known
from casefiles.redaction.names.mentions import Matcher
from casefiles.redaction.names.page_mentions import parted_lines

_MOST = 20_000
_known: dict[tuple[str, Hashable], Any] = {}
_guard = Lock()


def _remembering(
    make: Callable[..., Any], key_of: Callable[..., Hashable] = lambda *asked: asked
) -> Callable[..., Any]:
    """Return a pure function that answers the same question once, by all that it is asked."""

    @wraps(make)
    def answer(*asked: Any) -> Any:
        key = make.__qualname__, key_of(*asked)
        with _guard:
            if key in _known:
                return _known[key]
        found = make(*asked)
        with _guard:
            if len(_known) >= _MOST:
                _known.clear()
            _known[key] = found
        return found

    return answer


def _words_of(text: str, known: Known = NOBODY_KNOWN) -> Hashable:
    named = (known.words, known.runs, known.roles)
    return text, known.places, *(tuple(one.items()) for one in named)


def _pages_of(
    pages: Sequence[PageText], matcher: Matcher, drawn: Mapping[int, Sequence[Box]]
) -> Hashable:
    # A matcher of the same names is the same object while it is in use.
    return tuple(pages), matcher, tuple((number, tuple(drawn[number])) for number in sorted(drawn))


@contextmanager
def remembered() -> Iterator[None]:
    """Let drafts remember what goes from pages, until the end."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(drafting, "_planned", _remembering(drafting._planned))
        patch.setattr(kinship_streams, "phrases", _remembering(phrases, _words_of))
        patch.setattr(rests_of_names, "parted_lines", _remembering(parted_lines, _pages_of))
        yield
