"""Fields of a household, its people and its review, as the screens call them."""

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

# Of what a round records about a household.
ROUND_FIELD_WORDS = {
    "listed_for": "Vì sao rà soát",
    "class_before": "Diện trước đợt",
    "screen": "Phiếu A",
    "screened_out": "Phiếu A: không rà soát tiếp",
    "form": "Mẫu",
    "received_on": "Ngày nhận",
    "refused_on": "Ngày trả lời",
    "refusal": "Lý do không công nhận",
    "computed_class": "Kết quả phiếu",
    "agree": "Đồng ý",
    "against": "Không đồng ý",
    "passed": "Họp dân đồng ý",
    "meeting_class": "Kết quả họp",
    "other": "Ý kiến khác",
    "by_name": "Người kiến nghị",
    "told": "Nội dung kiến nghị",
    "due_on": "Hạn phúc tra",
    "answered_on": "Ngày phúc tra",
    "answer": "Kết quả phúc tra",
    "recheck_class": "Diện sau phúc tra",
    "post_again": "Niêm yết lại",
}

# Of a household that stands in another column of movement than history tells.
MOVEMENT_FIELD_WORDS = {
    "standard": "Chuẩn nghèo",
    "household_class": "Diện",
    "decided_on": "Theo quyết định ngày",
    "moved_to": "Chuyển sang cột",
    "derived": "Cột tính được",
    "made_by": "Người chuyển",
    "made_on": "Ngày chuyển",
}


def in_sentence(field: str) -> str:
    """A field inside a sentence: «ngày sinh», «số định danh»."""
    word = FIELD_WORDS.get(field, field)
    return word[:1].lower() + word[1:]
