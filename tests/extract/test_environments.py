"""Each stack's environment: found, made by tox where it is missing, and held to what requirements.txt pins."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from extract import environments
from extract.environments import check_versions, interpreter, work_folder
from extract.errors import EnvironmentMissingError

if TYPE_CHECKING:
    from extract.stack import Stack

TOX_INI = """\
[tox]
no_package = true

[testenv:hello]
skip_install = true
"""


def say_nothing(line: str) -> None:
    """Take what must not be said as an error."""
    pytest.fail(f"it was said that {line}")


class TestInterpreter:
    """The stack's own Python."""

    def test_is_that_of_toxs_environment(self, hello: Stack, tmp_path: Path) -> None:
        made = tmp_path / ".tox" / "hello" / "bin" / "python"
        made.parent.mkdir(parents=True)
        made.touch()
        assert interpreter(hello, say=say_nothing) == made

    def test_is_where_tox_has_been_told_to_work(
        self, hello: Stack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("TOX_WORK_DIR", str(tmp_path / "elsewhere"))
        made = tmp_path / "elsewhere" / "hello" / "bin" / "python"
        made.parent.mkdir(parents=True)
        made.touch()
        assert interpreter(hello, say=say_nothing) == made
        assert work_folder(tmp_path) == tmp_path / "elsewhere"

    def test_is_missing_where_there_is_no_tox_ini(self, hello: Stack, tmp_path: Path) -> None:
        with pytest.raises(EnvironmentMissingError) as caught:
            interpreter(hello, say=say_nothing)
        assert str(caught.value) == (
            f"hello: no environment at {tmp_path / '.tox' / 'hello'}: and no tox.ini beside {tmp_path / 'services'} "
            "to make it by. Name the stack's interpreter with --python."
        )
        assert caught.value.exit_code == 3

    def test_is_made_by_tox(self, hello: Stack, tmp_path: Path, temporary: Path) -> None:
        (tmp_path / "tox.ini").write_text(TOX_INI, encoding="utf-8")
        said: list[str] = []
        python = interpreter(hello, say=said.append)
        assert said[0] == (
            f"hello: making its environment: python -m tox run --notest -e hello --workdir {tmp_path / '.tox'}"
        )
        show = "import json, sys; print(json.dumps(sys.prefix))"
        prefix = subprocess.run([python, "-c", show], capture_output=True, check=True).stdout
        assert Path(json.loads(prefix)) == tmp_path / ".tox" / "hello"
        assert list(temporary.iterdir()) == []
        assert interpreter(hello, say=say_nothing) == python

    @pytest.mark.parametrize(
        ("installed", "asked"), [("six-1.17.0", False), ("six-1.16.0", True), ("nine-1.17.0", True)]
    )
    def test_is_made_anew_where_it_is_half_made_or_out_of_date(
        self, hello: Stack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, installed: str, *, asked: bool
    ) -> None:
        hello.requirements.write_text("six==1.17.0\n", encoding="utf-8")
        (tmp_path / "tox.ini").touch()
        python = tmp_path / ".tox" / "hello" / "bin" / "python"
        (tmp_path / ".tox/hello/lib/python3.11/site-packages" / f"{installed}.dist-info").mkdir(parents=True)
        python.parent.mkdir()
        python.touch()
        made: list[str] = []
        monkeypatch.setattr(environments, "_make", lambda stack, *_: made.append(stack.name))
        assert interpreter(hello, say=say_nothing) == python
        assert made == ["hello"] * asked

    def test_that_tox_cant_make_is_told_with_its_output(self, hello: Stack, tmp_path: Path) -> None:
        (tmp_path / "tox.ini").write_text(f"{TOX_INI}deps = -r nowhere.txt\n", encoding="utf-8")
        with pytest.raises(EnvironmentMissingError, match="hello: tox could not make its environment: exit") as caught:
            interpreter(hello, say=lambda _: None)
        assert "nowhere.txt" in caught.value.detail
        assert caught.value.exit_code == 3

    def test_of_a_stack_at_the_top_of_the_file_system_is_looked_for_there(self, hello: Stack) -> None:
        top = type(hello)(name="hello", folder=Path("/hello-at-the-top"), config=hello.config)
        with pytest.raises(EnvironmentMissingError, match=r"no environment at /\.tox/hello"):
            interpreter(top, say=say_nothing)


FITS = {
    "nothing pinned": ("", {}, "3.11.7", True),
    "comments only": ("# via us\n\n", {}, "3.11.7", True),
    "as pinned": ("django==5.2.1", {"django": "5.2.1"}, "3.11.7", True),
    "another": ("django==5.2.1", {"django": "5.2.2"}, "3.11.7", False),
    "missing": ("django==5.2.1", {}, "3.11.7", False),
    "another spelling": ("Flask_RESTX==1.3", {"flask-restx": "1.3"}, "3.11.7", True),
    "the same version, spelt out": ("flask==3", {"flask": "3.0.0"}, "3.11.7", True),
    "a release candidate": ("flask==4.0rc1", {"flask": "4.0rc1"}, "3.11.7", True),
    "any of a kind": ("flask==3.*", {"flask": "3.7"}, "3.11.7", True),
    "none of a kind": ("flask==3.*", {"flask": "2.7"}, "3.11.7", False),
    "extras": ("uvicorn[standard]==0.30", {"uvicorn": "0.30"}, "3.11.7", True),
    "more installed": ("flask==3.0", {"flask": "3.0", "click": "8"}, "3.11.7", True),
    "a comment behind": ("flask==3.0  # via app", {"flask": "3.0"}, "3.11.7", True),
    "hashes": ("flask==3.0 \\\n    --hash=sha256:12\n", {"flask": "3.0"}, "3.11.7", True),
    "options": ("-r other.txt\n--index-url https://example.org\nflask==3.0", {"flask": "3.0"}, "3.11.7", True),
    "for older ones, as pinned": ("a==1 ; python_version < '3.12'", {"a": "1"}, "3.11.7", True),
    "for older ones, missing": ("a==1 ; python_version < '3.12'", {}, "3.11.7", False),
    "for older ones, on a newer one": ("a==1 ; python_version < '3.12'", {}, "3.12.0", True),
    "for 3.9, on 3.10": ("a==1 ; python_version <= '3.9'", {}, "3.10.1", True),
    "for a full version": ("a==1 ; python_full_version >= '3.11.5'", {}, "3.11.4", True),
    "for a full version, on it": ("a==1 ; python_full_version >= '3.11.5'", {}, "3.11.5", False),
    "for another system": ("a==1 ; sys_platform == 'win32'", {}, "3.11.7", True),
    "for either": ("a==1 ; python_version<'3.12'\na==2 ; python_version>='3.12'", {"a": "2"}, "3.13.0", True),
    "for the other": ("a==1 ; python_version<'3.12'\na==2 ; python_version>='3.12'", {"a": "1"}, "3.13.0", False),
}


class TestVersions:
    """What is installed, against what is pinned for the stack's Python, whatever ours is."""

    @pytest.mark.parametrize(("requirements", "installed", "python", "fits"), FITS.values(), ids=FITS)
    def test_fit_or_not(
        self, hello: Stack, requirements: str, installed: dict[str, str], python: str, *, fits: bool
    ) -> None:
        hello.requirements.write_text(requirements, encoding="utf-8")
        if fits:
            check_versions(hello, installed, python)
        else:
            with pytest.raises(EnvironmentMissingError):
                check_versions(hello, installed, python)

    def test_that_dont_fit_are_named_with_what_renews_them(self, hello: Stack) -> None:
        hello.requirements.write_text("Django==5.2.1\nasgiref==3.8\nsqlparse==0.5\n", encoding="utf-8")
        with pytest.raises(EnvironmentMissingError) as caught:
            check_versions(hello, {"django": "5.2.0", "sqlparse": "0.5"}, "3.11.7")
        assert str(caught.value) == (
            "hello: its environment isn't what requirements.txt says: Django==5.2.1 is pinned and 5.2.0 installed; "
            "asgiref==3.8 is pinned and none installed. Renew it with `tox run -e hello`."
        )
        assert caught.value.exit_code == 3

    def test_that_cant_be_read_are_named(self, hello: Stack) -> None:
        hello.requirements.write_text("flask = 3\n", encoding="utf-8")
        with pytest.raises(EnvironmentMissingError, match=r"can't read .*requirements\.txt: 'flask = 3': .* Mend it\."):
            check_versions(hello, {}, "3.11.7")

    def test_are_anything_where_none_are_pinned(self, hello: Stack) -> None:
        hello.requirements.unlink()
        check_versions(hello, {}, "3.11.7")
