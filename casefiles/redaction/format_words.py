"""Words that stand in every PDF as part of its format, and therefore tell nothing about a case."""

from typing import Final

from casefiles.redaction.patterns import compact

_KEYS_AND_OPERATORS: Final = """
ActualText Adobe Annot Annots Artifact Ascent Author Base BaseFont Begin BeginBFChar
BeginBFRange BeginCMap BitsPerComponent BlackIs1 BleedBox Border Bounds Catalog CCITTFaxDecode
CIDFontType2 CIDInit CIDSystemInfo CIDToGIDMap CMapName CMapType CodeSpaceRange Color ColorSpace
Columns Contents Count Creator CropBox Current Date DCTDecode Decode DecodeParms Default Desc
Descent Dest Dests DeviceGray DeviceRGB Dict Differences Display Doc Document Down Encoding
EndBFChar EndBFRange EndCMap EndObj EndStream Entry Extends Fade False Figure Filter
FindResource First Fit Flags FlateDecode Font FontBBox FontDescriptor FontFile2 FontName Form
Format Function Group Head Height Hide Identity Image ImageMask Index Indexed Info Interpolate
ItalicAngle Kids Lang Last Layout Leading Left Length Limits Link Marked MarkInfo Matrix Media
MediaBox Metadata Mode Modify Name Names Next None Note Noto NumberTree Nums Object ObjStm
OpenAction Order Ordering Outline Outlines Page PageLabels PageLayout PageMode Pages Pair Parent
Part PDF Prev Print Private ProcSet Producer Rect Ref Reference Registry Regular Resource
Resources Right RoleMap Root Rotate Rows Sans Section Serif Size Span Start StartXref StemV
Stream String StructElem StructParent StructParents StructTreeRoot Style Subject Subtype
Supplement Table Tabs Text Thumb Title ToUnicode Trailer Trans TrimBox True Type Unicode
UseOutlines Version View ViewerPreferences White Width Widths WinAnsiEncoding XObject Xref
"""

_FACES: Final = """
NotoSans NotoSansArabic NotoSansSC NotoSansTC NotoSerifTibetan Bold Italic BoldItalic Medium Light
Black Thin Version Copyright Project Authors Google Adobe Open Font License Trademark Latin Greek
Cyrillic Simplified Traditional Chinese Arabic Tibetan Devanagari
"""

FORMAT_WORDS: Final = frozenset(map(compact, (_KEYS_AND_OPERATORS + _FACES).split()))
"""Names and operators of ISO 32000 and of CMap files, and words of the faces here, folded."""
