"""An edition that an earlier form of the program made is laid over what would leave today."""

import secrets
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from casefiles import paths
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.records.case_records import Case, Person
from casefiles.domain.records.showings import Appearance, Showing
from casefiles.evidence.channel.limits import WorkerLimits
from casefiles.evidence.host.template import Template, open_template
from casefiles.office.draft.combined_disclosure import CombinedDisclosure, combined_disclosure
from casefiles.office.people.showings import save_showing
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.office.workplace.operations import JobContext
from casefiles.store.vault.open_vault import Vault
from casefiles.store.vault.opening import open_vault
from tests.attacks.pairs.small_pairs import clock_of

MADE = Path(__file__).parent / "with_edition" / "form_10"
"""A dossier for the court left it before anybody could be protected from one recipient alone."""
OLD = "the edition for the court in open session of 2 April 1970"


@pytest.fixture(scope="module")
def template() -> Iterator[Template]:
    with open_template(paths.resources(), WorkerLimits()) as opened:
        yield opened


@pytest.fixture
def vault(tmp_path) -> Iterator[Vault]:
    shutil.copytree(MADE, tmp_path / "v")
    with open_vault(tmp_path / "v", "p", clock_of(8), secrets.token_bytes) as vault:
        yield vault


@pytest.fixture
def laid(vault, template) -> Callable[[str], CombinedDisclosure]:
    place = JobContext(vault, lambda: template, clock_of(8), secrets.token_bytes, paths.resources())
    (case,) = vault.read(lambda reader: reader.find(Case))

    def laid_over(recipient: str) -> CombinedDisclosure:
        request = EditionRequest(case.id, "national_court", recipient)
        return combined_disclosure(request)(place, CancellationToken())

    return laid_over


def test_the_same_for_the_same_recipient_reveals_nothing_more(laid):
    found = laid("court_open")
    assert found.editions == (OLD,)
    assert found.uncomparable == ()
    assert found.findings == ()


def test_who_had_a_number_in_it_is_recognised_beside_the_letter_of_today(laid):
    words = {one.overlap.matter: one.item.words for one in laid("requesting_state").findings}
    assert words.keys() == {"token", "mark"}
    assert "[PERSON 1]" in words["token"]
    assert "[PERSON AA]" in words["token"]


def test_naming_somebody_since_resolves_her_placeholder_in_it(vault, laid):
    her = next(
        one for one in vault.read(lambda r: r.find(Person)) if one.names[0].text == "Zulpiye Tohti"
    )
    showing = Showing("public", Appearance.NAMED, reason="she asked for it herself")
    vault.write(save_showing(her.id, showing))
    (found,) = [one for one in laid("public").findings if one.overlap.matter == "name"]
    assert found.overlap.records == (her.id,)
    assert OLD.removeprefix("the ") in found.item.words
