"""The grammar of a PDF by place: which names, words and values in it are the format's own.

A closed list of what stands where. A word of the format that stands anywhere else, such as in a
title, is a word like others.
"""

import re
from typing import Final

_NAMED: Final = """
/A /AF /AFRelationship /Alt /Annot /Annots /Artifact /Ascent /BBox /BaseFont /BitsPerComponent
/BlackIs1 /Block /Border /CCITTFaxDecode /CIDFontType2 /CIDInit /CIDSystemInfo /CIDToGIDMap /CMap
/CMapName /CMapType /CapHeight /Caption /Catalog /CheckSum /ColSpan /Color /ColorSpace /Column
/Columns /Contents /Count /CreationDate /D /DCTDecode /DW /Data /Decimal /DecodeParms /Desc
/DescendantFonts /Descent /Dest /DestOutputProfile /DeviceGray /DeviceRGB /Disc /DisplayDocTitle
/Document /EF /EmbeddedFile /EmbeddedFiles /Encoding /Extends /F /FFilter /Figure /Filespec /Filter
/First /Fit /Flags /FlateDecode /Font /FontBBox /FontDescriptor /FontFile2 /FontName /Footer
/GTS_PDFA1 /GoTo /GoToR /H /H1 /H2 /H3 /H4 /H5 /H6 /Header /Headers /Height /I /ID /IDTree /Identity
/Identity-H /Image /ImageB /ImageC /ImageI /Index /Indexed /Info /ItalicAngle /K /Kids /L /LBody /LI
/Lang /Last /Layout /Lbl /Length /Length1 /Limits /Link /List /ListNumbering /LowerAlpha /LowerRoman
/MCID /MCR /MarkInfo /Marked /MediaBox /Metadata /ModDate /N /Names /Next /None /Note /Nums /O /OBJR
/Obj /ObjStm /OpenAction /Ordering /Outlines /OutputConditionIdentifier /OutputIntent
/OutputIntents /P /PDF /Page /PageLabels /PageMode /Pages /Pagination /Params /Parent /ParentTree
/ParentTreeNextKey /Pg /Picture /Placement /Predictor /Prev /ProcSet /Rect /Reference /Registry
/Resources /ReversedChars /RoleMap /Root /Rotate /Row /RowSpan /Rows /S /Scope /Sect /Size /Span /St
/StemV /StructElem /StructParent /StructParents /StructTreeRoot /Subtype /Summary /Supplement /TBody
/TD /TH /THead /TOC /TOCI /TR /Table /Tabs /Text /Title /ToUnicode /Trans /Type /Type0 /UF
/UpperAlpha /UpperRoman /UseOutlines /ViewerPreferences /W /Width /XML /XObject /XRef /XYZ
"""
_NAMES: Final = frozenset(_NAMED.split())
"""Keys, types and values of ISO 32000, as our files have them."""
_FACES: Final = "NotoSans|NotoSansArabic|NotoSansSC|NotoSansTC|NotoSerifTibetan"
_PATTERNS: Final = re.compile(
    r"/[FGI][0-9]{0,5}(?:\+[0-9]{1,4})?"
    rf"|/[A-Z]{{6}}\+(?:{_FACES})(?:-(?:Regular|Bold|Italic|BoldItalic|Medium))?"
    r"|/Adobe-Identity-(?:UCS|H)"
    r"|/application#2fjson|/application/json"
)
"""Names of resources and of subsets of the faces here."""
_LANGUAGE: Final = re.compile(
    "(?:ar|bo|cs|de|el|en|es|fa|fr|he|it|ja|kk|ko|ky|mn|nl|pl|pt|ru|sv|tr|ug|uk|ur|uz|zh|x-default)"
    "(?:-(?:Hans|Hant|Arab|Cyrl|Latn|Tibt))?(?:-[A-Z]{2})?",
)
_VALUES: Final = {
    "/Lang": _LANGUAGE,
    "/Registry": re.compile("Adobe"),
    "/Ordering": re.compile("Identity|UCS"),
    "/OutputConditionIdentifier": re.compile(r"sRGB IEC61966-2\.1"),
    "/CreationDate": re.compile("D:[0-9]{14}Z"),
    "/ModDate": re.compile("D:[0-9]{14}Z"),
    "/ID": re.compile("note[0-9]{6}"),
    "/P": re.compile("[0-9]{1,7}[A-Z]{1,3}"),
}
"""What a string may say that is the value of a key."""
_OPERATORS: Final = """
obj endobj stream endstream xref trailer startxref true false null R n
q Q cm w J j d M RG rg G g K k m l c v y h re S s f B b n W BT ET Tf Td TJ Tj Tz Tr Tm T Tc Tw Ts
BDC BMC EMC Do
begin end def dict pop currentdict defineresource findresource begincmap endcmap usecmap
begincodespacerange endcodespacerange beginbfchar endbfchar beginbfrange endbfrange
"""
_WORDS: Final = frozenset(_OPERATORS.split())
"""Words of objects, operators of pages and of maps of characters."""
_TOKEN: Final = re.compile(
    r"(?P<comment>%[^\r\n]*)"
    r"|(?P<system>/(?:Registry|Ordering)\s*\((?:Adobe|UCS|Identity)\))"
    r"|(?P<literal>\((?:[^()\\]|\\.|\([^()]*\))*\))"
    r"|(?P<name>/[^\s()<>\[\]{}/%]*)"
    r"|(?P<reference>(?<![^\s\[\]<>(){}])[0-9]{1,6}\s+0\s+R(?![^\s\[\]<>(){}/]))"
    r"|(?P<word>(?<![^\s\[\]<>(){}])[A-Za-z]+(?![^\s\[\]<>(){}/]))",
    re.DOTALL,
)
COLOUR_PROFILE: Final = "d68baed8428c7b500c33a60da52a08a845b4bf4ae4745cbda046811e2b0eb3c9"
"""SHA-256 of the one profile of colours that our files embed."""
_HEXADECIMAL: Final = re.compile(r"<(?!<)[0-9A-Fa-f\s]*>")
_HEADS: Final = re.compile(r"%PDF-1\.[0-9]\s*|%[^\w\s]{4}\s*|%\ufffd+\s*|%%EOF\s*")
_SPACES: Final = re.compile(
    r"""<\?xpacket [^?]*\?>|xmlns:[A-Za-z]+="[^"]*"|xml:lang="x-default" ?"""
)
_TAG: Final = re.compile(
    "</?(?:x:xmpmeta|rdf:(?:RDF|Description|Alt|Bag|Seq|li)|dc:(?:title|language)"
    r"|xmp:(?:CreateDate|ModifyDate|MetadataDate))(?: rdf:about=\"\")?\s*>"
)
_LANGUAGE_ELEMENT: Final = re.compile(
    rf"<dc:language><rdf:Bag><rdf:li>(?:{_LANGUAGE.pattern})</rdf:li></rdf:Bag></dc:language>"
)


def is_own_name(name: str) -> bool:
    """Tell whether a name, with its slash, is one of the format's or of the faces here."""
    return name in _NAMES or _PATTERNS.fullmatch(name) is not None


def is_own_value(key: str, text: str) -> bool:
    """Tell whether a string is what the format has as the value of a key."""
    pattern = _VALUES.get(key)
    return pattern is not None and pattern.fullmatch(text) is not None


def without_grammar(text: str) -> str:
    """Return what objects, pages and maps say besides the format's own words.

    Hexadecimal strings are left out too: they are taken apart and searched as strings.
    """
    return _HEXADECIMAL.sub(" ", _TOKEN.sub(_rest_of, text))


def bytes_without_grammar(data: bytes) -> bytes:
    """Return the same of bytes, with hexadecimal strings."""
    return _TOKEN.sub(_rest_of, data.decode("latin-1")).encode("latin-1")


def without_grammar_of_packet(text: str) -> str:
    """Return a metadata packet without its own tags, and the language that it tells."""
    return _TAG.sub("<>", _SPACES.sub(" ", _LANGUAGE_ELEMENT.sub(" ", text)))


def _rest_of(found: "re.Match[str]") -> str:
    token = found[0]
    match found.lastgroup:
        case "comment":
            return "" if _HEADS.fullmatch(token) else token
        case "name":
            return " " if is_own_name(token) else token
        case "word":
            return " " if token in _WORDS else token
        case "reference":
            # Numbers of objects that follow one another are no digits of a number or a date.
            return "<>"
    return " " if found.lastgroup == "system" else token
