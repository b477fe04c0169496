"""The files and the folder of an archive, whatever is in them."""

import hashlib
import json
from contextlib import closing
from pathlib import Path

import pytest

from exchange.archive import folder, manifest
from exchange.archive.plan import BadArchive
from exchange.archive.sheet import Sheet


def test_a_sheet_knows_what_it_holds(tmp_path: Path) -> None:
    with closing(Sheet(tmp_path / "words.jsonl")) as sheet:
        sheet.line({"words": "é\u2028\n漢"})
        sheet.write("plain\nlast")
    content = (tmp_path / "words.jsonl").read_bytes()
    assert content == '{"words": "é\u2028\\n漢"}\nplain\nlast'.encode()
    assert sheet.told() == {
        "name": "words.jsonl",
        "bytes": len(content),
        "lines": 2,
        "sha256": hashlib.sha256(content).hexdigest(),
    }


def test_a_sheet_never_writes_over_a_file(tmp_path: Path) -> None:
    (tmp_path / "words.jsonl").write_text("mine")
    with pytest.raises(FileExistsError):
        Sheet(tmp_path / "words.jsonl")
    assert (tmp_path / "words.jsonl").read_text() == "mine"


def test_a_folder_gets_its_name_when_it_is_whole(tmp_path: Path) -> None:
    target = tmp_path / "out"
    with folder.whole(target) as part:
        assert part.parent == tmp_path
        assert part.name.startswith("out.part.")
        (part / "file").write_text("there")
        assert not target.exists()
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    assert (target / "file").read_text() == "there"


def test_a_folder_that_somebody_fills_meanwhile_is_left_to_them(tmp_path: Path) -> None:
    target = tmp_path / "out"

    def write() -> None:
        with folder.whole(target) as part:
            (part / "file").write_text("ours")
            target.mkdir()
            (target / "file").write_text("theirs")

    with pytest.raises(BadArchive, match="There is something in"):
        write()
    assert (target / "file").read_text() == "theirs"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("problem", [OSError("disk full"), KeyboardInterrupt(), SystemExit(1)])
def test_whatever_goes_wrong_nothing_is_left(tmp_path: Path, problem: BaseException) -> None:
    def write() -> None:
        with folder.whole(tmp_path / "out") as part:
            (part / "file").write_text("half")
            raise problem

    with pytest.raises(type(problem)):
        write()
    assert list(tmp_path.iterdir()) == []


def test_a_manifest_reads_as_text_and_as_json() -> None:
    said = manifest.text({"format": "x", "site": "https://brief.example", "counts": {"a": 1}})
    assert said.endswith("}\n")
    assert said.count("\n") > 4
    assert json.loads(said)["counts"] == {"a": 1}
