"""Every exported document, sent back as it stands, is taken and changes nothing."""

from collections import Counter

import pytest
from django.conf import settings
from jsonschema import Draft202012Validator
from rest_framework.test import APIClient

from relations.documents.files import read
from relations.documents.inner_shape import shared_shapes
from relations.documents.shape import correction_shape
from relations.queries.history import current_documents, latest
from tests.factories.account import account

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("curated")]
WRITTEN_ELSEWHERE = ("country",)


def test_every_exported_document_comes_back_without_a_difference():
    sent, curator = Counter(), APIClient()
    curator.force_authenticate(account("anna"))  # without comparing 300 answers with the contract
    for document in current_documents():
        if document.noun not in WRITTEN_ELSEWHERE:
            key = f"{document.model.resource()}/{document.key}"
            body = {"reason": "As it stands."} | document.data
            revision = {"If-Match": f'"{latest(document.noun, document.key).number}"'}
            answer = curator.patch(f"/api/v1/{key}/?dry_run=true", body, headers=revision)
            assert answer.status_code == 200, answer.content
            told = answer.json()
            assert (told["outcome"], told["document"]) == ("rehearsed", document.data)
            assert told["changed_fields"] == told["changed_claims"] == []
            sent[document.noun] += 1
    assert len(sent) > 12
    assert sent.total() > 100


def test_every_fixture_is_of_the_form_that_the_document_declares():
    shared = {"components": {"schemas": shared_shapes()}}
    placed = read([settings.BASE_DIR / "fixtures"])
    forms = {
        model: Draft202012Validator(correction_shape(model, {}) | shared)
        for model in {each.document.model for each in placed}
    }
    for each in placed:
        assert list(forms[each.document.model].iter_errors(each.document.data)) == []
    broken = placed[0].document
    assert list(forms[broken.model].iter_errors(broken.data | {"hots": "VNM"}))
