"""Every profile, composed from the sample case in every audience: sound files, no dead reference.

The quick form composes each profile of a shard for one audience without its pages. The long one
makes every file as an export would, and adds to a table in the build folder what its checks find
and what the validator of archives says.
"""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.ids import CaseId
from casefiles.domain.records.case_records import Case, Protection
from casefiles.dossier import __main__ as typesetting
from casefiles.dossier.forum.forum_layout import load_layouts
from casefiles.dossier.forum.profiles import Profile
from casefiles.dossier.word_edition import compose_for_word
from casefiles.office.draft import dossier_frames, final_check
from casefiles.office.draft.drafting import draft_of
from casefiles.office.draft.edition_finishing import finish
from casefiles.office.records.findings import DossierFindings
from casefiles.office.stops.dossier_checks import checks_of
from casefiles.office.stops.marked_pages import UnchangedRasters
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.office.workplace.open_vault import OpenVault
from casefiles.office.workplace.operations import JobContext
from casefiles.redaction import __main__
from casefiles.redaction.finding.matching import matcher_of
from tests.dossier.sample_edition import RESOURCES
from tests.dossier.test_composition import text_of
from tests.measured import note
from tests.office.burned_once import burning_once
from tests.office.forum.filed_sample import answer_all
from tests.office.sample_at_hand import *  # noqa: F403  # fixtures
from tests.sample_vaults import PASSPHRASE
from tests.shards import Shard
from tests.typeset.verapdf import Validator, missing, running_validator

LAYOUTS = tuple(load_layouts(RESOURCES))
EVERY = tuple((one.id, audience) for one in LAYOUTS for audience in sorted(one.audiences))
FLAVOURS = ("2a", "ua1")
KINDS = ("stop", "sign", "warn")
SEEN = UnchangedRasters()
TABLE = Path(__file__).resolve().parents[3] / "build" / "every-profile.txt"
"""Profile, audience, findings that stop, ask for a signature and warn; pages; faults of PDF/A."""


def test_every_profile_is_composed_from_the_sample_for_one_of_its_audiences(
    opened: OpenVault, work, case_id: CaseId, shard: Shard
) -> None:
    place, empty = opened.workplace, []
    for number, layout in shard.mine(list(enumerate(LAYOUTS))):
        audiences = sorted(layout.audiences)
        wanted = EditionRequest(case_id, layout.id, audiences[number % len(audiences)])
        answer_all(place.vault, wanted)
        draft = draft_of(place, wanted)
        said = text_of(compose_for_word(draft.disclosure, layout))
        persons = draft.snapshot.persons
        hidden = matcher_of(draft.sought).find(said)
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


@pytest.fixture(scope="module")
def worked_here() -> Iterator[None]:
    """Burn pages once that are the same for several readers; what is made of them differs."""
    with burning_once(), pytest.MonkeyPatch.context() as patch:
        for room in (final_check, dossier_frames):
            patch.setattr(room, "ask_once", asked_here)
        yield


def asked_here(module, _work, request, _kind, blobs, _ticket, _parts=0):
    """Do a child's work in this process: to start each of five hundred would take most of the time.

    That children do the same is seen wherever a dossier is exported.
    """
    do = __main__.do if module == "casefiles.redaction" else typesetting.Typesetter().do
    told, parts = do(request, iter(blobs), lambda _done, _total: None)
    return told, list(parts)


@pytest.fixture(scope="module")
def place(desk, made_sample: Path, tmp_path_factory) -> Iterator[JobContext]:
    folder = tmp_path_factory.mktemp("every profile") / "vault"
    vault = desk.unlock(Path(shutil.copytree(made_sample, folder)), PASSPHRASE)
    yield vault.workplace
    vault.close()


@pytest.mark.long
@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda one: one.id)
def test_every_profile_in_every_audience_is_a_sound_file(
    layout: Profile,
    place: JobContext,
    validator: Validator,
    worked_here: None,
    tmp_path: Path,
) -> None:
    (case,) = place.vault.read(lambda reader: reader.find(Case))
    faulty = []
    for audience in sorted(layout.audiences):
        wanted = EditionRequest(case.id, layout.id, audience)
        answer_all(place.vault, wanted)
        found = checks_of(wanted, SEEN)(place, CancellationToken())
        bare = replace(draft_of(place, wanted), without_text_layer=True)
        done = finish(place, bare, CancellationToken())
        file = tmp_path / "dossier.pdf"
        file.write_bytes(done.data)
        faults = [fault for one in FLAVOURS for fault in validator.verdict(file, one).faults]
        faulty += [(audience, fault) for fault in faults]
        tell(row(layout.id, audience, found, done.certificate.pages, len(faults)))
        note("dossiers of the sample, each profile in each audience", 1)
        note("their pages", done.certificate.pages)
    assert faulty == []


def row(profile: str, audience: str, found: DossierFindings, pages: int, faults: int) -> str:
    stops, signs, warns = (sum(one.kind == kind for one in found.found) for kind in KINDS)
    return f"{profile:26}{audience:18}{stops:>6}{signs:>8}{warns:>6}{pages:>6}{faults:>8}"


def tell(line: str) -> None:
    """Add a line to the table, which several processes may do at a time."""
    TABLE.parent.mkdir(exist_ok=True)
    with TABLE.open("ab", buffering=0) as file:
        file.write(f"{line}\n".encode())
