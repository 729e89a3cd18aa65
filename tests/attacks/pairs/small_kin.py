"""Classes of pairs that differ in whose kin somebody is, where the sentence that tells it goes."""

from dataclasses import replace
from typing import Any

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.office.redaction.redaction_queue import queue_of, search_documents
from tests.attacks.pairs.small_pairs import House, Pairs, Paper, Tiny
from tests.attacks.pairs.small_sheets import sheet
from tests.attacks.pairs.small_writing import CLIENT, GULNISA


def remove_sentences_of_kin(house: House) -> None:
    """Answer of each word of kinship that the whole sentence goes."""
    from casefiles.office.redaction.kinship_answers import KINSHIP_KINDS, remove_sentences

    search_documents(house.place, house.case_id, CancellationToken())
    queue = house.vault.read(queue_of(house.case_id))
    items = [one.item for one in queue.undecided if one.item.kind in KINSHIP_KINDS]
    assert items
    sister = house.person(GULNISA)
    remove_sentences(house.case_id, items, sister.id)(house.place, CancellationToken())


def told_of(kin: str, sentence: str, own: str = "") -> Tiny:
    """A statement, and an own text, with one sentence that tells what kin somebody is."""
    somebody: dict[str, Any] = {
        "id": "s", "protection": "pseudonym", "names": [{"text": GULNISA}], "kin": kin,
    }  # fmt: skip
    text = f"He was in Almaty. {own} Nobody answered." if own else "He was in Almaty."
    return Tiny(
        (somebody, CLIENT),
        (Paper(sheet(sentence)),),
        ({"id": "e", "date": "2023-03-04", "text": text},),
        more={"client": "client"},
        acts=(remove_sentences_of_kin,),
    )


ONE = told_of("sister", "My sister is threatened by the police.")
BOTH = told_of("sister", "My sister was there.", "His sister telephoned.")

KIN: dict[str, Pairs] = {
    "kin: a sentence on a page": Pairs(
        ONE,
        {
            "brother": told_of("brother", "My brother is threatened by the police."),
            "shorter": told_of("mother", "My mother fled."),
        },
        replace(ONE, acts=()),
        is_whole=False,
    ),
    "kin: a sentence in an own text": Pairs(
        BOTH,
        {
            "brother": told_of("brother", "My brother was there.", "His brother telephoned."),
            "longer": told_of(
                "mother", "My mother was there.", "His mother telephoned twice that night."
            ),
        },
        replace(BOTH, acts=()),
    ),
}
