"""Two cases that differ in what is hidden: what is drafted of them leaves with equal bytes."""

from dataclasses import replace
from random import Random

from casefiles import paths
from casefiles.domain.disclosure.disclosed import canonical_bytes
from casefiles.domain.foundation.ids import ArgumentId, DocumentId, PaperBlockId, PaperId
from casefiles.domain.records.arguments import Argument, Bearing, Support
from casefiles.domain.records.citation import Citation
from casefiles.domain.records.papers import PaperBlock
from casefiles.domain.records.printed_tests import CitedAuthority
from casefiles.domain.records.snapshot import CaseSnapshot
from casefiles.library.legal_tests import load_legal_tests
from casefiles.library.paper_words import load_paper_words
from casefiles.office.law import paper_draft
from casefiles.office.law.paper_draft import PaperSources, draft_paper
from casefiles.redaction.release.projection import project
from tests.redaction.cases import CASE, document, event, exhibit, fact, person, snapshot

RESOURCES = paths.resources()
WORDS = load_paper_words(RESOURCES, "en")
TESTS = tuple((one, "") for one in load_legal_tests(RESOURCES).tests if "national" in one.forums)
LIU = CitedAuthority("liu_poland", "Liu v. Poland", "Court", "37610/18", "2022-10-06")
NAMES = ("Rahile", "Ömer Tursun", "王小明", "Anna-Lena Berg", "Abdurehim")


def argued(at: int, text: str, bearing: Bearing = Bearing.OURS, **more: object) -> Argument:
    own = ArgumentId(f"{at:032x}")
    place = "torture_echr", "general_violence", at
    cites = (Citation(DocumentId("d1"), 1),)
    values = {"cites": cites, "authorities": ("liu_poland",), **more}
    return Argument(own, CASE, *place, bearing, text, **values)  # type: ignore[arg-type]


def of(name: str, secret: int) -> bytes:
    """Return what readers get of a case in which somebody is called so, drafted as it is."""
    events = [event("e0", "2020-01-02", f"[[s]] saw {name}.", cites=[("d1", 1)])]
    # Withheld events, arguments that nobody raised, and the lawyer's own notes differ.
    events += [
        event(f"h{at}", "2021", f"{name} fled.", cites=[("d1", 1)], withheld=True)
        for at in range(secret)
    ]
    arguments = [
        argued(1, f"{name} was beaten, and [[h]] with [[s]].", support=list(Support)[secret])
    ]
    arguments += [
        argued(
            at + 2, f"{name} may be said to lie.", Bearing.THEIRS, answer=f"No, {at}.", wanted="Q"
        )
        for at in range(secret)
    ]
    made = snapshot(
        client="[[c]]",
        requesting="A State",
        persons=[person("c", "Client One", "open"), person("s", "Sister"),
                 person("h", name, "withheld")],
        documents=[document("d1", "Letter")],
        exhibits=[exhibit("d1", "AB/1")],
        events=events,
        facts=[fact(1, "He is at home.")],
    )  # fmt: skip
    made = replace(made, page_counts={DocumentId("d1"): 2}, sources=(LIU,))
    return canonical_bytes(
        project(drafted(made, arguments), "national_court", "ccf", ()).disclosure
    )


def drafted(made: CaseSnapshot, arguments: list[Argument]) -> CaseSnapshot:
    sources = PaperSources(
        profile="national_court",
        case=made.case,
        tests=TESTS,
        arguments=tuple(arguments),
        events=tuple(one for one in made.events if not one.is_withheld),
        requests=(), decisions=(), detentions=(), assurances=(), issues=(), reliefs=(),
        marks={DocumentId("d1"): "AB/1"},
        fact_ids=frozenset({"f1"}),
        law={"liu_poland": "Liu v. Poland"},
        adverse=frozenset(),
    )  # fmt: skip
    blocks = tuple(
        PaperBlock(
            *(PaperBlockId(f"{at}"), CASE, PaperId("p"), at, one.kind, one.level, one.text),
            made_from=one.key,
            drafted=one.digest,
        )
        for at, one in enumerate(draft_paper(sources, WORDS), start=1)
    )
    return replace(made, paper=blocks)


def pairs() -> list[tuple[bytes, bytes]]:
    chance = Random(7)
    found = []
    for _ in range(20):
        first, second = chance.sample(NAMES, 2)
        more, less = chance.sample(range(4), 2)
        found.append((of(first, more), of(second, less)))
    return found


def test_drafts_of_two_cases_that_differ_in_what_is_hidden_leave_alike(monkeypatch):
    made = pairs()
    assert b"was beaten" in made[0][0], "something of the argument leaves"
    assert all(one == other for one, other in made)
    # The wall removed, what nobody raised is drafted, and the pairs differ.
    every = dict.fromkeys(paper_draft.AnsweredBy, "their_point_state")
    monkeypatch.setattr(paper_draft, "_MADE", every)
    differing = [(one, other) for one, other in pairs() if one != other]
    assert differing
