"""Letters that look like other letters: in names, and in words that hide. Written for this site.

Whoever reads "Аuthor" at night does not see that its first letter is Cyrillic. Full-width,
mathematical and accented letters are not listed: NFKD takes care of those, and plain() of
what it leaves whole, such as ø and 🅰.
"""

import re
import unicodedata

_TWINS = {
    # Latin letters and digits that stand in for one another; Lisu and Canadian letters last
    "l": "Iiıɩǀ1|!ⅼιӀ׀ןᎥіІⵏꓡꓲᒪ",
    "o": "0ΟοОоՕօഠ๐໐ᴏᴑσ०০੦૦೦ⲟⲞ○◯ꓳᎾ",
    "s": "$ЅѕՏꜱႽꓢᔕ",
    "a": "@АаΑαᴀɑ∂ѦᎪꓮᗅᗩⲀⲁ4Æ",
    # Cyrillic, Greek, Armenian, Cherokee, small capitals
    "b": "ВвЬЪʙΒβᏴᏼßꓐᗷ",
    "c": "СсϹϲᴄⅽⲥᏟꓚᑕ",
    "d": "ԁԀᴅᎠⅾɗꓓᗪ",
    "e": "ЕеΕεєᴇҽᎬ℮ёɛꓰⲈⲉ",
    "f": "Ϝϝꜰƒբſẝꓝᖴ",
    "g": "ɡɢԌᏀցǥꓖ",
    "h": "НнһҺΗηʜհᏂᎻћɦꓧᕼⲎⲏ",
    "j": "ЈјᴊϳᎫյꓙᒍ",
    "k": "КкΚκᴋᏦƙꓗ",
    "m": "МмΜᴍᎷⅿʍꓟᗰ",
    "n": "ΝνПпᴎոռɴńлꓠᑎ",
    "p": "РрΡρᴘᏢƿꓑᑭ",
    "q": "ԛգզ",
    "r": "гᴦʀгᎡᏒɾɼЯяꓣᖇ",
    "t": "ТтΤτᴛᎢƚŧꓔⲦⲧ†",
    "u": "υυսᴜՍʋцꓴᑌᏌ",
    "v": "ѵѴᴠⅴᏙ∨ꓦᐯ",
    "w": "ԝԜᴡѡɯաᎳшωꓪ",
    "x": "ХхΧχⅹ×ꓫ",
    "y": "УуΥγʏүҮᎽỿꓬ",
    "z": "ΖᴢᏃʐꓜ",
}

TABLE = str.maketrans({twin: letter for letter, twins in _TWINS.items() for twin in twins})
# Two letters that look like one when set close.
PAIRS = (("rn", "m"), ("vv", "w"))

_LATIN = re.compile(
    r"(?:(?:CROSSED )?NEGATIVE (?:CIRCLED |SQUARED ))?(?:LATIN|REGIONAL INDICATOR SYMBOL) "
    r"(?:SMALL |CAPITAL )?LETTER (?:SMALL CAPITAL |BARRED )?([A-Z])(?: BAR| WITH .*)?"
)


def plain(char: str) -> str:
    """The Latin letter under a stroke, a hook or a box, by the character's Unicode name."""
    latin = None if char.isascii() else _LATIN.fullmatch(unicodedata.name(char, ""))
    return latin[1].lower() if latin else char
