"""The questions that an assurance is held against."""

from casefiles.library.legal_tests import TestLimb, load_legal_tests
from casefiles.office.workplace.operations import JobContext


def assurance_limbs(workplace: JobContext) -> tuple[TestLimb, ...]:
    """Return the questions of the legal test of assurances, in its order.

    Raises:
        InvalidForm: the tests were edited into nonsense.
    """
    tests = load_legal_tests(workplace.resources).tests
    return next((one.limbs for one in tests if one.ground == "assurances"), ())
