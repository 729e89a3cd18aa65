"""A finished dossier holds what ours hold, and clearance sees each thing that none of them has."""

import io
from functools import cache

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream, String

from casefiles.domain.disclosure.disclosed import canonical_bytes
from casefiles.dossier.forum.dates import date_in_words
from casefiles.dossier.forum.profiles import load_profile, profile_path
from casefiles.redaction.clearance.embedded_fonts import count_unneeded
from casefiles.redaction.clearance.file_structure import count_unexpected
from casefiles.redaction.clearance.final_check import answer
from casefiles.redaction.clearance.final_check_frames import (
    FinalCheckRequest,
    numbered,
    picture_digest,
)
from casefiles.redaction.names.sought import Sought
from tests.dossier.sample_edition import RESOURCES, burned_pages, edition
from tests.dossier.test_dossier_pdf import typeset
from tests.typeset.pdf_reading import paragraph, pdf_of

SMALL = edition(exhibits=6, events=9, facts=5)


@cache
def dossier() -> bytes:
    return typeset(SMALL)


@cache
def public_text() -> str:
    profile = load_profile(profile_path(RESOURCES, SMALL.profile))
    told = [canonical_bytes(SMALL).decode(), profile.title, *profile.wording.values()]
    told += [*profile.audiences.values(), *(one.heading for one in profile.sections)]
    dates = {one.date for one in (*SMALL.events, *SMALL.deadlines)} | {SMALL.dated}
    return "\n".join([*told, *(date_in_words(date) for date in dates if date)])


def changed(change) -> bytes:
    with pikepdf.open(io.BytesIO(dossier())) as pdf:
        change(pdf)
        data = io.BytesIO()
        pdf.save(data, fix_metadata_version=False)
    return data.getvalue()


def of_page(number, **entries):
    def change(pdf):
        for key, value in entries.items():
            pdf.pages[number - 1].obj[f"/{key}"] = value(pdf)

    return change


def of_root(**entries):
    def change(pdf):
        for key, value in entries.items():
            pdf.Root[f"/{key}"] = value(pdf)

    return change


def annotation(**entries):
    def change(pdf):
        made = Dictionary(Type=Name.Annot, Rect=Array([0, 0, 9, 9]), **entries)
        page = pdf.pages[2].obj
        page.Annots = Array([*page.get("/Annots", []), pdf.make_indirect(made)])

    return change


def inline_picture(pdf):
    page = pdf.pages[0]
    page.contents_add(b"BI /W 1 /H 1 /BPC 8 /CS /G ID x EI")


def form_in_page(pdf):
    page = pdf.pages[0].obj
    form = Stream(pdf, b"q Q")
    form.Type, form.Subtype = Name.XObject, Name.Form
    page.Resources.XObject = Dictionary({"/X": pdf.make_indirect(form)})


def soft_mask(pdf):
    image = next(one for one in pdf.objects if isinstance(one, Stream) and "/Width" in one)
    image.SMask = pdf.make_indirect(Stream(pdf, b"x"))


BREACHES = {
    "script": of_root(OpenAction=lambda _: Dictionary(S=Name.JavaScript, JS=String("x"))),
    "named script": of_root(Names=lambda _: Dictionary(JavaScript=Dictionary(Names=Array()))),
    "form": of_root(AcroForm=lambda _: Dictionary(Fields=Array())),
    "layers": of_root(OCProperties=lambda _: Dictionary(OCGs=Array())),
    "private key": of_root(PieceInfo=lambda _: Dictionary()),
    "threads": of_root(Threads=lambda _: Array()),
    "named destinations": of_root(Dests=lambda _: Dictionary()),
    "page metadata": of_page(3, Metadata=lambda pdf: pdf.make_indirect(Stream(pdf, b"x"))),
    "thumbnail": of_page(3, Thumb=lambda pdf: pdf.make_indirect(Stream(pdf, b"x"))),
    "crop": of_page(3, CropBox=lambda _: Array([0, 0, 9, 9])),
    "private page key": of_page(3, PieceInfo=lambda _: Dictionary()),
    "page action": of_page(3, AA=lambda _: Dictionary()),
    "note": annotation(Subtype=Name.Text, Contents=String("x")),
    "highlight": annotation(Subtype=Name.Highlight),
    "web link": annotation(Subtype=Name.Link, A=Dictionary(S=Name.URI, URI=String("mailto:x"))),
    "launch": annotation(Subtype=Name.Link, A=Dictionary(S=Name.Launch, F=String("x"))),
    "picture in content": inline_picture,
    "form in page": form_in_page,
    "soft mask": soft_mask,
}


def test_a_dossier_has_no_strange_furniture_and_no_spare_letters():
    assert count_unexpected(dossier()) == ()
    assert count_unneeded(dossier(), public_text()) == 0


@pytest.mark.parametrize("breach", BREACHES)
def test_each_thing_that_no_dossier_has_is_seen(breach):
    assert sum(count for _, count in count_unexpected(changed(BREACHES[breach]))) > 0


def test_a_breach_on_a_page_names_the_page():
    assert count_unexpected(changed(BREACHES["crop"])) == ((3, 1),)


def test_a_second_revision_and_a_password_are_strange():
    twice = dossier() + b"\n" + dossier()
    assert count_unexpected(twice)
    locked = io.BytesIO()
    with pikepdf.open(io.BytesIO(dossier())) as pdf:
        pdf.save(locked, encryption=pikepdf.Encryption(owner="x", user=""))
    assert count_unexpected(locked.getvalue())


def test_letters_that_the_public_text_does_not_need_are_seen():
    shown = pdf_of(paragraph("Rahile came", "en"))
    assert count_unneeded(shown, "Rahile came") == 0
    assert count_unneeded(shown, "Rail came") > 0, "h is in the font, and in no public word"


def test_letters_that_a_font_tells_as_a_range_are_seen():
    """They are not taken apart, so one is counted, and none of what is found is made up for."""

    def ranged(pdf):
        font = next(
            one for one in pdf.objects if isinstance(one, Dictionary) and "/ToUnicode" in one
        )
        told = font.ToUnicode.read_bytes() + b"1 beginbfrange <00> <01> <0041> endbfrange\n"
        font.ToUnicode = pdf.make_indirect(Stream(pdf, told))

    assert count_unneeded(changed(ranged), public_text()) == 1


def test_a_shape_that_no_letter_leads_to_is_seen():
    """A subset that was made for more than is shown would list the letters of what was removed."""

    def spare(pdf):
        for one in pdf.objects:
            if isinstance(one, Dictionary) and "/CIDToGIDMap" in one:
                codes = bytes(one.CIDToGIDMap.read_bytes())
                one.CIDToGIDMap = pdf.make_indirect(Stream(pdf, codes[:-8]))

    assert count_unneeded(changed(spare), public_text()) > 0


def test_fonts_of_another_kind_are_seen():
    def plain(pdf):
        pdf.pages[0].obj.Resources.Font["/F1"] = pdf.make_indirect(
            Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        )

    assert count_unneeded(changed(plain), public_text()) == 1


def test_the_child_clears_a_dossier_and_tells_which_page_shows_which_picture():
    digests = [picture_digest(page.data) for page in burned_pages(SMALL)]
    request = FinalCheckRequest(numbered(Sought(())), public_text(), tuple(digests))
    report = answer(request, dossier())
    assert report.hits == 0, report.kinds
    assert [index for _, index in report.pictured] == list(range(len(digests)))
    assert len({page for page, _ in report.pictured}) == len(digests)
    leaky = answer(request, changed(BREACHES["crop"]))
    assert ("furniture", 3, 1) in leaky.places


def test_a_pdf_is_held_to_all_of_it_whatever_its_name_is():
    digests = [picture_digest(page.data) for page in burned_pages(SMALL)]
    request = FinalCheckRequest(numbered(Sought(())), public_text(), tuple(digests), name="dossier")
    leaky = answer(request, changed(BREACHES["crop"]))
    assert ("furniture", 3, 1) in leaky.places
