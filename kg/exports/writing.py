"""Writing an export: to a file in one step, or to the standard output."""

from __future__ import annotations

import io
import os
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, BinaryIO, get_args

from kg.exports import EXPORTS, FOLDERS, Options, folder
from kg.exports.base import Axis, Export, Folder, Form
from kg.exports.place import beside, mode, refuse_folder
from kg.records.errors import QueryError
from kg.records.vocabulary import THINGS
from kg.store.store import Store
from kg.terminal.output import is_terminal, write_bytes
from kg.workspace import plugins

AXES = get_args(Axis)


def chosen(options: Mapping[str, Any]) -> Options:
    """Return what the user chose. Raises QueryError for an option, a type or a time axis that is none."""
    names = [field.name for field in fields(Options)]
    if unknown := sorted(set(options) - set(names)):
        raise QueryError(f"there is no option “{unknown[0]}” of an export; there are {', '.join(names)}.")
    made = Options(**options)
    if made.timeline not in AXES:
        raise QueryError(f"there is no time axis “{made.timeline}”; there are {', '.join(AXES)}.")
    known = {name.casefold(): name for name in THINGS}
    if wrong := [type_ for type_ in made.types if type_.casefold() not in known]:
        raise QueryError(f"there is no type “{wrong[0]}”; there are {', '.join(THINGS)}.")
    return replace(made, types=tuple(known[type_.casefold()] for type_ in made.types))


def export(store: Store, name: str, output: Path | None, chosen: Options) -> None:
    """Write the graph in the form called `name`, a row of `kg.exports.EXPORTS`; to the standard output for None.

    A row of `kg.exports.FOLDERS` makes the folder `output`, or brings it up to date. Raises QueryError for a form that
    is none, InputError for a folder with files of others, and OSError.
    """
    form = form_of(name)
    _applies(form, chosen)
    if isinstance(form, Folder):
        return _folder(store, form, output, chosen)
    if output is not None and str(output) != "-":
        in_one_step(output, lambda out: form.write(store, out, chosen))
    elif is_terminal():
        shown = io.BytesIO()
        form.write(store, shown, chosen)
        write_bytes(shown.getvalue())
    elif sys.stdout is not None:
        form.write(store, sys.stdout.buffer, chosen)


def form_of(name: str) -> Export | Folder:
    """Return a form by its name, one of ours or of a plugin.

    Raises QueryError where there is none, InputError for a plugin that cannot be used.
    """
    row = EXPORTS.get(name) or FOLDERS.get(name) or plugins.row("kg.exports", name, Form)
    if isinstance(row, (Export, Folder)):
        return row
    more = (entry.name for entry in plugins.found("kg.exports"))
    raise QueryError(f"there is no export “{name}”; there are {', '.join((*EXPORTS, *FOLDERS, *more))}.")


def _applies(form: Export | Folder, chosen: Options) -> None:
    """Raise QueryError for an option that means nothing to a form."""
    for field in fields(Options):
        if field.name == "tell" or getattr(chosen, field.name) == field.default or field.name in form.obeys:
            continue
        rows: list[Export | Folder] = [*EXPORTS.values(), *FOLDERS.values()]
        forms = ", ".join(row.name for row in rows if field.name in row.obeys)
        raise QueryError(f"--{field.name.replace('_', '-')} means nothing to {form.name}; it is for {forms}.")


def _folder(store: Store, form: Folder, output: Path | None, chosen: Options) -> None:
    if output is None or str(output) == "-":
        raise QueryError(f"{form.name} is a folder of files; say where it shall be: kg export {form.name} -o FOLDER.")
    done = folder.write(output, form.files(store, chosen), form.foot.encode(), form.name)
    removed = f", {done.removed:,} removed" if done.removed else ""
    chosen.tell(f"{done.files:,} files in {output}{removed}.")
    if done.kept:
        more = f" and {len(done.kept) - 3:,} more" if len(done.kept) > 3 else ""
        chosen.tell(f"left as they are, since somebody changed them: {', '.join(done.kept[:3])}{more}.")


def write_file(path: Path, content: bytes) -> None:
    """Write a file in one step. Raises OSError."""

    def write(out: BinaryIO) -> None:
        out.write(content)

    in_one_step(path, write)


def in_one_step(path: Path, write: Callable[[BinaryIO], None]) -> None:
    """Write a file beside `path` and put it in its place when it is whole. What is no regular file is written to."""
    refuse_folder(path)
    if path.exists() and not path.is_file():
        with open(path, "wb") as out:
            return write(out)
    target = Path(os.path.realpath(path))
    handle, draft = beside(target, tempfile.mkstemp)
    try:
        with open(handle, "wb") as out:
            write(out)
        os.chmod(draft, target.stat().st_mode if target.exists() else mode(0o666))
        os.replace(draft, target)
    except BaseException:
        os.unlink(draft)
        raise
