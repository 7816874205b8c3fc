"""The findings of intake on addresses, and on what is fetched from them: IN230 to IN299."""

from sayso.records.rules import Rule


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
