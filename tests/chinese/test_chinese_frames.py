"""The examples of the Chinese frames: what is read, and of which nothing is said."""

from __future__ import annotations

import pytest
from kg.extractors import extract
from kg.extractors.base import Context
from kg.extractors.chinese.grammar import grammar, parse
from kg.extractors.naming.han_slots import institutions

from kg import readers

NAMES = (
    ("李明", "Person"), ("王芳", "Person"), ("李刚", "Person"), ("云山公司", "Organization"),
    ("云山大学", "Organization"), ("东海学院", "Organization"), ("东海银行", "Organization"),
    ("东海基金", "Organization"), ("云山文学奖", "Award"), ("慢读", "Concept"), ("海南", "Place"),
)  # fmt: skip
EXAMPLES = [(frame, example) for frame in grammar().frames.values() for example in frame.examples]


def read(text: str) -> set[tuple[str, str, str]]:
    """What a paragraph states, read beside the names above."""
    document = readers.read("page.txt", f"说明\n\n{text}\n".encode())
    facts = extract(document, Context((), (), NAMES)).facts
    return {(f.subject.form, f.predicate, f.object.form) for f in facts if f.polarity == "asserted"}


@pytest.mark.parametrize(("frame", "example"), EXAMPLES, ids=lambda part: getattr(part, "name", part))
def test_example(frame: object, example: str) -> None:
    kind, _, rest = example.partition(" ")
    text, _, wanted = rest.partition(" => ")
    predicates = {says.predicate for says in getattr(frame, "says", ())}
    told = {fact for fact in read(text) if fact[1] in predicates}
    assert told == ({tuple(fact.split()) for fact in wanted.split("; ")} if kind == "reads" else set())


@pytest.mark.parametrize(
    ("text", "firms"),
    [
        ("昨天，柯娜老师说她累了。", []),
        ("请来了画家，云帆大夫和舒朗院士。", []),
        ("他是紫汐前总监，现任北辰光首席设计师。", ["紫汐", "北辰光"]),
        ("云帆和店长都来了。", []),
    ],
)
def test_a_firm_stands_before_a_post_and_no_word_of_address(text: str, firms: list[str]) -> None:
    assert list(institutions(text)) == firms


@pytest.mark.parametrize("pattern", ["{a}(?=的)写{b}", "(?<=是){a}写{b}"])
def test_a_pattern_that_holds_an_equals_sign_is_named(pattern: str) -> None:
    unit = f"frame Writing\n  maker  Person\n  work   work\n  p {pattern}  maker=a work=b\n"
    with pytest.raises(ValueError, match=r'frame Writing: .*holds no "="'):
        parse(unit)


MONEY, HEADS = ("投资", "收购", "并购", "领投"), ("经理", "总监", "主管", "顾问")


@pytest.mark.parametrize("kind", MONEY)
@pytest.mark.parametrize("post", HEADS)
@pytest.mark.parametrize("text", ["他是{}李明。", "她在云山当过{}。", "我们的{}王小云来了。"])
def test_a_post_behind_a_verb_of_money_is_no_firm(kind: str, post: str, text: str) -> None:
    assert not [firm for firm in institutions(text.format(kind + post)) if post in firm]


@pytest.mark.parametrize("body", ["作家协会", "律师事务所"])
def test_a_body_may_begin_with_a_trade(body: str) -> None:
    assert list(institutions(f"她后来加入{body}，教写作。")) == [body]


@pytest.mark.parametrize("verb", ["批评{}", "反对{}", "影响了{}", "推荐过{}"])
@pytest.mark.parametrize("whom", ["王芳", "您"])
@pytest.mark.parametrize("who", ["人很", "那些人很", "评论家很", "同学很"])
def test_a_clause_of_people_without_names_tells_nothing_of_who_speaks(verb: str, whom: str, who: str) -> None:
    turns = (
        "主持人 00:00:01\n大家好，我是李明。",
        "王芳 00:00:05\n你好。",
        f"李明 00:00:09\n{verb.format(whom)}的{who}多。",
    )
    facts = extract(readers.read("talk.txt", "\n\n".join((*turns, "")).encode()), Context((), (), NAMES)).facts
    assert not [fact for fact in facts if fact.polarity == "asserted"]
