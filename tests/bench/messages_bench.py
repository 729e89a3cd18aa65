"""Mails and conversations: what the locked worker costs against the readers in this process."""

import io
import zipfile

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.evidence.channel.limits import WorkerLimits
from casefiles.evidence.host.template import Template, open_template
from casefiles.evidence.layout.faces import FontFile, load_faces
from casefiles.evidence.worker.documents import detect_type, open_document
from tests.bench.evidence_bench import RESOURCES
from tests.bench.measuring import in_turn, seconds_of
from tests.evidence.letters import attached, mixed, text_part

ROUNDS = 5
MAILS = 40
MESSAGES = 20_000
LINE = "{0:02}.{1:02}.21, {2:02}:{3:02} - {4}: they came at nine and asked for her brother\n"
_LIMITS = WorkerLimits()


def chat() -> bytes:
    def line(n: int) -> str:
        name = "Li" if n % 3 else "Aziz"
        return LINE.format(n // 1440 % 28 + 1, n // 40_000 + 1, n // 60 % 24, n % 60, name)

    return "".join(map(line, range(MESSAGES))).encode()


def letter() -> bytes:
    words = "Dear colleague,\n\n" + "see what is attached. " * 60
    return mixed(text_part(words), attached("a.pdf", bytes(90_000)))


def archive() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for number in range(200):
            packed.writestr(f"{number}.txt", f"file {number} " * 2_000)
    return out.getvalue()


def read_here(data: bytes, faces: tuple[FontFile, ...]) -> None:
    document = open_document(data, detect_type(data), _LIMITS, faces)
    for number in range(1, document.page_count + 1):
        document.read_page(number)
    tuple(document.items())


def read_locked(template: Template, data: bytes) -> None:
    reason = template.read([data], CancellationToken()).unreadable
    if reason:
        raise RuntimeError(reason)


def take_out(template: Template, data: bytes) -> None:
    for _, pieces in template.extract([data], range(1, 201), CancellationToken()):
        b"".join(pieces)


def unpack_here(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        for name in packed.namelist():
            packed.read(name)


def run() -> list[str]:
    """Compare the worker with this process."""
    faces = load_faces(RESOURCES / "fonts")
    talk, mail, files = chat(), letter(), archive()
    with open_template(RESOURCES, _LIMITS) as template:
        told = in_turn(
            {
                "chat locked": lambda: seconds_of(lambda: read_locked(template, talk)),
                "chat here": lambda: seconds_of(lambda: read_here(talk, faces)),
                "mail locked": lambda: seconds_of(
                    lambda: [read_locked(template, mail) for _ in range(MAILS)]
                ),
                "mail here": lambda: seconds_of(
                    lambda: [read_here(mail, faces) for _ in range(MAILS)]
                ),
                "files locked": lambda: seconds_of(lambda: take_out(template, files)),
                "files here": lambda: seconds_of(lambda: unpack_here(files)),
            },
            ROUNDS,
        )
    return [
        f"{what}: {told[f'{key} locked'].rate(amount).text(f'{unit}/s', 0)} in the locked worker, "
        + told[f"{key} locked"].times(told[f"{key} here"], "the time of this process")
        for what, key, amount, unit in (
            (f"a chat of {MESSAGES:,} messages", "chat", MESSAGES, "messages"),
            ("mails with an attachment", "mail", MAILS, "mails"),
            ("files out of a zip", "files", 200, "files"),
        )
    ]
