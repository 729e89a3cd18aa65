"""How many of thirty-seven written forms are found without help, and once proposals are decided."""

from dataclasses import replace

from casefiles.domain.language.names import PersonName
from casefiles.domain.records.case_records import Person
from casefiles.redaction.names.mentions import Matcher
from casefiles.redaction.names.patterns import compact
from casefiles.redaction.names.protected_terms import protected_terms_of
from casefiles.redaction.names.uncertain_mentions import UncertainMatcher
from casefiles.redaction.spelling_variants.proposing import proposals_of
from tests.redaction.cases import person
from tests.redaction.finding.written_forms import NICKNAME, RECORDED, UYGHUR, WRITTEN, WrittenForm

WITHOUT_HELP = 30
AROUND = ("", "被告人到庭", "@mail.example", ".pdf", "https://chat.example/u/")
"""What may stay of the listed texts."""
MACHINE_READ = "a machine read 1 for i"
"""Text of a picture, as a machine read it: found in doubt, for a person to decide."""


def recorded() -> dict[str, Person]:
    return {name: person(name, list(names)) for name, names in RECORDED.items()}


def confirmed(one: Person) -> Person:
    return replace(one, names=(*one.names, *proposals_of(one)))


def found(people: dict[str, Person]) -> set[str]:
    return {row.kind for row in WRITTEN if is_told(people[row.person], row)}


def is_told(one: Person, row: WrittenForm) -> bool:
    aliases = protected_terms_of([one])
    text = f"On that day {row.text} came."
    if row.kind == MACHINE_READ:
        doubts = UncertainMatcher(aliases).find(text, (), is_machine_read=True)
        return [text[doubt.start : doubt.end] for doubt in doubts] == [row.text]
    return name_is_gone(Matcher(aliases), text)


def name_is_gone(matcher: Matcher, text: str) -> bool:
    """Tell whether nothing stays but what the list puts around a name."""
    rest, at = "", 0
    for mention in matcher.find(text):
        rest += text[at : mention.start]
        at = mention.end
    rest = compact(rest + text[at:])
    return rest in {compact(f"On that day {around} came.") for around in AROUND}


def test_most_forms_are_found_without_help_and_the_rest_by_confirming():
    assert len(WRITTEN) == len({row.kind for row in WRITTEN}) == 37
    without = found(recorded())
    people = recorded()
    people[UYGHUR] = replace(
        people[UYGHUR], names=(*people[UYGHUR].names, PersonName(NICKNAME, "Latn", "nickname"))
    )
    after = found({name: confirmed(one) for name, one in people.items()})
    missed = sorted({row.kind for row in WRITTEN} - after)
    print(f"found {len(without)} of 37 without help, {len(after)} after confirming: {missed}")
    assert len(without) >= WITHOUT_HELP
    assert missed == []
