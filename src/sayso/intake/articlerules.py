"""The rules of intake on what is known of an article, and findings on it: IN1xx and IN3xx."""

from sayso.records.rules import Rule

# Outlet, date, credit, authors


class IN101(Rule):
    """Outlet: stated by the container.

    Why: A column of a dump, the sender of a newsletter, the publication in NITF; on a page
    ``og:site_name`` or the publisher in JSON-LD, whichever the table of outlets knows, or an
    outlet's name behind the page's title. Where the table knows the host, a name that it lacks
    gives way (IN102): it is the owner's, or in other letters.

    Example: ``"outlet": "The Orvale Courier"``
    """


class IN102(Rule):
    """Outlet: the owner of the address.

    Why: The host of the page. Addresses of archives, caches and translations lead to the page
    that they show, and what tells devices apart ("m.", "amp.") is left out. Where the table of
    outlets does not know the host, what the page says of itself counts if it goes with the host, or
    else the host itself. Whoever shows articles of others (Yahoo, MSN) is the outlet, the other a
    credit.

    Example: ``https://courier.example/harbour``
    """


class IN103(Rule):
    """Outlet: it names itself in a newsletter call, a disclaimer, a copyright line, or its menus.

    Why: These are the outlet's own words about itself: what it is not responsible for, what it may
    earn, whose journalism is supported, what is © and of what year. A house that owns several
    outlets names none of them, nor does a firm that is built like no outlet's name. An agency's
    rights are in its copy, whoever prints it: they are a credit. Where menus name one outlet at
    least four times, and three times as often as any other, they are that outlet's.

    Example: ``Discover more from The Orvale Courier``
    """


class IN104(Rule):
    """Credit: stated by the container.

    Why: A column of a dump; the provider in JSON-LD or the original source in meta tags, where the
    table of outlets has it and it is not the page's own outlet.

    Example: ``"credit": "Norrland Wire"``
    """


class IN105(Rule):
    """Credit: named in a credit line, dateline or byline.

    Why: The name in brackets at the start or end of the text, after words such as "Source:", "With
    inputs from" or "first published by", alone on a line beside the story, or in the notice of
    rights where that is an agency's. Of several, the first agency; the note names the others, in
    the order in which they stand. What ends paragraphs of short news credits these alone, and who
    took a picture is nobody's credit.

    Example: ``ORVALE, May 3 (Norrland Wire) -``
    """


class IN106(Rule):
    """Author: stated by the container, or named in a byline, a sign-off or a note below the story.

    Why: What the container says goes first. Persons alone are authors: a house, a place, a task
    ("Staff Writer"), who edited, translated or took pictures is none. Bylines right above the story
    go before those elsewhere, and of more than three persons there none counts, for they wrote
    other stories. A note such as "Dana Orlo is a reporter for the Courier" or "Follow Dana Orlo on
    Twitter" counts where no byline names anybody.

    Example: ``By Dana Orlo``
    """


class IN107(Rule):
    """Date: stated by the container.

    Why: A column of a dump, a meta tag or JSON-LD, the header of a mail, an item of a feed. A stamp
    with an offset gives its own day. One in UTC gives the UTC day, and also the day that it was in
    the outlet's country where that is known and another. A month or a year gives all of its days.

    Example: ``"published": "2031-03-18T10:45:00Z"``
    """


class IN108(Rule):
    """Date: part of the address.

    Why: Many outlets put the day of publication there, some the month alone.

    Example: ``https://courier.example/2031/03/18/harbour``
    """


class IN109(Rule):
    """Date: a date stamp in the text.

    Why: A full date near the start of the running text, also beside a name, or one that a label
    such as "Published" explains, in its line or in the line above; or the day on which it says that
    it was first published, or amended. Months are read in twelve tongues, a year of two digits
    where the stamp stands alone. Of two days side by side without a word between, the earlier is
    that of publication. A date in a footer, a caption or a teaser dates nothing, nor does one of an
    event; stamps further off that differ, or many above the headline, are of several stories.

    Example: ``18-03-2031``
    """


class IN110(Rule):
    """Date: a dateline with its year.

    Why: Agencies put the day on which they send a story there.

    Example: ``ORVALE, 3 May 2031 -``
    """


class IN111(Rule):
    """Outlet: the masthead.

    Why: A name with the words of newspapers, alone in a line above the headline. Above the menus of
    a page anything can stand: there it begins with "The" and is printed once more.

    Example: ``The Orvale Courier, founded 1871``
    """


class IN112(Rule):
    """Outlet: an agency whose own sign-off still stands.

    Why: Whoever prints agency copy leaves out who reported and edited it; where that line stands
    below the agency's credit and nothing names another outlet, the copy is the agency's own.

    Example: ``VARNE, May 3 (Orvale Wire) - ...`` and at the end ``(Reporting by J. Tavo; editing by
    Per Landa)``
    """


class IN113(Rule):
    """Date: a dateline or a stamp without a year, in the year that something else gives it.

    Why: A day and a month alone could be of any year. It is that of what else dates the article, of
    the address, or of a date in the text that is near; or the last before the page was fetched, if
    that is at most three months and no weekday in the lead speaks against it. A weekday beside it
    must fit, and then these may lie further off. Otherwise it dates nothing.

    Example: ``ORVALE, May 3 (Norrland Wire) -`` on a page that was fetched on 5 May 2031
    """


class IN114(Rule):
    """Date: the week before a feed was fetched, as the lead of its item names a weekday.

    Why: Items of feeds are new. A page can be fetched years after it was written, so on a page a
    weekday alone dates nothing.

    Example: ``The port will reopen on Monday, an official said on Tuesday.``
    """


class IN115(Rule):
    """Date: a stamp that counts back from when the page was fetched.

    Why: "2 hours ago" and "Yesterday" mean nothing without that; of a mail it is when it was sent.
    As nobody knows the clock of the site, the interval often has two days, and months are rounded.
    The day on which Sayso reads says nothing.

    Example: ``2 hours ago``
    """


class IN116(Rule):
    """Outlet: the text speaks of it as its own.

    Why: It has learnt something, was sent a statement, wanted a comment, had a reporter contribute,
    gives its own address to write to, or introduces its reporter at the end. That somebody told it
    something counts half: most outlets that are told something are others, cited. So it needs two,
    or no other outlet is named; then the score is .5. Agencies, broadcasters and names that several
    papers go by are never named so, nor is anybody inside quotation marks.

    Example: ``The Orvale Courier has learned that the port will reopen, and its owner told the
    Courier ...``
    """


class IN117(Rule):
    """Outlet: its name stands behind the headline, as titles of pages have it.

    Why: A title that is copied from a browser brings it along. Behind a dash agencies and
    abbreviations do not count: there a headline cites them ("Bridge to close - WSJ").

    Example: ``Bridge closed to lorries | The Orvale Courier``
    """


class IN118(Rule):
    """Date of a part: the day in its own dateline.

    Why: Of stories that were joined, only the first is surely as old as the article. A further one
    is dated by the day in the dateline that opens it, or in the stamp right above. One that is
    later than the article counts only with its year, and not against a day that the container
    states. A weekday alone dates nothing: it does not say of which week it is.

    Example: ``VARNE, March 14 (Orvale Wire) -`` in the middle of an article of March 18.
    """


class IN119(Rule):
    """Date: the day in the name of the file.

    Why: Weak: people name files by the day of saving, too. It counts only where nothing else dates
    the article, or helps to tell day from month and to find a year. The day on which a file was
    written, those of folders and of machines ("scan", "export") say nothing.

    Example: ``2031-04-03-bridge.txt``
    """


# Findings on the article


class IN301(Rule):
    """Passages of an article were printed more than once.

    Why: Pages print a text for phones and for screens; the later prints were set aside.

    Example: six paragraphs that come twice.

    What to do: Nothing; look at the blocks if in doubt.
    """


class IN302(Rule):
    """The date of an article can be read in two ways.

    Why: "04-03-2031" is a day in March or in April, and nothing decides: no weekday beside it, no
    other date of the article, no date of the text that is near or has a number above 12, no country
    of the outlet, no tongue but English, no name of the file, no other article of the same outlet
    or the same file of records.

    Example: ``04-03-2031``

    What to do: State the date in a table, or know the outlet, whose country decides.
    """


class IN303(Rule):
    """Stories were joined into one article.

    Why: A second lead begins in the middle (IN042). The article is read in parts, each with its own
    date; weekdays are read against that, and a part without a date dates nothing.

    Example: two agency stories under one headline.

    What to do: Look at the place; if two stories stand there, hand them in apart.
    """


class IN304(Rule):
    """Two signs of an article's date, each as sure as the other, name days apart.

    Why: What a page states of itself and the stamp that it shows below the headline differ, and
    nothing explains one of them: no third kind of sign agrees with either, and neither is the day
    of a change or of fetching. The interval holds both.

    Example: ``<meta property="article:published_time" content="2031-05-20">`` above ``3 May 2031``

    What to do: Look at the page. State the date in a table if you know it.
    """
