"""Every model has a factory, and the records that factories create have a history."""

from contextlib import contextmanager

import pytest
from django.apps import apps
from django.db import transaction

import tests.factories
from relations.models import RECORDS, REFERENCE_DATA, Publication, Revision, StoredResponse, Token
from relations.models.about import About
from tests.factories import ClaimFactory, SourceFactory, VisitFactory
from tests.factories.record import factory_of

FACTORIES = [getattr(tests.factories, name) for name in tests.factories.__all__]
OF_ACCOUNTS = (StoredResponse, Token)  # belong to no record


def model_of(factory):
    return factory._meta.model


def test_every_model_has_one_factory():
    models = apps.get_app_config("relations").get_models()
    models = [model for model in models if not model._meta.auto_created]
    assert sorted(map(model_of, FACTORIES), key=str) == sorted(models, key=str)


@contextmanager
def rolled_back():
    """Undo the changes of the block, so that the next factory starts from an empty database."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.mark.django_db
def test_every_factory_creates_a_row_whose_record_has_a_history():
    for factory in FACTORIES:
        model = model_of(factory)
        with rolled_back():
            row = factory()

            assert row == model.objects.get(pk=row.pk), model
            assert Revision.objects.filter(number=1).exists() or model in OF_ACCOUNTS, model


@pytest.mark.django_db
def test_reference_data_has_its_first_revision():
    for noun in REFERENCE_DATA:
        row = factory_of(noun)()

        assert Revision.objects.filter(noun=noun, key=row.key).get().number == 1, noun


@pytest.mark.django_db
def test_a_published_batch_is_cited_and_reviewed_by_another_person():
    for noun in RECORDS:
        with rolled_back():
            for row in factory_of(noun).create_batch(3, published=True):
                assert row.is_published, noun
                history = Revision.objects.filter(noun=noun, key=row.slug).order_by("number")
                steps = [(step.action, step.by) for step in history]
                assert steps == [("create", "writer"), ("publish", "editor")], noun
                assert (row.claim_count > 0, row.conflict_count) == (True, 0), noun


@pytest.mark.django_db
def test_a_conflicting_record_has_one_conflict_of_two_sources():
    for noun in RECORDS:
        with rolled_back():
            row = factory_of(noun)(published=True, conflicting=True)

            assert (row.conflict_count, row.source_count) == (1, 2), noun


@pytest.mark.django_db
def test_a_retracted_record_can_be_created():
    for noun in RECORDS:
        assert factory_of(noun)(publication="retracted").publication == Publication.RETRACTED, noun


@pytest.mark.django_db
def test_records_that_a_document_refers_to_are_created_too():
    visit = VisitFactory(
        published=True,
        host="LAO",
        places=["vientiane"],
        delegation=[{"leader": "xi-jinping", "role": "principal"}],
    )

    assert visit.host.name == "Lao People's Democratic Republic"
    assert visit.delegation.get().leader.is_published


@pytest.mark.django_db
def test_claim_on_a_published_record_is_public():
    claim = ClaimFactory(record=VisitFactory(published=True), fact="kind", value="official")

    assert (claim.standing, claim.is_public) == ("compatible", True)


@pytest.mark.django_db
def test_source_may_have_a_date_and_be_published():
    source = SourceFactory(published="2023-12-20", publication="published")

    assert str(source.published) == "2023-12-20"
    assert source.is_published


def test_every_row_about_records_is_covered():
    assert {model.__name__ for model in map(model_of, FACTORIES) if issubclass(model, About)} == {
        "Alias",
        "Claim",
        "Conflict",
        "ExternalIdentifier",
    }
