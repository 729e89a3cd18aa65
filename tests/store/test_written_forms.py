"""Recall of search over a committed list of written forms of names."""

import pytest

from casefiles.domain.search.search_rows import SearchFilter
from tests.store.world import keep_document, new_case
from tests.store.written_forms import FOUND, MISSED

OTHERS = (
    "The officers said that nothing more could be told. 他们没有任何消息，我们女人也不知道。",
    "Никто не сказал ничего. ھېچكىم ھېچنېمە دېمىدى. མི་ཞིག་གིས་ཁས་མ་བླངས།",
)
"""Pages that no name may find."""


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    from tests.store.world import World

    with World(tmp_path_factory.mktemp("forms") / "vault").create() as vault:
        case = new_case()
        pages = {}
        for number, row in enumerate((*FOUND, *MISSED)):
            document = keep_document(
                vault, case, str(number).encode(), f"On that day {row[2]} came."
            )
            pages[row[2]] = document.id
        others = [keep_document(vault, case, text.encode(), text).id for text in OTHERS]
        yield vault, pages, set(others)


def found_by(vault, query):
    asked = SearchFilter(query, kinds=("page",), names=True)
    hits = vault.read(lambda reader: reader.search_hits(asked, "page", 0, 100))
    return {hit.id for hit in hits}


def test_every_kind_of_written_form_is_found(library):
    vault, pages, _ = library
    missed = [row for row in FOUND if pages[row[2]] not in found_by(vault, row[1])]
    print(f"found {len(FOUND) - len(missed)} of {len(FOUND)} written forms; missed: {missed}")
    assert len(FOUND) >= 37
    assert missed == []


def test_no_name_finds_pages_of_nobody(library):
    vault, _, others = library
    queries = {row[1] for row in FOUND}
    assert {query for query in queries if found_by(vault, query) & others} == set()


def test_what_is_said_to_be_missed_is(library):
    vault, pages, _ = library
    assert [row for row in MISSED if pages[row[2]] in found_by(vault, row[1])] == []
