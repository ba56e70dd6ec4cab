"""Releases of npm packages, brought by npm once and kept in a folder."""

from __future__ import annotations

import asyncio
import contextlib
import gzip
import json
import os
import re
import tarfile
import tempfile
import zlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from typing import BinaryIO

WITHIN = 60.0  # seconds
# Whatever the user's own settings say: one more try, as a registry that is out of reach must not take up all the time.
OPTIONS = (
    "--json",
    "--ignore-scripts",
    "--loglevel=error",
    "--logs-max=0",
    "--fetch-retries=1",
    "--fetch-retry-mintimeout=1000",
    "--no-update-notifier",
)
EXACT = re.compile(r"\d+\.\d+\.\d+(-[\w.-]+)?(\+[\w.-]+)?")  # a release, which never changes; a range or a tag does


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """A package, and which release of it.

    Attributes:
        name: The package, such as `redoc` or `@scalar/api-reference`.
        range: A version, a range of them, or a tag: `2.5.4`, `^2`, `latest`.
    """

    name: str
    range: str

    def __str__(self) -> str:
        """As npm and the CDNs write it."""
        return f"{self.name}@{self.range}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Release:
    """A release that is here.

    Attributes:
        name: The package.
        version: Its version.
        folder: Where its files are.
        old: Why it is what the range meant when npm was asked before; empty where npm has just been asked.
    """

    name: str
    version: str
    folder: Path
    old: str = ""

    def __str__(self) -> str:
        """As `redoc 3.0.1`, with a word on it where npm couldn't be asked."""
        return f"{self.name} {self.version}" + (f", brought earlier ({self.old})" if self.old else "")

    def file(self, path: str) -> Path | None:
        """One of its files; None where it has no such file."""
        file = (self.folder / path).resolve()
        return file if file.is_relative_to(self.folder.resolve()) and file.is_file() else None


@dataclass(frozen=True, kw_only=True, slots=True)
class Missing:
    """A release that isn't here.

    Attributes:
        why: Why not: `npm isn't there`.
    """

    why: str


class NotBroughtError(Exception):
    """npm brought nothing; its text says why."""


class Releases:
    """Releases by name and range; npm is asked once for each.

    Args:
        cache: A folder that may hold releases of earlier runs; it is made where there is none.
        npm: npm's path; None where it is missing.
    """

    def __init__(self, cache: Path, npm: str | None) -> None:
        self.cache, self.npm = cache, npm
        self._asked: dict[Wanted, asyncio.Task[Release | Missing]] = {}

    async def bring(self, wanted: Wanted) -> Release | Missing:
        """A release, or why it is missing.

        It never takes more than a minute, and ends npm by then, though not what npm itself may have begun.
        """
        if wanted not in self._asked:
            self._asked[wanted] = asyncio.create_task(self._bring(wanted))
        return await asyncio.shield(self._asked[wanted])  # who no longer waits for it leaves it to the others

    async def _bring(self, wanted: Wanted) -> Release | Missing:
        kept = self._kept(wanted)
        if kept and EXACT.fullmatch(wanted.range):
            return kept
        try:
            return await self._pack(wanted)
        except (NotBroughtError, OSError) as error:
            # an error of the system's without its path, which is this run's
            said = (
                f"{wanted} can't be kept: {error.strerror or type(error).__name__}"
                if isinstance(error, OSError)
                else str(error)
            )
            why = " ".join(said.split())
            return replace(kept, old=why) if kept else Missing(why=why)

    def _kept(self, wanted: Wanted) -> Release | None:
        """The release, or what the range meant when npm was asked before."""
        meaning = self._meaning(wanted)
        if EXACT.fullmatch(wanted.range):
            version = wanted.range
        elif meaning.is_file():
            version = meaning.read_text(encoding="utf-8")
        else:
            return None
        release = self._release(wanted.name, version)
        return release if release.folder.is_dir() else None

    async def _pack(self, wanted: Wanted) -> Release:
        if self.npm is None:
            raise NotBroughtError("npm isn't there")
        self.cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".bringing-", dir=self.cache) as scratch:
            version = _version(wanted, await _run(self.npm, wanted, Path(scratch)))
            return self._keep(wanted, version, Path(scratch))

    def _keep(self, wanted: Wanted, version: str, scratch: Path) -> Release:
        """Unpack what was brought, unless it is here already, and note what the range means now."""
        release = self._release(wanted.name, version)
        if not release.folder.is_dir():
            _put(_unpacked(scratch), release.folder)
        meaning = scratch / "meaning"
        meaning.write_text(version, encoding="utf-8")
        meaning.replace(self._meaning(wanted))
        return release

    def _release(self, name: str, version: str) -> Release:
        return Release(name=name, version=version, folder=self.cache / f"{quote(name, safe='@')}@{version}")

    def _meaning(self, wanted: Wanted) -> Path:
        return self.cache / f"{quote(str(wanted), safe='@')}.version"


async def _run(npm: str, wanted: Wanted, scratch: Path) -> bytes:
    """Have npm bring a release's archive into a folder; what it says on standard output.

    It stays in our process group, and what it says goes into a file: it ends with us, and nothing that it started can
    keep us waiting.
    """
    said = scratch / "said"
    with said.open("wb") as output:
        process = await _started([npm, "pack", str(wanted), *OPTIONS], scratch, output)
        try:
            async with asyncio.timeout(WITHIN):
                await process.wait()
        except TimeoutError:
            raise NotBroughtError(f"npm brought no {wanted} within {WITHIN:g} s") from None
        finally:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.wait()
    return said.read_bytes()


async def _started(command: list[str], scratch: Path, output: BinaryIO) -> asyncio.subprocess.Process:
    try:
        return await asyncio.create_subprocess_exec(
            *command,
            cwd=scratch,
            env={**os.environ, "NO_COLOR": "1"},
            stdin=asyncio.subprocess.DEVNULL,
            stdout=output,
            stderr=asyncio.subprocess.DEVNULL,
        )
    except OSError as error:
        raise NotBroughtError(f"npm can't be run: {error.strerror}") from error


def _version(wanted: Wanted, said: bytes) -> str:
    """The version that npm brought, as its report says; it is a list of one, or what went wrong."""
    try:
        report = json.loads(said)
        if isinstance(report, list):
            version = report[0]["version"]
            if isinstance(version, str) and EXACT.fullmatch(version):
                return version
        why = str(report["error"]["summary"])
    except (ValueError, LookupError, TypeError):
        why = "it doesn't say why"
    raise NotBroughtError(f"npm brought no {wanted}: {why}")


def _unpacked(scratch: Path) -> Path:
    """Unpack the one archive of a folder; the one folder that all of its files are in."""
    archive = next(scratch.glob("*.tgz"), None)
    if archive is None:
        raise NotBroughtError("npm brought no archive")
    target = scratch / "unpacked"
    try:
        with tarfile.open(archive) as files:
            files.extractall(target, filter="data")  # nothing outside of the folder, and nothing but plain files
    except (EOFError, gzip.BadGzipFile, tarfile.TarError, zlib.error) as error:
        raise NotBroughtError(f"{archive.name} can't be unpacked ({type(error).__name__})") from error
    top = next((path for path in target.iterdir() if path.is_dir()), None)
    if top is None:
        raise NotBroughtError(f"{archive.name} holds no folder")
    return top


def _put(folder: Path, target: Path) -> None:
    """Put a folder in its place, unless somebody else has just put the same there."""
    try:
        folder.rename(target)
    except OSError:
        if not target.is_dir():
            raise
