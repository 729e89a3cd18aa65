"""Two checkers that share no code take sound proofs, and refuse what was changed."""

import ast
import base64
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casefiles.domain.foundation.errors import Refused
from casefiles.exchange.commitments import LADDER, CommittedField, SaltedField, decoys
from casefiles.exchange.proof_package import key_fingerprint
from casefiles.exchange.proof_secrets import OwnedField, ProofSecrets, read_secrets
from tests.exchange import proofs
from tests.exchange.second_checker import check, check_disclosure

MUTATIONS = 400
LONG = 100_000
SOUND = 12
SOUND_LONG = 10_000
NAME = "person/[PERSON B]/name/1"
VERIFIER = proofs.verifier()
_FIRST = (
    "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
    "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
)
_SECOND = (
    "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
    "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
)


@pytest.fixture
def written(tmp_path):
    return proofs.write(tmp_path / "out", proofs.make())


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run `verify.py` as a stranger does: isolated, with the standard library alone."""
    command = [sys.executable, "-I", "-S", "verify.py", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_a_stranger_checks_a_dossier_in_an_empty_folder(tmp_path, written):
    empty = tmp_path / "empty"
    empty.mkdir()
    for one in (*written.folder.iterdir(), written.dossier):
        shutil.copy(one, empty)
    done = run(empty)
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{proofs.DOSSIER} is the file that was signed" in done.stdout
    assert key_fingerprint(written.package.key) in done.stdout
    assert sorted(one.name for one in empty.iterdir()) == sorted(
        [*written.package.files, proofs.DOSSIER]
    ), "it committed nothing behind"
    shutil.copy(written.disclose(NAME), empty)
    done = run(empty, "one.tlog-proof")
    assert done.returncode == 0, done.stdout
    assert f"{NAME} was signed with it, and is: Aygül Demir" in done.stdout


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda at: (at / proofs.DOSSIER).write_bytes(b"%PDF-1.7 y"), 7),
        (lambda at: (at / "proof" / "shown.txt").unlink(), 3),
        (lambda at: (at / "proof" / "HOW-TO-CHECK.txt").write_text("call another number"), 7),
        (lambda at: (at / "proof" / "checkpoint.txt").write_text("a\nb\nc\n\nd\n"), 4),
    ],
)
def test_what_is_wrong_is_said_and_has_a_number(written, change, code):
    change(written.folder.parent)
    done = run(written.folder)
    assert (done.returncode, done.stdout[:9]) == (code, "NOT SOUND")


def test_another_key_is_told_from_the_one_that_was_given(written):
    own = key_fingerprint(written.package.key)
    assert run(written.folder, "--key", own.upper()).returncode == 0
    other = key_fingerprint(proofs.make().key)
    done = run(written.folder, "--key", other)
    assert done.returncode == 10
    assert own in done.stdout
    assert run(written.folder, "--key").returncode == 2


def test_a_forger_who_signs_everything_anew_has_another_fingerprint(tmp_path, written):
    forged = proofs.write(tmp_path / "forged", proofs.make(data=b"%PDF-1.7 f"), b"%PDF-1.7 f")
    assert run(forged.folder).returncode == 0
    assert run(forged.folder, "--key", key_fingerprint(written.package.key)).returncode == 10


def test_the_verifier_needs_no_more_than_python_3_8():
    source = (proofs.PAGES / "verify.py").read_text()
    tree = ast.parse(source, feature_version=(3, 8))
    names = {
        one.name for each in ast.walk(tree) if isinstance(each, ast.Import) for one in each.names
    }
    names |= {one.module for one in ast.walk(tree) if isinstance(one, ast.ImportFrom)}
    assert names == {"base64", "binascii", "hashlib", "json", "re", "sys", "pathlib", "__future__"}
    later = ("strict=", "removeprefix", "removesuffix", "pairwise", ".bit_count", "math.")
    assert not [one for one in later if one in source]


@pytest.mark.parametrize(
    ("secret", "public", "message", "signature"),
    [
        (
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
            "",
            _FIRST,
        ),
        (
            "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
            "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
            "af82",
            _SECOND,
        ),
    ],
)
def test_signatures_of_the_standard_are_sound_and_nothing_near_them(
    secret, public, message, signature
):
    """Of RFC 8032, 7.1; and the same with the order of the curve added, which is refused."""
    key, text, made = (bytes.fromhex(one) for one in (public, message, signature))
    assert VERIFIER.is_signed(key, text, made)
    assert not VERIFIER.is_signed(key, text + b"x", made)
    number = int.from_bytes(made[32:], "little") + VERIFIER.Q
    assert not VERIFIER.is_signed(key, text, made[:32] + number.to_bytes(32, "little"))
    assert secret


def _changed(data: bytes, chance: Random) -> bytes:
    """Return bytes with one change: a bit, a byte more or less, or lines in other places."""
    at = chance.randrange(len(data))
    match chance.randrange(6):
        case 0:
            return data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :]
        case 1:
            return data[:at] + data[at + 1 :]
        case 2:
            return data[:at] + bytes([chance.randrange(256)]) + data[at:]
        case 3:
            return data[:at]
        case 4:
            lines = data.splitlines(keepends=True)
            one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
            lines[one], lines[other] = lines[other], lines[one]
            return b"".join(lines)
        case _:
            lines = data.splitlines(keepends=True)
            lines.insert(chance.randrange(len(lines)), chance.choice(lines))
            return b"".join(lines)


def _mutate(root: Path, times: int, seed: int) -> int:
    """Change packages and see both checkers refuse them; returns how many were."""
    chance = Random(seed)
    base = proofs.write(root / "base", proofs.make(seed=seed))
    disclosed = base.disclose(NAME)
    files = [one for one in base.folder.iterdir() if one.name != "verify.py"]
    # What is signed is short, so that it comes up as often as the long list.
    files = [*files, base.dossier, disclosed]
    refused = 0
    while refused < times:
        file = chance.choice(files)
        sound = file.read_bytes()
        changed = _changed(sound, chance)
        if changed == sound:
            continue
        file.write_bytes(changed)
        first = proofs.first_verdict(VERIFIER, base.folder, (disclosed,))
        second = proofs.second_verdict(base.folder, base.dossier, (disclosed,))
        file.write_bytes(sound)
        assert first, f"{file.name} was taken by the first with seed {seed}"
        assert not second, f"{file.name} was taken by the second with seed {seed}"
        refused += 1
    assert proofs.first_verdict(VERIFIER, base.folder, (disclosed,)) == 0
    assert proofs.second_verdict(base.folder, base.dossier, (disclosed,))
    return refused


def test_every_change_is_refused_by_both_checkers(tmp_path):
    seed = int.from_bytes(os.urandom(4), "big")
    assert _mutate(tmp_path, MUTATIONS, seed) == MUTATIONS


@pytest.mark.long
@pytest.mark.parametrize("turn", range(20))
def test_a_hundred_thousand_changes_are_refused_by_both_checkers(tmp_path, turn):
    assert _mutate(tmp_path, LONG // 20, turn) == LONG // 20


def _sound(root: Path, times: int, chance: Random) -> None:
    letters = 'aÄ世\U0001f600"\\\n\t\x00\x1f\x7f\u2028 [b]/'
    for number in range(times):
        shown = {
            f"shown/{at}/{''.join(chance.choices('abc12', k=3))}": "".join(
                chance.choices(letters, k=chance.randrange(20))
            )
            for at in range(chance.randrange(1, 30))
        }
        hidden = [CommittedField(f"record/{at}", str(at)) for at in range(chance.randrange(60))]
        data = chance.randbytes(chance.randrange(1, 500))
        fields = [CommittedField(path, value) for path, value in shown.items()]
        package = proofs.make(fields, hidden, number, data)
        written = proofs.write(root / str(number), package, data)
        assert proofs.first_verdict(VERIFIER, written.folder) == 0
        assert check(written.folder, written.dossier) == shown
        if hidden:
            one = chance.choice(hidden)
            file = written.disclose(one.path)
            assert proofs.first_verdict(VERIFIER, written.folder, (file,)) == 0
            assert check_disclosure(written.folder, file) == (one.path, one.value)
        shutil.rmtree(written.folder.parent)


def test_sound_packages_are_taken_by_both_checkers(tmp_path):
    _sound(tmp_path, SOUND, Random())


@pytest.mark.long
def test_ten_thousand_sound_packages_are_taken_by_both_checkers(tmp_path):
    _sound(tmp_path, SOUND_LONG, Random(1))


def test_parts_of_another_package_are_refused(tmp_path, written):
    other = proofs.write(tmp_path / "other", proofs.make())
    for name in ("manifest.txt", "checkpoint.txt", "key.txt", "shown.txt"):
        sound = (written.folder / name).read_bytes()
        shutil.copy(other.folder / name, written.folder / name)
        assert proofs.first_verdict(VERIFIER, written.folder)
        assert not proofs.second_verdict(written.folder, written.dossier)
        (written.folder / name).write_bytes(sound)
    foreign = other.disclose(NAME)
    assert proofs.first_verdict(VERIFIER, written.folder, (foreign,)) == 9
    assert not proofs.second_verdict(written.folder, written.dossier, (foreign,))


def test_no_other_value_can_be_opened_where_one_was_committed_to(written):
    """A counsel who would like another name now finds no proof for it."""
    committed = written.package.committed
    one = next(one for one in committed.hidden if one.path == NAME)
    other = SaltedField(one.salt, one.path, "Somebody Else")
    assert other.commitment not in committed.all
    file = written.disclose(NAME)
    head, extra, *rest = file.read_text().split("\n", 2)
    line = f'["{other.salt.hex()}","{other.path}","{other.value}"]'
    file.write_text("\n".join((head, f"extra {base64.b64encode(line.encode()).decode()}", *rest)))
    assert extra not in file.read_text()
    assert proofs.first_verdict(VERIFIER, written.folder, (file,)) == 9
    assert not proofs.second_verdict(written.folder, written.dossier, (file,))


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=300), st.text(max_size=300), st.integers(0, 40), st.integers(0, 40))
def test_packages_that_differ_in_what_is_hidden_have_one_shape_and_nothing_in_common(
    first, second, few, many
):
    """Not even where one case has more hidden fields than the other."""
    shown = proofs.SHOWN
    cases = [
        [
            CommittedField(NAME, value),
            *(CommittedField(f"record/{at}", value) for at in range(count)),
        ]
        for value, count in ((first, few), (second, many))
    ]
    one, other = (proofs.make(shown, hidden) for hidden in cases)
    assert {name: len(data) for name, data in one.files.items()} == {
        name: len(data) for name, data in other.files.items()
    }
    assert not set(one.committed.all) & set(other.committed.all)
    assert len(one.committed.all) == LADDER[0]
    fixed = {"FORMAT.txt", "HOW-TO-CHECK.txt", "verify.py"}
    lines = [
        {
            line
            for name, data in package.files.items()
            if name not in fixed
            for line in data.decode().split("\n")
        }
        for package in (one, other)
    ]
    assert lines[0] & lines[1] <= {"", "casefiles-proof/1", "4096"}


def test_the_same_value_twice_has_two_commitments_and_another_in_another_edition():
    hidden = [CommittedField("a", "x"), CommittedField("b", "x")]
    one, other = (proofs.make(proofs.SHOWN, hidden) for _ in range(2))
    found = {field.commitment for each in (one, other) for field in each.committed.hidden}
    assert len(found) == 4
    assert len({field.salt for each in (one, other) for field in each.committed.hidden}) == 4


def test_where_the_salts_are_public_a_guess_is_confirmed():
    """The control of the test above: it is the salts that keep the names."""
    package = proofs.make()
    (one, *_) = package.committed.hidden
    guess = SaltedField(one.salt, one.path, "Aygül Demir")
    assert guess.commitment.hex() in package.files["manifest.txt"].decode()
    blind = SaltedField(bytes(16), one.path, "Aygül Demir")
    assert blind.commitment.hex() not in package.files["manifest.txt"].decode()
    opened = "".join(data.decode() for data in package.files.values())
    assert all(field.salt.hex() not in opened for field in package.committed.hidden)


@pytest.mark.parametrize(
    ("count", "size"), [(0, 4096), (4096, 4096), (4097, 16384), (1 << 18, 1 << 18)]
)
def test_the_number_of_commitments_is_a_step_of_the_ladder(count, size):
    assert count + len(decoys(count, bytes)) == size


def test_a_case_with_more_fields_than_the_ladder_has_steps_is_refused():
    with pytest.raises(Refused) as refused:
        decoys(LADDER[-1] + 1, os.urandom)
    assert refused.value.code == "proof_too_large"


def test_a_commitment_is_as_the_format_says():
    one = SaltedField(bytes(range(16)), "a/ä", "b")
    data = b"\x02" + bytes(range(16)) + b"\0\0\0\x04a/\xc3\xa4\0\0\0\x01b"
    assert one.commitment == hashlib.sha256(data).digest()
    moved = SaltedField(bytes(range(16)), "a/", "äb")
    assert moved.commitment != one.commitment


def test_what_the_vault_keeps_opens_the_rest_after_something_was_erased():
    package = proofs.make()
    fields = tuple(
        OwnedField("person:1" if one.path.startswith("person/") else "", False, one)
        for one in package.committed.hidden
    )
    shown = tuple(OwnedField("", True, one) for one in package.committed.shown)
    secrets = ProofSecrets(
        package.key, package.checkpoint, (*shown, *fields), package.committed.bare
    )
    assert read_secrets(secrets.text()) == secrets
    left = read_secrets(secrets.without(lambda one: one.owner == "person:1").text())
    assert left.committed.all == package.committed.all
    assert "Aygül Demir" in secrets.text()
    erased = [one for one in package.committed.hidden if one.path.startswith("person/")]
    assert len(erased) == 2
    assert not [one for one in erased if one.salt.hex() in left.text()]
    assert "阿依古丽" not in left.text()
    assert secrets.without(lambda _: False) is secrets
