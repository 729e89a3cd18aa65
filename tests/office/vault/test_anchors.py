"""Anchors: what an outside witness says of a vault that is as it was, older, or another."""

import secrets
from hashlib import sha256

import pytest

from casefiles.custody.anchor_files import parse_file
from casefiles.custody.notes import parse_note
from casefiles.custody.printed_anchor_code import GROUPS, code_of, parse_code
from casefiles.domain.foundation.errors import CasefilesError, Refused, VaultDamaged
from casefiles.office.vault.anchors import (
    AnchorVerdict,
    compare_code,
    compare_file,
    compare_remembered,
    is_anchored,
    last_comparison,
    make_anchor_file,
    make_printed_anchor,
    note_anchor_printed,
    proof_state,
)
from casefiles.office.vault.cosigning import add_cosignature, cosign, request_cosignature
from casefiles.office.vault.printed_anchors import page_of
from casefiles.store.maintenance.integrity_check import check_integrity
from casefiles.store.vault.opening import accept_as_found
from casefiles.words.catalogue import codes, explain
from tests.office.vault.two_vaults import Laptop, place_of
from tests.store.world import PASSPHRASE


@pytest.fixture
def laptop(tmp_path):
    return Laptop(tmp_path / "vault")


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def refusal(call) -> str:
    with pytest.raises(Refused) as fault:
        call()
    assert fault.value.code in codes()
    assert "{" not in explain(fault.value.code, fault.value.safe)
    return fault.value.code


def test_an_anchor_on_a_stick_agrees_however_far_the_vault_goes_on(laptop, stick):
    laptop.does(make_anchor_file(stick / "anchor.txt"))
    assert laptop.does(compare_file(stick / "anchor.txt")).verdict is AnchorVerdict.AGREES
    laptop.works(5)
    assert laptop.does(compare_file(stick / "anchor.txt")).verdict is AnchorVerdict.AGREES
    assert laptop.does(compare_remembered()).verdict is AnchorVerdict.AGREES
    with laptop.world.open() as vault:
        assert vault.read(is_anchored())
        state = vault.read(proof_state())
        assert [anchor.kind for anchor in state.anchors] == ["file"]
        assert state.last.verdict is AnchorVerdict.AGREES
        assert len(state.fingerprint) == 19


def test_an_anchor_holds_nothing_of_the_case(laptop, stick):
    laptop.does(make_anchor_file(stick / "anchor.txt"))
    data = (stick / "anchor.txt").read_bytes()
    # No word of two letters: base64 has each of them by chance.
    for word in ("R-1", "Title", laptop.case.id, "Aygül"):
        assert word.encode() not in data
    assert parse_file(data.decode()).text().encode() == data


def test_an_older_copy_of_the_whole_vault_betrays_itself(laptop, stick, tmp_path):
    laptop.works(2)
    early = laptop.image(tmp_path / "early")
    laptop.works(3)
    laptop.does(make_anchor_file(stick / "anchor.txt"))
    laptop.put_back(early)
    with laptop.world.open() as vault:
        assert check_integrity(vault, _ticket()).is_sound, "the control: alone it notices nothing"
    found = laptop.does(compare_file(stick / "anchor.txt"))
    assert (found.verdict, found.missing) == (AnchorVerdict.OLDER, 3)
    with laptop.world.open() as vault:
        assert vault.read(last_comparison()).verdict is AnchorVerdict.OLDER


def _ticket():
    from casefiles.domain.foundation.cancellation import CancellationToken

    return CancellationToken()


def test_two_copies_that_went_on_apart_are_forked(laptop, stick, tmp_path):
    early = laptop.image(tmp_path / "early")
    laptop.works(2)
    laptop.does(make_anchor_file(stick / "anchor.txt"))
    laptop.put_back(early)
    laptop.works(6)
    assert laptop.does(compare_file(stick / "anchor.txt")).verdict is AnchorVerdict.FORKED


def test_anchors_of_others_are_foreign_or_of_another_copy(laptop, stick, tmp_path):
    other = Laptop(tmp_path / "other")
    other.does(make_anchor_file(stick / "other.txt"))
    assert laptop.does(compare_file(stick / "other.txt")).verdict is AnchorVerdict.FOREIGN
    early = laptop.image(tmp_path / "early")
    (laptop.world.folder / "vault.head").unlink()
    world = laptop.world
    accept_as_found(world.folder, PASSPHRASE, world.hands.clock(), secrets.token_bytes).close()
    laptop.does(make_anchor_file(stick / "copy.txt"))
    laptop.put_back(early)
    assert laptop.does(compare_file(stick / "copy.txt")).verdict is AnchorVerdict.OTHER_COPY


def test_an_anchor_that_somebody_wrote_is_none(laptop, stick, tmp_path):
    laptop.does(make_anchor_file(stick / "anchor.txt"))
    text = (stick / "anchor.txt").read_text()
    other = Laptop(tmp_path / "other")
    other.does(make_anchor_file(stick / "other.txt"))
    theirs = (stick / "other.txt").read_text().split("— ")[1].split(" ")[1]
    mine = text.split("— ")[1].split(" ")[1]
    (stick / "forged.txt").write_text(text.replace(mine, theirs))
    assert laptop.does(compare_file(stick / "forged.txt")).verdict is AnchorVerdict.FOREIGN
    (stick / "cut.txt").write_text(text[:-20])
    (stick / "binary").write_bytes(bytes(range(256)))
    for name in ("cut.txt", "binary", "missing.txt"):
        assert refusal(lambda at=name: laptop.does(compare_file(stick / at))) == "not_a_note"


def test_remembered_files_that_are_away_are_no_news(laptop, stick):
    assert laptop.does(compare_remembered()) is None
    laptop.does(make_anchor_file(stick / "anchor.txt"))
    (stick / "anchor.txt").unlink()
    assert laptop.does(compare_remembered()) is None


def test_the_worst_of_several_anchors_is_told(laptop, stick, tmp_path):
    laptop.does(make_anchor_file(stick / "first.txt"))
    laptop.does(make_anchor_file(stick / "second.txt"))
    early = laptop.image(tmp_path / "early")
    laptop.works(2)
    laptop.does(make_anchor_file(stick / "second.txt"))
    laptop.put_back(early)
    assert laptop.does(compare_remembered()).verdict is AnchorVerdict.OLDER


def test_no_anchor_lies_in_the_vault_itself(laptop):
    target = laptop.world.folder / "anchor.txt"
    with pytest.raises(CasefilesError, match="target_in_vault"):
        laptop.does(make_anchor_file(target))


def test_a_slip_is_typed_back_from_paper(laptop, tmp_path):
    early = laptop.image(tmp_path / "early")
    laptop.works(2)
    with laptop.world.open() as vault:
        slip = make_printed_anchor()(place_of(vault, laptop.world), _ticket())
        vault.write(note_anchor_printed(slip))
    typed = "-".join(slip.code).lower()
    assert laptop.does(compare_code(typed)).verdict is AnchorVerdict.AGREES
    laptop.works()
    assert laptop.does(compare_code(typed)).verdict is AnchorVerdict.AGREES
    laptop.put_back(early)
    assert laptop.does(compare_code(typed)).verdict is AnchorVerdict.OLDER
    laptop.works(9)
    assert laptop.does(compare_code(typed)).verdict is AnchorVerdict.FORKED
    assert Laptop(tmp_path / "b").does(compare_code(typed)).verdict is AnchorVerdict.FOREIGN


def test_every_slip_of_the_hand_is_noticed():
    root = sha256(b"x").digest()
    groups = code_of("ab" * 16, 1_234_567, root)
    assert len(groups) == GROUPS
    code = parse_code(" ".join(groups))
    assert (code.device, code.size, code.root) == ("ab" * 4, 1_234_567, root[:16])
    text = "".join(groups)
    for at in range(len(text)):
        other = "7" if text[at] != "7" else "8"
        with pytest.raises(Refused, match="code_wrong"):
            parse_code(text[:at] + other + text[at + 1 :])
    for wrong in ("", text[:-1], text + "A", text[:-1] + "!"):
        with pytest.raises(Refused, match="code_incomplete"):
            parse_code(wrong)


def test_a_slip_prints_128_bits_of_the_root_and_says_that_so_many_bind(laptop):
    slip = laptop.does(make_printed_anchor())
    root = parse_note(slip.note).checkpoint.root
    assert parse_code(" ".join(slip.code)).root == root[: 128 // 8]
    page = page_of(slip)
    assert page.code == slip.code
    assert "128 bits" in " ".join(page.lines)


def test_a_slip_of_an_older_version_is_still_read_and_said_not_to_bind(laptop):
    note = parse_note(laptop.does(make_printed_anchor()).note)
    with laptop.world.open() as vault:
        device = vault.read(lambda reader: reader.device)
    size, root = note.checkpoint.size, note.checkpoint.root
    told = bytes.fromhex(device)[:4] + size.to_bytes(4, "big") + root[:10]
    data = told + sha256(b"casefiles/slip/1" + told).digest()[:2]
    symbols = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    number = int.from_bytes(data, "big")
    typed = "".join(symbols[number >> 5 * at & 31] for at in reversed(range(32)))
    said = laptop.does(compare_code(typed))
    assert (said.verdict, said.is_short) == (AnchorVerdict.AGREES, True)
    assert not laptop.does(compare_code(" ".join(laptop.does(make_printed_anchor()).code))).is_short


@pytest.fixture
def colleague(tmp_path):
    return Laptop(tmp_path / "colleague")


def witnessed(laptop, colleague, stick) -> None:
    laptop.does(request_cosignature(stick / "request.txt"))
    colleague.does(cosign(stick / "request.txt", stick / "statement.txt"))
    laptop.does(add_cosignature(stick / "statement.txt"))


def test_a_colleague_signs_and_her_statement_is_an_anchor(laptop, colleague, stick, tmp_path):
    early = laptop.image(tmp_path / "early")
    for _ in range(3):
        laptop.works(2)
        witnessed(laptop, colleague, stick)
    with laptop.world.open() as vault:
        assert [anchor.kind for anchor in vault.read(proof_state()).anchors] == ["colleague"] * 3
    with colleague.world.open() as vault:
        assert len(vault.read(lambda reader: reader.witnessed(""))) == 3
    laptop.put_back(early)
    assert laptop.does(compare_file(stick / "statement.txt")).verdict is AnchorVerdict.OLDER
    told = (stick / "statement.txt").read_text()
    assert told.count("— ") == 2


def test_a_colleague_refuses_what_does_not_follow(laptop, colleague, stick, tmp_path):
    early = laptop.image(tmp_path / "early")
    laptop.works(2)
    witnessed(laptop, colleague, stick)
    sign = cosign(stick / "request.txt", stick / "statement.txt")
    laptop.put_back(early)
    laptop.does(request_cosignature(stick / "request.txt"))
    assert refusal(lambda: colleague.does(sign)) == "request_is_older"
    laptop.works(9)
    laptop.does(request_cosignature(stick / "request.txt"))
    assert refusal(lambda: colleague.does(sign)) == "request_without_proof"
    file = parse_file((stick / "request.txt").read_text())
    with colleague.world.open() as vault:
        last = vault.read(lambda reader: reader.witnessed(""))[0]
    forged = type(file)(file.kind, file.key, file.note, None, {last.size: (bytes(32),) * 4})
    (stick / "request.txt").write_text(forged.text())
    assert refusal(lambda: colleague.does(sign)) == "request_forked"


def test_only_a_request_is_signed_and_only_a_statement_taken(laptop, colleague, stick, tmp_path):
    laptop.does(make_anchor_file(stick / "anchor.txt"))
    laptop.does(request_cosignature(stick / "request.txt"))
    out = stick / "out.txt"
    assert refusal(lambda: colleague.does(cosign(stick / "anchor.txt", out))) == "not_a_request"
    assert refusal(lambda: laptop.does(cosign(stick / "request.txt", out))) == "own_request"
    assert not out.exists()
    take = add_cosignature(stick / "request.txt")
    assert refusal(lambda: laptop.does(take)) == "not_a_statement"
    colleague.does(cosign(stick / "request.txt", out))
    other = Laptop(tmp_path / "other")
    assert refusal(lambda: other.does(add_cosignature(out))) == "statement_disagrees"
    text = out.read_text()
    request = parse_file((stick / "request.txt").read_text())
    statement = parse_file(text)
    bare = type(statement)(statement.kind, statement.key, request.note, statement.witness)
    out.write_text(bare.text())
    assert refusal(lambda: laptop.does(add_cosignature(out))) == "not_a_statement"


def test_a_partial_copy_is_caught_without_any_anchor(laptop, tmp_path):
    early = laptop.image(tmp_path / "early")
    laptop.works(2)
    (laptop.world.folder / "vault.db").write_bytes((early / "vault.db").read_bytes())
    with pytest.raises(VaultDamaged, match="entries_missing"):
        laptop.works()
