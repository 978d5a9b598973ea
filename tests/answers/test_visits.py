"""Research questions about visits and leaders: each response and its paragraphs."""

import pytest

from tests.answers.results import SOURCES, only_result


def test_q04_first_and_last_day_of_a_visit(list_results, check_claims):
    visit = only_result(
        list_results(
            "visits", leader="xi-jinping", host="VNM", since="2023-12-01", until="2023-12-31", match="certain"
        )
    )

    assert (visit["period"]["edtf"], visit["kind"]) == ("2023-12-12/2023-12-13", "state")
    check_claims("visit", visit, ["period"], "004:7", "000:5", "001:3")


@pytest.mark.parametrize(
    ("office", "leader", "paragraphs"),
    [
        ("prime-minister-of-vietnam", "pham-minh-chinh", ["000:6", "001:3", "003:6"]),
        ("chairman-national-assembly-vietnam", "vuong-dinh-hue", ["000:6", "001:3"]),
        ("general-secretary-cpv", "nguyen-phu-trong", ["001:3", "004:6"]),
    ],
)
def test_q05_q06_q23_who_held_an_office_on_a_day(list_results, check_claims, office, leader, paragraphs):
    tenure = only_result(list_results("tenures", office=office, on="2023-12-12", match="certain"))

    assert tenure["leader"]["id"] == leader
    check_claims("tenure", tenure, ["leader", "office", "held_on"], *paragraphs)


def test_q06_both_titles_of_the_office_are_kept(live_api):
    office = live_api("/api/v1/offices/chairman-national-assembly-vietnam/")

    titles = {office["title"].lower(), *(alias["text"].lower() for alias in office["aliases"])}
    assert {"chairman of the national assembly", "speaker of the national assembly"} <= titles


def test_q10_who_was_president_when_he_visited(list_results, check_claims):
    visit = only_result(
        list_results(
            "visits", guest="USA", host="VNM", since="2023-09-01", until="2023-09-30", match="certain"
        )
    )
    leader = visit["delegation"][0]["leader"]["id"]
    tenure = only_result(
        list_results("tenures", office="president-of-the-united-states", on="2023-09-15", leader=leader)
    )

    assert (leader, visit["period"]["edtf"]) == ("joe-biden", "2023-09")
    assert tenure["leader"]["id"] == "joe-biden"
    check_claims("visit", visit, ["delegation"], "001:28", "003:2")


def test_q13_who_invited(list_results, check_claims):
    visit = only_result(list_results("visits", leader="pham-minh-chinh", host="CHN", on="2023-06-15"))

    assert (visit["invited_by"]["kind"], visit["invited_by"]["id"]) == ("leader", "li-qiang")
    check_claims("visit", visit, ["invited_by"], "001:11")
    premier = only_result(list_results("tenures", leader="li-qiang", function="head_of_government"))
    assert premier["office"]["id"] == "premier-of-china"


def test_q14_where_and_when_two_met(list_results, check_claims):
    meeting = only_result(list_results("meetings", participant="leader/wang-wentao"))

    assert "pham-minh-chinh" in {each["id"] for each in meeting["participants"]}
    assert [place["id"] for place in meeting["places"]] == ["ho-chi-minh-city"]
    assert meeting["period"]["edtf"] == "[2023-11-21..2023-11-30]"
    check_claims("meeting", meeting, ["places", "period", "participants"], "001:11")


def test_q17_whom_a_visitor_met(list_results, check_claims):
    met, paragraphs = set(), []
    for meeting in list_results(
        "meetings", visit="xi-jinping-vietnam-2023-12", participant="leader/xi-jinping", status="held"
    ):
        met |= {each["id"] for each in meeting["participants"] if each["kind"] == "leader"}
        claims = list_results("claims", record=f"meeting/{meeting['id']}", fact="participants", limit=500)
        paragraphs += [(claim["source"]["id"], claim["paragraph"]["number"]) for claim in claims]

    assert met - {"xi-jinping"} == {"nguyen-phu-trong", "vo-van-thuong", "pham-minh-chinh", "vuong-dinh-hue"}
    assert {(SOURCES["000"], 6), (SOURCES["001"], 3)} <= set(paragraphs)


def test_q21_visits_of_one_country_in_a_window(list_results, check_claims):
    visits = list_results("visits", guest="VNM", host="CHN", since="2022-10-01", until="2023-12-31")

    by_leader = {visit["delegation"][0]["leader"]["id"]: visit for visit in visits}
    assert by_leader.keys() == {"nguyen-phu-trong", "pham-minh-chinh", "vo-van-thuong"}
    assert len(visits) == 3
    check_claims("visit", by_leader["nguyen-phu-trong"], ["period"], "000:7", "001:10")
    check_claims("visit", by_leader["pham-minh-chinh"], ["period"], "001:11")
    check_claims("visit", by_leader["vo-van-thuong"], ["delegation"], "000:7")


def test_q22_general_secretary_in_august_2024(list_results, check_claims):
    tenure = only_result(
        list_results("tenures", office="general-secretary-cpv", since="2024-08-01", until="2024-08-31")
    )

    assert (tenure["leader"]["id"], tenure["period"]["edtf"]) == ("to-lam", "2024-08/")
    assert tenure["evidence"]["facts"]["office"]["basis"] == "background"
    check_claims("tenure", tenure, ["leader", "office", "period"], "002:2", "002:3")


def test_q23_general_secretary_in_october_2022(list_results, check_claims):
    tenure = only_result(
        list_results("tenures", office="general-secretary-cpv", since="2022-10-01", until="2022-10-31")
    )

    assert tenure["leader"]["id"] == "nguyen-phu-trong"
    check_claims("tenure", tenure, ["leader", "office", "held_on"], "000:7", "001:10")
