"""The table of outlets: what every row of it promises."""

from collections import Counter

from sayso.text import outlets

# ISO 3166-1 alpha-2, and XK, which is in use for Kosovo.
COUNTRIES = frozenset(
    """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS
    BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE
    EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM
    HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC
    LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA
    NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW
    SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO
    TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW
    """.split()
)
TABLE = outlets._table()


def owners(names: list[str]) -> dict[str, int]:
    """Return what occurs more than once."""
    return {name: count for name, count in Counter(names).items() if count > 1}


def test_the_table_is_wide() -> None:
    kinds = Counter(outlet.kind for outlet in TABLE)

    assert kinds["agency"] >= 160
    assert kinds["outlet"] >= 560
    assert set(kinds) == {"agency", "outlet"}
    assert len({outlet.country for outlet in TABLE}) > 150


def test_each_name_and_each_host_has_one_owner() -> None:
    keys = [key for outlet in TABLE for key in {outlets._key(name) for name in outlet.names}]
    hosts = [host for outlet in TABLE for host in outlet.domains]

    assert owners([outlet.name for outlet in TABLE]) == {}
    assert owners(keys) == {}
    assert owners(hosts) == {}


def test_each_name_leads_to_its_row() -> None:
    for outlet in TABLE:
        assert outlet.names[0] == outlet.name
        for name in outlet.names:
            assert name == " ".join(name.split())
            assert "’" not in name
            assert outlets.by_name(name) is outlet


def test_each_host_is_a_host() -> None:
    for outlet in TABLE:
        for host in outlet.domains:
            assert host == host.lower().strip()
            assert host.isascii()
            assert "." in host
            assert not set(host) & set("/: ")
            assert outlets.by_host(f"www.{host}") is outlet


def test_each_country_is_one() -> None:
    for outlet in TABLE:
        assert outlet.country in COUNTRIES or not outlet.country, outlet.name


def test_a_parent_is_a_row_under_its_own_name_or_no_row_at_all() -> None:
    rows = {outlet.name: outlet for outlet in TABLE}
    for outlet in TABLE:
        known = outlets.by_name(outlet.parent) if outlet.parent else None
        assert known is None or known.name == outlet.parent, outlet.name
        seen = {outlet.name}
        above = rows.get(outlet.parent)
        while above:
            assert above.name not in seen, outlet.name
            seen.add(above.name)
            above = rows.get(above.parent)


def test_a_parent_is_what_the_press_names() -> None:
    def parent(name: str) -> str:
        found = outlets.by_name(name)
        assert found is not None
        return found.parent

    assert parent("The Sunday Times") == "The Times"
    assert parent("The Times") == "News UK"
    assert parent("RIA Novosti") == "Rossiya Segodnya"
    assert parent("Associated Press") == ""


def test_rows_are_in_order() -> None:
    keys = [
        (outlet.kind, outlet.country, outlets._bare(outlet.name).casefold()) for outlet in TABLE
    ]

    assert keys == sorted(keys)
