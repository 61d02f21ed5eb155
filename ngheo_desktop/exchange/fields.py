"""What a column may mean: our fields, the headings that name them, the values that prove them."""

from collections.abc import Mapping
from dataclasses import dataclass

from ngheo_desktop.exchange.evidence import (
    ANY,
    CLASSES,
    DATES,
    ETHNIC_GROUPS,
    IDS,
    NAMES,
    NUMBERS,
    ORDINALS,
    PHONES,
    RELATIONS,
    SEXES,
    TICKED,
    TICKS,
    WHOLES,
    YES_NO,
    Evidence,
    among,
)
from ngheo_desktop.exchange.values.answers import (
    DEVICE_WORDS,
    EDUCATION_WORDS,
    MATERIAL_WORDS,
    NUTRITION_WORDS,
    TOILET_WORDS,
    WASTE_WORDS,
    WATER_WORDS,
    WORK_WORDS,
)


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that a list may tell, with its headings: without accents, case and marks."""

    code: str
    headings: tuple[str, ...]
    evidence: Evidence = ANY


def _fields(*fields: tuple[str, str] | tuple[str, str, Evidence]) -> tuple[Field, ...]:
    return tuple(Field(each[0], tuple(each[1].split("|")), *each[2:]) for each in fields)


HOUSEHOLD_FIELDS = _fields(
    (
        "number",
        "stt|tt|so tt|so thu tu|thu tu|stt ho|tt ho|stt chu ho|so tt ho|stt ho gia dinh|so ho",
        ORDINALS,
    ),
    (
        "code",
        "ma ho|ma so ho|ma ho gia dinh|ma so ho gia dinh|so ho|so phieu|ma phieu|ma so phieu"
        "|ma ho ngheo"
        "|ma ho gd|ma ho dan",
    ),
    (
        "head_name",
        "ho va ten chu ho|ho ten chu ho|ten chu ho|chu ho|ho va ten chu ho gia dinh"
        "|ho va ten nguoi dai dien ho|ho ong ba|ong ba|ho ten ong ba|ho va ten ong ba",
        NAMES,
    ),
    ("sex", "gioi tinh|phai|gioi|gt|nam nu|gioi tinh chu ho", SEXES),
    ("sex_male", "gioi tinh nam|nam", TICKS),
    ("sex_female", "gioi tinh nu|nu", TICKS),
    (
        "birth",
        "ngay sinh|ngay thang nam sinh|nam sinh|ngay thang sinh|ngay nam sinh|ntns|ns"
        "|sinh ngay|ngay sinh chu ho|nam sinh chu ho",
        DATES,
    ),
    ("birth_male", "nam sinh nam|ngay sinh nam|ngay thang nam sinh nam", DATES),
    ("birth_female", "nam sinh nu|ngay sinh nu|ngay thang nam sinh nu", DATES),
    (
        "id_number",
        "so dinh danh|so dinh danh ca nhan|ma dinh danh|ma so dinh danh|so cccd|cccd|so cmnd|cmnd"
        "|so cccd cmnd|so cmnd cccd|cccd cmnd|cmnd cccd|so can cuoc|can cuoc|can cuoc cong dan"
        "|so can cuoc cong dan|so dinh danh ca nhan cccd|so giay to tuy than|so giay to"
        "|chung minh nhan dan|so ddcn|ddcn|so dinh danh cccd|ma so dinh danh ca nhan",
        IDS,
    ),
    ("ethnic", "dan toc|thanh phan dan toc|dan toc chu ho", ETHNIC_GROUPS),
    (
        "hamlet",
        "ap|khom|ap khom|khom ap|thuoc ap"
        "|thon|thon ap|ap thon|ten ap|khu pho|ap khu pho|ap khom khu pho"
        "|to dan pho|dia ban|dia ban ap",
    ),
    (
        "address",
        "dia chi|so nha|to|noi o|noi cu tru|cho o|noi thuong tru|dia chi thuong tru|cho o hien nay",
    ),
    (
        "commune",
        "xa|phuong|xa phuong|phuong xa|xa phuong thi tran|xa phuong dac khu|don vi|ten xa",
    ),
    ("area", "khu vuc|tt nt|nt tt|loai khu vuc|thanh thi nong thon|nong thon thanh thi"),
    (
        "member_count",
        "so nhan khau|nhan khau|so khau|khau|tong so khau|tong so nhan khau|tong nhan khau"
        "|so thanh vien|nk|so nk|so nk trong ho|tong so nk"
        "|so nguoi|so nguoi trong ho|so nhan khau trong ho|so luong nhan khau",
        WHOLES,
    ),
    (
        "house_area_m2",
        "dien tich nha|dien tich nha o|dien tich|dt nha|dt nha o|dt o|dien tich san|dien tich o",
        NUMBERS,
    ),
    (
        "phone",
        "dien thoai|so dien thoai|sdt|dt|so dt|dtdd|so dtdd|dien thoai lien he"
        "|so dien thoai lien he",
        PHONES,
    ),
    (
        "class",
        "phan loai ho|phan loai|loai ho|dien ho|dien|thuoc dien|ket qua phan loai|doi tuong ho"
        "|ho ngheo ho can ngheo|ho ngheo can ngheo|ngheo can ngheo|xep loai ho",
        CLASSES,
    ),
    (
        "class_poor",
        "ho ngheo|ngheo|dien ho ngheo|hn|phan loai n|phan loai ho n|dien n|loai ho n",
        TICKED,
    ),
    ("class_near_poor", "ho can ngheo|can ngheo|dien ho can ngheo|hcn|cn", TICKED),
    ("class_not_poor", "khong ngheo|ho khong ngheo|khong thuoc dien", TICKED),
    ("circumstances", "hoan canh|hoan canh gia dinh"),
    ("note", "ghi chu|gc|luu y"),
)

PERSON_FIELDS = _fields(
    (
        "member_no",
        "stt nhan khau|stt thanh vien|stt thanh vien ho|stt khau|so tt nhan khau|stt nguoi"
        "|stt thanh vien trong ho|thu tu nhan khau|thu tu thanh vien|tt nhan khau|tt thanh vien",
        WHOLES,
    ),
    (
        "name",
        "ho va ten|ho ten|ten|ho va ten thanh vien|ho ten thanh vien|ho va ten nhan khau"
        "|ho va ten chu ho va cac thanh vien trong ho|ho va ten chu ho va cac thanh vien"
        "|ho ten chu ho va cac thanh vien|ho va ten cac thanh vien|ho va ten thanh vien ho"
        "|ho va ten chu ho va thanh vien"
        "|ho va chu dem va ten|ho chu dem va ten|ho va ten thanh vien trong ho"
        "|thanh vien|ten thanh vien",
        NAMES,
    ),
    (
        "relation",
        "quan he|quan he voi chu ho|qh voi chu ho|quan he chu ho|qh chu ho|moi quan he"
        "|moi quan he voi chu ho|qhch|qh",
        RELATIONS,
    ),
    ("head_tick", "chu ho|la chu ho|danh dau chu ho", TICKS),
)

STATUS_FIELDS = _fields(
    ("status_new", "ngheo moi|ho ngheo moi|phat sinh moi", TICKED),
    ("status_returned", "tai ngheo|ho tai ngheo", TICKED),
    ("status_old", "ngheo cu|ho ngheo cu", TICKED),
    ("merit", "ho cscc|cscc|ho co cong|ho nguoi co cong|ho co cong cach mang", TICKED),
    ("minority", "ho dtts|dtts|dan toc thieu so|ho dan toc thieu so", TICKED),
    (
        "no_labour",
        "ho khong co knld|khong co knld|khong co kha nang lao dong|ho khong co kha nang lao dong",
        TICKED,
    ),
    ("support_health", "y te|ho tro y te", TICKED),
    ("support_education", "giao duc|ho tro giao duc", TICKED),
    ("support_production", "san xuat|ho tro san xuat", TICKED),
    ("support_credit", "vay von|vay von tin dung|tin dung|ho tro vay von", TICKED),
    ("support_housing", "nha o|ho tro nha o", TICKED),
    ("support_other", "khac|ho tro khac|nhu cau ho tro khac", TICKED),
)

REVIEW_FIELDS = _fields(
    ("survey_date", "ngay ra soat|ngay dieu tra|ngay khao sat|ngay thu thap thong tin", DATES),
    ("screening", "ket qua phieu a|phieu a|nhan dang nhanh|ket qua nhan dang nhanh"),
    ("b1", "diem b1|b1|tong diem b1|tong b1", NUMBERS),
    ("b2", "tong diem b2|diem b2|b2|tong b2", NUMBERS),
    ("class_before", "phan loai truoc ra soat|phan loai truoc|phan loai ho truoc ra soat", CLASSES),
    (
        "class_after",
        "phan loai sau ra soat|phan loai sau|phan loai ho sau ra soat|ket qua phan loai sau"
        "|ket qua ra soat",
        CLASSES,
    ),
    ("reviewer", "ra soat vien|nguoi ra soat|dieu tra vien|can bo ra soat", NAMES),
)

INDICATOR_FIELDS = _fields(
    ("employment", "viec lam", TICKS),
    ("dependency", "nguoi phu thuoc|nguoi phu thuoc trong ho|phu thuoc", TICKS),
    ("nutrition", "dinh duong", TICKS),
    ("health_insurance", "bao hiem y te|bhyt", TICKS),
    (
        "adult_education",
        "trinh do giao duc nguoi lon|trinh do gd nguoi lon|giao duc nguoi lon|trinh do nguoi lon"
        "|trinh do giao duc cua nguoi lon|trinh do giao duc",
        TICKS,
    ),
    (
        "school_attendance",
        "tinh trang di hoc cua tre em|tinh trang di hoc tre em|di hoc cua tre em|di hoc tre em"
        "|tinh trang di hoc|di hoc",
        TICKS,
    ),
    ("housing_quality", "chat luong nha o|chat luong nha", TICKS),
    (
        "housing_area",
        "dien tich nha o|dien tich nha o binh quan|dien tich nha o binh quan dau nguoi"
        "|dien tich nha",
        TICKS,
    ),
    ("water", "nguon nuoc|nguon nuoc sinh hoat|nuoc sinh hoat|nuoc sach", TICKS),
    ("sanitation", "nha tieu|nha tieu hop ve sinh|nha ve sinh|ho xi", TICKS),
    (
        "internet",
        "vien thong|dich vu vien thong|su dung dich vu vien thong|internet|su dung internet",
        TICKS,
    ),
    (
        "info_devices",
        "tiep can thong tin|phuong tien tiep can thong tin|thong tin|phuong tien thong tin"
        "|phuong tien phuc vu tiep can thong tin",
        TICKS,
    ),
    ("waste", "rac thai|xu ly rac thai|thu gom rac thai", TICKS),
)
INDICATORS = frozenset(field.code for field in INDICATOR_FIELDS)

ANSWER_FIELDS = _fields(
    ("work", "viec lam|tinh trang viec lam", among(WORK_WORDS)),
    ("disabled", "khuyet tat|nguoi khuyet tat", YES_NO),
    ("monthly_allowance", "tro cap hang thang|tro cap|tro cap xa hoi|tro cap hang thang", YES_NO),
    ("insured", "bhyt|bao hiem y te|the bhyt|co bhyt|the bao hiem y te", YES_NO),
    ("studying", "dang di hoc|dang hoc", YES_NO),
    ("at_right_level", "di hoc dung cap|hoc dung cap|dung cap hoc|dung cap", YES_NO),
    ("education", "trinh do|trinh do hoc van|trinh do cao nhat", among(EDUCATION_WORDS)),
    ("nutrition_answer", "suy dinh duong|dinh duong", among(NUTRITION_WORDS)),
    ("uses_internet", "dung internet|su dung internet|internet", YES_NO),
    ("wall", "tuong|tuong nha|vat lieu tuong|tuong bao che", among(MATERIAL_WORDS)),
    ("pillar", "cot|cot nha|khung cot|cot tru", among(MATERIAL_WORDS)),
    ("roof", "mai|mai nha|vat lieu mai", among(MATERIAL_WORDS)),
    ("water_source", "nguon nuoc|nguon nuoc sinh hoat|nuoc sinh hoat", among(WATER_WORDS)),
    ("toilet", "nha tieu|nha ve sinh|loai nha tieu|ho xi", among(TOILET_WORDS)),
    (
        "devices",
        "thiet bi|phuong tien|phuong tien thong tin|thiet bi thong tin",
        among((*DEVICE_WORDS, "Không có")),
    ),
    ("waste_answer", "rac thai|xu ly rac thai|xu ly rac", among(WASTE_WORDS)),
)

ALL_FIELDS: tuple[Field, ...] = (
    *HOUSEHOLD_FIELDS,
    *PERSON_FIELDS,
    *STATUS_FIELDS,
    *REVIEW_FIELDS,
    *INDICATOR_FIELDS,
    *ANSWER_FIELDS,
)
FIELDS: Mapping[str, Field] = {field.code: field for field in ALL_FIELDS}
