"""`/items/{item_id}/image`: an upload that is looked into, and a download of the very bytes."""

import socket
import struct
from urllib.parse import quote, urlsplit

import httpx2
import pytest

from .access import KEY
from .asks import MULTIPART
from .contract import assert_as_contract
from .making import SIGNATURE, chunk, header, new_item, png, upload
from .problems import assert_problem
from .samples import NOT_INTEGERS

MIB = 1_048_576
ALL = png()
HEAD = header()
NO_PNG = {
    "nothing": b"",
    "a word": b"png",
    "JPEG": b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + b"\x00" * 100,
    "GIF": b"GIF89a\x01\x00\x01\x00\x00\x00\x00;",
    "SVG": b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "HTML": b"<!doctype html><script>alert(1)</script>",
    "the signature alone": SIGNATURE,
    "the signature and a word": SIGNATURE + b"IHDR and so on, for quite a while",
    "a signature with other line ends": b"\x89PNG\n\x1a\n" + ALL[8:],
    "the signature further on": b" " + ALL,
    "no first chunk": SIGNATURE + chunk(b"IEND", b""),
    "another first chunk": SIGNATURE + chunk(b"tEXt", b"Comment\0x") + HEAD,
    "a first chunk cut off": SIGNATURE + HEAD[:-5],
    "a first chunk without its check": SIGNATURE + HEAD[:-4],
    "a wrong check": SIGNATURE + HEAD[:-1] + bytes([HEAD[-1] ^ 1]) + ALL[33:],
    "a short first chunk": SIGNATURE + chunk(b"IHDR", struct.pack(">II", 1, 1)),
    "a long first chunk": SIGNATURE + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0) + b"\0"),
    "a first chunk of another length": SIGNATURE + struct.pack(">I", 14) + HEAD[4:] + ALL[33:],
    "no width": SIGNATURE + header(width=0) + ALL[33:],
    "no height": SIGNATURE + header(height=0) + ALL[33:],
}


def raw(client: httpx2.Client, item_id: int, content: bytes, **headers: str) -> httpx2.Response:
    """The answer to a body that is written by hand; the boundary is `triptych`."""
    return client.put(f"/items/{item_id}/image", content=content, headers=KEY | MULTIPART | headers)


class TestDownload:
    """The image as it was uploaded, byte for byte."""

    @pytest.mark.parametrize(
        "image", [png(), png(shade=255), png(100_000), png(MIB)], ids=["dot", "white", "100k", "1M"]
    )
    def test_gives_the_bytes_that_were_uploaded(self, client: httpx2.Client, image: bytes) -> None:
        item = new_item(client)
        assert_as_contract(upload(client, item["id"], image), "replaceItemImage")
        response = client.get(f"/items/{item['id']}/image")
        assert assert_as_contract(response, "getItemImage") == image
        assert response.headers["content-type"] == "image/png"
        assert response.headers["x-content-type-options"] == "nosniff"

    def test_gives_the_latest_image(self, client: httpx2.Client) -> None:
        item = new_item(client)
        for shade in (1, 2, 3):
            assert upload(client, item["id"], png(shade=shade)).status_code == 204
        assert client.get(f"/items/{item['id']}/image").content == png(shade=3)

    def test_gives_the_image_after_the_item_has_changed(self, client: httpx2.Client) -> None:
        item = new_item(client)
        upload(client, item["id"], png())
        client.put(f"/items/{item['id']}", json={"name": "Mug", "price": "1.00"}, headers=KEY)
        assert client.get(f"/items/{item['id']}/image").content == png()

    @pytest.mark.parametrize("number", ["999999999", str(2**63), "9" * 20])
    def test_finds_none_where_there_is_no_item(self, client: httpx2.Client, number: str) -> None:
        assert_problem(client.get(f"/items/{number}/image"), 404)
        response = client.put(f"/items/{number}/image", files={"file": png()}, headers=KEY)
        assert_problem(response, 404)
        assert_as_contract(response, "replaceItemImage")

    def test_finds_none_where_the_item_has_none(self, client: httpx2.Client) -> None:
        response = client.get(f"/items/{new_item(client)['id']}/image", headers={"Accept": "image/png"})
        assert_problem(response, 404)
        assert_as_contract(response, "getItemImage")

    @pytest.mark.parametrize("text", ["0", "-1", *NOT_INTEGERS], ids=ascii)
    def test_is_refused_for_what_is_no_id(self, client: httpx2.Client, text: str) -> None:
        path = f"/items/{quote(text, safe='')}/image"
        assert_problem(client.get(path), 422, errors={"item_id"})
        assert_problem(client.put(path, files={"file": png()}, headers=KEY), 422, errors={"item_id"})


class TestContent:
    """What counts is what is in it: neither its name nor the type that it claims to have."""

    @pytest.mark.parametrize("content", NO_PNG.values(), ids=NO_PNG.keys())
    def test_that_is_no_png_is_refused(self, client: httpx2.Client, content: bytes) -> None:
        item = new_item(client)
        response = upload(client, item["id"], content)
        assert_problem(response, 415)
        assert_as_contract(response, "replaceItemImage")
        assert_problem(client.get(f"/items/{item['id']}/image"), 404)

    @pytest.mark.parametrize(
        ("name", "kind"),
        [
            ("image.txt", "text/plain"),
            ("../../etc/passwd", "image/png"),
            ("", "image/jpeg"),
            ("bild-ä.png", "x"),
            ("a\0", ""),
        ],
        ids=ascii,
    )
    def test_that_is_a_png_is_taken_whatever_it_is_called(self, client: httpx2.Client, name: str, kind: str) -> None:
        item = new_item(client)
        lines = f'Content-Disposition: form-data; name="file"; filename="{name or "x"}"\r\n'
        lines += f"Content-Type: {kind}\r\n" if kind else ""
        body = f"--triptych\r\n{lines}\r\n".encode() + png() + b"\r\n--triptych--\r\n"
        if "\0" in name:
            assert raw(client, item["id"], body).status_code in {204, 422}
        else:
            assert_as_contract(raw(client, item["id"], body), "replaceItemImage")
            assert client.get(f"/items/{item['id']}/image").content == png()

    def test_that_is_refused_leaves_the_image_that_was_there(self, client: httpx2.Client) -> None:
        item = new_item(client)
        upload(client, item["id"], png())
        assert_problem(upload(client, item["id"], b"GIF89a"), 415)
        assert_problem(upload(client, item["id"], png(MIB + 1)), 413)
        assert client.get(f"/items/{item['id']}/image").content == png()


class TestForm:
    """A form of parts, one of which is the file."""

    def test_may_have_other_parts(self, client: httpx2.Client) -> None:
        item = new_item(client)
        files = {"other": ("a.txt", b"x"), "file": ("a.png", png()), "more": ("b.gif", b"GIF89a")}
        response = client.put(f"/items/{item['id']}/image", files=files, data={"note": "hello"}, headers=KEY)
        assert_as_contract(response, "replaceItemImage")
        assert client.get(f"/items/{item['id']}/image").content == png()

    @pytest.mark.parametrize("name", ["File", "image", "files", "file[]"])
    def test_needs_the_file(self, client: httpx2.Client, name: str) -> None:
        item = new_item(client)
        response = client.put(f"/items/{item['id']}/image", files={name: png()}, headers=KEY)
        assert_problem(response, 422, errors={"#/file"})
        assert_as_contract(response, "replaceItemImage")

    @pytest.mark.parametrize(
        "content",
        [
            b'--triptych\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\n' + ALL,
            b'--triptych\r\nContent-Disposition: form-data; name="file"; filename',
            b'--other\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\n'
            + ALL
            + b"\r\n--other--",
            ALL,
            b"file=x",
        ],
        ids=["no end", "no end of its head", "another boundary", "the image alone", "another form"],
    )
    def test_is_refused_when_it_is_malformed(self, client: httpx2.Client, content: bytes) -> None:
        assert_problem(raw(client, new_item(client)["id"], content), 422, errors={"#"})

    def test_is_refused_when_it_is_empty(self, client: httpx2.Client) -> None:
        assert assert_problem(raw(client, new_item(client)["id"], b""), 422) <= {"#", "#/file"}

    @pytest.mark.parametrize("content_type", ["multipart/form-data", "multipart/form-data; boundary="])
    def test_is_refused_without_a_boundary(self, client: httpx2.Client, content_type: str) -> None:
        response = raw(client, new_item(client)["id"], b"--\r\n\r\nx", **{"Content-Type": content_type})
        assert_problem(response, 422, errors={"#"})

    @pytest.mark.parametrize(
        "content_type",
        ["image/png", "application/json", "application/x-www-form-urlencoded", "multipart/mixed; boundary=x"],
    )
    def test_of_another_kind_is_refused(self, client: httpx2.Client, content_type: str) -> None:
        response = raw(client, new_item(client)["id"], ALL, **{"Content-Type": content_type})
        assert_problem(response, 415)
        assert_as_contract(response, "replaceItemImage")

    def test_needs_a_type(self, client: httpx2.Client) -> None:
        response = client.put(f"/items/{new_item(client)['id']}/image", content=ALL, headers=KEY)
        assert_problem(response, 415)


class TestSize:
    """1 MiB is the most; what says that it is far more is not even read."""

    @pytest.mark.parametrize("size", [MIB + 1, 1_500_000, 2_000_000])
    def test_above_a_mebibyte_is_refused(self, client: httpx2.Client, size: int) -> None:
        item = new_item(client)
        response = upload(client, item["id"], png(size))
        assert_problem(response, 413)
        assert_as_contract(response, "replaceItemImage")
        assert_problem(client.get(f"/items/{item['id']}/image"), 404)

    def test_counts_the_file_and_not_the_form_around_it(self, client: httpx2.Client) -> None:
        item = new_item(client)
        files = {"other": ("a.txt", b"x" * 900_000), "file": ("a.png", png(MIB))}
        assert client.put(f"/items/{item['id']}/image", files=files, headers=KEY).status_code == 204

    def test_of_a_large_body_is_refused_before_all_of_it_is_there(self, client: httpx2.Client) -> None:
        """Its first part is sent, and the answer comes; a shop that waits for the rest waits in vain."""
        item = new_item(client)
        address = urlsplit(str(client.base_url))
        head = f"PUT /items/{item['id']}/image HTTP/1.1\r\nHost: {address.netloc}\r\nContent-Length: 50000000\r\n"
        head += "".join(f"{name}: {value}\r\n" for name, value in (KEY | MULTIPART).items())
        with socket.create_connection((address.hostname, address.port), timeout=20) as connection:
            connection.sendall(f"{head}\r\n".encode() + b"--triptych\r\n")
            assert connection.recv(1000).split()[1] == b"413"
