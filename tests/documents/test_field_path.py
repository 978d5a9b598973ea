"""Paths in documents can have any key."""

from hypothesis import given
from hypothesis import strategies as st

from relations.documents.field_path import child_path, path_steps


@given(keys=st.lists(st.text() | st.text(alphabet='a.[]"\\')))
def test_a_path_is_split_into_the_keys_it_was_made_of(keys):
    path = ""
    for key in keys:
        path = child_path(path, key)

    assert path_steps(path) == keys


def test_simple_keys_are_written_without_quotes():
    assert child_path(child_path("", "claims"), "host") == "claims.host"
    assert path_steps("claims.host[0].at") == ["claims", "host", "0", "at"]
    assert child_path("claims", "a.b") == 'claims["a.b"]'
