"""The texts of the sample case that papers in other languages print, as a translator has them.

Each is found by its English or Chinese words, with {1}, {2} for the persons that it names. French
and Polish stand in one file, each other language in one of its own.
"""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.records.text_versions import VersionMaker
from casefiles.office.draft.languages.chosen_language import save_language
from casefiles.office.draft.languages.text_versions import VersionInput, save_version
from casefiles.office.draft.languages.translation_list import texts_in_language
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.office.workplace.open_vault import OpenVault
from casefiles.redaction.release.text_choice import VersionState

_REFERENCE: Final = re.compile(r"\[\[([^\]]+)\]\]")
_NOW: Final = datetime(2026, 12, 2, 9, 0, tzinfo=UTC)
_LANGUAGES: Final = ("fr", "pl")
_FILE: Final = Path(__file__).with_suffix(".tsv")
TEXTS: Final = tuple(tuple(line.split("\t")) for line in _FILE.read_text("utf-8").splitlines())
"""Beginnings of originals, with their French and Polish versions."""


def _versions(language: str) -> tuple[tuple[str, str], ...]:
    """Return beginnings of originals, each with its version."""
    if language in _LANGUAGES:
        at = _LANGUAGES.index(language) + 1
        return tuple((one[0], one[at]) for one in TEXTS)
    path = _FILE.with_name(f"{_FILE.stem}_{language}.tsv")
    rows = (line.partition("\t") for line in path.read_text("utf-8").splitlines())
    return tuple((original, version) for original, _, version in rows)


def with_versions(vault: OpenVault, wanted: EditionRequest, language: str) -> None:
    """Choose a language for a dossier, and enter a checked version of each text that it needs.

    What is typed in the form is in that language already, as its author says.
    """
    versions = _versions(language)
    randomness = vault.workplace.randomness
    vault.run(save_language(wanted, language, randomness))
    listed = vault.work(texts_in_language(wanted), CancellationToken())
    for row in listed.rows:
        if row.state is not VersionState.MISSING:
            continue
        text = _version(row.original, versions)
        maker = VersionMaker.TRANSLATOR if text else VersionMaker.AUTHOR
        if text or row.original in ANSWERS[wanted.profile].values():
            entered = VersionInput(
                row.key, language, text or row.original, maker, row.original, "A. Translator"
            )
            vault.run(save_version(wanted.case_id, entered, _NOW, randomness))


def _version(original: str, versions: tuple[tuple[str, str], ...]) -> str:
    """Return the version of a text; empty where there is none."""
    persons: list[str] = []

    def place(found: re.Match[str]) -> str:
        if found[0] not in persons:
            persons.append(found[0])
        return f"{{{persons.index(found[0]) + 1}}}"

    plain = _REFERENCE.sub(place, original)
    found = next((text for start, text in versions if plain.startswith(start)), "")
    for number, person in enumerate(persons, start=1):
        found = found.replace(f"{{{number}}}", person)
    return found


ANSWERS: Final[Mapping[str, Mapping[str, str]]] = {
    "cy_extradition": {
        "court": "Επαρχιακό Δικαστήριο Lysmark",
        "case_no": "Ext 0/2023",
        "prosecutor": "Γενικός Εισαγγελέας της Δημοκρατίας",
        "counsel": "Aud Brennick",
        "counsel_address": "Quay Street 4, Halvik\n+999 20 555 0100",
        "born": "1984-05-11",
        "place": "Halvik",
        "sought": (
            "Απόρριψη της αίτησης για την έκδοση του Ershat Baratjan.\n"
            "Διαζευκτικά, συμπληρωματικές πληροφορίες για τις διαβεβαιώσεις.\n"
            "Άμεση απόλυσή του."
        ),
    },
    "fr_extradition": {
        "court": "Cour d’appel de Lysmark",
        "division": "Chambre de l’instruction",
        "case_no": "Ext 0/2023",
        "prosecutor": "M. le procureur général",
        "counsel": "Me Aud Brennick, avocate au barreau de Halvik",
        "counsel_address": "Quay Street 4, Halvik\n+999 20 555 0100",
        "born": "1984-05-11",
        "place": "Halvik",
        "sought": (
            "Émettre un avis défavorable à l’extradition d’Ershat Baratjan.\n"
            "Subsidiairement, ordonner un complément d’information sur les assurances.\n"
            "Ordonner sa mise en liberté."
        ),
    },
    "pl_extradition": {
        "court": "Sąd Apelacyjny Lysmarku",
        "division": "II Wydział Karny",
        "case_no": "Ext 0/2023",
        "prosecutor": "Prokurator Generalny",
        "counsel": "adw. Aud Brennick",
        "counsel_address": "Quay Street 4, Halvik\n+999 20 555 0100",
        "born": "1984-05-11",
        "place": "Halvik",
        "sought": (
            "stwierdzenie niedopuszczalności wydania Ershata Baratjana,\n"
            "ewentualnie zażądanie uzupełnienia zapewnień,\n"
            "uchylenie tymczasowego aresztowania."
        ),
    },
    "tr_extradition": {
        "court": "Lysmark 2. Ağır Ceza Mahkemesi",
        "case_no": "Ext 0/2023",
        "prosecutor": "Lysmark Cumhuriyet Başsavcılığı",
        "counsel": "Av. Aud Brennick",
        "counsel_address": "Quay Street 4, Halvik\n+999 20 555 0100",
        "born": "1984-05-11",
        "place": "Halvik",
        "sought": (
            "Ershat Baratjan hakkındaki iade talebinin reddine karar verilmesi.\n"
            "Bu kabul edilmezse güvenceler hakkında ek bilgi istenmesi.\n"
            "Tutukluluk halinin kaldırılması."
        ),
    },
}
