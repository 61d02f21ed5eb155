"""Lists read back from their PDF: nothing lost, nothing alone, nothing private on the wall."""

import re
import shutil
import subprocess
import unicodedata
from dataclasses import fields, replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from ngheo_desktop.domain.papers import (
    NO_HOUSEHOLD,
    Grouping,
    PostingLine,
    PostingSize,
    households_by_class,
)
from ngheo_desktop.domain.terms import (
    DRAFT_MARK,
    INTERNAL_MARK,
    PRACTICE_MARK,
    UNCONFIRMED_NOTE,
    HouseholdClass,
)
from ngheo_desktop.errors import Cancelled
from ngheo_desktop.printing.household_list import write_household_list
from ngheo_desktop.printing.posting_list import write_posting_list
from tests.printing.made_papers import (
    HEAD,
    line,
    list_paper,
    pages_of,
    posting_paper,
    printed,
    squeezed,
)

VIETNAMESE = (
    "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
)
CODE = re.compile(r"H\d{5}")


def test_every_row_of_a_list_is_printed_once() -> None:
    paper = list_paper(*(line(number) for number in range(1, 1001)))
    text = " ".join(pages_of(printed(write_household_list, paper)))
    assert sorted(CODE.findall(text)) == [each.code for each in paper.lines]
    found = squeezed(text)
    assert all(squeezed(each.head_name) + "N" in found for each in paper.lines)  # then the sex
    assert all(each.personal_id in found for each in paper.lines)
    people = sum(each.members for each in paper.lines)
    assert f"Tổng cộng: 1.000 hộ, {people:,} khẩu".replace(",", ".", 2) in text.replace(",", ".")


def test_pages_are_numbered_and_repeat_the_headings() -> None:
    paper = list_paper(*(line(number) for number in range(1, 61)))
    pages = pages_of(printed(write_household_list, paper))
    assert len(pages) > 2
    for at, page in enumerate(pages, start=1):
        assert f"Trang {at}/{len(pages)}" in page
        assert "Số định danh" in page
        assert ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in page) == (at == 1)
        assert (re.search(rf"^{at}$", page, re.MULTILINE) is not None) == (at > 1)


def test_the_head_of_a_paper_follows_the_decree() -> None:
    first = pages_of(printed(write_household_list, list_paper(line(1))))[0]
    assert "ỦY BAN NHÂN DÂN XÃ Ô LÂM" in " ".join(first.split())
    assert "Độc lập - Tự do - Hạnh phúc" in first
    assert "Ô Lâm, ngày 05 tháng 02 năm 2026" in first
    assert "tính đến ngày 23 tháng 11 năm 2026" in first
    assert "Theo chuẩn nghèo đa chiều 2022–2025" in first


def test_marks_stand_on_every_page() -> None:
    head = replace(HEAD, practice=True)
    many = [line(number) for number in range(1, 61)]
    for page in pages_of(printed(write_household_list, list_paper(*many, head=head))):
        assert INTERNAL_MARK in page
        assert DRAFT_MARK in page
        assert PRACTICE_MARK in page
    for page in pages_of(printed(write_posting_list, posting_paper(*many, head=head))):
        assert INTERNAL_MARK not in page
        assert DRAFT_MARK in page
        assert PRACTICE_MARK in page


def test_a_decided_list_is_no_draft_but_still_internal() -> None:
    paper = list_paper(line(1), draft=False, attached_to="Quyết định số 45/QĐ-UBND")
    page = pages_of(printed(write_household_list, paper))[0]
    assert "BẢN NHÁP" not in page
    assert INTERNAL_MARK in page
    assert "(Kèm theo Quyết định số 45/QĐ-UBND)" in page


@pytest.mark.parametrize("write_and_paper", ["internal", "posting"])
def test_the_signatures_never_stand_without_two_rows(write_and_paper: str) -> None:
    """Tried for every count of rows around several ends of a page."""
    for count in range(1, 81):
        lines = [line(number) for number in range(1, count + 1)]
        if write_and_paper == "internal":
            pdf = printed(write_household_list, list_paper(*lines))
        else:
            pdf = printed(write_posting_list, posting_paper(*lines))
        last = PdfReader(BytesIO(pdf)).pages[-1].extract_text()
        assert "CHỦ TỊCH" in last
        assert "Lê Minh Chánh" in last
        assert len(re.findall(r"Người ?\d+", last)) >= min(2, count), count


def test_a_list_of_one_row_is_one_page() -> None:
    pages = pages_of(printed(write_household_list, list_paper(line(7))))
    assert len(pages) == 1
    assert "Trang 1/1" in pages[0]
    assert "Cộng: 1 hộ, 1 khẩu" in pages[0]
    assert "Tổng cộng" not in pages[0]


def test_an_empty_list_says_so() -> None:
    assert NO_HOUSEHOLD in pages_of(printed(write_household_list, list_paper()))[0]
    assert NO_HOUSEHOLD in pages_of(printed(write_posting_list, posting_paper()))[0]


@pytest.mark.parametrize(
    "name",
    [
        "Nguyễnthịđoànthểtậpthểphườngxãkhómấptổdânphốliêngiađìnhvănhóaấmno",
        "Công Tằng Tôn Nữ Thị Ngọc Điệp Thanh Bình Minh Châu Khánh Vy",
        "W" * 90,
        "<b>Nguyễn & Trần</b>",
        "=1+1",
    ],
)
def test_a_long_or_odd_name_is_printed_whole(name: str) -> None:
    lines = (line(1), line(2, head_name=name), line(3))
    for pdf in (
        printed(write_household_list, list_paper(*lines)),
        printed(write_posting_list, posting_paper(*lines)),
    ):
        assert squeezed(name) in squeezed(" ".join(pages_of(pdf)))


def test_every_vietnamese_letter_is_printed() -> None:
    letters = f"{VIETNAMESE} {VIETNAMESE.upper()}"
    pdf = printed(write_household_list, list_paper(line(1, head_name=letters)))
    assert squeezed(letters) in squeezed(pages_of(pdf)[0])


def test_a_letter_that_the_face_lacks_leaves_a_sign() -> None:
    pdf = printed(write_household_list, list_paper(line(1, head_name="សុខ Kha")))
    assert "□□□ Kha" in pages_of(pdf)[0]


def test_decomposed_text_is_printed_composed() -> None:
    name = unicodedata.normalize("NFD", "Nguyễn Thị Ngọc Điệp")
    for write, paper in (
        (write_household_list, list_paper(line(1, head_name=name))),
        (write_posting_list, posting_paper(line(1, head_name=name))),
    ):
        assert "NguyễnThịNgọcĐiệp" in squeezed(pages_of(printed(write, paper))[0])


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not on this machine")
def test_pdftotext_reads_the_same_words(tmp_path: object) -> None:
    lines = [line(number) for number in range(1, 40)]
    pdf = printed(write_household_list, list_paper(*lines))
    done = subprocess.run(
        ["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True
    )
    text = done.stdout.decode()
    assert unicodedata.is_normalized("NFC", text)
    assert sorted(CODE.findall(text)) == [each.code for each in lines]
    assert all(squeezed(each.head_name) in squeezed(text) for each in lines)


def test_every_font_is_embedded_as_a_subset() -> None:
    for pdf in (
        printed(write_household_list, list_paper(line(1))),
        printed(write_posting_list, posting_paper(line(1))),
    ):
        for page in PdfReader(BytesIO(pdf)).pages:
            for font in page["/Resources"]["/Font"].values():
                assert "/FontFile2" in font["/FontDescriptor"]
                assert re.match(r"/[A-Z]{6}\+LiberationSerif", font["/BaseFont"])


def test_rows_are_grouped_by_class_with_the_poor_first() -> None:
    paper = list_paper(*(line(number) for number in range(1, 7)))
    text = " ".join(pages_of(printed(write_household_list, paper)))
    assert CODE.findall(text) == ["H00003", "H00006", "H00001", "H00002", "H00004", "H00005"]
    assert text.index("Cộng: 2 hộ, 11 khẩu") < text.index("H00001")


def test_rows_can_be_grouped_by_hamlet() -> None:
    paper = list_paper(*(line(number) for number in range(1, 7)), grouping=Grouping.BY_HAMLET)
    text = " ".join(pages_of(printed(write_household_list, paper)))
    assert CODE.findall(text) == ["H00001", "H00004", "H00002", "H00005", "H00003", "H00006"]
    assert text.count("Cộng: 2 hộ") == 3


def test_the_numbers_of_the_indicators_are_explained() -> None:
    text = " ".join(pages_of(printed(write_household_list, list_paper(line(1))))[0].split())
    assert "4. Bảo hiểm y tế; 5. Trình độ giáo dục của người lớn" in text
    assert "4, 7, 9, 10" in text


def test_an_unconfirmed_result_is_noted() -> None:
    for write, paper in (
        (write_household_list, list_paper(line(1), unconfirmed=True)),
        (write_posting_list, posting_paper(line(1), unconfirmed=True)),
    ):
        assert UNCONFIRMED_NOTE in pages_of(printed(write, paper))[0]
        plain = pages_of(printed(write, replace(paper, unconfirmed=False)))[0]
        assert UNCONFIRMED_NOTE not in plain


@pytest.mark.parametrize("size", PostingSize)
def test_the_wall_shows_nothing_private(size: PostingSize) -> None:
    lines = [line(number) for number in range(1, 101)]
    text = " ".join(pages_of(printed(write_posting_list, posting_paper(*lines, size=size))))
    assert all(squeezed(each.head_name) in squeezed(text) for each in lines)
    assert not re.search(r"\d{8,}", squeezed(text).replace("Người", " "))  # no number, no phone
    assert not re.search(r"\d{1,2}/\d{1,2}/\d{4}|\b19\d\d\b", text)  # no birth date or year
    assert not CODE.search(text)
    assert "Khmer" not in text


def test_a_posted_line_has_no_room_for_private_data() -> None:
    names = {each.name for each in fields(PostingLine)}
    assert names == {"head_name", "hamlet", "household_class", "outcome"}


def test_the_posting_tells_until_when_and_how_to_object() -> None:
    page = " ".join(
        pages_of(printed(write_posting_list, posting_paper(line(1), line(2))))[0].split()
    )
    assert "từ ngày 20 tháng 11 năm 2026 đến hết ngày 25 tháng 11 năm 2026" in page
    assert "gửi đến Ủy ban nhân dân xã Ô Lâm" in page
    assert "Cộng: 2 hộ cận nghèo" in page


def test_the_posting_can_be_printed_on_a3() -> None:
    pdf = printed(write_posting_list, posting_paper(line(1), size=PostingSize.A3))
    box = PdfReader(BytesIO(pdf)).pages[0].mediabox
    assert (round(box.width), round(box.height)) == (842, 1191)


def test_the_column_of_outcomes_stands_only_where_there_are_some() -> None:
    paper = posting_paper(line(1))
    assert "Giữ nguyên" in pages_of(printed(write_posting_list, paper))[0]
    bare = replace(paper, lines=(replace(paper.lines[0], outcome=None),))
    assert "Kết quả" not in pages_of(printed(write_posting_list, bare))[0]


def test_the_same_values_give_the_same_bytes() -> None:
    paper = list_paper(*(line(number) for number in range(1, 40)))
    assert printed(write_household_list, paper) == printed(write_household_list, paper)


def test_stopping_leaves_nothing_written() -> None:
    def stop(done: int, _total: int) -> None:
        if done:
            raise Cancelled

    target = BytesIO()
    with pytest.raises(Cancelled):
        write_household_list(list_paper(*(line(n) for n in range(1, 200))), target, stop)
    assert target.getvalue() == b""


def test_sums_by_class_read_as_words() -> None:
    poor, near, none = HouseholdClass.POOR, HouseholdClass.NEAR_POOR, HouseholdClass.NOT_POOR
    assert households_by_class([near, poor, near]) == "1 hộ nghèo, 2 hộ cận nghèo"
    assert households_by_class([none]) == "1 hộ không thuộc diện"
    assert households_by_class([]) == "0 hộ"
