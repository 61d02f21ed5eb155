"""What Alembic's batch mode drops and SQLModel cannot say: search index and triggers."""

from typing import Any

from ngheo_desktop.storage.tables import SYNCED_TABLES

SEARCH_INDEX = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS household_fts USING fts5("
    "text, content='', contentless_delete=1, "
    "tokenize='unicode61 remove_diacritics 2', prefix='1 2 3')"
)


def trigger_statements() -> dict[str, str]:
    """Every trigger by name: dirty marks and no DELETE on synced tables, a sealed diary."""
    triggers = {}
    for table in SYNCED_TABLES:
        for event in ("INSERT", "UPDATE"):
            name = f"{table}_dirty_{event.lower()}"
            triggers[name] = (
                f"CREATE TRIGGER {name} AFTER {event} ON {table} BEGIN "
                f"INSERT OR IGNORE INTO sync_dirty (kind, id) VALUES ('{table}', NEW.id); END"
            )
        triggers[f"{table}_keep"] = _refusal(f"{table}_keep", "DELETE", table)
    for event in ("UPDATE", "DELETE"):
        name = f"diary_no_{event.lower()}"
        triggers[name] = _refusal(name, event, "diary")
    return triggers | _frozen_triggers()


def _frozen_triggers() -> dict[str, str]:
    """A frozen list is never changed, nor the decision and the lines that it fixed."""
    triggers = {}
    for table in ("frozen_list", "other_decision"):
        name = f"{table}_no_update"
        triggers[name] = _refusal(name, "UPDATE", table)
    guarded = (
        ("decision", "UPDATE", "OLD.id"),
        ("decision_line", "UPDATE", "OLD.decision_id"),
        ("decision_line", "INSERT", "NEW.decision_id"),
    )
    for table, event, decision in guarded:
        name = f"{table}_frozen_{event.lower()}"
        triggers[name] = (
            f"CREATE TRIGGER {name} BEFORE {event} ON {table} "
            f"WHEN EXISTS (SELECT 1 FROM frozen_list WHERE decision_id = {decision}) "
            f"OR EXISTS (SELECT 1 FROM other_decision WHERE register_id = {decision}) "
            f"BEGIN SELECT RAISE(ABORT, 'a frozen {table} is never changed'); END"
        )
    return triggers


def _refusal(name: str, event: str, table: str) -> str:
    return (
        f"CREATE TRIGGER {name} BEFORE {event} ON {table} BEGIN "
        f"SELECT RAISE(ABORT, '{table} is never changed by {event}'); END"
    )


def complete_schema(connection: Any) -> None:
    """Make the search index and all triggers anew; call it after every migration."""
    connection.exec_driver_sql(SEARCH_INDEX)
    for name, statement in trigger_statements().items():
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}")
        connection.exec_driver_sql(statement)
