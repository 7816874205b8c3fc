"""The dossier as JSON: the whole record tree, nothing cut; the same bytes for the same dossier."""

import json

from sayso.desk.views.safe import ACTING
from sayso.records.codec import to_json
from sayso.records.dossier import Dossier


def render(dossier: Dossier) -> str:
    """Return the dossier as one JSON object, keys sorted; ``codec.from_json`` reads it.

    Letters stand as they are; characters that act on a terminal, or that no file can hold, are
    escaped.
    """
    text = json.dumps(to_json(dossier), ensure_ascii=False, sort_keys=True, indent=1)
    return ACTING.sub(lambda found: json.dumps(found.group())[1:-1], text) + "\n"
