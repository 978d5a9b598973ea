"""`/search/`, `/search/suggest/` and `q`, asked of the curated data."""

import orjson
import pytest

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("curated")]

SEARCH, SUGGEST = "/api/v1/search/", "/api/v1/search/suggest/"


@pytest.fixture
def search(api):
    """Asks and gives the results."""

    def results(text, **parameters):
        answer = api.get(SEARCH, {"q": text, "limit": 500} | parameters)
        assert answer.status_code == 200, answer.content
        return answer.json()["results"]

    return results


@pytest.fixture
def suggest(api):
    def results(text, **parameters):
        return api.get(SUGGEST, {"q": text} | parameters).json()["results"]

    return results


def test_a_misspelling_of_a_source_is_told_as_one(search):
    hit = search("Vo Van Tuong")[0]

    assert (hit["kind"], hit["id"], hit["name"]) == ("leader", "vo-van-thuong", "Vo Van Thuong")
    assert hit["matched"] == {
        "text": "Vo Van Tuong",
        "kind": "misspelling",
        "language": "en",
        "is_near": False,
    }


def test_a_typing_error_is_told_as_one(search):
    hit = search("Jinpnig")[0]

    assert (hit["id"], hit["matched"]["text"], hit["matched"]["is_near"]) == (
        "xi-jinping",
        "Xi Jinping",
        True,
    )


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("To Lam", "to-lam"),
        ("Tô Lâm", "to-lam"),
        ("Hanoi", "hanoi"),
        ("China", "CHN"),
        ("习近平", "xi-jinping"),
    ],
)
def test_the_best_fit_comes_first(search, text, first):
    assert search(text)[0]["id"] == first


def test_everything_that_is_found_leads_somewhere(api, search):
    for hit in search("vietnam", limit=40):
        assert api.get(hit["url"]).json()["id"] == hit["id"]


def test_kinds_are_narrowed_together(search):
    found = {hit["kind"] for hit in search("xi jinping", kind="leader,visit")}

    assert found == {"leader", "visit"}


def test_pages_follow_each_other_and_go_back(api, search):
    whole = [hit["url"] for hit in search("china")]
    seen, back, address = [], [], f"{SEARCH}?q=china&limit=7&count=exact"
    while address:
        body = api.get(address).json()
        seen += [hit["url"] for hit in body["results"]]
        address, last = body["next"], body["previous"]
    assert body["count"] == len(whole)
    while last:
        body = api.get(last).json()
        back = [hit["url"] for hit in body["results"]] + back
        last = body["previous"]

    assert seen == whole
    assert back == whole[: len(back)]
    assert len(whole) - len(back) <= 7


@pytest.mark.parametrize(
    ("text", "key", "hint"),
    [
        ("pham minh", "pham-minh-chinh", "Prime Minister of Vietnam"),
        ("Xi J", "xi-jinping", "President of the People's Republic of China"),
        ("Peking", "beijing", "China"),
        ("VNM", "VNM", "Socialist Republic of Viet Nam"),
        ("Premier of Ch", "premier-of-china", "China"),
        ("Communist Party of V", "communist-party-of-vietnam", "Viet Nam"),
    ],
)
def test_suggestions_carry_a_hint(suggest, text, key, hint):
    first = suggest(text)[0]

    assert (first["id"], first["hint"]) == (key, hint)


@pytest.mark.parametrize(
    "text",
    [
        "CHN-VNM",
        "VNM-CHN",
        "vn cn",
        "china vietnam",
        "Viet Nam – China",
        "越南 中国",
        "China and Viet Nam",
        "Vietnam & China",
    ],
)
def test_two_countries_suggest_their_relation(api, suggest, text):
    first = suggest(text)[0]

    assert (first["kind"], first["id"], first["name"]) == ("relation", "CHN-VNM", "China and Viet Nam")
    assert api.get(first["url"]).json()["id"] == "CHN-VNM"


def test_a_relation_of_countries_with_and_in_their_names(suggest):
    first = suggest("Trinidad and Tobago and Bosnia and Herzegovina")[0]

    assert (first["kind"], first["id"]) == ("relation", "BIH-TTO")


@pytest.mark.parametrize("text", ["China", "china china", "Guinea-Bissau", "Xi China", "CHN-XXX"])
def test_other_words_suggest_no_relation(suggest, text):
    assert "relation" not in {each["kind"] for each in suggest(text)}


def test_no_more_suggestions_than_asked_for(suggest):
    assert len(suggest("china")) == 10
    assert len(suggest("china vietnam", limit=3)) == 3
    assert {each["kind"] for each in suggest("xi", kind="leader")} == {"leader"}


@pytest.mark.parametrize("address", [SEARCH, SUGGEST, "/api/v1/leaders/", "/api/v1/countries/"])
@pytest.mark.parametrize("text", ["", " ", "!?", "x" * 201, "a " * 2000, "\x00", "\u202e"])
def test_what_cannot_be_searched_by_is_refused(api, address, text):
    answer = api.get(address, {"q": text})

    assert answer.status_code == 400
    assert [(each["parameter"], each["code"]) for each in answer.json()["errors"]] == [
        ("q", "invalid_search")
    ]


@pytest.mark.parametrize(
    "text", ["%", "_", "a%", "a_b", "\\", "' OR 1=1 --", "a\x00b", "\U0010ffff a", "٣", "ﷺ" * 11]
)
def test_nothing_that_is_typed_is_more_than_words(api, text):
    assert api.get(SEARCH, {"q": text}).status_code in (200, 400)


@pytest.mark.parametrize(
    ("query", "faults"),
    [
        ("", {("q", "invalid_search")}),
        ("?q=a&q=b", {("q", "repeated_parameter")}),
        ("?q=a&ordering=id", {("ordering", "unknown_parameter")}),
        ("?q=a&kind=planet&limit=0", {("kind", "unknown_choice"), ("limit", "limit_out_of_range")}),
    ],
)
@pytest.mark.parametrize("address", [SEARCH, SUGGEST])
def test_parameters_are_strict(api, address, query, faults):
    errors = api.get(f"{address}{query}").json()["errors"]

    assert {(each["parameter"], each["code"]) for each in errors} == faults


def test_a_cursor_of_another_search_is_refused(api):
    following = api.get(SEARCH, {"q": "china", "limit": 2}).json()["next"]

    assert (
        api.get(following.replace("q=china", "q=vietnam")).json()["errors"][0]["code"]
        == "cursor_of_another_list"
    )


@pytest.mark.parametrize("address", [SEARCH, SUGGEST])
def test_queries_are_few_whatever_is_found(api, queries_of, address):
    few = queries_of(lambda: api.get(address, {"q": "xi jinping", "limit": 1}))
    many = queries_of(lambda: api.get(address, {"q": "vietnam china", "limit": 20}))

    assert few <= 8
    assert many <= 8


def test_formats_of_whole_lists_hold_every_hit(api, search):
    whole = [hit["id"] for hit in search("china")]

    lines = b"".join(api.get(SEARCH, {"q": "china", "format": "ndjson"}).streaming_content).splitlines()

    assert [orjson.loads(line)["id"] for line in lines[:-1]] == whole
    assert orjson.loads(lines[-1])["count"] == len(whole)
    assert api.get(SUGGEST, {"q": "china", "format": "csv"}).status_code == 406


@pytest.mark.parametrize("address", [SEARCH, SUGGEST])
def test_only_the_members_asked_for_are_shown(api, address):
    body = api.get(address, {"q": "Hanoi", "limit": 1, "fields": "id,hint"}).json()

    assert body["results"] == [{"id": "hanoi", "hint": "Viet Nam"}]


@pytest.mark.parametrize("address", [SEARCH, SUGGEST])
def test_what_did_not_change_is_not_sent_again(api, address):
    answer = api.get(address, {"q": "Hanoi"})

    again = api.get(address, {"q": "Hanoi"}, headers={"If-None-Match": answer.headers["ETag"]})

    assert again.status_code == 304
    assert api.get(address, {"q": "Hue"}).headers["ETag"] != answer.headers["ETag"]
    assert api.options(address).status_code == 200
