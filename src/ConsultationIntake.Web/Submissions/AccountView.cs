using ConsultationIntake.Consultations;
using ConsultationIntake.Points;
using ConsultationIntake.Submissions;
using ConsultationIntake.Web.Inbox;

namespace ConsultationIntake.Web.Submissions;

/// <summary>The account of a consultation, as <c>/staff</c> shows it and as JSON: counts that add up.</summary>
public sealed record AccountView
{
    public required string Consultation { get; init; }
    public required string Title { get; init; }
    public required DateTimeOffset Opens { get; init; }
    public required DateTimeOffset Closes { get; init; }
    public required WindowState State { get; init; }
    public required int DaysLeft { get; init; }

    /// <summary>Received = tagged + waiting + failed.</summary>
    public required long Received { get; init; }
    public required long Tagged { get; init; }
    public required long Waiting { get; init; }
    public required long Failed { get; init; }
    public required long Late { get; init; }

    /// <summary>The account of the inbox, or null where it was not asked for.</summary>
    public MailView? Mail { get; init; }
    public required long Safeguarding { get; init; }
    public required long Points { get; init; }
    public required IReadOnlyDictionary<string, long> Channels { get; init; }
    public required IReadOnlyDictionary<string, long> Languages { get; init; }
    public required IReadOnlyList<ThemeView> Themes { get; init; }
    public required IReadOnlyList<PartnerView> Partners { get; init; }

    /// <param name="Submissions">Submissions with at least one point on the theme.</param>
    public sealed record ThemeView(string Code, string Title, long Points, long Submissions, IReadOnlyDictionary<string, long> Stances);

    public sealed record PartnerView(string Id, string Name, long Submissions, bool HasReplied);

    public static AccountView Of(Consultation consultation, Tally tally, DateTimeOffset now) => new()
    {
        Consultation = consultation.Slug.ToString(),
        Title = consultation.Title.English,
        Opens = consultation.Window.InZone(consultation.Window.Opens),
        Closes = consultation.Window.InZone(consultation.Window.Closes),
        State = consultation.Window.StateAt(now),
        DaysLeft = consultation.Window.DaysLeftAt(now),
        Received = tally.Received,
        Tagged = tally.In(SubmissionStatus.Tagged),
        Waiting = tally.In(SubmissionStatus.Waiting),
        Failed = tally.In(SubmissionStatus.Failed),
        Late = tally.Late,
        Safeguarding = tally.Safeguarding,
        Points = tally.Points,
        Channels = Enum.GetValues<Channel>().ToDictionary(channel => JsonNames.Of(channel), tally.By),
        Languages = consultation.Languages.ToDictionary(language => language, tally.ByLanguage),
        Themes = [.. consultation.Themes.All.Select(theme => new ThemeView(
            theme.Code,
            theme.Title.English,
            tally.PointsOn(theme.Code),
            tally.SubmissionsOn(theme.Code),
            Enum.GetValues<Stance>().ToDictionary(stance => JsonNames.Of(stance), stance => tally.PointsOn(theme.Code, stance))))],
        Partners = [.. consultation.ExpectedPartners.Select(partner => new PartnerView(
            partner.Id, partner.Name, tally.FromPartner(partner.Id), tally.FromPartner(partner.Id) > 0))],
    };
}
