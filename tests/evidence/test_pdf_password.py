"""A PDF that was locked with a password, opened by it in a worker of its own."""

import pikepdf
import pytest

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import WorkerFailed
from casefiles.evidence.host.template import Template, WithPassword
from tests.evidence.conftest import Read
from tests.evidence.samples import edited, text_pdf

PASSWORD = "Pässwort 7"


def locked(revision: int = 6) -> bytes:
    """Return a PDF that only its password opens, by RC4, AES of 128 or of 256 bits."""
    is_aes = revision >= 4
    lock = pikepdf.Encryption(
        owner="the owner's", user=PASSWORD, R=revision, aes=is_aes, metadata=is_aes
    )
    return edited(text_pdf(["sealed page"]), lambda _: None, encryption=lock)


@pytest.mark.parametrize("revision", [3, 4, 6])
@pytest.mark.parametrize("password", [PASSWORD, "the owner's", "Pa\u0308sswort 7"])
def test_the_right_password_opens_it_for_every_reader(
    template: Template, read: Read, revision: int, password: str
) -> None:
    data = locked(revision)
    assert read(data).unreadable == "password_needed"
    reading = template.read(WithPassword([data[:100], data[100:]], password), CancellationToken())
    assert reading.unreadable == ""
    assert [page.text for page in reading.pages] == ["sealed page"]
    (shown,) = template.render(WithPassword([data], password), [1], 72, CancellationToken())
    assert min(shown.rgb) < 128, "something is drawn"


@pytest.mark.parametrize("wrong", ["pässwort 7", "x", "\u0000", "密码", "p" * 1000])
def test_a_wrong_password_says_so_and_opens_nothing(template: Template, wrong: str) -> None:
    reading = template.read(WithPassword([locked()], wrong), CancellationToken())
    assert (reading.unreadable, reading.pages) == ("password_wrong", ())
    with pytest.raises(WorkerFailed, match="password_wrong"):
        list(template.render(WithPassword([locked()], wrong), [1], 72, CancellationToken()))


def test_a_file_without_a_password_is_read_as_ever(template: Template) -> None:
    reading = template.read(WithPassword([text_pdf(["open"])], "any"), CancellationToken())
    assert [page.text for page in reading.pages] == ["open"]


def test_a_password_is_no_part_of_what_is_printed_of_a_source() -> None:
    assert PASSWORD not in repr(WithPassword([b""], PASSWORD))
