"""bin/serve as an operator meets it: explains itself, starts, repeats nothing, ends cleanly."""

import os
import signal
import socket
import subprocess
import time
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SERVE = ROOT / "bin" / "serve"
PATIENCE = 120  # seconds until /healthz must answer, on the slowest machine


def environment() -> dict[str, str]:
    """An operator's shell: none of the tests' own settings."""
    ours = ("SITE_URL", "ALLOWED_HOSTS", "EXIT_URL", "DATA", "BIND", "PYTEST", "DJANGO")
    return {k: v for k, v in os.environ.items() if not k.startswith(ours) and "_PER_HOUR" not in k}


def run(*options: str) -> "subprocess.CompletedProcess[str]":
    """Run bin/serve to its end."""
    return subprocess.run(
        [SERVE, *options], capture_output=True, text=True, env=environment(), check=False
    )


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Data of a site that only this test knows."""
    return tmp_path / "data"


def start(folder: Path, port: int) -> "subprocess.Popen[str]":
    """Start the site and wait until it says it is ready."""
    site = subprocess.Popen(
        [SERVE, "--port", str(port), "--data", str(folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=environment(),
        start_new_session=True,
    )
    for _ in range(PATIENCE * 2):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz") as answer:
                assert answer.read() == b"ok\n"
            return site
        except OSError:
            assert site.poll() is None, site.stdout.read() if site.stdout else ""
            time.sleep(0.5)
    raise AssertionError("the site was not ready in time")


def stop(site: "subprocess.Popen[str]") -> str:
    """Press Ctrl-C: the whole group of processes gets the signal. What was printed."""
    os.killpg(site.pid, signal.SIGINT)
    out, _ = site.communicate(timeout=60)
    return out


def test_it_starts_serves_and_ends_and_a_second_start_repeats_no_work(folder: Path) -> None:
    port = free_port()
    site = start(folder, port)
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/") as home:
        assert b"To the nurse on the night shift" in home.read()
    first = stop(site)
    assert site.returncode == 0
    assert "sample letters" in first
    assert f"http://127.0.0.1:{port}" in first
    socket.create_server(("127.0.0.1", port)).close()  # the port is free again
    assert (folder / "keys.json").stat().st_mode & 0o777 == 0o600

    site = start(folder, port)
    second = stop(site)
    assert site.returncode == 0
    for done_once in ("Making", "Loaded", "Preparing", "Installing"):
        assert done_once not in second


def test_a_foreign_key_file_stops_the_start(folder: Path, tmp_path: Path) -> None:
    port = free_port()
    stop(start(folder, port))
    (folder / "keys.json").unlink()
    answer = run("--port", str(port), "--data", str(folder))
    assert answer.returncode != 0
    assert "does not belong to this database" in answer.stderr
    assert "Traceback" not in answer.stderr
    assert "is at" not in answer.stdout


def test_a_taken_port_is_named_before_anything_is_promised(folder: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        answer = run(f"--port={taken.getsockname()[1]}", "--data", str(folder))
    assert answer.returncode != 0
    assert "Something else is using" in answer.stderr
    assert "is at" not in answer.stdout


def test_it_explains_itself() -> None:
    answer = run("--help")
    assert answer.returncode == 0
    for option in ("--host", "--port", "--data", "--moderator"):
        assert option in answer.stdout


@pytest.mark.parametrize(
    "wrong", [["--prot", "1"], ["--port", "eighty"], ["--port", "99999"], ["--data"]]
)
def test_a_wrong_option_is_named(wrong: list[str]) -> None:
    answer = run(*wrong)
    assert answer.returncode == 2
    assert wrong[0 if wrong[0] != "--port" else 1] in answer.stderr
