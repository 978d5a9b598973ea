"""Questions about agreements, names and sources, asked over HTTP: the answer and its paragraphs."""

from tests.answers.answer import SOURCES, the_one


def test_q07_agreements_of_a_visit_are_counted(ask, rests_on):
    package = the_one(ask("agreements", visit="to-lam-china-2024-08", kind="package"))

    assert package["item_count"] == {"amount": "14", "operator": "eq", "rounded_to": None, "unit": None}
    rests_on("agreement", package, ["item_count"], "002:2")


def test_q09_where_a_consulate_will_open(ask, rests_on):
    consulate = the_one(ask("agreements", place="chongqing", country="VNM"))

    assert consulate["status"] == "announced"
    claims = rests_on("agreement", consulate, ["places", "status"], "001:6")
    assert {claim["modality"] for claim in claims if claim["fact"] == "status"} == {"planned"}


def test_q09_the_city_lies_in_china(live_api):
    assert live_api("/api/v1/places/chongqing/")["country"]["code"] == "CHN"


def test_q16_which_companies_may_collaborate(ask, rests_on):
    agreement = the_one(ask("agreements", topic="rare-earths", party="organisation/vinacomin"))

    assert {each["party"]["name"] for each in agreement["parties"]} == {
        "China Rare Earth Group Co.",
        "Vinacomin",
    }
    assert agreement["status"] == "under_discussion"
    rests_on("agreement", agreement, ["parties", "status"], "003:10")


def test_q18_what_each_source_says_of_the_number_of_agreements(ask, rests_on):
    package = the_one(ask("agreements", visit="xi-jinping-vietnam-2023-12", kind="package"))
    claims = rests_on("agreement", package, ["item_count"], "000:8", "004:7")

    said = {
        (claim["source"]["id"], claim["paragraph"]["number"]): (
            claim["value"]["operator"],
            claim["value"]["amount"],
        )
        for claim in claims
    }
    assert said == {(SOURCES["000"], 8): ("eq", "36"), (SOURCES["004"], 7): ("gt", "30")}
    assert {claim["standing"] for claim in claims} == {"agrees", "compatible"}


def test_q24_what_a_source_calls_the_relationship(ask):
    claims = ask("claims", kind="partnership", fact="label", source=SOURCES["004"], limit=500)

    said = {
        claim["paragraph"]["number"]
        for claim in claims
        if "comprehensive strategic cooperative partnership" in claim["printed"]
    }
    assert said == {7, 8}


def test_q25_the_same_label_for_two_partners(ask):
    claims = ask("claims", kind="partnership", fact="label", source=SOURCES["001"], paragraph="31")

    assert {claim["record"]["id"] for claim in claims} == {
        "chn-vnm-comprehensive-strategic-partnership",
        "usa-vnm-comprehensive-strategic-partnership",
    }
    assert {claim["value"]["text"] for claim in claims} == {"comprehensive strategic partnership"}


def test_q26_which_agreement_was_renewed(ask, live_api, rests_on):
    renewal = the_one(ask("agreements", visit="xi-jinping-vietnam-2023-12", renews="tonkin-patrol-2020"))
    old = live_api("/api/v1/agreements/tonkin-patrol-2020/")

    assert [place["id"] for place in renewal["places"]] == ["gulf-of-tonkin"]
    assert "2020" in {step["on"]["edtf"] for step in old["status_history"] if step["on"]} | {
        (old["signed"] or {"edtf": None})["edtf"]
    }
    rests_on("agreement", renewal, ["links", "title"], "000:9")


def test_q27_which_railways_the_agreements_concern(ask, rests_on):
    package = the_one(ask("agreements", part_of="to-lam-china-2024-08-package", topic="railways"))

    routes = {place["id"] for place in package["places"]}
    assert {"lao-cai-haiphong-railway", "shenzhen-haiphong-railway"} <= routes
    rests_on("agreement", package, ["places"], "002:7")


def test_q27_one_of_the_railways_is_only_possible(live_api):
    assert live_api("/api/v1/agreements/shenzhen-haiphong-railway-project/")["status"] == "proposed"


def test_q28_what_else_the_agreements_cover(ask, rests_on):
    package = the_one(ask("agreements", visit="to-lam-china-2024-08", kind="package"))
    claims = rests_on("agreement", package, ["topics"], "002:9")

    said = {claim["value"]["id"] for claim in claims if claim["paragraph"]["number"] == 9}
    assert {"central-banks", "media", "health"} <= said
    assert {"coconut-inspection", "crocodile-inspection", "durian-inspection"} <= said


def test_q29_title_and_moment_of_publication(live_api, rests_on):
    source = live_api(f"/api/v1/sources/{SOURCES['004']}/")

    assert source["title"] == "A NEW DAY FOR CHINA-VIETNAM RELATIONS"
    assert source["published"]["edtf"] == "2024-01-25T13:01"
    rests_on("source", source, ["title"], "004:1")
    rests_on("source", source, ["published"], "004:2")


def test_q30_whom_a_misspelt_name_means(ask):
    leader = the_one(ask("leaders", alias="Vo Van Tuong"))
    alias = the_one([alias for alias in leader["aliases"] if alias["text"] == "Vo Van Tuong"])
    claim = the_one(ask("claims", record="leader/vo-van-thuong", fact="name", source=SOURCES["001"]))

    assert (leader["id"], alias["kind"], alias["claim"]) == ("vo-van-thuong", "misspelling", claim["id"])
    assert (claim["paragraph"]["number"], claim["printed"]) == (3, "Vo Van Tuong")
