"""Values in the register that no program of ours has written."""

from ngheo_desktop.operations.office import Office
from ngheo_desktop.storage.summaries import refresh_summaries


def break_value(office: Office, table: str, field: str, raw: str, where: str = "true") -> None:
    """What no part of the program does: a stored value that none of its words is."""
    with office.store.writing() as session:
        sql = f"UPDATE {table} SET {field} = {raw} WHERE {where}"
        session.connection().exec_driver_sql(sql)
        refresh_summaries(session)
