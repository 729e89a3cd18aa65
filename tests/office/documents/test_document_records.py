"""The list of documents, one in detail, and what a person changes of it."""

import secrets
from dataclasses import replace

import pytest

from casefiles.domain.files.extraction import Extraction
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import CaseId
from casefiles.domain.records.case_records import (
    Document,
    DocumentStatus,
    Event,
    Exhibit,
    Fact,
    Mark,
)
from casefiles.domain.records.rows import DocumentFilter
from casefiles.office.documents import document_records
from casefiles.store.vault.opening import create, open_vault
from tests.sample_vaults import CLOCK, PASSPHRASE, made_sample, sample_vault  # noqa: F401  fixtures


@pytest.fixture
def vault(sample_vault):  # noqa: F811
    with open_vault(sample_vault, PASSPHRASE, CLOCK, secrets.token_bytes) as opened:
        yield opened


@pytest.fixture
def case_id(vault) -> CaseId:
    return vault.read(lambda reader: reader.find(Document))[0].case_id


def rows(vault, case_id, **wanted):
    return vault.read(document_records.documents_of(case_id, DocumentFilter(**wanted)))


def uncited(vault) -> Document:
    """Take a marked exhibit from all that it proves."""
    mark = vault.read(lambda reader: reader.find(Mark))[0]

    def strip(work):
        for kind in (Event, Fact):
            for one in work.find(kind):
                cites = tuple(c for c in one.cites if c.document_id != mark.document_id)
                work.update(replace(one, cites=cites), "edit")

    vault.write(strip)
    return vault.read(lambda reader: reader.get(Document, mark.document_id))


def test_a_filter_narrows_the_rows_and_not_the_counts(vault, case_id):
    broken = Extraction("application/pdf", (), "broken_file")
    found = uncited(vault)
    vault.write(lambda work: work.put_reading(found.id, broken))
    every = rows(vault, case_id)
    assert every.total == len(every.rows) > 5
    assert every.attention == sum(map(document_records.needs_attention, every.rows))
    some = rows(vault, case_id, state="unreadable")
    assert (some.total, some.attention) == (every.total, every.attention)
    assert 0 < len(some.rows) < every.total
    assert all(row.unreadable for row in some.rows)
    pdfs = vault.read(document_records.documents_of(case_id, DocumentFilter(), "pdf"))
    assert {row.media_type for row in pdfs.rows} == {"application/pdf"}


def test_the_detail_tells_proof(vault, case_id):
    event = next(one for one in vault.read(lambda reader: reader.find(Event)) if one.cites)
    cite = event.cites[0]
    detail = vault.read(document_records.document(cite.document_id))
    assert ("event", event.id) in {(one.kind, one.id) for one in detail.cited_by}
    assert detail.size > 0


def test_the_form_keeps_document_and_exhibit_in_one_change(vault, case_id):
    found = uncited(vault)
    values = document_records.form_values(vault.read(document_records.document(found.id)))
    values |= {"title": " Letter ", "status": "privileged", "received": "2019-03"}
    values |= {"mark": "ZZ/9", "witness": "A. Example", "source": "by courier", "is_public": True}
    vault.write(document_records.save_document(found.id, values, secrets.token_bytes))
    after = vault.read(document_records.document(found.id))
    assert document_records.form_values(after) == values | {"title": "Letter"}
    values |= {"mark": "", "witness": ""}
    vault.write(document_records.save_document(found.id, values, secrets.token_bytes))
    assert vault.read(document_records.document(found.id)).exhibit is None


def test_origin_and_protection_are_kept_with_each_text_of_one_line_as_one(vault, case_id):
    found = uncited(vault)
    values = document_records.form_values(vault.read(document_records.document(found.id)))
    told = {"obtained_by": "A.  Courier ", "custody": "Sealed.\n\nHanded on.", "languages": ["zh"]}
    told |= {"privilege": "legal", "obtained_how": "by_post", "is_traceable": True}
    vault.write(document_records.save_document(found.id, values | told, secrets.token_bytes))
    kept = vault.read(lambda reader: reader.get(Document, found.id))
    assert (kept.obtained_by, kept.custody) == ("A. Courier", "Sealed.\n\nHanded on.")
    assert (kept.languages, kept.is_traceable) == (("zh",), True)
    assert (str(kept.privilege), str(kept.obtained_how)) == ("legal", "by_post")
    assert (kept.file_name, kept.content_id) == (found.file_name, found.content_id)


def test_a_mark_belongs_to_one_document_and_a_witness_needs_one(vault, case_id):
    one, other = vault.read(lambda reader: reader.find(Exhibit))[:2]
    values = document_records.form_values(vault.read(document_records.document(one.document_id)))
    with pytest.raises(Refused, match="exhibit_mark_taken"):
        vault.write(
            document_records.save_document(
                one.document_id, values | {"mark": other.mark}, secrets.token_bytes
            )
        )
    with pytest.raises(Refused, match="witness_without_mark"):
        vault.write(
            document_records.save_document(
                one.document_id, values | {"mark": "", "witness": "B"}, secrets.token_bytes
            )
        )
    assert (
        document_records.form_values(vault.read(document_records.document(one.document_id)))
        == values
    )


def test_several_documents_change_their_status_at_once(vault, case_id):
    found = vault.read(lambda reader: reader.find(Document))
    ids = [one.id for one in found]
    others = sum(one.status != DocumentStatus.PRIVILEGED for one in found)
    changed = vault.write(document_records.set_status(ids, DocumentStatus.PRIVILEGED))
    assert changed == others > 0
    assert vault.write(document_records.set_status(ids, DocumentStatus.PRIVILEGED)) == 0
    assert {row.status for row in rows(vault, case_id).rows} == {DocumentStatus.PRIVILEGED}


def test_proof_is_not_removed_and_the_rest_goes_whole(vault, case_id):
    event = next(one for one in vault.read(lambda reader: reader.find(Event)) if one.cites)
    with pytest.raises(Refused, match="document_still_cited"):
        vault.write(document_records.remove(event.cites[0].document_id))
    found = uncited(vault)
    assert vault.write(document_records.remove(found.id)) == (found.title or found.file_name)
    assert vault.read(document_records.document(found.id)) is None
    assert vault.read(lambda reader: reader.find(Mark, document_id=found.id)) == ()
    assert vault.read(lambda reader: reader.find(Exhibit, document_id=found.id)) == ()
    with pytest.raises(Refused, match="document_unknown"):
        vault.write(document_records.remove(found.id))


def test_an_empty_case_has_no_documents(tmp_path):
    from casefiles.store.keys.key_slots import Argon2Cost

    with create(tmp_path / "v", "x", Argon2Cost(8, 1, 1), CLOCK, secrets.token_bytes) as vault:
        assert rows(vault, CaseId("0" * 32)) == document_records.DocumentList((), 0, 0)
