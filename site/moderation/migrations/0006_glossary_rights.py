"""The group of moderators may edit the glossary."""

from django.apps import apps as live_apps
from django.contrib.auth.management import create_permissions
from django.db import migrations

RIGHTS = tuple(f"{verb}_term" for verb in ("view", "add", "change", "delete"))


def give_rights(apps, schema_editor):
    create_permissions(live_apps.get_app_config("letters"), verbosity=0, apps=apps)
    group, _ = apps.get_model("auth", "Group").objects.get_or_create(name="moderator")
    permissions = apps.get_model("auth", "Permission").objects
    group.permissions.add(
        *permissions.filter(content_type__app_label="letters", codename__in=RIGHTS)
    )


class Migration(migrations.Migration):
    dependencies = [
        ("moderation", "0005_updates"),
        ("letters", "0004_glossary"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(give_rights, migrations.RunPython.noop)]
