"""Rows that somebody has hidden are read and shown, in every kind of workbook."""

import struct
import zipfile
from pathlib import Path

from ngheo_desktop.exchange.old_excel import hidden_in_old_excel
from ngheo_desktop.operations.inspecting import read_list
from tests.exchange.conftest import CONTEXT, SAMPLES

OLD = SAMPLES / "danh-sach-tcvn3.xls"


MANIFEST = (
    '<?xml version="1.0"?><manifest:manifest '
    'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
)


def document(folder: Path, rows: list[tuple[str, list[str]]]) -> Path:
    """A small OpenDocument workbook: of each row its attributes and its cells."""
    cells = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    body = "".join(
        f"<table:table-row{attributes}>{''.join(map(cells.format, texts))}</table:table-row>"
        for attributes, texts in rows
    )
    names = " ".join(
        f'xmlns:{each}="urn:oasis:names:tc:opendocument:xmlns:{each}:1.0"'
        for each in ("office", "table", "text")
    )
    xml = (
        f'<?xml version="1.0"?><office:document-content {names}><office:body><office:spreadsheet>'
        f'<table:table table:name="DS">{body}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    path = folder / "ds.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", xml)
        archive.writestr("META-INF/manifest.xml", MANIFEST)
    return path


def test_a_hidden_row_of_a_document_is_read_with_a_warning(tmp_path: Path) -> None:
    head = ("", ["STT", "Họ và tên chủ hộ", "Năm sinh"])
    rows = [head, ("", ["1", "Lê Văn Tám", "1970"])]
    rows.append((' table:visibility="collapse"', ["2", "Chau Sim", "1980"]))
    listing = read_list(document(tmp_path, rows), CONTEXT)
    assert len(listing.households) == 2
    assert [each.row for each in listing.problems if each.code == "row_hidden"] == [3]


def test_a_hidden_row_of_an_old_workbook_is_found() -> None:
    content = bytearray(OLD.read_bytes())
    place = content.find(struct.pack("<HHH", 0x0208, 16, 11))  # the head of row 12
    content[place + 4 + 12] |= 0x20
    (sheet,) = hidden_in_old_excel(bytes(content)).values()
    assert sheet.hidden_rows == {12}


def test_a_damaged_old_workbook_hides_nothing() -> None:
    content = OLD.read_bytes()
    for cut in (0, 30, 80, 600, 5_000, len(content) - 700):
        hidden_in_old_excel(content[:cut])
    for at in range(0, 1_500, 7):
        hidden_in_old_excel(content[:at] + b"\xff" * 4 + content[at + 4 :])
