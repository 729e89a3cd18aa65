"""The review's queue, what is decided, what is taken back, and where it goes on."""

import pytest

from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import DocumentId, DocumentLinkId
from casefiles.domain.records.case_records import Document
from casefiles.domain.records.provenance import Privilege, Relevance
from casefiles.domain.records.translation import DocumentLink, DocumentLinkKind
from casefiles.office.case.search import SearchFilter, search
from casefiles.office.documents.document_review import (
    ReviewFilter,
    ReviewPlace,
    decide,
    exclude_from_use,
    last_decision,
    review_place,
    review_queue,
    save_review_place,
    save_review_words,
    set_privileged,
)
from casefiles.office.records.undo import undo
from tests.office.sample_at_hand import *  # noqa: F403  # fixtures


@pytest.fixture
def queue(opened, case_id):
    return lambda **wanted: opened.ask(review_queue(case_id, ReviewFilter(**wanted)))


def test_what_is_not_reviewed_comes_first(opened, queue):
    first, second, *rest = queue().order
    opened.run(decide(first, Relevance.RELEVANT))
    opened.run(exclude_from_use(second, " it would  show who spoke "))
    now = queue()
    assert now.order == (*rest, first, second)
    assert (now.reviewed, now.total) == (2, len(rest) + 2)
    assert opened.ask(lambda reader: reader.get(Document, second)).do_not_use == (
        "it would show who spoke"
    )
    assert queue(state="relevant").order == (first,)
    assert queue(state="kept_in").order == (second,)
    assert queue(state="open").order == tuple(rest)


def test_issues_and_languages_are_offered_and_narrow_the_queue(opened, queue):
    first, second, *_ = queue().order
    opened.run(save_review_words(first, "  A summons ", ["Torture", " fair  trial", "Torture", ""]))
    opened.run(save_review_words(second, "", ["Assurances"]))
    now = queue()
    assert now.tags == ("Assurances", "fair trial", "Torture")
    assert queue(tag="fair trial").order == (first,)
    kept = opened.ask(lambda reader: reader.get(Document, first))
    assert (kept.gist, kept.tags) == ("A summons", ("Torture", "fair trial"))
    for words in ("a summons", "torture"):
        found = opened.ask(search(SearchFilter(words, kinds=("document",)))).rows
        assert first in [one.record for one in found], words


def test_the_last_decision_is_taken_back_and_then_the_one_before(opened, case_id, queue):
    first, second, *_ = queue().order
    assert opened.ask(last_decision(case_id)) is None
    opened.run(decide(first, Relevance.KEY))
    opened.run(set_privileged(second, is_privileged=True))
    for document_id in (second, first):
        act, found = opened.ask(last_decision(case_id))
        assert found == document_id
        opened.run(undo(act))
    kept = [
        opened.ask(lambda reader, one=one: reader.get(Document, one)) for one in (first, second)
    ]
    assert [one.relevance for one in kept] == [Relevance.UNDECIDED] * 2
    assert [one.privilege for one in kept] == [Privilege.NONE] * 2
    assert opened.ask(last_decision(case_id)) is None


def test_which_privilege_it_is_stays_as_it_was_told(opened, queue):
    first = queue().order[0]
    there = opened.ask(lambda reader: reader.get(Document, first))
    changed = there.__class__(**{**_fields(there), "privilege": Privilege.COMMON_INTEREST})
    opened.run(lambda at: at.update(changed, "edit_document"))
    opened.run(set_privileged(first, is_privileged=True))
    assert opened.ask(lambda reader: reader.get(Document, first)).privilege == "common_interest"


def test_what_lies_in_a_privileged_document_is_kept_in_with_it(opened, case_id, named):
    mail, attachment, other = named("attendance"), named("decision"), named("arrest-report")
    held = DocumentLinkKind.ATTACHMENT
    for number, one in enumerate((attachment, other), 1):
        link = DocumentLink(
            DocumentLinkId(f"{number:032x}"), case_id, one, held, mail, "", part=number
        )
        opened.run(lambda at, made=link: at.insert(made, "add_document_link"))
    elsewhere = DocumentLink(DocumentLinkId("9" * 32), case_id, other, held, named("calls"), "")
    opened.run(lambda at: at.insert(elsewhere, "add_document_link"))
    opened.run(set_privileged(mail, is_privileged=True))

    def privilege(document_id):
        return opened.ask(lambda reader: reader.get(Document, document_id)).privilege

    assert privilege(attachment) == "legal"
    # It came by another way too, and is no secret of this mail.
    assert privilege(other) == "none"
    act, _ = opened.ask(last_decision(case_id))
    opened.run(undo(act))
    assert (privilege(mail), privilege(attachment)) == ("none", "none")


def _fields(record):
    return {name: getattr(record, name) for name in record.__dataclass_fields__}


def test_the_place_is_remembered(opened, case_id):
    assert opened.ask(review_place(case_id)) == ReviewPlace()
    place = ReviewPlace("d" * 32, "pdf", "zh", "open", "Torture")
    opened.run(save_review_place(case_id, place))
    assert opened.ask(review_place(case_id)) == place


def test_a_document_that_is_gone_is_told(opened):
    with pytest.raises(Refused, match="document_unknown"):
        opened.run(decide(DocumentId("0" * 32), Relevance.KEY))
