"""Which lines are the story: headline, repeats, teasers, lawyers' words, and what markup says."""

import re
from collections.abc import Sequence
from itertools import islice, pairwise

from sayso.intake import phrases
from sayso.intake.beside import interruptions, set_beside_aside, set_boxes_aside
from sayso.intake.bylines import signature, tells_of_author
from sayso.intake.captions import set_captions_aside
from sayso.intake.markup import by_advice, by_places
from sayso.intake.repeats import key, set_labels_aside, set_repeats_aside
from sayso.intake.rough import Rough, is_person_line
from sayso.intake.strangers import set_strangers_aside
from sayso.intake.titling import find_headline
from sayso.intake.weighing import is_clean, weigh
from sayso.records.articles import Document, Role
from sayso.records.places import Anchor
from sayso.text.outlets import looks_like_outlet

TOP = 12  # lines before the running text among which a headline is looked for
MOST = 18  # words of a headline that ends like a sentence
SURE = 200  # code points; where they hold more words, nobody looks further
NEAR = 4  # lines; running text goes on within so many
DIRTY = 6  # short lines from which a text counts as a page with its menus
MENU = 4  # short lines in a row that make a menu
BUTTONS = 3  # between two paragraphs of a story; a page has more of them below it
BUTTON = 60  # code points; the words of a menu are shorter
_PROSE, _LOOSE, _JUNK = 30, -10, -15  # what a line adds to the stretch that is the story
_MASTHEAD = re.compile(
    r"(?P<name>(?:The )?[A-ZÀ-Þ][\w'’.&-]*(?: (?:of |the |and |& )?[A-ZÀ-Þ][\w'’.&-]*){0,3})"
    r"(?:(?:,| [-–—|·:]) ?.{0,50})?"
)
_LETTERS = re.compile(r"[^\W\d_][\w'’-]+")
_BUTTONS = frozenset({Role.SITE, Role.DATE, Role.BYLINE})
_ANNOUNCING = frozenset({Role.SITE, Role.BANNER})  # roles of lines that can announce other stories


def judge(document: Document, lines: list[Rough]) -> None:
    """Give every line of a document its role: by rules, by the line model, by its words."""
    by_rules(document, lines)
    weigh(document, lines)
    if not is_clean(lines):
        find_headline(document, lines)
    set_strangers_aside(document, lines)


def by_rules(document: Document, lines: list[Rough]) -> None:
    """Give every line of a document the role that rules alone give it."""
    marked = bool(document.marks) and any("kept" in rough.marks for rough in lines)
    _masthead(lines)
    if Role.LEGAL in _roles(lines):
        _legal_runs(document, lines)
    if marked:
        by_advice(lines)
    elif document.media_type == "text/html":
        by_places(lines)
    set_captions_aside(lines)
    _notes(lines)
    set_beside_aside(document, lines)
    first = _first_prose(lines, 0 if marked else _bounds(lines)[0])
    _headline(document, lines, first)
    set_labels_aside(lines)
    if not marked:
        _menus(lines)
    set_repeats_aside(document, lines)
    if not marked:
        if not _ANNOUNCING.isdisjoint(_roles(lines)):
            _tail(document, lines, first)
            set_boxes_aside(document, lines, first)
        _outer(lines)
        _before(document, lines, first)
    body = Role.BODY
    for rough in lines:
        if rough.role is None:
            kept = marked and "kept" in rough.marks
            trust = (0.8 if rough.prose else 0.5) + (0.15 if kept else 0.0)
            rough.be(body, "IN002" if kept else "IN001", trust)


def _roles(lines: Sequence[Rough]) -> set[Role | None]:
    """Return the roles that lines have so far: many looks are for lines of one role only."""
    return {rough.role for rough in lines}


def _at(document: Document, rough: Rough) -> Anchor:
    return document.at(rough.line.start, rough.line.end)


def _first_prose(lines: Sequence[Rough], start: int) -> int:
    """Return the index of the first line of running text from ``start``, or the number of lines.

    More running text stands soon after it, unless there is none anywhere.
    """
    found = [i for i, rough in enumerate(lines) if rough.prose and rough.role is None]
    found = [i for i in found if i >= start] if start else found
    for index, following in pairwise(found):
        if following - index <= NEAR and not _is_titled(lines[index]):
            return index
    plain = (index for index in found if not _is_titled(lines[index]))
    return next(plain, found[0] if found else len(lines))


def masthead(words: str) -> str:
    """Return the name of the outlet that a line gives and nothing else, or ""."""
    found = _MASTHEAD.fullmatch(words) if len(words) <= 80 else None
    name = found["name"] if found else ""
    return name if " " in name and looks_like_outlet(name) else ""


def _masthead(lines: Sequence[Rough]) -> None:
    """Set the name of the outlet aside where it stands above everything else."""
    for rough in lines[:TOP]:
        if rough.free and rough.prose:
            return
        if rough.free and not rough.marks & {"h1"} and masthead(rough.line.text):
            rough.be(Role.SITE, "IN022", 0.8)
            return


def _is_titled(rough: Rough) -> bool:
    """Tell whether a line that ends like a sentence is set like a headline, or is marked as one."""
    if rough.marks & {"h1", "title"}:
        return True
    text = rough.line.text
    words = _LETTERS.findall(text, 0, SURE)
    if len(words) > MOST:
        return False
    if len(text) > SURE:
        words = [found.group() for found in islice(_LETTERS.finditer(text), MOST + 1)]
    long = [word[0] for word in words if len(word) > 3]
    capital = sum(map(str.isupper, long))
    return len(words) <= MOST and len(long) >= 3 and capital >= 0.8 * len(long)


def _notes(lines: Sequence[Rough]) -> None:
    """Set notes on the author aside that stand below everything else of a story."""
    for rough in reversed(lines):
        if rough.free and tells_of_author(rough.line.text):
            rough.be(Role.BYLINE, "IN005", 0.7)
        elif rough.free:
            return


def _legal_runs(document: Document, lines: Sequence[Rough]) -> None:
    """Set aside what follows a line that only announces lawyers' words."""
    opener: Rough | None = None
    for rough in lines:
        if rough.role is Role.LEGAL and re.fullmatch(
            r"(?i)(?:legal |general |editorial |risk )?(?:disclaimer|disclosure|legal notice)s?\W*",
            rough.line.text,
        ):
            opener = rough
        elif opener and rough.free:
            rough.be(Role.LEGAL, "IN013", 0.8, (_at(document, opener),))
        elif opener and rough.role is not Role.LEGAL:
            opener = None


def _headline(document: Document, lines: list[Rough], first: int) -> None:
    """Find the headline among what stands before the running text."""
    stated = key(document.stated.title)
    before = [rough for rough in lines[: first + 1] if rough.free]
    loose = [
        rough
        for rough in before
        if (not rough.prose or _is_titled(rough)) and not rough.marks >= {"kept", "p"}
    ]
    chosen: Rough | None = None
    if stated:
        chosen = next((r for r in before if _same_title(key(r.line.text), stated)), None)
        if chosen:
            chosen.be(Role.HEADLINE, "IN004", 0.98)
    if chosen is None:
        marked = [rough for rough in loose if "h1" in rough.marks]
        near = lines[max(0, first - TOP) : first + 1]
        near = [rough for rough in loose if rough in near]
        chosen = marked[0] if marked else _likeliest(near, clean=first <= TOP)
        if chosen and (first < len(lines) or marked):
            chosen.be(Role.HEADLINE, "IN003", 0.95 if marked else 0.85)


def _same_title(words: str, stated: str) -> bool:
    if words == stated or (len(words) > 25 and words in stated):
        return True
    return len(stated) > 25 and stated in words and len(words) < 2 * len(stated)


def _likeliest(loose: Sequence[Rough], *, clean: bool) -> Rough | None:
    """Return the line that is most like a headline.

    Printed twice, or the first of a headline's length, or else the one of most words.
    """
    counts = [len(rough.line.text.split()) for rough in loose]
    good = [rough for rough, count in zip(loose, counts, strict=True) if 5 <= count <= 30]
    keys = [key(rough.line.text) for rough in good]
    doubled = [rough for rough, one in zip(good, keys, strict=True) if keys.count(one) > 1]
    if doubled or good:
        return (doubled or good)[0]
    if not clean:
        return None
    some = [rough for rough, count in zip(loose, counts, strict=True) if 3 <= count <= 30]
    if some:
        return max(some, key=lambda rough: len(rough.line.text.split()))
    return loose[0] if len(loose) == 1 and counts[0] > 1 else None


def _before(document: Document, lines: Sequence[Rough], first: int) -> None:
    """Give a role to what stands before the running text beside the headline."""
    if first == len(lines):
        return
    titled = next((i for i, r in enumerate(lines) if r.role is Role.HEADLINE), -1)
    for index, rough in enumerate(lines[:first]):
        if not rough.free:
            continue
        words = rough.line.text
        if index > titled >= 0 and (is_person_line(words) or signature(words)):
            rough.be(Role.BYLINE, "IN005", 0.6)
        elif 0 < index - titled <= 2 and titled >= 0 and _is_standfirst(rough):
            rough.be(Role.HEADLINE, "IN018", 0.7, (_at(document, lines[titled]),))
        elif len(words.split()) <= 6 and not rough.prose and not _speaks(rough):
            rough.be(Role.SITE, "IN011", 0.6)


def _is_standfirst(rough: Rough) -> bool:
    """Tell whether a line can be the sentence under a headline."""
    return not rough.prose and not _speaks(rough) and 6 <= len(rough.line.text.split()) <= 40


def _tail(document: Document, lines: Sequence[Rough], first: int) -> None:
    """Set aside other stories that follow the end of this one."""
    for index, rough in enumerate(lines):
        if index > first and rough.role in _ANNOUNCING:
            if not phrases.opens_tail(rough.line.text):
                continue
            if _prose_between(lines, first, index) >= 2 and not _resumes(lines, first, index):
                start = _blurb_before(lines, first, index)
                why = (_at(document, rough),)
                for other in lines[start:]:
                    if other.free:
                        rule = "IN015"
                        other.be(Role.TEASER, rule, 0.85, why)
                return


def _prose_between(lines: Sequence[Rough], start: int, end: int) -> int:
    return sum(rough.free and rough.prose for rough in lines[start:end])


def _resumes(lines: Sequence[Rough], first: int, index: int) -> bool:
    """Tell whether the story goes on after a line that announces others."""
    run, longest, after = 0, 0, 0
    for rough in lines[index + 1 :]:
        if rough.free and rough.prose:
            run += 1
            after += len(rough.line.text)
            longest = max(longest, run)
        elif not (rough.free and len(rough.line.text.split()) <= 6):
            run = 0
    before = sum(len(r.line.text) for r in lines[first:index] if r.free and r.prose)
    return longest >= 3 and after >= 0.25 * (before + after)


def _blurb_before(lines: Sequence[Rough], first: int, index: int) -> int:
    """Return where the headline and blurb begin that stand right before an announcing line."""
    for at in range(index - 1, max(first + 2, index - 4), -1):
        rough = lines[at]
        if not rough.free:
            return index
        if not rough.prose and 7 <= len(rough.line.text.split()) <= 30:
            return at
    return index


def _menus(lines: Sequence[Rough]) -> None:
    """Set aside rows of short lines, which are menus, lists of tags and the like."""
    if _loose(lines) < min(MENU, len(lines)):
        return
    run: list[Rough] = []
    if all(_is_short(rough) for rough in lines):
        _set_menu_aside(lines, 1)
    for rough in lines:
        if _is_short(rough):
            run.append(rough)
            continue
        _set_menu_aside(run)
        run = []
    _set_menu_aside(run)


def _set_menu_aside(run: Sequence[Rough], least: int = MENU) -> None:
    if len(run) >= least:
        for short in run:
            if short.free:
                short.be(Role.SITE, "IN020", 0.7)


def _loose(lines: Sequence[Rough]) -> int:
    """Return how many lines may be short ones: a look before a dearer one."""
    return sum(
        [
            rough.role is not None or not (rough.prose or len(rough.line.text) > BUTTON)
            for rough in lines
        ]
    )


def _is_short(rough: Rough) -> bool:
    if rough.role is not None:
        return rough.role in _BUTTONS
    if rough.prose or len(rough.line.text) > BUTTON:
        return False
    words = rough.line.text.split()
    listed = words[0] in {"-", "–", "—", "•", "*", "·"} or words[0].rstrip(".)").isdigit()
    return len(words) <= 4 and not listed and not _speaks(rough)


def _speaks(rough: Rough) -> bool:
    """Tell whether a line ends or begins like speech or a sentence, however short."""
    return rough.line.text[-1] in ".!?…\"”’'" or rough.line.text[0] in "\"“‘'"


def _outer(lines: Sequence[Rough]) -> None:
    """Set aside what stands outside the one stretch in which running text is densest."""
    start, end = _bounds(lines)
    for index, rough in enumerate(lines) if end - start < len(lines) else ():
        if rough.free and not start <= index < end:
            long = len(rough.line.text.split()) >= 5
            rough.be(Role.TEASER if long else Role.SITE, "IN021", 0.6)


def _bounds(lines: Sequence[Rough]) -> tuple[int, int]:
    """Return the bounds of the stretch in which running text is densest.

    All of the text, unless it shows menus and the like: a clean text may be a list as well.

    Source: Pasternack and Roth 2009, "Extracting article text from the web with maximum
    subsequence segmentation".
    """
    least = max(DIRTY, 0.2 * len(lines))
    if _loose(lines) < least:
        return 0, len(lines)
    menu = sum(_is_short(rough) and rough.line.text[:1].isalnum() for rough in lines)
    if menu < least:
        return 0, len(lines)
    weights = [_weight(rough) for rough in lines]
    for index in interruptions(lines):
        weights[index] = -1
    start, end = _densest(weights)
    return start, _over_buttons(lines, end)


def _over_buttons(lines: Sequence[Rough], end: int) -> int:
    """Return where the story ends if it goes on below buttons and advertisements.

    A few of them, known by their words, with running text right below; nothing that announces
    other stories.
    """
    last = end
    for index in range(end, len(lines)):
        rough = lines[index]
        if rough.free and rough.prose:
            last = end = index + 1
            continue
        known = rough.role in _ANNOUNCING and not phrases.opens_tail(rough.line.text)
        if not known or index - last >= BUTTONS:
            break
    return end


def _weight(rough: Rough) -> int:
    if rough.free:
        return min(_PROSE, rough.line.text.count(" ") + 1) if rough.prose else _LOOSE
    junk = rough.role in {Role.SITE, Role.BANNER, Role.TEASER}
    return _JUNK if junk and any(map(str.isalnum, rough.line.text)) else -1


def _densest(weights: Sequence[int]) -> tuple[int, int]:
    """Return the bounds of the stretch of the largest sum; all of it if nothing adds up."""
    best, bounds, total, start = 0, (0, len(weights)), 0, 0
    for index, weight in enumerate(weights):
        if total <= 0:
            total, start = 0, index
        total += weight
        if total > best:
            best, bounds = total, (start, index + 1)
    return bounds
