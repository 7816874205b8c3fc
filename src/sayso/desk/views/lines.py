"""Lines that several renderings share: counts and references put together from records.

They hold text from articles as it was (made visible and folded to one line), so that each
rendering escapes them in its own way.
"""

import re
from collections.abc import Sequence

from sayso.desk.options import LEDGER, asked
from sayso.desk.views import phrases
from sayso.desk.views.index import Index, short
from sayso.desk.views.phrases import count, when
from sayso.desk.views.safe import one_line
from sayso.records.dossier import (
    ArticleLine,
    ClaimLine,
    ConflictLine,
    Dossier,
    DoubtLine,
    EventLine,
    Gaps,
    Hand,
    Matter,
    PositionLine,
    VoiceLine,
)
from sayso.records.places import Finding
from sayso.records.speech import Kind
from sayso.records.stories import Derivation, EventKind

_SIDES = re.compile(r"\bthe (?:left|right)\b")  # what a reason calls the two articles
_FIRST = 3  # articles that a first appearance names
_SHARE = 0.005  # a smaller share is shown as "under 1 %"


def summary(dossier: Dossier) -> str:
    """Return what the dossier holds, in numbers."""
    return " · ".join(
        [
            count(len(dossier.articles), "article"),
            count(len(dossier.statements), "statement"),
            count(len(dossier.claims), "claim"),
            count(sum(bool(one.name) for one in dossier.voices), "voice"),
            count(len(dossier.conflicts), "conflict"),
        ],
    )


def about(line: ArticleLine) -> list[str]:
    """Return an article's outlet, then its date, then what else is known of it."""
    found = count(line.statements, "statement") if line.statements else "no statement found"
    parts = [phrases.outlet(line), when(line.published)]
    parts += [f"credit: {one_line(line.credit)}"] * bool(line.credit)
    parts += [count(line.characters, "character"), found]
    return parts + [count(line.findings, "finding")] * bool(line.findings)


def aside(line: ArticleLine) -> str:
    """Return what was set aside in an article, by role."""
    roles = ", ".join(f"{phrases.ROLES[one.role]} {one.blocks:,}" for one in line.aside)
    return f"set aside: {roles} ({count(sum(a.characters for a in line.aside), 'character')})"


def split(claims: Sequence[ClaimLine]) -> tuple[list[ClaimLine], list[ClaimLine]]:
    """Return the claims found in several articles, and those found in one."""
    several = [claim for claim in claims if len(claim.articles) > 1]
    return several, [claim for claim in claims if len(claim.articles) < 2]


def weight(claim: ClaimLine) -> str:
    """Return a claim's weight: its bar, its articles if they are several, its origins."""
    parts = [phrases.bar(claim.support)] if claim.support else []
    if len(claim.articles) > 1:
        parts.append(f"{count(len(claim.articles), 'article')},")
    return " ".join(filter(None, [*parts, phrases.origins(claim.support)]))


def weighing(claim: ClaimLine, index: Index) -> list[str]:
    """Return the lines under a claim: its origins, witnesses, reasons and first appearance."""
    origins = [
        f"Origin: {phrases.origin(one)}, in {_carriers(one.carriers, index)}"
        for one in claim.origins
    ]
    return [*origins, *standing(claim), first(claim, index)]


def standing(claim: ClaimLine) -> list[str]:
    """Return a claim's witnesses, and the reasons for the number of its origins."""
    if claim.support is None:
        return []
    found = [f"Reason: {one_line(reason)}" for reason in claim.support.reasons]
    if claim.support.witnesses:
        names = ", ".join(map(one_line, claim.support.witnesses))
        found.insert(0, f"{count(len(claim.support.witnesses), 'witness', 'witnesses')}: {names}")
    return found


def first(claim: ClaimLine, index: Index) -> str:
    """Return where a claim appears first, as far as its articles are dated."""
    if claim.first is None:
        return "First appearance: not known, none of these articles is dated"
    found = [index.articles[doc] for doc in earliest(claim, index)]
    places = [f"{index.label(line.doc)}, {phrases.outlet(line)}" for line in found]
    days = [when(line.published) for line in found]
    if len(set(days)) > 1:
        places = [f"{place}, {day}" for place, day in zip(places, days, strict=True)]
    left = len(places) - _FIRST
    where = ", or ".join(places[:_FIRST] + [f"one of {left:,} more"] * (left > 0))
    day = f", {days[0]}" if len(set(days)) == 1 else ""
    also = f"; {claim.undated} of {count(len(claim.articles), 'article')} undated"
    return f"First appearance: {where}{day}" + (also if claim.undated else "")


def earliest(claim: ClaimLine, index: Index) -> list[str]:
    """Return the dated articles of a claim that none of the others came out before.

    They are several if they came out on one day, or if their dates are intervals that overlap.
    """
    if claim.first is None:
        return []
    start = index.statements[claim.first].doc
    dated = {doc: index.articles[doc].published for doc in (start, *claim.articles)}
    latest = min(each.latest for each in dated.values() if each)
    return [doc for doc, each in dated.items() if each and each.earliest <= latest]


def voice(line: VoiceLine) -> str:
    """Return a voice's name, what it is, and how much it says."""
    name = phrases.hand(Hand(line.name, "", line.kind, line.anonymity, line.source, None))
    kind = phrases.KINDS[line.kind] if line.name and line.kind is not Kind.HEARSAY else ""
    if line.anonymity:
        kind += f", {phrases.ANONYMITIES[line.anonymity]}"
    said = f"{count(len(line.statements), 'statement')} in {count(line.articles, 'article')}"
    return " · ".join(part for part in (name, kind, said) if part)


def titles(line: VoiceLine) -> str:
    """Return the titles that the articles give to a voice."""
    return "called: " + "; ".join(f"“{one_line(title.text)}”" for title in line.titles)


def event(line: EventLine, index: Index) -> str:
    """Return who said something where, or which article came out."""
    article = index.articles[line.doc]
    statement = index.statements.get(line.statement or "")
    if line.kind is EventKind.SAID and statement:
        return "said: " + phrases.chain(statement, index.label(line.doc))
    named = f"{index.label(line.doc)} {phrases.outlet(article)}: {phrases.title(article)}"
    return f"published: {named}"


def conflict(line: ConflictLine) -> str:
    """Return in what two passages differ, and about what."""
    subject = one_line(line.about)
    return (
        f"{phrases.CONFLICT_KINDS[line.kind]}: {subject}"
        if subject
        else phrases.CONFLICT_KINDS[line.kind]
    )


def printed(line: ArticleLine) -> str:
    """Return outlet and date of an article."""
    return f"{phrases.outlet(line)}, {when(line.published)}"


def derivation(one: Derivation, index: Index) -> list[str]:
    """Return the lines of two articles that share text: what, which way, how much, and why."""
    left, right = index.label(one.left), index.label(one.right)
    way = phrases.direction(one.direction, left, right)
    forth, back = one.containment
    stretches = count(len(one.spans), "shared stretch", "shared stretches")
    shares = f"{share(forth)} of {left} stands in {right}, {share(back)} of {right} in {left}"
    names = {"the left": left, "the right": right}
    reasons = (_SIDES.sub(lambda found: names[found.group()], why) for why in one.reasons)
    return [
        f"{left} and {right}: {phrases.RELATIONS[one.relation]}; {way}",
        f"{shares}; {stretches}",
        *(f"Reason: {one_line(reason)}" for reason in reasons),
    ]


def share(value: float) -> str:
    """Return a share in [0, 1] as a percentage."""
    return "under 1 %" if 0 < value < _SHARE else f"{100 * value:.0f} %"


def position(one: PositionLine) -> str:
    """Return who stands where since when, and whether they said so themselves."""
    seen = "observed" if one.observed else "reported by others"
    condition = f" · condition: “{one_line(one.condition)}”" if one.condition else ""
    name = one_line(one.name) or "unknown voice"
    return f"{name}: {phrases.STANCES[one.stance]} · {when(one.since)} · {seen}{condition}"


def gaps(found: Gaps, dossier: Dossier, index: Index) -> list[str]:
    """Return what is missing, in numbers with their lists."""
    articles, statements = len(dossier.articles), len(dossier.statements)
    speakerless = len(found.speakerless)
    return [
        _missing(found.undated, articles, "without a date of publication", index),
        _missing(found.outletless, articles, "whose outlet is unknown", index),
        _missing(found.silent, articles, "in which no statement was found", index),
        f"{speakerless:,} of {count(statements, 'statement')} without any speaker",
    ]


def doubt(line: DoubtLine, ledger: str = LEDGER) -> tuple[str, str]:
    """Return what is undecided, and how to decide it in the file ``ledger``."""
    what = "one voice or two" if line.about is Matter.VOICE else "one claim or two"
    note = f" ({one_line(line.note)})" if line.note else ""
    command = asked(f"link {short(line.left)} {short(line.right)}", ledger)
    return f"{what}? {line.rule}{note}", f"decide: {command} same, or different"


def finding(one: Finding) -> str:
    """Return a finding's code and message."""
    return f"{one.code}  {one_line(one.message)}"


def _missing(docs: tuple[str, ...], total: int, what: str, index: Index, most: int = 12) -> str:
    named = index.labels(docs[:most])
    more = f" and {len(docs) - most:,} more" if len(docs) > most else ""
    text = f"{len(docs):,} of {count(total, 'article')} {what}"
    return f"{text}: {named}{more}" if docs else text


def _carriers(docs: tuple[str, ...], index: Index, most: int = 8) -> str:
    more = f" and {len(docs) - most:,} more" if len(docs) > most else ""
    return (index.labels(docs[:most]) or "no article") + more
