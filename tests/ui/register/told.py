"""An invented register for the sample case, for pictures and tests."""

from typing import Any

from casefiles.domain.incidents import Incident, Relationship
from casefiles.domain.proceedings import (
    Alert,
    Assurance,
    Decision,
    Detention,
    Hearing,
    Promise,
    Reason,
    Submission,
    Task,
    TestAnswer,
)
from casefiles.domain.records import Case, Cite, Document, Person
from casefiles.domain.requests import (
    Certainty,
    Charge,
    Element,
    FileRequest,
    Limitation,
    Notice,
    Particular,
    ParticularKind,
    Presence,
    Request,
    RequiredDocument,
    Translated,
    Warrant,
)
from casefiles.domain.sources import CountrySource, InstrumentStatus, Pinpoint
from casefiles.office.register import keep_registered
from casefiles.store.tables import table_of

_YES, _NO, _DISPUTED = Certainty.YES, Certainty.NO, Certainty.DISPUTED


def chosen(session) -> dict[str, str]:
    """Return an id of each type, by the code of the type."""
    return {table_of(type(one)): one.id for one in reversed(records(session))}


def tell_register(session) -> None:
    """Put the register into the vault."""
    for one in records(session):
        session.vault.run(keep_registered(one))


def records(session) -> list[Any]:
    """Return the register of the sample case."""
    case = session.vault.ask(lambda reader: reader.find(Case))[0]
    people = session.vault.ask(lambda reader: reader.find(Person))
    documents = session.vault.ask(lambda reader: reader.find(Document))
    client, other = people[0].id, people[1].id
    paper, second = documents[0].id, documents[1].id
    cite = (Cite(paper, 1),)

    def own(number: int) -> Any:
        return f"{number:032x}"

    def of(kind: Any, at: int, /, **values: Any) -> Any:
        return kind(id=own(at), case_id=case.id, **values)

    return [
        of(
            Request,
            1,
            number="Note 112/2024",
            dated="2024-02-01",
            received="2024-02-05",
            channel="diplomatic",
            body="mps",
            signatory="Deputy Director",
            facts="It alleges that the client ran an unlawful trade between 2011 and 2013.",
            arrested="2024-01-20",
            translated=Translated.UNCERTIFIED,
            language="zh",
            required=(
                RequiredDocument("Arrest warrant", "Art. 7", Presence.IN_TIME, "2024-02-05", paper),
                RequiredDocument("Text of the law on limitation", "Art. 7", Presence.MISSING),
                RequiredDocument("Statement of facts", "Art. 7", Presence.LATE, "2024-03-20"),
            ),
            particulars=(Particular(ParticularKind.SUM, "damage", "4,200,000 CNY", 3),),
            cites=cite,
        ),
        of(
            Request,
            2,
            number="Note 240/2024",
            dated="2024-06-11",
            previous_id=own(1),
            body="procuratorate",
            document_id=second,
        ),
        of(
            Warrant,
            3,
            kind="Arrest warrant",
            body="procuratorate",
            dated="2019-05-02",
            article="Criminal Law, Art. 225",
            maximum="15 years",
            request_id=own(2),
            is_death_possible=_NO,
        ),
        of(
            Charge,
            4,
            article="Art. 225",
            label="Unlawful business operation",
            period="2011/2013",
            amount="4,200,000",
            currency="CNY",
            counterpart="None: trade without a licence is an administrative offence",
            request_id=own(2),
            elements=(
                Element("Trade without a licence", _YES, _NO, _YES),
                Element("Serious circumstances", _YES, _NO, _DISPUTED),
                Element("Intent to deceive", _NO, _YES, _NO, "Nothing is alleged."),
            ),
            is_dual=_NO,
            there=Limitation("15", "2013-12-31", "2028-12-31", "Art. 88 may stop it"),
            here=Limitation("5", "2013-12-31", "2018-12-31", "No act stopped it"),
            is_barred=_YES,
        ),
        of(
            Notice,
            5,
            kind="red",
            number="A-1234/5-2019",
            bureau="Beijing",
            issued="2019-06-01",
            seen="2024-01-20",
            spelling="BARATJAN, H.",
            requests=(
                FileRequest("access", "2024-02-10", "2024-02-20", "2024-06-20"),
                FileRequest("deletion", "2024-07-01", "2024-07-15", "2025-04-15"),
            ),
        ),
        of(
            Assurance,
            6,
            dated="2024-08-01",
            giver="Embassy",
            competence="The ministry cannot bind courts or provinces.",
            promises=(
                Promise("torture", "will be treated in accordance with the law", 1, _NO),
                Promise("visit", "visits may be arranged", 2, _NO, "By whom, when and how often"),
            ),
            answers=(
                TestAnswer("disclosed", _YES),
                TestAnswer("specific", _NO, "It repeats the law in general.", cite),
                TestAnswer("local_bodies", _NO, "The province is not named."),
            ),
        ),
        of(
            Hearing,
            7,
            date="2024-09-12T10:00",
            forum="national_first",
            kind="extradition",
            panel="Three judges",
            representatives="One attaché, at the back of the room",
        ),
        of(
            Decision,
            8,
            date="2024-10-01",
            hearing_id=own(7),
            forum="national_first",
            order="Surrender refused in part",
            reasons=(Reason("dual_criminality", "Count 2 is no offence here", "", 14),),
            vote="2 : 1",
            served="2024-10-04",
        ),
        of(
            Detention,
            9,
            person_id=client,
            begin="2024-01-20",
            end="2024-04-29",
            place="Prison A",
            regime="extradition_custody",
            title="provisional_arrest",
            alerts=(Alert("Hunger strike", "2024-02-10/2024-02-17", "Seven days"),),
        ),
        of(Detention, 10, person_id=client, begin="2024-05-20", place="Prison B"),
        of(
            Incident,
            11,
            date="2024-09-13",
            place="Kashgar",
            method="visit",
            actor="provincial_psb",
            target_ids=(other,),
            text=f"Two officers came to the house of [[{other}]] on the day after the hearing.",
            demand="return_home",
            hearing_id=own(7),
            standing="corroborated",
            reliability="B",
            credibility="2",
            cites=cite,
        ),
        of(
            Relationship,
            12,
            person_id=other,
            other_id=client,
            kind="sibling",
            location="Inside",
            exposure="watched",
            knows=_YES,
        ),
        of(
            CountrySource,
            13,
            issuer="Committee against Torture",
            symbol="CAT/C/CHN/CO/5",
            date="2016-02-03",
            independence="un_body",
            topic="torture",
            pinpoints=(Pinpoint("para. 20", "Torture is deeply entrenched"),),
            is_current=_YES,
        ),
        of(
            InstrumentStatus,
            14,
            treaty="Convention against Torture",
            party="China",
            status="party",
            ratified="1988-10-04",
            declarations=("No declaration under CAT 20", "No declaration under CAT 22"),
        ),
        of(
            Submission,
            15,
            forum="echr_r39",
            title="Request under Rule 39",
            filed="2024-10-10",
            measure="Stay of surrender",
            granted="Granted on 11 October 2024",
            annexes=(paper,),
            registration="30123/24",
            is_filed=True,
        ),
        of(
            Task,
            16,
            text=f"Ask [[{client}]] about the visit of 13 September",
            kind="prison_visit",
            due="2024-10-20",
            about=own(11),
        ),
        of(Task, 17, text="Have the assurance translated", kind="translate"),
    ]
