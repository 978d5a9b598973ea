from django.db import migrations, models

from relations.models import history_guard as guard


def fill(apps, schema_editor):
    """Say it of the revisions there are, in the words of `relations.actions.recording`."""
    revisions = apps.get_model("relations", "Revision").objects
    seen = revisions.filter(
        noun=models.OuterRef("noun"),
        key=models.OuterRef("key"),
        number=models.OuterRef("number") - 1,
        publication="published",
    )
    vanished = models.Q(publication="retracted") & models.Exists(seen)
    shown = models.Q(publication="published") | models.Q(publication=None) | vanished
    public = list(revisions.filter(shown).values_list("sequence", flat=True))
    for start in range(0, len(public), 500):
        revisions.filter(sequence__in=public[start : start + 500]).update(is_public=True)


class Migration(migrations.Migration):
    """Feeds and histories for readers are read by an index, however many drafts lie between."""

    dependencies = [("relations", "0006_pages_are_ranges_of_an_index")]
    operations = [
        migrations.RunPython(guard.remove, guard.install),
        migrations.AddField(
            model_name="revision",
            name="is_public",
            field=models.BooleanField(
                default=False,
                editable=False,
                help_text="Whether readers could see this step: the document, or that it was gone.",
            ),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="revision",
            index=models.Index(fields=["is_public", "sequence"], name="revision_by_public_sequence"),
        ),
        migrations.RunPython(guard.install, guard.remove),
    ]
