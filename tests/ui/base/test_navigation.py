"""The way back and forward."""

from casefiles.ui.base.navigation import Navigator, Place


def test_back_and_forward_lead_where_the_person_was():
    navigator, seen = Navigator(), []
    navigator.moved.connect(seen.append)
    navigator.go(Place("overview"))
    navigator.go(Place("documents", "a"))
    navigator.note(Place("documents", "b"))
    assert seen == [Place("overview"), Place("documents", "a")]
    navigator.step(-1)
    navigator.step(-1)
    assert seen[2:] == [Place("documents", "a"), Place("overview")]
    assert not navigator.can_go(-1)
    navigator.step(1)
    assert navigator.place == Place("documents", "a")


def test_a_new_step_ends_the_way_forward():
    navigator = Navigator()
    for room in ("overview", "documents", "people"):
        navigator.go(Place(room))
    navigator.step(-2)
    navigator.go(Place("timeline"))
    assert not navigator.can_go(1)
    navigator.step(-1)
    assert navigator.place == Place("overview")


def test_staying_at_a_place_is_no_step():
    navigator = Navigator()
    navigator.go(Place("people", "x"))
    navigator.note(Place("people", "x"))
    assert not navigator.can_go(-1)


def test_the_way_does_not_grow_without_end():
    navigator = Navigator()
    for number in range(1000):
        navigator.note(Place("documents", str(number)))
    steps = 0
    while navigator.can_go(-1):
        navigator.step(-1)
        steps += 1
    assert steps == 199
