"""JSON of speech services: AssemblyAI, Deepgram, AWS, Google, Azure, Speechmatics, IBM, Rev, Sonix and others.

A service is a row: the keys by which its files are known, and a function from the file's object to words. Times are
seconds in what these functions yield. Where a service lists words they are read, since they have the finer times; the
text of a whole utterance is taken where there are none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kg.readers.base import Page, Reader, Reading
from kg.readers.transcripts import records, spoken_words
from kg.readers.transcripts.placed_json import Object, Text, Value, parse
from kg.readers.transcripts.records import Places, number
from kg.readers.transcripts.spoken_words import Word, speaker

Words = Callable[[Object], Iterator[Word]]

FIELDS = {"title": "title", "language_code": "language", "language": "language", "name": "title", "jobName": "job"}
_SECONDS = re.compile(r"(\d{1,9}(?:\.\d{1,9})?)s")
_DURATION = re.compile(r"PT(?:(\d{1,4})H)?(?:(\d{1,6})M)?(?:(\d{1,9}(?:\.\d{1,9})?)S)?")


def objects(value: Value, *keys: str) -> list[Object]:
    """Return the objects of the list at the end of a path of keys; [] where there is none."""
    for key in keys:
        value = value.get(key) if isinstance(value, Object) else None
    return [one for one in value if isinstance(one, Object)] if isinstance(value, list) else []


def inner(value: Value, *keys: str) -> Object:
    """Return the object at the end of a path of keys, an empty one where there is none."""
    for key in keys:
        value = value.get(key) if isinstance(value, Object) else None
    return value if isinstance(value, Object) else Object()


def text(value: Object, *keys: str) -> Text:
    """Return the first of the keys' texts that has words, an empty one where none has."""
    found = next((one for key in keys if isinstance(one := value.get(key), Text) and one.strip()), None)
    return found if found is not None else Text("")


def label(value: Object, *keys: str) -> str | None:
    """Return the speaker under the first of the keys that has one."""
    found = (records.name(value.get(key)) for key in keys)
    return speaker(next((one for one in found if one), None))


def second(value: Value, unit: float = 1.0) -> float | None:
    """Return the seconds of a number, a time code, "1.400s" or "PT1.4S"; numbers are in units of `unit` seconds."""
    if isinstance(value, Text):
        if match := _SECONDS.fullmatch(value):
            return float(match[1])
        if (match := _DURATION.fullmatch(value)) and any(match.groups()):
            return round(sum(float(part or 0) * n for part, n in zip(match.groups(), (3600, 60, 1), strict=True)), 6)
    elif isinstance(value, Object):
        whole, parts = number(value.get("seconds")) or 0.0, number(value.get("nanos")) or 0.0
        return round(whole + parts / 1e9, 6)
    found = number(value)
    return None if found is None else round(found * unit, 6)


def _listed(listed: Sequence[Object], keys: Sequence[str], start: str, end: str, unit: float = 1.0) -> Iterator[Word]:
    """Yield what a list of words or utterances with start, end and speaker says."""
    for one in listed:
        who = label(one, "speaker", "speaker_name", "speaker_id")
        yield Word(text(one, *keys), second(one.get(start), unit), second(one.get(end), unit), who)


def assemblyai(root: Object) -> Iterator[Word]:
    """Words with milliseconds, else utterances; speakers are letters or names."""
    spoken = [word for one in objects(root, "utterances") for word in objects(one, "words")]
    listed = spoken or objects(root, "words") or objects(root, "utterances")
    return _listed(listed, ("text",), "start", "end", 0.001)


def deepgram(root: Object) -> Iterator[Word]:
    """Words of the first alternative of each channel, in order of time where there are several channels."""
    channels = [objects(channel, "alternatives")[:1] for channel in objects(root, "results", "channels")]
    listed = [word for found in channels for best in found for word in objects(best, "words")]
    if len(channels) > 1:
        listed.sort(key=lambda word: number(word.get("start")) or 0.0)
    spoken = list(_listed(listed, ("punctuated_word", "word"), "start", "end"))
    return iter(spoken or _listed(objects(root, "results", "utterances"), ("transcript",), "start", "end"))


def aws(root: Object) -> Iterator[Word]:
    """Items with times as texts; signs have none. Speakers stand with the items or in segments of their own."""
    results = inner(root, "results")
    turns = [
        (second(one.get("start_time")) or 0.0, label(one, "speaker_label"))
        for one in objects(results, "speaker_labels", "segments")
    ]
    turns.sort(key=lambda turn: turn[0])
    who = None
    for item in objects(results, "items"):
        said = next((found for one in objects(item, "alternatives") if (found := text(one, "content"))), Text(""))
        start, end = second(item.get("start_time")), second(item.get("end_time"))
        who = label(item, "speaker_label") or (_at(turns, start) if start is not None else None) or who
        yield Word(said, start, end, who, item.get("type") == "punctuation")


def _at(turns: Sequence[tuple[float, str | None]], start: float) -> str | None:
    """Return who has the word at a second: whose turn began last."""
    n = bisect_right(turns, start + 1e-6, key=lambda turn: turn[0])
    return turns[n - 1][1] if n else None


def google(root: Object) -> Iterator[Word]:
    """Words of the best alternative; the last result has them all with speakers where speakers were asked for."""
    results = objects(root, "results") or objects(root, "response", "results")
    best = [found[0] for one in results if (found := objects(one, "alternatives"))]
    last = objects(best[-1], "words") if best else []
    if len(best) > 1 and any("speakerTag" in word for word in last) and not text(best[-1], "transcript"):
        best = best[-1:]
    for one, result in zip(best, results if len(best) == len(results) else results[-1:], strict=False):
        words = objects(one, "words")
        for word in words:
            start = second(word.get("startTime", word.get("startOffset", word.get("start_time"))))
            end = second(word.get("endTime", word.get("endOffset", word.get("end_time"))))
            who = label(word, "speakerTag", "speakerLabel", "speaker_tag")
            yield Word(text(word, "word"), start, end, who if who != "Speaker 0" else None)
        if not words:
            yield Word(text(one, "transcript"), None, second(result.get("resultEndTime")))


def azure(root: Object) -> Iterator[Word]:
    """Phrases with an offset and a duration, the best reading of each."""
    for one in objects(root, "recognizedPhrases"):
        said = next((found for best in objects(one, "nBest") if (found := text(best, "display", "lexical"))), Text(""))
        start, length = second(one.get("offset")), second(one.get("duration"))
        end = round(start + length, 6) if start is not None and length is not None else None
        yield Word(said, start, end, label(one, "speaker"))


def speechmatics(root: Object) -> Iterator[Word]:
    """Words and signs, each with its readings."""
    for one in objects(root, "results"):
        best = next(iter(objects(one, "alternatives")), Object())
        glued = one.get("type") == "punctuation" and one.get("attaches_to") in (None, "previous")
        yield Word(
            text(best, "content"), second(one.get("start_time")), second(one.get("end_time")),
            label(best, "speaker"), glued,
        )  # fmt: skip


def ibm(root: Object) -> Iterator[Word]:
    """Lists of word, start and end; who speaks from which second on stands beside them."""
    parts = objects(root, "results")
    whole = [*parts, *(result for part in parts for result in objects(part, "results"))]
    stated = [*objects(root, "speaker_labels"), *(one for part in parts for one in objects(part, "speaker_labels"))]
    turns = [(second(one.get("from")) or 0.0, label(one, "speaker")) for one in stated]
    turns.sort(key=lambda turn: turn[0])
    for result in whole:
        best = next(iter(objects(result, "alternatives")), None)
        if best is None:
            continue
        stamps = best.get("timestamps")
        rows = [row for row in stamps if isinstance(row, list)] if isinstance(stamps, list) else []
        said = [row for row in rows if len(row) == 3 and isinstance(row[0], Text)]
        for row in said:
            if isinstance(row[0], Text):
                start = second(row[1])
                yield Word(row[0], start, second(row[2]), _at(turns, start) if start is not None else None)
        if not said:
            yield Word(text(best, "transcript"), None, None)


def rev(root: Object) -> Iterator[Word]:
    """Monologues of elements: texts with times, and signs that bring their own blanks."""
    names = {records.name(one.get("id")): records.name(one.get("name")) for one in objects(root, "speakers")}
    for turn in objects(root, "monologues"):
        number_of = records.name(turn.get("speaker"))
        who = speaker(names.get(number_of) or number_of)
        for one in objects(turn, "elements"):
            sign = one.get("type") == "punct"
            yield Word(text(one, "value"), second(one.get("ts")), second(one.get("end_ts")), who, sign)


def elevenlabs(root: Object) -> Iterator[Word]:
    """Words, the blanks between them and sounds, with speakers."""
    said = [one for one in objects(root, "words") if one.get("type") in (None, "word")]
    return _listed(said, ("text",), "start", "end")


def sonix(root: Object) -> Iterator[Word]:
    """Turns with speaker, start and end."""
    return _listed(objects(root, "transcript"), ("text",), "start_time", "end_time")


def fireflies(root: Object) -> Iterator[Word]:
    """Sentences with speaker, start and end."""
    listed = objects(root, "sentences") or objects(root, "data", "transcript", "sentences")
    listed = listed or objects(root, "transcript")
    starts = "start_time" if any("start_time" in one for one in listed) else "startTime"
    return _listed(listed, ("text", "sentence", "raw_text"), starts, starts.replace("start", "end"))


@dataclass(frozen=True, slots=True)
class Service:
    """One row of the table of services."""

    name: str
    keys: tuple[str, ...]
    """All of them stand in its files, each a regular expression of a JSON key."""
    words: Words


SERVICES: tuple[Service, ...] = (
    Service("AssemblyAI", ("utterances", "audio_url|acoustic_model|audio_duration", "words"), assemblyai),
    Service("Deepgram", ("channels", "alternatives", "words|transcript", "metadata|results"), deepgram),
    Service("AWS Transcribe", ("jobName|transcripts|accountId", "items", "alternatives", "content"), aws),
    Service("Azure", ("recognizedPhrases", "nBest"), azure),
    Service("Speechmatics", ("results", "alternatives", "content", "attaches_to|start_time"), speechmatics),
    Service("IBM Watson", ("results", "alternatives", "timestamps"), ibm),
    Service("Google", ("results", "alternatives", "startTime|startOffset|resultEndTime|languageCode"), google),
    Service("Rev", ("monologues", "elements"), rev),
    Service("ElevenLabs", ("words", "speaker_id", "type", "language_code"), elevenlabs),
    Service("Fireflies", ("sentences|sentence", "speaker_name"), fireflies),
    Service("Sonix", ("transcript", "start_time", "text"), sonix),
    Service("AssemblyAI", ("utterances", "speaker", "start", "end", "text"), assemblyai),
)
"""The services, the more particular first."""


def service(page: Page) -> Service | None:
    """Return the service whose keys a page has, None for none."""
    return next((row for row in SERVICES if records.looks_like(page, *row.keys)), None)


def recognise(page: Page) -> tuple[float, str]:
    """Say how sure it is that the page comes from a speech service: by its keys."""
    found = service(page) if records.is_json(page) else None
    if found:
        return 0.985, f"It is JSON with the keys of {found.name}."
    return 0.0, "It is no JSON with the keys of a speech service."


def read(page: Page) -> Reading:
    """Return the words of a speech service as cues. Raises InputError for no sound JSON and where nothing is said."""
    found = service(page)
    parsed, places = parse(page), Places(page)
    root = parsed.root if isinstance(parsed.root, Object) else Object(sentences=parsed.root)
    made = spoken_words.cues(places, found.words(root) if found else ())
    return records.reading(page, places, parsed, made, records.fields(places, root, FIELDS), ())


ROW = Reader("speech-json", "JSON of speech services: AssemblyAI, Deepgram, AWS, Google and others", recognise, read)
