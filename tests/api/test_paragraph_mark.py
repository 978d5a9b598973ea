"""Marks on paragraphs with nothing to record: programs create, read and withdraw them."""

import pytest

from relations.models import ParagraphMark
from tests.api.curator import KEY, error_codes
from tests.factories import ClaimFactory
from tests.factories.paragraph_mark import mark_paragraph
from tests.factories.paragraph_text import create_source_with_text

pytestmark = pytest.mark.django_db

MARKS = "/api/v1/sources/river/marks/"


@pytest.fixture
def source():
    return create_source_with_text(id="river", published=True)


def body(source, position, **more):
    """The body of a mark, with the digest of its paragraph as the API returns it."""
    return {"number": position, "digest": f"sha256:{source.paragraphs.get(position=position).digest}"} | more


def test_a_mark_is_created_with_the_digest_of_its_paragraph(anna, source):
    digest = anna.get("/api/v1/sources/river/paragraphs/3/").json()["digest"]

    response = anna.post(MARKS, {"number": 3, "digest": digest, "reason": "A farewell."})

    assert response.status_code == 201
    found = ParagraphMark.objects.get()
    assert response.json() == {
        "id": found.pk,
        "number": 3,
        "digest": digest,
        "is_current": True,
        "by": "anna",
        "at": response.json()["at"],
        "reason": "A farewell.",
        "taken_back_by": None,
        "taken_back_at": None,
        "taken_back_because": "",
    }
    assert anna.get(MARKS).json()["results"] == [response.json()]


def test_a_withdrawn_mark_is_kept_with_the_reason(anna, source):
    mark = mark_paragraph(source, 3, by="binh")

    response = anna.delete(f"{MARKS}{mark.pk}/", query_params={"reason": "There is a name."})

    result = response.json()
    assert (response.status_code, result["is_current"], result["by"]) == (200, False, "binh")
    assert (result["taken_back_by"], result["taken_back_because"]) == ("anna", "There is a name.")
    assert [each["is_current"] for each in anna.get(MARKS).json()["results"]] == [False]
    again = anna.delete(f"{MARKS}{mark.pk}/")
    assert (again.status_code, error_codes(again)) == (409, [(None, "no_such_mark")])


def test_a_mark_can_be_copied_to_another_database(anna, source):
    mark_paragraph(source, 3, reason="A farewell.")
    mark = anna.get(MARKS).json()["results"][0]
    ParagraphMark.objects.all().delete()

    response = anna.post(MARKS, {name: mark[name] for name in ("number", "digest", "reason")})

    assert response.json()["digest"] == mark["digest"]


def test_a_mark_is_idempotent_and_supports_dry_run(anna, source):
    preview = anna.post(MARKS, body(source, 3), query_params={"dry_run": "true"})
    first, second = (anna.post(MARKS, body(source, 3), headers=KEY) for _ in range(2))

    assert (preview.status_code, preview.json()["id"]) == (200, None)
    assert first.json() == second.json()
    assert ParagraphMark.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "status", "error"),
    [
        ({"digest": "0" * 64}, 400, ("/digest", "malformed")),
        ({"digest": None}, 400, ("/digest", "missing_field")),
        ({"number": 0}, 400, ("/number", "out_of_range")),
        ({"number": 9}, 409, (None, "text_changed")),
        ({"digest": f"sha256:{'0' * 64}"}, 409, (None, "text_changed")),
        ({"number": 1}, 409, (None, "text_changed")),
        ({"word": "A farewell."}, 400, ("/word", "unknown_field")),
    ],
)
def test_an_invalid_mark_is_an_error(anna, source, changes, status, error):
    response = anna.post(MARKS, body(source, 3, **changes))

    assert (response.status_code, error_codes(response)) == (status, [error])


def test_paragraphs_with_claims_or_marks_cannot_be_marked(anna, source):
    ClaimFactory(at="river#1", printed="12 December")
    mark_paragraph(source, 3, by="binh")

    responses = [anna.post(MARKS, body(source, position)) for position in (1, 3)]

    assert [error_codes(response)[0][1] for response in responses] == [
        "paragraph_has_claims",
        "already_marked",
    ]


def test_marks_are_for_curators_only(api, source):
    assert api.get(MARKS).status_code == 401
    assert api.post(MARKS, body(source, 3), format="json").status_code == 401
    assert "marks" not in api.get("/api/v1/sources/river/").json()
