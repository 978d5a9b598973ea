"""The pages of likely duplicates."""

import pytest
from django.utils.html import strip_tags

from relations.admin.lists import duplicates
from relations.models import KINDS, Agreement, Leader, Office, TradeFigure
from tests.admin.conftest import admin_url
from tests.factories import AgreementFactory, LeaderFactory, TradeFigureFactory

pytestmark = pytest.mark.django_db


def test_lists_link_to_the_likely_duplicates_of_their_kind(open_page):
    LeaderFactory(id="to-lam", name="Tô Lâm")
    LeaderFactory(id="to-lam-again", name="To Lam")
    page = admin_url(Leader, "duplicates")

    response = open_page(page)

    assert (
        f'<a href="{admin_url(Leader, "change", "to-lam-again")}">to-lam-again</a>'
        in response.content.decode()
    )
    assert f'href="{page}"' in open_page(admin_url(Leader)).content.decode()
    assert "duplicates" not in open_page(admin_url(Office)).content.decode()


def test_the_page_has_breadcrumbs(open_page):
    page = open_page(admin_url(Leader, "duplicates")).content.decode()

    breadcrumbs = page.partition('<div class="breadcrumbs">')[2].partition("</div>")[0]
    crumbs = [each.strip() for each in strip_tags(breadcrumbs).split("&rsaquo;")]
    assert (crumbs[0], *crumbs[2:]) == ("Home", "Leaders", "Likely duplicates")


@pytest.mark.parametrize("noun", [noun for noun, model in KINDS.items() if model.duplicates])
def test_a_page_without_suggestions_says_so(open_page, noun):
    page = open_page(admin_url(KINDS[noun], "duplicates"))

    assert "No likely duplicates." in page.content.decode()


def test_likely_duplicate_figures_link_to_their_comparison(open_page):
    figure = {"exporter": "CHN", "importer": "VNM", "flow": "export", "period": "2022"}
    TradeFigureFactory(id="bare", **figure)
    TradeFigureFactory(id="reported", **figure, reporter="CHN")

    page = open_page(admin_url(TradeFigure, "duplicates")).content.decode()

    assert f'href="{admin_url(TradeFigure, "merge", "bare", "reported")}">Compare with reported</a>' in page
    assert "what one does not say: reporter or authority" in page


def test_agreements_are_suggested_by_name_and_by_facts(open_page, monkeypatch):
    monkeypatch.setattr(duplicates, "ON_A_PAGE", 1)
    parties = [{"party": f"country/{code}", "role": "party"} for code in ("CHN", "VNM")]
    for key in ("one", "two", "three"):
        AgreementFactory(id=key, title=f"Treaty {key}", kind="treaty", signed="1999", parties=parties)
    page = admin_url(Agreement, "duplicates")

    by_name = open_page(page).content.decode()
    by_facts = open_page(page, by="facts").content.decode()

    assert "No likely duplicates." in by_name
    assert 'href="?by=facts"' in by_name
    assert "the same kind, signing, and parties" in by_facts
    assert 'href="?page=2&amp;by=facts"' in by_facts


def test_suggestions_are_paged(open_page, monkeypatch):
    monkeypatch.setattr(duplicates, "ON_A_PAGE", 2)
    for name in ("A", "B", "C"):
        LeaderFactory.create_batch(2, name=f"Leader {name}")

    first, second = (open_page(admin_url(Leader, "duplicates"), page=page).context for page in (1, 2))

    assert (len(first["suggestions"]), first["previous"], first["next"]) == (2, 0, 2)
    assert (len(second["suggestions"]), second["previous"], second["next"]) == (1, 1, None)


def test_a_user_who_may_not_view_the_kind_is_refused(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("stranger", is_staff=True))

    assert client.get(admin_url(Leader, "duplicates")).status_code == 403
