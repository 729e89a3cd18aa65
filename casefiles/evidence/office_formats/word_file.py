"""Reads docx and its kin: body, heads and feet, notes, comments, and what they tell beside."""

from typing import Final

from casefiles.domain.files.extracted_items import (
    FileWarning,
    FileWarningCode,
    MetadataItem,
    MetadataKind,
)
from casefiles.domain.files.text_stamp import FOOT_OF_PAGES, FOOTNOTES, HEAD_OF_PAGES, WORD_KIND
from casefiles.evidence.isolation.safe_xml import (
    Element,
    attribute,
    below,
    child,
    children,
    name_of,
)
from casefiles.evidence.layout.blocks import BlockContent, RunStyle, TextParagraph, TextRun
from casefiles.evidence.office_formats.office_metadata import package_traits, trait
from casefiles.evidence.office_formats.package import Package
from casefiles.evidence.office_formats.package_findings import package_findings
from casefiles.evidence.office_formats.word_styles import ListCounter, Styles
from casefiles.evidence.office_formats.word_text import WordStories, add_blocks, add_paragraph

_MAIN: Final = "word/document.xml"
_NOTES: Final = (("footnotes", "footnote", FOOTNOTES), ("endnotes", "endnote", "Endnotes"))
_MARGINS: Final = (("header", HEAD_OF_PAGES), ("footer", FOOT_OF_PAGES))
_TEMPLATES: Final = frozenset(("attachedtemplate",))


def read_word(data: bytes) -> BlockContent:
    """Read a file of WordprocessingML.

    Raises:
        Unreadable: `broken_file`, `password_needed` or `too_large`.
    """
    package = Package(data)
    main = package.main_part(_MAIN)
    root = package.main_root(main)
    content = BlockContent(WORD_KIND)
    story = WordStories(
        package,
        Styles(_first(package, main, "styles")),
        ListCounter(_first(package, main, "numbering")),
        ListCounter(_first(package, main, "numbering")),
        content,
    )
    body = child(root, "body")
    add_blocks(story, root if body is None else body, main)
    _add_margins(story, main)
    for kind, name, title in _NOTES:
        _add_notes(story, main, kind, name, title)
    _add_comments(story, main)
    content.add_items(*(MetadataItem(MetadataKind.REVIEWER, name) for name in story.reviewers))
    _add_settings(story, main)
    content.add_items(*package_traits(package), *package_findings(package), *package.findings())
    return content


def _first(package: Package, main: str, kind: str) -> Element | None:
    return next((package.root(target) for target in package.targets(main, kind)), None)


def _add_margins(story: WordStories, main: str) -> None:
    """Add the heads and feet of pages, once each."""
    for kind, title in _MARGINS:
        values: dict[str, None] = {}
        for target in package_targets(story, main, kind):
            root = story.package.root(target)
            if root is None or "".join(root.itertext()).strip() in values:
                continue
            text = "".join(root.itertext()).strip()
            if text:
                values[text] = None
                story.content.say(title, level=3)
                add_blocks(story, root, target)


def package_targets(story: WordStories, main: str, kind: str) -> tuple[str, ...]:
    """Return the parts of a kind that the main part refers to, each once."""
    return tuple(dict.fromkeys(story.package.targets(main, kind)))


def _add_notes(story: WordStories, main: str, kind: str, name: str, title: str) -> None:
    for target in package_targets(story, main, kind):
        root = story.package.root(target)
        notes = (
            []
            if root is None
            else [
                one
                for one in children(root, name)
                if not attribute(one, "type") and "".join(one.itertext()).strip()
            ]
        )
        if notes:
            finding = FileWarning(FileWarningCode.NOTES, len(notes), 0, title.lower())
            story.content.add_item_here(finding)
            with story.content.note(name):
                story.content.say(title, level=3)
        for note in notes:
            own = attribute(note, "id")
            number = story.number_of(name, own)
            with story.content.note(f"{name} {own}"):
                prefix = TextRun(f"[{name} {number}] ", RunStyle.QUIET, f"{name} {own}")
                _add_numbered(story, note, target, prefix)


def _add_numbered(story: WordStories, element: Element, target: str, prefix: TextRun) -> None:
    """Add a note whose first paragraph begins with its number."""
    story.part = target
    paragraphs = list(children(element, "p"))
    if not paragraphs:
        story.content.blocks.append(TextParagraph((prefix,)))
    for at, one in enumerate(paragraphs):
        add_paragraph(story, one, (prefix,) if at == 0 else ())
    others = [one for one in element if name_of(one) != "p"]
    if others:
        add_blocks(story, others, target)


def _add_comments(story: WordStories, main: str) -> None:
    for target in package_targets(story, main, "comments"):
        root = story.package.root(target)
        comments = [] if root is None else list(children(root, "comment"))
        with story.content.aside():
            if comments:
                story.content.say("Comments", level=3)
            for one in comments:
                _add_comment(story, one, target)


def _add_comment(story: WordStories, element: Element, target: str) -> None:
    number = story.number_of("comment", attribute(element, "id"))
    author, moment = attribute(element, "author"), attribute(element, "date")
    if author:
        story.reviewers[author] = None
    content = ", ".join(part for part in (author, moment[:16].replace("T", " ")) if part)
    text = " ".join("".join(each.text or "" for each in below(element, "t")).split())
    finding = FileWarning(FileWarningCode.COMMENTS, 1, 0, f"{content}: {text}"[:300])
    story.content.add_item_here(finding)
    _add_numbered(
        story, element, target, TextRun(f"[comment {number}] {content}: ", RunStyle.QUIET)
    )


def _add_settings(story: WordStories, main: str) -> None:
    for target in package_targets(story, main, "settings"):
        root = story.package.root(target)
        if root is None:
            continue
        marks = {attribute(one, "val") for one in below(root, "rsid")}
        if marks:
            words = f"{len(marks)} editing sessions are marked in the file"
            story.content.add_items(MetadataItem(MetadataKind.IDENTIFIER, words))
        for name in ("docId", "themeFontLang"):
            for one in below(root, name):
                kind = MetadataKind.IDENTIFIER if name == "docId" else MetadataKind.LANGUAGE
                story.content.add_items(*trait(kind, attribute(one, "val")))
        for link in story.package.links(target):
            if link.kind in _TEMPLATES:
                story.content.add_items(*trait(MetadataKind.TEMPLATE, link.target))
