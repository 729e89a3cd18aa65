"""A filing: one document for each paper, in an order in which each can name pages of the others."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from casefiles.domain.disclosure.disclosed import BurnedPage, Disclosure, PublicPage
from casefiles.domain.disclosure.sections import PAPER
from casefiles.dossier.filing.declarations import Declarant, declarants_of
from casefiles.dossier.filing.exhibit_order import arranged_exhibits
from casefiles.dossier.filing.heads import HeadTexts, head_blocks, sign_blocks
from casefiles.dossier.filing.paper_parts import (
    SECTIONS_OF,
    PaperTexts,
    empty_parts,
    has_content,
    is_in_other_paper,
    part_blocks,
)
from casefiles.dossier.filing.tokens import values_of
from casefiles.dossier.forum.profiles import Profile, Section
from casefiles.dossier.layouts.closed_lists import Band, Column, PaperKind, PartId, PartWhen, Stand
from casefiles.dossier.layouts.layout import Layout, PaperLayout, PaperPart
from casefiles.dossier.layouts.paper_looks import (
    filled_text,
    in_folder_order,
    is_on_request,
    look_of_paper,
)
from casefiles.dossier.parts.exhibit_pages.exhibit_cover_sheets import is_group, parts_of
from casefiles.dossier.parts.exhibits import text_stamps
from casefiles.dossier.parts.languages import spans
from casefiles.dossier.parts.material import gather
from casefiles.dossier.parts.paper_section import edited_section
from casefiles.dossier.parts.references import check_references, destinations_in
from casefiles.typeset.document.tree import DocumentTree, OtherFilePlace

_SPLIT: Final = frozenset({PaperKind.BUNDLE})
_LONGEST_NAME: Final = 40
_PART: Final = "{part}"


@dataclass(frozen=True, slots=True)
class FilingPaper:
    """A paper that a filing has.

    Attributes:
        file_name: in the folder; its number tells the order in which papers are read.
        words: what it is called in links of others.
        may_split: it may be cut into parts, where a size limit asks for that.
        exhibits: marks of the exhibits that stand in it; None for all where the paper holds them.
        declarant: who declares what it says; None for a paper of which there is one.
    """

    paper: PaperLayout
    file_name: str
    words: str
    may_split: bool
    exhibits: tuple[str, ...] | None = None
    declarant: Declarant | None = None

    @property
    def part_name(self) -> str:
        """File name of a part, with a place for its number."""
        return f"{self.file_name.removesuffix('.pdf')}_part{_PART}.pdf"


class ComposedFiling:
    """The papers of one Disclosure under one layout.

    Args:
        disclosure: what may leave.
        profile: of the same id.
        layout: which papers its forum takes.
        handed_in: the burned pages, those among them that are drawn anew, and kinds of the
            documents behind exhibits, by mark.
    """

    def __init__(
        self,
        disclosure: Disclosure,
        profile: Profile,
        layout: Layout,
        handed_in: tuple[Sequence[BurnedPage], Sequence[PublicPage], Mapping[str, str]],
    ) -> None:
        burned, public, kinds = handed_in
        self._layout = layout
        shown = _without_witnesses(disclosure, layout)
        self.arranged = arranged_exhibits(shown, layout.exhibits, kinds)
        printed = {record: mark for mark, record in self.arranged.marks.items()}
        self._profile = _worded(profile, layout)
        # A filing counts its pages anew: numbers of a dossier in one file are of other pages.
        shown = replace(self.arranged.disclosure, folios=())
        burned = [replace(one, exhibit=printed.get(one.exhibit, one.exhibit)) for one in burned]
        public = [replace(one, exhibit=printed.get(one.exhibit, one.exhibit)) for one in public]
        self._material = gather(shown, self._profile, burned, public)
        self._values = values_of(shown, self._profile)
        self._declarants = declarants_of(disclosure, self.arranged.printed)
        self.papers = self._papers()

    @property
    def edited(self) -> str:
        """The section whose paragraphs come back edited; empty for none."""
        return edited_section(self._material.disclosure)

    @property
    def profile(self) -> Profile:
        """The profile in the words of the layout."""
        return self._profile

    def in_build_order(self) -> Iterator[FilingPaper]:
        """Yield the papers, each after those whose pages it names."""
        for name in self._layout.build_order:
            own = [one for one in self.papers if one.paper.id == name]
            # An index that leads into files of exhibits comes after them.
            yield from sorted(own, key=lambda one: not one.exhibits)

    def compose(
        self, one: FilingPaper, made: Mapping[str, Sequence[OtherFilePlace]]
    ) -> DocumentTree:
        """Return a paper.

        Args:
            one: of `papers`.
            made: places in the papers that were made before it, by their ids.

        Raises:
            InvalidForm: dead_reference or doubled_destination (see `references`).
        """
        texts = self._texts(one.paper, one.exhibits, one.declarant)
        values = {**texts.values, "paper": one.words}
        head_texts = HeadTexts(values, texts.material, one.paper.kind)
        has_head = one.paper.head and not one.exhibits
        rows = self._layout.heads[one.paper.head] if has_head else ()
        blocks = [*head_blocks(rows, head_texts), *part_blocks(replace(texts, values=values))]
        is_signed = any(part.id is PartId.SIGN for part in one.paper.parts)
        if one.paper.sign and not one.exhibits and not is_signed:
            blocks += sign_blocks(self._layout.sign[one.paper.sign], head_texts)
        own = destinations_in(blocks)
        names = (*one.paper.cites, one.paper.id)
        elsewhere = (place for name in names for place in made.get(name, ()))
        document = DocumentTree(
            title=f"{values['short_title']}: {one.words}" if values["short_title"] else one.words,
            language=self._profile.language,
            running_head=spans(values["reference"], self._profile.language),
            page_word=self._profile.say("page_word"),
            blocks=tuple(blocks),
            left_empty=spans(self._profile.say("left_empty"), self._profile.language),
            stamps=tuple(stamp for stamp in text_stamps(texts.material) if stamp[0] in own),
            look=look_of_paper(self._layout, one.paper, values),
            elsewhere=tuple(place for place in elsewhere if place.destination not in own),
        )
        check_references(document)
        return document

    def empty_parts(self, one: FilingPaper) -> tuple[PartId, ...]:
        """Return the parts of a paper of which nothing would be printed."""
        return empty_parts(self._texts(one.paper, one.exhibits, one.declarant))

    def _papers(self) -> tuple[FilingPaper, ...]:
        papers = in_folder_order(one for one in self._layout.papers if self._is_included(one))
        found = [each for one in papers for each in self._files(one)]
        reference = self._material.disclosure.reference
        return tuple(
            replace(one, file_name=paper_file_name(number, one.file_name, reference))
            for number, one in enumerate(found, start=1)
        )

    def _files(self, paper: PaperLayout) -> Iterator[FilingPaper]:
        """Yield the files of a paper, named by what they are: exhibits may have one each."""
        words = filled_text(paper.title, self._values)
        is_apart = self._layout.exhibits.stand is Stand.FILES and paper.kind is PaperKind.BUNDLE
        own = () if is_apart else None
        if paper.copies:
            for number, one in enumerate(self._declarants, start=1):
                title = filled_text(paper.title, {**self._values, "role": one.label})
                name = f"{paper.id}-{number}"
                yield FilingPaper(paper, name, title, may_split=False, declarant=one)
            return
        if has_content(self._texts(paper, own)):
            yield FilingPaper(paper, paper.id, words, paper.kind in _SPLIT, own)
        if not is_apart:
            return
        for group in self.arranged.groups:
            for mark in group.marks:
                marks = (mark, *(one.exhibit.mark for one in parts_of(mark, self._material)))
                if is_group(self._material.exhibit(mark), self._material):
                    yield FilingPaper(paper, mark.lower(), mark, may_split=True, exhibits=marks)

    def _is_included(self, paper: PaperLayout) -> bool:
        chosen = f"{PAPER}{paper.id}" in self._material.disclosure.sections
        is_due = paper.when is PartWhen.ALWAYS or (is_on_request(paper) and chosen)
        return is_due and (bool(paper.copies) or has_content(self._texts(paper)))

    def _texts(
        self,
        paper: PaperLayout,
        exhibits: tuple[str, ...] | None = None,
        declarant: Declarant | None = None,
    ) -> PaperTexts:
        """Return what a paper is made of; links of it lead into itself and what it cites."""
        layout = self._layout
        others = (one for one in layout.papers if one.id in {paper.id, *paper.cites})
        given = self._material.disclosure, self._profile
        here = (
            part
            for one in others
            for part in one.parts
            if not is_in_other_paper(part, (layout, one), *given)
        )
        sections = tuple(_sections(here))
        if exhibits:  # what lists and cites them is made after them
            sections = tuple(one for one in sections if one.id == "exhibits")
        profile = replace(self._profile, sections=sections)
        material = replace(self._material, profile=profile)
        if paper.kind is PaperKind.DECLARATION and declarant is None and not paper.copies:
            declarant = Declarant(self._values["client"])
        role = {} if declarant is None else {"role": declarant.label}
        values = {**self._values, **role}
        return PaperTexts(layout, paper, material, self.arranged, values, exhibits, declarant)


def paper_file_name(number: int, paper: str, reference: str) -> str:
    """Return the name of a paper's file, in letters that every portal takes."""
    plain = "".join(one if one.isascii() and one.isalnum() else "-" for one in reference)
    reference = "-".join(part for part in plain.split("-") if part)[:_LONGEST_NAME].rstrip("-")
    name = "-".join(re.findall("[A-Za-z0-9]+", paper))
    return f"{number:02}_{name}_{reference or 'case'}.pdf"


def words_of_layout(layout: Layout) -> str:
    """Return every word that papers print besides the Disclosure and the wording of the profile."""
    texts = [text for rows in layout.heads.values() for row in rows for text in row.texts.values()]
    texts += [item for rows in layout.heads.values() for row in rows for item in row.items]
    for paper in layout.papers:
        texts += [paper.title, paper.running.start, paper.running.end, paper.folio.form]
        texts += [part.heading for part in paper.parts]
    texts += [one.heading for one in layout.exhibits.sections]
    texts += [line for sign in layout.sign.values() for line in sign.lines]
    texts += [layout.exhibits.mark, layout.exhibits.cite, *layout.words.values()]
    return "\n".join(texts)


def _sections(parts: Iterable[PaperPart]) -> Iterator[Section]:
    found: dict[str, str] = {}
    for part in parts:
        for name in SECTIONS_OF.get(part.id, ()):
            found.setdefault(name, part.heading)
    yield from (Section(name, heading or " ") for name, heading in found.items())


def _without_witnesses(disclosure: Disclosure, layout: Layout) -> Disclosure:
    """Return what leaves without who produced exhibits, where bands and index do not tell it."""
    exhibits = layout.exhibits
    if exhibits.band is Band.FULL or {Column.AUTHOR, Column.WITNESS} & {*exhibits.columns}:
        return disclosure
    untold = tuple(replace(one, witness="") for one in disclosure.exhibits)
    return replace(disclosure, exhibits=untold)


def _worded(profile: Profile, layout: Layout) -> Profile:
    """Return a profile that cites as the layout does: exhibit and page, [page of the bundle]."""
    mark = re.compile(re.escape(layout.exhibits.mark), re.IGNORECASE)
    cite = mark.sub("{mark}", layout.exhibits.cite).replace("{mark}", "{exhibit}")
    folio = ""
    if "{folio}" in cite:
        cite, _, last = cite.rpartition(" ")
        folio = last.replace("{folio}", "{dossier_page}")
    wording = {**profile.wording, **layout.words}
    wording |= {"cite": cite, "dossier_page": folio, "cite_text": "{exhibit}"}
    wording["paper_page"] = f" {folio}" if folio else ""
    wording["cite_run"] = cite.replace("{page}", "{first}–{last}")
    form = profile.form
    if form is not None:  # the layout says how exhibits are called
        form = replace(form, annex=replace(form.annex, label=""))
    return replace(profile, wording=wording, form=form)
