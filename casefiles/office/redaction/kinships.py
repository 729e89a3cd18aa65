"""Who is whose kin in a case, and in whose first person its papers speak."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final

from casefiles.domain.foundation.ids import CaseId, DocumentId, PersonId
from casefiles.domain.language.folding import word_kind
from casefiles.domain.language.text_references import referenced
from casefiles.domain.records.case_records import NOBODY, Case, Exhibit, Person, Protection
from casefiles.domain.records.incidents import Relationship
from casefiles.domain.records.kin import Kin
from casefiles.domain.records.rows import DocumentFilter
from casefiles.evidence.channel.media_types import MESSAGES
from casefiles.redaction.finding.scripts.other_scripts import in_cyrillic
from casefiles.redaction.kinship.phrase import Known
from casefiles.redaction.kinship.relations import Relation, turned
from casefiles.redaction.kinship.role_owners import roles_of
from casefiles.redaction.kinship.spaced_forms import key_of
from casefiles.redaction.kinship.steps import with_steps
from casefiles.redaction.kinship.tokens import tokens_of
from casefiles.redaction.spelling_variants.uyghur import cyrillic_of, russian_of
from casefiles.store.access.reader import ReadTransaction

_SIBLING: Final = frozenset({Kin.SISTER, Kin.BROTHER})
_SPOUSE: Final = frozenset({Kin.WIFE, Kin.HUSBAND})
_PARENT: Final = frozenset({Kin.PARENT})
_CHILD: Final = frozenset({Kin.CHILD})
_OTHER: Final = frozenset({Kin.OTHER})
_OF_KIND: Final[Mapping[str, frozenset[Kin]]] = {
    "spouse": _SPOUSE,
    "former_spouse": _SPOUSE,
    "partner": _SPOUSE | _OTHER,
    "parent": _PARENT,
    "child": _CHILD,
    "sibling": _SIBLING,
    **dict.fromkeys(
        ("grandparent", "grandchild", "in_law", "uncle_aunt", "nephew_niece", "cousin", "guardian"),
        _OTHER,
    ),
}
"""What relations of the register are, as words of kin tell them."""
_TURNED: Final[Mapping[str, str]] = {"parent": "child", "child": "parent"}
_SHORTEST: Final = 3
"""Letters of a part of a name by which its owner is told in scripts with spaces."""
_SHORTEST_RUN: Final = 2
_SHORTEST_RESPELLED: Final = 5
"""Letters of a part from which it is looked for in the letters of another language, too."""


@dataclass(frozen=True, slots=True)
class KinshipsAt:
    """What is known of kinship in a case.

    Attributes:
        client: whom the papers are about; empty if nobody is.
        questions: relations of the protected, who are to be asked about.
        turned: what people are to the protected, who speak of them.
        recorded: relations of everybody.
        speakers: who says "I" in a document, where somebody said so.
        known: whose kin may be told of by name.
        names: first names of everybody, by id.
        messages: documents in which people write to one another: kin of nobody told are those of
            whoever writes, and that may be the client.
    """

    client: PersonId = NOBODY
    questions: tuple[Relation, ...] = ()
    recorded: tuple[Relation, ...] = ()
    speakers: Mapping[DocumentId, PersonId] = field(default_factory=dict)
    known: Known = field(default_factory=Known)
    names: Mapping[PersonId, str] = field(default_factory=dict)
    turned: tuple[Relation, ...] = ()
    messages: frozenset[DocumentId] = frozenset()

    def is_spoken(self, document_id: DocumentId) -> bool:
        """Tell whether a document speaks in somebody's first person for certain."""
        return document_id in self.speakers or document_id in self.messages

    @property
    def deciding_values(self) -> list[object]:
        """All that decides what is asked, but for the speakers."""
        relations = sorted(
            [one.person_id, one.related_to, *sorted(one.kins)] for one in self.recorded
        )
        protected = sorted({one.person_id for one in self.questions})
        names = sorted(self.known.words.items())
        return [self.client, relations, protected, names, sorted(self.known.roles.items())]


def kinships_of(reader: ReadTransaction, case_id: CaseId, persons: Iterable[Person]) -> KinshipsAt:
    """Return what a case knows of kinship."""
    everyone = tuple(persons)
    client = _client(reader, case_id, everyone)
    stated = tuple(_relations(reader, case_id, everyone, client))
    recorded = with_steps(stated, client)
    protected = {one.id for one in everyone if one.protection is not Protection.OPEN}
    pairs = {(one.person_id, one.related_to) for one in stated}
    relations = tuple(
        # Of the client papers speak all the time, and of many others' kin beside.
        replace(one, by_role=not one.is_client and not _is_turned(one, pairs))
        for one in recorded
        if one.person_id in protected
    )
    by_now = {(one.person_id, one.related_to) for one in relations}
    back = tuple(
        one
        for one in turned_of(stated, protected, client)
        if (one.person_id, one.related_to) not in by_now
    )
    owners = dict.fromkeys((client, *(one.related_to for one in (*relations, *back))))
    owners.pop(NOBODY, None)
    return KinshipsAt(
        client,
        relations,
        recorded,
        {
            one.document_id: one.spoken_by
            for one in reader.find(Exhibit, case_id=case_id)
            if one.spoken_by
        },
        replace(
            known_names({one.id: [name.text for name in one.names] for one in everyone}, owners),
            roles=roles_of({one.id: one.occupation for one in everyone if one.id in owners}),
        ),
        {one.id: one.names[0].text if one.names else "?" for one in everyone},
        back,
        frozenset(
            row.id
            for row in reader.document_rows(case_id, DocumentFilter(order="added"))
            if row.media_type in MESSAGES
        ),
    )


def _is_turned(relation: Relation, recorded: Collection[tuple[PersonId, PersonId]]) -> bool:
    """Tell whether a relation only says again what was told the other way: a wife's husband."""
    return not relation.is_stated and (relation.related_to, relation.person_id) in recorded


def turned_of(
    recorded: Iterable[Relation], protected: Collection[PersonId], client: PersonId
) -> tuple[Relation, ...]:
    """Return what people are to the protected, as far as no relation asks for it anyway.

    Args:
        recorded: relations of everybody.
        protected: who must not be told.
        client: whom the papers are about.
    """
    relations = tuple(recorded)
    requested = {(one.person_id, one.related_to) for one in relations if one.person_id in protected}
    both = (*relations, *map(turned, relations))
    found: dict[tuple[PersonId, PersonId], frozenset[Kin]] = {}
    for one in both:
        pair = one.person_id, one.related_to
        if one.related_to in protected and pair not in requested and one.person_id:
            found[pair] = found.get(pair, frozenset()) | one.kins
    return tuple(
        Relation(own, kins, whose, is_client=whose == client)
        for (own, whose), kins in found.items()
    )


def _client(reader: ReadTransaction, case_id: CaseId, persons: Iterable[Person]) -> PersonId:
    case = reader.get(Case, case_id)
    named = referenced(case.client) if case is not None else ()
    by_role = [one.id for one in persons if one.role == "client"]
    return PersonId(next(iter((*named, *by_role)), NOBODY))


def _relations(
    reader: ReadTransaction, case_id: CaseId, persons: Iterable[Person], client: PersonId
) -> Iterator[Relation]:
    person_ids = {one.id: one.related_to or client for one in persons if one.kin}
    for one in persons:
        if one.kin:
            whose = person_ids[one.id]
            yield Relation(one.id, frozenset({one.kin}), whose, whose == client)
    for relationship in reader.find(Relationship, case_id=case_id):
        for own, other, kind in (
            (relationship.person_id, relationship.other_id, relationship.kind),
            (
                relationship.other_id,
                relationship.person_id,
                _TURNED.get(relationship.kind, relationship.kind),
            ),
        ):
            kins = _OF_KIND.get(kind)
            if kins is not None and person_ids.get(own) != other:
                yield Relation(own, kins, other, other == client)


def known_names(names: Mapping[PersonId, Iterable[str]], owners: Iterable[PersonId]) -> Known:
    """Return whose kin may be told of by name: parts of the names of some people.

    Args:
        names: of everybody, by id.
        owners: of whose kin is asked, the client first, who is meant by a part that several share.
    """
    words: dict[str, str] = {}
    runs: dict[str, str] = {}
    for person_id in owners:
        for name in names.get(person_id, ()):
            for word in _words(name):
                words.setdefault(word, person_id)
            for run in (name, *_parts(name)):
                runs.setdefault(run, person_id)
    for person_id in owners:
        for word in (word for name in names.get(person_id, ()) for word in _respelled(name)):
            words.setdefault(word, person_id)
    ordered = dict(sorted(runs.items(), key=lambda one: -len(one[0])))
    return Known(words, ordered)


def _words(name: str) -> Iterator[str]:
    """Yield what tells somebody in scripts with spaces: parts that are long enough, and pairs."""
    tokens = tokens_of(name)
    keys = [token.key for token in tokens]
    # A letter of Uzbek names is written with an apostrophe.
    long = (*keys, *(key_of(token.text) for token in tokens), *map(key_of, name.split()))
    yield from (key for key in long if len(key) >= _SHORTEST)
    # Parts of two letters tell somebody only together.
    yield from map(" ".join, pairwise(keys))


def _respelled(name: str) -> Iterator[str]:
    """Yield how Russian, Kazakh and Uyghur papers write the parts of a name in Latin letters."""
    for part in name.split():
        if len(part) >= _SHORTEST_RESPELLED and all(word_kind(char) == "l" for char in part):
            forms = (in_cyrillic(part), cyrillic_of(part), *russian_of(part))
            for form in filter(None, forms):
                hard = form.replace("к", "қ") if "q" in part.lower() else form
                yield from (key_of(form), key_of(hard), key_of(hard.replace("у", "ұ")))


def _parts(name: str) -> Iterator[str]:
    """Yield parts of a name in Han or Tibetan: what stands between dots, and a given name."""
    if not any(word_kind(char) in {"h", "t"} for char in name):
        yield from (part for part in name.split() if len(part) >= _SHORTEST)
        return
    parts = [part for part in name.replace("•", "·").replace("．", "·").split("·") if part]
    yield from (part for part in parts if len(part) >= _SHORTEST_RUN)
    if len(parts) == 1 and len(name) > _SHORTEST_RUN and word_kind(name[0]) == "h":
        yield name[1:]
