"""The bytes of a dossier hold no protected name, number or file name in any encoding."""

from pathlib import Path

import pikepdf
import pytest

from tests.attacks.needles import found_in, sample_secrets
from tests.journeys.conftest import AUDIENCES, Journey


@pytest.mark.parametrize("audience", AUDIENCES)
def test_nothing_protected_is_in_a_dossier(journey: Journey, audience: str):
    secrets = sample_secrets()
    assert len(secrets) > 20
    assert found_in(journey.dossier(audience), secrets) == []


@pytest.mark.parametrize(
    "place",
    ["info", "stream", "after the end", "outline", "attachment", "alternative text", "metadata"],
)
def test_the_search_finds_what_was_planted(journey: Journey, tmp_path: Path, place: str):
    """Control: the same search, on the same dossier with one secret put back."""
    secret = "Gulnisa Planted"
    leaky = tmp_path / "leaky.pdf"
    with pikepdf.open(journey.dossier(AUDIENCES[0])) as pdf:
        if place == "info":
            pdf.docinfo["/Subject"] = secret
        elif place == "stream":
            pdf.pages[0].contents_add(pdf.make_stream(b"% " + secret.encode()))
        elif place == "outline":
            with pdf.open_outline() as outline:
                outline.root.append(pikepdf.OutlineItem(secret, 0))
        elif place == "attachment":
            pdf.attachments["a"] = pikepdf.AttachedFileSpec(pdf, b"x", filename=secret)
        elif place == "alternative text":
            pdf.Root.StructTreeRoot.K.Alt = pikepdf.String(secret)
        elif place == "metadata":
            packet = pdf.Root.Metadata.read_bytes().replace(b"</dc:title>", b"</dc:title>%b")
            pdf.Root.Metadata.write(packet % secret.encode())
        pdf.save(leaky)
    if place == "after the end":
        leaky.write_bytes(leaky.read_bytes() + secret.encode("utf-16-le"))
    assert found_in(leaky, {secret})


def test_the_vault_holds_nothing_readable(journey: Journey):
    secrets = {secret for secret in sample_secrets() if len(secret) > 6}
    for path in journey.vault.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert not any(s.encode() in data or s.encode("utf-16-le") in data for s in secrets)
