"""Graphic hate: a whole people called beasts, or wished dead. Pure; reads plain text."""

import re
from collections.abc import Iterator

from screening.lists import choice
from screening.windows import near

_FOLK = choice("peoples")
_SIGNS = re.compile(  # a whole people, named, or shown by what they wear and where they pray
    rf"\b(?:{_FOLK}|headscar(?:f|ves)|turbans?|burqas?|hijabs?|skullcaps?|mosques?|synagogues?|"
    r"gurdwaras?|jewish|skin colou?r|border|boats|caste|invad\w{2,4}|breed(?:ing)?)\b"
)
_BEASTS = (
    r"(?:vermin|cock-?roach(?:es)?|roaches|rats|parasites?|sub-?humans?|filth|scum|a disease|"
    r"a plague|a cancer|an infestation|maggots|lice|apes|monkeys|animals|savages|pigs|locusts)"
)
_BEASTLY = re.compile(
    rf"\b(?:they|{_FOLK})(?:'re| are| r|re)? (?:all |just |nothing but |no better than |like )"
    rf"{{0,3}}{_BEASTS}\b"
    rf"|\b(?:they|{_FOLK}) (?:aren't|are not|arent|ain't|aint) (?:even )?(?:people|human)\b(?! to)"
)
_ENDS = (
    r"(?:shot|hanged|hung|gassed|burn(?:ed|t)?|drown(?:ed)?|castrated|exterminated|wiped out|"
    r"put down|sterili[sz]ed|lynched|strung up|beheaded|slaughtered|hang|culled|stoned|die|"
    r"sent to the (?:ovens|gas))"
)
_HARM = re.compile(
    rf"\b(?:they|{_FOLK}) (?:all )?(?:should|ought to|need to|needs to|deserve to|must) (?:all )?"
    rf"(?:be |have been )?{_ENDS}\b|\b(?:gas|kill|burn|bomb|shoot|hang|lynch|exterminate|drown) "
    rf"(?:all |every |the |those |these |last |one |of ){{0,4}}(?:{_FOLK}|mosque|synagogue)\b"
    r"|\bonly good \w{2,12} is a dead|\bbreed(?:s|ing)? like (?:rats|vermin|flies)\b"
    r"|\b(?:back|home) in (?:body bags|boxes|coffins)\b"
)
_WISH = re.compile(
    r"\b(?:hope|wish|pray|love to see|would cheer if|let) (?:that )?(?:\w{2,12} ){0,4}(?:pours?|"
    r"burns?|burned|drowns?|gass?e?s|bombs?|shoots?|guns? down|exterminates?|torch(?:es)?|"
    r"sets? fire|hangs?|sinks?|sink|wipes? out|finish(?:es)? the job)\b"
)
# One of these begins a word in each beastly or harmful phrase.
_NEEDS = re.compile(
    rf"\b(?:{_BEASTS}|{_ENDS}|{_FOLK}|(?:not|aren't|arent|ain't|aint) (?:even )?(?:people|human)|"
    r"mosque|synagogue|is a dead|flies|body bags|boxes|coffins)"
)


def find(plain: str) -> Iterator[tuple[int, int]]:
    """Where a people is spoken of like vermin, or its harm is wished."""
    for start, piece in near(plain, _NEEDS):
        beastly, harm = _BEASTLY.search(piece), _HARM.search(piece)
        found = beastly or harm
        if found and ((beastly and _WISH.search(piece)) or _SIGNS.search(piece)):
            yield start + found.start(), start + found.end()
