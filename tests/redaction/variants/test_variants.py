"""Other ways to write a name are proposed in every system, and none that is found anyway."""

from dataclasses import replace
from itertools import combinations

import pytest

from casefiles.domain.language.folding import han_variants
from casefiles.domain.language.names import NameSource, PersonName, Transliteration
from casefiles.domain.records.case_records import Identifier, Protection
from casefiles.redaction.names.mentions import Matcher
from casefiles.redaction.names.protected_terms import protected_terms_of
from casefiles.redaction.names.sought import KINSHIP
from casefiles.redaction.spelling_variants.cantonese import hong_kong
from casefiles.redaction.spelling_variants.proposing import is_found, proposals_of
from casefiles.redaction.spelling_variants.wylie import spoken, wylie
from tests.redaction.cases import person

PROPOSED = [
    ("王小明", Transliteration.PINYIN, "Wang Xiaoming"),
    ("王小明", Transliteration.PINYIN, "Wang X.M."),
    ("王小明", Transliteration.WADE_GILES, "Wang Hsiao-ming"),
    ("王小明", Transliteration.JYUTPING, "Wong Siu Ming"),
    ("曾伟", Transliteration.PINYIN, "Zeng Wei"),
    ("曾伟", Transliteration.HONG_KONG, "Tsang Wai"),
    ("陈大文", Transliteration.HONG_KONG, "Chan Tai Man"),
    ("欧阳建国", Transliteration.WADE_GILES, "Ou-yang Chien-kuo"),
    ("Wang Xiaoming", Transliteration.WADE_GILES, "Wang Hsiao-ming"),
    ("Xiaoming Wang", Transliteration.WADE_GILES, "Wang Hsiao-ming"),
    ("Chang Ch'un-ch'iao", Transliteration.PINYIN, "Zhang Chunqiao"),
    ("Aygül Memet", Transliteration.UYGHUR_ARABIC, "ئايگۈل مەمەت"),
    ("Aygul Memet", Transliteration.UYGHUR_ARABIC, "ئايگۈل مەمەت"),
    ("Aygül Memet", Transliteration.UYGHUR_CYRILLIC, "Айгүл Мәмәт"),
    ("Aygül Memet", Transliteration.RUSSIAN, "Айгуль Мамат"),
    ("Aygül Memet", Transliteration.ENGLISH, "Aygul Mamat"),
    ("Aygül Memet", Transliteration.TURKIC_LATIN, "Aygül Mehmet"),
    ("Aygül Memet", Transliteration.CHINESE, "阿依古丽·买买提"),
    ("Aygül Memet", Transliteration.CHINESE, "阿衣古丽·麦麦提"),
    ("Aygül Memet", Transliteration.PINYIN, "Ayiguli Maimaiti"),
    ("ئايگۈل مەمەت", Transliteration.UYGHUR_LATIN, "Aygül Memet"),
    ("阿依古丽·买买提", Transliteration.UYGHUR_LATIN, "Aygül Memet"),
    ("阿依古丽·买买提", Transliteration.UYGHUR_ARABIC, "ئايگۈل مەمەت"),
    ("Айгүл Мәмәт", Transliteration.UYGHUR_LATIN, "Aygül Memet"),
    ("Xalide Ghopur", Transliteration.TURKISH, "Halide Ğopur"),
    ("Sheripe Ghopur", Transliteration.UYGHUR_NEW_SCRIPT, "Xəripə Ƣopur"),
    ("Zulpiye Baratjan", Transliteration.CHINESE, "祖丽皮耶·巴拉提江"),
    ("Zulpiye Baratjan", Transliteration.RUSSIAN, "Зульпия Баратджан"),
    ("Айгүл Сұлтанқызы", Transliteration.PASSPORT, "Aigul Sultankyzy"),
    ("Айгүл Сұлтанқызы", Transliteration.KAZAKH_LATIN, "Aigül Sūltanqyzy"),
    ("Юрий Ященко", Transliteration.PASSPORT, "Iurii Iashchenko"),
    ("Юрий Ященко", Transliteration.ENGLISH, "Yuriy Yashchenko"),
    ("Юрий Ященко", Transliteration.SCHOLARLY, "Jurij Jasenko"),
    ("Gulnara Mukhtarova", Transliteration.RUSSIAN, "Гульнара Мухтарова"),
    ("Sergei Dostoevsky", Transliteration.RUSSIAN, "Сергей Достоевский"),
    ("བཀྲ་ཤིས་རྡོ་རྗེ", Transliteration.WYLIE, "bkra shis rdo rje"),
    ("བཀྲ་ཤིས་རྡོ་རྗེ", Transliteration.TIBETAN_SPOKEN, "Tashi Dorje"),
    ("བཀྲ་ཤིས་རྡོ་རྗེ", Transliteration.CHINESE, "扎西多吉"),
    ("བཀྲ་ཤིས་རྡོ་རྗེ", Transliteration.PINYIN, "Zhaxi Duojie"),
    ("བསོད་ནམས་ཡར་འཕེལ", Transliteration.WYLIE, "bsod nams yar 'phel"),
    ("扎西多吉", Transliteration.TIBETAN, "བཀྲ་ཤིས་རྡོ་རྗེ"),
    ("Tashi Dorje", Transliteration.CHINESE, "扎西多吉"),
    ("Rémi Dupont", Transliteration.NOT_TOLD, "R. Dupont"),
]
NAMES = sorted({row[0] for row in PROPOSED})


def forms(*names: str) -> list[str]:
    return [name.text for name in proposals_of(person("p", names))]


@pytest.mark.parametrize(("name", "system", "form"), PROPOSED)
def test_each_system_of_writing_is_proposed_and_says_from_what(name, system, form):
    found = [one for one in proposals_of(person("p", name)) if one.text == form]
    assert [(one.system, one.source, one.origin) for one in found] == [
        (system, NameSource.GENERATED, name)
    ]


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_proposed_that_is_found_anyway_and_all_is_found_once_confirmed(name):
    one = person("p", name)
    proposals = proposals_of(one)
    before = Matcher(protected_terms_of([one]))
    kept = replace(one, names=(*one.names, *proposals))
    after = Matcher(protected_terms_of([kept]))
    for proposal in proposals:
        text = f"They wrote {proposal.text}, they said."
        assert not is_found(before, proposal.text), proposal.text
        assert is_found(after, proposal.text), proposal.text
        assert after.find(text), proposal.text
    assert proposals_of(kept) == ()


@pytest.mark.parametrize("name", NAMES)
def test_no_proposal_finds_what_another_proposal_finds(name):
    proposals = proposals_of(person("p", name))
    matchers = [Matcher(protected_terms_of([person("p", one.text)])) for one in proposals]
    doubled = [
        (one.text, other.text)
        for (one, first), (other, second) in combinations(zip(proposals, matchers, strict=True), 2)
        if is_found(first, other.text) and is_found(second, one.text)
    ]
    assert doubled == []


def test_case_accents_dots_order_width_and_traditional_characters_need_no_proposal():
    known = person("p", ["Wáng Xiǎomíng", "阿依古丽·买买提"])
    matcher = Matcher(protected_terms_of([known]))
    anyway = ["WANG XIAOMING", "xiaoming wang", "Ｗａｎｇ　Ｘｉａｏｍｉｎｇ", "Wang_Xiao_Ming"]
    anyway += ["阿依古麗•買買提", "阿依古丽买买提", "阿依古丽・买买提"]
    assert all(is_found(matcher, text) for text in anyway)
    assert not set(anyway) & set(forms("Wáng Xiǎomíng", "阿依古丽·买买提"))
    assert "麗".translate(han_variants()) == "丽".translate(han_variants())


def test_what_was_rejected_does_not_come_back_and_another_name_brings_others():
    one = person("p", "王小明")
    rejected = replace(one, rejected=tuple(name.text for name in proposals_of(one)))
    assert proposals_of(rejected) == ()
    renamed = replace(rejected, names=(*rejected.names, PersonName("陈大文", "Hans", "alias")))
    assert [name.origin for name in proposals_of(renamed)] == ["陈大文"] * 7


def test_rejecting_one_form_does_not_bring_its_other_order():
    one = person("p", "王小明")
    rejected = replace(one, rejected=("Wang Xiaoming",))
    assert "Wang Xiaoming" not in [name.text for name in proposals_of(rejected)]
    assert "Xiaoming Wang" not in [name.text for name in proposals_of(rejected)]


def test_a_confirmed_form_leads_to_no_further_ones():
    one = person("p", "Aygül Memet")
    (chinese,) = [name for name in proposals_of(one) if name.text == "阿依古丽·买买提"]
    confirmed = replace(one, names=(*one.names, chinese))
    assert {name.origin for name in proposals_of(confirmed)} == {"Aygül Memet"}
    assert len(proposals_of(confirmed)) == len(proposals_of(one)) - 1


def test_a_nickname_is_written_in_the_other_letters_too():
    texts = forms("Aygül Memet", "Aychi")
    assert "ئايچى" in texts


def test_open_persons_have_proposals_too_and_kinship_has_none():
    assert proposals_of(person("p", "王小明", "open")) == proposals_of(
        person("p", "王小明", "open")
    )
    assert forms("王小明")
    kin = replace(person("p", "Aygül"), names=(PersonName("his only sister", "Latn", KINSHIP),))
    assert proposals_of(kin) == ()
    assert [alias.text for alias in protected_terms_of([kin])] == ["his only sister"]


def test_arabic_and_persian_names_are_not_taken_for_uyghur_ones():
    assert forms("محمد علي") == []
    assert forms("فاطمه حسینی") == []


def test_a_spelling_in_pinyin_of_another_people_brings_no_nonsense():
    texts = forms("阿依古丽·买买提", "Ayiguli Maimaiti")
    assert not any(text.startswith("ئايى") for text in texts)


def test_short_forms_are_never_proposed():
    for name in ("李伟", "Li Wei", "马德", "Ma De", "Abdu", "Wei", "王"):
        assert all(len(text.replace(" ", "")) >= 5 for text in forms(name) if text.isascii())


def test_the_name_of_a_file_is_found_without_its_ending():
    one = replace(
        person("p", "Aygül Memet"), identifiers=(Identifier("file name", "passport_scan_0417.jpg"),)
    )
    matcher = Matcher(protected_terms_of([one]))
    assert is_found(matcher, "passport_scan_0417")
    assert is_found(matcher, "Passport scan 0417.png"[:-4])


@pytest.mark.parametrize(
    ("syllable", "letters", "said"),
    [
        ("བསྟན", "bstan", "ten"),
        ("རྒྱ", "rgya", "gya"),
        ("མཚོ", "mtsho", "tso"),
        ("དབང", "dbang", "wang"),
        ("འདུས", "'dus", "dü"),
        ("གངས", "gangs", "gang"),
        ("གཡང", "g.yang", "yang"),
        ("བྱམས", "byams", "jam"),
        ("སྒྲོལ", "sgrol", "dröl"),
        ("ལྷ", "lha", "lha"),
        ("ཀརྨ", "karma", "kama"),
        ("བློ", "blo", "lo"),
        ("དགའ", "dga'", "ga"),
    ],
)
def test_tibetan_syllables_are_spelled_and_spoken(syllable, letters, said):
    assert (wylie(syllable), spoken(syllable)) == (letters, said)


def test_what_is_no_tibetan_syllable_has_no_wylie():
    assert wylie("abc") == wylie("") == spoken("༡༢") == ""


@pytest.mark.parametrize(
    ("jyutping", "spelled"),
    [("zoeng", "cheung"), ("wong", "wong"), ("lei", "lee"), ("gwok", "kwok"), ("jyun", "yuen"),
     ("ng", "ng"), ("jip", "yip"), ("hoi", "hoi")],
)  # fmt: skip
def test_hong_kong_spells_by_its_own_rules(jyutping, spelled):
    assert hong_kong(jyutping) == spelled


def test_protection_changes_no_proposal():
    one = person("p", "Aygül Memet", "withheld")
    opened = replace(one, protection=Protection.OPEN)
    assert proposals_of(one) == proposals_of(opened)


def test_initials_do_not_lie_across_the_words_of_somebody_else():
    matcher = Matcher(
        protected_terms_of([person("p", ["Baratjan Hoshur", "Baratjan H.", "H. Baratjan"])])
    )
    assert matcher.find("Ershat Baratjan had left; with Baratjan, he said.") == ()
    for text in ("Baratjan H. was there", "BARATJAN, H.", "H.Baratjan", "baratjan_h.pdf"):
        assert matcher.find(text), text
