using ConsultationIntake.Consultations;
using ConsultationIntake.Points;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.Reports;

/// <summary>The sentences, headings and columns of the consultation report, in one language.</summary>
public sealed record ReportText
{
    /// <summary>ISO 639-1.</summary>
    public required string Language { get; init; }

    /// <summary>The languages of a consultation, by ISO 639-1.</summary>
    public required IReadOnlyDictionary<string, string> LanguageNames { get; init; }
    public required IReadOnlyDictionary<Stance, string> Stances { get; init; }

    /// <summary>How a response came: after "by".</summary>
    public required IReadOnlyDictionary<Channel, string> Channels { get; init; }

    /// <summary>With {0} for the consultation.</summary>
    public required string Title { get; init; }

    /// <summary>With {0} for a moment and {1} for who consults.</summary>
    public required string AsItStood { get; init; }
    public required string WhoWasAsked { get; init; }

    /// <summary>With {0} for whose plan it is, {1} and {2} for when, {3} for languages and {4} for channels.</summary>
    public required string Consulted { get; init; }
    public required string And { get; init; }
    public required string ExpectedAnswered { get; init; }
    public required string ExpectedPartners { get; init; }
    public required string Organisation { get; init; }
    public required string Kind { get; init; }
    public required string Answered { get; init; }
    public required string DidNot { get; init; }
    public required string WhoAnswered { get; init; }

    /// <summary>With five counts.</summary>
    public required string Received { get; init; }
    public required string ByChannel { get; init; }
    public required string CameBy { get; init; }
    public required string ByLanguage { get; init; }
    public required string InLanguage { get; init; }
    public required string ByDistrict { get; init; }
    public required string District { get; init; }
    public required string Number { get; init; }
    public required string WhatPeopleSaid { get; init; }

    /// <summary>After a count; another follows.</summary>
    public required string OwnViews { get; init; }

    /// <summary>After a count.</summary>
    public required string OnNone { get; init; }
    public required string ThemeAndStance { get; init; }
    public required string Theme { get; init; }
    public required string Points { get; init; }
    public required string BarsForEach { get; init; }

    /// <summary>After a count.</summary>
    public required string PointsInResponses { get; init; }
    public required string ProposedQuote { get; init; }
    public required string Victims { get; init; }

    /// <summary>A count follows.</summary>
    public required string VictimsLaw { get; init; }

    /// <summary>After a count.</summary>
    public required string FromVictims { get; init; }
    public required string VictimsByTheme { get; init; }
    public required string Meetings { get; init; }

    /// <summary>With {0} for a count; another follows.</summary>
    public required string MeetingsApart { get; init; }
    public required string MeetingsByTheme { get; init; }
    public required string Campaigns { get; init; }
    public required string CampaignsMethod { get; init; }
    public required string NoCampaign { get; init; }
    public required string CampaignLetters { get; init; }
    public required string Responses { get; init; }
    public required string CommonText { get; init; }
    public required string Equality { get; init; }

    /// <summary>With {0} for the smallest that is shown.</summary>
    public required string EqualityMethod { get; init; }
    public required string NoEquality { get; init; }
    public required string Answer { get; init; }
    public required string People { get; init; }
    public required string NotShown { get; init; }
    public required string Done { get; init; }
    public required string ByOutcome { get; init; }
    public required string Concerns { get; init; }
    public required string Concern { get; init; }
    public required string Section { get; init; }
    public required string Method { get; init; }
    public required string MethodPoints { get; init; }
    public required string MethodMachine { get; init; }
    public required string MethodPrivacy { get; init; }
    public required string MethodOthers { get; init; }

    public static ReportText In(string language) => language == Languages.Welsh ? Welsh : English;

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
            WhoAnswered = "Who answered",
            Received =
                "{0} responses were received. {1} were read and split into points, {2} wait and {3} failed. {4} "
                + "came after the closing time.",
            ByChannel = "Responses by how they came",
            CameBy = "Came by",
            ByLanguage = "Responses by language",
            InLanguage = "Language",
            ByDistrict = "Responses with a point, by postcode district",
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
            FromVictims = " responses with a point are from people who said that they were victims of crime in the last 12 " + "months.",
            VictimsByTheme = "Points of victims of crime by theme and stance",
            Meetings = "What was said at meetings",
            MeetingsApart =
                "Meetings whose notes were taken in: {0}. What was said at them is counted apart from what "
                + "people wrote, and is in none of the counts above but that of how responses came. Points: ",
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
            Concerns = "Concerns and their answers",
            Concern = "Concern",
            Section = "Section",
            Method = "How this was counted",
            MethodPoints =
                "Each response is split into points: a point is what one officer would answer once. What is no "
                + "point is set aside with a reason, and no character is lost.",
            MethodMachine =
                "A program proposes points, themes and stance. Officers read them, put them right and decide; "
                + "who did what is written down in a history that cannot be changed.",
            MethodPrivacy =
                "Words quoted here have names, addresses and the like taken out. Points about somebody's safety "
                + "are counted and not quoted.",
            MethodOthers =
                "Views passed on for others, wording proposed for the plan and the plan's own words quoted back "
                + "are points too, and are not among the own views counted above.",
        };

    private static ReportText Welsh { get; } =
        new()
        {
            Language = Languages.Welsh,
            LanguageNames = new Dictionary<string, string> { [Languages.English] = "Saesneg", [Languages.Welsh] = "Cymraeg" },
            Stances = new Dictionary<Stance, string>
            {
                [Stance.Neutral] = "Niwtral",
                [Stance.Supports] = "Cefnogi",
                [Stance.Opposes] = "Beirniadol",
                [Stance.Mixed] = "Cymysg",
                [Stance.Asks] = "Gofyn",
            },
            Channels = new Dictionary<Channel, string>
            {
                [Channel.Form] = "y ffurflen we",
                [Channel.Api] = "system arall",
                [Channel.Partner] = "system partner",
                [Channel.Email] = "e-bost",
                [Channel.Import] = "ffeil a ddygwyd i mewn",
                [Channel.Paper] = "papur",
                [Channel.Meeting] = "cyfarfod",
            },
            Title = "{0}: adroddiad ar yr ymgynghoriad",
            AsItStood =
                "Fel yr oedd ar {0}. Mae rhifau a chyfeirnodau'n ddolenni i staff {1}: mae pob un yn arwain at "
                + "yr union beth y mae'n ei gyfrif neu'n ei ddyfynnu.",
            WhoWasAsked = "Pwy a holwyd, a sut",
            Consulted = "Ymgynghorodd {0} o {1} hyd {2}. Ieithoedd: {3}. Daeth ymatebion drwy {4}.",
            And = ", ",
            ExpectedAnswered = "Roedd disgwyl i {0} sefydliad ateb; atebodd {1}.",
            ExpectedPartners = "Partneriaid y disgwylid iddynt ateb",
            Organisation = "Sefydliad",
            Kind = "Math",
            Answered = "Atebodd",
            DidNot = "Naddo",
            WhoAnswered = "Pwy atebodd",
            Received =
                "Derbyniwyd {0} o ymatebion. Darllenwyd {1} a'u rhannu'n bwyntiau, mae {2} yn aros a methodd "
                + "{3}. Daeth {4} ar ôl yr amser cau.",
            ByChannel = "Ymatebion yn ôl sut y daethant",
            CameBy = "Daeth drwy",
            ByLanguage = "Ymatebion yn ôl iaith",
            InLanguage = "Iaith",
            ByDistrict = "Ymatebion â phwynt, yn ôl dosbarth cod post",
            District = "Dosbarth",
            Number = "Nifer",
            WhatPeopleSaid = "Yr hyn a ddywedodd pobl",
            OwnViews = " o bwyntiau yw barn yr anfonwyr eu hunain, yn ysgrifenedig. Gall pwynt fod ar sawl thema, neu " + "heb thema: ",
            OnNone = " sydd heb thema.",
            ThemeAndStance = "Pwyntiau yn ôl thema a safbwynt",
            Theme = "Thema",
            Points = "Pwyntiau",
            BarsForEach = "Barrau ar gyfer pob thema.",
            PointsInResponses = " o bwyntiau mewn {0} o ymatebion.",
            ProposedQuote = ". Cynigiwyd gan y peiriant: nid oes neb wedi dewis y dyfyniad hwn eto.",
            Victims = "Yr hyn a ddywedodd dioddefwyr troseddau",
            VictimsLaw =
                "Rhaid cael barn dioddefwyr troseddau yn yr ardal cyn cyhoeddi cynllun (Deddf yr Heddlu 1996, " + "adran 96(1A)). ",
            FromVictims = " o ymatebion â phwynt sydd gan bobl a ddywedodd iddynt ddioddef trosedd yn y 12 mis diwethaf.",
            VictimsByTheme = "Pwyntiau dioddefwyr troseddau yn ôl thema a safbwynt",
            Meetings = "Yr hyn a ddywedwyd mewn cyfarfodydd",
            MeetingsApart =
                "Cyfarfodydd y cymerwyd eu nodiadau i mewn: {0}. Mae'r hyn a ddywedwyd ynddynt yn cael ei gyfrif "
                + "ar wahân i'r hyn a ysgrifennodd pobl, ac nid yw yn yr un o'r cyfrifon uchod ond sut y daeth "
                + "ymatebion. Pwyntiau: ",
            MeetingsByTheme = "Pwyntiau a wnaed mewn cyfarfodydd yn ôl thema a safbwynt",
            Campaigns = "Ymgyrchoedd",
            CampaignsMethod =
                "Caiff ymatebion â'r un testun, neu bron yr un testun, eu hadnabod wrth eu geiriau a'u grwpio. "
                + "Mae pob copi'n cael ei gyfrif fel ymateb, a'i bwyntiau ymhlith y pwyntiau; mae'r hyn a "
                + "ychwanegodd anfonwr at y testun cyffredin yn bwynt ei hun. Nid oes dim yn cael ei hepgor na'i "
                + "gyfrif yn llai am ei fod yn gopi.",
            NoCampaign = "Nid oedd un.",
            CampaignLetters = "Llythyrau ymgyrch",
            Responses = "Ymatebion",
            CommonText = "Sut mae'r testun cyffredin yn dechrau, heb ddata personol",
            Equality = "Pwy atebodd y cwestiynau cydraddoldeb",
            NoEquality = "Nid oes cyfrif sy'n ddigon mawr i'w ddangos.",
            EqualityMethod =
                "Maent yn wirfoddol ac fe'u cedwir fel cyfrifon yn unig, ar wahân i'r ymatebion. Ni ddangosir "
                + "cyfrifon dan {0}, na'r hyn a fyddai'n eu datgelu.",
            Answer = "Ateb",
            People = "Pobl",
            NotShown = "heb ei ddangos",
            Done = "Yr hyn a wnaed",
            ByOutcome = "Pwyntiau yn ôl yr hyn a wnaed â nhw",
            Concerns = "Pryderon a'r atebion iddynt",
            Concern = "Pryder",
            Section = "Adran",
            Method = "Sut y cyfrifwyd hyn",
            MethodPoints =
                "Rhennir pob ymateb yn bwyntiau: pwynt yw'r hyn y byddai un swyddog yn ei ateb unwaith. Caiff yr "
                + "hyn nad yw'n bwynt ei roi o'r neilltu gyda rheswm, ac ni chollir yr un llythyren.",
            MethodMachine =
                "Mae rhaglen yn cynnig pwyntiau, themâu a safbwynt. Mae swyddogion yn eu darllen, yn eu cywiro "
                + "ac yn penderfynu; cofnodir pwy wnaeth beth mewn hanes na ellir ei newid.",
            MethodPrivacy =
                "Mae enwau, cyfeiriadau a'u tebyg wedi'u tynnu o'r geiriau a ddyfynnir yma. Caiff pwyntiau am "
                + "ddiogelwch rhywun eu cyfrif ac nid eu dyfynnu.",
            MethodOthers =
                "Mae barn a gyflwynir ar ran eraill, geiriad a gynigir ar gyfer y cynllun a geiriau'r cynllun ei "
                + "hun wedi'u dyfynnu yn ôl yn bwyntiau hefyd, ac nid ydynt ymhlith y farn a gyfrifir uchod.",
        };
}
