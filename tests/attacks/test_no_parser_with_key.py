"""Whoever holds the key has no reader of evidence loaded: what is not there cannot be attacked."""

import subprocess
import sys

import pytest

READERS = ("documents", "pdf_reader", "image_reader", "mail_reader", "office_files", "archives")
LIBRARIES = (
    "lxml",
    "pypdfium2",
    "pikepdf",
    "olefile",
    "selectolax",
    "striprtf",
    "pi_heif",
    "pypff",
    "python_calamine",
    "cv2",
    "onnxruntime",
    "tesserocr",
    "uharfbuzz",
    "asn1crypto",
    "pkcs11",
)
TERMINAL = (
    "casefiles.app",
    "casefiles.cli",
    # What its commands load when they are asked for.
    "casefiles.office.edition_keys",
    "casefiles.office.export",
    "casefiles.office.filing_packs",
    "casefiles.office.load",
    "casefiles.office.questionnaire_file",
    "casefiles.office.stamping",
)


def loaded(*modules: str) -> set[str]:
    """Import modules in a program of their own; return which readers came with them."""
    code = f"import sys, {', '.join(modules)}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    forbidden = {*LIBRARIES, *(f"casefiles.evidence.{name}" for name in READERS)}
    return forbidden & set(done.stdout.split())


@pytest.mark.parametrize("modules", [TERMINAL, ("casefiles.ui.application",)])
def test_whoever_holds_the_key_has_no_reader_loaded(modules: tuple[str, ...]):
    assert loaded(*modules) == set()


def test_control_a_worker_is_seen_to_load_them():
    assert loaded("casefiles.evidence.warm_up") >= {
        "lxml",
        "pypdfium2",
        "casefiles.evidence.documents",
    }
