"""The rules of this room: each class is a code, its docstring the page about it."""

from sayso.records.rules import Rule


class ST001(Rule):
    """Articles give one person two titles that exclude one another.

    Why: Nobody is prime minister and leader of the opposition of one country at one time; one of
    the two is a slip, or the person is not the same. "Former", "-elect", a bare "President" and
    "leader" exclude nothing.

    Example: "Prime Minister Dana Orlo" here, "opposition leader Dana Orlo" there.

    What to do: Look at both passages; `sayso link` parts two people of one name.
    """


class ST002(Rule):
    """Two voices give different figures for the same thing.

    Why: Noun and unit agree, the words around the figures agree, and no reading of the two
    intervals fits both. Two rough figures, figures of different days, and figures that passed
    through one hand are left out: the last are usually a correction.

    Example: "fourteen passengers were hurt" and "seventeen passengers were injured".
    """


class ST003(Rule):
    """Two voices give one matter two different days.

    Why: Each names a single day, the rest of the words agree, and neither is negated.

    Example: "the talks begin on 21 March" and "talks will begin on 22 March".
    """


class ST004(Rule):
    """Somebody denies what another voice asserts.

    Why: The denial holds most of the other statement's words.

    Example: "denied that the strait was mined" and "the strait was mined".
    """


class ST005(Rule):
    """Two statements are the same but for a plain negation.

    Why: The grouping of claims held them apart for it, and their other words are nearly all the
    same. Differences of framing are no conflict.

    Example: "the ship showed no lights" and "the ship showed its lights".
    """


class ST006(Rule):
    """An actor says in so many words where it stands.

    Why: Stance is taken from words such as "we will not accept", "backs", "ruled out", or from a
    pledge; never from tone.

    Example: "We will send two ships if the council asks" is +2 on "send two ships".
    """


class ST007(Rule):
    """Somebody says of an actor where it stands.

    Why: A report of a stance is weaker than the stance, and is kept apart from it.

    Example: "Orlo has not yet committed to the plan", said by an official.
    """
