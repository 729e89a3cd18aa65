"""Sentences that go on about a relative by a pronoun go with the one that tells of the relative."""

from types import SimpleNamespace

import pytest

from casefiles.domain.files.text_blocks import TextBlock
from casefiles.office.redaction import kinship_words
from casefiles.office.redaction.kinship_words import spans_of, without_sentence
from casefiles.office.redaction.review_kinship import own_text
from casefiles.redaction.kinship.finding import phrases
from casefiles.redaction.kinship.going_on import passage_of
from tests.office.redaction.test_kinship_in_words import item
from tests.office.redaction.test_kinship_questions import kinships, relation


def goes(text: str) -> str:
    found = phrases(text)
    start, end = passage_of(text, found[0].start, found[0].end, found[:1])
    return text[start:end]


@pytest.mark.parametrize(
    ("passage", "rest"),
    [
        ("My sister drove me. She had borrowed a car from her employer.", " I left."),
        ("My sister drove me.\nShe had\nborrowed a car. Her employer knew.", " I left."),
        ("My brother called. But he would not come.", " She stayed."),
        ("My parents stayed. They sold the shop.", " I left."),
        ("Моя сестра отвезла меня. Она взяла машину.", " Я улетел."),
        ("Ma sœur m'a conduit. Elle avait emprunté une voiture.", " Je suis parti."),
        ("Meine Schwester fuhr mich. Sie hatte ein Auto geliehen.", " Ich flog."),
        ("我的妹妹开车送我。她向老板借了车。", "我走了。"),
        ("Kız kardeşim beni götürdü. O bir araba almıştı.", " Gittim."),
    ],
)
def test_what_goes_on_about_the_same_goes_too(passage: str, rest: str):
    assert goes(passage + rest) == passage


@pytest.mark.parametrize(
    ("own", "rest"),
    [
        ("My sister drove me.", " He stopped us. She wept."),
        ("My sister was taken.", " They beat me."),
        ("My brother was taken.", " On 2 May men came."),
        ("My sister drove me.", "\n\nShe is the judge of the court."),
        ("The applicant's brother was taken.", " He fled in May."),
        ("My sister drove me.", " Sheds stood there."),
    ],
)
def test_what_speaks_of_others_stays(own: str, rest: str):
    assert goes(own + rest) == own


def test_few_sentences_go_along():
    assert goes("My sister came. " + "She wept. " * 20).count("She") == 3


TEXT = "I left. My sister drove me. She had borrowed a car. I flew."


def test_it_goes_from_words_and_from_texts_of_the_lawyer(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(
        kinship_words, "kinships_in", lambda *_: kinships(relation("qing", "sister"))
    )
    reader = SimpleNamespace(get=lambda *_: SimpleNamespace(case_id="c"))
    asked = item("My sister", "I left. ")
    ((_, start, end),) = spans_of(reader, [TextBlock("", TEXT)], [asked], is_whole=True)
    assert TEXT[start:end] == "My sister drove me. She had borrowed a car."
    assert without_sentence(own_text("event.text", "e", TEXT), 8, 17) == "I left. I flew."
