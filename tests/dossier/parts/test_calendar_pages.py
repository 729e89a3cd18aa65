"""A paper calendar shows each date at its day and in words, and no month without a date."""

from dataclasses import replace

from casefiles.domain.disclosure.disclosed import DisclosedKeyDate
from casefiles.dossier.composition import compose
from casefiles.dossier.forum.profiles import load_profile, profile_path
from casefiles.typeset.document.tree import Heading, Paragraph, Table
from tests.dossier.sample_edition import RESOURCES
from tests.dossier.test_composition import BARE

DEADLINES = (
    DisclosedKeyDate("filing", "2027-03", "CCF"),
    DisclosedKeyDate("hearing", "2027-02-28T09:30+01:00", "Court"),
    DisclosedKeyDate("removal", "2027-04-30", ""),
)


def calendar(deadlines):
    profile = load_profile(profile_path(RESOURCES, "calendar"))
    disclosure = replace(BARE, profile="calendar", deadlines=deadlines)
    return compose(disclosure, profile, ()).blocks


def said(inlines) -> str:
    return "".join(one.text for one in inlines)


def texts(cell):
    return [said(one.content) for one in cell if isinstance(one, Paragraph)]


def test_each_date_stands_at_its_day_and_in_the_list_of_its_month():
    blocks = calendar(DEADLINES)
    headings = [said(one.content) for one in blocks if isinstance(one, Heading)]
    months = ["Calendar", "February 2027", "April 2027"]
    assert headings[-4:] == [*months, "Dates whose day is not known"]
    grids = [one for one in blocks if isinstance(one, Table) and len(one.shares) == 7]
    marked = [
        texts(cell) for grid in grids for row in grid.rows for cell in row.cells if len(cell) > 1
    ]
    assert marked == [["28", "[2]"], ["30", "[3]"]]
    assert len(grids) == 2
