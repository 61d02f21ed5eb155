"""Văn phòng xã: making an office, opening it, and what every operation needs of it."""

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path

from ngheo_desktop.domain.register import Commune
from ngheo_desktop.domain.rights import Actor, Right, Role, Validity, who_may
from ngheo_desktop.domain.standards import Confirmation, ScoreTable, Standard
from ngheo_desktop.domain.terms import Area, hamlet_word
from ngheo_desktop.errors import AccessRefused, EnvironmentProblem, WrongUsage
from ngheo_desktop.exchange.score_tables import score_table_from
from ngheo_desktop.reference import read_standard, shipped_standards
from ngheo_desktop.storage.keys import (
    KeyCost,
    KeyFile,
    KeySlot,
    account_slot,
    new_data_key,
    new_recovery_code,
    read_keys,
    recovery_slot,
    unlock,
    unlock_by_code,
    write_keys,
)
from ngheo_desktop.storage.store import DATABASE_NAME, Store
from ngheo_desktop.text import clean, search_key

KEYS_NAME = "office.keys"
_MIN_PASSWORD = 8
_REFORM = date(2025, 7, 1)  # two-level government: communes and their areas count from here


@dataclass(frozen=True, slots=True)
class NewOffice:
    """What the first-run wizard asks for."""

    commune: Commune
    hamlets: tuple[str, ...]
    admin_name: str
    password: str
    login: str = ""
    practice: bool = False


@dataclass(frozen=True, slots=True)
class Office:
    """An open office: the store, the account that acts, and today. Built once per login."""

    folder: Path
    store: Store
    commune: Commune
    actor: Actor
    today: Callable[[], date]
    is_practice: bool = False

    @property
    def standards(self) -> tuple[Standard, ...]:
        """Chuẩn nghèo in use: the shipped ones, each replaced by the newest loaded file.

        Beside each stand the B1 tables that the office has loaded for it.
        """
        rows = self.store.query(
            "SELECT kind, code, text, fingerprint, confirmed_by, confirmed_on FROM standard_file "
            "ORDER BY loaded_at, id"
        )
        chosen = {standard.code: standard for standard in _shipped()}
        tables: dict[str, ScoreTable] = {}
        for kind, code, text, fingerprint, name, day in rows:
            confirmation = Confirmation(name, date.fromisoformat(day)) if day else None
            if kind == "standard":
                chosen[code] = replace(_read(text), confirmation=confirmation)
            else:
                tables[code] = replace(_table(text, fingerprint), confirmation=confirmation)
        for table in tables.values():
            if table.standard in chosen:
                standard = chosen[table.standard]
                known = {**standard.score_tables, table.area: table}
                chosen[table.standard] = replace(standard, score_tables=known)
        return tuple(sorted(chosen.values(), key=lambda standard: standard.valid_from))

    def require(self, right: Right) -> None:
        """Stop an act that the account has no right to; the one place where rights are checked."""
        if not self.actor.may(right):
            raise AccessRefused(
                f"Tài khoản {self.actor.name} chưa có quyền làm việc này. "
                f"Việc này dành cho: {who_may(right)}."
            )

    def require_whole(self, right: Right, what: str) -> None:
        """The same for what is of the whole commune: refused to who has some hamlets only."""
        self.require(right)
        if self.actor.scope is not None:
            whole = f"{what} là của cả {self.commune.kind}"
            raise AccessRefused(f"{whole}, tài khoản này chỉ được giao một số ấp, khóm.")

    def require_hamlet(self, hamlet_id: str) -> None:
        """Stop an act outside the hamlets that the account is bound to."""
        if not self.actor.sees(hamlet_id):
            raise AccessRefused("Hộ này không thuộc ấp, khóm được giao cho tài khoản này.")


@lru_cache(maxsize=1)
def _shipped() -> tuple[Standard, ...]:
    return shipped_standards()


@lru_cache(maxsize=16)
def _read(text: str) -> Standard:
    return read_standard(text)


@lru_cache(maxsize=16)
def _table(text: str, fingerprint: str) -> ScoreTable:
    return score_table_from(text, fingerprint)


def today_here() -> date:
    """Today, or the day that `NGHEO_TODAY` fixes for tests and practice."""
    fixed = os.environ.get("NGHEO_TODAY")
    if not fixed:
        return date.today()  # noqa: DTZ011  the officer's own calendar day
    try:
        return date.fromisoformat(fixed)
    except ValueError as error:
        raise WrongUsage("NGHEO_TODAY phải có dạng 2026-11-23.") from error


def office_exists(folder: Path) -> bool:
    """Whether something of an office lies there, whole or not."""
    return (folder / KEYS_NAME).exists() or (folder / DATABASE_NAME).exists()


def accounts_of(folder: Path) -> tuple[KeySlot, ...]:
    """Who can log in here, in the order their accounts were made."""
    return read_keys(folder / KEYS_NAME).accounts


def check_password(password: str) -> None:
    """A password must be hard to guess and easy to type; WrongUsage says what is missing."""
    if len(password) < _MIN_PASSWORD:
        raise WrongUsage(f"Mật khẩu cần ít nhất {_MIN_PASSWORD} ký tự.")


def login_of(name: str) -> str:
    """Tên đăng nhập made of a person's name: no accents, no blanks."""
    return search_key(name).replace(" ", "")


def create_office(
    folder: Path, plan: NewOffice, *, cost: KeyCost | None = None
) -> tuple[Office, str]:
    """Lập sổ mới: database, first account with every role, hamlets; returns the recovery code.

    Leaves nothing behind when any step fails. The recovery code is not kept anywhere.
    """
    name = clean(plan.admin_name)
    login = plan.login or login_of(name)
    if not name or not login:
        raise WrongUsage("Chưa có họ và tên của người dùng đầu tiên.")
    check_password(plan.password)
    if office_exists(folder):
        raise WrongUsage(f"Thư mục «{folder}» đã có sổ. Hãy mở sổ đó, hoặc chọn thư mục khác.")
    _make_folder(folder)
    key, code = new_data_key(), new_recovery_code()
    try:
        office = _fill_new_office(folder, replace(plan, admin_name=name, login=login), key)
        slots = (
            account_slot(
                key, office.actor.account_id, login, name, plan.password, cost or KeyCost()
            ),
            recovery_slot(key, code, cost or KeyCost()),
        )
        named = {"code": plan.commune.code, "name": plan.commune.full_name}
        write_keys(folder / KEYS_NAME, KeyFile(named, slots))
    except BaseException:
        _remove_office(folder)
        raise
    return office, code


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".ghi-thu"
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        raise EnvironmentProblem(
            f"Thư mục «{folder}» không cho ghi nên chưa lập được sổ. Hãy chọn thư mục khác, hoặc "
            "nhờ người quản trị máy cấp quyền ghi."
        ) from error


def _fill_new_office(folder: Path, plan: NewOffice, key: bytes) -> Office:
    from ngheo_desktop.storage.accounts import add_account
    from ngheo_desktop.storage.diary import Entry, write_entry
    from ngheo_desktop.storage.hamlets import add_hamlet
    from ngheo_desktop.storage.migrating import create_database
    from ngheo_desktop.storage.offices import write_office

    create_database(folder / DATABASE_NAME, key)
    store = Store(folder / DATABASE_NAME, key)
    with store.writing() as session:
        write_office(session, plan.commune, practice=plan.practice)
        actor = add_account(session, plan.login, plan.admin_name, list(Role))
        write_entry(session, actor, Entry("lập sổ", "office"))
        for hamlet in dict.fromkeys(clean(each) for each in plan.hamlets):
            if hamlet:
                kind, bare = split_hamlet(hamlet, plan.commune.kind)
                add_hamlet(session, bare, kind, plan.commune.area, _REFORM)
    return Office(folder, store, plan.commune, actor, today_here, plan.practice)


def split_hamlet(name: str, commune_kind: str) -> tuple[str, str]:
    """«Ấp Phước Lợi» into its kind and bare name; without a kind: ấp in a xã, khóm in a phường."""
    for kind in ("ấp", "khóm", "khu phố", "tổ dân phố", "thôn"):
        if search_key(name).startswith(search_key(kind) + " "):
            return kind, name[len(kind) + 1 :]
    return hamlet_word(commune_kind), name


def _remove_office(folder: Path) -> None:
    from ngheo_desktop.storage.migrating import remove_database

    remove_database(folder / DATABASE_NAME)
    (folder / KEYS_NAME).unlink(missing_ok=True)


def open_office(
    folder: Path, login: str, password: str, today: Callable[[], date] = today_here
) -> Office:
    """Mở sổ with one account; wrong password, damaged and newer files differ in their words."""
    key, slot = unlock(read_keys(folder / KEYS_NAME), login, password)
    return _open(folder, key, slot.account_id, today)


def _open(
    folder: Path, key: bytes, account_id: str, today: Callable[[], date] = today_here
) -> Office:
    store = Store(folder / DATABASE_NAME, key)
    _bring_up_to_date(store, key)
    code, name, kind, province, area, practice = store.query(
        "SELECT commune_code, commune_name, commune_kind, province, area, practice FROM office"
    )[0]
    commune = Commune(code, name, kind, province, Area(area) if area else None)
    actor = replace(actor_of(store, account_id, today()), practises=bool(practice))
    return Office(folder, store, commune, actor, today, bool(practice))


def _bring_up_to_date(store: Store, key: bytes) -> None:
    from ngheo_desktop.storage.migrating import CURRENT_REVISION, migrate, stored_revision
    from ngheo_desktop.storage.write_ahead import keep_aside, lost_saves

    connection = store.connection()
    try:
        if lost := lost_saves(connection, store.path):  # told once: the file is cleared afterwards
            kept = keep_aside(store.path)
            raise EnvironmentProblem(
                f"Phần cuối của tệp sổ bị hỏng: {lost} lần lưu sau cùng không đọc được. Những lần "
                f"lưu trước đó vẫn an toàn. Phần hỏng được giữ ở «{kept}» để gửi người hỗ trợ. "
                "Hãy mở lại sổ và xem lại các hộ nhập sau cùng."
            )
        current = stored_revision(connection) == CURRENT_REVISION
    finally:
        connection.close()
    if not current:
        migrate(store.path, key)


def actor_of(store: Store, account_id: str, day: date) -> Actor:
    """The account as the register knows it; AccessRefused when it cannot be used on this day."""
    accounts = store.query(
        "SELECT login, name, active, valid_from, valid_to FROM account WHERE id = ?", (account_id,)
    )
    if not accounts or not accounts[0][2]:
        raise AccessRefused("Tài khoản này đã ngừng dùng. Hãy hỏi người quản trị.")
    login, name, _active, *days = accounts[0]
    validity = Validity(*(date.fromisoformat(each) if each else None for each in days))
    if refusal := validity.refusal(day):
        raise AccessRefused(f"{refusal} Hãy hỏi người quản trị.")
    rows = store.query(
        "SELECT role, hamlet_id FROM account_role WHERE account_id = ?", (account_id,)
    )
    roles = frozenset(Role(role) for role, _hamlet in rows)
    return Actor(account_id, login, name, roles, frozenset(h for _role, h in rows if h))


def change_password(
    folder: Path, login: str, old: str, new: str, *, cost: KeyCost | None = None
) -> None:
    """Đổi mật khẩu: the data key is wrapped anew; the database is not touched."""
    check_password(new)
    keys = read_keys(folder / KEYS_NAME)
    key, slot = unlock(keys, login, old)
    fresh = account_slot(key, slot.account_id, login, slot.name, new, cost or KeyCost())
    write_keys(folder / KEYS_NAME, keys.with_slot(fresh))


def recover(folder: Path, code: str, login: str, new: str, *, cost: KeyCost | None = None) -> None:
    """Đặt mật khẩu mới bằng mã khôi phục for an account that exists."""
    check_password(new)
    keys = read_keys(folder / KEYS_NAME)
    key = unlock_by_code(keys, code)
    slot = next((each for each in keys.accounts if each.login == login), None)
    if slot is None:
        raise AccessRefused(f"Sổ này không có tài khoản «{login}».")
    fresh = account_slot(key, slot.account_id, login, slot.name, new, cost or KeyCost())
    write_keys(folder / KEYS_NAME, keys.with_slot(fresh))
