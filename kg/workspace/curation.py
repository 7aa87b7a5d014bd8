"""curation.toml, beside the graph directory: what people decided, one line each, obeyed by every build.

    decisions = [
      {same = ["Ada Lovelace", "Countess of Lovelace"]},
      {different = ["Acme", "Acme Labs"]},
      {name = ["ada", "Ada Lovelace"]},
      {type = ["Sketch of the Engine", "Paper"]},
      {hide = ["um"]},
      {link = ["Ada Lovelace", "wikidata:Q7259"]},
      {drop = ["s-0123456789abcdef"]},
      {add = ["Ada Lovelace", "workedAt", "Acme"]},
      {speaker = ["c-0123456789abcdef", "Ada Lovelace"]},
    ]

It is meant for version control: `kg curate` adds lines at its end and changes none.
"""

from __future__ import annotations

import csv
import json
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from kg.records.errors import InputError
from kg.records.immutable import dataclass
from kg.records.vocabulary import CLASSES, PREDICATES
from kg.workspace import plain

NAME = "curation.toml"

VERBS = {
    "same": 2,
    "different": 2,
    "name": 2,
    "type": 2,
    "hide": 1,
    "link": 2,
    "drop": 1,
    "add": 3,
    "speaker": 2,
}
"""Each kind of decision and how many texts it takes."""

IDENTITY = ("same", "different", "name", "type", "hide", "link")
"""The kinds that resolution obeys; the others are about statements and claims."""


@dataclass(frozen=True, slots=True)
class Line:
    """One decision."""

    number: int
    """1-based line of the file; 0 where it is not known."""
    text: str
    """The line as it stands, white space folded."""
    verb: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Curation:
    """What people decided."""

    path: str
    data: bytes
    """The file, for its hash; empty where there is none."""
    lines: tuple[Line, ...]

    def of(self, *verbs: str) -> Iterator[Line]:
        """Yield the decisions of these kinds, in the order of the file."""
        return (line for line in self.lines if line.verb in verbs)


def load(home: Path) -> Curation:
    """Return what `home`/curation.toml holds, nothing without one. Raises InputError for a wrong one."""
    path = home / NAME
    try:
        data = plain.read_settings(path)
        rows = tomllib.loads(data.decode("utf-8"))
    except FileNotFoundError:
        return Curation(NAME, b"", ())
    except RecursionError:
        raise InputError(f"{path} cannot be read: its brackets are nested too deep.") from None
    except (OSError, ValueError) as error:  # such as half a character, no TOML, a number of too many digits
        raise InputError(f"{path} cannot be read: {plain.why(error)}.") from None
    if set(rows) - {"decisions"} or not isinstance(rows.get("decisions", []), list):
        raise InputError(f"{path} holds one list, “decisions = [ … ]”, and nothing else.")
    places = [
        (number, " ".join(line.split()))
        for number, line in enumerate(data.decode("utf-8").split("\n"), start=1)
        if line.lstrip().startswith("{")
    ]
    decisions = rows.get("decisions", [])
    lines = [_line(path, 0, "", row) for row in decisions]
    if len(places) != len(decisions) or not all(_is_whole(text) for _, text in places):
        raise InputError(f'{path}: write each decision on a line of its own, {{kind = ["…"]}}, between “[” and “]”.')
    placed = zip(places, lines, strict=True)
    return Curation(NAME, data, tuple(replace(line, number=number, text=text) for (number, text), line in placed))


def links(path: str) -> tuple[Line, ...]:
    """Return the links that a CSV file gives: a name and an external id or IRI a line, a header “name,id” allowed.

    Raises InputError for a file that cannot be read or a line that has not two cells.
    """
    try:
        text = plain.read_settings(Path(path)).decode("utf-8-sig")
        rows = [(number, row) for number, row in enumerate(csv.reader(text.splitlines(), strict=True), start=1) if row]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{path} cannot be read as CSV: {plain.why(error)}.") from None
    found = []
    for number, row in rows:
        cells = [cell.strip() for cell in row]
        if number == 1 and [cell.lower() for cell in cells] == ["name", "id"]:
            continue
        if len(cells) != 2 or not all(cells):
            raise InputError(f"{path}:{number}: a line is a name and an id, such as Ada Lovelace,wikidata:Q7259.")
        found.append(Line(number, " ".join(",".join(row).split()), "link", tuple(cells)))
    return tuple(found)


def add(home: Path, verb: str, values: Sequence[str]) -> str:
    """Write one decision at the end of `home`/curation.toml and return its line.

    Raises InputError where the decision makes no sense or the file cannot be read or written.
    """
    path = home / NAME
    load(home)
    written = json.dumps(list(values), ensure_ascii=False).replace("\x7f", "\\u007f")
    line = f"{{{verb} = {written}}},"
    _line(path, 0, line, {verb: list(values)})
    old = path.read_text(encoding="utf-8") if path.exists() else ""
    if "decisions" not in tomllib.loads(old):
        old = f"{old.rstrip()}\ndecisions = [\n]\n".lstrip()
    end = old.rindex("]")
    new = f"{_closed(old[:end])}  {line}\n{old[end:]}"
    try:
        tomllib.loads(new)
        draft = path.with_name(f".{path.name}.draft")
        draft.write_text(new, encoding="utf-8")
        draft.replace(path)
    except tomllib.TOMLDecodeError:
        raise InputError(f"{path}: put a comma behind the last decision and its “]” on the last line.") from None
    except OSError as error:
        raise InputError(f"{path} cannot be written: {error.strerror}.") from None
    return line


def _is_whole(text: str) -> bool:
    """Whether a line holds one decision from its first to its last bracket."""
    try:
        return len(tomllib.loads(f"x = [{text}\n]")["x"]) == 1
    except (ValueError, RecursionError):
        return False


_UNCLOSED = re.compile(r"(.*\})([ \t]*(?:#.*)?)")
"""A decision without a comma, and the comment behind it."""


def _closed(text: str) -> str:
    """The text before the closing bracket, its last decision ended by a comma, its last line by a line break."""
    lines = text.rstrip().split("\n")
    place = next(
        (n for n in range(len(lines) - 1, -1, -1) if not lines[n].lstrip().startswith("#") and lines[n].strip()), 0
    )
    if match := _UNCLOSED.fullmatch(lines[place]):
        lines[place] = f"{match[1]},{match[2]}"
    return "\n".join(lines) + "\n"


def _line(path: Path, number: int, text: str, row: object) -> Line:
    where = f"{path}:{number}" if number else f"{path}"
    if not isinstance(row, dict) or len(row) != 1:
        raise InputError(f'{where}: a decision is one kind with its texts, such as {{same = ["A", "B"]}}.')
    ((verb, values),) = row.items()
    if verb not in VERBS:
        raise InputError(f"{where}: “{verb}” is no kind of decision; there are {', '.join(VERBS)}.")
    if not isinstance(values, list) or len(values) != VERBS[verb] or not all(_is_text(value) for value in values):
        raise InputError(f"{where}: “{verb}” takes {VERBS[verb]} text{'s' * (VERBS[verb] > 1)}.")
    if verb == "type" and values[1] not in CLASSES:
        raise InputError(f"{where}: “{values[1]}” is no class; there are {', '.join(CLASSES)}.")
    if verb == "add" and values[1] not in PREDICATES:
        raise InputError(f"{where}: “{values[1]}” is no predicate; there are {', '.join(PREDICATES)}.")
    return Line(number, text, verb, tuple(values))


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())
