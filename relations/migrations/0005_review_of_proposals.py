import relations.models.ordering
from django.db import migrations, models

from relations.models import history_guard as guard


class Migration(migrations.Migration):
    """What readers see is corrected by proposals, and history tells who approved them."""

    dependencies = [
        ('relations', "0004_filters_through_rows_have_indexes"),
    ]

    operations = [
        migrations.CreateModel(
            name='Proposal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('noun', models.CharField(help_text='Kind of the record.', max_length=20)),
                ('key', relations.models.ordering.SortedCharField(help_text='Identifier of the record within its kind.', max_length=160)),
                ('base', models.PositiveIntegerField(help_text='Revision that it is made for; 0 for a new record.')),
                ('deed', models.CharField(choices=[('create', 'Create'), ('correct', 'Correct'), ('cite', 'Cite'), ('publish', 'Publish'), ('retract', 'Retract'), ('merge', 'Merge'), ('rename', 'Rename'), ('submit', 'Submit'), ('return', 'Return'), ('restore', 'Restore')], help_text='What shall be done.', max_length=8)),
                ('document', models.TextField(help_text='The whole document as it shall be, as canonical JSON.')),
                ('by', models.CharField(help_text='Who proposes it.', max_length=150)),
                ('at', models.DateTimeField(help_text='When it was proposed.')),
                ('reason', models.TextField(blank=True, default='', help_text='Why.')),
                ('state', models.CharField(choices=[('open', 'Open'), ('approved', 'Approved'), ('declined', 'Declined'), ('withdrawn', 'Withdrawn')], default='open', help_text='Open, approved, declined, or withdrawn by its author.', max_length=9)),
                ('decided_by', models.CharField(help_text='Who decided.', max_length=150, null=True)),
                ('decided_at', models.DateTimeField(help_text='When it was decided.', null=True)),
                ('word', models.TextField(blank=True, default='', help_text='What the reviewer said to it.')),
                ('revision', models.PositiveIntegerField(help_text='Revision that the approval made.', null=True)),
            ],
            options={
                'verbose_name': 'proposal',
                'verbose_name_plural': 'proposals',
                'ordering': ['id'],
                'permissions': [('review_proposal', 'Can approve and decline what others propose')],
            },
        ),
        migrations.RemoveConstraint(
            model_name='revision',
            name='revision_deed_is_declared',
        ),
        migrations.AddField(
            model_name='revision',
            name='approved_by',
            field=models.CharField(help_text='Who approved it, where it corrects what readers saw.', max_length=150, null=True),
        ),
        migrations.AlterField(
            model_name='revision',
            name='deed',
            field=models.CharField(choices=[('create', 'Create'), ('correct', 'Correct'), ('cite', 'Cite'), ('publish', 'Publish'), ('retract', 'Retract'), ('merge', 'Merge'), ('rename', 'Rename'), ('submit', 'Submit'), ('return', 'Return'), ('restore', 'Restore')], help_text='What was done.', max_length=8),
        ),
        migrations.AddConstraint(
            model_name='revision',
            constraint=models.CheckConstraint(condition=models.Q(('deed__in', ['create', 'correct', 'cite', 'publish', 'retract', 'merge', 'rename', 'submit', 'return', 'restore'])), name='revision_deed_is_declared'),
        ),
        migrations.AddConstraint(
            model_name='revision',
            constraint=models.CheckConstraint(condition=models.Q(('approved_by', models.F('by')), _negated=True), name='revision_is_approved_by_another'),
        ),
        migrations.AddIndex(
            model_name='proposal',
            index=models.Index(fields=['state', 'id'], name='proposal_by_state'),
        ),
        migrations.AddIndex(
            model_name='proposal',
            index=models.Index(fields=['noun', 'key', 'id'], name='proposal_by_record'),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['open', 'approved', 'declined', 'withdrawn'])), name='proposal_state_is_declared'),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.CheckConstraint(condition=models.Q(('deed__in', ['create', 'correct', 'cite', 'publish', 'retract', 'restore'])), name='proposal_deed_is_declared'),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.CheckConstraint(condition=models.Q(('by', ''), _negated=True), name='proposal_names_who_made_it'),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decided_by__isnull', True), ('state', 'open')), models.Q(models.Q(('state', 'open'), _negated=True), ('decided_at__isnull', False), ('decided_by__isnull', False)), _connector='OR'), name='proposal_is_decided_by_somebody'),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'approved'), _negated=True), models.Q(('decided_by', models.F('by')), _negated=True), _connector='OR'), name='proposal_is_approved_by_another'),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'declined'), _negated=True), models.Q(('word', ''), _negated=True), _connector='OR'), name='proposal_is_declined_with_a_word'),
        ),
        # SQLite has made the table of revisions again, without its triggers.
        migrations.RunPython(guard.install, guard.remove),
    ]
