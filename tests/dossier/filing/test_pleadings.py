"""Pleadings in the languages of their courts: their words, their counts, how they cite."""

import io
import re
from dataclasses import replace

import pikepdf
import pytest

from casefiles.dossier.forum.forum_layout import load_layout
from casefiles.dossier.forum.wording import SLOT
from casefiles.dossier.layouts.reading import read_layout
from tests.dossier.filing.made_filing import LANGUAGES, PROFILES, filed_edition, made_filing
from tests.dossier.sample_edition import RESOURCES


@pytest.mark.parametrize("layout_id", LANGUAGES)
def test_nothing_of_a_paper_in_another_language_is_in_english(layout_id: str):
    made = made_filing(filed_edition(layout_id, exhibits=3, events=2, facts=2), layout_id)
    text = re.sub(
        r"\s+", " ", " ".join(page for name in made.files for page in made.texts_of(name))
    )
    english = load_layout(RESOURCES, PROFILES[layout_id])
    own = load_layout(RESOURCES, PROFILES[layout_id], LANGUAGES[layout_id])
    words = {
        piece.strip(" .,:;()")
        for key, phrase in english.wording.items()
        if own.wording[key] != phrase
        for piece in re.split(SLOT, phrase)
    }
    assert [one for one in words if " " in one and one in text] == []
    own_words = {
        "cy": ("Ανταπάντηση:", "Νομική πτυχή", "ΓΡΑΠΤΗ ΑΓΟΡΕΥΣΗ ΕΚ ΜΕΡΟΥΣ"),
        "cz": ("Replika:", "Právní posouzení"),
        "es": ("Réplica:", "PRIMERA.–"),
        "fr": ("Réplique :", "Discussion"),
        "it": ("Replica:", "In diritto"),
        "pl": ("Replika:", "Wnoszę o:"),
        "se": ("Replik:", "Utveckling av talan"),
        "tr": ("Cevaba cevap:", "Sonuç ve istem", "EKLER", "İADESİ TALEP EDİLEN"),
    }
    assert all(one in text for one in own_words[layout_id])


@pytest.mark.parametrize(
    ("layout_id", "pattern"),
    [
        ("cy", r"Τεκμήριο (\d), σελ\. 1"),
        ("cz", r"příloha č\. (\d), s\. 1"),
        ("es", r"documento n\.º (\d), p\. 1"),
        ("fr", r"pièce n° (\d), p\. 1"),
        ("it", r"all\. (\d), p\. 1"),
        ("pl", r"zał\. nr (\d), s\. 1"),
        ("se", r"bilaga (\d), s\. 1"),
        ("tr", r"EK-(\d), s\. 1"),
    ],
)
def test_a_pleading_cites_its_exhibits_as_its_court_does(layout_id: str, pattern: str):
    made = made_filing(filed_edition(layout_id, exhibits=4, events=0, facts=2), layout_id)
    lead, bundle = list(made.files)
    text = re.sub(r"\s+", " ", " ".join(made.texts_of(lead)))
    assert set(re.findall(pattern, text)) == {"1", "2", "3", "4"}
    links = [one for one in made.links_of(lead) if re.match(pattern, one[2])]
    assert len(links) >= 4
    for name, page, words in links:
        assert name == bundle
        mark = words.split(",")[0]
        assert mark in made.texts_of(bundle)[page]


@pytest.mark.parametrize("layout_id", ["pl", "se"])
def test_what_is_asked_before_the_statement_has_letters_so_that_no_number_stands_twice(
    layout_id: str,
):
    shown = filed_edition(layout_id, exhibits=1, events=0, facts=3)
    text = "\n".join(
        made_filing(shown, layout_id).texts(read_layout(RESOURCES, layout_id).papers[0].id)
    )
    assert re.search(r"^a\)\s*Refusal\.", text, re.MULTILINE)
    numbers = [int(one) for one in re.findall(r"^(\d+)\.(?!\d)", text, re.MULTILINE)]
    assert numbers.count(3) == 1 or numbers.index(3) == 2


def test_pleas_are_counted_in_words_where_the_court_does():
    shown = filed_edition("es", exhibits=2, events=0, facts=1)
    made = made_filing(shown, "es")
    text = "\n".join(made.texts("escrito"))
    assert "PRIMERA.– Ground 1" in text
    assert "SEGUNDA.– Ground 2" in text
    with pikepdf.open(io.BytesIO(made.files[made.file("escrito")])) as opened:
        titles = [one.title for one in opened.open_outline().root]
        below = [one.title for top in opened.open_outline().root for one in top.children]
    assert any("PRIMERA.– Ground 1" in one for one in (*titles, *below))
    long = replace(shown, grounds=shown.grounds * 13)
    assert "21." in "\n".join(made_filing(long, "es").texts("escrito"))


def test_decisions_that_are_cited_have_the_names_of_the_language():
    made = made_filing(filed_edition("cz", exhibits=2, events=0, facts=1), "cz")
    text = " ".join(" ".join(made.texts("vyjadreni")).split())
    assert "Liu proti Polsku" in text
    assert "Liu v. Poland" not in text


def test_a_salutation_keeps_its_comma():
    text = "\n".join(made_filing(filed_edition("it", facts=1), "it").texts("memoria"))
    assert "Ecc.ma Corte," in text
