"""What `export` and `filing` print before they write: stops, checks, what goes, what passes."""

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final, Protocol

from casefiles.cli.pairing import ANSWERED
from casefiles.domain.foundation.errors import Cancelled
from casefiles.words.export_checks import PARTS_IN_WORDS, ROOMS_IN_WORDS, STRICTER, TO_DO
from casefiles.words.language import msg, msg_of
from casefiles.words.recognition import read_first_words

if TYPE_CHECKING:
    from casefiles.office.export.export_checks import (
        EditionPair,
        ExportApproval,
        ExportPreview,
        PairQuestion,
    )
    from casefiles.office.reading.ocr import OcrResult
    from casefiles.office.records.findings import Finding, FindingLocation

_HEADS: Final = {"stop": "STOP", "sign": "SIGN", "warn": "NOTE", "info": "NOTE", "ok": "OK"}
_WIDTH: Final = 10
_OVERLAP: Final = "edition_overlap"
_OF_PAIRS: Final = frozenset({"pair_unanswered", "pair_barred"})
_MOST_PLACES: Final = 20
"""Places of one finding that are printed in words; `--json` has up to sixty."""


class Speaker(Protocol):
    """A terminal that can be written to."""

    @property
    def is_screen(self) -> bool:
        """Whether a person reads along, and no file or other program."""

    def answer(self, text: str) -> None:
        """Print what a command found."""

    def print_note(self, text: str) -> None:
        """Print what is beside the answer."""


class PreviewEnded(Cancelled):
    """What would leave was printed, and nothing more was asked for."""


def preview_outcome(chosen: argparse.Namespace) -> tuple[dict[str, Any], str]:
    """Return what a preview found, for `--json`, and in words."""
    reported: dict[str, Any] = chosen.reported
    is_open = any(reported["open"].values())
    words = msg("Something would stop it, see OPEN.") if is_open else msg("Nothing stops it.")
    preview_words = msg(
        "A preview: {words} No file was written, and none is counted as having left.", words=words
    )
    return reported | {"preview": True, "stops": is_open}, f"{preview_words}\n"


def take_consent(command: argparse.ArgumentParser) -> None:
    """Add the options that let something pass, each by its name."""
    command.add_argument(
        "--sign",
        action="append",
        nargs="?",
        const="",
        default=[],
        metavar="CODE=REASON",
        help=msg("let the stop of this code pass, for this reason; once for each code"),
    )
    command.add_argument(
        "--preview",
        action="store_true",
        help=msg(
            "print what would be exported and what is open, and write nothing: no file counts "
            "as exported, so that later dossiers are not compared with it"
        ),
    )
    command.add_argument(
        "--accept-overlap",
        action="append",
        nargs="?",
        const="",
        default=[],
        metavar="PAIR=REASON",
        help=msg("accept combined disclosure with one earlier edition; pairs are printed first"),
    )


def consent_of(chosen: argparse.Namespace, terminal: Speaker) -> "ExportApproval":
    """Return what the options let pass; what would leave is printed, and kept for `--json`.

    Raises:
        Refused: an option names nothing.
    """
    # What looks dossiers over is loaded by who wants one: it is a third of the start.
    from casefiles.office.export.export_checks import ExportApproval, accepts_in, signs_in  # noqa: PLC0415

    def read(done: "OcrResult") -> None:
        counts = {"pages": done.pages, "with_text": done.with_text, "failed": done.failed}
        chosen.reported = {"read_first": counts}
        for line in read_first_words(done.pages, done.with_text, done.missing, done.failed):
            terminal.print_note(f"{line}\n")

    def preview(export_preview: "ExportPreview") -> None:
        chosen.reported = chosen.reported | found_in(export_preview)
        if not chosen.json:
            terminal.answer(words_of(export_preview, is_screen=terminal.is_screen))
        if chosen.preview:
            raise PreviewEnded("cancelled")

    return ExportApproval(signs_in(chosen.sign), accepts_in(chosen.accept_overlap), preview, read)


def found_in(export_preview: "ExportPreview") -> dict[str, Any]:
    """Return what would leave, for `--json`; reasons stay in the vault."""
    return {
        "findings": [_finding(one) for one in export_preview.findings],
        "pairs": [_pair(one) for one in export_preview.pairs],
        "questions": [_question(one) for one in export_preview.questions],
        "goes": {"areas": export_preview.areas, "mentions": export_preview.mentions},
        "unread": {
            "pages": export_preview.unread_pages,
            "places": [_place(one) for one in export_preview.unread],
        },
        "signed": [_finding(one) for one in export_preview.signed],
        "accepted": [_pair(one) for one in export_preview.accepted],
        "open": _open(export_preview),
    }


def _open(export_preview: "ExportPreview") -> dict[str, list[str]]:
    """Return what is not answered yet: codes to sign, codes to mend, and pairs to accept."""
    signed = {one.code for one in export_preview.signed}
    accepted = {one.id for one in export_preview.accepted}
    pairs = [one.id for one in export_preview.pairs if one.id not in accepted]
    is_accepted = bool(export_preview.pairs) and not pairs
    found = [
        one
        for one in export_preview.findings
        if one.code not in signed and not (one.code == _OVERLAP and is_accepted)
    ]
    return {
        "sign": [one.code for one in found if one.kind == "sign"],
        "stop": [one.code for one in found if one.kind == "stop"],
        "pairs": pairs,
    }


def _finding(one: "Finding") -> dict[str, Any]:
    return {
        "kind": one.kind,
        "code": one.code,
        "count": one.count,
        "signable": one.kind == "sign",
        "stricter": msg_of(STRICTER.get(one.code, "")) if one.kind == "stop" else "",
        "words": one.words,
        "places": [_place(place) for place in one.spots],
    }


def _place(one: "FindingLocation") -> dict[str, Any]:
    """Return a place; how a text begins is for a screen alone, since this may be kept."""
    return {
        "words": one.words if one.is_document else one.kept,
        "room": one.room,
        "record": one.record,
        "detail": one.detail,
        "is_document": one.is_document,
    }


def _pair(one: "EditionPair") -> dict[str, Any]:
    count = sum(number for _, number in one.matters)
    values = {"pair": one.id, "edition": one.edition, "count": count}
    return values | {"matters": dict(one.matters), "gainers": one.gainers}


def _question(one: "PairQuestion") -> dict[str, Any]:
    return {
        "pair": one.id,
        "words": one.words,
        "answer": one.answer,
        "matters": dict(one.matters),
    }


def words_of(export_preview: "ExportPreview", *, is_screen: bool) -> str:
    """Return what would leave, in lines."""
    lines = [msg("Before anything is written:"), *_lines(export_preview, is_screen=is_screen)]
    return "".join(f"{line}\n" for line in lines) + "\n"


def _lines(export_preview: "ExportPreview", *, is_screen: bool) -> Iterator[str]:
    for one in export_preview.findings:
        yield _line(_HEADS[one.kind], f"{one.code} ({one.count}): {one.words}")
        if one.kind == "sign" and one.code in TO_DO:
            yield _more(f"{msg_of(TO_DO[one.code])}.")
        if one.kind == "sign":
            yield _more(msg("To let it pass: --sign {code}=REASON", code=one.code))
        if one.kind == "stop":
            yield _more(_way_out(one.code, has_pairs=bool(export_preview.pairs)))
        yield from _places(one.spots, is_screen=is_screen)
    yield from _together_lines(export_preview)
    areas, mentions = (
        msg("{areas} areas of pages", areas=export_preview.areas),
        msg("{mentions} mentions in texts", mentions=export_preview.mentions),
    )
    yield _line("GOES", f"{areas}, {mentions}")
    yield _line(
        "UNREAD", msg("{unread_pages} pages of exhibits", unread_pages=export_preview.unread_pages)
    )
    yield from _places(export_preview.unread, is_screen=is_screen)
    for one in export_preview.signed:
        yield _line(
            "SIGNED",
            msg("{code} passes {count}: {words}", code=one.code, count=one.count, words=one.words),
        )
        yield from _places(one.spots, is_screen=is_screen)
    for pair in export_preview.accepted:
        yield _line(
            "ACCEPTED",
            msg(
                "{id} passes {matters}, with {edition}",
                id=pair.id,
                matters=_matters(pair),
                edition=pair.edition,
            ),
        )
    yield from _open_lines(export_preview)


def _together_lines(export_preview: "ExportPreview") -> Iterator[str]:
    """Yield what readers of two editions gain, and what they are asked about."""
    for pair in export_preview.pairs:
        yield _line(
            "PAIR",
            msg(
                "{id}: with {edition}: {matters}; gained by {gainers}",
                id=pair.id,
                edition=pair.edition,
                matters=_matters(pair),
                gainers=pair.gainers,
            ),
        )
        yield _more(msg("To let it pass: --accept-overlap {id}=REASON", id=pair.id))
    for question in export_preview.questions:
        yield from _question_lines(question)


def _open_lines(export_preview: "ExportPreview") -> Iterator[str]:
    """Yield what is still open and how it is answered; nothing where nothing is."""
    left = _open(export_preview)
    codes = [*left["stop"], *left["sign"], *left["pairs"]]
    if not codes:
        return
    yield _line(
        "OPEN", msg("Nothing is written until these are answered: {codes}", codes=", ".join(codes))
    )
    yield _more(
        msg("No answer is read from standard input. Answer in the window, or repeat the command")
    )
    yield _more(msg("with what is printed below each of them above. The exit code is 5."))


def _question_lines(one: "PairQuestion") -> Iterator[str]:
    """Yield a question about two recipients, what was answered, and how it is answered."""
    yield _line("QUESTION", f"{one.id}: {one.words}")
    yield _more(msg_of(ANSWERED[one.answer]))
    yield _more(msg("Both would see: {matters}.", matters=_matters(one)))
    yield _more(
        msg("To answer: casefiles pairing --pair {id} --answer yes|no --reason WORDS", id=one.id)
    )


def _way_out(code: str, *, has_pairs: bool) -> str:
    """Return what can be done about a stop that no `--sign` lets pass."""
    stricter = f"{msg_of(STRICTER.get(code, msg('Fix')))}."
    if code == _OVERLAP and has_pairs:
        return msg("{stricter} Or accept each PAIR that is listed below.", stricter=stricter)
    if code in _OF_PAIRS:
        return msg("{stricter} Or answer each QUESTION that is listed below.", stricter=stricter)
    return msg("It cannot be signed off. {stricter}", stricter=stricter)


def _places(places: "Iterable[FindingLocation]", *, is_screen: bool) -> Iterator[str]:
    values = Counter(_where(one, is_screen=is_screen) for one in places)
    lines = [
        msg("{where} ({count} places)", where=where, count=count) if count > 1 else where
        for where, count in values.items()
    ]
    yield from map(_more, lines[:_MOST_PLACES])
    if len(lines) > _MOST_PLACES:
        yield _more(msg("and {number} more; --json lists them", number=len(lines) - _MOST_PLACES))


def _where(one: "FindingLocation", *, is_screen: bool) -> str:
    if one.is_document:
        return one.words
    parts = (msg_of(ROOMS_IN_WORDS.get(one.room, "")), msg_of(PARTS_IN_WORDS.get(one.detail, "")))
    at = ", ".join(part for part in parts if part)
    words = one.words if is_screen else one.kept
    return f"{words} ({at})" if words and at else words or at


def _matters(pair: "EditionPair | PairQuestion") -> str:
    return ", ".join(f"{matter} {count}" for matter, count in pair.matters)


def _line(head: str, words: str) -> str:
    return f"  {head:<{_WIDTH}}{words}"


def _more(words: str) -> str:
    return f"  {'':<{_WIDTH}}  {words}"


def loaded_words(loaded: dict[str, Any]) -> list[str]:
    """Return what a lawyer must know of the people of a form that was loaded.

    Args:
        loaded: a `LoadReport` as a dictionary.
    """
    from casefiles.office.importing.form_ids import place_in_words  # noqa: PLC0415 - as above

    lines = [
        msg(
            "`{what}` is a private id and occurs in {place_in_words}. It is redacted there in"
            " every dossier.",
            what=one["id"],
            place_in_words=place_in_words(one["place"]),
        )
        for one in loaded["private_ids"]
    ]
    lines += [
        msg(
            "`{shown}` is named and `{hidden}` is protected, under one name: readers shown the one"
            " learn of the other. If both are one person, keep one entry.",
            shown=shown,
            hidden=hidden,
        )
        for shown, hidden in loaded["contradictions"]
    ]
    lines += [
        msg(
            "`{what}` is protected and has no name or number: nothing can be searched for.",
            what=one,
        )
        for one in loaded["nameless"]
    ]
    return [msg("  Note:       {line}", line=line) for line in lines]
