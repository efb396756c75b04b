"""A corpus of a few lines behind a real index, and judges that always say the same."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import date

from fakes import HashEmbedder

from bot.features import Features
from bot.refusal import Judge, Logistic, Verdict
from corpus.chunking import chunk
from corpus.parallel import align
from corpus.types import Asked, Document, Language
from index.cache import EmbeddingCache
from index.generation import assemble
from index.hybrid import HybridIndex

TODAY = date(2026, 11, 26)
_NOTHING = dict.fromkeys([*(field.name for field in fields(Features)), "likeliest", "any"], 0.0)


def judge(*, willing: bool) -> Judge:
    """A judge that finds every place as likely as it scores, and always answers or never."""
    places = Logistic({**_NOTHING, "behind": -1.0}, 3.0)
    verdict = Verdict(places, Logistic(_NOTHING, 9.0 if willing else -9.0), 0.5)
    return Judge(asked=verdict, bare=verdict)


def today() -> date:
    return TODAY


WILLING, UNWILLING = judge(willing=True), judge(willing=False)

VI = Document(
    id="hop-vi", title="Các cuộc họp", language=Language.VI, published="2020-08", url="https://tcvn.gov.vn/",
    text="Cuộc họp VKFTA diễn ra ngày 06/8/2020 tại Hà Nội.\n\nCơ quan KATS đồng chủ trì cuộc họp với Tổng cục.\n",
)
EN = Document(
    id="hop-en", title="The meetings", language=Language.EN, translation_of="hop-vi",
    text="The VKFTA meeting took place in Ha Noi on 6 August 2020.\n\nThe agency KATS chaired the meeting with the Directorate.\n",
)
ONLY_VI = Document(
    id="rieng-vi", title="Phòng thử nghiệm", language=Language.VI, text="Phòng thử nghiệm QUATEST hiệu chuẩn cân điện tử.\n"
)
ONLY_EN = Document(
    id="alone-en", title="Laboratories", language=Language.EN, text="The laboratory QUATEST calibrates electronic scales.\n"
)


def tiny_index(*documents: Document, asked: Sequence[Asked] = (), dimension: int = 32) -> HybridIndex:
    """The documents and known questions indexed with the hash embedder, each translation aligned with its original."""
    embedder = HashEmbedder(dimension)
    by_id = {document.id: document for document in documents}
    alignments = {}
    for document in documents:
        original = by_id.get(document.translation_of or "")
        if original:
            pairs = align(original, document)
            alignments[original.id, document.id] = pairs
            alignments[document.id, original.id] = tuple((right, left) for left, right in pairs)
    generation = assemble(
        documents, lambda document: chunk(document, embedder.count_tokens), alignments, asked,
        embedder=embedder, cache=EmbeddingCache(None),
    )
    return HybridIndex(generation, embedder)
