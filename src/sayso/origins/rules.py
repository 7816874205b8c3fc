"""The rules by which shared text is read, and by which reports are traced to their origin."""

from sayso.records.rules import Rule


class OR001(Rule):
    """The one article's text is mostly the other's.

    Why: six in ten of an article's phrases outside quotations do not stand in another by chance. It
    is not symmetric: an abridged copy is contained in the wire, not the wire in it.

    Example: an agency's four hundred words under another outlet's name, the last paragraph cut.
    """


class OR002(Rule):
    """The two articles share stretches of text, but are mostly their own.

    Why: two sampled phrases in common that are no stock phrases, and enough words in a row. Shared
    quotations do not count: everybody who quotes one speech would look like a copy.

    Example: a new lead of three sentences over the background paragraphs of a wire story.
    """


class OR003(Rule):
    """The two articles share text that comes from a third, which is neither of them.

    Why: both credit one agency, or one credits an agency and the other nobody. The parent is often
    a wire story that nobody handed in.

    Example: two outlets print "(Harbour Press)" over the same paragraphs.
    """


class OR004(Rule):
    """The two articles are versions of one story by one outlet.

    Why: an outlet that prints its story again later corrects it; it is no second report.

    Example: the Courier's piece of noon and its piece of six o'clock, with a new figure.
    """


class OR005(Rule):
    """The one article retells the other in its own words, and credits it in its first lines.

    Why: a rewrite in other words leaves no shared text, but seldom hides whom it retells. Of the
    credited outlet's articles the one with the most words in common is taken, if enough are.

    Example: "The two sides lost interest, according to The Courier, which cited two officials."
    """


class OR010(Rule):
    """A named voice is the origin: a person, an institution or a document, on an occasion.

    Why: five reporters in one press conference hear one speaker. Reports of one voice are one
    origin unless their days are apart and their words differ.

    Example: "Dana Orlo said on Monday" in three outlets is one origin.
    """


class OR011(Rule):
    """The origin is inside one outlet's story: a source that it does not name, or its own report.

    Why: whoever repeats the story adds no origin, however many do. Whether the unnamed source of
    one outlet is that of another cannot be told, so it counts for ``high`` and not for ``low``.

    Example: "two officials told The Courier", and five articles that credit The Courier.
    """


class OR012(Rule):
    """Nobody stands behind the report: "reportedly", "is said to", "there is talk that".

    Why: hearsay cannot be assessed. It may come from any of the other origins or from none, so it
    raises ``high`` by one at most, and never ``low``.

    Example: "the ferry is reportedly for sale", with no outlet or person named.
    """
