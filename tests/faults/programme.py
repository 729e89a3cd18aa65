"""All plays, and what each of them begins with."""

import shutil

from tests.faults import plays, plays_of_keeping
from tests.faults.crashes.crash_states import State, put_on_disk
from tests.faults.stage import Stage

PLAYS = plays.PLAYS | plays_of_keeping.PLAYS


def begun(stage: Stage, play: str) -> None:
    """Make what a play begins with: nothing for a creation, else mostly a vault with a case."""
    lay_out(stage, {})
    stage.stick.mkdir()
    if play in plays_of_keeping.BEGINNINGS:
        plays_of_keeping.BEGINNINGS[play](stage)
    elif play != "creation":
        stage.create()
        plays.new_case(stage)
        stage.close()


def lay_out(stage: Stage, files: State) -> None:
    """Put a state below the folder of a stage, in place of what is there."""
    shutil.rmtree(stage.place, ignore_errors=True)
    stage.place.mkdir()
    put_on_disk(files, stage.place)
