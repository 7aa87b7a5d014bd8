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


@pytest.mark.parametrize(
    "entry", ["{title}, {maker}", '"{title}" – {maker}', "*{title}* by {maker}", "{title} — {maker}"]
)
def test_titles_with_their_makers_are_works_below_any_heading(entry: str) -> None:
    made = (("The Quiet Weft", "Emil Roe"), ("Thread and Bone", "Karla Zuse"), ("A Loom of One", "Tilda Voss"))
    rows = [f"- {entry.format(title=title, maker=maker)}" for title, maker in made]
    told = facts(HEADS["Markdown"] + "\n".join([rows[0] + " (recommended)", *rows[1:]]) + "\n")
    assert {(maker, "authored", title) for title, maker in made} <= told
    assert {fact for fact in told if fact[1] == "recommended"} == {(GUEST, "recommended", "The Quiet Weft")}


@pytest.mark.parametrize("by", ["({who}, 12:40)", "— {who}, 12:40", "— {who} (12:40)", "({who}, 12:40, laughing)"])
def test_words_with_who_said_them_are_that_speakers(by: str) -> None:
    said = [f'- "{words}" {by.format(who="Holt")}\n' for words in ("I worked at Tyne Mills.", "I never met Emil Roe.")]
    assert (GUEST, "workedAt", "Tyne Mills") in facts(HEADS["Markdown"] + "".join(said))


@pytest.mark.parametrize("text", [
    "- Emil Roe: dyer at Globex Ltd, Oslo\n- Karla Zuse: judge\n",
    "- Globex Ltd: Oslo. Makes looms.\n- Corvane Ltd: makes wool\n",
    "Wool came from Globex Ltd (Oslo) for years.\n",
])  # fmt: skip
def test_a_body_beside_a_place_is_there(text: str) -> None:
    assert ("Globex Ltd", "locatedIn", "Oslo") in facts(HEADS["Markdown"] + text)


@pytest.mark.parametrize("section", [
    "## The paper\n\n\"Weft Without Warp\", with Emil Roe. Turned down by the Journal of Looms in 1990.\n",
    "## Chapters\n\n- **12:40 – The paper.** Turned down by the Journal of Looms.\n\n## More\n\n"
    "She wrote the paper \"Weft Without Warp\" in 1990.\n",
])  # fmt: skip
def test_verbs_without_a_subject_take_the_work_of_their_heading(section: str) -> None:
    told = facts(HEADS["Markdown"].split("## ")[0] + section)
    assert ("Weft Without Warp", "rejectedBy", "Journal of Looms") in told


def test_corrections_state_nothing() -> None:
    assert not facts(HEADS["Markdown"] + "Wool.\n\n## Corrections\n\nWe said that Emil Roe founded Corvane Ltd.\n")


@pytest.mark.parametrize("head", [
    f"# Threads\n\n| Property | Value |\n|---|---|\n| Guest | {GUEST} |\n| Host | Emil Roe |\n\n## A\n\nWool.\n",
    f"# Threads #4: Wool — {GUEST}, weaver\n\n## A\n\nWool.\n",
    f"# Threads\n\nSubject: Ep. 4 with {GUEST}, weaver\n\n## A\n\nWool.\n",
])  # fmt: skip
def test_the_guest_stands_in_tables_and_at_the_end_of_titles(head: str) -> None:
    assert [f.value for f in read("page.md", head.encode()).fields if f.name == "guest"] == [GUEST]
