"""The dossier as JSON: the whole record tree, nothing cut; the same bytes for the same dossier."""

import json
import re

from sayso.records.codec import to_json
from sayso.records.dossier import Dossier

_LONE = re.compile("[\ud800-\udfff]")  # no file in UTF-8 can hold them; JSON's escape can


def render(dossier: Dossier) -> str:
    """Return the dossier as one JSON object, keys sorted; the codec's ``from_json`` reads it."""
    text = json.dumps(to_json(dossier), ensure_ascii=False, sort_keys=True, indent=1)
    return _LONE.sub(lambda found: f"\\u{ord(found.group()):04x}", text) + "\n"
