"""Countries: what ISO says, completed by the reviewed file."""

import pytest
from babel import Locale

from relations.documents import document
from relations.documents.iso_codes import current, withdrawn
from relations.documents.iso_countries import country_documents
from tests.documents.countries_of_iso import by_code, by_name, countries, reviewed

COUNTRIES = countries()
CODES = by_code(COUNTRIES)
NAMES = by_name(COUNTRIES)
UNCODED = {code for code in COUNTRIES if code.startswith("X")}


def test_every_entry_of_iso_3166_1_is_a_country_with_its_codes_and_name():
    assert len(current()) == 249
    for alpha_3, entry in current().items():
        country = COUNTRIES[alpha_3]
        codes = (country["alpha_2"], country["alpha_3"], country["numeric"], country["name"])
        assert codes == (entry.alpha_2, alpha_3, entry.numeric, entry.name)


def test_every_entry_of_iso_3166_3_is_a_country_or_an_old_code_of_one():
    assert len(withdrawn()) == 31
    own = {CODES[alpha_4] for alpha_4 in withdrawn()} - set(current())
    assert len(own) == 21
    assert own == set(COUNTRIES) - set(current()) - UNCODED


def test_areas_that_iso_never_coded_have_x_codes_and_no_codes_of_iso():
    assert {"XAS", "XKX", "XVS", "XWD"} <= UNCODED
    for code in UNCODED:
        assert [COUNTRIES[code][name] for name in ("alpha_2", "alpha_3", "numeric")] == [None, None, None]


def test_every_line_has_a_source():
    assert [line for line in reviewed() if not line["source"]] == []


def test_norway_is_not_false_and_leading_zeros_stay():
    assert COUNTRIES["NOR"]["alpha_2"] == "NO"
    assert COUNTRIES["DZA"]["numeric"] == "012"


def test_every_country_is_a_document_of_the_portable_form():
    for code, country in COUNTRIES.items():
        canonical = document.parse("country", country)
        assert canonical.key == code
        assert canonical.data == {key: value for key, value in country.items() if value not in (None, [])}


def test_no_living_entry_of_iso_3166_1_is_filed_as_former():
    kinds = [COUNTRIES[code]["kind"] for code in current()]
    assert set(kinds) == {"state", "territory", "special_area"}
    members, observers, others_by_the_vienna_formula = 193, 2, 2
    assert kinds.count("state") == members + observers + others_by_the_vienna_formula


@pytest.mark.parametrize(
    ("alpha_4", "code", "successors"),
    [
        ("CSHH", "CSK", ["CZE", "SVK"]),
        ("CSXX", "SCG", ["MNE", "SRB"]),
        ("DDDE", "DDR", ["DEU"]),
        ("VDVN", "VDR", ["VNM"]),
        ("YDYE", "YMD", ["YEM"]),
        ("YUCS", "YUG", ["BIH", "HRV", "MKD", "SCG", "SVN"]),
    ],
)
def test_former_states_keep_their_alpha_3_and_name_their_successors(alpha_4, code, successors):
    assert CODES[alpha_4] == code
    assert COUNTRIES[code]["kind"] == "former_state"
    assert COUNTRIES[code]["successors"] == successors


def test_the_soviet_union_has_fifteen_successors_and_ended_before_iso_withdrew_its_code():
    assert len(COUNTRIES["SUN"]["successors"]) == 15
    assert COUNTRIES["SUN"]["period"].endswith("/1991-12-26")


def test_vdr_is_north_vietnam_and_the_south_has_a_code_of_its_own():
    assert NAMES["Democratic Republic of Viet Nam"] == NAMES["North Vietnam"] == "VDR"
    assert NAMES["Republic of Viet Nam"] == NAMES["South Vietnam"] == "XVS"
    assert NAMES["Vietnam"] == NAMES["Viet Nam"] == "VNM"
    assert COUNTRIES["VDR"]["numeric"] is None


@pytest.mark.parametrize(
    ("old", "living"),
    [
        *(("BU", "MMR"), ("BUR", "MMR"), ("BUMM", "MMR"), ("DY", "BEN"), ("DYBJ", "BEN"), ("HVBF", "BFA")),
        *(("RH", "ZWE"), ("RHZW", "ZWE"), ("ZAR", "COD"), ("ZRCD", "COD"), ("TMP", "TLS"), ("ROM", "ROU")),
        *(("FQHH", "ATF"), ("BYAA", "BLR"), ("AIDJ", "DJI"), ("280", "DEU"), ("UK", "GBR")),
    ],
)
def test_old_codes_lead_to_the_country_that_lives_on(old, living):
    assert CODES[old] == living
    assert old in COUNTRIES[living]["other_codes"]


@pytest.mark.parametrize(
    ("code", "now"),
    [
        ("AI", "AIA"),
        ("SK", "SVK"),
        ("BQ", "BES"),
        ("GE", "GEO"),
        ("ATF", "ATF"),
        ("262", "DJI"),
        ("296", "KIR"),
    ],
)
def test_a_current_code_wins_over_an_old_one(code, now):
    assert CODES[code] == now


def test_a_code_that_two_former_states_shared_is_nobodys():
    assert "CS" not in CODES
    assert (CODES["890"], CODES["891"]) == ("YUG", "SCG")


def test_countries_can_be_named_in_every_language():
    vietnamese = Locale("vi").territories
    assert vietnamese[COUNTRIES["CHN"]["alpha_2"]] == "Trung Quốc"
    assert [code for code in current() if COUNTRIES[code]["alpha_2"] not in vietnamese] == []


def test_the_same_lines_in_another_order_make_the_same_documents():
    assert country_documents(reviewed()[::-1]) == list(COUNTRIES.values())
