from datetime import UTC, date, datetime

import httpx
import pytest
from conftest import ADDRESS
from entente_client import Client, models, problems


def raw(path, **parameters):
    return httpx.get(f"{ADDRESS}/api/v1/{path}", params=parameters).json()["results"]


def test_a_walk_through_all_pages_is_the_list(client):
    walked = [each.id for each in client.statements(limit=7)]

    assert walked == [each["id"] for each in raw("statements/", limit=500)]
    assert len(walked) == len(set(walked)) == client.statements().count() > 14


def test_pages_are_requested_when_they_are_needed(client):
    sent = []
    client._session._http.event_hooks["request"].append(sent.append)

    rows = iter(client.statements(limit=2))
    assert sent == []
    next(rows), next(rows)
    assert len(sent) == 1
    next(rows)
    assert len(sent) == 2


def test_filters_choose_rows_as_the_api_does(client):
    found = client.visits(
        host="VNM", since=date(2023, 1, 1), match="certain", kind=["state", "official"]
    ).all()

    expected = raw("visits/", host="VNM", since="2023", match="certain", kind="state,official")
    assert [each.id for each in found] == [each["id"] for each in expected] != []


def test_an_unknown_filter_names_the_closest_one(client):
    with pytest.raises(TypeError, match=r"/visits/ takes no 'hots'\. Did you mean 'host'\?"):
        client.visits(hots="VNM")


def test_an_unknown_filter_without_a_close_one_lists_all(client):
    with pytest.raises(TypeError, match=r"It takes alias, alias_kind, asserted_by, .*updated_since\."):
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


def test_names_of_countries_are_in_the_language_of_the_client():
    with Client(ADDRESS, language="vi") as client:
        assert client.countries.get("VNM").name == "Việt Nam"


def test_groups_count_rows(client):
    counted = client.visits.groups("host", since="2023")

    assert sum(each.count for each in counted) == client.visits(since="2023").count()


def test_groups_of_figures_that_do_not_add_up_are_refused(client):
    with pytest.raises(problems.FiguresNotAdditive, match="different authorities"):
        client.trade_figures.groups("year", measure="value")


def test_fields_can_be_selected(client):
    assert [set(row) for row in client.visits().select("id", "period")] == [{"id", "period"}] * 8


def test_the_server_explains_how_it_interpreted_the_request(client):
    explanation = client.visits(host="VNM").explanation()

    assert {"name": "host", "value": ["country/VNM"], "is_default": False} in explanation["filters"]


def test_the_relation_of_two_countries(client):
    relation = client.relations.get("VNM-CHN")
    timeline = client.relations.timeline("CHN-VNM", since="2023", until="2023")
    trade = client.relations.trade("CHN-VNM", measure="value")

    assert relation.id == "CHN-VNM"
    assert {each.kind for each in timeline} >= {"visit", "agreement"}
    assert len(trade.series) > 0


def test_two_sources_are_compared(client):
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


def test_changes_have_the_model_of_their_kind(client):
    forms = {each.kind: type(each) for each in client.changes(after=0)}
    visit = client.changes(after=0).all()[-1]

    assert forms["visit"] is models.VisitChange
    assert len({*forms.values()}) == len(forms) == len(models.AnyChange.forms)
    assert isinstance(visit, models.Change)


def test_documents_have_the_model_of_their_kind(client):
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
    with pytest.raises(TypeError, match=r"'countries' have no claims\. Resources with claims: agreements, "):
        client.cite("country/VNM")


def test_a_record_without_its_kind_is_refused_with_an_example(client):
    with pytest.raises(TypeError, match=r"'nobody' has no kind\. Write it as well: visit/nobody"):
        client.cite("nobody")


def test_clients_and_lists_have_a_repr(client):
    assert repr(client) == f"<Client of {ADDRESS}>"
    assert repr(client.visits(host="VNM", kind=["state"])) == "<Pages of /api/v1/visits/?host=VNM&kind=state>"
