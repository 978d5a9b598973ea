"""Every exported document can be sent back unchanged, and changes nothing."""

from collections import Counter

import pytest
from django.conf import settings
from jsonschema import Draft202012Validator
from rest_framework.test import APIClient

from relations.api.openapi.components import reference
from relations.documents.files.files import read_documents
from relations.queries.history.revisions import current_documents, latest
from tests.factories.account import create_account
from tests.openapi import document

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("curated")]
READ_ONLY_KINDS = ("country",)


def test_every_exported_document_is_accepted_without_a_difference():
    counts, curator = Counter(), APIClient()
    # Not ContractClient: to validate 300 responses takes long.
    curator.force_authenticate(create_account("anna"))
    for found in current_documents():
        if found.noun not in READ_ONLY_KINDS:
            key = f"{found.model.resource()}/{found.key}"
            body = {"reason": "Unchanged."} | found.data
            revision = {"If-Match": f'"{latest(found.noun, found.key).number}"'}
            response = curator.patch(f"/api/v1/{key}/?dry_run=true", body, headers=revision)
            assert response.status_code == 200, response.content
            result = response.json()
            assert (result["outcome"], result["document"]) == ("dry_run", found.data)
            assert result["changed_fields"] == result["changed_claims"] == []
            counts[found.noun] += 1
    assert len(counts) > 12
    assert counts.total() > 100


def test_every_fixture_matches_its_schema():
    components = {"components": document()["components"]}
    placed = read_documents([settings.BASE_DIR / "fixtures"])
    forms = {
        model: Draft202012Validator(components | reference("schemas", f"{model.__name__}CorrectionBody"))
        for model in {each.document.model for each in placed}
    }
    for each in placed:
        assert list(forms[each.document.model].iter_errors(each.document.data)) == []
    broken = placed[0].document
    assert list(forms[broken.model].iter_errors(broken.data | {"hots": "VNM"}))
