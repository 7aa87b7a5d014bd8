"""Speaker transcripts in all the forms that people write, and their front matter."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from heard import LENNY, document, faults, heard, problems

from kg.readers import read
from kg.records.errors import InputError

HEAD = """---
guest: Ada Lovelace
title: 'Engines: what they''re for | Ada
  Lovelace'
youtube_url: https://www.youtube.com/watch?v=abc
publish_date: 2024-05-01
duration: '2:00'
keywords:
- engines
---

# Engines

## Transcript

"""


def test_turns_continuations_and_paragraphs() -> None:
    text = HEAD + (
        "Ada Lovelace (00:00:00):\nGood morning.\n\nHost (00:10):\nWelcome. This is long.\nA second paragraph.\n\n"
        "(00:01:30):\nWe go on.\n\nAda Lovelace (00:01:40): Thanks.\n"
    )
    assert heard(text) == [
        "17 0-10 Ada Lovelace: Good morning.",
        "20 10-52.927 Host: Welcome. This is long.",
        "21~ 52.927-90 Host: A second paragraph.",
        "24 90-100 Host: We go on.",
        "26 100-? Ada Lovelace: Thanks.",
    ]
    found = document(text)
    assert found.source.format == "speaker-transcript"
    assert [text[cue.offset :].startswith(cue.text) for cue in found.cues] == [True] * 5
    assert [(field.name, field.line) for field in found.fields[:5]] == [
        ("guest", 2),
        ("title", 3),
        ("url", 5),
        ("published", 6),
        ("duration", 7),
    ]
    assert found.field("title") == "Engines: what they're for | Ada Lovelace"
    assert found.field("title") in found.text(3)
    assert not found.problems
    assert not list(faults(text, found))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[00:12:34] Ada: One.\n[00:12:40] Bob: Two.\n", ["1 754-760 Ada: One.", "2 760-? Bob: Two."]),
        ("**Ada** (12:34):\nOne.\n\n**Bob** (12:40):\nTwo.", ["2 754-760 Ada: One.", "5 760-? Bob: Two."]),
        ("**[00:01] Ada:** One.\n\n**[00:02] Bob:** Two.", ["1 1-2 Ada: One.", "3 2-? Bob: Two."]),
        (
            "Ada: One.\nBob: Two.\nAda: Three.\nBob: Four: five.",
            ["1 Ada: One.", "2 Bob: Two.", "3 Ada: Three.", "4 Bob: Four: five."],
        ),
        ("Speaker 1  0:00\nOne.\n\nSpeaker 2  0:05\nTwo.", ["2 0-5 Speaker 1: One.", "5 5-? Speaker 2: Two."]),
        (
            "张三（00:00:12）：\n大家好。\n\n（00:00:30）：\n继续。\n李四（00:01:00）：谢谢。",
            ["2 12-30 张三: 大家好。", "5 30-60 张三: 继续。", "6 60-? 李四: 谢谢。"],
        ),
        (
            "主持人：大家好。\n嘉宾：你好，问题是：为什么？\n主持人：好。\n嘉宾：对。",
            ["1 主持人: 大家好。", "2 嘉宾: 你好，问题是：为什么？", "3 主持人: 好。", "4 嘉宾: 对。"],
        ),
        (
            "[0.00 --> 4.58]  One\n[4.94 --> 6.66]  two.\n[7.08 --> 9.32]  Three.",
            ["1 0-4.58 One", "2 4.94-6.66 two.", "3 7.08-9.32 Three."],
        ),
        ("### Ada [0:01]\nOne.\n### Bob [0:02]\nTwo.", ["2 1-2 Ada: One.", "4 2-? Bob: Two."]),
        (
            "Ada Lovelace\n[(00:00:01)](https://example.org/w?t=1) One.\n\n"
            "Bob\n[(00:00:02)](https://example.org/w?t=2) Two.\n\n"
            "Ada Lovelace\n[(00:00:03)](https://example.org/w?t=3) Three.\n\n"
            "Bob\n[(00:00:04)](https://example.org/w?t=4) Four.",
            ["2 1-2 Ada Lovelace: One.", "5 2-3 Bob: Two.", "8 3-4 Ada Lovelace: Three.", "11 4-? Bob: Four."],
        ),
        ("Ada: (0:05 - 0:09) One.\nBob: (0:09 - 0:11) Two.", ["1 5-9 Ada: One.", "2 9-11 Bob: Two."]),
        ("MUSIC (00:00):\nAcme.\nAda (00:04):\nHi.\n", ["2 0-4 MUSIC: Acme.", "4 4-? Ada: Hi."]),
    ],
)
def test_forms_of_labels(text: str, expected: list[str]) -> None:
    assert heard(text) == expected
    assert not list(faults(text, document(text)))


TOLD = ("We wove all of the winter.", "Did you stop at all?", "Not for an hour.", "Why was that?")


@pytest.mark.parametrize(
    "form",
    [
        "{name} {time}\n{text}\n",
        "[{time}] {name}\n{text}\n",
        "{time} {name}\n{text}\n",
        "{name}: {time} {text}\n",
        "{name}: {time}\n\n{text}\n",
        "{name}, {time}\n{text}\n",
        "| {time} | {name} | {text} |",
        "| {name} | {time} | {text} |",
        "{name}\n{time}\n{text}\n",
        "{name} (laughing) [{time}]:\n{text}\n",
        "### {name} [{time}](https://example.org/w?t=1)\n{text}\n",
        "<p><cite>{name}:</cite> <time>{time}</time></p><p>{text}</p>",
        "<tr><td>{time}</td><td>{name}</td><td>{text}</td></tr>",
    ],
)
def test_names_and_times_in_every_order(form: str) -> None:
    rows = [("Ada Lovelace", "Bob Stone")[n % 2] for n in range(8)]
    told = [form.format(name=name, time=f"0:{n}{n}", text=TOLD[n % 4]) for n, name in enumerate(rows) if n < 6]
    text = "<html><body>" + "\n".join(told) + "</body></html>" if "<" in form else "\n".join(told)
    found = document(text)
    assert found.source.format == "speaker-transcript"
    assert [(cue.speaker_raw, cue.start_s, cue.text) for cue in found.cues] == [
        (name, n * 11.0, TOLD[n % 4]) for n, name in enumerate(rows) if n < 6
    ]
    assert not list(faults(text, found))


@pytest.mark.parametrize(
    "form",
    [
        "**{name}** {text}\n",
        "{name}\n{text}\n",
        "{name} — {text}\n",
        "<p><b>{name}</b> {text}</p>",
        "<strong>Mr. {capitals}</strong>. {text}\n<br/><br/>",
        "Mr. {capitals}. {text}\n",
        "{capitals} (V.O.): {text}\n",
        "{capitals}, HOST: {text}\n",
    ],
)
def test_names_without_times(form: str) -> None:
    rows = [("Ada Lovelace", "Bob Stone")[n % 2] for n in range(6)]
    told = [form.format(name=name, capitals=name.split()[1].upper(), text=TOLD[n % 4]) for n, name in enumerate(rows)]
    text = "<html><body>" + "\n".join(told) + "</body></html>" if "<" in form else "\n".join(told)
    found = document(text)
    said = [form.split("{text}")[0].count("Mr.") * "Mr. " + row.split()[1].upper() for row in rows]
    assert [cue.text for cue in found.cues] == [TOLD[n % 4] for n in range(6)]
    assert [cue.speaker_raw for cue in found.cues] == (said if "{capitals}" in form else rows)
    assert not list(faults(text, found))


def test_a_time_and_a_sentence_on_every_line_is_a_transcript_and_a_list_of_chapters_is_none() -> None:
    spoken = "\n".join(f"00:0{n}:00 {TOLD[n % 4]}" for n in range(8))
    assert [cue.start_s for cue in document(spoken).cues] == [60.0 * n for n in range(8)]
    chapters = "\n".join(f"00:0{n}:00 Winter weaving {n}" for n in range(8))
    assert document(chapters).source.format != "speaker-transcript"


def test_times_between_turns_time_them_and_the_program_says_nothing() -> None:
    text = (
        "Transcript\n\n00:00:00\n\nAda: One.\nBob: Two.\nAda: Three.\n\n00:05:00\n\nBob: Four.\nAda: Five.\n\n"
        "Meeting ended after 00:09:10\n"
    )
    assert [(cue.text, cue.start_s) for cue in document(text).cues if cue.timing == "given"] == [
        ("One.", 0.0), ("Four.", 300.0), ("Five.", None),
    ]  # fmt: skip


def test_lines_of_one_sentence_are_one_cue_and_notes_are_no_speakers() -> None:
    text = (
        "ADA: This is a hard\nwrapped sentence.\nStill she.\n\nBOB: Sure.\n\nADA: Thanks.\nNote: remember.\n\nBOB: Bye."
    )
    assert heard(text) == [
        "1 ADA: This is a hard wrapped sentence.",
        "3 ADA: Still she.",
        "5 BOB: Sure.",
        "7 ADA: Thanks.",
        "8 ADA: Note: remember.",
        "10 BOB: Bye.",
    ]


def test_what_stands_around_the_turns_is_kept() -> None:
    text = (
        "# A talk\n\nHost: Bob Stone\nA word before.\n\n## Part one\n\nAda (0:01):\nOne.\n\n"
        "## Part two\n\nBob (0:02):\nTwo.\n\n## Links\n\n- a link\nmore words\n"
    )
    found = document(text)
    assert [(field.name, field.value) for field in found.fields] == [("title", "A talk"), ("host", "Bob Stone")]
    assert [(item.kind, item.section, item.title) for item in found.items] == [
        ("paragraph", "A talk", "A word before."),
        ("section", "Part two", "Part two"),
        ("list-item", "Links", "a link"),
        ("paragraph", "Links", "more words"),
    ]


def test_times_in_brackets_within_the_words_are_words() -> None:
    assert heard("Ada (0:01):\nIt is [inaudible 00:00:42] so.\nBob (0:09):\nSee (0:03): yes.")[0].endswith(
        "[inaudible 00:00:42] so."
    )


@pytest.mark.parametrize(
    "text",
    [
        "Notes\n\n- [12:34] Engines matter.\n- [13:00] Looms too.\n- [14:00] Ada: yes.\n- [15:00] Bob: no.\n",
        "Claims\n[12:34] Engines matter.\n[13:00] Looms too.\nText.\nMore text.\nAnd more.\n",
        "Chapters\nIntro (00:00)\nEarly life (02:10)\nCareer (04:10)\nSchool (05:10)\nWork (07:10)\nEnd (09:10)\n",
        "Claim: one.\nEvidence: two.\nClaim: three.\nEvidence: four.\nClaim: five.\nEvidence: six.\n",
        "A page\nTitle: Engines\nDuration: 10 min\nSource: a talk\nIt says: nothing.\n",
    ],
)
def test_pages_with_codes_and_colons_are_no_transcripts(text: str) -> None:
    assert document(text).source.format != "speaker-transcript"


def test_a_clip_is_not_believed() -> None:
    head = HEAD.replace("keywords:", "description: 'Full episode here: https://youtu.be/full'\nkeywords:")
    found = document(head + "Ada Lovelace (00:00:00):\nOne.\n\nHost (01:00:00):\nTwo.\n")
    assert [problem.kind for problem in found.problems] == ["duration-contradicted"]
    assert found.problems[0].line == 7
    assert found.field("duration") is None
    assert found.field("stated-duration") == "2:00"
    assert found.field("url") == "https://youtu.be/full"


def test_another_episode_is_not_believed() -> None:
    head = HEAD.replace("Ada\n  Lovelace'", "Grace\n  Hopper'").replace("guest: Ada Lovelace", "guest: Mary Somerville")
    found = document(head + "Ada Lovelace (00:00:00):\nOne.\n\nHost (00:01:00):\nTwo.\n")
    assert [problem.kind for problem in found.problems] == ["front-matter-contradicted"] * 2
    assert found.field("guest") is None
    assert found.field("stated-guest") == "Mary Somerville"


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("title: Engines: a history", {"title": "Engines: a history"}),
        ("guest: [Ada, Bob]\nx: {y: 1}", {"guest": "Ada", "x.y": "1"}),
        ("title: >\n  two\n  lines", {"title": "two lines"}),
        ("title: \"a \\\"b\\\"\"\nhost: 'it''s'", {"title": 'a "b"', "host": "it's"}),
        ("嘉宾：张三\n标题：一个题目", {"guest": "张三", "title": "一个题目"}),
        ("a: &a [x]\nb: [*a, *a, *a]", {"a": "x"}),
        ("deep: " + "[" * 3000, {}),
        ("- only\n- a list", {}),
    ],
)
def test_front_matter(head: str, expected: dict[str, str]) -> None:
    found = document(f"---\n{head}\n---\nAda (0:01):\nOne.\nBob (0:02):\nTwo.\n")
    assert {name: found.field(name) for name in expected} == expected
    assert len(found.cues) == 2
    for field in found.fields:
        assert field.value in found.text(field.line) or not expected


def test_front_matter_that_is_no_yaml_is_reported() -> None:
    assert problems("---\ntitle: a: b\n---\nAda (0:01):\nOne.\nBob (0:02):\nTwo.\n") == ["front-matter"]


@pytest.mark.skipif(not LENNY.is_dir(), reason="the ten transcripts are not beside the checkout")
@pytest.mark.parametrize("path", sorted(LENNY.glob("*.md")), ids=lambda path: path.stem)
def test_ten_transcripts_are_read_whole(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    found = document(text, path.name)
    rows = text.split("---\n", 2)[2].split("\n")
    labels = sum(row.endswith("):") and row[:-2].rpartition("(")[2].replace(":", "").isdigit() for row in rows)
    words = Counter(
        word for row in rows if row and not row.startswith("#") and not row.endswith("):") for word in row.split()
    )
    if labels < 0.9 * len(found.cues):
        pytest.skip("labels of another form")
    assert labels <= len(found.cues) <= labels + 1
    assert Counter(word for cue in found.cues for word in cue.text.split()) == words
    assert all(cue.speaker_raw and cue.start_s is not None for cue in found.cues)
    assert not list(faults(text, found))
    assert not {problem.kind for problem in found.problems} - {
        "duration-contradicted",
        "unordered-time",
        "front-matter-contradicted",
    }


def test_json_is_no_speaker_transcript() -> None:
    with pytest.raises(InputError, match="its keys: Ada, Bob"):
        document(json.dumps({"Ada": "One.", "Bob": "Two."}, indent=1))


ONCE = [
    ("[Una Berg] 0:04\nHow did it start?\n\n[Ola Lind] 0:08\nWith wool.\n\n[Una Berg] 0:14\nAnd then?\n", "brackets"),
    ("### Una Berg [0:04](https://a.b/4)\nHow did it start?\n\n### Ola Lind [0:08](https://a.b/8)\nWith wool.\n\n"
     "### Una Berg [0:14](https://a.b/14)\nAnd then?\n", "linked headings"),
    ("| Who | At | Words |\n|---|---|---|\n| Una | 0:04 | How did it start? |\n| Ola | 0:08 | With wool. |\n"
     "| Una | 0:14 | And then? |\n", "a table"),
    ("Una: 0:04 How did it start?\n\nOla: 0:08 With wool.\n\nUna: 0:14 And then?\n", "colons"),
    ("Una Berg: [0:04] How did it start? [0:06][2.0]\n\nOla Lind: [0:08] With wool. [0:09][1.0]\n\n"
     "Una Berg: [0:14] And then? [0:15][1.0]\n", "ends"),
    ("<cite>Una Berg:</cite>\n<time>0:04</time>\n<p>How did it start?</p>\n<cite>Ola Lind:</cite>\n<time>0:08</time>\n"
     "<p>With wool.</p>\n<cite>Una Berg:</cite>\n<time>0:14</time>\n<p>And then?</p>\n", "cite, time and p"),
    ("<article><h2>Talk</h2><cite>Una Berg</cite><time>0:04</time><p>How did it start?</p><cite>Ola Lind</cite>"
     "<time>0:08</time><p>With wool.</p><cite>Una Berg</cite><time>0:14</time><p>And then?</p></article>", "no colons"),
    ("1\n00:00:04,000 --> 00:00:06,000\nUna Berg: How did it start?\n\n2\n00:00:08,000 --> 00:00:09,000\n"
     "Ola Lind (he/him): With wool.\n\n3\n00:00:14,000 --> 00:00:15,000\nUna Berg: And then?\n", "SRT"),
]  # fmt: skip


@pytest.mark.parametrize("text", [row[0] for row in ONCE], ids=[row[1] for row in ONCE])
def test_who_speaks_once_is_nobody_else(text: str) -> None:
    cues = read("talk.txt", text.encode()).cues
    assert [(cue.start_s, (cue.speaker_raw or "").split()[0], cue.text) for cue in cues] == [
        (4.0, "Una", "How did it start?"), (8.0, "Ola", "With wool."), (14.0, "Una", "And then?"),
    ]  # fmt: skip
    assert all("he/him" not in (cue.speaker_raw or "") for cue in cues)


def test_what_programs_write_around_a_talk_is_said_by_nobody() -> None:
    text = (
        '---\nguest: "[[Ola Lind]]"\n---\n<details>\n<summary>Transcript</summary>\n\n**Una Berg** (0:04): How?\n\n'
        "**Ola Lind** (0:08): With wool.\n\n**Una Berg** (0:14): And then?\n\n</details>\n\n"
        "Berg, Una stopped transcription\n\n"
        "Sonix has many features that you'd love including upload many different filetypes.\n"
    )
    made = read("talk.md", text.encode())
    assert [cue.text for cue in made.cues] == ["How?", "With wool.", "And then?"]
    assert [field.value for field in made.fields if field.name == "guest"] == ["Ola Lind"]
    assert {item.kind for item in made.items} == {"note"}
