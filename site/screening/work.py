"""Proof of work: a browser that thought for a second before it posted. Pure.

A robot that posts thousands of times pays for each; a person does not notice. It is never
asked for: a text without it only has one mark less in its favour.
"""

from hashlib import sha256

BITS = 13  # zero bits wanted, so about 8,000 tries: a second on an old phone
MOST_DIGITS = 20


def done(token: str, answer: str) -> bool:
    """Whether sha256("token:answer") begins with BITS zero bits.

    An answer is at most MOST_DIGITS digits, 0 to 9; anything else is no answer.
    """
    if not (answer.isascii() and answer.isdigit() and len(answer) <= MOST_DIGITS):
        return False
    digest = sha256(f"{token}:{answer}".encode(errors="replace")).digest()
    return int.from_bytes(digest) >> (len(digest) * 8 - BITS) == 0
