"""Filings of an invented disclosure, made in this process, and what their pages say and lead to."""

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pikepdf

from casefiles.domain.disclosure.disclosed import Disclosure
from casefiles.domain.disclosure.disclosed_answers import DisclosedAnswer
from casefiles.domain.disclosure.disclosed_arguments import (
    DisclosedArgument,
    DisclosedAuthority,
    DisclosedCitation,
    DisclosedLimb,
    DisclosedTest,
)
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.dossier.filing.building import build_filing
from casefiles.dossier.filing.papers import ComposedFiling
from casefiles.dossier.forum.forum_layout import load_layout
from casefiles.dossier.layouts.layout import Layout
from casefiles.dossier.layouts.reading import read_layout
from casefiles.dossier.requests import TypesetFiling
from tests.dossier.sample_edition import RESOURCES, burned_pages, edition
from tests.typeset.pdf_reading import page_texts

PROFILES = {
    "ew": "ew_extradition_bundle",
    "echr_rule39": "echr_rule39",
    "echr_rule47": "echr_rule47",
    "us": "us_extradition",
    "cy": "cy_extradition",
    "fr": "fr_extradition",
    "pl": "pl_extradition",
    "es": "es_extradition",
    "it": "it_extradition",
    "cz": "cz_extradition",
    "se": "se_extradition",
    "tr": "tr_extradition",
    "un_tb": "un_cat_art22",
    "un_interim": "un_tb_interim_letter",
    "un_wgad": "un_wgad",
    "un_wgeid": "un_wgeid",
    "ccf": "ccf_request",
    "un_sp": "un_sp_communication",
    "un_reprisals": "un_reprisals",
}
LANGUAGES = {
    "cy": "el",
    "cz": "cs",
    "es": "es",
    "fr": "fr",
    "it": "it",
    "pl": "pl",
    "se": "sv",
    "tr": "tr",
}
"""Of the papers of layouts whose forum works in another language than English."""
ANSWERS = {
    "counsel": "Anna Beispiel",
    "court": "High Court of Sample",
    "case_no": "7/26",
    "court_ref": "7/26",
    "measure": "Not to extradite. See AB/2, p. 1.",
    "contact_person": "Anna Beispiel, +1 555 0100",
    "removal_datetime": "2026-12-05T06:10",
    "tz": "Europe/Paris",
    "destination": "Example City",
    "rep": "Anna Beispiel",
    "served_on": "By hand.",
    "committee": "Committee against Torture",
    "counsel_phone_24h": "+1 555 0100",
    "communication_type": "urgent appeal",
    "urgent_action": "Urgent action: health or life in danger",
    "sought": "Refusal.",
}
LARGE = 1 << 30


def filed_edition(layout_id: str = "ew", **given: Any) -> Disclosure:
    """Return a disclosure for the profile of a layout, argued, answered and with authorities."""
    shown = edition(**given)
    # Marks are looked for in the text of pages, where a title in Uyghur would stand before its own.
    exhibits = tuple(
        replace(one, title="Statement of a witness") if one.mark == "AB/3" else one
        for one in shown.exhibits
    )
    answers = tuple(DisclosedAnswer(field, text) for field, text in ANSWERS.items())
    audiences = load_layout(RESOURCES, PROFILES[layout_id]).audiences
    audience = shown.audience if shown.audience in audiences else min(audiences)
    return replace(
        shown,
        audience=audience,
        profile=PROFILES[layout_id],
        language=LANGUAGES.get(layout_id, ""),
        exhibits=exhibits,
        answers=answers,
        grounds=tuple(_grounds(shown)),
        authorities=(
            DisclosedAuthority("Liu v. Poland", "European Court", "37610/18", "2022-10-06"),
        ),
    )


def _grounds(shown: Disclosure) -> Iterator[DisclosedTest]:
    cites = [DisclosedCitation(one.mark, 1) for one in shown.exhibits if one.pages]
    facts = (1,) if shown.facts else ()
    for number in (1, 2):
        argument = DisclosedArgument(
            is_ours=True,
            text=f"The risk of ground {number} is real.",
            answer="It is not.",
            reply="It is.",
            facts=facts,
            cites=tuple(cites[number - 1 :: 2]),
            authorities=(1,),
        )
        yield DisclosedTest(f"Ground {number}", "", (DisclosedLimb("Risk", (argument,)),))


@dataclass(frozen=True)
class MadeFiling:
    """Files of a filing by name, in the order of the folder."""

    files: Mapping[str, bytes]

    def file(self, part: str) -> str:
        """Return the name of the only file that holds a part."""
        (name,) = (one for one in self.files if f"_{part}_" in one)
        return name

    def texts(self, part: str) -> list[str]:
        """Return the text of each page of a file."""
        return self.texts_of(self.file(part))

    def texts_of(self, name: str) -> list[str]:
        """Return the text of each page of a file by its name."""
        return page_texts(self.files[name])

    def links(self, part: str) -> Iterator[tuple[str, int, str]]:
        """Yield file name, page from 0 and words of each link of a file into another."""
        yield from self.links_of(self.file(part))

    def links_of(self, name: str) -> Iterator[tuple[str, int, str]]:
        """Yield the same of a file by its name."""
        with pikepdf.open(io.BytesIO(self.files[name])) as opened:
            for page in opened.pages:
                for one in page.obj.get("/Annots", ()):
                    action = one.get("/A")
                    if action is not None and action.S == "/GoToR":
                        yield str(action.F.F), int(action.D[0]), str(one.Contents)


def made_filing(
    shown: Disclosure,
    layout: str | Layout = "ew",
    limit: int = LARGE,
    kinds: Mapping[str, str] | None = None,
) -> MadeFiling:
    """Make every paper of a filing."""
    chosen = read_layout(RESOURCES, layout) if isinstance(layout, str) else layout
    pages = burned_pages(shown)
    profile = load_layout(RESOURCES, shown.profile, shown.language)
    filing = ComposedFiling(shown, profile, chosen, (pages, (), kinds or {}))
    requested = TypesetFiling(str(RESOURCES), chosen.id, limit, "Part {part}")
    pixels = {(one.exhibit, one.number): one.data for one in pages}
    made = build_filing(filing, requested, pixels, CancellationToken())
    files = (file for one in filing.papers for file in made[one.file_name].files)
    return MadeFiling({name: data for name, data, _ in files})


def printed_pages(text: str, pattern: str) -> list[tuple[str, int]]:
    """Return mark and printed bundle page of each citation such as AB/3/1 [14] in a text."""
    flat = re.sub(r"\s+", " ", text)
    return [(mark, int(page)) for mark, page in re.findall(pattern, flat)]


def shows(text: str, mark: str, page: int = 1) -> bool:
    """Tell whether the text of a page is that of a page of an exhibit."""
    return re.search(rf"(?<![\w/]){re.escape(mark)}(?![\w/])", text) is not None and (
        f"page {page} of" in text
    )
