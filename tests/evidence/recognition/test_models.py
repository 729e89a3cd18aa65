"""The models come with the program, and a file that differs from the pinned one reads nothing."""

import shutil

import pytest

from casefiles import paths
from casefiles.evidence.ocr.models import has_models, load_models


@pytest.fixture
def copied(tmp_path):
    shutil.copytree(paths.resources() / "ocr_models", tmp_path / "ocr_models")
    return tmp_path


def test_the_models_are_in_place():
    assert has_models(paths.resources())
    assert load_models(paths.resources()).version.startswith("PP-OCRv6 small ")


def test_a_model_with_one_flipped_bit_is_not_used(copied):
    model = copied / "ocr_models" / "PP-OCRv6_rec_small.onnx"
    data = bytearray(model.read_bytes())
    data[len(data) // 2] ^= 1
    model.write_bytes(bytes(data))
    assert not has_models(copied)
    with pytest.raises(OSError, match="not the pinned file"):
        load_models(copied)


@pytest.mark.parametrize("name", ["PP-OCRv6_det_small.onnx", "pinned.json"])
def test_a_missing_file_is_no_model(copied, name):
    (copied / "ocr_models" / name).unlink()
    assert not has_models(copied)


@pytest.mark.parametrize("text", ["", "[]", '{"finds": {}}'])
def test_a_broken_list_is_no_model(copied, text):
    (copied / "ocr_models" / "pinned.json").write_text(text)
    assert not has_models(copied)
