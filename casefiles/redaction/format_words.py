"""Words that stand in every PDF as part of its format, and therefore tell nothing about a case."""

from typing import Final

from casefiles.redaction.patterns import compact

_KEYS_AND_OPERATORS: Final = """
ActualText Adobe AFRelationship Alt Alternative Annot Annots Artifact Ascent AttachedFile Author
Base BaseFont BDC Begin BeginBFChar BeginBFRange BeginCMap BitsPerComponent BlackIs1 BleedBox
Block BMC Border BoundingBox Bounds Catalog CCITTFaxDecode CIDFontType2 CIDInit CIDSystemInfo
CIDToGIDMap Circle CMapName CMapType CodeSpaceRange Color ColorSpace ColSpan Column Columns
Conformance Contents Count CreationDate Creator CropBox Current Data Date DCTDecode Decimal
Decode DecodeParms Default Desc Descent Dest DestOutputProfile Dests DeviceGray DeviceRGB Dict
Differences Disc Display DisplayDocTitle Doc Document Down EmbeddedFile EmbeddedFiles EMC
Encoding EndBFChar EndBFRange EndCMap EndObj EndStream Entry Extends Fade False Figure Filespec
Filter FindResource First Fit Flags FlateDecode Font FontBBox FontDescriptor FontFile2 FontName
Footer Form Format Function Group Head Header Height Hide Identity IDTree Image ImageMask Index
Indexed Indirect Info Inline Interpolate ItalicAngle Kids Lang Last Layout Lbl LBody Leading
Left Length LI Limits LineThrough Link ListNumbering LowerAlpha LowerRoman Marked MarkInfo
Matrix MCID MCR Media MediaBox Metadata ModDate Mode Modify Name Names Next None Note Noto
NumberTree Nums Object OBJR ObjStm OpenAction Order Ordering Outline Outlines OutputCondition
OutputConditionIdentifier OutputIntent OutputIntents Page PageLabels PageLayout PageMode Pages
Pagination Pair Params Parent ParentTree ParentTreeNextKey Part PDF Placement Prev Print Private
ProcSet Producer Rect Ref Reference Registry Regular Resource Resources Right RoleMap Root
Rotate Row Rows RowSpan Sans Scope Sect Section Serif Size Source Span Square Start StartXref
StemV Stream String StructElem StructParent StructParents StructTree StructTreeRoot Style
Subject Subtype Supplement Table Tabs TBody TD Text TFoot TH THead Thumb Title TOC TOCI
ToUnicode TR Trailer Trans TrimBox True Type Unicode Unspecified UpperAlpha UpperRoman
UseOutlines Version View ViewerPreferences Watermark White Width Widths WinAnsiEncoding XML
XObject Xref
"""

_FACES: Final = """
NotoSans NotoSansArabic NotoSansSC NotoSansTC NotoSerifTibetan Bold Italic BoldItalic Medium Light
Black Thin Version Copyright Project Authors Google Adobe Open Font License Trademark Latin Greek
Cyrillic Simplified Traditional Chinese Arabic Tibetan Devanagari
"""

FORMAT_WORDS: Final = frozenset(map(compact, (_KEYS_AND_OPERATORS + _FACES).split()))
"""Names and operators of ISO 32000 and of CMap files, and words of the faces here, folded."""
