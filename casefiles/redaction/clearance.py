"""Clearance, the last look at a finished file: is anything protected in it, in any form?"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Final

from casefiles.domain.folding import word_kind
from casefiles.domain.ids import PersonId
from casefiles.redaction.alias import Alias
from casefiles.redaction.aliases import forms_of, open_forms_of
from casefiles.redaction.clearance_frames import (
    ClearanceReport,
    ClearanceRequest,
    PageReadings,
    page_texts_from_bytes,
    request_from_bytes,
)
from casefiles.redaction.decoding import Form, Part
from casefiles.redaction.embedded_fonts import count_unneeded
from casefiles.redaction.file_parts import is_pdf, parts_of_file
from casefiles.redaction.format_words import FORMAT_WORDS
from casefiles.redaction.furniture import count_strange
from casefiles.redaction.matching import matcher_of
from casefiles.redaction.mentions import Matcher
from casefiles.redaction.near_readings import NearReadings
from casefiles.redaction.needles import Needles
from casefiles.redaction.patterns import SPACED, compact
from casefiles.redaction.pictures import count_unaccounted, pages_of_pictures
from casefiles.redaction.sought import Sought
from casefiles.redaction.turned_lines import turned
from casefiles.redaction.word_furniture import count_strange_in_word, is_word

_FOREIGN: Final = ClearanceReport(0, 1, (("signature", 1),), (("signature", 0, 1),))
"""What is told of a file with more in its signature than the signer's own."""
_SHORTEST_SEEN: Final = 4
_SHORTEST_SEEN_HAN: Final = 2
_SHORTEST_SEEN_NUMBER: Final = 5
"""Letters, Han characters and digits that a machine does not read by chance."""
_SHORTEST_WORD: Final = 4
"""Word characters that a form needs to count among the words of a file format."""
_SHORTEST_NUMBER: Final = 8
"""Digits that a number needs there: sizes and coordinates are shorter."""
_SHORTEST_BYTES: Final = {Form.TEXT: 4, Form.SYNTAX: 4, Form.BINARY: 6, Form.NOISE: 8}
"""Bytes that a byte form needs: in noise a shorter one turns up by chance."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is searched for, and what may stand all the same.

    Attributes:
        sought: whom to find, and which names pages may show.
        public_text: the Disclosure and the profile's wording; a form that stands in it was
            decided before and is no hit.
        layer: public text that lies unseen behind pictures.
        name: of the file.
        no_names: what machines read before and a person said to be nobody's name.
    """

    sought: Sought
    public_text: str
    layer: str = ""
    name: str = ""
    no_names: tuple[str, ...] = ()


def examine(
    file_bytes: bytes,
    page_texts: Sequence[str],
    sought: Sought,
    public_text: str,
) -> ClearanceReport:
    """Search a finished file for everything protected, see `examine_file`."""
    wanted = Wanted(sought, public_text)
    return examine_file(file_bytes, PageReadings(tuple(page_texts)), wanted)


def examine_file(
    file_bytes: bytes, pages: PageReadings, wanted: Wanted, more: Sequence[Part] = ()
) -> ClearanceReport:
    """Search a finished file for everything protected.

    Args:
        file_bytes: the file exactly as it will be written.
        pages: what workers read from its pages.
        wanted: what to find.
        more: what was taken out of the file before, and must say nothing either.

    Raises:
        ExportStopped: the file cannot be taken apart (`clearance_unreadable`).
    """
    search = _Search(wanted)
    hits: Counter[tuple[str, int]] = Counter()
    doubts: Counter[int] = Counter()
    near = NearReadings(forms_of(wanted.sought.protected), open_forms_of(wanted.sought.open))
    near.excuse((wanted.public_text, wanted.layer), wanted.no_names)
    near_pages: Counter[int] = Counter()
    streams = 0
    for page, text in enumerate(pages.texts, start=1):
        streams += 1
        read = (text, *turned(text))
        hits["page_text", page] += max(search.count_in_text(one, Form.TEXT) for one in read)
    for page, readings in pages.seen.items():
        streams += len(readings)
        found, doubted = search.count_seen(readings)
        hits["picture_text", page] += found
        doubts[page] += doubted
        near_pages[page] += near.count(readings)
    if wanted.name:
        hits["file_name", 0] += search.count_in_text(wanted.name, Form.TEXT)
    for part in (*parts_of_file(file_bytes, wanted.name), *more):
        streams += 1
        hits[part.kind, 0] += search.count_in_part(part)
    return _report(streams, hits, doubts, near_pages)


def _report(
    streams: int, hits: Counter[tuple[str, int]], doubts: Counter[int], near: Counter[int]
) -> ClearanceReport:
    kinds: Counter[str] = Counter()
    for (kind, _), count in hits.items():
        kinds[kind] += count
    return ClearanceReport(
        streams,
        sum(hits.values()),
        tuple(sorted((kind, count) for kind, count in kinds.items() if count)),
        tuple(sorted((kind, page, count) for (kind, page), count in hits.items() if count)),
        tuple(sorted((page, count) for page, count in doubts.items() if count)),
        near=tuple(sorted((page, count) for page, count in near.items() if count)),
    )


class _Search:
    """The forms to find, without those that the public text accounts for."""

    def __init__(self, given: Wanted) -> None:
        self._matcher = matcher_of(replace(given.sought, excused=frozenset()))
        forms = dict.fromkeys(alias.text for alias in self._matcher.aliases)
        # Numbered one by one, so that a form tells which of them the public text accounts for.
        wanted = [Alias(form, PersonId(str(number))) for number, form in enumerate(forms)]
        # A name that is a word of the file format stands glued to others in any file.
        telling = [alias for alias in wanted if not _is_format_word(alias.text)]
        self._telling = Matcher(telling)
        # Text behind pages was searched before: forms in it are parts of names that are open.
        public = f"{given.public_text}\n{given.layer}"
        self._public = frozenset(_forms_in(public, self._matcher))
        # On pages a name that is open stays, also where a protected one is a part of it.
        self._beside_open = matcher_of(given.sought)
        accounted = Matcher(wanted).owners_in(given.public_text)
        hidden = (alias for alias in telling if alias.person_id not in accounted)
        self._needles = Needles(alias.text for alias in hidden)

    def count_in_part(self, part: Part) -> int:
        """Count what is found in a part, decoded or not."""
        found = sum(self.count_in_text(text, part.form) for text in dict.fromkeys(part.texts))
        return found + len(self._needles.find(part.data, _SHORTEST_BYTES[part.form]))

    def count_seen(self, readings: Iterable[str]) -> tuple[int, int]:
        """Count what machines read in the picture of a page, and short forms that may be chance."""
        counts = []
        for text in readings:
            for one in (text, *turned(text)):
                found = [
                    form for form in _forms_in(one, self._beside_open) if form not in self._public
                ]
                sure = sum(is_sure(form) for form in found)
                counts.append((sure, len(found) - sure))
        return max((sure for sure, _ in counts), default=0), max(
            (doubted for _, doubted in counts), default=0
        )

    def count_in_text(self, text: str, form: Form) -> int:
        """Count the mentions in a text that the public text does not account for."""
        if form is Form.TEXT:
            return sum(one not in self._public for one in _forms_in(text, self._matcher))
        found = (one for one in _forms_in(text, self._telling) if one not in self._public)
        return sum(_is_telling(one) for one in found)


def _forms_in(text: str, matcher: Matcher) -> Iterator[str]:
    for mention in matcher.find_joined(text):
        yield compact(text[mention.start : mention.end]) or text[mention.start : mention.end]


def is_sure(form: str) -> bool:
    """Tell whether a folded form is too long to arise by chance in what a machine reads."""
    if form.isdecimal():
        return len(form) >= _SHORTEST_SEEN_NUMBER
    has_spaces = any(word_kind(char) in SPACED for char in form)
    return len(form) >= (_SHORTEST_SEEN if has_spaces else _SHORTEST_SEEN_HAN)


def _is_format_word(form: str) -> bool:
    key = compact(form)
    return any(key in word for word in FORMAT_WORDS)


def _is_telling(form: str) -> bool:
    if form in FORMAT_WORDS:
        return False
    shortest = _SHORTEST_NUMBER if form.isdecimal() else _SHORTEST_WORD
    return len(form) >= shortest or not form.isascii()


def answer(request: bytes, file_bytes: bytes, page_texts: bytes) -> bytes:
    """Examine a file as asked by three frames, and return the frame that answers.

    Raises:
        ExportStopped: the file cannot be taken apart (`clearance_unreadable`).
    """
    asked = request_from_bytes(request)
    wanted = Wanted(asked.sought, asked.public_text, asked.layer, asked.name, asked.no_names)
    unsigned, more = file_bytes, tuple[Part, ...]()
    if asked.chain:
        # What reads signatures takes long to load, and few files are signed.
        from casefiles.redaction import signed_files  # noqa: PLC0415

        opened = signed_files.without_signature(file_bytes, asked.chain)
        if opened is None:
            return json.dumps(asdict(_FOREIGN)).encode()
        # An authority for times says what it likes in its certificates.
        unsigned, more = opened[0], tuple(signed_files.parts_of_token(opened[1]))
    report = examine_file(unsigned, page_texts_from_bytes(page_texts), wanted, more)
    if is_pdf(asked.name, file_bytes):
        report = _with_form(report, unsigned, asked)
    elif is_word(asked.name):
        report = _with_found(report, [("furniture", 0, count_strange_in_word(file_bytes))])
    return json.dumps(asdict(report)).encode()


def _with_form(
    report: ClearanceReport, file_bytes: bytes, asked: ClearanceRequest
) -> ClearanceReport:
    """Add what a dossier never has: pictures of another kind, foreign furniture, spare letters."""
    strange = [("picture", 0, count_unaccounted(file_bytes, asked.pictures))]
    strange += [("furniture", page, count) for page, count in count_strange(file_bytes)]
    public = f"{asked.public_text}\n{asked.layer}"
    strange.append(("font", 0, count_unneeded(file_bytes, public)))
    pictured = pages_of_pictures(file_bytes, asked.pictures)
    return replace(_with_found(report, strange), pictured=pictured)


def _with_found(report: ClearanceReport, strange: list[tuple[str, int, int]]) -> ClearanceReport:
    found = [one for one in strange if one[2]]
    kinds = Counter(dict(report.kinds))
    for kind, _, count in found:
        kinds[kind] += count
    return replace(
        report,
        hits=report.hits + sum(count for _, _, count in found),
        kinds=tuple(sorted(kinds.items())),
        places=tuple(sorted((*report.places, *found))),
    )
