"""Claims by selecting words, in a real Chromium: by mouse, by keyboard alone, and what comes of them."""

import pytest
from selenium.webdriver.common.keys import Keys

from relations.models import Claim, Proposal, Visit
from tests.admin.conftest import address
from tests.browser.autocomplete import pick_in_open
from tests.browser.keyboard import press, stands_at
from tests.browser.waiting import next_page, wait
from tests.factories import VisitFactory
from tests.factories.paragraph_text import attached

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LINES = "In Hanoi the river rose\nOn 12 December 2023 it fell by 20.3 percent\nand rests"


def test_selected_words_become_a_claim_that_stands_beside_the_fact(reader, live_server):
    VisitFactory(id="to-hanoi", period="2023-12")
    curator = reader(attached(LINES, id="river"))

    curator.select(2, "12 December 2023")
    curator.choose_record("to-hanoi")
    curator.value("#claim [name=value]", "2023-12-12")
    assert curator.find("#claim-standing").text == "It would stand as Refines"
    told = curator.save()

    assert curator.deeds <= 5
    assert "The claim stands as “refines” beside visit/to-hanoi, Period." in told
    claim = Claim.objects.get(record_key="visit/to-hanoi")
    assert (claim.printed, claim.value["edtf"], claim.paragraph.position) == (
        "12 December 2023",
        "2023-12-12",
        2,
    )
    assert curator.find("#p2 mark").text == "12 December 2023"
    stands_at(curator.browser, "p2")
    curator.browser.get(f"{live_server.url}{address(Visit, 'change', 'to-hanoi')}")
    assert "12 December 2023" in curator.find("#fact-period").text
    assert curator.browser.get_log("browser") == []


def test_a_claim_on_what_readers_see_takes_at_most_five_interactions_and_is_proposed(reader):
    VisitFactory(id="to-hanoi", period="2023-12", published=True)
    curator = reader(attached(LINES, id="river", published=True))

    curator.select(2, "2023")
    curator.choose_record("to-hanoi")
    curator.choose_fact("period")
    curator.give_reason("A second source.")
    told = curator.save()

    assert curator.deeds == 5
    assert "The claim would stand as “compatible”" in told
    assert Proposal.objects.get().reason == "A second source."


def test_the_record_stays_chosen_for_the_next_claim_of_the_source(reader):
    VisitFactory(id="to-hanoi", period="2023-12")
    curator = reader(attached(LINES, id="river"))
    curator.select(2, "12 December 2023")
    curator.choose_record("to-hanoi")
    curator.save()
    curator.deeds = 0

    curator.select(2, "2023")
    curator.choose_fact("period")
    curator.value("#claim [name=value]", "2023")
    curator.save()

    assert curator.deeds == 3
    assert sorted(Claim.objects.values_list("printed", flat=True)) == ["12 December 2023", "2023"]


def test_a_claim_is_made_by_keyboard_alone(reader):
    VisitFactory(id="to-hanoi", period="2023-12")
    curator = reader(attached(LINES, id="river"))
    browser = curator.browser

    for key in ("j", "j", Keys.ARROW_RIGHT, Keys.ARROW_RIGHT):
        press(browser, key)
    for _ in range(2):
        press(browser, Keys.SHIFT + Keys.ARROW_RIGHT)
    press(browser, Keys.NULL + Keys.ENTER)
    curator.value("#claim [name=printed]", "12 December 2023")
    wait(browser).until(
        lambda each: "select2-selection" in each.switch_to.active_element.get_attribute("class")
    )
    press(browser, Keys.ENTER)
    pick_in_open(browser, "to-hanoi", "to-hanoi")
    stands_at(browser, "id_fact")
    assert curator.find("#id_fact").get_attribute("value") == "period"
    curator.find("#claim [name=reason]")
    while browser.switch_to.active_element.get_attribute("type") != "submit":
        press(browser, Keys.TAB)
    with next_page(browser):
        press(browser, Keys.ENTER)

    assert "The claim stands as “refines”" in curator.find(".messagelist").text
    assert Claim.objects.get().printed == "12 December 2023"
    assert browser.get_log("browser") == []


def test_faults_stand_beside_their_field_and_nothing_typed_is_lost(reader):
    VisitFactory(id="to-hanoi", period="2023-12")
    curator = reader(attached(LINES, id="river"))
    curator.select(2, "12 December 2023")
    curator.choose_record("to-hanoi")
    curator.value("#claim [name=value]", "2023-12-12")
    box = curator.find("#claim [name=value]")
    box.clear()
    box.send_keys("soon")
    curator.give_reason("Because.")
    curator.find("#claim-value button[type=submit]").click()

    assert "'soon'" in curator.find("#claim .desk-meant .errorlist").text
    assert curator.find("#claim [name=value]").get_attribute("value") == "soon"
    assert curator.find("#claim [name=reason]").get_attribute("value") == "Because."
    assert curator.find("#id_fact").get_attribute("value") == "period"
    assert not Claim.objects.exists()
    assert curator.browser.get_log("browser") == []


def test_escape_leads_back_to_the_paragraph(reader):
    curator = reader(attached(LINES, id="river"))
    press(curator.browser, "j")
    press(curator.browser, Keys.ENTER)
    curator.find("#claim [name=printed]")
    stands_at(curator.browser, "id_printed")

    press(curator.browser, Keys.ESCAPE)

    stands_at(curator.browser, "p1")


def test_escape_leads_back_to_the_paragraph_whose_link_opened_the_form(reader):
    curator = reader(attached(LINES, id="river"))
    curator.browser.execute_script("document.querySelector('#p2 .desk-cite').focus()")
    press(curator.browser, Keys.ENTER)
    stands_at(curator.browser, "id_printed")

    press(curator.browser, Keys.ESCAPE)

    stands_at(curator.browser, "p2")


def test_escape_closes_what_is_found_by_typing_before_it_leaves_the_form(reader):
    curator = reader(attached(LINES, id="river"))
    press(curator.browser, "j")
    press(curator.browser, Keys.ENTER)
    stands_at(curator.browser, "id_printed")
    press(curator.browser, Keys.TAB)
    press(curator.browser, Keys.ENTER)
    curator.find(".select2-container--open .select2-search__field")

    press(curator.browser, Keys.ESCAPE)

    assert not curator.browser.find_elements("css selector", ".select2-container--open")
    assert curator.browser.switch_to.active_element.get_attribute("role") == "combobox"
    press(curator.browser, Keys.ESCAPE)
    stands_at(curator.browser, "p1")
