"""Labels with values: rows of a box of facts, entries of a label, whose they are and what is none."""

from __future__ import annotations

from itertools import product

import pytest
from kg.extractors import extract, listed_names
from kg.extractors.base import Context

from kg.names.guests import people
from kg.readers import read

PAGE = "# Threads: a long talk\n\nGuest: Ragna Holt\n\n## Facts\n\n{}\n- Looms matter.\n"
FORMS = ("- **{label}**: {value}\n", "- {label}: {value}\n", "| **{label}** | {value} |\n", "- **{label}** — {value}\n")
LABELS = {
    ("Doctoral advisor", "Emil Roe"): {("Ragna Holt", "advisedBy", "Emil Roe")},
    ("Doctoral students", "Emil Roe, Sara Lind"): {
        ("Emil Roe", "advisedBy", "Ragna Holt"), ("Sara Lind", "advisedBy", "Ragna Holt"),
    },
    ("Alma mater", "University of Kelo (BSc), Brightmoor College (PhD)"): {
        ("Ragna Holt", "studiedAt", "University of Kelo"), ("Ragna Holt", "studiedAt", "Brightmoor College"),
    },
    ("Mentor", "the weaver Sara Lind"): {("Sara Lind", "mentored", "Ragna Holt")},
    ("Awards", "Corvane Medal (1998) and Silver Loom (2004)"): {
        ("Ragna Holt", "wonAward", "Corvane Medal"), ("Ragna Holt", "wonAward", "Silver Loom"),
    },
    ("Influences", "Emil Roe"): {("Emil Roe", "influenced", "Ragna Holt")},
    ("Employer", "Globex"): {("Ragna Holt", "workedAt", "Globex")},
}  # fmt: skip


def facts(text: str) -> set[tuple[str, str, str]]:
    document = read("page.md", PAGE.format(text).encode())
    guests = tuple(name for field in document.fields if field.name == "guest" for name in people(field.value))
    names = tuple((name.form, name.type) for name in listed_names(document))
    return {(f.subject.form, f.predicate, f.object.form) for f in extract(document, Context(guests, (), names)).facts}


@pytest.mark.parametrize(("form", "row"), list(product(FORMS, LABELS)))
def test_a_label_says_of_its_value_what_its_noun_says(form: str, row: tuple[str, str]) -> None:
    table = "| | |\n|---|---|\n" if form[0] == "|" else ""
    assert facts(table + form.format(label=row[0], value=row[1])) >= LABELS[row]


def test_the_spouse_of_the_guest_is_kin() -> None:
    assert {one[1] for one in facts("- **Spouse**: Emil Roe\n")} == {"familyOf"}


def test_a_label_may_name_its_owner() -> None:
    assert ("Sara Lind", "workedAt", "Globex") in facts("- Sara Lind: weaver\n- Sara Lind's company: Globex\n")


@pytest.mark.parametrize(
    "entry",
    [
        "- Mentor: the day she met Emil Roe in Leith", "- Awards: nobody cares", "- Employer: none",
        "- What a mentor is for: Emil Roe laughs", "- Mentors and students: a chapter about patience",
    ],
)  # fmt: skip
def test_what_is_no_value_states_nothing(entry: str) -> None:
    assert not {one for one in facts(entry + "\n") if one[1] in ("mentored", "wonAward", "workedAt", "advisedBy")}
