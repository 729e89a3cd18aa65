"""Office files read in locked workers, against the same readers called in this process."""

from collections.abc import Iterator

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.evidence.channel.answers import page_answer
from casefiles.evidence.channel.item_answers import item_answers
from casefiles.evidence.channel.limits import WorkerLimits
from casefiles.evidence.host.template import open_template
from casefiles.evidence.layout.faces import FontFile, load_faces
from casefiles.evidence.worker.documents import detect_type, open_document
from tests.bench.evidence_bench import RESOURCES
from tests.bench.measuring import in_turn, seconds_of
from tests.evidence.office_samples import docx, para, rows, xlsx

ROUNDS = 9
FILES = 12


def samples() -> dict[str, bytes]:
    """Files as people send them: four pages of text, a sheet of 300 rows."""
    text = "She was taken to Almaty on 3 March and held for nine days. " * 9
    page = "<!doctype html><p>" + "<p>".join([text] * 20)
    return {
        "docx": docx(para(text) * 20),
        "xlsx": xlsx({"A": rows(*(_row(at) for at in range(1, 301)))}),
        "html": page.encode(),
        "rtf": b"{\\rtf1 " + (text.encode() + b"\\par ") * 20 + b"}",
    }


def _row(at: int) -> str:
    cells = "".join(f'<c r="{letter}{at}"><v>{at}</v></c>' for letter in "ABCDEF")
    return f'<row r="{at}">{cells}</row>'


def run() -> Iterator[str]:
    limits = WorkerLimits()
    faces = load_faces(RESOURCES / "fonts")
    with open_template(RESOURCES, limits) as template:

        def locked(data: bytes) -> None:
            for _ in range(FILES):
                if template.read([data], CancellationToken()).unreadable:
                    raise RuntimeError("unreadable")

        yield f"{FILES} files of a kind, read whole; median of {ROUNDS} in turn (spread)"
        for kind, data in samples().items():
            works = {
                "locked": lambda data=data: seconds_of(lambda: locked(data)),
                "here": lambda data=data: seconds_of(lambda: _here(data, limits, faces)),
            }
            rates = {name: taken.rate(FILES) for name, taken in in_turn(works, ROUNDS).items()}
            yield f"  {kind}: {rates['locked'].text('files/s', 0)} in workers"
            yield f"    {rates['here'].text('files/s', 0)} in this process"
            yield f"    speed {rates['locked'].times(rates['here'], 'the readers in this process')}"


def _here(data: bytes, limits: WorkerLimits, faces: tuple[FontFile, ...]) -> None:
    for _ in range(FILES):
        document = open_document(data, detect_type(data), limits, faces)
        for number in range(1, document.page_count + 1):
            page_answer(document.read_page(number))
        list(item_answers(document.items()))
