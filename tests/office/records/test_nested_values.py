"""Every value that a record can hold is told in words, also where it is made of parts."""

from collections.abc import Iterator
from dataclasses import is_dataclass
from typing import get_args, get_type_hints

import pytest

from casefiles.domain.foundation.ids import DocumentId, PersonId
from casefiles.domain.foundation.schema import schema_of
from casefiles.domain.records.case_records import Record
from casefiles.domain.records.editions import SignOff
from casefiles.domain.records.image_quality import ExhibitImageQuality, Fineness, PageExportSettings
from casefiles.domain.records.redaction_settings import AssignedPseudonym, RedactionReason
from casefiles.office.records.history_fields import is_shown
from casefiles.office.records.record_names import RecordNames
from casefiles.office.records.value_formatting import _NESTED, format_value
from tests.store.world import World, insert_all, new_case, new_person


def leaves(hint: object) -> Iterator[object]:
    """Return what a type is made of: of a tuple of cites, cites."""
    within = get_args(hint)
    if not within:
        yield hint
    for one in within:
        yield from leaves(one)


TOLD = [
    (kind, field.name) for kind in get_args(Record) for field in schema_of(kind) if is_shown(field)
]


@pytest.mark.parametrize(("kind", "name"), TOLD, ids=lambda one: getattr(one, "__name__", one))
def test_each_part_of_a_field_has_words(kind, name):
    parts = {one for one in leaves(get_type_hints(kind)[name]) if is_dataclass(one)}
    assert parts <= set(_NESTED)


def test_what_is_made_of_parts_is_told_as_people_read_it(tmp_path):
    with World(tmp_path / "vault").create() as vault:
        case = new_case()
        person = new_person(case, "Aygül")
        insert_all(vault, [case, person])

        def said(value: object) -> str:
            return vault.read(lambda reader: format_value(RecordNames(reader), value))

        whom = PersonId(person.id)
        assert said((AssignedPseudonym(whom, "Witness 1"),)) == "Aygül: Witness 1"
        assert said(RedactionReason(whom, "minor", "she is nine")) == "Aygül: minor, she is nine"
        assert said(RedactionReason(whom, "", "")) == "Aygül: protected"
        assert said(SignOff("unread_pages", "", "read by me")) == "unread pages: read by me"
        assert said(SignOff("", "", "all")) == "whatever may be signed for: all"
        own = (ExhibitImageQuality(DocumentId("gone"), Fineness.SMALLEST),)
        assert said(PageExportSettings(Fineness.FILING, own, has_text_layer=True)) == (
            "Filing: 200 dpi\n?: Smallest: black and white\nWith text behind the pages"
        )
        assert said(PageExportSettings(redraws_public=True)).endswith(
            "Published pages rebuilt as text"
        )
