"""Credits in the shapes in which the press prints them; agencies are real, the stories are not."""

import pytest
from tests.intake.tools import made

STORY = """The port of Orvale will reopen on Monday, a harbour official said.
The union called the plan unacceptable, and warned of a longer strike.
“We have waited for a year,” said Dana Orlo, who leads the union.
The ministry did not answer questions about the night shift."""
TITLE = "Harbour workers reject the night shift"
TCA = "Tribune Content Agency"
AFP, AP, DPA = "Agence France-Presse", "Associated Press", "Deutsche Presse-Agentur"


def credited(text: str) -> tuple[str, tuple[str, ...]]:
    """Return whom a text credits, or "", and its authors."""
    _, found = made(text)
    authors = tuple(author.name for author in found.authors)
    return found.credit.name if found.credit else "", authors


@pytest.mark.parametrize(
    ("opening", "name"),
    [
        ("ORVALE (Reuters) -", "Reuters"),
        ("ORVALE, May 3, 2031 /PRNewswire/ --", "PR Newswire"),
        ("ORVALE--(BUSINESS WIRE)--", "Business Wire"),
        ("ORVALE, May 3, 2031 (GLOBE NEWSWIRE) --", "GlobeNewswire"),
        ("ORVALE (dpa) -", DPA),
        ("ORVALE (dpa/kl) -", DPA),
        ("(ANSA) - ORVALE, MAY 3 -", "ANSA"),
        ("ORVALE, May 3 (Kyodo) --", "Kyodo News"),
        ("ORVALE, May 3 (EFE) .-", "EFE"),
        ("ORVALE, May 3, /TASS/ -", "TASS"),
        ("ORVALE (AP) _", AP),
        ("ORVALE, AFP —", AFP),
        ("AFP, ORVALE —", AFP),
        ("New Delhi [India], April 3 (ANI):", "Asian News International"),
        ("TASS, April 3.", "TASS"),
        ("Tarnby, 3 Apr, IRNA –", "IRNA"),
        ("Orvale: (AP)", AP),
        ("Orvale/Tarnby (dpa/AFP)", DPA),
        ("Orvale, April 3 (NewsTern.XYZ)", "NewsTern.XYZ"),
        ("Dec 29 (Reuters) -", "Reuters"),
        ("ANI |", "Asian News International"),
        ("KUALA LUMPUR, April 3 (Bernama) --", "Bernama"),
        ("(Bloomberg) --", "Bloomberg"),
    ],
)
def test_above_the_first_words(opening: str, name: str) -> None:
    assert credited(f"{TITLE}\n{opening} {STORY}") == (name, ())


@pytest.mark.parametrize(
    ("line", "name", "authors"),
    [
        ("By Dana Orlo, Associated Press", AP, ("Dana Orlo",)),
        ("By DANA ORLO Associated Press", AP, ("DANA ORLO",)),
        ("By Dana Orlo of The Associated Press", AP, ("Dana Orlo",)),
        ("By Dana Orlo | Reuters", "Reuters", ("Dana Orlo",)),
        ("By Dana Orlo and Agencies", "Agencies", ("Dana Orlo",)),
        ("By The Associated Press", AP, ()),
        ("Reuters Staff", "Reuters", ()),
        ("Dana Orlo, The Canadian Press", "Canadian Press", ("Dana Orlo",)),
        ("AFP | Orvale", AFP, ()),
        ("Xinhua | Updated: 2031-05-03 10:45", "Xinhua", ()),
        ("PA Media", "PA Media", ()),
        ("Agencies", "Agencies", ()),
        ("Staff and agencies", "Agencies", ()),
        ("Courier staff and agencies", "Agencies", ()),
        ("Staff Reporter / Agencies", "Agencies", ()),
        ("From our wire services", "Agencies", ()),
        ("via Bloomberg", "Bloomberg", ()),
    ],
)
def test_between_headline_and_story(line: str, name: str, authors: tuple[str, ...]) -> None:
    assert credited(f"{TITLE}\n{line}\n{STORY}") == (name, authors)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("AP contributed to this report.", AP),
        ("Associated Press writers Dana Orlo and Milo Trenn contributed to this report.", AP),
        ("AP writer Dana Orlo contributed from Vell.", AP),
        ("with files from The Canadian Press", "Canadian Press"),
        ("- With files from Dana Orlo and The Canadian Press", "Canadian Press"),
        ("Additional reporting by Reuters", "Reuters"),
        ("Additional reporting by Milo Trenn; AFP", AFP),
        ("©2031 AFP", AFP),
        ("© 2031 Bloomberg L.P.", "Bloomberg"),
        ("Copyright 2031 The Associated Press. All rights reserved.", AP),
        ("dpa/kl", DPA),
        ("(dpa, afp)", DPA),
        ("ANSA", "ANSA"),
        ("Source: TASS", "TASS"),
        ("via Bloomberg", "Bloomberg"),
        ("Via AP news wire", AP),
        ("- Kyodo", "Kyodo News"),
        ("— Dana Orlo, Associated Press", AP),
        ("Information from AFP was used in this report.", AFP),
        ("This report includes material from Reuters.", "Reuters"),
        ("Distributed by Tribune Content Agency", "Tribune Content Agency"),
        ("Compiled from agency reports", "Agencies"),
        ("(With agency inputs)", "Agencies"),
        ("- With AFP", AFP),
        ("With agencies", "Agencies"),
        ("Material from the Associated Press was used in this report.", AP),
        ("Some information for this report came from the Associated Press and Reuters.", AP),
        ("Reuters contributed.", "Reuters"),
        ("/PRNewswire/", "PR Newswire"),
        ("BERNAMA", "Bernama"),
        ("ANI |", "Asian News International"),
        ("by Bloomberg News", "Bloomberg"),
        ("AFP, AP, Reuters and Courier staff", AFP),
        ("Based on reporting by AFP and AP", AFP),
        ("Written with material from dpa", DPA),
        ("Additional reporting from the Press Association.", "PA Media"),
        ("(KUNA) ab.cd", "KUNA"),
        ("h/t: Reuters", "Reuters"),
        ("News Source: AP", AP),
        ("(c)2031 The Orvale Courier. Distributed by Tribune Content Agency, LLC", TCA),
        ("This story has been sourced from a third party syndicated feed, agencies.", "Agencies"),
    ],
)
def test_on_a_line_below_the_story(line: str, name: str) -> None:
    assert credited(f"{TITLE}\n{STORY}\n{line}") == (name, ())


@pytest.mark.parametrize(
    ("ending", "name"),
    [
        ("AP", AP),
        ("/TASS/", "TASS"),
        ("dpa", DPA),
        ("—AFP", AFP),
        ("- IANS", "Indo-Asian News Service"),
        ("— With AFP", AFP),
        ("BERNAMA", "Bernama"),
        ("©AFP 2031", AFP),
        ("— Bernama-Xinhua", "Bernama"),
    ],
)
def test_behind_the_last_words(ending: str, name: str) -> None:
    assert credited(f"{TITLE}\n{STORY} {ending}") == (name, ())


@pytest.mark.parametrize(
    "line",
    [
        "(Reporting by Dana Orlo; Editing by Milo Trenn)",
        "Additional reporting by Dana Orlo, Milo Trenn",
        "Read the full story at Reuters.",
        "SOURCE Orvale Harbour Inc.",
        "The AP strike goes on / the ministry waits.",
        "Hire professionals and agencies",
        "AFP/File",
        "The union leader was born in Harrisburg (PA).",
        "Shares in AP Moller fell on Monday, the talks having failed.",
        "The plan was first told of by dpa.",
    ],
)
def test_persons_firms_and_stories_elsewhere_are_no_credit(line: str) -> None:
    assert credited(f"{TITLE}\n{STORY}\n{line}")[0] == ""


@pytest.mark.parametrize(
    ("line", "note"),
    [
        ("(AFP/Reuters/dpa)", f"with Reuters, {DPA}"),
        ("With reporting from Reuters, AFP, and Interfax", f"with {AFP}, Interfax"),
        ("AFP, AP, Reuters and Courier staff", f"with {AP}, Reuters"),
    ],
)
def test_several_agencies_are_named_in_the_order_in_which_they_stand(line: str, note: str) -> None:
    _, found = made(f"{TITLE}\n{STORY}\n{line}")

    assert found.credit is not None
    assert found.credit.basis.note == note


@pytest.mark.parametrize("title", ["Reuters reporter freed in Orvale", "AP: Port stays shut today"])
def test_an_agency_in_a_headline_is_no_credit(title: str) -> None:
    assert credited(f"{title}\n{STORY}")[0] == ""
