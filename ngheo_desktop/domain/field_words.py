"""Fields of a household and its people, as the screens call them."""

FIELD_WORDS = {
    "code": "Mã hộ",
    "hamlet_id": "Ấp, khóm",
    "address": "Địa chỉ",
    "phone": "Điện thoại",
    "no_labour": "Không có khả năng lao động",
    "hardship": "Hoàn cảnh đặc biệt khó khăn",
    "causes": "Nguyên nhân nghèo",
    "wishes": "Nguyện vọng hỗ trợ",
    "declared_members": "Số nhân khẩu khai trong danh sách",
    "note": "Ghi chú",
    "name": "Họ và tên",
    "relation": "Quan hệ với chủ hộ",
    "sex": "Giới tính",
    "birth": "Ngày sinh",
    "personal_id": "Số định danh",
    "personal_id_issued": "Ngày cấp",
    "ethnic": "Dân tộc",
    "merit": "Người có công",
    "status": "Tình trạng",
    "since": "Ở hộ từ ngày",
}


def in_sentence(field: str) -> str:
    """A field inside a sentence: «ngày sinh», «số định danh»."""
    word = FIELD_WORDS.get(field, field)
    return word[:1].lower() + word[1:]
