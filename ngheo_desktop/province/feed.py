"""Gửi lại cho các máy: the commune's feed, its history and what proves that both are whole."""

from uuid import UUID

from ngheo_desktop.province.database import Database, epoch_of
from ngheo_desktop.province.messages import Changes, Digest, KindDigest, Known, Past
from ngheo_desktop.province.refusals import OtherCommune
from ngheo_desktop.province.versions import VERSION_COLUMNS, past_version_of, version_of

MAX_PAGE = 2000
# One statement each, so that what it tells is of one moment.
_PAGE = f"""
SELECT commune.seq, page.* FROM commune LEFT JOIN LATERAL (
    SELECT {VERSION_COLUMNS} FROM record
    WHERE record.commune = commune.id AND record.seq > %s ORDER BY record.seq LIMIT %s
) AS page ON true
WHERE commune.id = %s ORDER BY page.seq
"""
_DIGEST = """
SELECT commune.seq, kind, count(*) FILTER (WHERE NOT deleted),
       bit_xor(('x' || left(md5(rev::text), 16))::bit(64)::bigint) FILTER (WHERE NOT deleted)
FROM commune LEFT JOIN record ON record.commune = commune.id
WHERE commune.id = %s GROUP BY commune.seq, kind ORDER BY kind
"""


def changes_since(database: Database, commune: str, since: int, limit: int) -> Changes:
    """The newest version of each record above a seq, in order of seq (PROTOCOL.md 6.1)."""
    limit = min(max(limit, 1), MAX_PAGE)
    with database.of_commune(commune) as session:
        epoch = epoch_of(session)
        rows = session.execute(_PAGE, (since, limit, commune)).fetchall()
    if not rows:
        raise OtherCommune
    head, found = rows[0][0], [version_of(row[1:]) for row in rows if row[1] is not None]
    more = len(found) == limit
    reached = found[-1].seq if more else max(head, since)
    return Changes(epoch=epoch, changes=found, next=reached, more=more, head=head)


def known_revs(database: Database, commune: str, revs: list[UUID]) -> Known:
    """Which of these revs the history holds."""
    with database.of_commune(commune) as session:
        rows = session.execute(
            "SELECT rev FROM history WHERE commune = %s AND rev = ANY(%s)", (commune, revs)
        ).fetchall()
    return Known(known=[row[0] for row in rows])


def digest(database: Database, commune: str) -> Digest:
    """Living records by kind, with a sum that differs when one version does."""
    with database.of_commune(commune) as session:
        epoch = epoch_of(session)
        rows = session.execute(_DIGEST, (commune,)).fetchall()
    if not rows:
        raise OtherCommune
    kinds = {
        kind: KindDigest(count=count, xor=f"{(xor or 0) % 2**64:016x}")
        for _seq, kind, count, xor in rows
        if kind is not None
    }
    return Digest(epoch=epoch, seq=rows[0][0], kinds=kinds)


def history_of(database: Database, commune: str, kind: str, record: UUID) -> Past:
    """Every version of one record, oldest first, with who and when."""
    with database.of_commune(commune) as session:
        rows = session.execute(
            f"SELECT {VERSION_COLUMNS}, base FROM history "
            "WHERE commune = %s AND kind = %s AND id = %s ORDER BY seq",
            (commune, kind, record),
        ).fetchall()
    return Past(versions=[past_version_of(row) for row in rows])
