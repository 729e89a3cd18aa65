"""Furniture of a finished PDF: every key, type, action and operator must be one that ours have.

A white list: what nobody thought of is a finding, not a pass. Values are searched elsewhere
(`clearance`); here only what kinds of things a file holds is looked at.
"""

import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

import pikepdf

from casefiles.domain.foundation.errors import ExportStopped


def _keys(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_CATALOG: Final = _keys(
    "/AF /Lang /MarkInfo /Metadata /Names /OpenAction /Outlines /OutputIntents /PageLabels"
    " /PageMode /Pages /StructTreeRoot /Type /ViewerPreferences"
)
_PAGE: Final = _keys(
    "/Annots /Contents /MediaBox /Parent /Resources /Rotate /StructParents /Tabs /Trans /Type"
)
_LINK: Final = _keys("/A /Border /Contents /Dest /F /Rect /StructParent /Subtype /Type")
_INFO: Final = frozenset(("/CreationDate", "/ModDate", "/Title"))
_TRAILER: Final = frozenset(("/ID", "/Info", "/Root", "/Size"))
_NAMES: Final = frozenset(("/EmbeddedFiles",))
_RESOURCES: Final = frozenset(("/Font", "/ProcSet", "/XObject"))
_IMAGE: Final = _keys(
    "/BitsPerComponent /ColorSpace /DecodeParms /Filter /Height /Length /Subtype /Type /Width"
)
_FONT: Final = _keys(
    "/BaseFont /CIDSystemInfo /CIDToGIDMap /DW /DescendantFonts /Encoding /FontDescriptor /Subtype"
    " /ToUnicode /Type /W"
)
_DESCRIPTOR: Final = _keys(
    "/Ascent /CapHeight /Descent /Flags /FontBBox /FontFile2 /FontName /ItalicAngle /StemV /Type"
)
_STRUCTURE: Final = _keys("/A /Alt /C /ID /K /Lang /P /Pg /S /T /Type")
_ACTION: Final = frozenset(("/D", "/F", "/S"))
_FILE: Final = frozenset(("/AFRelationship", "/Desc", "/EF", "/F", "/Type", "/UF"))
_BY_TYPE: Final = {
    "/Catalog": _CATALOG,
    "/Page": _PAGE,
    "/Pages": frozenset(("/Count", "/Kids", "/Parent", "/Type")),
    "/Annot": _LINK,
    "/Font": _FONT,
    "/FontDescriptor": _DESCRIPTOR,
    "/StructElem": _STRUCTURE,
    "/StructTreeRoot": frozenset(
        ("/IDTree", "/K", "/ParentTree", "/ParentTreeNextKey", "/RoleMap", "/Type")
    ),
    "/OBJR": frozenset(("/Obj", "/Pg", "/Type")),
    "/MCR": frozenset(("/MCID", "/Pg", "/Type")),
    "/Outlines": frozenset(("/Count", "/First", "/Last", "/Type")),
    "/OutputIntent": frozenset(("/DestOutputProfile", "/OutputConditionIdentifier", "/S", "/Type")),
    "/Metadata": frozenset(("/Filter", "/Length", "/Subtype", "/Type")),
    "/Filespec": _FILE,
    "/EmbeddedFile": frozenset(("/Filter", "/Length", "/Params", "/Subtype", "/Type")),
    "/XObject": _IMAGE,
    "/XRef": _keys("/DecodeParms /Filter /ID /Index /Info /Length /Root /Size /Type /W"),
    "/ObjStm": frozenset(("/Filter", "/First", "/Length", "/N", "/Type")),
}
_SUBTYPES: Final = {"/Annot": {"/Link"}, "/XObject": {"/Image"}}
_UNTYPED: Final = _keys(
    "/BBox /BlackIs1 /Border /CheckSum /ColSpan /Columns /Count /CreationDate /D /Dest"
    " /DisplayDocTitle /EF /F /Filter /First /Font /Headers /K /Kids /Last /Length /Length1 /Limits"
    " /ListNumbering /Marked /ModDate /N /Names /Next /Nums /O /Ordering /P /Params /Parent"
    " /Placement /Predictor /Prev /ProcSet /Registry /RowSpan /Rows /S /Scope /Size /St /Summary"
    " /Supplement /Title /UF /XObject /A"
)
_NUMBERED_FONT: Final = re.compile(r"/[FG][0-9]+\+?[0-9]*\Z")
_PICTURE: Final = "/Picture"
_OPERATORS: Final = _keys(
    "q Q cm w J j d M RG rg G g K k m l c v y h re S s f F f* B B* b b* n W W* BT ET Tf Td TJ Tj Tz"
    " Tr Tm T* TL Tc Tw Ts BDC BMC EMC Do"
)
_INTERNAL_ACTIONS: Final = frozenset(("/GoTo", "/GoToR"))
_EMPTY: Final = 0


def count_unexpected(file_bytes: bytes) -> tuple[tuple[int, int], ...]:
    """Count what no finished dossier has, by page; 0 stands for the file as a whole.

    Raises:
        ExportStopped: the file cannot be taken apart (`clearance_unreadable`).
    """
    found: Counter[int] = Counter()
    try:
        with pikepdf.open(io.BytesIO(file_bytes)) as pdf:
            numbers = {page.obj.objgen: at for at, page in enumerate(pdf.pages, start=1)}
            found[_EMPTY] += _of_the_whole(pdf, file_bytes)
            for one in pdf.objects:
                at = numbers.get(getattr(one, "objgen", (0, 0)), _EMPTY)
                found[at] += sum(_strange_keys(one))
            for at, page in enumerate(pdf.pages, start=1):
                found[at] += _of_page(page)
    except pikepdf.PdfError:
        is_readable = False
    else:
        is_readable = True
    if not is_readable:
        # Raised out here, because the reader's error may carry contents of the file.
        raise ExportStopped("clearance_unreadable")
    return tuple(sorted((page, count) for page, count in found.items() if count))


def _of_the_whole(pdf: pikepdf.Pdf, data: bytes) -> int:
    """Count breaches of the file: other revisions, encryption, what opens or runs by itself."""
    root, strange = pdf.Root, 0
    strange += data.count(b"%%EOF") != 1
    strange += sum(key not in _TRAILER | _BY_TYPE["/XRef"] for key in pdf.trailer)
    strange += sum(key not in _INFO for key in pdf.docinfo)
    strange += not isinstance(root.get("/OpenAction", pikepdf.Array()), pikepdf.Array)
    strange += sum(key not in _NAMES for key in root.get("/Names", {}))
    return strange


def _strange_keys(found: Any) -> Iterator[int]:
    """Yield one for each breach in an object, but in none that it refers to."""
    waiting = [found]
    while waiting:
        one = waiting.pop()
        if isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
            yield from _breaches(one)
            waiting += [value for value in one.values() if not _is_apart(value)]
        elif isinstance(one, pikepdf.Array):
            waiting += [value for value in one if not _is_apart(value)]


def _is_apart(value: Any) -> bool:
    return bool(getattr(value, "is_indirect", False))


def _breaches(one: Any) -> Iterator[int]:
    kind = str(one.get("/Type", ""))
    if kind == "" and one.get("/Subtype") == "/Image":
        kind = "/XObject"
    action = one.get("/S")
    if not kind and isinstance(action, pikepdf.Name) and {"/D", "/F"} & set(one.keys()):
        allowed = _ACTION
        yield int(str(action) not in _INTERNAL_ACTIONS)
    elif kind:
        allowed = _BY_TYPE.get(kind, frozenset())
        yield int(kind not in _BY_TYPE)
        requested = _SUBTYPES.get(kind)
        yield int(requested is not None and str(one.get("/Subtype", "")) not in requested)
    else:
        allowed = _UNTYPED
    for key in one.keys():  # noqa: SIM118 - a dictionary of pikepdf is not iterated by its keys
        is_resource = bool(_NUMBERED_FONT.match(key)) or key == _PICTURE
        yield int(key not in allowed and not (is_resource and not kind))


def _of_page(page: pikepdf.Page) -> int:
    strange = sum(key not in _RESOURCES for key in page.obj.get("/Resources", {}))
    strange += bool(page.obj.get("/Trans", {}))
    for instruction in pikepdf.parse_content_stream(page):
        operator = getattr(instruction, "operator", None)
        strange += operator is None or str(operator) not in _OPERATORS
    return strange
