"""The rules of speech, each with its page."""

from sayso.records.rules import Rule


class SP001(Rule):
    """The content stands before the cue.

    Why: news puts what was said first and who said it last.

    Example: "The port will reopen on Monday, a harbour official said." The content is
    "The port will reopen on Monday", the cue "said".
    """


class SP002(Rule):
    """The content stands behind the cue.

    Why: a verb of saying governs a quotation, a clause with or without "that", a question
    ("whether") or an infinitive ("pledged to").

    Example: "The union told the Courier that the plan was unacceptable." The addressee, the
    Courier, is never the speaker; as an outlet it is the next hand in the chain.
    """


class SP003(Rule):
    """The cue breaks the content in two.

    Why: one statement with two anchors, not two statements, or it would be counted twice.

    Example: "'We will wait,' Orlo said, 'but not for ever.'"
    """


class SP004(Rule):
    """The words "according to" name the source of a clause.

    Why: it is the commonest cue that is no verb, and relays are built with it.

    Example: "The ferry will sail, according to the Courier, which cites unnamed officials."
    The chain
    is unnamed officials, the Courier.
    """


class SP005(Rule):
    """An adverb says that nobody stands behind the words.

    Why: "reportedly" is an attribution to nobody; the reader must see that. The adverb itself
    is the
    mention, its kind is hearsay. Where the sentence names a source after all, that source is kept
    and the adverb is not.

    Example: "The minister reportedly left early."
    """


class SP006(Rule):
    """A passive, or a noun that belongs to nobody, says that nobody stands behind the words.

    Why: as SP005: "is said to", "is believed to", "are expected to"; "reports that", "denied
    rumours that". Beside a denial the rumour is a statement of its own.

    Example: "Orlo is said to have met the harbour master."
    """


class SP007(Rule):
    """What the speaker does is told of a thing, not of a clause.

    Why: "rejected the plan", "called for a truce", "accused the port of delay" are speech too;
    their
    content is the thing. Attitudes ("supports the plan") are kept with the same rule and lower
    confidence.

    Example: "The union rejected the offer."
    """


class SP008(Rule):
    """A name, a colon, a quotation.

    Why: interviews and round-ups need no verb.

    Example: "Dana Orlo: 'We were not asked.'"
    """


class SP009(Rule):
    """A quotation goes on with the speaker of the words before it.

    Why: a paragraph that is a quotation and names nobody belongs to whoever spoke last. It is
    inferred, so
    its confidence is low.

    Example: a paragraph ends "..., the spokesperson told reporters." and the next is a bare
    quotation.
    """


class SP010(Rule):
    """A quotation that nobody is given for.

    Why: dropping it would lose words that somebody said; guessing a speaker would be worse. The
    chain has a mouth without a place.

    Example: a pull quote between two paragraphs.
    """


class SP011(Rule):
    """A quotation is opened and never closed.

    Why: marks get lost in conversion. The quotation is read up to the end of its paragraph, as news
    prints a quotation of several paragraphs.

    Example: a paragraph that begins with an opening mark, has no closing one, and is not
    followed by
    a paragraph that begins with a mark.

    What to do: read the passage; the end of the quotation may be earlier.
    """


class SP012(Rule):
    """The words around the cue tell when it was said.

    Why: a statement's day is not the day of publication. Only time expressions of the cue clause
    count; those inside the content belong to what was said.

    Example: "Orlo said on Monday that ..." in an article of Wednesday, 5 March: 3 March.
    """


class SP013(Rule):
    """A quotation beside a verb that is in no list of cues.

    Why: "Orlo beamed", "the mayor shot back": beside a whole quotation nearly every verb is a cue.

    Example: "'At last,' the harbour master sighed."
    """


class SP014(Rule):
    """A colon at the end of a paragraph announces the quotation of the next.

    Why: the cue and its content stand in two paragraphs.

    Example: "Orlo continued:" and then a paragraph in quotation marks.
    """


class SP015(Rule):
    """A noun of saying with its speaker and a clause.

    Why: statements are quoted as things: "earlier statements by the ministry that ...". Beside the
    model only stories of outlets are heard by it: "a story in the Courier saying that ...".

    Example: "claims by the union that the berth was unsafe".
    """


class SP020(Rule):
    """The model heard source, cue and content.

    Why: most of what news reports is in words that no list of verbs and no pattern foresees. The
    score is the share of such statements that are right, as measured by cross-fitting on articles
    that the model was not trained on; ``docs/measures/speech.md`` has the table.

    Example: "The harbour board let it be known that the crane would stay." No rule knows "let it
    be known".
    """


class SP021(Rule):
    """The model heard an attribution inside the content of another.

    Why: "the Courier reported that Orlo had said that the ferry would sail" holds two. The inner
    one is a statement of its own; ``within`` names the outer one, and the chain goes on through it.
    Such attributions are heard where the content is read once more by itself.

    Example: in the sentence above, the inner statement is Orlo's, its chain Orlo, the Courier.
    """


class SP022(Rule):
    """The model heard an attitude, not speech.

    Why: "fears", "backs" and "wants" attribute something to somebody who need not have said a
    word. Such statements are kept, and told apart by this rule.

    Example: "Residents fear that the quay will be sold."
    """


class SP023(Rule):
    """A statement rests on an outlet that the article named before.

    Why: a rewrite names its paper once and goes on for paragraphs with what the paper's sources
    said. Who counts origins must see that these words came through the same hands. The evidence is
    the place that names the outlet, and the score falls with every further statement.

    Example: "An engineer told the Courier that the gate was open. [...] The gate had been open for
    a week, the engineer said." The second statement rests on the Courier too, unless somebody else
    is named.
    """


class SP024(Rule):
    """A quotation that stands alone is signed.

    Why: readers' letters, comments and mottoes are printed so, without a verb of saying: the words,
    a dash, the name.

    Example: "“The quay belongs to all of us.” — Dana Orlo, Varne"
    """
