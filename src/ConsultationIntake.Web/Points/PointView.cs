using ConsultationIntake.Points;
using ConsultationIntake.Privacy;
using ConsultationIntake.Reading;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Register;
using ConsultationIntake.Submissions.StaffWork;
using ConsultationIntake.Web.Submissions;

namespace ConsultationIntake.Web.Points;

/// <summary>A point of a list, as JSON.</summary>
internal sealed record PointView
{
    /// <summary>A list shows no more of one point: the point's own address has all of it.</summary>
    internal const int MostCharacters = 5_000;
    public required PointId Id { get; init; }

    /// <summary>Its words, or the first <see cref="MostCharacters"/> characters.</summary>
    public required string Text { get; init; }

    /// <summary>How many characters it has in all.</summary>
    public required int Length { get; init; }
    public required DateTimeOffset ReceivedAt { get; init; }
    public required Channel Channel { get; init; }
    public required bool Late { get; init; }
    public required string? Partner { get; init; }
    public required string? PartnerClaim { get; init; }
    public required string? Organisation { get; init; }
    public required string Part { get; init; }
    public required PointKind Kind { get; init; }
    public required string? AttributedTo { get; init; }
    public required Stance Stance { get; init; }
    public required IReadOnlyList<string> Themes { get; init; }
    public required string Language { get; init; }
    public required FlagState? Safeguarding { get; init; }
    public required DecisionState Decision { get; init; }
    public required Disposition? Disposition { get; init; }
    public required string? Concern { get; init; }
    public required string? AssignedTo { get; init; }
    public required IReadOnlyList<string> ReadBy { get; init; }
    public required bool NeedsLook { get; init; }
    public required bool Corrected { get; init; }
    public required int Notes { get; init; }
    public required int Revision { get; init; }
    public required string? Campaign { get; init; }
    public required bool Repeat { get; init; }

    /// <summary>As much of a point as a list shows.</summary>
    internal static string Beginning(string text) =>
        text.Length <= MostCharacters ? text
        : char.IsHighSurrogate(text[MostCharacters - 1]) ? text[..(MostCharacters - 1)]
        : text[..MostCharacters];

    /// <summary>Its words with personal data taken out, as far as the machine finds it, and without whom they are attributed to.</summary>
    internal static PointView WithoutPersonalData(PointRow row) =>
        Of(row with { Text = Redaction.Redact(row.Text, PersonalDataFinder.Find(row.Text)), AttributedTo = null });

    internal static PointView Of(PointRow row) =>
        new()
        {
            Id = row.Id,
            Text = Beginning(row.Text),
            Length = row.Text.Length,
            ReceivedAt = row.ReceivedAt,
            Channel = row.Channel,
            Late = row.IsLate,
            Partner = row.Partner,
            PartnerClaim = row.PartnerClaim,
            Organisation = row.Sender.Organisation,
            Part = row.Part,
            Kind = row.Kind,
            AttributedTo = row.AttributedTo,
            Stance = row.Stance,
            Themes = row.Themes,
            Language = row.Language,
            Safeguarding = row.Flag,
            Decision = row.Decision,
            Disposition = row.Disposition,
            Concern = row.Concern,
            AssignedTo = row.AssignedTo,
            ReadBy = row.ReadBy,
            NeedsLook = row.NeedsLook,
            Corrected = row.IsCorrected,
            Notes = row.Notes,
            Revision = row.Revision,
            Campaign = row.Campaign,
            Repeat = row.IsRepeat,
        };
}

/// <summary>A point with everything staff said of it, as JSON.</summary>
internal sealed record PointDetail
{
    public required PointId Id { get; init; }
    public required SubmissionView.SpanView Span { get; init; }
    public required string Text { get; init; }
    public required PointKind Kind { get; init; }
    public required string? AttributedTo { get; init; }
    public required Stance Stance { get; init; }
    public required IReadOnlyList<ThemeOnPoint> Themes { get; init; }
    public required SafeguardingFlag? Safeguarding { get; init; }
    public required DecisionState Decision { get; init; }
    public required PointDecision? Decided { get; init; }
    public required string? Concern { get; init; }
    public required string? AssignedTo { get; init; }
    public required IReadOnlyList<string> ReadBy { get; init; }
    public required IReadOnlyList<StaffNote> Notes { get; init; }
    public required bool Corrected { get; init; }

    /// <summary>What an action on it names as <c>seen</c>.</summary>
    public required int Revision { get; init; }

    /// <summary>What staff did to it that is in effect, oldest first: what can be undone.</summary>
    public required IReadOnlyList<EntryView> Actions { get; init; }

    /// <summary>Its words with personal data taken out, as far as the machine finds it, and without whom they are attributed to.</summary>
    internal static PointDetail WithoutPersonalData(Submission submission, WorkedPoint point)
    {
        var whole = Of(submission, point);
        return whole with { Text = Redaction.Redact(whole.Text, submission.PersonalDataIn(point)), AttributedTo = null };
    }

    internal static PointDetail Of(Submission submission, WorkedPoint point) =>
        new()
        {
            Id = new PointId(submission.Reference, point.Number),
            Span = SubmissionView.SpanView.Of(point.Span),
            Text = point.Span.Of(submission.Text.Value),
            Kind = point.Kind,
            AttributedTo = point.Point.Source.AttributedTo,
            Stance = point.Point.Stance,
            Themes = ThemeOnPoint.AllOf(submission, point),
            Safeguarding = point.Flag,
            Decision = point.DecisionState,
            Decided = point.Decision,
            Concern = point.Concern,
            AssignedTo = point.AssignedTo,
            ReadBy = point.ReadBy,
            Notes = point.Notes,
            Corrected = point.IsCorrected,
            Revision = point.Revision,
            Actions =
            [
                .. WorkedSubmission
                    .EntriesOn(submission, point.Number)
                    .Select(entry => new EntryView(entry.Id, entry.By, entry.At, entry.Action)),
            ],
        };

    internal sealed record EntryView(string Entry, string By, DateTimeOffset At, StaffAction Action);
}
