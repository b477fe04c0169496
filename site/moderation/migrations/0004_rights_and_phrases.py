"""Rights of moderators in the queue, words to begin from, and a row for what waits already."""

from django.apps import apps as live_apps
from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.models import Q

RIGHTS = (
    "view_case",
    *(f"{verb}_phrase" for verb in ("view", "add", "change", "delete")),
)
PHRASES = (
    (
        "A name or number to leave out",
        "One detail in it could lead somebody to a real person. Nothing else is wrong with it. "
        "Please leave that detail out and send it back; a volunteer reads it soon after.",
    ),
    (
        "Rating or notes",
        "We changed the rating or the content notes so that nobody opens it unprepared. "
        "The words are as you wrote them.",
    ),
    (
        "Unkind to the author",
        "The person you answered wrote at a hard moment, and this would hurt them. "
        "If you tell your own story instead, it is welcome.",
    ),
    (
        "Details of a method",
        "We took out the lines that say how it was done, because somebody may read them on a "
        "bad night. What you feel can stay. If tonight is hard, the page with that name says "
        "where to turn.",
    ),
    (
        "Not a place for selling",
        "This is not a place to advertise, so it does not stand here.",
    ),
    (
        "Thank you, and it stays",
        "We looked at it closely and found nothing against the rules. Thank you for writing it.",
    ),
    (
        "We were wrong",
        "We read it again and the first decision was a mistake. It is back where it was. "
        "We are sorry.",
    ),
)


def give_rights(apps, schema_editor):
    create_permissions(live_apps.get_app_config("moderation"), verbosity=0, apps=apps)
    group, _ = apps.get_model("auth", "Group").objects.get_or_create(name="moderator")
    permissions = apps.get_model("auth", "Permission").objects
    group.permissions.add(
        *permissions.filter(content_type__app_label="moderation", codename__in=RIGHTS)
    )


def write_phrases(apps, schema_editor):
    phrase = apps.get_model("moderation", "Phrase")
    for place, (name, words) in enumerate(PHRASES):
        phrase.objects.get_or_create(name=name, defaults={"words": words, "order": place * 10})


def open_cases(apps, schema_editor):
    case = apps.get_model("moderation", "Case")
    report = apps.get_model("moderation", "Report")
    for app, model, key in (("letters", "Letter", "letter"), ("comments", "Reply", "reply")):
        reported = report.objects.filter(settled=False).values(f"{key}_id")
        waits = Q(status="held") | Q(pk__in=reported)
        if key == "letter":
            waits |= Q(status="published", rating="not_rated")
        rows = apps.get_model(app, model).objects.filter(waits)
        for subject in rows.iterator():
            about = report.objects.filter(settled=False, **{key: subject})
            subject.open_reports = about.count()
            subject.save(update_fields=["open_reports"])
            rating = getattr(subject, "rating", "")
            case.objects.create(
                **{key: subject},
                held=subject.status == "held",
                reports=subject.open_reports,
                unrated=subject.status == "published" and rating == "not_rated",
            )


class Migration(migrations.Migration):
    dependencies = [
        ("moderation", "0003_queue"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [
        migrations.RunPython(give_rights, migrations.RunPython.noop),
        migrations.RunPython(write_phrases, migrations.RunPython.noop),
        migrations.RunPython(open_cases, migrations.RunPython.noop),
    ]
