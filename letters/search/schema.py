"""The tables of the index, which follow letters_searchtext by triggers in the same transaction.

SQLite: an FTS5 table that keeps no words of its own. The tokens are made by writing.tokens, so
its simplest tokenizer is right: it splits at spaces and leaves every other script alone. A prefix
index of two and three characters keeps `th*` from reading every word that begins with th.
https://www.sqlite.org/fts5.html#external_content_tables

PostgreSQL: a column of type tsvector, and a GIN index on it. Its own parser would see other
words, so the places are counted here too. A word's weight says where it stands: A title and
words, B updates, C updates that are not safe, D facets. Joining vectors moves the places of the
second; the gap keeps a phrase from crossing over. Past 16,383 words it knows no places; such
words are found, but not in phrases.
https://www.postgresql.org/docs/15/datatype-textsearch.html
"""

SQLITE = (
    """CREATE VIRTUAL TABLE letters_found USING fts5(title, words, updates, others, facets,
    content='letters_searchtext', content_rowid='place', tokenize='ascii', prefix='2 3')""",
    """CREATE TRIGGER letters_found_takes AFTER INSERT ON letters_searchtext BEGIN
    INSERT INTO letters_found(rowid, title, words, updates, others, facets)
    VALUES (new.place, new.title, new.words, new.updates, new.others, new.facets); END""",
    """CREATE TRIGGER letters_found_drops AFTER DELETE ON letters_searchtext BEGIN
    INSERT INTO letters_found(letters_found, rowid, title, words, updates, others, facets)
    VALUES ('delete', old.place, old.title, old.words, old.updates, old.others, old.facets); END""",
    """CREATE TRIGGER letters_found_changes AFTER UPDATE ON letters_searchtext BEGIN
    INSERT INTO letters_found(letters_found, rowid, title, words, updates, others, facets)
    VALUES ('delete', old.place, old.title, old.words, old.updates, old.others, old.facets);
    INSERT INTO letters_found(rowid, title, words, updates, others, facets)
    VALUES (new.place, new.title, new.words, new.updates, new.others, new.facets); END""",
    # How many letters have a word: https://www.sqlite.org/fts5.html#the_fts5vocab_virtual_table_module
    "CREATE VIRTUAL TABLE letters_words USING fts5vocab(letters_found, row)",
)
SQLITE_BACK = (
    "DROP TABLE IF EXISTS letters_words",
    "DROP TRIGGER IF EXISTS letters_found_takes",
    "DROP TRIGGER IF EXISTS letters_found_drops",
    "DROP TRIGGER IF EXISTS letters_found_changes",
    "DROP TABLE IF EXISTS letters_found",
)

POSTGRESQL = (
    "ALTER TABLE letters_searchtext ADD COLUMN vector tsvector",
    """CREATE FUNCTION letters_found_part(words text, weight text, gap int) RETURNS tsvector
    LANGUAGE sql IMMUTABLE AS $$
    SELECT coalesce(string_agg(word || ':' || least(gap + place, 16383)::text || weight, ' '), '')
    ::tsvector FROM unnest(string_to_array(words, ' ')) WITH ORDINALITY AS of(word, place)
    WHERE word <> '' $$""",
    """CREATE FUNCTION letters_found_vector() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN new.vector := letters_found_part(new.title, 'A', 0)
    || letters_found_part(new.words, 'A', 9) || letters_found_part(new.updates, 'B', 9)
    || letters_found_part(new.others, 'C', 9) || letters_found_part(new.facets, 'D', 9);
    RETURN new; END $$""",
    """CREATE TRIGGER letters_found_follows BEFORE INSERT OR UPDATE ON letters_searchtext
    FOR EACH ROW EXECUTE FUNCTION letters_found_vector()""",
    "CREATE INDEX letters_found ON letters_searchtext USING gin (vector)",
)
POSTGRESQL_BACK = (
    "DROP TRIGGER IF EXISTS letters_found_follows ON letters_searchtext",
    "DROP FUNCTION letters_found_vector(), letters_found_part(text, text, int)",
    "ALTER TABLE letters_searchtext DROP COLUMN vector",
)


def make(vendor: str) -> tuple[str, ...]:
    """The statements that make the index."""
    return SQLITE if vendor == "sqlite" else POSTGRESQL


def unmake(vendor: str) -> tuple[str, ...]:
    """Those that take it away again; the words stay in their table."""
    return SQLITE_BACK if vendor == "sqlite" else POSTGRESQL_BACK
