"""Where plugins keep the name and address of somebody who posted without an account."""

# By the field that holds the name, each with the plugin that writes it.
NAMES = {
    "user_submit_name",  # User Submitted Posts, the usual form for anonymous letters
    "ap_author_name",  # AccessPress Anonymous Post
    "sfly_guest_author_names",  # (Simply) Guest Author Name
    "guest-author",  # a snippet that many themes took over
    "_bbp_anonymous_name",  # bbPress, for topics of people without an account
    "_dwqa_anonymous_name",  # DW Question & Answer, the same
}
ADDRESSES = {
    "user_submit_email",
    "ap_author_email",
    "sfly_guest_author_email",
    "_bbp_anonymous_email",
    "_dwqa_anonymous_email",
}


def wanted(key: str) -> bool:
    """Whether the value of this field is read. The network address such plugins keep is not."""
    return is_name(key) or is_address(key)


def is_name(key: str) -> bool:
    """In any letter case: themes and exports change it."""
    return key.strip().lower() in NAMES


def is_address(key: str) -> bool:
    """In any letter case."""
    return key.strip().lower() in ADDRESSES
