"""Letters that look like other letters, for names only. Written for this site.

Whoever reads "Аuthor" at night does not see that its first letter is Cyrillic. Full-width,
mathematical and accented letters are not listed: NFKD takes care of those.
"""

_TWINS = {
    # Latin letters and digits that stand in for one another
    "l": "Iiıɩǀ1|!ⅼιӀ׀ןᎥіІⵏ",
    "o": "0ΟοОоՕօഠ๐໐ᴏᴑσ०০੦૦೦ⲟⲞ○◯",
    "s": "$ЅѕՏꜱႽ",
    "a": "@АаΑαᴀɑ∂ѦᎪ",
    # Cyrillic, Greek, Armenian, Cherokee, small capitals
    "b": "ВвЬЪʙΒβᏴᏼß",
    "c": "СсϹϲᴄⅽⲥᏟ",
    "d": "ԁԀᴅᎠⅾɗ",
    "e": "ЕеΕεєᴇҽᎬ℮ёɛ",
    "f": "Ϝϝꜰƒբſẝ",
    "g": "ɡɢԌᏀցǥ",
    "h": "НнһҺΗηʜհᏂᎻћɦ",
    "j": "ЈјᴊϳᎫյ",
    "k": "КкΚκᴋᏦƙ",
    "m": "МмΜᴍᎷⅿʍ",
    "n": "ΝνПпᴎոռɴńл",
    "p": "РрΡρᴘᏢƿ",
    "q": "ԛգզ",
    "r": "гᴦʀгᎡᏒɾɼЯя",
    "t": "ТтΤτᴛᎢƚŧ",
    "u": "υυսᴜՍʋц",
    "v": "ѵѴᴠⅴᏙ∨",
    "w": "ԝԜᴡѡɯաᎳшω",
    "x": "ХхΧχⅹ×",
    "y": "УуΥγʏүҮᎽỿ",
    "z": "ΖᴢᏃʐ",
}

TABLE = str.maketrans({twin: letter for letter, twins in _TWINS.items() for twin in twins})
# Two letters that look like one when set close.
PAIRS = (("rn", "m"), ("vv", "w"))
