"""Addresses of accounts that are ours; the others are allauth's (config.urls)."""

from django.urls import path

from members import bring_views, closing_views, desk_views, session_views

app_name = "members"

urlpatterns = [
    path("desk/", desk_views.desk, name="desk"),
    path("desk/open/", desk_views.open_desk, name="open"),
    path("desk/bring/", bring_views.bring, name="bring"),
    path("desk/let-go/", desk_views.let_go, name="let_go"),
    path("sessions/", session_views.index, name="sessions"),
    path("sessions/end/", session_views.end, name="end_session"),
    path("delete/", closing_views.delete, name="delete"),
]
