"""What the unlock window needs once somebody unlocks; loaded after it is painted."""

from casefiles.office.vault.keys import chosen_file, is_passphrase
from casefiles.office.vault.recovery import (
    drawn_sheet,
    is_reminder_due,
    remind_later,
    save_recovery_sheet,
)
from casefiles.office.workplace.computer import doubts_of
from casefiles.ui.unlock.first_acts import reminded, with_keys
from casefiles.ui.unlock.operation_texts import ACTS, BEFORE, CLOCK_WRONG, DERIVING, PAPERS, REPAIR
from casefiles.ui.unlock.repair_flow import ACCEPTED
from casefiles.words.catalogue import explain


class Rest:
    """Functions and texts by which the way goes on from the first page."""

    ACTS, BEFORE, PAPERS, REPAIR = ACTS, BEFORE, PAPERS, REPAIR
    CLOCK_WRONG, DERIVING, ACCEPTED = CLOCK_WRONG, DERIVING, ACCEPTED
    chosen_file = staticmethod(chosen_file)
    doubts_of = staticmethod(doubts_of)
    drawn_sheet = staticmethod(drawn_sheet)
    explain = staticmethod(explain)
    is_passphrase = staticmethod(is_passphrase)
    is_reminder_due = staticmethod(is_reminder_due)
    remind_later = staticmethod(remind_later)
    reminded = staticmethod(reminded)
    save_recovery_sheet = staticmethod(save_recovery_sheet)
    with_keys = staticmethod(with_keys)
