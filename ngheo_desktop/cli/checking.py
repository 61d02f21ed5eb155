"""Kiểm tra dữ liệu and người ghi hai lần on the console."""

from dataclasses import asdict
from typing import Any

from ngheo_desktop.cli.verbs import Answer, Options
from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.operations.office import Office


def check(office: Office, options: Options) -> Answer:
    """`check`: findings, 1 when there are any; with `--repair` what was repaired."""
    from ngheo_desktop.operations.checking import check_register, repair

    if options.repair:
        done = repair(office, options.repair)
        return asdict(done), int(done.left > 0)
    found = check_register(office)
    return [asdict(each) for each in found], int(bool(found))


def duplicates(office: Office, options: Options) -> Answer:
    """`duplicates`: who may be twice, 1 when there are any; decisions, merging, splitting."""
    from ngheo_desktop.operations import duplicates as doubles
    from ngheo_desktop.operations import merging

    if options.act == "list":
        found = doubles.find_doubles(office)
        return [_double(each) for each in found], int(bool(found))
    if options.act == "households":
        houses = doubles.double_households(doubles.find_doubles(office))
        return [asdict(each) for each in houses], int(bool(houses))
    if options.act == "merged":
        return [
            {"id": each.id, "kept": each.kept_id, "away": each.away_id}
            for each in merging.list_merged(office)
        ], 0
    if options.act == "split":
        return {"act": merging.split(office, _ids(options, 1)[0]).name}, 0
    one, two = _ids(options, 2)
    if options.act == "merge":
        merged = merging.merge(office, one, two, tuple(options.take))
        differing = list(merged.differing)
        return {"id": merged.verdict_id, "act": merged.act.name, "differing": differing}, 0
    return {"act": doubles.decide(office, one, two, doubles.Verdict(options.act)).name}, 0


def _ids(options: Options, count: int) -> list[str]:
    if len(options.id) != count:
        words = "mã nhận dạng của lần gộp" if count == 1 else "mã nhận dạng của hai người"
        raise WrongUsage(f"Hãy nêu {words}.")
    return list(options.id)


def _double(double: Any) -> dict[str, Any]:
    people = (double.first, double.second)
    return {
        "likeness": double.likeness,
        "points": double.points,
        "reasons": list(double.reasons),
        "against": list(double.against),
        "later": double.later,
        "people": [
            {
                "id": each.id,
                "name": name,
                "birth": each.birth.iso if each.birth else "",
                "personal_id": each.personal_id,
                "household_id": each.household_id,
                "household": code,
            }
            for each, name, code in zip(people, double.names, double.codes, strict=True)
        ],
    }
