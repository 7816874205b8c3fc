from sayso.claims.clusters import claims
from sayso.claims.linking import claimants, link
from sayso.claims.rules import CL001, CL002, CL003, CL010, CL011, CL012, CL013

__all__ = [
    "CL001",
    "CL002",
    "CL003",
    "CL010",
    "CL011",
    "CL012",
    "CL013",
    "claimants",
    "claims",
    "link",
]
