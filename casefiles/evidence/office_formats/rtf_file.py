"""Reads rich text: what is shown, what is hidden, what was changed, and who wrote it."""

from dataclasses import dataclass, field, replace
from typing import Final, TypeAlias

from casefiles.domain.files.extracted_items import (
    FileWarning,
    FileWarningCode,
    MetadataItem,
    MetadataKind,
)
from casefiles.evidence.layout.blocks import (
    BlockContent,
    BlockTable,
    Runs,
    RunStyle,
    TextParagraph,
    TextRun,
    bracketed,
)
from casefiles.evidence.office_formats.office_metadata import trait
from casefiles.evidence.office_formats.rtf_words import (
    RtfToken,
    charset_page,
    code_page,
    words_of_rtf,
)

_DEEPEST: Final = 500
_ASIDE: Final = {
    "info": "info",
    "fonttbl": "fonts",
    "revtbl": "reviewers",
    "fldinst": "field",
    "author": "author",
    "operator": "operator",
    "company": "company",
    "title": "title",
    "subject": "subject",
    "keywords": "keywords",
    "doccomm": "comment",
    "manager": "manager",
    "generator": "generator",
    "template": "template",
    "hlinkbase": "path",
    "creatim": "created",
    "revtim": "modified",
    "printim": "printed",
    "atnauthor": "atnauthor",
    "atnid": "skipped",
    "objdata": "object",
    "pict": "picture",
    **dict.fromkeys(
        (
            *("stylesheet", "colortbl", "listtable", "listoverridetable", "themedata", "xmlnstbl"),
            *("colorschememapping", "datastore", "latentstyles", "datafield", "rsidtbl", "filetbl"),
            *("pgdsctbl", "bkmkstart", "bkmkend", "blipuid", "objclass", "nonshppict", "pntext"),
            *("listtext", "pn", "mmathPr", "defchp", "defpap", "wgrffmtfilter", "upr", "fontemb"),
            *("passwordhash", "protusertbl", "userprops", "private", "falt", "panose", "picprop"),
        ),
        "skipped",
    ),
}
"""Groups whose text is not of the document, by what they hold."""
_STORIES: Final = {
    **dict.fromkeys(("header", "headerl", "headerr", "headerf"), "Head of the pages"),
    **dict.fromkeys(("footer", "footerl", "footerr", "footerf"), "Foot of the pages"),
    "footnote": "Notes",
    "annotation": "Comments",
}
_TRAITS: Final = {
    "author": MetadataKind.AUTHOR,
    "operator": MetadataKind.LAST_EDITOR,
    "title": MetadataKind.TITLE,
    "company": MetadataKind.ORGANISATION,
    "subject": MetadataKind.SUBJECT,
    "keywords": MetadataKind.KEYWORDS,
    "comment": MetadataKind.COMMENT,
    "manager": MetadataKind.OWNER,
    "generator": MetadataKind.SOFTWARE,
    "template": MetadataKind.TEMPLATE,
    "path": MetadataKind.PATH,
    "created": MetadataKind.CREATED,
    "modified": MetadataKind.MODIFIED,
    "printed": MetadataKind.PRINTED,
}
_MOMENTS: Final = ("yr", "mo", "dy", "hr", "min")
_SIGNS: Final = {
    "tab": "\t",
    "line": "\n",
    "emdash": "\u2014",
    "endash": "\u2013",
    "bullet": "\u2022",
    "lquote": "\u2018",
    "rquote": "\u2019",
    "ldblquote": "\u201c",
    "rdblquote": "\u201d",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
    "zwj": "\u200d",
    "zwnj": "\u200c",
}
_SET_SIGNS: Final = {"~": "\u00a0", "_": "\u2011", "-": "", "\n": "\n", "\r": "\n"}
_ENDS: Final = frozenset(("par", "sect", "page", "column"))
_COUNTED: Final = {
    "edmins": (MetadataKind.EDITING_TIME, "{} minutes"),
    "version": (MetadataKind.SAVED_TIMES, "{}"),
}


@dataclass(frozen=True, slots=True)
class _State:
    """What holds within one group."""

    look: RunStyle = RunStyle.PLAIN
    aside: str = ""
    story: str = ""
    font: int = -1
    skip: int = 1
    reviser: int = -1


_RevisedRun: TypeAlias = tuple[TextRun, int]


@dataclass(slots=True)
class _Story:
    """Text under way: the document itself, or a note or comment in it.

    Attributes:
        runs: each with the number of who changed it, or -1.
    """

    blocks: list[TextParagraph | BlockTable] = field(default_factory=list)
    runs: list[_RevisedRun] = field(default_factory=list)
    cells: list[Runs] = field(default_factory=list)


def read_rtf(data: bytes) -> BlockContent:
    """Read a file of rich text."""
    reader = _Reader(BlockContent("Rich text"))
    for word in words_of_rtf(data):
        reader.take(word)
    return reader.finished()


class _Reader:
    """Reads word by word."""

    def __init__(self, content: BlockContent) -> None:
        self._content = content
        self._states = [_State()]
        self._page = "cp1252"
        self._fonts: dict[int, str] = {}
        self._stories: dict[str, _Story] = {"": _Story()}
        self._asides: dict[str, str] = {}
        self._moment: dict[str, int] = {}
        self._bytes = b""
        self._left_to_skip = 0
        self._is_optional = False
        self._reviewers: list[str] = []
        self._high = 0
        self._comment_by = ""

    @property
    def _state(self) -> _State:
        return self._states[-1]

    def take(self, word: RtfToken) -> None:
        """Take the next word."""
        if word.kind == "text":
            self._take_bytes(word.data)
            return
        self._decode()
        if word.kind == "open":
            # Beyond that depth only hostile files go; their groups are taken as one.
            self._states.append(self._state)
            if len(self._states) > _DEEPEST:
                self._states.pop(0)
        elif word.kind == "close":
            self._close()
        elif word.kind == "sign":
            self._sign(word.name)
        else:
            self._control(word.name, word.number)

    def _take_bytes(self, data: bytes) -> None:
        skipped = min(self._left_to_skip, len(data))
        self._left_to_skip -= skipped
        self._bytes += data[skipped:]

    def _decode(self) -> None:
        if self._bytes:
            page = self._fonts.get(self._state.font, "") or self._page
            text, self._bytes = self._bytes.decode(page, "replace"), b""
            self._say(text)

    def _say(self, text: str, look: RunStyle = RunStyle.PLAIN, note: str = "") -> None:
        state = self._state
        if state.aside:
            content = self._asides.get(state.aside, "")
            if len(content) < 1 << 16:
                self._asides[state.aside] = content + text
        else:
            run = TextRun(text, state.look | look, note)
            self._stories[state.story].runs.append((run, state.reviser))

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self._is_optional = True
        elif sign in _SET_SIGNS:
            if sign in "\r\n":
                self._end_paragraph()
            else:
                self._say(_SET_SIGNS[sign])
        elif sign in "\\{}":
            self._say(sign)

    def _close(self) -> None:
        state = self._state
        if len(self._states) > 1:
            self._states.pop()
        outer = self._state
        if state.aside and state.aside != outer.aside:
            self._end_aside(state.aside)
        if state.story != outer.story:
            self._end_story(state.story)

    def _control(self, name: str, number: int | None) -> None:
        is_optional, self._is_optional = self._is_optional, False
        if name == "u" and number is not None:
            self._unicode(number)
        elif name in _STORIES:
            self._begin_story(name)
        elif name in _ASIDE:
            self._begin_aside(_ASIDE[name])
        elif is_optional and not self._state.aside and name not in {"shptxt", "fldrslt", "shpinst"}:
            self._begin_aside("skipped")
        elif name in _SIGNS:
            self._say(_SIGNS[name])
        elif name in _ENDS:
            self._end_paragraph()
        elif name in {"cell", "nestcell", "row", "nestrow"}:
            self._table(name)
        else:
            self._set(name, number)

    def _unicode(self, number: int) -> None:
        code = number & 0xFFFF
        self._left_to_skip = self._state.skip
        if 0xD800 <= code < 0xDC00:  # noqa: PLR2004  high half of a pair
            self._high = code
            return
        if 0xDC00 <= code < 0xE000:  # noqa: PLR2004  low half
            code = 0x10000 + ((self._high - 0xD800) << 10) + (code - 0xDC00)
            if not self._high:
                return
            self._high = 0
        self._say(chr(code))

    def _set(self, name: str, number: int | None) -> None:
        """Change what holds from here on in this group."""
        is_on = number != 0
        run_styles = {
            "b": RunStyle.BOLD,
            "v": RunStyle.HIDDEN,
            "deleted": RunStyle.DELETED,
            "revised": RunStyle.ADDED,
        }
        state = self._state
        if name in run_styles:
            look = state.look | run_styles[name] if is_on else state.look & ~run_styles[name]
            self._states[-1] = replace(state, look=look)
        elif name == "plain":
            run_style = state.look & (RunStyle.DELETED | RunStyle.ADDED)
            self._states[-1] = replace(state, look=run_style)
        elif name == "f" and number is not None:
            self._states[-1] = replace(state, font=number)
        elif name in {"revauth", "revauthdel"} and number is not None:
            self._states[-1] = replace(state, reviser=number)
        elif name == "uc" and number is not None:
            self._states[-1] = replace(state, skip=max(0, min(number, 16)))
        else:
            self._set_for_all(name, number)

    def _set_for_all(self, name: str, number: int | None) -> None:
        if name == "ansicpg" and number:
            self._page = code_page(number)
        elif name == "fcharset" and number is not None and self._state.aside == "fonts":
            self._fonts[self._state.font] = charset_page(number)
        elif name in _MOMENTS and number is not None:
            self._moment[name] = number
        elif name in _COUNTED and number:
            kind, words = _COUNTED[name]
            self._content.add_items(MetadataItem(kind, words.format(number)))

    def _found(self, finding: FileWarning) -> None:
        """Tell a finding where the document itself has come to."""
        self._content.items.append((finding, len(self._stories[""].blocks)))

    # Groups

    def _begin_aside(self, kind: str) -> None:
        if self._state.aside != "skipped":
            self._states[-1] = replace(self._state, aside=kind)
            self._moment = {}
            if kind != "reviewers":
                self._asides[kind] = ""

    def _end_aside(self, kind: str) -> None:
        text = self._asides.pop(kind, "").strip()
        if kind in {"created", "modified", "printed"}:
            text = _moment_of(self._moment)
        if kind in _TRAITS:
            self._content.add_items(*trait(_TRAITS[kind], text))
        elif kind == "reviewers":
            self._reviewers = [one.strip() for one in text.split(";")]
        elif kind == "atnauthor":
            self._comment_by = text
        elif kind == "field":
            self._end_field(text)
        elif kind == "object":
            self._found(FileWarning(FileWarningCode.EMBEDDED_FILES, 1))
            self._say("[embedded object]")
        elif kind == "picture":
            self._found(FileWarning(FileWarningCode.PICTURES_LEFT_OUT, 1))
            self._say("[picture]")

    def _end_field(self, code: str) -> None:
        kind, _, rest = code.strip().partition(" ")
        target = rest.strip().strip('"')
        if kind.upper() == "HYPERLINK":
            self._found(FileWarning(FileWarningCode.EXTERNAL_LINKS, 1, 0, target[:300]))
            self._say(f"[link: {target}] ", RunStyle.ASIDE)
        elif kind.upper() in {"DDE", "DDEAUTO", "INCLUDETEXT", "INCLUDEPICTURE"}:
            self._found(FileWarning(FileWarningCode.ACTIVE_CONTENT, 1, 0, code[:300]))
            self._say(f"[field: {code}] ", RunStyle.ASIDE)

    def _begin_story(self, name: str) -> None:
        if self._state.aside:
            return
        title = _STORIES[name]
        if title in {"Notes", "Comments"}:
            if title == "Notes":
                self._say("[note]", note=f"{title} ")
            else:
                self._say("[comment]", RunStyle.ASIDE)
        self._stories[title] = self._stories.get(title) or _Story()
        # A note that hangs on text which is not shown is not shown either.
        look = (
            self._state.look & (RunStyle.HIDDEN | RunStyle.DELETED)
            if title == "Notes"
            else RunStyle.PLAIN
        )
        self._states[-1] = replace(_State(), story=title, font=self._state.font, look=look)

    def _end_story(self, title: str) -> None:
        story = self._stories[title]
        if title == "Comments":
            text = "".join(run.text for run, _ in story.runs).strip()
            content = f"{self._comment_by}: {text}" if self._comment_by else text
            story.runs = [(TextRun(content), -1)]
            self._found(FileWarning(FileWarningCode.COMMENTS, 1, 0, content[:300]))
            if self._comment_by:
                self._content.add_items(MetadataItem(MetadataKind.REVIEWER, self._comment_by))
            self._comment_by = ""
        _end_paragraph(story, self._marked(story.runs))

    # Paragraphs and tables

    def _end_paragraph(self) -> None:
        if self._state.aside:
            return
        story = self._stories[self._state.story]
        _end_paragraph(story, self._marked(story.runs))

    def _table(self, name: str) -> None:
        if self._state.aside:
            return
        story = self._stories[self._state.story]
        if name in {"cell", "nestcell"}:
            story.cells.append(self._marked(story.runs))
            story.runs = []
        elif story.cells:
            last = story.blocks[-1] if story.blocks else None
            row = story.cells
            story.cells = []
            if isinstance(last, BlockTable) and isinstance(last.rows, list):
                last.rows.append(row)
            else:
                story.blocks.append(BlockTable([row]))

    def _marked(self, runs: list[_RevisedRun]) -> Runs:
        """Return runs with words around what is hidden or was changed."""
        text_runs: list[TextRun] = []
        for run, reviser in _joined(runs):
            words, code = _mark(run.look)
            if code is None or not run.text.strip():
                text_runs.append(run)
                continue
            if code is FileWarningCode.TRACKED_CHANGES:
                words += self._by(reviser)
            detail = run.text if code is FileWarningCode.HIDDEN_TEXT else f"{words}: {run.text}"
            self._found(FileWarning(code, 1, 0, detail[:300]))
            text_runs += bracketed(run, words)
        return tuple(text_runs)

    def _by(self, number: int) -> str:
        known = 0 <= number < len(self._reviewers) and self._reviewers[number]
        return f" by {known}" if known else ""

    def finished(self) -> BlockContent:
        """Return all that was read."""
        self._decode()
        self._states = [_State()]
        for title, story in self._stories.items():
            if story.cells:
                story.blocks.append(BlockTable([story.cells]))
            _end_paragraph(story, self._marked(story.runs))
            with self._content.aside(applies=title == "Comments"):
                if title and story.blocks:
                    # Above notes of which none is shown no title is, either.
                    with self._content.note(title if title == "Notes" else ""):
                        self._content.say(title, level=3)
                self._content.blocks += story.blocks
        people = [name for name in self._reviewers if name and name != "Unknown"]
        self._content.add_items(
            *(MetadataItem(MetadataKind.REVIEWER, name) for name in dict.fromkeys(people))
        )
        return self._content


def _joined(runs: list[_RevisedRun]) -> list[_RevisedRun]:
    """Join runs of one look and one hand."""
    joined: list[_RevisedRun] = []
    for run, reviser in runs:
        before = joined[-1] if joined else (TextRun(""), -1)
        is_note = bool(before[0].note or run.note)
        if joined and (before[0].look, before[1]) == (run.look, reviser) and not is_note:
            joined[-1] = (TextRun(before[0].text + run.text, run.look), reviser)
        else:
            joined.append((run, reviser))
    return joined


def _mark(look: RunStyle) -> tuple[str, FileWarningCode | None]:
    if look & RunStyle.HIDDEN:
        return "hidden", FileWarningCode.HIDDEN_TEXT
    if look & RunStyle.DELETED:
        return "deleted", FileWarningCode.TRACKED_CHANGES
    if look & RunStyle.ADDED:
        return "inserted", FileWarningCode.TRACKED_CHANGES
    return "", None


def _end_paragraph(story: _Story, runs: Runs) -> None:
    story.runs = []
    if any(run.text.strip() for run in runs):
        story.blocks.append(TextParagraph(runs))


def _moment_of(values: dict[str, int]) -> str:
    year, month, day, hour, minute = (values.get(name, 0) for name in _MOMENTS)
    return f"{year:04d}-{month:02d}-{day:02d} {hour:02d}:{minute:02d}" if year else ""
