"""The browser's little work is checked here and done there, and both agree on it."""

import json
import shutil
import subprocess
from hashlib import sha256
from itertools import count
from pathlib import Path

import pytest

from screening import work

SCRIPT = Path(__file__).parents[2] / "site" / "static" / "js" / "work.js"
TOKEN = "6560f2d1" + "ab" * 16
# A page for the script: a form with a token, and what a browser has that node lacks.
PAGE = """
const fields = {}; let added = 0;
const form = {
  querySelector: (css) => css.includes("token") ? {value: process.argv[2]} : fields.work || null,
  append: (field) => { added += 1; fields[field.name] = field },
};
globalThis.document = {
  querySelector: (css) => css === "form[data-work]" ? form : null,
  createElement: () => ({}),
};
if (process.argv[3] === "plain http") {
  Object.defineProperty(globalThis, "crypto", {value: {}, configurable: true});
}
let turns = 0;
const turn = setInterval(() => { turns += 1 }, 1);
(0, eval)(require("fs").readFileSync(process.argv[1], "utf8"));
const end = Date.now() + (process.argv[3] ? 300 : 20000);
const watch = setInterval(() => {
  if (!fields.work && Date.now() < end) return;
  clearInterval(watch); clearInterval(turn);
  const {value: work = "", type = ""} = fields.work ?? {};
  console.log(JSON.stringify({work, type, added, turns}));
  process.exit(0);
}, 5);
"""


def answer_to(token: str) -> str:
    """What the script does, as plainly as can be: count up until the digest fits."""
    for number in count():
        digest = sha256(f"{token}:{number}".encode()).digest()
        if int.from_bytes(digest[:4]) >> (32 - work.BITS) == 0:
            return str(number)
    raise AssertionError


def test_the_first_number_that_fits_is_an_answer() -> None:
    answer = answer_to(TOKEN)
    assert work.done(TOKEN, answer)
    assert not any(work.done(TOKEN, str(number)) for number in range(int(answer)))


def test_an_answer_belongs_to_one_token() -> None:
    answers = {token: answer_to(token) for token in (TOKEN, TOKEN[::-1], "x")}
    crossed = [
        work.done(one, answers[other]) for one in answers for other in answers if one != other
    ]
    assert not any(crossed)


@pytest.mark.parametrize(
    "answer", ["", " ", "-1", "1.0", "abc", "0x1f", "１２３", "²", "1" * 21, "1\n"]
)
def test_anything_but_a_short_number_is_no_answer(answer: str) -> None:
    assert not work.done(TOKEN, answer)


def test_a_number_that_only_looks_the_same_is_no_answer() -> None:
    right = answer_to(TOKEN)
    wide = right.translate({ord("0") + n: chr(0xFF10 + n) for n in range(10)})
    assert work.done(TOKEN, right)
    assert not work.done(TOKEN, wide)
    assert not work.done(TOKEN, right + " ")


def test_any_token_can_be_asked_about() -> None:
    assert not work.done("\ud800 é", "1" * 20)


def test_the_work_is_a_second_and_not_a_minute() -> None:
    tries = [int(answer_to(f"{TOKEN}{n}")) for n in range(12)]
    assert 12 <= work.BITS <= 15
    assert sum(tries) / len(tries) < 2 ** (work.BITS + 2)


def test_the_script_names_the_same_number_of_bits() -> None:
    assert f"const BITS = {work.BITS};" in SCRIPT.read_text(encoding="utf-8")


def test_the_script_stays_within_the_policy_of_the_site() -> None:
    script = SCRIPT.read_text(encoding="utf-8")
    forbidden = ("eval", "Worker", "Blob", "innerHTML", "submit", "preventDefault", "fetch")
    assert [word for word in forbidden if word in script] == []


def run(*arguments: str) -> dict[str, object]:
    node = shutil.which("node")
    if node is None:
        pytest.skip("no node here; the loop above is the same work")
    out = subprocess.run(
        [node, "-e", PAGE, str(SCRIPT), *arguments],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    told: dict[str, object] = json.loads(out.stdout)
    return told


def test_the_script_finds_what_this_side_accepts() -> None:
    told = run(TOKEN)
    assert told["work"] == answer_to(TOKEN)
    assert work.done(TOKEN, str(told["work"]))
    assert (told["added"], told["type"]) == (1, "hidden")


def test_the_script_lets_the_page_have_its_turn() -> None:
    assert int(str(run(TOKEN)["turns"])) >= 3


def test_on_plain_http_the_script_does_nothing() -> None:
    assert run(TOKEN, "plain http")["work"] == ""
