from django.db import migrations, models

from relations.models import history_guard as guard


class Migration(migrations.Migration):
    """The one change that the history allows: a document is blanked, and says when, by whom and why."""

    dependencies = [("relations", "0010_merging_and_renaming_are_proposed")]

    operations = [
        # Undone from below: without the columns, the triggers stand as they did before.
        migrations.RunPython(migrations.RunPython.noop, guard.install),
        migrations.AddField(
            model_name="revision",
            name="redacted_at",
            field=models.DateTimeField(
                help_text="When its document was blanked; null for all others.", null=True
            ),
        ),
        migrations.AddField(
            model_name="revision",
            name="redacted_by",
            field=models.CharField(help_text="Who blanked its document.", max_length=150, null=True),
        ),
        migrations.AddField(
            model_name="revision",
            name="redacted_because",
            field=models.TextField(help_text="Why its document was blanked.", null=True),
        ),
        migrations.RunPython(guard.install, guard.remove),
    ]
