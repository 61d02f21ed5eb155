"""What the server refuses, each with its status, its code in the protocol and a sentence."""

from typing import Any


class Refusal(Exception):
    """An answer other than 200; the protocol lists the codes (PROTOCOL.md 2.4)."""

    status = 400
    code = "malformed"
    sentence = "Yêu cầu không đúng mẫu."

    def __init__(self, sentence: str = "", **told: Any) -> None:
        super().__init__(sentence or self.sentence)
        self.told = told  # further members of the answer


class Malformed(Refusal):
    """What came cannot be read as the protocol says."""


class UnknownToken(Refusal):
    """No token, or one that was revoked."""

    status, code = 401, "token"
    sentence = "Máy này chưa được nối với máy chủ tỉnh, hoặc đã bị thu hồi."


class WrongPassword(Refusal):
    """A login that does not fit."""

    status, code = 401, "password"
    sentence = "Tên đăng nhập hoặc mật khẩu không đúng."


class OtherCommune(Refusal):
    """An account at work on a commune that is not its own."""

    status, code = 403, "commune"
    sentence = "Tài khoản này không được làm việc với xã đó."


class ClosedCommune(Refusal):
    """Something sent for a commune that has ended."""

    status, code = 403, "closed"
    sentence = "Xã này đã kết thúc trên máy chủ, chỉ còn xem được."


class OtherEpoch(Refusal):
    """The PC speaks of a server before a restore: it reconciles first."""

    status, code = 409, "epoch"
    sentence = "Máy chủ đã được khôi phục từ bản sao lưu, cần đối chiếu lại."


class TooMuch(Refusal):
    """A body or a push over the limits."""

    status, code = 413, "too_much"
    sentence = "Gói gửi quá lớn, cần chia nhỏ."


class OldSchema(Refusal):
    """Records of a schema that may no longer be written."""

    status, code = 426, "schema"
    sentence = "Bản chương trình này quá cũ để gửi, cần cập nhật. Vẫn nhận về được."


class SlowDown(Refusal):
    """Too many requests of one PC."""

    status, code = 429, "slow_down"
    sentence = "Quá nhiều yêu cầu, chờ rồi gửi lại."


class Busy(Refusal):
    """The database did not answer in time."""

    status, code = 503, "busy"
    sentence = "Máy chủ đang bận, chờ rồi gửi lại."
