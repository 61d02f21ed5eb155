"""Make the tables of places in resources/catalogs again from the published data set.

Run by a developer after a reform of communes, never by the program:

    python packaging/build_catalogs.py

It fetches one pinned wheel from PyPI (MIT, not a dependency of ours), reads the data files in it
and writes communes.csv, old_communes.csv and id_provinces.csv. Standard library only.
"""

import csv
import hashlib
import json
import sqlite3
import subprocess
import sys
import tempfile
import unicodedata
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

SOURCE = "vietnamadminunits==1.0.4"
SOURCE_SHA256 = "737ee3662e877290386c1c45ed4d71f2e5fae34ab6fb9c64bfb4cb74b216ea35"
CATALOGS = Path(__file__).resolve().parent.parent / "resources" / "catalogs"
AREA_OF_KIND = {"xã": "rural", "phường": "urban", "đặc khu": ""}

Row = dict[str, str | None]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        data = fetch(Path(folder))
        with sqlite3.connect(data / "dataset.db") as database:
            communes = rows(database, "admin_units")
            old = rows(database, "admin_units_legacy")
        database.close()
        successors = read_successors(data / "converter_2025.json", communes)
    write("communes.csv", COMMUNE_COLUMNS, commune_lines(communes))
    write("old_communes.csv", OLD_COMMUNE_COLUMNS, old_commune_lines(old, successors))
    write("id_provinces.csv", ID_PROVINCE_COLUMNS, id_province_lines(old))


def fetch(folder: Path) -> Path:
    """The data folder of the pinned wheel, unpacked; no code of it is ever run."""
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
    subprocess.run([*pip, "--only-binary=:all:", "--dest", str(folder), SOURCE], check=True)
    (wheel,) = folder.glob("*.whl")
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    if digest != SOURCE_SHA256:
        sys.exit(f"{wheel.name} is not the file these tables are made from: {digest}")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder / "vietnamadminunits" / "data"


def rows(database: sqlite3.Connection, table: str) -> list[Row]:
    database.row_factory = sqlite3.Row
    return [dict(row) for row in database.execute(f"SELECT DISTINCT * FROM {table}")]


def read_successors(path: Path, communes: list[Row]) -> dict[str, list[str]]:
    """Codes of today's communes by the key of the old one; several where it was divided."""
    mapping = json.loads(path.read_text(encoding="utf-8"))
    code_of = {(row["provinceKey"], row["wardKey"]): row["wardCode"] or "" for row in communes}
    successors: dict[str, list[str]] = defaultdict(list)
    for province, whole in mapping["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for ward, old_keys in whole.items():
            for old_key in old_keys:
                successors[old_key].append(code_of[province, ward])
    for province, divided in mapping["DICT_PROVINCE_WARD_DIVIDED"].items():
        for old_key, parts in divided.items():
            successors[old_key] += [code_of[province, part["newWardKey"]] for part in parts]
    return successors


COMMUNE_COLUMNS = ("code", "name", "kind", "province_code", "province", "area")


def commune_lines(communes: list[Row]) -> Iterator[tuple[str, ...]]:
    for row in sorted(communes, key=lambda row: row["wardCode"] or ""):
        kind = text(row, "wardType").lower()
        place = text(row, "provinceCode"), text(row, "provinceShort")
        yield (text(row, "wardCode"), text(row, "wardShort"), kind, *place, AREA_OF_KIND[kind])


OLD_COMMUNE_COLUMNS = ("code", "name", "kind", "district", "province", "new_codes")


def old_commune_lines(
    old: list[Row], successors: dict[str, list[str]]
) -> Iterator[tuple[str, ...]]:
    # Five island districts had no communes: the district itself became a special zone.
    for row in sorted(old, key=lambda row: (row["wardCode"] or "99999", row["districtCode"] or "")):
        key = "_".join(row[part] or "" for part in ("provinceKey", "districtKey", "wardKey"))
        name = text(row, "wardShort") or text(row, "districtShort")
        kind = (text(row, "wardType") or text(row, "districtType")).lower()
        district = text(row, "district")
        district = district[:1].lower() + district[1:]
        new_codes = " ".join(sorted(successors[key]))
        yield (text(row, "wardCode"), name, kind, district, text(row, "provinceShort"), new_codes)


ID_PROVINCE_COLUMNS = ("code", "province", "provenance")


def id_province_lines(old: list[Row]) -> Iterator[tuple[str, ...]]:
    """Of a personal number the first three digits: a 0 and the old code of the province."""
    provinces = {(text(row, "provinceCode"), text(row, "provinceShort")) for row in old}
    for code, province in sorted(provinces):
        yield f"0{code}", province, "recalled"


def text(row: Row, column: str) -> str:
    return " ".join(unicodedata.normalize("NFC", row[column] or "").split())


def write(name: str, columns: tuple[str, ...], lines: Iterable[tuple[str, ...]]) -> None:
    with (CATALOGS / name).open("w", encoding="utf-8", newline="") as target:
        writer = csv.writer(target, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(lines)


if __name__ == "__main__":
    main()
