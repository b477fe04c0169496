"""Lock the ledger, and make the group of moderators with just the rights they need."""

from django.apps import apps as live_apps
from django.contrib.auth.management import create_permissions
from django.db import migrations

from moderation import ledger

RIGHTS = {
    "letters": (
        "view_letter",
        *(f"{verb}_{kind}" for verb in ("view", "add", "change", "delete")
          for kind in ("category", "contentnote")),
    ),
    "comments": ("view_reply",),
    "moderation": ("view_report", "view_decision", "decide"),
}


def lock(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    for verb in ledger.verbs(vendor):
        schema_editor.execute(ledger.lock_sql(vendor, verb))


def unlock(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    for verb in ledger.verbs(vendor):
        schema_editor.execute(ledger.unlock_sql(vendor, verb))


def make_group(apps, schema_editor):
    # Rights are made after all migrations; the group needs them now.
    for label in RIGHTS:
        create_permissions(live_apps.get_app_config(label), verbosity=0, apps=apps)
    group, _ = apps.get_model("auth", "Group").objects.get_or_create(name="moderator")
    permissions = apps.get_model("auth", "Permission").objects
    for label, codenames in RIGHTS.items():
        group.permissions.add(
            *permissions.filter(content_type__app_label=label, codename__in=codenames)
        )


class Migration(migrations.Migration):
    dependencies = [
        ("moderation", "0001_initial"),
        ("letters", "0001_initial"),
        ("comments", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [
        migrations.RunPython(lock, unlock),
        migrations.RunPython(make_group, migrations.RunPython.noop),
    ]
