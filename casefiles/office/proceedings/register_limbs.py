"""The questions that an assurance is held against."""

from casefiles.library.legal_tests import Limb, load_legal_tests
from casefiles.office.workplace.verbs import Workplace


def assurance_limbs(workplace: Workplace) -> tuple[Limb, ...]:
    """Return the questions of the legal test of assurances, in its order.

    Raises:
        InvalidForm: the tests were edited into nonsense.
    """
    tests = load_legal_tests(workplace.resources).tests
    return next((one.limbs for one in tests if one.ground == "assurances"), ())
