"""The dossier as JSON: the whole record tree, nothing cut; the same bytes for the same dossier."""

import json
from typing import Any

from sayso.desk.views.safe import ACTING
from sayso.records.codec import to_json
from sayso.records.dossier import Dossier


def render(dossier: Dossier) -> str:
    """Return the dossier as one JSON object, keys sorted; ``codec.from_json`` reads it."""
    return dumped(to_json(dossier), sort=True)


def dumped(value: Any, *, sort: bool = False) -> str:
    """Return plain JSON values as JSON over several lines, ending in a newline.

    Letters stand as they are; characters that act on a terminal, or that no file can hold, are
    escaped.
    """
    text = json.dumps(value, ensure_ascii=False, sort_keys=sort, indent=1)
    return ACTING.sub(lambda found: json.dumps(found.group())[1:-1], text) + "\n"
