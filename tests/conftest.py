"""How property tests run: the same examples every time, or as many new ones as you ask for.

``SAYSO_HUNT=3000 python -m pytest`` looks for new counterexamples, 3,000 for each test.
"""

import os

from hypothesis import HealthCheck, settings

HUNT = int(os.environ.get("SAYSO_HUNT", "0"))

settings.register_profile("steady", deadline=None, derandomize=True)
settings.register_profile(
    "hunt",
    deadline=None,
    max_examples=max(HUNT, 1),
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.load_profile("hunt" if HUNT else "steady")
