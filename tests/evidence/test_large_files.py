"""Files that no worker holds whole: it asks for the pieces that it looks at."""

import io
import random
import zipfile

import pytest

from casefiles.domain.files.extracted_items import FileWarning, Message, Part
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Cancelled, WorkerFailed
from casefiles.evidence.channel.remote_file import PIECE, ChunkedSource
from casefiles.evidence.host.template import Template
from casefiles.evidence.mail.mail_reader import mailbox_spans
from tests.evidence.test_outlook_store import store

_NOISE = random.Random(7).randbytes(3 * PIECE)


class Kept:
    """A file that notes which of its bytes were asked for."""

    def __init__(self, data: bytes) -> None:
        self.data, self.asked = data, []

    def part(self, offset: int, size: int) -> bytes:
        self.asked.append(offset)
        return self.data[offset : offset + size]

    @property
    def file(self) -> ChunkedSource:
        return ChunkedSource(len(self.data), self.part)


def mails(count: int, size: int = 300) -> bytes:
    return b"".join(
        b"From a Mon May  5 10:00:00 2025\nMessage-ID: <%d@x>\nFrom: a@x\nDate: Mon, 05 May 2025"
        b" 10:00:00 +0800\nSubject: Letter %d\n\n%s\nFrom here on text.\n\n" % (n, n, b"x " * size)
        for n in range(1, count + 1)
    )


def test_a_large_archive_is_listed_and_its_files_taken_out_without_reading_all(strict: Template):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("film.mp4", _NOISE)
        packed.writestr("note.txt", b"a note")
    kept = Kept(out.getvalue())
    reading = strict.read(kept.file, CancellationToken())
    assert (reading.media_type, reading.unreadable) == ("application/zip", "")
    assert [one.name for one in reading.items if isinstance(one, Part)] == ["film.mp4", "note.txt"]
    assert len(set(kept.asked)) < 4
    taken = {
        n: b"".join(data) for n, data in strict.extract(kept.file, [2, 1], CancellationToken())
    }
    assert taken == {1: _NOISE, 2: b"a note"}


def test_a_conversation_with_its_films_is_read_from_a_large_archive(strict: Template):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("VID-1.mp4", _NOISE)
        packed.writestr(
            "_chat.txt", "[25/12/2023, 10:00:00] A: one\n[26/12/2023, 10:00:01] B: two\n" * 3
        )
    reading = strict.read(Kept(out.getvalue()).file, CancellationToken())
    assert reading.media_type == "application/x-chat+zip"
    assert [one.text for one in reading.items if isinstance(one, Message)][:2] == ["one", "two"]


def test_mails_beyond_the_pages_of_a_large_mailbox_are_listed_and_taken_out(strict: Template):
    data = mails(40)
    reading = strict.read(Kept(data).file, CancellationToken())
    assert (reading.media_type, reading.unreadable) == ("application/mbox", "")
    shown = [one for one in reading.items if isinstance(one, Message)]
    listed = [one for one in reading.items if isinstance(one, Part)]
    assert 0 < len(shown) < 40
    assert [one.subject for one in shown] == [f"Letter {n}" for n in range(1, len(shown) + 1)]
    assert len(shown) + len(listed) == 40
    assert listed[0].name == f"{len(shown) + 1:06} Letter {len(shown) + 1}.eml"
    assert [one.count for one in reading.items if isinstance(one, FileWarning)] == [len(listed)]
    assert len(reading.pages) <= 10
    (taken,) = [
        b"".join(data) for _, data in strict.extract(Kept(data).file, [1], CancellationToken())
    ]
    assert b"Subject: Letter %d\n" % (len(shown) + 1) in taken


def test_a_store_of_outlook_is_read_in_pieces(strict: Template):
    reading = strict.read(Kept(store().bytes_()).file, CancellationToken())
    assert reading.unreadable == ""
    assert "Gone" in [one.subject for one in reading.items if isinstance(one, Message)]


def test_what_can_only_be_read_whole_is_kept_with_the_reason(strict: Template):
    reading = strict.read(Kept(b"%PDF-1.7\n" + _NOISE).file, CancellationToken())
    assert (reading.media_type, reading.unreadable) == ("application/pdf", "too_large")


def test_a_stop_ends_a_large_file_too(strict: Template):
    ticket = CancellationToken()
    kept = Kept(mails(30) + _NOISE)

    def part(offset: int, size: int) -> bytes:
        ticket.stop.set()
        return kept.part(offset, size)

    with pytest.raises(Cancelled):
        strict.read(ChunkedSource(len(kept.data), part), ticket)


def test_an_archive_that_shrank_is_broken_and_ends_nothing(strict: Template):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("film.mp4", _NOISE)
    data = out.getvalue()
    shrunk = ChunkedSource(len(data), lambda at, size: b"" if at == PIECE else data[at : at + size])
    with pytest.raises(WorkerFailed, match="broken_file"):
        [b"".join(pieces) for _, pieces in strict.extract(shrunk, [1], CancellationToken())]


@pytest.mark.parametrize("window", [3_000, 5_000, 4 << 20])
def test_mails_are_told_apart_wherever_a_window_ends(window: int, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("casefiles.evidence.mail.mail_reader._WINDOW", window)
    data = mails(50, 40)
    spans = list(mailbox_spans(io.BytesIO(data)))
    assert [data[start:end].count(b"Message-ID") for start, end in spans] == [1] * 50
    assert spans[-1][1] == len(data)
