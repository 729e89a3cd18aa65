"""Packs from a stick: whose they are, what they change, and what is refused."""

import os
import secrets

import pytest

from casefiles import paths
from casefiles.custody.signed_texts import read_signed_text, signed_text
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import InstalledPackId, TrustedKeyId
from casefiles.domain.records.library_records import InstalledPack, TrustedKey
from casefiles.library.pack_reading import load_builtin_pack
from casefiles.office.law.packs import (
    ChangeKind,
    accept_key,
    install_pack,
    packs_state,
    read_pack_file,
    remove_pack,
    withdraw_key,
)
from casefiles.office.law.packs_in_use import KIND, packs_in_use
from casefiles.office.records.history import HistoryFilter, act_detail, acts_of
from casefiles.office.records.undo import next_undo, undo
from casefiles.office.workplace.operations import JobContext
from casefiles.words.catalogue import explain
from tests.office.law.packs_at_hand import FINGERPRINT, MAKER, STRANGER, pack_text
from tests.store.world import World, insert_all, new_case

RESOURCES = paths.resources()


@pytest.fixture
def world(tmp_path):
    return World(tmp_path / "vault")


@pytest.fixture
def place(world):
    with world.create() as vault:
        yield JobContext(vault, lambda: None, world.hands.clock(), secrets.token_bytes, RESOURCES)


@pytest.fixture
def case(place):
    case = new_case()
    insert_all(place.vault, [case])
    return case


def read(place, tmp_path, text):
    path = tmp_path / "pack"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_pack_file(path)(place, CancellationToken())


def refused(place, tmp_path, text):
    with pytest.raises(Refused) as caught:
        read(place, tmp_path, text)
    assert explain(caught.value.code, caught.value.safe)
    return caught.value


def trust(place, text=None):
    own = TrustedKeyId(secrets.token_hex(16))
    accept_key(own, text or pack_text(), FINGERPRINT)(place, CancellationToken())


def put(place, text):
    install_pack(InstalledPackId(secrets.token_hex(16)), text)(place, CancellationToken())


def in_use(place):
    held = place.vault.read(lambda reader: packs_in_use(reader, RESOURCES))
    return [(one.pack.id, one.pack.edition) for one in held]


def test_an_unknown_key_is_told_by_fingerprint_and_accepted_by_comparing(place, tmp_path):
    offer = read(place, tmp_path, pack_text())
    assert (offer.maker.fingerprint, offer.maker.is_accepted) == (FINGERPRINT, False)
    assert (offer.title, offer.changes) == ("", ())
    with pytest.raises(Refused) as caught:
        put(place, offer.text)
    assert caught.value.code == "key_not_accepted"
    wrong = accept_key(TrustedKeyId("a" * 32), offer.text, FINGERPRINT[:-1] + "x")
    with pytest.raises(Refused) as caught:
        wrong(place, CancellationToken())
    assert caught.value.code == "fingerprint_differs"
    typed = FINGERPRINT.upper().replace(" ", "")
    accept_key(TrustedKeyId("a" * 32), offer.text, typed)(place, CancellationToken())
    again = read(place, tmp_path, pack_text())
    assert again.maker.is_accepted
    assert len(again.changes) == 130
    assert {one.kind for one in again.changes} == {ChangeKind.ADDED}


def test_a_later_edition_tells_what_is_added_changed_and_gone(place, tmp_path):
    trust(place)
    put(place, pack_text())
    changes = (
        ('value: "10,105"', 'value: "10,106"'),
        ("  - id: F26\n", "  - id: F99\n"),
    )
    later = pack_text(2, changes=changes)
    offer = read(place, tmp_path, later)
    assert (offer.installed, offer.edition) == (1, 2)
    told = [(one.kind, one.id) for one in offer.changes]
    assert told == [("removed", "F26"), ("changed", "F06"), ("added", "F99")]
    (field,) = offer.changes[1].fields
    assert (field.name, field.before, field.after) == ("value", "10,105", "10,106")
    assert in_use(place) == [("builtin", 1), ("third", 1)]
    put(place, later)
    assert in_use(place) == [("builtin", 1), ("third", 2)]


def test_what_is_older_changed_unsigned_or_nonsense_is_refused_and_nothing_lost(place, tmp_path):
    trust(place)
    put(place, pack_text(2))
    before = place.vault.read(lambda reader: reader.find(InstalledPack))
    older = refused(place, tmp_path, pack_text(1))
    assert (older.code, older.safe) == ("pack_older", {"edition": 1, "installed": 2})
    assert refused(place, tmp_path, pack_text(2)).code == "pack_already_there"
    changed = pack_text(3).replace("10,105", "10,905")
    assert refused(place, tmp_path, changed).code == "bad_signature"
    assert refused(place, tmp_path, "casefiles-pack/1\nx\n").code == "text_not_signed"
    assert refused(place, tmp_path, b"\xff" * 40).code == "pack_unreadable"
    assert refused(place, tmp_path, b"a" * 300_000).code == "pack_unreadable"
    body = read_signed_text(KIND, pack_text(3)).body
    nonsense = body.replace('"date": "2014-07-22"', '"date": "last summer"')
    wrong = refused(place, tmp_path, signed_text(KIND, nonsense, MAKER))
    assert (wrong.code, wrong.safe["entry"], wrong.safe["field"]) == ("pack_invalid", "F01", "date")
    loose = signed_text(KIND, body.replace('"id": "F01",', '"id":  "F01",'), MAKER)
    assert refused(place, tmp_path, loose).safe["reason"] == "not_canonical"
    assert place.vault.read(lambda reader: reader.find(InstalledPack)) == before


def test_a_link_a_pipe_or_a_folder_is_no_pack(place, tmp_path):
    real = tmp_path / "real"
    real.write_text(pack_text())
    (tmp_path / "link").symlink_to(real)
    os.mkfifo(tmp_path / "pipe")
    for name in ("link", "pipe", "none", "."):
        with pytest.raises(Refused) as caught:
            read_pack_file(tmp_path / name)(place, CancellationToken())
        assert caught.value.code == "pack_unreadable"


def test_a_key_that_is_withdrawn_takes_its_packs_out_of_use_and_comes_back(place, case):
    trust(place)
    put(place, pack_text())
    (key,) = place.vault.read(lambda reader: reader.find(TrustedKey))
    place.vault.write(withdraw_key(key.id))
    assert in_use(place) == [("builtin", 1)]
    held = packs_state()(place, CancellationToken()).packs
    assert [one.fault for one in held] == ["", "key_not_accepted"]
    first, words = place.vault.read(next_undo(case.id))
    assert words == "Undo: key of a publisher removed (rights.example/packs)"
    place.vault.write(undo(first))
    assert in_use(place) == [("builtin", 1), ("third", 1)]


def test_taking_in_is_undone_and_told_in_the_history(place, case):
    trust(place)
    put(place, pack_text())
    put(place, pack_text(2))
    rows = place.vault.read(acts_of(HistoryFilter(case.id))).rows[:3]
    assert [row.words for row in rows] == [
        "Reference pack edited",
        "Reference pack added",
        "Key of a publisher added",
    ]
    detail = place.vault.read(act_detail(case.id, rows[0].first))
    assert [(one.name, one.after) for one in detail.touched[0].fields] == [("Edition", "2")]
    place.vault.write(undo(rows[0].first))
    assert in_use(place) == [("builtin", 1), ("third", 1)]
    (held,) = place.vault.read(lambda reader: reader.find(InstalledPack))
    place.vault.write(remove_pack(held.id))
    assert in_use(place) == [("builtin", 1)]


def test_a_later_edition_of_the_programs_own_pack_stands_in_its_place(place, tmp_path):
    text = pack_text(2, "builtin", (('value: "10,105"', 'value: "11,000"'),))
    trust(place, text)
    offer = read(place, tmp_path, text)
    assert [one.id for one in offer.changes] == ["F06"]
    put(place, text)
    assert in_use(place) == [("builtin", 2)]
    assert [one.fault for one in packs_state()(place, CancellationToken()).packs] == [
        "pack_replaced",
        "",
    ]
    own = load_builtin_pack(RESOURCES)
    assert refused(place, tmp_path, pack_text(own.edition, "builtin")).code == "pack_older"


def test_a_signature_of_another_key_does_not_pass(place, tmp_path):
    trust(place)
    text = pack_text(maker=STRANGER)
    assert not read(place, tmp_path, text).maker.is_accepted
    mine, theirs = pack_text().splitlines(), text.splitlines()
    mixed = "\n".join([*mine[:-1], theirs[-1]]) + "\n"
    assert refused(place, tmp_path, mixed).code == "bad_signature"
