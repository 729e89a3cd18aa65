"""Start Casefiles as a module: `python -m casefiles COMMAND`."""

import sys

from casefiles.app import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
