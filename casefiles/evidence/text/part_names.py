"""Names of files inside files: shown as they are told, and never as a place on a disk."""

import re
from dataclasses import dataclass
from typing import Final

from casefiles.evidence.text.name_guessing import is_likely_russian, may_be_russian, read_in
from casefiles.evidence.text.text_decoding import decoded

LONGEST_NAME: Final = 400
_MISLEADING: Final = re.compile(
    "[\\x00-\\x1f\\x7f-\\x9f\\u200b\\u2028-\\u202e\\u2060\\u2066-\\u2069\\ufeff]"
)
_UP: Final = frozenset({"", ".", ".."})
_DRIVE: Final = re.compile(r"^[A-Za-z]:")
_OF_THE_SYSTEM: Final = frozenset(
    {".ds_store", ".localized", "thumbs.db", "ehthumbs.db", "desktop.ini"}
)
_SYSTEM_FOLDERS: Final = frozenset({"__macosx", ".spotlight-v100", ".trashes", ".fseventsd"})


@dataclass(frozen=True, slots=True)
class RepairedName:
    """A name and how sure it is.

    Attributes:
        is_repaired: its bytes were in another encoding than the archive said.
    """

    text: str
    is_repaired: bool = False


def plain_name(content: str) -> str:
    """Return a name without what climbs, hides or misleads; with its folders, by `/`."""
    text = _MISLEADING.sub("\ufffd", content).replace("\\", "/")
    steps = [step.strip() for step in _DRIVE.sub("", text).split("/")]
    stored = "/".join(step for step in steps if step not in _UP)
    if len(stored) > LONGEST_NAME:
        stored = stored[: LONGEST_NAME // 2] + "\u2026" + stored[-LONGEST_NAME // 2 :]
    return stored or "unnamed"


def climbs(text: str) -> bool:
    """Tell whether a name would lead out of the folder that an archive is unpacked into."""
    plain = text.replace("\\", "/")
    return plain.startswith("/") or bool(_DRIVE.match(plain)) or ".." in plain.split("/")


def is_of_the_system(name: str) -> bool:
    """Tell whether a file was left by a system and meant by nobody."""
    steps = name.casefold().split("/")
    is_marked = steps[-1] in _OF_THE_SYSTEM or steps[-1].startswith("._")
    return is_marked or any(step in _SYSTEM_FOLDERS for step in steps[:-1])


def repaired_name(raw: bytes, *, is_unicode: bool, codec: str = "") -> RepairedName:
    """Return a name of an archive as text.

    Args:
        raw: as it stands there.
        is_unicode: the archive says that it is UTF-8; without that it means code page 437, in
            which hardly anybody has written a name for decades.
        codec: that its names are surely in, as all of them together tell; empty for none.
    """
    if raw.isascii():
        return RepairedName(raw.decode("ascii"))
    if is_unicode:
        try:
            return RepairedName(raw.decode("utf-8"))
        except UnicodeDecodeError:
            pass
    text = read_in(raw, codec)
    if text is None and not may_be_russian(raw):
        text = decoded(raw)
    if text is not None:
        return RepairedName(text, is_repaired=True)
    return RepairedName(raw.decode(_likely(raw)), is_repaired=True)


def _likely(raw: bytes) -> str:
    """Tell the code page of Russian DOS from that of the archive, where nothing is sure."""
    return "cp866" if is_likely_russian(raw, "cp866") else "cp437"
