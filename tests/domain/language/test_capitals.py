"""Capitals by language."""

import pytest

from casefiles.domain.language.capitals import capitals


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("tr", "İade talebinin reddi istemi, ışık", "İADE TALEBİNİN REDDİ İSTEMİ, IŞIK"),
        ("el", "Γραπτή αγόρευση", "ΓΡΑΠΤΗ ΑΓΟΡΕΥΣΗ"),
        ("el", "Μάιος ή Ιούνιος, άυλος, προϊόν", "ΜΑΪΟΣ Ή ΙΟΥΝΙΟΣ, ΑΫΛΟΣ, ΠΡΟΪΟΝ"),
        ("fr", "Mémoire en défense", "MÉMOIRE EN DÉFENSE"),
        ("en", "skeleton", "SKELETON"),
    ],
)
def test_capitals_are_those_of_the_language(language: str, text: str, wanted: str):
    assert capitals(text, language) == wanted
