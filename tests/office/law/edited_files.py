"""An argument that left as a Word file, and the same file as somebody edited it."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.ids import CaseId
from casefiles.office.law.paper_drafting import draft_argument
from casefiles.office.law.papers import (
    PaperBlockInput,
    PaperRow,
    edit_paper_block,
    paper_rows,
    remove_paper_block,
)
from casefiles.office.workplace.open_vault import OpenVault
from tests.office.signatures import export_signed

PROFILE = "national_court"
_BODY, _NOTES = "word/document.xml", "word/footnotes.xml"
_NEW = (
    '<w:p><w:pPr><w:pStyle w:val="BodyText"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/>'
    '</w:numPr></w:pPr><w:r><w:t xml:space="preserve">{}</w:t></w:r></w:p>'
)
_TRACKED = (
    '<w:del w:id="900" w:author="X"><w:r><w:delText>{}</w:delText></w:r></w:del>'
    '<w:ins w:id="901" w:author="X"><w:r><w:t xml:space="preserve">{}</w:t></w:r></w:ins>'
)


def rows_of(vault: OpenVault, case_id: CaseId) -> tuple[PaperRow, ...]:
    """Return the blocks of the argument in their order."""
    return vault.ask(paper_rows(case_id, PROFILE))


def row_with(vault: OpenVault, case_id: CaseId, words: str) -> PaperRow:
    """Return the only block whose text holds words."""
    (found,) = (one for one in rows_of(vault, case_id) if words in one.terms.text)
    return found


def exported_argument(vault: OpenVault, case_id: CaseId, folder: Path) -> Path:
    """Draft the argument, add a footnote, emphasis and a typed name, and export it as Word."""
    vault.work(draft_argument(case_id, PROFILE), CancellationToken())
    for one in rows_of(vault, case_id):
        if one.is_gap:
            vault.run(remove_paper_block(one.id))
    one = row_with(vault, case_id, "lives at one registered address")
    text = f'{one.terms.text} This is *really* so.[^1] Zulpiye Baratjan knows "it".'
    terms = PaperBlockInput(
        one.terms.kind, text, notes=("See [AB/1, 2] and [[law:othman § 187]].",)
    )
    vault.run(edit_paper_block(one.id, terms))
    target = folder / "argument.docx"
    export_signed(vault.workplace, "court_open", target)
    return target


def edited_copy(source: Path, target: Path, *changes: Callable[[str], str]) -> Path:
    """Write a copy of a Word file whose body was changed, compressed as others write it."""
    out = io.BytesIO()
    with zipfile.ZipFile(source) as package, zipfile.ZipFile(out, "w") as made:
        for name in package.namelist():
            text = package.read(name).decode()
            for change in changes if name == _BODY else ():
                text = change(text)
            made.writestr(name, text, zipfile.ZIP_DEFLATED)
    target.write_bytes(out.getvalue())
    return target


def said_otherwise(number: int, before: str, after: str) -> Callable[[str], str]:
    """Change words of one run in the paragraph that has a bookmark."""

    def change(text: str) -> str:
        start, end = _paragraph(text, number)
        inner = text[start:end]
        assert before in inner, inner
        return text[:start] + inner.replace(before, after) + text[end:]

    return change


def removed(number: int) -> Callable[[str], str]:
    """Take a paragraph out; its bookmark slips to the next, as in LibreOffice."""

    def change(text: str) -> str:
        start, end = _paragraph(text, number)
        mark = f'<w:bookmarkStart w:id="77{number}" w:name="p{number}"/>'
        rest = text[end:]
        at = rest.index("<w:r>")
        return text[:start] + rest[:at] + mark + rest[at:]

    return change


def added_after(number: int, words: str) -> Callable[[str], str]:
    """Add a numbered paragraph behind one."""

    def change(text: str) -> str:
        _, end = _paragraph(text, number)
        return text[:end] + _NEW.format(words) + text[end:]

    return change


def moved_after(number: int, other: int) -> Callable[[str], str]:
    """Move a paragraph behind another."""

    def change(text: str) -> str:
        start, end = _paragraph(text, number)
        taken, text = text[start:end], text[:start] + text[end:]
        _, at = _paragraph(text, other)
        return text[:at] + taken + text[at:]

    return change


def tracked_in(number: int, deleted: str, inserted: str) -> Callable[[str], str]:
    """Add tracked changes to the end of a paragraph."""

    def change(text: str) -> str:
        _, end = _paragraph(text, number)
        at = end - len("</w:p>")
        return text[:at] + _TRACKED.format(deleted, inserted) + text[at:]

    return change


def without_bookmarks(text: str) -> str:
    """Take every bookmark out, as some programs do that save such files."""
    return text.replace("<w:bookmarkStart ", "<w:ignored ").replace(
        "<w:bookmarkEnd ", "<w:ignored "
    )


def _paragraph(text: str, number: int) -> tuple[int, int]:
    at = text.index(f'w:name="p{number}"')
    return text.rindex("<w:p>", 0, at), text.index("</w:p>", at) + len("</w:p>")
