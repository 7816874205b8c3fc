"""The command in a folder of its own, and three articles of our own writing to read with it."""

import json
import os
import tempfile
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from sayso.desk.verbs import sayso

ORLO = (
    "The Varne Courier\n\nHarbour to reopen on Monday, says Orlo\n\n"
    "March 3, 2024\n\n"
    "VARNE: The harbour of Varne will reopen on Monday, harbour master Dana Orlo said on "
    "Sunday.\n\n"
    "“The cranes have been repaired and the pilots are back,” Orlo told reporters. "
    "“No ship will wait longer than a day.”\n\n"
    "According to a senior official, the union was not asked.\n\n"
    "Subscribe and find our new posts in your inbox.\n"
)
PRELL = (
    "Union calls harbour plan “a bad joke”\n\n4 March 2024\n\n"
    "“The cranes have been repaired and the pilots are back,” harbour master Dana Orlo said, "
    "the Varne Courier reported.\r\n\r\n"
    "Union leader Jan Prell said that nobody had asked the dockers. "
    "“We will not work under that roof,” Prell said 🚢.\n"
)
DESK = "A spokesman declined to comment. The ferry reportedly left at noon on Friday.\n"


def may_do_anything() -> bool:
    """Tell whether permissions mean nothing here, as for root."""
    with tempfile.NamedTemporaryFile() as file:
        Path(file.name).chmod(0)
        return os.access(file.name, os.R_OK | os.W_OK)


class Desk:
    """Runs the command in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(self, name: str, text: str | bytes) -> Path:
        """Put a file into the folder, exactly as it is."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text)
        return path

    def __call__(self, *words: str, given: bytes | None = None, status: int = 0) -> Result:
        """Run ``sayso words...``; the exit status must be as expected, and no bug may show."""
        result = CliRunner().invoke(sayso, list(words), input=given, prog_name="sayso")
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        assert result.exit_code == status, result.output
        assert "Traceback" not in result.output
        return result

    def rows(self, *words: str) -> list[dict[str, Any]]:
        """Run a listing and return its JSONL rows."""
        lines = self(*words, "--as", "jsonl").stdout.splitlines()
        return [json.loads(line) for line in lines]
