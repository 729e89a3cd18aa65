"""A page whose picture may say more than its text is told apart from an ordinary page of text."""

import io
from collections.abc import Callable

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from casefiles.evidence.channel.limits import WorkerLimits
from casefiles.evidence.pdf.pdf_reader import PdfFile
from casefiles.evidence.pdf.pdf_resources import PageResources
from tests.evidence.conftest import Read
from tests.evidence.samples import edited, one_page_pdf, pdf, picture, stream, text_pdf

HELVETICA = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
TEXT = b"BT /F 40 Tf 50 500 Td (abc) Tj ET"
FORM = b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]"


def is_doubtful(read: Read, data: bytes) -> bool:
    reading = read(data)
    assert reading.unreadable == ""
    (page,) = reading.pages
    assert page.lines, "a page without text is unread anyway"
    return page.is_doubtful


def page_with(kind: str, *boxes: tuple[float, float, float, float]) -> bytes:
    """A page of 595 x 842 points that says a few words and shows a picture in each box."""

    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 30, "Scanned with CamScanner")
        for box in boxes:
            canvas.drawImage(ImageReader(io.BytesIO(picture(kind))), *box)

    return pdf(draw)


def with_font(content: bytes, extra: bytes = b"", *others: bytes) -> bytes:
    return one_page_pdf(stream(b"", content), b"/Font<</F 5 0 R>>" + extra, HELVETICA, *others)


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_scan_with_a_scrap_of_text_is_doubtful(read: Read, kind: str):
    assert is_doubtful(read, page_with(kind, (0, 0, 595, 842)))


def test_a_scan_cut_into_strips_is_doubtful(read: Read):
    strips = [(0, 10.0 * row, 595, 10.0) for row in range(10)]
    assert is_doubtful(read, page_with("PNG", *strips))
    assert not is_doubtful(read, page_with("PNG", *strips[:2]))


def test_a_page_of_text_with_a_small_logo_is_not_doubtful(read: Read):
    assert not is_doubtful(read, page_with("JPEG"))
    assert not is_doubtful(read, page_with("JPEG", (40, 700, 150, 100)))
    assert is_doubtful(read, page_with("JPEG", (40, 600, 180, 180)))


@pytest.mark.parametrize("rotation", [90, 180])
def test_a_turned_page_is_measured_as_it_is_displayed(read: Read, rotation: int):
    def turn(document: pikepdf.Pdf) -> None:
        document.pages[0].Rotate = rotation

    assert not is_doubtful(read, edited(page_with("JPEG", (40, 700, 150, 100)), turn))
    assert is_doubtful(read, edited(page_with("JPEG", (40, 600, 180, 180)), turn))


def test_an_image_inside_forms_is_measured(read: Read):
    image = stream(
        b"/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8",
        b"x",
    )

    def nested(width: int) -> bytes:
        inner = stream(FORM + b"/Resources<</XObject<</I 8 0 R>>>>", b"1 0 0 1 0 0 cm /I Do")
        outer = stream(FORM + b"/Resources<</XObject<</G 7 0 R>>>>", b"%d 0 0 300 0 0 cm /G Do")
        outer = outer.replace(b"%d", b"%3d" % width)
        return with_font(TEXT + b" q /X Do Q", b"/XObject<</X 6 0 R>>", outer, inner, image)

    assert is_doubtful(read, nested(300))
    assert not is_doubtful(read, nested(20))


def test_an_image_written_into_the_content_is_measured(read: Read):
    drawn = b" q %d 0 0 300 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q"
    assert is_doubtful(read, with_font(TEXT + drawn % 300))
    assert not is_doubtful(read, with_font(TEXT + drawn % 20))


@pytest.mark.parametrize("name", [b"ActualText", b"Actual#54ext"])
def test_replaced_text_is_doubtful(read: Read, name: bytes):
    plain = b"/Span<</Lang(en)>>BDC " + TEXT + b" EMC"
    assert not is_doubtful(read, with_font(plain))
    assert is_doubtful(read, with_font(plain.replace(b"Lang", name)))
    listed = b"/Span/P BDC " + TEXT + b" EMC"
    properties = b"/Properties<</P<</%s(lie)>>>>" % name
    assert is_doubtful(read, with_font(listed, properties))
    form = stream(FORM + b"/Resources<</Font<</F 5 0 R>>" + properties + b">>", listed)
    assert is_doubtful(read, with_font(b"/X Do", b"/XObject<</X 6 0 R>>", form))


@pytest.mark.parametrize(("key", "expected"), [("/ActualText", True), ("/Lang", False)])
def test_text_replaced_in_the_structure_is_doubtful(read: Read, key: str, expected: bool):
    def tag(document: pikepdf.Pdf) -> None:
        page = document.pages[0].obj
        page.StructParents = 0
        root = document.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        word = Dictionary(Type=Name.StructElem, S=Name.Span, P=root, Pg=page, K=0)
        word[key] = String("lie")
        element = document.make_indirect(word)
        root.K = Array([element])
        root.ParentTree = Dictionary(Nums=Array([0, Array([element])]))
        document.Root.StructTreeRoot = root
        document.Root.MarkInfo = Dictionary(Marked=True)

    data = with_font(b"/Span<</MCID 0>>BDC " + TEXT + b" EMC")
    assert is_doubtful(read, edited(data, tag)) is expected


def test_letters_drawn_by_programs_are_doubtful(read: Read):
    drawn = stream(b"", b"750 0 d0 0 0 750 750 re f")
    font = (
        b"<</Type/Font/Subtype/Type3/FontBBox[0 0 750 750]/FontMatrix[0.001 0 0 0.001 0 0]"
        b"/CharProcs<</a 6 0 R>>/Encoding<</Type/Encoding/Differences[97/a/a/a]>>/FirstChar 97"
        b"/LastChar 99/Widths[900 900 900]/Resources<<>>/ToUnicode 7 0 R>>"
    )
    data = one_page_pdf(
        stream(b"", TEXT), b"/Font<</F 5 0 R>>", font, drawn, unicode_map("0061", "0062", "0063")
    )
    assert read(data).pages[0].text == "abc"
    assert is_doubtful(read, data)


def unicode_map(*letters: str) -> bytes:
    """What the codes of a, b and c stand for."""
    pairs = "".join(
        f"<{code:02X}> <{to}>\n" for code, to in zip(range(97, 100), letters, strict=True)
    )
    text = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def\n"
        "1 begincodespacerange <00> <FF> endcodespacerange\n"
        f"3 beginbfchar\n{pairs}endbfchar endcmap end end"
    )
    return stream(b"", text.encode())


@pytest.mark.parametrize(
    ("letter", "expected"), [("0078", False), ("E000", True), ("FFFD", True), ("DBC0DC00", True)]
)
def test_letters_that_stand_for_nothing_are_doubtful(read: Read, letter: str, expected: bool):
    font = HELVETICA.replace(b">>", b"/ToUnicode 6 0 R>>")
    data = one_page_pdf(
        stream(b"", TEXT), b"/Font<</F 5 0 R>>", font, unicode_map("0061", letter, "0063")
    )
    assert is_doubtful(read, data) is expected


def test_letters_that_were_guessed_are_doubtful(read: Read):
    """A font that gives its glyphs names of its own tells no text for them."""
    font = HELVETICA.replace(b">>", b"/Encoding<</Differences[97/b/%s]>>>>")
    assert not is_doubtful(read, one_page_pdf(stream(b"", TEXT), b"/Font<</F 5 0 R>>", font % b"a"))
    named = one_page_pdf(stream(b"", TEXT), b"/Font<</F 5 0 R>>", font % b"g17xq")
    assert is_doubtful(read, named)


PATTERN = (
    b"/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 600 800]/XStep 600/YStep 800"
    b"/Resources<</Font<</F 5 0 R>>>>"
)
GRADIENT = (
    b"<</PatternType 2/Shading<</ShadingType 2/ColorSpace/DeviceGray/Coords[0 0 9 9]"
    b"/Function<</FunctionType 2/Domain[0 1]/C0[0]/C1[1]/N 1>>>>>>"
)
PAINTED = b" /Pattern cs /P scn 0 0 600 800 re f "


def test_a_tiling_pattern_is_doubtful_and_a_gradient_is_not(read: Read):
    tiles = stream(PATTERN, TEXT.replace(b"abc", b"unseen"))
    painted = b" q" + PAINTED + b"Q"
    assert is_doubtful(read, with_font(TEXT + painted, b"/Pattern<</P 6 0 R>>", tiles))
    assert not is_doubtful(read, with_font(TEXT + painted, b"/Pattern<</P 6 0 R>>", GRADIENT))


def test_a_tiling_pattern_is_found_in_forms_and_inherited_resources(read: Read):
    tiles = stream(PATTERN, TEXT)
    form = stream(FORM + b"/Resources<</Pattern<</P 6 0 R>>>>", PAINTED)
    data = with_font(TEXT + b" /X Do", b"/XObject<</X 7 0 R>>", tiles, form)
    assert is_doubtful(read, data)

    def hand_up(document: pikepdf.Pdf) -> None:
        page = document.pages[0].obj
        document.Root.Pages.Resources = page.Resources
        del page.Resources

    assert is_doubtful(read, edited(data, hand_up))
    assert not is_doubtful(read, edited(with_font(TEXT), hand_up))


@pytest.mark.parametrize("in_states", [False, True])
def test_a_tiling_pattern_is_found_in_what_an_annotation_looks_like(read: Read, in_states: bool):
    def annotate(entries: bytes) -> Callable[[pikepdf.Pdf], None]:
        def change(document: pikepdf.Pdf) -> None:
            form = document.make_stream(PAINTED)
            form.Type, form.Subtype = Name.XObject, Name.Form
            form.BBox = Array([0, 0, 50, 50])
            tiles = document.make_stream(b"0 0 9 9 re f", pikepdf.Object.parse(entries))
            form.Resources = Dictionary(Pattern=Dictionary(P=tiles))
            look = Dictionary(On=form) if in_states else form
            note = Dictionary(Type=Name.Annot, Subtype=Name.Stamp, F=4, AP=Dictionary(N=look))
            note.Rect, note.AS = Array([9, 9, 59, 59]), Name.On
            document.pages[0].obj.Annots = Array([note])

        return change

    tiling = b"<<" + PATTERN.replace(b"/Resources<</Font<</F 5 0 R>>>>", b"") + b">>"
    assert is_doubtful(read, edited(with_font(TEXT), annotate(tiling)))


def test_a_soft_mask_is_doubtful(read: Read):
    group = stream(FORM + b"/Group<</S/Transparency/CS/DeviceGray>>", b"1 g 0 0 99 99 re f")
    state = b"/ExtGState<</S<</SMask<</S/Luminosity/G 6 0 R>>>>>>"
    content = TEXT + b" q /S gs 0 0 600 800 re f Q"
    assert is_doubtful(read, with_font(content, state, group))
    assert not is_doubtful(read, with_font(content, b"/ExtGState<</S<</SMask/None>>>>", group))


def test_every_page_has_its_own_answer(read: Read):
    def add(document: pikepdf.Pdf) -> None:
        scan = pikepdf.open(io.BytesIO(page_with("JPEG", (0, 0, 595, 842))))
        document.pages.insert(1, scan.pages[0])

    pages = read(edited(text_pdf(["one"], ["two"]), add)).pages
    assert [page.is_doubtful for page in pages] == [False, True, False]


def test_pictures_and_plain_texts_are_not_doubtful(read: Read):
    assert not read(picture("PNG")).pages[0].is_doubtful
    assert not read(b"a plain text").pages[0].is_doubtful


def test_what_the_second_reader_cannot_look_through_is_doubtful():
    data = text_pdf(["one"])
    assert not PageResources(data, 1).draw_aside(1)
    assert PageResources(b"%PDF-1.7 nothing", 1).draw_aside(1)
    assert PageResources(data, 2).draw_aside(1)
    assert PageResources(data, 1).draw_aside(7)

    def break_resources(document: pikepdf.Pdf) -> None:
        document.pages[0].obj.Resources.XObject = Array([1])

    assert PageResources(edited(data, break_resources), 1).draw_aside(1)


def test_forms_that_hold_one_another_are_looked_through_once(read: Read):
    form = stream(FORM + b"/Resources<</XObject<</X 6 0 R/Y 7 0 R>>>>", b"0 0 9 9 re f")
    data = with_font(TEXT + b" /X Do", b"/XObject<</X 6 0 R>>", form, form)
    assert not is_doubtful(read, data)


def test_a_page_that_breaks_the_search_is_still_read(monkeypatch: pytest.MonkeyPatch):
    def broken(_page: object) -> None:
        raise RuntimeError

    assert not PdfFile(text_pdf(["one"]), WorkerLimits()).read_page(1).is_doubtful
    monkeypatch.setattr("casefiles.evidence.pdf.pdf_doubt.drawn_objects", broken)
    page = PdfFile(text_pdf(["one"]), WorkerLimits()).read_page(1)
    assert (page.text, page.is_doubtful) == ("one", True)
