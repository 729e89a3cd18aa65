"""What left in dossiers is erased with what it was of, and editions can still be compared."""

import secrets
import shutil
from dataclasses import replace
from functools import partial
from itertools import combinations

import pytest

from casefiles.domain.disclosure.disclosed import disclosure_from_bytes
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.ids import TreatmentId
from casefiles.domain.foundation.opaque import is_opaque, legible
from casefiles.domain.language.names import PersonName
from casefiles.domain.records.case_records import (
    Case,
    Document,
    Edition,
    Event,
    Exhibit,
    Fact,
    Person,
    Protection,
)
from casefiles.domain.records.editions import ExportedFile, PseudonymNumber, SignOff
from casefiles.domain.records.pairings import MayJoin
from casefiles.domain.records.redaction_settings import (
    AssignedPseudonym,
    RedactionReason,
    Treatment,
)
from casefiles.office.case.erasure import ErasureAuthority, erase_record, unreachable_copies
from casefiles.office.draft.combined_disclosure import (
    OVERLAP,
    OverlapBasis,
    combined_disclosure,
    pages_left,
)
from casefiles.office.draft.dossiers import forums, plan_of, save_contents
from casefiles.office.draft.pairings import answer_pair
from casefiles.office.export.exporting import ExportTarget, export_dossier
from casefiles.office.records.finding_acceptance import accept
from casefiles.office.records.history import HistoryFilter, acts_of
from casefiles.office.vault.backups import back_up_now
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.redaction.disclosure_risk.edition_overlap import overlaps
from casefiles.redaction.disclosure_risk.edition_views import sheet_of
from casefiles.store.maintenance.integrity_check import check_integrity
from tests.office import left_editions
from tests.office.looked_at import tick_details
from tests.office.sample_at_hand import *  # noqa: F403  # fixtures
from tests.office.signatures import signing
from tests.sample_vaults import PASSPHRASE
from tests.store.raw_pages import plain_pages, raw_key
from tests.store.world import keep_document

GROUNDS = ErasureAuthority("consent_withdrawn", "Her letter of 3 May", "")
OPEN, HIDDEN, OTHER = "Qanatbek Zharmukhambet", "Tulebergen Ashimkulov", "热依汗古丽"
EVENT, PLACE, TITLE, FILE = "Vkanareika one seven", "Zhaltyrbulak", "Kxtitel of nine", "kxfile.pdf"
FACT = "Quonset hut fourteen"
READERS = ("court_open", "treaty_body", "requested_state", "requesting_state")
NEEDLES = (OPEN, "Qanatbek", "Zharmukhambet", HIDDEN, "Ashimkulov", OTHER, EVENT, PLACE, TITLE)
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "escaped")


def hits(folder, needles):
    """Count words in every decrypted page, in six encodings, in two cases."""
    pages = b"\0".join(plain_pages(folder, raw_key(folder, PASSPHRASE)))
    found = {}
    for needle in needles:
        forms = set()
        for word in (needle, needle.lower(), needle.upper()):
            for name in ENCODINGS:
                if name == "escaped":
                    forms.add("".join(f"\\u{ord(c):04x}" for c in word).encode())
                    forms.add(word.encode("unicode_escape"))
                else:
                    forms.add(word.encode(name))
        found[needle] = sum(pages.count(form) for form in forms)
    return found


@pytest.fixture(scope="module")
def made(desk, made_sample, tmp_path_factory):
    """A vault from which four dossiers left, and what is to be erased in it."""
    folder = tmp_path_factory.mktemp("left") / "vault"
    shutil.copytree(made_sample, folder)
    opened = desk.unlock(folder, PASSPHRASE)
    try:
        case_id = opened.ask(lambda reader: reader.find(Case))[0].id
        return folder, _left(opened, case_id, folder.parent)
    finally:
        opened.close()


@pytest.fixture
def sample_vault(made, tmp_path):
    return shutil.copytree(made[0], tmp_path / "vault")


@pytest.fixture
def left(made):
    return made[1]


def _left(opened, case_id, folder):
    """Let four editions leave: two name an open person, who has a number in the others."""
    case = opened.ask(lambda reader: reader.get(Case, case_id))
    known = opened.ask(lambda reader: reader.find(Person))[0]

    def person(name, protection, *more):
        names = tuple(PersonName(one, "Latn", "birth") for one in (name, *more))
        return replace(
            known, id=secrets.token_hex(16), names=names, identifiers=(), protection=protection,
            role="", rejected=(), related_to="", born="",
        )  # fmt: skip

    shown = person(OPEN, Protection.OPEN, OTHER)
    hidden = person(HIDDEN, Protection.WITHHELD)
    template = next(e for e in opened.ask(lambda reader: reader.find(Event)) if not e.is_withheld)
    one = replace(
        template, id=secrets.token_hex(16), text=f"[[{shown.id}]] met [[{hidden.id}]] there.",
        person_ids=(), cites=(), date="2019-05-04", place="Almaty",
    )  # fmt: skip
    gone = replace(one, id=secrets.token_hex(16), text=EVENT, place=PLACE, date="2017-03-02")
    told = opened.ask(lambda reader: reader.find(Fact))
    fact = replace(
        told[0], id=secrets.token_hex(16), position=len(told) + 1, cites=(),
        text=f"{FACT}. [[{shown.id}]] said so, and {OTHER} wrote it.",
    )  # fmt: skip
    document = keep_document(opened.workplace.vault, case, b"bytes " * 50, "words of a page")
    document = replace(document, title=TITLE, file_name=FILE)
    mark = opened.ask(lambda reader: reader.find(Exhibit))[0]
    exhibit = replace(mark, id=secrets.token_hex(16), document_id=document.id, mark="KX/77")
    opened.run(lambda work: work.update(document, "edit_document"))
    for record, action in (
        (shown, "add_person"), (hidden, "add_person"), (one, "add_event"), (gone, "add_event"),
        (fact, "add_fact"), (exhibit, "add_exhibit"),
    ):  # fmt: skip
        opened.run(lambda work, r=record, a=action: work.insert(r, a))
    for at, audience in enumerate(READERS):
        if at == 2:
            opened.run(
                lambda work: work.update(
                    replace(shown, protection=Protection.PSEUDONYM), "edit_person"
                )
            )
            opened.run(
                lambda work: work.update(
                    replace(gone, date="2017", text=f"{EVENT} x"), "edit_event"
                )
            )
        _export(opened, EditionRequest(case_id, "national_court", audience), folder)
    # Nothing points to anybody who shall go.
    opened.run(lambda work: work.update(replace(one, text="They met there."), "edit_event"))
    opened.run(lambda work: work.update(replace(fact, text=f"{FACT}."), "edit_fact"))
    return shown, hidden, gone, document


def _export(opened, wanted, folder):
    """Export a dossier with two exhibits, as a window does."""
    forum = next(
        one for one in opened.work(forums(), CancellationToken()) if one.id == wanted.profile
    )
    plan = opened.ask(plan_of(wanted.case_id, forum, wanted.audience))
    drawn = [one.id for one in plan.exhibits if one.pages]
    marks = {one.document_id: one.mark for one in opened.ask(lambda reader: reader.find(Exhibit))}
    kept = [drawn[0], next(one for one in drawn if marks[one] == "KX/77")]
    opened.run(save_contents(wanted, ["chronology", "statement", "exhibits"], kept))
    tick_details(opened, wanted)
    told = opened.work(combined_disclosure(wanted), CancellationToken()).open
    for pair in {one.pair.pair for one in told if one.rests is OverlapBasis.UNANSWERED}:
        answer = (MayJoin.YES, "it is known", secrets.token_bytes)
        opened.run(answer_pair(wanted.case_id, pair, *answer))
    # What readers gain is another question once it is known that both are of the same file.
    told = opened.work(combined_disclosure(wanted), CancellationToken()).open
    of = [one.of for one in told]
    opened.run(accept(wanted.case_id, OVERLAP, of, "it is known", secrets.token_bytes))
    target = folder / f"{wanted.audience}.pdf"
    delivery = ExportTarget(target, False, signing("as it is"), reads_back=False)
    opened.work(export_dossier(wanted, delivery), CancellationToken())


def sheets(opened, case_id):
    found = []
    for edition in opened.ask(lambda reader: reader.find(Edition, case_id=case_id)):
        told = edition.left_as
        shown = disclosure_from_bytes(told.disclosure.encode())
        people = {one.person_id: one.text for one in told.named}
        found.append(sheet_of(shown, told, pages_left(told, shown), people))
    return found


def differing(opened, case_id):
    """Return what each two editions tell together, by ids alone."""
    return {
        (at, other, one.about, one.records, one.page)
        for (at, here), (other, there) in combinations(enumerate(sheets(opened, case_id)), 2)
        for one in overlaps(here, there, same_readers=False)
    }


def erase(opened, kind, record):
    return opened.work(erase_record(kind, record.id, GROUNDS), CancellationToken())


def test_nothing_of_what_is_erased_stays_in_editions_and_they_still_compare(left, opened, case_id):
    shown, hidden, gone, document = left
    before = differing(opened, case_id)
    folder = opened.workplace.vault.folder
    opened.work(back_up_now(), CancellationToken())
    for kind, record in ((Person, shown), (Person, hidden), (Event, gone), (Document, document)):
        erase(opened, kind, record)
    assert check_integrity(opened.workplace.vault, CancellationToken()).is_sound
    after = differing(opened, case_id)
    assert {one for one in before if one not in after} == set()
    assert {one for one in after if one not in before} == set()
    assert list((folder / "backups").iterdir()) == []
    opened.close()
    assert hits(folder, NEEDLES) == dict.fromkeys(NEEDLES, 0)
    assert hits(folder, [FACT])[FACT] > 0, "the control: others can be found"


def test_control_before_erasing_editions_hold_all_of_it(left, opened):
    folder = opened.workplace.vault.folder
    opened.close()
    found = hits(folder, (OPEN, EVENT, TITLE, OTHER, HIDDEN))
    assert all(found.values())


def test_equal_values_have_one_id_and_unequal_ones_two(left, opened, case_id):
    shown, _, gone, document = left
    erase(opened, Person, shown)
    erase(opened, Event, gone)
    erase(opened, Document, document)
    told = [one.disclosure for one in sheets(opened, case_id)]
    events = [
        dict(zip(one.events, one.disclosure.events, strict=True))[gone.id]
        for one in sheets(opened, case_id)
    ]
    assert all(is_opaque(one.text) and is_opaque(one.place) for one in events)
    assert events[0] == events[1] != events[2] == events[3]
    assert events[0].place == events[2].place
    facts = [next(f.text for f in one.facts if FACT in f.text) for one in told]
    assert legible(facts[0]) == f"{FACT}. [erased] said so, and [erased] wrote it."
    assert facts[0] == facts[1]
    assert [one.exhibits[-1].title for one in told] == [told[0].exhibits[-1].title] * len(told)
    assert told[0].exhibits[-1].pages == 1
    labels = {one.label for one in told[0].persons}
    assert any(is_opaque(one) for one in labels)


def test_a_later_overlay_still_tells_that_an_earlier_edition_named_somebody(
    left, opened, case_id, work
):
    shown, *_ = left
    facts = [one.id for one in opened.ask(lambda reader: reader.find(Fact)) if FACT in one.text]
    laid = partial(combined_disclosure, EditionRequest(case_id, "national_court", "court_open"))
    erase(opened, Person, shown)
    findings = work(laid()).findings
    about = [one for one in findings if one.overlap.records == tuple(facts)]
    assert about
    assert any("[erased]" in one.item.there for one in about)
    assert not any(is_opaque(word) for one in findings for word in one.item.words.split())


def test_no_digest_that_names_could_be_tried_on_stays(left, opened, case_id):
    shown, *_ = left
    edition = opened.ask(lambda reader: reader.find(Edition, case_id=case_id))[0]
    signed = replace(edition, signatures=(SignOff("unread_pages", "ab" * 32, f"{OPEN} agreed"),))
    opened.run(lambda at: at.update(signed, "stamp"))
    erase(opened, Person, shown)
    kept = opened.ask(lambda reader: reader.get(Edition, edition.id))
    assert is_opaque(kept.signatures[0].of)
    assert legible(kept.signatures[0].reason) == "[erased] agreed"
    assert is_opaque(kept.sha256)
    assert kept.size == 0


@pytest.mark.parametrize("is_lettered", [True, False])
def test_of_a_key_that_may_name_who_is_erased_no_digest_stays(left, opened, case_id, is_lettered):
    _, hidden, *_ = left
    edition = opened.ask(lambda reader: reader.find(Edition, case_id=case_id))[0]
    numbering = (PseudonymNumber(hidden.id, 7),) if is_lettered else ()
    key = ExportedFile("key_paper", 4321, "ab" * 32)
    keyed = replace(edition, keys=(key,), numbering=numbering)
    opened.run(lambda at: at.update(keyed, "key_paper"))
    reach = opened.ask(unreachable_copies(case_id, Person, hidden.id))
    assert len(reach.left) == is_lettered
    erase(opened, Person, hidden)
    kept = opened.ask(lambda reader: reader.get(Edition, edition.id))
    assert kept.sha256 == edition.sha256, "the dossier itself named nobody"
    if not is_lettered:
        assert kept.keys == (key,)
        return
    assert is_opaque(kept.keys[0].sha256)
    assert kept.keys[0].size == 0


def test_before_erasing_it_is_told_which_dossiers_left(left, opened, case_id):
    shown, hidden, gone, document = left
    reach = opened.ask(unreachable_copies(case_id, Person, shown.id))
    editions = opened.ask(lambda reader: reader.find(Edition, case_id=case_id))
    days = [one.day for one in editions[:2]]
    assert [(one.audience, one.day) for one in reach.left] == list(
        zip(("court_open", "treaty_body"), days, strict=True)
    )
    assert all(days)
    assert opened.ask(unreachable_copies(case_id, Person, hidden.id)).left == ()
    for kind, record in ((Event, gone), (Document, document)):
        assert len(opened.ask(unreachable_copies(case_id, kind, record.id)).left) == len(READERS)
    assert erase(opened, Person, shown).left == reach.left


def test_a_dossier_that_never_held_it_stays_as_it_was(left, opened, case_id):
    _, hidden, *_ = left
    before = opened.ask(lambda reader: reader.find(Edition, case_id=case_id))
    erase(opened, Person, hidden)
    after = opened.ask(lambda reader: reader.find(Edition, case_id=case_id))
    kept = [(one.left_as, one.sha256, one.files, one.day) for one in before]
    assert [(one.left_as, one.sha256, one.files, one.day) for one in after] == kept
    # What was signed for may be a digest of names, and these are gone.
    assert all(is_opaque(signed.of) for one in after for signed in one.signatures if signed.of)
    assert any(one.signatures for one in after)


def test_texts_that_cannot_be_cut_become_opaque_as_a_whole(left, opened, case_id):
    """A slip in a name that is only asked about elsewhere."""
    shown, *_ = left
    edition = opened.ask(lambda reader: reader.find(Edition, case_id=case_id))[0]
    told = edition.left_as.disclosure.replace(f"{FACT}.", f"{FACT} by Zharmukhambett.")
    changed = replace(edition, left_as=replace(edition.left_as, disclosure=told))
    opened.run(lambda at: at.update(changed, "stamp"))
    erase(opened, Person, shown)
    kept = opened.ask(lambda reader: reader.get(Edition, edition.id)).left_as.disclosure
    assert "Zharm" not in kept


def test_readers_who_never_meet_share_no_id(left, opened, case_id):
    shown, *_ = left
    for edition in opened.ask(lambda reader: reader.find(Edition)):
        opened.run(lambda work, e=edition: work.delete(Edition, e.id, "remove_edition"))
    opened.run(lambda work: work.update(replace(shown, protection=Protection.OPEN), "edit_person"))
    fact = next(f for f in opened.ask(lambda reader: reader.find(Fact)) if FACT in f.text)
    named = replace(fact, text=f"{FACT}: [[{shown.id}]].", cites=())
    opened.run(lambda work: work.update(named, "edit_fact"))
    for audience in ("interpreter", "expert"):
        left_editions.leave(opened, case_id, audience, "2026-03-07")
    opened.run(lambda work: work.update(fact, "edit_fact"))
    erase(opened, Person, shown)
    editions = opened.ask(lambda reader: reader.find(Edition, case_id=case_id))
    ids = [{one.text for one in edition.left_as.named} for edition in editions]
    assert all(ids)
    assert not ids[0] & ids[1]


def test_ciphers_and_reasons_go_with_the_person(left, opened, case_id):
    shown, *_ = left
    line = Treatment(
        TreatmentId(secrets.token_hex(16)),
        case_id,
        "national_court",
        "ccf",
        ciphers=(AssignedPseudonym(shown.id, "Qwaxwing"),),
        grounds=(RedactionReason(shown.id, "", "Bqanaries were seen"),),
    )
    opened.run(lambda work: work.insert(line, "add_treatment"))
    erase(opened, Person, shown)
    assert check_integrity(opened.workplace.vault, CancellationToken()).is_sound
    assert opened.ask(lambda reader: reader.get(Treatment, line.id)).ciphers == ()
    row = opened.ask(acts_of(HistoryFilter(case_id))).rows[0]
    assert row.words.startswith("Person erased permanently")
    assert not row.can_be_undone
    folder = opened.workplace.vault.folder
    opened.close()
    assert hits(folder, ["Qwaxwing", "Bqanaries"]) == {"Qwaxwing": 0, "Bqanaries": 0}
