"""Tuổi của bản sao lưu: how long ago the register was last copied away and the copy proven."""

from ngheo_desktop.operations.office import Office


def days_since_backup(office: Office) -> int | None:
    """Days since the last backup that was opened again and compared; None as long as there is none.

    The window makes no backups yet, so today there is none of any office.
    """
    return None
