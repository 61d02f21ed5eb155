"""Names of households by their ids, of those too that have left the register."""

import json
from collections.abc import Sequence

from ngheo_desktop.domain.named_households import NamedHousehold
from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.storage.store import Store

# Who has left has no line in the list: the last head is in the household, in a stay that is over,
# or on a signed list.
_SOURCE = """
SELECT h.id, h.code, h.hamlet_id, coalesce(s.hamlet, a.name, ''),
  coalesce(nullif(s.head_name, ''),
    (SELECT m.name FROM member m WHERE m.household_id = h.id AND m.relation = 'head'
      ORDER BY m.deleted, m.position LIMIT 1),
    (SELECT m.name FROM stay t JOIN member m ON m.id = t.member_id
      WHERE t.household_id = h.id AND t.relation = 'head' AND t.deleted = 0
      ORDER BY t.ends DESC LIMIT 1),
    (SELECT l.head_name FROM decision_line l JOIN decision d ON d.id = l.decision_id
      WHERE l.household_id = h.id AND l.deleted = 0 AND l.head_name <> ''
      ORDER BY d.decided_on DESC LIMIT 1), ''),
  coalesce(s.household_class, ''), coalesce(s.members, 0), s.household_id IS NOT NULL
FROM household h
LEFT JOIN summary s ON s.household_id = h.id
LEFT JOIN hamlet a ON a.id = h.hamlet_id
WHERE h.id IN (SELECT value FROM json_each(?))
ORDER BY a.position, h.hamlet_id, h.code, h.id
"""


def read_names(
    store: Store, ids: Sequence[str], *, scope: frozenset[str] | None = None
) -> list[NamedHousehold]:
    """In register order; what is outside the scope or unknown is left out."""
    return [
        NamedHousehold(
            row[0],
            row[1],
            row[4],
            row[3],
            HouseholdClass(row[5]) if row[5] else None,
            row[6],
            bool(row[7]),
        )
        for row in store.query(_SOURCE, (json.dumps(list(ids)),))
        if scope is None or row[2] in scope
    ]
