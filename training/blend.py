"""Blend the weights of two stages: ``python training/blend.py FIRST SECOND OUT [--share 0.6]``.

The mean of two models that were trained from one another is often better than either (model soups,
Wortsman et al. 2022). What the first stage was never taught - cues inside contents, and hands - is
taken from the second alone. Shares were chosen on PolNeAR dev.
"""

import argparse
from pathlib import Path

import torch
from torch import Tensor

ALONE = ("inner.", "sequence.may")


def blended(first: dict[str, Tensor], second: dict[str, Tensor], share: float) -> dict[str, Tensor]:
    """Return the mean, ``share`` of it from the second; marks that it alone knows stay its own."""
    made = {}
    for name, late in second.items():
        early = first[name]
        fresh = late.clone()
        if late.is_floating_point() and not name.startswith(ALONE):
            both = tuple(slice(0, size) for size in early.shape)
            fresh[both] = share * late[both] + (1 - share) * early
        made[name] = fresh
    return made


def main() -> None:
    """Read two checkpoints, write their blend."""
    parser = argparse.ArgumentParser(description="Blend the weights of two stages.")
    parser.add_argument("first", type=Path)
    parser.add_argument("second", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--share", type=float, default=0.6, help="of the second")
    asked = parser.parse_args()
    first, second = torch.load(asked.first), torch.load(asked.second)
    torch.save(blended(first, second, asked.share), asked.out)


if __name__ == "__main__":
    main()
