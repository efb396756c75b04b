"""What known questions say of a question: word for word, inflected, by another name, in either language."""

from tiny import EN, ONLY_VI, VI, tiny_index

from bot.alike import Alike
from bot.support import Unit, units
from corpus.types import Asked
from index.hybrid import HybridIndex

PLACE = (VI.text.index("Cơ quan"), VI.text.index(" đồng"))
ASKED = (
    Asked(document_id=VI.id, place=PLACE, text="ai điều hành phiên họp với Tổng cục"),
    Asked(document_id=EN.id, place=(EN.text.index("The agency"), EN.text.index(" chaired")), text="which agencies ran the talks"),
    Asked(document_id=VI.id, place=None, text="Tổng cục tốn bao nhiêu kinh phí cho cuộc họp"),
)


def index(*asked: Asked) -> HybridIndex:
    return tiny_index(VI, EN, ONLY_VI, asked=asked, dimension=256)


def alike(question: str, *asked: Asked) -> tuple[Alike, dict[str, Unit]]:
    made = index(*asked)
    query = made.understand(question).query
    found = units(query, made.generation)
    return Alike(found, query, made.generation), {unit.said: unit for unit in found}


def test_a_question_says_what_it_says_in_any_form() -> None:
    """said() holds the units that a known question says, inflected or translated, and no other."""
    of, asked = alike("Which agency ran the meeting?", *ASKED)
    assert asked["agenc"] in of.said([1]), "agencies"
    assert asked["meet"] not in of.said([1])
    assert asked["meet"] in of.said([2]), "cuộc họp"


def test_the_best_of_some_questions_counts() -> None:
    """best() is 1 for a question in the same words, less for another, and 0 for none."""
    of, _ = alike("ai điều hành phiên họp với Tổng cục", *ASKED)
    assert of.best([0]) == 1
    assert 0 < of.best([2]) < 1
    assert of.best([0, 2]) == of.best([0])
    assert of.best([]) == 0


def test_what_nothing_answers_counts_for_its_document_in_both_languages() -> None:
    """unanswered() tells of the questions without an answer that sound like a document or its translation."""
    of, _ = alike("Tổng cục tốn bao nhiêu kinh phí cho cuộc họp", *ASKED)
    assert of.unanswered(VI.id) == of.unanswered(EN.id) == 1
    assert of.unanswered(ONLY_VI.id) == 0


def test_documents_of_which_nothing_is_known_to_be_asked_say_nothing() -> None:
    """Without known questions every share is 0."""
    of, _ = alike("ai điều hành phiên họp")
    assert of.best([]) == of.unanswered(VI.id) == 0


def test_a_sentence_knows_the_questions_that_people_ask_of_it() -> None:
    """The numbers of the known questions of either language come with a sentence that answers them, and with no other."""
    made = index(*ASKED)
    asked = made.understand("ai điều hành phiên họp với Tổng cục")
    found = made.sentences(asked, made.search(asked), asked.query.language)
    assert {made.generation.documents[one.passage.document_id].text[slice(*one.span)][:7]: one.questions for one in found} == {
        "Cơ quan": (0, 1), "Cuộc họp"[:7]: (), "Phòng t": (),
    }
