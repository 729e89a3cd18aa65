"""A locked PDF of a case: opened by typing its password, which the vault keeps and nothing else."""

import io
from dataclasses import replace
from pathlib import Path

import pytest

from casefiles.cli.commands import Terminal, _parser
from casefiles.cli.documents import _opening
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import DocumentId
from casefiles.domain.records.case_records import Case, Document
from casefiles.evidence.channel.limits import WorkerLimits
from casefiles.office.case.erasure import erase_record
from casefiles.office.documents.messages import enclosures
from casefiles.office.documents.pages import shown_document
from casefiles.office.importing import opening_locked
from casefiles.office.importing.adding_files import add_files, read_again
from casefiles.office.importing.opening_locked import locked_named, open_locked
from casefiles.office.workplace.operations import JobContext
from casefiles.office.workplace.passwords import password_of
from casefiles.office.workplace.sealed_bytes import bytes_for
from casefiles.store.ledger.erasure import ErasureAuthority
from casefiles.words.catalogue import explain
from tests.attacks.pairs.dossier_pairs import opened_template
from tests.evidence.archives.packed_samples import written
from tests.evidence.test_pdf_password import PASSWORD, locked
from tests.office.small_cases import loaded

__all__ = ["loaded"]


@pytest.fixture
def place(loaded, tmp_path: Path) -> JobContext:
    """Return a case with one locked PDF, taken in as a dropped file."""
    made: JobContext = loaded().place
    path = tmp_path / "letter.pdf"
    path.write_bytes(locked())
    (case,) = made.vault.read(lambda reader: reader.find(Case))
    report = add_files(case.id, [path], lambda *_: None)(made, CancellationToken())
    assert report.unreadable == 1
    return made


def letter(place: JobContext) -> Document:
    (found,) = place.vault.read(lambda reader: reader.find(Document))
    return found


def unreadable(place: JobContext) -> str:
    shown = place.vault.read(shown_document(letter(place).id))
    assert shown is not None
    return shown.unreadable


def tried(place: JobContext, password: str) -> str:
    return open_locked(letter(place).id, password)(place, CancellationToken())


def kept(place: JobContext) -> str:
    content_id = letter(place).content_id
    return place.vault.read(lambda reader: password_of(reader, content_id))


def test_several_tries_are_possible_and_the_right_one_opens_it_for_good(place):
    sealed = b"".join(place.vault.content(letter(place).content_id))
    for wrong in ("x", "paSSwort"):
        with pytest.raises(Refused, match="password_wrong"):
            tried(place, wrong)
        assert (kept(place), unreadable(place)) == ("", "password_needed")
    assert tried(place, PASSWORD) == ""
    assert (kept(place), unreadable(place)) == (PASSWORD, "")
    document_id = letter(place).id
    (page,) = place.vault.read(lambda reader: reader.pages(document_id, 1, 1))
    assert page.text == "sealed page"
    assert b"".join(place.vault.content(letter(place).content_id)) == sealed
    assert b"/Encrypt" in sealed
    with pytest.raises(Refused, match="password_not_needed"):
        tried(place, PASSWORD)


def test_its_pages_are_drawn_by_the_kept_password_wherever_they_are_wanted(place):
    tried(place, PASSWORD)
    template = place.template()
    source = bytes_for(place.vault, template, letter(place).content_id)
    (raster,) = template.render(source, [1], 72, CancellationToken())
    assert min(raster.rgb) < 128


def test_one_that_no_worker_can_hold_is_refused_with_words_and_its_password_not_kept(place):
    """Read in pieces it would say that it is too large, whatever the password."""
    with opened_template(WorkerLimits(document_bytes=200)) as template:
        small = replace(place, template=lambda: template)
        with pytest.raises(Refused, match="pdf_too_large") as fault:
            tried(small, PASSWORD)
        assert kept(place) == ""
        words = explain(fault.value.code, fault.value.safe)
        assert "with or without its password" in words
        assert "in parts below that size" in words


def test_a_terminal_says_so_too_of_one_that_was_too_large_to_read(place, monkeypatch):
    with opened_template(WorkerLimits(document_bytes=200)) as template:
        read_again(letter(place).id)(replace(place, template=lambda: template), CancellationToken())
    assert unreadable(place) == "too_large"
    with pytest.raises(Refused, match="document_not_locked"):
        place.vault.read(locked_named("S/1", "letter.pdf"))
    monkeypatch.setattr(opening_locked, "LARGEST", 200)
    with pytest.raises(Refused, match="pdf_too_large"):
        place.vault.read(locked_named("S/1", "letter.pdf"))


@pytest.mark.parametrize(
    ("password", "code"), [("", "password_empty"), ("p" * 1001, "password_too_long")]
)
def test_what_can_be_no_password_is_refused(place, password, code):
    with pytest.raises(Refused, match=code):
        tried(place, password)


def test_a_terminal_asks_again_after_a_wrong_one_and_opens_by_mark_or_name(place):
    asked = iter(["wrong", PASSWORD])
    chosen = _parser().parse_args(
        ["unlock-pdf", "vault", "--case", "S/1", "--document", "letter.pdf"]
    )
    out, err = io.StringIO(), io.StringIO()
    job = _opening(chosen, lambda: next(asked), Terminal(io.StringIO(), out, err))
    assert job(place, CancellationToken()) == ""
    assert "The password does not open this document. It was not stored." in err.getvalue()
    assert unreadable(place) == ""
    with pytest.raises(Refused, match="document_not_locked"):
        job(place, CancellationToken())


def test_a_password_from_a_file_is_tried_once(place, tmp_path: Path):
    told = ["unlock-pdf", "vault", "--case", "S/1", "--document", "letter.pdf"]
    chosen = _parser().parse_args([*told, "--password-file", str(tmp_path / "p")])
    typed: list[int] = []
    terminal = Terminal(io.StringIO(), io.StringIO(), io.StringIO())
    job = _opening(chosen, lambda: str(typed.append(1)), terminal)
    with pytest.raises(Refused, match="password_wrong"):
        job(place, CancellationToken())
    assert typed == [1]


def test_the_password_is_in_no_file_beside_the_vault_and_in_no_entry_of_the_ledger(
    place, tmp_path: Path
):
    tried(place, PASSWORD)
    for path in (one for one in tmp_path.rglob("*") if one.is_file()):
        assert PASSWORD.encode() not in path.read_bytes()
        assert PASSWORD.encode("utf-16-le") not in path.read_bytes()
    case_id = letter(place).case_id
    entries = place.vault.read(lambda reader: repr(reader.entries(case_id)))
    assert PASSWORD not in entries


def test_the_password_goes_when_the_document_is_erased(place):
    tried(place, PASSWORD)
    content = letter(place).content_id
    erase_record(Document, letter(place).id, ErasureAuthority("court_order", "the court", ""))(
        place, CancellationToken()
    )
    assert place.vault.read(lambda reader: password_of(reader, content)) == ""


def test_the_password_stays_while_another_document_shows_the_same_file(place):
    """A document that was removed and added again is another one, of the same bytes."""
    tried(place, PASSWORD)
    first = letter(place)
    again = replace(first, id=DocumentId("e" * 32))
    place.vault.write(lambda work: work.insert(again, "add_document"))
    grounds = ErasureAuthority("court_order", "the court", "")
    erase_record(Document, first.id, grounds)(place, CancellationToken())
    assert letter(place).id == again.id
    assert kept(place) == PASSWORD
    erase_record(Document, again.id, grounds)(place, CancellationToken())
    assert place.vault.read(lambda reader: password_of(reader, first.content_id)) == ""


def test_it_reaches_the_worker_by_its_pipe_alone(place, monkeypatch):
    """The arguments and the environment of every process of this computer can be looked at."""
    seen = []
    rendered = opening_locked.WithPassword

    def looked(*told):
        seen.extend(
            part.read_bytes()
            for process in Path("/proc").glob("[0-9]*")
            for part in (process / "cmdline", process / "environ")
            if _may_read(part)
        )
        return rendered(*told)

    monkeypatch.setattr(opening_locked, "WithPassword", looked)
    tried(place, PASSWORD)
    assert seen
    assert not [one for one in seen if PASSWORD.encode() in one]


def _may_read(path: Path) -> bool:
    try:
        path.read_bytes()
    except OSError:
        return False
    return True


def test_no_password_is_kept_of_a_document_that_was_erased_while_it_was_tried(place, monkeypatch):
    document, drawn = letter(place), opening_locked._try

    def tried_slowly(workplace, source):
        drawn(workplace, source)
        erase_record(Document, document.id, ErasureAuthority("consent_withdrawn", "client"))(
            workplace, CancellationToken()
        )

    monkeypatch.setattr(opening_locked, "_try", tried_slowly)
    with pytest.raises(Refused, match="document_unknown"):
        open_locked(document.id, PASSWORD)(place, CancellationToken())
    assert place.vault.read(lambda reader: password_of(reader, document.content_id)) == ""


FILES = {"a/letter.txt": b"Her sister's letter", "note.txt": b"a note"}


def archived(place: JobContext, tmp_path: Path) -> DocumentId:
    """Take in a zip file with a password, beside the letter."""
    path = tmp_path / "evidence.zip"
    path.write_bytes(written(FILES, "zip", "zip:encryption=aes256", PASSWORD))
    (case,) = place.vault.read(lambda reader: reader.find(Case))
    add_files(case.id, [path], lambda *_: None)(place, CancellationToken())
    found = place.vault.read(lambda reader: reader.find(Document, file_name="evidence.zip"))
    return found[0].id


def names(place: JobContext) -> list[str]:
    return sorted(one.file_name for one in place.vault.read(lambda reader: reader.find(Document)))


def test_a_zip_gives_its_files_for_the_right_password_alone(place, tmp_path: Path):
    own = archived(place, tmp_path)
    assert names(place) == ["evidence.zip", "letter.pdf"]
    assert place.vault.read(enclosures(own)).locked == 2
    with pytest.raises(Refused, match="password_wrong"):
        open_locked(own, "another")(place, CancellationToken())
    assert place.vault.read(enclosures(own)).locked == 2
    assert open_locked(own, PASSWORD)(place, CancellationToken()) == ""
    assert names(place) == ["evidence.zip", "letter.pdf", "letter.txt", "note.txt"]
    assert place.vault.read(enclosures(own)).locked == 0
    with pytest.raises(Refused, match="password_not_needed"):
        open_locked(own, PASSWORD)(place, CancellationToken())
    # The terminal finds it by its name as well; the PDF waits still.
    with pytest.raises(Refused, match="document_not_locked"):
        place.vault.read(locked_named("S/1", "evidence.zip"))
    assert place.vault.read(locked_named("S/1", "letter.pdf")) != own
