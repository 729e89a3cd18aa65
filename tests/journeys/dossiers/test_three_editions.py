"""A sister is protected once, and gone from three editions that share no token for anybody."""

# ruff: noqa: F811  fixtures of the window are arguments here

import io
import json
import os
import secrets
from dataclasses import dataclass, field, replace
from itertools import combinations
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from casefiles import paths
from casefiles.domain.disclosure.disclosed import canonical_bytes
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.records.case_records import Case, Edition, Person, Protection
from casefiles.domain.records.foreseeable_readers import AUDIENCES
from casefiles.domain.records.pairings import MayJoin
from casefiles.evidence.channel.limits import WorkerLimits
from casefiles.evidence.host.template import open_template
from casefiles.office.draft.combined_disclosure import OVERLAP
from casefiles.office.draft.combined_findings import PAIR_UNANSWERED
from casefiles.office.draft.drafting import Draft, draft_of
from casefiles.office.importing.case_loading import load_case
from casefiles.office.records.findings import FindingLocation
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.redaction.release.placeholders import pseudonym_label
from casefiles.store.maintenance.integrity_check import check_integrity
from casefiles.store.vault.opening import create
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.places.dossier.screen import DossierScreen
from tests.attacks.needles import found_in
from tests.journeys.files.test_review_300 import Window
from tests.tools import need
from tests.ui.conftest import CHEAP, CLOCK, PASSPHRASE, desk, theme  # noqa: F401
from tests.ui.robot import CONTROL, Key, press
from tests.ui.settling import settle, until

SISTER = ("Zulpiye Tohti", "祖丽皮耶")
OTHERS = ("Nurehmet Osman", "Kurban Sayit", "Tursun Obul", "Ghalib Imin", "Mehmut Rozi")
PHONE = "+86 119 5550 0137"


def page_of(text: str) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=1)
    canvas.setTitle(f"Statement of {SISTER[0]}")
    canvas.bookmarkPage("one")
    canvas.addOutlineEntry(SISTER[0], "one")
    for line, words in enumerate(text.split("\n")):
        canvas.drawString(72, 760 - 40 * line, words)
    canvas.save()
    return out.getvalue()


def write_form(folder: Path) -> Path:
    """Write a case in which the sister is still named openly, everywhere that she can stand."""
    folder.mkdir()
    file = "Zulpiye_Tohti_statement.pdf"
    text = f"Statement taken at home.\nSpoken by {SISTER[0]}, {PHONE}.\nRead over and signed."
    (folder / file).write_bytes(page_of(text))
    others = [f"o{number}" for number in range(len(OTHERS))]
    form = {
        "reference": "THREE/1", "title": "Case of Open Client", "client": "client",
        "dated": "2031-05",
        "persons": [
            {"id": "client", "protection": "open", "names": [{"text": "Open Client"}]},
            {"id": "sister", "protection": "open", "names": [{"text": one} for one in SISTER],
             "identifiers": [{"kind": "telephone", "value": PHONE}]},
            *({"id": key, "protection": "pseudonym", "names": [{"text": name}]}
              for key, name in zip(others, OTHERS, strict=True)),
        ],
        "events": [
            {"id": "e1", "date": "2030-03-04", "place": "Home of [[sister]], Yinquan",
             "text": f"Officers call on [[sister]]; {SISTER[0]} lets them in.",
             "persons": ["sister"], "cites": [{"document": "d", "page": 1}]},
            *({"id": f"e{number}x", "date": f"2030-04-{number + 10}",
               "text": f"[[{key}]] is asked about [[sister]]."}
              for number, key in enumerate(others)),
        ],
        "documents": [
            {"id": "d", "file": file, "title": "Statement of [[sister]]",
             "exhibit": {"mark": "AB/1", "witness": "[[sister]]"}, "looked_at": True},
        ],
        "narrative": [f"[[sister]], called {SISTER[1]}, speaks from {PHONE}."],
    }  # fmt: skip
    path = folder / "case.json"
    path.write_text(json.dumps(form))
    return path


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    folder = tmp_path / "vault"
    with (
        create(folder, PASSPHRASE, CHEAP, CLOCK, secrets.token_bytes) as made,
        open_template(paths.resources(), WorkerLimits()) as template,
    ):
        load_case(
            made, template, write_form(tmp_path / "form"), secrets.token_bytes, CancellationToken()
        )
    return folder


@dataclass
class Lawyer:
    """Somebody at the window, with a folder for what leaves."""

    window: Window
    out: Path
    questions: list[str] = field(default_factory=list)

    @property
    def room(self) -> DossierScreen:
        room = self.window.window.workspace.rooms["dossier"]
        assert isinstance(room, DossierScreen)
        return room

    @property
    def case_id(self):
        return self.window.window.workspace.context.case_id

    def go(self, place: NavigationTarget) -> None:
        self.window.window.workspace.context.navigator.go(place)
        settle(self.window.session)

    def ask(self, query):
        return self.window.session.vault.ask(query)

    def draft(self, audience: str) -> Draft:
        wanted = EditionRequest(self.case_id, "national_court", audience)
        vault = self.window.session.vault
        return vault.work(lambda workplace, _: draft_of(workplace, wanted), CancellationToken())

    def protect(self, person: Person) -> None:
        """Give a person a pseudonym, in the room of people."""
        self.go(NavigationTarget("people", person.id))
        room = self.window.window.workspace.rooms["people"]
        until(lambda: room.pane.person is not None and room.pane.person.id == person.id, 60)
        press(Key.Key_F2)
        until(lambda: room.form is not None)
        settle(self.window.session)
        room.form.protection.buttons[Protection.PSEUDONYM].click()
        press(Key.Key_Return, CONTROL)
        settle(self.window.session)
        until(lambda: self.sister().protection is Protection.PSEUDONYM)
        settle(self.window.session)

    def sister(self) -> Person:
        people = self.ask(lambda reader: reader.find(Person))
        return next(one for one in people if one.names[0].text == SISTER[0])

    def look_at(self, audience: str) -> None:
        """Choose whom a dossier is for, and wait until it was looked over."""
        self.go(NavigationTarget("dossier", "", audience))
        until(lambda: self.room.bar.audience is not None, 60)
        self.room.bar.choose(audience)
        until(lambda: self.room.bar.audience.id == audience)
        self.wait_for_checks()

    def wait_for_checks(self) -> None:
        settle(self.window.session)
        until(lambda: self.room.checks.is_current and self.room.plan is not None, 90)
        settle(self.window.session)

    def found(self, code: str):
        rows = self.room.checks.rows
        return next((row.found for row in rows if row.found.code == code), None)

    def told_together(self) -> list[str]:
        """Read what is told together with earlier editions, answer each question about it, once."""
        words: list[str] = []
        while (stop := self.found(PAIR_UNANSWERED)) is not None:
            assert stop.kind == "stop"
            words = self.answer(stop.spots[0])
        return words

    def answer(self, spot: FindingLocation) -> list[str]:
        """Answer the question at a place with yes; return what it is about, in words."""
        self.questions.append(spot.words)
        self.go(NavigationTarget(spot.room, spot.record, spot.detail))
        page = self.room.findings.overlay
        until(lambda: page.record == spot.record, 60)
        words = [one.item.words for one in page.found.findings]
        card = page.detail.pairing
        assert card.question.text() == spot.words
        assert card.chosen is None
        card.reason.setText("The same counsel answers for all three.")
        card.buttons[MayJoin.YES].click()
        card.keep.click()
        until(lambda: card.state.text().startswith("Answered: yes"), 60)
        page.back.click()
        self.wait_for_checks()
        return words

    def export(self) -> Path:
        """Sign for what can be signed for, and export under the name that is proposed."""
        room = self.room
        for code, card in room.checks.signatures.cards.items():
            if self.found(code) is not None and card.signature is None:
                card.reason.setText("Looked at by counsel.")
                card.tick.setChecked(True)
        known = len(self.ask(lambda reader: reader.find(Edition)))
        self.window.window.workspace.context.actions["dossier.export"].trigger()
        room.panel.set_folder(self.out)
        room.panel.reads_back.setChecked(False)
        room.panel.why.setText("The text of every page is searched below.")
        name = room.panel.name.text()
        room.panel.go.click()
        until(lambda: len(self.ask(lambda reader: reader.find(Edition))) > known, 120)
        until(room.delivered.isVisible, 60)
        assert "none found" in room.delivered.counts.text()
        room.delivered.left.emit()
        settle(self.window.session)
        return self.out / name


def tokens_of(draft: Draft) -> dict[str, int]:
    return {one.person_id: one.number for one in draft.projection.numbering}


def apart(lawyer: Lawyer) -> tuple[str, str, str]:
    """Return three audiences whose editions have no person under one token; the last meets all.

    Permutations are as if by chance, so the cover gets the first date with which there are three.
    """
    (case,) = lawyer.ask(lambda reader: reader.find(Case))
    for day in range(1, 29):
        dated = replace(case, dated=f"2031-05-{day:02}")
        lawyer.window.session.vault.run(lambda at, to=dated: at.update(to, "edit_case"))
        tokens = {audience: tokens_of(lawyer.draft(audience)) for audience in sorted(AUDIENCES)}
        for last in ("public", "court_open"):
            for two in combinations(sorted(AUDIENCES - {last}), 2):
                if are_apart([tokens[one] for one in (*two, last)]):
                    return (*two, last)
    raise AssertionError("no three audiences without a shared token")


def are_apart(tokens: list[dict[str, int]]) -> bool:
    return not any(one.items() & other.items() for one, other in combinations(tokens, 2))


def spoken(path: Path) -> list[str]:
    """Return names that readers of files meet: of the file, in its metadata and its bookmarks."""
    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        waiting, titles = list(outline.root), []
        while waiting:
            one = waiting.pop()
            titles.append(one.title)
            waiting += one.children
        metadata = str(pdf.open_metadata()) + str(dict(pdf.docinfo))
    return [path.name, metadata, *titles]


def test_a_sister_protected_once_is_gone_from_three_editions(vault, desk, theme, qapp, tmp_path):
    need("pdftotext")
    out = tmp_path / "out"
    out.mkdir()
    lawyer = Lawyer(Window(desk, vault, theme), out)
    assert lawyer.ask(lambda reader: reader.find(Case))[0].reference == "THREE/1"
    sister = lawyer.sister()
    lawyer.protect(sister)
    three = apart(lawyer)
    files, told = [], []
    for audience in three:
        lawyer.look_at(audience)
        # The last meets both; the first two may be out of each other's reach.
        assert lawyer.found(OVERLAP) is None, "nobody gains anything"
        told = lawyer.told_together() or told
        files.append(lawyer.export())
    editions = lawyer.ask(lambda reader: reader.find(Edition))
    assert [one.audience for one in editions] == list(three)
    require_gone(files)
    require_apart(editions)
    for edition in editions:
        require_kept(lawyer, edition)
    assert len(lawyer.questions) == len(set(lawyer.questions)), "asked once a pair"
    lawyer.look_at(three[0])
    for code in (OVERLAP, PAIR_UNANSWERED):
        assert lawyer.found(code) is None, "a second export with nothing new asks nothing"
    labels = [pseudonym_label(tokens(edition)[sister.id]) for edition in editions]
    for earlier, label in zip(editions[:2], labels[:2], strict=True):
        joined = f"has {label} where this one has {labels[2]}: both are {SISTER[0]}"
        assert any(one.endswith(joined) for one in told), (earlier.audience, told)
    assert sum(one.endswith("so that the two can be compared") for one in told) == 2
    assert check_integrity(
        lawyer.window.session.vault.workplace.vault, CancellationToken()
    ).is_sound
    lawyer.window.close()


def tokens(edition: Edition) -> dict[str, int]:
    return {one.person_id: one.number for one in edition.numbering}


def require_gone(files: list[Path]) -> None:
    """Find nothing of the sister: in text, pages, names, metadata, bookmarks and every object."""
    secrets_of_her = {*SISTER, "Zulpiye", "Tohti", PHONE}
    assert len({file.name for file in files}) == len(files)
    for file in files:
        assert found_in(file, secrets_of_her) == []
        met = spoken(file)
        assert len(met) > 4, "bookmarks are there to be looked at"
        assert not [one for one in met for secret in secrets_of_her if secret in one]
    # The same search finds her where she is named: it can fail.
    assert found_in(files[0], {"Open Client"}) != []


def require_apart(editions: tuple[Edition, ...]) -> None:
    """Require three permutations in which nobody has one number twice, and three certificates."""
    for one, other in combinations(editions, 2):
        assert not tokens(one).items() & tokens(other).items()
        assert one.sha256 != other.sha256
        assert one.certificate is not other.certificate
    for edition in editions:
        assert (edition.certificate.hits, edition.certificate.pages > 3) == (0, True)
        assert edition.certificate.boxes >= 1


def require_kept(lawyer: Lawyer, edition: Edition) -> None:
    """Require that the vault keeps what an edition said and showed when it left."""
    left = edition.left_as
    assert left is not None
    draft = lawyer.draft(edition.audience)
    assert left.disclosure.encode() == canonical_bytes(draft.disclosure)
    assert len(left.pages) == edition.certificate.exhibit_pages
    assert sum(len(page.boxes) for page in left.pages) == edition.certificate.boxes
    assert all(len(page.picture) == 64 for page in left.pages)
    assert edition.day
