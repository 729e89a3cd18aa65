"""What the name of a file claims that it is, held against what its bytes are."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

ClaimCode = Literal["", "program", "program_disguised", "disguised", "turned_name", "script"]

_OFFICE: Final = "application/vnd.openxmlformats-officedocument."
_OPEN: Final = "application/vnd.oasis.opendocument."
PROGRAMS: Final = frozenset(
    (
        "application/vnd.microsoft.portable-executable",
        "application/x-elf",
        "application/x-mach-binary",
        "application/wasm",
        "application/x-ms-shortcut",
    )
)
"""Types that run when they are opened outside of this program."""
_SCRIPTS: Final = frozenset(
    (
        *("bat", "cmd", "ps1", "psm1", "vbs", "vbe", "js", "jse", "wsf", "wsh", "hta", "sh", "py"),
        *("pl", "rb", "scr", "pif", "com", "exe", "dll", "msi", "msix", "jar", "lnk", "url", "reg"),
        *("cpl", "scf", "inf", "app", "command", "desktop", "apk", "ipa", "chm", "iso", "img"),
        *("vhd", "vhdx", "xll", "settingcontent-ms", "library-ms", "search-ms", "one", "jnlp"),
    )
)
"""Endings of names that computers run or open with rights, whatever the bytes are."""
_FAMILIES: Final[Mapping[str, frozenset[str]]] = {
    "pdf": frozenset(("application/pdf",)),
    "word": frozenset((_OFFICE + "wordprocessingml.document", "application/msword")),
    "sheet": frozenset(
        (
            *(_OFFICE + "spreadsheetml.sheet", "application/vnd.ms-excel"),
            "application/vnd.ms-excel.sheet.binary.macroEnabled.12",
        )
    ),
    "slides": frozenset((_OFFICE + "presentationml.presentation", "application/vnd.ms-powerpoint")),
    "open": frozenset(
        _OPEN + kind + ending
        for kind in ("text", "text-web", "text-master", "spreadsheet", "presentation", "graphics")
        for ending in ("", "-template")
    ),
    "rtf": frozenset(("application/rtf",)),
    "page": frozenset(("text/html", "application/xml", "text/x-chat+html")),
    "text": frozenset(
        (
            *("text/plain", "text/csv", "application/xml", "message/rfc822", "text/html"),
            *("text/x-chat", "application/x-chat+json"),
        )
    ),
    "mail": frozenset(
        (
            *("message/rfc822", "application/mbox", "application/pkcs7-mime"),
            *("application/vnd.ms-outlook", "application/vnd.ms-outlook-pst"),
        )
    ),
    "archive": frozenset(
        (
            *("application/zip", "application/x-7z-compressed", "application/vnd.rar"),
            *("application/gzip", "application/x-tar", "application/x-bzip2", "application/x-xz"),
            *("application/x-chat+zip", "application/vnd.ms-cab-compressed", "application/zstd"),
        )
    ),
}
_ENDINGS: Final[Mapping[str, str]] = {
    "pdf": "pdf",
    **dict.fromkeys(("doc", "docx", "docm", "dot", "dotx", "dotm"), "word"),
    **dict.fromkeys(("xls", "xlsx", "xlsm", "xlsb", "xlt", "xltx"), "sheet"),
    **dict.fromkeys(("ppt", "pptx", "pptm", "pps", "ppsx", "pot", "potx"), "slides"),
    **dict.fromkeys(("odt", "ods", "odp", "odg", "ott", "ots", "otp"), "open"),
    "rtf": "rtf",
    **dict.fromkeys(("html", "htm", "xhtml", "mht", "mhtml"), "page"),
    **dict.fromkeys(("txt", "csv", "tsv", "md", "log"), "text"),
    **dict.fromkeys(("eml", "msg", "mbox", "pst", "ost", "p7m", "p7s"), "mail"),
    **dict.fromkeys(("zip", "7z", "rar", "gz", "tar", "tgz", "bz2", "xz", "cab"), "archive"),
    **dict.fromkeys(("jpg", "jpeg", "png", "gif", "tif", "tiff", "bmp", "webp", "heic"), "image"),
    **dict.fromkeys(("avif", "heif", "jp2", "jxl"), "image"),
    **dict.fromkeys(("mp3", "m4a", "ogg", "oga", "opus", "wav", "flac", "amr", "aac"), "sound"),
    **dict.fromkeys(("mp4", "mov", "avi", "mkv", "webm", "3gp", "mpg", "mpeg", "m4v"), "film"),
}
_BY_BEGINNING: Final = {"image": ("image/",), "sound": ("audio/", "video/", "application/ogg"),
                        "film": ("video/", "audio/")}  # fmt: skip
_UNSURE: Final = frozenset(
    ("", "application/octet-stream", "application/x-encrypted-office", "application/x-ole-storage")
)
_TURNING: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")


@dataclass(frozen=True, slots=True)
class FileTypeCheck:
    """How a name and bytes go together.

    Attributes:
        code: empty where nothing is odd; program and script are dangerous to open elsewhere.
        named: ending of the name, without its dot.
        media_type: of the bytes.
    """

    code: ClaimCode
    named: str
    media_type: str

    @property
    def is_danger(self) -> bool:
        """Whether a computer would run it."""
        return self.code in {"program", "program_disguised", "script", "turned_name"}


def file_type_check_of(file_name: str, media_type: str) -> FileTypeCheck:
    """Hold a name against a type; a file that nobody could tell the type of is not accused."""
    ending = file_name.rpartition(".")[2].lower().strip() if "." in file_name else ""
    return FileTypeCheck(_code(file_name, ending, media_type), ending, media_type)


def _code(file_name: str, ending: str, media_type: str) -> ClaimCode:
    if media_type in PROGRAMS:
        return "program_disguised" if ending in _ENDINGS else "program"
    if ending in _SCRIPTS:
        return "script"
    if not _TURNING.isdisjoint(file_name):
        return "turned_name"
    family = _ENDINGS.get(ending)
    if family is None or media_type in _UNSURE or _is_of(family, media_type):
        return ""
    return "disguised"


def _is_of(family: str, media_type: str) -> bool:
    if family in _BY_BEGINNING:
        return media_type.startswith(_BY_BEGINNING[family])
    return media_type in _FAMILIES[family]
