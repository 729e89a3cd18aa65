"""Thousands of files that others made, whole, odd and hostile: read or refused, and no harm."""

import random

import pytest

from casefiles.evidence.channel.limits import WorkerLimits
from casefiles.evidence.host.template import open_template
from tests.corpus.campaign import corpus, lost, read_all, table, wrongly_refused
from tests.corpus.gather import gather
from tests.corpus.mutation import mutated, small_files
from tests.evidence.conftest import RESOURCES
from tests.measured import note

SEED = 20261125
MUTATIONS = 100_000
SHARE = 0.98


@pytest.mark.long
def test_sound_files_of_others_are_read_and_the_rest_is_refused_with_a_reason():
    paths = gather(corpus())
    assert len(paths) > 5_000
    with open_template(RESOURCES, WorkerLimits()) as template:
        told = read_all(template, paths)
    missed = wrongly_refused(told)
    crashed, late = lost(told)
    read = sum(not one.code for one in told)
    print(table(told, missed))
    print(*(f"{one.code} {one.path.parent.name}/{one.path.name}" for one in missed), sep="\n")
    note("files that others made, each in a locked worker", len(told))
    note("of these, read", read)
    note("of these, refused though another library opens them", len(missed))
    note("of these, the worker crashed", crashed)
    note("of these, the worker ran out of time", late)
    assert read / (read + len(missed)) >= SHARE


@pytest.mark.long
def test_files_that_were_tampered_with_harm_nothing():
    chance = random.Random(SEED)
    files = small_files(gather(corpus()))
    limits = WorkerLimits(seconds_per_page=10.0, seconds_per_document=20.0)
    codes = mutated(files, limits, MUTATIONS, chance)
    print(*(f"{code or 'read'}: {count}" for code, count in codes.most_common()), sep="\n")
    note("files that were tampered with, each in a locked worker", sum(codes.values()))
    assert sum(codes.values()) == MUTATIONS
