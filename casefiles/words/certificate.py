"""The certificate of clearance in plain words, a line for each thing that was checked, and how."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from casefiles.domain.language.writing_systems import LEAST
from casefiles.domain.records.final_check import FinalCheckCertificate
from casefiles.words.combined_editions import matter_words, readers_words
from casefiles.words.gate import script_in_words
from casefiles.words.language import msg, msg_mark, msg_mark_n, msg_n, msg_n_of, msg_number, msg_of

_KINDS: Final = {
    "listed": msg_mark_n("{n} name", "{n} names"),
    "number": msg_mark_n("{n} number", "{n} numbers"),
    "date": msg_mark_n("{n} date", "{n} dates"),
}
_NOT_PROVED: Final = msg_mark(
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


def certificate_lines(
    one: FinalCheckCertificate, audience: str = ""
) -> tuple[CertificateLine, ...]:
    """Return a certificate line by line, what a person should look at first.

    It stays in the vault and lies beside no dossier.

    Args:
        one: the certificate.
        audience: for whom the dossier was made: what is protected differs by reader.
    """
    lines = (
        *_reader(audience),
        *_contents(one),
        *_search(one),
        *_reading(one),
        *_people(one),
        *_to_look_at(one),
    )
    return tuple(sorted(lines, key=lambda line: not line.is_for_you))


def _reader(audience: str) -> Iterator[CertificateLine]:
    if audience:
        yield CertificateLine(holds_for(audience))


def holds_for(audience: str) -> str:
    """Return for which dossier a certificate holds."""
    return msg(
        "Holds for the dossier for {recipient} alone: other recipients may read less.",
        recipient=readers_words(audience),
    )


def certificate_text(one: FinalCheckCertificate) -> str:
    """Return a certificate as one text."""
    lines = certificate_lines(one)
    return "\n".join(f"{line.words} ({line.check})" if line.check else line.words for line in lines)


def headline(one: FinalCheckCertificate) -> str:
    """Return a certificate in one line."""
    parts = [
        msg_n(
            "{n} page, {exhibit_pages} of them from exhibits",
            "{n} pages, {exhibit_pages} of them from exhibits",
            one.pages,
            exhibit_pages=one.exhibit_pages,
        )
    ]
    parts.append(msg_n("{n} area redacted on them", "{n} areas redacted on them", one.boxes))
    parts.append(
        msg_n("{n} mention replaced in the text", "{n} mentions replaced in the text", one.tokens)
    )
    parts.append(
        msg_n(
            "searched for {n} protected name and numbers in {several}: none found",
            "searched for {n} protected names and numbers in {several}: none found",
            one.aliases,
            several=msg_n("{n} place", "{n} places", one.streams),
        )
    )
    if one.read_back:
        parts.append(
            msg_n(
                "{n} page read back as pictures",
                "{n} pages read back as pictures",
                len(one.read_back),
            )
        )
    attention_count = sum(line.is_for_you for line in certificate_lines(one))
    if attention_count:
        parts.append(msg_n("{n} item to check", "{n} items to check", attention_count))
    return " \u00b7 ".join(parts)


def _contents(one: FinalCheckCertificate) -> Iterator[CertificateLine]:
    yield CertificateLine(
        msg_n(
            "{n} page, {exhibit_pages} of them of exhibits.",
            "{n} pages, {exhibit_pages} of them of exhibits.",
            one.pages,
            exhibit_pages=msg_number(one.exhibit_pages),
        )
    )
    if one.is_whole:
        yield CertificateLine(
            msg_n(
                "{n} page image, and no other.",
                "{n} page images, and no others.",
                one.pictures,
            ),
            msg("each compared byte by byte with the redacted page"),
        )
        yield CertificateLine(
            msg_n(
                "Text behind {n} page of exhibits, read from what is left of them.",
                "Text behind {n} pages of exhibits, read from what is left of them.",
                one.layers,
            )
            if one.layers
            else msg("0 text objects on the pages of exhibits."),
            msg("the text that any reader takes from each page"),
        )
    if one.redrawn:
        yield CertificateLine(
            msg_n(
                "{n} page of published exhibits rebuilt as text.",
                "{n} pages of published exhibits rebuilt as text.",
                one.redrawn,
            ),
            msg("letters and rules that are seen on them, and nothing else of their files"),
        )
    yield CertificateLine(
        msg_n(
            "{n} area removed from the pages of exhibits.",
            "{n} areas removed from the pages of exhibits.",
            one.boxes,
        ),
        msg("removed from the pixels before encoding"),
    )
    yield CertificateLine(
        msg_n(
            "{n} mention of protected persons replaced in texts.",
            "{n} mentions of protected persons replaced in texts.",
            one.tokens,
        )
    )


def _search(one: FinalCheckCertificate) -> Iterator[CertificateLine]:
    if one.excused:
        yield CertificateLine(
            msg_n(
                "{n} mention excused under {several}.",
                "{n} mentions excused under {several}.",
                one.excused,
                several=msg_n("{n} decision", "{n} decisions", one.excuses),
            ),
            msg("each is part of a named person's name as listed"),
        )
    if one.words_left:
        yield CertificateLine(
            msg_n(
                "{n} place left under {several}: a word that is a protected name too.",
                "{n} places left under {several}: a word that is a protected name too.",
                one.words_left,
                several=msg_n("{n} decision", "{n} decisions", one.words_decided),
            ),
            msg("in small letters, as was decided by person and word"),
        )
    yield CertificateLine(
        msg_n(
            "{n} protected name and numbers searched for: {hits} found.",
            "{n} protected names and numbers searched for: {hits} found.",
            one.aliases,
            hits=msg_number(one.hits),
        ),
        msg_n(
            "in {n} string, streams and texts of the finished file, in every"
            " coding, and in its name",
            "in {n} strings, streams and texts of the finished file, in every"
            " coding, and in its name",
            one.streams,
        ),
    )
    if one.searched:
        yield CertificateLine(
            msg("Searched for by what is listed: {searched}.", searched=_searched(one))
        )
    if one.is_whole:
        yield CertificateLine(
            msg("No script, form, layer, note, web link, hidden page or earlier version in it."),
            msg("every key, type and operator against a white list"),
        )
        yield CertificateLine(
            msg("No character in its fonts that the disclosed text does not use."),
            msg("the letters and shapes of every embedded font"),
        )


def _searched(one: FinalCheckCertificate) -> str:
    parts = []
    for kind, script, count in one.searched:
        what = (
            msg(" in {script_in_words}", script_in_words=script_in_words(script)) if script else ""
        )
        parts.append(f"{msg_n_of(_KINDS.get(kind, (kind, kind)), count)}{what}")
    return _listed(parts)


def _reading(one: FinalCheckCertificate) -> Iterator[CertificateLine]:
    if one.read_back:
        scripts = _listed([script_in_words(script) for script in one.scripts])
        now = len(one.read_back) - one.known
        known = (
            msg(
                ", {now} of them now and {known} before",
                now=msg_number(now),
                known=msg_number(one.known),
            )
            if one.known
            else ""
        )
        yield CertificateLine(
            msg_n(
                "{n} finished page read back as pictures in {scripts}{known}: no protected name.",
                "{n} finished pages read back as pictures in {scripts}{known}: no protected name.",
                len(one.read_back),
                scripts=scripts,
                known=known,
            ),
            msg(
                "OCR read each line separately, as a third party's would, with pale ink darkened"
                " too"
            ),
        )
        yield from _lines(one)
    elif one.is_whole:
        yield CertificateLine(msg("Final OCR check skipped."), "", True)
    if one.scripts_missing:
        scripts = _listed([script_in_words(script) for script in one.scripts_missing])
        yield CertificateLine(
            msg("Not read in {scripts}: the language data is missing.", scripts=scripts), "", True
        )


def _lines(one: FinalCheckCertificate) -> Iterator[CertificateLine]:
    read = sum(count for _, count in one.lines)
    unread = sum(count for _, count in one.unread_areas)
    if not (read or unread):
        return
    parts = [
        msg(
            "{count} in {script_in_words}",
            count=msg_number(count),
            script_in_words=script_in_words(script),
        )
        for script, count in one.lines
    ]
    by = f": {_listed(parts)}" if parts else ""
    yield CertificateLine(
        msg_n(
            "{n} line found on them{by}; {unread} that no machine could read.",
            "{n} lines found on them{by}; {unread} that no machine could read.",
            read + unread,
            by=by,
            unread=msg_number(unread),
        ),
        msg("a line counts as read where an engine was sure of its letters in their own script"),
    )


def _people(one: FinalCheckCertificate) -> Iterator[CertificateLine]:
    """Tell what people did, and what nobody can prove."""
    if not one.searched:
        return
    yield CertificateLine(
        msg_n(
            "{n} question about places on exhibits answered, {left} of them by “keep it”;"
            " {undecided} undecided.",
            "{n} questions about places on exhibits answered, {left} of them by “keep it”;"
            " {undecided} undecided.",
            one.decided,
            left=msg_number(one.left),
            undecided=msg_number(one.undecided),
        )
    )
    signed = _listed([f"“{code}”" for code in one.signed])
    yield CertificateLine(
        msg("Signed for: {signed}.", signed=signed)
        if signed
        else msg("Nothing had to be signed for.")
    )
    yield CertificateLine(
        msg_n(
            "{n} exhibit page checked by a person, on the screen for two seconds or more;"
            " {attested} only attested as checked.",
            "{n} exhibit pages checked by a person, on the screen for two seconds or more;"
            " {attested} only attested as checked.",
            one.looked,
            attested=msg_number(one.attested),
        ),
        msg("the time for which each page was really shown"),
        is_for_you=bool(one.attested),
    )
    yield from _joined(one)
    yield CertificateLine(msg_of(_NOT_PROVED))


def _joined(one: FinalCheckCertificate) -> Iterator[CertificateLine]:
    """Yield a line for each pair of recipients whose readers may know that it is the same file."""
    for pair in dict.fromkeys(pair for pair, _, _ in one.joined):
        readers, _, other = pair.partition("+")
        shared = [
            f"{matter_words(matter)} ({count})" for own, matter, count in one.joined if own == pair
        ]
        yield CertificateLine(
            msg(
                "Readers of the dossiers for {one} and for {other} may know that both are of the"
                " same file, as you answered: {shared}.",
                one=readers_words(readers),
                other=readers_words(other),
                shared=_listed(shared),
            )
        )


def _to_look_at(one: FinalCheckCertificate) -> Iterator[CertificateLine]:
    if one.doubts:
        yield CertificateLine(
            msg(
                "OCR read a short protected term on {pages}, perhaps by chance: check there.",
                pages=_pages(one.doubts),
            ),
            "",
            True,
        )
    if one.near:
        yield CertificateLine(
            msg(
                "OCR read a near match of a protected name on {pages}; exported as you signed off.",
                pages=_pages(one.near),
            ),
            "",
            True,
        )
    if one.pale:
        yield CertificateLine(
            msg(
                "More was read on {pages} once pale ink was made dark: look there.",
                pages=_pages(one.pale),
            ),
            "",
            True,
        )
    if one.unread_areas:
        pages = [page for page, _ in one.unread_areas]
        yield CertificateLine(
            msg(
                "Writing on {pages} that no machine here can read; it left as you signed.",
                pages=_pages(pages),
            ),
            "",
            True,
        )
    if one.unlisted:
        yield CertificateLine(
            msg_n(
                "{n} protected name missing in the letters of exhibits, so that"
                " nothing was searched for there; it left as you signed.",
                "{n} protected names missing in the letters of exhibits, so that"
                " nothing was searched for there; it left as you signed.",
                one.unlisted,
            ),
            msg(
                "each a person without a name in a script in which an exhibit has"
                " {least} letters or more",
                least=LEAST,
            ),
            True,
        )
    if one.unread_pages:
        yield CertificateLine(
            msg_n(
                "{n} page of exhibits left unread, as you signed.",
                "{n} pages of exhibits left unread, as you signed.",
                one.unread_pages,
            ),
            "",
            True,
        )


def _pages(numbers: Sequence[int]) -> str:
    return msg_n(
        "page {numbers}", "pages {numbers}", len(numbers), numbers=", ".join(map(str, numbers))
    )


def _listed(words: Sequence[str]) -> str:
    if len(words) <= 1:
        return "".join(words)
    return msg("{names} and {words}", names=", ".join(words[:-1]), words=words[-1])
