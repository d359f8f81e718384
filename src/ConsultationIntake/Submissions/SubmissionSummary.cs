using ConsultationIntake.Privacy;
using ConsultationIntake.Reading;
using ConsultationIntake.Submissions.StaffWork;

namespace ConsultationIntake.Submissions;

/// <summary>A line of a list: of the text its first words alone, and nothing personal.</summary>
public sealed record SubmissionSummary
{
    /// <summary>Characters of <see cref="Opening"/>, at most.</summary>
    public const int LongestOpening = 140;

    public required SubmissionReference Reference { get; init; }
    public required Channel Channel { get; init; }
    public required DateTimeOffset ReceivedAt { get; init; }
    public required bool IsLate { get; init; }
    public required SubmissionStatus Status { get; init; }
    public required Standing Standing { get; init; }
    public string? Partner { get; init; }

    /// <summary>See <see cref="Submission.PartnerClaim"/>.</summary>
    public string? PartnerClaim { get; init; }

    /// <summary>See <see cref="Sender.Organisation"/>.</summary>
    public string? Organisation { get; init; }

    /// <summary>
    /// How its first point begins, personal data taken out as far as it is found; null where it has none, is not read yet or was saved
    /// before this was kept.
    /// </summary>
    public string? Opening { get; init; }
    public required string Language { get; init; }

    /// <summary>How many points are the respondent's own.</summary>
    public required int Points { get; init; }

    /// <summary>The themes of those points as they stand, in code order.</summary>
    public required IReadOnlyList<string> Themes { get; init; }
    public required bool Safeguarding { get; init; }
    public required IReadOnlyList<string> Marks { get; init; }

    /// <summary>See <see cref="Submission.NeedsLook"/>.</summary>
    public bool NeedsLook => Marks.Any(Submissions.NeedsLook.Is);

    /// <summary>See <see cref="Submission.TaggedWith"/>.</summary>
    public string? TaggedWith { get; init; }

    /// <summary>See <see cref="Outage.RetryAt"/>.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    public static SubmissionSummary Of(Submission submission)
    {
        var own = submission.Work.Points.Where(point => point.Kind == PointKind.OwnView).ToList();
        return new SubmissionSummary
        {
            Reference = submission.Reference,
            Channel = submission.Channel,
            ReceivedAt = submission.ReceivedAt,
            IsLate = submission.IsLate,
            Status = submission.Status,
            Standing = submission.Standing,
            Partner = submission.Partner,
            PartnerClaim = submission.PartnerClaim,
            Organisation = submission.Sender.Organisation,
            Opening = OpeningOf(submission, own.FirstOrDefault()),
            Language = submission.LanguageOfText,
            Points = own.Count,
            Themes = [.. own.SelectMany(point => point.Themes).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Safeguarding = submission.Work.Points.Any(point => point.Flag is { IsOpen: true }),
            Marks = submission.Marks,
            TaggedWith = submission.TaggedWith,
            RetryAt = submission.Outage?.RetryAt,
        };
    }

    private static string? OpeningOf(Submission submission, WorkedPoint? first)
    {
        if (first is null)
            return null;
        var words = Redaction.Redact(first.Span.Of(submission.Text.Value), submission.PersonalDataIn(first));
        var line = string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (line.Length <= LongestOpening)
            return line;
        var end = line.LastIndexOf(' ', LongestOpening - 1);
        var cut = end > LongestOpening / 2 ? end : LongestOpening - 1;
        return $"{line[..(char.IsHighSurrogate(line[cut - 1]) ? cut - 1 : cut)]}…";
    }
}
