"""All that anybody can read here, as a folder of plain files, and back: docs/archive-format.md.

Out: `rows` -> `records` -> `folder`. In: `lines` and `shapes` -> `check`, then `restore`. Nothing
is longer in memory than a page of replies.
"""
