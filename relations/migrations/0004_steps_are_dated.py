from django.db import migrations, models

import relations.models.period_field
from relations.models.period_field import BOUNDS

STEPS = ("agreementstatuschange", "partnershipstatuschange")
WHEN = "When it was reached; null if not said."


def fill_bounds(apps, schema_editor):
    for name in STEPS:
        for step in apps.get_model("relations", name).objects.exclude(on=None):
            step.on = step.on  # assigning a period fills its bounds
            step.save(update_fields=[f"on_{bound}" for bound in BOUNDS])


class Migration(migrations.Migration):
    """The steps of agreements and partnerships can be found by the days they may have been reached."""

    dependencies = [("relations", "0003_records_are_renamed")]
    operations = [
        *(
            migrations.AddField(step, f"on_{bound}", models.DateField(editable=False, null=True))
            for step in STEPS
            for bound in BOUNDS
        ),
        *(
            migrations.AlterField(
                step,
                "on",
                relations.models.period_field.PeriodField(
                    blank=True, help_text=WHEN, max_length=250, null=True, reading="some_time_in"
                ),
            )
            for step in STEPS
        ),
        migrations.RunPython(fill_bounds, migrations.RunPython.noop),
    ]
