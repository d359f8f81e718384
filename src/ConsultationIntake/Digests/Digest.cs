using ConsultationIntake.Consultations;
using ConsultationIntake.Inbox.Partners;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.StaffWork;
using ConsultationIntake.Themes;

namespace ConsultationIntake.Digests;

/// <summary>Everything one recipient's digest says. Holds counts, quotes without personal data, and names of organisations only.</summary>
public sealed record Digest
{
    public required string Id { get; init; }
    public required ConsultationSlug Consultation { get; init; }
    public required LocalisedText Title { get; init; }
    public required DigestRecipient Recipient { get; init; }
    public required DateTimeOffset At { get; init; }
    public required DateTimeOffset Closes { get; init; }

    /// <summary>When the digest before it was made, in the consultation's zone; null for the first.</summary>
    public required DateTimeOffset? Since { get; init; }

    /// <summary>See <see cref="ConsultationWindow.DaysLeftAt"/>; null once the closing instant has passed.</summary>
    public required int? DaysLeft { get; init; }
    public required Count Received { get; init; }
    public required long Tagged { get; init; }
    public required long Waiting { get; init; }
    public required long Failed { get; init; }
    public required long Late { get; init; }
    public required long Safeguarding { get; init; }

    /// <summary>Points whose safeguarding flag has waited longer than the office allows itself.</summary>
    public required long Overdue { get; init; }

    /// <summary>How long that is, in hours.</summary>
    public required int OverdueAfterHours { get; init; }

    /// <summary>The respondents' own points that are decided, and those that are not: together all of them.</summary>
    public required Count Decided { get; init; }

    /// <inheritdoc cref="Decided"/>
    public required Count Undecided { get; init; }

    /// <summary>Points given to the recipient, who signs in with the name or the address that the digest goes to.</summary>
    public required IReadOnlyList<(string Name, long Count)> Given { get; init; }

    /// <summary>Letters that several respondents sent.</summary>
    public required int CampaignLetters { get; init; }

    /// <summary>Responses that are copies of one of them: all are among <see cref="Received"/>.</summary>
    public required long CampaignCopies { get; init; }
    public required IReadOnlyList<(Channel Channel, Count Count)> Channels { get; init; }
    public required IReadOnlyList<ThemeSection> Themes { get; init; }

    /// <summary>How many themes the consultation has: more than <see cref="Themes"/> where the recipient takes only some.</summary>
    public required int ThemesInAll { get; init; }
    public required PartnerRegister Partners { get; init; }
    public required Uri StaffPage { get; init; }

    /// <summary>A host died while this copy was being handed over: it may have gone out already.</summary>
    public required bool MayRepeat { get; init; }

    /// <summary>A number now, and by how much it grew since the digest before.</summary>
    public sealed record Count(long Now, long New);

    public sealed record ThemeSection
    {
        public required string Code { get; init; }
        public required LocalisedText Title { get; init; }
        public required Count Points { get; init; }
        public required Count Submissions { get; init; }

        /// <summary>How many of the points carry the theme by their question, heading or neighbour and not by their own words.</summary>
        public required long ByContext { get; init; }
        public required long Supporting { get; init; }
        public required long Opposing { get; init; }
        public required IReadOnlyList<DigestQuote> Quotes { get; init; }
    }

    public static Digest Compose(
        Consultation consultation,
        DigestRecipient recipient,
        DigestEntry entry,
        DigestEntry? previous,
        IReadOnlyDictionary<string, IReadOnlyList<PointExcerpt>> quotes,
        PartnerRegister partners,
        SiteAddress site,
        (long Open, long Overdue) flags,
        bool mayRepeat
    )
    {
        var (now, before) = (entry.Figures, previous?.Figures ?? Tally.Empty);
        Count Grown(Func<Tally, long> read) => new(read(now), read(now) - read(before));

        var themes = consultation.Themes.All.Where(theme => recipient.Themes.Count == 0 || recipient.Themes.Contains(theme.Code));
        return new Digest
        {
            Id = $"{consultation.Slug}.{entry.Id}",
            Consultation = consultation.Slug,
            Title = consultation.Title,
            Recipient = recipient,
            At = consultation.Window.InZone(entry.FiguresAt),
            Closes = consultation.Window.InZone(consultation.Window.Closes),
            Since = previous is null ? null : consultation.Window.InZone(previous.FiguresAt),
            DaysLeft =
                consultation.Window.StateAt(entry.FiguresAt) == WindowState.Closed ? null : consultation.Window.DaysLeftAt(entry.FiguresAt),
            Received = Grown(tally => tally.Received),
            Tagged = now.In(SubmissionStatus.Tagged),
            Waiting = now.In(SubmissionStatus.Waiting),
            Failed = now.In(SubmissionStatus.Failed),
            Late = now.Late,
            Safeguarding = flags.Open,
            Overdue = flags.Overdue,
            OverdueAfterHours = consultation.Safeguarding.OverdueAfterHours,
            Decided = Grown(tally => tally.In(DecisionState.Decided) + tally.In(DecisionState.InDecidedConcern)),
            Undecided = Grown(tally => tally.In(DecisionState.Undecided) + tally.In(DecisionState.Drafted)),
            Given =
            [
                .. new[] { recipient.Email, recipient.Name }
                    .OfType<string>()
                    .Distinct(StringComparer.Ordinal)
                    .Select(name => (name, now.AssignedTo(name)))
                    .Where(given => given.Item2 > 0),
            ],
            CampaignLetters = now.Campaigns.Count,
            CampaignCopies = now.Campaigns.Sum(campaign => campaign.Copies),
            Channels =
            [
                .. Enum.GetValues<Channel>()
                    .Select(channel => (channel, Grown(tally => tally.By(channel))))
                    .Where(row => row.Item2.Now > 0),
            ],
            Themes = Sections(themes, now, before, quotes),
            ThemesInAll = consultation.Themes.All.Count,
            Partners = partners,
            StaffPage = site.Staff(consultation.Slug),
            MayRepeat = mayRepeat,
        };
    }

    private static List<ThemeSection> Sections(
        IEnumerable<Theme> themes,
        Tally now,
        Tally before,
        IReadOnlyDictionary<string, IReadOnlyList<PointExcerpt>> quotes
    )
    {
        var sections = new List<ThemeSection>();
        foreach (var theme in themes)
        {
            sections.Add(
                new ThemeSection
                {
                    Code = theme.Code,
                    Title = theme.Title,
                    Points = new(now.PointsOn(theme), now.PointsOn(theme) - before.PointsOn(theme)),
                    Submissions = new(now.SubmissionsOn(theme), now.SubmissionsOn(theme) - before.SubmissionsOn(theme)),
                    ByContext = now.ByContext(theme),
                    Supporting = now.PointsOn(theme, Points.Stance.Supports),
                    Opposing = now.PointsOn(theme, Points.Stance.Opposes),
                    // What was tagged since the figures were read is in none of them: no more is quoted than is counted.
                    Quotes =
                    [
                        .. DigestQuote
                            .Choose(quotes.GetValueOrDefault(theme.Code) ?? [], [.. sections.SelectMany(section => section.Quotes)])
                            .Take((int)Math.Min(int.MaxValue, now.PointsOn(theme))),
                    ],
                }
            );
        }

        return sections;
    }
}
