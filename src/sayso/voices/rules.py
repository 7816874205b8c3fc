"""The rules of this room: each class is a code, its docstring the page about it."""

from sayso.records.rules import Rule


class VO001(Rule):
    """A mention names a person in full, or by a title and a surname.

    Why: A full name is the surest sign of who speaks; all else is hung on it.

    Example: "Mayor Dana Orlo said" makes the persona "Dana Orlo".
    """


class VO002(Rule):
    """A surname stands for the person of that surname who is named in full in the article.

    Why: News gives the full name once and the surname from then on. Where two bear it, the title
    decides, else whoever was named last before.

    Example: "Orlo said" after "Mayor Dana Orlo".
    """


class VO003(Rule):
    """A role noun stands for the nearest person before it who bears that title.

    Why: "The prime minister" is a name only together with the article.

    Example: "the mayor said" after "Mayor Dana Orlo".
    """


class VO004(Rule):
    """A pronoun stands for the last speaker, or the first person named, in the nearest sentence.

    Why: Speech goes on with "he" and "she"; names inside quotations are passed over, and a title
    or given name that tells another gender rules a person out.

    Example: "She added that ..." after a sentence in which Dana Orlo speaks.
    """


class VO005(Rule):
    """An outlet or institution is known by its name, the fullest that the article gives.

    Why: "The union" after "the Ferry Workers' Union" is no other union. A state and its capital
    are one voice, its seat of government another.

    Example: "the Courier" after "the Orvale Courier".
    """


class VO006(Rule):
    """A spokesperson is known by the person or house that they speak for.

    Why: "Orlo's spokesperson" and "a spokesperson for Mayor Dana Orlo" are one voice, and that
    voice is not Orlo. A second spokesperson is always another voice.

    Example: "the spokesperson said" after "a spokesperson for the Harbour Authority said".
    """


class VO007(Rule):
    """A voice is known by its own words alone.

    Why: Nothing in the article ties it to another. Two unnamed sources stay two.

    Example: "a Whitehall source" and "a British official" in one article.
    """


class VO008(Rule):
    """A definite noun goes back to the nearest voice before it with the same noun.

    Why: "The official" is one who was met before; "a second official" is not.

    Example: "the official added" after "a senior official said"; "told the newspaper" after the
    newspaper was named.
    """


class VO009(Rule):
    """A pronoun that nobody answers to.

    Why: A pronoun is never a name, and a guess would put words into a mouth.

    Example: "He said" at the start of an article.

    What to do: Read the passage; `sayso link` joins the unnamed speaker to a voice.
    """


class VO010(Rule):
    """A person named in full who says nothing in the article.

    Why: The titles that articles give to a person are compared, whether or not they speak.

    Example: "talks with President Bo Marsh" in an article that quotes others.
    """


class VO011(Rule):
    """A capitalised word that speaks is a place, since the article writes "in" it.

    Why: No table holds every town; "in" never stands before a surname.

    Example: "Tavric rejects the plan" in an article that also says "in Tavric".
    """


class VO012(Rule):
    """A hand without a place in the text, such as an outlet known from a credit or a column.

    Why: The chain names it, but there are no words to point at.

    Example: The agency of a credit line that stands in a column of a dump.
    """


class VO013(Rule):
    """A relative pronoun stands for the noun phrase right before it.

    Why: "Who" and "which" name nobody, and what they stand for is there to be read. Of "the head
    of the board, who" it is the head, of "the head of the board, which" the board.

    Example: "the harbour board, which denied it" and "a driver who asked not to be named".
    """


class VO020(Rule):
    """Two articles name the same person in full.

    Why: Family names sound alike and given names agree: equal, a nickname, another spelling.

    Example: "Dmytro Halak" and "Dmitri Halak".
    """


class VO021(Rule):
    """Two articles name the same outlet or institution.

    Why: Such a name decides.

    Example: "the Orvale Courier" and "The Orvale Courier".
    """


class VO022(Rule):
    """Two names of one house: a state and its capital, "Russian" and "Russia's"; a seat of power.

    Why: Capitals speak for governments (same); a seat of power may or may not (unsure).

    Example: "Warsaw said" and "Poland said" are one; "the Kremlin" and "Moscow" are left open.
    """


class VO023(Rule):
    """A surname or an initial alone leaves it open who is meant.

    Why: Families share names; nothing else supports the match.

    Example: "Orlo" in one article and "Dana Orlo" in another.

    What to do: `sayso link A B same` or `different` settles it.
    """


class VO024(Rule):
    """Two full names of one family that cannot be one person's.

    Why: Given names contradict one another.

    Example: "Elsa Orlo" and "Dana Orlo".
    """


class VO025(Rule):
    """A surname with a title and a full name with the same office, the only such in the pile.

    Why: The office decides between people of one name.

    Example: "Mayor Orlo" and "Dana Orlo, the mayor of Port Tavric".
    """


class VO026(Rule):
    """Unnamed voices, roles or texts in the same words in two articles may be one.

    Why: Nobody can tell, so the support of a claim is an interval.

    Example: "a senior official" here and there.

    What to do: `sayso link A B same` or `different` if you know.
    """


class VO027(Rule):
    """A lone capitalised word in one article is the place that speaks in another.

    Why: An article may leave open whether "Tavric" is a town or a surname; others tell.

    Example: "Tavric refused" here, "the government in Tavric" and "Tavric said" there.
    """


class VO028(Rule):
    """Those who speak together are a group, known by its members under their fullest names.

    Why: What two say together is neither's alone; `sayso said` finds it by the name of each.

    Example: "Vell and her deputy, Marsh" is "Oda Vell and Bo Marsh" if both are named in full.
    """


class VO029(Rule):
    """The same people speak together in two articles.

    Why: A group is the same if each member is. With surnames alone it stays open.

    Example: "Dana Orlo and Bo Marsh" here, "Bo Marsh and Dana Orlo" there.
    """
