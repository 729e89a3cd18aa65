"""A filing pack as if it had left, for tests of what comes after."""

from typing import Final

from casefiles.domain.foundation.ids import EditionId
from casefiles.domain.records.case_records import Document, Edition
from casefiles.domain.records.editions import ExportedContent, ExportedFile
from casefiles.domain.records.final_check import FinalCheckCertificate
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.office.workplace.open_vault import OpenVault

FILES: Final = (
    ExportedFile("1-fields.txt", 2_100, "ab" * 32),
    ExportedFile("R39_1_Doc1.pdf", 900_000, "cd" * 32),
)
PACK: Final = EditionId("5e" * 16)


def left_pack(vault: OpenVault, wanted: EditionRequest, *, has_annex: bool = False) -> Edition:
    """Enter a pack as an edition that left; what it said is known only if it has an annex."""
    annex = vault.ask(lambda reader: reader.find(Document))[0]
    edition = Edition(
        *(PACK, wanted.case_id, wanted.profile, wanted.audience, "ef" * 32, 902_100, ()),
        *(FinalCheckCertificate(1, 1, 1, 1, 1, 1, 0, 0), (), "2026-11-26"),
        ExportedContent("{}", (annex.id,), (), (), ()) if has_annex else None,
        files=FILES,
    )
    vault.run(lambda at: at.insert(edition, "export"))
    return edition
