from django.db import migrations, models
from django.db.models import Q

FIGURE = {"measure": "measure", "quantity_unit": "unit?", "quantity_operator": "operator?", "share_of": "share?"}
# Model → column → what the index is of; a mark of question where rows may lack a value.
COLUMNS = {
    "agreement": {"kind": "kind", "status": "status?", "item_count_number": "items?"},
    "claim": {"fact": "fact", "modality": "modality", "attributed_to": "speaker?"},
    "conflict": {"fact": "fact"},
    "investmentfigure": {**FIGURE, "series": "series"},
    "leader": {"native_name": "native_name?", "family_name": "family_name?"},
    "meeting": {"format": "format?", "status": "status?", "ordinal": "ordinal?"},
    "office": {"function": "function"},
    "organisation": {"kind": "kind", "abbreviation": "abbreviation?"},
    "partnership": {"status": "status?"},
    "source": {"kind": "kind", "language": "language?", "sha256": "sha256?"},
    "statement": {"kind": "kind"},
    "tenure": {"capacity": "capacity?"},
    "tradefigure": {
        **FIGURE,
        "flow": "flow",
        "product": "product?",
        "hs_revision": "hs_revision?",
        "hs_code": "hs_code?",
    },
    "travelfigure": FIGURE,
    "visit": {"kind": "kind?", "status": "status?", "occasion": "occasion?", "tour": "tour?"},
}


def added():
    for model, columns in COLUMNS.items():
        for column, what in columns.items():
            condition = Q(**{f"{column}__isnull": False}) if what.endswith("?") else None
            name = f"{model}_of_{what.removesuffix('?')}"
            yield migrations.AddIndex(model, models.Index(fields=[column], condition=condition, name=name))
    yield migrations.AddIndex("claim", models.Index(fields=["id"], condition=Q(negated=True), name="claim_denies"))
    wrong = ~Q(deprecated_because="")
    yield migrations.AddIndex("claim", models.Index(fields=["id"], condition=wrong, name="claim_is_deprecated"))


class Migration(migrations.Migration):
    """Filters find rare values by an index, in lists of any length."""

    dependencies = [("relations", "0007_revisions_say_whether_they_are_public")]
    operations = list(added())
