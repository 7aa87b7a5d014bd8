"""What questions and their answers state together in Chinese, and what of it is not said."""

from __future__ import annotations

import pytest
from kg.extractors import extract
from kg.extractors.base import Context

from kg import readers
from kg.languages.chinese.names import find

NAMES = (
    ("王小云", "Person"), ("李明", "Person"), ("何青", "Person"), ("云山公司", "Organization"),
    ("云山大学", "Organization"), ("慢读", "Concept"),
)  # fmt: skip


def talk(*turns: str) -> set[tuple[str, str, str]]:
    """What a talk states, whose turns alternate between a host and 王小云."""
    said = "\n\n".join(f"{('主持人', '王小云')[n % 2]} 00:0{n}:01\n{turn}" for n, turn in enumerate(turns))
    facts = extract(readers.read("talk.txt", f"{said}\n".encode()), Context((), (), NAMES)).facts
    return {(f.subject.form, f.predicate, f.object.form) for f in facts if f.polarity == "asserted"}


@pytest.mark.parametrize(
    ("question", "answer", "fact"),
    [
        ("你本科在哪儿读的？", "云山大学，零三年进去的。", ("王小云", "studiedAt", "云山大学")),
        ("谁对你影响最大？", "应该是李明老师吧。", ("李明", "influenced", "王小云")),
        ("云山公司是谁创办的？", "李明，他以前教书。", ("李明", "founded", "云山公司")),
        ("你是云山大学毕业的吧？", "对，学的是历史。", ("王小云", "studiedAt", "云山大学")),
        ("请你推荐一本书。", "《远山》，何青写的。", ("王小云", "recommended", "远山")),
        ("你怎么看“慢读”这个说法？", "我不赞成。", ("王小云", "criticizes", "慢读")),
    ],
)  # fmt: skip
def test_an_answer_states_what_its_question_asks(question: str, answer: str, fact: tuple[str, str, str]) -> None:
    assert fact in talk("大家好。", "你好。", question, answer)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("你是云山大学毕业的吧？", "不是，我没上过大学。"),
        ("你是在云山大学还是在师范学院读的？", "那时候都很难考。"),
        ("你为什么没去云山大学读书？", "对，那时候家里穷。"),
        ("你想去云山公司工作吗？", "对，很想。"),
        ("谁对你影响最大？", "李明说过，这种问题不好答。"),
    ],
)
def test_an_answer_that_affirms_nothing_states_nothing(question: str, answer: str) -> None:
    assert talk("大家好。", "你好。", question, answer) == set()


def test_members_that_are_counted_off_stand_side_by_side() -> None:
    told = talk("大家好。", "我和两个朋友，一个叫李明，一个叫何青，三个人注册了云山公司。")
    assert {(who, "founded", "云山公司") for who in ("王小云", "李明", "何青")} <= told


@pytest.mark.parametrize(
    "text", ["漆艺家，{}云山大学海滨工艺美术学院，著有《大漆记》。", "她{}云山大学海滨工艺美术学院。"]
)
@pytest.mark.parametrize("verb", ["毕业于", "任教于", "就读于", "供职于"])
def test_a_verb_is_no_part_of_the_body_behind_it(text: str, verb: str) -> None:
    words = text.format(verb)
    assert "云山大学海滨工艺美术学院" in {words[one.start : one.end] for one in find(words) if one.sure}


@pytest.mark.parametrize("trade", ["漆艺家", "评论家", "琴家石", "史学家", "画家白"])
def test_a_trade_is_nobody(trade: str) -> None:
    words = f"他的老师是{trade}。"
    assert trade not in {words[one.start : one.end] for one in find(words) if one.type == "Person" and one.sure}
