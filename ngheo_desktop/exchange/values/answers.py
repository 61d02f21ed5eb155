"""Answers of the review form in words: what a person or a house is like."""

from collections.abc import Callable, Mapping
from typing import Any

from ngheo_desktop.domain.facts import Device, Education, Material, Toilet, Waste, WaterSource, Work
from ngheo_desktop.exchange.grid import Raw
from ngheo_desktop.exchange.values.oddities import NOTHING, Read, Reader, doubted
from ngheo_desktop.exchange.values.texts import plain_text
from ngheo_desktop.exchange.vocabulary import folded_word

_YES, _NO = ("co", "x", "1", "yes"), ("khong", "0", "no")
_WAGE = {"work": Work.WAGE, "regular": True}
WORK_WORDS: dict[str, dict[str, Any]] = {
    "Tự làm": {"work": Work.OWN},
    "Làm công có hợp đồng": {**_WAGE, "contract": True},
    "Làm công không hợp đồng": {**_WAGE, "contract": False},
    "Làm công thường xuyên": _WAGE,
    "Làm thuê thời vụ": {"work": Work.WAGE, "regular": False},
    "Làm thuê": {"work": Work.WAGE},
    "Thất nghiệp, đang tìm việc": {"work": Work.NONE, "can_work": True, "wants_work": True},
    "Thất nghiệp": {"work": Work.NONE, "can_work": True, "wants_work": True},
    "Đang tìm việc": {"work": Work.NONE, "can_work": True, "wants_work": True},
    "Đi học": {"work": Work.NONE, "wants_work": False},
    "Nội trợ, không tìm việc": {"work": Work.NONE, "wants_work": False},
    "Không tìm việc": {"work": Work.NONE, "wants_work": False},
    "Mất sức lao động": {"work": Work.NONE, "can_work": False},
    "Già yếu, nghỉ": {"work": Work.NONE, "can_work": False},
    "Già yếu": {"work": Work.NONE, "can_work": False},
    "Không lao động được": {"work": Work.NONE, "can_work": False},
}
EDUCATION_WORDS = {
    "Chưa qua lớp": Education.NONE,
    "Chưa đi học": Education.NONE,
    "Không": Education.NONE,
    "Mù chữ": Education.NONE,
    "Tiểu học": Education.PRIMARY,
    "Cấp 1": Education.PRIMARY,
    "THCS": Education.LOWER_SECONDARY,
    "Trung học cơ sở": Education.LOWER_SECONDARY,
    "Cấp 2": Education.LOWER_SECONDARY,
    "THPT": Education.UPPER_SECONDARY,
    "Trung học phổ thông": Education.UPPER_SECONDARY,
    "Cấp 3": Education.UPPER_SECONDARY,
    "Sơ cấp": Education.ELEMENTARY_VOCATIONAL,
    "Sơ cấp nghề": Education.ELEMENTARY_VOCATIONAL,
    "Trung cấp": Education.INTERMEDIATE_VOCATIONAL,
    "Trung cấp nghề": Education.INTERMEDIATE_VOCATIONAL,
    "Cao đẳng nghề": Education.VOCATIONAL_COLLEGE,
    "Cao đẳng": Education.COLLEGE,
    "Cao đẳng, đại học": Education.COLLEGE,
    "Đại học": Education.UNIVERSITY,
    "Đại học trở lên": Education.UNIVERSITY,
    "Sau đại học": Education.UNIVERSITY,
}
NUTRITION_WORDS = {
    "Không": {"stunted": False, "underweight": False},
    "Bình thường": {"stunted": False, "underweight": False},
    "Thấp còi": {"stunted": True, "underweight": False},
    "Nhẹ cân": {"stunted": False, "underweight": True},
    "Thấp còi và nhẹ cân": {"stunted": True, "underweight": True},
    "Thấp còi; Nhẹ cân": {"stunted": True, "underweight": True},
}
MATERIAL_WORDS = {
    "Bền chắc": Material.DURABLE,
    "Kiên cố": Material.DURABLE,
    "Không bền chắc": Material.NON_DURABLE,
    "Tạm": Material.NON_DURABLE,
    "Tạm bợ": Material.NON_DURABLE,
    "Đơn sơ": Material.NON_DURABLE,
    "Thiếu kiên cố": Material.NON_DURABLE,
    "Không kiên cố": Material.NON_DURABLE,
}
WATER_WORDS = {
    "Nước máy": WaterSource.PIPED,
    "Máy": WaterSource.PIPED,
    "Nước giếng khoan": WaterSource.DRILLED_WELL,
    "Giếng khoan": WaterSource.DRILLED_WELL,
    "Giếng đào có bảo vệ": WaterSource.PROTECTED_DUG_WELL,
    "Giếng đào được bảo vệ": WaterSource.PROTECTED_DUG_WELL,
    "Khe, mó có bảo vệ": WaterSource.PROTECTED_SPRING,
    "Khe, mó được bảo vệ": WaterSource.PROTECTED_SPRING,
    "Nước mưa": WaterSource.RAIN,
    "Nước đóng bình": WaterSource.BOTTLED,
    "Nước đóng chai, bình": WaterSource.BOTTLED,
    "Sông, kênh, rạch": WaterSource.RIVER_CANAL,
    "Sông": WaterSource.RIVER_CANAL,
    "Nước sông": WaterSource.RIVER_CANAL,
    "Giếng đào không bảo vệ": WaterSource.UNPROTECTED_DUG_WELL,
    "Giếng đào không được bảo vệ": WaterSource.UNPROTECTED_DUG_WELL,
    "Khe, mó không bảo vệ": WaterSource.UNPROTECTED_SPRING,
}
TOILET_WORDS = {
    "Tự hoại": Toilet.SEPTIC,
    "Nhà tiêu tự hoại": Toilet.SEPTIC,
    "Hố xí tự hoại": Toilet.SEPTIC,
    "Nhà vệ sinh tự hoại": Toilet.SEPTIC,
    "Bán tự hoại": Toilet.SEMI_SEPTIC,
    "Thấm dội nước": Toilet.POUR_FLUSH,
    "Chìm có ống thông hơi": Toilet.VENTILATED_PIT,
    "Chìm có bệ ngồi": Toilet.PIT_WITH_SLAB,
    "Hai ngăn": Toilet.TWO_VAULT,
    "Cầu cá": Toilet.OVER_WATER,
    "Trên ao, kênh, sông": Toilet.OVER_WATER,
    "Hố đào lộ thiên": Toilet.OPEN_PIT,
    "Không có": Toilet.NONE,
    "Không": Toilet.NONE,
}
WASTE_WORDS = {
    "Thu gom": Waste.COLLECTED,
    "Được thu gom": Waste.COLLECTED,
    "Tự xử lý hợp vệ sinh": Waste.TREATED_HYGIENICALLY,
    "Vứt xuống kênh, rạch": Waste.DUMPED_IN_WATER,
    "Bỏ xuống nước": Waste.DUMPED_IN_WATER,
    "Đổ ra đất trống": Waste.DUMPED_ON_LAND,
    "Bỏ trên đất": Waste.DUMPED_ON_LAND,
}
DEVICE_WORDS = {
    "Tivi": Device.TV,
    "Ti vi": Device.TV,
    "TV": Device.TV,
    "Radio": Device.RADIO,
    "Đài": Device.RADIO,
    "Máy tính để bàn": Device.DESKTOP,
    "Máy tính bàn": Device.DESKTOP,
    "Điện thoại": Device.TELEPHONE,
    "Điện thoại cố định": Device.TELEPHONE,
    "Điện thoại thông minh": Device.SMARTPHONE,
    "Máy tính xách tay": Device.LAPTOP,
    "Laptop": Device.LAPTOP,
    "Máy tính bảng": Device.TABLET,
}


def _unknown(text: str) -> Read:
    return doubted("answer_unknown", f"Chưa rõ câu trả lời «{text}» nên để chưa rõ. Hãy chọn lại.")


def _yes_no(raw: Raw) -> Read:
    text = plain_text(raw)
    if not text:
        return NOTHING
    word = folded_word(text)
    if word in _YES:
        return Read(True)
    return Read(False) if word in _NO else _unknown(text)


def _choice(words: Mapping[str, Any]) -> Reader:
    folded = {folded_word(word): value for word, value in words.items()}

    def read(raw: Raw) -> Read:
        text = plain_text(raw)
        if not text:
            return NOTHING
        value = folded.get(folded_word(text))
        return _unknown(text) if value is None else Read(value)

    return read


def _devices(raw: Raw) -> Read:
    text = plain_text(raw)
    if not text:
        return NOTHING
    if folded_word(text) in ("khongco", "khong"):
        return Read(frozenset())
    known = {folded_word(word): device for word, device in DEVICE_WORDS.items()}
    named = [folded_word(part) for part in text.replace(",", ";").split(";") if part.strip()]
    devices = [known.get(word) for word in named]
    return _unknown(text) if None in devices else Read(frozenset(devices))


def _as_facts(name: str, read: Reader) -> Reader:
    """The answer as the facts of the form, so that one column may give several."""

    def read_facts(raw: Raw) -> Read:
        found = read(raw)
        return found if found.value is None else found._replace(value={name: found.value})

    return read_facts


def _trained(level: Education) -> dict[str, Any]:
    """«Trình độ» of a list is the highest of all training: no employer's beside it."""
    return {"education": level, "employer_training": False}


MEMBER_ANSWERS: Mapping[str, Callable[[Raw], Read]] = {
    "work": _choice(WORK_WORDS),
    "nutrition_answer": _choice(NUTRITION_WORDS),
    "education": _choice({word: _trained(level) for word, level in EDUCATION_WORDS.items()}),
    **{
        field: _as_facts(fact, _yes_no)
        for field, fact in {
            "disabled": "disabled",
            "monthly_allowance": "monthly_allowance",
            "insured": "health_insurance",
            "studying": "studying",
            "at_right_level": "at_right_level",
            "uses_internet": "uses_internet",
        }.items()
    },
}
"""Field of a column → reader of the facts about one person."""

HOUSE_ANSWERS: Mapping[str, Callable[[Raw], Read]] = {
    "wall": _as_facts("wall", _choice(MATERIAL_WORDS)),
    "pillar": _as_facts("pillar", _choice(MATERIAL_WORDS)),
    "roof": _as_facts("roof", _choice(MATERIAL_WORDS)),
    "water_source": _as_facts("water_source", _choice(WATER_WORDS)),
    "toilet": _as_facts("toilet", _choice(TOILET_WORDS)),
    "devices": _as_facts("devices", _devices),
    "waste_answer": _as_facts("waste", _choice(WASTE_WORDS)),
}
"""Field of a column → reader of the facts about the house."""
