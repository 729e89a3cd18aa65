"""A warm template's memory is moved into large pages, and nothing in it changes."""

import re
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.evidence.channel.limits import WorkerLimits
from casefiles.evidence.host.template import open_template
from casefiles.evidence.isolation.large_pages import LARGE, own_ranges, pack_memory
from tests.evidence.conftest import RESOURCES

MAPS = """\
55d000000000-55d000100000 r-xp 00000000 fe:00 42 /usr/bin/python3
55d000100000-55d000900000 rw-p 00000000 fe:00 42 /usr/bin/python3
55d0011ff000-55d001a01000 rw-p 00000000 00:00 0    [heap]
7f0000000000-7f0000100000 rw-p 00000000 00:00 0
7f0000200000-7f0000400000 rw-p 00000000 00:00 0
7f0000400000-7f0000800000 rw-s 00000000 00:00 0
7f0000800000-7f0000c00000 r--p 00000000 00:00 0
7ffc00000000-7ffc00400000 rw-p 00000000 00:00 0    [stack]
""".splitlines()


def test_only_memory_that_is_private_written_and_of_no_file_is_moved():
    heap = (0x55D001200000, 4 * LARGE)
    assert list(own_ranges(MAPS)) == [heap, (0x7F0000200000, LARGE)]


def test_what_lies_in_memory_stays_as_it_was():
    data = bytearray(b"\x5a\x11\xc3" * (3 << 20))
    before = sha256(data).digest()
    assert pack_memory() >= 0
    assert sha256(data).digest() == before


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the kernel's own telling")
def test_a_template_that_is_packed_still_forks_locked_workers():
    with open_template(RESOURCES, WorkerLimits()) as template:
        told = Path(f"/proc/{template._children.process_id}/smaps_rollup").read_text()
        assert template.level == "full"
        assert (
            template.read([b"one line\n"], CancellationToken()).pages[0].lines[0].text == "one line"
        )
    if _can_collapse():
        large = re.search(r"AnonHugePages:\s+(\d+)", told)
        assert large is not None
        assert int(large[1]) << 10 > 20 * LARGE


def _can_collapse() -> bool:
    setting = Path("/sys/kernel/mm/transparent_hugepage/enabled")
    release = tuple(
        map(int, re.findall(r"\d+", Path("/proc/sys/kernel/osrelease").read_text())[:2])
    )
    return release >= (6, 1) and setting.exists() and "[never]" not in setting.read_text()
