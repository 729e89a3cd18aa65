"""What a reading tells of the final form of its file."""

from casefiles.domain.files.reading import Reading
from casefiles.domain.files.reading_items import FinalLine


def final(reading: Reading) -> list[str]:
    return [one.text for one in reading.items if isinstance(one, FinalLine)]
