"""Two sources that give a speaker's very words are about one conversation."""

from dataclasses import replace

from kg.quoting.wording import Wording, at_their_seconds, shared_passages
from kg.recordings.grouping import group
from kg.records.document import Cue, Document, Field, Item, Source
from kg.text.timecode import clock

SPOKEN = [
    "and I said to him that the engine has no pretensions whatever to originate anything at all",
    "it can do whatever we know how to order it to perform and that is the whole of it",
    "we may say most aptly that it weaves patterns of algebra just as the loom weaves flowers",
]


def page(name: str, quotes: list[str], title: str) -> Document:
    items = tuple(Item(n, n, "Claims", "claim", "A point", f"Evidence “{quote}”") for n, quote in enumerate(quotes, 2))
    return _document(name, title, items=items)


def transcript(name: str, words: str) -> Document:
    return _document(name, "The whole talk, in captions", cues=(Cue(3, 0, words),))


def _document(name: str, title: str, items: tuple[Item, ...] = (), cues: tuple[Cue, ...] = ()) -> Document:
    source = Source(f"src-{name}", f"{name}.txt", name, title, "test", "", "en")
    return Document(source, (Field("guest", "Ada Lovelace", 1),), items, cues, ())


CAPTIONS = transcript("captions", "well " + ", yes, ".join(words.capitalize() for words in SPOKEN) + " thank you")


def test_quotes_are_found_in_captions_whatever_the_case_and_commas() -> None:
    assert shared_passages(Wording(page("notes", SPOKEN, "Engines")), Wording(CAPTIONS)) == 3


def test_the_own_words_of_two_pages_do_not_count() -> None:
    boiler = "A faithful and complete reading of the whole episode, made with care for you by machine"
    one, two = (_document(name, name, items=(Item(2, 2, "About", "paragraph", boiler, ""),)) for name in ("one", "two"))
    assert shared_passages(Wording(one), Wording(two)) == 0


def test_three_passages_make_one_recording_one_does_not() -> None:
    together, problems = group([page("notes", SPOKEN, "On engines and looms"), CAPTIONS])
    assert len(together) == 1
    assert "3 passages are the same words" in together[0].why
    assert not problems
    apart, problems = group([page("notes", SPOKEN[:1], "On engines and looms"), CAPTIONS])
    assert len(apart) == 2
    assert [problem.kind for problem in problems] == ["undecided-recording"]


SAYINGS = ("You cannot weave fog on a loom.", "My cards remember more than I do.", "Every wheel is a small promise.")


def _timed(name: str, *seconds: float, guest: str = "Ada Lovelace") -> Document:
    """A page with a quote at each second."""
    items = tuple(
        Item(n, n, "Quotes", "quote", words, time_raw=clock(second))
        for n, (words, second) in enumerate(zip(SAYINGS, seconds, strict=False), 1)
    )
    made = _document(name, name, items)
    return replace(made, fields=(Field("guest", guest, 1),))


def _captions(name: str, *seconds: float) -> Document:
    """Captions without a header, in which the sayings stand at these seconds, each over two cues."""
    cues = []
    for words, second in zip(SAYINGS, seconds, strict=False):
        first, last = words.lower().rstrip(".").split(" ", 2)[:2], words.lower().rstrip(".").split(" ", 2)[2]
        cues += [Cue(len(cues) + 1, 0, " ".join(first), None, second, second + 2)]
        cues += [Cue(len(cues) + 1, 0, last, None, second + 2, second + 4)]
    return replace(_document(name, name, (), tuple(cues)), fields=())


def test_three_quotes_at_their_seconds_join_a_page_to_captions_without_a_header() -> None:
    page, captions = _timed("a.txt", 60, 600, 1200), _captions("b.srt", 66, 590, 1203)
    assert at_their_seconds([page, captions]) == {(0, 1): 3}
    (recording,), problems = group([page, captions])
    assert "3 quotes stand in the transcript at their seconds" in recording.why
    assert not problems


def test_quotes_at_other_seconds_or_of_another_guest_join_nothing() -> None:
    captions = _captions("b.srt", 60, 600, 1200)
    assert len(group([_timed("a.txt", 60, 900, 2200), captions])[0]) == 2
    assert len(group([_timed("a.txt", 60, 600), captions])[0]) == 2
    named = replace(captions, fields=(Field("guest", "Grace Hopper", 1),))
    assert len(group([_timed("a.txt", 60, 600, 1200), named])[0]) == 2
