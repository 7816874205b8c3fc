from sayso.voices import rules
from sayso.voices.clusters import sources
from sayso.voices.linking import link
from sayso.voices.personas import personas

__all__ = ["link", "personas", "rules", "sources"]
