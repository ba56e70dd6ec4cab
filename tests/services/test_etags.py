"""Entity tags (RFC 9110, sections 8.8.3 and 13.1): `ETag`, `If-None-Match` and `If-Match`."""

import re

import httpx2
import pytest

from .access import KEY
from .contract import assert_as_contract
from .making import new_item, new_sku, png, upload
from .problems import assert_problem
from .samples import CUP

STRONG = re.compile(r'"[\x21\x23-\x7e]*"')
MALFORMED = ["", "abc", "*, *", '"', "'x'", "W/", ",", '"\u00ff"']
SPOILT = ['"x" {}', "abc, {}", "{}x", "{}, *", "*, {}", "w/{}", "W/ {}", '{}"', '"x"; {}']
"""Values that have an item's tag in them and are malformed all the same, so that they match nothing."""

WRITES = {"PUT": CUP, "PATCH": {"stock": 3}, "DELETE": None}
OPERATIONS = {"PUT": "replaceItem", "PATCH": "updateItem", "DELETE": "deleteItem"}


def path_and_tag(client: httpx2.Client) -> tuple[str, str]:
    """A new item's path and its entity tag."""
    path = f"/items/{new_item(client)['id']}"
    return path, client.get(path).headers["etag"]


def write(client: httpx2.Client, method: str, path: str, if_match: str) -> httpx2.Response:
    """The answer to a write on this condition."""
    headers = httpx2.Headers(KEY | {"If-Match": if_match}, encoding="latin-1")
    return client.request(method, path, json=WRITES[method], headers=headers)


class TestETag:
    """Each state of an item has a tag of its own."""

    def test_is_strong(self, client: httpx2.Client) -> None:
        assert STRONG.fullmatch(path_and_tag(client)[1])

    def test_is_the_same_for_the_same_state(self, client: httpx2.Client) -> None:
        path, tag = path_and_tag(client)
        assert client.get(path).headers["etag"] == tag

    def test_of_a_new_item_is_the_one_that_is_got(self, client: httpx2.Client) -> None:
        created = client.post("/items", json=CUP)
        assert client.get(created.headers["location"]).headers["etag"] == created.headers["etag"]

    @pytest.mark.parametrize("method", ["PUT", "PATCH"])
    def test_changes_with_the_item(self, client: httpx2.Client, method: str) -> None:
        path, tag = path_and_tag(client)
        response = client.request(method, path, json=WRITES[method], headers=KEY)
        assert STRONG.fullmatch(response.headers["etag"])
        assert response.headers["etag"] != tag
        assert client.get(path).headers["etag"] == response.headers["etag"]

    @pytest.mark.parametrize(
        "change",
        [
            {"name": "Mug"},
            {"price": "3.51"},
            {"description": "New."},
            {"sku": new_sku()},
            {"status": "sold_out"},
            {"weight_kg": 1},
            {"pack_size": 6},
            {"stock": 1},
            {"tags": ["new"]},
            {"dimensions": {"width_cm": 1, "height_cm": 1, "depth_cm": 1}},
            {"attributes": {"a": "b"}},
            {"external_id": "3fa85f64-5717-4562-b3fc-2c963f66afa6"},
            {"homepage": "http://a"},
            {"contact": "a@b.cd"},
            {"available_from": "2026-03-01T09:00:00Z"},
        ],
        ids=lambda change: next(iter(change)),
    )
    def test_changes_with_each_member(self, client: httpx2.Client, change: dict[str, object]) -> None:
        path, tag = path_and_tag(client)
        assert client.patch(path, json=change, headers=KEY).headers["etag"] != tag

    def test_does_not_change_with_the_image(self, client: httpx2.Client) -> None:
        path, tag = path_and_tag(client)
        assert upload(client, int(path.removeprefix("/items/")), png()).status_code == 204
        assert client.get(path).headers["etag"] == tag


class TestIfNoneMatch:
    """Who has the item as it is does not get it again."""

    @pytest.mark.parametrize("form", ["{}", "W/{}", '"x", {}', '"x",W/{} , "y"', "*", '{},"x"', '"a,b", {}'])
    def test_that_matches_is_answered_without_the_item(self, client: httpx2.Client, form: str) -> None:
        path, tag = path_and_tag(client)
        response = client.get(path, headers={"If-None-Match": form.format(tag)})
        assert response.status_code == 304
        assert_as_contract(response, "getItem")
        assert response.headers["etag"] == tag

    @pytest.mark.parametrize("form", ['"x"', 'W/"x"', '"x", "y"', '"*"', '""'])
    def test_that_does_not_match_is_answered_with_the_item(self, client: httpx2.Client, form: str) -> None:
        path, tag = path_and_tag(client)
        response = client.get(path, headers={"If-None-Match": form})
        assert response.status_code == 200
        assert response.headers["etag"] == tag

    def test_of_an_older_state_is_answered_with_the_item(self, client: httpx2.Client) -> None:
        path, tag = path_and_tag(client)
        client.patch(path, json={"stock": 9}, headers=KEY)
        assert assert_as_contract(client.get(path, headers={"If-None-Match": tag}), "getItem")["stock"] == 9

    @pytest.mark.parametrize("value", MALFORMED, ids=ascii)
    def test_that_is_malformed_matches_nothing(self, client: httpx2.Client, value: str) -> None:
        headers = httpx2.Headers({"If-None-Match": value}, encoding="latin-1")
        assert client.get("/items/1", headers=headers).status_code == 200

    @pytest.mark.parametrize("form", SPOILT)
    def test_that_is_spoilt_matches_nothing(self, client: httpx2.Client, form: str) -> None:
        path, tag = path_and_tag(client)
        assert client.get(path, headers={"If-None-Match": form.format(tag)}).status_code == 200

    def test_of_no_item_finds_none(self, client: httpx2.Client) -> None:
        assert_problem(client.get("/items/999999999", headers={"If-None-Match": "*"}), 404)

    def test_on_two_lines_is_one_list(self, client: httpx2.Client) -> None:
        path, tag = path_and_tag(client)
        assert client.get(path, headers=[("If-None-Match", '"x"'), ("If-None-Match", tag)]).status_code == 304


@pytest.mark.parametrize("method", WRITES)
class TestIfMatch:
    """Who has another state than the shop's changes nothing."""

    @pytest.mark.parametrize("form", ["{}", '"x", {}', '"x",{} , "y"', "*", '{}, W/"x"', '"a,b", {}'])
    def test_that_matches_lets_the_change_through(self, client: httpx2.Client, method: str, form: str) -> None:
        path, tag = path_and_tag(client)
        response = write(client, method, path, form.format(tag))
        assert response.is_success, response.text
        assert_as_contract(response, OPERATIONS[method])

    @pytest.mark.parametrize("form", ['"x"', "W/{}", '"x", W/{}', '"*"', '""'])
    def test_that_does_not_match_is_refused(self, client: httpx2.Client, method: str, form: str) -> None:
        path, tag = path_and_tag(client)
        response = write(client, method, path, form.format(tag))
        assert_problem(response, 412)
        assert_as_contract(response, OPERATIONS[method])
        assert client.get(path).headers["etag"] == tag

    @pytest.mark.parametrize("value", MALFORMED, ids=ascii)
    def test_that_is_malformed_matches_nothing(self, client: httpx2.Client, method: str, value: str) -> None:
        path, tag = path_and_tag(client)
        assert_problem(write(client, method, path, value), 412)
        assert client.get(path).headers["etag"] == tag

    @pytest.mark.parametrize("form", SPOILT)
    def test_that_is_spoilt_matches_nothing(self, client: httpx2.Client, method: str, form: str) -> None:
        path, tag = path_and_tag(client)
        assert_problem(write(client, method, path, form.format(tag)), 412)

    def test_of_an_older_state_is_refused(self, client: httpx2.Client, method: str) -> None:
        path, tag = path_and_tag(client)
        client.patch(path, json={"stock": 9}, headers=KEY)
        assert_problem(write(client, method, path, tag), 412)
        assert client.get(path).json()["stock"] == 9

    def test_of_no_item_finds_none(self, client: httpx2.Client, method: str) -> None:
        assert_problem(write(client, method, "/items/999999999", '"x"'), 404)
        assert_problem(write(client, method, "/items/999999999", "*"), 404)
