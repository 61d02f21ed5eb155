"""What each key of the table is called, in groups: for the screen and for paper."""

from collections.abc import Iterable

from PySide6.QtGui import QAction, QKeySequence

from ngheo_desktop.gui.commands import KEYS, keys_of, words_of

Group = tuple[str, tuple[tuple[str, str], ...]]  # heading, lines of (keys, words)

# The sections are named by the commands of the window: an account may have fewer.
_SECTIONS = tuple(f"section_{digit}" for digit in range(1, 10))
_WORDS: dict[str, dict[str, str]] = {
    "Ở đâu cũng dùng": {
        "search": "Tìm ở mọi nơi",
        "help": "Trợ giúp về ô đang đứng",
        "back": "Quay lại",
        "forward": "Đi tiếp",
        "next_pane": "Khung kế tiếp",
        "previous_pane": "Khung trước",
        "next_step": "Phần, bước kế tiếp",
        "previous_step": "Phần, bước trước",
        "undo": "Hoàn tác",
        "redo": "Làm lại",
        "zoom_in": "Phóng to",
        "zoom_out": "Thu nhỏ",
        "zoom_reset": "Cỡ chữ thường",
        "lock": "Khóa",
        "close": "Đóng, phần đang nhập được giữ",
        "leave": "Thoát",
    },
    "Danh sách": {
        "filter": "Lọc danh sách này",
        "edit": "Sửa dòng, ô đang chọn",
        "open_beside": "Mở ở cửa sổ riêng",
        "copy": "Chép, kèm đầu bảng",
        "remove": "Bỏ dòng đang chọn",
        "tick": "Đánh dấu dòng đang chọn",
        "move_up": "Chuyển dòng lên",
        "move_down": "Chuyển dòng xuống",
        "export": "Xuất Excel",
        "print": "In từ đây",
    },
    "Hộ và thành viên": {
        "new": "Thêm mới ở đây",
        "save": "Lưu",
        "main": "Lưu và sang mục kế tiếp",
        "scan_card": "Quét CCCD",
        "open_sheet": "Mở phiếu rà soát",
        "family_event": "Ghi biến động của hộ, của ấp",
        "take_back": "Lấy lại giá trị cũ",
    },
    "Người ghi hai lần": {
        "take_1": "Cùng người, giữ người 1",
        "take_2": "Cùng người, giữ người 2",
        "take_3": "Khác người",
        "take_4": "Để sau",
    },
    "Phiếu rà soát": {
        "as_before": "Như năm trước",
        "block_as_before": "Xác nhận cả khối",
        "next_open": "Câu chưa rõ kế tiếp",
        "previous_open": "Câu chưa rõ trước",
    },
}


def key_groups(actions: Iterable[QAction]) -> list[Group]:
    """Every key of the program with what it does; the sections are those of this window."""
    offered = list(actions)
    sections = [
        (shown_keys(name), words_of(action))
        for name in _SECTIONS
        for action in offered
        if action.shortcuts() == keys_of(name)
    ]
    rest = [
        (heading, tuple((shown_keys(name), words) for name, words in lines.items()))
        for heading, lines in _WORDS.items()
    ]
    return [("Đi tới", tuple(dict.fromkeys(sections))), *rest] if sections else rest


def told_keys() -> set[str]:
    """The keys of the table that have words here."""
    return {*_SECTIONS, *(name for lines in _WORDS.values() for name in lines)} & KEYS.keys()


def shown_keys(name: str) -> str:
    """«F9 hoặc Ctrl+Enter»: Return and Enter are one key to whoever presses it."""
    native = QKeySequence.SequenceFormat.NativeText
    texts = [keys.toString(native).replace("Return", "Enter") for keys in keys_of(name)]
    texts = [text.removesuffix(" phím số") for text in texts]
    return " hoặc ".join(dict.fromkeys(texts))
