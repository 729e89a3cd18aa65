"""Proposing for many persons is over before anybody would notice, and asked again costs nothing."""

import time

from casefiles.redaction.spelling_variants.proposing import proposals_of
from tests.redaction.cases import person

MANY = 500
GIVEN = ("Aygül", "Alim", "Tursun", "Rahile", "Dilnur", "Perhat", "Zeynep", "Batur")
FAMILY = ("Memet", "Zunun", "Qadir", "Niyaz", "Sabir", "Tohti", "Yasin", "Hesen")


def test_five_hundred_persons_take_seconds_at_most_and_nothing_again():
    letters = "abdgiklmnrstu"
    people = [
        person(
            f"p{number}",
            [
                f"{GIVEN[number % 8]} {FAMILY[number // 8 % 8]}{letters[number % 13]}an",
                "阿依古丽·买买提",
                "王小明",
            ],
        )
        for number in range(MANY)
    ]
    begin = time.process_time()
    forms = sum(len(proposals_of(one)) for one in people)
    first = time.process_time() - begin
    again = sum(len(proposals_of(one)) for one in people)
    second = time.process_time() - begin - first
    print(f"{forms:,} forms for {MANY} persons in {first:.2f} s, again in {second:.3f} s")
    assert forms == again > 10 * MANY
    assert second < first / 5
