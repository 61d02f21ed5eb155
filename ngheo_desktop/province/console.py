"""Console `ngheo-province`: what the people do who run the province's server."""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from typing import Any

import psycopg

from ngheo_desktop.province import administration as acts
from ngheo_desktop.province.accounts import AccountRole
from ngheo_desktop.province.database import SERVICE, Database
from ngheo_desktop.province.preparing import prepare_database
from ngheo_desktop.province.throwaway import NoPostgres, throwaway_postgres

OWNER_ADDRESS = "NGHEO_PROVINCE_OWNER"  # libpq addresses; a password stands in ~/.pgpass
SERVICE_ADDRESS = "NGHEO_PROVINCE_DATABASE"
_FIRST_DEMO_COMMUNE = 30_577


def main(words: Sequence[str] | None = None) -> int:
    """Run one command; 0 done, 2 wrong usage, 4 the environment is not fit."""
    told = _parser().parse_args(words)
    try:
        answer = told.run(told)
    except KeyError as missing:
        sys.stderr.write(f"Chưa đặt biến môi trường {missing.args[0]}.\n")
        return 2
    except (psycopg.Error, NoPostgres) as error:
        sys.stderr.write(f"Không làm việc được với PostgreSQL: {error}\n")
        return 4
    if answer is not None:
        _tell(answer)
    return 0


def _tell(answer: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="ngheo-province", description="máy chủ tỉnh")
    commands = parser.add_subparsers(required=True, metavar="VIỆC")
    init = commands.add_parser("init-db", help="tạo hoặc nâng cấp cơ sở dữ liệu")
    init.set_defaults(run=_init)
    run = commands.add_parser("run", help="chạy máy chủ")
    run.add_argument("--host", default="127.0.0.1")
    run.add_argument("--port", type=int, default=8000)
    run.set_defaults(run=_run)
    commune = commands.add_parser("commune", help="mở hoặc kết thúc một xã")
    commune.add_argument("act", choices=("open", "close"))
    commune.add_argument("code")
    commune.add_argument("--name", default="")
    commune.add_argument("--province", default="AG", help="chữ đầu của số biên nhận")
    commune.set_defaults(run=_commune)
    account = commands.add_parser("account", help="tạo tài khoản, hoặc đặt lại mật khẩu")
    account.add_argument("login")
    account.add_argument("--name", required=True)
    account.add_argument("--role", choices=[each.value for each in AccountRole], default="commune")
    account.add_argument("--commune", default="")
    account.set_defaults(run=_account)
    device = commands.add_parser("revoke", help="thu hồi một máy")
    device.add_argument("device")
    device.set_defaults(run=_revoke)
    restored = commands.add_parser("after-restore", help="báo đã khôi phục từ bản sao lưu")
    restored.set_defaults(run=_after_restore)
    demo = commands.add_parser("demo", help="máy chủ dùng thử, mất khi dừng")
    demo.add_argument("--port", type=int, default=8000)
    demo.add_argument("--communes", type=int, default=1)
    demo.set_defaults(run=_demo)
    return parser


def _init(_told: argparse.Namespace) -> dict[str, Any]:
    prepare_database(os.environ[OWNER_ADDRESS])
    return {"ready": True}


def _run(told: argparse.Namespace) -> None:
    _serve(os.environ[SERVICE_ADDRESS], told.host, told.port)


def _commune(told: argparse.Namespace) -> dict[str, Any]:
    with acts.as_owner(os.environ[OWNER_ADDRESS]) as owner:
        if told.act == "open":
            acts.open_commune(owner, told.code, told.name or told.code, told.province)
            return {"commune": told.code, "closed": False}
        return {"commune": told.code, "closed": acts.close_commune(owner, told.code)}


def _account(told: argparse.Namespace) -> dict[str, Any]:
    role = AccountRole(told.role)
    with acts.as_owner(os.environ[OWNER_ADDRESS]) as owner:
        made = acts.add_account(owner, told.login, told.name, role, told.commune)
    return {"login": made.login, "password": made.password, "commune": made.commune}


def _revoke(told: argparse.Namespace) -> dict[str, Any]:
    with acts.as_owner(os.environ[OWNER_ADDRESS]) as owner:
        return {"revoked": acts.revoke_device(owner, told.device)}


def _after_restore(_told: argparse.Namespace) -> dict[str, Any]:
    with acts.as_owner(os.environ[OWNER_ADDRESS]) as owner:
        return {"restored": acts.note_restore(owner)}


def _demo(told: argparse.Namespace) -> None:
    """One line of JSON with address and accounts, then serve until stopped."""
    with throwaway_postgres(durable=False) as address:
        prepare_database(address)
        communes = []
        with acts.as_owner(address) as owner:
            for code in range(_FIRST_DEMO_COMMUNE, _FIRST_DEMO_COMMUNE + told.communes):
                acts.open_commune(owner, str(code), f"xã dùng thử {code}", "AG")
                made = acts.add_account(owner, f"xa{code}", "Cán bộ", commune=str(code))
                communes.append(
                    {"code": made.commune, "login": made.login, "password": made.password}
                )
        shown = {"url": f"http://127.0.0.1:{told.port}", "communes": communes}
        _tell(shown)
        _serve(address.replace("user=postgres", f"user={SERVICE}"), "127.0.0.1", told.port)


def _serve(address: str, host: str, port: int) -> None:
    import uvicorn

    from ngheo_desktop.province.service import build_service

    database = Database(address)
    try:
        uvicorn.run(build_service(database), host=host, port=port, log_level="warning")
    finally:
        database.close()
