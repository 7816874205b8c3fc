"""The rules of intake, one class per code; the docstring is the page that ``sayso why`` shows."""

from sayso.records.rules import Rule

# Roles of blocks


class IN001(Rule):
    """Running text: nothing speaks against its being the story.

    Why: A line that no other rule claims is kept; leaving words out costs more than keeping junk.

    Example: ``The port will reopen on Monday, a harbour official said.``
    """


class IN002(Rule):
    """Running text that an extractor of main text kept as well, or that the form marks as text.

    Why: On a saved page a second opinion exists (trafilatura, tuned for precision), mapped back
    onto the visible text. It raises the score; it never cuts. Exports of databases and news XML say
    themselves where the text stands.

    Example: a paragraph inside ``<article>``, or below the line ``Body``.
    """


class IN003(Rule):
    """Headline: the line without a full stop that stands before the running text.

    Why: Plain text has no markup. A line printed twice goes first, then an ``h1``, then the first
    line of five words or more, then the longest.

    Example: ``Harbour workers reject the night shift``
    """


class IN004(Rule):
    """Headline: the title that the container states.

    Why: A column of a dump or a page's metadata says it; the same words in the text are its place.

    Example: ``"title": "Harbour workers reject the night shift"``
    """


class IN005(Rule):
    """Byline: who wrote the article.

    Why: Authors stand after "By", or alone between headline and text, in the form of a name.

    Example: ``By Dana Orlo and Milo Trenn``
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
    It ends in a picture credit, begins with "Photo:", or stands in a ``figcaption``.

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

    Why: Lines without a full stop after words such as "Related articles".

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
    """Outside by markup: the page sets it apart and the extractor did not keep it.

    Why: ``nav``, ``footer``, ``aside``, forms, comments, lists of links, and telling class names;
    in an export, the fields around the text.

    Example: ``<aside class="related">``, or ``Length: 355 words``
    """


class IN020(Rule):
    """Menu: four or more very short lines in a row.

    Why: Menus, lists of tags and buttons look so once their markup is gone.

    Example: ``Home`` / ``World`` / ``Sport`` / ``Weather``
    """


class IN021(Rule):
    """Outside the running text: before or after the stretch where running text is densest.

    Why: On a page with menus, the story is one stretch. Source: Pasternack and Roth 2009,
    "Extracting article text from the web with maximum subsequence segmentation".

    Example: the site's own description after thirty links.
    """


class IN022(Rule):
    """Masthead: the name of the outlet above everything else.

    Why: It names the outlet and is no headline.

    Example: ``The Orvale Courier, founded 1871``
    """


class IN030(Rule):
    """Running text by the line model, where rules had set the line aside on weak signs.

    Why: A small model of our own looks at each line and its neighbours: length, ends, quotation
    marks, names that recur, markup, what the rules said. The score is its probability, calibrated
    on held-out pages. Sure signs (stamps, credits, lawyers' words, repeats) stay with the rules.

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


class IN042(Rule):
    """Part: a second story begins here, joined to the first under one headline.

    Why: Somebody is introduced again with title and name, on another day. Words such as "on
    Monday" below are not read against the first story's date.

    Example: ``Harbour Minister Dana Orlo said on Saturday ...`` below a story of Monday.
    """


# Outlet, date, credit, authors


class IN101(Rule):
    """Outlet: stated by the container.

    Why: A column of a dump, ``og:site_name`` or the publisher in JSON-LD.

    Example: ``"outlet": "The Orvale Courier"``
    """


class IN102(Rule):
    """Outlet: the owner of the address.

    Why: The host of the page; where the table of outlets does not know it, the host itself.

    Example: ``https://courier.example/harbour``
    """


class IN103(Rule):
    """Outlet: it names itself in a newsletter call, a disclaimer or a copyright line.

    Why: These are the outlet's own words about itself. An agency's rights are in its copy, whoever
    prints it: they are a credit.

    Example: ``Discover more from The Orvale Courier``
    """


class IN104(Rule):
    """Credit: stated by the container.

    Why: A column of a dump.

    Example: ``"credit": "Norrland Wire"``
    """


class IN105(Rule):
    """Credit: named in a credit line, dateline or byline.

    Why: The name in brackets at the start or end of the text, after words such as "Source:", "With
    inputs from" or "first published by", alone on a line beside the story, or in the notice of
    rights where that is an agency's. Of several, the first agency; the note names the others.

    Example: ``ORVALE, May 3 (Norrland Wire) -``
    """


class IN106(Rule):
    """Author: stated by the container, or named in a byline.

    Why: What the container says goes first.

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
    such as "Published" explains, in its line or in the line above. A date in a footer, a caption or
    a teaser dates nothing; stamps further off that differ are of several stories and date nothing.

    Example: ``18-03-2031``
    """


class IN110(Rule):
    """Date: a dateline with its year.

    Why: Agencies put the day on which they send a story there.

    Example: ``ORVALE, 3 May 2031 -``
    """


class IN111(Rule):
    """Outlet: the masthead.

    Why: A name with the words of newspapers, alone in a line above the headline.

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
    """Date: a dateline without a year, in the year that something else gives it.

    Why: A day and a month alone could be of any year. It is that of what else dates the article, or
    of a date in the text that is near; or the last before the page was fetched, if that is at most
    three months and no weekday in the lead speaks against it. Otherwise it dates nothing.

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

    Why: "2 hours ago" and "Yesterday" mean nothing without that. As nobody knows the clock of the
    site, the interval often has two days. The day on which Sayso reads says nothing.

    Example: ``2 hours ago``
    """


# Findings on the input


class IN201(Rule):
    """There is no such file, folder or match.

    Why: The path is wrong, or the shell did not expand a pattern as meant.

    Example: ``articels/``

    What to do: Check the path.
    """


class IN202(Rule):
    """The file cannot be opened.

    Why: Permissions, a broken link, or something that is no ordinary file.

    Example: a folder of another user.

    What to do: Change its permissions, or copy it.
    """


class IN203(Rule):
    """The file holds no text.

    Why: It is empty, a page whose text comes from scripts only, a PDF of pictures, a table or dump
    without a record, or an archive without a file.

    Example: a download that failed.

    What to do: Save it again; a page from a browser, after it has loaded.
    """


class IN204(Rule):
    """The file holds no text but other data.

    Why: Its first bytes are those of an image, a program or the like, or hold control characters.

    Example: ``photo.jpg``

    What to do: Leave it out.
    """


class IN205(Rule):
    """The file holds a document of a form that is not read yet.

    Why: It is a spreadsheet, OpenDocument, an e-book, an old Office file, a database, a list of
    addresses such as a sitemap or OPML, or Parquet without the extra ``sayso[parquet]``.

    Example: ``sitemap.xml``

    What to do: Save it as plain text or HTML; of a list, save the pages that it names.
    """


class IN206(Rule):
    """One document, line or record is larger than any article.

    Why: Over 5 MB of text are a mistake, such as a whole dump in one line; reading it would take
    all memory.

    Example: a file of 50 MB without a line break.

    What to do: Split it into articles.
    """


class IN207(Rule):
    """The bytes are not valid in the encoding they should have.

    Why: The text was read all the same, by the likeliest encoding, or with replacement characters.

    Example: a page in Windows-1252 that says UTF-8.

    What to do: Look at the text; save it as UTF-8 if letters are wrong.
    """


class IN208(Rule):
    """The file is damaged.

    Why: A packed file ends early, or its check sum is wrong.

    Example: a download that broke off.

    What to do: Get the file anew.
    """


class IN209(Rule):
    """A member of an archive was refused because of its name or kind.

    Why: The name leads outside the archive, or the member is a link or a device.

    Example: ``../../settings``

    What to do: Repack the archive without it.
    """


class IN210(Rule):
    """An archive unpacks to far more than text does.

    Why: It may be a bomb, made to fill memory and disk.

    Example: 40 KB that unpack to 5 GB.

    What to do: Unpack it by hand if you trust it.
    """


class IN211(Rule):
    """Something stands too deep in other things.

    Why: Archives are followed for one level inside another, forwarded mail for three.

    Example: a zip in a zip in a zip.

    What to do: Unpack it by hand, or save the message by itself.
    """


class IN212(Rule):
    """A member of an archive or a PDF is locked with a password, or a message is encrypted.

    Why: Sayso asks for no password and no key.

    Example: ``secret.zip``

    What to do: Unpack the archive by hand; open the PDF, and print or save it without a password;
    save the message as text.
    """


class IN213(Rule):
    """A record is broken and was passed over; the good ones were read.

    Why: The line is not JSON or CSV, the XML of a feed breaks off, or a web archive is damaged.

    Example: ``{"text": "The port`` at the end of a broken download.

    What to do: Mend or remove the line that the message names, or get the file anew.
    """


class IN214(Rule):
    """A record has no text.

    Why: The field is empty, or has an unusual name.

    Example: ``{"title": "Harbour", "artikel": "The port ..."}``

    What to do: Name the field, as in ``--map text=artikel``.
    """


class IN215(Rule):
    """A table has no column that holds the text.

    Why: None of its columns has a usual name.

    Example: ``id,artikel,datum``

    What to do: Name the column, as in ``--map text=artikel``.
    """


class IN216(Rule):
    """``--map`` names a field or column that does not exist.

    Why: A slip of the pen.

    Example: ``--map outlet=mediun``

    What to do: Use one of the names in the message.
    """


class IN217(Rule):
    """A row of a table has more or fewer fields than the header.

    Why: Quotation marks are missing around a text with commas.

    Example: ``7,The port, it was said, will reopen``

    What to do: Check the row's quotes; its text may be cut short.
    """


class IN218(Rule):
    """Hidden files in a folder were passed over.

    Why: Names that begin with a dot belong to programs.

    Example: ``.DS_Store``

    What to do: Name such a file on the command line to read it.
    """


class IN219(Rule):
    """No running text was found in a document.

    Why: It is a list of links, a form, a gallery or a page behind a log-in.

    Example: the front page of a site.

    What to do: Look at its blocks; leave it out if it is no article.
    """


class IN220(Rule):
    """A folder holds no file.

    Why: It is empty, or all of it is hidden.

    Example: a folder made a moment ago.

    What to do: Name another.
    """


class IN221(Rule):
    """The name of a file promises another form than its content has.

    Why: Content decides. The file was read as what it is.

    Example: a saved page named ``harbour.txt``.

    What to do: Nothing, unless the message surprises you.
    """


class IN222(Rule):
    """A file gave more findings of one kind than are listed.

    Why: A hundred of a kind are listed one by one; the rest is counted.

    Example: a dump of which every line is broken.

    What to do: See to the first ones; the rest is often the same.
    """


class IN223(Rule):
    """Words around the articles of an export were passed over.

    Why: A download from a press database begins with a delivery cover and a list of contents, and
    ends with a summary of the search. They are no part of any article.

    Example: ``Job Number: 79565034``

    What to do: Nothing, unless the number of words surprises you.
    """


class IN224(Rule):
    """What stands beside the articles of a web archive or a saved page was passed over.

    Why: A web archive keeps requests, pictures, scripts, redirections and error pages; a browser
    puts those of a saved page into a folder beside it. Nobody reads them as articles. They are
    counted, not listed.

    Example: ``harbour_files`` beside ``harbour.html``

    What to do: Nothing, unless a number surprises you.
    """


class IN225(Rule):
    """A feed gives no more than summaries of some of its articles.

    Why: Many outlets put the first lines into their feed. They are read as they stand, and their
    text is marked as a summary; what the article goes on to say is missing.

    Example: ``The port of Orvale will reopen [...]``

    What to do: Read the feed by its address with ``--follow``; or save the pages that it leads to.
    """


# Findings on addresses


class IN230(Rule):
    """This is no address that is asked.

    Why: Only addresses that begin with http:// or https:// are. One that holds a name or password
    is refused, as it would stand in the ledger; so is any address where a program gave no network.

    Example: a redirect to ``ftp://courier.example/harbour``

    What to do: Check the address; or save the page from a browser, and read that file.
    """


class IN231(Rule):
    """There is no host of this name.

    Why: The name is not written as it should be, the site is gone, or this machine is offline.

    Example: ``https://courrier.example/``

    What to do: Check the address, and that you are online.
    """


class IN232(Rule):
    """The site does not answer, or not as a web site does.

    Why: It refused or broke the connection, it is in trouble (status 500 and above), asked too
    often (429), or something else than a web server listens there. Proxies that the environment
    names are not used.

    Example: ``status 503``

    What to do: Try again later; or save the page from a browser, and read that file.
    """


class IN233(Rule):
    """The site did not answer in time.

    Why: It has ten seconds to take the connection and a minute for the whole page.

    Example: a server that sends one letter a second.

    What to do: Try again later; or save the page from a browser, and read that file.
    """


class IN234(Rule):
    """The site cannot prove that it is the site.

    Why: Its certificate has run out, is made out to another name, or is signed by nobody whom this
    machine trusts. Somebody in between could have written the page.

    Example: ``certificate has expired``

    What to do: Check the address and this machine's date; else look at the page in a browser, which
    shows the certificate.
    """


class IN235(Rule):
    """The address leads to this machine or into a private network.

    Why: A feed or a redirect could make Sayso read what only you can see, and keep it. All numbers
    that a name stands for must be public: not private, local, shared, multicast or reserved.

    Example: ``http://192.168.1.1/``

    What to do: Add ``--allow-private`` if you trust the address and all that it leads to.
    """


class IN236(Rule):
    """What stands at the address is larger than 20 MB, as it was sent or unpacked.

    Why: No page or feed is; it may be a film, or a bomb made to fill memory.

    Example: a video under the address of an article.

    What to do: Save it, and read that file.
    """


class IN237(Rule):
    """There is no page at this address.

    Why: The site says so (status 404, 410 and the like): the page was moved or taken down.

    Example: ``status 404``

    What to do: Check the address, or look for the page in a web archive.
    """


class IN238(Rule):
    """The site does not show the page to programs.

    Why: It wants a log-in or payment, or refuses programs (status 401, 402, 403, 451). A page that
    a feed leads to is also left alone where robots.txt says so, or cannot be read.

    Example: ``status 403``

    What to do: Save the page from a browser, and read that file.
    """


class IN239(Rule):
    """The address leads on and on.

    Why: Five redirects are followed, and none in a circle. Sites that ask for consent or a log-in
    send programs round, as these keep no cookies.

    Example: ``/harbour`` that leads to ``/login``, which leads to ``/harbour``

    What to do: Save the page from a browser, and read that file.
    """


class IN240(Rule):
    """A feed leads to more pages than are fetched in one run.

    Why: A hundred are, with a second between two requests to one host.

    Example: a feed of 250 items, read with ``--follow``

    What to do: Give the same command again: what was fetched is passed over.
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
    of the outlet.

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
