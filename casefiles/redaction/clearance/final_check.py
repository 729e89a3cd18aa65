"""Clearance, the last look at a finished file: is anything protected in it, in any form?"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.foundation.written_text import WrittenText
from casefiles.redaction.clearance.byte_patterns import BytePatterns
from casefiles.redaction.clearance.decoding import (
    DecodedPart,
    PartEncoding,
    syntax_texts,
    without_strings,
)
from casefiles.redaction.clearance.embedded_fonts import count_unneeded
from casefiles.redaction.clearance.file_parts import is_pdf, parts_of_file
from casefiles.redaction.clearance.file_structure import count_unexpected
from casefiles.redaction.clearance.final_check_frames import (
    FinalCheckReport,
    FinalCheckRequest,
    PageOcrTexts,
)
from casefiles.redaction.clearance.mirrored_lines import backwards, has_from_the_right, turned
from casefiles.redaction.clearance.pictures import count_unaccounted, pages_of_pictures
from casefiles.redaction.clearance.printed_facts import facts_of
from casefiles.redaction.clearance.word_file_structure import count_unexpected_in_word, is_word
from casefiles.redaction.clearance.word_pages import as_written
from casefiles.redaction.clearance.written_locations import WrittenLocations, most
from casefiles.redaction.finding.excuses import with_named
from casefiles.redaction.finding.matching import matcher_of
from casefiles.redaction.names.mentions import Matcher
from casefiles.redaction.names.near_matches import NearMatches
from casefiles.redaction.names.patterns import compact
from casefiles.redaction.names.protected_terms import forms_of, open_forms_of
from casefiles.redaction.names.sought import Sought
from casefiles.redaction.names.sure_forms import is_certain_hit

_FOREIGN: Final = FinalCheckReport(0, 1, (("signature", 1),), (("signature", 0, 1),))
"""What is told of a file with more in its signature than the signer's own."""
_WHOLE: Final = frozenset(("string", "stream", "text"))
"""Kinds of parts that may be as a whole what was written."""
_WORD: Final = re.compile(r"\w+")
_ANY: Final = 1 << 30
"""So often a form may stand where only the text as a whole is known."""
_SHORTEST_WORD: Final = 4
"""Word characters that a form needs to count among the words of a file format."""
_SHORTEST_NUMBER: Final = 8
"""Digits that a number needs there: sizes and coordinates are shorter."""
_SHORTEST_BYTES: Final = {
    PartEncoding.TEXT: 4,
    PartEncoding.SYNTAX: 4,
    PartEncoding.BINARY: 6,
    PartEncoding.NOISE: 8,
}
"""Bytes that a byte form needs: in noise a shorter one turns up by chance."""


@dataclass(frozen=True, slots=True)
class FinalCheckTerms:
    """What is searched for, and what may stand all the same.

    Attributes:
        sought: whom to find, and which names pages may show.
        public_text: the Disclosure and the profile's wording; a form that stands in it was
            decided before and is no hit.
        layer: what OCR read in burned pages, which lies unseen behind their pictures.
        name: of the file.
        no_names: what machines read before and a person said to be nobody's name.
        written: what stands where; a form that stands anywhere else is a hit, public or not. None
            where only the public text is known: then a form of it may stand anywhere.
        margin: names that may stand where something was written outside the text of a page.
        opened: whom the picture of a page of the file may name, by page from 1.
        redrawn: text of exhibit pages that are set anew.
    """

    sought: Sought
    public_text: str
    layer: str = ""
    name: str = ""
    no_names: tuple[str, ...] = ()
    written: WrittenText | None = None
    margin: str = ""
    opened: Mapping[int, tuple[PersonId, ...]] = field(default_factory=dict)
    redrawn: str = ""


def examine(
    file_bytes: bytes,
    page_texts: Sequence[str],
    sought: Sought,
    public_text: str,
) -> FinalCheckReport:
    """Search a finished file for everything protected, see `examine_file`."""
    terms = FinalCheckTerms(sought, public_text)
    return examine_file(file_bytes, PageOcrTexts(tuple(page_texts)), terms)


def examine_file(
    file_bytes: bytes,
    pages: PageOcrTexts,
    terms: FinalCheckTerms,
    more: Sequence[DecodedPart] = (),
) -> FinalCheckReport:
    """Search a finished file for everything protected.

    Args:
        file_bytes: the file exactly as it will be written.
        pages: what workers read from its pages.
        terms: what to find.
        more: what was taken out of the file before, and must say nothing either.

    Raises:
        ExportStopped: the file cannot be taken apart (`clearance_unreadable`).
    """
    search = _Search(terms)
    hits: Counter[tuple[str, int]] = Counter()
    doubts: Counter[int] = Counter()
    pictures = {tuple[PersonId, ...](): (search, _near_of(terms))}
    near_pages: Counter[int] = Counter()
    streams = 0
    streams += len(pages.texts)
    for page, count in _on_pages(search, pages, terms.name, file_bytes).items():
        hits["page_text", page] += count
    for page, readings in pages.seen.items():
        streams += len(readings)
        shown = terms.opened.get(page, ())
        if shown not in pictures:
            # Only the picture may name them: all else of the page is searched for everybody.
            fewer = replace(terms, sought=with_named(terms.sought, shown))
            pictures[shown] = _Search(fewer), _near_of(fewer)
        seen, near = pictures[shown]
        # What is written beside a picture stands in no reading of the picture alone.
        place = 0 if page in pages.by_picture else page
        hits["picture_text", page] += seen.count_seen(place, readings)[0]
        doubts[page] += seen.count_seen(place, pages.plain.get(page, readings))[1]
        near_pages[page] += near.count(readings)
    if terms.name:
        hits["file_name", 0] += search.count_in_name(terms.name)
    objects = []
    for part in (*parts_of_file(file_bytes, terms.name), *more):
        streams += 1
        if part.has_strings:
            objects.append(part)
        else:
            hits[part.kind, 0] += search.count_in_part(part)
    for part in objects:
        hits[part.kind, 0] += search.count_in_part(part)
    return _report(streams, hits, doubts, near_pages)


def _near_of(terms: FinalCheckTerms) -> NearMatches:
    near = NearMatches(forms_of(terms.sought.protected), open_forms_of(terms.sought.open))
    # The layer was read by OCR in the same pictures: it accounts for none of its own misreadings.
    near.excuse((terms.public_text, terms.redrawn, terms.margin), terms.no_names)
    return near


def _on_pages(search: "_Search", pages: PageOcrTexts, name: str, file_bytes: bytes) -> Counter[int]:
    """Count what any reader finds on each page, and in its margin where that is told apart."""
    if is_word(name):
        return Counter(search.count_on_pages(as_written(pages.texts, file_bytes)))
    counts = Counter({at: search.count_on_page(at, text) for at, text in enumerate(pages.texts, 1)})
    counts.update(
        {at: search.count_in_margin(at, text) for at, text in enumerate(pages.margins, 1)}
    )
    return counts


def _report(
    streams: int, hits: Counter[tuple[str, int]], doubts: Counter[int], near: Counter[int]
) -> FinalCheckReport:
    kinds: Counter[str] = Counter()
    for (kind, _), count in hits.items():
        kinds[kind] += count
    return FinalCheckReport(
        streams,
        sum(hits.values()),
        tuple(sorted((kind, count) for kind, count in kinds.items() if count)),
        tuple(sorted((kind, page, count) for (kind, page), count in hits.items() if count)),
        tuple(sorted((page, count) for page, count in doubts.items() if count)),
        near=tuple(sorted((page, count) for page, count in near.items() if count)),
    )


class _Search:
    """The forms to find, without those that stand where whoever made the file wrote them."""

    def __init__(self, given: FinalCheckTerms) -> None:
        self._matcher = matcher_of(replace(given.sought, excused=frozenset(), left=frozenset()))
        # On pages a name that is open stays, also where a protected one is a part of it.
        self._open_matcher = matcher_of(given.sought)
        # Text behind pages was searched before: forms in it are parts of names that are open.
        public = (given.public_text, given.layer, given.redrawn)
        # A word of it is, too: a heading beside it on a page may make it a form, as a label does.
        words = (compact(word) for text in public for word in _WORD.findall(text))
        # Where lines are read backwards, so are public ones: "such page" becomes "page such".
        back = (backwards(text) for text in public if any(map(has_from_the_right, public)))
        self._public = frozenset(
            form for text in (*public, *back) for form in self._forms(text)
        ).union(words)
        # Whoever made the file is not believed: a form that is not public may stand nowhere.
        self._written = (
            WrittenLocations(given.written, self._public_forms)
            if given.written is not None
            else None
        )
        named = self._named = frozenset(self._forms(given.margin))
        self._margins = (
            WrittenLocations(
                WrittenText(given.written.margins), lambda text: self._among(named, text)
            )
            if given.written is not None and named
            else None
        )
        shown = {hit.form for text in public for hit in self._matcher.hits_in(text)}
        forms = dict.fromkeys(alias.text for alias in self._matcher.aliases)
        self._needles = BytePatterns(one for one in forms if (compact(one) or one) not in shown)
        # Where places are told, what is public is searched too, but where it was written.
        texts = [one for one in forms if (compact(one) or one) in shown] if self._written else []
        self._public_needles = BytePatterns(texts)
        self._strings: Counter[bytes] = Counter()
        self._in_objects: Counter[bytes] | None = None

    def count_in_name(self, name: str) -> int:
        """Count what stands in the name of the file."""
        if self._written is None:
            return sum(self._unaccounted(name, self._matcher).values())
        return sum(self._unaccounted(name, self._open_matcher).values())

    def count_on_page(self, number: int, text: str) -> int:
        """Count what stands on a page and was not written there."""
        read = (self._unaccounted(one, self._matcher, number) for one in (text, *turned(text)))
        return max(sum(found.values()) for found in read)

    def count_in_margin(self, number: int, text: str) -> int:
        """Count what stands in the margin of a page and was not written there."""
        read = (
            self._unaccounted(one, self._matcher, number) - self._in_margin(number)
            for one in (text, *turned(text))
        )
        return max(sum(found.values()) for found in read)

    def count_on_pages(self, texts: Sequence[str]) -> dict[int, int]:
        """Count the same where pages of what was written are not those of what was read."""
        if self._written is None:
            return {at: self.count_on_page(at, text) for at, text in enumerate(texts, start=1)}
        may, counts = Counter(self._written.in_all()), {}
        for at, text in enumerate(texts, start=1):
            read = [self._forms(one) for one in (text, *turned(text))]
            counts[at] = max(sum((forms - may).values()) for forms in read)
            may -= most(read)
        return counts

    def count_in_part(self, part: DecodedPart) -> int:
        """Count what is found in a part, decoded or not; objects come after their strings."""
        if part.kind in {"string", "own"}:
            self._strings[part.data] += 1
        if part.kind == "own" or not self._holds(part):
            return 0
        data, texts = part.data, part.texts
        if part.has_strings:
            data, texts = self._without_strings(part)
        elif self._written is not None and part.kind in _WHOLE:
            if self._is_public(part) and self._written.take(
                (*texts, data.decode("utf-8", "replace"))
            ):
                return 0
        elif self._written is not None and part.kind == "metadata":
            data, titles = self._written.take_titles(data)
            texts = tuple(_without_lines(text, titles) for text in texts)
        found = sum(
            self._count_in_text(text, part.form, part.place) for text in dict.fromkeys(texts)
        )
        return found + self._count_needles(data, part.form, is_hidden_only=bool(part.place))

    def _count_needles(
        self, data: bytes, form: PartEncoding, *, is_hidden_only: bool = False
    ) -> int:
        found = len(self._needles.find(data, _SHORTEST_BYTES[form]))
        if not is_hidden_only:
            found += len(self._public_needles.find(data, _SHORTEST_BYTES[form]))
        return found

    def _holds(self, part: DecodedPart) -> bool:
        """Tell whether any form is in a part, so that it is worth looking where."""
        texts = dict.fromkeys(part.texts)
        return bool(self._count_needles(part.data, part.form) or any(map(self._forms, texts)))

    def _is_public(self, part: DecodedPart) -> bool:
        forms = {form for text in part.texts for form in self._forms(text)}
        is_hidden = self._needles.find(part.data, _SHORTEST_BYTES[part.form])
        return forms <= self._public and not is_hidden

    def _without_strings(self, part: DecodedPart) -> tuple[bytes, tuple[str, ...]]:
        """Return syntax of objects without the strings that were searched by themselves."""
        if self._in_objects is None:
            self._in_objects = Counter(self._strings)
        data = without_strings(part.data, self._in_objects)
        return data, syntax_texts(data) if part.texts else ()

    def count_seen(self, number: int, readings: Iterable[str]) -> tuple[int, int]:
        """Count what machines read in the picture of a page, and short forms that may be chance.

        Args:
            number: of the page, whose words and margin were read too; 0 for a picture by itself.
            readings: of it.
        """
        counts = []
        for text in readings:
            for one in (text, *turned(text)):
                # A picture of a page shows its margin too.
                found = self._unaccounted(one, self._open_matcher, number) - self._in_margin(number)
                sure = sum(count for form, count in found.items() if is_certain_hit(form))
                counts.append((sure, sum(found.values()) - sure))
        return max((sure for sure, _ in counts), default=0), max(
            (doubted for _, doubted in counts), default=0
        )

    def _count_in_text(self, text: str, form: PartEncoding, place: int) -> int:
        found = self._unaccounted(text, self._matcher, place) - self._in_margin(place)
        return sum(n for one, n in found.items() if form is PartEncoding.TEXT or _is_telling(one))

    def _unaccounted(self, text: str, matcher: Matcher, place: int = 0) -> Counter[str]:
        """Count the forms in a text beyond those that may stand there."""
        found = Counter(_forms_in(text, matcher))
        if self._written is None:
            return Counter({form: n for form, n in found.items() if form not in self._public})
        return found - self._written.on_page(place) if found and place else found

    def _in_margin(self, place: int) -> Counter[str]:
        """Count the forms that may stand outside the text of a page."""
        if not place:
            return Counter()
        if self._margins is None:  # nobody tells what was written where
            return Counter(dict.fromkeys(self._named, _ANY))
        return self._margins.on_page(place)

    def _public_forms(self, text: str) -> Counter[str]:
        return self._among(self._public, text)

    def _among(self, forms: Collection[str], text: str) -> Counter[str]:
        found = self._forms(text)
        return Counter({form: count for form, count in found.items() if form in forms})

    def _forms(self, text: str) -> Counter[str]:
        return Counter(_forms_in(text, self._matcher))


def _forms_in(text: str, matcher: Matcher) -> Iterator[str]:
    for mention in matcher.find_joined(text):
        yield compact(text[mention.start : mention.end]) or text[mention.start : mention.end]


def _without_lines(text: str, titles: Iterable[str]) -> str:
    lines = text.splitlines()
    for title in titles:
        if title in lines:
            lines.remove(title)
    return "\n".join(lines)


def _is_telling(form: str) -> bool:
    shortest = _SHORTEST_NUMBER if form.isdecimal() else _SHORTEST_WORD
    return len(form) >= shortest or not form.isascii()


def answer(final_check_request: FinalCheckRequest, file_bytes: bytes) -> FinalCheckReport:
    """Examine a file as asked.

    Raises:
        ExportStopped: the file cannot be taken apart (`clearance_unreadable`).
    """
    terms = FinalCheckTerms(
        final_check_request.sought,
        final_check_request.public_text,
        final_check_request.layer,
        final_check_request.name,
        final_check_request.no_names,
        final_check_request.written_text,
        final_check_request.margin,
        redrawn=final_check_request.redrawn,
    )
    unsigned, more = file_bytes, tuple[DecodedPart, ...]()
    if final_check_request.chain:
        # What reads signatures takes long to load, and few files are signed.
        from casefiles.redaction.clearance import signed_files  # noqa: PLC0415

        opened = signed_files.without_signature(file_bytes, final_check_request.chain)
        if opened is None:
            return _FOREIGN
        # An authority for times says what it likes in its certificates.
        unsigned, more = opened[0], tuple(signed_files.parts_of_token(opened[1]))
    if final_check_request.opened and is_pdf(final_check_request.name, file_bytes):
        terms = replace(terms, opened=_opened(unsigned, final_check_request))
    report = examine_file(unsigned, final_check_request.pages, terms, more)
    if is_pdf(final_check_request.name, file_bytes):
        report = _with_form(report, unsigned, final_check_request)
    elif is_word(final_check_request.name):
        report = _with_found(report, [("furniture", 0, count_unexpected_in_word(file_bytes))])
    return report


def _opened(
    file_bytes: bytes, final_check_request: FinalCheckRequest
) -> dict[int, tuple[PersonId, ...]]:
    """Return whom which page of a file may name in its picture."""
    persons = {one.index: one.persons for one in final_check_request.opened}
    pictured = pages_of_pictures(file_bytes, final_check_request.pictures)
    return {page: persons[index] for page, index in pictured if index in persons}


def _with_form(
    report: FinalCheckReport, file_bytes: bytes, final_check_request: FinalCheckRequest
) -> FinalCheckReport:
    """Add what a dossier never has: pictures of another kind, foreign furniture, spare letters."""
    strange = [("picture", 0, count_unaccounted(file_bytes, final_check_request.pictures))]
    strange += [("furniture", page, count) for page, count in count_unexpected(file_bytes)]
    public = f"{final_check_request.public_text}\n{final_check_request.layer}"
    public += f"\n{final_check_request.redrawn}\n{final_check_request.margin}"
    strange.append(("font", 0, count_unneeded(file_bytes, public)))
    pictured = pages_of_pictures(file_bytes, final_check_request.pictures)
    found = _with_found(report, strange)
    return replace(found, pictured=pictured, facts=facts_of(file_bytes))


def _with_found(report: FinalCheckReport, strange: list[tuple[str, int, int]]) -> FinalCheckReport:
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
