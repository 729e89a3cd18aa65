"""Whose page numbers a dossier can keep: those of its own line, or of the open one of a pair."""

from dataclasses import replace

import pytest

from casefiles.domain.fineness import AS_FILED
from casefiles.domain.folios import KeptFolio
from casefiles.domain.records import Exhibit
from casefiles.office.dossiers import keep_outline
from casefiles.office.finishing import Wanted, draft_of
from casefiles.office.numbered_editions import numbered_editions
from tests.office.left_editions import leave
from tests.office.sample_at_hand import *  # noqa: F403  # fixtures

FOLIOS = (
    KeptFolio("contents", False, "2"),
    KeptFolio("AB/1", True, "17"),
    KeptFolio("GONE/1", True, "21"),
)


@pytest.fixture
def kept(opened, work, case_id):
    """Choose the numbers of an edition, and return what the dossier would keep of them."""

    def choose(audience, edition):
        wanted = Wanted(case_id, "national_court", audience)
        sections, leaves = ("exhibits", "exhibits_list"), replace(AS_FILED, numbered_as=edition)
        documents = [one.document_id for one in opened.ask(lambda reader: reader.find(Exhibit))]
        opened.run(keep_outline(wanted, sections, documents, leaves))
        return work(lambda workplace, _: draft_of(workplace, wanted)).disclosure.folios

    return choose


def test_a_closed_edition_takes_the_numbers_of_the_open_one_and_never_the_reverse(
    opened, case_id, kept
):
    is_open = leave(opened, case_id, "court_open", folios=FOLIOS)
    closed = leave(opened, case_id, "court_closed", folios=FOLIOS)
    leave(opened, case_id, "court_open")  # of before numbers were kept
    offered = {
        audience: [
            one.id
            for one in opened.ask(numbered_editions(Wanted(case_id, "national_court", audience)))
        ]
        for audience in ("court_open", "court_closed", "expert")
    }
    assert offered == {"court_open": [is_open], "court_closed": [closed, is_open], "expert": []}
    assert kept("court_closed", is_open)[:2] == FOLIOS[:2]
    assert kept("court_open", closed) == ()


def test_what_is_not_there_any_more_is_not_named(opened, case_id, kept):
    edition = leave(opened, case_id, "court_open", folios=FOLIOS)
    assert kept("court_open", edition) == (*FOLIOS[:2], KeptFolio("", True, "21"))
