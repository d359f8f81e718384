using System.Security.Cryptography;
using System.Text;
using ConsultationIntake.Consultations;
using ConsultationIntake.Mail;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.Alerts;

/// <summary>
/// The mail that responses may show a person at risk. It holds references and links, and no words of the responses. Pure.
/// </summary>
public static class SafeguardingMail
{
    /// <summary>Links to single responses in one mail; the desk has the rest.</summary>
    private const int MostLinks = 50;

    /// <param name="consultation">What was responded to.</param>
    /// <param name="points">The flagged points that the links lead to, one a response.</param>
    /// <param name="alert">The round it belongs to.</param>
    /// <param name="email">Whom it is for.</param>
    /// <param name="overdue">Points, of all responses, that have waited too long.</param>
    /// <param name="site">For the links.</param>
    /// <param name="mayRepeat">A host stopped while this mail was being handed over: it may have gone out already.</param>
    public static OutgoingMail Of(
        Consultation consultation,
        IReadOnlyList<PointId> points,
        SafeguardingAlert alert,
        string email,
        long overdue,
        SiteAddress site,
        bool mayRepeat
    )
    {
        var desk = site.Safeguarding(consultation.Slug);
        var (who, read) = points is [var only] ? ($"Response {only.Submission}", "Read it") : ($"{points.Count} responses", "Read them");
        var subject = $"Safeguarding: {char.ToLowerInvariant(who[0])}{who[1..]} may show a person at risk";
        var links = points
            .Take(MostLinks)
            .Select(point =>
                (
                    Reference: point.Submission,
                    Link: new Uri(site.Root, $"staff/{consultation.Slug}/{point.Submission}?point={point.Number}#p-{point}")
                )
            )
            .ToList();
        string[] lines =
        [
            $"{who} to “{consultation.Title.English}” may show a person at risk now, or a crime. {read}, and say what was done.",
            .. points.Count <= MostLinks ? Array.Empty<string>() : [$"{points.Count - MostLinks} more of them stand at {desk}"],
            .. overdue == 0
                ? Array.Empty<string>()
                :
                [
                    $"{(overdue == 1 ? "1 point has" : $"{overdue} points have")} waited for more than "
                        + $"{consultation.Safeguarding.OverdueAfterHours} hours: {desk}",
                ],
            .. mayRepeat ? ["You may have had this mail already: the system stopped while it was going out."] : Array.Empty<string>(),
        ];
        var why =
            "You get this because the office named you for safeguarding. It holds no words of "
            + $"{(points.Count == 1 ? "the response" : "the responses")} and no personal data.";
        var text =
            points.Count == 1
                ? $"Read it: {links[0].Link}"
                : $"All that wait: {desk}\n\n" + string.Join('\n', links.Select(link => $"{link.Reference}: {link.Link}"));
        return new OutgoingMail
        {
            Id = $"safeguarding.{consultation.Slug}.{alert.Id}.{alert.Round}.{KeyOf(email)}",
            Category = "safeguarding",
            To = new MailAddress(email),
            Subject = subject,
            Text = string.Join("\n\n", [lines[0], text, .. lines[1..], why]) + "\n",
            Html = MailPage.Of("en", subject, points.Count == 1 ? Body(lines, links[0].Link, []) : Body(lines, desk, links), why),
            Headers = new Dictionary<string, string> { ["Auto-Submitted"] = "auto-generated", ["Importance"] = "high" },
        };
    }

    /// <summary>A key of a person that is no address.</summary>
    internal static string KeyOf(string email) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(email)))[..12];

    private const string Button =
        "display:inline-block;padding:10px 18px;background:#a3160c;color:#ffffff;text-decoration:none;font-weight:bold";

    private static Html Body(string[] lines, Uri button, List<(SubmissionReference Reference, Uri Link)> links) =>
        Html.Of(
            $"""
            <h1 style="margin:0 0 12px;font-size:22px;line-height:1.25">{lines[0]}</h1>
            <p style="margin:0 0 16px"><a href="{button}" style="{Button}">{(
                links.Count == 0 ? "Read the response" : "All that wait"
            )}</a></p>
            {Html.Join(links.Select(link => Html.Of($"""<p style="margin:0 0 4px"><a href="{link.Link}">{link.Reference}</a></p>""")))}
            {Html.Join(lines.Skip(1).Select(line => Html.Of($"""<p style="margin:10px 0 0">{line}</p>""")))}
            """
        );
}
