using ConsultationIntake.Consultations;
using ConsultationIntake.Points;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.Reports;

/// <summary>The sentences, headings and columns of the consultation report, in one language.</summary>
public sealed partial record ReportText
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

    /// <summary>With {0} for a day.</summary>
    public required string AnsweredProvisionally { get; init; }

    /// <summary>With {0} for a count.</summary>
    public required string Provisional { get; init; }
    public required string DidNot { get; init; }
    public required string Invited { get; init; }
    public required string Reminded { get; init; }
    public required string WhoAnswered { get; init; }

    /// <summary>With five counts.</summary>
    public required string Received { get; init; }

    /// <summary>With {0} for those of them in writing, and {1} for the notes of meetings.</summary>
    public required string ReceivedApart { get; init; }
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

    /// <summary>The heading over the questions with options.</summary>
    public required string Chosen { get; init; }
    public required string ChosenMethod { get; init; }
    public required string Option { get; init; }
    public required string TheirPoints { get; init; }
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

    /// <summary>The heading over what was changed in the plan.</summary>
    public required string Changes { get; init; }
    public required string NoChange { get; init; }
    public required string ChangedSections { get; init; }
    public required string WhatChanged { get; init; }
    public required string Concerns { get; init; }
    public required string Concern { get; init; }
    public required string Section { get; init; }
    public required string Method { get; init; }
    public required string MethodPoints { get; init; }

    /// <summary>With {0} for points, {1} for those of them that were read, and {2} for those that were decided.</summary>
    public required string MethodMachine { get; init; }

    /// <summary>With {0} for a count of these points.</summary>
    public required string MethodMeetings { get; init; }
    public required string MethodPrivacy { get; init; }
    public required string MethodOthers { get; init; }

    public static ReportText In(string language) => language == Languages.Welsh ? Welsh : English;
}
