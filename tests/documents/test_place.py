"""Places in documents hold any key."""

from hypothesis import given
from hypothesis import strategies as st

from relations.documents.place import inside, steps


@given(keys=st.lists(st.text() | st.text(alphabet='a.[]"\\')))
def test_a_place_leads_through_the_keys_of_which_it_was_made(keys):
    where = ""
    for key in keys:
        where = inside(where, key)

    assert steps(where) == keys


def test_plain_places_stand_as_people_write_them():
    assert inside(inside("", "claims"), "host") == "claims.host"
    assert steps("claims.host[0].at") == ["claims", "host", "0", "at"]
    assert inside("claims", "a.b") == 'claims["a.b"]'
