"""The way back and forward."""

from casefiles.ui.base.navigation import NavigationTarget, Navigator


def test_back_and_forward_lead_where_the_person_was():
    navigator, seen = Navigator(), []
    navigator.moved.connect(seen.append)
    navigator.go(NavigationTarget("overview"))
    navigator.go(NavigationTarget("documents", "a"))
    navigator.note(NavigationTarget("documents", "b"))
    assert seen == [NavigationTarget("overview"), NavigationTarget("documents", "a")]
    navigator.step(-1)
    navigator.step(-1)
    assert seen[2:] == [NavigationTarget("documents", "a"), NavigationTarget("overview")]
    assert not navigator.can_go(-1)
    navigator.step(1)
    assert navigator.place == NavigationTarget("documents", "a")


def test_a_new_step_ends_the_way_forward():
    navigator = Navigator()
    for room in ("overview", "documents", "people"):
        navigator.go(NavigationTarget(room))
    navigator.step(-2)
    navigator.go(NavigationTarget("timeline"))
    assert not navigator.can_go(1)
    navigator.step(-1)
    assert navigator.place == NavigationTarget("overview")


def test_staying_at_a_place_is_no_step():
    navigator = Navigator()
    navigator.go(NavigationTarget("people", "x"))
    navigator.note(NavigationTarget("people", "x"))
    assert not navigator.can_go(-1)


def test_the_way_does_not_grow_without_end():
    navigator = Navigator()
    for number in range(1000):
        navigator.note(NavigationTarget("documents", str(number)))
    steps = 0
    while navigator.can_go(-1):
        navigator.step(-1)
        steps += 1
    assert steps == 199
