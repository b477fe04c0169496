"""Updates, journals, letters that wait for their day, and links to an earlier letter."""

import authors.clock
import django.db.models.deletion
from django.db import migrations, models


def renewed_when_published(apps, schema_editor):
    """A letter without updates was last renewed on the day it was published."""
    letters = apps.get_model("letters", "Letter").objects
    letters.update(renewed_on=models.F("published_on"))


class Migration(migrations.Migration):

    dependencies = [
        ('authors', '0003_forgotten_desk'),
        ('letters', '0002_closed_hand_reports'),
    ]

    operations = [
        migrations.CreateModel(
            name='Update',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source', models.TextField(help_text='As typed, after normalising.')),
                ('html', models.TextField()),
                ('language', models.CharField(choices=[('en', 'English'), ('ar', 'العربية'), ('de', 'Deutsch'), ('es', 'Español'), ('fa', 'فارسی'), ('fr', 'Français'), ('he', 'עברית'), ('it', 'Italiano'), ('ja', '日本語'), ('nl', 'Nederlands'), ('pl', 'Polski'), ('pt', 'Português'), ('und', 'Another language')], default='en', max_length=3)),
                ('status', models.CharField(choices=[('held', 'Waiting for a volunteer'), ('published', 'Published'), ('hidden', 'Hidden'), ('removed', 'Removed'), ('taken_back', 'Taken back by its author'), ('scheduled', 'Waiting for its day'), ('muted', 'Put away by the author of the letter'), ('burned', 'Burned by its author')], default='held', max_length=10)),
                ('was_public', models.BooleanField(default=False)),
                ('written_on', models.DateField(default=authors.clock.today)),
                ('taken_back_on', models.DateField(blank=True, editable=False, null=True)),
                ('came_from', models.CharField(blank=True, choices=[('held', 'Waiting for a volunteer'), ('published', 'Published'), ('hidden', 'Hidden'), ('removed', 'Removed'), ('taken_back', 'Taken back by its author'), ('scheduled', 'Waiting for its day'), ('muted', 'Put away by the author of the letter'), ('burned', 'Burned by its author')], editable=False, help_text='Where it stood before.', max_length=10)),
                ('edited_on', models.DateField(blank=True, null=True)),
                ('markup_version', models.PositiveSmallIntegerField(default=0)),
                ('open_reports', models.PositiveIntegerField(default=0, editable=False)),
                ('hand', models.TextField(editable=False, help_text='Sealed by authors.hands; emptied after 72 hours.', null=True)),
                ('number', models.PositiveSmallIntegerField()),
                ('heading', models.CharField(blank=True, max_length=120)),
                ('rating', models.CharField(choices=[('safe', 'Safe for work'), ('not_safe', 'Not safe for work'), ('not_rated', 'Not rated')], max_length=9)),
                ('published_on', models.DateField(blank=True, null=True)),
                ('after_number', models.PositiveIntegerField(editable=False, null=True)),
            ],
            options={
                'ordering': ['letter', 'number'],
            },
        ),
        migrations.AddField(
            model_name='letter',
            name='came_from',
            field=models.CharField(blank=True, choices=[('held', 'Waiting for a volunteer'), ('published', 'Published'), ('hidden', 'Hidden'), ('removed', 'Removed'), ('taken_back', 'Taken back by its author'), ('scheduled', 'Waiting for its day'), ('muted', 'Put away by the author of the letter'), ('burned', 'Burned by its author')], editable=False, help_text='Where it stood before.', max_length=10),
        ),
        migrations.AddField(
            model_name='letter',
            name='closed_by_author',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='letter',
            name='earlier',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='later', to='letters.letter'),
        ),
        migrations.AddField(
            model_name='letter',
            name='form',
            field=models.CharField(choices=[('letter', 'Letter'), ('journal', 'Journal')], default='letter', max_length=7),
        ),
        migrations.AddField(
            model_name='letter',
            name='last_update',
            field=models.PositiveSmallIntegerField(default=0, editable=False),
        ),
        migrations.AddField(
            model_name='letter',
            name='publish_on',
            field=models.DateField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='letter',
            name='renewed_on',
            field=models.DateField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='letter',
            name='update_marks',
            field=models.JSONField(default=list, editable=False),
        ),
        migrations.AlterField(
            model_name='letter',
            name='status',
            field=models.CharField(choices=[('held', 'Waiting for a volunteer'), ('published', 'Published'), ('hidden', 'Hidden'), ('removed', 'Removed'), ('taken_back', 'Taken back by its author'), ('scheduled', 'Waiting for its day'), ('muted', 'Put away by the author of the letter'), ('burned', 'Burned by its author')], default='held', max_length=10),
        ),
        migrations.AddIndex(
            model_name='letter',
            index=models.Index(models.F('status'), models.F('needs'), models.OrderBy(models.F('published_on'), descending=True), models.OrderBy(models.F('public_id'), descending=True), name='newest_by_needs'),
        ),
        migrations.AddIndex(
            model_name='letter',
            index=models.Index(models.F('status'), models.F('form'), models.OrderBy(models.F('renewed_on'), descending=True), models.OrderBy(models.F('public_id'), descending=True), name='renewed'),
        ),
        migrations.AddConstraint(
            model_name='letter',
            constraint=models.CheckConstraint(condition=models.Q(('form__in', ['letter', 'journal'])), name='form_is_known'),
        ),
        migrations.AddField(
            model_name='update',
            name='letter',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='updates', to='letters.letter'),
        ),
        migrations.AddField(
            model_name='update',
            name='notes',
            field=models.ManyToManyField(blank=True, related_name='updates', to='letters.contentnote'),
        ),
        migrations.AddConstraint(
            model_name='update',
            constraint=models.UniqueConstraint(fields=('letter', 'number'), name='one_update_for_a_number'),
        ),
        migrations.AddConstraint(
            model_name='update',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'published'), _negated=True), ('published_on__isnull', False), _connector='OR'), name='published_updates_have_a_day'),
        ),
        migrations.RunPython(renewed_when_published, migrations.RunPython.noop),
    ]
