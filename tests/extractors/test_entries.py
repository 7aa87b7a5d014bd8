"""Headers and entries as digests write them: guests with roles, careers by years, posts by commas, lists of works."""

from __future__ import annotations

from itertools import product

import pytest
from kg.extractors import extract, listed_names
from kg.extractors.base import Context

from kg.names.guests import people
from kg.readers import read

HEAD = "# Threads: a long talk\n\n{}\n\n## Takeaways\n\n- Looms matter.\n- Threads break.\n\n"
GUEST = "Ragna Holt"
ROLES = ("Weaver", "Assistant conductor", "Chief of looms", "Violist", "Head chef", "Professor", "Barrister")
FIRMS = ("Corvane", "Tyne Sinfonia", "Brightmoor Chambers", "Kelo", "Globex")
LISTS = ("## Career", "## Education and career", "## Biography")
FORMS = (
    "- **{years}** {role}, {firm}", "- {years}: {role}, {firm}", "- {years} — {role} at {firm}",
    "- **{years}:** {role}, {firm}, Leeds", "- **{years}** {firm}, {role}",
)  # fmt: skip


def facts(text: str, head: str = f"Guest: {GUEST}") -> set[tuple[str, str, str, str | None, str | None, str | None]]:
    document = read("page.md", (HEAD.format(head) + text).encode())
    guests = tuple(name for field in document.fields if field.name == "guest" for name in people(field.value))
    hosts = tuple(name for field in document.fields if field.name == "host" for name in people(field.value))
    names = tuple((name.form, name.type) for name in listed_names(document))
    return {
        (f.subject.form, f.predicate, f.object.form, f.role, f.start, f.end)
        for f in extract(document, Context(guests, hosts, names)).facts
    }


@pytest.mark.parametrize(("heading", "form"), list(product(LISTS, FORMS)))
def test_a_career_by_years_is_the_guests(heading: str, form: str) -> None:
    rows = [(role, firm) for role in ROLES for firm in FIRMS[:2]]
    lines = [form.format(years=f"{1980 + n}–{1982 + n}", role=role, firm=firm) for n, (role, firm) in enumerate(rows)]
    told = facts("\n".join((heading, "", *lines)) + "\n")
    found = [
        (role, firm)
        for n, (role, firm) in enumerate(rows)
        if (GUEST, "workedAt", firm, role, str(1980 + n), str(1982 + n)) in told
    ]
    assert len(found) >= len(rows) - 2, set(rows) - set(found)


def test_what_is_no_post_states_nothing() -> None:
    entries = (
        "2001 Offered the chair, Globex",
        "2002 Leeds, three rooms",
        "2003 A bad year, Emil Roe said",
        "2004 Rest",
    )
    told = facts("## Career\n\n" + "".join(f"- **{entry[:4]}** {entry[5:]}\n" for entry in entries))
    assert not {fact for fact in told if fact[1] in ("workedAt", "studiedAt")}


def test_a_school_alone_is_a_place_of_study_and_a_prize_is_none() -> None:
    told = facts("## Career\n\n- **1991–95** Conservatoire de Leeds, viola\n- **1999** Kastor Prize (second prize)\n")
    assert (GUEST, "studiedAt", "Conservatoire de Leeds", None, "1991", "1995") in told
    assert len([fact for fact in told if fact[1] in ("workedAt", "studiedAt")]) == 1


def test_a_semicolon_parts_what_is_said_of_an_entry() -> None:
    told = facts(
        "## Key people\n\n- **Emil Roe** – friend of Karla Zuse; founded Corvane.\n- **Ada Poe** – Cook, Kelo.\n"
    )
    assert any(fact[:3] == ("Emil Roe", "founded", "Corvane") for fact in told)
    assert not any(fact[:3] == ("Karla Zuse", "founded", "Corvane") for fact in told)
    assert ("Ada Poe", "workedAt", "Kelo", "Cook", None, None) in told


@pytest.mark.parametrize(
    "entry",
    [
        "*{work}* – {maker} (1999). Read twice.",
        "**{work}** by {maker}",
        "{work} — {maker}",
        "*{work}*: {maker}. A gift.",
    ],
)
def test_a_list_of_books_tells_who_wrote_them(entry: str) -> None:
    works = (("The Slow Loom", "Karla Zuse"), ("Against Thread", "Emil Roe and Ada Poe"))
    told = facts(
        "## Books\n\n" + "".join(f"{n}. {entry.format(work=w, maker=m)}\n" for n, (w, m) in enumerate(works, 1))
    )
    for work, makers in works:
        for maker in makers.split(" and "):
            assert any(fact[:3] == (maker, "authored", work) for fact in told), (entry, maker)


def test_a_list_of_films_tells_who_directed_them() -> None:
    told = facts("## Books and films\n\n- **Warp** – Emil Roe's film. Seen twice.\n- **Weft** – seen with friends.\n")
    assert {fact[:3] for fact in told if fact[1] in ("directed", "authored")} == {("Emil Roe", "directed", "Warp")}


@pytest.mark.parametrize("form", ["{}, {}", "{} — {}", "{} – {}", "{} ({})", "{} · {}"])
def test_what_stands_behind_a_guest_is_the_role(form: str) -> None:
    told = facts("", "Show: Threads (host: Emil Roe)\nGuest: " + form.format(GUEST, "director of weaving at Corvane"))
    assert {fact[:3] for fact in told} >= {
        (GUEST, "workedAt", "Corvane"), (GUEST, "appearsIn", "Threads"), ("Emil Roe", "hosts", "Threads"),
    }  # fmt: skip
