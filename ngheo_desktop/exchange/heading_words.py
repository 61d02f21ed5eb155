"""Headings that nobody has listed: known by a telling word, once abbreviations are whole."""

import re
from collections.abc import Mapping
from functools import lru_cache

_WHOLE = (
    (re.compile(r"\bt so\b"), "tong so"),
    (re.compile(r"\bd tich\b"), "dien tich"),
    (re.compile(r"\bd toc\b"), "dan toc"),
    (re.compile(r"\bq he\b|\bqh\b"), "quan he"),
    (re.compile(r"\bn sinh\b|\bnam sn\b"), "nam sinh"),
    (re.compile(r"\b(quan he|voi) ch\b"), r"\1 chu ho"),
    (re.compile(r"\bgd\b"), "gia dinh"),
    (re.compile(r"\btv\b"), "thanh vien"),
    (re.compile(r"\bh ten\b"), "ho ten"),
    (re.compile(r"\bs t t\b|\bsott\b|^no$"), "stt"),
)
_TELLING: Mapping[str, str] = {
    "id_number": "cccd|cmnd|giay to|can cuoc|dinh danh|ddcn",
    "relation": "quan he",
    "member_count": "so khau|nhan khau|so nguoi|may nguoi|may khau|bao nhieu nguoi|so thanh vien"
    "|so nk|(?<!ho )(?<!tt )khau",
    "house_area_m2": "dien tich nha|dien tich san|dt nha|dien tich o|dt o|dt san"
    "|dien tich xay dung",
    "phone": "dien thoai|tel|phone|di dong|sdt|so dt|dtdd|dt lien he",
    "ethnic": "dan toc",
    "birth": "ngay sinh|nam sinh|thang sinh|sinh ngay|ntns|n sinh|sinh",
    "head_name": "ten chu ho|chu ho|dai dien ho|ten ho|dung ten ho",
    "name": "ho va ten|thanh vien|nhan khau trong|ho ten|ho dem ten|ho chu dem|ten thanh vien"
    "|ten nhan khau",
    "hamlet": "ap|khom|thon|khu pho|to dan pho",
    "address": "dia chi|so nha|noi o|cho o|noi cu tru|thuong tru|tam tru|to tu quan",
    "class": "phan loai|loai ho|dien ho|thuoc ho|thuoc dien|dien|can ngheo|xep loai|doi tuong"
    "|ngheo|hien trang ho|hn hcn|ket qua",
    "code": "ma ho|ma so ho|ma dinh danh ho|ma hgd|ma hn|so ho khau|ma phieu|so phieu",
    "sex": "gioi tinh|nam nu|nam hay nu|phai",
    "note": "ghi chu|chu thich",
    "member_no": "stt thanh vien|tt khau|stt nhan khau|tt thanh vien|stt nguoi|thu tu thanh vien",
    "number": "stt",
    "survey_date": "thoi diem ra soat|thoi gian ra soat|ngay rs"
    "|ngay ra soat|ngay dieu tra|ngay khao sat|ngay phong van",
    "b1": "diem b1|tong diem thu nhap|diem phieu b1|tong b1|diem thu nhap",
    "b2": "diem b2|diem phieu b2|tong b2|diem thieu hut",
    "class_before": "phan loai truoc|truoc ra soat|dau nam|ket qua truoc",
    "class_after": "phan loai sau|sau ra soat|cuoi nam|ket qua ra soat|ket qua sau",
    "employment": "viec lam",
    "dependency": "phu thuoc",
    "nutrition": "dinh duong",
    "health_insurance": "bao hiem y te|bhyt",
    "adult_education": "hoc van nguoi lon"
    "|giao duc nguoi lon|trinh do giao duc|gd nguoi lon|trinh do nguoi lon",
    "school_attendance": "di hoc|tre em di hoc",
    "housing_quality": "chat luong nha|chat luong nha o|nha tam",
    "housing_area": "dien tich nha|dien tich nha o|dien tich o",
    "water": "nguon nuoc|nuoc sinh hoat|nuoc sach",
    "sanitation": "nha tieu|nha ve sinh|ho xi",
    "internet": "vien thong|internet",
    "info_devices": "tiep can thong tin|phuong tien|thong tin",
    "waste": "rac thai",
    "disabled": "khuyet tat",
    "monthly_allowance": "tro cap",
    "insured": "bhyt|bao hiem y te",
    "studying": "dang di hoc|dang hoc",
    "at_right_level": "dung cap",
    "education": "hoc van|trinh do",
    "nutrition_answer": "dinh duong",
    "uses_internet": "internet",
    "water_source": "nguon nuoc|nuoc sinh hoat",
    "toilet": "nha tieu|nha ve sinh|ho xi",
    "devices": "thiet bi|phuong tien",
    "waste_answer": "rac thai|xu ly rac",
    "support_health": "y te",
    "support_education": "giao duc",
    "support_production": "san xuat",
    "support_credit": "vay von|tin dung",
    "support_housing": "nha o",
    "status_new": "ngheo moi|phat sinh|moi phat sinh",
    "status_returned": "tai ngheo",
    "status_old": "ngheo cu",
    "merit": "co cong|cscc",
    "minority": "dtts|thieu so",
    "no_labour": "knld|kha nang lao dong",
}
_WORDS = {field: re.compile(rf"\b(?:{phrases})\b") for field, phrases in _TELLING.items()}
_OF_OTHERS = re.compile(
    r"\b(?:ngay cap|noi cap|nam cap|nguyen nhan|vo|chong|cha|me|bo|con|nguoi lap|ngay lap|ngay ky"
    r"|nguoi ky|han|dat|tien|muc|so the bhyt|bhyt|bhxh|thu nhap|giam ho|nguoi tra loi|nghe|ly do"
    r"|nam cong nhan)\b"
)
_NAMES_OTHERS = frozenset(("b1", "b2", "health_insurance", "insured", "school_attendance"))
_HEAD = re.compile(r"(?:ho )?(?:va )?ten .*\bchu ho")  # «Họ tên cha, mẹ là chủ hộ»


@lru_cache(maxsize=4096)  # one heading is held against every field
def whole_heading(folded: str) -> str:
    """«q he voi ch» → «quan he voi chu ho»."""
    for short, long in _WHOLE:
        folded = short.sub(long, folded)
    return folded


def is_of_others(folded: str) -> bool:
    """«Họ tên vợ», «Ngày cấp», «Diện tích đất»: a word that makes it another thing."""
    return _OF_OTHERS.search(folded) is not None and not _HEAD.fullmatch(folded)


def is_told_by(field: str, folded: str) -> bool:
    """A telling word of the field stands in the heading, and none that makes it another thing."""
    words = _WORDS.get(field)
    heading = whole_heading(folded)
    found = words.search(heading) if words else None
    if found is None:
        return False
    return not is_of_others(heading) or (field in _NAMES_OTHERS and not is_of_others(_rest(found)))


def _rest(found: re.Match[str]) -> str:
    """The heading without its telling word, which is no sign of another thing."""
    return f"{found.string[: found.start()]} {found.string[found.end() :]}"


def is_told(folded: str) -> bool:
    """A telling word of any field stands in the heading."""
    return any(is_told_by(field, folded) for field in _WORDS)
