"""Addresses of replies: they stand under their letter."""

from django.urls import path

from comments import views

app_name = "comments"

urlpatterns = [
    path("letters/<slug:public_id>/reply/", views.reply, name="reply"),
    path("letters/<slug:public_id>/felt/", views.felt, name="felt"),
]
