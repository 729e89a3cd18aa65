"""The sample case filed before courts of four more States, in the languages of those courts."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from casefiles.dossier.forum.wording_files import message_words
from casefiles.paths import resources
from tests.office.filing.sample_filing import SampleFiling, filed, sample_at
from tests.sample_vaults import desk, made_sample

__all__ = ["desk", "made_sample"]
REFERENCE = "SAMPLE-HLV-0017"
HIDDEN = ("Zulpiye", "Wenjue", "上官文珏", "Nurehmet")


@dataclass(frozen=True)
class Pleading:
    """What a court of a State must find in a pleading.

    Attributes:
        papers: pleading and bundle, as files are called.
        head: what its first page says.
        order: what follows each other: headings, what is asked, signature, list of exhibits.
        cite: how an exhibit is cited. band: how its first page is marked, with its page.
        badge: the language whose wording nobody has read.
    """

    profile: str
    language: str
    papers: tuple[str, str]
    head: tuple[str, ...]
    order: tuple[str, ...]
    cite: str
    band: str
    badge: str


PLEADINGS = (
    Pleading(
        *("cz_extradition", "cs", ("vyjadreni", "prilohy")),
        ("Ke sp. zn. Ext 0/2023", "nar. 11. května 1984", "Veřejné zasedání: 3. června 2024"),
        (
            *("Skutkový stav", "Právní posouzení", "Návrh", "propuštění z vazby"),
            *("V Halviku dne 20. května 2024", "Seznam příloh"),
        ),
        *(r"(příloha č\. \d+), s\. (\d+)", "strana {page} z", "Czech"),
    ),
    Pleading(
        *("es_extradition", "es", ("escrito", "documentos")),
        ("Vista: 3 de junio de 2024", "11 de mayo de 1984", "A LA SALA", "DICE:"),
        (
            *("ANTECEDENTES", "ALEGACIONES", "PRIMERA.– ", "SEGUNDA.– ", "SUPLICO A LA SALA"),
            *("puesta en libertad", "Halvik, a 20 de mayo de 2024", "Documentos que se"),
        ),
        *(r"(documento n\.º \d+), p\. (\d+)", "página {page} de", "Spanish"),
    ),
    Pleading(
        *("it_extradition", "it", ("memoria", "allegati")),
        ("Udienza: 3 giugno 2024", "11 maggio 1984", "Ecc.ma Corte,"),
        (
            *("In fatto", "In diritto", "Conclusioni", "Voglia disporne la liberazione"),
            *("Halvik, 20 maggio 2024", "Elenco degli allegati"),
        ),
        *(r"(all\. \d+), p\. (\d+)", "pagina {page} di", "Italian"),
    ),
    Pleading(
        *("se_extradition", "sv", ("yttrande", "bilagor")),
        ("Halvik den 20 maj 2024", "Mål nr Ext 0/2023", "Förhandling: 3 juni 2024"),
        (
            *("Yrkanden", "Häktningen ska hävas", "Grunder: omständigheterna"),
            *("Utveckling av talan: hindren mot utlämning", "Bevisning"),
        ),
        *(r"(bilaga \d+), s\. (\d+)", "sida {page} av", "Swedish"),
    ),
)


@pytest.fixture(scope="module")
def filing_of(desk, made_sample, tmp_path_factory) -> Iterator[Callable[[Pleading], SampleFiling]]:
    made: dict[str, SampleFiling] = {}
    opened = []

    def file(one: Pleading) -> SampleFiling:
        if one.profile not in made:
            folder = tmp_path_factory.mktemp(one.profile)
            vault = sample_at(desk, made_sample, folder)
            opened.append(vault)
            made[one.profile] = filed(
                *(vault, one.profile, "court_open", folder / "out"), language=one.language
            )
        return made[one.profile]

    yield file
    for vault in opened:
        vault.close()


def plain(pages: list[str]) -> str:
    """Return the text of pages in which every space is the same."""
    return re.sub(r"\s+", " ", " ".join(pages))


@pytest.mark.parametrize("one", PLEADINGS, ids=lambda one: one.language)
def test_a_pleading_is_made_as_its_court_reads_it(filing_of, one: Pleading):
    made = filing_of(one)
    names = [f"{at:02}_{paper}_{REFERENCE}.pdf" for at, paper in enumerate(one.papers, start=1)]
    assert list(made.papers) == names
    first = plain(made.texts(one.papers[0])[:1])
    for words in one.head:
        assert words in first, words
    text = plain(made.texts(one.papers[0]))
    at = 0
    for words in one.order:
        assert words in text[at:], words
        at = text.index(words, at)


@pytest.mark.parametrize("one", PLEADINGS, ids=lambda one: one.language)
def test_each_exhibit_that_it_cites_is_in_the_bundle(filing_of, one: Pleading):
    made = filing_of(one)
    pages = [plain([page]) for page in made.texts(one.papers[1])]
    cites = set(re.findall(one.cite, plain(made.texts(one.papers[0]))))
    assert len(cites) >= 6
    for mark, page in cites:
        band = rf"{re.escape(mark)}(?!\d).*{one.band.format(page=page)}"
        assert [at for at in pages if re.search(band, at)], (mark, page)


@pytest.mark.parametrize("one", PLEADINGS, ids=lambda one: one.language)
def test_its_words_are_unread_and_nobody_hidden_is_named(filing_of, one: Pleading):
    made = filing_of(one)
    text = plain([page for name in one.papers for page in made.texts(name)])
    badge = f"{one.badge} wording: not checked by a lawyer who pleads in {one.badge}"
    assert badge in (made.pack.folder / "3-checklist.txt").read_text()
    assert badge not in text
    message = (made.pack.folder / "2-cover-message.txt").read_text()
    assert message_words(resources(), one.language)["Please confirm receipt."] in message
    assert not re.search(r"Subject|Attached|Please|extradition$", message, re.MULTILINE)
    assert [hidden for hidden in HIDDEN if hidden in text] == []
