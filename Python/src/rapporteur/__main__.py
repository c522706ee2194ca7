"""`rapporteur` on the command line, and `python -m rapporteur`: the tool itself takes the place of Python."""

import os
import sys

from ._errors import ToolMissing
from ._process import tool_path


def main() -> int:
    """Run the tool with the arguments of this process; returns only where that is not possible."""
    try:
        tool = tool_path(None)
    except ToolMissing as error:
        sys.stderr.write(f"rapporteur: {error}\n")
        return 127
    try:
        os.execv(tool, [tool, *map(os.fsencode, sys.argv[1:])])
    except OSError as error:
        sys.stderr.write(f"rapporteur: {os.fsdecode(tool)} cannot be run: {error.strerror}\n")
    return 127


if __name__ == "__main__":
    sys.exit(main())
