"""The rules by which two statements are judged to be one claim, or two."""

from sayso.records.rules import Rule


class CL001(Rule):
    """The two statements are nearly the same words in the same order.

    Why: eight words in a row are not shared by chance; outlets that quote one utterance share them.

    Example: "The strait stays closed until the last mine is gone" at two outlets, once cut short.
    """


class CL002(Rule):
    """The two statements share most of what they say, and no gate parts them.

    Why: the same content words, rare ones weighing more, with the same polarity, rung of modality,
    figures, names and time are the same claim in other words.

    Example: "the ferry line would reopen to freight on Monday" and "freight on the ferry line
    would start again on Monday".
    """


class CL003(Rule):
    """The two statements overlap, but not enough to say that they are one claim.

    Why: a wrong merge makes two sources out of one, or one out of two; so the middle stays open
    until a person decides. The note says what stands against it.

    Example: "Orlo and Vane discussed escorts" and "Vane promotes escorts in talks with Orlo".
    """


class CL010(Rule):
    """The two statements do different things with the same words: one denies, declines or asks.

    Why: to deny p is not to say p, however many words are shared. And two who decline to comment
    each decline for themselves.

    Example: "the ministry denied that the strait was mined" and "the strait was mined".
    """


class CL011(Rule):
    """One of the two statements is negated where the other is not.

    Why: one small word turns a claim around, and overlap does not see it.

    Example: "we will not accept escorts" and "we will accept escorts".
    """


class CL012(Rule):
    """The two statements stand on different rungs: considered, proposed, ahead or agreed, done.

    Why: news of a proposal is written in the words of the deed long before the deed.

    Example: "the council is considering an escort" and "the council has agreed to an escort".
    """


class CL013(Rule):
    """A figure of one statement fits none of the other's.

    Why: figures are compared by kind and interval; different figures make different claims.

    Example: "more than 30 towns will take part" and "two dozen mayors came along".
    """
