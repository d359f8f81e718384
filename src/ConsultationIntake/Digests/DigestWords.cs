using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.Digests;

/// <summary>How a digest puts its figures into words, the same in HTML and in plain text.</summary>
internal static class DigestWords
{
    internal static string Subject(Digest digest) =>
        $"{digest.Title.English}: {Responses(digest.Received.Now)}, {(digest.DaysLeft is { } days ? DaysLeft(days) : "closed")}";

    internal static string Headline(Digest digest) =>
        digest.DaysLeft switch
        {
            null => $"The consultation has closed. It closed on {Moment(digest.Closes)}.",
            0 => $"Closes today, {Moment(digest.Closes)}.",
            { } days => $"{Capitalised(DaysLeft(days))}. Closes {Moment(digest.Closes)}.",
        };

    internal static string ReceivedLine(Digest digest) =>
        digest.Since is { } since
            ? $"{Responses(digest.Received.New)} since the last digest ({Moment(since)}), {Numbers.Of(digest.Received.Now)} in all."
            : $"{Responses(digest.Received.Now)} so far. This is the first digest.";

    internal static string Sum(Digest digest) =>
        $"{Numbers.Of(digest.Received.Now)} received = {Numbers.Of(digest.Tagged)} tagged + {Numbers.Of(digest.Waiting)} waiting + "
        + $"{Numbers.Of(digest.Failed)} failed";

    internal static IEnumerable<string> Attention(Digest digest)
    {
        if (digest.Overdue > 0)
            yield return $"{Numbers.Of(digest.Overdue, "point", "points")} that may show a person at risk "
                + $"{(digest.Overdue == 1 ? "has" : "have")} waited for more than {digest.OverdueAfterHours} hours. "
                + $"Answer {(digest.Overdue == 1 ? "it" : "them")} before anything else.";
        if (digest.Safeguarding > 0)
            yield return $"{Numbers.Of(digest.Safeguarding, "point", "points")} may show a person at risk or a crime. Read "
                + $"{(digest.Safeguarding == 1 ? "it" : "them")} first; they are never quoted here.";
        if (digest.Failed > 0)
            yield return $"{Responses(digest.Failed)} could not be tagged. {(digest.Failed == 1 ? "It is" : "They are")} kept and listed "
                + "on the staff page.";
        if (digest.Waiting > 0)
            yield return $"{Responses(digest.Waiting)} {(digest.Waiting == 1 ? "is" : "are")} still waiting to be tagged and not yet "
                + "counted by theme.";
        if (digest.Late > 0)
            yield return $"{Responses(digest.Late)} came after the closing time and {(digest.Late == 1 ? "is" : "are")} marked late.";
        if (digest.CampaignLetters > 0)
            yield return $"{Responses(digest.CampaignCopies)} are copies of "
                + $"{Numbers.Of(digest.CampaignLetters, "campaign letter", "campaign letters")}; each is counted.";
        if (digest.Partners.Awaited > 0)
            yield return $"{Numbers.Of(digest.Partners.Awaited)} of "
                + $"{Numbers.Of(digest.Partners.Lines.Count, "expected partner", "expected partners")} "
                + $"{(digest.Partners.Awaited == 1 ? "has" : "have")} not answered; "
                + $"{(digest.Partners.Awaited == 1 ? "it is" : "they are")} named below.";
        if (digest.MayRepeat)
            yield return "You may have had this digest already: the system stopped while the first copy was going out.";
    }

    internal static string ThemeCounts(Digest digest, Digest.ThemeSection theme) =>
        $"{Numbers.Of(theme.Points.Now, "point", "points")} in {Responses(theme.Submissions.Now)}" + Change(digest, theme.Points);

    /// <summary>Null where all carry the theme by their own words.</summary>
    internal static string? ByContext(Digest.ThemeSection theme)
    {
        const string because = "counted because of the question they answer, the heading above them or the point before them";
        return theme.ByContext switch
        {
            0 => null,
            1 => $"1 of them does not name the theme itself and is {because}",
            var some => $"{Numbers.Of(some)} of them do not name the theme themselves and are {because}",
        };
    }

    /// <summary>How many points on a theme support and how many are critical, each number with its list; noughts are left out.</summary>
    internal static IEnumerable<Counted> Stances(Digest digest, Digest.ThemeSection theme) =>
        new[]
        {
            new Counted(theme.Supporting, "in support", $"{Address(digest, theme)}&stance=supports"),
            new Counted(theme.Opposing, "against or critical", $"{Address(digest, theme)}&stance=opposes"),
        }.Where(counted => counted.Count > 0);

    /// <summary>The points given to the recipient.</summary>
    internal static IEnumerable<Counted> Given(Digest digest) =>
        digest.Given.Select(given => new Counted(
            given.Count,
            $"{(given.Count == 1 ? "point" : "points")} given to you",
            $"{digest.StaffPage}/points?assigned={Uri.EscapeDataString(given.Name)}&whose=ownView"
        ));

    /// <summary>The account of responses, each number with its list.</summary>
    internal static IReadOnlyList<Counted> Account(Digest digest) =>
        [
            new(digest.Received.Now, "received", $"{digest.StaffPage}/responses"),
            new(digest.Tagged, "tagged", $"{digest.StaffPage}/responses?status=tagged"),
            new(digest.Waiting, "waiting", $"{digest.StaffPage}/responses?status=waiting"),
            new(digest.Failed, "failed", $"{digest.StaffPage}/responses?status=failed"),
        ];

    /// <summary>The list of the responses that came by a channel.</summary>
    internal static string Address(Digest digest, Channel channel) =>
        $"{digest.StaffPage}/responses?channel={char.ToLowerInvariant(channel.ToString()[0])}{channel.ToString()[1..]}";

    /// <param name="Count">How many.</param>
    /// <param name="Words">What it counts, after the number.</param>
    /// <param name="Address">The list of exactly that.</param>
    internal sealed record Counted(long Count, string Words, string Address);

    /// <summary>What changed since the digest before; nothing in the first, where everything is new.</summary>
    internal static string Change(Digest digest, Digest.Count count) =>
        count.New switch
        {
            _ when digest.Since is null => "",
            0 => ", no change",
            > 0 => $", {Numbers.Of(count.New)} new",
            _ => $", {Numbers.Of(-count.New)} fewer after corrections",
        };

    internal static string ChannelName(Channel channel) =>
        channel switch
        {
            Channel.Form => "Web form",
            Channel.Api => "Other systems (public)",
            Channel.Partner => "Partners' systems",
            Channel.Email => "Email",
            Channel.Import => "Brought in by staff",
            Channel.Paper => "Paper",
            Channel.Meeting => "Meetings",
            _ => throw new NotSupportedException($"The channel {channel} has no words."),
        };

    /// <summary>No promise that a quote could break: what was done to them, and what was left out.</summary>
    internal static string Why(Digest digest) =>
        (
            digest.Recipient.Themes.Count == 0
                ? "You get this because the office listed you as a reader of this consultation's digests. "
                : $"You get this because the office listed you as a reader of {digest.Themes.Count} of this consultation's "
                    + $"{digest.ThemesInAll} themes. "
        )
        + "Names, addresses and numbers of people are taken out of quotes as far as a program finds them; names "
        + "of organisations are public. "
        + "Left out are points that may show a person at risk, and those in which somebody tells of their own health, origin, faith or "
        + "orientation.";

    /// <summary>Points = decided + not decided, with what changed.</summary>
    internal static string Decisions(Digest digest) =>
        $"{Numbers.Of(digest.Decided.Now + digest.Undecided.Now, "point", "points")} = {Numbers.Of(digest.Decided.Now)} decided"
        + $"{Change(digest, digest.Decided)} + {Numbers.Of(digest.Undecided.Now)} not decided";

    /// <summary>The list of the points that are not decided.</summary>
    internal static string UndecidedAddress(Digest digest) =>
        $"{digest.StaffPage}/points?whose=ownView&decision=undecided&decision=drafted";

    /// <summary>The list of exactly the points that a theme counts.</summary>
    internal static string Address(Digest digest, Digest.ThemeSection theme) =>
        $"{digest.StaffPage}/points?theme={Uri.EscapeDataString(theme.Code)}&whose=ownView";

    /// <summary>The list of exactly the points that <see cref="ByContext"/> counts.</summary>
    internal static string ByContextAddress(Digest digest, Digest.ThemeSection theme) =>
        $"{digest.StaffPage}/points?byContext={Uri.EscapeDataString(theme.Code)}&whose=ownView";

    /// <summary>The points that may show a person at risk and are still to be answered.</summary>
    internal static string SafeguardingAddress(Digest digest) => $"{digest.StaffPage}/safeguarding";

    internal static string Moment(DateTimeOffset moment) => Dates.Moment(moment);

    private static string Responses(long count) => Numbers.Of(count, "response", "responses");

    private static string DaysLeft(int days) => days == 0 ? "closes today" : $"{days} {(days == 1 ? "day" : "days")} left";

    private static string Capitalised(string text) => $"{char.ToUpperInvariant(text[0])}{text[1..]}";
}
