"""Which words name an outlet: by the tables, by how they sound, or by what stands around them."""

import re
from functools import lru_cache

from sayso.records.speech import Kind
from sayso.text.mastheads import SETS, masthead
from sayso.text.mentions import classify
from sayso.text.outlets import find, looks_like_outlet

BACKWARD = re.compile(
    r"\b(?:the|this|that)\s+(?:news)?(?:paper|agency|outlet|broadcaster|magazine|publication|"
    r"daily|weekly|monthly|fortnightly|quarterly|glossy|newsletter|podcast|programme|periodical"
    r"|portal|journal|blog"
    r"|network|channel|station|website|site|tabloid|broadsheet|wire|news agency)\b",
    re.IGNORECASE,
)
_AGENCY = re.compile(
    r"(?:the\s+)?(?:[\w-]+\s+)?(?:state|public|national|local|independent)[ -]?(?:run |owned )?"
    r"(?:television|tv|radio|media|broadcaster)",
)
_CROWDS = re.compile(r"\b(?:press|media|[a-z]\w*s)$")  # whom one tells, but no hand
_REPORT_OF = re.compile(
    r"(?:(?:a|an|the|his|her|their|recent|latest|new|earlier)\s+)*"
    r"(?:claims?|assertions?|reports?|story|stories|article|piece|accounts?|reporting)\s+"
    r"(?:(?:made|carried|published|printed|run)\s+)?(?:by|in|from|of)\s+",
    re.IGNORECASE,
)
_PLATFORM = re.compile(
    r"(?:(?:the|an?|his|her|its|their) )?(?:(?:own|official|personal|private|public|social) )*"
    r"(?:X|Twitter|Facebook|Instagram|Telegram|TikTok|YouTube|WhatsApp|Truth Social|VK|VKontakte|"
    r"Weibo|WeChat|LinkedIn|Reddit|Threads|Bluesky|Mastodon|Snapchat|Substack|Twitch|Discord|Viber|"
    r"Rumble|Gab|Parler|Odnoklassniki|[Ss]ocial [Mm]edia|media|networks?)"
    r"(?: (?:post|posts|channel|account|accounts|page|feed|message|video|thread|group|story))?\.?"
)
NAME = re.compile(r"(?:[Tt]he\s+)?(?:[A-Z][\w'’.&-]*\s+){0,4}[A-Z][\w'’.&-]*")
_ABOUT_OUTLET = re.compile(
    r"[\s,]*(?:(?:a|an|the|according|to|claims?|made|by|in|of|from|recent|new|earlier|local|"
    r"regional|state|state-run|"
    r"state-owned|private|independent|british|french|german|russian|american|ukrainian|polish|"
    r"italian|spanish|turkish|"
    r"chinese|pro-[\w]+|news|newspaper|paper|publication|agency|outlet|broadcaster|magazine|"
    r"daily|weekly|tabloid|site|"
    r"website|network|channel|station|wire|service|report|reports|story|article|piece|"
    r"investigation|dispatch|interview|"
    r"online|business|media|tv|television|radio|\w+-based|[\w]+-language)\b[\s,]*)*",
    re.IGNORECASE,
)


@lru_cache(maxsize=20_000)
def is_outlet(words: str) -> bool:
    """Tell whether a phrase names an outlet, or a report of it, and nobody else."""
    if words.islower() and " " not in words:
        return False
    if BACKWARD.fullmatch(words) or _AGENCY.fullmatch(words):
        return True
    for left, right, _ in find(words):
        before, after = words[:left], words[right:]
        if _ABOUT_OUTLET.fullmatch(before) and _ABOUT_OUTLET.fullmatch(
            after.removeprefix("'s").removeprefix("’s")
        ):
            return True
    told = _REPORT_OF.match(words)
    if told and NAME.fullmatch(words, told.end()):
        return masthead(words[told.end() :])
    return classify(words)[0] is Kind.OUTLET and not _CROWDS.search(words)


def sounds(name: str) -> bool:
    """Tell whether a name sounds like an outlet's; "the" before it says nothing."""
    bare = name.removeprefix("the ").removeprefix("The ").rstrip(".")
    return bare not in SETS and looks_like_outlet(bare)


def is_platform(words: str) -> bool:
    """Tell whether words name where anybody can write: "Telegram", "his Facebook page"."""
    return _PLATFORM.fullmatch(words) is not None


def is_person(name: str) -> bool:
    """Tell whether a name is a person's, who may have asked for somebody else."""
    return " " in name.removeprefix("the ") and classify(name)[0] is Kind.PERSON
