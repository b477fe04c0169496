"""What an archive is made of: its name, its version, its files, what it may hold at most."""

from exchange.limits import LARGEST

FORMAT, VERSION = "dear-stranger-archive", 1
MANIFEST = "manifest.json"
WORDPRESS = "wordpress.xml"  # may be left out
CATEGORIES, NOTES, GLOSSARY = "categories.jsonl", "notes.jsonl", "glossary.jsonl"
LETTERS, UPDATES, REPLIES = "letters.jsonl", "updates.jsonl", "replies.jsonl"
FILES = (CATEGORIES, NOTES, GLOSSARY, LETTERS, UPDATES, REPLIES)
PAGE = 500  # replies in memory
LONGEST_WORDS = LARGEST  # characters; a letter of an older site may be longer than a form takes
LONGEST_LINE = 8 * LONGEST_WORDS  # bytes: such words, each of their characters escaped
MOST = 2**31 - 1  # what every database keeps as a whole number


class BadArchive(Exception):  # noqa: N818 - a fact about a folder, told to the operator
    """It cannot be taken; the text names file and line and says why."""
