"""A standard and its B1 tables in the words and rows that the settings show."""

from ngheo_desktop.domain.standards import Part, ScoreTable, Standard
from ngheo_desktop.domain.terms import AREA_TERMS, PROVENANCE_TERMS, UNCONFIRMED_NOTE
from ngheo_desktop.gui.dialogs.standard_confirm_dialog import unconfirmed
from ngheo_desktop.gui.dialogs.standard_table_dialog import table_summary
from ngheo_desktop.operations.standards import StandardSheet


def head_of(sheet: StandardSheet) -> str:
    """Period, fingerprint and who confirmed, above the parts."""
    standard = sheet.standard
    lines = [f"{standard.title}. Mã kiểm tra tệp (SHA-256): {standard.fingerprint[:12]}."]
    if standard.confirmation is not None:
        signed = standard.confirmation
        lines.append(f"Đã đối chiếu: {signed.name}, ngày {signed.on:%d/%m/%Y}.")
    else:
        count = len(unconfirmed(sheet))
        lines.append(
            f"Còn {count} phần {UNCONFIRMED_NOTE}." if count else "Mọi phần đã được xác nhận."
        )
    return "\n".join(lines)


def period_row(standard: Standard) -> tuple[str, ...]:
    shown = f"{standard.valid_from:%d/%m/%Y} đến hết {standard.valid_to:%d/%m/%Y}"
    return "Thời gian áp dụng", shown, "", "; ".join(standard.legal_basis)


def part_row(part: Part) -> tuple[str, ...]:
    return part.title, part.shown, PROVENANCE_TERMS[part.provenance], part.source


def tables_of(sheet: StandardSheet) -> list[ScoreTable]:
    """B1 tables that the office has loaded for a standard."""
    return list(sheet.standard.score_tables.values())


def table_row(table: ScoreTable) -> tuple[str, ...]:
    low, high = table.span
    shown = f"{len(table.items)} mục, {low} đến {high} điểm"
    shown += f", {table.region}" if table.region else ""
    signed = "đã xác nhận" if table.confirmation else "chưa đối chiếu"
    return f"Bảng điểm B1, {AREA_TERMS[table.area]}", shown, signed, table.source


def table_detail(table: ScoreTable) -> str:
    """All of a table in three lines: what it is, its paper, its file and who signed."""
    lines = [table_summary(table), f"Nguồn: {table.source or 'chưa ghi'}"]
    lines.append(f"Mã kiểm tra tệp (SHA-256): {table.fingerprint[:12]}.")
    if table.confirmation:
        signed = table.confirmation
        lines[-1] += f" Đã đối chiếu: {signed.name}, ngày {signed.on:%d/%m/%Y}."
    return "\n".join(lines)
