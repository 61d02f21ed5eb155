"""What each command of the console does: options in, JSON answer and exit code out."""

import os
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from ngheo_desktop.cli import (
    answers,
    checking,
    decisions,
    households,
    lists,
    movement,
    other_classes,
    reports,
    rounds,
    standard_trial,
)
from ngheo_desktop.cli.named import class_of, hamlet_id
from ngheo_desktop.cli.secrets import login, opened, password
from ngheo_desktop.cli.verbs import Answer, Options, Verb
from ngheo_desktop.domain.register import Commune
from ngheo_desktop.domain.rights import Role, Validity
from ngheo_desktop.domain.terms import Area, HouseholdClass
from ngheo_desktop.errors import EnvironmentProblem, WrongUsage
from ngheo_desktop.operations.office import Office, office_exists
from ngheo_desktop.operations.opening import chosen_places
from ngheo_desktop.paths import places


def _folder(options: Options) -> Path:
    from ngheo_desktop.operations.restoring import finish_restore

    used = places(options.home) if options.home else chosen_places(places())
    finish_restore(used.office)
    return used.office


def _office(options: Options) -> Office:
    return opened(_folder(options))


def _in_office(act: Verb) -> Callable[[Options], Answer]:
    """The command that opens the office and then does `act`."""
    return lambda options: act(_office(options), options)


def _init(options: Options) -> Answer:
    from ngheo_desktop.operations.office import NewOffice, login_of
    from ngheo_desktop.operations.opening import keep_office, prepare_office

    commune = _commune(options.commune)
    if options.area:
        commune = replace(commune, area=Area(options.area))
    if commune.area is None:
        raise WrongUsage("Đặc khu cần thêm --area rural hoặc --area urban.")
    name = _login_or(login_of(options.admin))
    plan = NewOffice(commune, tuple(options.hamlet), options.admin, password(), login=name)
    prepared = prepare_office(_folder(options), plan)
    office, code = keep_office(prepared), prepared.recovery_code
    answer = {"office": office.commune.full_name, "login": plan.login, "recovery_code": code}
    return answer, 0


def _login_or(default: str) -> str:
    return os.environ.get("NGHEO_USER") or default


def _commune(code: str) -> Commune:
    from ngheo_desktop import catalogs

    found = catalogs.commune(code)
    if found is None:
        raise WrongUsage(f"Không có xã, phường, đặc khu nào mang mã «{code}».")
    return Commune(found.code, found.name, found.kind, found.province, found.area)


def _demo(options: Options) -> Answer:
    from ngheo_desktop.operations.household_list import (
        HouseholdQuery,
        computed_totals,
        count_households,
    )
    from ngheo_desktop.operations.office import open_office
    from ngheo_desktop.operations.opening import make_demo_office

    name = _login_or("canbo")
    make_demo_office(
        _folder(options),
        commune=_commune(options.commune),
        households=options.households,
        seed=options.seed,
        login=name,
        password=password(),
    )
    office = open_office(_folder(options), name, password())
    counted = count_households(office, HouseholdQuery())
    return {
        "office": office.commune.full_name,
        "login": name,
        "households": counted.households,
        "members": counted.members,
        "computed": computed_totals(office),
    }, 0


def _evaluate(options: Options) -> Answer:
    from ngheo_desktop.operations.evaluating import evaluate_file

    results = evaluate_file(options.file)
    faulty = any("problems" in each for each in results)
    return results, int(faulty)


def _standard(options: Options) -> Answer:
    from ngheo_desktop.operations import standards

    office = _office(options)
    if options.act == "list":
        return [answers.standard_json(each) for each in office.standards], 0
    if options.act == "try":
        return standard_trial.tried(office, options)
    if not options.what:
        raise WrongUsage("Hãy nêu tệp để nạp, hoặc mã chuẩn để xác nhận.")
    if options.act == "load" and standards.is_score_table_file(Path(options.what)):
        loaded = standards.load_score_tables(
            office, Path(options.what), region=options.region, source=options.source
        )
        return {"score_tables": [answers.score_table_json(each) for each in loaded]}, 0
    if options.act == "load":
        return answers.standard_json(standards.load_standard(office, Path(options.what))), 0
    if "/" in options.what:  # a B1 table, such as 2022-2025/rural
        return answers.score_table_json(standards.confirm_score_table(office, options.what)), 0
    return answers.standard_json(standards.confirm_standard(office, options.what)), 0


def _score(options: Options) -> Answer:
    from ngheo_desktop.operations.scoring import score_all

    totals = score_all(_office(options), code=options.standard, on=options.on)
    by_class = {each.value: totals.by_class.get(each, 0) for each in HouseholdClass}
    households = sum(by_class.values())
    return {"households": households, **by_class, "seconds": round(totals.seconds, 3)}, 0


def _forms(_options: Options) -> Answer:
    from ngheo_desktop.operations.papers import list_forms

    return [
        {"code": each.code, "title": each.title, "scope": each.scope, "excel": each.sheet}
        for each in list_forms()
    ], 0


def _print(options: Options) -> Answer:
    from ngheo_desktop.operations.papers import save_form

    office = _office(options)
    made = save_form(office, options.form, options.out, _scope(office, options))
    return {"form": made.code, "pages": made.pages, "file": str(options.out)}, 0


def _export(options: Options) -> Answer:
    from ngheo_desktop.operations import list_tables
    from ngheo_desktop.operations.exporting import REGISTER, export_register, export_register_on
    from ngheo_desktop.operations.household_list import HouseholdQuery
    from ngheo_desktop.operations.papers import export_form
    from ngheo_desktop.operations.table_export import export_tables

    office = _office(options)
    if options.form == REGISTER and options.on:
        if options.search or options.household_class:
            raise WrongUsage("Sổ của một ngày trước chỉ lọc được theo ấp, khóm.")
        hamlet = hamlet_id(office, options.hamlet)
        rows = export_register_on(office, options.out, options.on, hamlet)
    elif options.form == REGISTER:
        hamlet, chosen = hamlet_id(office, options.hamlet), class_of(options.household_class)
        query = HouseholdQuery(text=options.search, hamlet_id=hamlet, household_class=chosen)
        rows = export_register(office, options.out, query)
    elif options.form in list_tables.CODES:
        table = list_tables.table_of(office, options.form)
        rows = export_tables(office, [table], options.form, options.out)
    else:
        rows = export_form(office, options.form, options.out, _scope(office, options))
    return {"form": options.form, "rows": rows, "file": str(options.out)}, 0


def _scope(office: Office, options: Options) -> Any:
    from ngheo_desktop.operations.papers import PaperScope

    return PaperScope(
        hamlet_id=hamlet_id(office, options.hamlet),
        household_class=class_of(options.household_class),
        household_id=options.household,
        moment=reports.moment_of(office, options),
    )


def _user(options: Options) -> Answer:
    from ngheo_desktop.operations import accounts

    office = _office(options)
    if options.act == "list":
        return _users(office), 0
    if not options.name:
        raise WrongUsage("Hãy nêu tên đăng nhập.")
    if options.act == "password":
        fresh = password("NGHEO_NEW_PASSWORD", "Mật khẩu mới: ")
        _new_password(office, options.name, fresh)
        return {"login": options.name}, 0
    validity = Validity(options.valid_from, options.valid_to)
    if options.act == "valid":
        accounts.change_validity(office, options.name, validity)
        return {"login": options.name, "validity": validity.shown}, 0
    roles = [_role(word) for word in options.role]
    hamlets = frozenset(hamlet_id(office, name) for name in options.hamlet)
    if options.act == "role":
        accounts.change_roles(office, options.name, roles, hamlets or None)
    else:
        fresh = password("NGHEO_NEW_PASSWORD", "Mật khẩu của người mới: ")
        full_name = options.full_name or options.name
        user = accounts.NewUser(options.name, full_name, fresh, tuple(roles), hamlets, validity)
        accounts.add_user(office, user, password())
    return {"login": options.name, "roles": roles}, 0


def _users(office: Office) -> list[dict[str, Any]]:
    from ngheo_desktop.operations.accounts import list_users
    from ngheo_desktop.operations.hamlets import list_hamlets

    names = {each.id: each.full_name for each in list_hamlets(office)}
    return [
        {
            "login": each.login,
            "name": each.name,
            "roles": list(each.roles),
            "hamlets": [name for id_, name in names.items() if id_ in each.hamlets],
            "active": each.active,
            "validity": each.validity.shown,
        }
        for each in list_users(office)
    ]


def _new_password(office: Office, name: str, fresh: str) -> None:
    """One's own by the former one; somebody else's by the password of the admin who gives it."""
    from ngheo_desktop.operations.accounts import change_own_password, give_password

    if name == office.actor.login:
        change_own_password(office, password(), fresh)
    else:
        give_password(office, name, fresh, password())


def _role(word: str) -> Role:
    try:
        return Role(word)
    except ValueError as error:
        raise WrongUsage(f"Không có vai trò «{word}». Các vai trò: {', '.join(Role)}.") from error


def _recover(options: Options) -> Answer:
    from ngheo_desktop.operations.opening import Attempts, reset_password

    code = password("NGHEO_RECOVERY_CODE", "Mã khôi phục: ")
    fresh = password("NGHEO_NEW_PASSWORD", "Mật khẩu mới: ")
    name = login()
    folder = _folder(options)
    reset_password(folder, code, name, fresh, Attempts(folder))
    return {"login": name}, 0


def _backup(options: Options) -> Answer:
    from ngheo_desktop.operations.backups import back_up

    made = back_up(_office(options), options.folder)
    return {
        "file": str(made.file),
        "made_at": made.made_at.isoformat(),
        "households": made.households,
        "members": made.members,
        "files": made.files,
        "lost_files": made.lost_files,
        "proven": True,
    }, 0


def _verify(options: Options) -> Answer:
    from ngheo_desktop.operations.backups import verify_backup

    return answers.comparison_json(verify_backup(_office(options), options.file)), 0


def _restore(options: Options) -> Answer:
    from ngheo_desktop.operations import restoring

    folder = places(options.into).office if options.into else _folder(options)
    code = os.environ.get("NGHEO_RECOVERY_CODE")
    if code:
        done = restoring.restore_by_code(folder, options.file, code)
    elif (office := _office_if_sound(folder)) is not None:
        done = restoring.restore_backup(office, options.file, password())
    else:
        done = restoring.restore_by_password(folder, options.file, login(), password())
    return {
        "folder": str(done.folder),
        "households": done.households,
        "members": done.members,
        "kept": str(done.kept) if done.kept else None,
    }, 0


def _kept(office: Office, options: Options) -> Answer:
    from ngheo_desktop.operations import kept_states

    if options.act in (None, "list"):
        found = kept_states.list_kept(office)
        return [{**asdict(each), "until": each.until.date()} for each in found], 0
    if options.folder is None:
        raise WrongUsage("Hãy nêu thư mục của bản trước khi khôi phục.")
    if options.act == "verify":
        return asdict(kept_states.compare_kept(office, options.folder)), 0
    if options.act == "remove":
        kept_states.remove_kept(office, options.folder)
        return {"removed": options.folder.name}, 0
    return asdict(kept_states.restore_kept(office, options.folder, password())), 0


def _office_if_sound(folder: Path) -> Office | None:
    """None where there is no office, or one that is damaged: the backup's accounts count then."""
    try:
        return opened(folder) if office_exists(folder) else None
    except EnvironmentProblem:
        return None


def _diary(options: Options) -> Answer:
    from ngheo_desktop.operations import diary

    office = _office(options)
    if options.verify:
        checked = diary.verify(office)
        answer = {"lines": checked.lines, "whole": checked.is_whole, "broken": checked.broken_line}
        return answer, int(not checked.is_whole)
    return [answers.history_json(line) for line in diary.recent(office, options.limit)], 0


def _bench(options: Options) -> Answer:
    from ngheo_desktop.bench import run_benchmarks

    return run_benchmarks(options.size, options.only), 0


COMMANDS: dict[str, Callable[[Options], Answer]] = {
    "init": _init,
    "demo": _demo,
    "inspect": lists.inspect,
    "import": _in_office(lists.bring),
    "undo-import": _in_office(lists.take_back),
    "households": _in_office(households.found),
    "household": _in_office(households.one),
    "put-away": _in_office(households.put_away),
    "events": _in_office(households.events),
    "edit": _in_office(households.edit),
    "evaluate": _evaluate,
    "standard": _standard,
    "score": _score,
    "forms": _forms,
    "print": _print,
    "export": _export,
    "user": _user,
    "recover": _recover,
    "diary": _diary,
    "backup": _backup,
    "verify": _verify,
    "restore": _restore,
    "kept": _in_office(_kept),
    "past": _in_office(households.past),
    "check": _in_office(checking.check),
    "duplicates": _in_office(checking.duplicates),
    "round": _in_office(rounds.round_),
    "decision": _in_office(decisions.decision),
    "verify-list": _in_office(decisions.verify),
    "movement": _in_office(movement.moved),
    "other": _in_office(other_classes.other),
    "report": _in_office(reports.report),
    "totals": _in_office(reports.totals),
    "bench": _bench,
}
