"""The texts of the sample case that papers in other languages print, as a translator has them.

One file a language in `translated`: the beginning of each original, in whatever language it is, and
its version, with {1}, {2} for the persons that it names.
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
_FOLDER: Final = Path(__file__).parent / "translated"


def texts_of(language: str) -> dict[str, str]:
    """Return the versions of a language, by the beginnings of their originals."""
    lines = (_FOLDER / f"{language}.tsv").read_text("utf-8").splitlines()
    return dict(line.split("\t") for line in lines)


def with_versions(vault: OpenVault, wanted: EditionRequest, language: str) -> None:
    """Choose a language for a dossier, and enter a checked version of each text that it needs.

    What is typed in the form is in that language already, as its author says.
    """
    texts = texts_of(language)
    randomness = vault.workplace.randomness
    vault.run(save_language(wanted, language, randomness))
    listed = vault.work(texts_in_language(wanted), CancellationToken())
    for row in listed.rows:
        if row.state is not VersionState.MISSING:
            continue
        text = _version(row.original, texts)
        maker = VersionMaker.TRANSLATOR if text else VersionMaker.AUTHOR
        if text or row.original in ANSWERS[wanted.profile].values():
            entered = VersionInput(
                row.key, language, text or row.original, maker, row.original, "A. Translator"
            )
            vault.run(save_version(wanted.case_id, entered, _NOW, randomness))


def _version(original: str, texts: Mapping[str, str]) -> str:
    """Return the version of a text; empty where there is none."""
    persons: list[str] = []

    def place(found: re.Match[str]) -> str:
        if found[0] not in persons:
            persons.append(found[0])
        return f"{{{persons.index(found[0]) + 1}}}"

    plain = _REFERENCE.sub(place, original)
    found = next((text for start, text in texts.items() if plain.startswith(start)), "")
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
    "cz_extradition": {
        "court": "Odvolací soud Lysmarku",
        "division": "Trestní senát",
        "case_no": "Ext 0/2023",
        "prosecutor": "Nejvyšší státní zastupitelství",
        "counsel": "Aud Brennick, advokátka",
        "counsel_address": "Quay Street 4, Halvik\n+999 20 555 0100",
        "born": "1984-05-11",
        "place": "V Halviku",
        "sought": (
            "Obhajoba navrhuje vyslovit, že vydání osoby Ershat Baratjan je nepřípustné.\n"
            "Podpůrně navrhuje vyžádat si doplnění ujištění.\n"
            "Dále navrhuje propuštění z vazby."
        ),
    },
    "es_extradition": {
        "court": "Tribunal de Apelación de Lysmark",
        "division": "Sección Segunda",
        "case_no": "Ext 0/2023",
        "prosecutor": "Fiscal General",
        "counsel": "Aud Brennick, letrada",
        "counsel_address": "Quay Street 4, Halvik\n+999 20 555 0100",
        "born": "1984-05-11",
        "place": "Halvik",
        "sought": (
            "Que dicte auto por el que declare improcedente la extradición de Ershat Baratjan.\n"
            "Subsidiariamente, que recabe la ampliación de las garantías.\n"
            "Que acuerde su puesta en libertad."
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
    "it_extradition": {
        "court": "Corte d’appello di Lysmark",
        "division": "Sezione seconda penale",
        "case_no": "Ext 0/2023",
        "prosecutor": "Procuratore generale",
        "counsel": "avv. Aud Brennick",
        "counsel_address": "Quay Street 4, Halvik\n+999 20 555 0100",
        "born": "1984-05-11",
        "place": "Halvik",
        "sought": (
            "Voglia la Corte pronunciare sentenza contraria all’estradizione di Ershat Baratjan.\n"
            "In subordine, voglia acquisire un’integrazione delle assicurazioni.\n"
            "Voglia disporne la liberazione."
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
    "se_extradition": {
        "court": "Lysmarks hovrätt",
        "division": "Avdelning 2",
        "case_no": "Ext 0/2023",
        "prosecutor": "Riksåklagaren",
        "counsel": "advokaten Aud Brennick",
        "counsel_address": "Quay Street 4, Halvik\n+999 20 555 0100",
        "born": "1984-05-11",
        "place": "Halvik",
        "sought": (
            "Ershat Baratjan yrkar att domstolen förklarar att det finns hinder mot utlämning.\n"
            "I andra hand yrkas att garantierna ska kompletteras.\n"
            "Häktningen ska hävas."
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
