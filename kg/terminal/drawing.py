"""Tables and outlines on a terminal, drawn with rich: the width, NO_COLOR and what the terminal can are obeyed.

Only a terminal has use for this module, and rich is imported here only. All text goes through `rich.text.Text`, which
knows no markup, after `kg.terminal.output.clean`.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from kg.terminal.excerpt import excerpt, found
from kg.terminal.output import clean
from kg.terminal.view import Branch, Column, Line, Outline, Span, Table, View

STYLES = {
    "name": "bold",
    "type": "dim",
    "how": "cyan",
    "quote": "italic",
    "place": "dim",
    "time": "green",
    "id": "dim",
    "weak": "yellow",
    "bad": "red",
    "head": "bold",
    "faint": "dim",
}
"""How words of each meaning look."""

_STEP = 3
"""Cells by which an outline goes in for each level."""
_LEAST = 20
"""Cells that the left part of a line keeps beside the right one; where it cannot, the right part goes below."""


def draw(view: View, full: bool = False) -> None:
    """Write a view to the terminal; quotes in whole and what is set aside where `full`."""
    console = _console()
    links = has_links()
    for number, part in enumerate(view.drawn or (view.table,)):
        if number:
            console.print()
        if isinstance(part, Outline):
            for text in outline(part, console, links, full):
                console.print(text, no_wrap=True, crop=True, overflow="ignore")
        elif part.rows:
            console.print(table(part, console.width, links))


def _console() -> Console:
    """The terminal in the width that COLUMNS or it says, dumb ones too."""
    size = shutil.get_terminal_size()
    return Console(width=size.columns, height=size.lines, highlight=False, markup=False, emoji=False)


def draw_title(words: str, command: str) -> None:
    """Write the head of an answer: what it is, and the command that gives it."""
    console = _console()
    console.print(Text.assemble("\n", (clean(words), "bold"), "\n", (f"$ {clean(command)}", "cyan"), "\n"))


@contextlib.contextmanager
def bar() -> Iterator[Callable[[str, int, int], None]]:
    """Show a bar on the error stream while the work goes on; give the function that moves it (stage, done, of)."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task("")
        yield lambda stage, done, of: shown.update(task, description=stage, completed=done, total=of)


def has_links(environment: os._Environ[str] | dict[str, str] = os.environ) -> bool:
    """Say whether the terminal is known to show OSC 8 links; FORCE_HYPERLINK=1 or 0 decides."""
    env = environment
    if "FORCE_HYPERLINK" in env:
        return env["FORCE_HYPERLINK"] not in ("", "0")
    if env.get("TERM", "") in ("dumb", "linux", ""):
        return False
    if any(name in env for name in ("WT_SESSION", "KITTY_WINDOW_ID", "KONSOLE_VERSION", "DOMTERM", "WEZTERM_PANE")):
        return True
    if env.get("TERM_PROGRAM") in ("iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "rio", "zed"):
        return True
    if env.get("VTE_VERSION", "").isdecimal():
        return int(env["VTE_VERSION"]) >= 5000
    return env.get("TERM") in ("xterm-kitty", "alacritty", "foot", "xterm-ghostty", "contour")


def table(part: Table, width: int, links: bool) -> RichTable:
    """Return the table for a terminal of that many cells: one column is cut where all do not fit."""
    shown = [index for index, column in enumerate(part.columns) if not column.piped]
    heads = [part.columns[index] for index in shown]
    rows = [[text(row[index], links) for index in shown] for row in part.rows]
    drawn = RichTable(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="bold", title_justify="left")
    drawn.title = Text(clean(part.title), "bold") if part.title else None
    for head, most in zip(heads, _widths(heads, rows, width), strict=True):
        drawn.add_column(
            Text(head.name.replace("_", " ")),
            justify="right" if head.right else "left",
            no_wrap=head.cut,
            overflow="ellipsis" if head.cut else "fold",
            max_width=most,
        )
    for row in rows:
        drawn.add_row(*row)
    return drawn


def _widths(heads: Sequence[Column], rows: Sequence[Sequence[Text]], width: int) -> list[int]:
    """Return the most cells of each column: what it asks for where all fit, else fair shares.

    A column that asks for less than its share leaves the rest to the others; those that are cut give way first.
    """
    asked = [max([cell_len(h.name), *(row[n].cell_len for row in rows)], default=1) for n, h in enumerate(heads)]
    room = width - 2 * (len(heads) - 1)
    if sum(asked) <= room:
        return asked
    firm = [min(cells, _LEAST) if head.cut else cells for cells, head in zip(asked, heads, strict=True)]
    if sum(firm) <= room and any(head.cut for head in heads):
        spare = (room - sum(firm)) // sum(head.cut for head in heads)
        return [min(cells, had + spare) for cells, had in zip(asked, firm, strict=True)]
    return _shares(asked, room)


def _shares(asked: Sequence[int], room: int) -> list[int]:
    """Return what each gets of the room: the smallest wishes are met, the others get equal parts of the rest."""
    given = [0] * len(asked)
    for left, number in enumerate(sorted(range(len(asked)), key=lambda n: asked[n])):
        given[number] = max(1, min(asked[number], (room - sum(given)) // (len(asked) - left)))
    return given


def text(words: Span | str, links: bool) -> Text:
    """Return words as rich draws them."""
    span = Span(words) if isinstance(words, str) else words
    style = STYLES.get(span.style, "")
    if span.url and links:
        style = f"{style} link {_safe(span.url)}".strip()
    return Text(clean(span.text), style)


def _safe(url: str) -> str:
    """Return a URL without anything that would end the escape it stands in, or the word of a style."""
    return "".join(char if "!" <= char <= "~" else "".join(f"%{byte:02X}" for byte in char.encode()) for char in url)


def outline(part: Outline, console: Console, links: bool, full: bool = False) -> Iterator[Text]:
    """Yield the lines of an outline, none wider than the console; `full` cuts nothing and leaves nothing aside."""
    for branch, lead, after in _led(part, max(_STEP, console.width // 2)):
        yield from _lines(_whole(branch.head, full), lead, after, console, links)
        for line in branch.below:
            if full or not line.aside:
                yield from _lines(_whole(line, full), after, after, console, links)


def _whole(line: Line, full: bool) -> Line:
    return line._replace(folds=True, most=0) if full and line.most > 0 else line


def _led(part: Outline, most: int) -> Iterator[tuple[Branch, str, str]]:
    """Yield each branch with what leads its head and what leads its other lines, at most `most` cells."""
    goes_on = _later_siblings(part.branches)
    depth = most // _STEP
    for index, branch in enumerate(part.branches):
        levels = range(max(1, branch.level - depth + 2), branch.level)
        if not part.guides:
            indent = " " * min(most, 2 * branch.level)
            yield branch, indent, indent + "  "
            continue
        above = "".join("│  " if goes_on[index] >> level & 1 else "   " for level in levels)
        last = not goes_on[index] >> branch.level & 1
        has_child = index + 1 < len(part.branches) and part.branches[index + 1].level > branch.level
        down = "│  " if has_child else "   "
        if branch.level == 0:
            yield branch, "", down
        else:
            yield branch, above + ("└─ " if last else "├─ "), above + ("   " if last else "│  ") + down


def _later_siblings(branches: Sequence[Branch]) -> list[int]:
    """Return for each branch a bit a level: set where a later entry of that level stands under the same parent."""
    found, after = [], 0
    for branch in reversed(branches):
        after &= (1 << (branch.level + 1)) - 1
        found.append(after)
        after |= 1 << branch.level
    return found[::-1]


def _lines(line: Line, lead: str, after: str, console: Console, links: bool) -> Iterator[Text]:
    left, right = _join(line.left, links), _join(line.right, links)
    room = console.width - cell_len(lead)
    beside = room - right.cell_len - 2 if right else room
    _set_off(left, line.around)
    if line.most > 0 and len(line.left) == 1:
        yield from _excerpted(line, right, lead, after, console, links)
    elif line.folds:
        yield from _folded(left, right, lead, after, console)
    elif right and beside < min(_LEAST, left.cell_len):
        yield _led_by(lead, _cut(left, room))
        yield _led_by(after, _cut(right, console.width - cell_len(after)))
    else:
        left = _cut(left, beside)
        gap = " " * (room - left.cell_len - right.cell_len) if right else ""
        yield _led_by(lead, left, gap, right)


def _set_off(words: Text, around: Iterable[Sequence[str]]) -> None:
    """Set off the words that matter, without a colour: quotes have them in every one."""
    for places in found(words.plain, around):
        for start, end in places:
            words.stylize("bold", start, end)


def _excerpted(line: Line, right: Text, lead: str, after: str, console: Console, links: bool) -> Iterator[Text]:
    """Yield the part of a line's words that fits into so many lines, `right` at the end of the last."""
    room = max(2, console.width - max(cell_len(lead), cell_len(after)))
    beside = right.cell_len + 2 if right.cell_len + 2 + _LEAST <= room else 0
    span = line.left[0]
    drawn: list[Text] = []
    asked = min(line.most * room, cell_len(span.text) + room) - beside
    for cells in range(max(asked, _LEAST), _LEAST - 3, -3):
        left = text(span._replace(text=excerpt(clean(span.text), line.around, cells)), links)
        _set_off(left, line.around)
        drawn = list(_folded(left, right, lead, after, console))
        if len(drawn) <= line.most + (right.cell_len > 0 and not beside):
            break
    yield from drawn


def _folded(left: Text, right: Text, lead: str, after: str, console: Console) -> Iterator[Text]:
    """Yield all of `left` in lines of the width, `right` at the end of the last where it fits, else below."""
    folded = list(left.wrap(console, max(2, console.width - max(cell_len(lead), cell_len(after)))))
    texts = [_led_by(after if index else lead, _stripped(part)) for index, part in enumerate(folded)]
    if right and texts[-1].cell_len + right.cell_len + 2 <= console.width:
        texts[-1] = Text.assemble(texts[-1], " " * (console.width - texts[-1].cell_len - right.cell_len), right)
    elif right:
        right = _cut(right, console.width - cell_len(after))
        texts.append(_led_by(after, " " * (console.width - cell_len(after) - right.cell_len), right))
    yield from texts


def _stripped(line: Text) -> Text:
    line.rstrip()
    return line


def _led_by(lead: str, *parts: Text | str) -> Text:
    return Text.assemble((lead, "dim"), *parts)


def _join(spans: Iterable[Span], links: bool) -> Text:
    return Text("  ").join(text(span, links) for span in spans if span.text)


def _cut(words: Text, cells: int) -> Text:
    """Return the text in at most that many cells, an ellipsis where it was cut."""
    short = words.copy()
    short.truncate(max(1, cells), overflow="ellipsis")
    return short
