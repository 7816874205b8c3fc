"""The rules of intake on the roles of blocks: IN001 to IN099."""

from sayso.records.rules import Rule


class IN001(Rule):
    """Running text: nothing speaks against its being the story.

    Why: A line that no other rule claims is kept; leaving words out costs more than keeping junk.

    Example: ``The port will reopen on Monday, a harbour official said.``
    """


class IN002(Rule):
    """Running text that an extractor of main text kept as well, or that the form marks as text.

    Why: On a saved page that is not in English a second opinion is asked for (trafilatura, tuned
    for precision) and mapped back onto the visible text. It raises the score; it never cuts.
    Exports of databases and news XML say themselves where the text stands.

    Example: a paragraph of a page, or one below the line ``Body``.
    """


class IN003(Rule):
    """Headline: the line without a full stop that stands before the running text.

    Why: Plain text has no markup. A line printed twice goes first, then an ``h1``, then the first
    line of five words or more, then the longest. Where a page came without markup and its menus
    with it, the line above the story goes first that is most like a headline of it: it shares words
    with many paragraphs, is near, has a headline's length, and no stop.

    Example: ``Harbour workers reject the night shift``
    """


class IN004(Rule):
    """Headline: the title that the container states.

    Why: A column of a dump or a page's metadata says it; the same words in the text are its place.
    News are titled by the headline in their JSON-LD. On other pages, where that is often written
    for search machines, a heading that says the same in other words goes first. The name of the
    site falls away. A line without markup never overrules it.

    Example: ``"title": "Harbour workers reject the night shift"``
    """


class IN005(Rule):
    """Byline: who wrote the article.

    Why: Authors stand after "By", "Von", "Par", "Words:" and the like, or alone between headline
    and text, in the form of a name, with house, place, task, date or address beside it; the date is
    a stretch of its own. Notes on the author below everything else of the story belong here too.

    Example: ``By Dana Orlo and Milo Trenn | 3 May 2031``
    """


class IN006(Rule):
    """Dateline: the place, day and agency that open an agency story.

    Why: A place in capitals, a well-known city, or an agency or day in front of a dash or colon.
    Speakers of a transcript ("ORLO: ...") are left alone.

    Example: ``ORVALE, May 3 (Norrland Wire) -``
    """


class IN007(Rule):
    """Date stamp: a full date, alone in its line or in front of the text, with or without a label.

    Why: It dates the article, and it is no part of the story.

    Example: ``Published: 18-03-2031 10:45``
    """


class IN008(Rule):
    """Credit: whom the outlet took the words from.

    Why: Brackets at the start or end of the text that hold an agency, an outlet or a desk, and
    lines such as "Reporting by".

    Example: ``(Norrland Wire)``
    """


class IN009(Rule):
    """Caption: words under a picture.

    Why: It says what a picture shows, often years old; its names and dates are not the story's.
    It ends in a picture credit, begins with "Photo:", or stands in a ``figcaption``. A credit that
    could sign a story as well, such as "(AP)", makes one of the first paragraph only. An agency's
    name alone between two paragraphs is a picture's, too. So is a single
    sentence right above a picture's credit, if it quotes nobody and points at nothing before it.

    Example: ``Dana Orlo attends a meeting in Orvale. (Milo Trenn/Press Pictures)``
    """


class IN010(Rule):
    """Banner: words about the page itself, such as errors, cookies and log-in walls.

    Why: Sites print them among the text.

    Example: ``Error! Nothing could be found at this address.``
    """


class IN011(Rule):
    """Site: words that serve to get around, such as menus, buttons and counters.

    Why: Such lines are few and always the same. Some of them also announce other stories.

    Example: ``2 min read``
    """


class IN012(Rule):
    """Repeat: the passage was printed before; the evidence points at the first print.

    Why: A passage printed twice would count twice. Short lines count only beside other repeats
    ("He added:" is style), except the headline.

    Example: the same three paragraphs once more at the end.
    """


class IN013(Rule):
    """Legal: disclaimers, copyright, terms, and what follows a line that announces them.

    Why: Lawyers' words make claims that are nobody's news.

    Example: ``Legal Disclaimer:``
    """


class IN014(Rule):
    """Newsletter: a call to subscribe, follow, donate or download.

    Why: It stands among the text and often names the outlet.

    Example: ``Discover more from The Orvale Courier``
    """


class IN015(Rule):
    """Teaser after the end: other stories that follow words such as "Latest news".

    Why: Blurbs of other stories are grammatical, and quote people who say nothing in this one. The
    headline and blurb right before the announcing words belong to them. Where three or more
    paragraphs follow, and make up a quarter of the text, the story is taken to go on.

    Example: a headline and its first sentence after ``News Feed``.
    """


class IN016(Rule):
    """Teaser between: headlines of other stories in a box between paragraphs.

    Why: Lines without a full stop after words such as "Related articles", or two or more after
    "Read more".

    Example: ``Related stories`` and two headlines.
    """


class IN017(Rule):
    """Teaser in a line: words such as "Read more:" and another headline.

    Why: The headline is another story's.

    Example: ``Read more: Council delays its vote``
    """


class IN018(Rule):
    """Standfirst: the line under the headline that goes on with it.

    Why: It is long, has no full stop, and stands between headline and text.

    Example: ``Union says that talks will go on as long as the night shift is on the table``
    """


class IN019(Rule):
    """Outside by markup: the page sets it apart, and no extractor kept it.

    Why: ``nav``, ``footer``, ``aside``, forms, comments, lists of links, and telling class names,
    unless much of the running text stands in them; in an export, the fields around the text.

    Example: ``<aside class="related">``, or ``Length: 355 words``
    """


class IN020(Rule):
    """Menu: four or more very short lines in a row.

    Why: Menus, lists of tags and buttons look so once their markup is gone.

    Example: ``Home`` / ``World`` / ``Sport`` / ``Weather``
    """


class IN021(Rule):
    """Outside the running text: before or after the stretch where running text is densest.

    Why: On a page with menus, the story is one stretch. Words that a site prints between the
    paragraphs of its stories ("Article content") do not end it. Source: Pasternack and Roth 2009,
    "Extracting article text from the web with maximum subsequence segmentation".

    Example: the site's own description after thirty links.
    """


class IN022(Rule):
    """Masthead: the name of the outlet above everything else.

    Why: It names the outlet and is no headline.

    Example: ``The Orvale Courier, founded 1871``
    """


class IN023(Rule):
    """Picture credit: who took the picture, inside its caption.

    Why: A name beside an agency, after words such as "Photo:", "Handout via" or "Courtesy of", or
    in brackets at the end of a caption. It is a stretch of its own, and part of the caption: whose
    the picture is says nothing of whose the words are, so it never credits the article.

    Example: ``Milo Trenn/Press Pictures`` behind ``Dana Orlo attends a meeting in Orvale.``
    """


class IN024(Rule):
    """Readers: comments below the story.

    Why: They are grammatical, and quote people who say nothing in the story. A heading such as "3
    Comments" is not enough, for it is printed above stories as well: at least two signs of a thread
    follow soon, each near the one before ("2 hours ago", "Reply", "Anna says:", "Posted by").

    Example: ``gullwatcher88`` / ``2 hours ago`` / ``About time somebody said so.`` / ``Reply``
    """


class IN030(Rule):
    """Running text by the line model, where rules had set the line aside on weak signs.

    Why: A small model of our own looks at each line and its neighbours: length, ends, quotation
    marks, names that recur, markup, what the rules said. The score is its probability, calibrated
    on held-out pages. Sure signs (stamps, credits, lawyers' words, repeats) stay with the rules.
    In plain text nothing loose comes back above the first paragraph or below the last.

    Example: a short question between the paragraphs of an interview.
    """


class IN031(Rule):
    """Outside the story by the line model, where rules had left the line as running text.

    Why: The model of IN030 gives it a low probability of being the story; the score is what is
    left to one. A line that quotes somebody is set aside only where the model is all but certain.

    Example: the first sentence of another story below the end of this one.
    """


class IN032(Rule):
    """Template: a line that the outlet prints in articles which share little else.

    Why: Calls to subscribe, disclaimers, notes on authors and boxes come again from article to
    article, and no phrase list knows them all. The pile shows them: a line counts if it stands in
    three articles of the outlet or more (short lines: four or six) that are no copies or versions
    of one another, and is a stranger in each: under three tenths of its longer words stand in the
    rest of the article. Background that a reporter repeats is at home there and stays; so does a
    quotation inside the running text, and the lead of a story that other pages print as a teaser.
    Lines that several outlets share are syndication, and never counted together. The evidence is
    the line in another article; `sayso templates` lists what was learnt.

    Example: ``More than forty thousand readers start their day with the Tern Post's letter.``
    """


class IN040(Rule):
    """Teaser by its words: a line that shares little with the story around it.

    Why: Blurbs and headlines of other stories stand among the paragraphs and below the end, often
    with nothing to announce them. A small model of our own sees how many of a line's words, names
    and days the story and its lead use elsewhere, what the lines beside it are, and what stands
    above: words such as "More from", or an end such as "(Reporting by ...)". Where it suspects a
    line, a second one looks at all lines in pairs: which of them hang together, and which only with
    one another. Both are weighed together, and heard with caution. Unless such words stand above
    it, they have to be surer of a line that quotes somebody, goes on a list or shares a name with
    the story; they need less for a headline with its blurb.
    The note counts what is shared. Only in plain text that brings no menus of its page along.

    Example: ``Council Delays Vote on New Stadium`` between two paragraphs on a strike.
    """


class IN041(Rule):
    """Running text again: the story goes on below words that announce others.

    Why: A box in the middle is announced as the list at the end is, and what stands below was set
    aside for it (IN015, IN016). If the models of IN040 all but rule out that its lines are other
    stories', they are its own: where three of them or more stand in a row, name whom the story
    names and point back ("But he ..."); where two stand on end below a line that is surely another
    story's, neither of them right below a headline; and single lines that point back, or that the
    line model alone had set aside. Only in plain text that brings no menus of its page along.

    Example: the second half of a story below ``Related`` and two headlines.
    """


class IN042(Rule):
    """Part: a second story begins here, joined to the first under one headline.

    Why: A dateline with an agency or a day stands in the middle (one with the place alone if the
    article itself opens with a dateline, or a credit ends the story right above); or a headline and
    a byline do, above paragraphs that share nothing with what went before; or somebody is
    introduced again, with title and name or with who they are, on another day. The headline of such
    a story bears this code too. Words such as "on Monday" below are not read against the first
    story's date.

    Example: ``Harbour Minister Dana Orlo said on Saturday ...`` below a story of Monday.
    """


class IN043(Rule):
    """Teaser by the pile: the line is the headline of another article, or the blurb below that.

    Why: What leads to another story is printed as that story is headed, and followed by how it
    begins. If the other story is in the pile, its own headline and lead prove it. Compared are the
    words, whatever the marks, without a label in front ("Read more:") and a name behind ("| The
    Post"); a line that breaks off with three dots must begin so. A line stays if it has fewer than
    five words, is a sentence or a quotation, says what the article's own headline says, stands in a
    live blog or in a second story that was joined, or if the two articles share text: then it is
    the same story, and the headline its own. So does a phrase that several stories have for a
    headline, without a blurb below, and an article of which more than half would go. The evidence
    is the headline or lead in the other article.

    Example: ``Council Delays Vote on New Stadium`` between two paragraphs on a strike, where the
    pile holds the story on the stadium.
    """
