"""Every written form of a protected name is found, and ordinary words are left alone."""

import time
from dataclasses import replace
from itertools import pairwise
from random import Random

import pytest

from casefiles.redaction.finding.excuses import pairs_of
from casefiles.redaction.finding.matching import matcher_of
from casefiles.redaction.names.mentions import SHARED, Matcher
from casefiles.redaction.names.patterns import compact
from casefiles.redaction.names.protected_term import ProtectedTerm
from casefiles.redaction.names.protected_terms import protected_terms_of
from casefiles.redaction.names.sought import sought_of
from tests.redaction.cases import person

PERSONS = [
    person("u", ["Alim Zunun", "ئالىم زۇنۇن", "阿里木·祖农"], identifiers=["alim88@example.org"]),
    person("h", ["张伟", "Zhang Wei"], identifiers=["650102198707071234", "+86 139 9988 7766"]),
    person("t", ["བཀྲ་ཤིས་ནོར་བུ"]),
]
MATCHER = Matcher(protected_terms_of(PERSONS))

FORMS_FOUND = [
    ("u", "Alim Zunun"),
    ("u", "ALIM ZUNUN"),
    ("u", "alim zunun"),
    ("u", "Zunun Alim"),
    ("u", "ZUNUN, Alim"),
    ("u", "Alim  Zunun"),
    ("u", "Alim\nZunun"),
    ("u", "Alim\u00a0Zunun"),
    ("u", "Alim-Zunun"),
    ("u", "Alim_Zunun"),
    ("u", "Zu-\nnun Alim"),
    ("u", "AlimZunun"),
    ("u", "Àlím Zünûn"),
    ("u", "A\u200blim Zu\u00adnun"),
    ("u", "\u202bAlim\u202c Zunun"),
    ("u", "Ａｌｉｍ Ｚｕｎｕｎ"),
    ("u", "Аlim Zunun"),
    ("u", "Αlim Ζunun"),
    ("u", "http://example.org/u/alim.zunun?x=1"),
    ("u", "alimzunun1987@example.org"),
    ("u", "statement_of_alimzunun_final.pdf"),
    ("u", "Alim Zununning"),
    ("u", "ئالىم زۇنۇن"),
    ("u", "ئالىم زۇنۇننىڭ"),
    ("u", "ئالىـــم زۇنـۇن"),
    ("u", "ئاليم زۇنۇن"),
    ("u", "ﺋﺎﻟﯩﻢ ﺯﯗﻧﯘﻥ"),
    ("u", "نۇنۇز مىلائ"),
    ("u", "阿里木·祖农"),
    ("u", "阿里木祖农"),
    ("u", "阿里木•祖農"),
    ("u", "alim88@example.org"),
    ("h", "张伟"),
    ("h", "張偉"),
    ("h", "张 伟"),
    ("h", "张\n伟"),
    ("h", "Zhang Wei"),
    ("h", "Wei Zhang"),
    ("h", "zhangwei@example.org"),
    ("h", "ZHANG Wei"),
    ("h", "650102 1987 0707 1234"),
    ("h", "６５０１０２１９８７０７０７１２３４"),
    ("h", "ID650102198707071234X"),
    ("h", "13999887766"),
    ("h", "0086-139-9988-7766"),
    ("t", "བཀྲ་ཤིས་ནོར་བུ"),
    ("t", "བཀྲ༌ཤིས༌ནོར༌བུའི"),
]


@pytest.mark.parametrize(("who", "form"), FORMS_FOUND)
@pytest.mark.parametrize("around", ["{}", "It was {}, they said.", "他说 {} 来了"])
def test_written_forms_are_found_whole(who, form, around):
    text = around.format(form)
    assert {mention.person_id for mention in MATCHER.find(text)} == {who}
    rest = MATCHER.find(_without_mentions(text))
    assert rest == ()


def test_a_plain_search_would_miss_most_of_these_forms():
    names = [name.text for one in PERSONS for name in one.names]
    plainly = [form for _, form in FORMS_FOUND if any(name in form for name in names)]
    assert len(plainly) < len(FORMS_FOUND) / 2


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Wei", "to weigh the Weimar papers"),
        ("Li", "the line of a list"),
        ("Abdu", "abducted"),
        ("Ma De", "made in haste, and made."),
        ("张伟", "姓张，伟大的人"),
        ("王", "王府井大街"),
        ("12345", "9123 and 45, or 12 in 345 cases of 1999"),
        ("سى", "سىياسەت"),
        ("Cop", "сорт сор"),
    ],
)
def test_ordinary_words_are_left_alone(name, text):
    assert Matcher([ProtectedTerm(name, "p")]).find(text) == ()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Wei", "called Wei."),
        ("Wei", "wei.li@example.org"),
        ("Li", "LI said"),
        ("Ma De", "Ma De"),
        ("Ma De", "MaDe"),
        ("Ma De", "made@example.org"),
        ("王", "见 王 。"),
        ("12345", "no 912345x"),
        ("12345", "1 23-45"),
        ("🦊", "call him 🦊!"),
        ("A.", "told by A. today"),
        ("Алим", "Aлим"),
        ("Martinov", "Мартинов? no: Mаrtinоv"),
    ],
)
def test_short_and_odd_forms_are_found_as_whole_words(name, text):
    assert len(Matcher([ProtectedTerm(name, "p")]).find(text)) == 1


def test_glued_letters_and_marks_go_with_the_name():
    text = "ئالىم زۇنۇننىڭ دادىسى"
    (mention,) = MATCHER.find(text)
    assert text[mention.start : mention.end] == "ئالىم زۇنۇننىڭ"
    text = "xalimzunun1987y@example.org"
    (mention,) = MATCHER.find(text)
    assert text[mention.start : mention.end] == "xalimzunun1987y"
    text = "call +8613999887766 now"
    (mention,) = MATCHER.find(text)
    assert text[mention.start : mention.end] == "+8613999887766"
    text = "Zhang Wei\u0308\u0301 said"
    (mention,) = MATCHER.find(text)
    assert text[mention.end :] == " said"


def test_a_name_of_two_persons_is_found_and_belongs_to_neither():
    matcher = Matcher([ProtectedTerm("Alim", "a"), ProtectedTerm("ALIM", "b")])
    (mention,) = matcher.find("met Alim there")
    assert mention.person_id == SHARED
    assert matcher.owners_in("met Alim there") == {"a", "b"}


def test_the_longest_form_says_who_it_is():
    matcher = Matcher([ProtectedTerm("Alim Zunun", "a"), ProtectedTerm("Zunun", "b")])
    assert [m.person_id for m in matcher.find("Alim Zunun and Zunun")] == ["a", "b"]


def test_of_two_names_in_one_word_the_longer_says_who_it_is():
    matcher = Matcher([ProtectedTerm("Abdul", "a"), ProtectedTerm("Abdulla", "b")])
    text = "Abdullaning"
    (mention,) = matcher.find(text)
    assert (mention.start, mention.end, mention.person_id) == (0, len(text), "b")


def test_long_han_names_are_found_across_signs():
    assert len(Matcher([ProtectedTerm("阿里木·祖农", "a")]).find("阿里木，祖农")) == 1


def test_overlapping_names_leave_no_rest():
    matcher = Matcher([ProtectedTerm("Alim Zunun", "a"), ProtectedTerm("Zunun Qasimov", "b")])
    text = "Alim Zunun Qasimov spoke"
    (mention,) = matcher.find(text)
    assert text[mention.end :] == " spoke"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Bektur Nurrayzu", ["Bektur", "Nurrayzu"]),
        ("Bektur, Nurrayzu", ["Bektur", "Nurrayzu"]),
        ("Bektur Nurrayzuning", ["Bektur", "Nurrayzu"]),
        ("Alim Zunun Qasimov", ["Alim", "Zunun Qasimov"]),
        ("Bektur Nurrayzu came", ["Bektur", "Nurrayzu"]),
        ("赵钱孙 周吴", ["赵钱孙", "周吴"]),
    ],
)
def test_a_name_that_arises_across_two_joins_nothing(text, who):
    by_chance = ["Turnurray", "Alim Zunun", "赵钱", "孙周吴"]
    written = ["Bektur", "Nurrayzu", "Alim", "Zunun Qasimov", "赵钱孙", "周吴"]
    for names in (written + by_chance, (written + by_chance)[::-1]):
        matcher = Matcher([ProtectedTerm(name, name) for name in names])
        assert [mention.person_id for mention in matcher.find(text)] == who


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("Bektur Nurray came", "Bektur Nurray"),
        ("tur Nurrayzu came", "tur Nurrayzu"),
        ("seen by bekTurNurrayzu too", "bekTurNurrayzu"),
    ],
)
def test_a_name_across_words_is_found_where_no_names_account_for_its_letters(text, gone):
    matcher = Matcher([ProtectedTerm(name, name) for name in ("Bektur", "Nurrayzu", "Turnurray")])
    (mention,) = matcher.find(text)
    assert text[mention.start : mention.end] == gone


def test_signs_that_are_a_name_do_not_stay_beside_another():
    matcher = Matcher(
        [ProtectedTerm("A", "a"), ProtectedTerm("A.🦊", "b"), ProtectedTerm("Li A", "c")]
    )
    (mention,) = matcher.find("Li A.🦊")
    assert (mention.start, mention.end) == (0, 6)


def test_no_letter_of_any_form_stays_whatever_forms_overlap():
    for seed in range(3000):
        random = Random(seed)

        def written(most, random=random):
            return "".join(random.choice("abc  ,孙周") for _ in range(random.randint(2, most)))

        text = written(40)
        aliases = [ProtectedTerm(written(11), str(n)) for n in range(random.randint(1, 12))]
        matcher = Matcher(aliases)
        mentions = matcher.find(text)
        stays = set(range(len(text))).difference(*(range(m.start, m.end) for m in mentions))
        for hit in matcher._hits(text):
            rest = "".join(text[at] for at in range(hit.start, hit.end) if at in stays)
            assert not compact(rest), seed
        assert all(one.end <= two.start for one, two in pairwise(mentions)), seed
        assert Matcher(aliases[::-1]).find(text) == mentions, seed


def test_neighbouring_mentions_stay_two():
    text = "seen by Alim Zunun. Alim Zunun denied it"
    assert len(MATCHER.find(text)) == 2


def test_an_open_name_that_contains_a_protected_one_stays():
    persons = [person("o", "Alim Zunun", "open"), person("f", "Zunun")]
    text = "Alim Zunun and Zunun"
    undecided = sought_of(persons)
    assert len(matcher_of(undecided).find(text)) == 2
    decided = matcher_of(replace(undecided, excused=frozenset(pairs_of(undecided))))
    assert [text[m.start :] for m in decided.find(text)] == ["Zunun"]


def test_a_protected_name_equal_to_an_open_one_is_found():
    sought = sought_of([person("o", "Alim Zunun", "open"), person("f", "Alim Zunun")])
    assert pairs_of(sought) == ()
    assert len(matcher_of(sought).find("Alim Zunun")) == 1


def test_numbers_that_lead_to_nobody_are_no_aliases():
    assert protected_terms_of([person("p", [], identifiers=["12", "", "  "])]) == ()


def test_open_persons_have_no_aliases_to_remove():
    assert protected_terms_of([person("p", "Alim Zunun", "open", ["650102198707071234"])]) == ()


def test_nothing_to_find_finds_nothing():
    assert Matcher([]).find("Alim Zunun") == ()
    assert MATCHER.find("") == ()


@pytest.mark.parametrize("text", ["\ud800Alim Zunun", "Alim\x00Zunun", "A" * 300_000])
def test_hostile_text_does_no_harm(text):
    start = time.process_time()
    MATCHER.find(text)
    assert time.process_time() - start < 5


def test_many_mentions_do_not_take_forever():
    start = time.process_time()
    assert len(MATCHER.find("Alim Zunun. " * 20_000)) == 20_000
    assert time.process_time() - start < 10


def _without_mentions(text):
    for mention in reversed(MATCHER.find(text)):
        text = text[: mention.start] + "□" + text[mention.end :]
    return text
