"""The redaction queue: found by a job, kept by document, decided once, undone like any act."""

import secrets
import threading
from dataclasses import replace
from types import SimpleNamespace

import pytest

from casefiles.domain.files.extraction import Extraction, PageText, TextLine
from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Cancelled, Refused
from casefiles.domain.foundation.ids import FactId
from casefiles.domain.language.names import PersonName
from casefiles.domain.records.case_records import Case, Document, Fact, Mark, Person, Protection
from casefiles.domain.records.evidential_status import EvidentialStatus
from casefiles.domain.records.suggestion_decisions import ReviewDecision, SuggestionVerdict
from casefiles.office.case.occurrences import names_found
from casefiles.office.records.record_commands import remove_record
from casefiles.office.records.undo import next_undo, undo
from casefiles.office.redaction.marking import MarkInput, RedactionArea, add_marks, remove_mark
from casefiles.office.redaction.redaction_queue import build_queue, queue_of, waiting_documents
from casefiles.office.redaction.suggestion_decisions import accept, reject
from casefiles.office.stops.near_match_findings import read_as_no_name
from tests.office.sample_at_hand import *  # noqa: F403  # fixtures

LINES = ("Statement of the witness", "Di1nur came home.", "The line was long.", "Li1iane, a lily")


@pytest.fixture
def document(opened, named):
    """A page whose text layer a machine made of a scan."""
    document_id = named("decision")
    lines = tuple(
        TextLine(
            text,
            Box(0.1, 0.1 * n, 0.8, 0.1 * n + 0.03),
            tuple((0.1 + 0.01 * at, 0.11 + 0.01 * at) for at in range(len(text))),
        )
        for n, text in enumerate(LINES, 1)
    )
    page = PageText(1, 595.0, 842.0, lines, is_doubtful=True)
    opened.run(lambda at: at.put_reading(document_id, Extraction("application/pdf", (page,))))
    return document_id


@pytest.fixture
def sister(opened, case_id):
    person = next(one for one in opened.ask(lambda r: r.find(Person)) if one.role != "client")
    names = (PersonName("Dilnur", "Latn", "birth"), PersonName("Li", "Latn", "nickname"))
    person = replace(person, names=names, identifiers=(), protection=Protection.WITHHELD)
    opened.run(lambda at: at.update(person, "edit_person"))
    return person


def items(queue, kind, document_id=None):
    return [
        one
        for one in queue.items
        if one.item.kind == kind and document_id in {None, one.item.document_id}
    ]


@pytest.fixture
def queue(work, case_id, document, sister):
    return work(build_queue(case_id))


def test_uncertain_places_are_listed_with_context_and_their_person(queue, document, sister):
    (misread,) = items(queue, "misread", document)
    assert (misread.item.text, misread.item.page, misread.person) == ("Di1nur", 1, "Dilnur")
    assert misread.item.before.endswith("Statement of the witness ")
    assert misread.item.after == " came home. The line was long. Li1iane, a lily"
    assert len(misread.item.boxes) == 1
    assert misread.item.person_id == sister.id
    words = {one.item.text for one in items(queue, "name_in_word")}
    assert {"line", "lily"} <= words


def test_lines_that_go_for_two_letters_are_told(opened, work, case_id, document, sister):
    line = TextLine("Li left. LI came, LIne and li", Box(0.1, 0.1, 0.5, 0.13))
    page = PageText(1, 595.0, 842.0, (line,))
    opened.run(lambda at: at.put_reading(document, Extraction("application/pdf", (page,))))
    queue = work(build_queue(case_id))
    (told,) = items(queue, "short_name", document)
    assert (told.item.text, told.item.count, told.person) == ("Li", 2, "Dilnur")
    assert [one.item.text for one in items(queue, "name_in_word", document)] == ["LIne", "li"]


def test_nothing_goes_before_it_is_accepted_and_a_mark_comes_then(
    opened, work, case_id, queue, document, sister
):
    (misread,) = items(queue, "misread", document)
    assert work(names_found(document, [1])) == {1: ()}
    done = work(accept(case_id, [misread.item]))
    assert done.marks == 1
    (mark,) = [
        one for one in opened.ask(lambda r: r.find(Mark, document_id=document))
        if one.person_id == sister.id
    ]  # fmt: skip
    assert (mark.box.x0, mark.box.x1) == (0.0, 1.0)
    assert (
        items(opened.ask(queue_of(case_id)), "misread", document)[0].verdict
        is SuggestionVerdict.ACCEPTED
    )
    first, _ = opened.ask(next_undo(case_id))
    opened.run(undo(first))
    assert items(opened.ask(queue_of(case_id)), "misread", document)[0].verdict is None
    # A mark that somebody draws over it decides it too, until that goes.
    box = misread.item.boxes[0]
    some = MarkInput("by hand", audiences=("public",))
    work(add_marks([RedactionArea(document, 1, box)], some))
    assert items(opened.ask(queue_of(case_id)), "misread", document)[0].verdict is None
    (mark,) = work(add_marks([RedactionArea(document, 1, box)], MarkInput("by hand")))
    assert (
        items(opened.ask(queue_of(case_id)), "misread", document)[0].verdict
        is SuggestionVerdict.ACCEPTED
    )
    opened.run(remove_mark(mark))
    assert items(opened.ask(queue_of(case_id)), "misread", document)[0].verdict is None


def test_what_is_left_does_not_come_back_and_undo_brings_it(opened, work, case_id, queue, document):
    (misread,) = items(queue, "misread", document)
    # Marks of the sample decide some places that speak of the same person.
    before = opened.ask(queue_of(case_id)).decided
    opened.run(reject(case_id, [misread.item], secrets.token_bytes))
    assert opened.ask(queue_of(case_id)).decided == before + 1
    again = work(build_queue(case_id))
    assert items(again, "misread", document)[0].verdict is SuggestionVerdict.REJECTED
    # Nor does clearance ask for it, in a dossier that shows the document.
    case = SimpleNamespace(case=SimpleNamespace(id=case_id))
    shown = SimpleNamespace(exhibits=[(SimpleNamespace(id=document), None)], snapshot=case)
    assert read_as_no_name(opened.workplace, shown) == ("Di1nur",)
    shown = SimpleNamespace(exhibits=[], snapshot=case)
    assert read_as_no_name(opened.workplace, shown) == ()
    first, words = opened.ask(next_undo(case_id))
    assert "redaction decision" in words
    opened.run(undo(first))
    assert opened.ask(queue_of(case_id)).decided == before
    # What was kept and cannot be read counts as nothing found.
    opened.run(lambda at: at.put_setting(f"queue_document:{document}", '{"stamp": 1}'))
    assert opened.ask(waiting_documents(case_id)) == 1
    assert items(work(build_queue(case_id)), "misread", document)


def test_left_everywhere_holds_for_what_is_found_later(
    opened, work, case_id, queue, document, named
):
    (misread,) = items(queue, "misread", document)
    opened.run(reject(case_id, [misread.item], secrets.token_bytes, everywhere=True))
    other = named("arrest-report")
    line = TextLine("Di1nur again", Box(0.1, 0.1, 0.5, 0.13))
    page = PageText(1, 595.0, 842.0, (line,), is_doubtful=True)
    opened.run(lambda at: at.put_reading(other, Extraction("application/pdf", (page,))))
    assert opened.ask(waiting_documents(case_id)) == 1
    (later,) = items(work(build_queue(case_id)), "misread", other)
    assert later.verdict is SuggestionVerdict.REJECTED


def test_a_word_that_is_accepted_becomes_a_form_of_the_name_and_goes_everywhere(
    opened, work, case_id, queue, document, sister
):
    line = next(one for one in items(queue, "name_in_word") if one.item.text == "line")
    assert line.item.count >= 1
    with pytest.raises(Refused, match="item_without_person"):
        work(accept(case_id, [replace(line.item, person_id="")]))
    done = work(accept(case_id, [line.item]))
    assert (done.names, done.marks) == (1, 0)
    person = opened.ask(lambda reader: reader.get(Person, sister.id))
    assert person.names[-1].text == "line"
    assert len(work(names_found(document, [1]))[1]) == 1
    assert all(one.item.text != "line" for one in items(work(build_queue(case_id)), "name_in_word"))


def test_a_name_in_a_text_of_the_lawyer_becomes_a_reference(opened, work, case_id, sister):
    fact = Fact(
        FactId(secrets.token_hex(16)), case_id, 90, "First\nAnd Lining came, it is said.",
        EvidentialStatus.ON_INSTRUCTIONS, (),
    )  # fmt: skip
    opened.run(lambda at: at.insert(fact, "add_fact"))
    queue = work(build_queue(case_id))
    (found,) = [o for o in items(queue, "in_record") if o.item.record[1] == fact.id]
    work(accept(case_id, [found.item]))
    text = opened.ask(lambda reader: reader.get(Fact, fact.id)).text
    assert text == f"First\nAnd [[{sister.id}]] came, it is said."
    with pytest.raises(Refused, match="text_changed"):
        work(accept(case_id, [found.item]))


def test_only_documents_that_changed_are_looked_through_again(opened, work, case_id, queue, named):
    assert opened.ask(waiting_documents(case_id)) == 0
    seen = []
    ticket = CancellationToken(listener=seen.append)
    opened.work(build_queue(case_id), ticket)
    assert seen == []
    person = opened.ask(lambda reader: reader.find(Person))[0]
    role = replace(person, role="another")
    opened.run(lambda at: at.update(role, "edit_person"))
    assert opened.ask(waiting_documents(case_id)) == 0
    named_anew = replace(role, names=(*role.names, PersonName("Omerjan", "Latn", "")))
    opened.run(lambda at: at.update(named_anew, "edit_person"))
    assert opened.ask(waiting_documents(case_id)) == len(opened.ask(lambda r: r.find(Document)))
    for person in opened.ask(lambda reader: reader.find(Person)):
        shown = replace(person, protection=Protection.OPEN)
        opened.run(lambda at, one=shown: at.update(one, "edit_person"))
    queue = work(build_queue(case_id))
    assert not [*items(queue, "misread"), *items(queue, "name_in_word")]
    assert opened.ask(lambda reader: reader.get(Case, case_id)) is not None


def test_a_stop_keeps_what_was_looked_through(opened, case_id, document, sister):
    stop = threading.Event()

    def listen(progress):
        if progress.total and progress.done == progress.total // 2 + 2:
            stop.set()

    with pytest.raises(Cancelled):
        opened.work(build_queue(case_id), CancellationToken(stop=stop, listener=listen))
    documents = len(opened.ask(lambda reader: reader.find(Document)))
    assert 0 < opened.ask(waiting_documents(case_id)) < documents
    assert opened.ask(queue_of(case_id)).was_made


def test_decisions_go_with_document_and_person(opened, work, case_id, queue, document, sister):
    (misread,) = items(queue, "misread", document)
    opened.run(reject(case_id, [misread.item], secrets.token_bytes))
    (kept,) = opened.ask(lambda reader: reader.find(ReviewDecision))
    assert (kept.document_id, kept.person_id) == (document, sister.id)
    assert sister.names[0].text not in kept.key
    pointing = opened.ask(lambda reader: reader.pointing_to(frozenset({sister.id})))
    if all(kind == "review_decision" for kind, _, _ in pointing):
        opened.run(remove_record(Person, sister.id, "remove_person"))
        assert opened.ask(lambda reader: reader.find(ReviewDecision)) == ()
