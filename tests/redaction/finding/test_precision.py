"""Ordinary prose in five languages stays as it is, with short names and all proposals confirmed."""

from dataclasses import replace
from typing import Final

import pytest

from casefiles.redaction.names.mentions import Matcher
from casefiles.redaction.names.near_matches import NearMatches
from casefiles.redaction.names.protected_terms import protected_terms_of
from casefiles.redaction.names.uncertain_mentions import UncertainMatcher
from casefiles.redaction.spelling_variants.proposing import proposals_of
from tests.redaction.cases import person

SHORT: Final = (
    *("Wei", "Li", "Abdu", "Ma De", "Li Wei", "Ali", "Nur", "Han Mei", "An Na", "He Li"),
    *("李伟", "马德", "王小明", "Aygül Memet", "Tashi Dorje", "Юрий Ященко", "Rémi Dupont"),
)
PROSE: Final = {
    "English": (
        "They weigh the line of evidence that was made before the abduction, and neither the"
        " weird alibi nor the nurse's maiden name made it likely. He lit a light near the lily"
        " bed; all the while a limousine was waiting in the heat. Heather liked the manner in"
        " which the hearing was held; the delay made Lisbon and Delhi wait. Annabel remained"
        " dubious. We imagine that he lied, and weighed whether made-up wares were believable."
    ),
    "Chinese": (
        "被告人的律师认为，伟大的事业需要马上做出决定；道德法庭没有管辖权。明天小王到庭，"
        "李家的伟业与本案无关。根据协议，车马费由德国公司支付，大小明细见附件。"
    ),
    "Uyghur": (
        "ئۇلار سوتتا ھېچنېمە دېمىدى. ئەتىگەندە ئايلىق ھېساباتنى تاپشۇردى، گۈللەر ئېچىلدى."
        " نۇرغۇن ئادەم كەلدى، ئەمما ھېچكىم گۇۋاھلىق بەرمىدى."
    ),
    "Tibetan": (
        "ཁོང་གིས་ཁྲིམས་ཁང་དུ་བདེན་དཔང་བཤད་པ་རེད། ཉིན་དེར་མི་མང་པོ་འཚོགས་ནས་གྲོས་བསྡུར་བྱས།"
        " བཀྲ་ཤིས་བདེ་ལེགས་ཞུ། རྡོ་རིང་ཞིག་ཡོད།"
    ),
    "Russian": (
        "Суд принял решение в ноябре; адвокат ящика не нашёл, юристы молчали. Али и надур здесь"
        " ни при чём: аликвота, нурсия, вейник и лиман упомянуты в отчёте, абдукция не доказана."
    ),
}
"""Sentences without any of the names, though with their letters."""
_ALIEN: Final = {"Russian": ("Али",)}
"""What of the prose is a name all the same."""


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    people = [person(f"p{number}", name) for number, name in enumerate(SHORT)]
    return Matcher(
        protected_terms_of([replace(one, names=(*one.names, *proposals_of(one))) for one in people])
    )


@pytest.mark.parametrize("language", PROSE)
def test_nothing_of_ordinary_prose_goes(matcher, language):
    text = PROSE[language]
    found = [text[one.start : one.end] for one in matcher.find(text)]
    assert [one for one in found if one not in _ALIEN.get(language, ())] == []


TWO_LETTERS: Final = ("He", "An", "It", "Of", "Ma", "Li", "Юй", "По", "王", "马", "明")
"""Names that are words, too, in the prose of their own alphabet."""


@pytest.mark.parametrize("language", PROSE)
def test_names_of_two_letters_take_no_ordinary_words_and_wait_for_a_person(language):
    people = [person(f"p{number}", name) for number, name in enumerate(TWO_LETTERS)]
    aliases, text = protected_terms_of(people), PROSE[language]
    found = Matcher(aliases).find(text)
    # What has a capital as names have goes at once, and is told: nobody knows a sentence from it.
    gone = {text[one.start : one.end] for one in found}
    assert gone <= {"He"}
    doubts = UncertainMatcher(aliases).find(text, found, is_machine_read=False)
    told = {text[one.start : one.end] for one in doubts}
    waits = {"English": {"an", "it", "of"} & set(text.split()), "Chinese": {"马上", "王到"}}
    assert told >= waits.get(language, set())


@pytest.mark.parametrize(
    "text", ["Li came.", "with Li, at noon", "LI", "li@mail.example", "姓名：王 女", "ئا كەلدى"]
)
def test_names_of_two_letters_go_at_once_where_they_are_written_as_names(text):
    people = [person(f"p{number}", name) for number, name in enumerate(("Li", "王", "ئا"))]
    assert len(Matcher(protected_terms_of(people)).find(text)) == 1


LONG: Final = (
    *("Dilnur", "Parhat", "Zununova", "Rahile Zununova", "Abdurehim Qadir", "Wang Jianguo"),
    *("阿依古丽", "艾合买提江", "راھىلە", "گۈلباھار", "Юрий Ященко", "653101199001011234"),
)


@pytest.mark.parametrize("language", PROSE)
def test_nothing_of_ordinary_prose_is_almost_a_longer_name(language):
    people = [person(f"p{number}", name) for number, name in enumerate((*SHORT, *LONG))]
    near = NearMatches(protected_terms_of(people), ())
    assert near.count([PROSE[language]]) == 0
    assert near.count([f"{PROSE[language]} Abdureh1m Qadlr"]) == 1, "control"


def test_the_same_names_are_found_where_they_stand(matcher):
    for name in SHORT:
        text = f"It was {name}, they said."
        assert [text[one.start : one.end] for one in matcher.find(text)] == [name]


def test_a_leaky_rule_would_be_seen():
    """Control: a form of four letters inside words takes ordinary words with it."""
    careless = Matcher(protected_terms_of([person("p", "Weigh The Line")]))
    assert careless.find(PROSE["English"])
