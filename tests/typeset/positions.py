"""Where the words of a finished file stand, as pdfium sees them."""

from dataclasses import dataclass

import pypdfium2

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.typeset.document.tree import DocumentTree
from casefiles.typeset.file.build import build_pdf
from tests.typeset.pdf_reading import FONTS, no_pictures


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its box, in points from the foot of the page."""

    text: str
    left: float
    bottom: float
    right: float
    top: float


def built(tree: DocumentTree) -> bytes:
    return build_pdf(tree, FONTS, no_pictures, CancellationToken())


def words_at(pdf: bytes) -> list[list[Word]]:
    """Return the words of each page in the order of the file; spaces and jumps end them."""
    with pypdfium2.PdfDocument(pdf) as opened:
        return [_words(page.get_textpage()) for page in opened]


def _words(text: pypdfium2.PdfTextPage) -> list[Word]:
    words: list[Word] = []
    letters: list[tuple[str, tuple[float, float, float, float]]] = []
    for index in range(text.count_chars()):
        letter, box = text.get_text_range(index, 1), text.get_charbox(index)
        if not letter.strip() or letter == "\ufffe":
            words += _joined(letters)
            letters = []
        else:
            letters.append((letter, box))
    return words + _joined(letters)


def _joined(letters: list[tuple[str, tuple[float, float, float, float]]]) -> list[Word]:
    if not letters:
        return []
    boxes = [box for _, box in letters]
    return [
        Word(
            "".join(letter for letter, _ in letters),
            min(box[0] for box in boxes),
            min(box[1] for box in boxes),
            max(box[2] for box in boxes),
            max(box[3] for box in boxes),
        )
    ]


def lefts(words: list[Word], *texts: str) -> list[float]:
    """Return the left edges of these words, the first of each text where several are asked for."""
    return [word.left for word in _chosen(words, texts)]


def rights(words: list[Word], *texts: str) -> list[float]:
    """Return the right edges of these words."""
    return [word.right for word in _chosen(words, texts)]


def _chosen(words: list[Word], texts: tuple[str, ...]) -> list[Word]:
    if len(texts) == 1:
        return [word for word in words if word.text == texts[0]]
    return [next(word for word in words if word.text == text) for text in texts]
