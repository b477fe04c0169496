"""Every public address; reads as a site map."""

from allauth.account import views as account
from django.contrib import admin
from django.urls import include, path

from config import views, wellknown
from members.sign_up_views import sign_up
from members.signing import sign_out
from members.views import invitation

urlpatterns = [
    # replies, before letters: /letters/<id>/reply/ is no letter's slug
    path("", include("comments.urls")),
    # /, /to/, /about/, /archive/, /waiting/, /random/, /write/, /letters/
    path("", include("letters.urls")),
    # /key/
    path("", include("authors.urls")),
    # /desk/
    path("", include("desk.urls")),
    # /report/
    path("", include("moderation.urls")),
    # pages of the site itself
    path("help/", views.help_page, name="help"),
    path("privacy/", views.privacy, name="privacy"),
    path("tonight/", views.tonight, name="tonight"),
    path("preferences/", views.preferences, name="preferences"),
    path("leave", views.leave, name="leave"),
    path("healthz", views.healthz, name="healthz"),
    path("robots.txt", views.robots, name="robots"),
    path(".well-known/security.txt", wellknown.security_txt, name="security_txt"),
    # accounts: of volunteers, and of whoever wants one that holds keys
    path("accounts/", include("members.urls")),
    path("accounts/invitation/", invitation, name="invitation"),
    path("accounts/login/", account.login, name="account_login"),
    path("accounts/logout/", sign_out, name="account_logout"),
    path("accounts/signup/", sign_up, name="account_signup"),
    path("accounts/reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("accounts/password/", account.password_change, name="account_change_password"),
    path("accounts/inactive/", account.account_inactive, name="account_inactive"),
    path("accounts/2fa/", include("allauth.mfa.urls")),
    path("admin/", admin.site.urls),
]

handler400 = "config.errors.bad_request"
handler403 = "config.errors.forbidden"
handler404 = "config.errors.not_found"
handler500 = "config.errors.broken"
