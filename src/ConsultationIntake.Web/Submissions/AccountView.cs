using ConsultationIntake.Consultations;
using ConsultationIntake.Points;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.StaffWork;
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

    /// <summary>Responses whose reading somebody must look at: <c>submissions?needsLook=true</c> lists them.</summary>
    public required long NeedsLook { get; init; }

    /// <summary>The respondents' own points = decided + undecided.</summary>
    public required long Points { get; init; }
    public required long Decided { get; init; }
    public required long Undecided { get; init; }

    /// <summary>Of the points, those that a member of staff has read.</summary>
    public required long ReadBySomebody { get; init; }

    /// <summary>Of the points, those that somebody must check what the machine made of: <c>points?needsLook=yes</c> lists them.</summary>
    public required long PointsToCheck { get; init; }
    public required IReadOnlyDictionary<string, long> Channels { get; init; }
    public required IReadOnlyDictionary<string, long> Languages { get; init; }
    public required IReadOnlyList<ThemeView> Themes { get; init; }
    public required IReadOnlyList<PartnerView> Partners { get; init; }

    /// <summary>Letters that several respondents sent, most copies first. Each copy is counted above as a response of its own.</summary>
    public required IReadOnlyList<CampaignView> Campaigns { get; init; }
    public required RetaggingView Retagging { get; init; }

    public sealed record CampaignView(string Id, long Copies);

    /// <summary>How far the reading with today's themes and tagger has come, and what it has changed so far.</summary>
    /// <param name="Done">Tagged submissions that were read with them.</param>
    /// <param name="Total">All tagged submissions.</param>
    /// <param name="Changes">By theme, for submissions that had been read with others before; a theme nothing changed for is left
    /// out.</param>
    public sealed record RetaggingView(long Done, long Total, IReadOnlyList<ThemeChangeView> Changes);

    /// <param name="Theme">The theme's code.</param>
    /// <param name="Gained">Points that carry it and did not.</param>
    /// <param name="Lost">Points that carried it and do not.</param>
    public sealed record ThemeChangeView(string Theme, long Gained, long Lost);

    /// <param name="Submissions">Submissions with at least one point on the theme.</param>
    /// <param name="ByContext">How many of the points carry it by their question, heading or neighbour and not by their own words.</param>
    public sealed record ThemeView(
        string Code,
        string Title,
        long Points,
        long ByContext,
        long Submissions,
        IReadOnlyDictionary<string, long> Stances
    );

    public sealed record PartnerView(string Id, string Name, long Submissions, bool HasReplied);

    /// <param name="consultation">Whose account it is.</param>
    /// <param name="tally">Its counts.</param>
    /// <param name="with">What points are made with now: <see cref="SubmissionReader.NameFor"/>.</param>
    /// <param name="now">The moment days are counted from.</param>
    public static AccountView Of(Consultation consultation, Tally tally, string with, DateTimeOffset now) =>
        new()
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
            NeedsLook = tally.ToLookAt,
            Points = tally.Points,
            Decided = tally.In(DecisionState.Decided) + tally.In(DecisionState.InDecidedConcern),
            Undecided = tally.In(DecisionState.Undecided) + tally.In(DecisionState.Drafted),
            ReadBySomebody = tally.Read,
            PointsToCheck = tally.NeedsLook,
            Channels = Enum.GetValues<Channel>().ToDictionary(channel => JsonNames.Of(channel), tally.By),
            Languages = consultation.Languages.ToDictionary(language => language, tally.ByLanguage),
            Themes =
            [
                .. consultation.Themes.All.Select(theme => new ThemeView(
                    theme.Code,
                    theme.Title.English,
                    tally.PointsOn(theme),
                    tally.ByContext(theme),
                    tally.SubmissionsOn(theme),
                    Enum.GetValues<Stance>().ToDictionary(stance => JsonNames.Of(stance), stance => tally.PointsOn(theme, stance))
                )),
            ],
            Partners =
            [
                .. consultation.ExpectedPartners.Select(partner => new PartnerView(
                    partner.Id,
                    partner.Name,
                    tally.FromPartner(partner.Id),
                    tally.FromPartner(partner.Id) > 0
                )),
            ],
            Campaigns = [.. tally.Campaigns.Select(campaign => new CampaignView(campaign.Id, campaign.Copies))],
            Retagging = new RetaggingView(
                tally.MadeWith(with),
                tally.In(SubmissionStatus.Tagged),
                [.. tally.ChangesWith(with).Select(change => new ThemeChangeView(change.Theme, change.Gained, change.Lost))]
            ),
        };
}
