"""The suite passes on a service that is right and fails on one that is wrong, whichever fault it has.

The service is the contract's slice in miniature, so what is run is the tests marked `slice`: as a service passes them
that does the whole contract, and as one does that knows nothing beyond the slice.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from compare.marks import Profile

from .contract import SLICE
from .miniature import Answer, Fault, Request, Shop

Results = dict[tuple[Fault | None, Profile], subprocess.CompletedProcess[str]]
HERE = Path(__file__).parent
CAUGHT_BY = {
    Fault.UNKNOWN_MEMBERS: "test_bad_members.py::TestMembers::test_is_named_when_it_is_not_described",
    Fault.FIRST_ERROR_ONLY: "test_bad_members.py::TestAllErrors::test_are_listed",
    Fault.NULL_CHARACTER: "test_bad_members.py::TestText::test_is_refused_with_a_null_character",
    Fault.FLOAT_PRICE: "test_create_item.py::TestPrice::test_is_answered_with_two_places",
    Fault.TRIMMED: "test_create_item.py::TestText::test_is_kept_unchanged",
    Fault.UTF_16: "test_bad_bodies.py::TestWholeBody::test_is_refused_when_it_is_not_utf_8",
    Fault.LENIENT_INTEGERS: "test_list_items.py::TestSpelling::test_refuses_what_is_not_an_integer",
    Fault.CLAMPED_LIMIT: "test_list_items.py::TestRange::test_refuses_a_limit_outside",
    Fault.EXTRA_MEMBER: "test_every_answer.py::TestEveryAnswer::test_is_as_the_contract_documents_it",
    Fault.SAME_IDS: "test_concurrency.py::TestManyAtOnce::test_each_creates_an_item_of_its_own",
    Fault.NO_LOCATION: "test_create_item.py::TestCreation::test_tells_the_path_of_the_new_item_in_location",
    Fault.NO_ALLOW: "test_framework_errors.py::TestWrongMethod::test_is_not_allowed",
    Fault.REDIRECT: "test_framework_errors.py::TestUnknownPath::test_is_not_found",
    Fault.ANY_ACCEPT: "test_negotiation.py::TestAccept::test_that_rules_out_json_is_refused",
    Fault.ANY_JSON: "test_negotiation.py::TestContentType::test_of_anything_else_is_refused",
    Fault.PLAIN_JSON_PROBLEM: "test_problem_documents.py::TestProblem::test_is_a_problem_document",
    Fault.OLD_TITLE: "test_problem_documents.py::TestProblem::test_is_a_problem_document",
    Fault.NO_ETAG: "test_every_answer.py::TestEveryAnswer::test_is_as_the_contract_documents_it",
    Fault.NO_TOTAL: "test_every_answer.py::TestEveryAnswer::test_is_as_the_contract_documents_it",
    Fault.LOCAL_TIME: "test_every_answer.py::TestEveryAnswer::test_is_as_the_contract_documents_it",
    Fault.NO_DEFAULTS: "test_create_item.py::TestCreation::test_answers_with_the_item_and_its_id",
    Fault.OUTSIDE: "test_every_answer.py::TestEveryAnswer::test_is_as_the_contract_documents_it",
}
"""The test that must fail on each fault."""

ALONE = {"PYTEST_ADDOPTS": "", "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
ONLY_WHOLE = {Fault.NO_ETAG, Fault.NO_TOTAL, Fault.LOCAL_TIME, Fault.NO_DEFAULTS}
"""Faults in what no slice has."""


@contextmanager
def served(shop: Shop) -> Iterator[str]:
    """The shop on a free port of loopback; gives its address."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = -1  # one packet for the whole answer

        def answer(self) -> None:
            request = Request(
                method=self.command,
                target=self.requestline.split()[1],  # `self.path` has lost the second slash of `//items`
                accept=", ".join(self.headers.get_all("Accept", ["*/*"])),
                content_type=self.headers.get("Content-Type", ""),
                body=self._body(),
            )
            self._send(shop.answer(request))

        do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = answer  # noqa: N815 - http.server's own names

        def _body(self) -> bytes:
            if self.headers.get("Transfer-Encoding") != "chunked":
                return self.rfile.read(int(self.headers.get("Content-Length", 0)))
            chunks = []
            while size := int(self.rfile.readline(), 16):
                chunks.append(self.rfile.read(size))
                self.rfile.readline()
            self.rfile.readline()
            return b"".join(chunks)

        def _send(self, answer: Answer) -> None:
            content = json.dumps(answer.body).encode()
            headers = {"Content-Type": "application/json", "Content-Length": str(len(content)), **answer.headers}
            self.send_response(answer.status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True
        request_queue_size = 64

    with Server(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


def run_suite(fault: Fault | None, profile: Profile) -> subprocess.CompletedProcess[str]:
    """Run the test that must notice the fault, or all of them where there is none, in a process of its own.

    It sees no settings and no conftest.py, so that only standalone.py says which service is meant.
    """
    tests = [CAUGHT_BY[fault]] if fault else [f"--ignore={Path(__file__).name}"]
    alone = ["-c", os.devnull, "--rootdir=.", "--noconftest", "-p", "standalone", "-p", "no:cacheprovider"]
    options = [*alone, "-m", "slice", "-W", "error", "-o", "strict=true", "-q", "-rfp", "--tb=no"]
    with served(Shop({fault} if fault else set(), profile)) as url:
        return subprocess.run(
            [sys.executable, "-m", "pytest", *options, *tests],
            cwd=HERE,
            env={
                **os.environ,
                "SHOP_URL": url,
                "SHOP_PROFILE": profile,
                "PYTEST_ADDOPTS": "",
                "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
            },
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )


@pytest.fixture(scope="class")
def results() -> Results:
    """What the suite says of each miniature; two at a time, since most of the work is to start Python."""
    miniatures: list[tuple[Fault | None, Profile]] = [(None, "whole"), (None, "slice")]
    miniatures += [(fault, "whole" if fault in ONLY_WHOLE else "slice") for fault in Fault]
    with ThreadPoolExecutor(max_workers=2) as pool:
        return dict(zip(miniatures, pool.map(run_suite, *zip(*miniatures, strict=True)), strict=True))


class TestMiniature:
    """A tiny service, right or with one fault."""

    @pytest.mark.parametrize("profile", ["whole", "slice"])
    def test_passes_when_it_is_right(self, results: Results, profile: Profile) -> None:
        result = results[None, profile]
        assert result.returncode == 0, result.stdout + result.stderr

    def test_is_asked_about_each_answer_of_its_slice(self, results: Results) -> None:
        passed = results[None, "slice"].stdout
        asked = {f"test_is_as_the_contract_documents_it[{name} {status}]" for name, status in SLICE.answers}
        assert {test for test in asked if test not in passed} == set()

    @pytest.mark.parametrize("fault", Fault, ids=[fault.name for fault in Fault])
    def test_fails_the_test_for_its_fault(self, results: Results, fault: Fault) -> None:
        result = results[fault, "whole" if fault in ONLY_WHOLE else "slice"]
        assert result.returncode == 1, result.stdout + result.stderr
        assert f"FAILED {CAUGHT_BY[fault]}" in result.stdout
