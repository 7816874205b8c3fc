"""Word classes that the little grammar knows, by their words."""

DETERMINERS = frozenset(
    "the a an this that these those his her its their our my your some many several most all "
    "both each every no one two three four five six ten another any few".split(),
)
SUBJECTS = frozenset("he she they it we i you who which everyone nobody somebody someone".split())
AUXILIARIES = frozenset(
    "has have had will would could may might must should can did do does is are was were be "
    "been being 's 'd 've 'll not never n't didn't doesn't don't hasn't haven't hadn't won't "
    "wouldn't couldn't cannot can't isn't wasn't aren't weren't he's she's they've they're "
    "i've i'm we've".split(),
)
BE = frozenset("is are was were be been being 's".split())
ADVERBS = frozenset(
    "also later then again already now still once just soon earlier instead often always even "
    "ever only yet further first twice so thus therefore simply both previously have".split(),
) - {"have", "both"}
PREPOSITIONS = frozenset(
    "of in on at for from with by to as about after before during under over between among "
    "against into onto through without within since until near behind across around amid "
    "despite like including outside inside above below toward towards upon following because "
    "per via".split(),
)
SUBORDINATORS = frozenset(
    "that when while because although though if as after before since until unless whereas "
    "where whether how why what once so but and or nor yet than".split(),
)
FINITE = frozenset(
    "is are was were has have had does did do will would could may might must should can went "
    "came made took gave got became began held met left kept led ran won lost voted visited "
    "arrived appeared remained followed happened started needs need remains comes goes makes "
    "takes gives".split(),
)
TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow "
    "tonight morning afternoon evening night january february march april may june july "
    "august september october november december jan feb mar apr jun jul aug sept sep oct nov "
    "dec week month year weekend early late last earlier recently this next past few days "
    "hours ago wednesday's".split(),
)
PRONOUN_OBJECTS = frozenset("him her them me us it you himself herself themselves".split())
STOPS = frozenset(", ; : . ? ! ( ) -- — – … [ ] -".split())
DASHES = frozenset(["--", "—", "–", "-"])


OCCASIONS = frozenset(
    "statement interview briefing conference speech email e-mail letter tweet post media "
    "network facebook twitter telegram x truth social radio television tv call message report "
    "article release memo note remarks comments meeting rally debate reporters journalists "
    "lawmakers parliament council talks visit trip video platform blog column response reply "
    "addition telephone phone part congress hearing court testimony broadcast podcast "
    "appearance event".split(),
)
