"""Document → passages, with exact offsets. Pure, but for the splitter's own import."""

from collections.abc import Callable, Iterator

from langchain_text_splitters import RecursiveCharacterTextSplitter

from corpus.blocks import Block, BlockKind, blocks, sentences
from corpus.types import Document, Passage, Span

PASSAGE_TOKENS = 200
# A sentence a little too long is worth more whole than cut at a comma.
LONGEST_SENTENCE_TOKENS = 240

# The splitter works on a shadow of the text, equally long, in which the character after each sentence and each
# clause is one of these: so it cuts where our sentences end and every piece's offset is the sum of those before.
_SENTENCE, _CLAUSE = "\ue000", "\ue001"
Length = Callable[[str], int]
_SEPARATORS = [_SENTENCE, _CLAUSE, " ", ""]


def chunk(document: Document, count_tokens: Length) -> tuple[Passage, ...]:
    """The passages of a document in order, each at most about 200 tokens long.

    A passage never crosses a paragraph; a list stays with the line that opens it while both fit. Headings are
    context of the passages under them, and passages of their own, so that no word of the text is lost to search.

    Source: `RecursiveCharacterTextSplitter` of langchain-text-splitters merges the pieces.
    """
    length = _length(count_tokens)
    passages: list[Passage] = []
    for heading, spans in _sections(document):
        pieces = _pieces(length, _shadow(document.text, spans), spans[0][0])
        for start, end in (part for piece in pieces for part in _halved(count_tokens, document.text, *piece)):
            inside = tuple(s for s in (_clip(document.text, span, start, end) for span in spans) if s[0] < s[1])
            if not inside:
                continue
            passages.append(
                Passage(
                    id=f"{document.id}#{len(passages):04d}", document_id=document.id, language=document.language,
                    start=inside[0][0], end=inside[-1][1], heading=heading, sentences=inside,
                )
            )
    return tuple(passages)


def _splitter(length: Length) -> RecursiveCharacterTextSplitter:
    return RecursiveCharacterTextSplitter(
        separators=_SEPARATORS, keep_separator="end", strip_whitespace=False,
        chunk_size=PASSAGE_TOKENS, chunk_overlap=0, length_function=length,
    )


def _length(count_tokens: Length) -> Length:
    """Tokens of a piece of shadow; a sentence little longer than a passage counts as one that just fits."""

    def length(piece: str) -> int:
        if not piece:
            return 0  # the splitter measures its joint, which is empty
        # A piece that counts nothing would be repeated by the splitter in the next passage.
        tokens = max(1, count_tokens(piece.replace(_SENTENCE, " ").replace(_CLAUSE, " ").strip()))
        whole_sentence = _SENTENCE not in piece[:-1] and tokens <= LONGEST_SENTENCE_TOKENS
        return min(tokens, PASSAGE_TOKENS) if whole_sentence else tokens

    return length


def _sections(document: Document) -> Iterator[tuple[str, list[Span]]]:
    """(heading path, sentence spans) of each stretch that may share a passage: a paragraph with its list."""
    text, marked = document.text, {mark.start for mark in document.marks}
    path: list[Block] = []
    spans: list[Span] = []
    heading = ""
    for block in blocks(text):
        of_block = list(sentences(text, block.start, block.end))
        if block.kind is BlockKind.ITEM and spans and block.start not in marked:
            spans += of_block
            continue
        if spans:
            yield heading, spans
        if block.kind is BlockKind.HEADING:
            path = [above for above in path if above.level < block.level]
            yield " › ".join(text[b.start : b.end] for b in path), of_block
            path.append(block)
            heading, spans = " › ".join(text[b.start : b.end] for b in path), []
        else:
            spans = of_block
    if spans:
        yield heading, spans


def _shadow(text: str, spans: list[Span]) -> str:
    start, end = spans[0][0], spans[-1][1]
    characters = list(text[start:end].replace(_SENTENCE, " ").replace(_CLAUSE, " "))
    for at, character in enumerate(characters[:-1]):
        if character in ";," and characters[at + 1].isspace():
            characters[at + 1] = _CLAUSE
    for span in spans[:-1]:
        if text[span[1]].isspace():
            characters[span[1] - start] = _SENTENCE
    return "".join(characters)


def _pieces(length: Length, shadow: str, start: int) -> Iterator[Span]:
    # A text that fits is left alone: the splitter would measure it word by word, which counts more tokens.
    pieces = [shadow] if length(shadow) <= PASSAGE_TOKENS else _splitter(length).split_text(shadow)
    if "".join(pieces) != shadow:
        raise AssertionError("the splitter changed the text: offsets would be wrong")
    for piece in pieces:
        yield start, start + len(piece)
        start += len(piece)


def _clip(text: str, span: Span, start: int, end: int) -> Span:
    start = max(span[0], start)
    piece = text[start : min(span[1], end)]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def _halved(count_tokens: Length, text: str, start: int, end: int) -> Iterator[Span]:
    """A piece that counts more than the sum of its words, parted until every part fits."""
    if end - start < 2 or count_tokens(text[start:end].strip()) <= LONGEST_SENTENCE_TOKENS:
        yield start, end
        return
    half = (start + end) // 2
    middle = text.rfind(" ", start, half) + 1 or half
    yield from _halved(count_tokens, text, start, middle)
    yield from _halved(count_tokens, text, middle, end)
