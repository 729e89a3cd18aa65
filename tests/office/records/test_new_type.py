"""A record type is added in one place: form, ledger, history, search and case form follow."""

import json
import subprocess
import sys

RUN = """
import sys
from pathlib import Path
import tests.office.records.new_type
from tests.office.records.new_type_story import tell
tell(Path(sys.argv[1]))
"""


def test_a_type_that_is_declared_once_goes_through_the_whole_program(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", RUN, str(tmp_path)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["form"] == [
        *(["date", "date"], ["place", "names"], ["person_id", "person"], ["kind", "term"]),
        *(["notes", "text"], ["room", "line"], ["later", "dates"]),
    ]
    assert told["kept"]
    assert told["name"] == "Prison of Aygül, 4 March 2026"
    assert told["history"] == {
        "Date": "4 March 2026",
        "Place": "Prison of Aygül",
        "Who was visited": "Aygül",
        "Kind": "Ask at the next prison visit",
        "Notes": "zebra",
        "Later": "1 April 2026",
    }
    assert told["found"] == [["visit", "Prison of Aygül, 4 March 2026"]]
    assert (told["found_then"], told["found_later"]) == (1, 0)
    assert told["in_use"] == "1 visit"
    assert told["undone"] == "Undo: visit added (Prison of Aygül, 4 March 2026)"
    assert told["left"] == 0
    assert told["case_form"] == [
        "aygul",
        "form_not_a_date register.visit[0].date",
        "form_dangling_id register.visit[0].person_id",
        "form_missing_key register.visit[0].date",
        "form_unknown_key register.visit[0]",
    ]
