using ConsultationIntake.Concerns;
using ConsultationIntake.Consultations;
using ConsultationIntake.Equality;
using ConsultationIntake.Inbox.Partners;
using ConsultationIntake.Points;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Register;
using ConsultationIntake.Themes;

namespace ConsultationIntake.Reports;

/// <summary>What the report says of a consultation, counted at one moment. Each number has the filter that finds what it counts.</summary>
public sealed record ConsultationReport
{
    public required Consultation Consultation { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>What its labels are in: ISO 639-1.</summary>
    public required string Language { get; init; }

    /// <summary>Of every response: received = tagged + waiting + failed.</summary>
    public required Tally Tally { get; init; }
    public required PartnerRegister Partners { get; init; }
    public required IReadOnlyList<ReportCount> Channels { get; init; }

    /// <summary>Responses by the language of the form or the text.</summary>
    public required IReadOnlyList<ReportCount> Languages { get; init; }

    /// <summary>Responses by the postcode district their senders gave, those of most first.</summary>
    public required IReadOnlyList<ReportCount> Areas { get; init; }

    /// <summary>All points that are somebody's own view, in writing: what was said at meetings is <see cref="Meetings"/>.</summary>
    public required ReportedStances All { get; init; }
    public required IReadOnlyList<ReportedTheme> Themes { get; init; }

    /// <summary>Own views on no theme.</summary>
    public required ReportCount NoTheme { get; init; }

    /// <summary>The views of those who said they were victims of crime, by theme (Police Act 1996, section 96(1A)).</summary>
    public required IReadOnlyList<(Theme Theme, ReportedStances Stances)> Victims { get; init; }

    /// <summary>Responses from those who said they were victims of crime.</summary>
    public required ReportCount VictimResponses { get; init; }

    /// <summary>The questions with options, in the form's order.</summary>
    public required IReadOnlyList<ReportedQuestion> Closed { get; init; }
    public required ReportedMeetings Meetings { get; init; }
    public required IReadOnlyList<ReportedCampaign> Campaigns { get; init; }
    public required EqualityReport Equality { get; init; }

    /// <summary>Own views in writing by what was decided, in the office's order; those with none left out.</summary>
    public required IReadOnlyList<ReportCount> Outcomes { get; init; }
    public required ReportCount Undecided { get; init; }

    /// <summary>How far staff have come, of all own views.</summary>
    public required ReportedWork Worked { get; init; }

    /// <summary>Own views that each has read, members of staff and programs, those who read most first.</summary>
    public required IReadOnlyList<ReportCount> Readers { get; init; }

    /// <summary>What was changed in the plan, by its sections in their order; what names no section last.</summary>
    public required IReadOnlyList<ReportedChange> Changes { get; init; }

    /// <summary>Concerns with an agreed answer, those with most points first.</summary>
    public required IReadOnlyList<ReportedConcern> Concerns { get; init; }
}

/// <param name="Label">What is counted.</param>
/// <param name="Count">How many.</param>
/// <param name="Points">The filter that finds exactly these, where they are points; else null.</param>
/// <param name="Responses">The one that finds exactly these, where they are responses; else null.</param>
public sealed record ReportCount(string Label, long Count, PointQuery? Points, SubmissionQuery? Responses = null)
{
    public static ReportCount Of(PointQuery points, string label, long count) => new(label, count, points);

    public static ReportCount Of(SubmissionQuery responses, string label, long count) => new(label, count, Points: null, responses);
}

/// <param name="Points">The filter that finds all of them; with a stance added, those of one stance.</param>
/// <param name="Counts">By stance; those with none may be missing.</param>
public sealed record ReportedStances(PointQuery Points, IReadOnlyDictionary<Stance, long> Counts)
{
    public long Total => Counts.Values.Sum();

    public long Of(Stance stance) => Counts.GetValueOrDefault(stance);

    public PointQuery PointsOf(Stance stance) => Points.With(PointField.Stance, stance.ToString());
}

/// <param name="Question">A question with options.</param>
/// <param name="Options">In the form's order.</param>
public sealed record ReportedQuestion(Question Question, IReadOnlyList<ReportedOption> Options);

/// <param name="Value">The same in every language: see <see cref="ChosenOptions.Value"/>.</param>
/// <param name="Label">As the form has it, in the report's language.</param>
/// <param name="Responses">Responses that chose it.</param>
/// <param name="Points">What those responses say of their own, in writing.</param>
public sealed record ReportedOption(string Value, string Label, long Responses, ReportCount Points);

/// <param name="Points">Own views, in writing and said at meetings.</param>
/// <param name="Read">Of those, read by somebody.</param>
/// <param name="Decided">Of those, decided.</param>
public sealed record ReportedWork(ReportCount Points, ReportCount Read, ReportCount Decided);

/// <param name="Held">Meetings whose notes were taken in.</param>
/// <param name="All">Points that were said there.</param>
/// <param name="Themes">The same by theme.</param>
public sealed record ReportedMeetings(long Held, ReportedStances All, IReadOnlyList<(Theme Theme, ReportedStances Stances)> Themes);

/// <param name="Theme">The theme.</param>
/// <param name="Responses">Responses with an own view on it.</param>
/// <param name="Stances">Own views on it.</param>
/// <param name="Quotes">Those an officer chose; where none was, a few that the machine proposes.</param>
public sealed record ReportedTheme(Theme Theme, long Responses, ReportedStances Stances, IReadOnlyList<ReportedQuote> Quotes);

/// <param name="Id">The point.</param>
/// <param name="Words">Personal data taken out.</param>
/// <param name="Who">The organisation, or that it is a member of the public.</param>
/// <param name="Language">ISO 639-1, or <c>und</c>.</param>
/// <param name="IsChosen">An officer chose it; else the machine proposes it and somebody must still look.</param>
public sealed record ReportedQuote(PointId Id, string Words, string Who, string Language, bool IsChosen);

/// <param name="Section">The section of the plan, in the report's language.</param>
/// <param name="Answers">What was answered, each once, the commonest first: in the report's language where it was written in it.</param>
/// <param name="Points">The own views, in writing, that it was changed for.</param>
public sealed record ReportedChange(string Section, IReadOnlyList<string> Answers, ReportCount Points);

/// <param name="Id">The campaign's id.</param>
/// <param name="Copies">Responses that are copies of its letter.</param>
/// <param name="Template">The beginning of what they have in common, personal data taken out.</param>
public sealed record ReportedCampaign(string Id, ReportCount Copies, string Template);

/// <param name="Concern">The concern.</param>
/// <param name="Title">As it is put for the public in the language of the report, where somebody wrote it; else the concern's own.</param>
/// <param name="Answer">In the same way.</param>
/// <param name="Outcome">What was done, in words.</param>
/// <param name="Points">How many points it has.</param>
public sealed record ReportedConcern(Concern Concern, string Title, string Answer, string Outcome, ReportCount Points);
