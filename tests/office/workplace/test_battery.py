"""Work that nobody waits for rests while the computer uses up a low battery."""

from pathlib import Path

import pytest

from casefiles.office.workplace.battery import is_battery_low


def supply(folder: Path, name: str = "BAT0", **values: str) -> None:
    (folder / name).mkdir(parents=True)
    found = {"type": "Battery", "status": "Discharging", "capacity": "20"} | values
    for key, value in found.items():
        (folder / name / key).write_text(f"{value}\n")


def test_a_battery_that_is_used_up_is_low(tmp_path):
    supply(tmp_path)
    assert is_battery_low(tmp_path)


@pytest.mark.parametrize(
    "values",
    [
        {"capacity": "30"},
        {"status": "Charging"},
        {"status": "Full", "capacity": "100"},
        {"type": "Mains"},
        {"scope": "Device"},
        {"capacity": "x"},
    ],
)
def test_any_other_supply_is_not(tmp_path, values):
    supply(tmp_path, **values)
    assert not is_battery_low(tmp_path)


def test_one_low_battery_among_others_counts(tmp_path):
    supply(tmp_path, "AC", type="Mains")
    supply(tmp_path, "BAT0", capacity="90")
    supply(tmp_path, "BAT1", capacity="5")
    assert is_battery_low(tmp_path)


def test_where_nobody_tells_none_is_low(tmp_path):
    assert not is_battery_low(tmp_path / "missing")
    (tmp_path / "empty").mkdir()
    assert not is_battery_low(tmp_path)
