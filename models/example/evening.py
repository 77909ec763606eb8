"""The example evening, from the door at 17:30 to the end of the check-out.

Two reporters type, a sentence behind the room. Lines are what they would
really type: hasty, with a slip that is put right and a word taken back.
"""

from models.codes import ObjectionState, OutcomeKind, ProposalResult, StandChoice, Support
from models.example.steps import (
    Answer,
    Ask,
    Choose,
    Close,
    Conclude,
    EndObjection,
    Endorse,
    EveryoneSupports,
    Excuse,
    Extend,
    Guest,
    Leave,
    Mark,
    Measure,
    Next,
    Open,
    Pause,
    Put,
    Resume,
    Rewrite,
    Settle,
    Show,
    Step,
    Tick,
    Type,
    Voice,
    Void,
    Wipe,
)
from models.example.table import FACILITATOR, FIRST_REPORTER, SECOND_REPORTER, TEAM_MEMBER
from models.inputs import OutcomeInput

__all__ = ["EVENING"]

JOOST, NAOMI = FIRST_REPORTER, SECOND_REPORTER

ARRIVAL: tuple[Step, ...] = (
    Open("17:30"),
    Tick("17:30:30", (FACILITATOR, JOOST, NAOMI, "Marit de Boer")),
    Tick("17:34", ("Jayden Rozenblad", "Samira Ouali")),
    Guest("17:35", "Tyrone Blijd"),
    Tick("17:38", ("Kwame Mensah", "Lucia Fernandes", TEAM_MEMBER)),
    Excuse("17:40", ("Rachid Benali",)),
    Tick("17:43", ("Ingrid van der Meulen", "Daan Verhulst")),
    Next("17:46"),
    Type("17:49", NAOMI, "Kwame brengt brood uit de bakkerij, de moeder van Samira kookte *harira*."),
    Tick("18:05", ("Ama Boateng",)),
    Next("18:26"),
)

ROUNDS: tuple[Step, ...] = (
    Type("18:27", JOOST, "Rondje: wie ben je, en welk werk deed jij op je zestiende?"),
    Type(
        "18:31",
        NAOMI,
        "Folders, vakken vullen, brood bakken, oppassen, de markt. Iemand kende altijd iemand.",
    ),
    Type("18:34", JOOST, "/citaat @Jayden Ik heb 43 keer gesolliciteerd. Drie keer kreeg ik een mail terug."),
    Type("18:37", NAOMI, "/hier Sheryl Kromosoeto"),
    Type("18:38", NAOMI, "Sheryl was later: de metro reed niet."),
    Type("18:40", JOOST, "/info Rachid is ziek. Marit neemt zijn begeleiding van het proces vanavond over."),
    Next("18:42"),
    Type("18:45", NAOMI, "De drie waarden hardop gelezen, ieder een zin. Jayden las de tweede."),
    Endorse("18:50", ("Daan Verhulst",)),
    Type("18:51", JOOST, "Afspraak voor vanavond: moeilijke woorden leggen we meteen uit."),
    Next("18:53"),
)

QUESTION: tuple[Step, ...] = (
    Type(
        "18:55",
        JOOST,
        "Samira: vacatures staan op plekken waar jongeren nooit kijken, en vragen twee jaar ervaring.",
    ),
    Type(
        "18:57",
        NAOMI,
        "Kwame zoekt al sinds de zomer twee mensen. Hij weet niet waar hij jongeren vindt die blijven.",
    ),
    Type("18:59", NAOMI, "Samira vertelt waarom haar broertje met school stopte."),
    Type(
        "19:00",
        JOOST,
        "Ingrid: van de tien leerplekken zijn er zes leeg. 's Avonds is er *geen begeleider*.",
    ),
    Wipe("19:01", NAOMI, "Samira vertelt waarom"),
    Type("19:02", NAOMI, "/vraag Mag een leerplek ook voor iemand zonder startkwalificatie?"),
    Type(
        "19:04",
        JOOST,
        "Ama: uit onderzoek in drie steden blijkt dat een vast gezicht meer doet dan een hogere vergoding.",
    ),
    Type("19:04:30", JOOST, "s/vergoding/vergoeding/"),
    Type(
        "19:07",
        NAOMI,
        "Daan: de gemeente heeft vier regelingen voor jongeren. Niemand aan tafel kent ze alle vier.",
    ),
    Type(
        "19:09",
        JOOST,
        "/citaat @Samira Jullie praten over ons loket. Wij hebben geen loket nodig, maar een naam.",
    ),
    Type("19:11", NAOMI, "/later Reiskosten: wie onder de 18 is krijgt ze nu niet terug."),
    Type("19:13", JOOST, "/vraag Wie gaat eigenlijk over de vier regelingen samen?"),
    Type(
        "19:16",
        NAOMI,
        "Daan antwoordt: een leerplek mag ook zonder startkwalificatie, als de werkgever erkend is.",
    ),
    Answer("19:16:30", "Mag een leerplek ook"),
    Extend("19:20", 5),
    Type(
        "19:22",
        JOOST,
        "Waar het knerst: ieder heeft een stukje, niemand heeft **de hele weg** van jongere naar baan.",
    ),
    Next("19:26"),
)

ANSWERS: tuple[Step, ...] = (
    Type(
        "19:27",
        NAOMI,
        "Iedereen knikt bij dat laatste. Zo gaan we het noemen: de hele weg.",
        "waar knerst het",
    ),
    Type("19:28", JOOST, "In drieën uit elkaar, tien minuten, daarna één idee per groep op de muur."),
    Pause("19:31"),
    Resume("19:35"),
    Type("19:36", NAOMI, "Het brandalarm ging: de soep. Vier minuten buiten gestaan, wel veel gelachen."),
    Type(
        "19:40",
        NAOMI,
        "/idee Proefweek: een jongere loopt vijf dagen mee, betaald, zonder sollicitatiebrief.",
    ),
    Type("19:41", JOOST, "/idee Avondmaatje: een collega die in de avond een uur vrij is voor wie leert."),
    Type(
        "19:43",
        NAOMI,
        "/idee Eén tafel op het plein, elke woensdagmiddag, met werkgevers en een ambtenaar die mag tekenen.",
    ),
    Type("19:46", JOOST, "Kwame: bij mij mogen er maandag al twee beginnen, als iemand het papierwerk doet."),
    Type("19:47", NAOMI, "/voorstel Begin met twintig proefweken bij vijf werkgevers uit de buurt."),
    Put("19:47:10", "Begin met twintig proefweken"),
    Type("19:47:40", JOOST, "Rachid vraagt of een proefweek ook in de zorg kan. Ja, zegt Ingrid."),
    Voice("19:48:10", "Marit de Boer"),
    Ask("19:48:30"),
    Choose(
        "19:48:45",
        "Samira Ouali",
        StandChoice.OBJECTION,
        "Een week werken zonder loon: daar stuur ik niemand heen.",
    ),
    Choose(
        "19:48:50",
        "Ingrid van der Meulen",
        StandChoice.CONCERN,
        "Twintig plekken goed begeleiden is veel.",
    ),
    EveryoneSupports("19:49:30"),
    Show("19:50"),
    Type("19:50:20", JOOST, "Tyrone: betaal de proefweek dan ook echt op vrijdag, niet na zes weken."),
    Rewrite(
        "19:51",
        NAOMI,
        "Begin met twintig proefweken",
        "/voorstel We beginnen met twintig betaalde proefweken bij vijf werkgevers in Zuidoost.",
    ),
    EndObjection("19:51:10", "Samira Ouali", ObjectionState.WORKED_IN, "De proefweken worden betaald."),
    Ask("19:51:20"),
    Choose(
        "19:51:30",
        "Ingrid van der Meulen",
        StandChoice.CONCERN,
        "Twintig plekken goed begeleiden is veel.",
    ),
    EveryoneSupports("19:51:40"),
    Show("19:51:50"),
    Type(
        "19:52",
        NAOMI,
        "/voorstel Zet op woensdagmiddag een vaste tafel neer op het plein, met één vast gezicht.",
    ),
    Type("19:54", JOOST, "Sheryl: de werkruimte aan het plein staat leeg, daar kan de tafel morgen in."),
    Next("19:57"),
    Type("20:06", NAOMI, "Ama moet haar trein halen. Ze wil graag meten hoeveel jongeren er blijven."),
    Leave("20:07", ("Ama Boateng",)),
    Next("20:09"),
)

DECISIONS: tuple[Step, ...] = (
    Type(
        "20:12",
        JOOST,
        "/besliut We beginnen met twintig betaalde proefweken bij vijf werkgevers in Zuidoost.",
    ),
    Type("20:12:20", JOOST, "/terug"),
    Conclude(
        "20:13",
        ProposalResult.WITH_CONCERNS,
        Support.YES,
        "Geen politicus aan tafel, maar Sheryl beslist namens het dagelijks bestuur van het stadsdeel.",
    ),
    Mark("20:14", 1),
    Type("20:15", NAOMI, "Ingrid wil eerst tien plekken; Kwame en Lucia willen door. Twintig blijft staan."),
    Type(
        "20:17",
        NAOMI,
        "/besluit Elke woensdagmiddag is er een tafel in de werkruimte aan het plein, met één vast gezicht.",
    ),
    Settle("20:19", 2),
    Type("20:21", JOOST, "/besluit Jongeren krijgen de proefweek op vrijdag van diezelfde week betaald."),
    Type("20:24", NAOMI, "/besluit De proefweek wordt op vrijdag betaald."),
    Void("20:25", 4, "dubbel met B3"),
    Type("20:26", JOOST, "Daan neemt de betaling op vrijdag mee: dat moet langs de directeur Werk."),
    Type("20:28", NAOMI, "/besluit Samira en Jayden kiezen mee wie het vaste gezicht wordt."),
    Settle("20:29", 5),
    Rewrite(
        "20:31",
        NAOMI,
        "Samira en Jayden kiezen",
        "/besluit De Jongerenraad kiest mee wie het vaste gezicht wordt.",
    ),
    Next("20:33"),
)

FOLLOW_UP: tuple[Step, ...] = (
    Type(
        "20:34",
        JOOST,
        "/actie @Kwame @Ingrid vragen elk twee werkgevers voor de proefweken voor volgende week vrijdag",
    ),
    Type("20:36", NAOMI, "/actie @Sheryl maakt de werkruimte open en regelt sleutels voor over twee weken"),
    Type(
        "20:37",
        JOOST,
        "/actie @Daan zet de vier regelingen op één A4 in gewone taal voor volgende week vrijdag",
    ),
    Type(
        "20:39",
        NAOMI,
        "/actie @Samira @Jayden schrijven op wat het vaste gezicht moet kunnen voor over twee weken",
    ),
    Type("20:40", JOOST, "/actie @Mo vragen of de avondschool meedoet"),
    Type(
        "20:42", NAOMI, "/actie @Ama meet mee: hoeveel jongeren blijven na de proefweek voor over drie weken"
    ),
    Measure(
        "20:42:30",
        1,
        OutcomeInput(
            kind=OutcomeKind.ACTION,
            measure="Jongeren die na hun proefweek aan het werk blijven",
            baseline="0 van 20",
            goal="12 van 20",
            measurer="Ama Boateng",
        ),
        weeks=13,
    ),
    Type("20:43", JOOST, "/later Een eigen fonds van ondernemers, zodat het niet stopt als het geld op is."),
    Next("20:45"),
)

ENDING: tuple[Step, ...] = (
    Type(
        "20:46",
        NAOMI,
        "/leerpunt Met wie het aangaat aan tafel waren we in een uur verder dan anders in een half jaar.",
    ),
    Type(
        "20:48", JOOST, "/leerpunt De pauze kwam te laat: na een uur praten werd het stil aan de linkerkant."
    ),
    Type(
        "20:50",
        NAOMI,
        "/leerpunt Werkten we volgens onze waarden? Ja, al vielen er drie afkortingen. @Daan legde ze uit.",
    ),
    Next("20:52"),
    Type("20:53", JOOST, "Check-out in één woord: moe, blij, eindelijk, spannend, gehoord, honger, trots."),
    Type("20:55", NAOMI, "/citaat @Jayden Ik dacht dat ik kwam luisteren."),
    Type("20:56", JOOST, "/weg Tyrone Blijd"),
    Type("20:57", NAOMI, "Volgende keer over drie weken, dan in de werkruimte aan het plein."),
    Close("20:59"),
)

EVENING: tuple[Step, ...] = (
    *ARRIVAL,
    *ROUNDS,
    *QUESTION,
    *ANSWERS,
    *DECISIONS,
    *FOLLOW_UP,
    *ENDING,
)
