"""What `export` prints before it writes, and what it takes to let something pass."""

import io
import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from casefiles import paths
from casefiles.cli.commands import DONE, REFUSED, STOPPED, Terminal, run
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.language.names import PersonName
from casefiles.domain.records.case_records import Case, Edition, Fact, Person, Protection
from casefiles.domain.records.editions import Acceptance
from casefiles.domain.records.suggestion_decisions import ReviewDecision
from casefiles.office.draft.combined_disclosure import OVERLAP
from casefiles.office.draft.dossiers import forums, plan_of, save_contents
from casefiles.office.export import export_checks
from casefiles.office.law.custom_limits import limit_of_key, save_custom_limit
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.ui.base.actions import ROOMS
from casefiles.words.export_checks import ROOMS_IN_WORDS
from tests.journeys.terminal import names_of
from tests.office.looked_at import tick_details
from tests.sample_vaults import PASSPHRASE, desk, made_sample

__all__ = ["desk", "made_sample"]
PROFILE = "national_court"
READERS = ("court_open", "requesting_state")


@dataclass(frozen=True)
class Said:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@pytest.fixture(scope="module")
def small_sample(desk, made_sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Leave one exhibit in two dossiers, so that few pages are made; tests work on copies."""
    folder = Path(shutil.copytree(made_sample, tmp_path_factory.mktemp("small") / "vault"))
    opened = desk.unlock(folder, PASSPHRASE)
    case_id = opened.ask(lambda reader: reader.find(Case))[0].id
    forum = next(one for one in opened.work(forums(), CancellationToken()) if one.id == PROFILE)
    for audience in READERS:
        wanted = EditionRequest(case_id, PROFILE, audience)
        plan = opened.ask(plan_of(case_id, forum, audience))
        drawn = [one.id for one in plan.exhibits if one.pages][:1]
        opened.run(save_contents(wanted, ["statement", "exhibits"], drawn))
        tick_details(opened, wanted)
    opened.close()
    return folder


@pytest.fixture
def sample_vault(small_sample: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(small_sample, tmp_path / "vault"))


@pytest.fixture
def export(desk, sample_vault: Path, tmp_path: Path) -> Callable[..., Said]:
    secret = tmp_path / "vault.txt"
    secret.write_text(PASSPHRASE)
    secret.chmod(0o600)
    reference = json.loads((paths.resources() / "sample" / "case.json").read_text())["reference"]

    def ask(*words: object, audience: str = READERS[0], name: str = "d.pdf") -> Said:
        out, err = io.StringIO(), io.StringIO()
        told = ["export", sample_vault, "--passphrase-file", secret, "--case", reference]
        told += ["--profile", PROFILE, "--recipient", audience, "--out", tmp_path / name]
        told += ["--not-read-back", *words]
        terminal = Terminal(io.StringIO(), out, err)
        code = run([str(one) for one in told], desk, terminal, lambda _: 0)
        return Said(code, out.getvalue(), err.getvalue())

    return ask


@pytest.fixture
def pairing(desk, sample_vault: Path, tmp_path: Path, export) -> Callable[..., Said]:
    reference = json.loads((paths.resources() / "sample" / "case.json").read_text())["reference"]

    def ask(*words: object) -> Said:
        out, err = io.StringIO(), io.StringIO()
        told = ["pairing", sample_vault, "--passphrase-file", tmp_path / "vault.txt"]
        told += ["--case", reference, *words]
        code = run([str(one) for one in told], desk, Terminal(io.StringIO(), out, err), lambda _: 0)
        return Said(code, out.getvalue(), err.getvalue())

    return ask


def held(desk, folder: Path, kind: type) -> tuple[Any, ...]:
    vault = desk.unlock(folder, PASSPHRASE)
    try:
        return vault.ask(lambda reader: reader.find(kind))
    finally:
        vault.close()


def change(desk, folder: Path, kind: type, is_meant: Callable[[Any], bool], **fields: Any) -> None:
    vault = desk.unlock(folder, PASSPHRASE)
    for record in filter(is_meant, vault.ask(lambda at: at.find(kind))):
        changed = replace(record, **fields)
        vault.run(lambda at, one=changed: at.update(one, f"edit_{kind.__name__.lower()}"))
    vault.close()


def is_father(person: Person) -> bool:
    return person.names[0].text == "Baratjan Hoshur"


def is_consul(person: Person) -> bool:
    return person.names[0].text == "Gao Liheng"


def is_pseudonymous(person: Person) -> bool:
    return person.protection is Protection.PSEUDONYM


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--sign"], "sign_names_nothing"),
        (["--sign", "read by counsel"], "sign_names_nothing"),
        (["--sign", "=read by counsel"], "sign_names_nothing"),
        (["--sign", "not_read_back="], "sign_names_nothing"),
        (["--sign", "not_read_back=  "], "sign_names_nothing"),
        (["--sign", "not_read_back=a", "--sign", "not_read_back=b"], "sign_twice"),
        (["--accept-overlap"], "accept_names_nothing"),
        (["--accept-overlap", "all known"], "accept_names_nothing"),
        (["--accept-overlap", "court_open=known"], "accept_names_nothing"),
        (["--accept-overlap", "court_open+requesting_state=known"], "accept_names_nothing"),
    ],
)
def test_a_reason_that_names_nothing_passes_nothing(words, code, desk, tmp_path: Path):
    """It is refused before the vault is looked at, which is not even there."""
    out = io.StringIO()
    told = ["export", tmp_path / "no vault", "--case", "R", "--profile", PROFILE, "--json"]
    told += ["--recipient", READERS[0], "--out", tmp_path / "d.pdf", *words]
    terminal = Terminal(io.StringIO(), out, io.StringIO())
    assert run([str(one) for one in told], desk, terminal, lambda _: 0) == REFUSED
    assert json.loads(out.getvalue())["error"] == code


def test_each_stop_is_printed_by_its_code_and_a_code_passes_itself_alone(
    export, desk, sample_vault, tmp_path: Path
):
    (father,) = [one for one in held(desk, sample_vault, Person) if is_father(one)]
    change(
        desk,
        sample_vault,
        Person,
        is_consul,
        names=(PersonName("Gao Liheng", "Latn", ""), father.names[0]),
    )
    said = export()
    assert said.code == STOPPED
    for words in (
        "  SIGN      not_read_back (",
        "--sign not_read_back=REASON",
        "  GOES",
        "  UNREAD",
    ):
        assert words in said.out, said.out
    told = export("--json").json
    codes = [one["code"] for one in told["findings"] if one["signable"]]
    assert "not_read_back" in codes
    assert "protection_contradicts" in codes, "one signature alone is not enough here"
    assert told["error"] in codes
    assert told["goes"]["mentions"] > 0
    for code in codes:
        left = export("--sign", f"{code}=everything is read", "--json")
        assert left.code == STOPPED
        assert left.json["error"] in set(codes) - {code}
        assert [one["code"] for one in left.json["signed"]] == [code]
    named = names_of(told, "read by counsel")
    for words in (["--sign", "second_look_missing=x"], [*named, "--sign", "unreadpages=x"]):
        nothing = export(*words, "--json")
        assert (nothing.code, nothing.json["error"]) == (REFUSED, "sign_stops_nothing")
    assert not (tmp_path / "d.pdf").exists()

    done = export(*named)
    assert done.code == DONE, done.err
    assert done.out.index("SIGNED") < done.out.index("The dossier is written")
    for code in codes:
        assert f"  SIGNED    {code} passes" in done.out
    assert "read by counsel" not in done.out + done.err, "reasons stay in the vault"
    assert b"read by counsel" not in (tmp_path / "d.pdf").read_bytes()
    (edition,) = held(desk, sample_vault, Edition)
    assert {(one.code, one.reason) for one in edition.signatures} == {
        (code, "read by counsel") for code in codes
    }


def test_a_hard_stop_is_printed_and_cannot_be_signed_for(
    export, desk, sample_vault, tmp_path: Path
):
    change(desk, sample_vault, Fact, lambda one: one.position == 1, text="Here is [[nobody.")
    told = export("--json")
    (found,) = [one for one in told.json["findings"] if one["code"] == "broken_reference"]
    assert (told.code, found["kind"], found["signable"]) == (STOPPED, "stop", False)
    assert {one["room"] for one in found["places"]} == {"dossier"}
    assert told.json["error"] == "broken_reference"
    signed = export(*names_of(told.json, "x"), "--sign", "broken_reference=x", "--json")
    assert (signed.code, signed.json["error"]) == (REFUSED, "sign_passes_no_stop")
    assert not (tmp_path / "d.pdf").exists()


def test_a_limit_of_a_forum_stops_in_words_that_name_the_limit(
    export, desk, sample_vault, tmp_path: Path
):
    """The command has ended in a fault of the program; and what was over was not to be seen."""
    profile = ("--profile", "us_extradition")
    read = ("1", True, "page of the clerk", "2026-11-20", "")
    vault = desk.unlock(sample_vault, PASSPHRASE)
    vault.run(save_custom_limit(limit_of_key("us_extradition", "pages:main", read)))
    vault.close()
    told = export(*profile, "--json").json
    (found,) = [one for one in told["findings"] if one["code"] == "forum_limit"]
    assert found["places"]
    assert all(". Here: " in one["words"] for one in found["places"])
    said = export(*profile, *names_of(told, "seen"))
    assert said.code == STOPPED
    assert "forum_limit (1): 1 limit of this forum is exceeded" in said.out
    assert found["places"][0]["words"] in said.out, said.out
    assert "1 limit of this forum is exceeded" in said.err
    assert "contradicted" not in said.out + said.err
    assert not (tmp_path / "d.pdf").exists()


def require_asked_once(pair: str, pairing: Callable[..., Said], export: Callable[[], Said]) -> None:
    """Require that a question stops an export until it is answered with yes, and a reason."""
    asked = export()
    assert (asked.code, asked.json["error"]) == (STOPPED, "pair_unanswered")
    assert pairing("--pair", pair, "--answer", "yes").code == REFUSED, "without a reason"
    no = pairing("--pair", pair, "--answer", "no", "--reason", "not yet", "--json")
    assert [one["answer"] for one in no.json["questions"]] == ["no"]
    barred = export()
    assert (barred.code, barred.json["error"]) == (STOPPED, "pair_barred")
    assert pairing("--pair", pair, "--answer", "yes", "--reason", "it has both").code == DONE
    assert "Answered yes" in pairing().out
    assert "it has both" not in pairing().out


def test_a_gain_is_accepted_pair_by_pair_and_a_question_answered_once(
    export, pairing, desk, sample_vault
):
    first = export(*names_of(export("--json").json, "seen"), "--json")
    assert first.code == DONE, first.err
    change(desk, sample_vault, Person, is_pseudonymous, protection=Protection.OPEN)
    other = {"audience": READERS[1], "name": "e.pdf"}
    told = export("--json", **other)
    assert told.code == STOPPED
    (asked,) = told.json["questions"]
    assert (asked["pair"], asked["answer"]) == ("court_open+requesting_state", "")
    (pair,) = told.json["pairs"]
    assert pair["gainers"] == "the requesting State"
    assert not {"token", "mark", "told"} & pair["matters"].keys(), "those are asked about"
    assert pair["pair"].startswith("court_open-")
    assert pair["count"] == sum(pair["matters"].values()) > 0
    words = export(**other).out
    assert "Or accept each PAIR" in words, words
    assert "Or answer each QUESTION" in words, words
    assert f"  QUESTION  {asked['pair']}: May readers of the dossier for" in words, words
    assert "Not answered, which counts as no." in words
    signs = names_of(told.json | {"pairs": []}, "seen")
    wrong = export(*signs, "--accept-overlap", "court_open-0123456789ab=known", "--json", **other)
    assert (wrong.code, wrong.json["error"]) == (REFUSED, "pair_unknown")

    accept = ["--accept-overlap", f"{pair['pair']}=both are read by us"]
    assert export(*accept, "--json", **other).code == STOPPED
    require_asked_once(asked["pair"], pairing, lambda: export(*signs, *accept, "--json", **other))
    accepted = [one for one in held(desk, sample_vault, Acceptance) if one.code == OVERLAP]
    assert accepted == [], "what an export that failed was told passes no other"
    done = export(*signs, *accept, **other)
    assert done.code == DONE, done.err
    assert f"  ACCEPTED  {pair['pair']} passes" in done.out
    assert "both are read by us" not in done.out
    edition = held(desk, sample_vault, Edition)[-1]
    reasons = {one.reason for one in edition.signatures if one.code == OVERLAP}
    assert reasons == {"both are read by us"}
    again = export(*signs, "--replace", "--json", **other)
    assert again.code == DONE, "nothing new, nothing asked"


def test_no_protected_name_is_printed_where_it_may_be_kept(
    export, desk, sample_vault, monkeypatch: pytest.MonkeyPatch
):
    people = held(desk, sample_vault, Person)
    hidden = [
        name.text for one in people if one.protection is not Protection.OPEN for name in one.names
    ]
    change(desk, sample_vault, Fact, lambda one: one.position == 1,
           text=f"{hidden[0]} met an {hidden[0]} and [[nobody.")  # fmt: skip

    def printed(*words: str) -> list[str]:
        said = export(*words)
        assert said.code == STOPPED
        return [name for name in hidden if name in said.out or name in said.err]

    assert printed() == printed("--json") == []
    # The control: places as the window says them are caught.
    monkeypatch.setattr(export_checks._Teller, "_plain", lambda _, words: words)
    monkeypatch.setattr(
        export_checks._Teller,
        "place",
        lambda _, at: export_checks.FindingLocation(
            at.words, "documents", "", "", is_document=True
        ),
    )
    assert printed("--json")
    assert printed()


def test_the_strictest_way_to_send_is_one_command(export, desk, sample_vault, tmp_path: Path):
    reference = json.loads((paths.resources() / "sample" / "case.json").read_text())["reference"]
    change(desk, sample_vault, Fact, lambda one: one.position == 1, text="Here is [[nobody.")
    assert export("--json").json["error"] == "broken_reference"
    out = io.StringIO()
    told = ["strictest", sample_vault, "--passphrase-file", tmp_path / "vault.txt"]
    told += ["--case", reference, "--profile", PROFILE, "--recipient", READERS[0]]
    terminal = Terminal(io.StringIO(), out, io.StringIO())
    assert run([str(one) for one in told], desk, terminal, lambda _: 0) == DONE
    assert "sections: statement." in out.getvalue()
    assert "What still blocks can be signed off" in out.getvalue()
    left = export("--json")
    assert left.code == STOPPED
    assert not [one for one in left.json["findings"] if one["kind"] == "stop"]
    assert export(*names_of(left.json, "time")).code == DONE


def test_the_strictest_way_takes_a_preset_with_it(export, desk, sample_vault, tmp_path: Path):
    reference = json.loads((paths.resources() / "sample" / "case.json").read_text())["reference"]
    told = ["strictest", sample_vault, "--passphrase-file", tmp_path / "vault.txt", "--json"]
    told += ["--case", reference, "--profile", PROFILE, "--recipient", READERS[0], "--preset"]

    def done(preset: str) -> tuple[int, str]:
        out, err = io.StringIO(), io.StringIO()
        terminal = Terminal(io.StringIO(), out, err)
        code = run([*map(str, told), preset], desk, terminal, lambda _: 0)
        return code, out.getvalue() + err.getvalue()

    code, words = done("of_nobody")
    assert code == REFUSED
    assert "unknown_preset" in words
    assert done("emergency")[0] == DONE
    effects = [one for one in export("--json").json["findings"] if one["code"] == "preset_effect"]
    assert "protects" in effects[0]["words"]


def test_a_preview_writes_nothing_and_counts_as_nothing_that_left(
    export, desk, sample_vault, tmp_path: Path
):
    tried = export("--preview", "--json")
    assert tried.code == STOPPED
    assert (tried.json["preview"], tried.json["stops"]) == (True, True)
    assert "not_read_back" in tried.json["open"]["sign"]
    ready = export("--preview", *names_of(tried.json, "read by counsel"))
    assert ready.code == DONE, ready.err
    assert "A preview: Nothing stops it. No file was written" in ready.out
    assert not (tmp_path / "d.pdf").exists()
    assert held(desk, sample_vault, Edition) == ()


def test_places_are_told_in_words_with_what_is_asked_and_no_id(
    export, desk, sample_vault, monkeypatch: pytest.MonkeyPatch
):
    """What waits is asked anew, beside the exhibit, so that there is a question to print."""
    for decision in held(desk, sample_vault, ReviewDecision):
        vault = desk.unlock(sample_vault, PASSPHRASE)
        vault.run(lambda at, own=decision.id: at.delete(ReviewDecision, own, "remove_decision"))
        vault.close()
    said = export()
    assert said.code == STOPPED
    places = [line.strip() for line in said.out.splitlines() if line.startswith(" " * 14)]
    asked = [line for line in places if ": " in line and line.endswith("(Dossier, Redact)")]
    assert any(line.startswith("AB/1, p ") for line in asked), said.out
    ids = {one.id[:8] for kind in (Person, Fact) for one in held(desk, sample_vault, kind)}
    assert not [line for line in places if any(one in line for one in ids) or "kinship/" in line]

    told = export("--json").json
    (found,) = [one for one in told["findings"] if one["code"] == "undecided_hits"]
    assert asked == [f"{one['words']} (Dossier, Redact)" for one in found["places"]]
    monkeypatch.setattr(Terminal, "is_screen", True)
    lines = [line.strip() for line in export().out.splitlines()]
    place = "(Dossier, Redact)"
    shown = [line for line in lines if line.startswith("AB/1  ") and line.endswith(place)]
    assert len(shown) == sum(line.startswith("AB/1, ") for line in asked), "beside its title"


def test_every_room_that_a_finding_leads_to_has_its_word():
    rooms = {key: words for key, words, _ in ROOMS}
    rooms["redaction"] = f"{rooms['dossier']}, {rooms['redaction']}"
    assert ROOMS_IN_WORDS.items() <= rooms.items()
