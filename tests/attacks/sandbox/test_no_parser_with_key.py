"""Whoever holds the key has no reader of evidence loaded: what is not there cannot be attacked."""

import subprocess
import sys

import pytest

READERS = ("worker", "pdf", "pictures", "mail", "office_formats", "archives", "chats", "media")
LIBRARIES = (
    "lxml",
    "pypdfium2",
    "pikepdf",
    "olefile",
    "selectolax",
    "striprtf",
    "pi_heif",
    "libarchive",
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
    "casefiles.cli.commands",
    # What its commands load when they are asked for.
    "casefiles.office.export.pseudonym_keys",
    "casefiles.office.export.exporting",
    "casefiles.office.filing.filing_packs",
    "casefiles.office.importing.case_loading",
    "casefiles.office.filing.questionnaire_file",
    "casefiles.office.draft.timestamping",
)


def loaded(*modules: str) -> set[str]:
    """Import modules in a program of their own; return which readers came with them."""
    code = f"import sys, {', '.join(modules)}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    told = set(done.stdout.split())
    readers = tuple(f"casefiles.evidence.{name}." for name in READERS)
    return {*LIBRARIES} & told | {name for name in told if name.startswith(readers)}


@pytest.mark.parametrize("modules", [TERMINAL, ("casefiles.ui.shell.application",)])
def test_whoever_holds_the_key_has_no_reader_loaded(modules: tuple[str, ...]):
    assert loaded(*modules) == set()


def test_control_a_worker_is_seen_to_load_them():
    assert loaded("casefiles.evidence.worker.warm_up") >= {
        "lxml",
        "pypdfium2",
        "casefiles.evidence.worker.documents",
    }
