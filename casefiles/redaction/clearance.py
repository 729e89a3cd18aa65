"""Clearance, the last look at a finished file: is anything protected in it, in any form?"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Final

from casefiles.domain.ids import PersonId
from casefiles.redaction.aliases import Alias
from casefiles.redaction.decoding import Form, Part, parts_of_pdf
from casefiles.redaction.format_words import FORMAT_WORDS
from casefiles.redaction.mentions import Matcher
from casefiles.redaction.needles import Needles
from casefiles.redaction.patterns import compact
from casefiles.redaction.pictures import count_unaccounted

_SHORTEST_WORD: Final = 4
"""Word characters that a form needs to count among the words of a file format."""
_SHORTEST_NUMBER: Final = 8
"""Digits that a number needs there: sizes and coordinates are shorter."""
_SHORTEST_BYTES: Final = {Form.TEXT: 4, Form.SYNTAX: 4, Form.BINARY: 6, Form.NOISE: 8}
"""Bytes that a byte form needs: in noise a shorter one turns up by chance."""


@dataclass(frozen=True, slots=True)
class ClearanceReport:
    """What was searched and found, in counts only.

    Attributes:
        streams: strings, streams and texts searched.
        hits: occurrences that the public text does not account for.
        kinds: hits by where they lie.
    """

    streams: int
    hits: int
    kinds: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class ClearanceRequest:
    """What the child is asked.

    Attributes:
        forms: to find.
        public_text: that may stand.
        pictures: digests of the burned pages; no other picture may be in the file.
    """

    forms: tuple[str, ...]
    public_text: str
    pictures: tuple[str, ...]


def examine(
    file_bytes: bytes, page_texts: Sequence[str], aliases: Iterable[Alias], public_text: str
) -> ClearanceReport:
    """Search a finished PDF for everything protected.

    Args:
        file_bytes: the file exactly as it will be written.
        page_texts: what a worker read from its pages.
        aliases: the forms to find.
        public_text: the Disclosure and the profile's wording; a form that stands in it was
            decided before and is no hit.

    Raises:
        ExportStopped: the file cannot be taken apart (`clearance_unreadable`).
    """
    search = _Search(aliases, public_text)
    hits: Counter[str] = Counter()
    streams = 0
    for text in page_texts:
        streams += 1
        hits["page_text"] += search.count_in_text(text, Form.TEXT)
    for part in parts_of_pdf(file_bytes):
        streams += 1
        hits[part.kind] += search.count_in_part(part)
    found = tuple(sorted((kind, count) for kind, count in hits.items() if count))
    return ClearanceReport(streams, sum(hits.values()), found)


class _Search:
    """The forms to find, without those that the public text accounts for."""

    def __init__(self, aliases: Iterable[Alias], public_text: str) -> None:
        # Numbered one by one, so that a form tells which of them the public text accounts for.
        forms = dict.fromkeys(alias.text for alias in aliases)
        wanted = [Alias(form, PersonId(str(number))) for number, form in enumerate(forms)]
        self._matcher = Matcher(wanted)
        # A name that is a word of the file format stands glued to others in any file.
        telling = [alias for alias in wanted if not _is_format_word(alias.text)]
        self._telling = Matcher(telling)
        self._public = frozenset(_forms_in(public_text, self._matcher))
        accounted = self._matcher.owners_in(public_text)
        hidden = (alias for alias in telling if alias.person_id not in accounted)
        self._needles = Needles(alias.text for alias in hidden)

    def count_in_part(self, part: Part) -> int:
        """Count what is found in a part, decoded or not."""
        found = sum(self.count_in_text(text, part.form) for text in dict.fromkeys(part.texts))
        return found + len(self._needles.find(part.data, _SHORTEST_BYTES[part.form]))

    def count_in_text(self, text: str, form: Form) -> int:
        """Count the mentions in a text that the public text does not account for."""
        if form is Form.TEXT:
            return sum(one not in self._public for one in _forms_in(text, self._matcher))
        found = (one for one in _forms_in(text, self._telling) if one not in self._public)
        return sum(_is_telling(one) for one in found)


def _forms_in(text: str, matcher: Matcher) -> Iterator[str]:
    for mention in matcher.find_joined(text):
        yield compact(text[mention.start : mention.end]) or text[mention.start : mention.end]


def _is_format_word(form: str) -> bool:
    key = compact(form)
    return any(key in word for word in FORMAT_WORDS)


def _is_telling(form: str) -> bool:
    if form in FORMAT_WORDS:
        return False
    shortest = _SHORTEST_NUMBER if form.isdecimal() else _SHORTEST_WORD
    return len(form) >= shortest or not form.isascii()


def request_bytes(
    aliases: Iterable[Alias], public_text: str, pictures: Iterable[str] = ()
) -> bytes:
    """Return the first frame of the child: what it is asked."""
    forms = tuple(dict.fromkeys(alias.text for alias in aliases))
    return json.dumps(asdict(ClearanceRequest(forms, public_text, tuple(pictures)))).encode()


def page_texts_bytes(page_texts: Sequence[str]) -> bytes:
    """Return the third frame of the child: what a worker read from the pages."""
    return json.dumps(list(page_texts)).encode()


def answer(request: bytes, file_bytes: bytes, page_texts: bytes) -> bytes:
    """Examine a file as asked by three frames, and return the frame that answers.

    Raises:
        ExportStopped: the file cannot be taken apart (`clearance_unreadable`).
    """
    asked = ClearanceRequest(**json.loads(request))
    # Nobody's id enters the child: a form alone is enough to find it.
    aliases = [Alias(form, PersonId("")) for form in asked.forms]
    report = examine(file_bytes, json.loads(page_texts), aliases, asked.public_text)
    strange = count_unaccounted(file_bytes, asked.pictures)
    if strange:
        kinds = (*report.kinds, ("picture", strange))
        report = ClearanceReport(report.streams, report.hits + strange, kinds)
    return json.dumps(asdict(report)).encode()


def report_from_bytes(data: bytes) -> ClearanceReport:
    """Read the answer of the child.

    Raises:
        ValueError: not a report.
    """
    told = json.loads(data)
    if not isinstance(told, dict) or set(told) != {"streams", "hits", "kinds"}:
        raise ValueError("not a clearance report")
    kinds = tuple((str(kind), int(count)) for kind, count in told["kinds"])
    return ClearanceReport(int(told["streams"]), int(told["hits"]), kinds)
