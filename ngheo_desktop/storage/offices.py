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
