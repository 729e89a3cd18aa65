"""Answers, forms and filing packs do not depend on anything that was redacted."""

import os
import random
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from casefiles import paths
from casefiles.domain.disclosure.disclosed import Disclosure, canonical_bytes
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.clock import Clock
from casefiles.domain.foundation.ids import FieldAnswerId
from casefiles.domain.records.case_records import Case, Person, Protection
from casefiles.domain.records.form_answers import FieldAnswer
from casefiles.domain.records.snapshot import CaseSnapshot
from casefiles.dossier.forum.forum_layout import load_layout
from casefiles.dossier.parts.filing_pack_texts import pack_texts
from casefiles.evidence.host.template import Template
from casefiles.office.filing.filing_packs import PackDelivery, export_pack
from casefiles.office.forum.forum_sheets import save_answers
from casefiles.office.importing.case_loading import load_case
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.office.workplace.operations import JobContext
from casefiles.redaction.release import released_answers, released_case
from casefiles.redaction.release.placeholders import passage
from casefiles.redaction.release.projection import project
from casefiles.store.vault.opening import create
from tests.attacks.pairs.dossier_pairs import (
    CHEAP,
    Hidden,
    disguise,
    opened_template,
    told_in_the_house,
    write_case,
)
from tests.attacks.pairs.stories import case_of
from tests.attacks.pairs.story_words import secrets, story
from tests.office.signatures import signing
from tests.shards import Shard

SEED = int(os.environ.get("CASEFILES_SEED", "20250117"))
PAIRS = 120
FORM = load_layout(paths.resources(), "un_cat_art22")


def answered(chance: Random, case: CaseSnapshot) -> CaseSnapshot:
    """Return a case whose facts are told once more, as answers kept in any order."""
    fields = [one.id for one in FORM.form.fields] if FORM.form is not None else []
    answers = [
        FieldAnswer(
            FieldAnswerId(chance.randbytes(16).hex()), case.case.id, FORM.id, "treaty_body",
            fields[(one.position - 1) % len(fields)], one.text,
        )
        for one in case.facts
    ]  # fmt: skip
    one_each = list({one.field: one for one in answers}.values())
    chance.shuffle(one_each)
    return replace(case, answers=tuple(one_each))


def disclosed(pair: int, side: int) -> Disclosure:
    tale = story(Random(f"{SEED}-{pair}"))
    private = Random(f"{SEED}-{pair}-{side}")
    hidden = secrets(private, tale, length=1 + 4 * side)
    case = answered(private, case_of(private, tale, hidden))
    return project(case, tale.profile, tale.audience, ()).disclosure


def sheets(shown: Disclosure) -> bytes:
    assert FORM.form is not None
    return "".join(text for _, text in pack_texts(shown, FORM, FORM.form, ())).encode()


def leaks(pairs: Iterable[int]) -> Iterator[int]:
    """Yield the pairs of which something else leaves."""
    for pair in pairs:
        one, other = disclosed(pair, 0), disclosed(pair, 1)
        if canonical_bytes(one) != canonical_bytes(other) or sheets(one) != sheets(other):
            yield pair


def test_answers_and_sheets_of_pairs_are_the_same_bytes(shard: Shard):
    assert any(disclosed(pair, 0).answers for pair in range(10))
    found = list(leaks(shard.mine(range(PAIRS))))
    assert found == [], f"seed {SEED}, pairs {found}"


def test_a_program_that_lets_answers_through_or_keeps_their_order_is_caught(
    monkeypatch: pytest.MonkeyPatch,
):
    def raw(answers, _read):
        return tuple(
            released_answers.ReleasedAnswer(one.field, passage([one.text])) for one in answers
        )

    monkeypatch.setattr(released_case, "released_answers", raw)
    assert any(True for _ in leaks(range(PAIRS)))


def pack_of(folder: Path, hidden: Hidden, template: Template) -> Mapping[str, bytes]:
    """Load a disguise into a vault of its own, answer a form, and export its filing pack."""
    chance = random.Random(hidden.order + 1)
    form = write_case(folder / "form", hidden)
    clock = Clock(lambda: hidden.wall, time.monotonic_ns, chance.randbytes(16).hex())
    (folder / "stick").mkdir()
    with create(folder / "vault", "p", CHEAP, clock, chance.randbytes) as vault:
        load_case(vault, template, form, chance.randbytes, CancellationToken())
        told_in_the_house(vault, chance)
        case_id = vault.read(lambda reader: reader.find(Case))[0].id
        persons = vault.read(lambda reader: reader.find(Person))
        second = next(one for one in persons if one.names[0].text == hidden.names[1][0])
        assert second.protection is Protection.PSEUDONYM
        wanted = EditionRequest(case_id, "un_tb_interim_letter", "treaty_body")
        answers = {
            "committee": "Committee against Torture",
            "removal_datetime": "2024-06-05T06:10",
            "tz": "UTC+2",
            "destination": "Example City",
            "counsel_phone_24h": "+32 2 000",
            "measure": f"Refrain. [[{second.id}]] is in danger; so is {hidden.names[0][1]}.",
            "harm": f"{hidden.names[2][0]} was taken; {hidden.numbers[1]} does not answer.",
        }
        vault.write(save_answers(wanted, answers))
        case = vault.read(lambda reader: reader.find(Case))[0]
        head = replace(
            case,
            client="E. N",
            dated="2024-05-20",
            requesting_state="China",
            requested_state="Lysmark",
        )
        vault.write(lambda work: work.update(head, "edit_case"))
        place = JobContext(vault, lambda: template, clock, chance.randbytes, paths.resources())
        delivery = PackDelivery(folder / "stick", signing("looked at"), reads_back=False)
        done = export_pack(wanted, delivery)(place, CancellationToken())
        return {one.name: (done.folder / one.name).read_bytes() for one in done.files}


def test_packs_of_disguised_cases_are_the_same_bytes(tmp_path: Path):
    with opened_template() as template:
        made = [pack_of(tmp_path / str(seed), disguise(seed), template) for seed in (1000, 1001)]
    assert made[0] == made[1]
    assert len(made[0]) == 7
    assert b"[PERSON " in made[0]["1-fields.txt"]
