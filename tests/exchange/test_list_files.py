"""Files that are no list, or too much of one: a clear sentence each, and nothing loaded."""

import gzip
import io
import os
import zipfile
import zlib

import pytest

from ngheo_desktop.errors import EnvironmentProblem, UserError, WrongUsage
from ngheo_desktop.exchange import files, workbooks
from ngheo_desktop.operations.inspecting import read_list
from tests.exchange.conftest import CONTEXT, SAMPLES

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.fixture
def refused(tmp_path):
    """Write bytes under a name, read them, and give the text of the refusal."""

    def refuse(content, name="danh-sach.xlsx", kind=UserError):
        path = tmp_path / name
        path.write_bytes(content)
        with pytest.raises(kind) as caught:
            read_list(path, CONTEXT)
        return str(caught.value)

    return refuse


def zipped(**parts):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return target.getvalue()


def test_random_bytes_are_no_list(refused):
    assert "không phải tệp Excel hay CSV" in refused(bytes(range(256)) * 40, kind=WrongUsage)


def test_a_word_file_renamed_is_named_for_what_it_is(refused):
    docx = zipped(**{"[Content_Types].xml": "", "word/document.xml": "<w/>"})
    assert "văn bản Word" in refused(docx, kind=WrongUsage)
    doc = OLE + b"\0" * 2000 + "WordDocument".encode("utf-16-le")
    assert "văn bản Word" in refused(doc, "danh-sach.xls", kind=WrongUsage)


def test_an_archive_of_other_things_is_no_list(refused):
    assert "không phải tệp Excel" in refused(zipped(**{"anh.jpg": "x"}), kind=WrongUsage)


@pytest.mark.parametrize(
    "page",
    ["<html><p>STT</p></html>", "\ufeff <!DOCTYPE html><p>", "<table border=1>"],
)
def test_a_web_page_without_a_table_says_so(refused, page):
    assert "trang web" in refused(page.encode(), "bao-cao.xls", kind=WrongUsage)


def test_a_workbook_with_a_password_says_so(refused):
    content = OLE + b"\0" * 2000 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600
    assert "mật khẩu" in refused(content, kind=WrongUsage)


def test_an_empty_file_says_so(refused):
    assert "trống" in refused(b"", kind=WrongUsage)
    assert "trống" in refused(b" \r\n", "danh-sach.csv", kind=WrongUsage)


@pytest.mark.parametrize("keep", [200, 5_000, 20_000, 33_000])
def test_a_file_cut_short_is_damaged(refused, keep):
    whole = (SAMPLES / "danh-sach-don-gian.xlsx").read_bytes()
    assert "bị hỏng" in refused(whole[:keep], kind=EnvironmentProblem)


def test_a_workbook_with_a_changed_byte_is_damaged(refused):
    whole = bytearray((SAMPLES / "danh-sach-don-gian.xlsx").read_bytes())
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        sheet = archive.getinfo("xl/worksheets/sheet1.xml")
    whole[sheet.header_offset + 200] ^= 0xFF
    assert "bị hỏng" in refused(bytes(whole), kind=EnvironmentProblem)


def test_an_old_workbook_that_is_only_its_first_block_is_damaged(refused):
    assert "bị hỏng" in refused(OLE + b"\0" * 600, "cu.xls", kind=EnvironmentProblem)


def test_a_packed_csv_cut_short_is_damaged(refused):
    whole = (SAMPLES / "dan-so-xa-8500-ho.csv.gz").read_bytes()
    assert "bị hỏng" in refused(whole[:10_000], "dan-so.csv.gz", kind=EnvironmentProblem)


def test_a_workbook_without_a_table_says_so(workbook):
    for rows in ([], [["Ghi chép", None, "linh tinh"], ["một", "hai", "ba"]]):
        with pytest.raises(WrongUsage, match="Không tìm thấy bảng"):
            read_list(workbook(rows), CONTEXT)


def test_a_missing_file_says_so(tmp_path):
    with pytest.raises(WrongUsage, match="Không có tệp"):
        read_list(tmp_path / "mat-roi.xlsx", CONTEXT)


def test_a_folder_is_not_a_file(tmp_path):
    with pytest.raises(WrongUsage, match="là thư mục"):
        read_list(tmp_path, CONTEXT)


@pytest.mark.skipif(
    os.name == "nt" or os.geteuid() == 0, reason="root and Windows read it all the same"
)
def test_a_file_that_may_not_be_read_says_so(workbook):
    path = workbook([["STT", "Họ tên chủ hộ"], [1, "Chau Von"]])
    path.chmod(0)
    with pytest.raises(EnvironmentProblem, match="bị khóa hoặc không có quyền"):
        read_list(path, CONTEXT)


def test_a_file_that_another_program_holds_says_so(tmp_path):
    class Locked(type(tmp_path)):
        def read_bytes(self):
            raise PermissionError(13, "in use")

    path = Locked(tmp_path / "danh-sach.xlsx")
    path.write_bytes(b"PK\x03\x04")
    with pytest.raises(EnvironmentProblem, match="Hãy đóng tệp ở chương trình khác"):
        read_list(path, CONTEXT)


def test_a_file_of_200_megabytes_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "lon.xlsx"
    with path.open("wb") as target:
        target.truncate(200 * 2**20)
    with pytest.raises(WrongUsage, match="lớn 200 MB"):
        read_list(path, CONTEXT)


def _bomb(part):
    """Half a gigabyte of zeros in a small workbook."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open(part, "w", force_zip64=True) as sheet,
    ):
        for _ in range(9):
            sheet.write(bytes(50 * 2**20))
    return target.getvalue()


def test_a_workbook_that_swells_when_unpacked_is_refused_before_it_is_loaded(refused):
    bomb = _bomb("xl/worksheets/sheet1.xml")
    assert len(bomb) < 2 * 2**20
    assert "quá cỡ" in refused(bomb, kind=WrongUsage)


def test_a_packed_csv_that_swells_is_refused_before_it_is_unpacked(refused):
    packer = zlib.compressobj(9, wbits=31)
    bomb = b"".join(packer.compress(bytes(10 * 2**20)) for _ in range(9)) + packer.flush()
    assert len(bomb) < 2**20
    assert files.MAX_FILE < 90 * 2**20
    assert "quá cỡ" in refused(bomb, "dan-so.csv.gz", kind=WrongUsage)


def test_two_cells_at_the_far_ends_of_a_sheet_do_not_end_the_program(tmp_path, workbook):
    path = workbook([["STT", "Họ tên chủ hộ"], [1, "Chau Von"]])
    content = path.read_bytes()
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    spread = tmp_path / "xa.xlsx"
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(spread, "w") as new:
        for part in old.infolist():
            new.writestr(part.filename, old.read(part).replace(b"</sheetData>", far))
    assert workbooks.MAX_CELLS < 1048576 * 16384
    with pytest.raises(WrongUsage, match="rộng 16384 cột"):
        read_list(spread, CONTEXT)


def test_bytes_that_are_gzip_by_their_first_letters_only_are_damaged(refused):
    assert "bị hỏng" in refused(b"\x1f\x8b" + b"abc" * 40, "x.csv.gz", kind=EnvironmentProblem)
    assert gzip.compress(b"") != b""
    assert "không phải tệp Excel" in refused(gzip.compress(bytes(range(32))), "x.gz")


@pytest.mark.parametrize("offset", [0, 1, 0x00FFFFFF, 0x7FFFFFFF, 0xFFFFFFF0])
def test_a_workbook_whose_table_of_contents_lies_ends_in_words(workbook, refused, offset):
    content = bytearray(workbook([["STT", "Chủ hộ", "Ấp"], [1, "Lê Văn Tám", "A"]]).read_bytes())
    content[-6:-2] = offset.to_bytes(4, "little")
    assert "hỏng" in refused(bytes(content), "ds.xlsx")
