"""Pigeonholes, notes and glossary of an archive beside those that are here. A name here stays."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from django.db import transaction
from django.db.models import Q, Value
from django.db.models.functions import Lower

from exchange.archive import lines, plan
from letters import glossary_admin, shelves
from letters.models import Category, ContentNote, Letter, Term

Slugs = Mapping[str, Mapping[str, str]]


class Shelves:
    """Where a letter of the archive stands here: its slugs there -> primary keys here.

    One whose slug is not known and whose name is stands for the one with that name.
    """

    def __init__(self, folder: Path) -> None:
        with transaction.atomic():
            self.categories = _brought(Category, folder / plan.CATEGORIES)
            self.notes = _brought(ContentNote, folder / plan.NOTES)
            _bring_terms(folder / plan.GLOSSARY)


def _brought(model: type[Category | ContentNote], path: Path) -> dict[str, int]:
    found: dict[str, int] = {}
    made = False
    for line in lines.read(path):
        slug, name = line.record["slug"], line.record["name"]
        here = _here(model, slug, name)
        made = made or not here
        shelf = here or model._default_manager.create(**line.record)
        found[slug] = shelf.pk
    if made:
        shelves.new_edition()
    return found


def slugs_here(folder: Path) -> Slugs:
    """ "categories" and "notes" -> their slugs in the archive -> those of the same ones here."""
    return {
        "categories": dict(_slugs(Category, folder / plan.CATEGORIES)),
        "notes": dict(_slugs(ContentNote, folder / plan.NOTES)),
    }


def _slugs(model: type[Category | ContentNote], path: Path) -> Iterator[tuple[str, str]]:
    for line in lines.read(path):
        here = _here(model, line.record["slug"], line.record["name"])
        if here:
            yield line.record["slug"], here.slug


def _here(
    model: type[Category | ContentNote], slug: str, name: str
) -> Category | ContentNote | None:
    same = model._default_manager.filter(Q(slug=slug) | Q(name=name))
    return min(same, key=lambda one: one.slug != slug, default=None)


def _bring_terms(path: Path) -> None:
    made = False
    for line in lines.read(path):
        same = Term.objects.annotate(folded=Lower("term"))
        if not same.filter(folded=Lower(Value(line.record["term"]))).exists():
            Term.objects.create(**line.record)
            made = True
    if made and Letter.objects.exists():
        glossary_admin.explain_anew()
