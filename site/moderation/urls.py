"""Addresses of reports."""

from django.urls import path

from moderation import views

app_name = "moderation"

urlpatterns = [
    path("report/letter/<slug:public_id>/", views.report_letter, name="report_letter"),
    path("report/reply/<slug:public_id>/<int:number>/", views.report_reply, name="report_reply"),
]
