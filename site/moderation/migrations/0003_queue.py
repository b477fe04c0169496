"""The queue, appeals, receipts: what moderation needs to be trusted."""

import datetime
from importlib import import_module

import authors.clock
import authors.sealed
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

_ledger = import_module("moderation.migrations.0002_ledger_and_group")
lock, unlock = _ledger.lock, _ledger.unlock


def carry_over(apps, schema_editor):
    """A report's day becomes its first hour, and its words are sealed."""
    for report in apps.get_model("moderation", "Report").objects.all():
        day = datetime.datetime.combine(report.reported_on, datetime.time(), datetime.UTC)
        report.hour, report.facts = int(day.timestamp()) // 3600, report.words
        report.save(update_fields=["hour", "facts"])


def carry_back(apps, schema_editor):
    """The other way round."""
    for report in apps.get_model("moderation", "Report").objects.all():
        when = datetime.datetime.fromtimestamp(report.hour * 3600, datetime.UTC)
        report.reported_on, report.words = when.date(), report.facts
        report.save(update_fields=["reported_on", "words"])


class Migration(migrations.Migration):

    dependencies = [
        ('comments', '0002_hand_reports'),
        ('letters', '0002_closed_hand_reports'),
        ('moderation', '0002_ledger_and_group'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        # SQLite makes the ledger's table anew when a column changes, and its triggers are lost.
        migrations.RunPython(unlock, lock),
        migrations.CreateModel(
            name='Appeal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.TextField(blank=True)),
                ('hour', models.IntegerField(default=authors.clock.this_hour, help_text='Hours since 1970.')),
                ('closed', models.BooleanField(default=False)),
            ],
        ),
        migrations.CreateModel(
            name='Case',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('urgent', models.BooleanField(default=False, verbose_name='care')),
                ('held', models.BooleanField(default=False)),
                ('reports', models.PositiveIntegerField(default=0)),
                ('appealed', models.BooleanField(default=False)),
                ('unrated', models.BooleanField(default=False, verbose_name='not rated')),
                ('codes', models.CharField(blank=True, max_length=120)),
                ('since', models.IntegerField(default=authors.clock.this_hour, help_text='Hours since 1970.')),
            ],
            options={
                'verbose_name': 'item in the queue',
                'verbose_name_plural': 'items in the queue',
            },
        ),
        migrations.CreateModel(
            name='Phrase',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=60, unique=True)),
                ('words', models.TextField()),
                ('order', models.PositiveSmallIntegerField(default=100)),
            ],
            options={
                'ordering': ['order', 'name'],
            },
        ),
        migrations.CreateModel(
            name='Proposal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('deed', models.CharField(choices=[('publish', 'Publish'), ('keep', 'Leave as it is'), ('hold', 'Hold'), ('revise', 'Ask for a revision'), ('redact', 'Take words out'), ('hide', 'Hide'), ('remove', 'Remove'), ('restore', 'Restore'), ('correct', 'Correct the rating, categories or notes'), ('close', 'Close replies'), ('open', 'Open replies again'), ('uphold', 'Let a decision stand'), ('overturn', 'Take a decision back'), ('take_back', 'Take back'), ('edit', 'Edit'), ('resubmit', 'Send back after a revision')], max_length=10)),
                ('ground', models.CharField(choices=[('findable', 'Someone could be found from it'), ('cruel', 'It is cruel, or threatens somebody'), ('author', 'It is unkind to the author of the letter'), ('self_harm', 'It could push someone to hurt themselves'), ('sexual', 'It is sexual in a way the rules do not allow'), ('child', 'It involves a child being harmed'), ('intimate', 'It shares something intimate without consent'), ('about_me', 'It is about me, or by me'), ('rights', 'It uses words or work that belong to somebody else'), ('illegal', 'It breaks a law in another way'), ('notes', 'The rating or the notes are wrong'), ('recipient_guess', 'It tries to find out who somebody is'), ('spam', 'It is selling something, or was not written by a person'), ('worried', 'I am worried about the writer'), ('other', 'Something else')], max_length=20)),
                ('words', models.TextField(blank=True)),
                ('pieces', models.TextField(blank=True, help_text='Words to take out, one a line.')),
                ('hour', models.IntegerField(default=authors.clock.this_hour, help_text='Hours since 1970.')),
            ],
        ),
        migrations.CreateModel(
            name='Shield',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(default=authors.clock.today)),
            ],
        ),
        migrations.CreateModel(
            name='StaffFeed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('token', models.BinaryField(max_length=32, unique=True)),
            ],
        ),
        migrations.CreateModel(
            name='Weight',
            fields=[
                ('bucket', models.IntegerField(primary_key=True, serialize=False)),
                ('value', models.FloatField()),
            ],
        ),
        migrations.AddField(
            model_name='decision',
            name='answers',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='answered_by', to='moderation.decision'),
        ),
        migrations.AddField(
            model_name='decision',
            name='codes',
            field=models.CharField(blank=True, max_length=120),
        ),
        migrations.AddField(
            model_name='decision',
            name='hours',
            field=models.PositiveIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='report',
            name='contact',
            field=authors.sealed.SealedText(blank=True),
        ),
        migrations.AddField(
            model_name='report',
            name='decision',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='moderation.decision'),
        ),
        migrations.AddField(
            model_name='report',
            name='facts',
            field=authors.sealed.SealedText(blank=True),
        ),
        migrations.AddField(
            model_name='report',
            name='hand',
            field=models.BinaryField(max_length=32, null=True),
        ),
        migrations.AddField(
            model_name='report',
            name='hour',
            field=models.IntegerField(default=authors.clock.this_hour, help_text='Hours since 1970.'),
        ),
        migrations.AddField(
            model_name='report',
            name='receipt',
            field=models.BinaryField(max_length=32, null=True, unique=True),
        ),
        migrations.AlterField(
            model_name='decision',
            name='deed',
            field=models.CharField(choices=[('publish', 'Publish'), ('keep', 'Leave as it is'), ('hold', 'Hold'), ('revise', 'Ask for a revision'), ('redact', 'Take words out'), ('hide', 'Hide'), ('remove', 'Remove'), ('restore', 'Restore'), ('correct', 'Correct the rating, categories or notes'), ('close', 'Close replies'), ('open', 'Open replies again'), ('uphold', 'Let a decision stand'), ('overturn', 'Take a decision back'), ('take_back', 'Take back'), ('edit', 'Edit'), ('resubmit', 'Send back after a revision')], max_length=10),
        ),
        migrations.AlterField(
            model_name='decision',
            name='ground',
            field=models.CharField(blank=True, choices=[('findable', 'Someone could be found from it'), ('cruel', 'It is cruel, or threatens somebody'), ('author', 'It is unkind to the author of the letter'), ('self_harm', 'It could push someone to hurt themselves'), ('sexual', 'It is sexual in a way the rules do not allow'), ('child', 'It involves a child being harmed'), ('intimate', 'It shares something intimate without consent'), ('about_me', 'It is about me, or by me'), ('rights', 'It uses words or work that belong to somebody else'), ('illegal', 'It breaks a law in another way'), ('notes', 'The rating or the notes are wrong'), ('recipient_guess', 'It tries to find out who somebody is'), ('spam', 'It is selling something, or was not written by a person'), ('worried', 'I am worried about the writer'), ('other', 'Something else')], max_length=20),
        ),
        migrations.AlterField(
            model_name='report',
            name='ground',
            field=models.CharField(choices=[('findable', 'Someone could be found from it'), ('cruel', 'It is cruel, or threatens somebody'), ('author', 'It is unkind to the author of the letter'), ('self_harm', 'It could push someone to hurt themselves'), ('sexual', 'It is sexual in a way the rules do not allow'), ('child', 'It involves a child being harmed'), ('intimate', 'It shares something intimate without consent'), ('about_me', 'It is about me, or by me'), ('rights', 'It uses words or work that belong to somebody else'), ('illegal', 'It breaks a law in another way'), ('notes', 'The rating or the notes are wrong'), ('recipient_guess', 'It tries to find out who somebody is'), ('spam', 'It is selling something, or was not written by a person'), ('worried', 'I am worried about the writer'), ('other', 'Something else')], max_length=20),
        ),
        migrations.AlterField(
            model_name='report',
            name='letter',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='letters.letter'),
        ),
        migrations.AlterField(
            model_name='report',
            name='reply',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='comments.reply'),
        ),
        migrations.AddIndex(
            model_name='report',
            index=models.Index(fields=['settled', 'hour'], name='reports_by_hour'),
        ),
        migrations.AddField(
            model_name='appeal',
            name='decision',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='appeal', to='moderation.decision'),
        ),
        migrations.AddField(
            model_name='case',
            name='letter',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, to='letters.letter'),
        ),
        migrations.AddField(
            model_name='case',
            name='reply',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, to='comments.reply'),
        ),
        migrations.AddField(
            model_name='proposal',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='proposal',
            name='case',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, to='moderation.case'),
        ),
        migrations.AddField(
            model_name='shield',
            name='member',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='shield',
            name='notes',
            field=models.ManyToManyField(blank=True, to='letters.contentnote'),
        ),
        migrations.AddField(
            model_name='stafffeed',
            name='member',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(fields=['-urgent', 'since', 'id'], name='oldest_case_first'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('letter__isnull', False), ('reply__isnull', True)), models.Q(('letter__isnull', True), ('reply__isnull', False)), _connector='OR'), name='case_of_one_thing'),
        ),
        migrations.RunPython(carry_over, carry_back),
        migrations.RemoveIndex(
            model_name='report',
            name='reports_open',
        ),
        migrations.RemoveField(
            model_name='report',
            name='reported_on',
        ),
        migrations.RemoveField(
            model_name='report',
            name='words',
        ),
        migrations.AddIndex(
            model_name="decision",
            index=models.Index(fields=["decided_at"], name="decisions_by_time"),
        ),
        migrations.RunPython(lock, unlock),
    ]
