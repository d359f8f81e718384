using System.Security.Cryptography;
using System.Text;
using ConsultationIntake.Consultations;
using ConsultationIntake.Points;
using ConsultationIntake.Reading;
using ConsultationIntake.Submissions;
using ConsultationIntake.Themes;

namespace ConsultationIntake.Contracts;

/// <summary>Small, valid things for tests to change one property of.</summary>
public static class Samples
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 10, 12, 0, 0, TimeSpan.Zero);

    public static TimeZoneInfo London { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    public static ThemeSet Themes { get; } =
        new([
            new Theme
            {
                Code = "asb",
                Title = new("Anti-social behaviour"),
                Vocabulary = [new() { Phrase = "anti-social behaviour" }, new() { Phrase = "noise" }],
            },
            new Theme
            {
                Code = "victims",
                Title = new("Victims"),
                Vocabulary = [new() { Phrase = "victim" }],
            },
            new Theme
            {
                Code = "partnership",
                Title = new("Partnership"),
                Vocabulary = [new() { Phrase = "partnership" }],
            },
            new Theme
            {
                Code = "equalities",
                Title = new("Equalities"),
                Vocabulary = [new() { Phrase = "hate crime" }],
            },
        ]);

    public static Consultation Consultation(string slug = "safer-plan") =>
        new()
        {
            Slug = ConsultationSlug.Parse(slug),
            Title = new("Draft Police and Crime Plan", "Cynllun Heddlu a Throseddu drafft"),
            Body = new() { Name = new("Office of the Commissioner"), OfficeHolder = new("the Commissioner") },
            Introduction = new("Tell us what you think."),
            Window = new()
            {
                Opens = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero),
                Closes = new(2026, 12, 14, 17, 0, 0, TimeSpan.Zero),
                TimeZone = London,
            },
            LateResponses = LateResponses.KeepAndMark,
            Contact = new() { Name = new("The consultation team"), Email = "consultation@example.org" },
            Languages = ["en", "cy"],
            Questions =
            [
                new() { Id = "views", Text = new("What do you think of the plan?") },
                new() { Id = "else", Text = new("Anything else?") },
            ],
            Digests = new()
            {
                Weekly = DayOfWeek.Monday,
                DaysBeforeClosing = [14, 7, 3, 1],
                Recipients = [new() { Email = "digest@example.org" }],
            },
            Retention = new(),
            Inbox = new() { Addresses = ["plan@consult.example.org"] },
            ExpectedPartners =
            [
                new()
                {
                    Id = "northtown-council",
                    Name = "Northtown Council",
                    Domains = ["northtown.example"],
                },
            ],
            Themes = Themes,
        };

    public static Submission Submission(string text = "There is noise every night.", string slug = "safer-plan") =>
        new()
        {
            Consultation = ConsultationSlug.Parse(slug),
            Reference = SubmissionReference.New(),
            Channel = Channel.Form,
            ReceivedAt = Noon,
            IsLate = false,
            Respondent = new() { Name = "Ann Other", Email = "ann@example.org" },
            Text = SubmissionText.Compose([new(PartKind.Answer, "views", text, "What do you think of the plan?")]),
            ContentHash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))),
        };

    /// <summary>The submission as it would be after tagging: the whole text one point with these themes.</summary>
    public static Submission Tagged(this Submission submission, params string[] themes)
    {
        var whole = new TextSpan(0, submission.Text.Value.Length);
        return submission with
        {
            Status = SubmissionStatus.Tagged,
            TaggedWith = "test/1",
            TaggedAt = submission.ReceivedAt,
            Points =
            [
                new Point
                {
                    Number = 1,
                    Source = new() { Span = whole },
                    Tags =
                    [
                        .. themes.Select(theme => new ThemeTag
                        {
                            Theme = theme,
                            Confidence = 0.9,
                            Evidence = [whole],
                            Explanation = "It says so.",
                        }),
                    ],
                },
            ],
        };
    }

    /// <summary>A submission read as these points, with a space between them.</summary>
    public static Submission Letter(params string[] points)
    {
        var start = 0;
        var read = new List<Point>();
        foreach (var text in points)
        {
            read.Add(
                new Point
                {
                    Number = read.Count + 1,
                    Source = new() { Span = new TextSpan(start, text.Length) },
                }
            );
            start += text.Length + 1;
        }

        return Submission(string.Join(' ', points)).Tagged() with
        {
            Points = read,
        };
    }

    public static Submission OnlyPoint(this Submission submission, Func<Point, Point> change) =>
        submission with
        {
            Points = [.. submission.Points.Select(change)],
        };
}
