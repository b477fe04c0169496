"""Addresses of replies: they stand under their letter."""

from django.urls import path

from comments import feed_views, views
from letters.open_urls import both

app_name = "comments"

urlpatterns = [
    path("letters/<slug:public_id>/reply/", views.reply, name="reply"),
    path("letters/<slug:public_id>/felt/", views.felt, name="felt"),
    *both("letters/<slug:public_id>/", feed_views.thread, "feed"),
]
