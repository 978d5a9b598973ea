from datetime import UTC, date, datetime

import httpx
import pytest
from conftest import ADDRESS
from entente_client import Client, models, problems


def raw(path, **asked):
    return httpx.get(f"{ADDRESS}/api/v1/{path}", params=asked).json()["results"]


def test_a_walk_through_all_pages_is_the_list(client):
    walked = [each.id for each in client.statements(limit=7)]

    assert walked == [each["id"] for each in raw("statements/", limit=500)]
    assert len(walked) == len(set(walked)) == client.statements().count() > 14


def test_pages_are_asked_for_when_they_are_needed(client):
    asked = []
    client._session._http.event_hooks["request"].append(asked.append)

    rows = iter(client.statements(limit=2))
    assert asked == []
    next(rows), next(rows)
    assert len(asked) == 1
    next(rows)
    assert len(asked) == 2


def test_filters_choose_rows_as_the_api_does(client):
    found = client.visits(
        host="VNM", since=date(2023, 1, 1), match="certain", kind=["state", "official"]
    ).all()

    asked = raw("visits/", host="VNM", since="2023", match="certain", kind="state,official")
    assert [each.id for each in found] == [each["id"] for each in asked] != []


def test_a_filter_that_nobody_declared_names_the_one_that_was_meant(client):
    with pytest.raises(TypeError, match=r"/visits/ takes no 'hots'\. Did you mean 'host'\?"):
        client.visits(hots="VNM")


def test_a_filter_like_no_other_lists_what_there_is(client):
    with pytest.raises(TypeError, match=r"It takes alias, asserted_by, .*updated_since\."):
        client.visits(zzz="VNM")


def test_a_moment_without_a_time_zone_is_refused(client):
    with pytest.raises(ValueError, match="has no time zone"):
        client.visits(updated_since=datetime(2024, 1, 1))  # noqa: DTZ001 (that is the point)


def test_rows_are_models_with_periods_and_evidence(client):
    visit = client.visits.get("xi-jinping-vietnam-2023-12")

    assert isinstance(visit, models.Visit)
    assert visit.period.edtf == "2023-12-12/2023-12-13"
    assert visit.period.starts_earliest == date(2023, 12, 12)
    assert visit.host.code == "VNM"
    assert visit.evidence.independent_sources >= 4
    assert visit.evidence.facts["period"].basis == "stated"


def test_amounts_are_exact_text(client):
    figure = client.trade_figures(measure="value").first()

    assert isinstance(figure.quantity, models.Quantity)
    assert isinstance(figure.quantity.amount, str)


def test_claims_lead_to_a_paragraph_of_a_source(client):
    claim = client.visits.claims("xi-jinping-vietnam-2023-12", fact="period").first()

    paragraph = client.sources.paragraph(claim.source.id, claim.paragraph.number)
    assert claim.id in {each.id for each in paragraph.claims}
    assert client.claims.verify(str(claim.id)).result == "not attached"


def test_a_former_identifier_leads_to_the_present_one(client):
    assert client.countries.get("VN").id == "VNM"


def test_countries_are_named_in_the_language_of_the_client():
    with Client(ADDRESS, language="vi") as client:
        assert client.countries.get("VNM").name == "Việt Nam"


def test_groups_count_rows(client):
    counted = client.visits.groups("host", since="2023")

    assert sum(each.count for each in counted) == client.visits(since="2023").count()


def test_groups_of_figures_that_do_not_add_up_are_refused(client):
    with pytest.raises(problems.FiguresCollide, match="different authorities"):
        client.trade_figures.groups("year", measure="value")


def test_members_can_be_chosen(client):
    assert [set(row) for row in client.visits().select("id", "period")] == [{"id", "period"}] * 8


def test_the_server_explains_what_it_understood(client):
    explained = client.visits(host="VNM").explanation()

    assert {"name": "host", "value": ["country/VNM"], "is_default": False} in explained["filters"]


def test_the_relation_of_two_countries(client):
    relation = client.relations.get("VNM-CHN")
    timeline = client.relations.timeline("CHN-VNM", since="2023", until="2023")
    trade = client.relations.trade("CHN-VNM", measure="value")

    assert relation.id == "CHN-VNM"
    assert {each.kind for each in timeline} >= {"visit", "agreement"}
    assert len(trade.series) > 0


def test_two_sources_are_held_against_each_other(client):
    one, other = [each.id for each in client.sources(kind="article")][:2]

    assert client.sources.compare(one, other).a.id == one


def test_words_are_searched(client):
    assert client.search(q="To Lam").first().id == "to-lam"
    assert client.suggest(q="To L").first().id == "to-lam"


def test_the_past_can_be_read(client):
    now = datetime.now(UTC)

    moment = client.visits.at("xi-jinping-vietnam-2023-12", now)
    assert moment.document.to_dict()["host"] == "VNM"
    assert client.visits.revisions("xi-jinping-vietnam-2023-12").count() == moment.revision


def test_changes_are_read_from_a_place_on(client):
    every = client.changes(after=0).all()

    assert [each.sequence for each in client.changes(after=every[9].sequence)][:3] == [
        each.sequence for each in every[10:13]
    ]


def test_changes_are_of_the_form_that_their_kind_tells(client):
    forms = {each.kind: type(each) for each in client.changes(after=0)}
    visit = client.changes(after=0).all()[-1]

    assert forms["visit"] is models.VisitChange
    assert len({*forms.values()}) == len(forms) == len(models.AnyChange.forms)
    assert isinstance(visit, models.Change)


def test_documents_are_of_the_form_of_their_kind(client):
    key = "xi-jinping-vietnam-2023-12"
    documents = [each.document for each in client.changes(after=0) if each.id == key and each.document]
    documents += [
        client.visits.at(key, datetime.now(UTC)).document,
        client.visits.revisions(key).first().document,
    ]

    for document in documents:
        assert isinstance(document, models.VisitDocument)
        assert (document.host, document.period) == ("VNM", "2023-12-12/2023-12-13")
        assert isinstance(document.claims.host[0], models.PortableClaim)


def test_every_resource_of_the_api_is_an_attribute(client):
    listed = {each.name.replace("-", "_") for each in client.index().resources}

    assert {name for name in listed if not hasattr(client, name)} == set()


def test_a_citation_names_source_and_paragraph(client):
    [citation, *_] = client.cite("visit/xi-jinping-vietnam-2023-12", "kind")

    assert str(citation).startswith("visit/xi-jinping-vietnam-2023-12 kind: state (“")
    assert f"paragraph {citation.paragraph}. {ADDRESS}" in str(citation)
    assert citation.bibtex().startswith(f"@misc{{{citation.source.id}-{citation.paragraph},\n  title = {{")
    assert citation.csl()["URL"] == citation.url


def test_what_has_no_claims_cannot_be_cited(client):
    with pytest.raises(TypeError, match="'countries' have no claims; these do: agreements, "):
        client.cite("country/VNM")


def test_a_record_without_its_kind_is_told_how_to_say_it(client):
    with pytest.raises(TypeError, match="'nobody' names no record; write its kind too: visit/nobody"):
        client.cite("nobody")


def test_clients_and_lists_say_what_they_are(client):
    assert repr(client) == f"<Client of {ADDRESS}>"
    assert repr(client.visits(host="VNM", kind=["state"])) == "<Pages of /api/v1/visits/?host=VNM&kind=state>"
