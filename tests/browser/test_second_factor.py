"""The secret of a second factor on a small screen: somebody types it from there."""

from playwright.sync_api import Page

from tests import make


def test_every_letter_of_the_secret_is_in_sight_on_a_telephone(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    make.a_member("iris")
    page.goto("/accounts/login/")
    page.get_by_label("Username").fill("iris")
    page.get_by_label("Password").fill(make.PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.goto("/accounts/2fa/totp/activate/")  # asks for the password once more
    page.get_by_label("Password").fill(make.PASSWORD)
    page.get_by_role("button", name="Confirm").click()
    field = page.get_by_label("The secret", exact=True)
    assert len(field.input_value()) == 32
    for way in ("Width", "Height"):
        assert field.evaluate(f"it => it.scroll{way} <= it.client{way}"), way
