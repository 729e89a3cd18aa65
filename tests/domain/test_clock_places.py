"""The clock of a moment is told as a place that people know; a day has none."""

import pytest

from casefiles.domain.dates.clock_places import clock_of, place_of_clock


@pytest.mark.parametrize(
    ("date", "zone", "place"),
    [
        ("2019-03-14T14:05", "Asia/Shanghai", "Beijing"),
        ("2023-12-05", "Europe/Oslo", ""),
        ("2023-12", "Europe/Oslo", ""),
        ("2023-12-05/2023-12-09", "Europe/Oslo", ""),
        ("2023-12-05T10:00/2023-12-05T11:00", "Europe/Oslo", "Oslo"),
        ("2023-12-05T10:00+01:00", "Europe/Oslo", ""),
        ("2023-12-05T10:00?", "America/Argentina/Buenos_Aires", "Buenos Aires"),
        ("2023-12-05T10:00", "Asia/Urumqi", "Ürümqi"),
        ("2023-12-05T10:00", "-03:30", "UTC−03:30"),
        ("2023-12-05T10:00", "", ""),
        ("yesterday", "Europe/Oslo", ""),
    ],
)
def test_only_a_moment_tells_its_clock(date: str, zone: str, place: str) -> None:
    assert clock_of(date, zone) == place


@pytest.mark.parametrize("zone", ["Z", "UTC", "Etc/UTC", "Etc/GMT"])
def test_what_is_no_place_is_the_common_time(zone: str) -> None:
    assert place_of_clock(zone) == "UTC"
