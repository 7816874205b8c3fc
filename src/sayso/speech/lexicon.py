"""Cue words: which verbs show speech or attitude, what they govern, and which act they perform.

The verbs were gathered from the attributions of PolNeAR's train split and from general knowledge
of news; what each governs was set by hand.
"""

from dataclasses import dataclass

from sayso.records.speech import Act

# What a cue governs, one letter each:
#  q a quotation          t a clause with "that"
#  b a clause without "that"    w a clause with "whether", "how", "why"
#  i an infinitive with "to"    n a noun phrase
#  o an addressee before any of these ("told the Courier that")
#  a attitude rather than speech


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue verb: its lemma, what it governs, the act, and whether it stands as a base form."""

    lemma: str
    governs: str
    act: Act


_TABLE = {
    Act.ASSERT: """
say:qtbw tell:qtbwo add:qtb write:qtb note:qtb report:qtbn announce:qtbn tweet:qtb argue:qtb
explain:qtbw continue:q acknowledge:qtbn declare:qtbn recall:qtbwn conclude:qtb claim:qtbi
state:qtbn respond:qt reply:qtb reveal:tbnw predict:qtbn point_out:qtb admit:qtb indicate:tbw
confirm:qtbnw joke:qtb quip:qtb assure:tbo lament:qtbn complain:qtb stress:qtbn reiterate:qtbn
assert:qtb estimate:tb concede:qtb comment:qt remark:qt share:tb observe:qtb maintain:t
contend:qtb allege:tb caution:qtbo warn:qtbo warn_of:n warn_against:n emphasize:qtbn
emphasise:qtbn underline:tbn underscore:tbn highlight:n clarify:tbn disclose:tbn insist:qtb
insist_on:n suggest:qtbw recount:qtbnw affirm:tbn reaffirm:tbn repeat:qtbn charge:tb testify:tb
tell_of:n brag:tb boast:tb hint:tb imply:tb exclaim:q opine:qtb muse:q shout:q yell:q
declare:qtbn proclaim:qtbn post:qt read:q cite:n mention:tn describe:n characterize:n call:n
label:n brand:n criticize:n criticise:n praise:n accuse:n blame:n condemn:n denounce:n decry:n
slam:n blast:n attack:n mock:n hail:n welcome:n defend:n dismiss:n deplore:n applaud:n liken:n
fault:n ridicule:n laud:n tout:n bemoan:n rebuke:n chide:n express:n voice:n speak_about:n
speak_of:n talk_about:nw complain_about:n refer_to:n point_to:n dub:n depict:n portray:n
show:tbw find:tbw learn:tbw ascertain:t attest:t note:qtb counter:qtb retort:qt rebut:n
shoot_back:q fire_back:q chime_in:q agree:tbi joke_about:n outline:nw describe_how:w elaborate:q
summarize:n sum_up:q put_it:q relay:tn recommend:tn stipulate:tn signal:tbn forecast:tbn quote:n
critique:n lambast:n lambaste:n assail:n scold:n tease:q
""",
    Act.DENY: """
deny:tbn refute:n reject:n dispute:tn contradict:n disavow:n repudiate:n rule_out:n rebuff:n
""",
    Act.DECLINE: "decline:i refuse:i",
    Act.PLEDGE: "pledge:tbin promise:tbion vow:tbi swear:tbi guarantee:tn commit_to:n undertake:i "
    "threaten:i",
    Act.DEMAND: """
urge:tio demand:tin call_for:n call_on:io press_for:n insist_that:t implore:io beg:io order:ion
instruct:io exhort:io appeal_to:io appeal_for:n request:tin require:t push_for:n lobby_for:n
challenge:ion direct:io beseech:io
""",
    Act.PROPOSE: "propose:tin offer:in recommend:tn advise:to advocate:tn invite:io moot:n pitch:n",
    Act.QUESTION: "ask:qwoi question:nw wonder:qw inquire:w query:nw",
}
_ATTITUDES = (
    """
believe:tb think:tb hope:tbi fear:tbn expect:tbi want:i support:n oppose:n back:n endorse:n
worry:tb doubt:tnw prefer:n regret:tn anticipate:tn suspect:tb predict:tb resent:n
question_whether:w concur:t disagree:t admire:n despise:n
"""
    "hate:n reconsider:n weigh:nw"
)

_IRREGULAR = {
    "say": "says said said saying",
    "tell": "tells told told telling",
    "write": "writes wrote written writing",
    "think": "thinks thought thought thinking",
    "read": "reads read read reading",
    "know": "knows knew known knowing",
    "see": "sees saw seen seeing",
    "feel": "feels felt felt feeling",
    "find": "finds found found finding",
    "show": "shows showed shown showing",
    "hear": "hears heard heard hearing",
    "speak": "speaks spoke spoken speaking",
    "swear": "swears swore sworn swearing",
    "seek": "seeks sought sought seeking",
    "understand": "understands understood understood understanding",
    "mean": "means meant meant meaning",
    "put": "puts put put putting",
    "deny": "denies denied denied denying",
    "beg": "begs begged begged begging",
    "foresee": "foresees foresaw foreseen foreseeing",
    "undertake": "undertakes undertook undertaken undertaking",
    "beseech": "beseeches beseeched beseeched beseeching",
    "forecast": "forecasts forecast forecast forecasting",
    "rebut": "rebuts rebutted rebutted rebutting",
    "refer": "refers referred referred referring",
    "plan": "plans planned planned planning",
    "brag": "brags bragged bragged bragging",
    "quip": "quips quipped quipped quipping",
    "admit": "admits admitted admitted admitting",
    "commit": "commits committed committed committing",
    "chime": "chimes chimed chimed chiming",
    "shoot": "shoots shot shot shooting",
    "sum": "sums summed summed summing",
    "label": "labels labeled labeled labeling",
    "slam": "slams slammed slammed slamming",
    "dub": "dubs dubbed dubbed dubbing",
    "signal": "signals signaled signaled signaling",
}
_DOUBLED = {
    "signalled": "signal",
    "labelled": "label",
    "signalling": "signal",
    "labelling": "label",
}
PARTICLES = frozenset(
    "out of against on for to about up in back it how that whether".split(),
)


@dataclass(frozen=True, slots=True)
class Form:
    """One inflected form: its lemma and its kind (base, third, past or ing)."""

    lemma: str
    kind: str


def _cues() -> dict[str, Cue]:
    found: dict[str, Cue] = {}
    for act, rows in _TABLE.items():
        for row in rows.split():
            lemma, governs = row.split(":")
            found[lemma] = Cue(lemma, governs, act)
    for row in _ATTITUDES.split():
        lemma, governs = row.split(":")
        found.setdefault(lemma, Cue(lemma, governs + "a", Act.ASSERT))
    return found


def _inflected(verb: str) -> tuple[str, str, str, str]:
    """Return the third person, past, participle and -ing form of ``verb``."""
    if verb in _IRREGULAR:
        third, past, participle, ing = _IRREGULAR[verb].split()
        return third, past, participle, ing
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies", verb[:-1] + "ied", verb[:-1] + "ied", verb + "ing"
    third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s")
    stem = verb.removesuffix("e")
    ing = verb + "ing" if verb.endswith(("ee", "ye", "oe")) else stem + "ing"
    return third, stem + "ed", stem + "ed", ing


def _forms() -> dict[str, Form]:
    found: dict[str, Form] = {}
    for lemma in sorted({name.partition("_")[0] for name in CUES}):
        third, past, participle, ing = _inflected(lemma)
        for word, kind in ((ing, "ing"), (third, "third"), (lemma, "base")):
            found[word] = Form(lemma, kind)
        found[past] = found[participle] = Form(lemma, "past")
    found.update({word: Form(lemma, "past") for word, lemma in _DOUBLED.items()})
    found["signalling"], found["labelling"] = Form("signal", "ing"), Form("label", "ing")
    return found


CUES = _cues()
FORMS = _forms()
HEARSAY = frozenset("reportedly allegedly purportedly supposedly apparently".split()) - {
    "apparently"
}
PASSIVE_HEARSAY = frozenset(
    "said believed reported thought understood rumored rumoured alleged expected known "
    "claimed whispered presumed".split(),
) - {"known"}
