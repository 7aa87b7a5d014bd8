"""Pages that grow: each generator makes a page of a kind that once cost more than it was long, or that could.

A generator takes a size and returns the files of a folder by name. Twice the size is twice the text.
"""

from __future__ import annotations

import json
from collections.abc import Callable

Pages = dict[str, str]

HEAD = "Engines — a long talk\nDuration: 90 min\nHost: Mary Somerville\nGuest: Ada Lovelace · Analyst at Acme\n"
_SYLLABLES = ("ba", "de", "fi", "go", "ku", "la", "me", "ni", "ro", "su", "ta", "ve", "wi", "xo", "yu", "za")
_HAN = "安柏晨迪恩飞高海嘉凯兰明宁鹏青瑞思涛文雪扬泽"


def word(number: int) -> str:
    """A word of its own for every number."""
    digits = [_SYLLABLES[number // 16**place % 16] for place in range(4)]
    return "".join(digits).capitalize()


def han(number: int) -> str:
    """A Chinese given name for every number."""
    return _HAN[number % 22] + _HAN[number // 22 % 22] + (_HAN[number // 484 % 22] if number >= 484 else "")


def listed(heading: str, rows: list[str]) -> str:
    return HEAD + f"{heading} ({len(rows)})\n" + "".join(f"- {row}\n" for row in rows)


def page(text: str, name: str = "page.txt") -> Pages:
    return {name: text}


def one_surname(size: int) -> Pages:
    return page(listed("People Mentioned", [f"{word(n)} Okafor — an engineer." for n in range(size)]))


def one_given_name(size: int) -> Pages:
    return page(listed("People Mentioned", [f"Ada {word(n)} — an engineer." for n in range(size)]))


def initials(size: int) -> Pages:
    rows = [f"{chr(65 + n % 26)}. {chr(65 + n // 26 % 26)}. {word(n)} — an engineer." for n in range(size)]
    return page(listed("People Mentioned", rows))


def han_with_latin(size: int) -> Pages:
    return page(listed("People Mentioned", [f"{word(n)} Wang (王{han(n)}) — an engineer." for n in range(size)]))


def han_alone(size: int) -> Pages:
    return page(listed("People Mentioned", [f"王{han(n)} — 工程师。" for n in range(size)]))


def acronyms(size: int) -> Pages:
    names = ((word(n), word(n + 7), word(n + 9)) for n in range(size))
    return page(listed("Concepts", [f"{' '.join(parts)} ({''.join(part[0] for part in parts)})" for parts in names]))


def equal_names(size: int) -> Pages:
    return page(listed("People Mentioned", ["Ada Lovelace — an engineer."] * size))


def many_speakers(size: int) -> Pages:
    return page("".join(f"{word(n)} {word(n + 5)}: I worked at Acme in 1990.\n\n" for n in range(size)))


def two_speakers(size: int) -> Pages:
    return page("".join(f"{('Ada', 'Mary')[n % 2]}: The loom number {n} ran well.\n\n" for n in range(size)))


def possessives(size: int) -> Pages:
    return page(HEAD + "Notes\n- " + "Ada’s " * size + "\n")


def one_sentence(size: int) -> Pages:
    return page(HEAD + "Notes\n- Ada met " + ", ".join(f"{word(n)} Roe" for n in range(size)) + " at Acme.\n")


def joiners(size: int) -> Pages:
    return page(HEAD + "Notes\n- Ada" + "\u200d" * size + "Lovelace met Bob.\n")


def combining(size: int) -> Pages:
    return page(HEAD + "Notes\n- Ada" + "\u0301" * size + " Lovelace met Bob.\n")


def backticks(size: int) -> Pages:
    runs = "".join("`" * (n % 40 + 1) + "x" for n in range(size // 8))
    return page(f"# Engines\n\n{runs}\n", "page.md")


def emphasis(size: int) -> Pages:
    return page(f"# Engines\n\n{'*a **b _c ' * (size // 4)}\n", "page.md")


def colons(size: int) -> Pages:
    return page(HEAD + "Chapters\n- " + "1:" * size + " Beginnings\n")


def times_in_line(size: int) -> Pages:
    return page(HEAD + "Chapters\n- " + "01:02, " * size + "Beginnings\n")


def chapters(size: int) -> Pages:
    rows = [f"{n // 60}:{n % 60:02d} · {word(n)} and looms" for n in range(size)]
    return page(listed("Chapters", rows))


def json_of_unknown_shape(size: int) -> Pages:
    rows = [{"alpha": {"beta": [n, word(n)]}, "gamma": f"{word(n)} Roe"} for n in range(size)]
    return page(json.dumps({"rows": rows}, indent=1), "page.json")


def json_segments(size: int) -> Pages:
    rows = [{"start": n * 3.0, "end": n * 3.0 + 2, "text": f"The loom number {n} ran well."} for n in range(size)]
    return page(json.dumps({"segments": rows}), "page.json")


def captions(size: int) -> Pages:
    def stamp(second: int) -> str:
        return f"{second // 3600:02d}:{second // 60 % 60:02d}:{second % 60:02d},000"

    cues = (f"{n + 1}\n{stamp(3 * n)} --> {stamp(3 * n + 2)}\nThe loom {n} ran well.\n\n" for n in range(size))
    return page("".join(cues), "page.srt")


def quotes_and_captions(size: int) -> Pages:
    rows = [f"“The loom {n} ran well.” — Ada Lovelace" for n in range(0, size, 8)]
    return {**captions(size), "page.txt": listed("Notable Quotes", rows)}


def headings(size: int) -> Pages:
    return page("# Engines\n" + "".join(f"\n## {word(n)}\n\nA loom ran.\n" for n in range(size)), "page.md")


def nested_bullets(size: int) -> Pages:
    return page(HEAD + "Notes\n" + "".join(" " * min(n, 300) + f"- loom {n}\n" for n in range(size)))


def brackets(size: int) -> Pages:
    return page(HEAD + "Notes\n- " + "(" * size + "[" * size + " Ada\n")


def nested_html(size: int) -> Pages:
    return page("<html><body>" + "<div><b>" * size + "Ada met Bob." + "</body></html>", "page.html")


def tags(size: int) -> Pages:
    return page("<html><body>" + "".join(f"<p>Loom <b>{n}</b> ran.</p>" for n in range(size)) + "</html>", "page.html")


def claims(size: int) -> Pages:
    return page(listed("Takeaways", [f"The loom of {word(n)} will weave {n} threads by 2030." for n in range(size)]))


def equal_claims(size: int) -> Pages:
    return page(listed("Takeaways", [f"The loom will weave {n % 7 + 2} threads by 2030." for n in range(size)]))


def numbers(size: int) -> Pages:
    rows = [f"{n + 100} million threads — woven at Acme in {1800 + n % 200}" for n in range(size)]
    return page(listed("Specific Numbers", rows))


def offices(size: int) -> Pages:
    return page(listed("Takeaways", [f"Ada was head of {word(n)} at Acme from {1800 + n % 200}." for n in range(size)]))


def advisers(size: int) -> Pages:
    return page(listed("Takeaways", [f"{word(n)} Roe was advised by {word(n + 1)} Roe." for n in range(size)]))


def relatives(size: int) -> Pages:
    return page(HEAD + "Notes\n- Ada, who met " + "Bob, who met " * size + "Mary, founded Acme.\n")


def conjunctions(size: int) -> Pages:
    return page(HEAD + "Notes\n- Ada founded Acme" + " and joined Initech" * size + ".\n")


def front_matter(size: int) -> Pages:
    return page("---\n" + "".join(f"key{n}: value\n" for n in range(size)) + "---\nAda: Looms ran.\n", "page.md")


def table_rows(size: int) -> Pages:
    rows = "".join(f"| {word(n)} Roe | engineer at Acme | {n}:00 |\n" for n in range(size))
    return page(f"# Engines\n\n## People\n\n| Name | Role | Time |\n|---|---|---|\n{rows}", "page.md")


def long_word(size: int) -> Pages:
    return page(HEAD + "Notes\n- " + "a" * size + "\n")


def signs(size: int) -> Pages:
    return page(HEAD + "Notes\n- " + "?!—" * size + "\n")


def blank_lines(size: int) -> Pages:
    return page(HEAD + "\n" * size + "Notes\n- A loom ran.\n")


def chinese_talk(size: int) -> Pages:
    return page("".join(f"{('王安', '李柏')[n % 2]}：第{n}台织机运转得很好。\n\n" for n in range(size)))


def small_files(size: int) -> Pages:
    text = "Looms {} — a talk\nGuest: {} {}\nNotes\n- A loom ran.\n"
    return {f"page{n}.txt": text.format(n, word(n), word(n + 3)) for n in range(size)}


def one_guest(size: int) -> Pages:
    return {f"page{n}.txt": f"Looms {n} — a talk\nGuest: Ada Lovelace\nNotes\n- Loom {n} ran.\n" for n in range(size)}


def files_of_guests(size: int) -> Pages:
    text = "{} — a talk\n{}Notes\n- A loom ran.\n"
    names = [f"{word(37 * n)} {word(91 * n + 5)}" for n in range(size)]
    stated = {f"page{n}.txt": text.format(word(n), f"Guest: {name}\n") for n, name in enumerate(names)}
    return stated | {f"more{n}.txt": text.format(f"Interview with {name}", "") for n, name in enumerate(names)}


def dotted_han(size: int) -> Pages:
    rows = [f"{han(n)}·{han(n + 50)} and {word(n)} {word(n + 9)} — engineers." for n in range(size)]
    return page(listed("People Mentioned", rows))


GROWING: dict[str, tuple[Callable[[int], Pages], int]] = {
    "a surname for all": (one_surname, 60),
    "a given name for all": (one_given_name, 60),
    "initials": (initials, 60),
    "Han names with Latin": (han_with_latin, 40),
    "Han names": (han_alone, 60),
    "acronyms": (acronyms, 60),
    "a name again and again": (equal_names, 100),
    "speakers": (many_speakers, 60),
    "two speakers": (two_speakers, 100),
    "possessives": (possessives, 100),
    "names in a sentence": (one_sentence, 60),
    "zero-width joiners": (joiners, 2000),
    "combining marks": (combining, 2000),
    "runs of backticks": (backticks, 500),
    "emphasis": (emphasis, 500),
    "colons": (colons, 500),
    "times in a line": (times_in_line, 200),
    "chapters": (chapters, 60),
    "JSON of unknown shape": (json_of_unknown_shape, 60),
    "JSON segments": (json_segments, 100),
    "captions": (captions, 100),
    "quotes and captions": (quotes_and_captions, 160),
    "headings": (headings, 60),
    "nested bullets": (nested_bullets, 100),
    "brackets": (brackets, 500),
    "nested HTML": (nested_html, 200),
    "HTML": (tags, 100),
    "claims": (claims, 40),
    "claims much alike": (equal_claims, 40),
    "numbers": (numbers, 40),
    "offices": (offices, 40),
    "advisers": (advisers, 40),
    "relative clauses": (relatives, 30),
    "conjunctions": (conjunctions, 30),
    "front matter": (front_matter, 100),
    "rows of a table": (table_rows, 60),
    "a long word": (long_word, 5000),
    "signs": (signs, 500),
    "blank lines": (blank_lines, 2000),
    "talk in Chinese": (chinese_talk, 100),
    "files": (small_files, 10),
    "files of one guest": (one_guest, 20),
    "files of many guests": (files_of_guests, 10),
    "Han names with a dot": (dotted_han, 30),
}
"""Each generator with the size at which doubling begins."""
