"""How forms that look like others are told from them: database exports, news XML, ninjs, tar."""

import re

NEWS = frozenset({"nitf", "newsmessage", "newsitem", "newsml", "packageitem"})  # first elements
_EXPORT_PAGE = re.compile(
    r"<title>\s*(?:Dow Jones )?Factiva\s*</title>|class=[\"'](?:article )?[a-z]{2,4}Article\b"
    r"|class=[\"']articleParagraph\b|<!-- ?LXNComment|<DOCFULL>|>\d{1,4} (?:of|von|de) \d{1,4} DOC"
    r"|ProQuest document (?:ID|link)",
    re.IGNORECASE,
)
_PAGE_GATES = ("activa", "articleParagraph", "LXNComment", "DOCFULL", " DOCUMENT", "ProQuest")
_GATES = ("End of Document", "\nBody", " DOCUMENT", "ocument ", "okument ", "Документ ", "文")
_FIRST_LOOK = ("\nBody", "ocument", "okument", " DOCUMENT", "Документ ", "文")  # one in each gate
_BODY = re.compile(r'"(?:body_(?:x?html|text|main|richtext)|bodies)"\s*:')
_ENDS = (".gz", ".bz2", ".xz", ".zst")
_VERSION = re.compile(
    r'"(?:version_?created|first_?created|pubstatus|headlines|copyrightholder)"\s*:', re.IGNORECASE
)


def is_export(shown: str) -> bool:
    """Tell whether a page or text is an export of a press database.

    Args:
        shown: Its beginning, as text.
    """
    if shown.startswith("<"):
        return any(gate in shown for gate in _PAGE_GATES) and bool(_EXPORT_PAGE.search(shown))
    some = any(map(shown.__contains__, _FIRST_LOOK))
    if not some or not any(gate in shown for gate in _GATES):
        return False
    from sayso.intake.exports import house_of  # noqa: PLC0415 - slow to load, seldom needed

    return house_of(shown) is not None


def is_ninjs(shown: str) -> bool:
    """Tell whether JSON holds news items in the form of the IPTC.

    Args:
        shown: Its beginning, as text.
    """
    return shown[:1] in {"{", "["} and bool(_BODY.search(shown) and _VERSION.search(shown))


def is_tar(head: bytes) -> bool:
    """Tell whether bytes begin like a tar archive: by its mark, or by the sum of an old header."""
    if len(head) < 512:
        return False
    if head[257:262] == b"ustar":
        return True
    written = head[148:156].strip(b" \0")
    if not written.isdigit() or written.strip(b"01234567"):
        return False
    return int(written, 8) == sum(head[:512]) - sum(head[148:156]) + 8 * ord(" ")


def bare(name: str) -> str:
    """Return the name of a file in lower case, without the suffix of what it is packed with."""
    low = name.lower()
    return re.sub(r"\.(?:gz|bz2|xz|zst)$", "", low) if low.rstrip("\n").endswith(_ENDS) else low
