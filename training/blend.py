"""Blend the weights of two stages: ``python training/blend.py FIRST SECOND OUT``.

The mean of two models that were trained from one another is often better than either (model soups,
Wortsman et al. 2022). What the first stage was never taught - cues inside contents, and hands - is
taken from the second alone. Shares were chosen on PolNeAR dev.
"""

import sys
from pathlib import Path

import torch
from torch import Tensor

SHARE = 0.6  # of the second stage
ALONE = ("inner.", "sequence.may")


def blended(first: dict[str, Tensor], second: dict[str, Tensor]) -> dict[str, Tensor]:
    """Return the weighted mean; marks that only the second knows keep its weights."""
    made = {}
    for name, late in second.items():
        early = first[name]
        fresh = late.clone()
        if late.is_floating_point() and not name.startswith(ALONE):
            both = tuple(slice(0, size) for size in early.shape)
            fresh[both] = SHARE * late[both] + (1 - SHARE) * early
        made[name] = fresh
    return made


def main() -> None:
    """Read two checkpoints, write their blend."""
    first, second, out = map(Path, sys.argv[1:])
    torch.save(blended(torch.load(first), torch.load(second)), out)


if __name__ == "__main__":
    main()
