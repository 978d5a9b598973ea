from django.db import migrations, models

DATED = {"agreement": "signed", "meeting": "period", "partnership": "period", "source": "published"}
DATED |= {"statement": "period", "tenure": "period", "visit": "period"}
NAMES = {"agreement": "agreement_by_signing", "source": "source_by_date"}
FIGURES = ("investmentfigure", "tradefigure", "travelfigure")
UNDATED = ("leader", "office", "organisation")


def orderings():
    """Each ordering that may meet rows without a value: model, name of the index up, of that down, columns."""
    for model in (*DATED, *FIGURES, *UNDATED):
        yield model, f"{model}_by_update", f"{model}_by_latest", ("publication", "updated_at", "slug")
    for model, unique in (("country", "code"), ("place", "slug"), ("topic", "slug")):
        yield model, f"{model}_by_update", f"{model}_by_latest", ("updated_at", unique)
    for model, period in DATED.items():
        name = NAMES.get(model, f"{model}_by_period")
        yield model, name, f"{name}_latest", ("publication", f"{period}_starts_earliest", "slug")
    for model in FIGURES:
        yield model, f"{model}_by_period", f"{model}_by_recent", ("publication", "period_starts_earliest", "slug")
        yield model, f"{model}_by_amount", f"{model}_by_most", ("publication", "quantity_number", "slug")


def replaced(model, name, columns):
    yield migrations.RemoveIndex(model, name)
    yield migrations.AddIndex(model, models.Index(fields=list(columns), name=name))


def operations():
    for model, up, down, (*shown, column, unique) in orderings():
        yield from replaced(model, up, (*shown, column, unique))
        yield from replaced(model, down, (*shown, f"-{column}", unique))


class Migration(migrations.Migration):
    """Indexes under orderings hold plain columns: one that began with "is null" served only first pages."""

    dependencies = [("relations", "0005_search_finds_names")]
    operations = list(operations())
