"""Two programs and one vault: the second is told so, and a dead first one is no obstacle."""

import re

import pytest

from casefiles.domain.foundation.errors import VaultInUse
from tests.faults.children import talking
from tests.faults.story import Size, begin, opened_sound
from tests.store.world import World


def test_another_process_holds_the_vault_until_it_dies(tmp_path):
    folder = tmp_path / "vault"
    begin(folder)
    with talking("tests.faults.kills.teller", folder, 1, 0, 100, 5) as child:
        assert child.stdout.readline() == "ready\n", "it did not begin in time"
        for _ in range(3):
            with pytest.raises(VaultInUse) as caught:
                World(folder).open()
            assert caught.value.code == "vault_in_use_by"
            assert caught.value.safe["reason"] == "held_by_other"
            assert re.match(r"\d\d:\d\d on \d+ [A-Z]", str(caught.value.safe["since"]))
    opened_sound(folder, Size(0, 100, 5))
