"""What a reading tells of the final form of its file."""

from casefiles.domain.files.extracted_items import FinalLine
from casefiles.domain.files.extraction import Extraction


def final(reading: Extraction) -> list[str]:
    return [one.text for one in reading.items if isinstance(one, FinalLine)]
