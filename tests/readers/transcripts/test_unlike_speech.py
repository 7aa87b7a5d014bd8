"""Pages with colons and times that are no transcript: never taken for one without a word about it."""

from __future__ import annotations

import pytest

from kg.readers import read

SENTENCES = (
    "Take the bread out of the oven.", "Let it rest on a rack.", "Heat some butter.", "Cut the onions thin.",
    "Wait until they are soft.", "Stir the flour in.", "Add the milk.", "Serve it hot.", "Wash the pans.", "Sit down.",
)  # fmt: skip
TWO, THREE = ("Mira", "Jonas"), ("INFO", "WARN", "DEBUG")


def lines(form: str) -> str:
    """Ten lines: {n} counts, {two} and {three} take turns, {half} is :00 or :30, {said} is a sentence."""
    return "\n".join(
        form.format(
            n=n, two=TWO[n % 2], three=THREE[n % 3], half=("00", "30")[n % 2], hour=10 + n // 2, said=SENTENCES[n]
        )
        for n in range(10)
    )


NO_TRANSCRIPTS = {
    "recipe with the time of day": "Sunday\n\n" + lines("{hour}:{half} {said}"),
    "plan of a day": "The day\n\n" + lines("{hour}:{half} {two} Holt: {said}"),
    "plan of a day in short": "The day\n\n09:00 Opening by Mira\n09:30 Jonas: Wind\n10:30 Tea\n11:00 Panel: wax",
    "table of a day": "# Day\n\n| Time | Who | What |\n|---|---|---|\n"
    + lines("| {hour}:{half} | {two} Holt | {said} |"),
    "verses": "The garden\n\n" + lines("1:{n} {said} And it was good, and they went out into the garden to see."),
    "log with levels": lines("[12:0{n}:07] {three}: {said}"),
    "log without": lines("12:0{n}:07 {said}"),
    "log from its start": "\n".join(f"[00:00:0{n}] {level}: began" for n, level in enumerate(THREE)),
    "lines of a chat": "[14:02] <mira> are you there?\n[14:03] <jonas> yes\n[14:03] <jonas> wine\n[14:10] <mira> red",
    "export of a chat": lines("[12/03/2024, 14:0{n}:11] {two}: {said}"),
    "figures": "time\tplace\tvalue\n" + lines("00:0{n}:10\t{two}\t{n}.5 C"),
    "figures with commas": "time,place,value\n" + lines("00:0{n}:10,{two},{n}.5"),
    "records": "Hive: North\nWeight: 12 kg\nQueen: seen\nRemark: calm\n" * 4,
    "letters": "\n\n".join(
        f"From: {TWO[n % 2]}\nSent: 12 March 2024\nSubject: Bees\n\n{SENTENCES[n]}" for n in range(6)
    ),
    "glossary": "Brood: The young bees.\nSuper: A box on top.\nDrone: A male bee.\nBrood: See also.",
    "prose": "There is one thing to know: bees hate wind.\n\nHe had a rule: never at noon.\n\nSo he waited: for sun.",
    "settings": "[server]\nhost: example.org\nport: 80\n[client]\nhost: localhost\nport: 90",
    "results": "Results\n\n" + lines("{n}. {two} Holt 12:0{n}"),
    "tracks": lines("0{n}. The Long Meadow 3:1{n}"),
}


@pytest.mark.parametrize("page", NO_TRANSCRIPTS)
def test_no_transcript_is_invented_in_silence(page: str) -> None:
    document = read("page.txt", NO_TRANSCRIPTS[page].encode())
    told = {problem.kind for problem in document.problems}
    assert not document.cues or "unsure-format" in told
    assert document.items or document.cues


def test_several_lines_in_a_row_are_no_title() -> None:
    rows = ("start: port 80", "slow: query 7", "lost: link 4", "stop: at once")
    text = "".join(f"2024-05-01 12:00:0{n},10{n} INFO {row}\n" for n, row in enumerate(rows))
    document = read("page.txt", text.encode())
    assert not any("\n" in field.value or "slow" in field.value for field in document.fields)
    assert document.items


@pytest.mark.parametrize("first", [0, 7])
def test_short_answers_and_times_that_are_round_are_speech(first: int) -> None:
    text = "\n".join(f"[{first + n}:{n * 5:02}] {TWO[n % 2]}: {SENTENCES[n]}" for n in range(8))
    document = read("talk.txt", (text + f"\n[{first + 8}:41] Mira: Yes.\n").encode())
    assert len(document.cues) == 9
    assert not document.problems
