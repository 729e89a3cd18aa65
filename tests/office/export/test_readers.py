"""Presets, ciphers, keys and the second look at work on the invented case."""

import hashlib
import secrets
from dataclasses import replace

import pytest

from casefiles.custody.pseudonym_key import KeyDerivationCost
from casefiles.domain.disclosure.disclosed import DisclosedPerson, canonical_bytes
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import ExportStopped, Refused
from casefiles.domain.foundation.ids import EditionId
from casefiles.domain.language.names import PersonName
from casefiles.domain.language.text_references import referenced
from casefiles.domain.records.case_records import (
    Case,
    Edition,
    Fact,
    Identifier,
    Mark,
    Person,
    Protection,
)
from casefiles.domain.records.editions import ExportedContent, PseudonymNumber
from casefiles.domain.records.final_check import FinalCheckCertificate
from casefiles.domain.records.redaction_settings import AssignedPseudonym
from casefiles.office.draft.assigned_pseudonyms import (
    assigned_pseudonyms_of,
    save_assigned_pseudonyms,
)
from casefiles.office.draft.drafting import draft_of
from casefiles.office.export.exporting import ExportTarget, export_dossier
from casefiles.office.export.pseudonym_keys import Sealing, open_key, placeholders_of_line, seal_key
from casefiles.office.records.undo import next_undo, undo
from casefiles.office.redaction.presets import presets, redaction_settings_of, save_preset
from casefiles.office.stops.dossier_checks import checks_of
from casefiles.office.stops.export_findings import findings_of
from casefiles.office.stops.marked_pages import UnchangedRasters
from casefiles.office.stops.second_review import (
    record_second_review,
    require_second_review,
    second_review_of,
)
from casefiles.office.vault.keys import add_colleague
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.words.certificate import certificate_lines
from tests.office.sample_at_hand import (
    case_id,
    desk,
    made_sample,
    named,
    opened,
    sample_vault,
    work,
)
from tests.office.signatures import signing
from tests.sample_vaults import PASSPHRASE

__all__ = ["case_id", "desk", "made_sample", "named", "opened", "sample_vault", "work"]

CHEAP = KeyDerivationCost(64, 1, 1)
WORDS = "correct horse battery"


@pytest.fixture
def wanted(case_id):
    return EditionRequest(case_id, "national_court", "court_open")


@pytest.fixture
def people(opened):
    """Return everybody of the case, those with a pseudonym first."""
    found = opened.ask(lambda reader: reader.find(Person))
    return sorted(found, key=lambda one: one.protection is not Protection.PSEUDONYM)


@pytest.fixture
def client(opened, people):
    named = referenced(opened.ask(lambda reader: reader.find(Case))[0].client)
    return next(one for one in people if one.id in named)


@pytest.fixture
def drafted(work):
    return lambda wanted: work(lambda place, _ticket: draft_of(place, wanted))


@pytest.fixture
def stopped(work):
    """Return the codes of what stops a dossier."""

    def find(wanted):
        def look(place, _ticket):
            return {one.code for one in findings_of(place, draft_of(place, wanted))}

        return work(look)

    return find


@pytest.fixture(params=["[PERSON B]", "[RELATIVE B]", "[PERSON 2]"])
def label(request):
    """Return how an edition printed somebody; before there were letters it was a number."""
    return request.param


@pytest.fixture
def edition(opened, case_id, people, drafted, label):
    """Return an edition that left, without making its pages; person 3 stood in earlier ones."""
    numbers = (PseudonymNumber(people[0].id, 2), PseudonymNumber(people[1].id, 3))
    shown = drafted(EditionRequest(case_id, "national_court", "court_open")).disclosure
    shown = replace(shown, persons=(DisclosedPerson(label, is_pseudonym=True),))
    left = ExportedContent(canonical_bytes(shown).decode(), (), (), (), ())
    certificate = FinalCheckCertificate(1, 0, 0, 0, 0, 0, 0, 0, "")
    digest = hashlib.sha256(b"the dossier").hexdigest()
    one = Edition(
        EditionId("ed" * 16), case_id, "national_court", "court_open", digest, 11, numbers,
        certificate, left_as=left,
    )  # fmt: skip
    opened.run(lambda at: at.insert(one, "export"))
    return one


def in_words(work, wanted):
    return {one.code: one.words for one in work(checks_of(wanted, UnchangedRasters())).found}


# Presets


def test_a_preset_is_chosen_for_a_line_told_in_words_and_taken_back(opened, work, wanted, client):
    born = Identifier("date of birth", "11 May 1984")
    told = replace(client, identifiers=(*client.identifiers, born), protection=Protection.OPEN)
    fact = opened.ask(lambda reader: reader.find(Fact))[0]
    said = f"Born 11 May 1984, with {client.identifiers[0].value}."
    opened.run(lambda at: at.update(told, "edit_person"))
    opened.run(lambda at: at.update(replace(fact, text=said), "edit_fact"))
    assert {one.id for one in work(presets())} >= {"us_frcp_5_2", "ccf_requesting_bureau"}
    opened.run(save_preset(wanted, "us_frcp_5_2", secrets.token_bytes))
    words = in_words(work, wanted)["preset_effect"]
    assert "removes" in words
    assert "keeps the year of 2 dates of birth" in words
    first, act = opened.ask(next_undo(wanted.case_id))
    assert act.startswith("Undo: redaction settings added")
    opened.run(undo(first))
    assert opened.ask(redaction_settings_of(wanted)) is None
    assert "preset_effect" not in in_words(work, wanted)


def test_no_preset_again_leaves_no_record(opened, wanted):
    opened.run(save_preset(wanted, "us_frcp_5_2", secrets.token_bytes))
    opened.run(save_preset(wanted, "", secrets.token_bytes))
    assert opened.ask(redaction_settings_of(wanted)) is None


def test_a_name_that_the_forum_needs_stops_the_dossier(opened, work, case_id, client, stopped):
    ccf = EditionRequest(case_id, "national_court", "ccf")
    opened.run(lambda at: at.update(replace(client, protection=Protection.OPEN), "edit_person"))
    opened.run(save_preset(ccf, "ccf_requesting_bureau", secrets.token_bytes))
    assert "needed_field_redacted" not in stopped(ccf)
    hidden = replace(client, protection=Protection.PSEUDONYM)
    opened.run(lambda at: at.update(hidden, "edit_person"))
    assert "needed_field_redacted" in stopped(ccf)
    # Without a preset it is told, and stops nothing.
    opened.run(save_preset(ccf, "", secrets.token_bytes))
    assert "needed_field_redacted" not in stopped(ccf)
    assert "needed_field_warned" in in_words(work, ccf)


def test_what_a_preset_needs_only_warns_once_it_is_due_for_review(
    opened, case_id, client, stopped, work, monkeypatch
):
    ccf = EditionRequest(case_id, "national_court", "ccf")
    hidden = replace(client, protection=Protection.PSEUDONYM)
    opened.run(lambda at: at.update(hidden, "edit_person"))
    opened.run(save_preset(ccf, "ccf_requesting_bureau", secrets.token_bytes))
    assert "needed_field_redacted" in stopped(ccf)
    for room in ("casefiles.office.stops.preset_findings",):
        monkeypatch.setattr(f"{room}.is_old", lambda _preset, _place: True)
    assert "needed_field_redacted" not in stopped(ccf)
    assert {"preset_old", "needed_field_warned"} <= in_words(work, ccf).keys()


# Ciphers


def test_a_cipher_is_printed_in_its_line_of_editions_only(opened, wanted, people, drafted):
    person = people[0]
    ordered = [AssignedPseudonym(person.id, "Zeuge 7")]
    opened.run(save_assigned_pseudonyms(wanted, ordered, secrets.token_bytes))
    labels = [one.label for one in drafted(wanted).disclosure.persons]
    assert "[Zeuge 7]" in labels
    others = drafted(EditionRequest(wanted.case_id, wanted.profile, "expert")).disclosure
    assert "[Zeuge 7]" not in [one.label for one in others.persons]
    (row,) = [one for one in opened.ask(assigned_pseudonyms_of(wanted)) if one.cipher]
    assert (row.person_id, row.faults) == (person.id, ())


def test_a_cipher_that_is_a_name_is_refused_and_one_that_became_a_name_stops(
    opened, wanted, people, stopped
):
    other = people[1]
    with pytest.raises(Refused, match="cipher_is_name"):
        bad = [AssignedPseudonym(people[0].id, f"x {other.names[0].text}")]
        opened.run(save_assigned_pseudonyms(wanted, bad, secrets.token_bytes))
    opened.run(
        save_assigned_pseudonyms(
            wanted, [AssignedPseudonym(people[0].id, "Zoltan Q")], secrets.token_bytes
        )
    )
    assert "cipher_is_name" not in stopped(wanted)
    names = (*other.names, PersonName("Zoltan Q", "Latn", "nickname"))
    opened.run(lambda at: at.update(replace(other, names=names), "edit_person"))
    assert "cipher_is_name" in stopped(wanted)


def test_an_initial_in_a_cipher_warns(opened, work, wanted, people):
    letter = next(name.text[0] for name in people[0].names if name.text[0].isascii())
    opened.run(
        save_assigned_pseudonyms(
            wanted, [AssignedPseudonym(people[0].id, f"Z {letter}")], secrets.token_bytes
        )
    )
    assert "cipher_initial" in in_words(work, wanted)


# The key


def test_who_a_token_is_stands_in_the_vault_and_in_a_sealed_file(
    opened, work, wanted, edition, people, label, tmp_path
):
    (told,) = opened.ask(placeholders_of_line(wanted))
    # Who was numbered for an earlier edition alone is no part of this one's key.
    assert [one.token for one in told.tokens] == [label]
    assert told.tokens[0].names[0] == people[0].names[0].text
    path = work(seal_key(edition.id, Sealing(tmp_path / "one.key", WORDS), CHEAP))
    assert open_key(path, WORDS).tokens == told.tokens
    assert open_key(path, WORDS).dossier == edition.sha256
    data = path.read_bytes()
    assert not any(name.encode() in data for name in told.tokens[0].names)
    (entry, *_) = opened.ask(lambda reader: reader.entries_of(Edition, edition.id))
    assert entry.action == "seal_key"


def test_a_key_does_not_lie_beside_its_dossier_unless_somebody_says_so(
    opened, work, edition, tmp_path
):
    (tmp_path / "renamed.pdf").write_bytes(b"the dossier")
    target = tmp_path / "one.key"
    with pytest.raises(Refused, match="key_beside_dossier"):
        work(seal_key(edition.id, Sealing(target, WORDS), CHEAP))
    assert not target.exists()
    work(seal_key(edition.id, Sealing(target, WORDS, is_same_folder_allowed=True), CHEAP))
    assert target.exists()


def test_a_short_passphrase_or_a_taken_name_writes_nothing(opened, work, edition, tmp_path):
    with pytest.raises(Refused, match="key_passphrase_short"):
        work(seal_key(edition.id, Sealing(tmp_path / "one.key", "short"), CHEAP))
    (tmp_path / "one.key").write_text("mine")
    with pytest.raises(Refused, match="target_exists"):
        work(seal_key(edition.id, Sealing(tmp_path / "one.key", WORDS), CHEAP))
    assert (tmp_path / "one.key").read_text() == "mine"
    entries = opened.ask(lambda reader: reader.entries_of(Edition, edition.id))
    assert [entry.action for entry in entries] == ["export"]


# The second look


def test_a_dossier_waits_for_somebody_else(opened, work, wanted, stopped, tmp_path, desk):
    opened.run(require_second_review(wanted.case_id, is_needed=True))
    assert "second_look_missing" in stopped(wanted)
    target = tmp_path / "dossier.pdf"
    with pytest.raises(ExportStopped, match="second_look_missing"):
        work(export_dossier(wanted, ExportTarget(target, signatures=signing("all read"))))
    assert not target.exists()
    # One's own approval is none.
    work(record_second_review(wanted, work(second_review_of(wanted)).of, "", is_given=True))
    assert "second_look_missing" in stopped(wanted)
    work(add_colleague("R. Okafor", "their own words"))
    opened.close()
    theirs = desk.unlock(opened.folder, "their own words")
    look = theirs.work(second_review_of(wanted), CancellationToken())
    assert look.opener == "R. Okafor"
    theirs.work(
        record_second_review(wanted, look.of, "read all", is_given=True), CancellationToken()
    )
    theirs.close()
    ours = desk.unlock(opened.folder, PASSPHRASE)
    assert "second_look_missing" not in _stopped(ours, wanted)
    found = ours.work(checks_of(wanted, UnchangedRasters()), CancellationToken()).found
    assert "Approved as it is by R. Okafor" in [one.words for one in found]
    # It lapses when a word changes, comes back with it, and lapses when an area of a page does.
    fact = ours.ask(lambda reader: reader.find(Fact))[0]
    ours.run(lambda at: at.update(replace(fact, text=f"{fact.text} More."), "edit_fact"))
    assert "second_look_missing" in _stopped(ours, wanted)
    assert "R. Okafor" in [
        one.by for one in ours.work(second_review_of(wanted), CancellationToken()).lapsed
    ]
    ours.run(lambda at: at.update(fact, "edit_fact"))
    assert "second_look_missing" not in _stopped(ours, wanted)
    mark = next(one for one in ours.ask(lambda reader: reader.find(Mark)) if not one.audiences)
    ours.run(lambda at: at.delete(Mark, mark.id, "remove_mark"))
    assert "second_look_missing" in _stopped(ours, wanted)
    ours.close()


def _stopped(vault, wanted):
    def look(place, _ticket):
        return {one.code for one in findings_of(place, draft_of(place, wanted))}

    return vault.work(look, CancellationToken())


def test_a_refusal_needs_a_word_and_stops_until_it_is_taken_back(work, wanted, stopped):
    of = work(second_review_of(wanted)).of
    with pytest.raises(Refused, match="second_look_without_note"):
        work(record_second_review(wanted, of, " ", is_given=False))
    work(record_second_review(wanted, of, "page 3 shows a plate", is_given=False))
    assert "second_look_refused" in stopped(wanted)
    work(record_second_review(wanted, of, "", is_given=True))
    assert "second_look_refused" not in stopped(wanted)


def test_what_changed_while_it_was_looked_at_is_not_approved(work, wanted):
    with pytest.raises(Refused, match="second_look_changed"):
        work(record_second_review(wanted, "0" * 64, "", is_given=True))


def test_a_second_look_counts_for_the_reader_it_was_made_for_and_for_no_other(work, wanted):
    other = replace(wanted, audience="court_closed")
    of = work(second_review_of(wanted)).of
    made = work(record_second_review(wanted, of, "", is_given=True))
    assert made.audience == wanted.audience
    assert [one.audience for one in work(second_review_of(wanted)).given] == [wanted.audience]
    look = work(second_review_of(other))
    assert (look.given, look.lapsed) == ((), ())
    with pytest.raises(Refused, match="second_look_changed"):
        work(record_second_review(other, of, "", is_given=True))


def test_the_certificate_says_for_which_reader_it_is():
    certificate = FinalCheckCertificate(1, 0, 0, 0, 0, 0, 0, 0, "")
    said = {of: certificate_lines(certificate, of) for of in ("court_closed", "ccf")}
    assert "for the court in closed session alone" in "".join(
        one.words for one in said["court_closed"]
    )
    assert said["court_closed"] != said["ccf"]
