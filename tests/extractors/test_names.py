"""Which names a page gives, and where they are found again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kg.extractors import extract, listed_names
from kg.extractors.base import Context
from kg.extractors.naming import discovery, inside, joint, shapes
from kg.extractors.naming.lexicon import Lexicon, case_counts

from kg.records.document import Cue, Document, Field, Item, Source
from kg.records.statement import Mention
from tests.extractors import world


def found(text: str, *names: tuple[str, str | None], counts: str = "") -> list[str]:
    """The names that stand in a text; `counts` is text that shows how words are written elsewhere."""
    lexicon = Lexicon(names, (), case_counts([text, counts]))
    return [text[one.start : one.end] for one in lexicon.find(text)]


ADA, ENGINE, ACME = ("Ada Lovelace", "Person"), ("Analytical Engine", "Method"), ("Acme", "Organization")


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("Ada Lovelace met Ada, and Lovelace smiled.", [ADA], ["Ada Lovelace", "Ada", "Lovelace"]),
        ("Ada Smith is somebody else.", [ADA], []),
        ("Professor Lovelace spoke.", [ADA], ["Lovelace"]),
        (
            "Professor Ma Yiwen, or Professor Ma.",
            [("Professor Ma", "Person"), ("Yiwen Ma", "Person")],
            ["Ma Yiwen", "Professor Ma"],
        ),
        ("The analytical engines hum.", [ENGINE], ["analytical engines"]),
        ("ACME-2 and V-Acme are other things, Acme-based ones are not.", [ACME], ["Acme"]),
        ("Acme Labs and Acme.", [ACME, ("Acme Labs", "Organization")], ["Acme Labs", "Acme"]),
        ("LLMs and an LLM, not llm.", [("LLM", "Concept")], ["LLMs", "LLM"]),
        ("C++ is no C.", [("C++", "Software")], ["C++"]),
        ("Min-Ah Seo and Min Ah Seo.", [("Min-Ah Seo", "Person")], ["Min-Ah Seo", "Min Ah Seo"]),
        ("她说爱达很好。", [("爱达", "Person")], ["爱达"]),
        ("Robotics is fun; robotics pays.", [("Robotics", "Field")], ["Robotics", "robotics"]),
        ("Ma said no. He Yi-wen and Yiwen Ma agreed.", [("Yiwen Ma", "Person")], ["Yiwen Ma"]),
        ("Wang Xiaoyun, or Xiaoyun Wang.", [("Xiaoyun Wang", "Person")], ["Wang Xiaoyun", "Xiaoyun Wang"]),
    ],
)
def test_names_found_again(text: str, names: list[tuple[str, str | None]], expected: list[str]) -> None:
    assert found(text, *names) == expected


def test_a_name_that_is_a_word_needs_a_capital_inside_a_sentence() -> None:
    words = "every story is a story. tell the story well. the story ends."
    assert found("Story is hard. She read ‘Story’ and gave Story away.", ("Story", "Book"), counts=words) == [
        "Story",
        "Story",
    ]
    assert found("Will you? Ask Will about it.", ("Will Smith", "Person"), counts="they ask") == ["Will"]


@pytest.mark.parametrize(
    ("form", "inner"),
    [
        ("Visa Card / Acme Pay", ["Visa Card", "Acme Pay"]),
        ("Natural Language (NL)", ["Natural Language", "NL"]),
        ("爱达 (Ada Lovelace)", ["爱达", "Ada Lovelace"]),
        ("Ada Lovelace 爱达", ["Ada Lovelace", "爱达"]),
        ("Ada Lovelace (quoting Grace Hopper)", ["Ada Lovelace"]),
        ("织机网（LW）", ["织机网", "LW"]),
        ("Loom", []),
        ("TCP/IP", []),
    ],
)
def test_names_inside_a_form(form: str, inner: list[str]) -> None:
    assert [name.form for name in inside.inside(form)] == inner


def test_composites_are_different_things_and_brackets_are_one() -> None:
    assert [name.of for name in inside.inside("Loom / Weaver")] == [None, None]
    assert [name.of for name in inside.inside("Loom (LM)")] == ["Loom (LM)", "Loom (LM)"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Later she moved to Acme Labs near Clifton Hill Park.", ["Acme Labs", "Clifton Hill Park"]),
        ("Then Professor Grace Hopper called from MIT.", ["Grace Hopper", "MIT"]),
        ("Quoting Mary Somerville, she smiled on Monday in April.", ["Mary Somerville"]),
        ("Everything is fine. Nothing is not.", []),
        ("Author of the Tapestry paper.", ["Tapestry"]),
        ("She works at the University of Quito and at Bank of Lisbon.", ["University of Quito", "Bank of Lisbon"]),
        ("The Chief Operating Officer and the VP of Sales left.", []),
        ("a16z and iRobot and GPT-4 met.", ["a16z", "iRobot", "GPT-4"]),
        ("She writes for The Southern Loom these days.", ["The Southern Loom"]),
        ("They gave him the Lovelace Prize for The Weaver’s Daughter.", ["Lovelace Prize", "The Weaver’s Daughter"]),
        ("It is in the Institute for Advanced Weaving.", ["Institute for Advanced Weaving"]),
        ("We do listen. In Our Village, mostly.", ["In Our Village"]),
        ("She is a nurse at St Brigid's, I think.", ["St Brigid's"]),
        ("We had tea at Ada’s, I think.", ["Ada"]),
        ("Soon Ada March wrote back in March.", ["Ada March"]),
        ("In May she left Globex for Initech.", ["Globex", "Initech"]),
        ("Weight of the Globex loom, latency of Hooli.", ["Globex", "Hooli"]),
        ("Museum of the Loom", []),
        ("Later Kang Min-seo met Min-seo Kang.", ["Kang Min-seo", "Min-seo Kang"]),
        ("Tran Thi Bich wove for K.-P. Brandt and Nils von Ahn.", ["Tran Thi Bich", "K.-P. Brandt", "Nils von Ahn"]),
        ('Walter "Buzz" Corliss wove.', ['Walter "Buzz" Corliss']),
        ("We saw the Institute of Sand and Art of Glass.", ["Institute of Sand and Art of Glass"]),
        ("He won the Lovelace Prize in Physics.", ["Lovelace Prize in Physics"]),
        ("Next you hear Ada, Curriculum Leader at Globex, who was Head of Research there.", ["Ada", "Globex"]),
        ("Speaking of Globex, they left.", ["Globex"]),
        ("Nice to meet you.", []),
        ("We saw the Museum of the Loom there.", ["Museum of the Loom"]),
        ("She was at Fudan University Meng Haoran had left.", ["Fudan University", "Meng Haoran"]),
    ],
)
def test_proper_names_in_sentences(text: str, names: list[str]) -> None:
    assert [name.form for name in discovery.proper_names(text)] == names


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("She read ‘Middlemarch’ and the film “The Long Day”.", [("Middlemarch", None), ("The Long Day", "Film")]),
        ("Watch ‘Zen and the Art of Weaving,’ she said.", [("Zen and the Art of Weaving", None)]),
        ("‘this is it’ is no title, nor is “Yes!”", []),
        ("读《红楼梦》吧", [("红楼梦", "Book")]),
        ("Her ‘Loom Handbook’ was the best manual.", [("Loom Handbook", "Book")]),
    ],
)
def test_titles_in_quotation_marks(text: str, titles: list[tuple[str, str | None]]) -> None:
    assert [(title.form, title.type) for title in discovery.titles(text)] == titles


@pytest.mark.parametrize(
    ("name", "class_"),
    [
        ("Trinity College", "Organization"),
        ("Institute for Advanced Weaving", "Organization"),
        ("Fields Medal", "Award"),
        ("SIGGRAPH", "Venue"),
        ("CHI 2021", "Venue"),
        ("LoomNet", "Method"),
        ("Reinforcement Learning", "Field"),
        ("Globex Robotics", "Organization"),
        ("Cognitive Robotics", "Field"),
        ("Hooli Sinfonia", "Organization"),
        ("Journal of Woven Things", "Venue"),
        ("Tromsø", "Place"),
        ("Lisbon", "Place"),
        ("Loom Handbook", "Book"),
        ("Machine Talk Podcast", "Podcast"),
        ("Jacquard's Paradox", "Concept"),
        ("Grace Hopper", None),
    ],
)
def test_classes_by_the_words_of_a_name(name: str, class_: str | None) -> None:
    assert shapes.by_name(name) == class_


@pytest.mark.parametrize(
    ("description", "class_"),
    [
        ("A scalable weaving architecture that uses cards.", "Method"),
        ("One of the oldest conferences in its field.", "Venue"),
        ("An essay by somebody about something.", "Paper"),
        ("An event in which looms were broken.", "Event"),
        ("The ability to see past a pattern.", None),
        ("Hardware used in mills.", "Product"),
    ],
)
def test_classes_by_description(description: str, class_: str | None) -> None:
    assert shapes.by_description(description) == class_


def page(*items: Item, lines: tuple[str, ...], fields: tuple[Field, ...] = ()) -> Document:
    return Document(Source("src-1", "page.txt", "", "", "", "", "en"), fields, items, (), lines)


def entry(kind: str, title: str, body: str = "", line: int = 1, **more: str) -> Item:
    return Item(line, line, "Names", kind, title, body, parts=tuple(more.items()))


def mentions(document: Document, *names: tuple[str, str | None]) -> dict[str, Mention]:
    """Mentions by form; the last of several."""
    return {mention.form: mention for mention in extract(document, Context((), (), names)).mentions}


def test_a_list_entry_is_a_mention_as_a_whole_and_of_each_name_inside() -> None:
    made = mentions(
        page(entry("tool", "Levelled Loom (LL)", "A machine."), lines=("- Levelled Loom (LL): A machine.",))
    )
    assert made["Levelled Loom (LL)"].whole
    assert made["Levelled Loom (LL)"].description == "A machine."
    assert made["LL"].of == made["Levelled Loom"].of == "Levelled Loom (LL)"


def test_a_composite_entry_is_two_things() -> None:
    made = mentions(page(entry("company", "Acme / Globex"), lines=("Acme / Globex",)))
    assert "Acme / Globex" not in made
    assert made["Acme"].whole
    assert made["Globex"].whole
    assert made["Globex"].type == "Organization"


def test_a_heading_is_evidence_not_truth() -> None:
    line = "Papers / Methods (3): LoomNet, SIGGRAPH, Fields Medal"
    items = (entry("named-entity", name, list="Papers / Methods") for name in ("LoomNet", "SIGGRAPH", "Fields Medal"))
    made = mentions(page(*items, lines=(line,)))
    assert [made[name].type for name in ("LoomNet", "SIGGRAPH", "Fields Medal")] == ["Method", "Venue", "Award"]


def test_a_title_before_a_name_belongs_to_the_whole_mention() -> None:
    text = "She wrote to Professor Grace Hopper."
    made = mentions(page(entry("story", text), lines=(text,)), ("Grace Hopper", "Person"))
    assert made["Grace Hopper"].of == "Professor Grace Hopper"
    assert "Professor Grace Hopper" in made


def test_header_names_and_their_parts() -> None:
    fields = (Field("guest", "Ada Lovelace 爱达", 1), Field("show", "Machine Talk Podcast", 2))
    document = page(lines=("Guest: Ada Lovelace 爱达", "Machine Talk Podcast"), fields=fields)
    made = mentions(document)
    assert made["Ada Lovelace 爱达"].whole
    assert made["爱达"].of == "Ada Lovelace 爱达"
    assert made["Machine Talk Podcast"].type == "Podcast"
    assert ("Ada Lovelace", "Person") in {(name.form, name.type) for name in listed_names(document)}


def test_a_mention_stands_on_the_line_of_its_words() -> None:
    lines = ("- 1:00 · Grace Hopper at Acme", "  - Later Grace Hopper left.")
    item = Item(1, 2, "Chapters", "chapter", "Grace Hopper at Acme", "Later Grace Hopper left.")
    made = extract(page(item, lines=lines), Context((), (), (("Grace Hopper", "Person"),))).mentions
    assert sorted(mention.line for mention in made if mention.form == "Grace Hopper") == [1, 2]


@pytest.mark.parametrize("between", [" | | ", "\n• ", " • ", "\n\n", "\n| "])
def test_no_name_goes_over_a_mark_that_the_text_is_read_without(between: str) -> None:
    lines = ("Header", *f"- Notes — She wove cloth at Globex{between}Tabita Roe wove at Hooli.".split("\n"))
    body = "She wove cloth at Globex Tabita Roe wove at Hooli."
    item = Item(2, len(lines), "Notes", "bullet", "Notes", body)
    forms = set(mentions(page(item, lines=lines)))
    assert "Globex Tabita Roe" not in forms
    assert all(form in " ".join(lines) for form in forms)


def test_nothing_is_found_in_a_sponsors_words() -> None:
    cues = (Cue(1, 0, "Grace Hopper spoke."), Cue(2, 20, "Buy looms from Grace Hopper!", section="sponsor"))
    document = replace(page(lines=("Grace Hopper spoke.", "Buy looms from Grace Hopper!")), cues=cues)
    made = extract(document, Context((), (), (("Grace Hopper", "Person"),))).mentions
    assert {mention.line for mention in made} == {1}


def test_speakers_are_mentioned_where_their_label_stands() -> None:
    cues = (Cue(2, 10, "I wove it.", "Grace Hopper"), Cue(4, 30, "When?", "Speaker 2"))
    lines = ("Grace Hopper (00:01):", "I wove it.", "Speaker 2 (00:05):", "When?")
    made = extract(replace(page(lines=lines), cues=cues), Context((), (), ())).mentions
    assert [(mention.line, mention.form) for mention in made if mention.whole] == [(1, "Grace Hopper")]


@given(st.text(max_size=200), st.lists(st.text(min_size=1, max_size=20), max_size=4))
def test_whatever_is_found_stands_there(text: str, names: list[str]) -> None:
    lexicon = Lexicon([(name, None) for name in names])
    last = 0
    for one in lexicon.find(text):
        assert last <= one.start < one.end <= len(text)
        last = one.end


@settings(deadline=None)  # tables are read when first asked for
@given(st.text(max_size=300))
def test_odd_text_is_read_without_a_word(text: str) -> None:
    lines = tuple(text.split("\n"))
    item = Item(1, len(lines), "S", "paragraph", " ".join(text.split()) or "x")
    document = page(item, lines=lines, fields=(Field("guest", text[:50], 1),))
    made = extract(document, world.context())
    for fact in made.facts:
        assert fact.evidence.quote in document.text(fact.evidence.line, fact.evidence.line_end)
    for saying in made.sayings:
        assert saying.evidence.quote in document.text(saying.evidence.line, saying.evidence.line_end)


@pytest.mark.parametrize(
    ("texts", "names"),
    [
        (["She wove for a shop called Loom and Lantern."], ["Loom and Lantern"]),
        (["I was at Reed and Shuttle then.", "Everybody knows Reed and Shuttle."], ["Reed and Shuttle"]),
        (["I was at Globex and Initech.", "So Globex and Initech differ. Initech is older."], []),
        (["I was with Ada and Grace.", "So Ada and Grace left."], []),
        (["She founded Globex and Initech."], []),
        (["We were in Lisbon and Porto.", "Then Lisbon and Porto changed."], []),
    ],
)
def test_two_words_with_and_are_one_name_where_they_never_stand_alone(texts: list[str], names: list[str]) -> None:
    assert [form for form, _ in joint.joint_names(texts)] == names


@pytest.mark.parametrize(("words", "found"), [("Ada founded Globex.", True), ("Grace is what we need.", False)])
def test_a_given_name_begins_a_sentence_where_it_is_no_word_of_the_language(words: str, found: bool) -> None:
    assert any(name.form == words.split()[0] for name in discovery.proper_names(words)) is found
