"""Addresses of letters."""

from django.urls import path

from letters import open_urls, search_views, views, writing_views

app_name = "letters"

urlpatterns = [
    path("", views.home, name="home"),
    path("to/<slug:slug>/", views.category, {"kind": "to"}, name="to"),
    path("about/<slug:slug>/", views.category, {"kind": "about"}, name="about"),
    path("archive/", views.archive, name="archive"),
    path("archive/<int:year>/<int:month>/", views.month, name="month"),
    path("waiting/", views.waiting, name="waiting"),
    path("wants/<slug:needs>/", views.wants, name="wants"),
    path("journals/", views.journals, name="journals"),
    path("search/", search_views.search, name="search"),
    path("random/", views.random, name="random"),
    path("write/", writing_views.write, name="write"),
    *open_urls.urlpatterns,
    path("letters/<slug:public_id>/", views.letter, name="letter_without_slug"),
    path("letters/<slug:public_id>/<slug:slug>/", views.letter, name="letter"),
]
