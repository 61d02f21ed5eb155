"""Vào sổ: the first run that leaves nothing behind, wrong passwords counted, the clock watched."""

import json
import logging
import shutil
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ngheo_desktop.errors import AccessRefused, EnvironmentProblem, WrongUsage
from ngheo_desktop.operations.office import (
    KEYS_NAME,
    NewOffice,
    Office,
    create_office,
    office_exists,
    open_office,
    recover,
)
from ngheo_desktop.paths import Places
from ngheo_desktop.storage.keys import KeyCost, read_keys
from ngheo_desktop.text import clean
from ngheo_desktop.writing import whole_file

ATTEMPTS_NAME = "office.attempts"
_POINTER = "home.place"
_LOOKALIKES = str.maketrans("ILOUĐ", "110VD")  # a recovery code has none of these
_FREE_TRIES = 5
_FIRST_WAIT = 60.0
_LONGEST_WAIT = 24 * 3600.0
_RECOVERY = "recovery code"  # counted beside the logins; no login has a blank in it

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class PreparedOffice:
    """A new office that does not count yet: it waits beside its place until it is kept."""

    folder: Path
    office: Office
    login: str
    password: str
    recovery_code: str


def prepare_office(folder: Path, plan: NewOffice, *, cost: KeyCost | None = None) -> PreparedOffice:
    """Lập sổ beside `folder`: a wizard that is left, or killed, has not made an office."""
    waiting = _waiting_place(folder)
    try:
        office, code = create_office(waiting, plan, cost=cost)
    except BaseException:
        shutil.rmtree(waiting, ignore_errors=True)
        raise
    return PreparedOffice(folder, office, office.actor.login, plan.password, code)


def keep_office(prepared: PreparedOffice) -> Office:
    """Giữ sổ vừa lập: it takes its place whole and is opened there."""
    prepared.office.store.close()
    take_place(prepared.office.folder, prepared.folder)
    return open_office(prepared.folder, prepared.login, prepared.password)


def take_place(waiting: Path, folder: Path) -> None:
    """Move what was made beside its place there, whole."""
    try:
        if folder.exists():
            folder.rmdir()  # empty: `_waiting_place` looked
        waiting.rename(folder)
    except OSError as error:
        raise _not_writable(folder) from error


def discard_office(prepared: PreparedOffice) -> None:
    """Bỏ sổ vừa lập, as if the wizard had never been opened."""
    prepared.office.store.close()
    waiting = prepared.office.folder
    shutil.rmtree(waiting, ignore_errors=True)
    with suppress(OSError):  # not empty: it was there before, or holds a practice commune
        waiting.parent.rmdir()


def _waiting_place(folder: Path) -> Path:
    if office_exists(folder):
        raise WrongUsage(f"Thư mục «{folder}» đã có sổ. Hãy mở sổ đó, hoặc chọn thư mục khác.")
    waiting = folder.with_name(f"{folder.name}.new")
    try:
        if folder.exists() and any(folder.iterdir()):
            raise WrongUsage(f"Thư mục «{folder}» đã có tệp khác. Hãy chọn thư mục khác.")
        if waiting.exists():  # the program was killed in the middle of an earlier first run
            shutil.rmtree(waiting)
        waiting.mkdir(parents=True)
    except OSError as error:
        raise _not_writable(folder) from error
    return waiting


def _not_writable(folder: Path) -> EnvironmentProblem:
    return EnvironmentProblem(
        f"Thư mục «{folder}» không cho ghi nên chưa lập được sổ. Chưa ghi gì. "
        "Hãy chọn thư mục khác, hoặc nhờ người quản trị máy cấp quyền ghi."
    )


def ends_code(code: str, typed: str) -> bool:
    """Whether the last group of the recovery code was typed, as the first run asks for once."""
    last = code.split("-")[-1]
    return bool(last) and clean(typed).upper().translate(_LOOKALIKES) == last


def chosen_places(usual: Places) -> Places:
    """The home in use: the usual one, or the one the officer was led to at the first run."""
    try:
        return Places(Path((usual.home / _POINTER).read_text(encoding="utf-8").strip()))
    except OSError:
        return usual


def remember_places(usual: Places, chosen: Places) -> bool:
    """Note another home for the next start; False when even that cannot be written."""
    if chosen == usual:
        return True
    try:
        usual.home.mkdir(parents=True, exist_ok=True)
        with whole_file(usual.home / _POINTER) as file:
            file.write(str(chosen.home).encode())
    except (OSError, EnvironmentProblem):
        log.warning("the usual home cannot be written, the chosen one is not remembered")
        return False
    return True


def make_demo_office(folder: Path, **wishes: Any) -> None:
    """Lập một xã bịa ra as `make_demo` is asked to: whole in its place, or nothing is left."""
    from ngheo_desktop.operations.demo import make_demo

    waiting = _waiting_place(folder)
    try:
        make_demo(waiting, **wishes).store.close()
        take_place(waiting, folder)
    except BaseException:
        shutil.rmtree(waiting, ignore_errors=True)
        raise


@dataclass(frozen=True, slots=True)
class _Tries:
    wrong: int = 0
    since: float = 0.0  # when the last wrong one was


class Attempts:
    """Số lần gõ sai: after five wrong passwords a wait of one minute, doubled by each further one.

    Kept beside the keys, so that starting the program anew does not shorten the wait.
    """

    def __init__(self, folder: Path, now: Callable[[], float] = time.time) -> None:
        self._path = folder / ATTEMPTS_NAME
        self._now = now
        self._tries = self._stored()

    def wait_left(self, who: str) -> int:
        """Seconds that this account must still wait; 0 = may try."""
        tries = self._tries.get(who, _Tries())
        if tries.wrong < _FREE_TRIES:
            return 0
        now = self._now()
        if now < tries.since:  # the clock was put right since: count from now, not from then
            tries = replace(tries, since=now)
            self._keep({**self._tries, who: tries})
        doubled = 2.0 ** min(tries.wrong - _FREE_TRIES, 20)
        wait = min(_FIRST_WAIT * doubled, _LONGEST_WAIT)
        return max(0, round(tries.since + wait - now))

    def note_wrong(self, who: str) -> None:
        wrong = self._tries.get(who, _Tries()).wrong + 1
        self._keep({**self._tries, who: _Tries(wrong, self._now())})

    def forget(self, who: str) -> None:
        """The right password came: the count begins anew."""
        if who in self._tries:
            self._keep({name: tries for name, tries in self._tries.items() if name != who})

    def _stored(self) -> dict[str, _Tries]:
        try:
            data = json.loads(self._path.read_text(encoding="utf-8"))
            return {who: _Tries(int(wrong), float(since)) for who, (wrong, since) in data.items()}
        except (OSError, ValueError, TypeError, AttributeError):
            return {}

    def _keep(self, tries: dict[str, _Tries]) -> None:
        self._tries = tries
        told = {who: [each.wrong, each.since] for who, each in tries.items()}
        try:
            with whole_file(self._path) as file:
                file.write(json.dumps(told).encode())
        except EnvironmentProblem:
            log.warning("the count of wrong passwords could not be written, kept in memory")


def office_name(folder: Path) -> str:
    """Whose office lies here, as the key file says it before anybody has entered: «xã Ô Lâm»."""
    return read_keys(folder / KEYS_NAME).office.get("name", "")


def enter_office(folder: Path, login: str, password: str, attempts: Attempts) -> Office:
    """Đăng nhập: opens the office unless this account must wait; a wrong password is counted."""
    _check_wait(attempts, login)
    try:
        office = open_office(folder, login, password)
    except AccessRefused:
        attempts.note_wrong(login)
        raise
    attempts.forget(login)
    check_whole(office)
    return office


def check_whole(office: Office) -> None:
    """Every page still carries its own seal; 0.1 s for a commune, before anybody relies on it."""
    connection = office.store.connection()
    try:
        faults = connection.execute("PRAGMA cipher_integrity_check").fetchall()
    finally:
        connection.close()
    if faults:
        office.store.close()
        raise EnvironmentProblem(
            f"Tệp sổ ở «{office.folder}» bị hỏng {len(faults)} chỗ nên chưa mở được. Chương trình "
            "không ghi gì thêm vào tệp này. Hãy khôi phục từ bản sao lưu gần nhất, hoặc gửi tệp "
            "cho người hỗ trợ."
        )


def reset_password(folder: Path, code: str, login: str, new: str, attempts: Attempts) -> None:
    """Đặt mật khẩu mới bằng mã khôi phục; wrong codes are counted like wrong passwords."""
    _check_wait(attempts, _RECOVERY)
    try:
        recover(folder, code, login, new)
    except AccessRefused:
        attempts.note_wrong(_RECOVERY)
        raise
    attempts.forget(_RECOVERY)
    attempts.forget(login)


def _check_wait(attempts: Attempts, who: str) -> None:
    left = attempts.wait_left(who)
    if left:
        raise AccessRefused(wait_text(left))


def wait_text(seconds: int) -> str:
    """How long to wait, in words; counts in minutes while there is more than one."""
    spell = f"{-(-seconds // 60)} phút" if seconds > 60 else f"{seconds} giây"
    return f"Đã gõ sai nhiều lần. Vui lòng đợi {spell} rồi gõ lại."


def clock_behind(office: Office) -> int:
    """Days by which today lies before the last diary line; 0 = the clock looks right."""
    rows = office.store.query("SELECT at FROM diary ORDER BY seq DESC LIMIT 1")
    if not rows:
        return 0
    last = datetime.fromisoformat(str(rows[0][0]))
    if last.tzinfo is None:
        last = last.replace(tzinfo=UTC)
    return max(0, (last.astimezone().date() - office.today()).days)


def clock_note(office: Office) -> str:
    """What to say when the clock went back; empty when it did not."""
    days = clock_behind(office)
    if not days:
        return ""
    return (
        f"Đồng hồ máy lùi {days} ngày so với lần làm việc trước. Số liệu vẫn được lưu đúng thứ tự. "
        "Vui lòng chỉnh lại ngày giờ."
    )
