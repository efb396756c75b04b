"""A generation opens as it was saved, or not at all."""

import json
from dataclasses import fields
from pathlib import Path

import numpy as np
import pytest
from fakes import HashEmbedder
from small_library import TEXTS, alignments, built, documents, generation_of

from corpus.errors import IndexMismatch
from corpus.types import Language
from index.cache import EmbeddingCache
from index.centres import Centres, Role
from index.generation import Generation, assemble
from index.hybrid import HybridIndex
from index.saved import open_generation, save

FILES = (
    "manifest.json", "documents.json", "passages.json", "alignments.json", "accents.json", "lexicon.json", "twins.json", "asked.json",
    "asked.faiss", "asked-words.vi.npz", "asked-words.en.npz",
    "passages.faiss", "sentences.faiss", "words.vi.npz", "words.en.npz", "sentence-words.vi.npz", "sentence-words.en.npz", "centres.npz",
)  # fmt: skip


@pytest.fixture(scope="module")
def generation() -> Generation:
    return built(HashEmbedder())


@pytest.fixture
def folder(generation: Generation, tmp_path: Path) -> Path:
    save(generation, tmp_path)
    return tmp_path


def refused(folder: Path, embedder: HashEmbedder | None = None) -> IndexMismatch:
    """The refusal to open, which must name the command that mends it in both languages."""
    with pytest.raises(IndexMismatch) as caught:
        open_generation(folder, embedder or HashEmbedder())
    assert all("hoidap index" in caught.value.to(language) for language in Language)
    return caught.value


def test_all_files_are_known(folder: Path) -> None:
    """A generation is these files and no others, so that the tests of damage below miss none."""
    assert {path.name for path in folder.iterdir()} == set(FILES)


def test_open_equals_saved(generation: Generation, folder: Path) -> None:
    """Every part of an opened generation equals the saved one, and a search finds the same with the same scores."""
    opened = open_generation(folder, HashEmbedder())
    assert {field.name for field in fields(Generation)} - {"manifest", "documents", "passages", "alignments"} == {
        "passage_vectors", "sentence_vectors", "words", "sentence_words", "centres", "restorer", "lexicon", "twins", "asked",
        "asked_vectors", "asked_words",
    }  # fmt: skip
    assert opened.asked == generation.asked
    assert (opened.manifest, opened.documents, opened.passages, opened.alignments) == (
        generation.manifest, generation.documents, generation.passages, generation.alignments,
    )  # fmt: skip
    assert opened.restorer.to_json() == generation.restorer.to_json()
    assert (opened.lexicon, opened.twins) == (generation.lexicon, generation.twins)
    assert all(opened.lexicon.into[language] for language in Language)
    assert opened.twins
    assert opened.centres.means.keys() == generation.centres.means.keys()
    before, after = HybridIndex(generation, HashEmbedder()), HybridIndex(opened, HashEmbedder())
    for question in ("le phi cap giay", "Lệ phí bao nhiêu?", "What is the fee?", "cửa số 3"):
        asked, again = before.understand(question), after.understand(question)
        assert (asked.query, asked.concepts) == (again.query, again.concepts)
        np.testing.assert_array_equal(asked.vector, again.vector)
        assert before.search(asked) == after.search(again)
        assert any(hit.twin for hit in after.search(again))
        for language in Language:
            assert before.sentences(asked, before.search(asked), language) == after.sentences(again, after.search(again), language)


def test_text_and_translation_are_slices(generation: Generation) -> None:
    """A passage's text is a slice of its document; the parallel of a sentence is the sentence beside it."""
    for passage in generation.passages:
        assert generation.text(passage) == generation.documents[passage.document_id].text[passage.start : passage.end]
    (first, second), _ = alignments()["fees-vi", "fees-en"]
    parallel = generation.parallel("fees-vi", *first)
    assert parallel is not None
    assert parallel[0].text[slice(*parallel[1])] == "The fee for a permit is 150 dong." == documents()[1].text[slice(*second)]
    assert generation.parallel("hours-vi", 0, 5) is None


@pytest.mark.parametrize("embedder", [HashEmbedder(name="other"), HashEmbedder(dimension=16)], ids=["model", "dimension"])
def test_another_model_is_refused(folder: Path, embedder: HashEmbedder) -> None:
    """An index built with another model or dimension is refused; both are named."""
    error = refused(folder, embedder)
    assert "hash:32" in error.to(Language.VI)
    assert embedder.id in error.to(Language.EN)


@pytest.mark.parametrize("change", [{"format": 0}, {"format": 99}, {"normaliser": 99}, {"new_key": 1}, {"dimension": 16}], ids=str)
def test_another_format_is_refused(folder: Path, change: dict[str, int]) -> None:
    """A manifest of another version is refused, and what differs is said."""
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    (folder / "manifest.json").write_text(json.dumps(manifest | change), encoding="utf-8")
    assert next(iter(change)) in refused(folder).to(Language.EN)


@pytest.mark.parametrize("content", ["[]", "null", '"text"', "{}", ""], ids=repr)
def test_a_manifest_that_is_none_is_refused(folder: Path, content: str) -> None:
    """A manifest that holds something else is refused like a damaged index."""
    (folder / "manifest.json").write_text(content, encoding="utf-8")
    refused(folder)


@pytest.mark.parametrize("name", FILES)
def test_damage_is_refused(folder: Path, name: str) -> None:
    """Whichever file is missing, empty, cut short or overwritten, the index is refused, never opened half."""
    whole = (folder / name).read_bytes()
    for damaged in (b"", whole[:1], whole[: len(whole) // 2], whole[:-1], b"\xff" * len(whole)):
        (folder / name).write_bytes(damaged)
        refused(folder)
    (folder / name).unlink()
    refused(folder)
    (folder / name).mkdir()
    refused(folder)


@pytest.mark.parametrize(("name", "other"), [("passages.faiss", "sentences.faiss"), ("words.vi.npz", "sentence-words.vi.npz")])
def test_files_that_do_not_fit_are_refused(folder: Path, name: str, other: str) -> None:
    """Files that are whole but not of one another's length are refused when opened, not when asked."""
    (folder / name).write_bytes((folder / other).read_bytes())
    refused(folder)


@pytest.mark.parametrize(
    "twins", [[[0, [99]]], [[99, [0]]], [[-1, [0]]], [[0, [-1]]], [[0, 1]], [["0", [1]]], {"0": [1]}, [[0]], 1, None], ids=str
)
def test_twins_that_are_none_are_refused(folder: Path, twins: object) -> None:
    """Twins that name a row that is not there, or name none at all, are refused when opened, not when asked."""
    (folder / "twins.json").write_text(json.dumps(twins), encoding="utf-8")
    refused(folder)


@pytest.mark.parametrize(
    "lexicon", [{}, {"vi": {}}, {"vi": {}, "en": {}, "fr": {}}, [], None, {"vi": {}, "en": []}, {"vi": {"fee": 1}, "en": {}}], ids=str
)
def test_a_lexicon_that_is_none_is_refused(folder: Path, lexicon: object) -> None:
    """A lexicon without one of the languages, with another one, or of another shape is refused when opened, not when asked."""
    (folder / "lexicon.json").write_text(json.dumps(lexicon), encoding="utf-8")
    refused(folder)


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    """No folder is an index that does not open."""
    refused(tmp_path / "none")


def test_the_corpus_names_the_generation() -> None:
    """The digest follows the documents: the same for the same, another for another text."""
    same, again, other = built(HashEmbedder()), built(HashEmbedder()), built(HashEmbedder(), extra=" Thêm.")
    assert same.manifest == again.manifest != other.manifest


@pytest.mark.parametrize("centred", [True, False])
def test_progress_reaches_the_total(centred: bool) -> None:
    """As many steps are told as were announced, centred or not."""
    announced: list[int] = []
    done: list[int] = []
    generation = assemble(
        documents(), lambda _: [], {}, embedder=HashEmbedder(), cache=EmbeddingCache(None), centred=centred,
        started=announced.append, progress=done.append,
    )  # fmt: skip
    assert generation.passages == ()
    assert sum(announced) == sum(done)
    assert len(announced) == 1


def test_centring_takes_the_language_away() -> None:
    """A centred vector has length one, and the centre itself, which says nothing, does not divide by nothing."""
    mean = np.array([0.6, 0.0, 0.0], np.float32)
    centres = Centres({f"{role}.{language}": mean for role in Role for language in Language})
    vectors = np.array([[0.6, 0.8, 0.0], [0.0, 0.0, 1.0]], np.float32)
    moved = centres.centre(vectors, Role.PASSAGES, Language.VI)
    np.testing.assert_allclose(np.linalg.norm(moved, axis=1), 1, atol=1e-6)
    np.testing.assert_allclose(moved[0], [0, 1, 0], atol=1e-6)
    assert np.isfinite(centres.centre(mean, Role.QUESTIONS, Language.EN)).all()


def test_no_centre_changes_nothing() -> None:
    """With the means of Centres.none, a unit vector of either role and language stays what it is."""
    vectors = HashEmbedder().passages(["Lệ phí cấp giấy", "counter 3"])
    for role in Role:
        for language in Language:
            np.testing.assert_allclose(Centres.none(32).centre(vectors, role, language), vectors, atol=1e-6)
    plain = generation_of(TEXTS, HashEmbedder(), centred=False)
    np.testing.assert_allclose(plain.passage_vectors.vectors(np.arange(3)), HashEmbedder().passages(list(TEXTS.values())), atol=1e-6)
