"""What the program makes of the type in `new_type`, which is imported before."""

import json
from pathlib import Path
from typing import Any

from casefiles.domain.foundation.errors import CasefilesError
from casefiles.domain.records.case_records import Case, Person
from casefiles.domain.search.search_rows import SearchFilter
from casefiles.office.case.search import search
from casefiles.office.importing.record_reader import ImportIds, read_register, record_of_form
from casefiles.office.proceedings.proceedings_records import save_proceedings_record
from casefiles.office.records.form_fields import FIELDS_OF
from casefiles.office.records.form_values import record_from
from casefiles.office.records.history_fields import changed_fields
from casefiles.office.records.record_commands import remove_record
from casefiles.office.records.record_names import RecordNames
from casefiles.office.records.undo import next_undo, undo
from tests.office.records.new_type import Visit
from tests.store.world import World, insert_all, new_case, new_person

OWN = "f" * 32


def tell(folder: Path) -> None:
    """Print what comes of the type, part by part, as JSON."""
    case = new_case()
    person = new_person(case, "Aygül")
    with World(folder / "vault").create() as vault:
        insert_all(vault, [case, person])
        told = kept(vault, case, person)
    print(json.dumps(told | {"case_form": read(case, person)}))


def kept(vault: Any, case: Case, person: Person) -> dict[str, Any]:
    """Fill a form, keep what it holds, and look at it from every side."""
    values = {"date": "2026-03-04", "place": f"Prison of [[{person.id}]]", "kind": "prison_visit"}
    values |= {"person_id": person.id, "notes": "zebra", "later": ["2026-04-01"]}
    made = record_from(Visit, OWN, case.id, values)
    vault.write(save_proceedings_record(made))
    told = {
        "form": [(one.name, str(one.holds)) for one in FIELDS_OF[Visit]],
        "kept": vault.read(lambda reader: reader.get(Visit, OWN)) == made,
        "name": vault.read(lambda reader: RecordNames(reader).name("visit", OWN)),
        "history": vault.read(history),
        "found": [(row.kind, row.title) for row in found(vault, case)],
        "found_then": len(found(vault, case, first="2026-03-01", last="2026-03-31")),
        "found_later": len(found(vault, case, first="2027-01-01")),
        "in_use": refused(vault, person),
    }
    first, words = vault.read(next_undo(case.id))
    vault.write(undo(first))
    return told | {"undone": words, "left": len(vault.read(lambda reader: reader.find(Visit)))}


def history(reader: Any) -> dict[str, str]:
    """Return the fields of the newest entry, in words."""
    entry = next(iter(reader.entries_of(Visit, OWN)))
    return {one.name: one.after for one in changed_fields(RecordNames(reader), entry)}


def found(vault: Any, case: Case, **within: Any) -> Any:
    """Return what a search finds."""
    return vault.read(search(SearchFilter("zebra", case.id, **within))).rows


def refused(vault: Any, person: Person) -> str:
    """Return what a person is still needed by."""
    try:
        vault.write(remove_record(Person, person.id, "remove_person"))
    except CasefilesError as error:
        return str(error.safe["where"])
    return ""


def read(case: Case, person: Person) -> list[str]:
    """Return what becomes of visits of a case form: whom one is of, or what is wrong with it."""
    people, nothing = {"aygul": person.id}, dict[Any, str]()
    naming = ImportIds(
        case_id=case.id,
        person=people.__getitem__,
        document=nothing.__getitem__,
        fact=nothing.__getitem__,
        record=lambda kind, name: nothing[kind, name],
        text=str,
    )

    def one(value: dict[str, Any]) -> str:
        try:
            (form,) = read_register({"visit": [value]}, "register")
            held = record_of_form(form, OWN, naming).person_id
        except CasefilesError as error:
            return f"{error.code} {error.safe['place']}"
        return next(name for name, own in people.items() if own == held)

    return [
        one({"date": "2026", "person_id": "aygul"}),
        one({"date": "soon"}),
        one({"date": "2026", "person_id": "nobody"}),
        one({"place": "x"}),
        one({"date": "2026", "colour": "red"}),
    ]
