"""What PostgreSQL keeps of a row that was changed or erased, until it is swept away."""

from django.db import connection

_WITH_DEAD = "SELECT relname FROM pg_stat_user_tables WHERE n_dead_tup > 0 ORDER BY relname"


def sweep() -> list[str]:
    """VACUUM the tables that have dead rows, and no others; which. Not inside a transaction.

    Afterwards no query, index or dump leads to the old words, and new rows take their place on
    the disk. ANALYZE, because the planner's notes quote short values. VACUUM FULL writes the
    files anew at once; docs/operating.md says when.
    """
    if connection.vendor != "postgresql":
        return []
    with connection.cursor() as cursor:
        cursor.execute(_WITH_DEAD)
        tables = [name for (name,) in cursor.fetchall()]
        for name in tables:
            cursor.execute(f"VACUUM (ANALYZE) {connection.ops.quote_name(name)}")
    return tables
