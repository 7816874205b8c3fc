from sayso.story import rules
from sayso.story.answers import Voices, impact
from sayso.story.conflicts import conflicts
from sayso.story.dossier import dossier
from sayso.story.positions import positions
from sayso.story.timeline import events

__all__ = [
    "Voices",
    "conflicts",
    "dossier",
    "events",
    "impact",
    "positions",
    "rules",
]
