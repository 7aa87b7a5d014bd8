"""Who is who: small pages in, entities out."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from small_pages import mention, page, recording, resolved

from kg.records.document import Document, Field
from kg.records.statement import Extraction, Mention
from kg.resolution import Resolution, resolve, spellings


def together(outcome: Resolution, *forms: str) -> bool:
    """Whether all forms name one entity."""
    return len({ids for form in forms for ids in (outcome.places["", form.casefold()],)}) == 1


def names(outcome: Resolution) -> list[str]:
    return sorted(entity.name for entity in outcome.entities)


def listed(document: Document, *rows: tuple[str, str | None]) -> list[Mention]:
    """Entries of one list, a line each."""
    return [mention(document, form, type_, line, "People", 0) for line, (form, type_) in enumerate(rows, 1)]


def test_a_bare_name_joins_its_one_bearer() -> None:
    document = page("Ada Lovelace and Charles Babbage.", "Ada wrote it.", "Babbage built it.")
    outcome = resolved(
        document,
        mention(document, "Ada Lovelace", "Person"),
        mention(document, "Charles Babbage", "Person"),
        mention(document, "Ada", "Person", 2),
        mention(document, "Babbage", None, 3),
    )
    assert names(outcome) == ["Ada Lovelace", "Charles Babbage"]
    assert together(outcome, "Ada", "Ada Lovelace")


def test_a_bare_name_with_two_bearers_stays_apart_and_is_told() -> None:
    document = page("Ada Lovelace met Ada Yonath.", "", "Ada smiled.")
    outcome = resolved(
        document,
        mention(document, "Ada Lovelace", "Person"),
        mention(document, "Ada Yonath", "Person"),
        mention(document, "Ada", "Person", 3),
    )
    assert len(outcome.entities) == 3
    assert {doubt.b for doubt in outcome.doubts} == {"Ada Lovelace", "Ada Yonath"}
    assert all("may be" in doubt.why and doubt.evidence for doubt in outcome.doubts)


def test_where_two_bear_a_name_each_page_and_line_tells_whom_it_means() -> None:
    one = page("Ada Lovelace wrote.", "Ada rested.", path="one.txt")
    two = page("Ada Lovelace, and later Ada Yonath.", "Ada Yonath: Ada won.", "Ada left.", path="two.txt")
    outcome = resolve(
        [one, two],
        [
            Extraction((mention(one, "Ada Lovelace", "Person"), mention(one, "Ada", "Person", 2))),
            Extraction(
                (
                    mention(two, "Ada Lovelace", "Person"),
                    mention(two, "Ada Yonath", "Person"),
                    mention(two, "Ada Yonath", "Person", 2),
                    mention(two, "Ada", "Person", 2),
                    mention(two, "Ada", "Person", 3),
                )
            ),
        ],
        [recording(one, two)],
    )
    home = {(m.source, m.line): e.name for e in outcome.entities for m in e.mentions if m.form == "Ada"}
    assert home[one.source.id, 2] == "Ada Lovelace"
    assert home[two.source.id, 2] == "Ada Yonath"
    assert home[two.source.id, 3] == "Ada"


def test_a_first_name_never_crosses_recordings_but_a_full_name_does() -> None:
    one, two = page("Ada Lovelace", path="one.txt"), page("Ada", "Lovelace, Ada", path="two.txt")
    outcome = resolve(
        [one, two],
        [
            Extraction((mention(one, "Ada Lovelace", "Person"),)),
            Extraction((mention(two, "Ada", "Person"),)),
        ],
        [recording(one, id="rec-1"), recording(two, id="rec-2")],
    )
    assert names(outcome) == ["Ada", "Ada Lovelace"]
    outcome = resolve(
        [one, two],
        [
            Extraction((mention(one, "Ada Lovelace", "Person"),)),
            Extraction((mention(two, "Lovelace, Ada", "Person", 2),)),
        ],
        [recording(one, id="rec-1"), recording(two, id="rec-2")],
    )
    assert names(outcome) == ["Ada Lovelace"]


def test_a_hosts_first_name_crosses_within_one_show() -> None:
    show = (Field("channel", "Ada's Podcast", 1),)
    one = page("Ada Lovelace: Welcome.", path="one.txt", fields=show)
    two = page("Ada: Welcome again.", path="two.txt", fields=show)
    other = page("Ada: Hello.", path="other.txt", fields=(Field("channel", "Engines weekly", 1),))
    outcome = resolve(
        [one, two, other],
        [
            Extraction((mention(one, "Ada Lovelace", "Person"),)),
            Extraction((mention(two, "Ada", "Person"),)),
            Extraction((mention(other, "Ada", "Person"),)),
        ],
        [recording(one, id="rec-1"), recording(two, id="rec-2"), recording(other, id="rec-3")],
    )
    assert [len(entity.mentions) for entity in outcome.entities] == [1, 2]
    assert any("host of one show" in merge.why for merge in outcome.merges)


def test_two_guests_of_two_recordings_with_one_surname_stay_two() -> None:
    one, two = page("Ada Byron", path="one.txt"), page("A. Byron", path="two.txt")
    outcome = resolve(
        [one, two],
        [Extraction((mention(one, "Ada Byron", "Person"),)), Extraction((mention(two, "A. Byron", "Person"),))],
        [recording(one, id="rec-1"), recording(two, id="rec-2")],
    )
    assert len(outcome.entities) == 2
    assert "two recordings" in outcome.doubts[0].why


@pytest.mark.parametrize(
    ("form", "inner", "same"),
    [
        ("Analytical Engine (AE)", "AE", True),
        ("AE (Analytical Engine)", "Analytical Engine", True),
        ("王小云 (Xiaoyun Wang)", "Xiaoyun Wang", True),
        ("Ada Wang (Wang Xiaoyun)", "Wang Xiaoyun", True),
        ("Acme (Initech)", "Initech", False),
    ],
)
def test_a_bracket_names_the_same_where_it_fits(form: str, inner: str, same: bool) -> None:
    document = page(form)
    head = form.partition(" (")[0]
    person = "Person" if "Wang" in form else None
    outcome = resolved(
        document,
        mention(document, form, person, rank=0),
        mention(document, head, person),
        mention(document, inner, person),
    )
    assert together(outcome, head, form)
    assert together(outcome, inner, form) == same


@pytest.mark.parametrize(
    ("sentence", "a", "b"),
    [
        ("Initech, formerly Initrode, was sold.", "Initech", "Initrode"),
        ("Ada Byron, also known as Enchantress, wrote it.", "Ada Byron", "Enchantress"),
        ("王小云，字清风，山东人。", "王小云", "清风"),
        ("The Difference Engine, or rather DE for short, is short for nothing.", "Nothing", "Nothing"),
    ],
)
def test_what_a_page_states_joins(sentence: str, a: str, b: str) -> None:
    document = page(sentence)
    outcome = resolved(document, mention(document, a), mention(document, b))
    assert len(outcome.entities) == 1


def test_entries_of_one_list_are_two_unless_a_stronger_rule_joins_them() -> None:
    document = page("Analytix", "Analytics", "Xiaoyun Wang", "Wang Xiaoyun")
    outcome = resolved(
        document,
        *listed(
            document, ("Analytix", None), ("Analytics", None), ("Xiaoyun Wang", "Person"), ("Wang Xiaoyun", "Person")
        ),
    )
    assert together(outcome, "Xiaoyun Wang", "Wang Xiaoyun")
    assert not together(outcome, "Analytix", "Analytics")


def test_one_form_for_two_kinds_of_things_makes_two_entities() -> None:
    document = page("The film Babel is long.", "In the library Babel we read.")
    outcome = resolved(document, mention(document, "Babel", "Film"), mention(document, "Babel", "Place", 2))
    assert [entity.type for entity in outcome.entities] == ["Film", "Place"]
    assert outcome.find(document.source.id, "Babel") is None
    assert outcome.find(document.source.id, "Babel", "Film") == "film/Babel"


def test_a_person_and_the_method_named_after_her_are_two() -> None:
    document = page("Ada Lovelace wrote. Lovelace is a network.")
    outcome = resolved(document, mention(document, "Ada Lovelace", "Person"), mention(document, "Lovelace", "Method"))
    assert len(outcome.entities) == 2


def test_a_cluster_with_a_contradiction_is_cut_at_its_weakest_link() -> None:
    document = page("A. Byron", "Ada Byron", "Anne Byron")
    outcome = resolved(
        document,
        mention(document, "A. Byron", "Person"),
        mention(document, "Ada Byron", "Person", 2),
        mention(document, "Anne Byron", "Person", 3),
    )
    assert len(outcome.entities) == 3
    assert any("fits" in doubt.why for doubt in outcome.doubts)


def test_the_name_is_the_fullest_common_form_in_latin_letters() -> None:
    document = page("王小云 (Xiaoyun Wang)", *["Wang"] * 3)
    forms = ["王小云 (Xiaoyun Wang)", "王小云", "王小云", "Xiaoyun Wang", "Professor Wang"]
    outcome = resolved(document, *(mention(document, form, "Person", line) for line, form in enumerate(forms[:4], 1)))
    (entity,) = outcome.entities
    assert entity.name == "Xiaoyun Wang"
    assert entity.id == "person/Xiaoyun_Wang"
    assert "person/%E7%8E%8B%E5%B0%8F%E4%BA%91" in entity.same_as
    assert "王小云" in entity.aliases


def test_a_thing_without_a_class_is_of_its_neighbours_class() -> None:
    document = page("They built ABCNet, DEFNet, and Ghi.", "GHI-2 came later.", "Grace Hopper saw it.")
    outcome = resolved(
        document,
        mention(document, "ABCNet", "Method"),
        mention(document, "DEFNet", "Method"),
        mention(document, "Ghi"),
        mention(document, "Grace Hopper", None, 3),
    )
    assert {entity.name: entity.type for entity in outcome.entities}["Ghi"] == "Method"
    assert {entity.name: entity.type for entity in outcome.entities}["Grace Hopper"] == "Person"


def test_why_same_tells_every_step_or_what_speaks_against() -> None:
    document = page("王小云 (Xiaoyun Wang)", "Professor Wang", "Ada Byron", "Augusta Byron")
    outcome = resolved(
        document,
        mention(document, "王小云 (Xiaoyun Wang)", "Person"),
        mention(document, "王小云", "Person"),
        mention(document, "Xiaoyun Wang", "Person"),
        mention(document, "Professor Wang", "Person", 2),
        mention(document, "Ada Byron", "Person", 3),
        mention(document, "Augusta Byron", "Person", 4),
    )
    chain = outcome.why_same("王小云", "Professor Wang")
    assert len(chain) == 2
    assert "two languages" in chain[0]
    assert "family name" in chain[1]
    assert outcome.why_same("Ada Byron", "Augusta Byron") == ("The given names differ: “Ada” and “Augusta”.",)
    assert outcome.why_same("Ada Byron", "Nobody") == ("Nothing is called “Nobody”.",)


def test_a_form_that_is_no_mention_is_found_without_its_bracket_and_title() -> None:
    document = page("Ada Lovelace")
    outcome = resolved(document, mention(document, "Ada Lovelace", "Person"))
    for form in ("Ada Lovelace (quoting Babbage)", "Dr. Ada Lovelace", "ada  lovelace"):
        assert outcome.find(document.source.id, form) == "person/Ada_Lovelace"
    assert outcome.find("src-elsewhere", "Ada Lovelace") == "person/Ada_Lovelace"
    assert outcome.find(document.source.id, "Babbage") is None


@pytest.mark.parametrize(
    ("name", "spelt"),
    [
        ("Xiaoyun Wang", ["Wang Xiaoyun"]),
        ("王小云", ["Xiaoyun Wang", "Wang Xiaoyun"]),
        ("歐陽修", ["Xiu Ouyang", "Ouyang Xiu", "欧阳修"]),
        ("Zoë Müller", ["Zoe Muller", "Muller Zoe"]),
    ],
)
def test_names_may_be_typed_otherwise(name: str, spelt: Sequence[str]) -> None:
    assert set(spelt) <= set(spellings(name))


def test_a_longer_name_is_placed_before_the_first_name_alone() -> None:
    document = page("Ada Byron spoke.", "Ada Byron King spoke.", "Ada rested.")
    outcome = resolved(
        document,
        mention(document, "Ada Byron", "Person"),
        mention(document, "Ada Byron King", "Person", 2),
        mention(document, "Ada", "Person", 3),
    )
    assert names(outcome) == ["Ada Byron King"]


def test_a_name_is_not_shouted_where_any_page_writes_it_otherwise() -> None:
    document = page("ADA LOVELACE", *["ADA LOVELACE"] * 20, "Ada Lovelace")
    rows = [mention(document, "ADA LOVELACE", "Person", line) for line in range(1, 21)]
    outcome = resolved(document, *rows, mention(document, "Ada Lovelace", "Person", 22))
    assert names(outcome) == ["Ada Lovelace"]


FIRM = ("Globex Robotics came first.", "Then Globex grew.")


def test_a_firm_is_called_by_the_beginning_of_its_name_once_it_was_named_in_full() -> None:
    document = page(*FIRM)
    long = mention(document, "Globex Robotics", "Organization")
    assert together(resolved(document, long, mention(document, "Globex", None, 2)), "Globex", "Globex Robotics")
    turned = page(*reversed(FIRM))
    outcome = resolved(
        turned, mention(turned, "Globex Robotics", "Organization", 2), mention(turned, "Globex", "Organization", 1)
    )
    assert names(outcome) == ["Globex", "Globex Robotics"]


def test_a_branch_is_not_the_firm_that_is_named_more_often() -> None:
    document = page("Globex Ventures came.", "Globex grew.", "Globex fell.")
    short = [mention(document, "Globex", "Organization", line) for line in (2, 3)]
    outcome = resolved(document, mention(document, "Globex Ventures", "Organization"), *short)
    assert names(outcome) == ["Globex", "Globex Ventures"]


def test_the_beginning_of_two_firms_names_or_of_a_school_joins_nothing() -> None:
    document = page("Globex Robotics and Globex Capital.", "Then Globex grew.")
    two = [mention(document, form, "Organization") for form in ("Globex Robotics", "Globex Capital")]
    assert len(resolved(document, *two, mention(document, "Globex", None, 2)).entities) == 3
    school = page("Globex College is old.", "Then Globex grew.")
    one = mention(school, "Globex College", "Organization")
    assert len(resolved(school, one, mention(school, "Globex", "Organization", 2)).entities) == 2


@pytest.mark.parametrize(
    ("line", "entities"),
    [("She taught at Hooli, and left Hooli University.", 1), ("She lived in Hooli, near Hooli University.", 2)],
)
def test_a_university_goes_by_its_name_unless_that_is_a_towns(line: str, entities: int) -> None:
    document = page(line)
    found = [mention(document, "Hooli", None), mention(document, "Hooli University", "Organization")]
    assert len(resolved(document, *found).entities) == entities


@pytest.mark.parametrize(
    ("line", "entities"),
    [
        ("He joined the startup Hooli, and taught at Hooli University.", 2),
        ("Hooli's CEO had been at Hooli University.", 2),
        ("She studied at Hooli; Hooli University is old.", 1),
    ],
)
def test_a_firm_is_no_university_of_its_name(line: str, entities: int) -> None:
    document = page(line)
    found = [mention(document, form, "Organization") for form in ("Hooli", "Hooli University")]
    assert len(resolved(document, *found).entities) == entities


def test_two_expansions_of_one_acronym_are_two_things() -> None:
    one = page("LOOM (Linear Oil Output Meter) is a meter.", "The LOOM hums.", path="one.txt")
    two = page("LOOM (Ladies Of Old Manchester) is a club.", "They met at LOOM.", path="two.txt")
    found = [
        mention(one, "LOOM (Linear Oil Output Meter)", None),
        mention(one, "LOOM", None, 2),
        mention(two, "LOOM (Ladies Of Old Manchester)", None),
        mention(two, "LOOM", None, 2),
    ]
    outcome = resolve([one, two], [Extraction(tuple(found))], [recording(one, two)])
    places = {(m.source, m.line): entity.id for entity in outcome.entities for m in entity.mentions}
    assert len(outcome.entities) == 2
    assert places[one.source.id, 1] == places[one.source.id, 2] != places[two.source.id, 1]
    assert places[two.source.id, 1] == places[two.source.id, 2]


def test_an_expansion_written_in_two_ways_is_one() -> None:
    document = page("LOOM (Linear Oil Output Meter) is a meter.", "A LOOM (Linear Oil Output Metering) hums.")
    found = [
        mention(document, "LOOM (Linear Oil Output Meter)"),
        mention(document, "LOOM (Linear Oil Output Metering)", None, 2),
    ]
    assert len(resolved(document, *found).entities) == 1


@pytest.mark.parametrize("relative", ["Konrad Holm", "Mira Holm", "K. Holm"])
@pytest.mark.parametrize("guest", [True, False])
def test_the_surname_alone_is_the_guests_beside_a_relative(relative: str, guest: bool) -> None:
    document = page("Ragna Holm.", "Holm built it.", f"Her father, {relative}, kept bees.", f"{relative} and Holm.")
    rows = (("Ragna Holm", 1), ("Holm", 2), (relative, 3), (relative, 4), ("Holm", 4))
    mentions = tuple(mention(document, form, "Person", line) for form, line in rows)
    stated = recording(document, guests=("Ragna Holm",) if guest else ())
    outcome = resolve([document], [Extraction(mentions)], [stated], ())
    owner = next(entity for entity in outcome.entities if entity.name == "Ragna Holm")
    lines = {one.line for one in owner.mentions if one.form == "Holm"}
    assert lines == ({2} if guest else set())
    assert not together(outcome, relative, "Ragna Holm")
