"""Addresses of reports, receipts, the public log and volunteers' feeds."""

from django.urls import path

from moderation import feeds, log_views, views

app_name = "moderation"

urlpatterns = [
    path("report/letter/<slug:public_id>/", views.report_letter, name="report_letter"),
    path("report/reply/<slug:public_id>/<int:number>/", views.report_reply, name="report_reply"),
    path("report/update/<slug:public_id>/<int:number>/", views.report_update, name="report_update"),
    path("receipt/", views.receipt, name="receipt"),
    path("log/", log_views.log, name="log"),
    path("log/feed/", feeds.log_feed, name="log_feed"),
    path("log/<int:year>/<int:month>/", log_views.log_month, name="log_month"),
    path("queue/<slug:token>/", feeds.staff, name="staff_feed"),
]
