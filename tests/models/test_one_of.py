"""One of several columns read and assigned as one field."""

import pytest

from relations.models import Country, MeetingParticipant, Organisation, Partnership, Visit


def test_assigning_one_kind_clears_the_others():
    visit, china, asean = Visit(), Country(code="CHN"), Organisation(slug="asean")

    Visit.guest.assign(visit, "country", china)
    assert (visit.guest, visit.guest_organisation) == (china, None)

    Visit.guest.assign(visit, "organisation", asean)
    assert (visit.guest, visit.guest_country) == (asean, None)

    Visit.guest.assign(visit, None, None)
    assert visit.guest is None


@pytest.mark.parametrize(
    ("columns", "kind"),
    [({}, None), ({"guest_country_id": "CHN"}, "country"), ({"guest_organisation_id": 1}, "organisation")],
)
def test_the_kind_is_read_without_a_query(columns, kind):
    assert Visit.guest.kind_of(Visit(**columns)) == kind


def test_words_are_text():
    participant = MeetingParticipant()
    MeetingParticipant.who.assign(participant, "words", "several ministers")

    assert participant.who == "several ministers"
    assert MeetingParticipant.who.kind_of(participant) == "words"


def test_pair_is_a_list():
    china, vietnam = Country(code="CHN"), Country(code="VNM")

    assert Partnership(side_a=china, side_b=vietnam).countries == [china, vietnam]
