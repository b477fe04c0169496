"""Addresses of keys."""

from django.urls import path

from authors import views

app_name = "authors"

urlpatterns = [
    path("key/", views.key, name="key"),
    path("key/file/", views.key_file, name="key_file"),
]
