"""Tuổi của bản sao lưu: how long ago the register was last copied away and the copy proven."""

from datetime import datetime

from ngheo_desktop.operations.office import Office


def days_since_backup(office: Office) -> int | None:
    """Days since the last backup that was opened again and compared; None while there is none."""
    rows = office.store.query("SELECT max(made_at) FROM backup")
    if not rows[0][0]:
        return None
    made = datetime.fromisoformat(rows[0][0]).astimezone().date()
    return max(0, (office.today() - made).days)
