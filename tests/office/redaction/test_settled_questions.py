"""A question is settled by what covers its own words, and by nothing else."""

import json
import secrets
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from casefiles import paths
from casefiles.domain.disclosure.disclosed import canonical_bytes
from casefiles.domain.files.text_blocks import TextBlock
from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import PartlyDone
from casefiles.domain.foundation.ids import DocumentId, PersonId
from casefiles.domain.records.case_records import Case, Document, Mark, RedactionKind
from casefiles.domain.records.replacement_texts import ExportFormat
from casefiles.domain.records.suggestion_decisions import SuggestionVerdict
from casefiles.office.draft.drafting import draft_of
from casefiles.office.export.emergency import remove_undecided, strictest
from casefiles.office.importing.case_loading import load_case
from casefiles.office.redaction.kinship_answers import remove_sentences
from casefiles.office.redaction.marking import MarkInput, RedactionArea, add_marks
from casefiles.office.redaction.presets import EMERGENCY, save_preset
from casefiles.office.redaction.redaction_queue import QueuedSuggestion, build_queue
from casefiles.office.redaction.replacement_texts import choose_export_format, mark_words
from casefiles.office.redaction.suggestion_decisions import accept, reject
from casefiles.office.redaction.suggestions import RedactionSuggestion
from casefiles.office.redaction.word_places import is_absent, places_in_words
from casefiles.office.stops.export_findings import findings_of
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.office.workplace.operations import JobContext
from casefiles.store.vault.opening import create
from tests.attacks.pairs.dossier_pairs import opened_template
from tests.sample_vaults import CLOCK, PASSPHRASE
from tests.store.world import CHEAP

NOTE = """The weather was bad in Hotan.

Officer Chen told us to leave.

I heard it from Mr Chen on the telephone.
"""
CHAT = """01/03/2025, 09:00 - Adil Emin: Where were you?
01/03/2025, 10:07 - Dilik: Then they came for my brother-in-law.
01/03/2025, 10:09 - Dilik: They told me that her cousin had been taken.
"""
MESSAGES = """01/03/2025, 09:00 - Adil Emin: They asked Officer Chen that day.
01/03/2025, 10:07 - Dilik: I heard it from Mr Chen on the telephone.
"""
LINES = ("The weather was bad in Hotan.", "Officer Chen told us to leave.", "The car was white.")
CLIENT = {"id": "p-c", "role": "client", "protection": "open", "names": [{"text": "Adil Emin"}]}
CHEN = {
    "id": "p-s",
    "role": "source",
    "protection": "withheld",
    "proposed_names": "reject",
    "names": [{"text": "Chen Yulin"}],
}
KIN = {**CHEN, "role": "relative", "kin": "other", "names": [{"text": "Memtili Hoshur"}]}


def _page(path: Path) -> None:
    canvas = Canvas(str(path), pagesize=(595, 842), invariant=1)
    canvas.setFont("Helvetica", 12)
    for number, line in enumerate(LINES):
        canvas.drawString(72, 770 - 30 * number, line)
    canvas.showPage()
    canvas.save()


class Told:
    """A case with some files, and what is asked of it."""

    def __init__(self, place: JobContext) -> None:
        self.place = place
        (self.case,) = place.vault.read(lambda reader: reader.find(Case))
        self.wanted = EditionRequest(self.case.id, "national_court", "court_open")

    def document(self, name: str) -> DocumentId:
        documents = self.place.vault.read(lambda reader: reader.find(Document))
        return next(one.id for one in documents if one.file_name == name)

    def rows(self, name: str) -> list[QueuedSuggestion]:
        own = self.document(name)
        queue = build_queue(self.case.id)(self.place, CancellationToken())
        return [one for one in queue.items if one.item.document_id == own]

    def items(self, name: str) -> list[RedactionSuggestion]:
        return [one.item for one in self.rows(name)]

    def verdicts(self, name: str) -> list[SuggestionVerdict | None]:
        return [one.verdict for one in self.rows(name)]

    def stops(self) -> dict[str, int]:
        return {one.code: one.count for one in findings_of(self.place, self.draft())}

    def draft(self):
        return draft_of(self.place, self.wanted)

    def says(self) -> str:
        return canonical_bytes(self.draft().projection.disclosure).decode()

    def marks(self) -> tuple[Mark, ...]:
        return self.place.vault.read(lambda reader: reader.find(Mark))

    def do(self, job):
        return job(self.place, CancellationToken())


@pytest.fixture
def told(tmp_path: Path) -> Iterator[Callable[..., Told]]:
    with (
        create(tmp_path / "vault", PASSPHRASE, CHEAP, CLOCK, secrets.token_bytes) as vault,
        opened_template() as template,
    ):

        def made(person: dict[str, object], **texts: str) -> Told:
            files = {f"{stem}.txt": text for stem, text in texts.items()} or {"page.pdf": ""}
            for name, text in files.items():
                if text:
                    (tmp_path / name).write_text(text)
                else:
                    _page(tmp_path / name)
            documents = [
                {"id": f"d{n}", "file": name, "title": name, "exhibit": {"mark": f"AE/{n}"}}
                for n, name in enumerate(files, start=1)
            ]
            form = {
                "reference": "R-1",
                "title": "R",
                "client": "p-c",
                "persons": [CLIENT, person],
                "documents": documents,
            }
            (tmp_path / "case.json").write_text(json.dumps(form))
            load_case(
                vault, template, tmp_path / "case.json", secrets.token_bytes, CancellationToken()
            )
            resources = paths.resources()
            return Told(JobContext(vault, lambda: template, CLOCK, secrets.token_bytes, resources))

        yield made


SPAN = MarkInput("a word", kind=RedactionKind.SPAN)


def test_a_mark_on_one_word_settles_no_question_about_another(told):
    case = told(CHEN, note=NOTE)
    own = case.document("note.txt")
    case.do(mark_words(own, [(1, 4, 11)], SPAN))
    assert case.verdicts("note.txt") == [None, None]
    case.do(mark_words(own, [(2, 8, 12)], SPAN))
    assert case.verdicts("note.txt") == [SuggestionVerdict.ACCEPTED, None]
    assert case.stops()["undecided_hits"] == 1


def test_words_that_are_kept_are_not_removed_and_what_stands_beside_is(told):
    case = told(CHEN, note=NOTE)
    terms = MarkInput("kept", kind=RedactionKind.KEEP_SPAN)
    case.do(mark_words(case.document("note.txt"), [(2, 0, 30)], terms))
    assert case.verdicts("note.txt") == [None, SuggestionVerdict.ACCEPTED]


def test_an_area_that_is_kept_settles_nothing_within_and_what_is_beside(told):
    case = told(CHEN)
    own = case.document("page.pdf")
    keep = MarkInput("kept", kind=RedactionKind.KEEP)
    case.do(add_marks([RedactionArea(own, 1, Box(0.05, 0.05, 0.95, 0.5))], keep))
    assert case.verdicts("page.pdf") == [None]
    assert case.stops()["undecided_hits"] == 1


def test_what_lies_beside_an_area_that_is_kept_goes(told):
    case = told(CHEN)
    own = case.document("page.pdf")
    keep = MarkInput("kept", kind=RedactionKind.KEEP)
    case.do(add_marks([RedactionArea(own, 1, Box(0.05, 0.5, 0.95, 0.9))], keep))
    assert case.verdicts("page.pdf") == [SuggestionVerdict.ACCEPTED]


def test_accepting_marks_the_words_of_what_leaves_as_words(told):
    case = told(CHEN, note=NOTE)
    first, second = case.items("note.txt")
    done = case.do(accept(case.case.id, [first]))
    assert done.marks == 1
    (mark,) = case.marks()
    assert (mark.kind, mark.page, mark.start, mark.end) == (RedactionKind.SPAN, 2, 8, 12)
    assert case.verdicts("note.txt") == [SuggestionVerdict.ACCEPTED, None]
    case.do(accept(case.case.id, [second]))
    assert case.verdicts("note.txt") == [SuggestionVerdict.ACCEPTED, SuggestionVerdict.ACCEPTED]
    assert not {"mark_of_pages", "undecided_hits"} & {*case.stops()}
    assert "told us to leave" in case.says()
    assert "Chen" not in case.says()


def test_of_words_twice_in_a_line_both_go(told):
    case = told(CHEN, note="Officer Chen told me, and Mr Chen told her.\n")
    case.do(accept(case.case.id, case.items("note.txt")))
    assert {*case.verdicts("note.txt")} == {SuggestionVerdict.ACCEPTED}
    assert "Chen" not in case.says()


def test_removing_all_that_waits_marks_words_and_no_exhibit_is_left_out(told):
    case = told(CHEN, note=NOTE)
    removed = case.do(remove_undecided(case.case.id))
    assert (removed.marks, removed.left) == (2, 0)
    assert {one.kind for one in case.marks()} == {RedactionKind.SPAN}
    assert case.verdicts("note.txt") == [SuggestionVerdict.ACCEPTED, SuggestionVerdict.ACCEPTED]
    assert "Chen" not in case.says()


def test_the_strictest_way_keeps_an_exhibit_of_words(told):
    case = told(CHEN, note=NOTE)
    done = case.do(strictest(case.wanted))
    assert (done.exhibits, done.removed.left) == (0, 0)
    assert "told us to leave" in case.says()
    assert "Chen" not in case.says()


def test_marks_of_words_settle_nothing_where_pages_leave(told):
    case = told(CHEN, note=NOTE)
    own = case.document("note.txt")
    case.do(accept(case.case.id, case.items("note.txt")))
    as_pages = choose_export_format(own, ExportFormat.PAGES, "", secrets.token_bytes)
    case.place.vault.write(as_pages)
    assert case.verdicts("note.txt") == [None, None]
    case.do(accept(case.case.id, case.items("note.txt")))
    assert case.verdicts("note.txt") == [SuggestionVerdict.ACCEPTED, SuggestionVerdict.ACCEPTED]


def test_kin_whom_another_sender_tells_of_go_from_a_chat(told):
    case = told(KIN, chat=CHAT)
    assert {one.text for one in case.items("chat.txt")} == {"my brother-in-law", "her cousin"}
    removed = case.do(remove_undecided(case.case.id))
    assert (removed.marks, removed.left) == (2, 0)
    assert {*case.verdicts("chat.txt")} == {SuggestionVerdict.ACCEPTED}
    assert "brother-in-law" not in case.says()
    assert "cousin" not in case.says()
    assert "Where were you?" in case.says()


def test_an_answer_of_kinship_marks_the_sentences_of_a_chat(told):
    case = told(KIN, chat=CHAT)
    done = case.do(remove_sentences(case.case.id, case.items("chat.txt")))
    assert done.marks == 2
    assert "brother-in-law" not in case.says()
    assert "undecided_hits" not in case.stops()


def test_words_that_are_not_found_stay_open_and_it_is_told(told):
    case = told(CHEN, chat=MESSAGES)
    first, second = case.items("chat.txt")
    broken = replace(first, before="with ", text="Memtili Chen", after=" and")
    with pytest.raises(PartlyDone, match="words_not_found"):
        case.do(accept(case.case.id, [broken, second]))
    assert case.verdicts("chat.txt") == [None, SuggestionVerdict.ACCEPTED]


def _place(*texts: str) -> list[tuple[int, int, int]]:
    blocks = [TextBlock("", text) for text in texts]
    told = ("we met at noon with ", "Zulpiye hidden Baratjan", " and her aunt")
    return [*places_in_words(blocks, told, is_one=True)]


def test_parts_of_words_are_found_where_what_stood_between_them_does_not_leave():
    found = _place("We met at noon with Zulpiye  Baratjan and her aunt.", "Baratjan came.")
    assert found == [(1, 20, 27), (1, 29, 37)]
    assert _place("Baratjan came; and Zulpiye.") == []


@pytest.mark.parametrize(
    ("told", "block", "found"),
    [
        # "Ten" begins another word, or ends one, and says nothing of her there.
        (("we met with ", "Ten hidden Baratjan", " at noon"), "We met with Tenants.", []),
        (("", "Ten hidden Baratjan", ""), "It was often late.", []),
        (("", "Zulpiye hidden Ten", ""), "It tends to attention.", []),
        (("we met with ", "Ten hidden Baratjan", " at noon"), "We met with Ten.", ["Ten"]),
        (("", "Ten hidden Baratjan", ""), "(Ten's bus) was late.", ["Ten"]),
        # A line of the page ends in the word itself.
        (("", "Zulpiye hidden Barat- jan", " at noon"), "Baratjan at noon.", ["Baratjan"]),
        (("", "Zulpiye Barat- hidden x", ""), "Zulpiye Baratjan at noon.", ["Zulpiye Barat"]),
        # What is asked about stands within a word on the page too.
        (("at mail", "ten hidden x", " at noon"), "Look at mailten.", ["ten"]),
        (("", "王明 hidden Baratjan", " at noon"), "他和王明走了。", ["王明"]),
    ],
)
def test_parts_of_words_that_are_found_are_whole_words(told, block, found):
    places = places_in_words([TextBlock("", block)], told, is_one=True)
    assert [block[start:end] for _, start, end in places] == found


def test_among_messages_nothing_is_absent_of_which_a_word_leaves():
    item = RedactionSuggestion(
        "phone", "k", DocumentId("d"), 1, (), "", "+86 138", "", PersonId(""), ""
    )
    assert is_absent([TextBlock("", "Nothing.")], item)
    assert is_absent([TextBlock("Dilik", "Nothing.")], item)
    assert not is_absent([TextBlock("Dilik", "It began with 86.")], item)


def test_what_may_stay_stays_though_words_beside_it_go(told):
    case = told(CHEN, note=NOTE)
    first, second = case.items("note.txt")
    case.place.vault.write(reject(case.case.id, [second], secrets.token_bytes))
    case.do(accept(case.case.id, [first]))
    assert case.verdicts("note.txt") == [SuggestionVerdict.ACCEPTED, SuggestionVerdict.REJECTED]
    assert "from Mr Chen on" in case.says()


def test_an_emergency_takes_kin_out_of_a_message_that_names_nobody_itself(told):
    names = [{"text": "Dilik Memet"}, {"text": "Dilik"}]
    said = CHAT.replace("10:07 - Dilik", "10:07 - A guard").replace(
        "10:09 - Dilik", "10:09 - A guard"
    )
    case = told({**CHEN, "names": names}, chat=f"{said}01/03/2025, 10:12 - Dilik: I am here.\n")
    case.place.vault.write(save_preset(case.wanted, EMERGENCY, secrets.token_bytes))
    assert "I am here." in case.says()
    for gone in ("brother-in-law", "cousin", "Dilik"):
        assert gone not in case.says()
