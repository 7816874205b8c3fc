"""The findings of intake on files and what stands in them: IN201 to IN229."""

from sayso.records.rules import Rule


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
    """A feed or news service gives no more than the beginning of some articles.

    Why: Many outlets put the first lines into their feed, and some services cut texts off. They are
    read as they stand, and their text is marked as a summary; what the article goes on to say is
    missing.

    Example: ``The port of Orvale will reopen [...]``, ``… [+4123 chars]``

    What to do: Read the feed by its address with ``--follow``; or save the pages that it leads to.
    """


class IN226(Rule):
    """A file was given up: it goes on and on without an article, or with too many.

    Why: A few kilobytes can be packed so that they unpack to millions of empty records, or to
    millions of articles of a word. What a file gives is bounded by its size, and so is how long it
    may give nothing; what came before is read.

    Example: a ``.jsonl.gz`` of 20 KB that holds ``{}`` a hundred million times.

    What to do: Take out what is no article, or split the file; ``docs/formats.md`` has the limits.
    """


class IN227(Rule):
    """Columns of a table or dump were passed over: no field of Sayso takes them.

    Why: Their names are none of the usual ones, or another column goes before them. Their values
    are in no article. Columns without a single value are not told of.

    Example: ``text,title,ressort,blad``

    What to do: If one of them is an outlet, a date or the like, read the file into a new ledger
    with ``--map outlet=blad``.
    """


class IN228(Rule):
    """A page breaks off before its end; what came of it was read.

    Why: It stops inside a tag, a comment or a script, or within a sentence that no tag follows, and
    it has no end. A page that merely leaves out ``</html>`` is sound.

    Example: ``<p>The port will reopen on Monday, an official of the har`` at the end of a download

    What to do: Save the page again; quotations near its end may be missing or cut short.
    """
