"""The one row that says whose office this is."""

from sqlmodel import Session

from ngheo_desktop.domain.register import Commune
from ngheo_desktop.storage.tables import OfficeRow


def write_office(session: Session, commune: Commune, *, practice: bool) -> None:
    """Ghi đơn vị of a new office."""
    session.add(
        OfficeRow(
            commune_code=commune.code,
            commune_name=commune.name,
            commune_kind=commune.kind,
            province=commune.province,
            area=commune.area,
            practice=practice,
        )
    )


def read_commune(session: Session) -> Commune:
    """Đơn vị as it is called now."""
    row = session.get_one(OfficeRow, 1)
    return Commune(row.commune_code, row.commune_name, row.commune_kind, row.province, row.area)


def rename_commune(session: Session, commune: Commune) -> None:
    """Ghi tên và loại of the unit; its code stays, papers and backups know it by that."""
    row = session.get_one(OfficeRow, 1)
    row.commune_name, row.commune_kind = commune.name, commune.kind
    session.add(row)
    session.flush()
