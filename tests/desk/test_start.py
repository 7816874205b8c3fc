"""What a verb waits for before it begins."""

import subprocess
import sys

from sayso.pipeline import RULES
from sayso.speech import rules_reader


def test_the_reader_that_loads_later_is_the_reader() -> None:
    assert RULES.version == rules_reader.version


def test_a_pile_that_is_known_waits_for_no_room_but_the_first() -> None:
    ask = (
        "import sys, sayso.desk.reading; print(*(name for name in sys.modules if 'sayso.' in name))"
    )

    done = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)

    late = ("speech.reader", "voices", "claims", "origins", "story", "intake.reading", "desk.views")
    assert not {f"sayso.{name}" for name in late} & set(done.stdout.split())
