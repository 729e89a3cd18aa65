"""The child process that typesets a dossier: no key, no vault, frames in and frames out.

In: a JSON request `{"resources": folder}`, the canonical bytes of a Disclosure, a header and the
data of each burned page, an empty frame. Out: JSON progress `{"done", "total"}`, then the PDF, or
`{"refused": code, ...}` with safe details. With `"told"` in the request, the answer is two frames
within one: where the parts of the dossier begin and what was written where, as JSON, and the PDF. A
request with `"survey"`
and no page is answered by JSON instead: `{"unsettable": [[code, section, number], ...]}`; one with
`"word"` and no page by a docx; one with `"questionnaire"`, a language, by a blank form, and no
frame follows it. One with `"live"` is followed by any number of turns (see `live_turns`). It says
nothing on stderr: a traceback could hold contents.
"""

import json
import os
import sys
from collections.abc import Callable
from dataclasses import asdict, astuple, replace
from pathlib import Path
from typing import Any, BinaryIO

from casefiles.domain.disclosure import (
    BurnedPage,
    Disclosure,
    PublicPage,
    disclosure_from_bytes,
    page_from_parts,
    public_page_from,
)
from casefiles.domain.errors import CasefilesError, InvalidForm
from casefiles.domain.frames import packed, read_frame, write_frame
from casefiles.domain.said import Said
from casefiles.domain.ticket import Progress, Ticket
from casefiles.dossier.composition import compose
from casefiles.dossier.exhibits import picture_key
from casefiles.dossier.folios import folios_of
from casefiles.dossier.forum_layout import load_layout
from casefiles.dossier.live import LiveDossier
from casefiles.dossier.profiles import Profile
from casefiles.dossier.proof import sheet_destination
from casefiles.dossier.public_pages import is_settable
from casefiles.dossier.questionnaire import build_questionnaire
from casefiles.dossier.survey import pages_under_headings, unsettable_texts
from casefiles.dossier.word_edition import compose_for_word
from casefiles.hardening import harden_process
from casefiles.typeset.build import Pictures, build_parts, build_told
from casefiles.typeset.fonts import FontLibrary
from casefiles.typeset.parts import Parts
from casefiles.typeset.tree import Document, Heading
from casefiles.typeset.word_document import build_word, words_of_parts


def answer(source: BinaryIO, sink: BinaryIO) -> None:
    """Read one job and write its answer.

    Args:
        source: frames in.
        sink: frames out.

    Raises:
        EOFError: the job is cut short.
        ValueError, KeyError, TypeError: the job is not of the agreed form.
    """
    try:
        pdf = _dossier(source, sink)
    except CasefilesError as error:
        pdf = json.dumps({"refused": error.code, **error.safe}).encode()
    write_frame(sink, pdf)
    sink.flush()


def _dossier(source: BinaryIO, sink: BinaryIO) -> bytes:
    def exactly(size: int) -> bytes:
        data = source.read(size)
        if len(data) < size:
            raise EOFError
        return data

    request = json.loads(read_frame(exactly))
    resources = Path(request["resources"])
    if "questionnaire" in request:
        return build_questionnaire(resources, request["questionnaire"])
    if request.get("live"):
        return live_turns(LiveDossier(resources), exactly, sink)
    return _of_disclosure(request, resources, exactly, sink)


def live_turns(dossier: LiveDossier, exactly: Callable[[int], bytes], sink: BinaryIO) -> bytes:
    """Lay a dossier out and draw pages of it, turn by turn, until no turn comes.

    A turn is `{"lay": true}` and the canonical bytes of a Disclosure, answered by JSON as
    `LiveDossier.lay_out` tells it; or `{"draw": [page, ...]}`, burned and public pages and an empty
    frame as for a whole dossier, answered by a PDF of these pages. Either may be refused.

    Returns:
        What is answered last, which nobody waits for.
    """
    while True:
        try:
            turn = json.loads(read_frame(exactly))
        except EOFError:
            return b""
        try:
            told = _turn(dossier, turn, exactly)
        except CasefilesError as error:
            told = json.dumps({"refused": error.code, **error.safe}).encode()
        write_frame(sink, told)
        sink.flush()


def _turn(dossier: LiveDossier, turn: dict[str, Any], exactly: Callable[[int], bytes]) -> bytes:
    if turn.get("lay"):
        return json.dumps(dossier.lay_out(disclosure_from_bytes(read_frame(exactly)))).encode()
    burned, public = _pages_handed_in(exactly)
    return dossier.draw([int(one) for one in turn["draw"]], burned, public)


def _of_disclosure(
    request: dict[str, Any], resources: Path, exactly: Callable[[int], bytes], sink: BinaryIO
) -> bytes:
    disclosure = disclosure_from_bytes(read_frame(exactly))
    burned, public = _pages_handed_in(exactly)
    # Pixels are let go of one by one while the file is finished.
    pages = [replace(page, data=b"") for page in burned]
    pixels = {picture_key(page.exhibit, page.number): page.data for page in burned}
    del burned
    profile = load_layout(resources, disclosure.profile)
    told = _without_pages(request, disclosure, profile, resources)
    if told is not None:
        return told
    library = FontLibrary(resources / "fonts")
    drawn = [page for page in public if is_settable(page, profile.language, library)]
    document = compose(disclosure, profile, pages, drawn)
    if not all(pixels.values()):
        raise InvalidForm("invalid_page", number=0)
    ticket = Ticket(listener=_Teller(sink).tell)
    if "parts" in request:
        return _in_parts(document, resources / "fonts", pixels, request["parts"], ticket)
    data, folios, said = build_told(document, resources / "fonts", pixels.pop, ticket)
    if not request.get("told"):
        return data
    marks = tuple(one.mark for one in disclosure.exhibits)
    begun = [astuple(one) for one in folios_of(document, marks, folios)]
    return packed(json.dumps({"folios": begun, "said": asdict(said)}).encode(), data)


def _pages_handed_in(
    exactly: Callable[[int], bytes],
) -> tuple[list[BurnedPage], list[PublicPage]]:
    """Read burned and published pages, up to the empty frame behind them."""
    burned: list[BurnedPage] = []
    public: list[PublicPage] = []
    while header := read_frame(exactly):
        told = json.loads(header)
        if "public" in told:
            public.append(public_page_from(told["public"]))
        else:
            burned.append(page_from_parts(header, read_frame(exactly)))
    return burned, public


def _in_parts(
    document: Document,
    fonts: Path,
    pixels: dict[str, bytes],
    asked: dict[str, str | int],
    ticket: Ticket,
) -> bytes:
    """Return a line of names, sizes and words, then the bytes of each part in order."""
    begun = {block.destination for block in document.blocks if isinstance(block, Heading)}
    sheets = (sheet_destination(number) for number in range(1, len(begun) + 1))
    borders = tuple(one for one in sheets if one in begun)
    wanted = Parts(int(asked["limit"]), borders, str(asked["file_name"]), str(asked["word"]))
    pictures = Pictures(lambda key: len(pixels[key]), pixels.pop)
    made = tuple(build_parts(document, fonts, pictures, wanted, ticket))
    head = json.dumps([[name, len(data), asdict(said)] for name, data, said in made]).encode()
    return b"\n".join([head, b"".join(data for _, data, _ in made)])


def _without_pages(
    request: dict[str, object], disclosure: Disclosure, profile: Profile, resources: Path
) -> bytes | None:
    """Return the answer to what needs no pages of exhibits; None where they are needed."""
    if request.get("survey") or request.get("measure"):
        return json.dumps(_told_beforehand(request, disclosure, profile, resources)).encode()
    if request.get("word"):
        data = build_word(compose_for_word(disclosure, profile))
        if not request.get("told"):
            return data
        return packed(json.dumps(asdict(Said(words_of_parts(data)))).encode(), data)
    return None


def _told_beforehand(
    request: dict[str, object], disclosure: Disclosure, profile: Profile, resources: Path
) -> dict[str, object]:
    """Return what can be told before there are pages: texts without letters, or lengths."""
    if request.get("measure"):
        return {"pages": pages_under_headings(disclosure, profile, resources / "fonts")}
    found = unsettable_texts(disclosure, profile, resources / "fonts")
    return {"unsettable": [astuple(one) for one in found]}


class _Teller:
    """Writes progress, at most a hundred times."""

    def __init__(self, sink: BinaryIO) -> None:
        self._sink = sink
        self._percent = -1

    def tell(self, progress: Progress) -> None:
        percent = progress.done * 100 // max(progress.total, 1)
        if percent != self._percent:
            self._percent = percent
            told = {"done": progress.done, "total": progress.total}
            write_frame(self._sink, json.dumps(told).encode())
            self._sink.flush()


def _keep_silent() -> BinaryIO:
    """Return the way out for frames; whatever else is printed by anyone goes nowhere."""
    sink = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    return sink


def main() -> int:
    """Do one job between stdin and stdout; 1 means a fault of the program."""
    harden_process()
    sink = _keep_silent()
    try:
        answer(sys.stdin.buffer, sink)
    except Exception:  # noqa: BLE001 - its text may hold contents, so that nobody is told it
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
