"""`/search/`, `/search/suggest/` and `q` on the curated data."""

import orjson
import pytest

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("curated")]

SEARCH, SUGGEST = "/api/v1/search/", "/api/v1/search/suggest/"


@pytest.fixture
def search(api):
    """Return the results of a search."""

    def results(text, **parameters):
        response = api.get(SEARCH, {"q": text, "limit": 500} | parameters)
        assert response.status_code == 200, response.content
        return response.json()["results"]

    return results


@pytest.fixture
def suggest(api):
    def results(text, **parameters):
        return api.get(SUGGEST, {"q": text} | parameters).json()["results"]

    return results


def test_a_misspelling_of_a_source_is_marked(search):
    hit = search("Vo Van Tuong")[0]

    assert (hit["kind"], hit["id"], hit["name"]) == ("leader", "vo-van-thuong", "Vo Van Thuong")
    assert hit["matched"] == {
        "text": "Vo Van Tuong",
        "kind": "misspelling",
        "language": "en",
        "is_near": False,
    }


def test_a_typing_error_is_marked(search):
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
def test_the_best_match_comes_first(search, text, first):
    assert search(text)[0]["id"] == first


def test_the_url_of_every_hit_exists(api, search):
    for hit in search("vietnam", limit=40):
        assert api.get(hit["url"]).json()["id"] == hit["id"]


def test_kinds_can_be_combined(search):
    found = {hit["kind"] for hit in search("xi jinping", kind="leader,visit")}

    assert found == {"leader", "visit"}


def test_pages_lead_forwards_and_backwards(api, search):
    all_urls = [hit["url"] for hit in search("china")]
    seen, back, url = [], [], f"{SEARCH}?q=china&limit=7&count=exact"
    while url:
        body = api.get(url).json()
        seen += [hit["url"] for hit in body["results"]]
        url, last = body["next"], body["previous"]
    assert body["count"] == len(all_urls)
    while last:
        body = api.get(last).json()
        back = [hit["url"] for hit in body["results"]] + back
        last = body["previous"]

    assert seen == all_urls
    assert back == all_urls[: len(back)]
    assert len(all_urls) - len(back) <= 7


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
def test_suggestions_have_a_hint(suggest, text, key, hint):
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


def test_the_number_of_suggestions_is_limited(suggest):
    assert len(suggest("china")) == 10
    assert len(suggest("china vietnam", limit=3)) == 3
    assert {each["kind"] for each in suggest("xi", kind="leader")} == {"leader"}


@pytest.mark.parametrize("url", [SEARCH, SUGGEST, "/api/v1/leaders/", "/api/v1/countries/"])
@pytest.mark.parametrize("text", ["", " ", "!?", "x" * 201, "a " * 2000, "\x00", "\u202e"])
def test_an_invalid_search_is_an_error(api, url, text):
    response = api.get(url, {"q": text})

    assert response.status_code == 400
    assert [(each["parameter"], each["code"]) for each in response.json()["errors"]] == [
        ("q", "invalid_search")
    ]


@pytest.mark.parametrize(
    "text", ["%", "_", "a%", "a_b", "\\", "' OR 1=1 --", "a\x00b", "\U0010ffff a", "٣", "ﷺ" * 11]
)
def test_special_characters_are_harmless(api, text):
    assert api.get(SEARCH, {"q": text}).status_code in (200, 400)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", {("q", "invalid_search")}),
        ("?q=a&q=b", {("q", "repeated_parameter")}),
        ("?q=a&ordering=id", {("ordering", "unknown_parameter")}),
        ("?q=a&kind=planet&limit=0", {("kind", "invalid_choice"), ("limit", "limit_out_of_range")}),
    ],
)
@pytest.mark.parametrize("url", [SEARCH, SUGGEST])
def test_parameters_are_strict(api, url, query, expected):
    errors = api.get(f"{url}{query}").json()["errors"]

    assert {(each["parameter"], each["code"]) for each in errors} == expected


def test_a_cursor_of_another_search_is_an_error(api):
    following = api.get(SEARCH, {"q": "china", "limit": 2}).json()["next"]

    assert (
        api.get(following.replace("q=china", "q=vietnam")).json()["errors"][0]["code"]
        == "cursor_of_another_list"
    )


@pytest.mark.parametrize("url", [SEARCH, SUGGEST])
def test_searches_take_few_queries(api, count_queries, url):
    few = count_queries(lambda: api.get(url, {"q": "xi jinping", "limit": 1}))
    many = count_queries(lambda: api.get(url, {"q": "vietnam china", "limit": 20}))

    assert few <= 8
    assert many <= 8


def test_exports_have_every_hit(api, search):
    ids = [hit["id"] for hit in search("china")]

    lines = b"".join(
        api.get(SEARCH, {"q": "china", "format": "ndjson", "trailer": "1"}).streaming_content
    ).splitlines()

    assert [orjson.loads(line)["id"] for line in lines[:-1]] == ids
    assert orjson.loads(lines[-1])["count"] == len(ids)
    assert api.get(SUGGEST, {"q": "china", "format": "csv"}).status_code == 406


@pytest.mark.parametrize("url", [SEARCH, SUGGEST])
def test_fields_selects_the_fields_of_hits(api, url):
    body = api.get(url, {"q": "Hanoi", "limit": 1, "fields": "id,hint"}).json()

    assert body["results"] == [{"id": "hanoi", "hint": "Viet Nam"}]


@pytest.mark.parametrize("url", [SEARCH, SUGGEST])
def test_an_unchanged_search_is_304(api, url):
    response = api.get(url, {"q": "Hanoi"})

    again = api.get(url, {"q": "Hanoi"}, headers={"If-None-Match": response.headers["ETag"]})

    assert again.status_code == 304
    assert api.get(url, {"q": "Hue"}).headers["ETag"] != response.headers["ETag"]
    assert api.options(url).status_code == 200
