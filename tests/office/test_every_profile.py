"""Every profile, composed from the sample case in every audience: sound files, no dead reference.

The quick form composes each profile for one audience without its pages. The long one makes every
file as an export would, and prints what its checks find and what the validator of archives says.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from casefiles.domain.ids import CaseId
from casefiles.domain.records import Protection
from casefiles.domain.ticket import Ticket
from casefiles.dossier.forum_layout import load_layouts
from casefiles.dossier.word_edition import compose_for_word
from casefiles.office.checks import Checks
from casefiles.office.dossier_checks import checks_of
from casefiles.office.finishing import Wanted, draft_of, finish
from casefiles.office.marked_pages import SeenRasters
from casefiles.office.open_vault import OpenVault
from casefiles.redaction.aliases import aliases_of, open_names_of
from casefiles.redaction.mentions import Matcher
from tests.dossier.sample_edition import RESOURCES
from tests.dossier.test_composition import text_of
from tests.measured import note
from tests.office.filed_sample import answer_all
from tests.office.sample_at_hand import *  # noqa: F403  # fixtures
from tests.typeset.verapdf import Validator, missing, running_validator

LAYOUTS = tuple(load_layouts(RESOURCES))
EVERY = tuple((one.id, audience) for one in LAYOUTS for audience in sorted(one.audiences))
FLAVOURS = ("2a", "ua1")
KINDS = ("stop", "sign", "warn")


def test_every_profile_is_composed_from_the_sample_for_one_of_its_audiences(
    opened: OpenVault, work, case_id: CaseId
) -> None:
    place, empty = opened.workplace, []
    for number, layout in enumerate(LAYOUTS):
        audiences = sorted(layout.audiences)
        wanted = Wanted(case_id, layout.id, audiences[number % len(audiences)])
        answer_all(place.vault, wanted)
        draft = draft_of(place, wanted)
        said = text_of(compose_for_word(draft.disclosure, layout))
        persons = draft.snapshot.persons
        hidden = Matcher(aliases_of(persons), open_names_of(persons)).find(said)
        assert not hidden, (layout.id, wanted.audience, len(hidden))
        assert any(one.protection is not Protection.OPEN for one in persons)
        if len(said) < 200:
            empty.append(layout.id)
    assert empty == []


@pytest.fixture(scope="module")
def validator() -> Iterator[Validator]:
    if missing():
        pytest.skip(missing())
    with running_validator() as running:
        yield running


@pytest.mark.long
def test_every_profile_in_every_audience_is_a_sound_file(
    opened: OpenVault,
    work,
    case_id: CaseId,
    validator: Validator,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    place, seen, faulty, pages = opened.workplace, SeenRasters(), [], 0
    head = (
        f"\n{'profile':26}{'audience':18}{'stops':>6}{'to sign':>8}{'warns':>6}{'pages':>6}  faults"
    )
    tell(capsys, head)
    for profile, audience in EVERY:
        wanted = Wanted(case_id, profile, audience)
        answer_all(place.vault, wanted)
        found = work(checks_of(wanted, seen))
        done = finish(place, draft_of(place, wanted), Ticket())
        file = tmp_path / "dossier.pdf"
        file.write_bytes(done.data)
        faults = [fault for one in FLAVOURS for fault in validator.verdict(file, one).faults]
        faulty += [(profile, audience, fault) for fault in faults]
        pages += done.certificate.pages
        tell(capsys, row(profile, audience, found, done.certificate.pages, len(faults)))
    note("dossiers of the sample, each profile in each audience", len(EVERY))
    note("their pages", pages)
    assert faulty == []


def row(profile: str, audience: str, found: Checks, pages: int, faults: int) -> str:
    stops, signs, warns = (sum(one.kind == kind for one in found.found) for kind in KINDS)
    return f"{profile:26}{audience:18}{stops:>6}{signs:>8}{warns:>6}{pages:>6}{faults:>8}"


def tell(capsys: pytest.CaptureFixture[str], line: str) -> None:
    with capsys.disabled():
        print(line, flush=True)
