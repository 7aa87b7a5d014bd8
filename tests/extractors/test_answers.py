"""What is recommended when an interviewer asks, what is called by its title in speech, and who hosts a show."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kg.extractors import extract
from kg.extractors.base import Context
from kg.extractors.conversation import answers
from kg.extractors.conversation.makers import makers_after, makers_before
from kg.extractors.conversation.naming import named
from kg.extractors.conversation.questions import Asked, asked
from kg.extractors.conversation.titles import spans
from kg.extractors.conversation.turning import ends
from kg.extractors.reading.turns import labelled

from kg.records.document import Cue, Document, Field, Source

BOOK, SCREEN = Asked("book", ("Book",)), Asked("screen", ("Film", "TVSeries"))
PRODUCT_ALONE = Asked("product", ("Product",))
PRODUCT, PODCAST = Asked("product", ("Product", "Software")), Asked("podcast", ("Podcast",))
PERSON = Asked("inspiration", ("Person",))
GUEST, HOST, SHOW = "Ada Lovelace", "Grace Hopper", "Machine Talk Podcast"


def interview(text: str, guests: tuple[str, ...] = (GUEST,)) -> Document:
    """Turns "A: …" of the first guest, "B: …" of the second, "Q: …" of the host, "ad: …" of a sponsor."""
    voices = {"Q": HOST, "ad": HOST, "A": guests[0], "B": guests[-1]}
    lines, cues = [SHOW], []
    for row in filter(None, map(str.strip, text.strip().split("\n"))):
        voice, _, words = row.partition(": ")
        lines.append(words)
        section = "sponsor" if voice == "ad" else None
        cues.append(Cue(len(lines), 0, words, voices.get(voice, voice), 10.0 * len(lines), section=section))
    fields = (*(Field("guest", name, 1) for name in guests), Field("show", SHOW, 1))
    return Document(
        Source("src-1", "talk.md", "", "", "made-up", "in a test", "en"), fields, (), tuple(cues), tuple(lines)
    )


def facts(text: str, guests: tuple[str, ...] = (GUEST,)) -> set[str]:
    """What the answers of an interview say, and who hosts the show, by these extractors alone."""
    document = interview(text, guests)
    found = extract(document, Context(guests, (HOST,), ()))
    return {
        f"{fact.subject.form} {fact.predicate} {fact.object.form}"
        for fact in found.facts
        if fact.evidence.extractor.startswith(("answers:", "shows:"))
    }


ASKED = (
    ("Which couple of books do you recommend to friends most often?", "book", ("Book",)),
    ("Which novel have you given away most often?", "book", ("Book",)),
    ("If you had to press one book into the hands of a stranger, which would it be?", "book", ("Book",)),
    ("What are you reading at the moment?", "book", ("Book",)),
    ("What should apprentices be reading?", "book", ("Book",)),
    ("And what would you recommend that students read?", "book", ("Book",)),
    ("What is on your bedside table?", "book", ("Book",)),
    ("Favourite recent film or series?", "screen", ("Film", "TVSeries")),
    ("Next question: favorite TV show.", "screen", ("TVSeries",)),
    ("What do you watch of an evening?", "screen", ("Film", "TVSeries")),
    ("Is there a podcast you never miss?", "podcast", ("Podcast",)),
    ("What do you listen to on the train?", "podcast", ("Podcast",)),
    ("Do you have a favourite product that you recently discovered?", "product", ("Product",)),
    ("What's in your tool stack these days?", "product", ("Software", "Product")),
    ("Which apps do you use every day?", "product", ("Software",)),
    ("Any gadget you couldn't live without?", "product", ("Product",)),
    ("Which books shaped your thinking most?", "shaping", ("Book",)),
    ("Who inspired you to weave?", "inspiration", ("Person",)),
    ("Who were your heroes?", "inspiration", ("Person",)),
    ("What is the one tool you reach for every day?", "product", ("Product",)),
    ("An app you'd miss?", "product", ("Software",)),
    ("What podcast is in your ears these days?", "podcast", ("Podcast",)),
    ("Whom do you look up to?", "inspiration", ("Person",)),
    ("Which painters have influenced you most?", "inspiration", ("Person",)),
    ("Whose patience do you admire?", "inspiration", ("Person",)),
    ("Seen anything good at the cinema?", "screen", ("Film",)),
    ("Is there anything on television you enjoy?", "screen", ("TVSeries", "Film")),
    ("What was the last great film you saw?", "screen", ("Film",)),
    ("What is the best thing you have watched this year?", "screen", ("Film", "TVSeries")),
    ("Have you read anything good lately?", "book", ("Book",)),
    ("What would be your desert island book?", "book", ("Book",)),
    ("Do you listen to podcasts at the loom?", "podcast", ("Podcast",)),
    ("Is there something in the workshop you couldn't do without?", "product", ("Product",)),
)


@pytest.mark.parametrize(("question", "frame", "classes"), ASKED)
def test_what_is_asked_for(question: str, frame: str, classes: tuple[str, ...]) -> None:
    assert asked(question) == Asked(frame, classes)


@pytest.mark.parametrize(
    "sentence",
    [
        "What is your favourite interview question?",
        "Who is your favourite product leader?",
        "What was the hardest product decision you made?",
        "What do you love about the loom?",
        "How do you build products people love?",
        "Have you read it?",
        "What tools did you use to debug the engine?",
        "My favourite book is Middlemarch.",
        "I always ask my guests what book they recommend.",
        "What products do your customers love?",
        "Did you enjoy writing the book?",
    ],
)
def test_what_asks_for_no_recommendation(sentence: str) -> None:
    assert asked(sentence) is None


@pytest.mark.parametrize("noun", ["book", "film", "podcast", "tool"])
@pytest.mark.parametrize(
    "question",
    [
        "Which {} should nobody ever read, one that people must not read?",
        "What {} would you tell people to avoid?",
        "Is there a {} you hated?",
        "What is the worst {} that you were ever given?",
        "Any {} that you gave up on?",
    ],
)
def test_what_is_asked_for_to_be_left_alone_is_no_recommendation(question: str, noun: str) -> None:
    assert asked(question.format(noun)) is None


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("And a film?", Asked("screen", ("Film",))),
        ("Any gadgets?", PRODUCT_ALONE),
        ("Lovely. What about an app?", Asked("product", ("Software",))),
        ("Have you a gadget, or an app?", Asked("product", ("Product", "Software"))),
        ("And the book?", None),
        ("Do you have a product yet?", None),
        ("Any children?", None),
    ],
)
def test_few_words_are_enough_in_a_row_of_questions(question: str, expected: Asked | None) -> None:
    assert asked(question, in_a_row=True) == expected
    assert asked(question) is None


def test_which_sentences_of_the_host_lead_on() -> None:
    goes_on = ["Anything else?", "Why that one?", "Good choice.", "And for younger readers?", "Who wrote that one?"]
    leads_on = [
        "What is your motto?",
        "How big is the team at Globex now?",
        "Where can listeners find you?",
        "Last question.",
        "Your motto?",
        "Who is your favourite author?",
        "What happens next?",
        "Ada, is it true that you once asked for Charles Babbage?",
        "The city has closed the old mill by the river.",
        "Your cat is called Bobbin.",
    ]
    assert [ends(text) for text in goes_on] == [False] * len(goes_on)
    assert [ends(text) for text in leads_on] == [True] * len(leads_on)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("你有什么书推荐给大家吗？", Asked("book", ("Book",))),
        ("最近在追什么剧呢？", Asked("screen", ("TVSeries",))),
        ("哪本书对你影响最大？", Asked("shaping", ("Book",))),
        ("你喜欢这本书吗？", None),
        ("我最喜欢的电影你看过吗？", None),
    ],
)
def test_what_is_asked_for_in_chinese(question: str, expected: Asked | None) -> None:
    assert asked(question) == expected


NAMED = (
    (BOOK, "So Number Ninety by Joan Clarke changed my life.", ["Number Ninety"]),
    (BOOK, "OK, then skip that and read Warp Speed.", ["Warp Speed"]),
    (BOOK, "Must-reads? Oh.", []),
    (BOOK, "我会推荐《活着的机器》。", ["活着的机器"]),
    (BOOK, "《活着的机器》我没看过。", []),
    (PRODUCT, "I've become a total convert to Bobbin for notes.", ["Bobbin"]),
    (BOOK, "Middlemarch.", ["Middlemarch"]),
    (BOOK, "Middlemarch, by George Eliot.", ["Middlemarch"]),
    (BOOK, "It would have to be The Art of Weaving.", ["The Art of Weaving"]),
    (BOOK, "Top of my list is, What the Loom Knows.", ["What the Loom Knows"]),
    (BOOK, "I'd say in this line of work, not surprisingly, Thread by Thread.", ["Thread by Thread"]),
    (BOOK, "Looms: A History of Patience by Joan Clarke.", ["Looms: A History of Patience"]),
    (BOOK, "The Loom and The Card by Alan Turing.", ["The Loom", "The Card"]),
    (BOOK, "War and Peace.", ["War and Peace"]),
    (BOOK, "Two books, Warp and Weft.", ["Warp", "Weft"]),
    (BOOK, "A novel, “the glass loom”, by Edith Marlowe.", ["the glass loom"]),
    (BOOK, "I recommend the Alan Turing biography.", ["Alan Turing biography"]),
    (BOOK, "I can't recommend Weft enough.", ["Weft"]),
    (BOOK, "Joan Clarke's Warp and Weft.", ["Warp and Weft"]),
    (BOOK, "Anything by Mary Somerville.", []),
    (BOOK, "I have always admired Mary Somerville.", []),
    (BOOK, "My husband is reading Warp and Weft.", []),
    (BOOK, "I haven't read Weft.", []),
    (BOOK, "I tried Weft, but I never finished it.", []),
    (BOOK, "I wouldn't recommend Weft.", []),
    (BOOK, "Absolutely.", []),
    (BOOK, "I read a lot in Paris.", []),
    (BOOK, "I was at Globex for years.", []),
    (BOOK, "And I was like, “Oh.”", []),
    (SCREEN, "Loom Street is back, so we watch it on Fridays.", ["Loom Street"]),
    (SCREEN, "We just finished Slow Looms on Netflix.", ["Slow Looms"]),
    (SCREEN, "My favourite recent movie is the latest Weaver movie.", ["Weaver"]),
    (SCREEN, "My wife is obsessed with Loom Street.", []),
    (PRODUCT, "Well, first of all, it's Loomly.", ["Loomly"]),
    (PRODUCT, "Apps we use every morning, Loomly, Threadbare and Bobbin.", ["Loomly", "Threadbare", "Bobbin"]),
    (PRODUCT, "I'm a big Bobbin fan.", ["Bobbin"]),
    (PRODUCT, "For proofs, Coq.", ["Coq"]),
    (PRODUCT, "My Kettlebrook 40.", ["Kettlebrook 40"]),
    (PRODUCT, "Have you heard of Bobbin?", ["Bobbin"]),
    (PRODUCT, "We tried Bobbin and it was a disaster.", []),
    (PRODUCT, "I have never touched Bobbin.", []),
    (PRODUCT, "So I got a Bobbin Ring for Christmas.", ["Bobbin Ring"]),
    (BOOK, "And if you have children, The Whole Loom.", ["The Whole Loom"]),
    (BOOK, "I always send people Warp Speed, which Joan Clarke wrote.", ["Warp Speed"]),
    (PODCAST, "One is In Our Engines.", ["In Our Engines"]),
    (BOOK, "George Eliot, Middlemarch.", ["Middlemarch"]),
    (BOOK, "Deep Weft, George Eliot.", ["Deep Weft"]),
    (BOOK, "Zorval Quenlin, Silent Looms.", ["Silent Looms"]),
    (BOOK, "Zorval Quenlin, Wexil Hame.", []),
    (BOOK, "My favourite book of all time, A Card of Wool, Olm Rask in a mill.", ["A Card of Wool"]),
    (BOOK, "A Card of Wool, Olm Brist on a train.", ["A Card of Wool"]),
    (BOOK, "These days, Middlemarch, once more.", ["Middlemarch"]),
    (BOOK, "I'm supposed to say Middlemarch.", []),
    (BOOK, "Everyone tells me to read Middlemarch.", []),
    (BOOK, "Then there is Middlemarch, which my wife adores.", []),
    (BOOK, "Then there is Middlemarch, which my wife gave me.", ["Middlemarch"]),
    (BOOK, "I tried Middlemarch once and gave up.", []),
    (SCREEN, "We watched Metropolis, the Fritz Lang one.", ["Metropolis"]),
    (SCREEN, "I saw Slow Looms twice.", ["Slow Looms"]),
    (SCREEN, "The children are into Loom Street.", []),
    (PRODUCT, "A Kettlebrook 40 kettle, the small one.", ["Kettlebrook 40"]),
    (PRODUCT, "Globex pays well.", []),
    (PRODUCT, "Jane Austen.", []),
    (PERSON, "My hero is Emmy Noether.", ["Emmy Noether"]),
    (PERSON, "And, it may sound odd, but Emmy Noether.", ["Emmy Noether"]),
    (PERSON, "A schoolmaster, Charles Babbage, who gave me a card to punch.", ["Charles Babbage"]),
    (PERSON, "Mary Somerville, our director, has found a mill.", []),
    (PERSON, "The Manchester Guardian, I expect.", []),
    (PERSON, "Hooli Labs, mostly.", []),
    (None, "My favourite book is Middlemarch.", ["Middlemarch"]),
    (None, "Everyone should read Middlemarch.", ["Middlemarch"]),
    (None, "She has a small book called Love Your Loom.", ["Love Your Loom"]),
    (None, "I love Globex.", []),
    (None, "Thank you for coming on the show, Ada.", []),
    (None, "There's a chapter in the book called Weft First.", []),
)


@pytest.mark.parametrize(("wanted", "sentence", "forms"), NAMED)
def test_what_a_sentence_names(wanted: Asked | None, sentence: str, forms: list[str]) -> None:
    assert [one.form for one in named(sentence, wanted, {})] == forms


@pytest.mark.parametrize(
    ("before", "after", "makers"),
    [
        ("", " by George Eliot.", ("George Eliot",)),
        ("", ", by Joan Clarke and Alan Turing.", ("Joan Clarke", "Alan Turing")),
        ("", ", which Joan Clarke wrote in 1952.", ("Joan Clarke",)),
        ("", " by a man called Kamke.", ("Kamke",)),
        ("", ", by a retired engineer, Joan Clarke.", ("Joan Clarke",)),
        ("", ", which is this odd little novel from the eighties by Joan Clarke.", ("Joan Clarke",)),
        ("", " from Joan Clarke.", ("Joan Clarke",)),
        ("", " from Globex Labs.", ()),
        ("Tea with Joan Clarke, who wrote a thin book called ", ".", ("Joan Clarke",)),
        ("It is someone named Alan Turing in the book ", ".", ("Alan Turing",)),
        ("And then there is Joan's book, ", ".", ("Joan",)),
        ("You guys wrote this famous book called ", ".", ("You",)),
        ("In May she's releasing her second book, called ", ".", ("she",)),
        ("We talk about a book called ", " on the way home.", ()),
    ],
)
def test_who_made_what_is_named(before: str, after: str, makers: tuple[str, ...]) -> None:
    assert (makers_after(after) or makers_before(before)) == makers


def test_an_answer_of_several_turns_up_to_the_next_question() -> None:
    assert facts(
        """
        Q: What two or three books do you recommend most?
        A: Good question. The Art of Weaving by Joan Clarke. It taught me to count.
        Q: I have that on my desk.
        A: It's lovely. And the other one is Thread by Thread.
        Q: Anything else?
        A: Middlemarch. I read it every winter.
        Q: What was the hardest year at Globex?
        A: Northwind. We had just opened Leeds, and I read the Financial Times all day.
        """
    ) == {
        "Ada Lovelace recommended The Art of Weaving",
        "Joan Clarke authored The Art of Weaving",
        "Ada Lovelace recommended Thread by Thread",
        "Ada Lovelace recommended Middlemarch",
    }


def test_an_ellipsis_and_the_author_told_by_another() -> None:
    assert facts(
        """
        Q: Which book would you recommend?
        A: Middlemarch.
        Q: By George Eliot.
        A: Yes. And The Patient Loom.
        Q: Who wrote that one?
        A: Joan Clarke.
        """
    ) == {
        "Ada Lovelace recommended Middlemarch",
        "George Eliot authored Middlemarch",
        "Ada Lovelace recommended The Patient Loom",
        "Joan Clarke authored The Patient Loom",
    }


def test_the_author_named_in_a_sentence_of_his_own() -> None:
    assert facts("Q: Which book would you recommend?\nA: Middlemarch. George Eliot. And then Weft.") == {
        "Ada Lovelace recommended Middlemarch",
        "George Eliot authored Middlemarch",
        "Ada Lovelace recommended Weft",
    }


def test_two_words_that_may_be_an_author_are_no_title_and_no_author() -> None:
    asked_for = "Q: Which books would you recommend?\nA: Middlemarch. Zorval Quenlin. I mean it. Deep Weft."
    assert facts(asked_for) == {"Ada Lovelace recommended Middlemarch", "Ada Lovelace recommended Deep Weft"}
    said_before = (
        "A: It was a deep blue, a weft of wool.\nQ: Which books would you recommend?\nA: Middlemarch. Deep Weft."
    )
    assert facts(said_before) == {"Ada Lovelace recommended Middlemarch", "Ada Lovelace recommended Deep Weft"}


def test_chinese_titles_in_answers() -> None:
    assert facts(
        """
        Q: 你有什么书推荐给大家吗？
        A: 我最近在读《活着的机器》，还有小说《织布机》。
        Q: 团队现在有多大？
        A: 我们读过《公司手册》。
        """
    ) == {"Ada Lovelace recommended 活着的机器", "Ada Lovelace recommended 织布机"}


def test_the_life_of_the_guest_ends_an_answer() -> None:
    assert facts(
        """
        Q: Which tool do you rely on?
        A: Bobbin.
        Q: You also have a new book.
        A: I do, yeah, it's called Quiet Looms and it comes out in May.
        Q: I read Quiet Looms and I cannot recommend it highly enough.
        """
    ) == {
        "Ada Lovelace recommended Bobbin",
        "Ada Lovelace authored Quiet Looms",
        "Grace Hopper recommended Quiet Looms",
    }


def test_the_host_recommends_only_what_the_host_plainly_speaks_for() -> None:
    assert facts(
        """
        Q: Favourite film or series?
        A: Metropolis. And Slow Looms.
        Q: I love that show. I haven't seen Metropolis.
        A: You should.
        Q: There is another one to check out, Loom Street.
        """
    ) == {
        "Ada Lovelace recommended Metropolis",
        "Ada Lovelace recommended Slow Looms",
        "Grace Hopper recommended Slow Looms",
        "Grace Hopper recommended Loom Street",
    }


def test_a_question_ends_with_the_next_of_any_kind() -> None:
    assert facts(
        """
        Q: Who made you want to weave in the first place?
        A: My uncle, Charles Babbage.
        Q: How did you get the money?
        A: Joan Clarke, from the bank.
        Q: Which film do you love?
        A: Metropolis.
        Q: The city has closed the old mill by the river.
        A: It has. Globex, I believe.
        Q: Any gadgets?
        A: A Kettlebrook 40. It has changed my life.
        Q: Life motto?
        A: "Count twice." Grace Murray. Slow Looms.
        """
    ) == {
        "Charles Babbage influenced Ada Lovelace",
        "Ada Lovelace recommended Metropolis",
        "Ada Lovelace recommended Kettlebrook 40",
    }


def test_a_question_goes_on_after_words_between() -> None:
    assert facts(
        """
        Q: Which film do you love? It may be old, it may be new.
        A: Metropolis.
        Q: My aunt ran the cinema in Leeds for years.
        A: Slow Looms played there.
        Q: Anything else?
        A: Loom Street.
        """
    ) == {"Ada Lovelace recommended Metropolis", "Ada Lovelace recommended Loom Street"}


def test_another_guest_answers_only_if_asked_or_joining_in() -> None:
    guests = (GUEST, "Alan Turing")
    assert facts(
        """
        Q: Ada, which film do you love?
        A: Metropolis.
        B: Fritz Lang. Slow Looms.
        Q: And Alan?
        B: Loom Street.
        A: I love Deep Weft, too.
        """,
        guests,
    ) == {
        "Ada Lovelace recommended Metropolis",
        "Alan Turing recommended Loom Street",
        "Ada Lovelace recommended Deep Weft",
    }


def test_the_next_sentence_takes_a_title_back() -> None:
    asked_for = "Q: Which books do you recommend?\nA: Middlemarch. "
    assert facts(asked_for + "I couldn't finish it.") == set()
    assert facts(asked_for + "Or, no, Deep Weft.") == {"Ada Lovelace recommended Deep Weft"}
    assert facts(asked_for + "No, really.") == {"Ada Lovelace recommended Middlemarch"}
    assert facts(asked_for + "I couldn't put it down.") == {"Ada Lovelace recommended Middlemarch"}


def test_telling_two_works_apart_recommends_none() -> None:
    assert facts(
        """
        Q: Which book do you recommend?
        A: Middlemarch.
        Q: Is that the one with the lighthouse?
        A: No, no, the lighthouse one is Deep Weft.
        """
    ) == {"Ada Lovelace recommended Middlemarch"}


def test_a_title_that_the_speaker_looks_for() -> None:
    assert facts(
        """
        Q: Which books do you recommend?
        A: Deep Weft by Joan Clarke. What's the other one called? The green one. By Sophie Germain.
        Q: Silent Shuttles?
        A: Silent Shuttles! Yes.
        """
    ) == {
        "Ada Lovelace recommended Deep Weft",
        "Joan Clarke authored Deep Weft",
        "Ada Lovelace recommended Silent Shuttles",
        "Sophie Germain authored Silent Shuttles",
    }


def test_each_of_two_guests_answers_for_himself() -> None:
    assert facts(
        """
        Q: What are you both reading? What are you reading, Ada?
        A: Middlemarch.
        B: I'm reading The Art of Weaving.
        """,
        (GUEST, "Alan Turing"),
    ) == {"Ada Lovelace recommended Middlemarch", "Alan Turing recommended The Art of Weaving"}


def test_books_that_shaped_somebody_and_people_who_inspired() -> None:
    assert facts(
        """
        Q: Which books shaped your thinking most?
        A: Laws of Looms by Joan Clarke.
        Q: And who first made you want to weave?
        A: My uncle, Charles Babbage.
        """
    ) == {
        "Laws of Looms influenced Ada Lovelace",
        "Joan Clarke authored Laws of Looms",
        "Charles Babbage influenced Ada Lovelace",
    }


def test_a_podcast_by_somebody_is_hosted_and_a_film_is_not_said_to_be_directed() -> None:
    assert facts(
        """
        Q: Which podcast do you listen to?
        A: In Our Engines, with Alan Turing.
        Q: And your favourite film?
        A: Metropolis by Fritz Lang.
        """
    ) == {
        "Ada Lovelace recommended In Our Engines",
        "Alan Turing hosts In Our Engines",
        "Ada Lovelace recommended Metropolis",
    }


def test_what_a_sponsor_reads_says_nothing() -> None:
    assert facts(
        """
        Q: What product do you love?
        ad: I love Globex Pay. Everyone should read Middlemarch. My favourite tool is Bobbin.
        A: Threadbare. I use it every day.
        """
    ) == {"Ada Lovelace recommended Threadbare"}


def test_statements_outside_of_answers() -> None:
    assert facts(
        """
        A: My favourite book is Middlemarch, by the way.
        Q: Everyone should read The Art of Weaving by Joan Clarke.
        A: I strongly recommend buying this book. It's called Thread by Thread and it is short.
        Q: You wrote a book yourself.
        A: I did. It is called Understanding Looms.
        """
    ) == {
        "Ada Lovelace recommended Middlemarch",
        "Grace Hopper recommended The Art of Weaving",
        "Joan Clarke authored The Art of Weaving",
        "Ada Lovelace recommended Thread by Thread",
        "Ada Lovelace authored Understanding Looms",
    }


def test_you_and_she_in_the_words_of_the_host() -> None:
    guests = (GUEST, "Alan Turing")
    assert facts("Q: You guys wrote this seminal book called Warp.\nA: We did.", guests) == {
        "Ada Lovelace authored Warp",
        "Alan Turing authored Warp",
    }
    assert facts("Q: She is also publishing a new book this year called Warp.\nA: Yes.") == {
        "Ada Lovelace authored Warp"
    }
    assert facts("A: She is also publishing a new book this year called Warp.\nQ: Who?") == set()


def test_goods_that_bear_the_name_of_a_firm_are_left_open() -> None:
    document = interview("Q: Which app do you use every day?\nA: Bobbin, and Threadbare.\nQ: You were at Bobbin once.")
    kinds = {
        mention.form: mention.type
        for mention in extract(document, Context((GUEST,), (HOST,), ())).mentions
        if mention.form in ("Bobbin", "Threadbare")
    }
    assert kinds == {"Bobbin": "Organization", "Threadbare": "Software"}


@pytest.mark.parametrize(
    "words",
    [f"Welcome to {SHOW}, where we talk.", f"I am glad, and this is {SHOW}.", f"On this episode of {SHOW}, looms."],
)
def test_the_one_who_welcomes_hosts_the_show(words: str) -> None:
    assert facts(f"Q: {words}\nA: Hello.") == {f"Grace Hopper hosts {SHOW}"}
    assert facts(f"Q: Hello.\nA: {words}") == set()


@pytest.mark.parametrize(
    ("words", "show"),
    [
        ("Welcome to Weft and Warp. I'm Grace Hopper, and my guest is Ada Lovelace.", "Weft and Warp"),
        ("This is The Loom Room, with me, Grace Hopper. Tonight: a weaver.", "The Loom Room"),
        ("Hello, and welcome to Threads, the podcast about looms. I'm Grace Hopper.", "Threads"),
        ("You are listening to Weaving Today. My name is Grace Hopper.", "Weaving Today"),
    ],
)
def test_a_show_that_its_host_names(words: str, show: str) -> None:
    assert facts(f"Q: {words}\nA: Hello.") == {f"Grace Hopper hosts {show}"}


@pytest.mark.parametrize(
    "words",
    [
        "Welcome to Leeds. I'm Grace Hopper.",
        "Welcome to Globex. I'm Grace Hopper, and I work here.",
        "This is Joan Clarke, and I'm Grace Hopper.",
        "Welcome to Weft and Warp. Our guest is Ada Lovelace.",
        "Welcome to Weft and Warp. I'm Joan Clarke, and my guest is Ada Lovelace.",
    ],
)
def test_who_welcomes_to_no_show_or_by_another_name_hosts_none(words: str) -> None:
    assert facts(f"Q: {words}\nA: Hello.") == set()


def test_a_guest_who_speaks_and_whom_the_host_names_appears_in_the_show() -> None:
    opened = f"Q: Welcome to {SHOW}. With me is {GUEST}, who weaves, and we will talk of Joan Clarke.\nA: Hello.\n"
    found = {f"Grace Hopper hosts {SHOW}", f"{GUEST} appearsIn {SHOW}"}
    assert facts(f"{opened}Q: How is the loom?\nA: It runs.") == found
    assert facts(opened) == {f"Grace Hopper hosts {SHOW}"}, "one turn may be a voice that is played"
    assert facts(f"{opened.replace(GUEST, 'somebody')}Q: How is the loom?\nA: It runs.") == {
        f"Grace Hopper hosts {SHOW}"
    }


def test_evidence_is_the_sentence_with_its_line_and_second() -> None:
    document = interview(
        "Q: Which book would you recommend?\nA: Let me think. Middlemarch, by George Eliot. It is long."
    )
    (fact,) = (
        fact for fact in extract(document, Context((GUEST,), (HOST,), ())).facts if fact.predicate == "recommended"
    )
    e = fact.evidence
    assert (e.line, e.quote, e.extractor, e.start_s) == (3, "Middlemarch, by George Eliot.", "answers:book", 30.0)
    assert (fact.kind, fact.certainty, fact.object.type) == ("recommended", "observed", "Book")


TITLE = st.lists(
    st.sampled_from(("Loom", "Weft", "Patience", "Engine", "Thread")), min_size=2, max_size=4, unique=True
).map(" of the ".join)


@given(
    TITLE,
    st.sampled_from(
        ("{}.", "I recommend {}.", "It's {}, I think.", "My favourite book is {}.", "The first one is {}.")
    ),
)
def test_any_title_is_named_whole_in_every_position(title: str, pattern: str) -> None:
    assert [one.form for one in named(pattern.format(title), BOOK, {})] == [title]


@given(st.text(alphabet="AaBb .,?!:'’“”\"by andIit1-…《》", max_size=120))
def test_spans_stand_in_the_text_in_order(text: str) -> None:
    found = spans(text)
    assert all(text[span.start : span.end] == span.form and span.head <= span.start for span in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(
    st.lists(
        st.tuples(
            st.sampled_from(("A", "Q")), st.sampled_from((*(row[0] for row in ASKED), "Loomly.", "I see.", "Why?"))
        )
    )
)
def test_nothing_is_told_that_does_not_stand_in_its_turn(rows: list[tuple[str, str]]) -> None:
    cues = [labelled(Cue(number, 0, words, voice)) for number, (voice, words) in enumerate(rows, 1)]
    for told in answers(cues, {}):
        assert told.sentence in told.turn.text
        assert told.form in told.sentence


def test_words_without_end_are_read_in_time() -> None:
    for text in (
        "Loom and " * 4000,
        "I love the the the " * 2000,
        "the author of " * 3000,
        "Is it a book you love " * 2000,
    ):
        rows = (("Which book do you love?", "Q"), (text, "A"), (text, "Q"))
        answers([labelled(Cue(n, 0, words, who)) for n, (words, who) in enumerate(rows, 1)], {})
