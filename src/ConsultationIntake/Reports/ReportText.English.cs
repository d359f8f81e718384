using ConsultationIntake.Consultations;
using ConsultationIntake.Points;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.Reports;

public sealed partial record ReportText
{
    private static ReportText English { get; } =
        new()
        {
            Language = Languages.English,
            LanguageNames = new Dictionary<string, string> { [Languages.English] = "English", [Languages.Welsh] = "Welsh" },
            Stances = new Dictionary<Stance, string>
            {
                [Stance.Neutral] = "Neutral",
                [Stance.Supports] = "Supports",
                [Stance.Opposes] = "Critical",
                [Stance.Mixed] = "Mixed",
                [Stance.Asks] = "Asks",
            },
            Channels = new Dictionary<Channel, string>
            {
                [Channel.Form] = "the web form",
                [Channel.Api] = "another system",
                [Channel.Partner] = "a partner's system",
                [Channel.Email] = "email",
                [Channel.Import] = "a file brought in",
                [Channel.Paper] = "paper",
                [Channel.Meeting] = "a meeting",
            },
            Title = "{0}: report of the consultation",
            AsItStood =
                "As it stood on {0}. Numbers and references are links for the staff of the {1}: each leads to "
                + "exactly what it counts or quotes.",
            WhoWasAsked = "Who was asked, and how",
            Consulted = "The {0} consulted from {1} until {2}, in {3}. Responses came by {4}.",
            And = " and ",
            ExpectedAnswered = "{0} organisations were expected to answer; {1} did.",
            ExpectedPartners = "Expected partners",
            Organisation = "Organisation",
            Kind = "Kind",
            Answered = "Answered",
            DidNot = "No",
            Invited = "Invited",
            Reminded = "Last reminded",
            AnsweredProvisionally = "{0}, provisional: not agreed by its committee yet",
            Provisional = "Answers that are provisional, as a committee has yet to agree them: {0}.",
            WhoAnswered = "Who answered",
            Received =
                "{0} responses were received. {1} were read and split into points, {2} wait and {3} failed. {4} "
                + "came after the closing time.",
            ReceivedApart = "Of these {0} came in writing; {1} are the notes of meetings, and what was said there is counted apart.",
            ByChannel = "Responses by how they came",
            CameBy = "Came by",
            ByLanguage = "Responses by language",
            InLanguage = "Language",
            ByDistrict = "Responses by postcode district",
            District = "District",
            Number = "Number",
            WhatPeopleSaid = "What people said",
            OwnViews = " points are their senders' own views, in writing. A point can be on several themes, or on none: " + "",
            OnNone = " are on none.",
            ThemeAndStance = "Points by theme and stance",
            Theme = "Theme",
            Points = "Points",
            BarsForEach = "Bars for each theme.",
            PointsInResponses = " points in {0} responses.",
            ProposedQuote = ". Proposed by the machine: nobody has chosen this quote yet.",
            Victims = "What victims of crime said",
            VictimsLaw =
                "The views of victims of crime in the area have to be obtained before a plan is issued (Police "
                + "Act 1996, section 96(1A)). ",
            FromVictims = " responses are from people who said that they were victims of crime in the last 12 months.",
            VictimsByTheme = "Points of victims of crime by theme and stance",
            Chosen = "What people chose",
            ChosenMethod =
                "Responses that chose an option, in whichever language; one that may choose several is counted under each. Their "
                + "points are what they wrote beside it, of their own.",
            Option = "Option",
            TheirPoints = "Their points",
            Meetings = "What was said at meetings",
            MeetingsApart =
                "Meetings whose notes were taken in: {0}. What was said at them is counted apart from what "
                + "people wrote, and is in none of the counts of points above. Points: ",
            MeetingsByTheme = "Points said at meetings by theme and stance",
            Campaigns = "Campaigns",
            CampaignsMethod =
                "Responses whose text is the same, or nearly the same, are told by their words and grouped. "
                + "Every copy is counted as a response, and its points among the points; what a sender added to "
                + "the common text is a point of their own. Nothing is left out or counted less for being a copy.",
            NoCampaign = "There was none.",
            CampaignLetters = "Campaign letters",
            Responses = "Responses",
            CommonText = "How the common text begins, personal data taken out",
            Equality = "Who answered the equality questions",
            NoEquality = "No count is large enough to be shown.",
            EqualityMethod =
                "They are voluntary and kept as counts alone, apart from the responses. Counts below {0} are not "
                + "shown, nor is what would give them away.",
            Answer = "Answer",
            People = "People",
            NotShown = "not shown",
            Done = "What was done",
            ByOutcome = "Points by what was done with them",
            Changes = "What changed in the plan",
            NoChange = "Nothing that is agreed so far changed the plan.",
            ChangedSections = "What was changed, by section of the plan, and how many written points it was changed for",
            WhatChanged = "What was changed",
            Concerns = "Concerns and their answers",
            Concern = "Concern",
            Section = "Section",
            Method = "How this was counted",
            MethodPoints =
                "Each response is split into points: a point is what one officer would answer once. What is no "
                + "point is set aside with a reason, and no character is lost.",
            MethodMachine =
                "A program proposes points, themes and stance; officers read them, put them right and decide. When this was made, of "
                + "{0} points that are their senders' own views, {1} had been read and {2} decided. Who did what is written down in a "
                + "history that cannot be changed.",
            MethodMeetings = "Of these points {0} were said at meetings and written down by staff; all others were written.",
            MethodPrivacy =
                "Words quoted here have names, addresses and the like taken out. Points about somebody's safety "
                + "are counted and not quoted.",
            MethodOthers =
                "Views passed on for others, wording proposed for the plan and the plan's own words quoted back "
                + "are points too, and are not among the own views counted above.",
        };
}
