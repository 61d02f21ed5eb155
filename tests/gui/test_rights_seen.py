"""What an account may not do is absent from every page; compared with the table of rights."""

import pytest
from pytestqt.qtbot import QtBot

from ngheo_desktop.domain.rights import RIGHTS, Right, Role
from ngheo_desktop.gui.history import Place
from ngheo_desktop.gui.main_window import MainWindow
from ngheo_desktop.gui.page_makers import SECTION_OF
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.operations.checklists import open_sheet, save_sheet
from ngheo_desktop.operations.office import Office
from tests.gui.offers import as_role, offered

# The right behind each command, as operations ask for it.
NEEDS: dict[str, Right] = {
    # hộ dân
    "Thêm hộ": Right.EDIT_HOUSEHOLDS,
    "Nhập Excel": Right.IMPORT_LISTS,
    "In": Right.PRINT_LISTS,
    "Xuất Excel": Right.EXPORT_LISTS,
    "Sửa ô": Right.EDIT_HOUSEHOLDS,
    # trang hộ
    "Thêm người": Right.EDIT_HOUSEHOLDS,
    "Lưu": Right.EDIT_HOUSEHOLDS,
    "In giấy giải thích": Right.PRINT_LISTS,
    "Đưa vào mục Đã bỏ": Right.EDIT_HOUSEHOLDS,
    "Lấy lại giá trị này": Right.EDIT_HOUSEHOLDS,
    "Hoàn tác biến động": Right.EDIT_HOUSEHOLDS,
    "Sửa": Right.EDIT_HOUSEHOLDS,
    "Đưa ra khỏi hộ": Right.EDIT_HOUSEHOLDS,
    "Lên": Right.EDIT_HOUSEHOLDS,
    "Xuống": Right.EDIT_HOUSEHOLDS,
    # phiếu
    "Lưu, hộ kế tiếp": Right.FILL_CHECKLISTS,
    "Như năm trước": Right.FILL_CHECKLISTS,
    "Xác nhận cả khối": Right.FILL_CHECKLISTS,
    # in
    "Lưu PDF": Right.PRINT_LISTS,
    # báo cáo
    "Xem và in": Right.PRINT_LISTS,
    "Lưu cả bộ": Right.PRINT_LISTS,
    "Tổng số hộ, khẩu": Right.MANAGE_HAMLETS,
    # quyết định
    "Lập dự thảo": Right.PREPARE_DECISIONS,
    "Chốt danh sách": Right.FREEZE_LISTS,
    "Quyết định khác": Right.PREPARE_DECISIONS,
    "Bỏ dự thảo": Right.PREPARE_DECISIONS,
    "Thêm căn cứ": Right.PREPARE_DECISIONS,
    "Sửa căn cứ": Right.PREPARE_DECISIONS,
    "Bỏ căn cứ": Right.PREPARE_DECISIONS,
    "Lập danh sách bổ sung": Right.PREPARE_DECISIONS,
    "Đính kèm bản đã ký": Right.PREPARE_DECISIONS,
    "Đã trao hôm nay": Right.PREPARE_DECISIONS,
    "Đã trao ngày khác": Right.PREPARE_DECISIONS,
    "In lại": Right.PRINT_LISTS,
    "In giấy của hộ": Right.PRINT_LISTS,
    # mức sống trung bình, thu nhập thấp
    "Mức sống trung bình": Right.RUN_ROUNDS,
    "Thu nhập thấp": Right.RUN_ROUNDS,
    "Phiếu thu nhập": Right.RUN_ROUNDS,
    "Kết quả phúc tra": Right.RUN_ROUNDS,
    "Không công nhận": Right.RUN_ROUNDS,
    "Bỏ lần niêm yết": Right.RUN_ROUNDS,
    "Rút đơn": Right.RUN_ROUNDS,
    "Lập quyết định": Right.FREEZE_LISTS,
    "Xem và in giấy tờ": Right.PRINT_LISTS,
    "Phiếu thu nhập trắng": Right.PRINT_LISTS,
    "Bảng niêm yết chung": Right.PRINT_LISTS,
    "In hồ sơ hộ": Right.PRINT_LISTS,
    # rà soát
    "Lập xong danh sách": Right.RUN_ROUNDS,
    "Mở lại danh sách": Right.RUN_ROUNDS,
    "Phân công rà soát viên": Right.RUN_ROUNDS,
    "Ý kiến cấp trên": Right.RUN_ROUNDS,
    "Mở đợt rà soát": Right.RUN_ROUNDS,
    "Kết thúc đợt": Right.RUN_ROUNDS,
    "Xác nhận quy định": Right.RUN_ROUNDS,
    "In bảng tiến độ": Right.PRINT_LISTS,
    "In danh sách hộ cần rà soát": Right.PRINT_LISTS,
    "In phiếu trắng": Right.PRINT_LISTS,
    # biến động
    "Báo cáo 2, 3": Right.PRINT_LISTS,
    # hệ thống
    "Thêm người dùng": Right.MANAGE_ACCOUNTS,
    "Sửa vai trò": Right.MANAGE_ACCOUNTS,
    "Đặt mật khẩu mới": Right.MANAGE_ACCOUNTS,
    "Ngừng dùng": Right.MANAGE_ACCOUNTS,
    "Dùng lại": Right.MANAGE_ACCOUNTS,
    "Thêm ấp, khóm": Right.MANAGE_HAMLETS,
    "Đưa lên": Right.MANAGE_HAMLETS,
    "Đưa xuống": Right.MANAGE_HAMLETS,
    "Bỏ": Right.MANAGE_HAMLETS,
    "Sửa quy tắc": Right.SET_REVIEW_RULES,
    "Thử trên số liệu": Right.READ_HOUSEHOLDS,
    "Nạp tệp": Right.MANAGE_STANDARDS,
    "Sửa phần": Right.MANAGE_STANDARDS,
    "Xác nhận đã đối chiếu": Right.MANAGE_STANDARDS,
    "Kiểm tra nhật ký": Right.READ_DIARY,
    "Khôi phục": Right.RESTORE_BACKUPS,
    "Chấm lại tất cả": Right.FILL_CHECKLISTS,
}
# The same words stand for another act on another page.
NEEDS_ON: dict[tuple[str, str], Right] = {
    ("checklist", "Lưu"): Right.FILL_CHECKLISTS,
    ("checklist", "Thêm người"): Right.EDIT_HOUSEHOLDS,
    ("settings", "Sửa"): Right.MANAGE_HAMLETS,
    ("other_classes", "Niêm yết"): Right.RUN_ROUNDS,
    ("other_classes", "Ghi kiến nghị"): Right.RUN_ROUNDS,
    ("decision", "Thêm hộ"): Right.PREPARE_DECISIONS,
    ("decision", "Lên"): Right.PREPARE_DECISIONS,
    ("decision", "Xuống"): Right.PREPARE_DECISIONS,
}
PAGES = (
    *("households", "household", "checklist", "review", "decision", "movement", "reports"),
    *("other_classes", "print", "settings"),
)
OPENS = {
    "decision": Right.READ_HOUSEHOLDS,
    "movement": Right.READ_HOUSEHOLDS,
    "households": Right.READ_HOUSEHOLDS,
    "household": Right.READ_HOUSEHOLDS,
    "checklist": Right.READ_HOUSEHOLDS,
    "reports": Right.READ_HOUSEHOLDS,
    "review": Right.READ_HOUSEHOLDS,
    "other_classes": Right.READ_HOUSEHOLDS,
    "print": Right.PRINT_LISTS,
}


@pytest.fixture
def household(office: Office, household_id: str) -> str:
    """With a sheet, so that every command of the pages has something to stand on."""
    save_sheet(office, household_id, open_sheet(office, household_id).facts, "Neáng Sa")
    return household_id


@pytest.mark.parametrize("page_name", PAGES)
@pytest.mark.parametrize("role", list(Role))
def test_what_a_role_may_not_do_is_absent(
    qtbot: QtBot, office: Office, runner: TaskRunner, household: str, role: Role, page_name: str
) -> None:
    mine = as_role(office, role)
    window = MainWindow(mine, runner)
    qtbot.addWidget(window)
    window.show()
    needed = OPENS.get(page_name)
    sections = {section.digit for section, _action in window.section_actions}
    if needed is not None and needed not in RIGHTS[role]:
        assert SECTION_OF[page_name] not in sections
        return
    if SECTION_OF[page_name] not in sections:  # of the whole commune only
        assert (page_name, role) == ("movement", Role.SURVEYOR)
        return
    subject = household if page_name in ("household", "checklist") else ""
    window.go(Place(page_name, subject))
    qtbot.waitUntil(lambda: not runner.is_busy)
    for words in offered(window.page()):
        right = NEEDS_ON.get((page_name, words), NEEDS.get(words))
        assert right is None or right in RIGHTS[role], f"{role}: {page_name}: {words}"


def test_who_has_every_role_is_offered_every_command(
    qtbot: QtBot, office: Office, runner: TaskRunner, household: str
) -> None:
    """So that a command that is renamed does not slip out of the comparison above."""
    window = MainWindow(office, runner)
    qtbot.addWidget(window)
    window.show()
    # Offered after a rule has changed; where an event is recorded.
    found: set[str] = {"Chấm lại tất cả", "Hoàn tác biến động"}
    for page_name in PAGES:
        subject = household if page_name in ("household", "checklist") else ""
        window.go(Place(page_name, subject))
        qtbot.waitUntil(lambda: not runner.is_busy)
        found |= offered(window.page())
    assert NEEDS.keys() - found == set()
