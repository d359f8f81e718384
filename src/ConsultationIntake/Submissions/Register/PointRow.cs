using ConsultationIntake.Points;
using ConsultationIntake.Privacy;
using ConsultationIntake.Reading;
using ConsultationIntake.Submissions.StaffWork;

namespace ConsultationIntake.Submissions.Register;

/// <summary>A point in the register: what a list shows of it without opening its letter.</summary>
public sealed record PointRow
{
    /// <summary>
    /// Which rows, facets and lines of lists (<see cref="SubmissionSummary"/>) are kept of a submission; raised when these gain something
    /// that those stored by an older version lack. It is a part of what submissions are read with, so that a sweep reads them again.
    /// </summary>
    public const int Format = 7;

    public required PointId Id { get; init; }
    public required TextSpan Span { get; init; }

    /// <summary>The point's own words, personal data and all: for staff.</summary>
    public required string Text { get; init; }
    public required DateTimeOffset ReceivedAt { get; init; }
    public required Channel Channel { get; init; }
    public required bool IsLate { get; init; }

    /// <summary>Whether its response stands, and if not, why.</summary>
    public Standing Standing { get; init; }
    public string? Partner { get; init; }
    public string? Organisation { get; init; }

    /// <summary>See <see cref="Submission.PartnerClaim"/>.</summary>
    public string? PartnerClaim { get; init; }

    /// <summary>See <see cref="SettledSender.Kind"/>; null where staff settled nothing.</summary>
    public SenderKind? SettledAs { get; init; }

    /// <summary>Who made it, as far as that is known.</summary>
    public Sender Sender => Sender.Of(Channel, Partner, PartnerClaim, Organisation, Facts, SettledAs);

    public RespondentKind Respondent => Sender.Respondent;

    /// <summary>See <see cref="SubmissionPart.Name"/>.</summary>
    public required string Part { get; init; }
    public required PointKind Kind { get; init; }
    public string? AttributedTo { get; init; }
    public string? Label { get; init; }
    public string? Heading { get; init; }
    public int? Page { get; init; }

    /// <summary>See <see cref="PointSource.Paragraph"/>.</summary>
    public int? Paragraph { get; init; }

    /// <summary>See <see cref="PointSource.References"/>.</summary>
    public IReadOnlyList<string> References { get; init; } = [];
    public required Stance Stance { get; init; }
    public required IReadOnlyList<string> Themes { get; init; }

    /// <summary>
    /// Those of <see cref="Themes"/> that its question, its heading or what stands before it gave it, and not its own words.
    /// </summary>
    public IReadOnlyList<string> ThemesByContext { get; init; } = [];
    public required string Language { get; init; }
    public FlagState? Flag { get; init; }

    /// <summary>Why it is flagged and what was done about it, with the words in the text of its submission; null where it is not.</summary>
    public SafeguardingFlag? Flagged { get; init; }
    public required DecisionState Decision { get; init; }
    public Disposition? Disposition { get; init; }
    public string? Concern { get; init; }

    /// <summary>See <see cref="WorkedPoint.IsDecidedWithConcern"/>.</summary>
    public bool IsDecidedWithConcern { get; init; }

    /// <summary>What an officer said of it and the new draft, or null while nobody has.</summary>
    public PlanAnswer? PlanAnswer { get; init; }
    public string? AssignedTo { get; init; }

    /// <summary>Whom its response as a whole is given to, or null.</summary>
    public string? GivenTo { get; init; }
    public required IReadOnlyList<string> ReadBy { get; init; }
    public required bool NeedsLook { get; init; }
    public required bool IsCorrected { get; init; }
    public required int Notes { get; init; }

    /// <summary>The notes on it; null in a row that was saved before this was kept.</summary>
    public IReadOnlyList<StaffNote>? NotesSaid { get; init; }

    /// <summary>Who decided it and when; null where nobody has, and in a row that was saved before this was kept.</summary>
    public string? DecidedBy { get; init; }
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>The <see cref="StaffEntry.Batch"/> of each action on it that was taken on many at once and is in effect.</summary>
    public IReadOnlyList<string> Batches { get; init; } = [];
    public required int Revision { get; init; }
    public string? Campaign { get; init; }

    /// <summary>See <see cref="PointSource.AddedToTemplate"/>.</summary>
    public bool AddedToTemplate { get; init; }

    /// <summary>Whether it is one of several copies and another is shown for it.</summary>
    public required bool IsRepeat { get; init; }

    /// <summary>What the form asked about the respondent: see <see cref="Submission.Facts"/>.</summary>
    public required IReadOnlyDictionary<string, string> Facts { get; init; }

    /// <summary>
    /// Where personal data stands in <see cref="Text"/>; null in a row that was saved before this was kept, whose submission knows.
    /// </summary>
    public IReadOnlyList<PersonalDataSpan>? PersonalData { get; init; }

    /// <summary>The point's words with personal data replaced: for whoever is not to see it.</summary>
    public string RedactedText => Redaction.Redact(Text, PersonalData ?? PersonalDataFinder.Find(Text));

    /// <summary>See <see cref="PointField.Stands"/>.</summary>
    public bool Stands => Standing.IsStanding();

    /// <summary>
    /// The points of a submission that are in the register: all of them where it stands, else those with a safeguarding flag. Whoever
    /// may be at risk is so whatever becomes of the response.
    /// </summary>
    public static IReadOnlyList<PointRow> AllOf(Submission submission) =>
        [.. submission.Work.Points.Where(point => submission.Stands || point.Flag is not null).Select(point => Of(submission, point))];

    private static PointRow Of(Submission submission, WorkedPoint point) =>
        new()
        {
            Id = new PointId(submission.Reference, point.Number),
            Span = point.Span,
            Text = point.Span.Of(submission.Text.Value),
            ReceivedAt = submission.ReceivedAt,
            Channel = submission.Channel,
            IsLate = submission.IsLate,
            Standing = submission.Standing,
            Partner = submission.Partner,
            PartnerClaim = submission.PartnerClaim,
            SettledAs = submission.Settled?.Kind,
            Organisation = submission.Respondent.Organisation,
            Part = submission.Text.Parts.FirstOrDefault(part => part.Span.Contains(point.Span))?.Name ?? "",
            Kind = point.Kind,
            AttributedTo = point.Point.Source.AttributedTo,
            Label = point.Point.Source.Label,
            Heading = point.Point.Source.Heading,
            Page = point.Point.Source.Page,
            Paragraph = point.Point.Source.Paragraph,
            References = point.Point.Source.References,
            AddedToTemplate = point.Point.Source.AddedToTemplate,
            PersonalData = submission.PersonalDataIn(point),
            Stance = point.Point.Stance,
            Themes = point.Themes,
            ThemesByContext = point.ThemesByContext,
            Language = point.Point.Language,
            Flag = point.Flag?.State,
            Flagged = point.Flag,
            Decision = point.DecisionState,
            Disposition = point.Decision?.Disposition,
            Concern = point.Concern,
            IsDecidedWithConcern = point.IsDecidedWithConcern,
            PlanAnswer = point.PlanAnswer,
            AssignedTo = point.AssignedTo,
            ReadBy = point.ReadBy,
            NeedsLook = point.NeedsLook,
            IsCorrected = point.IsCorrected,
            Notes = point.Notes.Count,
            NotesSaid = point.Notes,
            DecidedBy = point.Decision?.By,
            DecidedAt = point.Decision?.At,
            GivenTo = submission.Work.AssignedTo,
            Batches = [.. WorkedSubmission.EntriesOn(submission, point.Number).Select(entry => entry.Batch).OfType<string>()],
            Revision = point.Revision,
            Campaign = submission.Campaign,
            // Where somebody raised a flag, that copy is looked at by itself.
            IsRepeat = IsCopy(submission) && !point.Point.Source.AddedToTemplate && point.Flag?.RaisedBy is null,
            Facts = submission.Facts,
        };

    private static bool IsCopy(Submission submission) =>
        submission.Campaign is { } campaign && campaign != submission.Reference.ToString().Replace("-", "", StringComparison.Ordinal);
}
