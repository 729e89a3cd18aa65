"""A file whose name says something else than its bytes is told so, and honest ones are not."""

import pytest

from casefiles.domain.files.extracted_items import FileWarningCode, MetadataKind
from casefiles.domain.files.file_type_check import file_type_check_of
from casefiles.words.files import FINDINGS, TRAITS, claim_in_words, finding_in_words, type_in_words

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXE = "application/vnd.microsoft.portable-executable"


@pytest.mark.parametrize(
    ("name", "media_type", "code", "words"),
    [
        ("a.pdf", "application/pdf", "", ""),
        ("A.PDF", "text/html", "disguised", "Named .pdf, is really a web page"),
        ("a.pdf", EXE, "program_disguised", "Named .pdf, is really a windows program"),
        ("setup.exe", EXE, "program", "This is a windows program: do not open it elsewhere"),
        ("order.pdf.js", "text/plain", "script",
         "A computer may run files named .js: do not open it elsewhere"),
        ("a\u202efdp.exe", "text/plain", "script",
         "A computer may run files named .exe: do not open it elsewhere"),
        ("a\u202etxt.pdf", "application/pdf", "turned_name",
         "Signs in its name make the name read otherwise than it is"),
        ("a.doc", DOCX, "", ""),
        ("a.doc", "application/rtf", "disguised", "Named .doc, is really a rich text"),
        ("a.txt", "text/csv", "", ""),
        ("a.jpg", "image/heic", "", ""),
        ("a.docx", "application/x-encrypted-office", "", ""),
        ("a.docx", "application/octet-stream", "", ""),
        ("a.xyz", "application/pdf", "", ""),
        ("no ending", "application/pdf", "", ""),
        ("voice.ogg", "application/ogg", "", ""),
        ("a.ods", "application/vnd.oasis.opendocument.spreadsheet", "", ""),
    ],
)  # fmt: skip
def test_names_are_held_against_bytes(name: str, media_type: str, code: str, words: str):
    claim = file_type_check_of(name, media_type)
    assert claim.code == code
    assert claim_in_words(claim).lower() == words.lower()
    assert claim.is_danger == (code in {"program", "program_disguised", "script", "turned_name"})


def test_every_finding_and_trait_has_words():
    assert set(FINDINGS) == set(FileWarningCode)
    assert set(TRAITS) == set(MetadataKind)
    assert finding_in_words(FileWarningCode.COMMENTS, 1) == "1 comment"
    assert finding_in_words(FileWarningCode.COMMENTS, 1_200) == "1,200 comments"
    assert finding_in_words(FileWarningCode.MACROS, 0) == "Macro parts"
    assert type_in_words("") == "Type not known"
