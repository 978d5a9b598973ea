"""Imports of CSV with drafts of one kind: the columns of exports, or fields in portable form."""

import pytest

from relations.documents.files.table import TABULAR_KINDS, columns, split_list
from relations.models import KINDS, Leader, Organisation, TradeFigure
from tests.api.curator import error_codes
from tests.factories import CountryFactory, LeaderFactory, OrganisationFactory, TradeFigureFactory
from tests.factories.record import document_of, factory_of

pytestmark = pytest.mark.django_db
IMPORTS = "/api/v1/imports/"
HEAD = "id,name,country\r\n"


@pytest.fixture
def _countries(db):
    CountryFactory(id="CHN"), CountryFactory(id="VNM")


def send(curator, text, kind="leader", **parameters):
    query = ({"kind": kind} if kind else {}) | parameters
    return curator.post(IMPORTS, text, content_type="text/csv; charset=utf-8", query_params=query)


@pytest.mark.usefixtures("_countries")
def test_imported_rows_become_drafts(anna):
    response = send(anna, HEAD + 'to-lam,"Tô Lâm",VNM\r\nxi-jinping,Xi Jinping,CHN\r\n')

    assert response.json()["created"] == ["leader/to-lam", "leader/xi-jinping"]
    found = Leader.objects.get(slug="to-lam")
    assert (found.name, found.country_id, found.publication) == ("Tô Lâm", "VNM", "draft")


@pytest.mark.parametrize("kind", TABULAR_KINDS)
def test_an_export_of_a_tabular_kind_is_imported_without_a_change(anna, api, kind):
    names = [{"text": "a|b\\c", "kind": "short"}, {"text": "=1+1", "kind": "former", "language": "vi"}]
    model = KINDS[kind]
    for key in ("one", "two"):
        factory_of(kind)(id=key, published=True, aliases=names, external_ids=[f"other:{key}", f"test:{key}"])
    exported = api.get(f"/api/v1/{model.resource()}/", {"format": "csv"}).getvalue().decode()

    response = send(anna, exported, kind=kind)

    assert response.status_code == 200, response.content
    assert (response.json()["created"], response.json()["changed"]) == ([], [])
    assert response.json()["unchanged"] == len(exported.strip().split("\r\n")) - 1


def test_quantities_periods_and_lists_are_read_from_the_columns_of_exports(anna):
    TradeFigureFactory(id="model", ahead=["CHN", "VNM"])
    head = "id,exporter.code,importer,flow,measure,quantity.amount,quantity.unit,period.edtf,ahead.code,url"
    row = "new,CHN,VNM,export,value,175600000000,USD,2022,CHN|VNM,-"

    assert send(anna, f"{head}\n{row}\n", kind="trade_figure").json()["created"] == ["trade_figure/new"]

    document = document_of(TradeFigure.objects.get(slug="new")).data
    assert (document["quantity"], document["period"]) == ({"amount": "175600000000", "unit": "USD"}, "2022")
    assert document["ahead"] == ["CHN", "VNM"]


def test_missing_columns_change_nothing_and_empty_cells_remove_values(anna):
    LeaderFactory(id="to-lam", name="To Lam", given_name="Lam", native_name="Tô Lâm", external_ids=["test:1"])

    response = send(anna, "id,revision,name,given_name\nto-lam,1,Tô Lâm,\n")

    assert response.json()["changed"] == ["leader/to-lam"]
    document = document_of(Leader.objects.get(slug="to-lam")).data
    assert (document["name"], document.get("given_name")) == ("Tô Lâm", None)
    assert (document["native_name"], document["external_ids"]) == ("Tô Lâm", ["test:1"])


@pytest.mark.parametrize(
    ("cell", "error"),
    [
        ("", ("/2/id", "missing_revision")),
        ("2", ("/2/revision", "revision_mismatch")),
        ("x", ("/2/revision", "wrong_type")),
    ],
)
def test_a_row_changes_the_draft_of_another_curator_only_with_its_revision(anna, cell, error):
    LeaderFactory(id="to-lam", name="To Lam")

    response = send(anna, f"id,revision,name\nto-lam,{cell},Tô Lâm\n")

    assert error_codes(response) == [error]
    assert Leader.objects.get().name == "To Lam"


@pytest.mark.usefixtures("_countries")
def test_an_import_with_errors_imports_nothing_and_lists_them_by_line(anna):
    rows = 'a,"Two\nlines",CHN\nb,B,LAO\nc,C\nd,,CHN\n'

    response = send(anna, HEAD + rows)

    assert response.status_code == 400
    assert {each["pointer"] for each in response.json()["errors"]} == {"/5", "/6/name"}
    assert error_codes(send(anna, HEAD + "a,A,CHN\nb,B,LAO\n")) == [("/3/country", "unknown_reference")]
    assert not Leader.objects.exists()


@pytest.mark.parametrize(
    "text",
    [
        "name\nTo Lam\n",
        "id,hots\na,VNM\n",
        "id,name,name\na,A,A\n",
        "id,country,country.code\na,VNM,VNM\n",
        "id,claims\na,x\n",
        'id,name\na,"A\n',
        f"id,name\na,{'x' * 200_000}\n",
        "id,name\n\x00,A\n",
        "id,name\na,\x00\n",
    ],
)
def test_an_invalid_table_is_an_error(anna, text):
    assert send(anna, text).status_code == 400


@pytest.mark.parametrize("kind", ["visit", "topic", "nothing", None])
def test_csv_requires_a_tabular_kind(anna, kind):
    response = send(anna, HEAD, kind=kind)

    assert error_codes(response) == [("kind", "invalid_choice")]


def test_a_table_does_not_change_published_records(anna):
    OrganisationFactory(id="seen", name="Seen", published=True)

    response = send(anna, "id,name\nseen,Other\n", kind="organisation")

    assert "is published, not a draft" in response.json()["errors"][0]["detail"]
    assert Organisation.objects.get().name == "Seen"


def test_a_table_supports_dry_run_and_ndjson_accepts_no_kind(anna):
    assert send(anna, "id,name\na,A\n", dry_run="true").json()["created"] == ["leader/a"]
    assert not Leader.objects.exists()
    response = anna.post(f"{IMPORTS}?kind=leader", "", content_type="application/x-ndjson")
    assert error_codes(response) == [("kind", "unknown_parameter")]


def test_lists_in_a_cell_are_split_at_unescaped_separators():
    assert split_list("a\\|b|c\\\\|") == ["a|b", "c\\", ""]
    assert split_list("") == []
    assert columns("office")["body.id"] == "body"
