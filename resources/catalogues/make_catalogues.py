"""Makes the catalogues of texts: make catalogues.

`window.pot` has every text of the window, found in the code; `codes.pot` every text with a code,
and its English. A language is a folder with LC_MESSAGES/window.po and codes.po, of which the .mo
files are made. Same texts make the same bytes: no time, no machine, no line numbers.
"""

import ast
import re
import struct
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from casefiles.words.catalogue import texts

HERE: Final = Path(__file__).resolve().parent
ROOT: Final = HERE.parents[1]
CODE: Final = ROOT / "casefiles"
_CALLS: Final = frozenset({"msg", "msg_mark", "msg_n", "msg_mark_n", "msg_p", "msg_keep"})
_MARKED_BY: Final = {"CommandSpec": (1, 4), "KeyMeaning": (2,)}
_HEAD: Final = (
    "Project-Id-Version: Casefiles\n"
    "MIME-Version: 1.0\n"
    "Content-Type: text/plain; charset=UTF-8\n"
    "Content-Transfer-Encoding: 8bit\n"
)
_PLACEHOLDER: Final = re.compile(r"\{([^{}]*)\}")
_CONTEXT: Final = "\x04"


@dataclass(order=True)
class Message:
    """One message of a catalogue.

    Attributes:
        english: the English text, or the code of one.
        context: which meaning it has; empty for the only one.
        plural: the English text for several; empty where it has no count.
        files: where it is.
        note: for whoever translates it.
        translated: its translations, one a form of the plural; empty in a template.
    """

    english: str
    context: str = ""
    plural: str = ""
    files: set[str] = field(default_factory=set, compare=False)
    note: str = field(default="", compare=False)
    translated: tuple[str, ...] = field(default=(), compare=False)


def messages(code: Path = CODE) -> list[Message]:
    """Return the messages of the window, in order."""
    found: dict[tuple[str, str], Message] = {}
    for path in sorted(code.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        if "casefiles.words" not in text and not any(one in text for one in _MARKED_BY):
            continue
        for one in _messages_in(ast.parse(text)):
            known = found.setdefault((one.context, one.english), one)
            known.plural = known.plural or one.plural
            known.files.add(path.relative_to(code.parent).as_posix())
    return sorted(found.values())


def _messages_in(tree: ast.Module) -> Iterator[Message]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        texts = [one.value if isinstance(one, ast.Constant) else None for one in node.args]
        for at in _MARKED_BY.get(name, ()):
            if at < len(texts) and isinstance(texts[at], str):
                yield Message(str(texts[at]))
        if name not in _CALLS or not texts or not isinstance(texts[0], str):
            continue
        if name == "msg_p":
            yield Message(str(texts[1]), str(texts[0]))
        elif name in {"msg_n", "msg_mark_n"}:
            yield Message(str(texts[0]), plural="" if texts[0] == texts[1] else str(texts[1]))
        else:
            has_context = name == "msg_mark" and len(texts) > 1
            yield Message(texts[0], str(texts[1]) if has_context else "")


def codes() -> list[Message]:
    """Return the texts that have a code, in order."""
    return [Message(code, note=english) for code, english in sorted(texts().items())]


def template(of: Iterable[Message]) -> str:
    """Return the text of a template."""
    parts = ['msgid ""\nmsgstr ""\n' + "".join(f"{_quoted(line)}\n" for line in _lines(_HEAD))]
    for one in of:
        lines = [f"#. {line}" for line in one.note.splitlines()]
        lines += [f"#: {file}" for file in sorted(one.files)]
        lines += ["#, python-brace-format"] if _PLACEHOLDER.search(one.english) else []
        lines += [f"msgctxt {_quoted(one.context)}"] if one.context else []
        lines += [f"msgid {_quoted(one.english)}"]
        lines += [f"msgid_plural {_quoted(one.plural)}"] if one.plural else []
        lines += ['msgstr[0] ""', 'msgstr[1] ""'] if one.plural else ['msgstr ""']
        parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)


def read(text: str) -> tuple[dict[str, str], list[Message]]:
    """Return the head and the messages of a catalogue; those that are fuzzy or empty are left out.

    Raises:
        ValueError: a line is none of a catalogue.
    """
    head: dict[str, str] = {}
    found: list[Message] = []
    for block in re.split(r"\n\s*\n", text):
        fields, is_fuzzy = _fields(block)
        if "msgid" not in fields:
            continue
        forms = tuple(fields[key] for key in sorted(fields) if key.startswith("msgstr"))
        if not fields["msgid"]:
            head = dict(line.split(": ", 1) for line in forms[0].splitlines() if ": " in line)
        elif all(forms) and not is_fuzzy:
            found.append(
                Message(
                    fields["msgid"],
                    fields.get("msgctxt", ""),
                    fields.get("msgid_plural", ""),
                    translated=forms,
                )
            )
    return head, sorted(found)


def _fields(block: str) -> tuple[dict[str, str], bool]:
    fields: dict[str, str] = {}
    name, is_fuzzy = "", False
    for line in block.splitlines():
        if line.startswith("#"):
            is_fuzzy = is_fuzzy or (line.startswith("#,") and "fuzzy" in line)
            continue
        match = re.fullmatch(r'(?:(msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?) )?(".*")\s*', line)
        if match is None:
            if not line.strip():
                continue
            raise ValueError(line)
        name = match[1] or name
        fields[name] = fields.get(name, "") + str(ast.literal_eval(match[2]))
    return fields, is_fuzzy


def faults(translated: Iterable[Message], english: Mapping[str, str] | None = None) -> list[str]:
    """Return what is wrong with the translations: values that English has and they have not.

    Args:
        translated: of a language.
        english: the English texts of codes, where the messages are found by code.
    """
    wrong = []
    for one in translated:
        source = (english or {}).get(one.english, one.english)
        allowed = {*_PLACEHOLDER.findall(source), *_PLACEHOLDER.findall(one.plural)}
        needed = allowed - {"n"} if one.plural else allowed
        for form in one.translated:
            held = set(_PLACEHOLDER.findall(form))
            if not needed <= held <= allowed:
                wrong.append(f"{one.english!r}: {form!r}")
    return wrong


def compiled(head: Mapping[str, str], of: Iterable[Message]) -> bytes:
    """Return the bytes of a .mo file, in order of the texts."""
    entries = {b"": "".join(f"{key}: {value}\n" for key, value in head.items()).encode()}
    for one in of:
        key = f"{one.context}{_CONTEXT}{one.english}" if one.context else one.english
        key = f"{key}\0{one.plural}" if one.plural else key
        entries[key.encode()] = "\0".join(one.translated).encode()
    keys = sorted(entries)
    start = 28 + 16 * len(keys)
    table: list[tuple[int, int]] = []
    body = b""
    for text in [*keys, *(entries[key] for key in keys)]:
        table.append((len(text), start + len(body)))
        body += text + b"\0"
    count = len(keys)
    numbers = [0x950412DE, 0, count, 28, 28 + 8 * count, 0, 28 + 16 * count]
    flat = [number for pair in table for number in pair]
    return struct.pack(f"<{len(numbers) + len(flat)}I", *numbers, *flat) + body


def compile_language(folder: Path) -> list[str]:
    """Make the .mo files of one language; return what is wrong with it, and then make none."""
    wrong: list[str] = []
    made: dict[Path, bytes] = {}
    for path in sorted(folder.glob("LC_MESSAGES/*.po")):
        head, found = read(path.read_text(encoding="utf-8"))
        is_codes = path.stem == "codes"
        english = {one.english: one.note for one in codes()} if is_codes else None
        wrong += [f"{path.name}: {fault}" for fault in faults(found, english)]
        made[path.with_suffix(".mo")] = compiled(head, found)
    if not wrong:
        for path, data in made.items():
            path.write_bytes(data)
    return wrong


def _lines(text: str) -> list[str]:
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def main() -> int:
    """Write the templates and compile the languages."""
    (HERE / "window.pot").write_text(template(messages()), encoding="utf-8")
    (HERE / "codes.pot").write_text(template(codes()), encoding="utf-8")
    folders = [one for one in sorted(HERE.iterdir()) if one.is_dir()]
    wrong = [fault for folder in folders for fault in compile_language(folder)]
    sys.stdout.writelines(f"{fault}\n" for fault in wrong)
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
