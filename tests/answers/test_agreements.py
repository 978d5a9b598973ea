"""Research questions about agreements, names and sources: each response and its paragraphs."""

from tests.answers.results import SOURCES, only_result


def test_q07_number_of_agreements_of_a_visit(list_results, check_claims):
    package = only_result(list_results("agreements", visit="to-lam-china-2024-08", kind="package"))

    assert package["item_count"] == {"amount": "14", "operator": "eq", "rounded_to": None, "unit": None}
    check_claims("agreement", package, ["item_count"], "002:2")


def test_q09_where_a_consulate_will_open(list_results, check_claims):
    consulate = only_result(list_results("agreements", place="chongqing", country="VNM"))

    assert consulate["status"] == "announced"
    claims = check_claims("agreement", consulate, ["places", "status"], "001:6")
    assert {claim["modality"] for claim in claims if claim["fact"] == "status"} == {"planned"}


def test_q09_the_city_lies_in_china(live_api):
    assert live_api("/api/v1/places/chongqing/")["country"]["code"] == "CHN"


def test_q16_which_companies_may_collaborate(list_results, check_claims):
    agreement = only_result(list_results("agreements", topic="rare-earths", party="organisation/vinacomin"))

    assert {each["party"]["name"] for each in agreement["parties"]} == {
        "China Rare Earth Group Co.",
        "Vinacomin",
    }
    assert agreement["status"] == "under_discussion"
    check_claims("agreement", agreement, ["parties", "status"], "003:10")


def test_q18_number_of_agreements_in_each_source(list_results, check_claims):
    package = only_result(list_results("agreements", visit="xi-jinping-vietnam-2023-12", kind="package"))
    claims = check_claims("agreement", package, ["item_count"], "000:8", "004:7")

    reported = {
        (claim["source"]["id"], claim["paragraph"]["number"]): (
            claim["value"]["operator"],
            claim["value"]["amount"],
        )
        for claim in claims
    }
    assert reported == {(SOURCES["000"], 8): ("eq", "36"), (SOURCES["004"], 7): ("gt", "30")}
    assert {claim["standing"] for claim in claims} == {"agrees", "compatible"}


def test_q24_what_a_source_calls_the_relationship(list_results):
    claims = list_results("claims", kind="partnership", fact="label", source=SOURCES["004"], limit=500)

    paragraphs = {
        claim["paragraph"]["number"]
        for claim in claims
        if "comprehensive strategic cooperative partnership" in claim["printed"]
    }
    assert paragraphs == {7, 8}


def test_q25_the_same_label_for_two_partners(list_results):
    claims = list_results("claims", kind="partnership", fact="label", source=SOURCES["001"], paragraph="31")

    assert {claim["record"]["id"] for claim in claims} == {
        "chn-vnm-comprehensive-strategic-partnership",
        "usa-vnm-comprehensive-strategic-partnership",
    }
    assert {claim["value"]["text"] for claim in claims} == {"comprehensive strategic partnership"}


def test_q26_which_agreement_was_renewed(list_results, live_api, check_claims):
    renewal = only_result(
        list_results("agreements", visit="xi-jinping-vietnam-2023-12", renews="tonkin-patrol-2020")
    )
    old = live_api("/api/v1/agreements/tonkin-patrol-2020/")

    assert [place["id"] for place in renewal["places"]] == ["gulf-of-tonkin"]
    assert "2020" in {step["on"]["edtf"] for step in old["status_history"] if step["on"]} | {
        (old["signed"] or {"edtf": None})["edtf"]
    }
    check_claims("agreement", renewal, ["links", "title"], "000:9")


def test_q27_which_railways_the_agreements_concern(list_results, check_claims):
    package = only_result(
        list_results("agreements", part_of="to-lam-china-2024-08-package", topic="railways")
    )

    routes = {place["id"] for place in package["places"]}
    assert {"lao-cai-haiphong-railway", "shenzhen-haiphong-railway"} <= routes
    check_claims("agreement", package, ["places"], "002:7")


def test_q27_one_of_the_railways_is_only_possible(live_api):
    assert live_api("/api/v1/agreements/shenzhen-haiphong-railway-project/")["status"] == "proposed"


def test_q28_what_else_the_agreements_cover(list_results, check_claims):
    package = only_result(list_results("agreements", visit="to-lam-china-2024-08", kind="package"))
    claims = check_claims("agreement", package, ["topics"], "002:9")

    topics = {claim["value"]["id"] for claim in claims if claim["paragraph"]["number"] == 9}
    assert {"central-banks", "media", "health"} <= topics
    assert {"coconut-inspection", "crocodile-inspection", "durian-inspection"} <= topics


def test_q29_title_and_moment_of_publication(live_api, check_claims):
    source = live_api(f"/api/v1/sources/{SOURCES['004']}/")

    assert source["title"] == "A NEW DAY FOR CHINA-VIETNAM RELATIONS"
    assert source["published"]["edtf"] == "2024-01-25T13:01"
    check_claims("source", source, ["title"], "004:1")
    check_claims("source", source, ["published"], "004:2")


def test_q30_leader_of_a_misspelt_name(list_results):
    leader = only_result(list_results("leaders", alias="Vo Van Tuong"))
    alias = only_result([alias for alias in leader["aliases"] if alias["text"] == "Vo Van Tuong"])
    claim = only_result(
        list_results("claims", record="leader/vo-van-thuong", fact="name", source=SOURCES["001"])
    )

    assert (leader["id"], alias["kind"], alias["claim"]) == ("vo-van-thuong", "misspelling", claim["id"])
    assert (claim["paragraph"]["number"], claim["printed"]) == (3, "Vo Van Tuong")
