"""Filings for a judge alone: the open papers with names in their margins, in names of their own."""

import pytest

from casefiles.domain.disclosure.closed_paper import CLOSED_PREFIX
from tests.office.filing.sample_filing import filed, sample_at
from tests.sample_vaults import desk, made_sample
from tests.typeset.pdf_reading import page_texts

__all__ = ["desk", "made_sample"]


@pytest.mark.parametrize("profile", ["us_extradition", "echr_rule39"])
def test_a_closed_filing_is_the_open_one_with_names_beside_it(desk, made_sample, tmp_path, profile):
    texts = []
    for audience in ("court_open", "court_closed"):
        folder = tmp_path / audience
        folder.mkdir()
        vault = sample_at(desk, made_sample, folder)
        made = filed(vault, profile, audience, folder / "out")
        vault.close()
        texts.append({name: page_texts(data) for name, data in made.papers.items()})
    opened, closed = texts
    assert [f"{CLOSED_PREFIX}{name}" for name in opened] == list(closed)
    for name, pages in opened.items():
        assert len(pages) == len(closed[f"{CLOSED_PREFIX}{name}"]), name
