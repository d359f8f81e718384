using ConsultationIntake.Points;
using ConsultationIntake.Privacy;
using ConsultationIntake.Reading;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.StaffWork;

namespace ConsultationIntake.Web.Submissions;

/// <summary>
/// One submission as JSON, everything staff see. Every span is of the whole text. A submission longer than <see cref="MostCharacters"/>
/// or with more than <see cref="MostPoints"/> points or <see cref="MostPassages"/> passages comes in several answers, each with the
/// address's <c>from</c> for the next.
/// </summary>
public sealed record SubmissionView
{
    /// <summary>The most characters of the text in one answer.</summary>
    public const int MostCharacters = 500_000;

    /// <summary>The most points in one answer.</summary>
    public const int MostPoints = 2_000;

    /// <summary>The most passages in one answer.</summary>
    public const int MostPassages = 20_000;

    public required SubmissionReference Reference { get; init; }
    public required string Consultation { get; init; }
    public required Channel Channel { get; init; }
    public required DateTimeOffset ReceivedAt { get; init; }
    public required bool Late { get; init; }
    public required SubmissionStatus Status { get; init; }
    public required string? Failure { get; init; }
    public required Standing Standing { get; init; }
    public required string? Partner { get; init; }

    /// <summary>The expected partner it says it is from, which nothing proves and staff have yet to confirm; or null.</summary>
    public required string? PartnerClaim { get; init; }
    public required string Language { get; init; }

    /// <summary>The id of the campaign it is one of several copies of, or null.</summary>
    public required string? Campaign { get; init; }
    public required IReadOnlyList<string> Marks { get; init; }
    public required Respondent Respondent { get; init; }

    /// <summary>The text, or as much of it as this answer holds.</summary>
    public required string Text { get; init; }

    /// <summary>Where <see cref="Text"/> begins in the whole text, in UTF-16 code units: 0 in the first answer.</summary>
    public required int TextStart { get; init; }

    /// <summary>What to send as <c>from</c> for what follows; null where nothing does.</summary>
    public required int? Next { get; init; }
    public required IReadOnlyList<PartView> Parts { get; init; }
    public required IReadOnlyList<PointView> Points { get; init; }

    /// <summary>Every character of the text in exactly one: characters = points + set aside. Empty before it is read.</summary>
    public required IReadOnlyList<PassageView> Passages { get; init; }

    public sealed record PartView(PartKind Kind, string Name, string? Prompt, SpanView Span);

    /// <param name="Kind">Whose words the point is, or null where it is set aside.</param>
    /// <param name="Reason">Why it is set aside, or null where it is a point.</param>
    /// <param name="Rule">What decided: a rule, or the words that weighed most.</param>
    public sealed record PassageView(int Start, int Length, PointKind? Kind, SetAsideReason? Reason, string Rule, double Confidence);

    public sealed record PointView
    {
        public required int Number { get; init; }
        public required SpanView Span { get; init; }
        public required string Text { get; init; }
        public required PointKind Kind { get; init; }
        public required string? Label { get; init; }
        public required string? Path { get; init; }
        public required string? Heading { get; init; }
        public required int? Page { get; init; }
        public required int? Paragraph { get; init; }
        public required string? AttributedTo { get; init; }
        public required IReadOnlyList<string> References { get; init; }

        /// <summary>The words its sender added to a campaign's letter.</summary>
        public required bool AddedToTemplate { get; init; }
        public required Stance Stance { get; init; }
        public required string Language { get; init; }
        public required IReadOnlyList<ThemeOnPoint> Themes { get; init; }
        public required IReadOnlyList<EvidenceView> Safeguarding { get; init; }
        public required IReadOnlyList<PersonalDataView> PersonalData { get; init; }
        public required string? Note { get; init; }
    }

    /// <summary>A stretch of the text in UTF-16 code units; <c>end</c> is exclusive.</summary>
    public sealed record SpanView(int Start, int End, int Length)
    {
        public static SpanView Of(TextSpan span) => new(span.Start, span.End, span.Length);
    }

    public sealed record EvidenceView(int Start, int End, string Text);

    public sealed record PersonalDataView(PersonalDataKind Kind, int Start, int End);

    /// <summary>
    /// Without the respondent's name and address, and with a <c>█</c> for each character of the text that is personal data, as far as the
    /// machine finds it: every span stays where it was.
    /// </summary>
    /// <param name="submission">Whose.</param>
    /// <param name="from">Where in the text to begin: 0, or the answer before's <see cref="Next"/>.</param>
    public static SubmissionView WithoutPersonalData(Submission submission, int from = 0)
    {
        var text = submission.Text.Value.ToCharArray();
        var found = PersonalDataFinder
            .Find(submission.Text.Value, submission.Respondent.Name)
            .Concat(submission.Points.SelectMany(point => point.PersonalData));
        foreach (var personal in found)
            text.AsSpan(personal.Span.Start, personal.Span.Length).Fill('█');
        var view = Of(
            submission with
            {
                Text = submission.Text with { Value = new string(text) },
                Respondent = new Respondent { Organisation = submission.Sender.Organisation },
            },
            from
        );
        return view with { Points = [.. view.Points.Select(point => point with { AttributedTo = null })] };
    }

    /// <param name="submission">Whose.</param>
    /// <param name="from">Where in the text to begin: 0, or the answer before's <see cref="Next"/>.</param>
    public static SubmissionView Of(Submission submission, int from = 0)
    {
        var text = submission.Text.Value;
        var points = submission.Work.Points.Where(point => point.Span.Start >= from).Take(MostPoints + 1).ToList();
        var passages = submission.Passages.Where(passage => passage.Span.End > from).Take(MostPassages + 1).ToList();
        var end = Math.Min(text.Length, from + MostCharacters);
        if (points.Count > MostPoints)
            end = Math.Min(end, points[^1].Span.Start);
        if (passages.Count > MostPassages)
            end = Math.Min(end, passages[^1].Span.Start);
        if (end < text.Length && end > from + 1 && char.IsHighSurrogate(text[end - 1]))
            end--;
        return new()
        {
            Reference = submission.Reference,
            Consultation = submission.Consultation.ToString(),
            Channel = submission.Channel,
            ReceivedAt = submission.ReceivedAt,
            Late = submission.IsLate,
            Status = submission.Status,
            Failure = submission.Failure,
            Standing = submission.Standing,
            Partner = submission.Partner,
            PartnerClaim = submission.PartnerClaim,
            Language = submission.Language,
            Campaign = submission.Campaign,
            Marks = submission.Marks,
            Respondent = submission.Respondent,
            Text = text[from..end],
            TextStart = from,
            Next = end < text.Length ? end : null,
            Parts = [.. submission.Text.Parts.Select(part => new PartView(part.Kind, part.Name, part.Prompt, SpanView.Of(part.Span)))],
            Points = [.. points.Where(point => point.Span.Start < end || end == text.Length).Select(point => Of(submission, point))],
            Passages =
            [
                .. passages
                    .Where(passage => passage.Span.Start < end)
                    .Select(passage => new PassageView(
                        passage.Span.Start,
                        passage.Span.Length,
                        passage.Kind,
                        passage.SetAside,
                        passage.DecidedBy,
                        passage.Confidence
                    )),
            ],
        };
    }

    private static PointView Of(Submission submission, WorkedPoint point)
    {
        var text = submission.Text.Value;
        return new PointView
        {
            Number = point.Number,
            Span = SpanView.Of(point.Span),
            Text = point.Span.Of(text),
            Kind = point.Kind,
            Label = point.Point.Source.Label,
            Path = point.Point.Source.Path,
            Heading = point.Point.Source.Heading,
            Page = point.Point.Source.Page,
            Paragraph = point.Point.Source.Paragraph,
            AttributedTo = point.Point.Source.AttributedTo,
            References = point.Point.Source.References,
            AddedToTemplate = point.Point.Source.AddedToTemplate,
            Stance = point.Point.Stance,
            Language = point.Point.Language,
            Themes = ThemeOnPoint.AllOf(submission, point),
            Safeguarding = [.. point.Point.Safeguarding.Select(span => new EvidenceView(span.Start, span.End, span.Of(text)))],
            PersonalData =
            [
                .. point.Point.PersonalData.Select(found => new PersonalDataView(found.Kind, found.Span.Start, found.Span.End)),
            ],
            Note = point.Point.Note,
        };
    }
}
