"""Names built like those of newspapers, stations and agencies, in the languages of the press.

``outlets`` knows outlets by name and by the English words of mastheads; here are the words that
papers elsewhere are called by ("Gazeta", "Corriere", "Tageblatt") and what compounds of them end
in. Only for words that are known to name a source: a street may be called the same.
"""

import re
from functools import lru_cache

from sayso.text.heads import Sort, listed_head
from sayso.text.metonyms import state_of
from sayso.text.nouns import given_names, listed, nouns
from sayso.text.outlets import by_name, looks_like_outlet
from sayso.text.persons import is_title, key_of

_WORDS = listed(
    # German, Dutch, Scandinavian
    "zeitung tageszeitung wochenzeitung tageblatt tagblatt abendblatt morgenblatt wochenblatt "
    "volksblatt anzeiger rundschau allgemeine nachrichten kurier tagesspiegel spiegel morgenpost "
    "abendpost rundfunk krant dagblad nieuws nieuwsblad weekblad omroep volkskrant handelsblad "
    "telegraaf courant tidende tidning tidningen avis avisen bladet nyheter nyheder "
    "sanomat uutiset "
    # French, Italian, Spanish, Portuguese, Romanian
    "journal quotidien gazette dépêche depeche écho quotidiano courrier nouvelles hebdo presse "
    "corriere gazzetta giornale messaggero mattino notizie settimanale gazzettino diario prensa "
    "periódico periodico noticias noticiero heraldo correo gaceta semanario telediario jornal "
    "diário notícias gazeta correio semanário telejornal ziarul cotidianul jurnalul ştiri știri "
    # Slavic, Baltic, Hungarian, Greek, Turkish
    "gazety gazetta novosti vesti vedomosti izvestia izvestiya pravda dnevnik novine noviny glas "
    "glasnik vjesnik vestnik viesti kuryer kuryer kurjer kurir dziennik tygodnik rzeczpospolita "
    "wiadomości wiadomosci zprávy deník hospodářské telekanal hírlap hirlap lapja žinios ziņas "
    "kathimerini efimerida haber haberler gazetesi ajansı ajansi "
    # Asian and African
    "shimbun ribao wanbao ilbo harian berita warta kompas samachar patrika dainik bao taarifa"
)
_FIRST = listed(
    "agencia agence agenzia agência agentstvo agencija agencja televisión televisão télévision "
    "televisione televizija televizia telewizja telewizyjna radio radyo rádio kanal canal tv"
)
SETS = listed("TV Television Radio Media Internet")  # that name no outlet by themselves
_ARTICLES = listed("der das het")  # that begin a masthead, and hardly a surname
_COMPOUND = re.compile(
    r"\w{3,}(?:press|presse|zeitung|tageblatt|nachrichten|anzeiger|rundschau|kurier|krant|nieuws|"
    r"avisen|bladet|tidende|inform|newswire|shimbun|novosti|sanomat|hírlap)"
    r"|(?:tage?s?|abend|morgen|morgon|afton|wochen|volks|handels|börsen|beurs|sonntags|stadt)"
    r"(?:blatt|blad|post|posten|bote|bode|echo|spiegel|vakten|schau)"
    r"|[\w-]+\.(?:com|net|info|news|online|tv)",
    re.IGNORECASE,
)
_TELE = re.compile(r"Tele[A-Z]\w+$|(?:TV|Radio)[A-Z]?\w*$")
_ENGLISH = re.compile(
    r"\b(?:Courant|Advertiser|Bugle|Clarion|Intelligencer|Packet|Newswire|Press Association|Online|"
    r"(?:News|Press|Wire|Telegraph) (?:Service|Agency|Bureau))$"
    r"|^[Tt]he (?:[A-Z][\w’'-]+ )*(?:Courant|Guardian|Statesman|Banner|Star|Sun|Independent|Beacon|"
    r"Telegram|Spectator|Free Press|Lantern|Examiner)$"
)
_SERVICES = listed("agency service services bureau network group association trust")
_LEADER = re.compile(r"^[Tt]he (?:[A-Z][\w’'-]+ ){0,2}Leader$")
_LEADS = listed(  # who leads: no newspaper
    "supreme opposition party deputy labour labor house senate majority minority group team "
    "conservative democratic republican liberal national union council church rebel"
)
_PRESS = (
    r"(?:newspaper|paper|agency|newswire|broadcaster|magazine|outlet|tabloid|broadsheet|daily|"
    r"weekly|monthly|quarterly|journal|portal|(?:web)?site|blog|podcast|channel|station|radio)"
)
_INTRODUCES = re.compile(rf"\b{_PRESS},? (?:called )?[“\"‘']?$")
_DESCRIBES = re.compile(
    r"[”\"’']? (?:news (?:agency|site|portal|channel|website)|agency|newspaper|magazine|"
    r"broadcaster)\b"
    r"|[”\"’']?, (?!the agency (?:that|which|for|in)\b)(?:an? |the )"
    r"(?:(?!(?:of|at|for|from|in|with|who|by|on|to|which|that)\b)[\w-]+ )"
    rf"{{0,4}}{_PRESS}(?=[,.;:)]| (?:that|which|for|of|in|based|with|close|run|owned)\b)"
)
LINKS = listed("& de del della di da do du des van der den of the and y i et und e la le")


@lru_cache(maxsize=20_000)
def masthead(name: str) -> bool:
    """Tell whether a name, which may bear an article, is built like an outlet's.

    Args:
        name: The name of a source, such as "the Norden Tageblatt", "Agencia Litoral", "Marepress".
    """
    bare = name.removeprefix("the ").removeprefix("The ")
    if not bare[:1].isupper() or bare.rstrip(".") in SETS:
        return False
    words = bare.replace("’", "'").split()
    keys = [word.casefold().removeprefix("l'") for word in words]
    if any(key in _WORDS for key in keys):
        return len(words) > 1 or bare != name
    if _is_body(keys[-1]) and by_name(bare) is None:
        return False
    if looks_like_outlet(bare) or _ENGLISH.search(name) or _leader(name):
        return True
    if len(words) > 1 and (keys[0] in _FIRST or (keys[0] in _ARTICLES and words[1][0].isupper())):
        return True
    return any(map(_is_compound, words))


def _is_body(word: str) -> bool:
    """Tell "the Radio Council", a house, from "the Harbour News Service"."""
    known = listed_head(word)
    return known is not None and known.sort is Sort.BODY and word not in _SERVICES


def _is_compound(word: str) -> bool:
    whole = word.casefold() not in {"cypress", "impress", "empress", "express"}
    return bool(whole and (_COMPOUND.fullmatch(word) or _TELE.match(word)))


def _leader(name: str) -> bool:
    """Tell "the Quay Leader" from "the Supreme Leader"."""
    if _LEADER.match(name) is None:
        return False
    return all(word.casefold() not in _LEADS for word in name.split()[1:-1])


def introduced(text: str, mention: str) -> bool:
    """Tell whether a text says elsewhere that a bare name is an outlet's: "the weekly Istra".

    Args:
        text: The whole text.
        mention: The words of a source in it. What is no name, or a name that the text gives to a
            person ("Ann Istra") or that is a place's, is none.
    """
    name = _bare_name(mention)
    if not name:
        return False
    found = False
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        before = text[max(0, at - 40) : at]
        if _is_persons(before):
            return False
        found = found or bool(_INTRODUCES.search(before) or _DESCRIBES.match(text, end))
        at = text.find(name, end)
    return found


def surname_in(text: str, mention: str) -> bool:
    """Tell whether a text gives somebody the name that sounds like an outlet's: "Marie Le Quen"."""
    name = _bare_name(mention)
    if not name or by_name(name) is not None:
        return False
    at = text.find(name)
    while at >= 0:
        last = _last_word(text[max(0, at - 40) : at])
        if last.casefold() in given_names() and last.casefold() not in nouns("calendar"):
            return True
        at = text.find(name, at + len(name))
    return False


def _bare_name(mention: str) -> str:
    """Return the name that a mention consists of, without article and clause behind it, or ""."""
    name = mention.partition(",")[0].removeprefix("the ").removeprefix("The ")
    words = name.split()
    if not words or len(words) > 5 or not name[:1].isupper():
        return ""
    if any(not word[:1].isupper() and word not in LINKS for word in words):
        return ""
    known = listed_head(words[-1].casefold()) is not None or state_of(name) is not None
    return "" if known or _is_persons(words[0] + " ") else name


def _is_persons(before: str) -> bool:
    """Tell whether what stands before a name shows that a person bears it."""
    word = key_of(_last_word(before))
    return word in given_names() or is_title(word)


def _last_word(before: str) -> str:
    """Return the word that ends before the one space at the end of ``before``, or ""."""
    return before[:-1].rpartition(" ")[2] if before.endswith(" ") else ""
