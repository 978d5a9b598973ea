"""Marks on paragraphs that hold nothing to claim, as programs make, read and take back."""

import pytest

from relations.models import ParagraphMark
from tests.api.curator import KEY, codes
from tests.factories import ClaimFactory
from tests.factories.paragraph_mark import marked
from tests.factories.paragraph_text import attached

pytestmark = pytest.mark.django_db

MARKS = "/api/v1/sources/river/marks/"


@pytest.fixture
def source():
    return attached(id="river", published=True)


def body(source, position, **more):
    """A mark as the digest of its paragraph is told to readers."""
    return {"number": position, "digest": f"sha256:{source.paragraphs.get(position=position).digest}"} | more


def test_a_mark_is_made_with_the_digest_that_was_read_and_told_with_who_and_when(anna, source):
    digest = anna.get("/api/v1/sources/river/paragraphs/3/").json()["digest"]

    answer = anna.post(MARKS, {"number": 3, "digest": digest, "reason": "A farewell."})

    assert answer.status_code == 201
    found = ParagraphMark.objects.get()
    assert answer.json() == {
        "id": found.pk,
        "number": 3,
        "digest": digest,
        "stands": True,
        "by": "anna",
        "at": answer.json()["at"],
        "reason": "A farewell.",
        "taken_back_by": None,
        "taken_back_at": None,
        "taken_back_because": "",
    }
    assert anna.get(MARKS).json()["results"] == [answer.json()]


def test_a_mark_is_taken_back_and_its_trace_stays(anna, source):
    mark = marked(source, 3, by="binh")

    answer = anna.delete(f"{MARKS}{mark.pk}/", query_params={"reason": "There is a name."})

    told = answer.json()
    assert (answer.status_code, told["stands"], told["by"]) == (200, False, "binh")
    assert (told["taken_back_by"], told["taken_back_because"]) == ("anna", "There is a name.")
    assert [each["stands"] for each in anna.get(MARKS).json()["results"]] == [False]
    again = anna.delete(f"{MARKS}{mark.pk}/")
    assert (again.status_code, codes(again)) == (409, [(None, "not_marked")])


def test_marks_of_one_database_are_made_in_another_from_what_the_first_tells(anna, source):
    marked(source, 3, reason="A farewell.")
    told = anna.get(MARKS).json()["results"][0]
    ParagraphMark.objects.all().delete()

    answer = anna.post(MARKS, {name: told[name] for name in ("number", "digest", "reason")})

    assert answer.json()["digest"] == told["digest"]


def test_the_same_key_marks_once_and_a_rehearsal_never(anna, source):
    rehearsed = anna.post(MARKS, body(source, 3), query_params={"dry_run": "true"})
    first, second = (anna.post(MARKS, body(source, 3), headers=KEY) for _ in range(2))

    assert (rehearsed.status_code, rehearsed.json()["id"]) == (200, None)
    assert first.json() == second.json()
    assert ParagraphMark.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "status", "where"),
    [
        ({"digest": "0" * 64}, 400, ("/digest", "malformed")),
        ({"digest": None}, 400, ("/digest", "malformed")),
        ({"number": 0}, 400, ("/number", "out_of_range")),
        ({"number": 9}, 409, (None, "other_words")),
        ({"digest": f"sha256:{'0' * 64}"}, 409, (None, "other_words")),
        ({"number": 1}, 409, (None, "other_words")),
        ({"word": "A farewell."}, 400, ("/word", "unknown_field")),
    ],
)
def test_what_is_no_mark_is_refused(anna, source, changes, status, where):
    answer = anna.post(MARKS, body(source, 3, **changes))

    assert (answer.status_code, codes(answer)) == (status, [where])


def test_what_is_claimed_or_marked_is_refused(anna, source):
    ClaimFactory(at="river#1", printed="12 December")
    marked(source, 3, by="binh")

    answers = [anna.post(MARKS, body(source, position)) for position in (1, 3)]

    assert [codes(answer)[0][1] for answer in answers] == ["holds_claims", "already_marked"]


def test_marks_are_for_those_who_curate(api, source):
    assert api.get(MARKS).status_code == 401
    assert api.post(MARKS, body(source, 3), format="json").status_code == 401
    assert "marks" not in api.get("/api/v1/sources/river/").json()
