"""Entries known by their shape alone: the same facts in every layout, below headings that tell nothing."""

from __future__ import annotations

from itertools import product

import pytest
from kg.extractors import extract, listed_names
from kg.extractors.base import Context

from kg.names.guests import people
from kg.readers import read

GUEST = "Ragna Holt"
HEADS = {
    "Markdown": f"# Threads\n\n**Guest:** {GUEST}\n\n## Odds and ends\n\n",
    "plain": f"THREADS\n\nGuest: {GUEST}\n\nSUMMARY\n{GUEST} talks about wool.\n\nODDS AND ENDS\n",
}
LAYOUTS = {
    "table": ("Markdown", "| One | Two | Three |\n|---|---|---|\n", "| {name} | {said} | {time} |"),
    "table of two": ("Markdown", "| Voice | Remark |\n|---|---|\n", "| **{name}** | {said} |"),
    "bold": ("Markdown", "", "- **{name}** — {said}"),
    "callout": ("Markdown", "> [!info]\n", "> - {name}: {said}"),
    "colons": ("plain", "", "- {name}: {said}"),
    "dashes": ("plain", "", "{name} – {said}"),
    "dots": ("plain", "", "• {name}, {said}"),
}
DOMAINS = {
    "bees": (
        ("Tilda Voss", "founder of Corvane; keeps forty hives", ("Tilda Voss", "founded", "Corvane")),
        ("Emil Roe", "mentored Ragna for years", ("Emil Roe", "mentored", GUEST)),
        ("Osric Thule", "beekeeper at Brightmoor Abbey", ("Osric Thule", "workedAt", "Brightmoor Abbey")),
    ),
    "law": (
        ("Karla Zuse", "barrister at Tallow Chambers", ("Karla Zuse", "workedAt", "Tallow Chambers")),
        ("Ines Okoro", "Ragna's sister; judge at the Leeds Court", ("Ines Okoro", "familyOf", GUEST)),
        ("Bram Oduya", 'wrote "The Silent Clause"', ("Bram Oduya", "authored", "The Silent Clause")),
    ),
}


def facts(text: str) -> set[tuple[str, str, str]]:
    document = read("page.md", text.encode())
    guests = tuple(name for field in document.fields if field.name == "guest" for name in people(field.value))
    names = tuple((name.form, name.type) for name in listed_names(document))
    found = extract(document, Context(guests, (), names)).facts
    return {(f.subject.form, f.predicate, f.object.form) for f in found if f.polarity == "asserted"}


@pytest.mark.parametrize(("layout", "domain"), list(product(LAYOUTS, DOMAINS)))
def test_entries_are_about_the_names_that_they_begin_with(layout: str, domain: str) -> None:
    head, above, row = LAYOUTS[layout]
    rows = [row.format(name=name, said=said, time=f"{n}1:10") for n, (name, said, _) in enumerate(DOMAINS[domain])]
    told = facts(HEADS[head] + above + "\n".join(rows) + "\n")
    wanted = {(*fact,) for *_, fact in DOMAINS[domain]}
    short = {(one.replace("Ragna Holt", "Ragna"), p, other.replace("Ragna Holt", "Ragna")) for one, p, other in told}
    missed = {
        fact for fact in wanted if fact not in told and tuple(x.replace(GUEST, "Ragna") for x in fact) not in short
    }
    assert not missed, told
    assert not {fact for fact in told if fact[0] == GUEST and fact[1] in ("workedAt", "authored", "founded")}


@pytest.mark.parametrize("rows", [
    ("Trust Your Gut: it knows.", "Start Small: Corvane began with one loom.", "Ask Twice: Emil Roe always did."),
    ("Doctoral advisor: Emil Roe", "Born: Leeds", "Known for: wool"),
    ("Price: Corvane asks 40 euros", "Length: two hours", "Format: audio"),
])  # fmt: skip
def test_labels_and_advice_are_no_names(rows: tuple[str, ...]) -> None:
    document = read("page.md", (HEADS["Markdown"] + "".join(f"- {row}\n" for row in rows)).encode())
    assert {name.form for name in listed_names(document)} == {GUEST}


LIVES = {
    "table": ("Markdown", "| When | Where | What |\n|---|---|---|\n", "| {years} | {firm} | {role} |"),
    "list": ("Markdown", "", "- {years}: {role}, {firm}"),
    "bare": ("plain", "", "{years}  {firm}, {role}"),
    "dash": ("plain", "", "- {years} – {firm} ({role})"),
}


@pytest.mark.parametrize("layout", LIVES)
def test_a_run_of_years_is_a_life(layout: str) -> None:
    head, above, row = LIVES[layout]
    posts = (("1991–1994", "Corvane", "weaver"), ("1994–2001", "Tyne Mills", "head dyer"), ("2001–", "Globex", "judge"))
    rows = "\n".join(row.format(years=years, firm=firm, role=role) for years, firm, role in posts)
    told = facts(HEADS[head] + above + rows + "\n")
    assert {(GUEST, "workedAt", firm) for _, firm, _ in posts} <= told


def test_a_run_of_years_about_others_is_no_life() -> None:
    rows = "- 1991: Corvane opens its first mill\n- 1994: Emil Roe sells Corvane\n- 2001: Looms in every town\n"
    assert not {fact for fact in facts(HEADS["Markdown"] + rows) if fact[0] == GUEST}
