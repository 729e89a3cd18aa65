"""The plays: what people do with a vault, told with the verbs of the office itself."""

from dataclasses import replace
from pathlib import Path

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import VaultError
from casefiles.domain.foundation.ids import CaseId, DeadlineId, EventId, FactId, PersonId, new_id
from casefiles.domain.language.names import PersonName
from casefiles.domain.records.case_records import (
    Case,
    Deadline,
    Document,
    DocumentStatus,
    Event,
    Person,
    Protection,
)
from casefiles.office.case.erasure import erase_case, erase_record
from casefiles.office.documents.document_records import set_status
from casefiles.office.importing import adding_files
from casefiles.office.narrative.facts import add_fact, new_fact, remove_fact
from casefiles.office.records.case_closure import close_case, set_retention_date
from casefiles.office.records.record_commands import (
    remove_record,
    save_case,
    save_event,
    save_key_date,
    save_person,
)
from casefiles.office.records.undo import next_redo, next_undo, undo
from casefiles.office.vault.keys import add_colleague, set_passphrase
from casefiles.office.vault.recovery import REMINDER, drawn_sheet, remind_later, save_recovery_sheet
from casefiles.office.workplace import drafts
from casefiles.office.workplace.clock import note_clock
from casefiles.office.workplace.preferences import Preferences, save_preferences
from casefiles.office.workplace.window_state import WindowState, save_window_state
from casefiles.store.ledger.erasure import ErasureAuthority
from casefiles.store.maintenance.rotation import Rekeying, renew_keys
from casefiles.store.search.store_environment import StoreEnvironment
from tests.faults.stage import Act, Stage
from tests.store.world import CHEAP

LETTERS = ("To the court: hold him no longer.", "Dear colleague, the border is shut. " * 300)
SECOND_PASSPHRASE, THIRD_PASSPHRASE = "another horse entirely", "battery staple of hers"
SIZE_OF_FILM = 1_400_000


def reopen(stage: Stage) -> None:
    stage.close()
    stage.open()


def new_case(stage: Stage) -> None:
    case = Case(CaseId(new_id(stage.randomness)), "R v X", "X", "", "CN", "TR", "2024-05-01")
    stage.kept["case"] = case
    stage.edit(save_case(case))


def rename_case(stage: Stage) -> None:
    stage.edit(save_case(replace(_case(stage), title="Extradition of X", dated="2024-05")))


def _case(stage: Stage) -> Case:
    (case,) = stage.ask(lambda reader: reader.find(Case))
    return case


def _new_people(stage: Stage) -> None:
    for name in ("Aygül", "王伟", "Metin"):
        person = Person(
            PersonId(new_id(stage.randomness)),
            _case(stage).id,
            (PersonName(name, "Latn", "birth"),),
            (),
            Protection.WITHHELD,
        )
        stage.kept[name] = person
        stage.edit(save_person(person))


def _event(stage: Stage, text: str) -> Event:
    return Event(
        EventId(new_id(stage.randomness)), _case(stage).id, "2019-02", "Ürümqi", text, (), (), False
    )


def new_event(stage: Stage) -> None:
    stage.kept["event"] = event = _event(stage, "Police came.")
    stage.edit(save_event(event))


def long_event(stage: Stage) -> None:
    # More than a page of the database holds, so that one edit writes many pages.
    stage.edit(save_event(replace(stage.kept["event"], text="They came at night. " * 4000)))


def _deadline(stage: Stage) -> None:
    deadline = Deadline(
        DeadlineId(new_id(stage.randomness)), _case(stage).id, "hearing", "2024-06-03", "Warsaw"
    )
    stage.edit(save_key_date(deadline))


def _fact(stage: Stage) -> None:
    stage.kept["fact"] = fact_id = FactId(new_id(stage.randomness))
    stage.edit(add_fact(new_fact(fact_id, _case(stage).id, "He was in Tashkent.")))


def _undone(stage: Stage) -> None:
    first, _ = stage.ask(next_undo(_case(stage).id))
    stage.edit(undo(first))


def _redone(stage: Stage) -> None:
    first, _ = stage.ask(next_redo(_case(stage).id))
    stage.edit(undo(first))


def _draft(stage: Stage) -> None:
    stage.edit(drafts.save_draft("event:1", {"text": "They asked for her brother " * 40}))


def _sheet(stage: Stage) -> None:
    sheet = drawn_sheet(stage.randomness)
    stage.work(save_recovery_sheet(sheet))
    stage.secrets = (stage.secrets[0], sheet.key)


def _new_passphrase(stage: Stage) -> None:
    stage.work(set_passphrase(stage.secrets[0], SECOND_PASSPHRASE))
    stage.secrets = (SECOND_PASSPHRASE, *stage.secrets[1:])


def _colleague(stage: Stage) -> None:
    stage.work(add_colleague("Zeynep", THIRD_PASSPHRASE))
    stage.secrets = (*stage.secrets, THIRD_PASSPHRASE)


def _renewed(stage: Stage) -> None:
    stage.close()
    surroundings = StoreEnvironment(stage.hands.clock(), stage.randomness)
    renewal = Rekeying(THIRD_PASSPHRASE, CHEAP, "key_known", settings={REMINDER: "later"})
    renew_keys(stage.folder, stage.secrets[0], renewal, surroundings, CancellationToken())
    stage.secrets = (THIRD_PASSPHRASE,)
    stage.open()


GROUNDS = ErasureAuthority("client_instruction", "The client, by letter of 3 May")


def erase_event(stage: Stage) -> None:
    stage.work(erase_record(Event, stage.kept["event"].id, GROUNDS))


def _letter_erased(stage: Stage) -> None:
    stage.work(erase_record(Document, _document(stage).id, GROUNDS))


def _case_erased(stage: Stage) -> None:
    stage.work(erase_case(_case(stage).id, "R v X", GROUNDS))


def _letters(stage: Stage) -> Path:
    """Write what is to be imported, outside of the folder that is watched."""
    folder = stage.place.with_name(stage.place.name + "-stick")
    folder.mkdir(exist_ok=True)
    for number, text in enumerate(LETTERS):
        (folder / f"letter {number}.txt").write_text(text)
    (folder / "letter again.txt").write_text(LETTERS[0])
    (folder / "film.bin").write_bytes(bytes(range(256)) * (SIZE_OF_FILM // 256))
    (folder / "empty.pdf").write_bytes(b"")
    return folder


def _imported(stage: Stage, name: str) -> None:
    job = adding_files.add_files(_case(stage).id, [_letters(stage) / name], lambda _: None)
    report = stage.work(job)
    if report.fault:
        raise_fault(report.fault)


def raise_fault(code: str) -> None:
    """Raise what an import only tells in its report, as the window shows it."""
    raise VaultError(code)


def _document(stage: Stage) -> Document:
    return stage.ask(lambda reader: reader.find(Document))[0]


def _given_up(stage: Stage) -> None:
    sealed = stage.vault.seal(_case(stage).id, [b"not wanted" * 1000], CancellationToken())
    stage.vault.discard(sealed.content_id)


CREATION = (
    Act("create", lambda stage: stage.create()),
    Act("add_case", new_case),
    Act("close and open", reopen),
    Act("edit_case", rename_case),
)

CASEWORK = (
    Act("open", lambda stage: stage.open()),
    Act("add_event", new_event),
    Act("undo", _undone),
    Act("redo", _redone),
    Act("edit_event, long", long_event),
    Act("add people", _new_people, is_whole=False),
    Act("add_deadline", _deadline),
    Act("add_fact", _fact),
    Act("keep a draft", _draft),
    Act("drop the draft", lambda stage: stage.edit(drafts.discard_draft("event:1"))),
    Act(
        "remove_person",
        lambda s: s.edit(remove_record(Person, s.kept["Metin"].id, "remove_person")),
    ),
    Act("preferences", lambda s: s.edit(save_preferences(Preferences(theme="dark")))),
    Act("window", lambda s: s.edit(save_window_state(WindowState(case_id=_case(s).id)))),
    Act("confirm the clock", lambda stage: stage.edit(note_clock(is_right=True))),
    Act("close and open", reopen),
    Act("remove_fact", lambda stage: stage.edit(remove_fact(stage.kept["fact"]))),
)

KEYS = (
    Act("open", lambda stage: stage.open()),
    Act("remind me later", lambda stage: stage.edit(remind_later())),
    Act("recovery sheet", _sheet, is_whole=False),
    Act("a second sheet", _sheet, is_whole=False),
    Act("close and open", reopen),
    Act("another passphrase", _new_passphrase, is_whole=False),
    Act("a colleague", _colleague, is_whole=False),
    Act("close and open again", reopen),
)

RENEWAL = (
    Act("open", lambda stage: stage.open()),
    Act("add_event", new_event),
    Act("change of keys for cause", _renewed, is_whole=False),
    Act("edit_case", rename_case),
)

ERASURE = (
    Act("open", lambda stage: stage.open()),
    Act("add_event", new_event),
    Act("edit_event, long", long_event),
    Act("import a letter", lambda stage: _imported(stage, "letter 0.txt"), is_whole=False),
    Act("erase the event", erase_event, is_whole=False),
    Act("erase the letter", _letter_erased, is_whole=False),
    Act("close the case", lambda stage: stage.edit(close_case(_case(stage).id))),
    Act("keep until", lambda stage: stage.edit(set_retention_date(_case(stage).id, "2020-01-01"))),
    Act("close and open", reopen),
    Act("erase the case", _case_erased, is_whole=False),
    Act("another case", new_case),
)

DOCUMENTS = (
    Act("open", lambda stage: stage.open()),
    Act("import a letter", lambda stage: _imported(stage, "letter 0.txt"), is_whole=False),
    Act("import a film", lambda stage: _imported(stage, "film.bin"), is_whole=False),
    Act("import the folder", lambda stage: _imported(stage, ""), is_whole=False),
    Act("import it again", lambda stage: _imported(stage, ""), is_whole=False),
    Act("seal and give up", _given_up, is_whole=False),
    Act(
        "set_status",
        lambda s: s.edit(set_status([_document(s).id], DocumentStatus.PRIVILEGED)),
    ),
    Act("close and open", reopen),
    Act("edit_case", rename_case),
)

PLAYS = {
    "creation": CREATION,
    "casework": CASEWORK,
    "keys": KEYS,
    "renewal": RENEWAL,
    "erasure": ERASURE,
    "documents": DOCUMENTS,
}
