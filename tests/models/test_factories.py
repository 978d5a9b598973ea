"""Every model has a factory, and what factories make has a history."""

import pytest
from django.apps import apps

import tests.factories
from relations.models import RECORDS, REFERENCE_DATA, Publication, Revision, StoredAnswer, Token
from relations.models.about import About
from tests.factories import ClaimFactory, SourceFactory, VisitFactory
from tests.factories.record import factory_of

FACTORIES = [getattr(tests.factories, name) for name in tests.factories.__all__]
OF_ACCOUNTS = (StoredAnswer, Token)  # about no record


def made_of(factory):
    return factory._meta.model


def test_every_model_has_one_factory():
    models = apps.get_app_config("relations").get_models()
    models = [model for model in models if not model._meta.auto_created]
    assert sorted(map(made_of, FACTORIES), key=str) == sorted(models, key=str)


@pytest.mark.parametrize("factory", FACTORIES, ids=lambda factory: made_of(factory).__name__)
@pytest.mark.django_db
def test_factory_makes_a_row_and_its_record_has_a_history(factory):
    made = factory()

    assert made == made_of(factory).objects.get(pk=made.pk)
    assert Revision.objects.filter(number=1).exists() or made_of(factory) in OF_ACCOUNTS


@pytest.mark.parametrize("noun", REFERENCE_DATA)
@pytest.mark.django_db
def test_reference_data_has_its_first_revision(noun):
    made = factory_of(noun)()

    assert Revision.objects.filter(noun=noun, key=made.key).get().number == 1


@pytest.mark.parametrize("noun", RECORDS)
@pytest.mark.django_db
def test_published_batch_is_cited_and_reviewed_by_another_person(noun):
    for made in factory_of(noun).create_batch(3, published=True):
        assert made.is_published
        history = Revision.objects.filter(noun=noun, key=made.slug).order_by("number")
        assert [(step.deed, step.by) for step in history] == [("create", "writer"), ("publish", "editor")]
        assert made.claim_count > 0
        assert made.conflict_count == 0


@pytest.mark.parametrize("noun", RECORDS)
@pytest.mark.django_db
def test_conflicting_record_has_one_conflict_of_two_sources(noun):
    made = factory_of(noun)(published=True, conflicting=True)

    assert made.conflict_count == 1
    assert made.source_count == 2


@pytest.mark.parametrize("noun", RECORDS)
@pytest.mark.django_db
def test_retracted_record_can_be_made(noun):
    assert factory_of(noun)(publication="retracted").publication == Publication.RETRACTED


@pytest.mark.django_db
def test_what_a_document_names_is_made_on_the_way():
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
    assert {model.__name__ for model in map(made_of, FACTORIES) if issubclass(model, About)} == {
        "Alias",
        "Claim",
        "Conflict",
        "ExternalIdentifier",
    }
