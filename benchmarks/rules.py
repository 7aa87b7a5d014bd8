"""How often each rule and frame fires, alone and beside others.

    python benchmarks/rules.py [PATH…] [--units] [--markdown]

Reads files and folders in the way of a build (the bundled sample where none is named), each PATH a set of its own whose
files may be about one recording, and counts the facts by what made them. A fact is said alone where nothing else says
the same of the same line. With --units the units of each frame are counted too: how often each is filled,
stated or not.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from kg.extractors import EXTRACTORS
from kg.extractors.engine.matching import matches
from kg.extractors.engine.relations import Links
from kg.extractors.frames import Frame, Unit, frames
from kg.extractors.reading.reading import Reading, read
from kg.extractors.rules.rulefile import load
from kg.extractors.rules.trees import parsed

from kg import readers
from kg.building import pipeline, stages
from kg.recordings import grouping, voices
from kg.records.errors import InputError
from kg.records.statement import Fact
from kg.workspace import files

FAMILIES = ("descriptions", "career", "works", "influence", "organizations")


def readings(paths: Iterable[str]) -> Iterator[Reading]:
    """Yield the reading of every file of a set, with what the others of its recording say."""
    found, _ = files.collect(sorted(paths))
    documents = []
    for file in found:
        try:
            documents.append(readers.read(file.path, file.data))
        except InputError as error:
            print(error, file=sys.stderr)
    recordings, _ = grouping.group(documents)
    for document, context in stages.with_context(voices.named(documents, recordings), recordings):
        yield read(document, context)


def known() -> list[str]:
    """Return every rule and English frame that may fire, by the name that its facts bear."""
    rules = [f"{family}:{rule.name}" for family in FAMILIES for rule in load(family).rules]
    return [*rules, *(f"frames:{frame.name}" for frame in frames())]


def unit_name(frame: Frame, unit: Unit) -> str:
    """Return words that tell a unit from the others of its frame."""
    words = " ".join(sorted(unit.triggers)[:3]) + (f"+{unit.particle}" if unit.particle else "")
    roles = " ".join(f"{name}={'|'.join(relations)}" for name, relations in unit.roles)
    return f"{frame.name} · {unit.sort} {words} · {roles}"


def counted(sets: Iterable[list[str]], units: bool) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """Return how many facts each rule makes, how many of them alone, and how often each unit is filled."""
    fired, alone, filled = Counter[str](), Counter[str](), Counter[str]()
    for paths in sets:
        for reading in readings(paths):
            said: dict[tuple[int, str, str, str], set[str]] = defaultdict(set)
            for row in EXTRACTORS:
                for one in row.extract(reading):
                    if isinstance(one, Fact):
                        e = one.evidence
                        said[e.line, one.subject.form, one.predicate, one.object.form].add(e.extractor)
            for rules in said.values():
                fired.update(rules)
                alone.update(rules if len(rules) == 1 else ())
            if units:
                filled.update(_units(reading))
    return fired, alone, filled


def _units(reading: Reading) -> Iterator[str]:
    trees = parsed(reading)
    for number, sentence in enumerate(reading.sentences):
        if number in trees:
            for found in matches(sentence, Links(sentence, trees[number])):
                yield unit_name(found.frame, found.unit)


def main() -> None:
    """Count, and print a table."""
    options = {argument for argument in sys.argv[1:] if argument.startswith("--")}
    named = [argument for argument in sys.argv[1:] if argument not in options]
    sets = [[path] for path in named] or [pipeline.demo_paths()]
    fired, alone, filled = counted(sets, "--units" in options)
    between = " | " if "--markdown" in options else "\t"
    rows = [("rule or frame", "facts", "alone")]
    names = [*known(), *sorted(set(fired) - set(known()))]
    rows += [(name, str(fired[name]), str(alone[name])) for name in sorted(names, key=lambda n: (-fired[n], n))]
    if "--units" in options:
        every = {unit_name(frame, unit) for frame in frames() for unit in frame.units if unit.language == "en"}
        rows += [("unit", "filled", "")]
        rows += [(name, str(filled[name]), "") for name in sorted(every, key=lambda n: (-filled[n], n))]
    for number, row in enumerate(rows):
        print(between.join(row).strip())
        if between == " | " and not number:
            print("---|---|---")
    rules = [name for name in known() if not name.startswith("frames:")]
    silent = sum(not fired[name] for name in rules)
    covered = sum(bool(fired[name]) and not alone[name] for name in rules)
    told = f"{len(rules)} rules over words: {silent} make no fact here, {covered} only say what others say too"
    none = sum(not fired[f"frames:{frame.name}"] for frame in frames())
    print(f"{told}; {none} of {len(frames())} frames make none.", file=sys.stderr)


if __name__ == "__main__":
    main()
