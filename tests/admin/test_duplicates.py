"""The pages of likely duplicates."""

import pytest
from django.utils.html import strip_tags

from relations.admin import duplicates
from relations.models import KINDS, Agreement, Leader, Office, TradeFigure
from relations.queries.alike import ALIKE
from relations.queries.duplicates import SUGGESTED
from tests.admin.conftest import address
from tests.factories import AgreementFactory, LeaderFactory, TradeFigureFactory

pytestmark = pytest.mark.django_db


def test_each_kind_with_suggestions_has_its_page_and_lists_lead_there(desk):
    LeaderFactory(id="to-lam", name="Tô Lâm")
    LeaderFactory(id="to-lam-again", name="To Lam")
    page = address(Leader, "duplicates")

    answer = desk(page)

    assert (
        f'<a href="{address(Leader, "change", "to-lam-again")}">to-lam-again</a>' in answer.content.decode()
    )
    assert f'href="{page}"' in desk(address(Leader)).content.decode()
    assert "duplicates" not in desk(address(Office)).content.decode()


def test_the_page_says_where_it_hangs(desk):
    page = desk(address(Leader, "duplicates")).content.decode()

    crumbs = page.partition('<div class="breadcrumbs">')[2].partition("</div>")[0]
    ways = [way.strip() for way in strip_tags(crumbs).split("&rsaquo;")]
    assert (ways[0], *ways[2:]) == ("Home", "Leaders", "Likely duplicates")


@pytest.mark.parametrize("noun", [*SUGGESTED, *ALIKE])
def test_nothing_alike_is_told_as_such(desk, noun):
    page = desk(address(KINDS[noun], "duplicates"))

    assert "Nothing looks like a duplicate." in page.content.decode()


def test_figures_that_may_be_one_lead_to_their_comparison(desk):
    figure = {"exporter": "CHN", "importer": "VNM", "flow": "export", "period": "2022"}
    TradeFigureFactory(id="bare", **figure)
    TradeFigureFactory(id="said", **figure, reporter="CHN")

    page = desk(address(TradeFigure, "duplicates")).content.decode()

    assert f'href="{address(TradeFigure, "merge", "bare", "said")}">Compare with said</a>' in page
    assert "what one does not say: reporter or authority" in page


def test_agreements_are_found_by_name_and_by_facts(desk, monkeypatch):
    monkeypatch.setattr(duplicates, "ON_A_PAGE", 1)
    parties = [{"party": f"country/{code}", "role": "party"} for code in ("CHN", "VNM")]
    for key in ("one", "two", "three"):
        AgreementFactory(id=key, title=f"Treaty {key}", kind="treaty", signed="1999", parties=parties)
    page = address(Agreement, "duplicates")

    by_name = desk(page).content.decode()
    by_facts = desk(page, by="facts").content.decode()

    assert "Nothing looks like a duplicate." in by_name
    assert 'href="?by=facts"' in by_name
    assert "the same kind, signing, and parties" in by_facts
    assert 'href="?page=2&amp;by=facts"' in by_facts


def test_suggestions_are_shown_by_page(desk, monkeypatch):
    monkeypatch.setattr(duplicates, "ON_A_PAGE", 2)
    for name in ("A", "B", "C"):
        LeaderFactory.create_batch(2, name=f"Leader {name}")

    first, second = (desk(address(Leader, "duplicates"), page=page).context for page in (1, 2))

    assert (len(first["suggestions"]), first["previous"], first["next"]) == (2, 0, 2)
    assert (len(second["suggestions"]), second["previous"], second["next"]) == (1, 1, None)


def test_who_may_not_view_a_kind_is_refused(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("stranger", is_staff=True))

    assert client.get(address(Leader, "duplicates")).status_code == 403
