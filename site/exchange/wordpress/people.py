"""Who wrote which comments of a post, as numbers."""

from exchange.wordpress.plain import address


class People:
    """Numbers the people of one post from 1, by e-mail or else by account. `addresses` goes by
    that number; both are as long as the post has people, and live as long as the post."""

    def __init__(self) -> None:
        self.numbers: dict[str | int, int] = {}
        self.addresses: dict[int, str] = {}

    def number(self, email: str, account: int) -> int:
        """0 for somebody who left neither. Upper and lower case are one address."""
        written = address(email)
        who = written.casefold() or account
        if not who:
            return 0
        known = self.numbers.setdefault(who, len(self.numbers) + 1)
        if written and known not in self.addresses:
            self.addresses[known] = written
        return known
