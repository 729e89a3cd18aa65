"""Start Casefiles from a checkout: `python main.py COMMAND`."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - a checkout may meet an older Python than the package allows
    sys.exit("Casefiles needs Python 3.11 or newer.")

try:
    from casefiles.app import main
except KeyboardInterrupt:
    sys.exit(130)

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
