"""The glossary: its data is sound, it finds terms in every script, and says its sources."""

import pytest

from casefiles import paths
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.office.documents.glossary import _terms, explain, look_up
from casefiles.office.workplace.operations import JobContext


@pytest.fixture
def ask():
    place = JobContext(None, None, None, None, paths.resources())
    return lambda job: job(place, CancellationToken())


def english(explained) -> list[str]:
    return [term.english for term in explained.terms]


def test_every_term_says_its_source_and_whether_it_was_proven():
    terms = _terms(paths.resources())
    assert 250 <= len(terms) <= 320
    assert len({term.id for term in terms}) == len(terms)
    for term in terms:
        assert term.term.strip() == term.term
        assert term.english
        assert term.source
        assert term.as_of == "2026-11-25"
        assert len(term.language) == 2
        assert all(form and form != term.term for form in term.forms)
    assert {term.language for term in terms} == {"zh", "ug", "ru", "tr", "ar"}
    assert sum(not term.is_unverified for term in terms) == 2


def test_what_stands_under_the_pointer_is_told_the_longest_first(ask):
    line = "对其指定居所监视居住六个月"
    told = ask(explain(line, line.index("监")))
    assert [term.term for term in told.terms] == ["指定居所监视居住", "监视居住"]
    assert [char for char, _ in told.readings] == list("指定居所监视住")
    assert dict(told.readings)["监"] == ("jian",)
    alone = ask(explain(line, 0))
    assert (alone.terms, alone.readings) == ((), (("对", ("dui",)),))


def test_every_reading_of_a_character_is_told(ask):
    told = dict(ask(look_up("曾单")).readings)
    assert set(told["曾"]) == {"ceng", "zeng"}
    assert {"dan", "shan"} <= set(told["单"])


@pytest.mark.parametrize(
    ("text", "word", "meaning"),
    [
        ("запроса о выдаче лица", "выдаче", "extradition"),
        ("в следственном изоляторе", "изоляторе", "remand prison"),
        ("ئاكام ساقچىخانىغا ئاپىرىلدى", "ساقچىخانىغا", "police station"),
        ("Geri gönderme merkezinde tutuluyor", "merkezinde", "removal centre"),
        ("被請求引渡人", "渡", "extradition"),
        ("صدر طلب التسليم أمس", "التسليم", "extradition request"),
    ],
)
def test_terms_are_found_with_their_endings_and_in_either_script(ask, text, word, meaning):
    assert meaning in english(ask(explain(text, text.index(word))))


def test_it_is_searched_by_term_and_by_meaning(ask):
    assert [term.term for term in ask(look_up("liuzhi")).terms] == ["留置", "双规"]
    found = {term.term for term in ask(look_up("red notice")).terms}
    assert {"红色通报", "красное уведомление", "kırmızı bülten", "النشرة الحمراء"} <= found
    assert ask(look_up("no such term at all")).terms == ()
    assert len(ask(look_up("")).terms) == 60
