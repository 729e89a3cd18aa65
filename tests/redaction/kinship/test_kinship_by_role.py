"""Kin of somebody who is told by a trade or a role: the herdsman's wife, жена чабана, 牧民的妻子.

Control: without words of roles as owners nothing of it is asked.
"""

import json
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.records.kin import Kin
from casefiles.office.redaction.kinships import known_names
from casefiles.redaction.kinship.finding import phrases
from casefiles.redaction.kinship.phrase import Known, Owner
from casefiles.redaction.kinship.relations import Relation, may_mean

LIST = Path(__file__).parents[1] / "lists" / "kinship_roles.json"
TOLD = json.loads(LIST.read_text(encoding="utf-8"))


def relation(kin: str, **more: bool) -> Relation:
    """Somebody who is kin of the herdsman, and not of the client."""
    told = {"is_client": False, "by_role": True} | more
    return Relation(PersonId("person"), frozenset({Kin(kin)}), PersonId("herder"), **told)


@cache
def client_known() -> Known:
    """Return what is known of the client: not made by processes that only collect."""
    return known_names({"client": ["Tsering Lhamo"], "herder": ["Serikbol Ospanov"]}, ["client"])


@pytest.fixture(scope="module", autouse=True)
def known_before_controls() -> None:
    """Make it before a control takes a rule out."""
    client_known()


def asked(text: str, own: Relation, known=None) -> list:
    return [
        one
        for one in phrases(text, known or client_known())
        if may_mean(one, own, PersonId("client"))
    ]


def missed(own=relation) -> list[str]:
    found = []
    for one in TOLD["statements"]:
        start = one["text"].index(one["form"])
        end = start + len(one["form"])
        places = asked(one["text"], own(one["kin"]))
        if not any(place.start < end and start < place.end for place in places):
            found.append(f"{one['language']}: {one['form']}")
    return found


def test_the_list_is_as_long_as_it_was():
    assert len(TOLD["statements"]) >= 47
    assert len(TOLD["decoys"]) >= 12


def test_every_statement_about_kin_of_a_role_is_asked():
    assert missed() == []


def test_no_decoy_is_asked():
    found = [one["text"] for one in TOLD["decoys"] if asked(one["text"], relation(one["kin"]))]
    assert found == []


def test_control_where_a_role_is_no_owner_hardly_anything_is_asked():
    # Turkic endings alone say that it is somebody's.
    assert len(missed(lambda kin: relation(kin, by_role=False))) > 0.9 * len(TOLD["statements"])


def test_kin_of_the_client_is_asked_by_role_where_the_role_is_recorded():
    client = replace(relation("sister", by_role=False), related_to=PersonId("client"))
    client = replace(client, is_client=True)
    text = "The schoolteacher's sister came. The judge's sister did not."
    assert asked(text, client) == []
    known = replace(client_known(), roles={"schoolteacher": "client"})
    (found,) = asked(text, client, known)
    assert (found.owner, found.named, found.word) == (Owner.ROLE, "client", "sister")
