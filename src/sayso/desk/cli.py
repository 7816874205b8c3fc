"""The command ``sayso``, from its first moment: Ctrl-C ends it quietly while it still loads, too.

Nothing is imported before ``main`` watches. The verbs are in ``sayso.desk.verbs``.
"""

import sys

STOPPED = 130  # exit status: Ctrl-C, as shells count it


def main() -> None:
    """Run the command line; the entry point of the package."""
    try:
        from sayso.desk.verbs import run  # noqa: PLC0415 - the long part of the start

        run()
    except KeyboardInterrupt:
        sys.stderr.write("sayso: stopped.\n")
        sys.exit(STOPPED)
