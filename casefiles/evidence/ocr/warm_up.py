"""Loads all that recognising a page may ever load, before a process is locked and sees one."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from casefiles.evidence.ocr.cascade import Cascade

_ONE_THREAD = ("OMP_THREAD_LIMIT", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS")


def warm_up(resources: Path) -> "Cascade":
    """Load the engines with all their models and go the way of a page once.

    Args:
        resources: folder that has `fonts`, and `languages` as far as its data is in place.

    Raises:
        OSError: a model is missing.
    """
    # The libraries ask once, when they are loaded.
    os.environ.update(dict.fromkeys(_ONE_THREAD, "1"))
    import cv2  # noqa: PLC0415  after its settings

    cv2.setNumThreads(1)
    from casefiles.evidence.channel.language_data import folder_of, sound  # noqa: PLC0415
    from casefiles.evidence.ocr.cascade import Cascade  # noqa: PLC0415
    from casefiles.evidence.ocr.han_latin import HanLatin  # noqa: PLC0415
    from casefiles.evidence.ocr.models import load_models  # noqa: PLC0415
    from casefiles.evidence.ocr.page_reading import PageReader  # noqa: PLC0415
    from casefiles.evidence.ocr.quick_reading import QuickReader  # noqa: PLC0415
    from casefiles.evidence.ocr.self_test import rehearse  # noqa: PLC0415
    from casefiles.evidence.ocr.tesseract import Tesseract  # noqa: PLC0415

    languages = sound(resources)
    models = load_models(resources)
    reader = PageReader(HanLatin(models), Tesseract(folder_of(resources), languages))
    engines = Cascade(QuickReader(models.quick), reader)
    rehearse(engines, resources)
    return engines
