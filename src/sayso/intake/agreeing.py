"""What two models together say of lines that nothing announces: are they another story's?"""

from collections.abc import Iterable, Sequence
from math import exp, log

from sayso.text.models import cohesion_model

HEARD = 0.05  # probability by the second model below which a line stays the story's
_EDGE = 0.001  # how near to 0 and 1 a probability is taken to be


def agreed(first: Sequence[float], second: Sequence[float], bare: Iterable[int]) -> list[float]:
    """Return the probability that each line is another story's.

    Args:
        first: The probability of each by the story model.
        second: The same by the cohesion model, which saw more; it stays for other lines.
        bare: The lines that nothing announces.
    """
    base, *weights = cohesion_model().weights
    found = list(second)
    for n in bare:
        if second[n] >= HEARD:
            force = base + sum(
                weight * _odds(chance)
                for weight, chance in zip(weights, (first[n], second[n]), strict=True)
            )
            found[n] = round(1 / (1 + exp(-force)), 3)
    return found


def _odds(chance: float) -> float:
    held = min(1 - _EDGE, max(_EDGE, chance))
    return log(held / (1 - held))
