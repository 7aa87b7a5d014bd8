"""Facts by name become statements by entity; what says the same is one."""

from kg import reconcile
from kg.records.document import Document, Recording, Source
from kg.records.statement import Entity, Evidence, Fact, Name

LINES = (
    "Ada Lovelace — analyst at Acme, lead analyst from 1842.",
    "She never worked at Babel.",
    "Ada on machines: they have no pretensions to originate anything.",
)
SOURCE = Source("src-1", "notes.txt", "0" * 64, "Notes", "note", "", "en")
DOCUMENT = Document(SOURCE, (), (), (), LINES)
RECORDING = Recording("rec-1", "Notes", "https://youtu.be/v", "v", 600.0, None, (), ("Ada Lovelace",), ("src-1",), "")
ENTITIES = {
    "person/Ada": Entity("person/Ada", "Person", "Ada Lovelace", ("Ada",), (), ()),
    "person/Bob": Entity("person/Bob", "Person", "Bob", (), (), ()),
    "organization/Acme": Entity("organization/Acme", "Organization", "Acme", (), (), ()),
    "organization/Babel": Entity("organization/Babel", "Organization", "Babel", (), (), ()),
}
FORMS = {form: id_ for id_, entity in ENTITIES.items() for form in (entity.name, *entity.aliases)}
WORLD = reconcile.World(
    {"src-1": DOCUMENT},
    {"src-1": RECORDING},
    ENTITIES,
    lambda source, form, type_: FORMS.get(form),
    lambda source, second: None if second is None else f"https://youtu.be/v?t={second:.0f}",
)


def fact(subject: str, predicate: str, object_: str, quote: str = "Ada", line: int = 1, **more: str) -> Fact:
    return Fact(Name(subject), predicate, Name(object_), Evidence("src-1", line, line, quote, "test:rule"), **more)


def made(*facts: Fact) -> list[tuple[str | None, ...]]:
    statements, _ = reconcile.statements(facts, WORLD)
    return sorted(((s.subject, s.predicate, str(s.object), s.polarity, s.role, s.start) for s in statements), key=repr)


def left_out(*facts: Fact) -> list[str]:
    return [problem.kind for problem in reconcile.statements(facts, WORLD)[1]]


ADA_AT_ACME = ("person/Ada", "workedAt", "organization/Acme", "asserted")


def test_two_names_of_one_person_make_one_statement_with_both_places() -> None:
    facts = [fact("Ada Lovelace", "workedAt", "Acme", "Ada Lovelace"), fact("Ada", "workedAt", "Acme", "Ada on", 3)]
    (statement,), problems = reconcile.statements(facts, WORLD)
    assert not problems
    assert [evidence.line for evidence in statement.evidence] == [1, 3]


def test_a_fact_without_a_role_joins_the_one_that_has_it() -> None:
    assert made(fact("Ada", "workedAt", "Acme"), fact("Ada", "workedAt", "Acme", role="analyst", start="1842")) == [
        (*ADA_AT_ACME, "analyst", "1842")
    ]


def test_roles_that_differ_stay_two_statements() -> None:
    facts = [fact("Ada", "workedAt", "Acme", role=role) for role in ("analyst", "Lead analyst", "lead analyst")]
    assert {row[4] for row in made(*facts)} == {"analyst", "Lead analyst"}


def test_a_denial_is_not_the_assertion() -> None:
    rows = made(fact("Ada", "workedAt", "Babel", "never", 2, polarity="negated"), fact("Ada", "workedAt", "Babel"))
    assert [row[3] for row in rows] == ["asserted", "negated"]


def test_either_way_round_is_one_collaboration() -> None:
    assert len(made(fact("Ada", "collaboratedWith", "Bob"), fact("Bob", "collaboratedWith", "Ada"))) == 1


def test_a_quote_that_is_not_there_is_left_out_and_told() -> None:
    assert left_out(fact("Ada", "workedAt", "Acme", "was hired by")) == ["quote-not-found"]


def test_a_name_that_stands_for_nothing_is_left_out_and_told() -> None:
    assert left_out(fact("Ada", "workedAt", "Nowhere")) == ["name-unplaced"]


def test_nobody_works_at_a_person_or_at_herself() -> None:
    assert left_out(fact("Ada", "workedAt", "Bob")) == ["type-mismatch"]
    assert left_out(fact("Ada", "influenced", "Ada Lovelace")) == ["same-entity"]


def test_the_order_of_the_facts_does_not_matter() -> None:
    facts = [
        fact("Ada", "workedAt", "Acme", role=role, start=start)
        for role in ("analyst", "founder", None)
        for start in ("1842", None)
    ]
    assert reconcile.statements(facts, WORLD) == reconcile.statements(reversed(facts), WORLD)


def test_what_two_sources_say_apart_is_not_put_together() -> None:
    statements, _ = reconcile.statements(
        [fact("Ada", "workedAt", "Acme", role="analyst"), fact("Ada", "workedAt", "Acme", start="1842")], WORLD
    )
    assert {(statement.role, statement.start) for statement in statements} == {("analyst", None), (None, "1842")}
