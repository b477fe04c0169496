"""The sample letters of a new site, written for this project."""

from letters.models import Needs, Rating
from letters.starter import Sample

SAMPLES = (
    Sample(
        "The kettle you left behind",
        41,
        ("you", "letting-go"),
        """You took the good saucepan and the radio and you left the kettle, which leaks, and which you always said you would mend.

I have been making tea with it since March. I hold a cloth under the spout. I could buy another one for less than lunch costs, and every Saturday I walk past the shop and do not go in.

I think I am waiting for you to come back for it. Not for me. I have understood that it will not be for me. But a person might come back for a kettle.

Anyway. It still leaks. I still have the cloth.""",
        byline="left-hand tap",
    ),
    Sample(
        "To my grandmother, who could not read",
        33,
        ("someone-who-died", "thanks"),
        """You kept every letter I sent you from school in a biscuit tin, and I did not know until the funeral that you had never read one of them. My aunt told me. She said you held them.

I wrote about such small things. The soup. A boy who could whistle with two fingers. I would have written better ones if I had known that someone was going to hold them for thirty years.

So this one is for holding. It says: the soup was always worse than yours. It says: I can whistle now.""",
        notes=("death",),
    ),
    Sample(
        "",
        26,
        ("no-one",),
        """It is ten past three and the street light outside has started to flicker again.

I am not sad about anything. I want to say that first. I only noticed that I know the sound this flat makes at every hour of the night, and nobody else alive does, and I wanted one other person to know it.

At four the pipes knock twice. Then the bakery van.""",
        needs=Needs.LISTEN,
    ),
    Sample(
        "Things I should have said at the station",
        19,
        ("you", "distance"),
        """Here they are, in order:

- Stay.
- Or do not stay, but be slower about it.
- Your scarf is caught in the door of the train.
- I practised a speech and it is in my coat.

I said “safe travels”. I said it as if you were a parcel.""",
    ),
    Sample(
        "Dad, I found the ladder",
        12,
        ("a-parent", "letting-go"),
        """You know the one. You shouted at me for losing it the summer I was eleven, and you shouted for what felt like a year, and I have carried it, Dad, I have been angry with you in supermarkets about that ladder.

It was behind the water tank. It had been there the whole time. You must have put it there yourself.

I stood in the loft and laughed until I had to sit down. Then I was angry again, because there is no one left to be right at.

I have kept it. It is a good ladder. I do not know where I put things either, these days.""",
        notes=("death",),
        needs=Needs.STORIES,
    ),
    Sample(
        "What I never said in the meeting",
        8,
        ("myself",),
        """Dear me, eight years ago, in the grey jumper,

You did not imagine it. He did take the fucking credit. You were not being difficult, and the silence in that room was not agreement, it was six people looking at their shoes.

You are going to leave in the spring. It will be frightening for about five weeks. After that there is a window, and a desk by it, and it is yours.""",
        rating=Rating.NOT_SAFE,
        notes=("strong-language",),
        needs=Needs.ADVICE,
        byline="the grey jumper",
    ),
    Sample(
        "To the nurse on the night shift",
        3,
        ("no-one", "thanks"),
        """You will not remember. It was one of ten thousand nights for you.

You brought two cups of tea although I had only said yes to one, and you drank the other one standing up beside me, and you talked about your tomatoes for twenty minutes as if there were no machine in the room.

I have grown them every year since. They split if you water them too late. You never told me that part.""",
        byline="bed by the window",
    ),
)
# (place of the letter in SAMPLES, whom it answers, name, words); 0 answers the letter itself
REPLIES = (
    (0, 0, "lost umbrella", """I kept a bicycle pump for nine years. It did not fit any bicycle I owned. Then one spring I gave it to a boy in the stairwell who needed it, and it was gone in a second, and I was all right.

You may find it is the cloth you keep."""),
    (0, 1, "quiet harbour", "“It may be the cloth you keep.” I am going to think about that on the bus."),
    (0, 2, "lost umbrella", "I thought of it on a bus, too."),
    (3, 0, "platform nine", "I said “mind the gap”. To the love of my life. I have said it to the mirror every morning since."),
    (4, 0, "paper heron", "My mother accused me of losing a silver spoon. It was in her coat, the coat I wore to bury her. I use it for sugar."),
    (6, 0, "early ferry", "I am a nurse on nights. Not yours, I think. But I will bring two cups from now on."),
)  # fmt: skip
