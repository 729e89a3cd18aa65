"""The vocabularies that ship: whole, distinct, sourced, and in step with tests and packs."""

import pytest

from casefiles import paths
from casefiles.domain.foundation.errors import InvalidInput
from casefiles.domain.records.stages import Stage
from casefiles.library.legal_tests import FORUMS, load_legal_tests
from casefiles.library.pack_reading import load_builtin_pack
from casefiles.library.vocabularies import (
    load_vocabulary,
    vocabulary_from_bytes,
    vocabulary_names,
)

RESOURCES = paths.resources()
ASKED_FOR = {
    *("return_method", "reprisal_type", "actor", "stage", "outcome_reason", "ground", "standing"),
    *("source_reliability", "credibility", "request_channel", "notice_kind", "ccf_request_kind"),
    *("hearing_type", "forum", "relationship_kind", "exposure_level", "detention_regime"),
    *("legal_title", "assurance_topic", "independence_class", "party_status", "task_kind"),
    *("incident_channel", "submission_channel"),
}


def codes(name):
    return {one.code for one in load_vocabulary(RESOURCES, name).terms}


def test_every_vocabulary_is_there_and_every_term_has_words_and_a_source(capsys):
    names = vocabulary_names(RESOURCES)
    assert set(names) >= ASKED_FOR
    for name in names:
        held = load_vocabulary(RESOURCES, name)
        words = [one.words for one in held.terms]
        assert len(set(words)) == len(words), name
        assert all(one.source for one in held.terms)
    print(f"{len(names)} vocabularies, {sum(len(codes(name)) for name in names)} terms")


def test_codes_of_tests_packs_and_stages_are_words_of_vocabularies():
    tests, pack = load_legal_tests(RESOURCES).tests, load_builtin_pack(RESOURCES)
    assert {one.ground for one in tests} <= codes("ground")
    assert {ground for one in pack.authorities for ground in one.grounds} <= codes("ground")
    assert {one.stage for one in pack.authorities} <= codes("stage")
    assert {one.outcome for one in pack.authorities} <= codes("outcome")
    assert {one.side for one in pack.authorities} <= codes("authority_side")
    assert {one.topic for one in pack.figures} <= codes("topic")
    assert {one.status for one in pack.instruments} <= codes("instrument_status")
    assert {code for one in pack.authorities for code in one.profiles} <= codes("profile")
    states = {code for one in pack.instruments for code in (one.state, one.other_state) if code}
    states |= {one.requested_state for one in pack.authorities}
    assert states <= codes("state")
    assert {str(one) for one in Stage if one} <= codes("stage")
    assert codes("forum") >= FORUMS


DATA = (RESOURCES / "vocabularies" / "actor.yaml").read_bytes()


@pytest.mark.parametrize(
    ("what", "instead"),
    [
        (b"code: mss", b"code: mps"),
        (b"code: mss", b'code: "m s s"'),
        (b'words: "Court"', b'words: ""'),
        (b"code: mss,", b"codes: mss,"),
        (b'as_of: "2026-11-26"', b'as_of: "2028-11-26"'),
        (b"terms:", b"terms: []\nmore:"),
    ],
)
def test_a_vocabulary_edited_into_nonsense_is_refused(what, instead):
    assert what in DATA
    with pytest.raises(InvalidInput):
        vocabulary_from_bytes(DATA.replace(what, instead, 1))


def test_a_name_that_leads_elsewhere_is_refused():
    with pytest.raises(InvalidInput):
        load_vocabulary(RESOURCES, "../packs/builtin")
