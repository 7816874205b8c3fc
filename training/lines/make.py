"""The line model in one command: ``python training/lines/make.py WCXB FUNDUS OUT``.

It gathers examples and trains; ``OUT/lines.npz`` belongs into ``src/sayso/text/weights``.
"""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main() -> None:
    """Run both steps."""
    wcxb, fundus, out = sys.argv[1:4]
    for step in (["gather.py", wcxb, fundus, out], ["learn.py", out]):
        subprocess.run([sys.executable, str(HERE / step[0]), *step[1:]], check=True)  # noqa: S603


if __name__ == "__main__":
    main()
