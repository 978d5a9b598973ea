"""Storing the JSON of records: what is stored, and what a change makes anew or removes."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from relations.actions.changes.correction import correct
from relations.actions.recording import representing
from relations.models import Country, Publication, Representation
from relations.representations.renderer import renderer_digest
from tests.factories import LeaderFactory, MeetingFactory, VisitFactory
from tests.factories.record import AT

pytestmark = pytest.mark.django_db


def fill(**options):
    out = StringIO()
    call_command("fill_representations", stdout=out, **options)
    return out.getvalue()


def test_a_new_name_reaches_what_mentions_a_record_whose_name_is_composed_of_it(api):
    visit = VisitFactory(guest="country/CHN", host="VNM", period="2023-12", published=True)
    meeting = MeetingFactory(visit=visit, published=True)
    url = f"/api/v1/meetings/{meeting.slug}/"
    assert api.get(url).json()["visit"]["name"] == "Visit of China to Viet Nam, 2023-12"

    correct(Country.objects.get(code="VNM"), {"name": "Vietnam"}, by="anna", at=AT, reason="So it is.")

    assert list(representing.wrong()) == []
    assert representing.missing_count() >= 2
    assert api.get(url).json()["visit"]["name"] == "Visit of China to Vietnam, 2023-12"
    fill()
    assert api.get(url).json()["visit"]["name"] == "Visit of China to Vietnam, 2023-12"


def test_a_draft_and_a_retracted_record_have_no_text():
    LeaderFactory(id="a-draft")
    LeaderFactory(id="retracted", publication=Publication.RETRACTED)
    LeaderFactory(id="public", published=True)
    fill()
    assert set(Representation.objects.filter(noun="leader").values_list("key", flat=True)) == {"public"}


def test_a_text_of_other_code_is_not_served(api):
    leader = LeaderFactory(published=True)
    Representation.objects.update(renderer="0" * 16, text='{"id":"old"}')
    assert api.get(f"/api/v1/leaders/{leader.slug}/").json()["id"] == leader.slug
    assert [each["id"] for each in api.get("/api/v1/leaders/").json()["results"]] == [leader.slug]

    fill()
    assert set(Representation.objects.values_list("renderer", flat=True)) == {renderer_digest()}
    assert list(representing.wrong()) == []


def test_a_wrong_text_is_found_and_replaced():
    leader = LeaderFactory(published=True)
    Representation.objects.filter(key=leader.slug).update(text="{}")
    with pytest.raises(CommandError, match=rf"1 stored texts differ: leader/{leader.slug}\. .*--anew"):
        fill(check=True)
    fill(anew=True)
    assert fill(check=True) == "All stored texts are up to date.\n"


@pytest.mark.parametrize(
    "name",
    [
        'A "url":"/ B',
        '"name":"X","name_language":"en","url":"/countries/VNM/"',
        "back\\slash\\",
        'ends with \\"',
        "\U0001f600 c\x7fd",
    ],
)
@pytest.mark.parametrize("language", ["en", "vi"])
def test_names_that_look_like_json_stay_what_they_are(api, name, language):
    leader = LeaderFactory(name=name, country="VNM", published=True)
    found = api.get(f"/api/v1/leaders/{leader.slug}/", headers={"Accept-Language": language}).json()
    assert found["name"] == name
    assert found["country"]["name"] == {"en": "Viet Nam", "vi": "Việt Nam"}[language]
    assert found["country"]["url"] == "http://testserver/api/v1/countries/VNM/"


def test_reading_a_list_of_stored_texts_takes_three_queries(api, django_assert_num_queries):
    for _ in range(5):
        LeaderFactory(published=True)
    api.get("/api/v1/leaders/")
    with django_assert_num_queries(3):
        assert len(api.get("/api/v1/leaders/").json()["results"]) == 5
