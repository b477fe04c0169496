"""Taking one's words home: what a book is, what is in it, and how it is written out.

`gather` reads the database into the plain data of `book`; `plain`, `page` and `epub` turn a book
into a file and know nothing of the database; `everything` is the one JSON of a browser's keys.
Nothing is longer in memory than a page of replies (docs/architecture.md, "Taking it home").
"""
