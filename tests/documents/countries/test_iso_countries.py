"""Countries from ISO 3166, completed by the reviewed file."""

import pytest
from babel import Locale

from relations.documents import document
from relations.documents.countries.iso_codes import current, withdrawn
from relations.documents.countries.iso_countries import country_documents
from tests.documents.countries_of_iso import by_code, by_name, load_countries, read_reviewed_lines

COUNTRIES = load_countries()
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


def test_areas_without_an_iso_code_have_x_codes():
    assert {"XAS", "XKX", "XVS", "XWD"} <= UNCODED
    for code in UNCODED:
        assert [COUNTRIES[code][name] for name in ("alpha_2", "alpha_3", "numeric")] == [None, None, None]


def test_every_line_has_a_source():
    assert [line for line in read_reviewed_lines() if not line["source"]] == []


def test_codes_are_read_as_text():
    assert COUNTRIES["NOR"]["alpha_2"] == "NO"
    assert COUNTRIES["DZA"]["numeric"] == "012"


def test_every_country_is_a_canonical_document():
    for code, country in COUNTRIES.items():
        canonical = document.parse("country", country)
        assert canonical.key == code
        assert canonical.data == {key: value for key, value in country.items() if value not in (None, [])}


def test_no_current_entry_of_iso_3166_1_is_a_former_state():
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


def test_vdr_is_north_vietnam_and_south_vietnam_has_its_own_code():
    assert NAMES["Democratic Republic of Viet Nam"] == NAMES["North Vietnam"] == "VDR"
    assert NAMES["Republic of Viet Nam"] == NAMES["South Vietnam"] == "XVS"
    assert NAMES["Vietnam"] == NAMES["Viet Nam"] == "VNM"
    assert COUNTRIES["VDR"]["numeric"] is None


@pytest.mark.parametrize(
    ("old", "current_code"),
    [
        *(("BU", "MMR"), ("BUR", "MMR"), ("BUMM", "MMR"), ("DY", "BEN"), ("DYBJ", "BEN"), ("HVBF", "BFA")),
        *(("RH", "ZWE"), ("RHZW", "ZWE"), ("ZAR", "COD"), ("ZRCD", "COD"), ("TMP", "TLS"), ("ROM", "ROU")),
        *(("FQHH", "ATF"), ("BYAA", "BLR"), ("AIDJ", "DJI"), ("280", "DEU"), ("UK", "GBR")),
    ],
)
def test_old_codes_belong_to_the_country_that_still_exists(old, current_code):
    assert CODES[old] == current_code
    assert old in COUNTRIES[current_code]["other_codes"]


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


def test_a_code_that_two_former_states_shared_belongs_to_neither():
    assert "CS" not in CODES
    assert (CODES["890"], CODES["891"]) == ("YUG", "SCG")


def test_every_current_country_has_a_vietnamese_name():
    vietnamese = Locale("vi").territories
    assert vietnamese[COUNTRIES["CHN"]["alpha_2"]] == "Trung Quốc"
    assert [code for code in current() if COUNTRIES[code]["alpha_2"] not in vietnamese] == []


def test_the_order_of_the_lines_does_not_change_the_documents():
    assert country_documents(read_reviewed_lines()[::-1]) == list(COUNTRIES.values())
