"""The closed paper is the open one, page for page, with names in its margin alone."""

from dataclasses import replace

import pytest

from casefiles.domain.disclosure.closed_paper import CLOSED_MARK, ClosedPaper, NamedPlaceholder
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import RedactionLeak
from casefiles.domain.records.case_records import Person, Protection
from casefiles.domain.records.showings import Appearance, Showing
from casefiles.office.draft import edition_finishing
from casefiles.office.draft.drafting import draft_of
from casefiles.office.draft.edition_finishing import finish
from casefiles.office.people.showings import save_showing
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.redaction.clearance.page_margins import parted_at_margin
from tests.office.sample_at_hand import *  # noqa: F403  # fixtures

OPEN, CLOSED = "court_open", "court_closed"
NAMED = Showing(CLOSED, Appearance.NAMED, reason="Order of 3 May")


@pytest.fixture
def lettered(opened):
    """Return those who have a placeholder of their own in the open paper."""
    people = opened.ask(lambda reader: reader.find(Person))
    return [one for one in people if one.protection is Protection.PSEUDONYM and one.names]


@pytest.fixture
def file_for(opened, work, case_id):
    """Make the file for a reader."""

    def made(audience, change=lambda draft: draft):
        request = EditionRequest(case_id, "national_court", audience)
        return work(
            lambda workplace, ticket: finish(
                workplace,
                replace(change(draft_of(workplace, request)), without_text_layer=True),
                ticket,
            )
        ).data

    return made


@pytest.fixture
def pages_of(opened):
    """Read a file as any reader would: the text of each page, and its margins."""

    def read(data):
        pages = opened.workplace.template().read([data], CancellationToken()).pages
        return [parted_at_margin(one) for one in pages]

    return read


def lines_of(text):
    """Return the lines of a page without its head, which stands outside what is paired."""
    return [line for line in text.splitlines() if line and not line.startswith(CLOSED_MARK)]


def beside(pages):
    """Return what stands in margins, where exhibits may reach too."""
    return " ".join(" ".join(margin.split()) for _, margin in pages)


def unpaired(closed, is_open):
    """Return the pages that differ but for the margin."""
    assert len(closed) == len(is_open)
    pairs = zip(closed, is_open, strict=True)
    return [
        number
        for number, (own, other) in enumerate(pairs, start=1)
        if lines_of(own[0]) != lines_of(other[0])
    ]


def test_the_closed_paper_is_the_open_one_but_for_head_and_margin(
    opened, lettered, file_for, pages_of
):
    for one in lettered:
        opened.run(save_showing(one.id, NAMED))
    is_open, closed = pages_of(file_for(OPEN)), pages_of(file_for(CLOSED))
    assert unpaired(closed, is_open) == []
    assert all(text.count(CLOSED_MARK) == 1 for text, _ in closed)
    assert not any(CLOSED_MARK in text for text, _ in is_open)
    names = [one.names[0].text for one in lettered]
    assert all(name in beside(closed) and name not in beside(is_open) for name in names)
    assert not any(name in text for text, _ in closed for name in names)
    # What the comparison rests on: another paper is not the same.
    text, margin = closed[0]
    assert unpaired([(text + "\nmore", margin), *closed[1:]], is_open) == [1]


def test_the_open_file_is_the_same_whatever_the_judge_alone_may_read(opened, lettered, file_for):
    before = file_for(OPEN)
    opened.run(save_showing(lettered[0].id, NAMED))
    assert file_for(OPEN) == before
    # What the comparison rests on: what the open reader may read does change it.
    opened.run(save_showing(lettered[0].id, replace(NAMED, audience=OPEN)))
    assert file_for(OPEN) != before


def test_who_is_not_named_to_the_judge_stands_in_no_margin(opened, lettered, file_for, pages_of):
    opened.run(save_showing(lettered[0].id, NAMED))
    margins = beside(pages_of(file_for(CLOSED)))
    assert lettered[0].names[0].text in margins
    assert not any(one.names[0].text in margins for one in lettered[1:])


def test_a_name_in_the_text_of_a_closed_paper_is_a_leak_though_the_margin_may_hold_it(
    opened, lettered, file_for, monkeypatch
):
    opened.run(save_showing(lettered[0].id, NAMED))
    name = lettered[0].names[0].text

    # The text that may stand is told before somebody puts a name into what is typeset.
    made = edition_finishing.handed_in
    monkeypatch.setattr(
        edition_finishing,
        "handed_in",
        lambda shown, *rest: made(replace(shown, title=f"{shown.title} {name}"), *rest),
    )
    with pytest.raises(RedactionLeak):
        file_for(CLOSED)


def test_a_margin_with_a_name_that_the_judge_may_not_read_is_a_leak(
    opened, lettered, file_for, monkeypatch
):
    opened.run(save_showing(lettered[0].id, NAMED))
    other = lettered[1].names[0].text
    asked = edition_finishing.requests.Typeset

    def also_named(resources, closed):
        label = closed.named[0].label
        return asked(resources, ClosedPaper((NamedPlaceholder(label, other),)))

    monkeypatch.setattr(edition_finishing.requests, "Typeset", also_named)
    with pytest.raises(RedactionLeak):
        file_for(CLOSED)
