"""The house rules that no linter knows. Each list of exceptions fails when an entry is no longer needed."""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from statistics import median, quantiles

import pytest
from django.apps import apps
from django.db.models import Model, UniqueConstraint
from django.utils.module_loading import import_string

from rostra.config.periodic import JOBS
from rostra.config.wiring import EFFECTS
from rostra.events.wiring import Event

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "rostra"

# Words that name no thing: what is inside could be anything.
EMPTY_WORDS = {"utils", "util", "helpers", "helper", "manager", "managers", "service", "services", "data", "info"}
EMPTY_WORDS |= {"process", "common", "misc", "core"}


def tracked(pattern: str) -> list[Path]:
    """Return the files of the repository that a glob of git matches, new ones included."""
    words = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", pattern]
    found = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\n")
    return [ROOT / name for name in found if name and (ROOT / name).exists()]


def modules() -> list[Path]:
    """Return every Python file of the package that a person wrote."""
    return [file for file in tracked("src/rostra/**.py") if "migrations" not in file.parts]


def functions() -> Iterator[tuple[str, int]]:
    """Yield where every function stands, and how many lines it has."""
    for file in modules():
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{file.relative_to(ROOT)}:{node.lineno} {node.name}", (node.end_lineno or 0) - node.lineno + 1


def plain_indexes(model: type[Model]) -> list[list[str]]:
    """Return the columns of every index of all rows of a model that no rule needs; `-` before one is its order."""
    indexed = [field for field in model._meta.local_fields if getattr(field, "db_index", False)]
    fields = [[field.name] for field in indexed if not field.unique]
    return fields + [list(index.fields) for index in model._meta.indexes if index.condition is None]


def uniques(model: type[Model]) -> list[list[str]]:
    """Return the columns of every index that keeps rows apart."""
    rules = [rule for rule in model._meta.constraints if isinstance(rule, UniqueConstraint)]
    return [list(rule.fields) for rule in rules if rule.condition is None]


def longer(columns: list[str], indexes: list[list[str]]) -> list[list[str]]:
    """Return those of the indexes that have more columns."""
    return [index for index in indexes if len(index) > len(columns)]


def test_files_are_small() -> None:
    lines = {str(file.relative_to(ROOT)): file.read_text(encoding="utf-8").count("\n") for file in modules()}

    assert [name for name, count in lines.items() if count > 400] == []
    assert median(lines.values()) <= 60
    assert quantiles(lines.values(), n=10)[-1] <= 200


def test_functions_are_small() -> None:
    lines = dict(functions())

    assert [where for where, count in lines.items() if count > 60] == []
    assert median(lines.values()) <= 8
    assert quantiles(lines.values(), n=10)[-1] <= 25


def test_modules_are_named_after_things() -> None:
    named = [file for file in modules() if EMPTY_WORDS & set(re.split(r"[_/.]", str(file.relative_to(SOURCE))))]

    assert named == []


def test_no_model_saves_in_its_own_way() -> None:
    own = [
        f"{model.__module__}.{model.__name__}.{name}"
        for model in apps.get_models()
        if model.__module__.startswith("rostra.")
        for name in ("save", "delete", "full_clean")
        if name in vars(model)
    ]

    assert own == []


def test_no_index_is_the_beginning_of_another() -> None:
    models = [model for model in apps.get_models() if model.__module__.startswith("rostra.")]

    doubled = [
        f"{model.__name__}({', '.join(columns)})"
        for model in models
        for columns in plain_indexes(model)
        if any(other[: len(columns)] == columns for other in [*uniques(model), *longer(columns, plain_indexes(model))])
    ]

    assert doubled == []


def test_nothing_listens_to_signals_of_models() -> None:
    words = re.compile(r"django\.db\.models\.signals|\bpost_save\b|\bpre_save\b|@receiver")
    found = [file for file in modules() if words.search(file.read_text(encoding="utf-8")) and "tests" not in file.parts]

    assert found == []


def test_every_event_is_wired_and_every_stable_name_is_unique() -> None:
    for file in modules():
        if file.name == "events.py":
            import_module(".".join(file.relative_to(ROOT / "src").with_suffix("").parts))
    events = [event for event in Event.__subclasses__() if event.__module__.startswith("rostra.")]

    assert [event for event in events if event not in EFFECTS] == []
    assert len({event.name for event in events}) == len(events)


def test_few_effects_share_the_transaction_of_an_event() -> None:
    assert [event for event, effects in EFFECTS.items() if len(effects.now) > 3] == []


@pytest.mark.parametrize("job", JOBS, ids=lambda job: job.name)
def test_every_periodic_job_is_there(job: object) -> None:
    assert callable(import_string(job.path))  # type: ignore[attr-defined]


def test_every_action_has_its_test_file() -> None:
    tests = {file.stem for file in tracked("**test_*.py")}
    actions = {file.stem for file in modules() if file.parent.name == "actions" and file.stem != "__init__"}
    untested = {action for action in actions if f"test_{action}" not in tests}

    assert untested == set()


@pytest.mark.parametrize("file", tracked("docs/life-of-*.md"), ids=lambda file: file.name)
def test_the_documents_name_files_that_exist(file: Path) -> None:
    document = file.read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:src|tests|docs)?/?[\w/.-]+/[\w.-]+\.(?:py|html|js|css|md))`", document))

    assert [path for path in named if not any((top / path).exists() for top in (ROOT, ROOT / "src", SOURCE))] == []


def test_every_room_says_what_it_owns() -> None:
    rooms = [file.parent for file in modules() if file.name == "__init__.py" and file.parent.parent == SOURCE]

    assert [room.name for room in rooms if not (room / "README.md").exists()] == []


@pytest.mark.parametrize("file", tracked("*.md"), ids=lambda file: str(file.relative_to(ROOT)))
def test_links_between_documents_lead_somewhere(file: Path) -> None:
    prose = re.sub(r"```.*?```|`[^`]*`", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
    links = re.findall(r"\]\((?!https?://|#)([^)#\s]+)", prose)

    assert [link for link in links if not (file.parent / link).exists()] == []


def test_a_reply_is_understood_from_fifteen_files_and_a_thousand_lines() -> None:
    document = (ROOT / "docs" / "life-of-a-reply.md").read_text(encoding="utf-8")
    files = re.findall(r"^\d+\. `([\w/]+\.py)`", document.partition("## Around it")[0], re.MULTILINE)

    assert 10 <= len(files) <= 15
    assert sum((SOURCE / file).read_text(encoding="utf-8").count("\n") for file in files) <= 1000


def test_lock_files_hold_versions_and_hashes_and_no_address() -> None:
    for file in [*tracked("requirements/*.txt"), *tracked("bench/peer/*.txt")]:
        text = file.read_text(encoding="utf-8")
        assert "--hash=sha256:" in text
        assert not re.search(r"https?://|file://|--index-url|--find-links|--trusted-host", text), file


@pytest.mark.parametrize("module", ["rostra.markup.render", "rostra.front.app", "bench.__main__", "tools.messages"])
def test_what_needs_no_settings_is_imported_without_them(module: str) -> None:
    words = [sys.executable, "-c", f"import {module}"]
    bare = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}

    done = subprocess.run(words, env=bare, cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr


def test_no_plan_is_left_in_the_code() -> None:
    words = re.compile(r"#\s*(TODO|FIXME|XXX|HACK)\b")
    found = [file for file in modules() if words.search(file.read_text(encoding="utf-8"))]

    assert found == []
