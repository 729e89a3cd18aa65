"""The certificate of clearance in plain words, a line for each thing that was checked, and how."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from casefiles.domain.language.writing_systems import LEAST
from casefiles.domain.records.final_check import FinalCheckCertificate
from casefiles.words.gate import script_in_words

_KINDS: Final = {"listed": "name", "number": "number", "date": "date"}
_NOT_PROVED: Final = (
    "Not proved by any machine: handwriting, faces, voices, and people whom nobody listed."
)


@dataclass(frozen=True, slots=True)
class CertificateLine:
    """One line.

    Attributes:
        words: what was found.
        check: how it was checked; empty where the words say it.
        is_for_you: whether a person should look at something.
    """

    words: str
    check: str = ""
    is_for_you: bool = False


def certificate_lines(one: FinalCheckCertificate) -> tuple[CertificateLine, ...]:
    """Return a certificate line by line, what a person should look at first.

    It stays in the vault and lies beside no dossier.
    """
    lines = (*_contents(one), *_search(one), *_reading(one), *_people(one), *_to_look_at(one))
    return tuple(sorted(lines, key=lambda line: not line.is_for_you))


def certificate_text(one: FinalCheckCertificate) -> str:
    """Return a certificate as one text."""
    lines = certificate_lines(one)
    return "\n".join(f"{line.words} ({line.check})" if line.check else line.words for line in lines)


def headline(one: FinalCheckCertificate) -> str:
    """Return a certificate in one line."""
    parts = [f"{_many(one.pages, 'page')}, {one.exhibit_pages} of them from exhibits"]
    parts.append(f"{_many(one.boxes, 'area')} gone from them")
    parts.append(f"{_many(one.tokens, 'mention')} replaced in the text")
    parts.append(
        f"searched for {_many(one.aliases, 'protected name')} and numbers in "
        f"{_many(one.streams, 'place')}: none found"
    )
    if one.read_back:
        parts.append(f"{_many(len(one.read_back), 'page')} read back as pictures")
    looks = sum(line.is_for_you for line in certificate_lines(one))
    if looks:
        parts.append(f"{_many(looks, 'thing')} for you to look at")
    return " \u00b7 ".join(parts)


def _contents(one: FinalCheckCertificate) -> Iterator[CertificateLine]:
    yield CertificateLine(f"{_many(one.pages, 'page')}, {one.exhibit_pages:,} of them of exhibits.")
    if one.is_whole:
        yield CertificateLine(
            f"{_many(one.pictures, 'picture')} of pages, and no other.",
            "each compared with the burned page, to the last byte",
        )
        yield CertificateLine(
            f"Text behind {_many(one.layers, 'page')} of exhibits, read from what is left of them."
            if one.layers
            else "0 text objects on the pages of exhibits.",
            "the text that any reader takes from each page",
        )
    if one.redrawn:
        yield CertificateLine(
            f"{_many(one.redrawn, 'page')} of published exhibits drawn anew as text.",
            "letters and rules that are seen on them, and nothing else of their files",
        )
    yield CertificateLine(
        f"{_many(one.boxes, 'area')} removed from the pages of exhibits.",
        "burned into the pixels before they were coded",
    )
    yield CertificateLine(f"{_many(one.tokens, 'mention')} of protected persons replaced in texts.")


def _search(one: FinalCheckCertificate) -> Iterator[CertificateLine]:
    if one.excused:
        yield CertificateLine(
            f"{_many(one.excused, 'mention')} excused under {_many(one.excuses, 'decision')}.",
            "each a part of an open person's name that stands as it was listed",
        )
    if one.words_left:
        yield CertificateLine(
            f"{_many(one.words_left, 'place')} left under {_many(one.words_decided, 'decision')}:"
            " a word that is a protected name too.",
            "in small letters, as was decided by person and word",
        )
    yield CertificateLine(
        f"{_many(one.aliases, 'protected name')} and numbers searched for: {one.hits:,} found.",
        f"in {_many(one.streams, 'string')}, streams and texts of the finished file, in every"
        " coding, and in its name",
    )
    if one.searched:
        yield CertificateLine(f"Searched for by what is listed: {_searched(one)}.")
    if one.is_whole:
        yield CertificateLine(
            "No script, form, layer, note, web link, hidden page or earlier version in it.",
            "every key, type and operator against a white list",
        )
        yield CertificateLine(
            "No letter in its fonts that the public text does not need.",
            "the letters and shapes of every embedded font",
        )


def _searched(one: FinalCheckCertificate) -> str:
    parts = []
    for kind, script, count in one.searched:
        what = f" in {script_in_words(script)}" if script else ""
        parts.append(f"{_many(count, _KINDS.get(kind, kind))}{what}")
    return _listed(parts)


def _reading(one: FinalCheckCertificate) -> Iterator[CertificateLine]:
    if one.read_back:
        scripts = _listed([script_in_words(script) for script in one.scripts])
        now = len(one.read_back) - one.known
        known = f", {now:,} of them now and {one.known:,} before" if one.known else ""
        yield CertificateLine(
            f"{_many(len(one.read_back), 'finished page')} read back as pictures in {scripts}"
            f"{known}: no protected name.",
            "a machine read each line by itself as a stranger's would, pale ink made dark too",
        )
        yield from _lines(one)
    elif one.is_whole:
        yield CertificateLine("The finished pages were not read back as pictures.", "", True)
    if one.scripts_missing:
        scripts = _listed([script_in_words(script) for script in one.scripts_missing])
        yield CertificateLine(f"Not read in {scripts}: the language data is missing.", "", True)


def _lines(one: FinalCheckCertificate) -> Iterator[CertificateLine]:
    read = sum(count for _, count in one.lines)
    unread = sum(count for _, count in one.unread_areas)
    if not (read or unread):
        return
    parts = [f"{count:,} in {script_in_words(script)}" for script, count in one.lines]
    by = f": {_listed(parts)}" if parts else ""
    yield CertificateLine(
        f"{_many(read + unread, 'line')} found on them{by}; {unread:,} that no machine could read.",
        "a line counts as read where an engine was sure of its letters in their own script",
    )


def _people(one: FinalCheckCertificate) -> Iterator[CertificateLine]:
    """Tell what people did, and what nobody can prove."""
    if not one.searched:
        return
    yield CertificateLine(
        f"{_many(one.decided, 'question')} about places on exhibits answered, {one.left:,} of them"
        f" by “leave it”; {one.undecided:,} left undecided."
    )
    signed = _listed([f"“{code}”" for code in one.signed])
    yield CertificateLine(f"Signed for: {signed}." if signed else "Nothing had to be signed for.")
    yield CertificateLine(
        f"{_many(one.looked, 'page')} of exhibits looked at by a person, on the screen for two"
        f" seconds or more; {one.attested:,} only said to be looked at.",
        "the time for which each page was really shown",
        is_for_you=bool(one.attested),
    )
    yield CertificateLine(_NOT_PROVED)


def _to_look_at(one: FinalCheckCertificate) -> Iterator[CertificateLine]:
    if one.doubts:
        yield CertificateLine(
            f"A machine read a short protected form on {_pages(one.doubts)}, perhaps by chance:"
            " look there.",
            "",
            True,
        )
    if one.near:
        yield CertificateLine(
            f"A machine read almost a protected name on {_pages(one.near)}; it left as you signed.",
            "",
            True,
        )
    if one.pale:
        yield CertificateLine(
            f"More was read on {_pages(one.pale)} once pale ink was made dark: look there.",
            "",
            True,
        )
    if one.unread_areas:
        pages = [page for page, _ in one.unread_areas]
        yield CertificateLine(
            f"Writing on {_pages(pages)} that no machine here can read; it left as you signed.",
            "",
            True,
        )
    if one.unlisted:
        yield CertificateLine(
            f"{_many(one.unlisted, 'protected name')} missing in the letters of exhibits, so that"
            " nothing was searched for there; it left as you signed.",
            "each a person without a name in a script in which an exhibit has"
            f" {LEAST} letters or more",
            True,
        )
    if one.unread_pages:
        yield CertificateLine(
            f"{_many(one.unread_pages, 'page')} of exhibits left unread, as you signed.", "", True
        )


def _many(count: int, what: str) -> str:
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"


def _pages(numbers: Sequence[int]) -> str:
    word = "page" if len(numbers) == 1 else "pages"
    return f"{word} {', '.join(map(str, numbers))}"


def _listed(words: Sequence[str]) -> str:
    if len(words) <= 1:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"
