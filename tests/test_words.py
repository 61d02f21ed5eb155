"""Lời văn: every Vietnamese text of the program keeps the tone of the house."""

import ast
import csv
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from unicodedata import is_normalized
from xml.etree import ElementTree

import pytest

from ngheo_desktop.domain import terms
from ngheo_desktop.paths import resource

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "ngheo_desktop"
VIETNAMESE = re.compile(
    r"[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]", re.I
)
# Rooms whose Vietnamese is read from files of others, not said to anybody.
READ_NOT_SAID = ("exchange/", "bench/", "operations/demo/", "gui/forms/")
MOST_WORDS = 20
BUTTON_WORDS = 5  # of one syllable; two of them are often one word
Text = tuple[str, str]  # where it stands, the words


def spoken(tree: ast.AST) -> Iterator[ast.Constant | ast.JoinedStr]:
    """Texts of a module without docstrings and without what goes to the log."""
    silent = set()
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list) and body and isinstance(body[0], ast.Expr):
            silent.add(body[0].value)
        if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("_log."):
            silent |= set(ast.walk(node))
        if isinstance(node, ast.JoinedStr):
            silent |= set(ast.walk(node)) - {node}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant | ast.JoinedStr) and node not in silent:
            yield node


def words_of(node: ast.Constant | ast.JoinedStr) -> str:
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    parts = [str(part.value) if isinstance(part, ast.Constant) else "…1" for part in node.values]
    return "".join(parts)


def of_code() -> Iterator[Text]:
    for path in sorted(PACKAGE.rglob("*.py")):
        place = path.relative_to(PACKAGE).as_posix()
        if place.startswith(READ_NOT_SAID):
            continue
        for node in spoken(ast.parse(path.read_text("utf-8"))):
            yield f"{place}:{node.lineno}", words_of(node)


def of_forms() -> Iterator[Text]:
    for path in sorted((ROOT / "ui").glob("*.ui")):
        for each in ElementTree.parse(path).iter("string"):
            yield path.name, each.text or ""


def leaves(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for each in value.values():
            yield from leaves(each)
    elif isinstance(value, list):
        for each in value:
            yield from leaves(each)
    elif isinstance(value, str):
        yield value


def of_resources() -> Iterator[Text]:
    for folder in ("help", "practice"):
        for path in sorted(resource(folder).glob("*.toml")):
            for each in leaves(tomllib.loads(path.read_text("utf-8"))):
                yield path.name, each
    for name in ("causes", "supports", "relations"):
        with resource("catalogs", f"{name}.csv").open(encoding="utf-8") as file:
            for row in csv.DictReader(file):
                yield name, row["label"]


@cache
def all_texts() -> tuple[Text, ...]:
    """Everything that is said to the officer; law is quoted, so its files are not here."""
    found = [*of_code(), *of_forms(), *of_resources()]
    return tuple((place, text) for place, text in found if VIETNAMESE.search(text))


def faults(pattern: str, flags: int = re.IGNORECASE) -> list[Text]:
    wrong = re.compile(pattern, flags)
    return [(place, text) for place, text in all_texts() if wrong.search(text)]


def test_there_are_texts_to_look_at():
    assert len(all_texts()) > 800


def test_nobody_is_called_ban():
    others = r"(?<!gồm )(?<!là )(?<!với )"
    assert faults(rf"{others}\bbạn\b(?! bè)") == []


@pytest.mark.parametrize("words", ["thất bại", "có chắc", "xin vui lòng", "người dùng hợp lệ"])
def test_words_that_are_never_said(words):
    assert faults(rf"\b{words}\b") == []


def test_nothing_is_called_invalid_without_a_reason():
    assert faults(r"không hợp lệ\s*[.!]?$") == []


def test_nobody_is_shouted_at():
    assert faults(r"!(?!=)") == []


def test_please_is_said_for_a_real_request_only():
    """«Vui lòng» begins a sentence and goes on with a verb; it is said once."""
    inside = re.compile(r"[^.?:;»)…\d\s]\s+vui lòng\b", re.I)
    assert [each for each in all_texts() if inside.search(each[1])] == []
    assert faults(r"vui lòng.*vui lòng") == []


# English and machine words that have crept into programs for officers.
ENGLISH = (
    "file|folder|error|password|user|login|backup|restore|import|export|email|online|offline|click|"
    "ok|cancel|save|server|database|data|update|print|preview|button|menu|null|none|true|false|"
    "exception|sheet|code|id|format|invalid|failed|default|download|upload|reset|copy|paste|undo|"
    "redo|list|filter|sync|draft|type|link|hash|token|key|value|debug|log"
)


def test_no_english_stands_in_a_vietnamese_text():
    names = r"(?<![\w./«-])"
    found = faults(rf"{names}({ENGLISH})(?![\w./»-])")
    assert [each for each in found if not is_code(each[1])] == []


def is_code(text: str) -> bool:
    """SQL, patterns and tables of spellings hold Vietnamese too, and are not said."""
    return bool(re.search(r"\bSELECT\b|\\b|\\s|\(\?:|<p |<b>", text))


def test_every_text_is_composed():
    assert [each for each in all_texts() if not is_normalized("NFC", each[1])] == []


# Vietnamese without its marks: words that cannot be anything else.
BARE = r"\b(khong|duoc|nguoi|ho ngheo|dinh danh|phieu|luu|danh sach|khoi phuc|dang nhap|vui long)\b"


def test_no_text_has_lost_its_marks():
    bare = re.compile(BARE, re.I)
    mixed = [each for each in all_texts() if bare.search(each[1])]
    assert [each for each in mixed if not is_code(each[1]) and " " in each[1].strip()] == []


def sentences(text: str) -> list[str]:
    plain = re.sub(r"<[^>]+>", " ", text)
    return [each for each in re.split(r"(?<=[.?])\s+|\n|: |; |\|", plain) if each.strip()]


def length(sentence: str) -> int:
    return len([word for word in sentence.split() if re.search(r"\w", word)])


# A decision and its letters speak as such papers do (NĐ 30/2020), in sentences of one breath.
OFFICIAL = ("domain/decision_words.py", "domain/other_class_words.py")


def test_a_sentence_has_at_most_twenty_words():
    long = [
        (place, length(each), each)
        for place, text in all_texts()
        if not is_code(text) and not place.startswith(OFFICIAL)
        for each in sentences(text)
        if length(each) > MOST_WORDS
    ]
    assert long == []


def button_texts() -> Iterator[Text]:
    for path in sorted((ROOT / "ui").glob("*.ui")):
        for widget in ElementTree.parse(path).iter("widget"):
            if widget.get("class") == "QPushButton":
                text = widget.findtext("property[@name='text']/string", "")
                yield path.name, text.replace("&amp;", "").replace("&", "")
    makers = {"QPushButton", "addButton", "command", "make"}
    for path in sorted((PACKAGE / "gui").rglob("*.py")):
        if "forms" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and called(node) in makers:
                for each in node.args[:3]:
                    if isinstance(each, ast.Constant) and isinstance(each.value, str):
                        yield path.name, each.value.replace("&", "")


def called(node: ast.Call) -> str:
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else ""


def test_a_button_says_what_it_does_in_a_few_words():
    long = [each for each in button_texts() if length(each[1]) > BUTTON_WORDS]
    assert long == []


NAMES = {"Excel", "Hộ", "Việc", "Đã", "Enter", "Tab", "Mặt"}


def test_buttons_are_in_sentence_case():
    capital = [
        (place, text)
        for place, text in button_texts()
        for word in text.split()[1:]
        if word[:1].isupper() and not word.isupper() and word.strip("…") not in NAMES
    ]
    assert capital == []


GLOSSARY = {  # ux brief: identifier in code, words on screen
    "poor": "hộ nghèo",
    "near_poor": "hộ cận nghèo",
    "average_living": "hộ có mức sống trung bình",
    "not_poor": "không thuộc diện",
    "undetermined": "chưa kết luận",
    "rural": "nông thôn",
    "urban": "thành thị",
}


def test_the_terms_of_the_law_are_those_of_the_glossary():
    said = {**terms.CLASS_TERMS, **terms.AREA_TERMS}
    assert {key.value: words.lower() for key, words in said.items()} == GLOSSARY


def test_a_term_of_the_law_is_written_in_one_module():
    """A class or an area is named by its term; a second spelling of it would drift away."""
    said = {*terms.CLASS_TERMS.values(), *terms.AREA_TERMS.values()}
    again = [
        (place, text)
        for place, text in of_code()
        if text in said and not place.startswith("domain/terms.py")
    ]
    assert again == []
