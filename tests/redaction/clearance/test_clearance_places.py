"""Clearance accounts for forms by their place: a second copy of an allowed name is a hit."""

import io
import time
import zipfile
from dataclasses import replace
from functools import cache
from random import Random
from typing import Any

import pikepdf
import pytest

from casefiles.domain.disclosure.disclosed import Disclosure
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.foundation.written_text import WrittenText
from casefiles.dossier.composition import compose
from casefiles.dossier.forum.profiles import load_profile, profile_path
from casefiles.dossier.parts.exhibits import picture_key
from casefiles.dossier.word_edition import compose_for_word
from casefiles.office.draft.released_text import public_text_of
from casefiles.redaction.clearance.decoding import syntax_texts
from casefiles.redaction.clearance.final_check import FinalCheckTerms, examine_file
from casefiles.redaction.clearance.final_check_frames import FinalCheckReport, PageOcrTexts
from casefiles.redaction.finding.matching import matcher_of
from casefiles.redaction.names.sought import Sought, SoughtPerson
from casefiles.typeset.file.build import build_with_contents
from casefiles.typeset.word.word_document import build_word, words_of_parts
from tests.attacks.pairs.dossier_pairs import opened_template
from tests.dossier.sample_edition import RESOURCES, burned_pages, edition
from tests.redaction.clearance.planted import PLACES
from tests.redaction.seeking import sought_names
from tests.typeset.pdf_reading import page_texts

DISCLOSURE = replace(
    edition(exhibits=3, events=4, facts=3),
    title="Republic of Example v. Tursun Sample, called 祖农",
    client="Tursun Sample",
)
PROFILE = load_profile(profile_path(RESOURCES, DISCLOSURE.profile))
PUBLIC = public_text_of(DISCLOSURE, PROFILE)
ALLOWED = "Sample"
"""A name of somebody protected, as the client's is: it stands where the client's does."""
SOUGHT = sought_names("Sample", "祖农", "Rahile Zunun", opened=["Tursun Sample"], decided=True)


@cache
def made() -> tuple[bytes, WrittenText]:
    pages = burned_pages(DISCLOSURE)
    pixels = {picture_key(page.exhibit, page.number): page.data for page in pages}
    document = compose(DISCLOSURE, PROFILE, pages)
    data, _, said = build_with_contents(
        document, RESOURCES / "fonts", pixels.pop, CancellationToken()
    )
    return data, said


@cache
def made_for_word() -> tuple[bytes, WrittenText]:
    data = build_word(compose_for_word(DISCLOSURE, PROFILE))
    return data, WrittenText(words_of_parts(data))


@cache
def texts() -> tuple[str, ...]:
    return tuple(page_texts(made()[0]))


def cleared(
    data: bytes,
    read: tuple[str, ...],
    said: WrittenText | None,
    sought: Sought = SOUGHT,
    name: str = "dossier.pdf",
    seen: dict[int, tuple[str, ...]] | None = None,
) -> FinalCheckReport:
    wanted = FinalCheckTerms(sought, PUBLIC, name=name, written=said)
    return examine_file(data, PageOcrTexts(read, seen or {}), wanted)


def test_the_dossier_as_it_was_made_is_clear():
    data, said = made()
    assert sum(ALLOWED in text for text in texts()) > 1
    assert cleared(data, texts(), said).places == ()
    whole = sought_names("Tursun Sample", "祖农", "Rahile Zunun")
    assert cleared(data, texts(), said, whole).places == ()


def with_copy(number: int, more: str = f"\nalso {ALLOWED} came") -> tuple[str, ...]:
    read = list(texts())
    read[number - 1] += more
    return tuple(read)


@pytest.mark.parametrize("name", [ALLOWED, "祖农"])
def test_a_second_copy_of_an_allowed_name_is_a_hit_on_every_page(name):
    data, said = made()
    for number in range(1, len(texts()) + 1, 2):
        report = cleared(data, with_copy(number, f"\nalso {name} came"), said)
        assert report.places == (("page_text", number, 1),)


def test_clearance_by_form_is_caught():
    """The weakened way: whatever form is public somewhere passes everywhere."""
    data, _ = made()
    for number in (1, 5, len(texts())):
        assert cleared(data, with_copy(number), None).hits == 0


def test_a_copy_that_stands_in_another_persons_name_is_a_hit_too():
    data, said = made()
    assert cleared(data, with_copy(5, "\nOmer Sample"), said).hits == 1
    assert cleared(data, with_copy(5, "\nTursun Sample"), said).hits == 1


def test_names_on_pages_pass_however_readers_of_pages_order_their_lines():
    data, said = made()
    turned = tuple("\n".join(text.split("\n")[::-1]) for text in texts())
    assert cleared(data, turned, said).hits == 0
    joined = tuple(text.replace("\n", " ") for text in texts())
    assert cleared(data, joined, said).hits == 0


def test_public_words_that_are_read_backwards_stop_nobody():
    """Beside a line of Arabic letters "such page" is read as "page such", which holds "Pages"."""
    data, said = made()
    line = "\nBlack boxes: each such page is a picture\nئەرشات"
    told = replace(said, pages=(said.pages[0] + line, *said.pages[1:]))
    read = (texts()[0] + line, *texts()[1:])
    wanted = FinalCheckTerms(sought_names("Pages"), f"{PUBLIC}{line}", name="a.pdf", written=told)
    assert examine_file(data, PageOcrTexts(read, {}), wanted).hits == 0
    leaky = (read[0], *(f"{one}\nPages came" for one in read[1:2]), *read[2:])
    assert examine_file(data, PageOcrTexts(leaky, {}), wanted).hits == 1


def test_what_is_read_in_pictures_is_held_to_its_page_and_to_open_names():
    data, said = made()
    page = next(n for n, text in enumerate(said.pages, 1) if text.startswith("AB/1 Witness"))
    for read, hits in (("Tursun Sample came", 0), ("Sample came", 1), ("Tursun, Sample", 1)):
        assert cleared(data, texts(), said, seen={page: (read,)}).hits == hits


@pytest.mark.parametrize(
    ("place", "secret"),
    [
        (place, secret)
        for place in PLACES
        for secret in ("Tursun Sample", "祖农")
        # Nobody writes Han letter by letter.
        if (place, secret) != ("in_kerned_content", "祖农")
    ],
)
def test_a_name_is_found_in_each_part_of_the_file_allowed_elsewhere_or_not(place, secret):
    data, said = made()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        if place in {"in_form", "in_to_unicode"}:
            pdf.pages[0].Resources.XObject = pikepdf.Dictionary()
            pdf.pages[0].Resources.Font.F1 = pikepdf.Dictionary()
        PLACES[place](pdf, secret)
        out = io.BytesIO()
        pdf.save(out, fix_metadata_version=False)
    sought = sought_names("Tursun Sample", "祖农", "Rahile Zunun")
    assert cleared(out.getvalue(), texts(), said, sought).hits > 0


def changed(change) -> bytes:
    with pikepdf.open(io.BytesIO(made()[0])) as pdf:
        change(pdf)
        out = io.BytesIO()
        mode = pikepdf.ObjectStreamMode.generate
        pdf.save(out, fix_metadata_version=False, object_stream_mode=mode)
    return out.getvalue()


def twice_in_the_outline(pdf):
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(outline.root[0].title, 3))


def as_another_bookmark(pdf):
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("Tursun Sample", 3))


def as_what_a_link_says(pdf):
    links = [one for page in pdf.pages for one in page.obj.get("/Annots", [])]
    links[0].Contents = pikepdf.String("Tursun Sample")


def as_a_description(pdf):
    pdf.Root.StructTreeRoot.K.Alt = pikepdf.String("Tursun Sample")


def as_a_longer_title(pdf):
    pdf.docinfo["/Title"] = pikepdf.String(f"{pdf.docinfo['/Title']} of Sample")


def as_the_title_again(pdf):
    pdf.docinfo["/Subject"] = pikepdf.String(str(pdf.docinfo["/Title"]))


def in_the_packet_again(pdf):
    told = bytes(pdf.Root.Metadata.read_bytes())
    title = str(pdf.docinfo["/Title"]).encode()
    pdf.Root.Metadata = pdf.make_stream(
        told.replace(b"</rdf:Alt>", b"<rdf:li>" + title + b"</rdf:li></rdf:Alt>"),
        Type=pikepdf.Name.Metadata,
        Subtype=pikepdf.Name.XML,
    )


@pytest.mark.parametrize(
    "change",
    [
        twice_in_the_outline,
        as_another_bookmark,
        as_what_a_link_says,
        as_a_description,
        as_a_longer_title,
        as_the_title_again,
        in_the_packet_again,
    ],
)
def test_strings_may_say_what_was_written_and_as_often(change):
    said = made()[1]
    assert cleared(changed(lambda pdf: None), texts(), said).hits == 0
    assert cleared(changed(change), texts(), said).hits > 0


def test_what_lies_between_objects_is_no_string_of_theirs():
    data, said = made()
    at = data.index(b"endobj") + len(b"endobj")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        title = pdf.docinfo["/Title"].unparse()
    for planted in (b"% Tursun Sample", b"99999 0 obj\n" + title + b"\nendobj"):
        planted_data = data[:at] + b"\n" + planted + b"\n" + data[at:]
        assert cleared(planted_data, texts(), said).hits > 0


def test_the_name_of_a_file_may_hold_an_open_name_alone():
    data, said = made()
    for name, hits in (("Tursun Sample.pdf", 0), ("Sample.pdf", 1), ("of Sample, Tursun.pdf", 1)):
        assert cleared(data, texts(), said, name=name).hits == hits


def test_what_was_written_passes_only_where_it_is_public():
    """Whoever makes files is not believed: a name that came in on the way is a hit."""
    data, said = made()
    told = replace(said, pages=(*said.pages[:-1], f"{said.pages[-1]}\nRahile Zunun"))
    read = with_copy(len(texts()), "\nRahile Zunun")
    assert cleared(data, read, told).hits == 1
    public = replace(told, strings=(*said.strings, "Rahile Zunun"))

    def as_bookmark(pdf):
        with pdf.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem("Rahile Zunun", 3))

    assert cleared(changed(as_bookmark), texts(), public).hits > 0


def test_a_sheet_of_text_is_what_was_written_and_nothing_more():
    text = "EXT 17/2026\nTursun Sample, called 祖农"
    for data, hits in (
        (text, 0),
        (f"{text}\n", 0),
        (f"{text} Sample", 3),
        (f"{text}\nRahile Zunun", 4),
    ):
        report = cleared(data.encode(), (), WrittenText((), (text,)), name="sheet.txt")
        assert bool(report.hits) is bool(hits), data


# Word.


def with_part(change) -> bytes:
    data, _ = made_for_word()
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as package,
        zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as changed_one,
    ):
        for one in package.infolist():
            member = zipfile.ZipInfo(one.filename, one.date_time)
            member.create_system = 0
            text = package.read(one).decode()
            changed_one.writestr(member, change(one.filename, text).encode())
    return out.getvalue()


@pytest.mark.parametrize("part", ["word/document.xml", "word/header1.xml", "word/footnotes.xml"])
def test_a_second_copy_in_any_part_of_a_word_file_is_a_hit(part):
    def planted(name, text):
        paragraph = "<w:p><w:r><w:t>Tursun Sample</w:t></w:r></w:p>"
        if name != part:
            return text
        at = text.rindex("</w:p>") + len("</w:p>")
        return text[:at] + paragraph + text[at:]

    data, said = made_for_word()
    assert cleared(data, (), said, name="a.docx").hits == 0
    leaky = with_part(planted)
    assert dict(cleared(leaky, (), said, name="a.docx").kinds)["word_text"] >= 1
    assert cleared(leaky, (), None, name="a.docx").hits == 0, "as by form"


def test_pages_read_from_a_word_file_hold_no_more_than_was_written():
    data, said = made_for_word()
    read = tuple("\n".join(said.pages).split("\n\n"))
    assert cleared(data, read, said, name="a.docx").hits == 0
    assert cleared(data, (*read, "Tursun Sample"), said, name="a.docx").hits == 1


# The format's own words.

_FORMAT_WORDS = """
Hans Hant Adobe Default Null Page Font Iso Block Type Width Length Header Scope Figure Sect Integer
Identity Registry Noto Sans Regular Bold Italic Title Parent Root Rose Stream True Span Link Note
Table Row Column Pages Kids Count First Last Names Info Index Filter Image Trans Metadata Text
Artifact Pagination Footer Layout Outlines Reference Border Contents Normal Heading Arial Left
Styles Center Auto Start Body Office Word Ascent Descent Encoding Google Copyright Latin Arabic
Tibetan Predictor Part Bag Alt About Lang Language Document
"""
FORMAT = _FORMAT_WORDS.split()


def innocents(count: int = 700) -> list[str]:
    random, names = Random(41), dict.fromkeys(FORMAT)
    print("seed 41")
    while len(names) < count:
        parts = [random.choice(("ka", "re", "mo", "li", "sa", "tu", "ne", "bi", "or", "an"))
                 for _ in range(random.randint(2, 4))]  # fmt: skip
        names["".join(parts).title()] = None
    return list(names)


def unnamed(read: str) -> list[str]:
    """Names that stand nowhere in what the file says: a word of its text is another thing."""
    from casefiles.redaction.finding.matching import matcher_of

    names = innocents()
    found = {name for name in names if matcher_of(sought_names(name)).find(read)}
    return [name for name in names if name not in found]


def test_seven_hundred_people_called_like_words_of_the_format_stop_no_dossier():
    data, said = made()
    names = unnamed("\n".join([*said.pages, *said.strings, *texts()]))
    assert len(names) >= 650
    assert {"Hans", "Adobe", "Default", "Null", "Font", "Iso", "Width"} <= set(names)
    report = cleared(data, texts(), said, sought_names(*names))
    assert report.hits == 0, report.places
    word, told = made_for_word()
    names = unnamed("\n".join(told.pages))
    report = cleared(word, (), told, sought_names(*names), "a.docx")
    assert report.hits == 0, report.places


@cache
def read_as_word() -> tuple[bytes, WrittenText, tuple[str, ...]]:
    """Return a Word file whose tables go on over pages, and its pages as a worker reads them."""
    long = replace(DISCLOSURE, **vars_of(edition(exhibits=30, events=60, facts=3)))
    data = build_word(compose_for_word(long, PROFILE))
    with opened_template() as template:
        reading = template.read([data], CancellationToken())
    return data, WrittenText(words_of_parts(data)), tuple(page.text for page in reading.pages)


def vars_of(disclosure: Disclosure) -> dict[str, Any]:
    return {name: getattr(disclosure, name) for name in ("exhibits", "events", "facts")}


def test_what_a_reader_of_word_files_writes_on_pages_itself_stops_nobody():
    """People called Text, Layout or Title could never leave in a Word file of some pages."""
    data, said, read = read_as_word()
    assert read[0].startswith("Text rendering; layout not reproduced")
    repeated = [text for text in read if text.startswith("No.\nDate and place\nEvent\nEvidence")]
    assert len(repeated) > 1
    names = [
        *unnamed("\n".join(one for one in said.pages)),
        "Event",
        "Evidence",
        "Place",
        "Date",
        "Pages",
    ]
    assert {"Text", "Layout", "Hans"} <= set(names)
    report = cleared(data, read, said, sought_names(*names), "a.docx")
    assert report.hits == 0, report.places

    def hits(*pages: str) -> int:
        return cleared(data, pages, said, sought_names(*names), "a.docx").hits

    assert hits(*read[:-1], f"{read[-1]}\nFoot of the pages") == 1
    assert hits(*read[:2], f"{read[2]}\nText came", *read[3:]) == 1
    assert hits(f"{read[0]}\nText rendering; layout not reproduced", *read[1:]) == 2
    at = next(n for n, text in enumerate(read) if text.startswith("No.\nDate and place"))
    assert hits(*read[:at], f"{read[at]}\nEvidence of it", *read[at + 1 :]) == 1


@pytest.mark.parametrize("name", ["Hans", "Adobe", "Default", "Null", "Font", "Width", "Iso"])
def test_a_person_called_like_a_word_of_the_format_is_found_where_it_is_none(name):
    data, said = made()
    sought = sought_names(name)

    def in_title(pdf):
        pdf.docinfo["/Title"] = pikepdf.String(f"For {name}")

    def in_metadata(pdf):
        told = bytes(pdf.Root.Metadata.read_bytes())
        pdf.Root.Metadata = pdf.make_stream(
            told.replace(b"</rdf:Alt>", f"<rdf:li>{name}</rdf:li></rdf:Alt>".encode()),
            Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML,
        )  # fmt: skip

    def in_bookmark(pdf):
        with pdf.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem(name, 1))

    def in_annotation(pdf):
        note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text,
                                  Contents=pikepdf.String(name))  # fmt: skip
        pdf.pages[1].Annots = pikepdf.Array([pdf.make_indirect(note)])

    def as_language(pdf):
        pdf.Root.Lang = pikepdf.String(name)

    for change in (in_title, in_metadata, in_bookmark, in_annotation, as_language):
        assert cleared(changed(change), texts(), said, sought).hits > 0, change
    assert cleared(data, with_copy(4, f"\n{name} said"), said, sought).hits == 1
    assert cleared(data, texts(), said, sought).hits == 0


def test_looking_by_place_costs_little():
    data, said = made()
    times = []
    for told in (None, said):
        start = time.process_time()
        cleared(data, texts(), told)
        times.append(time.process_time() - start)
    assert times[1] < 3 * times[0] + 1, times


def test_numbers_of_objects_in_a_row_are_nobodys_birthday():
    born = SoughtPerson(PersonId("p"), ("Emine Sample",), (("date of birth", "1990-12-01"),))
    matcher = matcher_of(Sought((born,)))

    def found(data: bytes) -> bool:
        return any(map(matcher.find_joined, syntax_texts(data)))

    assert not found(b"<< /Kids [ 1199 0 R 1201 0 R 1203 0 R ] /Parent 7 0 R >>")
    assert found(b"<< /Kids [ 1199 0 R ] /Count 19901201 >>")
    assert found(b"<< /Kids [ 19901201 0 R ] >>")
