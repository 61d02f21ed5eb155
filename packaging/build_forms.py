"""Compile ui/*.ui into ngheo_desktop/gui/forms/ and resources/i18n/*.ts into .qm files.

What it writes is committed. `--check` writes nothing and names what differs from a fresh build.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import PySide6

PROJECT = Path(__file__).resolve().parent.parent
FORMS_INIT = b'"""Forms compiled from ui/ by packaging/build_forms.py; never edited by hand."""\n'


def main(arguments: Sequence[str]) -> int:
    """Build everything, or with `--check` only say what is out of date."""
    if arguments not in ([], ["--check"]):
        print("usage: python packaging/build_forms.py [--check]", file=sys.stderr)
        return 2
    stale = stale_files(PROJECT)
    for path, content in stale.items():
        name = path.relative_to(PROJECT).as_posix()
        if arguments:
            print(f"{name} is not a fresh build; run python packaging/build_forms.py")
        elif content is None:
            path.unlink()
            print(f"{name} removed, its form is gone")
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            print(f"{name} written")
    return 1 if arguments and stale else 0


def stale_files(project: Path) -> dict[Path, bytes | None]:
    """Every built file that is not what a fresh build gives; None for one that should not be."""
    fresh = fresh_files(project)
    stale: dict[Path, bytes | None] = {
        path: content for path, content in fresh.items() if committed(path) != content
    }
    built = [*(project / "ngheo_desktop/gui/forms").glob("ui_*.py")]
    built += (project / "resources/i18n").glob("*.qm")
    return stale | {path: None for path in built if path not in fresh}


def fresh_files(project: Path) -> dict[Path, bytes]:
    """What every built file must hold."""
    forms = project / "ngheo_desktop/gui/forms"
    files = {forms / "__init__.py": FORMS_INIT}
    for ui in sorted((project / "ui").glob("*.ui")):
        files[forms / f"ui_{ui.stem}.py"] = compiled_form(ui)
    for ts in sorted((project / "resources/i18n").glob("*.ts")):
        files[ts.with_suffix(".qm")] = output_of(qt_tool("lrelease"), "-silent", ts, "-qm")
    return files


def compiled_form(ui: Path) -> bytes:
    """The Python code of a form under a heading of our own: uic's names its version."""
    code = output_of(qt_tool("uic"), "-g", "python", ui, "-o").decode("utf-8")
    lines = code.splitlines()
    end_of_heading = max(i for i, line in enumerate(lines) if line.startswith("####"))
    body = "\n".join(lines[end_of_heading + 1 :]).strip("\n")
    heading = f'"""Compiled from ui/{ui.name} by packaging/build_forms.py; never edited by hand."""'
    return f"{heading}\n\n{body}\n".encode()


def output_of(*command: str | Path) -> bytes:
    """What a tool writes to the file whose name is given to it last."""
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "output"
        subprocess.run([*command, output], check=True)
        return output.read_bytes()


def qt_tool(name: str) -> Path:
    """The tool inside the PySide6 package, which lies elsewhere on each system."""
    package = Path(PySide6.__file__).parent
    suffix = ".exe" if os.name == "nt" else ""
    places = [package / "Qt/libexec" / name, package / f"{name}{suffix}"]
    return next(place for place in places if place.exists())


def committed(path: Path) -> bytes | None:
    """What the file holds now; a checkout on Windows may have given it other line ends."""
    if not path.exists():
        return None
    content = path.read_bytes()
    return content.replace(b"\r\n", b"\n") if path.suffix == ".py" else content


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
