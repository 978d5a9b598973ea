"""Adding claims on the reader in a real Chromium, by mouse and by keyboard."""

import pytest
from selenium.webdriver.common.keys import Keys

from relations.models import Claim, Proposal, Visit
from tests.admin.conftest import admin_url
from tests.browser.autocomplete import pick_in_open
from tests.browser.keyboard import press, wait_for_focus
from tests.browser.waiting import next_page, wait
from tests.factories import VisitFactory
from tests.factories.paragraph_text import create_source_with_text

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TEXT = "In Hanoi the river rose\nOn 12 December 2023 it fell by 20.3 percent\nand rests"


def test_selected_words_become_a_claim_on_a_fact(reader, live_server):
    VisitFactory(id="to-hanoi", period="2023-12")
    curator = reader(create_source_with_text(TEXT, id="river"))

    curator.select(2, "12 December 2023")
    curator.choose_record("to-hanoi")
    curator.wait_for_value("#claim [name=value]", "2023-12-12")
    assert curator.find("#claim-standing").text == "Standing: Refines"
    messages = curator.save()

    assert curator.interactions <= 5
    assert "Claim on visit/to-hanoi, period. Standing: refines." in messages
    claim = Claim.objects.get(record_key="visit/to-hanoi")
    assert (claim.printed, claim.value["edtf"], claim.paragraph.position) == (
        "12 December 2023",
        "2023-12-12",
        2,
    )
    assert curator.find("#p2 mark").text == "12 December 2023"
    wait_for_focus(curator.browser, "p2")
    curator.browser.get(f"{live_server.url}{admin_url(Visit, 'change', 'to-hanoi')}")
    assert "12 December 2023" in curator.find("#fact-period").text
    assert curator.browser.get_log("browser") == []


def test_proposing_a_claim_on_a_published_record_takes_five_interactions(reader):
    VisitFactory(id="to-hanoi", period="2023-12", published=True)
    curator = reader(create_source_with_text(TEXT, id="river", published=True))

    curator.select(2, "2023")
    curator.choose_record("to-hanoi")
    curator.choose_fact("period")
    curator.give_reason("A second source.")
    messages = curator.save()

    assert curator.interactions == 5
    assert "Standing: compatible." in messages
    assert Proposal.objects.get().reason == "A second source."


def test_the_record_stays_selected_for_the_next_claim(reader):
    VisitFactory(id="to-hanoi", period="2023-12")
    curator = reader(create_source_with_text(TEXT, id="river"))
    curator.select(2, "12 December 2023")
    curator.choose_record("to-hanoi")
    curator.save()
    curator.interactions = 0

    curator.select(2, "2023")
    curator.choose_fact("period")
    curator.wait_for_value("#claim [name=value]", "2023")
    curator.save()

    assert curator.interactions == 3
    assert sorted(Claim.objects.values_list("printed", flat=True)) == ["12 December 2023", "2023"]


def test_a_claim_is_added_by_keyboard(reader):
    VisitFactory(id="to-hanoi", period="2023-12")
    curator = reader(create_source_with_text(TEXT, id="river"))
    browser = curator.browser

    for key in ("j", "j", Keys.ARROW_RIGHT, Keys.ARROW_RIGHT):
        press(browser, key)
    for _ in range(2):
        press(browser, Keys.SHIFT + Keys.ARROW_RIGHT)
    press(browser, Keys.NULL + Keys.ENTER)
    curator.wait_for_value("#claim [name=printed]", "12 December 2023")
    wait(browser).until(
        lambda each: "select2-selection" in each.switch_to.active_element.get_attribute("class")
    )
    press(browser, Keys.ENTER)
    pick_in_open(browser, "to-hanoi", "to-hanoi")
    wait_for_focus(browser, "id_fact")
    assert curator.find("#id_fact").get_attribute("value") == "period"
    curator.find("#claim [name=reason]")
    while browser.switch_to.active_element.get_attribute("type") != "submit":
        press(browser, Keys.TAB)
    with next_page(browser):
        press(browser, Keys.ENTER)

    assert "Standing: refines." in curator.find(".messagelist").text
    assert Claim.objects.get().printed == "12 December 2023"
    assert browser.get_log("browser") == []


def test_each_error_is_shown_at_its_field_and_typed_values_are_kept(reader):
    VisitFactory(id="to-hanoi", period="2023-12")
    curator = reader(create_source_with_text(TEXT, id="river"))
    curator.select(2, "12 December 2023")
    curator.choose_record("to-hanoi")
    curator.wait_for_value("#claim [name=value]", "2023-12-12")
    box = curator.find("#claim [name=value]")
    box.clear()
    box.send_keys("soon")
    curator.give_reason("Because.")
    curator.find("#claim-value button[type=submit]").click()

    assert "'soon'" in curator.find("#claim .curation-value-input .errorlist").text
    assert curator.find("#claim [name=value]").get_attribute("value") == "soon"
    assert curator.find("#claim [name=reason]").get_attribute("value") == "Because."
    assert curator.find("#id_fact").get_attribute("value") == "period"
    assert not Claim.objects.exists()
    assert curator.browser.get_log("browser") == []


def test_escape_returns_to_the_paragraph(reader):
    curator = reader(create_source_with_text(TEXT, id="river"))
    press(curator.browser, "j")
    press(curator.browser, Keys.ENTER)
    curator.find("#claim [name=printed]")
    wait_for_focus(curator.browser, "id_printed")

    press(curator.browser, Keys.ESCAPE)

    wait_for_focus(curator.browser, "p1")


def test_escape_returns_to_the_paragraph_whose_link_opened_the_form(reader):
    curator = reader(create_source_with_text(TEXT, id="river"))
    curator.browser.execute_script("document.querySelector('#p2 .curation-cite').focus()")
    press(curator.browser, Keys.ENTER)
    wait_for_focus(curator.browser, "id_printed")

    press(curator.browser, Keys.ESCAPE)

    wait_for_focus(curator.browser, "p2")


def test_escape_closes_the_autocompletion_before_it_leaves_the_form(reader):
    curator = reader(create_source_with_text(TEXT, id="river"))
    press(curator.browser, "j")
    press(curator.browser, Keys.ENTER)
    wait_for_focus(curator.browser, "id_printed")
    press(curator.browser, Keys.TAB)
    press(curator.browser, Keys.ENTER)
    curator.find(".select2-container--open .select2-search__field")

    press(curator.browser, Keys.ESCAPE)

    assert not curator.browser.find_elements("css selector", ".select2-container--open")
    assert curator.browser.switch_to.active_element.get_attribute("role") == "combobox"
    press(curator.browser, Keys.ESCAPE)
    wait_for_focus(curator.browser, "p1")
