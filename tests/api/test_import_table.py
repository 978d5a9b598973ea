"""Drafts as CSV of one kind: the columns of exports, or fields in portable form."""

import pytest

from relations.documents.table import FLAT, columns, listed
from relations.models import KINDS, Leader, Organisation, TradeFigure
from tests.api.curator import codes
from tests.factories import CountryFactory, LeaderFactory, OrganisationFactory, TradeFigureFactory
from tests.factories.record import document_of, factory_of

pytestmark = pytest.mark.django_db
IMPORTS = "/api/v1/imports/"
HEAD = "id,name,country\r\n"


@pytest.fixture
def _countries(db):
    CountryFactory(id="CHN"), CountryFactory(id="VNM")


def send(curator, text, kind="leader", **asked):
    question = ({"kind": kind} if kind else {}) | asked
    return curator.post(IMPORTS, text, content_type="text/csv; charset=utf-8", query_params=question)


@pytest.mark.usefixtures("_countries")
def test_rows_come_in_as_drafts(anna):
    answer = send(anna, HEAD + 'to-lam,"Tô Lâm",VNM\r\nxi-jinping,Xi Jinping,CHN\r\n')

    assert answer.json()["created"] == ["leader/to-lam", "leader/xi-jinping"]
    found = Leader.objects.get(slug="to-lam")
    assert (found.name, found.country_id, found.publication) == ("Tô Lâm", "VNM", "draft")


@pytest.mark.parametrize("kind", FLAT)
def test_an_export_of_a_flat_kind_comes_back_as_it_is(anna, api, kind):
    names = [{"text": "a|b\\c", "kind": "short"}, {"text": "=1+1", "kind": "former", "language": "vi"}]
    model = KINDS[kind]
    for key in ("one", "two"):
        factory_of(kind)(id=key, published=True, aliases=names, external_ids=[f"other:{key}", f"test:{key}"])
    exported = api.get(f"/api/v1/{model.resource()}/", {"format": "csv"}).getvalue().decode()

    answer = send(anna, exported, kind=kind)

    assert answer.status_code == 200, answer.content
    assert (answer.json()["created"], answer.json()["changed"]) == ([], [])
    assert answer.json()["unchanged"] == len(exported.strip().split("\r\n")) - 1


def test_quantities_periods_and_lists_are_read_from_the_columns_of_exports(anna):
    TradeFigureFactory(id="model", ahead=["CHN", "VNM"])
    head = "id,exporter.code,importer,flow,measure,quantity.amount,quantity.unit,period.edtf,ahead.code,url"
    row = "new,CHN,VNM,export,value,175600000000,USD,2022,CHN|VNM,-"

    assert send(anna, f"{head}\n{row}\n", kind="trade_figure").json()["created"] == ["trade_figure/new"]

    said = document_of(TradeFigure.objects.get(slug="new")).data
    assert (said["quantity"], said["period"]) == ({"amount": "175600000000", "unit": "USD"}, "2022")
    assert said["ahead"] == ["CHN", "VNM"]


def test_what_has_no_column_stays_and_an_empty_cell_empties(anna):
    LeaderFactory(id="to-lam", name="To Lam", given_name="Lam", native_name="Tô Lâm", external_ids=["test:1"])

    answer = send(anna, "id,revision,name,given_name\nto-lam,1,Tô Lâm,\n")

    assert answer.json()["changed"] == ["leader/to-lam"]
    said = document_of(Leader.objects.get(slug="to-lam")).data
    assert (said["name"], said.get("given_name")) == ("Tô Lâm", None)
    assert (said["native_name"], said["external_ids"]) == ("Tô Lâm", ["test:1"])


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("", ("/2/id", "unread")),
        ("2", ("/2/revision", "other_revision")),
        ("x", ("/2/revision", "wrong_type")),
    ],
)
def test_a_row_changes_the_draft_of_somebody_else_only_if_it_was_read(anna, cell, told):
    LeaderFactory(id="to-lam", name="To Lam")

    answer = send(anna, f"id,revision,name\nto-lam,{cell},Tô Lâm\n")

    assert codes(answer) == [told]
    assert Leader.objects.get().name == "To Lam"


@pytest.mark.usefixtures("_countries")
def test_all_or_none_with_every_fault_by_its_line(anna):
    rows = 'a,"Two\nlines",CHN\nb,B,LAO\nc,C\nd,,CHN\n'

    answer = send(anna, HEAD + rows)

    assert answer.status_code == 400
    assert {each["pointer"] for each in answer.json()["errors"]} == {"/5", "/6/name"}
    assert codes(send(anna, HEAD + "a,A,CHN\nb,B,LAO\n")) == [("/3/country", "unknown_reference")]
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
def test_what_is_no_table_of_the_kind_is_refused(anna, text):
    assert send(anna, text).status_code == 400


@pytest.mark.parametrize("kind", ["visit", "topic", "nothing", None])
def test_csv_names_a_flat_kind(anna, kind):
    answer = send(anna, HEAD, kind=kind)

    assert codes(answer) == [("kind", "invalid_choice")]


def test_what_readers_see_is_not_changed_by_a_table(anna):
    OrganisationFactory(id="seen", name="Seen", published=True)

    answer = send(anna, "id,name\nseen,Other\n", kind="organisation")

    assert "is published, no draft" in answer.json()["errors"][0]["detail"]
    assert Organisation.objects.get().name == "Seen"


def test_a_rehearsed_table_writes_nothing_and_lines_take_no_kind(anna):
    assert send(anna, "id,name\na,A\n", dry_run="true").json()["created"] == ["leader/a"]
    assert not Leader.objects.exists()
    answer = anna.post(f"{IMPORTS}?kind=leader", "", content_type="application/x-ndjson")
    assert codes(answer) == [("kind", "unknown_parameter")]


def test_members_of_a_list_are_told_apart_whatever_they_hold():
    assert listed("a\\|b|c\\\\|") == ["a|b", "c\\", ""]
    assert listed("") == []
    assert columns("office")["body.id"] == "body"
