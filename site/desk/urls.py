"""Addresses of desks. None of them carries a key; a private feed's is a secret of its own.

A public letter's download stands here too, because it is written like the desk's.
"""

from django.urls import path

from desk import (
    appeal_views,
    download_views,
    export_views,
    feed_views,
    leave_views,
    reply_views,
    update_views,
    views,
    voice_views,
    wish_views,
)

app_name = "desk"
_LETTER = "desk/<slug:public_id>/"
_UPDATE = f"{_LETTER}updates/<int:number>/"
_VOICE = f"{_LETTER}voice/"
_OWN_REPLY = f"{_VOICE}<int:number>/"

urlpatterns = [
    path("desk/", views.index, name="index"),
    path("desk/forget/", views.forget, name="forget"),
    path("desk/export.json", export_views.everything_here, name="export_all"),
    # the letter
    path(_LETTER, views.letter, name="letter"),
    path(f"{_LETTER}edit/", views.edit, name="edit"),
    path(f"{_LETTER}appeal/", appeal_views.appeal, name="appeal"),
    path(f"{_LETTER}replies/", wish_views.replies, name="replies"),
    path(f"{_LETTER}replies/<int:number>/", reply_views.reply, name="reply"),
    path(f"{_LETTER}when/", wish_views.when, name="when"),
    path(f"{_LETTER}earlier/", wish_views.earlier, name="earlier"),
    path(f"{_LETTER}feed/", feed_views.make, name="feed"),
    path(f"{_LETTER}leave/", leave_views.leave, name="leave"),
    path(f"{_LETTER}put-back/", leave_views.put_back, name="put_back"),
    path(f"{_LETTER}export.<slug:ext>", export_views.letter, name="export"),
    # its updates
    path(f"{_LETTER}updates/", update_views.add, name="add_update"),
    path(_UPDATE, update_views.edit, name="edit_update"),
    path(f"{_UPDATE}move/", update_views.move, name="move_update"),
    path(f"{_UPDATE}appeal/", appeal_views.appeal_update, name="appeal_update"),
    # a voice under it
    path(_VOICE, voice_views.voice, name="voice"),
    path(f"{_VOICE}feed/", feed_views.make_for_voice, name="voice_feed"),
    path(f"{_VOICE}leave/", leave_views.leave_voice, name="leave_voice"),
    path(f"{_VOICE}export.<slug:ext>", export_views.voice, name="export_voice"),
    path(_OWN_REPLY, voice_views.edit, name="edit_reply"),
    path(f"{_OWN_REPLY}move/", voice_views.move, name="move_reply"),
    path(f"{_OWN_REPLY}appeal/", appeal_views.appeal_reply, name="appeal_reply"),
    # a public letter as a file; no slug has a dot, so it is no letter's address
    path("letters/<slug:public_id>/download.<slug:ext>", download_views.letter, name="download"),
    # how much is new: the only secret in an address
    path("news/<slug:token>/", feed_views.private_feed, name="private_feed"),
]
