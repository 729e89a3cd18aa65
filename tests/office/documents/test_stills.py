"""A frame of a film becomes a picture that is marked and burned like any other."""

import secrets
from dataclasses import replace

import pytest

from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import DocumentId
from casefiles.domain.records.case_records import Document
from casefiles.domain.records.provenance import Sensitivity
from casefiles.domain.records.translation import DocumentLink, DocumentLinkKind
from casefiles.office.documents.stills import save_still
from casefiles.office.redaction.burned_view import burned_pictures
from casefiles.office.redaction.marking import MarkInput, RedactionArea, add_marks
from tests.evidence.films import mov, wav
from tests.office.documents.test_media import added, place, template  # noqa: F401  # fixtures


def test_a_frame_is_kept_linked_marked_and_burned(place, tmp_path):  # noqa: F811
    ids = added(place, tmp_path / "stick", yard_mov=mov(3.0).whole())
    film = place.vault.read(lambda reader: reader.get(Document, ids["yard_mov"]))
    shielded = replace(film, sensitivity=Sensitivity.SOURCE, do_not_use="–")
    place.vault.write(lambda at: at.update(shielded, "edit_document"))
    still = save_still(film.id, 1_500)(place, CancellationToken())
    document = place.vault.read(lambda reader: reader.get(Document, still))
    assert document.title.startswith("Frame at 00:00:01")
    assert "yard" not in document.title + document.file_name
    assert (document.sensitivity, document.do_not_use) == (Sensitivity.SOURCE, "–")
    (link,) = place.vault.read(lambda reader: reader.find(DocumentLink, document_id=still))
    assert (link.kind, link.other_id) == (DocumentLinkKind.STILL, film.id)
    assert place.vault.read(lambda reader: len(reader.page_sizes(still))) == 1
    add_marks([RedactionArea(still, 1, Box(0.0, 0.0, 0.5, 1.0))], MarkInput("a face"))(
        place, CancellationToken()
    )
    (shown,) = burned_pictures(still, [(1, 400)])(place, CancellationToken())
    row = shown.rgb[: 3 * shown.columns]
    assert row[: 3 * (shown.columns // 2 - 2)] == bytes(3 * (shown.columns // 2 - 2))
    assert save_still(film.id, 1_500)(place, CancellationToken()) == still


def test_a_sound_and_a_film_that_is_gone_have_no_frame(place, tmp_path):  # noqa: F811
    ids = added(place, tmp_path / "stick", voice_wav=wav(1))
    with pytest.raises(Refused, match="no_film"):
        save_still(ids["voice_wav"], 0)(place, CancellationToken())
    with pytest.raises(Refused, match="document_gone"):
        save_still(DocumentId(secrets.token_hex(16)), 0)(place, CancellationToken())
