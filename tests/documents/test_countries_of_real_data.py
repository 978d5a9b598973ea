"""Countries are found by the codes and labels of other data sets."""

import csv
import gzip
from xml.etree import ElementTree as ET

import pytest

from tests.documents.countries_of_iso import by_code, by_external_id, by_name, load_countries

COUNTRIES = load_countries()
CODES = by_code(COUNTRIES)
NAMES = by_name(COUNTRIES)
EXTERNAL_IDS = by_external_id(COUNTRIES)


def hosts(folder):
    """The id and label of every host country of the trips."""
    trees = [ET.parse(path) for path in sorted(folder.glob("*.xml"))]  # noqa: S314 - files of our own choice
    found = [country for tree in trees for country in tree.iter("country")]
    return {(each.get("id"), " ".join(each.text.replace("’", "'").split())) for each in found}


def partners(path):
    """The code of every exporter and importer in a table."""
    stored = path.read_bytes()
    text = (gzip.decompress(stored) if path.suffix == ".gz" else stored).decode()
    return {code for row in csv.DictReader(text.splitlines()) for code in (row["exp"], row["imp"])}


@pytest.mark.real_data
def test_every_host_of_the_presidents_is_found_by_label_or_id(real_data_dir):
    found = {
        (key, label): NAMES.get(label) or EXTERNAL_IDS[f"history-state-gov:{key}"]
        for key, label in hosts(real_data_dir / "us-president-travels")
    }

    assert len(found) > 120
    assert found["russia", "U.S.S.R."] == "SUN"
    assert found["russia", "Russia"] == "RUS"
    assert found["germany", "Germany, Federal Republic of"] == "DEU"
    assert found["yugoslavia", "Yugoslavia"] == "YUG"
    assert found["taiwan", "Republic of China"] == "TWN"
    assert found["palestinian-authority", "Palestinian Authority"] == "PSE"


@pytest.mark.real_data
def test_labels_of_parts_of_countries_are_found_by_id_only(real_data_dir):
    unnamed = {
        (key, label) for key, label in hosts(real_data_dir / "us-president-travels") if label not in NAMES
    }

    assert {label: EXTERNAL_IDS[f"history-state-gov:{key}"] for key, label in unnamed} == {
        "Serbia-Montenegro (Kosovo)": "XKX",
        "United Kingdom (Northern Ireland)": "GBR",
        "United Kingdom (Wales)": "GBR",
        "West Bank": "PSE",
        "Yugoslavia (Kosovo)": "XKX",
    }


@pytest.mark.real_data
def test_every_partner_of_the_trade_data_is_a_different_country(real_data_dir):
    folder = real_data_dir / "penppml"
    codes = partners(folder / "trade.csv.gz") | partners(folder / "agreement_pairs.csv")

    found = {code: CODES.get(code) or EXTERNAL_IDS[f"wits:{code}"] for code in codes}

    assert len(found) > 250
    assert len(set(found.values())) == len(found)
    assert (found["VDR"], found["SVR"], found["SVU"], found["ROM"]) == ("VDR", "XVS", "SUN", "ROU")


@pytest.mark.real_data
def test_every_country_of_the_list_of_the_trade_data_has_its_code(real_data_dir):
    with (real_data_dir / "penppml" / "countries.csv").open(encoding="utf-8") as file:
        listed = [row["iso"] for row in csv.DictReader(file)]

    assert len(listed) == 249
    assert [code for code in listed if CODES.get(code) != code] == []
