"""Evidence packed into one file: small, and whole again once it is unpacked with the documents at hand."""

from __future__ import annotations

import base64
import gzip

from compare.fact_sheet import fact_sheet
from compare.render.evidence import Fragment, fragments
from compare.render.packing import packed, script

from .hostile_report import hostile_report
from .reports import small


def unpacked(data: str) -> dict[str, tuple[str, str]]:
    """Title and body of each fragment by its path, as the script finds them."""
    text = gzip.decompress(base64.b64decode(data)).decode()
    parts = (each.split("\n", 2) for each in text.split("\f")[1:])
    return {path: (title, body) for path, title, body in parts}


def pieces() -> tuple[Fragment, ...]:
    """The evidence of a small report."""
    report = small()
    return fragments(report, fact_sheet(report))


class TestPacked:
    """All fragments, folder by folder."""

    def test_holds_every_fragment(self) -> None:
        found = pieces()
        both = {path: title for one in packed(found) for path, (title, _) in unpacked(one.data).items()}
        assert both == {fragment.path: fragment.title for fragment in found}

    def test_documents_are_their_lines(self) -> None:
        (documents, *_), found = packed(pieces()), pieces()
        lines = {fragment.path: "\n".join(fragment.lines) for fragment in found if fragment.lines}
        assert {path: body for path, (_, body) in unpacked(documents.data).items()} == lines

    def test_lines_of_documents_are_left_out_of_the_rest(self) -> None:
        _, evidence, raw = packed(pieces())
        texts = [body for one in (evidence, raw) for _, body in unpacked(one.data).values()]
        assert any('data-at="0:' in text for text in texts)
        assert not any("<figcaption>" in text or 'class="at"' in text for text in texts)
        assert not any('class="run"' in text and "</p>\n</div>" in text for text in texts)

    def test_hostile_words_don_t_begin_a_fragment(self) -> None:
        report = hostile_report()
        found = fragments(report, fact_sheet(report))
        paths = [path for one in packed(found) for path in unpacked(one.data)]
        assert sorted(paths) == sorted(fragment.path for fragment in found)

    def test_is_the_same_twice(self) -> None:
        assert [one.data for one in packed(pieces())] == [one.data for one in packed(pieces())]


class TestRoom:
    """What has no room lies beside the report only."""

    def test_goes_to_the_documents_first(self) -> None:
        documents, evidence, _ = (len(one.data) for one in packed(pieces()))
        kept = [
            [one.path for one in packed(pieces(), room) if one.data]
            for room in (documents - 1, documents, documents + evidence)
        ]
        assert kept == [[], ["documents"], ["documents", "evidence"]]

    def test_what_has_none_is_named_all_the_same(self) -> None:
        assert [len(one.fragments) for one in packed(pieces(), 0)] == [3, 4, 2]


class TestScript:
    """The script that unpacks it fits into a page."""

    def test_has_nothing_that_ends_it(self) -> None:
        assert "</" not in script()
        assert "<!--" not in script()
