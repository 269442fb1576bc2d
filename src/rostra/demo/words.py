"""The invented town of Harrow Quay: its people, places and quarrels. Nobody and nothing here is real."""

from dataclasses import dataclass

SITE = "The Quayside"
LINE = "News and talk from Harrow Quay"

# name, display name, group, about
PEOPLE = (
    ("ines", "Ines Marchetti", "editors", "News editor. Questions about a story? Reply under it."),
    ("petra", "Petra Lindqvist", "editors", "I write about the harbour and take the pictures."),
    ("joram", "Joram Blythe", "moderators", "Moderator on weekdays, bell-ringer on Sundays."),
    ("winnie", "Winnie Achterberg", "moderators", "Moderator. I read every report."),
    ("lotte", "Lotte Brandvold", "members", "Ward nurse, islander, owner of two bicycles."),
    ("samir", "Samir Haddad", "members", "Chapel Hill. I count things."),
    ("tomas", "Tomas Weir", "members", "Dredgerman, retired."),
    ("gwen", "Gwen Tallis", "members", "Saltmarket, third floor."),
    ("mikkel", "Mikkel Strand", "members", "Outer Skerrin. Cello, cat, shed."),
    ("adaeze", "Adaeze Okonjo", "members", "I check the numbers."),
    ("priya", "Priya Ramanathan", "members", "New here since the spring."),
    ("renzo", "Renzo Castellane", "members", "Baker. Up before you."),
    ("yuki", "Yuki Onodera", "members", "Seals, tides, birds."),
    ("bea", "Bea Quill", "members", "Rowing club, bow side."),
    ("oldharbourhand", "OldHarbourHand", "members", "Forty years on the boats."),
    ("runa", "Runa Aske", "members", "Island council, but here for myself."),
    ("halvard", "Halvard Prynne", "members", "Harbour board member. Opinions my own."),
    ("quaycat_88", "quaycat_88", "members", ""),
    ("somchai", "สมชาย ใจดี", "members", "ร้านอาหารริมท่าเรือ"),
    ("mei", "林美", "members", "在港口长大。"),
    ("noor", "نور الدين", "members", "أحب البحر والقهوة."),
    ("jürgen", "Jürgen Groß", "members", "Straßenbahnfahrer im Ruhestand."),
    ("ana", "Ana Sousa", "members", "School board parent."),
    ("dimitri", "Dimitri Kallas", "members", "Boat electrics."),
    ("fiona", "Fiona MacLeish", "members", "Librarian."),
    ("tobias", "Tobias Ekström", "members", "Cycles to work in any weather."),
    ("amara", "Amara Diallo", "members", "Student, part-time at the terminal."),
    ("piet", "Piet van der Meer", "members", "Tulips and tractors."),
    ("sofia", "Sofia Lindgren", "members", "Sea swimmer."),
    ("liam", "Liam Burke", "members", "Quay Rovers since 1988."),
    ("hana", "Hana Novák", "members", "Translator, night owl."),
    ("oscar", "Oscar Nyberg", "members", "Taxi 14."),
    ("zeynep", "Zeynep Aydın", "members", "Market stall, Wednesdays and Saturdays."),
    ("carlos", "Carlos Medina", "members", "Plumber. Yes, I know about the damp."),
    ("ingrid", "Ingrid Solberg", "members", "Grandmother of five."),
    ("kofi", "Kofi Mensah", "members", "Teaches maths at Saltmarket school."),
    ("elena", "Elena Petrova", "members", "Choir, Tuesdays."),
    ("hugo", "Hugo Lemaire", "members", "Chess at the Anchor."),
    ("maeve", "Maeve Doyle", "members", "Vet."),
)

# slug, name, kind, description
SECTIONS = (
    ("harbour-sea", "Harbour & Sea", "news", "Ferries, fishing, the harbour board, tides and rescues."),
    ("town-hall", "Town Hall", "news", "What the council decides, and what it costs."),
    ("getting-around", "Getting Around", "news", "Buses, bridges, bicycles and the mill road."),
    ("schools", "Schools", "news", "Classrooms, boards and school dinners."),
    ("coast-weather", "Coast & Weather", "news", "Storms, turbines and the shore."),
    ("business", "Business", "news", "Shops, markets and who is hiring."),
    ("sport", "Sport", "news", "Quay Rovers, rowing and the long swim."),
    ("long-table", "The Long Table", "talk", "Sit down and talk about anything."),
    ("ask-the-town", "Ask the Town", "talk", "Somebody here knows."),
    ("newcomers", "Newcomers", "talk", "First winter? Start here."),
)

PUBLISHERS = ("The Skerrin Courier", "Northmoor Gazette", "Radio Fjordmouth", "The Coast Weekly", "Harbour Wire")
REPORTERS = ("Marit Solheim", "Edvin Castle", "Oona Reyes", "Jonas Vetter", "Clara Whitmore")


@dataclass(frozen=True, slots=True)
class StoryPattern:
    """A story with gaps: `{thing}` and `{place}` come from `things` and `places`, `{n}` is a number."""

    section: str
    headline: str
    deck: str
    paragraphs: tuple[str, ...]
    things: tuple[str, ...]
    places: tuple[str, ...]
    scene: str


STORIES = (
    StoryPattern(
        "harbour-sea",
        "{thing} saved for two more winters",
        "The harbour board voted six to three. A car space will cost {n} cents more to pay for it.",
        (
            "After four hours of talk on Monday night the harbour board kept the {thing_l} until the spring after next.",
            "The sailing carries {n} people on an average weeknight and loses money every month between {place} and the islands.",
            "“Nobody takes the late boat for fun in February,” said the chair of the island council. “They take it because the island is where they live.”",
            "The count begins in January. Crew will note how many people travel and, if they are willing to say, why.",
        ),
        ("Night ferry", "Sunday boat", "School sailing", "Freight run"),
        ("the Saltmarket steps", "the east slip", "the old terminal", "Gull Head"),
        "ferry",
    ),
    StoryPattern(
        "harbour-sea",
        "Dredging at {place} put off again as {thing_l} is spread thinner",
        "The channel was last dredged {n} years ago. Boats over 20 metres will wait for the tide.",
        (
            "The harbour master told the board that the {thing_l} cannot pay for both the quay wall and the channel.",
            "Skippers say the silt at {place} has grown by a hand's breadth since the summer.",
            "A survey with a borrowed echo sounder is planned for the spring. It will cost {n} thousand crowns.",
        ),
        ("Reserve", "Budget", "Grant", "Harbour fund"),
        ("the north basin", "the fish quay", "the mill steps", "Pilot Point"),
        "harbour",
    ),
    StoryPattern(
        "town-hall",
        "Council to count empty {thing_l} on {place}",
        "A list in the spring, a levy in the autumn: what was decided, and what was not.",
        (
            "The council wants to know how many {thing_l} on {place} stand empty, and for how long.",
            "Owners who do not answer will get a second letter. Owners who do will get a visit.",
            "The vote was {n} to four. Two members left before it to catch the last bus.",
        ),
        ("Shops", "Flats", "Workshops", "Garages"),
        ("Saltmarket", "Chapel Hill", "Mill Lane", "the Northside"),
        "board",
    ),
    StoryPattern(
        "town-hall",
        "New {thing_l} rules for {place}, street by street",
        "Residents pay {n} crowns a year. Visitors pay by the hour, and the first is free.",
        (
            "From the first of the month the {thing_l} zones change. The map hangs in the library and stands below.",
            "A petition with {n}00 names asked for a trial first. The mayor called the whole year a trial.",
            "Deliveries before ten stay as they are.",
        ),
        ("Parking", "Market", "Recycling", "Lighting"),
        ("Saltmarket", "Chapel Hill", "the Old Quay", "Station Row"),
        "town",
    ),
    StoryPattern(
        "getting-around",
        "{place} bridge closes to {thing_l} from Monday",
        "One lane until four in the afternoon, none at night, for {n} weeks.",
        (
            "Engineers found rust where the {place} bridge meets the bank. {thing} must go round by the ring road.",
            "Bus 6 turns at the church. School buses leave {n} minutes earlier.",
            "The repair was promised for last year. The paint, says the engineer, was the easy part.",
        ),
        ("Lorries", "Coaches", "Tractors", "Cars"),
        ("Mill", "Chapel", "Ropewalk", "Station"),
        "bus",
    ),
    StoryPattern(
        "getting-around",
        "Bus {n} returns to {place} on {thing_l}",
        "Eight departures, one of them after the late boat. Tickets stay the same until spring.",
        (
            "For the first time in three years a bus will stop at {place} on {thing_l}.",
            "Drivers wanted the timetable moved by six minutes so that the boat and the bus meet.",
            "The company will look at the numbers in {n} months. It did not say which number is enough.",
        ),
        ("Sundays", "Saturdays", "Weekday evenings", "Market days"),
        ("Chapel Hill", "Gull Head", "the Northside", "the hospital"),
        "bus",
    ),
    StoryPattern(
        "schools",
        "{place} school gets its {thing_l} back",
        "The room opens on Monday after {n} years as a store for chairs.",
        (
            "Parents kept asking, and in the end the {place} school board found the money for its {thing_l}.",
            "The shelves were built by the woodwork class. They hold {n}00 books and, so far, no dust.",
            "“A library without a librarian is a cupboard with opinions,” said the head teacher.",
        ),
        ("Library", "Music room", "Kitchen", "Workshop"),
        ("Saltmarket", "Northside", "Chapel Hill", "Island"),
        "library",
    ),
    StoryPattern(
        "coast-weather",
        "{thing} off {place} start turning, a year late",
        "They feed {n}00 homes on a windy day. The crane had to come twice.",
        (
            "At half past six on Tuesday the first of the {thing_l} off {place} began to turn.",
            "The works cost more than planned, and the cable took the longer way round the seal bank.",
            "On a still day they give nothing. There were {n} still days last winter.",
        ),
        ("Four turbines", "Two wave buoys", "Three turbines", "The tide mills"),
        ("Gull Head", "Inner Skerrin", "Pilot Point", "the sandbar"),
        "turbines",
    ),
    StoryPattern(
        "coast-weather",
        "Gale warning from Thursday noon: what closes at {place}",
        "Wind up to {n} knots. The board asks everybody to leave the sea wall alone.",
        (
            "The {thing_l} closes at noon, the footpath to {place} an hour later.",
            "Sandbags lie at the fire station. Take as many as you need and bring back what stays dry.",
            "The last storm of this kind took {n} metres of fence and one garden shed.",
        ),
        ("Promenade", "East slip", "Sea pool", "Cliff path"),
        ("the sea wall", "Gull Head", "the mill steps", "the lower town"),
        "storm",
    ),
    StoryPattern(
        "business",
        "{thing} at {place} ask for earlier hours",
        "Six o'clock instead of eight, says the petition. The neighbours have one of their own.",
        (
            "{n} stalls signed the letter to the market office. The {thing_l} are awake anyway, they write.",
            "People who live above {place} counted the bells, the shutters and one very cheerful whistler.",
            "The office suggests seven. Both sides call that the worst of both.",
        ),
        ("Bakers", "Fishmongers", "Florists", "Butchers"),
        ("the Saltmarket", "the fish quay", "Station Row", "the Old Quay"),
        "market",
    ),
    StoryPattern(
        "sport",
        "Quay Rovers {thing_l} at {place} and stay third",
        "A late goal, a red card and {n} travelling supporters in the rain.",
        (
            "Rovers had the ball and {place} had the wind. At the end both had what they came for.",
            "The keeper saved twice with his feet. The coach says he has never taught anybody that.",
            "On Saturday comes Northmoor. Tickets cost {n} crowns, children go free.",
        ),
        ("Draw", "Win", "Lose", "Come back"),
        ("Fjordmouth", "Northmoor", "Castle Bay", "Skerrin"),
        "football",
    ),
)

# The gaps are filled from THINGS and PLACES below.
TALK = (
    (
        "long-table",
        "Islanders: what do you carry home on the late boat?",
        "A cello, twice. Tonight: one door, unhinged, for the shed. What is the strangest thing you have taken home?",
    ),
    (
        "long-table",
        "What did {place} look like when you were ten?",
        "My mother has a picture with trams in it. I remember only the smell of tar.",
    ),
    (
        "long-table",
        "The best bench in town is at {place}",
        "Out of the wind, sun until five, and nobody asks what you are reading.",
    ),
    (
        "long-table",
        "Is it just me, or is {thing} louder this year?",
        "I am not complaining. I am describing it, at length.",
    ),
    (
        "long-table",
        "Small kindnesses, part {n}",
        "Somebody put my bicycle upright after the storm. Thank you, whoever you are.",
    ),
    (
        "long-table",
        "What are you reading this winter?",
        "I need something long. It may have ships in it, but it does not have to.",
    ),
    (
        "ask-the-town",
        "Who repairs {thing} near {place}?",
        "It worked yesterday. I have the receipt and no patience left.",
    ),
    ("ask-the-town", "Which dentist still takes new people?", "I called four. Two laughed."),
    (
        "ask-the-town",
        "How do I read the tide board at the terminal?",
        "There are two columns and I have been wrong with both.",
    ),
    ("ask-the-town", "Found at {place}: {thing}", "I left it with the harbour office. Describe it and it is yours."),
    (
        "ask-the-town",
        "Lift to the airport, {n} o'clock on Friday?",
        "I can pay for petrol and I do not talk before seven.",
    ),
    ("ask-the-town", "Is the path to {place} open again?", "The map says yes, the fence says no."),
    (
        "newcomers",
        "First winter here. How do you keep the damp out?",
        "I open windows, I close windows. The wall does not care.",
    ),
    ("newcomers", "Hello from {place}", "Moved here in spring for work. I like walking and bad puns."),
    ("newcomers", "Where do people meet on a Tuesday?", "I do not play chess, but I could learn to lose."),
    ("newcomers", "What should nobody buy second-hand here?", "I nearly bought {thing}. My neighbour stopped me."),
    ("long-table", "Recipes for {thing} nobody admits to liking", "I will start. Do not tell Renzo."),
    ("ask-the-town", "Can one swim at {place} in November?", "Sofia says yes. Sofia always says yes."),
)

THINGS = (
    "the foghorn",
    "an old accordion",
    "a yellow tender",
    "the church clock",
    "a left glove",
    "pickled herring",
    "the school bell",
    "a brass lamp",
    "a bread oven",
    "the mill wheel",
    "a tide table from 1962",
    "a folding boat",
)
PLACES = (
    "the east slip",
    "Chapel Hill",
    "the mill steps",
    "Gull Head",
    "the Saltmarket",
    "Pilot Point",
    "Station Row",
    "the Northside",
    "Inner Skerrin",
    "the fish quay",
)

OPENERS = (
    "I read it twice to be sure.",
    "Good question.",
    "I was there.",
    "My neighbour says the opposite.",
    "Thank you for this.",
    "Not quite.",
    "For once I agree with everybody.",
    "It depends on the tide, like most things here.",
    "Let me add a number.",
    "I have changed my mind about this.",
    "Some history, since nobody asked:",
    "Short answer: yes.",
    "Short answer: no.",
    "I work nearby, so I see it every day.",
    "This comes up every autumn.",
    "I am new here, so forgive me.",
)
MIDDLES = (
    "The count last year was {n}, and it was raining.",
    "Nobody asked the people who get up at five.",
    "What matters is what happens on a weekday in February.",
    "The old plan had a shelter; the new one has a render of a shelter.",
    "You can see it from {place} if you stand on the wall.",
    "It costs about {n} crowns, or it did before summer.",
    "The board papers say otherwise on page {n}, but who reads page {n}.",
    "I would rather have it late than not at all.",
    "We tried that once, and {place} was closed for a week.",
    "Ask at the office; they keep {thing} under the counter.",
    "The bakery opens at six, so that settles breakfast.",
    "I measured it: {n} minutes on foot, less with the wind behind you.",
    "There is a list in the library, next to {thing}.",
    "It is not the money, it is who decides.",
    "Twice a day is enough, if it is the right twice.",
    "They said the same about the bridge, and look at the bridge.",
    "My grandmother would have written a letter. I am writing this.",
    "The last bus leaves before the last boat arrives, *again*.",
)
CLOSERS = (
    "",
    "",
    "",
    "Has anybody asked them?",
    "I will report back.",
    "That is all I know.",
    "Correct me if I am wrong.",
    "See you at the meeting on Thursday.",
    "Somebody bring a torch.",
    "I would vote for it.",
    "I would not.",
    "And the cat agrees. 🐈",
    "Take care on the steps.",
)
ELSEWHERE = (
    "ที่เมืองไทยก็มีเรือเที่ยวสุดท้ายแบบนี้เหมือนกัน คนขับรู้จักผู้โดยสารทุกคน",
    "我小时候坐过这班船，冬天的海很安静。",
    "في قريتنا كان القارب الأخير يطفئ أنواره عند الميناء.",
    "Früher fuhr hier die Straßenbahn bis zum Fährhaus, alle zwanzig Minuten.",
)
# How a headline says that the town has been here before.
AGAIN = ("A year on:", "Once more:", "Explained:", "In numbers:", "What the papers say:", "As voted on Thursday:")
CORRECTIONS = (
    "We first wrote that foot fares would rise too. They will not.",
    "An earlier version gave the wrong day for the vote. It was on Monday.",
    "The number of seats was wrong in the first paragraph.",
    "We misspelt the name of the harbour master.",
)
REASONS = ("To the point", "First-hand", "With the numbers", "A fair summary", "")
