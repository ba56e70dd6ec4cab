"""A stand-in for npm and its registry: a program of a few lines that packs what a test has published."""

from __future__ import annotations

import io
import json
import os
import sys
import tarfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

PROGRAM = """#!{python} -IS
import json, os, pathlib, shutil, sys, time
folder = pathlib.Path({folder!r})
assert sys.argv[1] == "pack" and "--json" in sys.argv and "--ignore-scripts" in sys.argv, sys.argv
with (folder / "asked").open("a") as asked:
    asked.write(sys.argv[2] + "\\n")
answers = json.loads((folder / "answers.json").read_text())
answer = answers.get(sys.argv[2], {{"says": json.dumps({{"error": {{"summary": "it is out of reach"}}}})}})
if answer.get("hangs"):
    (folder / "pid").write_text(str(os.getpid()))
    (folder / "hanging").write_text("until somebody reads it")
    time.sleep(600)
if answer.get("archive"):
    shutil.copy(folder / answer["archive"], os.getcwd())
print(answer["says"])
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Registry:
    """What a test's npm finds.

    Attributes:
        folder: Where it is kept.
    """

    folder: Path

    @property
    def npm(self) -> str:
        """The program."""
        return str(self.folder / "npm")

    def open(self) -> Registry:
        """Make the program; there is nothing to find yet."""
        self.folder.mkdir()
        program = self.folder / "npm"
        program.write_text(PROGRAM.format(python=sys.executable, folder=str(self.folder)), encoding="utf-8")
        program.chmod(0o755)
        self.close()
        return self

    def publish(self, wanted: str, version: str, files: dict[str, bytes]) -> None:
        """Have `NAME@RANGE` mean a version from now on; its archive's members are named just so."""
        name = wanted.rpartition("@")[0]
        archive = f"{name.replace('/', '-').strip('@')}-{version}.tgz"
        with tarfile.open(self.folder / archive, "w:gz") as packed:
            for path, content in files.items():
                member = tarfile.TarInfo(path)
                member.size = len(content)
                packed.addfile(member, io.BytesIO(content))
        self.say(wanted, json.dumps([{"name": name, "version": version}]), archive=archive)

    def say(self, wanted: str, text: str, *, archive: str = "", hangs: bool = False) -> None:
        """Have npm say this on standard output when it is asked for `NAME@RANGE`."""
        answers = json.loads((self.folder / "answers.json").read_bytes())
        answers[wanted] = {"says": text, "archive": archive, "hangs": hangs}
        (self.folder / "answers.json").write_text(json.dumps(answers), encoding="utf-8")
        if hangs:
            os.mkfifo(self.folder / "hanging")

    def wait_until_it_hangs(self) -> None:
        """Return once npm has been asked for what it never answers."""
        (self.folder / "hanging").read_bytes()

    def close(self) -> None:
        """Put the registry out of reach."""
        (self.folder / "answers.json").write_text("{}", encoding="utf-8")

    def asked(self) -> list[str]:
        """What npm has been asked for so far."""
        file = self.folder / "asked"
        return file.read_text(encoding="utf-8").split() if file.exists() else []
