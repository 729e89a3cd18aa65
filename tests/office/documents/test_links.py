"""Links between documents and consents: kept, seen from both ends, undone, removed with them."""

import secrets
from dataclasses import replace

import pytest

from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import ConsentId, DocumentId, DocumentLinkId, PersonId
from casefiles.domain.records.case_records import Person
from casefiles.domain.records.provenance import Consent, ConsentAnswer, ConsentUse
from casefiles.domain.records.translation import DocumentLink, DocumentLinkKind
from casefiles.office.documents.consents import (
    add_consent,
    consents_of,
    edit_consent,
    new_consent,
    remove_consent,
)
from casefiles.office.documents.document_records import remove
from casefiles.office.documents.links import (
    add_link,
    edit_link,
    links_of,
    pairs_of,
    remove_link,
    save_page_offset,
)
from casefiles.office.records.undo import next_undo, undo
from tests.office.sample_at_hand import *  # noqa: F403  # fixtures


@pytest.fixture
def link(opened, case_id):
    def add(document_id, other_id, kind=DocumentLinkKind.TRANSLATION, note=""):
        opened.run(add_link(case_id, document_id, other_id, (kind, note), secrets.token_bytes))

    return add


@pytest.fixture
def free(named):
    """A document that proves nothing, so that it can be removed, and another one."""
    return named("ئاۋازلىق"), named("decision")


def undo_last(opened, case_id):
    opened.run(undo(opened.ask(next_undo(case_id))[0]))


def test_a_link_is_told_at_both_ends_and_pairs_them(opened, named, link):
    translation, original = named("decision"), named("arrest-report")
    link(translation, original, note="pages 1 to 2")
    (here,), (there,) = opened.ask(links_of(translation)), opened.ask(links_of(original))
    assert (here.words, here.other_id, here.note) == ("Translation of", original, "pages 1 to 2")
    assert (there.words, there.other_id) == ("Translated in", translation)
    for end in (translation, original):
        (pair,) = opened.ask(pairs_of(end))
        assert (pair.original_id, pair.translation_id) == (original, translation)
    opened.run(save_page_offset(pair.__class__(original, translation, "", "", 2)))
    assert opened.ask(pairs_of(original))[0].shift == 2


def test_links_are_changed_refused_removed_and_undone(opened, case_id, named, link):
    one, other = named("decision"), named("arrest-report")
    link(one, other)
    with pytest.raises(Refused, match="link_exists"):
        link(one, other)
    with pytest.raises(Refused, match="link_to_itself"):
        link(one, one)
    with pytest.raises(Refused, match="link_without_document"):
        link(one, DocumentId(""))
    (row,) = opened.ask(links_of(one))
    opened.run(edit_link(row.id, DocumentLinkKind.REPLY, "a note"))
    assert opened.ask(links_of(other))[0].words == "Answered by"
    assert opened.ask(pairs_of(one)) == ()
    opened.run(remove_link(row.id))
    assert opened.ask(links_of(one)) == ()
    undo_last(opened, case_id)
    assert opened.ask(links_of(one))[0].note == "a note"


def test_what_speaks_of_a_document_goes_with_it_and_comes_back(opened, case_id, free, link):
    gone, other = free
    link(gone, other)
    link(other, gone, DocumentLinkKind.REPLY)
    person = opened.ask(lambda reader: reader.find(Person))[0]
    opened.run(add_consent(new_consent(ConsentId("c" * 32), case_id, gone, person.id)))
    opened.run(remove(gone))
    assert opened.ask(links_of(other)) == ()
    assert opened.ask(lambda reader: reader.find(Consent)) == ()
    undo_last(opened, case_id)
    assert len(opened.ask(links_of(other))) == 2
    assert len(opened.ask(consents_of(gone))) == 1


def test_consent_is_recorded_once_for_a_use_and_readers(opened, case_id, named):
    document_id = named("decision")
    person = opened.ask(lambda reader: reader.find(Person))[0]
    consent_id = ConsentId("c" * 32)
    given = Consent(
        consent_id, case_id, person.id, document_id, ConsentUse.FILE, "ccf", ConsentAnswer.GIVEN,
        "2026-01", "form", "no photo",
    )  # fmt: skip
    opened.run(add_consent(given))
    (row,) = opened.ask(consents_of(document_id))
    assert (row.person, row.consent) == (person.names[0].text, given)
    with pytest.raises(Refused, match="consent_exists"):
        opened.run(add_consent(replace(given, id=ConsentId("d" * 32))))
    with pytest.raises(Refused, match="consent_without_person"):
        opened.run(
            add_consent(new_consent(ConsentId("e" * 32), case_id, document_id, PersonId("")))
        )
    opened.run(
        edit_consent(
            replace(given, answer=ConsentAnswer.WITHDRAWN, date="2026-03", recorded="call")
        )
    )
    entries = opened.ask(lambda reader: reader.entries_of(Consent, consent_id))
    changed = {change.field: change.before for change in entries[0].changes}
    assert changed["answer"] == "given"
    opened.run(remove_consent(consent_id))
    with pytest.raises(Refused, match="consent_gone"):
        opened.run(remove_consent(consent_id))


def test_links_are_stored_with_their_documents_alone(opened, link, free):
    gone, other = free
    link(gone, other)
    held = opened.ask(lambda reader: reader.find(DocumentLink))
    assert [(one.document_id, one.other_id) for one in held] == [(gone, other)]


def test_what_was_taken_out_of_a_file_stays_linked_to_it(opened, case_id, named):
    mail, inside = named("decision"), named("arrest-report")
    link = DocumentLink(
        DocumentLinkId("1" * 32), case_id, inside, DocumentLinkKind.ATTACHMENT, mail, "", part=1
    )
    opened.run(lambda at: at.insert(link, "add_document_link"))
    for edit in (remove_link(link.id), edit_link(link.id, DocumentLinkKind.REPLY, "")):
        with pytest.raises(Refused, match="link_of_enclosed"):
            opened.run(edit)
    opened.run(edit_link(link.id, DocumentLinkKind.ATTACHMENT, "the second annex"))
    assert opened.ask(links_of(inside))[0].note == "the second annex"
