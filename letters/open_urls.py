"""Addresses for what is not a browser: feed readers and search engines."""

from typing import Any

from django.urls import path

from letters import feed_views, sitemap_views


def both(where: str, view: Any, name: str, **given: str) -> list[Any]:
    """A feed in its two formats: <where>feed/ is Atom, <where>feed.json is JSON."""
    return [
        path(f"{where}feed/", view, {**given, "kind": "atom"}, name=name),
        path(f"{where}feed.json", view, {**given, "kind": "json"}, name=f"{name}_json"),
    ]


urlpatterns = [
    *both("", feed_views.site, "feed"),
    *both("to/<slug:slug>/", feed_views.category, "to_feed", hole="to"),
    *both("about/<slug:slug>/", feed_views.category, "about_feed", hole="about"),
    path("sitemap.xml", sitemap_views.index, name="sitemap"),
    path("sitemap/<slug:name>.xml", sitemap_views.part, name="sitemap_part"),
]
