"""Words that are no news: what sites, shops and lawyers put around an article."""

import re

from sayso.records.articles import Role

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
DATE = (
    rf"(?:{_DAY},?\s+)?(?:\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?[\s-]+{_MONTH},?[\s-]+\d{{4}}"
    rf"|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}"
    r"|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:T[\d:.+Z-]+)?|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})"
)
_TIME = (
    r"(?:(?:at|\||-|–|—|,)?\s*\d{1,2}(?::|\.)\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?|\d{1,2}\s*[ap]m)"
    r"(?:\s*(?:\(?[A-Z]{2,4}\)?|\(?GMT[+-]?\d*\)?|UTC|IST|[+-]\d\d:?\d\d))?"
)
_LABEL = (
    r"(?:(?:date|time|dated|published|posted|updated|created|modified|first published"
    r"|last (?:updated|modified)|publication date|date published|publish date|release date|issued)"
    r"(?:\s+(?:on|at))?)"
)
STAMP = re.compile(
    rf"[\s|•·–—-]*(?P<label>{_LABEL}\s*[:|-]?)?\s*(?P<date>{DATE})"
    rf"(?:\s*[,|•·–—-]?\s*{_TIME})?(?:\s*[|•·–—-]?\s*\d{{1,5}}(?:\s*(?:views|min read|reads))?)?"
    r"[\s|•·–—-]*",
    re.IGNORECASE,
)
STAMP_INSIDE = re.compile(rf"(?P<label>{_LABEL})\s*:?\s*(?P<date>{DATE})", re.IGNORECASE)

SITE = frozenset(
    line.strip()
    for line in """
    news feed|newsfeed|home|menu|search|skip to content|skip to main content|skip to navigation
    share|share this|share this article|share this story|share article|share on facebook|tweet
    share on twitter|share on x|share on whatsapp|share on linkedin|copy link|link copied|email
    print|save|bookmark|listen|listen to this article|play|pause|video|videos|watch|photo|photos
    image|article image|featured image|gallery|advertisement|ad|ads|sponsored|promoted
    sponsored content|advertise with us|article continues below|story continues below advertisement
    story continues below|continue reading|continue reading below|read more|read more:|read also
    read also:|also read|also read:|related|related:|see also|see also:|show more|show less
    load more|load more comments|view all|see all|more|back|back to top|top|next|previous
    next article|previous article|next story|previous story|close|cancel|submit|send|ok|reply
    comment|comments|no comments|no comment|commentsno comment|leave a comment|leave a reply
    add a comment|post a comment|post comment|view comments|join the conversation|log in|login
    sign in|sign up|register|subscribe|subscribe now|follow|follow us|about us|contact us|contact
    careers|sitemap|rss|faq|help|feedback|facebook|twitter|instagram|youtube|linkedin|whatsapp
    telegram|pinterest|reddit|tiktok|threads|bluesky|flipboard|world|politics|business|sport
    sports|opinion|culture|technology|tech|science|health|entertainment|lifestyle|travel|local
    national|international|latest|trending|breaking news|live|live updates|exclusive|premium
    editorial|tags|tags:|topics|topics:|categories|category|filed under|filed under:|in this article
    table of contents|key takeaways|loading|loading...|font size|text size|a+|a-|english
    expand|collapse|open image modal|getty images|via getty images|reuters|ap photo|afp
    """.replace("\n", "|").split("|")
    if line.strip()
)
_OPENER = """
    news feed|newsfeed|article image|show more|load more|related articles|related stories
    related news|related posts|related content|related topics|related|related coverage
    more from this section|more on this story|more stories|more news|most read|most popular
    most viewed|most recent|popular now|popular posts|popular stories|trending|trending now
    trending stories|latest|latest news|latest stories|latest articles|top stories|top news
    recommended|recommended for you|recommended reading|recommended stories|you may also like
    you might also like|you may like|you might like|also of interest|editor's picks|editors' picks
    editor’s picks|editors’ picks|don't miss|don’t miss|what to read next|read next|up next
    keep reading|next article|next story|previous article|more like this|other stories
    other news|in other news|similar articles|similar stories|from the web|around the web
    promoted stories|sponsored stories|sponsored links|more headlines|headlines|more videos
    featured stories|featured|must read|must reads|in case you missed it|view all|see all
    comments|leave a comment|leave a reply|latest videos|discover more
    further reading|explore more|today's top stories|today’s top stories
"""
OPENERS = frozenset(line.strip() for line in _OPENER.replace("\n", "|").split("|") if line.strip())

_SITE_LINE = r"""
    \d{1,3}[ ]min(?:ute)?s?[ ](?:read|listen)|(?:reading|read)[ ]time:?[ ].{1,20}|\d+[ ]seconds?[ ]read
    |(?:comments?|shares?|views?|likes?|reads?)[ ]*\(?:?[ ]*\d[\d,.]*k?\)?(?:[ ]no[ ]comment)?
    |\d[\d,.]*k?[ ](?:comments?|shares?|views?|likes?|reads?|followers)
    |share[ ](?:this|on|via|to)\b.{0,60}|(?:tags?|topics?|categor(?:y|ies)|filed[ ]under)[ ]*:.{0,200}
    |page[ ]\d+(?:[ ]of[ ]\d+)?|\d{1,3}[ ]/[ ]\d{1,3}|[«‹<←→>»›|/\\*#=_~•·.\-–—+x×\d\s]{1,60}
    |click[ ](?:here|to)\b.{0,80}|tap[ ]to\b.{0,40}|swipe\b.{0,40}|scroll[ ](?:down|to)\b.{0,40}
    |(?:home|news)[ ]*(?:[>»/›|][ ]*[\w&' -]+)+|(?:copy|get)[ ](?:link|url).{0,30}
    |(?:listen|watch)[ ](?:to[ ]this|now|live|here).{0,40}
    |use[ ](?:the[ ])?(?:up|down|left|right)?.{0,10}arrows?[ ]keys?.{0,60}
    |(?:join|start)[ ]the[ ](?:conversation|discussion).{0,40}|be[ ]the[ ]first[ ]to[ ](?:comment|know).{0,30}
    |(?:we|your)[ ](?:will[ ]never|e-?mail[ ]address[ ]will[ ]not).{0,80}|required[ ]fields.{0,40}
    |view[ ](?:more|all|gallery|comments).{0,40}|opens?[ ]in[ ](?:a[ ])?new[ ](?:tab|window).{0,20}
    |(?:story|article)[ ]continues[ ](?:below|after).{0,40}|(?:advertisement|anzeige|publicité)\b.{0,30}
    |press[ ]enter\b.{0,60}|toggle[ ]\w+.{0,20}|skip[ ](?:to|advert)\b.{0,40}
"""
_TEASER_LINE = r"""
    (?:read[ ](?:more|also|next|on)|also[ ]read|must[ ]read|related(?:[ ](?:article|story|stories|news|content))?
    |see[ ]also|more[ ]on[ ]this|further[ ]reading|watch(?:[ ]also)?|don['’]t[ ]miss|in[ ]case[ ]you[ ]missed[ ]it
    |up[ ]next|next[ ](?:article|story)|previous[ ](?:article|story)|recommended|trending|most[ ]read|explore)
    [ ]?(?::|\||»|›|>|–[ ]).{3,200}
"""
_BANNER = r"""
    sorry!+|(?:oops|whoops|error)!+.{0,120}|.{0,80}\bpage[ ]you[ ](?:were|are|requested|'re)\b.{0,30}
    (?:looking|not[ ]found|doesn).{0,60}|.{0,20}\b(?:404|page[ ]not[ ]found)\b.{0,60}
    |.{0,80}\b(?:we|site|website|page)[ ](?:and[ ]our[ ]partners[ ])?uses?[ ](?:\w+[ ]){0,3}cookies\b.{0,400}
    |.{0,60}\b(?:accept|manage|reject)[ ](?:all[ ]|your[ ]|our[ ])?cookies\b.{0,200}|cookie[ ](?:policy|settings|consent|notice).{0,60}
    |.{0,60}\b(?:enable|turn[ ]on)[ ]javascript\b.{0,200}|.{0,60}\byour[ ]browser\b.{0,60}\b(?:support|outdated|update).{0,120}
    |.{0,60}\bad[ -]?blocker?s?\b.{0,30}\b(?:disable|detected|turn|off|using).{0,120}|(?:please[ ])?(?:disable|turn[ ]off)[ ]your[ ]ad.{0,120}
    |already[ ]a[ ](?:subscriber|member).{0,120}|.{0,60}\b(?:log|sign)[ ]in[ ]to[ ](?:continue|read|comment|your|access)\b.{0,120}
    |.{0,80}\bsubscribe[ ](?:now[ ])?to[ ](?:continue|read|unlock|access|keep)\b.{0,120}
    |.{0,40}\b(?:article|story|content)[ ]is[ ](?:only[ ])?(?:for|available[ ](?:only[ ])?to|reserved[ ]for|exclusive[ ]to)[ ](?:our[ ])?(?:\w+[ ])?(?:subscribers|members).{0,120}
    |.{0,60}\b(?:free[ ]articles?|article[ ]limit)\b.{0,40}\b(?:month|left|remaining|reached|limit).{0,120}
    |(?:allow|blocked)[ ]notifications?.{0,60}|.{0,40}\bturn[ ]on[ ]notifications\b.{0,60}
    |you[ ](?:are|have)[ ](?:now[ ])?(?:offline|been[ ]logged|successfully).{0,80}
"""
_NEWSLETTER = r"""
    discover[ ]more[ ]from\b.{0,150}|subscribe[ ](?:to[ ](?:get|our|the|receive)|for|today|and|via|below|here|free).{0,160}
    |sign[ ]up[ ](?:for|to|here|now|today|and|below).{0,200}|(?:get|receive|have)[ ](?:the|our|all|more|daily|breaking|your).{0,120}
    \b(?:inbox|newsletter|by[ ]e-?mail|straight[ ]to|delivered[ ]to[ ]you|alerts?[ ]sent)\b.{0,120}
    |(?:follow|like|find|join|connect[ ]with)[ ](?:us|our|the[ ]\w+)\b.{0,40}\b(?:on|at|via|channel|group|newsletter|facebook|twitter|telegram|whatsapp|x)\b.{0,120}
    |(?:type|enter)[ ]your[ ]e-?mail.{0,80}|thank[ ]you[ ]for[ ](?:subscribing|signing[ ]up).{0,80}|join[ ][\d,.]+[ ](?:other[ ])?subscribers.{0,40}
    |(?:our|the|daily|weekly|free)[ ]newsletters?.{0,60}|download[ ](?:the|our)\b.{0,40}\bapp\b.{0,80}
    |(?:support|donate[ ]to|help[ ]us|become[ ]a)[ ](?:our|us|\w+)?[ ]?(?:independent[ ])?(?:journalism|newsroom|patron|member|supporter|subscriber)\b.{0,160}
    |by[ ](?:signing[ ]up|subscribing|submitting|providing)\b.{0,200}|you[ ]can[ ]unsubscribe.{0,80}
    |stay[ ](?:up[ ]to[ ]date|informed|updated|tuned|connected|ahead)\b.{0,30}(?:with|on|by|to|!|\.).{0,100}|never[ ]miss[ ]a\b.{0,80}
    |(?:want|looking[ ]for)[ ]more[ ](?:news|stories|like[ ]this).{0,80}|click[ ]here[ ]to[ ](?:subscribe|sign|join|follow).{0,80}
"""
_LEGAL = r"""
    (?:legal[ ]|general[ ]|editorial[ ]|risk[ ])?(?:disclaimer|disclosure)s?[ ]?:.{0,600}|(?:legal[ ])?disclaimer|legal[ ]notice:?
    |(?:©|\(c\)[ ]|copyright\b[ ]?(?:©|\(c\)|\d{4}|by)).{0,300}|.{0,120}\ball[ ]rights[ ]reserved\b.{0,200}
    |.{0,60}\b(?:may[ ]not|not[ ]to)[ ]be[ ](?:published,?[ ]|reproduced|republished|redistributed|rewritten|copied).{0,240}
    |(?:the[ ])?(?:views|opinions)(?:[ ]and[ ](?:views|opinions))?[ ](?:expressed|stated)\b.{0,60}(?:are|do|of|belong).{0,240}
    |(?:terms[ ](?:of[ ](?:use|service)|and[ ]conditions)|privacy[ ](?:policy|notice)).{0,120}
    |.{2,60}[ ]provides[ ]the[ ]information[ ][“"]as[ ]is[”"].{0,600}
    |(?:this[ ](?:article|story|content|site|page|work))[ ](?:is|was|has[ ]been)[ ](?:licensed|protected|for[ ]informational|provided[ ]for).{0,240}
    |.{0,60}\b(?:republish|reprint)(?:ed)?[ ](?:our[ ]articles|under|with[ ]permission|this[ ]article).{0,200}
    |.{0,60}\bcreative[ ]commons\b.{0,160}|.{0,60}\bnot[ ](?:investment|financial|legal|medical)[ ]advice\b.{0,240}
    |(?:affiliate|we[ ]may[ ](?:earn|receive))\b.{0,40}\b(?:commission|links?)\b.{0,200}
"""
_CAPTION = r"""
    (?:file[ ])?(?:photo|image|picture|video|illustration|graphic|photograph)s?(?:[ ](?:by|credit|source|courtesy|caption))?[ ]?(?::|[ ]by[ ]|[ ]credit|/|©).{2,240}
    |file[ ](?:photo|image)?[ ]?[-–—:].{5,300}|(?:caption|credit|photo[ ]credit|image[ ]credit|picture[ ]credit)[ ]?:.{2,200}
    |.{3,400}[(\[](?:[^()\[\]]{0,80}(?:/|[ ]via[ ]|photos?\b|images?\b|pictures?\b|handout\b|courtesy\b|credit\b)[^()\[\]]{0,80}
    |(?:getty|shutterstock|alamy|istock|unsplash|pixabay|wikimedia)[^()\[\]]{0,60})[)\]]\.?
    |.{3,300}[ .](?:\|[ ]?)?(?:photo|image|picture|credit|photograph)(?:[ ](?:credit|courtesy|by))?:[ ].{2,80}
    |.{3,300}[ ](?:getty[ ]images|ap[ ]photo|epa-efe|shutterstock)\.?
"""
_BYLINE = r"""
    (?:written|reported|posted|edited|compiled|published|translated|story|words)[ ]by:?[ ].{3,80}
    |(?:authors?|reporters?|writer|correspondent|editor)[ ]?:[ ].{3,80}|about[ ]the[ ]author.{0,60}
"""
_CREDIT = r"""
    (?:sources?|agency|via|credit)[ ]?:[ ].{2,60}|(?:additional[ ])?reporting[ ](?:and[ ]\w+[ ])?by[ ].{3,200}
    |(?:editing|writing|translation)[ ]by[ ].{3,120}|with[ ](?:inputs?|files|reporting|additional[ ]reporting|contributions?|material|information)[ ](?:from|by)[ ].{2,100}
    |(?:the[ ])?.{2,60}[ ]contributed[ ](?:to[ ]this|reporting).{0,60}|(?:this|the)[ ](?:article|story|report|piece)[ ](?:was|has[ ]been|is)[ ](?:originally[ ]|first[ ]|auto-)?(?:published|generated|produced|syndicated|republished|reprinted|adapted|supplied).{0,160}
    |(?:originally|first)[ ]published[ ](?:by|in|on|at)[ ].{2,100}|(?:this|the)[ ](?:article|story|report)[ ](?:originally[ ]|first[ ])?appeared\b.{0,120}
"""

_WORDS = {  # a longer line matches the slow patterns only if it holds one of their words
    "IN010": (
        *("sorry!", "oops", "whoops", "error!", "page you", "404", "not found", "cookie"),
        *("javascript", "browser", "blocker", "already a", "to continue", "to read", "to comment"),
        *("to access", "to unlock", "to keep", "log in to", "sign in to", "notification"),
        *("free article", "article limit", "content is", "article is", "story is", "logged"),
        *("successfully", "offline", "your ad"),
    ),
    "IN013": (
        *("disclaimer", "disclosure", "legal notice", "©", "(c) ", "copyright", "rights reserved"),
        *("be published", "be reproduced", "be republished", "be redistributed", "be rewritten"),
        *("be copied", "views ", "opinions ", "terms ", "privacy ", "provides the information"),
        *("licensed", "is protected", "informational", "is provided", "was provided", "republish"),
        *("reprint", "creative commons", " advice", "commission", "links"),
    ),
    "IN009": (
        *("photo", "image", "picture", "video", "illustration", "graphic", "file ", "caption"),
        *("credit", "getty", "epa-efe", "shutterstock", "alamy", "istock", "unsplash", "pixabay"),
        *("wikimedia", "handout", "courtesy", " via ", "/"),
    ),
}
_KINDS: tuple[tuple[str, Role, str], ...] = (
    (_TEASER_LINE, Role.TEASER, "IN017"),
    (_SITE_LINE, Role.SITE, "IN011"),
    (_BANNER, Role.BANNER, "IN010"),
    (_LEGAL, Role.LEGAL, "IN013"),
    (_NEWSLETTER, Role.BANNER, "IN014"),
    (_CAPTION, Role.CAPTION, "IN009"),
    (_BYLINE, Role.BYLINE, "IN005"),
    (_CREDIT, Role.CREDIT, "IN008"),
)
_PATTERNS = tuple(
    (re.compile(pattern, re.IGNORECASE | re.VERBOSE | re.DOTALL), role, rule, _WORDS.get(rule, ()))
    for pattern, role, rule in _KINDS
)
LONGEST = 700  # code points; longer lines are no phrase of a site
_SHORT = 60  # code points; shorter lines are matched without a look at their words first


def known(line: str) -> tuple[Role, str] | None:
    """Return role and rule if a line is words of a site, shop or lawyer; None if it is prose."""
    if len(line) > LONGEST:
        return None
    low = line.casefold()
    if len(line) < _SHORT and low in SITE:
        return Role.SITE, "IN011"
    for pattern, role, rule, words in _PATTERNS:
        if words and not any(word in low for word in words):
            continue
        if pattern.fullmatch(line):
            return role, rule
    return None


def opens_tail(line: str) -> bool:
    """Tell whether a line announces other stories."""
    return len(line) < _SHORT and line.casefold().rstrip(":.!… ") in OPENERS
