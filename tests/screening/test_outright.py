"""Danger said outright in German, French, Spanish or Arabic is seen; near misses are not."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening import crisis, outright, screens, verdict
from screening.findings import Facts

DANGER = {
    "de": [
        "Ich bringe mich um. Ich habe die Tabletten schon.",
        "Heute Nacht bringe ich mich um.",
        "ich bring mich heute abend um",
        "Ich will mich umbringen und weiß nicht, wen ich anrufen soll.",
        "Ich werde mir morgen das Leben nehmen.",
        "Ich will nur noch sterben.",
        "Ich will nicht mehr leben.",
        "Wenn du das liest, bin ich schon tot.",
        "Ich habe gerade alle meine Tabletten geschluckt.",
        "Morgen springe ich von der Brücke.",
        "Ich möchte einfach nicht mehr leben, verzeih mir.",
        "Ich habe beschlossen, mich umzubringen.",
        "Ich denke jeden Tag an Suizid.",
        "ICH ERSCHIESSE MICH. Sag es niemandem.",
    ],
    "fr": [
        "Je vais me suicider ce soir",
        "Je vais me tuer. Pardon à tous.",
        "je veux mourir",
        "Je ne veux plus vivre.",
        "J’ai envie d'en parler, mais surtout j’ai envie de mourir.",
        "Cette nuit, je vais mettre fin à mes jours.",
        "J'ai avalé toute la boîte, et maintenant j'attends.",
        "Quand tu liras ces mots, je serai morte.",
        "Je vais me jeter sous un train demain matin.",
        "J'vais avaler tous mes cachets.",
        "Je pense à me suicider.",
        "J'ai décidé de me suicider samedi.",
    ],
    "es": [
        "Voy a matarme. Ya tengo las pastillas",
        "Esta noche me voy a suicidar.",
        "quiero morirme",
        "Ya no quiero vivir.",
        "He decidido quitarme la vida.",
        "Voy a tirarme al tren mañana.",
        "Me he tomado todas las pastillas de mi madre.",
        "Cuando leas esto, yo estaré muerta.",
        "Estoy pensando en suicidarme.",
        "Me quiero matar.",
        "No quiero seguir viviendo, perdóname.",
        "Mamá, voy a acabar con mi vida.",
    ],
    "ar": [
        "سأنتحر الليلة",
        "سَأَنْتَحِرُ اللَّيْلَةَ",
        "وسانتحر غدا يا أمي.",
        "أريد أن أموت.",
        "لا أريد أن أعيش بعد الآن.",
        "لقد قررت أن أنهي حياتي هذه الليلة.",
        "سأقتل نفسي، سامحوني.",
        "بدي انتحر ومحدا عارف",
        "أفكر في الانتحار منذ أيام؟ نعم. أفكر في الانتحار الآن.",
        "أريد الموت.",
        "انا عايزه اموت",
        "حين تقرأ هذه الرسالة سأكون ميتا.",
        "ابتلعت كل الحبوـــب قبل ساعة.",
    ],
}
QUIET = {
    "de": [
        "Ich bringe mich um den Schlaf mit diesen Briefen.",
        "Ich bringe mich nicht um, keine Sorge.",
        "Damals wollte ich mich umbringen. Heute habe ich Bienen.",
        "Als er sich umbrachte, war ich im Garten.",
        "Wenn ich dieses Lied noch einmal höre, bringe ich mich um.",
        "Er sagte: Ich bringe mich um. Dann ging er einkaufen.",
        "Er schrieb „Ich bringe mich um“ an die Wand, und ich habe sie gestrichen.",
        "An der Wand stand „Ich bringe mich um“, und ich habe sie gestrichen.",
        "Ich will nicht sterben, bevor die Kirschen reif sind.",
        "Ich will sterben vor Scham, so rot war ich.",
        "Ich will nicht mehr leben wie früher, nur im Auto.",
        "Ich nehme mir das Leben, wie es kommt.",
        "Ich hänge mich an jedes Wort von dir.",
        "Ich will sterben lernen, las ich bei dem alten Philosophen.",
        "Meine Mutter hat sich das Leben genommen.",
        "Wir springen vom Dach des Schuppens in den Heuhaufen.",
    ],
    "fr": [
        "Je vais me tuer à la tâche si tu ne m'aides pas.",
        "Je vais pas me suicider, rassure-toi.",
        "Quand il s'est suicidé, j'avais neuf ans.",
        "Il disait toujours : je vais me suicider.",
        "Je veux mourir de honte.",
        "Si j'entends encore cette chanson, je vais me tuer.",
        "Je ne veux plus vivre avec lui.",
        "Elle a écrit « je veux mourir » dans son cahier d'école, et je l'ai gardé.",
        "Je veux vivre, et je ne veux pas mourir.",
        "Autrefois je voulais mourir, et puis le chien est arrivé.",
        "Je vais me pendre à ton cou sur le quai.",
        "Je veux plus vivre que jamais.",
        "Tu crois que je vais me tuer ?",
    ],
    "es": [
        "Voy a matarme a trabajar este verano.",
        "No voy a matarme, no te preocupes.",
        "Cuando mi hermano se mató, yo estaba en la cocina.",
        "Me decía: voy a matarme. Y luego ponía la mesa.",
        "Quiero morir de vergüenza.",
        "Quiero morirme de vieja, contigo al lado.",
        "Si vuelvo a oír esa canción otra vez, me mato hoy.",
        "Ya no quiero vivir con mis padres.",
        "No quiero morir sin ver el mar.",
        "Quise morir aquel invierno. Hoy tengo gallinas.",
        "En mi novela ella grita: quiero morir.",
        "Me muero por verte.",
        "Mis hijos son felices, y me mato trabajando para ellos.",
    ],
    "ar": [
        "لن أنتحر، لا تقلق.",
        "لا أريد أن أموت.",
        "أريد أن أموت فيك حبا.",
        "قال لي: سأنتحر، ثم ضحكنا.",
        "انتحر أخي قبل عشر سنوات.",
        "كنت أريد أن أموت في ذلك الشتاء.",
        "لا أريد أن أعيش مع أهلي.",
        "سأقتل نفسي من الضحك.",
        "سأموت شوقا إليك.",
        "في الرواية تقول البطلة: سأقتل نفسي.",
        "لا أريد أن أعيش بدونك.",
        "لا أريد الموت في الغربة.",
        "مات أبي وأنا أريد أن أعيش.",
        "ما بدي اموت هلق",
    ],
    "en": [
        "She wrote it in German and I could not read a word of it.",
        "The old die young, they say, and I want a bicycle.",
    ],
}


@pytest.mark.parametrize("text", [text for texts in DANGER.values() for text in texts])
def test_danger_said_outright_is_seen_in_each_language(text: str) -> None:
    assert {finding.code for finding in crisis.find(text)} == {"crisis"}


@pytest.mark.parametrize("text", [text for texts in QUIET.values() for text in texts])
def test_a_near_miss_is_left_in_peace(text: str) -> None:
    assert crisis.find(text) == []


@pytest.mark.parametrize("language", ["", "und", "en", "de", "ar"])
def test_it_is_seen_whatever_language_is_declared(language: str) -> None:
    for texts in DANGER.values():
        found = screens.for_writer(Facts(text=texts[0], language=language))
        assert "crisis" in {finding.code for finding in found}


def test_it_shows_help_and_holds_nothing() -> None:
    for texts in DANGER.values():
        said = verdict.of(screens.before_keeping(Facts(text=texts[0])))
        assert (said.ground, said.codes) == ("", ("crisis",))


@pytest.mark.parametrize("hidden", ["Ich br\u200binge mich um.", "Je vais me suicid\u0435r."])
def test_it_is_seen_through_disguises(hidden: str) -> None:
    assert crisis.find(hidden)


def test_the_span_is_the_sentence_that_says_it() -> None:
    text = "Die Äpfel sind reif. Ich bringe mich heute um! Du hattest recht."
    [finding] = crisis.find(text)
    assert text[finding.start : finding.end] == "Ich bringe mich heute um"


def test_what_far_away_words_say_takes_nothing_back() -> None:
    talk = "und dann war da der Garten mit den Bohnen und dem alten Zaun und dem Hund "
    assert crisis.find(f"das sagte er {talk} und ich bringe mich um")
    assert not crisis.find("das sagte er und ich bringe mich um")


def test_a_quotation_that_is_the_whole_text_is_read() -> None:
    assert crisis.find("„Ich bringe mich um“")


def test_every_language_of_the_site_but_english_has_its_list() -> None:
    assert {*outright.LANGUAGES, "en"} == {"ar", "de", "en", "es", "fr"}


@given(st.text(alphabet="umichbrnge .!„“\n\u200bسأنتحر", max_size=120))
def test_spans_lie_in_the_text_in_order_and_apart(text: str) -> None:
    spans = [*outright.find(text)]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
