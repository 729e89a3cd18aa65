"""The bytes of a dossier hold no protected name, number or file name in any encoding."""

from pathlib import Path

import pikepdf
import pytest
from ahocorasick_rs import BytesAhoCorasick

from tests.attacks.needles import found_in, sample_secrets
from tests.journeys.conftest import AUDIENCES, Journey


@pytest.mark.parametrize("audience", AUDIENCES)
def test_nothing_protected_is_in_a_dossier(journey: Journey, audience: str):
    secrets = sample_secrets()
    assert len(secrets) > 20
    assert found_in(journey.dossier(audience), secrets) == []


PLACES = (
    "info", "stream", "after the end", "outline", "attachment", "alternative text", "metadata",
)  # fmt: skip


def test_the_search_finds_what_was_planted(journey: Journey, tmp_path: Path):
    """Control: the same search, on the same dossier with a secret put back in each place."""
    secrets = {place: f"Gulnisa Planted {number}" for number, place in enumerate(PLACES)}
    leaky = tmp_path / "leaky.pdf"
    with pikepdf.open(journey.dossier(AUDIENCES[0])) as pdf:
        pdf.docinfo["/Subject"] = secrets["info"]
        pdf.pages[0].contents_add(pdf.make_stream(b"% " + secrets["stream"].encode()))
        with pdf.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem(secrets["outline"], 0))
        attached = pikepdf.AttachedFileSpec(pdf, b"x", filename=secrets["attachment"])
        pdf.attachments["a"] = attached
        pdf.Root.StructTreeRoot.K.Alt = pikepdf.String(secrets["alternative text"])
        packet = pdf.Root.Metadata.read_bytes().replace(b"</dc:title>", b"</dc:title>%b")
        pdf.Root.Metadata.write(packet % secrets["metadata"].encode())
        pdf.save(leaky)
    leaky.write_bytes(leaky.read_bytes() + secrets["after the end"].encode("utf-16-le"))
    found = {secret for _, secret in found_in(leaky, set(secrets.values()))}
    assert [place for place in PLACES if secrets[place] not in found] == []


def test_the_vault_holds_nothing_readable(journey: Journey):
    secrets = [secret for secret in sample_secrets() if len(secret) > 6]
    written = [secret.encode(codec) for secret in secrets for codec in ("utf-8", "utf-16-le")]
    search = BytesAhoCorasick(written)
    assert search.find_matches_as_indexes(b"before " + written[-1])
    for path in journey.vault.rglob("*"):
        if path.is_file():
            assert not search.find_matches_as_indexes(path.read_bytes())
