"""Random stories and the secrets behind them, for pairs that must not be told apart."""

from collections.abc import Iterator
from dataclasses import replace
from random import Random
from typing import TypeVar

from casefiles.domain.foundation.ids import (
    ArgumentId,
    DocumentId,
    NarrativeBlockId,
    OutlineId,
    PersonId,
)
from casefiles.domain.records.arguments import Support
from casefiles.domain.records.case_records import (
    Document,
    Event,
    Exhibit,
    Fact,
    Mark,
    Outline,
    Person,
    Protection,
    RedactionKind,
)
from casefiles.domain.records.narrative import BlockKind, NarrativeBlock
from casefiles.domain.records.provenance import Privilege, Relevance, Sensitivity
from casefiles.domain.records.reprisals import ReprisalStep
from casefiles.domain.records.snapshot import CaseSnapshot
from casefiles.domain.records.translation import TranslatorCertificate
from casefiles.domain.rules.exportability import is_exportable
from tests.attacks.pairs.story_words import (
    DATES,
    Secrets,
    Story,
    fresh_name,
    permuted,
    random_name,
    secrets,
    story,
    written,
)
from tests.redaction import cases

__all__ = ["Secrets", "Story", "case_of", "permuted", "random_name", "secrets", "story"]

Told = TypeVar("Told", Event, Fact)


def case_of(random: Random, tale: Story, hidden: Secrets) -> CaseSnapshot:
    """Build the case that holds a story and its secrets, and much that never leaves."""
    persons = [
        cases.person(
            hidden.ids[slot],
            hidden.names[slot],
            kind,
            [] if kind == "open" else [hidden.numbers[slot]],
        )
        for slot, kind in tale.protections.items()
    ]
    documents, exhibits, numbers = exhibits_of(random, tale, hidden)
    persons = [known_otherwise(random, one) for one in persons]
    extra, behind = privileged(random, hidden)
    unseen = list(bystanders(random, hidden))
    events = [
        cases.event(
            random.randbytes(8).hex(), date,
            written(random, text, tale, hidden), place=written(random, place, tale, hidden),
            persons=[one.id for one in unseen],
            cites=mixed(random, [(numbers[mark], 1) for mark in cited], extra),
        )
        for date, place, text, cited in tale.events
    ]  # fmt: skip
    events += withheld_events(random, persons)
    facts = [
        cases.fact(
            at, written(random, text, tale, hidden), standing="cited",
            cites=mixed(random, [(numbers[mark], 2) for mark in cited], extra),
        )
        for at, (text, cited) in enumerate(tale.facts, 1)
    ]  # fmt: skip
    arguments = [
        argued_by(random, number, one, tale, hidden, numbers)
        for number, one in enumerate(tale.arguments, 1)
    ]
    steps = [
        cases.step(
            random.randbytes(8).hex(), date, written(random, text, tale, hidden), kind=kind,
            place=written(random, place, tale, hidden),
            cites=mixed(random, [(numbers[mark], 1) for mark in cited], extra),
        )
        for kind, date, place, text, cited in tale.steps
    ]  # fmt: skip
    steps += [*withheld_steps(random, persons), *steps_of_withheld(random, unseen)]
    told = [*persons, *unseen]
    steps = [step_told_by(random, one, told) for one in steps]
    events = [told_by(random, one, told) for one in events]
    facts = [told_by(random, one, told) for one in facts]
    pages = {numbers[mark]: count for mark, _, count in tale.exhibits if count}
    everything = [persons + unseen, documents + extra, exhibits + behind, events, facts, arguments]
    everything.append(steps)
    for records in everything:
        random.shuffle(records)
    shown = cases.snapshot(
        client=written(random, tale.client, tale, hidden),
        persons=everything[0], documents=everything[1], exhibits=everything[2],
        events=everything[3], facts=everything[4], arguments=everything[5], pages=pages,
        deadlines=[cases.deadline("2025-02-01"), cases.deadline("2024-12-01")],
        marks=marks_elsewhere(random, extra),
    )  # fmt: skip
    shown = with_relations(random, shown, tale, hidden, (numbers, extra))
    outline = outline_of(random, tale, numbers, extra)
    narrative = [
        block_of(random, at, one, tale, hidden) for at, one in enumerate(tale.narrative, 1)
    ]
    random.shuffle(narrative)
    steps = tuple(everything[6])
    return replace(shown, outline=outline, steps=steps, narrative=tuple(narrative))


def block_of(random: Random, at: int, told: tuple, tale: Story, hidden: Secrets) -> NarrativeBlock:
    """Write a block of the narrative; what a cite of hidden exhibits names is hidden too."""
    kind, text, cited, is_lost, more, note = told
    lost = f"{random.choice(['ZZ/9', 'PR/1', 'QX/77'])}, {random.randint(1, 9)}"
    cites = "; ".join([*cited, *([lost] if is_lost else [])])
    words = written(random, text, tale, hidden) + (f" [{cites}]" if cites else "")
    sign = "[^1]" if note else ""
    return NarrativeBlock(
        NarrativeBlockId(random.randbytes(16).hex()),
        cases.CASE,
        at * 1000 + random.randint(0, 999),
        BlockKind(kind),
        1 if kind == "heading" else 0,
        f"{words}{sign} {written(random, more, tale, hidden)}",
        (written(random, note, tale, hidden),) if note else (),
    )


def with_relations(
    random: Random, case: CaseSnapshot, tale: Story, hidden: Secrets, told: tuple
) -> CaseSnapshot:
    """Say what exhibits are of one another, and what only the house has beside them."""
    numbers, extra = told
    links, translations = [], []
    for kind, here, other, certifier in tale.relations:
        links.append(cases.link(numbers[here], kind, numbers[other], random_name(random, 2)))
        if kind == "translation" and certifier is not None:
            certificate = TranslatorCertificate(
                written(random, certifier, tale, hidden), "zh", "2021"
            )
            translations.append(cases.translation(numbers[other], numbers[here], certificate))
    for one in extra:
        if not is_exportable(one) and numbers:
            mark = random.choice(list(numbers))
            ends = random.sample([one.id, numbers[mark]], 2)
            links.append(cases.link(ends[0], random.choice(["translation", "still"]), ends[1]))
            name = TranslatorCertificate(random_name(random, 2))
            translations.append(cases.translation(ends[1], ends[0], name, random_name(random, 2)))
    random.shuffle(links)
    random.shuffle(translations)
    return replace(case, links=tuple(links), translations=tuple(translations))


def argued_by(random: Random, number: int, told: tuple, tale: Story, hidden: Secrets, numbers):
    """Write an argument, with what only the house knows of it."""
    limb, text, reply, facts, cited, sources = told
    argument = cases.argument(
        limb, written(random, text, tale, hidden), reply=written(random, reply, tale, hidden),
        position=1 + number // 2,
        facts=facts, cites=[(numbers[mark], 1) for mark in cited], sources=sources,
    )  # fmt: skip
    return replace(
        argument,
        id=ArgumentId(random.randbytes(16).hex()),
        support=random.choice(list(Support)),
        wanted=random_name(random, 4),
    )


def known_otherwise(random: Random, person: Person) -> Person:
    """Say of a person what only the house knows."""
    names = [
        replace(name, script=random.choice(["", "Latn", "Hans"]), kind=random.choice(["", "alias"]))
        for name in person.names
    ]
    return replace(
        person, names=tuple(names), role=random_name(random, 2), contact=random_name(random, 2)
    )


def told_by(random: Random, record: Told, persons: list[Person]) -> Told:
    """Say who told an assertion and who knows it, and on which line of the timeline it stands."""
    ids = [one.id for one in persons]
    more = {"lane": random_name(random, 1)} if isinstance(record, Event) else {}
    return replace(
        record,
        source_person=random.choice([*ids, PersonId("")]),
        known_to=tuple(random.sample(ids, random.randint(0, len(ids)))),
        is_widely_known=random.random() < 0.5,
        **more,
    )


def step_told_by(random: Random, step: ReprisalStep, persons: list[Person]) -> ReprisalStep:
    """Say who told a step and who knows it."""
    ids = [one.id for one in persons]
    return replace(
        step,
        source_person=random.choice([*ids, PersonId("")]),
        known_to=tuple(random.sample(ids, random.randint(0, len(ids)))),
    )


def withheld_steps(random: Random, persons: list[Person]) -> list[ReprisalStep]:
    """Return what stays in the house, at dates that would move every interval."""
    return [
        cases.step(
            random.randbytes(8).hex(),
            random.choice(DATES),
            f"[[{random.choice(persons).id}]] was threatened",
            kind=random.choice(["hearing", "incident"]),
            place=random_name(random, 2),
            zone=random.choice(["", "Asia/Urumqi"]),
            withheld=True,
        )
        for _ in range(random.randint(0, 3))
    ]


def steps_of_withheld(random: Random, unseen: list[Person]) -> list[ReprisalStep]:
    """Return times in detention of whom readers are told nothing; nobody marked them as such."""
    return [
        cases.step(
            random.randbytes(8).hex(),
            random.choice(DATES),
            f"[[{one.id}]], Police custody",
            kind=random.choice(["detention", "detention_review", "detention_end"]),
            place=random_name(random, 2),
            about=one.id,
        )
        for one in unseen
        if one.protection is Protection.WITHHELD and random.random() < 0.7
    ]


def outline_of(
    random: Random, tale: Story, numbers: dict[str, str], extra: list[Document]
) -> Outline | None:
    """Make the outline of a story, with what never leaves at random places in between."""
    if tale.sections is None:
        return None
    documents = [DocumentId(numbers[mark]) for mark in tale.order]
    never = [one.id for one in extra if not is_exportable(one)]
    for one in [*never, DocumentId(random.randbytes(16).hex())]:
        for _ in range(random.randint(0, 2)):
            documents.insert(random.randint(0, len(documents)), one)
    sections = list(tale.sections)
    random.shuffle(sections)
    return Outline(
        OutlineId(random.randbytes(16).hex()), cases.CASE, tale.profile, tale.audience,
        tuple(sections), tuple(documents),
    )  # fmt: skip


def exhibits_of(random: Random, tale: Story, hidden: Secrets):
    documents: list[Document] = []
    exhibits: list[Exhibit] = []
    numbers = {}
    for mark, title, _ in tale.exhibits:
        document_id = random.randbytes(16).hex()
        numbers[mark] = document_id
        name = random_name(random, 3)
        document = cases.document(document_id, written(random, title, tale, hidden), file_name=name)
        documents.append(with_origin(random, document))
        dated, language, original = tale.sheets.get(mark, ("", [], []))
        sheet = {"dated": dated, "language": " ".join(language)}
        sheet["original"] = written(random, original, tale, hidden)
        exhibits.append(cases.exhibit(document_id, mark, **sheet))
    return documents, exhibits, numbers


def with_origin(random: Random, document: Document) -> Document:
    """Say where a document comes from and what a review made of it: nothing of it may be seen."""
    return replace(
        document,
        source=random_name(random, 3),
        obtained_by=random_name(random, 3),
        custody=random_name(random, 3),
        received=random.choice(DATES),
        obtained_on=random.choice(DATES),
        obtained_at=random_name(random, 2),
        carrier=random_name(random, 2),
        languages=tuple(random.sample(["zh", "ug", "bo"], random.randint(0, 3))),
        clock_zone=random.choice(["", "Asia/Urumqi", "+06:00"]),
        privilege_reason=random_name(random, 3),
        sensitivity=random.choice(list(Sensitivity)),
        relevance=random.choice(list(Relevance)),
        gist=random_name(random, 3),
        tags=(random_name(random, 1),),
    )


def marks_elsewhere(random: Random, extra: list[Document]) -> list[Mark]:
    """Return marks of every kind on what never leaves: no reader may see that there are any."""
    never = [one.id for one in extra if not is_exportable(one)]
    return [
        replace(
            cases.mark(one, random.randint(1, 3)),
            kind=random.choice(list(RedactionKind)),
            reason=random_name(random, 3),
        )
        for one in never
        for _ in range(random.randint(0, 2))
    ]


KEPT_IN = (
    ("privileged", {}),
    ("working", {}),
    ("received", {"privilege": Privilege.LITIGATION}),
    ("to_serve", {"do_not_use": "it would show who spoke"}),
)


def privileged(random: Random, hidden: Secrets) -> tuple[list[Document], list[Exhibit]]:
    chosen = random.choices([*KEPT_IN, ("to_serve", {})], k=random.randint(0, 4))
    documents = [
        replace(cases.document(random.randbytes(8).hex(), random_name(random, 3), status), **fields)
        for status, fields in chosen
    ]
    exhibits = [
        cases.exhibit(one.id, f"ZZ/{number}")
        for number, one in enumerate(documents)
        if not is_exportable(one)
    ]
    return documents, exhibits


def mixed(random: Random, cites: list, extra: list[Document]) -> list:
    cites = cites + [(one.id, random.randint(1, 9)) for one in extra if random.random() < 0.5]
    random.shuffle(cites)
    return cites


def bystanders(random: Random, hidden: Secrets) -> Iterator[Person]:
    used = {"".join(sorted(n.casefold())) for names in hidden.names.values() for n in names}
    for _ in range(random.randint(0, 3)):
        name = fresh_name(random, used, 3) + "ovazada"
        kind = random.choice(["withheld", "pseudonym"])
        yield cases.person(random.randbytes(16).hex(), [name], kind)


def withheld_events(random: Random, persons: list[Person]) -> list[Event]:
    return [
        cases.event(
            random.randbytes(8).hex(),
            random.choice(DATES),
            f"[[{random.choice(persons).id}]] fled",
            place=random_name(random, 2),
            withheld=True,
        )
        for _ in range(random.randint(0, 3))
    ]
