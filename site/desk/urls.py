"""Addresses of desks. None of them carries a key."""

from django.urls import path

from desk import appeal_views, views, voice_views

app_name = "desk"

urlpatterns = [
    path("desk/", views.index, name="index"),
    path("desk/forget/", views.forget, name="forget"),
    path("desk/<slug:public_id>/", views.letter, name="letter"),
    path("desk/<slug:public_id>/edit/", views.edit, name="edit"),
    path("desk/<slug:public_id>/take-down/", views.take_down, name="take_down"),
    path("desk/<slug:public_id>/appeal/", appeal_views.appeal, name="appeal"),
    path("desk/<slug:public_id>/voice/", voice_views.voice, name="voice"),
    path("desk/<slug:public_id>/voice/<int:number>/", voice_views.edit, name="edit_reply"),
    path(
        "desk/<slug:public_id>/voice/<int:number>/take-down/",
        voice_views.take_down,
        name="take_down_reply",
    ),
    path(
        "desk/<slug:public_id>/voice/<int:number>/appeal/",
        appeal_views.appeal_reply,
        name="appeal_reply",
    ),
]
