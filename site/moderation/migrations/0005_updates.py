"""Updates are moderated like letters, and authors can put replies under their letters away."""

from importlib import import_module

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

_ledger = import_module("moderation.migrations.0002_ledger_and_group")
lock, unlock = _ledger.lock, _ledger.unlock


def drop_new_kinds(apps, schema_editor):
    """Back: the older tables have no place for decisions about updates, nor for an author's."""
    model = {name: apps.get_model("moderation", name) for name in ("Decision", "DecisionWords", "Appeal", "Report")}
    gone = model["Decision"].objects.filter(update__isnull=False).values_list("pk", flat=True)
    authors = model["Decision"].objects.filter(deed__in=["mute", "unmute"]).values_list("pk", flat=True)
    ids = [*gone, *authors]
    model["DecisionWords"].objects.filter(decision__in=ids).delete()
    model["Appeal"].objects.filter(decision__in=ids).delete()
    model["Report"].objects.filter(update__isnull=False).delete()
    model["Report"].objects.filter(decision__in=ids).update(decision=None)
    apps.get_model("moderation", "Case").objects.filter(update__isnull=False).delete()
    model["Decision"].objects.filter(answers__in=ids).update(answers=None)
    model["Decision"].objects.filter(pk__in=ids).delete()


class Migration(migrations.Migration):

    dependencies = [
        ('comments', '0003_thanks'),
        ('letters', '0003_updates'),
        ('moderation', '0004_rights_and_phrases'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        # SQLite makes the ledger's table anew when a column changes, and its triggers are lost.
        migrations.RunPython(unlock, lock),
        migrations.RemoveConstraint(
            model_name='case',
            name='case_of_one_thing',
        ),
        migrations.RemoveConstraint(
            model_name='decision',
            name='decision_on_one_thing',
        ),
        migrations.RemoveConstraint(
            model_name='decision',
            name='somebody_decided',
        ),
        migrations.RemoveConstraint(
            model_name='report',
            name='report_of_one_thing',
        ),
        migrations.AddField(
            model_name='case',
            name='update',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, to='letters.update'),
        ),
        migrations.AddField(
            model_name='decision',
            name='update',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='letters.update'),
        ),
        migrations.AddField(
            model_name='report',
            name='update',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='letters.update'),
        ),
        migrations.AlterField(
            model_name='decision',
            name='deed',
            field=models.CharField(choices=[('publish', 'Publish'), ('keep', 'Leave as it is'), ('hold', 'Hold'), ('revise', 'Ask for a revision'), ('redact', 'Take words out'), ('hide', 'Hide'), ('remove', 'Remove'), ('restore', 'Restore'), ('correct', 'Correct the rating, categories or notes'), ('close', 'Close replies'), ('open', 'Open replies again'), ('uphold', 'Let a decision stand'), ('overturn', 'Take a decision back'), ('take_back', 'Take back'), ('edit', 'Edit'), ('resubmit', 'Send back after a revision'), ('release', 'Publish on its day'), ('put_back', 'Put back what was taken back'), ('burn', 'Burn'), ('mute', 'Put a reply under the own letter away'), ('unmute', 'Show such a reply again')], max_length=10),
        ),
        migrations.AlterField(
            model_name='proposal',
            name='deed',
            field=models.CharField(choices=[('publish', 'Publish'), ('keep', 'Leave as it is'), ('hold', 'Hold'), ('revise', 'Ask for a revision'), ('redact', 'Take words out'), ('hide', 'Hide'), ('remove', 'Remove'), ('restore', 'Restore'), ('correct', 'Correct the rating, categories or notes'), ('close', 'Close replies'), ('open', 'Open replies again'), ('uphold', 'Let a decision stand'), ('overturn', 'Take a decision back'), ('take_back', 'Take back'), ('edit', 'Edit'), ('resubmit', 'Send back after a revision'), ('release', 'Publish on its day'), ('put_back', 'Put back what was taken back'), ('burn', 'Burn'), ('mute', 'Put a reply under the own letter away'), ('unmute', 'Show such a reply again')], max_length=10),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('letter__isnull', False), ('reply__isnull', True), ('update__isnull', True)), models.Q(('letter__isnull', True), ('reply__isnull', False), ('update__isnull', True)), models.Q(('letter__isnull', True), ('reply__isnull', True), ('update__isnull', False)), _connector='OR'), name='case_of_one_thing'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('letter__isnull', False), ('reply__isnull', True), ('update__isnull', True)), models.Q(('letter__isnull', True), ('reply__isnull', False), ('update__isnull', True)), models.Q(('letter__isnull', True), ('reply__isnull', True), ('update__isnull', False)), _connector='OR'), name='decision_on_one_thing'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(('automated', True), ('actor__isnull', False), ('deed__in', ['mute', 'unmute']), _connector='OR'), name='somebody_decided'),
        ),
        migrations.AddConstraint(
            model_name='report',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('letter__isnull', False), ('reply__isnull', True), ('update__isnull', True)), models.Q(('letter__isnull', True), ('reply__isnull', False), ('update__isnull', True)), models.Q(('letter__isnull', True), ('reply__isnull', True), ('update__isnull', False)), _connector='OR'), name='report_of_one_thing'),
        ),
        migrations.RunPython(migrations.RunPython.noop, drop_new_kinds),
        migrations.RunPython(lock, unlock),
    ]
