"""A drill: the passphrase is forgotten. Paper brings the lawyer back in, and all is there."""

from casefiles.ui.unlock.operation_texts import ACTS
from tests.journeys.drills.lawyer import NEW, WORDS, Lawyer, lawyer
from tests.journeys.window.test_window import program
from tests.ui.robot import Key, press, push, tab_to
from tests.ui.robot import write as type_in
from tests.ui.settling import until

__all__ = ["lawyer", "program"]


def forget(lawyer: Lawyer) -> None:
    """Try what may have been the passphrase; each time it is told that nothing is lost."""
    for tried in ("seven brown owls", "eight brown owls count the rain"):
        told = lawyer.refused(tried)
        assert told.startswith("The passphrase does not open this vault")
        assert "the vault's own keys are sound" in told
        assert "Nothing was changed." in told


def set_new_passphrase(lawyer: Lawyer) -> None:
    """Set the passphrase that is asked for after a way in on paper."""
    door = lawyer.door
    until(lambda: door.page is door.keys.act)
    assert door.page.title.text() == ACTS["set_passphrase"].title
    assert "without its passphrase" in lawyer.told()
    assert "A new one follows" in lawyer.told()
    lawyer.choose_passphrase(NEW)


def make_sheet(lawyer: Lawyer) -> tuple[str, ...]:
    """Make a recovery sheet in good time."""
    lawyer.begin("sheet")
    groups = lawyer.copy_sheet()
    lawyer.window()
    lawyer.lock()
    return groups


def use_sheet(lawyer: Lawyer, text: str) -> None:
    push("Recovery sheet")
    type_in(text)
    press(Key.Key_Return)
    until(lambda: lawyer.door.page is not lawyer.door.working)


def test_a_forgotten_passphrase_is_replaced_with_the_recovery_sheet(lawyer: Lawyer):
    groups = make_sheet(lawyer)
    door = lawyer.start()
    forget(lawyer)
    push("Recovery sheet")
    wrong = groups[2][:-1] + ("7" if groups[2][-1] != "7" else "8")
    type_in(" ".join((*groups[:2], wrong)))
    assert door.page.problem == "Group 3 is not as on the sheet."
    press(Key.Key_Escape)
    use_sheet(lawyer, " ".join(groups).lower())
    set_new_passphrase(lawyer)
    newer = lawyer.copy_sheet()
    lawyer.window()
    acts = lawyer.require_all_there()
    assert acts.index("opened_by_recovery") < acts.index("set_passphrase")
    assert acts.count("add_recovery_key") == 2
    lawyer.lock()

    door = lawyer.start()
    assert "does not open" in lawyer.refused(WORDS), "the forgotten one opens no more"
    use_sheet(lawyer, " ".join(groups))
    assert door.page is door.sheet
    assert door.page.problem.startswith("This recovery sheet does not open this vault")
    assert "a newer one replaces it" in door.page.problem
    press(Key.Key_Escape)
    use_sheet(lawyer, " ".join(newer))
    until(lambda: door.page is door.keys.act)
    lawyer.lock()
    assert lawyer.opens_with(NEW)


def copy_shares(lawyer: Lawyer) -> list[tuple[str, ...]]:
    """Copy the three shares, one at a time, and prove each."""
    page, shares = lawyer.door.keys.shares, []
    until(lambda: lawyer.door.page is page)
    for number in range(3):
        until(lambda number=number: page.title.text() == f"Share {number + 1} of 3")
        share = page.shares[number]
        shares.append(share)
        press(Key.Key_Return)
        for at in page.positions:
            tab_to(f"Word {at}")
            type_in(share[at - 1][:4])
        press(Key.Key_Return)
    until(lambda: lawyer.door.page is not page)
    return shares


def test_a_forgotten_passphrase_is_replaced_with_two_of_three_shares(lawyer: Lawyer):
    lawyer.begin("shares")
    shares = copy_shares(lawyer)
    lawyer.window()
    lawyer.lock()

    door = lawyer.start()
    forget(lawyer)
    push("Recovery shares")
    type_in(" ".join(shares[2]))
    press(Key.Key_Return)
    type_in(" ".join(shares[2]))
    press(Key.Key_Return)
    assert door.page.problem.startswith("This is the same share twice.")
    door.shares.fields[1].selectAll()
    type_in(" ".join(word[:4] for word in shares[0]))
    press(Key.Key_Return)
    until(lambda: door.page is not door.working)
    set_new_passphrase(lawyer)
    lawyer.copy_sheet()
    lawyer.window()
    acts = lawyer.require_all_there()
    assert (
        acts.index("add_shares") < acts.index("opened_by_recovery") < acts.index("set_passphrase")
    )
    lawyer.lock()
    assert not lawyer.opens_with(WORDS), "the forgotten one opens no more"
    assert lawyer.opens_with(NEW)
