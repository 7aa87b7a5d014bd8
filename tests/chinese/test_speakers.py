"""Chinese transcripts: who speaks, by labels, parts and introductions; Chinese headers."""

from __future__ import annotations

import pytest

from kg import readers
from kg.recordings import grouping, voices

TURNS = (
    ("大家好，欢迎收听《织机》，我是王小云。今天的嘉宾是养蜂人田野的老师杜鹃声。", 0),
    ("谢谢小云。", 21),
    ("您养了多少年？", 65),
    ("三十年了。", 70),
)


def page(form: str, labels: tuple[str, str]) -> str:
    lines = [
        form.format(who=labels[n % 2], time=f"00:{s // 60:02d}:{s % 60:02d}", text=t) for n, (t, s) in enumerate(TURNS)
    ]
    return "《织机》第3期 文字稿\n\n" + "\n\n".join(lines) + "\n"


TIMED = (
    "{who} {time}\n{text}",
    "{who}　{time}\n{text}",
    "【{who}】{time}\n{text}",
    "{time} {who}\n{text}",
    "{who}（{time}）：{text}",
)
UNTIMED = ("【{who}】{text}", "{who}：{text}", "【{who}】\n{text}")
LABELS = (("主播", "嘉宾"), ("主持人", "来宾"), ("说话人1", "说话人2"), ("发言人 1", "发言人 2"), ("王小云", "杜鹃声"))


@pytest.mark.parametrize("labels", LABELS)
@pytest.mark.parametrize("form", [*TIMED, *UNTIMED])
def test_labels_of_chinese_transcripts_name_their_speakers(form: str, labels: tuple[str, str]) -> None:
    document = readers.read("page.txt", page(form, labels).encode())
    assert document.source.format == "speaker-transcript"
    assert [cue.text for cue in document.cues] == [text for text, _ in TURNS]
    assert [cue.start_s for cue in document.cues] == [float(s) if form in TIMED else None for _, s in TURNS]
    (heard,) = voices.named([document], grouping.group([document])[0])
    assert [cue.speaker_raw for cue in heard.cues] == ["王小云", "杜鹃声"] * 2


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            "时长 50 分钟 | 主播 王小云 (Wang Xiaoyun) | 来宾 杜鹃声",
            {"duration": "50 分钟", "host": "王小云 (Wang Xiaoyun)", "guest": "杜鹃声"},
        ),
        ("嘉宾：杜鹃声｜时长：1小时5分", {"guest": "杜鹃声", "duration": "1小时5分"}),
    ],
)
def test_header_lines_in_chinese(line: str, told: dict[str, str]) -> None:
    document = readers.read("page.txt", f"织机 E3 | 蜂群的一年\n{line}\n\n金句（1）\n• “蜂不等人。”\n".encode())
    assert {f.name: f.value for f in document.fields if f.name in told} == told


def test_a_timeline_of_titles_names_no_speakers() -> None:
    text = "时间轴\n00:00 开场\n02:10 蜂箱\n11:25 冬天怎么过\n20:40 蜜的颜色\n"
    assert not readers.read("page.txt", text.encode()).cues
