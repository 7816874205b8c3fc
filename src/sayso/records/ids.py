"""Ids: digests of content and place, so that runs are idempotent and ledgers can be merged."""

from hashlib import blake2b

_MARK = "\x1f"  # the unit separator: no part of an id holds it


def digest(*parts: str | int) -> str:
    """Return 16 hex digits that stand for ``parts`` in this order."""
    joined = _MARK.join(map(str, parts))
    return blake2b(joined.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def content_digest(data: bytes) -> str:
    """Return the 32 hex digits that stand for these bytes."""
    return blake2b(data, digest_size=16).hexdigest()
