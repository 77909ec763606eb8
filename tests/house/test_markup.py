"""Textual reads strings as markup; a name with `[@click=...]` in it would then do things.

So text that is not ours reaches a widget as `Content` or `Text`, or with `markup=False`.
"""

import ast
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest

from models import inputs, views

ROOT = Path(__file__).parents[2]

READS_MARKUP = frozenset(
    {
        "Button",
        "Checkbox",
        "Collapsible",
        "Label",
        "Link",
        "ListItem",
        "Option",
        "RadioButton",
        "Selection",
        "Static",
        "Tab",
        "TabPane",
        "add_column",
        "add_columns",
        "add_option",
        "add_row",
        "notify",
        "update",
        "with_tooltip",
        "from_markup",
    }
)
"""Widgets and methods that read a string as markup."""
MARKUP_KEYWORDS = frozenset({"content", "label", "prompt", "renderable", "title", "tooltip"})
MARKUP_ATTRIBUTES = frozenset({"border_subtitle", "border_title", "content", "label", "tooltip"})
TRANSLATIONS = frozenset({"N_", "_", "ngettext", "pgettext"})
VIEWS = [import_module(f"models.views.{found.name}") for found in iter_modules(views.__path__)]
TEXT_FIELDS = frozenset(
    field.name
    for module in (*VIEWS, inputs)
    for known in vars(module).values()
    if isinstance(known, type) and is_dataclass(known)
    for field in fields(known)
    if field.type is str
)
"""Names under which other people's text comes to a screen."""


class Reader:
    """Finds text that is not ours, and not safe, on its way into a widget."""

    def __init__(self, source: str) -> None:
        self.tree = ast.parse(source)

    def faults(self) -> Iterator[str]:
        for scope in ast.walk(self.tree):
            if isinstance(scope, ast.Module | ast.FunctionDef | ast.AsyncFunctionDef):
                texts = set(_text_names(scope))
                for node in _own_nodes(scope):
                    for found in _risks(node, texts):
                        yield f"line {found.lineno}: {ast.unparse(found)}"
        for node in ast.walk(self.tree):
            if isinstance(node, ast.ClassDef) and READS_MARKUP & {_name(base) for base in node.bases}:
                yield from self._faults_of_own_widget(node)

    def _faults_of_own_widget(self, widget: ast.ClassDef) -> Iterator[str]:
        for scope in ast.walk(widget):
            if isinstance(scope, ast.FunctionDef) and scope.name == "__init__":
                texts = set(_text_names(scope))
                for node in _own_nodes(scope):
                    if isinstance(node, ast.Call) and ast.unparse(node.func) == "super().__init__":
                        for found in _risky_arguments(node, texts):
                            yield f"line {found.lineno}: {ast.unparse(found)}"


def _own_nodes(scope: ast.AST) -> Iterator[ast.AST]:
    """Everything in a scope but the functions inside it."""
    for child in ast.iter_child_nodes(scope):
        if not isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            yield child
            yield from _own_nodes(child)


def _text_names(scope: ast.AST) -> Iterator[str]:
    """Names in a scope that hold text made up as it runs."""
    if isinstance(scope, ast.FunctionDef | ast.AsyncFunctionDef):
        arguments = scope.args
        for argument in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs):
            if argument.annotation is not None and ast.unparse(argument.annotation).startswith("str"):
                yield argument.arg
    for node in _own_nodes(scope):
        if isinstance(node, ast.Assign) and _is_made_up(node.value, set()):
            yield from (target.id for target in node.targets if isinstance(target, ast.Name))


def _risks(node: ast.AST, texts: set[str]) -> Iterator[ast.expr]:
    if isinstance(node, ast.Call) and _name(node.func) in READS_MARKUP:
        yield from _risky_arguments(node, texts)
    elif (
        isinstance(node, ast.Assign)
        and any(isinstance(to, ast.Attribute) and to.attr in MARKUP_ATTRIBUTES for to in node.targets)
        and _is_made_up(node.value, texts)
    ):
        yield node.value


def _risky_arguments(call: ast.Call, texts: set[str]) -> Iterator[ast.expr]:
    for keyword in call.keywords:
        if (
            keyword.arg == "markup"
            and isinstance(keyword.value, ast.Constant)
            and keyword.value.value is False
        ):
            return
    given = [*call.args, *(keyword.value for keyword in call.keywords if keyword.arg in MARKUP_KEYWORDS)]
    if _name(call.func) == "from_markup":  # there our own markup is meant
        given = [argument for argument in given if not isinstance(argument, ast.Constant)]
    yield from (argument for argument in given if _is_made_up(argument, texts))


def _is_made_up(node: ast.expr, texts: set[str]) -> bool:
    """Whether this is text that other people's words may be in."""
    match node:
        case ast.Constant(value=str(text)):
            return "[" in text
        case ast.JoinedStr():
            return any(isinstance(part, ast.FormattedValue) for part in node.values)
        case ast.BinOp(op=ast.Add() | ast.Mod(), left=left, right=right):
            return _is_text(left) or _is_text(right) or _is_made_up(left, texts) or _is_made_up(right, texts)
        case ast.IfExp(body=body, orelse=orelse):
            return _is_made_up(body, texts) or _is_made_up(orelse, texts)
        case ast.BoolOp(values=values):
            return any(_is_made_up(value, texts) for value in values)
        case ast.Attribute(attr=name):
            return name in TEXT_FIELDS
        case ast.Name(id=name):
            return name in texts
        case ast.Call(func=ast.Name(id="str")):
            return True
        case ast.Call(func=ast.Name(id=name), args=args) if name in TRANSLATIONS:
            return any(_is_made_up(argument, texts) for argument in args)
        case ast.Call(func=ast.Attribute(attr="format" | "join", value=value)):
            return _is_text(value)
        case _:
            return False


def _is_text(node: ast.expr) -> bool:
    match node:
        case ast.Constant(value=str()) | ast.JoinedStr():
            return True
        case ast.Call(func=ast.Name(id=name)):
            return name in TRANSLATIONS
        case _:
            return False


def _name(node: ast.expr) -> str:
    return ast.unparse(node).rpartition(".")[2].partition("[")[0]


@pytest.mark.parametrize(
    "source",
    [
        'Static(f"{person} is here")',
        'Label("Hello " + name)',
        'Button(_("Wipe {name}").format(name=who))',
        "def show(text: str): yield Static(text)",
        "Static(line.text)",
        "Static(content=view.title)",
        "self.query_one(Static).update(item.title)",
        'self.notify(f"{name} is here")',
        "self.border_title = item.title",
        "self.tooltip = f'{name}'",
        "def show(self):\n    words = f'{name}'\n    self.card.update(words)",
        "class Card(Static):\n    def __init__(self, name: str):\n        super().__init__(name)",
        'Static("[b]bold[/b]")',
        "Text.from_markup(line.text)",
        'Label(", ".join(names))',
        "OptionList(Option(person.name))",
        "table.add_row(person.name, '')",
    ],
)
def test_finds_text_that_could_be_markup(source: str) -> None:
    assert list(Reader(source).faults())


@pytest.mark.parametrize(
    "source",
    [
        "Static()",
        'Static(_("Who is here?"))',
        "Static(Content(line.text))",
        "Static(f'{name}', markup=False)",
        "self.notify(text, markup=False)",
        "self.seen.update(names)",
        "Static(card_of(item))",
        "class Card(Static):\n    def __init__(self, name: str):\n        super().__init__(Content(name))",
        "self.title = name",
        'Content.from_markup("[b]$name", name=name)',
    ],
)
def test_leaves_the_rest_alone(source: str) -> None:
    assert not list(Reader(source).faults())


def test_no_text_of_others_is_read_as_markup() -> None:
    faults = {
        str(file.relative_to(ROOT)): found
        for folder in ("screens", "maktui")
        for file in sorted((ROOT / folder).rglob("*.py"))
        if (found := sorted(set(Reader(file.read_text(encoding="utf-8")).faults())))
    }
    assert faults == {}
