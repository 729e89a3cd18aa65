"""Adding files: what is kept, what is told, and what a stop, lock or fault leaves to be done."""

import os
import secrets
import shutil
import threading
from pathlib import Path

import pytest
from PIL import Image

from casefiles import paths
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.clock import Clock
from casefiles.domain.foundation.errors import NotEnoughSpace
from casefiles.domain.foundation.ids import CaseId
from casefiles.domain.records.case_records import Case, Document
from casefiles.evidence.channel.limits import WorkerLimits
from casefiles.evidence.host.template import open_template
from casefiles.office.importing import adding_files
from casefiles.office.importing.import_list import ImportRecord
from casefiles.office.importing.import_progress import ImportedFile, ImportState
from casefiles.office.reading.incoming_files import file_blocks, found_files
from casefiles.office.workplace.clock import system_clock
from casefiles.office.workplace.operations import JobContext
from casefiles.store.keys.key_slots import Argon2Cost
from casefiles.store.vault.opening import create

CLOCK = system_clock("0" * 32)
CASE = CaseId("c" * 32)


@pytest.fixture(scope="module")
def template():
    with open_template(paths.resources(), WorkerLimits()) as opened:
        yield opened


@pytest.fixture
def place(tmp_path: Path, template):
    vault = create(
        tmp_path / "vault", "correct horse", Argon2Cost(8, 1, 1), CLOCK, secrets.token_bytes
    )
    case = Case(CASE, "R v X", "X", "", "", "", "")
    vault.write(lambda work: work.insert(case, "add_case"))
    with vault:
        yield JobContext(vault, lambda: template, CLOCK, secrets.token_bytes, paths.resources())


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    (folder / "photos").mkdir(parents=True)
    (folder / "a letter.txt").write_text("To the court: hold him no longer.")
    (folder / "copy of the letter.txt").write_text("To the court: hold him no longer.")
    (folder / "empty.pdf").write_bytes(b"")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4\nnothing of one")
    (folder / ".DS_Store").write_bytes(b"Bud1")
    Image.new("RGB", (60, 40), "navy").save(folder / "photos" / "yard.png")
    (folder / "photos" / "link.png").symlink_to("yard.png")
    os.mkfifo(folder / "photos" / "pipe")
    return folder


def documents(place: JobContext) -> dict[str, Document]:
    found = place.vault.read(lambda reader: reader.find(Document))
    return {document.file_name: document for document in found}


def settings(place: JobContext) -> dict[str, str]:
    return place.vault.read(lambda reader: reader.settings("import"))


def unfinished(place: JobContext):
    return place.vault.read(adding_files.unfinished(CASE))


def test_every_file_is_kept_or_told_with_its_reason(place: JobContext, stick: Path):
    told: list[ImportedFile] = []
    report = adding_files.add_files(CASE, [stick], told.append)(place, CancellationToken())
    kept = documents(place)
    assert set(kept) >= {"broken.pdf", "empty.pdf", "yard.png"}
    assert len(kept.keys() & {"a letter.txt", "copy of the letter.txt"}) == 1
    assert (report.added, report.unreadable, report.duplicates, report.skipped) == (4, 2, 1, 1)
    assert {one.name: one.reason for one in report.not_taken} == {
        "link.png": "arrival_is_link",
        "pipe": "arrival_not_a_file",
    }
    assert (report.left, report.fault, report.is_stopped) == (0, "", False)
    last = {one.name: one for one in told}
    duplicate = next(one for one in last.values() if one.state is ImportState.DUPLICATE)
    assert duplicate.other in kept
    assert duplicate.document_id == kept[duplicate.other].id
    assert last["empty.pdf"].reason == "empty_file"
    assert last[".DS_Store"].state is ImportState.SKIPPED
    states = [one.state for one in told if one.name == "yard.png"]
    assert states == ["waiting", "sealing", "reading", "kept"]
    assert place.vault.read(lambda reader: reader.search(CASE, "court")) != ()


def test_what_is_told_of_a_new_document(place: JobContext, stick: Path):
    winter_evening = Clock(lambda: 1_700_000_000_000_000_000, CLOCK.monotonic, CLOCK.boot)
    dated = JobContext(
        place.vault, place.template, winter_evening, place.randomness, place.resources
    )
    adding_files.add_files(CASE, [stick / "a letter.txt"], lambda _: None)(
        dated, CancellationToken()
    )
    (document,) = documents(place).values()
    assert (document.title, document.is_looked_at, document.status) == ("", False, "received")
    assert document.received in {"2023-11-14", "2023-11-15"}
    assert settings(place) == {}


def test_what_could_not_be_taken_stays_on_the_list_and_can_be_tried_again(
    place: JobContext, stick: Path
):
    report = adding_files.add_files(CASE, [stick], lambda _: None)(place, CancellationToken())
    (left,) = unfinished(place)
    assert (left.place, left.left) == ("stick", 0)
    assert {one.name for one in left.not_taken} == {"link.png", "pipe"}
    link, pipe = stick / "photos" / "link.png", stick / "photos" / "pipe"
    link.unlink()
    Image.new("RGB", (9, 9), "red").save(link)
    pipe.unlink()
    pipe.mkdir()
    (pipe / "inside.txt").write_text("found when looked again")
    again = adding_files.carry_out(report.import_id, lambda _: None, again=True)(
        place, CancellationToken()
    )
    assert (again.added, again.not_taken, again.left) == (2, (), 0)
    assert {"link.png", "inside.txt"} <= documents(place).keys()
    assert unfinished(place) == ()
    assert settings(place) == {}


def test_a_stop_keeps_what_is_done_drops_what_is_in_hand_and_goes_on_later(
    place: JobContext, tmp_path: Path
):
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(40):
        (folder / f"{number:02}.txt").write_text(f"page {number}")
    ticket = CancellationToken()
    kept = []

    def tell(arrival: ImportedFile) -> None:
        if arrival.state is ImportState.READ:
            kept.append(arrival)
        if len(kept) == 15:
            ticket.stop.set()

    report = adding_files.add_files(CASE, [folder], tell)(place, ticket)
    assert report.is_stopped
    assert 15 <= report.added < 40
    assert report.left == 40 - report.added
    assert len(documents(place)) == report.added
    assert len(place.vault.read(lambda reader: reader.contents())) == report.added
    (left,) = unfinished(place)
    assert left.left == report.left
    rest = adding_files.carry_out(report.import_id, lambda _: None)(place, CancellationToken())
    assert (rest.added, rest.duplicates, rest.left) == (report.left, 0, 0)
    assert len(documents(place)) == 40
    assert settings(place) == {}


def test_a_stop_while_listing_forgets_nothing(place: JobContext, stick: Path):
    ticket = CancellationToken()
    ticket.stop.set()
    report = adding_files.add_files(CASE, [stick], lambda _: None)(place, ticket)
    (left,) = unfinished(place)
    assert left.left is None
    assert (
        adding_files.carry_out(report.import_id, lambda _: None)(place, CancellationToken()).added
        == 4
    )


def test_a_full_disk_ends_the_work_and_tells_what_was_kept(
    place: JobContext, stick: Path, monkeypatch: pytest.MonkeyPatch
):
    real, calls = place.vault.seal, []

    def full_at_the_third(*arguments):
        calls.append(arguments)
        if len(calls) >= 3:
            raise NotEnoughSpace("no_space")
        return real(*arguments)

    monkeypatch.setattr(place.vault, "seal", full_at_the_third)
    report = adding_files.add_files(CASE, [stick], lambda _: None)(place, CancellationToken())
    assert report.fault == "no_space"
    assert report.added + report.duplicates == 2
    monkeypatch.undo()
    (left,) = unfinished(place)
    assert left.left == report.left > 0
    adding_files.carry_out(left.id, lambda _: None)(place, CancellationToken())
    assert len(documents(place)) == 4


def test_a_bug_is_not_taken_for_a_fault_of_a_file(
    place: JobContext, stick: Path, monkeypatch: pytest.MonkeyPatch
):
    def broken(*_arguments):
        raise ZeroDivisionError

    monkeypatch.setattr(adding_files, "extract_and_preflight", broken)
    with pytest.raises(ZeroDivisionError):
        adding_files.add_files(CASE, [stick], lambda _: None)(place, CancellationToken())
    assert documents(place) == {}
    assert len(unfinished(place)) == 1


@pytest.mark.parametrize(
    ("hurt", "reason"),
    [
        (lambda path: path.unlink(), "arrival_vanished"),
        (lambda path: path.write_bytes(b"shorter"), "arrival_changed"),
        (lambda path: os.truncate(path, 4 << 20), "arrival_changed"),
        (lambda path: os.utime(path, (1, 1)), "arrival_changed"),
        (lambda path: (path.unlink(), path.write_bytes(bytes(3 << 20))), "arrival_changed"),
    ],
)
def test_a_file_that_does_not_stay_the_same_is_not_taken(
    place: JobContext, tmp_path: Path, hurt, reason: str, monkeypatch: pytest.MonkeyPatch
):
    path = tmp_path / "large.bin"
    path.write_bytes(bytes(3 << 20))

    def hurting(name: str):
        for number, block in enumerate(file_blocks(name)):
            if number == 1:
                hurt(path)
            yield block

    monkeypatch.setattr(adding_files, "file_blocks", hurting)
    report = adding_files.add_files(CASE, [path], lambda _: None)(place, CancellationToken())
    assert [one.reason for one in report.not_taken] == [reason]
    assert documents(place) == {}
    assert place.vault.read(lambda reader: reader.contents()) == ()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_told_so(place: JobContext, stick: Path):
    (stick / "a letter.txt").chmod(0)
    report = adding_files.add_files(CASE, [stick / "a letter.txt"], lambda _: None)(
        place, CancellationToken()
    )
    assert [one.reason for one in report.not_taken] == ["arrival_no_permission"]


def test_the_vault_itself_is_never_added(place: JobContext):
    parent = place.vault.folder.parent
    found = {
        Path(one.path).name: one.reason
        for one in found_files([str(parent)], place.vault.folder, CancellationToken())
    }
    assert found == {"vault": "arrival_of_the_vault"}


def test_names_that_are_no_unicode_are_taken(place: JobContext, tmp_path: Path):
    path = tmp_path / os.fsdecode(b"caf\xe9.txt")
    path.write_bytes(b"text")
    report = adding_files.add_files(CASE, [path], lambda _: None)(place, CancellationToken())
    assert report.added == 1
    assert list(documents(place)) == ["caf\ufffd.txt"]


@pytest.mark.parametrize("codec", ["cp866", "cp1251", "koi8_r"])
def test_names_of_russian_sticks_are_read_where_they_are_sure(
    place: JobContext, tmp_path: Path, codec: str
):
    folder = tmp_path / os.fsdecode("Документы по делу".encode(codec))
    folder.mkdir()
    (folder / os.fsdecode("дело.txt".encode(codec))).write_bytes(b"one")
    (tmp_path / os.fsdecode("мир.txt".encode(codec))).write_bytes(b"two")
    adding_files.add_files(CASE, [tmp_path], lambda _: None)(place, CancellationToken())
    told = sorted(documents(place))
    assert "дело.txt" in told, "beside its folder"
    assert [name for name in told if "\ufffd" in name], "alone it is too short"


@pytest.mark.parametrize("name", ["张伟.txt", "通知书 2019.txt"])
def test_names_of_chinese_sticks_are_read(place: JobContext, tmp_path: Path, name: str):
    path = tmp_path / os.fsdecode(name.encode("gb18030"))
    path.write_bytes(b"text")
    report = adding_files.add_files(CASE, [path], lambda _: None)(place, CancellationToken())
    assert report.added == 1
    assert list(documents(place)) == [name]


@pytest.mark.parametrize(
    ("name", "told"), [("e\u0301.txt", "e\u0301.txt"), ("a\x1b.txt", "a\ufffd.txt")]
)
def test_a_name_in_unicode_is_kept_as_it_is_written(
    place: JobContext, tmp_path: Path, name: str, told: str
):
    path = tmp_path / name
    path.write_bytes(b"text")
    adding_files.add_files(CASE, [path], lambda _: None)(place, CancellationToken())
    assert list(documents(place)) == [told]


def test_an_edit_does_not_wait_for_an_import(place: JobContext, tmp_path: Path):
    folder = tmp_path / "large"
    folder.mkdir()
    for number in range(6):
        (folder / f"{number}.bin").write_bytes(secrets.token_bytes(12 << 20))
    waits, over = [], threading.Event()

    def edit() -> None:
        while not over.is_set():
            before = CLOCK.monotonic()
            place.vault.write(lambda work: work.put_setting("x", "y"))
            waits.append((CLOCK.monotonic() - before) / 1e6)
            over.wait(0.01)

    thread = threading.Thread(target=edit)
    thread.start()
    adding_files.add_files(CASE, [folder], lambda _: None)(place, CancellationToken())
    over.set()
    thread.join()
    waits.sort()
    print(f"edits beside an import: median {waits[len(waits) // 2]:.1f}, worst {waits[-1]:.1f} ms")
    assert waits[len(waits) // 2] < 50


def test_a_removed_reading_can_be_made_again(place: JobContext, stick: Path):
    adding_files.add_files(CASE, [stick / "a letter.txt"], lambda _: None)(
        place, CancellationToken()
    )
    (document,) = documents(place).values()
    place.vault.write(lambda work: work.delete(Document, document.id, "remove_document"))
    place.vault.write(lambda work: work.insert(document, "undo"))
    assert place.vault.read(lambda reader: reader.reading(document.id)) is None
    assert adding_files.read_again(document.id)(place, CancellationToken()) == ""
    assert place.vault.read(lambda reader: reader.reading(document.id)).pages[0].text


def test_done_counts_each_file_once_in_any_order():
    done = ImportRecord()
    for number in (2, 0, 1, 5):
        done.add(number)
    done.add(3, "arrival_vanished")
    assert (done.upto, done.beyond, done.count()) == (4, {5}, 5)
    done.try_again()
    assert (done.upto, done.beyond, done.not_taken) == (3, {5}, {})
    assert [done.holds(number) for number in range(7)] == [
        True,
        True,
        True,
        False,
        False,
        True,
        False,
    ]


def test_room_on_the_disk_is_not_taken_up_by_duplicates(place: JobContext, tmp_path: Path):
    path = tmp_path / "one.bin"
    path.write_bytes(secrets.token_bytes(5 << 20))
    adding_files.add_files(CASE, [path], lambda _: None)(place, CancellationToken())
    shutil.copy(path, tmp_path / "two.bin")
    adding_files.add_files(CASE, [tmp_path / "two.bin"], lambda _: None)(place, CancellationToken())
    assert len(place.vault.read(lambda reader: reader.contents())) == 1
    assert sum(file.stat().st_size for file in place.vault.folder.iterdir()) < 20 << 20


def test_what_a_stop_leaves_of_a_large_file_goes_on_and_can_be_dismissed(
    place: JobContext, tmp_path: Path
):
    data = secrets.token_bytes(13 << 20)
    (tmp_path / "large.bin").write_bytes(data)
    ticket = CancellationToken()

    def tell(arrival: ImportedFile) -> None:
        if arrival.state is ImportState.SEALING:
            ticket.stop.set()

    report = adding_files.add_files(CASE, [tmp_path / "large.bin"], tell)(place, ticket)
    assert (report.left, report.is_stopped) == (1, True)
    assert adding_files.dismiss("000099")(place, CancellationToken()) == 0
    assert adding_files.dismiss(report.import_id)(place, CancellationToken()) == 4 * (
        (1 << 20) + 16
    )
    assert unfinished(place) == ()
    ticket.stop.clear()
    report = adding_files.add_files(CASE, [tmp_path / "large.bin"], tell)(place, ticket)
    rest = adding_files.carry_out(report.import_id, lambda _: None)(place, CancellationToken())
    assert (rest.added, rest.left) == (1, 0)
    (content_id,) = place.vault.read(lambda reader: reader.contents())
    assert b"".join(place.vault.content(content_id)) == data
