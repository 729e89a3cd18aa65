"""Classes of pairs that differ in what the house keeps beside what readers are told."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.ids import ConsentId, EventId, TranslationId, new_id
from casefiles.domain.records.case_records import Document, DocumentStatus, Event, RedactionKind
from casefiles.domain.records.provenance import (
    AcquisitionMethod,
    ConsentAnswer,
    Privilege,
    Relevance,
    Sensitivity,
)
from casefiles.domain.records.translation import (
    DocumentLinkKind,
    Translation,
    TranslationStatus,
    TranslatorCertificate,
)
from casefiles.office.documents.consents import add_consent, new_consent
from casefiles.office.documents.links import add_link
from casefiles.office.redaction.marking import MarkInput
from casefiles.office.redaction.replacement_texts import mark_words
from casefiles.redaction.release import disclosing, projection, released_case
from tests.attacks.pairs.small_pairs import House, Leaving, Pairs, Paper, Tiny, opened_up
from tests.attacks.pairs.small_writing import GULNISA, in_texts, named

PLAIN = in_texts(named(GULNISA))
LETTER, CCF = Leaving("un_tb_interim_letter", "treaty_body", ""), Leaving("ccf_request", "ccf", "")
WORD = Leaving(name="dossier.docx")
PRIVILEGED = Paper(
    b"Ask Semet Niyazbeg again.", "notes.txt", "ZZ/9", "Notes", (), (("status", "privileged"),)
)


def acting(*acts: Callable[[House], object], tiny: Tiny = PLAIN) -> Tiny:
    return replace(tiny, acts=acts)


def with_person(**told: Any) -> Tiny:
    """The plain case, with something else known of the protected person."""
    somebody, client = PLAIN.persons
    return replace(PLAIN, persons=({**somebody, **told}, client))


def knowing(**fields: Any) -> Tiny:
    """The plain case, in which the house notes something of the protected person."""

    def note(house: House) -> None:
        person = replace(house.person(GULNISA), **fields)
        house.vault.write(lambda work: work.update(person, "edit_person"))

    return acting(note)


def documented(**fields: Any) -> Tiny:
    """The plain case, in which the house notes something of its exhibit."""

    def note(house: House) -> None:
        own = house.document("AB/1")
        (one,) = house.vault.read(
            lambda reader: [one for one in reader.find(Document) if one.id == own]
        )
        house.vault.write(lambda work: work.update(replace(one, **fields), "edit_document"))

    return acting(note)


def somebody(identity: str, name: str, protection: str = "withheld") -> dict[str, Any]:
    return {"id": identity, "protection": protection, "names": [{"text": name}]}


SEMET, PATIGUL, YULTUZ = (
    somebody("x1", "Semet Niyazbeg"), somebody("x2", "Patigul Hesenova"),
    somebody("x3", "Yultuz Imirova", "pseudonym"),
)  # fmt: skip


def with_more(*persons: dict[str, Any], **more: Any) -> Tiny:
    return replace(PLAIN, persons=(*PLAIN.persons, *persons), **more)


def event(identity: str, date: str, text: str, **more: Any) -> dict[str, Any]:
    return {"id": identity, "date": date, "text": text, **more}


def with_event(**more: Any) -> Tiny:
    told = event("w", "1998-01-01", "[[x1]] fled to a friend.", **more)
    return with_more(SEMET, events=(*PLAIN.events, told))


def with_papers(*papers: Paper, acts: tuple[Callable[[House], object], ...] = ()) -> Tiny:
    return replace(PLAIN, papers=(*PLAIN.papers, *papers), acts=acts)


def link(kind: DocumentLinkKind) -> Callable[[House], object]:
    """Say that the exhibit is something of what stays, and the reverse."""

    def act(house: House) -> None:
        here, there = house.document("AB/1"), house.document("ZZ/9")
        for ends in ((here, there), (there, here)):
            house.vault.write(
                add_link(house.case_id, *ends, (kind, GULNISA), house.place.randomness)
            )

    return act


def translate(house: House) -> None:
    """Note a translation of the exhibit that stays in the house."""
    made = Translation(
        TranslationId("7" * 32), house.case_id, house.document("AB/1"), "en",
        TranslationStatus.CERTIFIED, "Semet Niyazbeg", TranslatorCertificate("Semet Niyazbeg"), "",
        "", 3, house.document("ZZ/9"), GULNISA,
    )  # fmt: skip
    house.vault.write(lambda work: work.insert(made, "add_translation"))


def consent(answer: ConsentAnswer, name: str = GULNISA) -> Callable[[House], object]:
    def act(house: House) -> None:
        own = ConsentId(new_id(house.place.randomness))
        made = new_consent(own, house.case_id, house.document("AB/1"), house.person(name).id)
        said = replace(made, answer=answer, recorded="signed form", conditions="no press")
        house.vault.write(add_consent(said))

    return act


# Messages that go as a whole

HEAD = "25/12/2021, 13:59 - Ben: who?\n25/12/2021, 14:00 - Ann: nobody\n"
SAID = "25/12/2021, 14:01 - Ann: Semet sleeps in the shop\n"
TAIL = "26/12/2021, 08:00 - Ben: thank you\n"


def talk(*whole: str) -> Tiny:
    """A conversation of which some messages go as a whole."""

    def take(house: House) -> None:
        places = [(3 + number, 0, 1) for number in range(len(whole))]
        terms = MarkInput("at risk", kind=RedactionKind.MESSAGE)
        mark_words(house.document("AB/1"), places, terms)(house.place, CancellationToken())

    data = (HEAD + "".join(whole) + TAIL).encode()
    first = Paper(data, "chat.txt")
    # A message that goes as a whole is there in each, so that all are of one kind.
    return Tiny(named(GULNISA).persons, (first,), acts=(take,) if whole else ())


# One edition after another


def later(tiny: Tiny, *acts: Callable[[House], object]) -> Tiny:
    """Let a case leave, tell another event, and let it leave again."""
    return replace(tiny, between=(tell, *acts))


def tell(house: House) -> None:
    told = Event(
        EventId("e" * 32), house.case_id, "2024-07-07", "", "She came again.", (), (), False
    )
    house.vault.write(lambda work: work.insert(told, "add_event"))


def hide_more(house: House) -> None:
    told = Event(EventId("f" * 32), house.case_id, "1999-01-01", "", "He hid.", (), (), True)
    house.vault.write(lambda work: work.insert(told, "add_event"))


# Programs that leak


def by_load(patch: pytest.MonkeyPatch) -> None:
    """Events in the order in which they are kept."""
    patch.setattr(
        projection,
        "events_shown",
        lambda case, show: tuple(disclosing._event(one, show) for one in case.events),
    )


def all_leave(patch: pytest.MonkeyPatch) -> None:
    """What must stay leaves."""
    patch.setattr(released_case, "is_exportable", lambda *_: True)
    patch.setattr(projection, "is_exportable", lambda *_: True, raising=False)


def counted(patch: pytest.MonkeyPatch) -> None:
    """Labels that tell how many people there are."""
    policy_of, shown, everybody = projection.policy_of, projection.pseudonym_label, []

    def remember(persons: Any, *told: Any) -> Any:
        everybody[:] = persons
        return policy_of(persons, *told)

    patch.setattr(projection, "policy_of", remember)
    patch.setattr(
        projection,
        "pseudonym_label",
        lambda *label, **more: f"{shown(*label, **more)} of {len(everybody)}",
    )


def noted(patch: pytest.MonkeyPatch) -> None:
    """Labels that tell what the house knows of people."""
    policy_of, shown, told = projection.policy_of, projection.pseudonym_label, []

    def remember(persons: Any, *more: Any) -> Any:
        told[:] = [repr(persons)]
        return policy_of(persons, *more)

    patch.setattr(projection, "policy_of", remember)
    patch.setattr(
        projection,
        "pseudonym_label",
        lambda *label, **more: f"{shown(*label, **more)} {len(told[0])}",
    )


FULLY_KNOWN = {
    "role": "witness", "contact": "by the aunt", "sex": "female", "nationalities": ("CN",),
    "origin": "Aksu", "ethnicity": "Uyghur", "papers": "passport", "residence": "Almaty",
    "health": "asthma", "occupation": "nurse", "post": "none", "asylum": "asked",
}  # fmt: skip
ORIGIN = {
    "source": "from Semet Niyazbeg", "obtained_by": "an aunt", "obtained_on": "2020-01-01",
    "obtained_how": AcquisitionMethod.PHOTOGRAPHED, "obtained_at": "Almaty", "carrier": "a stick",
    "custody": "sealed", "received": "2021", "languages": ("ug",), "clock_zone": "Asia/Urumqi",
    "sensitivity": Sensitivity.SENSITIVE, "relevance": Relevance.KEY, "gist": "names her",
    "tags": ("aunt",), "privilege_reason": "none",
}  # fmt: skip
GIVEN = with_papers(PRIVILEGED)

RECORDS: dict[str, Pairs] = {
    "house: ids, order of import and clock": Pairs(
        PLAIN,
        {f"seed {seed}": replace(PLAIN, seed=seed) for seed in (2, 3, 4)},
        weakened=by_load,
        dear=frozenset({"seed 3"}),
    ),
    "person: how many names and numbers": Pairs(
        PLAIN,
        {
            "more names": with_person(
                names=[{"text": one} for one in (GULNISA, "古丽尼沙", "Gulni")]
            ),
            "more numbers": with_person(
                identifiers=[
                    {"kind": "passport", "value": "E77120934"},
                    {"kind": "case number", "value": "65990417"},
                ]
            ),
            "no number": with_person(identifiers=[]),
            "names rejected": with_person(proposed_names="reject"),
            "names confirmed": with_person(proposed_names="confirm"),
        },
        weakened=noted,
        dear=frozenset({"names rejected"}),
    ),
    "person: fields that never leave": Pairs(
        PLAIN,
        {"all of them": knowing(**FULLY_KNOWN), "a role": with_person(role="relative"),
         "born": knowing(born="1982-03-04")},
        weakened=noted,
    ),
    "person: how many stay": Pairs(
        PLAIN,
        {
            "one withheld": with_more(SEMET),
            "two withheld": with_more(SEMET, PATIGUL),
            "one who is not mentioned": with_more(YULTUZ),
        },
        weakened=counted,
        dear=frozenset({"two withheld"}),
    ),
    "event: one that stays": Pairs(
        PLAIN, {"one": with_event(withheld=True)}, with_event()
    ),
    "incident: one that stays": Pairs(
        replace(PLAIN, register={"incident": []}),
        {
            "one": with_more(SEMET, register={"incident": [
                {"id": "i", "date": "2001-05-05", "is_withheld": True, "method": "court_approach",
                 "text": "[[x1]] was followed."}]}),
            "a detention": with_more(SEMET, register={"incident": [], "detention": [
                {"id": "t", "person_id": "x1", "begin": "2001-06", "place": "Aksu"}]}),
        },
        weakened=counted,
    ),
    "document: one that stays": Pairs(
        PLAIN,
        {
            "privileged": with_papers(PRIVILEGED),
            "working": with_papers(replace(PRIVILEGED, more=(("status", "working"),))),
            "no exhibit": with_papers(replace(PRIVILEGED, mark="", more=())),
        },
        with_papers(replace(PRIVILEGED, more=())),
    ),
    "document: cites of one that stays": Pairs(
        PLAIN,
        {"in an event": replace(with_papers(PRIVILEGED), events=(
            {**PLAIN.events[0], "cites": [{"document": "d1", "page": 1}]}, PLAIN.events[1]))},
        replace(PLAIN, events=(
            {**PLAIN.events[0], "cites": [{"document": "d0", "page": 1}]}, PLAIN.events[1])),
    ),
    "document: where it comes from": Pairs(
        PLAIN,
        {"all of it": documented(**ORIGIN), "title of a file": documented(file_name=GULNISA)},
        documented(status=DocumentStatus.PRIVILEGED),
    ),
    "document: privilege of what stays": Pairs(
        GIVEN,
        {"without it": PLAIN},
        documented(privilege=Privilege.LITIGATION),
    ),
    "message: one that goes as a whole": Pairs(
        talk(SAID),
        {
            "longer": talk(SAID.replace("Semet", "Abdurahmanjan")),
            "two": talk(SAID, SAID.replace("14:01", "14:05")),
            "another day and sender": talk("26/12/2021, 07:00 - Ben: Semet sleeps\n"),
        },
        replace(talk(SAID), acts=()),
    ),
    "links: to what stays": Pairs(
        GIVEN,
        {
            "a translation": with_papers(PRIVILEGED, acts=(link(DocumentLinkKind.TRANSLATION),)),
            "a still": with_papers(PRIVILEGED, acts=(link(DocumentLinkKind.STILL),)),
            "noted as wanted": with_papers(PRIVILEGED, acts=(translate,)),
        },
        with_papers(
            replace(PRIVILEGED, more=()), acts=(link(DocumentLinkKind.TRANSLATION),)
        ),
    ),
    "consent: what was recorded": Pairs(
        PLAIN,
        {
            "given": acting(consent(ConsentAnswer.GIVEN)),
            "given by another": acting(
                consent(ConsentAnswer.GIVEN, "Semet Niyazbeg"), tiny=with_more(SEMET)
            ),
        },
        replace(acting(consent(ConsentAnswer.GIVEN)), narrative=("Another.",)),
    ),
    "second edition: a name": Pairs(
        later(PLAIN),
        {
            "another": later(in_texts(named("Bo Xan"))),
            "Han": later(in_texts(named("艾合买提江"))),
            "something hidden in between": later(PLAIN, hide_more),
        },
        later(opened_up(PLAIN)),
    ),
    "second edition: one for the closed court": Pairs(
        later(PLAIN),
        {"another seed": later(replace(PLAIN, seed=9))},
        later(opened_up(PLAIN)),
        leaving=Leaving(audience="court_closed"),
        dear=frozenset({"another seed"}),
    ),
    "Word: a name": Pairs(
        PLAIN,
        {"another": in_texts(named("Bo Xan")), "Han": in_texts(named("艾合买提江")),
         "something that stays": with_event(withheld=True)},
        opened_up(PLAIN),
        leaving=WORD,
        dear=frozenset({"Han"}),
    ),
    "pack: letter to a treaty body": Pairs(
        PLAIN,
        {"another": in_texts(named("Bo Xan")), "something that stays": with_event(withheld=True)},
        opened_up(PLAIN),
        leaving=LETTER,
        dear=frozenset({"something that stays"}),
    ),
    "pack: request to the CCF": Pairs(
        PLAIN,
        {"another": in_texts(named("Bo Xan")), "more numbers": with_person(identifiers=[])},
        opened_up(PLAIN),
        leaving=CCF,
        dear=frozenset({"more numbers"}),
    ),
}  # fmt: skip
