"""The committed forms and catalogues of Qt's words are what a fresh build gives."""

import importlib.util
import subprocess
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parent.parent
SPEC = importlib.util.spec_from_file_location(
    "build_forms", PROJECT / "packaging" / "build_forms.py"
)
build_forms = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(build_forms)

FORM = """<ui version="4.0"><class>SmallDialog</class>
<widget class="QDialog" name="SmallDialog">
<property name="windowTitle"><string>Hộ nghèo</string></property></widget></ui>"""
WORDS = """<!DOCTYPE TS><TS version="2.1" language="vi_VN"><context><name>QPlatformTheme</name>
<message><source>Save</source><translation>Lưu</translation></message></context></TS>"""


@pytest.fixture
def project(tmp_path):
    """A project with one form and one catalogue, both built."""
    for folder, name, text in (
        ("ui", "small_dialog.ui", FORM),
        ("resources/i18n", "qtbase_vi.ts", WORDS),
    ):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / name).write_text(text, "utf-8")
    for path, content in build_forms.stale_files(tmp_path).items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return tmp_path


def stale_names(project):
    return sorted(path.name for path in build_forms.stale_files(project))


def test_every_committed_form_and_catalogue_is_a_fresh_build():
    assert stale_names(PROJECT) == []


def test_what_was_just_built_is_fresh_and_carries_no_version(project):
    assert stale_names(project) == []
    built = (project / "ngheo_desktop/gui/forms/ui_small_dialog.py").read_text("utf-8")
    assert "class Ui_SmallDialog" in built
    assert "Created by" not in built


def test_a_form_changed_in_designer_or_by_hand_is_named(project):
    form = project / "ui/small_dialog.ui"
    form.write_text(FORM.replace("Hộ nghèo", "Hộ cận nghèo"), "utf-8")
    assert stale_names(project) == ["ui_small_dialog.py"]
    form.write_text(FORM, "utf-8")
    (project / "ngheo_desktop/gui/forms/ui_small_dialog.py").write_text("", "utf-8")
    assert stale_names(project) == ["ui_small_dialog.py"]


def test_a_built_file_whose_source_is_gone_is_named(project):
    (project / "ui/small_dialog.ui").unlink()
    (project / "resources/i18n/qtbase_vi.ts").unlink()
    assert stale_names(project) == ["qtbase_vi.qm", "ui_small_dialog.py"]


def test_line_ends_given_by_a_windows_checkout_do_not_matter(project):
    built = project / "ngheo_desktop/gui/forms/ui_small_dialog.py"
    built.write_bytes(built.read_bytes().replace(b"\n", b"\r\n"))
    assert stale_names(project) == []


def test_a_form_that_is_not_a_form_stops_the_build(project):
    (project / "ui/small_dialog.ui").write_text("not a form", "utf-8")
    with pytest.raises(subprocess.CalledProcessError):
        build_forms.stale_files(project)
